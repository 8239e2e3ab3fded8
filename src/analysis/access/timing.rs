//! Who can still be helped, and how much notice people had.

use super::reach::Group;
use super::scene::Scene;
use crate::analysis::business_days::BusinessDays;
use crate::analysis::zones::{self, Edge};
use crate::model::{CaseFile, Moment};

/// How many people an order issued at a moment could still reach on the premises before the polls close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Helpable {
    /// The moment.
    pub at: i64,
    /// People who are on the premises at some time after it and before closing.
    pub workers: u64,
    /// All people of known number.
    pub of: u64,
}

/// The last presence of every group of known size, from which any moment can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survival {
    /// Last presence and head count, in order of time; people never present come first, at the least instant.
    last: Vec<(i64, u64)>,
}

impl Survival {
    /// Reads the groups. People of no known crew and no known dates are not in it.
    pub fn of(scene: &Scene, groups: &[Group]) -> Self {
        let mut last: Vec<(i64, u64)> = groups
            .iter()
            .filter_map(|group| Some((group.last_presence(scene).unwrap_or(i64::MIN), group.workers?)))
            .collect();
        last.sort_unstable();
        Self { last }
    }

    /// S(t): who could still be helped by an order issued at an instant.
    pub fn at(&self, at: i64) -> Helpable {
        let later = self.last.partition_point(|(last, _)| *last <= at);
        Helpable {
            at,
            workers: self.last[later..].iter().map(|row| row.1).sum(),
            of: self.last.iter().map(|row| row.1).sum(),
        }
    }

    /// The instants at which the number falls.
    pub fn steps(&self) -> Vec<i64> {
        let mut steps: Vec<i64> = self.last.iter().map(|row| row.0).filter(|at| *at > i64::MIN).collect();
        steps.dedup();
        steps
    }

    /// S(t) at every moment that matters: announcements of releases, openings, closings, and each fall.
    pub fn moments(&self, scene: &Scene) -> Vec<Helpable> {
        let edges =
            scene.places.iter().flat_map(|place| place.open.iter()).flat_map(|span| [span.start, span.end]);
        let orders = scene.releases.iter().map(|release| release.announced);
        let mut moments: Vec<i64> = self.steps().into_iter().chain(edges).chain(orders).collect();
        moments.sort_unstable();
        moments.dedup();
        moments.into_iter().map(|at| self.at(at)).collect()
    }
}

/// The notice that a call gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which of the case's dates it is.
    pub key: &'static str,
    /// Line of the case file.
    pub line: u32,
    /// When it was published; the end of the day where only the day is known.
    pub published: i64,
    /// Whole hours from publication to the first opening; negative where it came later.
    pub hours_to_opening: Option<i64>,
    /// Business days up to the first day of the vote, that day counted where it is one; and full ones in between.
    /// Both counts are told, for the law does not say which is meant.
    pub business_days: Option<(u32, u32)>,
    /// For each crew, whole hours from publication to its first minute on the premises after it.
    pub hours_to_crews: Vec<Option<i64>>,
}

/// The notice of the case, from `notice_published`, else `call_issued`.
pub fn notice(case: &CaseFile, scene: &Scene) -> Option<Notice> {
    let (key, said) =
        ["notice_published", "call_issued"].into_iter().find_map(|key| Some((key, case.date(key)?)))?;
    let local = match said.value {
        Moment::At(at) => at,
        Moment::Day(day) => day.succ_opt()?.and_time(chrono::NaiveTime::MIN),
    };
    let published = zones::instant(scene.zone, local, Edge::Start).0;
    let first_presence = |group: Group| {
        let present = group.on.union(&group.premises(scene));
        let next = present.iter().find(|span| span.end > published)?;
        Some((next.start.max(published) - published) / 3600)
    };
    let opening = scene.open_anywhere().first();
    let issued = match said.value {
        Moment::At(at) => at.date(),
        Moment::Day(day) => day,
    };
    let days = BusinessDays::of(case, case.authority.as_deref().unwrap_or_default());
    let business_days = opening.map(|opening| {
        let vote = zones::local(scene.zone, opening).date();
        let counted = days.between(issued, vote);
        (counted, counted.saturating_sub(u32::from(days.is_business(vote))))
    });
    Some(Notice {
        key,
        business_days,
        line: said.line,
        published,
        hours_to_opening: opening.map(|opening| (opening - published).div_euclid(3600)),
        hours_to_crews: (0..scene.crews.len())
            .map(|crew| Group::of_crew(scene, crew).and_then(first_presence))
            .collect(),
    })
}
