//! The questions to the solver, and its answers as changes.

use std::collections::BTreeMap;

use good_lp::{Solution as _, constraint, variable};

use super::super::changes::Change;
use super::super::spans::{Span, Spans};
use super::programme::Programme;
use super::solver::{Goal, best};
use super::{Model, QUARTER, Quarters, STEPS};

/// Whole numbers that the solver chose.
pub(super) struct Answer {
    /// Releases: crew, class, quarters.
    pub quarters: Vec<(usize, i64, u32)>,
    /// Bus steps by crew.
    pub steps: Vec<(usize, u32)>,
    /// Desks by kind of place.
    pub desks: Vec<(usize, u32)>,
    /// New quarters, by position.
    pub opened: Vec<usize>,
    /// Minutes of duty, of desks, of waiting.
    pub costs: [f64; 3],
    /// Whether nothing better exists.
    pub proven: bool,
}

impl Model<'_> {
    /// The crews whose share is known.
    fn counted(&self) -> impl Iterator<Item = usize> + '_ {
        self.now.crews.iter().filter(|row| row.capacity_share.is_some()).map(|row| row.crew)
    }

    /// The share that all crews can have at once on this grid, at most one, and whether that is proven; `None`
    /// where it is not enough.
    #[expect(clippy::cast_precision_loss, reason = "head counts of one vote are far below 2^52")]
    pub(super) fn greatest_share(&self) -> Option<(f64, bool)> {
        let Programme { mut vars, served, mut rules, .. } = self.programme(None);
        let share = vars.add(variable().min(0).max(1));
        for crew in self.counted() {
            rules.push(constraint!(served[crew].clone() >= self.workers[crew] as f64 * share));
        }
        let found = best(vars, rules, &share.into(), Goal::Greatest)?;
        // A share that rounds up to enough is enough: the half of a permille.
        let enough = (f64::from(self.scene.settings.enough_share) - 0.5) / 1000.0;
        let value = found.value(share);
        (value >= enough).then_some((value, found.proven))
    }

    /// Minimises the first cost that is not held yet, with everybody's share held.
    #[expect(clippy::cast_precision_loss, reason = "head counts of one vote are far below 2^52")]
    pub(super) fn solve(&self, share: f64, held: &[f64], chosen: Option<&Quarters>) -> Option<Answer> {
        let mut built = self.programme(chosen);
        for crew in self.counted() {
            // A hair below, for the solver computes in fractions; the engine checks in whole numbers.
            let least = (share - 1e-9) * self.workers[crew] as f64;
            let served = built.served[crew].clone();
            built.rules.push(constraint!(served >= least));
        }
        let costs = self.costs(&built);
        for (cost, limit) in costs.iter().zip(held) {
            built.rules.push(constraint!(cost.clone() <= *limit + 0.5));
        }
        let Programme { vars, quarters, steps, desks, opened, rules, .. } = built;
        let found = best(vars, rules, &costs[held.len().min(2)], Goal::Least)?;
        Some(Answer {
            quarters: quarters
                .iter()
                .map(|((crew, class), var)| (*crew, *class, whole(found.value(*var))))
                .collect(),
            steps: self
                .needy
                .iter()
                .map(|crew| (*crew, (1..=STEPS).map(|step| whole(found.value(steps[&(*crew, step)]))).sum()))
                .collect(),
            desks: desks
                .iter()
                .enumerate()
                .filter_map(|(kind, var)| Some((kind, whole(found.value((*var)?)))))
                .collect(),
            opened: (0..opened.len()).filter(|index| whole(found.value(opened[*index])) > 0).collect(),
            costs: costs.map(|cost| found.eval(cost)),
            proven: found.proven,
        })
    }

    /// The answer as changes: new hours first, as the other costs depend on them; quarters of a class the earliest
    /// first, no two crews in one while others are left.
    pub(super) fn changes(&self, answer: &Answer) -> Vec<Change> {
        let mut changes = self.new_hours(&answer.opened);
        let held = answer.steps.iter().filter(|step| step.1 > 0);
        changes.extend(held.map(|(crew, steps)| Change::HoldBus { crew: *crew, minutes: steps * 5 }));
        for (kind, desks) in &answer.desks {
            changes.extend(self.spread(*kind, *desks));
        }
        let mut taken = vec![0_usize; self.classes.len()];
        let mut by_crew: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for (crew, class, count) in &answer.quarters {
            let (class, count) = (usize::try_from(*class).unwrap_or(0), *count as usize);
            let all = &self.classes[class];
            for index in 0..count {
                let start = all[(taken[class] + index) % all.len()];
                by_crew.entry(*crew).or_default().push(Span::new(start, start + QUARTER));
            }
            taken[class] += count;
        }
        for (crew, spans) in by_crew {
            changes.extend(Spans::of(spans).iter().map(|span| Change::Release { crew, span }));
        }
        changes
    }

    /// Desks of a kind over its places, as evenly as they go.
    fn spread(&self, kind: usize, desks: u32) -> impl Iterator<Item = Change> + '_ {
        let places = &self.kinds[kind].places;
        let count = u32::try_from(places.len()).unwrap_or(1);
        (0..).zip(places).filter_map(move |(index, place)| {
            let own = desks / count + u32::from(index < desks % count);
            (own > 0).then_some(Change::AddDesks { place: *place, desks: own })
        })
    }

    /// New quarters that follow each other are one opening.
    fn new_hours(&self, opened: &[usize]) -> Vec<Change> {
        let mut by_place: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for slot in opened.iter().map(|index| &self.slots[*index]) {
            for place in &slot.places {
                by_place.entry(*place).or_default().push(slot.span);
            }
        }
        by_place
            .into_iter()
            .flat_map(|(place, spans)| {
                Spans::of(spans).as_slice().to_vec().into_iter().map(move |span| (place, span))
            })
            .map(|(place, span)| Change::OpenLonger { place, span })
            .collect()
    }
}

/// A value of the solver as the whole number it stands for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to small whole numbers")]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 100_000.0) as u32
}
