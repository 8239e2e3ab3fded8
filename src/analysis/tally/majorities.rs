//! Which majority or turnout the law asks of each kind of vote, and whether it was reached.

use super::Count;
use crate::model::Vote;

/// A test of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestKey {
    /// Votes cast by at least 30 % of the workers covered.
    Turnout30,
    /// More votes than any other option.
    Plurality,
    /// More than half of the workers covered.
    MajorityOfCovered,
    /// More than half of the votes cast.
    MajorityOfCast,
    /// More than half of the valid votes.
    MajorityOfValid,
}

impl TestKey {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Turnout30 => "turnout_30",
            Self::Plurality => "plurality",
            Self::MajorityOfCovered => "majority_of_covered",
            Self::MajorityOfCast => "majority_of_cast",
            Self::MajorityOfValid => "majority_of_valid",
        }
    }
}

/// What a test is for this kind of vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The text of the law sets it.
    Binding,
    /// The law leaves open whether it is this one.
    Open,
    /// The law does not set it; it is shown because practice and press speak of it.
    Shown,
}

impl Standing {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Open => "open",
            Self::Shown => "shown",
        }
    }
}

/// One test with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Which test.
    pub key: TestKey,
    /// The smallest number that meets it.
    pub need: u64,
    /// The number there is.
    pub have: u64,
    /// Whether it is met; `None` where the law is open and its readings differ, or the figure is only a floor.
    pub met: Option<bool>,
    /// What the test is for this vote.
    pub standing: Standing,
    /// Keys of its legal ground; empty where it has none.
    pub law: &'static [&'static str],
}

impl Test {
    /// Whether the numbers reach it, whatever the law makes of it.
    pub const fn reached(&self) -> bool {
        self.have >= self.need
    }
}

/// The smallest whole number that is at least 30 % of a roll.
pub const fn thirty_percent(roll: u64) -> u64 {
    let (tens, rest) = (roll / 10, roll % 10);
    tens * 3 + (3 * rest).div_ceil(10)
}

/// The smallest whole number that is more than half.
pub const fn majority(whole: u64) -> u64 {
    whole / 2 + 1
}

/// The option that a single question is about: the yes.
pub(crate) fn affirmative(count: &Count) -> Option<&str> {
    const YES: [&str; 5] = ["yes", "for", "si", "sí", "a-favor"];
    let named = count.options.iter().find(|option| YES.contains(&option.id.as_str()));
    named.or(count.options.first()).map(|option| option.id.as_str())
}

/// The tests of a kind of vote whose figures are known.
pub(super) fn tests(vote: Vote, count: &Count) -> Vec<Test> {
    match vote {
        Vote::Representation => {
            let law: &[&str] = &["LFT-390-BIS-III", "LFT-388"];
            turnout(count).into_iter().chain(plurality(count, Standing::Binding, law)).collect()
        }
        Vote::Titularity => {
            let law: &[&str] = &["LFT-389", "LFT-897-F"];
            let most = plurality(count, Standing::Open, law);
            let tests: Vec<Test> = most.into_iter().chain(majorities(count, top(count), law)).collect();
            let mut tests = agreed(tests);
            // The statute says nothing of a tie.
            let tied = !count.tied.is_empty();
            for test in tests.iter_mut().filter(|test| tied && test.key == TestKey::Plurality) {
                test.met = None;
            }
            tests
        }
        Vote::Officers => {
            // The statutes say which majority elects.
            let most = plurality(count, Standing::Open, &["LFT-371-IX"]);
            most.into_iter().map(|test| Test { met: None, ..test }).collect()
        }
        Vote::Contract => {
            let mut tests = majorities(count, yes(count), &["LFT-390-TER", "LFT-400-BIS"]);
            for test in &mut tests {
                test.met = Some(test.reached());
                if test.key == TestKey::MajorityOfCovered {
                    test.standing = Standing::Binding;
                } else {
                    test.standing = Standing::Shown;
                    test.law = &[];
                }
            }
            tests
        }
        Vote::Strike => {
            let mut tests = agreed(majorities(count, yes(count), &["LFT-931-II"]));
            for test in tests.iter_mut().filter(|test| test.key == TestKey::MajorityOfCovered) {
                test.law = &["LFT-451-II"];
            }
            tests
        }
        Vote::Legitimization => agreed(majorities(count, yes(count), &["DECRETO-2019-T11", "LFT-390-TER"])),
    }
}

fn yes(count: &Count) -> Option<u64> {
    count.votes_of(affirmative(count)?)
}

fn top(count: &Count) -> Option<u64> {
    count.options.iter().filter_map(|option| option.votes).max().filter(|_| count.margin.is_some())
}

fn turnout(count: &Count) -> Option<Test> {
    let (roll, have) = count.roll.zip(count.cast_at_least())?;
    let need = thirty_percent(roll);
    // Where null votes were not published the figure is a floor: it can show that the test is met, not that it is not.
    let met = if have >= need { Some(true) } else { count.cast.map(|_| false) };
    let law: &[&str] = &["LFT-390-BIS-III"];
    Some(Test { key: TestKey::Turnout30, need, have, met, standing: Standing::Binding, law })
}

fn plurality(count: &Count, standing: Standing, law: &'static [&'static str]) -> Option<Test> {
    let have = top(count)?;
    let next = have - count.margin?;
    let need = next + 1;
    // The statute says nothing of a tie.
    let met = if count.tied.is_empty() { Some(have >= need) } else { None };
    Some(Test { key: TestKey::Plurality, need, have, met, standing, law })
}

/// The three majorities of one figure, where their wholes are known.
fn majorities(count: &Count, have: Option<u64>, law: &'static [&'static str]) -> Vec<Test> {
    let wholes = [
        (TestKey::MajorityOfCovered, count.roll),
        (TestKey::MajorityOfCast, count.cast),
        (TestKey::MajorityOfValid, count.valid),
    ];
    let test = |(key, whole): (TestKey, Option<u64>)| {
        let need = majority(whole?);
        Some(Test { key, need, have: have?, met: None, standing: Standing::Open, law })
    };
    wholes.into_iter().filter_map(test).collect()
}

/// Where the law leaves the base open, a test has an answer only if every base gives the same one.
fn agreed(mut tests: Vec<Test>) -> Vec<Test> {
    let covered = |test: &Test| test.key == TestKey::MajorityOfCovered;
    // The covered are the widest base and the valid votes the narrowest: without them nothing is settled.
    let all_reached = tests.iter().all(Test::reached) && tests.iter().any(covered);
    let none_reached = !tests.iter().any(Test::reached) && !tests.iter().all(covered);
    let met = (all_reached || none_reached).then_some(all_reached);
    for test in &mut tests {
        test.met = met;
    }
    tests
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn thresholds_round_up() {
        assert_eq!(
            [6500, 6000, 5500, 1, 3, 4, 10, 11, 0].map(thirty_percent),
            [1950, 1800, 1650, 1, 1, 2, 3, 4, 0]
        );
        assert_eq!([0, 1, 2, 3, 6500].map(majority), [1, 1, 2, 2, 3251]);
        for roll in 0..500 {
            let need = thirty_percent(roll);
            assert!(10 * need >= 3 * roll && (need == 0 || 10 * (need - 1) < 3 * roll));
        }
    }
}
