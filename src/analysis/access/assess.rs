//! The assessment: every crew's access, with the shares of the desks and the verdicts.

use super::capacity::{Capacity, Demand, Share, fair_shares, totals};
use super::reach::{Counted, Group, Reach, reach};
use super::scene::Scene;
use super::verdict::{Verdict, verdict};

/// Access of one crew: a row of the report's `access.crews`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrewAccess {
    /// The crew, by its position in the case file.
    pub crew: usize,
    /// How many people work in it; `None` where nobody knows.
    pub workers: Option<u64>,
    /// What the crew's own pattern reaches.
    pub reach: Reach,
    /// The same without releases announced less than 24 hours before they began.
    pub in_good_time: Reach,
    /// Permille of its people that the desks can serve; `None` where desks or workers are missing.
    pub capacity_share: Option<u16>,
    /// How many of its people that is.
    pub served: Option<u64>,
    /// The verdict.
    pub verdict: Verdict,
}

/// What one state of the scene amounts to: the engine that finds a fault and re-checks its cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// One row for each crew, in the order of the scene.
    pub crews: Vec<CrewAccess>,
    /// What each group reaches, in the order of the groups.
    pub reaches: Vec<Reach>,
    /// Fair shares; `None` where they cannot be counted exactly.
    pub capacity: Option<Capacity>,
    /// The groups that the shares are about, by position.
    pub counted: Vec<usize>,
}

impl Evaluation {
    /// Permille of the whole workforce of known crews that can be served, and the least crew's share.
    pub fn least_share(&self) -> Option<u16> {
        self.crews.iter().filter_map(|crew| crew.capacity_share).min()
    }
}

/// Evaluates a scene for its groups of people.
pub fn evaluate(scene: &Scene, groups: &[Group]) -> Evaluation {
    let reaches: Vec<Reach> = groups.iter().map(|group| reach(scene, group, Counted::All)).collect();
    let counted: Vec<usize> = (0..groups.len()).filter(|index| is_counted(scene, &groups[*index])).collect();
    let demands: Vec<Demand> = counted
        .iter()
        .map(|index| Demand {
            workers: groups[*index].workers.unwrap_or(0),
            by_place: reaches[*index].by_place.clone(),
        })
        .collect();
    let capacity = fair_shares(scene, &demands);
    let crews = (0..scene.crews.len())
        .filter_map(|crew| {
            let usual = Group::of_crew(scene, crew)?;
            let own: Vec<usize> =
                (0..groups.len()).filter(|index| groups[*index].crew == Some(crew)).collect();
            let shares = capacity.as_ref().and_then(|capacity| shares_of(&own, &counted, groups, capacity));
            Some(crew_access(scene, crew, &usual, groups, &own, shares.as_deref()))
        })
        .collect();
    Evaluation { crews, reaches, capacity, counted }
}

/// Whether the flow knows all about a group: its size, and the desks of every place open to it.
fn is_counted(scene: &Scene, group: &Group) -> bool {
    let desks_known = scene.places.iter().enumerate().all(|(index, place)| {
        place.open.is_empty() || place.desks.is_some() || !group.may_vote_at(scene, index)
    });
    group.crew.is_some() && group.workers.is_some() && desks_known
}

fn shares_of(
    own: &[usize],
    counted: &[usize],
    groups: &[Group],
    capacity: &Capacity,
) -> Option<Vec<(u64, Share)>> {
    own.iter()
        .map(|index| {
            let position = counted.binary_search(index).ok()?;
            Some((groups[*index].workers?, *capacity.shares.get(position)?))
        })
        .collect()
}

fn crew_access(
    scene: &Scene,
    crew: usize,
    usual: &Group,
    groups: &[Group],
    own: &[usize],
    shares: Option<&[(u64, Share)]>,
) -> CrewAccess {
    let all = reach(scene, usual, Counted::All);
    let in_good_time = reach(scene, usual, Counted::InGoodTime);
    let totals = shares.filter(|shares| !shares.is_empty()).map(totals);
    let capacity_share = totals.map(|(_, permille)| permille);
    let workers = own.iter().map(|index| groups[*index].workers).sum::<Option<u64>>();
    CrewAccess {
        crew,
        workers: if own.is_empty() { None } else { workers },
        verdict: verdict(&scene.settings, &all, &in_good_time, capacity_share),
        reach: all,
        in_good_time,
        capacity_share,
        served: totals.map(|(served, _)| served),
    }
}

/// The groups of a scene whose people all follow their crew's pattern.
pub fn crew_groups(scene: &Scene) -> Vec<Group> {
    (0..scene.crews.len()).filter_map(|crew| Group::of_crew(scene, crew)).collect()
}
