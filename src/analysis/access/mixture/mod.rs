//! The cheapest mixture of new hours, held buses, added desks and releases, as a mixed-integer programme.
//!
//! The solver computes in fractions; what it proposes is a handful of whole numbers, which the engine that
//! found the fault then checks exactly. First all crews get their chances to vote and the greatest share of the
//! desks that all can have; then costs are minimised one after the other: minutes of duty given to voting,
//! minutes of desks added, minutes that people wait for a bus.

mod answer;
mod chances;
mod programme;
mod solver;
mod stretches;

use std::collections::BTreeMap;

use self::answer::Answer;
use self::stretches::{Kind, Slot, kinds, slots};
use super::assess::Evaluation;
use super::changes::Change;
use super::fix::Proof;
use super::reach::Group;
use super::scene::Scene;
use super::verdict::Verdict;

/// What lets a crew use a stretch of desk time; all of it must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Gate {
    /// Its bus is held for at least this many steps; 0: as it leaves now.
    bus: u32,
    /// It is let go in this quarter of an hour, by its first instant; once classified, by its class.
    release: Option<i64>,
    /// The place is open in this new quarter of an hour, by position.
    slot: Option<usize>,
}

/// Who may use a stretch, and by which gate.
type Users = Vec<(usize, Gate)>;

const STEP: i64 = 5 * 60;
const STEPS: u32 = 6;
const QUARTER: i64 = 15 * 60;
const MOST_DESKS: u32 = 12;
/// Beyond this many kinds of stretch the programme is not tried: the search must end soon on any machine.
const LARGEST: usize = 800;
/// Beyond this many quarters of new hours they stay out of the programme.
const MOST_SLOTS: usize = 120;

/// The model's data: seconds of each kind of stretch, and the quarters of each class of release.
struct Model<'a> {
    scene: &'a Scene,
    groups: &'a [Group],
    now: &'a Evaluation,
    workers: &'a [u64],
    /// Places of equal hours, crews and pace: their desks add up.
    kinds: Vec<Kind>,
    /// Crews that may be helped.
    needy: Vec<usize>,
    /// Quarters of an hour in which a place could open.
    slots: Vec<Slot>,
    stretches: BTreeMap<(usize, Users), i64>,
    /// Quarters by class: equal for everything but the hour.
    classes: Vec<Vec<i64>>,
}

/// Quarters of release by crew and class, once they are chosen.
type Quarters = BTreeMap<(usize, i64), u32>;

/// The changes of the cheapest mixture and how sure it is that they are, with new hours among them; `None` where
/// the case is too large or there is none on the grid (buses in steps of 5 minutes up to 30, releases and new
/// hours in quarters of an hour, new hours while a crew in need is on the premises or could be).
pub(super) fn cheapest_mixture(
    scene: &Scene,
    groups: &[Group],
    now: &Evaluation,
    workers: &[u64],
    with_hours: bool,
) -> Option<(Vec<Change>, Proof)> {
    let needs = |row: &&super::assess::CrewAccess| {
        let short = row.served.zip(row.workers).is_some_and(|(served, workers)| served < workers);
        row.verdict != Verdict::Covered || short
    };
    let needy: Vec<usize> = now.crews.iter().filter(needs).map(|row| row.crew).collect();
    let kinds = kinds(scene, groups);
    let slots = if with_hours { slots(scene, groups, &kinds, &needy) } else { Vec::new() };
    if needy.is_empty() || slots.len() > MOST_SLOTS {
        return None;
    }
    let mut model = Model {
        scene,
        groups,
        now,
        workers,
        kinds,
        needy,
        slots,
        stretches: BTreeMap::new(),
        classes: Vec::new(),
    };
    model.read();
    if model.stretches.len() > LARGEST {
        return None;
    }
    let (answer, proven) = model.least()?;
    let proof = match (proven, with_hours) {
        (true, true) => Proof::Optimal,
        (true, false) => Proof::OptimalWithoutHours,
        (false, _) => Proof::NothingToSpare,
    };
    Some((model.changes(&answer), proof))
}

impl Model<'_> {
    /// Minimises one cost after the other; whether the answer is proven to be the least.
    fn least(&self) -> Option<(Answer, bool)> {
        let (share, first_proof) = self.greatest_share()?;
        // As long as no desk costs anything, a quarter of release may count all desks there could be. From then
        // on the quarters are held, so that each counts with the desks that are added in truth.
        let first = self.solve(share, &[], None)?;
        let chosen: Quarters =
            first.quarters.iter().map(|(crew, class, count)| ((*crew, *class), *count)).collect();
        let least_duty = first.costs[0];
        let second = self.solve(share, &[least_duty], Some(&chosen))?;
        let third = self.solve(share, &[least_duty, second.costs[1]], Some(&chosen))?;
        // Other quarters of the same sum might do with fewer desks, where there are others to choose from.
        let no_choice = chosen.values().all(|count| *count == 0) || chosen.len() == 1;
        let proven = first_proof && no_choice && first.proven && second.proven && third.proven;
        Some((third, proven))
    }
}
