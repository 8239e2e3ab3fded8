//! Variables, rules and costs that every question to the solver shares.

use std::collections::BTreeMap;

use good_lp::{Constraint, Expression, ProblemVariables, Variable, constraint, variable};

use super::super::changes::held_departures;
use super::stretches::Kind;
use super::{Gate, MOST_DESKS, Model, QUARTER, Quarters, STEPS};

/// The programme.
pub(super) struct Programme {
    pub vars: ProblemVariables,
    /// Releases: quarters by crew and class.
    pub quarters: BTreeMap<(usize, i64), Variable>,
    /// Whether a crew's bus is held for a step and all before it.
    pub steps: BTreeMap<(usize, u32), Variable>,
    /// Desks more by kind of place, where its desks are known.
    pub desks: Vec<Option<Variable>>,
    /// Whether a slot is open.
    pub opened: Vec<Variable>,
    /// Minutes of desks in a slot, where it is open.
    pub staff: Vec<Expression>,
    /// Voters served by crew.
    pub served: Vec<Expression>,
    pub rules: Vec<Constraint>,
}

/// The most desks that a kind of place could get.
fn most_desks(kind: &Kind) -> u32 {
    kind.places.iter().map(|_| MOST_DESKS).sum()
}

impl Model<'_> {
    pub(super) fn programme(&self, chosen: Option<&Quarters>) -> Programme {
        let mut built = self.variables(chosen);
        self.flows(&mut built, chosen);
        for crew in &self.needy {
            for step in 1..STEPS {
                let (this, next) = (built.steps[&(*crew, step)], built.steps[&(*crew, step + 1)]);
                built.rules.push(constraint!(next <= this));
            }
        }
        self.shortest_windows(&mut built);
        self.staff_in_slots(&mut built);
        self.chances(&mut built);
        built
    }

    #[expect(clippy::cast_precision_loss, reason = "seconds and head counts of one vote are far below 2^52")]
    fn variables(&self, chosen: Option<&Quarters>) -> Programme {
        let mut vars = ProblemVariables::new();
        let mut quarters: BTreeMap<(usize, i64), Variable> = BTreeMap::new();
        let mut steps: BTreeMap<(usize, u32), Variable> = BTreeMap::new();
        for crew in &self.needy {
            for (class, all) in (0_i64..).zip(&self.classes) {
                let held =
                    chosen.and_then(|chosen| chosen.get(&(*crew, class))).map(|count| f64::from(*count));
                let (low, high) = held.map_or((0.0, all.len() as f64), |held| (held, held));
                quarters.insert((*crew, class), vars.add(variable().integer().min(low).max(high)));
            }
            for step in 1..=STEPS {
                steps.insert((*crew, step), vars.add(variable().integer().min(0).max(1)));
            }
        }
        let desks = self
            .kinds
            .iter()
            .map(|kind| kind.desks.map(|_| vars.add(variable().integer().min(0).max(most_desks(kind)))))
            .collect();
        let opened = self.slots.iter().map(|_| vars.add(variable().integer().min(0).max(1))).collect();
        let served = vec![Expression::default(); self.groups.len()];
        Programme { vars, quarters, steps, desks, opened, staff: Vec::new(), served, rules: Vec::new() }
    }

    /// Who is served where: no stretch serves more than its desks can, and only whom its gates let in.
    #[expect(clippy::cast_precision_loss, reason = "seconds and head counts of one vote are far below 2^52")]
    fn flows(&self, built: &mut Programme, chosen: Option<&Quarters>) {
        for ((position, users), seconds) in &self.stretches {
            let kind = &self.kinds[*position];
            let (Some(own), Some(added)) = (kind.desks, built.desks[*position]) else { continue };
            let own = f64::from(own);
            let total = *seconds as f64 / f64::from(self.scene.places[kind.first()].seconds_per_voter);
            let full = (own + f64::from(most_desks(kind))) * total;
            let mut used = Expression::default();
            for (crew, gate) in users {
                let flow = built.vars.add(variable().min(0));
                used += flow;
                built.served[*crew] += flow;
                if gate.bus > 0 {
                    built.rules.push(constraint!(flow <= full * built.steps[&(*crew, gate.bus)]));
                }
                let Some(class) = gate.release else { continue };
                let all = usize::try_from(class).ok().and_then(|class| self.classes.get(class));
                let count = all.map_or(1, Vec::len) as f64;
                let key = (*crew, class);
                built.rules.push(match chosen.and_then(|chosen| chosen.get(&key)) {
                    None => constraint!(flow <= full / count * built.quarters[&key]),
                    Some(held) => {
                        let open = total / count * f64::from(*held);
                        constraint!(flow <= open * own + open * added)
                    }
                });
            }
            if let Some(slot) = users.first().and_then(|(_, Gate { slot, .. })| *slot) {
                built.rules.push(constraint!(used.clone() <= full * built.opened[slot]));
            }
            built.rules.push(constraint!(used <= total * own + total * added));
        }
    }

    /// A new opening lasts an hour, or lengthens one that is published.
    fn shortest_windows(&self, built: &mut Programme) {
        let at = |places: &[usize], start: i64| {
            self.slots.iter().position(|slot| slot.places == places && slot.span.start == start)
        };
        for (index, slot) in self.slots.iter().enumerate() {
            let open = &self.scene.places[slot.places[0]].open;
            if open.contains(slot.span.start - 1) || open.meets(slot.span) {
                continue;
            }
            // Where it begins, three more follow, up to the published hours.
            let mut begins = Expression::from(built.opened[index]);
            if let Some(previous) = at(&slot.places, slot.span.start - QUARTER) {
                begins -= built.opened[previous];
            }
            for start in (1..4).map(|step| slot.span.start + step * QUARTER) {
                if open.contains(start) {
                    break;
                }
                match at(&slot.places, start) {
                    Some(next) => built.rules.push(constraint!(begins.clone() <= built.opened[next])),
                    None => built.rules.push(constraint!(begins.clone() <= 0.0)),
                }
            }
        }
    }

    /// What new hours cost in minutes of desks: those of the place, and those added to it.
    #[expect(clippy::cast_precision_loss, reason = "minutes of one vote are far below 2^52")]
    fn staff_in_slots(&self, built: &mut Programme) {
        for (index, slot) in self.slots.iter().enumerate() {
            let Some(position) = self.kinds.iter().position(|kind| kind.places == slot.places) else {
                continue;
            };
            let kind = &self.kinds[position];
            let minutes = self.minutes_of(slot.span, kind.first()) as f64;
            let own =
                slot.places.iter().map(|place| self.scene.places[*place].desks.unwrap_or(1)).sum::<u32>();
            let mut cost = f64::from(own) * minutes * built.opened[index];
            if let Some(added) = built.desks[position] {
                let more = built.vars.add(variable().min(0));
                let most = minutes * f64::from(most_desks(kind));
                let open = most * built.opened[index];
                built.rules.push(constraint!(minutes * added + open <= more + most));
                cost += more;
            }
            built.staff.push(cost);
        }
    }

    /// Minutes of a slot at which the place is closed.
    fn minutes_of(&self, span: super::super::spans::Span, place: usize) -> i64 {
        let closed = super::super::spans::Spans::of([span]).minus(&self.scene.places[place].open);
        closed.minutes()
    }

    /// Minutes of duty, of desks, and of waiting for a bus.
    #[expect(clippy::cast_precision_loss, reason = "minutes and head counts of one vote are far below 2^52")]
    pub(super) fn costs(&self, built: &Programme) -> [Expression; 3] {
        let duty = built
            .quarters
            .iter()
            .map(|((crew, _), count)| 15.0 * self.workers[*crew] as f64 * *count)
            .sum::<Expression>();
        let open = |kind: &Kind| self.scene.places[kind.first()].open.minutes() as f64;
        let added = built.desks.iter().zip(&self.kinds);
        let added = added.filter_map(|(count, kind)| Some(open(kind) * (*count)?));
        let staff = added.sum::<Expression>() + built.staff.iter().cloned().sum::<Expression>();
        let waiting = |crew: usize| (self.workers[crew] * held_departures(self.scene, crew)) as f64;
        let wait =
            built.steps.iter().map(|((crew, _), held)| 5.0 * waiting(*crew) * *held).sum::<Expression>();
        [duty, staff, wait]
    }
}
