//! The smallest change of each kind that covers every crew, found and re-checked by the engine itself.
//!
//! Each kind of change is searched from the least upward, so what it finds is the least of its kind on the
//! grid that the search states; a mixture of kinds may cost less, and the answer says so.

use std::cell::Cell;
use std::cmp::Reverse;

use super::assess::{CrewAccess, Evaluation, evaluate};
use super::changes::{Change, Cost};
use super::fix::{Fix, FixKind, Proof, kind_of, take_joint};
use super::mixture::cheapest_mixture;
use super::reach::Group;
use super::scene::Scene;
use super::spans::Span;
use super::verdict::Verdict;

pub(super) const GRID: i64 = 15 * 60;
pub(super) const LONGEST_HOLD: u32 = 30;
pub(super) const MOST_DESKS: u32 = 12;
pub(super) const LONGEST_RELEASE: i64 = 8;
const SHORTEST_WINDOW: i64 = 3600;

/// How far a state of things is from covering everyone; less is better.
type Lack = (u64, Reverse<u16>, Reverse<i64>);

struct Search<'a> {
    scene: &'a Scene,
    groups: &'a [Group],
    workers: Vec<u64>,
    now: Evaluation,
    /// Whether every single worker must be served, and not only the share that is enough.
    everyone: bool,
    /// Hours that an alternative must do without, for it would be the same again.
    taken: Vec<Span>,
    /// Evaluations of one crew that a search may still make.
    left: Cell<usize>,
    /// Whether a search ran out of them.
    cut: Cell<bool>,
}

/// Evaluations of one crew for each search. A number and not a time, so that every machine gives the same answer.
const EVALUATIONS: usize = 150_000;
/// Up to so many crews, the best release is sought among those of all of them; beyond, of one crew after the other
/// and by the hour.
const CREWS_TOGETHER: usize = 4;

/// What the searches found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    /// The fixes, the cheapest first.
    pub fixes: Vec<Fix>,
    /// Whether a search was cut short: there may be more than these.
    pub cut: bool,
}

/// How many ways out a reader should have to choose from.
pub(super) const ALTERNATIVES: usize = 3;

/// The least fix of each kind that covers every crew, the cheapest first; empty where every crew is covered
/// already or no kind alone can do it.
pub fn fixes(scene: &Scene, groups: &[Group]) -> Vec<Fix> {
    search_fixes(scene, groups).fixes
}

/// The same, with whether the search was cut short.
pub(super) fn search_fixes(scene: &Scene, groups: &[Group]) -> Found {
    let now = evaluate(scene, groups);
    if scene.open_anywhere().is_empty() || now.crews.iter().all(|row| row.verdict == Verdict::Covered) {
        return Found::default();
    }
    // A crew of unknown size still counts as someone.
    let workers = now.crews.iter().map(|row| row.workers.unwrap_or(1).max(1)).collect();
    let mut search = Search {
        scene,
        groups,
        workers,
        now,
        everyone: true,
        taken: Vec::new(),
        left: Cell::new(0),
        cut: Cell::new(false),
    };
    let mut found: Vec<Fix> = FixKind::ALL
        .into_iter()
        .filter(|kind| *kind != FixKind::Mixture)
        .filter_map(|kind| search.least(kind))
        .collect();
    if let Some(joint) = search.least(FixKind::Mixture) {
        take_joint(&mut found, joint);
    }
    for kind in [FixKind::Releases, FixKind::Windows] {
        while found.len() < ALTERNATIVES {
            let Some(last) = found.iter().rfind(|fix| fix.kind == kind) else { break };
            search.taken.extend(last.changes.iter().filter_map(Change::span));
            let Some(other) = search.least(kind) else { break };
            found.push(other);
        }
    }
    found.sort_by_key(|fix| (fix.cost, fix.kind));
    Found { fixes: found, cut: search.cut.get() }
}

impl Search<'_> {
    /// The least fix of a kind: one that serves everybody, else one that serves as many as is enough.
    fn least(&mut self, kind: FixKind) -> Option<Fix> {
        [true, false].into_iter().find_map(|everyone| {
            self.everyone = everyone;
            self.left.set(EVALUATIONS);
            match kind {
                FixKind::Buses => self.buses(),
                FixKind::Desks => self.desks(),
                FixKind::Releases => self.releases(),
                FixKind::Windows => self.windows(),
                FixKind::Mixture => self.mixture(),
            }
        })
    }

    /// Whether a crew still needs something.
    fn lacks(&self, row: &CrewAccess) -> bool {
        let short = row.served.zip(row.workers).is_some_and(|(served, workers)| served < workers);
        row.verdict != Verdict::Covered || (self.everyone && short)
    }

    fn is_taken(&self, span: Span) -> bool {
        self.taken.iter().any(|taken| taken.meets(span))
    }

    /// Whether the search may go on.
    fn may_try(&self) -> bool {
        let (left, price) = (self.left.get(), self.scene.crews.len());
        self.left.set(left.saturating_sub(price));
        self.cut.set(self.cut.get() || left < price);
        left >= price
    }

    fn after(&self, changes: &[Change]) -> Evaluation {
        let changed = changes.iter().fold(self.scene.clone(), |scene, change| change.made(&scene));
        evaluate(&changed, self.groups)
    }

    fn lack(&self, state: &Evaluation) -> Lack {
        let open = || state.crews.iter().filter(|row| self.lacks(row));
        let people = open().map(|row| self.workers[row.crew]).sum();
        let share = open().filter_map(|row| row.capacity_share).min().unwrap_or(1000);
        let minutes = open().map(|row| row.reach.reachable_minutes).sum();
        (people, Reverse(share), Reverse(minutes))
    }

    fn covers(&self, changes: &[Change]) -> bool {
        self.may_try() && self.lack(&self.after(changes)).0 == 0
    }

    fn uncovered(&self) -> Vec<usize> {
        self.now.crews.iter().filter(|row| self.lacks(row)).map(|row| row.crew).collect()
    }

    fn fix(&self, kind: FixKind, changes: Vec<Change>, proof: Proof) -> Fix {
        let after = self.after(&changes);
        let gains = after.crews.iter().zip(&self.now.crews);
        Fix {
            kind,
            cost: Cost::of(&changes, self.scene, &self.workers),
            proof,
            gains: gains
                .map(|(new, old)| new.reach.reachable_minutes - old.reach.reachable_minutes)
                .collect(),
            least_share: after.least_share(),
            until: changes.iter().filter_map(|change| change.until(self.scene)).min(),
            changes,
        }
    }

    /// The same delay for all crews that are not covered, then each as short as the others allow.
    fn buses(&self) -> Option<Fix> {
        let crews = self.uncovered();
        let all = |minutes: u32| -> Vec<Change> {
            crews.iter().map(|crew| Change::HoldBus { crew: *crew, minutes }).collect()
        };
        let mut changes = (1..=LONGEST_HOLD).map(all).find(|changes| self.covers(changes))?;
        for index in 0..changes.len() {
            let Change::HoldBus { crew, minutes } = changes[index] else { continue };
            let shorter = |minutes: u32| {
                let mut tried = changes.clone();
                tried[index] = Change::HoldBus { crew, minutes };
                self.covers(&tried).then_some(tried)
            };
            if let Some(better) = (0..minutes).find_map(shorter) {
                changes = better;
            }
        }
        changes.retain(|change| !matches!(change, Change::HoldBus { minutes: 0, .. }));
        let proof = if changes.len() <= 1 { Proof::LeastOfItsKind } else { Proof::NothingToSpare };
        Some(self.fix(FixKind::Buses, changes, proof))
    }

    /// The same number of desks everywhere, then fewer where they are not needed.
    fn desks(&self) -> Option<Fix> {
        let places: Vec<usize> =
            (0..self.scene.places.len()).filter(|index| self.scene.places[*index].desks.is_some()).collect();
        let all = |desks: u32| -> Vec<Change> {
            places.iter().map(|place| Change::AddDesks { place: *place, desks }).collect()
        };
        let mut changes = (1..=MOST_DESKS).map(all).find(|changes| self.covers(changes))?;
        for index in 0..changes.len() {
            let Change::AddDesks { place, desks } = changes[index] else { continue };
            let fewer = |desks: u32| {
                let mut tried = changes.clone();
                tried[index] = Change::AddDesks { place, desks };
                self.covers(&tried).then_some(tried)
            };
            if let Some(better) = (0..desks).find_map(fewer) {
                changes = better;
            }
        }
        changes.retain(|change| !matches!(change, Change::AddDesks { desks: 0, .. }));
        let proof = if changes.len() <= 1 { Proof::LeastOfItsKind } else { Proof::NothingToSpare };
        Some(self.fix(FixKind::Desks, changes, proof))
    }

    /// For each crew that is not covered, the shortest release that covers it; where none does, the best one,
    /// and then another.
    fn releases(&self) -> Option<Fix> {
        let mut changes: Vec<Change> = Vec::new();
        let mut steps = 0;
        let mut lack = self.lack(&self.now);
        while lack.0 > 0 && steps < 2 * self.scene.crews.len() + 2 {
            steps += 1;
            let (better, least) = self.next_release(&changes, lack)?;
            changes.push(better);
            lack = least;
        }
        let proof = if changes.len() <= 1 { Proof::LeastOfItsKind } else { Proof::NothingToSpare };
        (lack.0 == 0).then(|| self.fix(FixKind::Releases, self.spared(changes), proof))
    }

    /// The shortest release that covers one more crew, else the one after which least is lacking.
    fn next_release(&self, changes: &[Change], lack: Lack) -> Option<(Change, Lack)> {
        let mut best: Option<(Change, Lack)> = None;
        let (crews, grid) = self.crews_to_release(changes);
        for quarters in 1..=LONGEST_RELEASE {
            for crew in crews.iter().copied() {
                for span in self.quarters_on_duty(crew, quarters, grid) {
                    if !self.may_try() {
                        return best;
                    }
                    let tried = Change::Release { crew, span };
                    let state = self.lack(&self.after(&[changes, std::slice::from_ref(&tried)].concat()));
                    if state < best.as_ref().map_or(lack, |best| best.1) {
                        best = Some((tried, state));
                    }
                }
            }
            if best.as_ref().is_some_and(|best| best.1.0 < lack.0) {
                break;
            }
        }
        best
    }

    /// The crews whose release is tried next, and how far apart: one of many, every hour.
    fn crews_to_release(&self, changes: &[Change]) -> (Vec<usize>, i64) {
        let crews = self.uncovered();
        if crews.len() <= CREWS_TOGETHER {
            return (crews, GRID);
        }
        let state = self.after(changes);
        let next = crews.into_iter().find(|crew| state.crews.get(*crew).is_some_and(|row| self.lacks(row)));
        (next.into_iter().collect(), 4 * GRID)
    }

    /// Blocks of so many quarters of an hour while the crew is on duty and a place is open to it.
    fn quarters_on_duty(&self, crew: usize, quarters: i64, grid: i64) -> Vec<Span> {
        let Some(group) = Group::of_crew(self.scene, crew) else { return Vec::new() };
        let usable = group.on.intersect(&group.open_to_them(self.scene));
        let whole = |span: Span| {
            let first = span.start + (-span.start).rem_euclid(GRID);
            let fits = move |start: &i64| start + quarters * GRID <= span.end;
            (0..)
                .map(move |step| first + step * grid)
                .take_while(fits)
                .map(move |start| Span::new(start, start + quarters * GRID))
        };
        usable.iter().flat_map(whole).filter(|span| !self.is_taken(*span)).collect()
    }

    /// Windows of at least an hour at all places open to a crew, around its arrivals and departures.
    fn windows(&self) -> Option<Fix> {
        let mut changes: Vec<Change> = Vec::new();
        let mut lack = self.lack(&self.now);
        for _ in 0..4 {
            if lack.0 == 0 {
                break;
            }
            let mut best: Option<(Vec<Change>, Lack)> = None;
            for added in self.openings() {
                if !self.may_try() {
                    break;
                }
                let state = self.lack(&self.after(&[changes.clone(), added.clone()].concat()));
                if state < best.as_ref().map_or(lack, |best| best.1) {
                    best = Some((added, state));
                }
            }
            let (added, least) = best?;
            changes.extend(added);
            lack = least;
        }
        let spared = self.spared(changes);
        (lack.0 == 0).then(|| self.fix(FixKind::Windows, spared, Proof::NothingToSpare))
    }

    /// Openings that are of use to some crew, at all places that it may go to; what is of use to several comes once.
    fn openings(&self) -> Vec<Vec<Change>> {
        let mut found: Vec<Vec<Change>> = Vec::new();
        for crew in self.uncovered() {
            let places: Vec<usize> = (0..self.scene.places.len())
                .filter(|place| self.scene.places[*place].admits(Some(crew)))
                .collect();
            for span in self.useful_windows(crew) {
                found.push(places.iter().map(|place| Change::OpenLonger { place: *place, span }).collect());
            }
        }
        let mut known = std::collections::BTreeSet::new();
        found.retain(|added| known.insert(added.clone()));
        found
    }

    /// Hours on the quarter around the minutes a crew is on the premises, on the days of the vote, while closed.
    fn useful_windows(&self, crew: usize) -> Vec<Span> {
        let Some(group) = Group::of_crew(self.scene, crew) else { return Vec::new() };
        let open = group.open_to_them(self.scene);
        let (Some(first), Some(last)) = (open.first(), open.last()) else { return Vec::new() };
        let days = Span::new(first - 12 * 3600, last + 12 * 3600);
        let there = group.premises(self.scene).union(&group.breaks).within(days).minus(&open);
        let mut found: Vec<Span> = there
            .iter()
            .flat_map(|span| {
                let early = span.start - span.start.rem_euclid(GRID);
                let late = span.end + (-span.end).rem_euclid(GRID);
                [
                    Span::new(early, late.max(early + SHORTEST_WINDOW)),
                    Span::new(early.min(late - SHORTEST_WINDOW), late),
                ]
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|span| !self.is_taken(*span));
        found
    }

    /// The cheapest mixture by the solver, if the engine agrees that it covers every crew; without new hours where
    /// they make the case too large, or the engine does not agree with them.
    fn mixture(&self) -> Option<Fix> {
        [true, false].into_iter().find_map(|with_hours| {
            let (changes, proof) =
                cheapest_mixture(self.scene, self.groups, &self.now, &self.workers, with_hours)?;
            let kind = kind_of(&changes)?;
            self.covers(&changes).then(|| self.fix(kind, changes, proof))
        })
    }

    /// Without the changes that turn out not to be needed.
    fn spared(&self, mut changes: Vec<Change>) -> Vec<Change> {
        let mut index = 0;
        while index < changes.len() {
            let mut without = changes.clone();
            without.remove(index);
            if self.covers(&without) {
                changes = without;
            } else {
                index += 1;
            }
        }
        changes
    }
}
