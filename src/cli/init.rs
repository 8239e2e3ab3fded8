//! `init`: what each file was taken for, and what to fill in next.

use std::fmt::Write as _;

use crate::app::{self, Exit, Filed, FiledAs, InitOptions, Started, SystemPorts};
use crate::i18n::ui::init::screen as words;
use crate::model::{Arg, Msg};

use super::args::InitArgs;
use super::output::Output;
use super::run::Stop;

pub(super) fn run(args: &InitArgs, out: Output) -> Result<Exit, Stop> {
    let options =
        InitOptions { vote: args.vote, as_of: args.as_of, title: args.title.clone(), lang: out.lang };
    let started = app::init(&args.folder, &args.sources, &options, &SystemPorts)?;
    out.result(screen(&started, out).as_bytes())?;
    warn(&started, out);
    Ok(Exit::Done)
}

/// Lists of support are told of on standard error too, where a redirected result would hide them.
fn warn(started: &Started, out: Output) {
    for file in started.files.iter().filter(|file| file.taken == FiledAs::Support) {
        let why: Vec<String> = file.why.iter().map(|msg| out.msg(msg)).collect();
        let head = out.text(crate::i18n::ui::cli::words::WARNING);
        out.say(&format!("{head}: {}: {}", app::tame(&file.name), app::tame(&why.join("; "))));
    }
}

fn screen(started: &Started, out: Output) -> String {
    let mut text = format!(
        "Escrutinio {} \u{b7} {} \u{b7} {} \u{b7} {}\n",
        env!("CARGO_PKG_VERSION"),
        out.text(words::HEAD),
        started.id,
        started.vote.title().get(out.lang),
    );
    let _ = writeln!(text, "\n{}", out.text(words::FILES));
    if started.files.is_empty() {
        let _ = writeln!(text, "  {}", out.text(words::NO_FILES));
    }
    for file in &started.files {
        filed(file, out, &mut text);
    }
    let _ = writeln!(text, "\n{}", out.text(words::TODO));
    let todo = started.todo.iter().map(|todo| (Some(todo.line), todo.what.clone()));
    let rest = [words::UNIONS, words::CREWS].map(|what| (None, Msg::of(what)));
    for (line, what) in todo.chain(rest) {
        let line = line.map(|line| out.msg(&Msg::of(words::LINE).with("line", line))).unwrap_or_default();
        let _ = writeln!(text, "  {line:<13} {}", app::tame(&out.msg(&what)));
    }
    let _ = writeln!(text, "\n{}", out.msg(&Msg::of(words::SECRET).private("name", &started.secret)));
    next(started, out, &mut text);
    text
}

fn filed(file: &Filed, out: Output, text: &mut String) {
    let (mark, what) = taken(file, out);
    let mut facts = vec![what];
    if let Some(rows) = file.rows {
        facts.push(out.msg(&Msg::of(words::ROWS).with("n", rows)));
    }
    if file.copied {
        facts.push(out.text(words::COPIED).to_owned());
    }
    let _ = writeln!(text, "{mark} {}: {}", app::tame(&file.name), app::tame(&facts.join(" \u{b7} ")));
    let mut why: Vec<String> = file.why.iter().take(4).map(|msg| app::tame(&out.msg(msg))).collect();
    if let FiledAs::Source { instead: Some(other), .. } = &file.taken {
        let msg = Msg::of(crate::i18n::ui::init::INSTEAD).with("kind", Arg::Text(other.title()));
        why.push(out.msg(&msg));
    }
    if !why.is_empty() {
        let _ = writeln!(text, "    {}", why.join("; "));
    }
}

fn taken(file: &Filed, out: Output) -> (char, String) {
    let say = |text| out.text(text).to_owned();
    match &file.taken {
        FiledAs::Source { id, kind, supersedes, .. } => {
            let mut what = format!("{} ({id})", kind.title().get(out.lang));
            if let Some(older) = supersedes {
                let msg = Msg::of(words::REPLACES).word("id", older);
                let _ = write!(what, ", {}", out.msg(&msg));
            }
            ('\u{2713}', what)
        }
        FiledAs::Document { id, kind } => {
            ('\u{2713}', format!("{} ({id}, {kind})", out.text(words::DOCUMENT)))
        }
        FiledAs::UnknownTable => {
            ('?', format!("{}: {}", out.text(words::UNKNOWN), out.text(words::UNKNOWN_WHY)))
        }
        FiledAs::Unread { kind } => {
            let kind = kind.map(|kind| format!(" ({}?)", kind.title().get(out.lang))).unwrap_or_default();
            ('\u{2205}', format!("{}{kind}", out.text(words::UNREAD)))
        }
        FiledAs::Same(other) => ('\u{b7}', out.msg(&Msg::of(words::SAME).private("other", other))),
        FiledAs::Support => ('!', say(words::SUPPORT)),
        FiledAs::Left => ('\u{b7}', say(words::LEFT)),
    }
}

fn next(started: &Started, out: Output, text: &mut String) {
    let folder = shell_word(&started.folder.display().to_string());
    let _ = writeln!(text, "\n{}", out.text(words::NEXT));
    let mut steps = vec![(format!("escrutinio audit {folder}"), words::STEP_AUDIT)];
    let roll = started
        .files
        .iter()
        .rev()
        .find(|file| matches!(&file.taken, FiledAs::Source { kind: crate::model::SourceKind::Roll, .. }));
    if let Some(roll) = roll {
        let path = started.folder.join(&roll.name).display().to_string();
        steps.push((format!("escrutinio columns {}", shell_word(&path)), words::STEP_COLUMNS));
    }
    let width = steps.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    for (command, why) in steps {
        let _ = writeln!(text, "  {command:<width$}   {}", out.text(why));
    }
}

/// A word as a shell takes it.
fn shell_word(text: &str) -> String {
    let plain = |ch: char| ch.is_alphanumeric() || "-_./".contains(ch);
    let text = app::tame(text);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn commands_can_be_pasted() {
        assert_eq!(shell_word("caso/padron-v1.xlsx"), "caso/padron-v1.xlsx");
        assert_eq!(shell_word("mi caso"), "'mi caso'");
        assert_eq!(shell_word("d'Artagnan; rm"), "'d'\\''Artagnan; rm'");
    }
}
