//! Pairs that were found, graded.

use super::bits::{Bits, permille};
use super::score::{Curps, Prior, Scorer};
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
    /// What two different CURPs say that both hold.
    pub(in crate::analysis) curps: Curps,
    /// Whether the names agree.
    pub(in crate::analysis) names_agree: bool,
    /// What speaks for it besides the name.
    besides: Besides,
}

/// What speaks for a pair besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Besides {
    /// Nothing.
    Nothing,
    /// An employee number that is nearly the same: numbers that follow each other look like one mistyped.
    Slip,
    /// More than that.
    More,
}

impl Pair {
    /// How sure, 0 to 1000.
    pub(in crate::analysis) fn score(&self) -> u16 {
        Self::score_of(self.odds)
    }

    /// Two rows that a person said are one.
    pub(in crate::analysis) fn decided(left: u32, right: u32) -> Self {
        let odds = 64 * super::bits::BIT;
        Self {
            left,
            right,
            odds,
            grade: Grade::Certain,
            curps: Curps::Silent,
            names_agree: true,
            besides: Besides::More,
        }
    }

    /// The same, of any log odds.
    pub(in crate::analysis) fn score_of(odds: Bits) -> u16 {
        permille(odds)
    }

    /// Compares two rows; nothing if the pair stays below every grade.
    pub(super) fn of(scorer: &Scorer, prior: Prior, a: u32, b: u32) -> Option<Self> {
        let sum = scorer.compare(prior, a, b, &mut |_| ());
        let pair = Self {
            left: a.min(b),
            right: a.max(b),
            odds: sum.odds,
            grade: Grade::Possible,
            curps: sum.curps,
            names_agree: sum.name > 0,
            besides: match sum.besides {
                all if all < NAME_ALONE => Besides::Nothing,
                all if all - sum.slip < NAME_ALONE => Besides::Slip,
                _ => Besides::More,
            },
        };
        if prior.margin == 0 { pair.moved(0) } else { pair.near(sum.besides, prior.margin) }
    }

    /// The pair where nothing that it depends on need move by more than the margin for it to reach a grade.
    fn near(self, besides: Bits, margin: Bits) -> Option<Self> {
        let least = if besides + margin < NAME_ALONE { POSSIBLE_BY_NAME } else { POSSIBLE };
        (self.odds + margin >= least).then_some(self)
    }

    /// The same two rows where the odds before comparing are others; nothing if they stay below every grade.
    pub(super) fn moved(self, by: Bits) -> Option<Self> {
        let odds = self.odds + by;
        let grade = match odds {
            odds if odds < POSSIBLE => return None,
            odds if self.besides == Besides::Nothing && odds < POSSIBLE_BY_NAME => return None,
            _ if self.besides < Besides::More || self.curps == Curps::Apart => Grade::Possible,
            odds if odds >= CERTAIN && self.names_agree && self.curps == Curps::Silent => Grade::Certain,
            odds if odds >= PROBABLE => Grade::Probable,
            _ => Grade::Possible,
        };
        Some(Self { odds, grade, ..self })
    }
}
