//! `decide`: what there is to decide, and people's decisions written into the case.

use crate::app::{self, DecideOptions, Exit, Recorded, SystemPorts, Wish};
use crate::i18n::ui::cli::words::WARNING;
use crate::i18n::ui::decide as ui;
use crate::model::{DispositionState, Msg};
use crate::report::{decisions, text};

use super::args::{DecideArgs, ListFormat};
use super::output::Output;
use super::run::Stop;

/// Decisions shown one by one; more are counted.
const SHOWN: usize = 20;

pub(super) fn run(args: &DecideArgs, out: Output) -> Result<Exit, Stop> {
    if args.list {
        return list(args, out);
    }
    let wishes = wishes(args)?;
    let none = wishes.is_empty();
    let recorded = app::decide(&args.case, wishes, DecideOptions { dry_run: args.dry_run }, &SystemPorts)?;
    warn(&recorded.warnings, out);
    out.result(screen(&recorded, args, none, out).as_bytes())?;
    Ok(Exit::Done)
}

fn list(args: &DecideArgs, out: Output) -> Result<Exit, Stop> {
    let found = app::to_decide(&args.case)?;
    warn(&found.warnings, out);
    match args.format {
        ListFormat::Text => {
            let style = text::Style { lang: out.lang, color: false, width: out.width, examples: 0 };
            let mut screen = decisions::list(&found.report, args.all, style);
            let next = Msg::of(ui::LIST_NEXT).word("case", args.case.display().to_string());
            screen.extend(["\n", &out.msg(&next), "\n"]);
            out.result(screen.as_bytes())?;
        }
        ListFormat::Csv => out.result(&decisions::sheet(&found.report, args.all, out.lang))?,
    }
    Ok(Exit::Done)
}

fn warn(warnings: &[Msg], out: Output) {
    for warning in warnings {
        out.say(&format!("{}: {}", out.text(WARNING), out.msg(warning)));
    }
}

fn wishes(args: &DecideArgs) -> Result<Vec<Wish>, Stop> {
    if let Some(file) = &args.from {
        return Ok(app::read_wishes(file, args.why.as_deref(), args.by.as_deref())?);
    }
    let disposition = if args.accept {
        DispositionState::Accepted
    } else if args.dismiss {
        DispositionState::Dismissed
    } else {
        DispositionState::Pending
    };
    let wish = |finding: &String| Wish {
        finding: finding.trim().to_owned(),
        disposition,
        why: args.why.clone().unwrap_or_default(),
        by: args.by.clone(),
        place: None,
    };
    Ok(args.finding.iter().map(wish).collect())
}

fn screen(recorded: &Recorded, args: &DecideArgs, none: bool, out: Output) -> String {
    let mut text = String::new();
    for (finding, wish) in recorded.noted.iter().take(SHOWN) {
        text.push_str(&decisions::noted(finding, wish.disposition.key(), &wish.why, out.lang));
    }
    let mut say = |msg: Msg| {
        text.push_str(&out.msg(&msg));
        text.push('\n');
    };
    let rest = recorded.noted.len().saturating_sub(SHOWN);
    if rest > 0 {
        say(Msg::of(ui::MORE).with("n", rest));
    }
    let file = recorded.file.display().to_string();
    let written = if recorded.written {
        ui::WRITTEN
    } else if none {
        ui::NOTHING
    } else if recorded.noted.is_empty() {
        ui::ALREADY
    } else {
        ui::PREVIEW
    };
    say(Msg::of(written).with("n", recorded.noted.len()).word("file", file));
    if recorded.unchanged > 0 && !recorded.noted.is_empty() {
        say(Msg::of(ui::UNCHANGED).with("n", recorded.unchanged));
    }
    let [open, accepted, dismissed, pending] = recorded.states.map(|n| n as u64);
    text.push_str(&decisions::states(open, accepted, dismissed, pending, out.lang));
    text.push('\n');
    let next = Msg::of(ui::NEXT).word("case", args.case.display().to_string());
    text.push_str(&out.msg(&next));
    text.push('\n');
    text
}
