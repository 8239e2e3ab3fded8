//! The bounds themselves: margins, turnout and majorities when nobody knows how the doubtful voted.

use super::{Against, Ground, Verdict, signed};
use crate::analysis::tally::{TestKey, majority, thirty_percent};
use crate::model::Vote;

/// Whether a threshold was met, and whether it is in the worst and in the best case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met {
    /// As counted; `None` where the figures do not say.
    pub before: Option<bool>,
    /// In the worst case.
    pub worst: bool,
    /// In the best case.
    pub best: bool,
}

impl Met {
    /// After the defects: `None` where it depends.
    pub const fn after(self) -> Option<bool> {
        if self.worst {
            Some(true)
        } else if self.best {
            None
        } else {
            Some(false)
        }
    }

    /// Whether some possible case changes it.
    pub const fn may_change(self) -> bool {
        match self.before {
            Some(true) => !self.worst,
            Some(false) => self.best,
            None => self.worst != self.best,
        }
    }

    /// Whether every possible case changes it.
    pub const fn surely_changes(self) -> bool {
        match self.before {
            Some(true) => !self.best,
            Some(false) => self.worst,
            None => false,
        }
    }
}

/// A majority of a single question's yes, before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseBounds {
    /// Which majority.
    pub key: TestKey,
    /// Votes that it takes, as counted.
    pub need: u64,
    /// Yes votes, as counted.
    pub have: u64,
    /// Votes that it takes once the doubtful are off the roll; `None` where that depends on who voted.
    pub need_after: Option<u64>,
    /// Fewest yes votes.
    pub lowest: i64,
    /// Most yes votes.
    pub highest: i64,
    /// Whether it was met, and is in the worst and in the best case.
    pub met: Met,
    /// Whether a tie of yes and no is possible that was not there before.
    pub may_tie: bool,
}

/// The first option against every other: removing a ballot moves a margin by one, adding one too.
pub(super) fn against(ground: &Ground<'_>, ballots: u64, excluded: u64) -> Vec<Against> {
    let bound = |(id, votes): &(&str, u64)| {
        let margin = signed(ground.first.1) - signed(*votes);
        Against {
            option: (*id).to_owned(),
            lowest: margin - signed(ballots.min(ground.first.1)) - signed(excluded),
            highest: margin + signed(ballots.min(*votes)) + signed(excluded),
        }
    };
    ground.others.iter().map(bound).collect()
}

/// Fewest and most ballots that the doubtful can have cast: those that the rest of the roll cannot have.
fn ballots(ground: &Ground<'_>, roll: u64, doubtful: u64) -> (u64, u64) {
    (ground.cast.saturating_sub(roll.saturating_sub(doubtful)), doubtful.min(ground.cast))
}

/// The turnout that the law asks of a contest, with the doubtful off the roll.
pub(super) fn quorum(ground: &Ground<'_>, doubtful: u64, excluded: u64) -> Option<Met> {
    if ground.vote != Some(Vote::Representation) {
        return None;
    }
    let roll = ground.roll?;
    let (_, most) = ballots(ground, roll, doubtful);
    let published = ground.count.cast.is_some();
    let reached = ground.cast >= thirty_percent(roll);
    let need = thirty_percent(roll.saturating_sub(doubtful));
    // Where null votes were not published, more votes than those known may have been cast.
    // Ballots that the doubtful must have cast need not be taken off here: then all the rest of the roll voted.
    let best = ground.cast + excluded >= need || !published;
    Some(Met {
        before: if reached || published { Some(reached) } else { None },
        worst: ground.cast - most >= need,
        best,
    })
}

/// The majorities of the yes whose wholes are known.
pub(super) fn bases(ground: &Ground<'_>, doubtful: u64, excluded: u64) -> Vec<BaseBounds> {
    let Some(yes) = ground.yes else { return Vec::new() };
    let roll = ground.roll.unwrap_or(u64::MAX);
    let (fewest, most) = ballots(ground, roll, doubtful);
    let cast_known = ground.count.cast.map(|cast| (TestKey::MajorityOfCast, cast));
    let valid_known = ground.count.valid.map(|valid| (TestKey::MajorityOfValid, valid));
    let covered = ground.roll.map(|roll| covered(ground, yes, roll, (fewest, most), doubtful, excluded));
    let of_votes = [cast_known, valid_known].into_iter().flatten();
    let of_votes = of_votes.map(|(key, whole)| {
        // Null ballots are ballots too: where they are no part of the whole, fewer of the rest are forced.
        let outside = ground.cast.saturating_sub(whole);
        of_votes_cast(key, yes, whole, (fewest.saturating_sub(outside), most), excluded)
    });
    covered.into_iter().chain(of_votes).collect()
}

/// More than half of the workers covered: the doubtful leave the roll, whether they voted or not.
fn covered(
    ground: &Ground<'_>,
    yes: u64,
    roll: u64,
    (fewest, most): (u64, u64),
    doubtful: u64,
    excluded: u64,
) -> BaseBounds {
    let (need, need_after) = (majority(roll), majority(roll.saturating_sub(doubtful)));
    let from_others = ground.cast.saturating_sub(yes);
    let lowest = yes - most.min(yes);
    let highest = yes - fewest.saturating_sub(from_others).min(yes) + excluded;
    let met = Met { before: Some(yes >= need), worst: lowest >= need_after, best: highest >= need_after };
    BaseBounds {
        key: TestKey::MajorityOfCovered,
        need,
        have: yes,
        need_after: Some(need_after),
        lowest: signed(lowest),
        highest: signed(highest),
        met,
        may_tie: false,
    }
}

/// More than half of the votes: what counts is the yes against the rest.
fn of_votes_cast(
    key: TestKey,
    yes: u64,
    whole: u64,
    (fewest, most): (u64, u64),
    excluded: u64,
) -> BaseBounds {
    let rest = whole.saturating_sub(yes);
    let ahead = signed(yes) - signed(rest);
    let (from_yes, from_rest) = (most.min(yes), most.min(rest));
    // Where all of one side is taken and more must be, the rest is forced from the other.
    let lowest = ahead - signed(from_yes) + signed(fewest.saturating_sub(from_yes)) - signed(excluded);
    let highest = ahead + signed(from_rest) - signed(fewest.saturating_sub(from_rest)) + signed(excluded);
    BaseBounds {
        key,
        need: majority(whole),
        have: yes,
        need_after: None,
        lowest: signed(yes - from_yes),
        highest: signed(yes - fewest.saturating_sub(from_rest).min(yes)) + signed(excluded),
        met: Met { before: Some(ahead > 0), worst: lowest > 0, best: highest > 0 },
        may_tie: ahead != 0 && lowest <= 0 && 0 <= highest,
    }
}

/// A single question: for a contract the text of the law names the covered; elsewhere the base is open, and
/// any base that may change leaves the result open.
pub(super) fn single_question(ground: &Ground<'_>, bases: &[BaseBounds]) -> Verdict {
    let decisive: Vec<&BaseBounds> = match ground.vote {
        Some(Vote::Contract) => bases.iter().filter(|base| base.key == TestKey::MajorityOfCovered).collect(),
        _ => bases.iter().collect(),
    };
    // A tie in a legitimization was no rejection: another consultation could be called.
    let tie_counts = ground.vote == Some(Vote::Legitimization);
    let may_tie = |base: &BaseBounds| tie_counts && base.key == TestKey::MajorityOfValid && base.may_tie;
    if decisive.is_empty() {
        Verdict::NoData
    } else if decisive.iter().all(|base| base.met.surely_changes()) {
        Verdict::Determinative
    } else if decisive.iter().any(|base| base.met.may_change() || may_tie(base)) {
        Verdict::PossiblyDeterminative
    } else {
        Verdict::NotDeterminative
    }
}
