//! How long people would wait at each place, by simulation, and the steady formula where it holds.
//!
//! Who comes when follows from the timetable: all of a crew at once when its bus arrives or its duty ends, evenly
//! during a release. People spread over their chances by length, and over the places by desks. Nothing of this
//! decides a verdict: flows do.

use super::assess::Evaluation;
use super::queue::{Arrival, Crowd, Refusal, Steady, SteadyWait, Waits, burst_bound, simulate, steady_wait};
use super::reach::{Counted, Group, released};
use super::scene::Scene;
use super::spans::Span;

/// Seconds in a booth for one question, where nobody timed it: a reference.
pub const BOOTH_SECONDS: u32 = 75;
/// Seconds in which a crew that is free at the same minute reaches the queue.
const BURST: i64 = 300;
/// The least number of runs from which quantiles are told.
const RUNS: u32 = 200;
/// Beyond so many people at one place the simulation is left out: it would take longer than the rest together.
const MOST_PEOPLE: u64 = 20_000;

/// What people meet at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceWaits {
    /// The place, by position.
    pub place: usize,
    /// People taken to come here.
    pub people: u64,
    /// Booths taken: as many as keep pace with the desks.
    pub booths: u32,
    /// What the runs say.
    pub waits: Waits,
    /// The mean wait if arrivals were spread evenly over the open hours, or why that is not computed.
    pub steady: Result<SteadyWait, Refusal>,
    /// The shortest chance of a crew to vote here, and how many the desks can serve in it.
    pub tightest: Option<(Span, u64)>,
}

/// The waits at every place whose desks are known; places alike in all share one simulation.
pub fn place_waits(scene: &Scene, groups: &[Group], evaluation: &Evaluation, seed: u64) -> Vec<PlaceWaits> {
    let mut done: Vec<(Crowd, Waits)> = Vec::new();
    let mut found = Vec::new();
    for (index, place) in scene.places.iter().enumerate() {
        let (Some(desks), Some(first), Some(last)) = (place.desks, place.open.first(), place.open.last())
        else {
            continue;
        };
        let arrivals = arrivals(scene, groups, evaluation, index, first);
        let people: u64 = arrivals.iter().map(|arrival| u64::from(arrival.people)).sum();
        if people == 0 || people > MOST_PEOPLE || desks == 0 {
            continue;
        }
        let booths = (desks * BOOTH_SECONDS).div_ceil(place.seconds_per_voter.max(1));
        let crowd = Crowd {
            arrivals,
            desks,
            desk_seconds: place.seconds_per_voter,
            booths,
            booth_seconds: BOOTH_SECONDS,
            closes: seconds(last - first),
            runs: RUNS,
            seed,
        };
        let known = done.iter().find(|known| known.0 == crowd).map(|known| known.1);
        let waits = known.unwrap_or_else(|| simulate(&crowd));
        let per_hour = u32::try_from(people * 3600 / place.open.seconds().unsigned_abs().max(1));
        found.push(PlaceWaits {
            place: index,
            people,
            booths,
            waits,
            steady: steady_wait(Steady {
                per_hour: per_hour.unwrap_or(u32::MAX),
                seconds_per_voter: place.seconds_per_voter,
                desks,
                window: seconds(place.open.seconds()),
            }),
            tightest: tightest(groups, evaluation, index).and_then(|span| {
                Some((span, burst_bound(desks, seconds(span.seconds()), place.seconds_per_voter)?))
            }),
        });
        if known.is_none() {
            done.push((crowd, waits));
        }
    }
    found
}

fn seconds(value: i64) -> u32 {
    u32::try_from(value.max(0)).unwrap_or(u32::MAX)
}

fn tightest(groups: &[Group], evaluation: &Evaluation, place: usize) -> Option<Span> {
    let peopled = |index: &usize| groups[*index].workers.is_some_and(|workers| workers > 0);
    let chances =
        (0..groups.len()).filter(peopled).flat_map(|group| evaluation.reaches[group].by_place[place].iter());
    chances.min_by_key(|span| (span.seconds(), span.start))
}

/// Whole desks that a group may choose among in a chance, this place's own among them.
fn part_of_place(
    scene: &Scene,
    evaluation: &Evaluation,
    group: usize,
    place: usize,
    chance: Span,
) -> (u64, u64) {
    let desks = |index: usize| u64::from(scene.places[index].desks.unwrap_or(0));
    let reach = &evaluation.reaches[group].by_place;
    let all = (0..scene.places.len()).filter(|index| reach[*index].meets(chance)).map(desks).sum();
    (desks(place), all)
}

fn arrivals(
    scene: &Scene,
    groups: &[Group],
    evaluation: &Evaluation,
    place: usize,
    origin: i64,
) -> Vec<Arrival> {
    let mut found = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let reached = &evaluation.reaches[index];
        let (Some(workers), total) =
            (group.workers.filter(|workers| *workers > 0), reached.reachable.seconds())
        else {
            continue;
        };
        let let_go = released(scene, group.crew, &group.on, Counted::All);
        for chance in reached.by_place[place].iter() {
            let (own, all) = part_of_place(scene, evaluation, index, place, chance);
            let share = workers * chance.seconds().unsigned_abs() * own;
            let people = share / (total.unsigned_abs() * all).max(1);
            let to = if let_go.meets(chance) {
                chance.end - 1
            } else {
                (chance.start + BURST).min(chance.end - 1)
            };
            found.push(Arrival {
                people: u32::try_from(people).unwrap_or(u32::MAX),
                from: seconds(chance.start - origin),
                to: seconds(to - origin),
                leaves: seconds(chance.end - origin),
            });
        }
    }
    found.retain(|arrival| arrival.people > 0);
    found
}
