//! Something the user must mend: what, where, expected and got, and what to do next.

use super::{Msg, Text};

/// A problem as every face shows it.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Stable code, such as `LEC-003`.
    pub code: &'static str,
    /// What went wrong, in a few words.
    pub title: Text,
    /// What was expected and what was got.
    pub detail: Msg,
    /// One next step.
    pub help: Msg,
    /// The place: a file, a file and a line, a cell.
    pub place: Option<String>,
}

impl From<&Problem> for Msg {
    /// The problem in one sentence, with its place and what to do.
    fn from(problem: &Problem) -> Self {
        let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        Self::new("{place}{title}: {detail}; {help}", "{place}{title}: {detail}; {help}")
            .word("place", place)
            .with("title", problem.title)
            .with("detail", problem.detail.clone())
            .with("help", problem.help.clone())
    }
}
