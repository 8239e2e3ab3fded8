//! `export`: documents out of a case or a pack, and what must be said beside them.

use crate::app::{self, Exit, ExportOptions, ExportTarget, Exported};
use crate::i18n::ui::cli::words;
use crate::i18n::ui::export as ui;
use crate::i18n::weekday;
use crate::model::{CaseFile, Msg};
use crate::report::objection::{Deadline, LETTER, NOTES, Objection};

use super::args::{ExportArgs, ExportTo};
use super::output::Output;
use super::run::Stop;

pub(super) fn run(args: &ExportArgs, out: Output) -> Result<Exit, Stop> {
    let options = ExportOptions {
        target: target(args.to),
        out: args.out.clone(),
        draft: args.draft,
        names: args.names,
        replace: args.replace,
    };
    let exported = app::export(&args.case, &options)?;
    for warning in &exported.warnings {
        out.say(&format!("{}: {}", out.text(words::WARNING), out.msg(warning)));
    }
    for path in &exported.files {
        out.tell(&out.msg(&Msg::of(words::WROTE).word("path", path.display().to_string())));
    }
    tell(&exported, out);
    Ok(Exit::Done)
}

const fn target(to: ExportTo) -> ExportTarget {
    match to {
        ExportTo::Petition => ExportTarget::Petition,
        ExportTo::Objection => ExportTarget::Objection,
        ExportTo::Xlsx => ExportTarget::Xlsx,
        ExportTo::Pdf => ExportTarget::Pdf,
        ExportTo::Html => ExportTarget::Html,
        ExportTo::Sarif => ExportTarget::Sarif,
    }
}

fn tell(exported: &Exported, out: Output) {
    let Some(objection) = &exported.objection else {
        out.say(out.text(ui::ROWS));
        return;
    };
    out.tell(&out.msg(&asked(objection)));
    if objection.left_out > 0 {
        out.tell(&out.msg(&Msg::of(ui::LEFT_OUT).with("n", objection.left_out)));
    }
    out.say(&out.msg(&deadline(&objection.deadline, out)));
    out.say(out.text(ui::NAMES));
    out.tell(&out.msg(&Msg::of(ui::NEXT).word("notes", NOTES).word("letter", LETTER)));
}

/// The objection as the next step of an audit: how much is accepted, and until when.
pub(super) fn step(file: &CaseFile, accepted: usize, out: Output) -> String {
    let term = file.case.vote.map(|vote| Deadline::of(file, vote));
    let until = match term {
        Some(Deadline::Counted(term)) => Msg::of(ui::STEP_DUE).with("due", term.due()),
        Some(Deadline::NotStarted { days }) => Msg::of(ui::STEP_NOT_STARTED).with("days", days),
        Some(Deadline::AtHearing) => Msg::of(ui::STEP_AT_HEARING),
        Some(Deadline::NoTerm) | None => Msg::of(ui::STEP_NO_TERM),
    };
    out.msg(&Msg::of(ui::STEP).with("n", accepted).with("until", until))
}

fn asked(objection: &Objection) -> Msg {
    let names = ["exclude", "include", "correct", "order"];
    names
        .into_iter()
        .zip(&objection.asked)
        .fold(Msg::of(ui::ASKED), |msg, (name, (_, number))| msg.with(name, *number))
}

fn deadline(deadline: &Deadline, out: Output) -> Msg {
    match deadline {
        Deadline::Counted(term) => Msg::of(ui::DUE)
            .word("weekday", weekday(term.due(), out.lang))
            .with("due", term.due())
            .with("days", term.days)
            .with("after", term.after),
        Deadline::NotStarted { days } => Msg::of(ui::NOT_STARTED).with("days", *days),
        Deadline::AtHearing => Msg::of(ui::AT_HEARING),
        Deadline::NoTerm => Msg::of(ui::NO_TERM),
    }
}
