//! The assessment: every crew's access, with the shares of the desks and the verdicts.

use super::capacity::{Capacity, Demand, Share, fair_shares, totals};
use super::reach::{Counted, Group, Polls, Reach, reach_in};
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
    /// Groups, by position, whom nothing but their own absence keeps from the polls: on the roll, with no
    /// reasonable access, and no fault of the hours.
    pub away: Vec<usize>,
}

impl Evaluation {
    /// Permille of the whole workforce of known crews that can be served, and the least crew's share.
    pub fn least_share(&self) -> Option<u16> {
        self.crews.iter().filter_map(|crew| crew.capacity_share).min()
    }
}

/// Evaluates a scene for its groups of people.
pub fn evaluate(scene: &Scene, groups: &[Group]) -> Evaluation {
    let polls = Polls::of(scene);
    let reaches: Vec<Reach> =
        groups.iter().map(|group| reach_in(scene, &polls, group, Counted::All)).collect();
    let away: Vec<usize> =
        (0..groups.len()).filter(|index| is_away(scene, &polls, &groups[*index], &reaches[*index])).collect();
    let counted: Vec<usize> = (0..groups.len()).filter(|index| is_counted(scene, &groups[*index])).collect();
    let demands: Vec<Demand<'_>> = counted
        .iter()
        .map(|index| Demand {
            workers: groups[*index].workers.unwrap_or(0),
            by_place: &reaches[*index].by_place,
        })
        .collect();
    let capacity = fair_shares(scene, &demands);
    let crews = (0..scene.crews.len())
        .filter_map(|crew| {
            let usual = Group::of_crew(scene, crew)?;
            let own: Vec<usize> =
                (0..groups.len()).filter(|index| groups[*index].crew == Some(crew)).collect();
            let present: Vec<usize> =
                own.iter().copied().filter(|index| away.binary_search(index).is_err()).collect();
            let shares = |own: &[usize]| {
                capacity.as_ref().and_then(|capacity| shares_of(own, &counted, groups, capacity))
            };
            let reach = |counted| reach_in(scene, &polls, &usual, counted);
            Some(CrewAccess {
                crew,
                workers: workers_of(&own, groups),
                ..crew_access(
                    scene,
                    crew,
                    [reach(Counted::All), reach(Counted::InGoodTime)],
                    [shares(&own).as_deref(), shares(&present).as_deref()],
                )
            })
        })
        .collect();
    Evaluation { crews, reaches, capacity, counted, away }
}

/// Whether a group could vote if it were not for its own absence.
fn is_away(scene: &Scene, polls: &Polls, group: &Group, reached: &Reach) -> bool {
    if group.absent.is_empty() || reached.opportunities > 0 {
        return false;
    }
    let present = Group { absent: super::spans::Spans::none(), ..group.clone() };
    reach_in(scene, polls, &present, Counted::All).opportunities > 0
}

fn workers_of(own: &[usize], groups: &[Group]) -> Option<u64> {
    if own.is_empty() { None } else { own.iter().map(|index| groups[*index].workers).sum() }
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

/// A crew's row. The share told is that of all its people; the verdict rests on those who are not on leave.
fn crew_access(
    scene: &Scene,
    crew: usize,
    [all, in_good_time]: [Reach; 2],
    shares: [Option<&[(u64, Share)]>; 2],
) -> CrewAccess {
    let [told, judged] = shares.map(|shares| shares.filter(|shares| !shares.is_empty()).map(totals));
    CrewAccess {
        crew,
        workers: None,
        verdict: verdict(&scene.settings, &all, &in_good_time, judged.or(told).map(|(_, share)| share)),
        reach: all,
        in_good_time,
        capacity_share: told.map(|(_, share)| share),
        served: told.map(|(served, _)| served),
    }
}

/// The groups of a scene whose people all follow their crew's pattern.
pub fn crew_groups(scene: &Scene) -> Vec<Group> {
    (0..scene.crews.len()).filter_map(|crew| Group::of_crew(scene, crew)).collect()
}
