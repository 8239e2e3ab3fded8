//! Until when the roll can be objected to: counted where the law gives a term, left blank where it gives none.

use crate::analysis::business_days::{BusinessDays, Term};
use crate::model::{CaseFile, Closure, Vote};

/// Business days that the parties have to object to reports and lists (LFT 897-F).
const TITULARITY_DAYS: u32 = 7;

/// The deadline of an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deadline {
    /// A term of the law, counted from a day of the case.
    Counted(Term),
    /// A term of the law, but the case does not say since when it runs.
    NotStarted {
        /// Its length in business days.
        days: u32,
    },
    /// At a hearing, whose day the case file has no place for.
    AtHearing,
    /// No term was found in the law.
    NoTerm,
}

impl Deadline {
    /// The deadline of a case.
    pub fn of(file: &CaseFile, vote: Vote) -> Self {
        match vote {
            Vote::Titularity => match file.date("roll_received") {
                Some(received) => {
                    let days = BusinessDays::of(file, file.authority.as_deref().unwrap_or_default());
                    Self::Counted(days.term(received.day(), TITULARITY_DAYS))
                }
                None => Self::NotStarted { days: TITULARITY_DAYS },
            },
            Vote::Strike => Self::AtHearing,
            Vote::Representation | Vote::Contract | Vote::Officers | Vote::Legitimization => Self::NoTerm,
        }
    }
}

/// Closures that the case gives for another authority than that of the proceeding, and that were not deducted.
pub(super) fn closures_of_others(file: &CaseFile) -> Vec<&Closure> {
    let own = file.authority.as_deref().unwrap_or_default().trim();
    file.closures
        .iter()
        .map(|lined| &lined.value)
        .filter(|closure| !closure.authority.trim().eq_ignore_ascii_case(own))
        .collect()
}
