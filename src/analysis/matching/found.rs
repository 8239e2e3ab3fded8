//! Pairs that were found, graded.

use super::bits::{Bits, permille};
use super::score::Scorer;
use super::weights::{CERTAIN, NAME_ALONE, POSSIBLE, POSSIBLE_BY_NAME, PROBABLE};
use crate::analysis::duplicates::Grade;

/// Two rows that may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct Pair {
    /// The earlier row.
    pub(in crate::analysis) left: u32,
    /// The later one.
    pub(in crate::analysis) right: u32,
    /// Log odds.
    pub(in crate::analysis) odds: Bits,
    /// How sure.
    pub(in crate::analysis) grade: Grade,
    /// Whether something says that they are two people.
    pub(in crate::analysis) apart: bool,
    /// Whether the names agree.
    pub(in crate::analysis) names_agree: bool,
}

impl Pair {
    /// How sure, 0 to 1000.
    pub(in crate::analysis) fn score(&self) -> u16 {
        permille(self.odds)
    }

    /// Compares two rows; nothing if the pair stays below every grade.
    pub(super) fn of(scorer: &Scorer, prior: Bits, a: u32, b: u32) -> Option<Self> {
        let sum = scorer.compare(prior, a, b, &mut |_| ());
        if sum.odds < POSSIBLE {
            return None;
        }
        let alone = sum.besides < NAME_ALONE;
        let names_agree = sum.name > 0;
        let grade = match sum.odds {
            odds if alone && odds < POSSIBLE_BY_NAME => return None,
            _ if alone || sum.apart => Grade::Possible,
            odds if odds >= CERTAIN && names_agree => Grade::Certain,
            odds if odds >= PROBABLE => Grade::Probable,
            _ => Grade::Possible,
        };
        Some(Self { left: a.min(b), right: a.max(b), odds: sum.odds, grade, apart: sum.apart, names_agree })
    }
}
