//! Open time, and time that could be open, cut into stretches that differ in who may use them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::duties::premises;
use super::super::reach::Group;
use super::super::scene::Scene;
use super::super::spans::{Span, Spans};
use super::{Gate, Model, QUARTER, STEP, STEPS, Users};

/// A quarter of an hour in which the places of a kind could open, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// The places, by position.
    pub places: Vec<usize>,
    /// From when to when.
    pub span: Span,
}

/// Places of equal hours, crews and seconds per voter: whoever can reach one can reach all, so their desks are one
/// pool, and which of them gets a desk more is all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// The places, by position.
    pub places: Vec<usize>,
    /// Their desks together; `None` where one is unknown.
    pub desks: Option<u32>,
}

impl Kind {
    /// One of them.
    pub(super) fn first(&self) -> usize {
        self.places[0]
    }
}

/// The places of a scene by kind.
pub(super) fn kinds(scene: &Scene, groups: &[Group]) -> Vec<Kind> {
    let mut found: Vec<Kind> = Vec::new();
    for (index, place) in scene.places.iter().enumerate() {
        let same = |kind: &&mut Kind| {
            let first = &scene.places[kind.first()];
            first.open == place.open
                && first.crews == place.crews
                && first.seconds_per_voter == place.seconds_per_voter
                && first.desks.is_some() == place.desks.is_some()
                && groups
                    .iter()
                    .all(|group| group.may_vote_at(scene, kind.first()) == group.may_vote_at(scene, index))
        };
        match found.iter_mut().find(same) {
            Some(kind) => {
                kind.places.push(index);
                kind.desks = kind.desks.zip(place.desks).map(|(sum, own)| sum + own);
            }
            None => found.push(Kind { places: vec![index], desks: place.desks }),
        }
    }
    found
}

/// How far from the published hours new ones are sought.
const AROUND: i64 = 12 * 3600;

/// A stretch of open time at a kind of place with its users.
type Piece = (usize, Users, Span);

/// A quarter of an hour for everything but its hour: kinds, seconds, and the users by gate.
type Shape = Vec<(usize, i64, Vec<(usize, u32)>)>;

/// Quarters of an hour in which a crew in need is on the premises or would be if its bus waited, while a place
/// that it may go to is closed.
pub(super) fn slots(scene: &Scene, groups: &[Group], kinds: &[Kind], needy: &[usize]) -> Vec<Slot> {
    let all = scene.open_anywhere();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Vec::new() };
    let days = Span::new(first - AROUND, last + AROUND);
    let mut found = Vec::new();
    for kind in kinds.iter().filter(|kind| !scene.places[kind.first()].open.is_empty()) {
        let place = kind.first();
        let mut starts: BTreeSet<i64> = BTreeSet::new();
        for crew in needy.iter().filter(|crew| groups[**crew].may_vote_at(scene, place)) {
            let there = stays(scene, &groups[*crew], *crew, STEPS).within(days);
            for span in there.minus(&scene.places[place].open).iter() {
                let mut start = span.start - span.start.rem_euclid(QUARTER);
                while start < span.end {
                    starts.insert(start);
                    start += QUARTER;
                }
            }
        }
        found.extend(
            starts
                .into_iter()
                .map(|start| Slot { places: kind.places.clone(), span: Span::new(start, start + QUARTER) }),
        );
    }
    found
}

/// When a crew is free on the premises, its bus held for some steps.
pub(super) fn stays(scene: &Scene, group: &Group, crew: usize, steps: u32) -> Spans {
    let times = &scene.crews[crew];
    let wait = times.leaves_after + steps * 5;
    premises(group.on.iter(), times.arrives_before, wait)
        .minus(&group.on)
        .union(&group.breaks)
        .minus(&group.absent)
}

/// The minutes that one more step of holding the bus gives a crew, after each duty.
pub(super) fn held(scene: &Scene, group: &Group, crew: usize, step: u32) -> Spans {
    let wait = i64::from(scene.crews[crew].leaves_after) * 60;
    let from = |end: i64| end + wait + i64::from(step - 1) * STEP;
    let after: Spans = group.on.iter().map(|duty| Span::new(from(duty.end), from(duty.end) + STEP)).collect();
    after.minus(&group.on).minus(&group.absent)
}

impl Model<'_> {
    /// Reads the stretches of all places and the classes of releases.
    pub(super) fn read(&mut self) {
        let mut raw: Vec<Piece> = Vec::new();
        for (kind, place) in self.kinds.iter().map(Kind::first).enumerate() {
            let mut gates: Vec<(Span, usize, Gate)> = Vec::new();
            for (crew, group) in
                self.groups.iter().enumerate().filter(|(_, group)| group.may_vote_at(self.scene, place))
            {
                let has = &self.now.reaches[crew].by_place[place];
                gates.extend(has.iter().map(|span| (span, crew, Gate::default())));
                if self.needy.contains(&crew) {
                    gates.extend(self.published_gates(crew, group, place, has));
                }
                gates.extend(self.new_gates(crew, group, place));
            }
            let mut edges: Vec<i64> = gates.iter().flat_map(|gate| [gate.0.start, gate.0.end]).collect();
            edges.sort_unstable();
            edges.dedup();
            for pair in edges.windows(2) {
                let piece = Span::new(pair[0], pair[1]);
                let users: Users =
                    gates.iter().filter(|gate| gate.0.meets(piece)).map(|gate| (gate.1, gate.2)).collect();
                if !users.is_empty() {
                    raw.push((kind, users, piece));
                }
            }
        }
        self.classify(raw);
    }

    /// Bus steps and quarters of release in the published hours, where the crew cannot vote already.
    fn published_gates(
        &self,
        crew: usize,
        group: &Group,
        place: usize,
        has: &Spans,
    ) -> Vec<(Span, usize, Gate)> {
        let free = self.scene.places[place].open.minus(has).minus(&group.absent);
        let mut gates = Vec::new();
        for step in 1..=STEPS {
            let spans = free.intersect(&held(self.scene, group, crew, step));
            gates.extend(spans.iter().map(|span| (span, crew, Gate { bus: step, ..Gate::default() })));
        }
        for span in free.intersect(&group.on).iter() {
            let mut start = span.start + (-span.start).rem_euclid(QUARTER);
            while start + QUARTER <= span.end {
                let gate = Gate { release: Some(start), ..Gate::default() };
                gates.push((Span::new(start, start + QUARTER), crew, gate));
                start += QUARTER;
            }
        }
        gates
    }

    /// New quarters of an hour in which a crew is there, as its bus leaves now or with the bus held.
    fn new_gates(&self, crew: usize, group: &Group, place: usize) -> Vec<(Span, usize, Gate)> {
        let mut gates = Vec::new();
        let most = if self.needy.contains(&crew) { STEPS } else { 0 };
        for bus in 0..=most {
            let there = match bus {
                0 => stays(self.scene, group, crew, 0),
                step => held(self.scene, group, crew, step),
            };
            let there = there.minus(&self.scene.places[place].open);
            for (index, slot) in self.slots.iter().enumerate().filter(|slot| slot.1.places.contains(&place)) {
                let gate = Gate { bus, release: None, slot: Some(index) };
                gates.extend(there.within(slot.span).iter().map(|span| (span, crew, gate)));
            }
        }
        gates
    }

    /// Quarters whose stretches are alike become one class, so that the solver counts instead of choosing.
    fn classify(&mut self, raw: Vec<Piece>) {
        let mut shape: BTreeMap<i64, Shape> = BTreeMap::new();
        for (kind, users, piece) in &raw {
            let Some(quarter) = users.iter().find_map(|(_, gate)| gate.release) else { continue };
            let plain =
                users.iter().map(|(crew, gate)| (*crew, if gate.release.is_some() { 100 } else { gate.bus }));
            shape.entry(quarter).or_default().push((*kind, piece.seconds(), plain.collect()));
        }
        let mut alike: BTreeMap<Shape, Vec<i64>> = BTreeMap::new();
        for (quarter, mut pieces) in shape {
            pieces.sort_unstable();
            alike.entry(pieces).or_default().push(quarter);
        }
        self.classes = alike.into_values().collect();
        let class_of: BTreeMap<i64, i64> = self
            .classes
            .iter()
            .zip(0..)
            .flat_map(|(quarters, class)| quarters.iter().map(move |quarter| (*quarter, class)))
            .collect();
        for (kind, users, piece) in raw {
            let renamed = users.into_iter().map(|(crew, gate)| {
                let release = gate.release.map(|quarter| class_of.get(&quarter).copied().unwrap_or(0));
                (crew, Gate { release, ..gate })
            });
            *self.stretches.entry((kind, renamed.collect())).or_default() += piece.seconds();
        }
    }
}
