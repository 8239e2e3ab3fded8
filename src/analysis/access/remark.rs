//! What the engine has to say of its input: notes that go beside the numbers, and problems that ask.

use crate::model::{Msg, Problem, Text};

/// Something a reader of the numbers must know, with the line of the case file it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Stable key, such as `clock_skipped`.
    pub key: &'static str,
    /// Line of `case.toml`; 0 where it rests on no line.
    pub line: u32,
    /// What it says.
    pub msg: Msg,
}

impl Remark {
    pub(super) const fn new(key: &'static str, line: u32, msg: Msg) -> Self {
        Self { key, line, msg }
    }
}

/// A problem of the case file at a line.
pub(super) fn problem(code: &'static str, title: Text, line: u32, detail: Msg, help: Msg) -> Problem {
    let place = (line > 0).then(|| format!("case.toml:{line}"));
    Problem { code, title, detail, help, place }
}
