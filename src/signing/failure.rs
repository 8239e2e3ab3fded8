//! What every error of this floor can say to a person.

use crate::model::{Msg, Problem, Text};

/// An error with a stable code and words in both languages.
pub trait Failure: std::error::Error {
    /// Stable code, such as `FIR-021`.
    fn code(&self) -> &'static str;

    /// What went wrong, in a few words.
    fn title(&self) -> Text;

    /// What was expected and what was got. Never holds a secret.
    fn detail(&self) -> Msg;

    /// One next step.
    fn help(&self) -> Msg;

    /// The same, as every face shows it; the place is the caller's to add.
    fn problem(&self) -> Problem {
        Problem {
            code: self.code(),
            title: self.title(),
            detail: self.detail(),
            help: self.help(),
            place: None,
        }
    }
}
