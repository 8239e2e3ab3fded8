//! States as the page shows them: a word and a shape that a photocopy keeps; color only helps.

use crate::app::StepState;
use crate::i18n::ui::page::result as ui;
use crate::model::{Severity, Text};

/// A state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) shape: &'static str,
    pub(super) word: Text,
    /// Its class in the style.
    pub(super) class: &'static str,
}

const fn mark(shape: &'static str, word: Text, class: &'static str) -> Mark {
    Mark { shape, word, class }
}

pub(super) fn severity(key: &str) -> Mark {
    let severity = Severity::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Severity::Note);
    let shape = match severity {
        Severity::High => "\u{25b2}",
        Severity::Medium => "\u{25c6}",
        Severity::Low => "\u{25cf}",
        Severity::Note => "\u{25cb}",
    };
    mark(shape, severity.title(), severity.key())
}

pub(super) const fn step(state: StepState) -> Mark {
    let (shape, class) = match state {
        StepState::Passed => ("\u{2713}", "pass"),
        StepState::Warning => ("\u{25c6}", "medium"),
        StepState::NotChecked => ("\u{2205}", "no_data"),
        StepState::Failed => ("\u{25b2}", "high"),
    };
    mark(shape, state.title(), class)
}

pub(super) const NOT_CHECKED: Mark = mark("\u{2205}", ui::NO_DATA, "no_data");
pub(super) const DEPENDS: Mark = mark("\u{25c7}", ui::DEPENDS, "depends");
pub(super) const OFF: Mark = mark("\u{2205}", ui::OFF, "no_data");
pub(super) const UNREADABLE: Mark = mark("\u{2205}", ui::UNREADABLE, "no_data");

pub(super) fn verdict(key: &str) -> Mark {
    match key {
        "not_determinative" => mark("\u{2713}", ui::NOT_DETERMINATIVE, "pass"),
        "possibly_determinative" => mark("\u{25c6}", ui::POSSIBLY, "medium"),
        "determinative" => mark("\u{25b2}", ui::DETERMINATIVE, "high"),
        _ => mark("\u{2205}", ui::NO_FIGURES, "no_data"),
    }
}
