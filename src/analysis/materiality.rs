//! Materiality: what the defects found could, and could not, have changed.
//!
//! Bounds without assumptions: nobody knows how the doubtful voted or the excluded would have, so every
//! possibility counts. Integers only.

mod bounds;
mod sentence;

pub use bounds::{BaseBounds, Met};

use crate::analysis::tally::{Count, affirmative};
use crate::model::{CaseFile, Msg, Vote};

/// What the findings count, before any bound is put on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Defects {
    /// Distinct persons on the roll whose entry is doubtful (K).
    pub doubtful_rows: u64,
    /// Distinct persons with the right to vote who were kept from it (E).
    pub excluded_workers: u64,
    /// No rule that looks for doubtful entries could run: that there are none was not found, only not looked at.
    pub doubtful_unchecked: bool,
    /// The same of excluded workers.
    pub excluded_unchecked: bool,
}

/// Whether the defects could have changed the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// In no possible case.
    NotDeterminative,
    /// In some possible cases; a possible tie is one.
    PossiblyDeterminative,
    /// In every possible case.
    Determinative,
    /// Figures are missing.
    NoData,
}

impl Verdict {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotDeterminative => "not_determinative",
            Self::PossiblyDeterminative => "possibly_determinative",
            Self::Determinative => "determinative",
            Self::NoData => "no_data",
        }
    }
}

/// The leader against one other option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// The other option.
    pub option: String,
    /// The smallest margin over it.
    pub lowest: i64,
    /// The largest margin over it.
    pub highest: i64,
}

/// Which share of the excluded, all of one mind but for this, would have had to favor the second option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakEven {
    /// Turnout assumed among the excluded, in permille.
    pub turnout: u64,
    /// The share that makes a tie, in permille; above 1000 no share is enough.
    pub share: u64,
}

/// One scenario: a number of doubtful and of excluded, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioResult {
    /// `doubtful_alone`, `excluded_alone`, `joint`, or the id in the case file.
    pub id: String,
    /// Doubtful entries counted: at most the roll.
    pub doubtful: u64,
    /// Excluded counted: at most those who did not vote.
    pub excluded: u64,
    /// Most ballots that the doubtful can have cast.
    pub doubtful_ballots: Option<u64>,
    /// Smallest margin of the first over the second option.
    pub lowest_margin: Option<i64>,
    /// Largest margin of the first over the second option.
    pub highest_margin: Option<i64>,
    /// The margin that is left after the doubtful alone: a tie takes that many more votes.
    pub left_after_doubtful: Option<i64>,
    /// The first option against every other.
    pub against: Vec<Against>,
    /// Whether the law's turnout is still met; `None` where it asks for none, or where it depends.
    pub quorum_met: Option<bool>,
    /// The majorities of a single question, before and after.
    pub bases: Vec<BaseBounds>,
    /// Break-even shares of the excluded: with all of them voting, and at the turnout of this vote.
    pub break_even: Vec<BreakEven>,
    /// The verdict.
    pub verdict: Verdict,
    /// What that means, in plain words.
    pub sentence: Msg,
}

/// The materiality of a case. Top figures are those of the joint scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Materiality {
    /// First less second option, as counted.
    pub margin: Option<u64>,
    /// Doubtful entries.
    pub doubtful_rows: u64,
    /// Excluded workers, at most those who did not vote.
    pub excluded_workers: u64,
    /// Smallest margin, doubtful and excluded together.
    pub lowest_margin: Option<i64>,
    /// Largest margin, doubtful and excluded together.
    pub highest_margin: Option<i64>,
    /// The joint verdict.
    pub verdict: Verdict,
    /// Every scenario; the joint one is the third.
    pub scenarios: Vec<ScenarioResult>,
}

/// The figures of a count that the bounds rest on.
#[derive(Debug, Clone)]
struct Ground<'a> {
    case: &'a CaseFile,
    vote: Option<Vote>,
    count: &'a Count,
    /// Votes of the first option (W), and the options below it.
    first: (&'a str, u64),
    others: Vec<(&'a str, u64)>,
    /// First less second.
    margin: u64,
    roll: Option<u64>,
    /// Votes cast, or those that certainly were (V).
    cast: u64,
    /// The yes of a single question.
    yes: Option<u64>,
}

/// What the defects could have changed.
pub fn materiality(case: &CaseFile, count: &Count, defects: Defects) -> Materiality {
    let ground = Ground::of(case, count);
    let (doubtful, excluded) = (defects.doubtful_rows, defects.excluded_workers);
    let own =
        [("doubtful_alone", doubtful, 0), ("excluded_alone", 0, excluded), ("joint", doubtful, excluded)];
    let given = case.scenarios.iter().map(|given| (given.id.as_str(), given.doubtful, given.excluded));
    let run = |(id, doubtful, excluded): (&str, u64, u64)| match &ground {
        Some(ground) => scenario(ground, id, doubtful, excluded),
        None => no_data(case, count, id, doubtful, excluded),
    };
    let joint = run(("joint", doubtful, excluded));
    let mut scenarios: Vec<ScenarioResult> = own.into_iter().chain(given).map(run).collect();
    for scenario in scenarios.iter_mut().take(own.len()) {
        sentence::admit(scenario, defects);
    }
    Materiality {
        margin: count.margin,
        doubtful_rows: doubtful,
        excluded_workers: joint.excluded,
        lowest_margin: joint.lowest_margin,
        highest_margin: joint.highest_margin,
        verdict: joint.verdict,
        scenarios,
    }
}

impl<'a> Ground<'a> {
    fn of(case: &'a CaseFile, count: &'a Count) -> Option<Self> {
        let mut options: Vec<(&str, u64)> = count
            .options
            .iter()
            .map(|option| Some((option.id.as_str(), option.votes?)))
            .collect::<Option<_>>()?;
        options.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
        let (first, others) = options.split_first()?;
        let single = case.case.vote.is_some_and(Vote::single_question);
        Some(Self {
            case,
            vote: case.case.vote,
            count,
            first: *first,
            others: others.to_vec(),
            margin: count.margin?,
            roll: count.roll,
            cast: count.cast_at_least()?,
            yes: affirmative(count).filter(|_| single).and_then(|id| count.votes_of(id)),
        })
    }

    /// The second option and its votes; no votes where there is no other.
    fn second(&self) -> (Option<&'a str>, u64) {
        self.others.first().map_or((None, 0), |(id, votes)| (Some(*id), *votes))
    }

    /// At most as many excluded as people who did not vote.
    fn possible_excluded(&self, excluded: u64) -> u64 {
        self.roll.map_or(excluded, |roll| excluded.min(roll.saturating_sub(self.cast)))
    }
}

fn scenario(ground: &Ground<'_>, id: &str, doubtful: u64, excluded: u64) -> ScenarioResult {
    let doubtful = ground.roll.map_or(doubtful, |roll| doubtful.min(roll));
    let excluded = ground.possible_excluded(excluded);
    let ballots = doubtful.min(ground.cast);
    let against = bounds::against(ground, ballots, excluded);
    let margin = signed(ground.margin);
    let (_, second) = ground.second();
    let lowest = margin - signed(ballots.min(ground.first.1)) - signed(excluded);
    let highest = margin + signed(ballots.min(second)) + signed(excluded);
    let left = margin - signed(ballots.min(ground.first.1));
    let quorum = bounds::quorum(ground, doubtful, excluded);
    let bases = bounds::bases(ground, doubtful, excluded);
    let verdict = verdict(ground, lowest, doubtful + excluded, quorum, &bases);
    let mut result = ScenarioResult {
        id: id.to_owned(),
        doubtful,
        excluded,
        doubtful_ballots: Some(ballots),
        lowest_margin: Some(lowest),
        highest_margin: Some(highest),
        left_after_doubtful: Some(left),
        against,
        quorum_met: quorum.and_then(Met::after),
        bases,
        break_even: break_evens(ground, left, excluded),
        verdict,
        sentence: Msg::new("", ""),
    };
    result.sentence = sentence::of(ground, &result, quorum);
    result
}

/// The outcome of a single question is its majority; of a contest, the first place and the quorum.
fn verdict(
    ground: &Ground<'_>,
    lowest: i64,
    defects: u64,
    quorum: Option<Met>,
    bases: &[BaseBounds],
) -> Verdict {
    if defects == 0 {
        return Verdict::NotDeterminative;
    }
    if ground.vote.is_some_and(Vote::single_question) {
        return bounds::single_question(ground, bases);
    }
    match quorum {
        Some(quorum) if quorum.surely_changes() => Verdict::Determinative,
        Some(quorum) if quorum.may_change() => Verdict::PossiblyDeterminative,
        _ if lowest <= 0 => Verdict::PossiblyDeterminative,
        _ => Verdict::NotDeterminative,
    }
}

fn break_evens(ground: &Ground<'_>, left: i64, excluded: u64) -> Vec<BreakEven> {
    let usual =
        ground.count.turnout.map(|turnout| turnout.permille).filter(|turnout| (1..1000).contains(turnout));
    let turnouts = std::iter::once(1000).chain(usual);
    turnouts
        .filter_map(|turnout| Some(BreakEven { turnout, share: break_even(left, excluded, turnout)? }))
        .collect()
}

/// The share of the excluded, in permille rounded half up, that would have had to favor the second option
/// for a tie: `½ (1 + margin / (excluded × turnout))`. `None` where nobody was excluded.
pub fn break_even(margin: i64, excluded: u64, turnout: u64) -> Option<u64> {
    let voters = i128::from(excluded) * i128::from(turnout);
    if voters == 0 {
        return None;
    }
    let above = (500 * (voters + 1000 * i128::from(margin))).max(0);
    u64::try_from((2 * above + voters) / (2 * voters)).ok()
}

fn no_data(case: &CaseFile, count: &Count, id: &str, doubtful: u64, excluded: u64) -> ScenarioResult {
    ScenarioResult {
        id: id.to_owned(),
        doubtful,
        excluded,
        doubtful_ballots: None,
        lowest_margin: None,
        highest_margin: None,
        left_after_doubtful: None,
        against: Vec::new(),
        quorum_met: None,
        bases: Vec::new(),
        break_even: Vec::new(),
        verdict: Verdict::NoData,
        sentence: sentence::nothing_counted(case, count),
    }
}

/// Counts of people and papers are far below the limit; beyond it the bound is the limit.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / 4)
}
