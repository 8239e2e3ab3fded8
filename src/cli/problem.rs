//! Problems on the terminal: what, where, expected and got, and one next step.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::app::{AppError, Exit};
use crate::i18n::ui::cli::words;
use crate::model::{Msg, Problem, Text};

use super::output::Output;

/// Says every problem of an error, and answers its exit code.
pub(super) fn tell(error: &AppError, out: Output) -> Exit {
    for problem in error.problems() {
        say(problem, out);
    }
    error.exit()
}

/// Says one problem.
pub(super) fn say(problem: &Problem, out: Output) {
    out.say(&format!("{} {}: {}", out.text(words::PROBLEM), problem.code, problem.title.get(out.lang)));
    if let Some(place) = &problem.place {
        out.say(&format!("  {}: {place}", out.text(words::PLACE)));
    }
    let detail = out.msg(&problem.detail);
    if !detail.is_empty() {
        out.say(&format!("  {detail}"));
    }
    out.say(&format!("  {}: {}", out.text(words::HELP), out.msg(&problem.help)));
}

/// What clap could not make sense of, in our words.
#[expect(clippy::wildcard_enum_match_arm, reason = "clap may add kinds; they get the general sentence")]
pub(super) fn usage(error: &clap::Error, out: Output) -> Exit {
    let context = |kind| error.get(kind).map(plain);
    let what = context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand));
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let known = |text: Text| {
        Msg::of(text).word("what", what.clone().unwrap_or_default()).word("value", value.clone())
    };
    let detail = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
            known(words::INVALID_VALUE)
        }
        ErrorKind::InvalidValue | ErrorKind::MissingRequiredArgument => known(words::MISSING),
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => known(words::UNKNOWN_ARGUMENT),
        ErrorKind::ArgumentConflict => {
            known(words::CONFLICT).word("other", context(ContextKind::PriorArg).unwrap_or_default())
        }
        _ => Msg::of(words::OTHER_USAGE),
    };
    let suggestion = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .or_else(|| context(ContextKind::SuggestedValue))
        .filter(|text| !text.is_empty());
    let valid = context(ContextKind::ValidValue)
        .filter(|text| !text.is_empty())
        .or_else(|| std::error::Error::source(error).map(ToString::to_string));
    let help = match (suggestion, valid) {
        (Some(near), _) => Msg::of(words::DID_YOU_MEAN).word("what", near),
        (None, Some(values)) => Msg::of(words::EXPECTED).word("values", values),
        (None, None) => Msg::of(words::SEE_HELP).word("command", ""),
    };
    say(&Problem { code: "USO-001", title: words::USAGE, detail, help, place: None }, out);
    Exit::Usage
}

#[expect(clippy::wildcard_enum_match_arm, reason = "clap may add kinds; they have no words of ours")]
fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(list) => list.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(list) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}
