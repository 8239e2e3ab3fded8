//! `verify`: separate facts, one a line; never one tick.

use std::fmt::Write as _;

use crate::app::{self, Exit, StepState};
use crate::i18n::ui::cli::words;
use crate::model::Msg;

use super::args::VerifyArgs;
use super::output::Output;
use super::run::Stop;

pub(super) fn run(args: &VerifyArgs, out: Output) -> Result<Exit, Stop> {
    let verified = app::verify_path(&args.pack, args.key.as_deref())?;
    let verification = &verified.verification;
    let mut text = String::new();
    for step in &verification.steps {
        let title = step.check.title().get(out.lang);
        let state = step.state.title().get(out.lang);
        let line = format!("{} {:>2} {title}: {state}", shape(step.state), step.check.number());
        let _ = writeln!(text, "{}", paint(out, step.state, &line));
        let detail = out.msg(&step.detail);
        if !detail.is_empty() {
            let _ = writeln!(text, "     {detail}");
        }
        if args.explain {
            let _ = writeln!(text, "     {}", step.check.meaning().get(out.lang));
        }
    }
    if let Some(key) = &verification.signer {
        let fingerprint = Msg::of(words::SIGNER).word("value", key.fingerprint_hex());
        let _ = writeln!(text, "\n{}", out.msg(&fingerprint));
    }
    if let Some(statement) = &verification.statement {
        let claimed = Msg::of(words::CLAIMED).word("value", &statement.claimed_time);
        let _ = writeln!(text, "{}", out.msg(&claimed));
    }
    let _ = writeln!(text, "{}: {}", out.text(words::VERDICT), verification.summary().get(out.lang));
    out.result(text.as_bytes())?;
    Ok(verified.exit)
}

const fn shape(state: StepState) -> &'static str {
    match state {
        StepState::Passed => "\u{2713}",
        StepState::Failed => "\u{25b2}",
        StepState::Warning => "\u{25c6}",
        StepState::NotChecked => "\u{2205}",
    }
}

fn paint(out: Output, state: StepState, text: &str) -> String {
    let code = match state {
        StepState::Passed => "32",
        StepState::Failed => "31",
        StepState::Warning => "33",
        StepState::NotChecked => "2",
    };
    if out.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}
