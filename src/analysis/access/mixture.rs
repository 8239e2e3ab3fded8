//! The cheapest mixture of held buses, added desks and releases, as a mixed-integer programme.
//!
//! The solver computes in fractions; what it proposes is a handful of whole numbers, which the engine that
//! found the fault then checks exactly. Costs are minimised one after the other: minutes of duty given to
//! voting, minutes of desks added, minutes that people wait for a bus.

use std::collections::BTreeMap;

use good_lp::{
    Constraint, Expression, ProblemVariables, Solution as _, SolverModel as _, Variable, constraint, microlp,
    variable,
};

use super::assess::Evaluation;
use super::changes::Change;
use super::reach::Group;
use super::scene::Scene;
use super::spans::{Span, Spans};

/// What lets a crew use a stretch of desk time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gate {
    /// It can already.
    Open,
    /// Its bus is held for at least this many steps.
    Bus(u32),
    /// It is let go in this quarter of an hour, by its first instant.
    Release(i64),
}

/// Who may use a stretch, and by which gate.
type Users = Vec<(usize, Gate)>;

/// A stretch of open time at a place with its users.
type Piece = (usize, Users, Span);

/// A quarter of an hour for everything but its hour: places, seconds, and the users by gate.
type Shape = Vec<(usize, i64, Vec<(usize, u32)>)>;

/// One kind of stretch: where, and who may use it by which gate; releases are named by their class.
type Key = (usize, Users);

const STEP: i64 = 5 * 60;
const STEPS: u32 = 6;
const QUARTER: i64 = 15 * 60;
const MOST_DESKS: u32 = 12;
/// Beyond this many kinds of stretch the programme is not tried: the search must end soon on any machine.
const LARGEST: usize = 400;

/// Variables and rules that every question to the solver shares.
struct Programme {
    vars: ProblemVariables,
    quarters: BTreeMap<(usize, i64), Variable>,
    steps: BTreeMap<(usize, u32), Variable>,
    desks: Vec<Option<Variable>>,
    served: Vec<Expression>,
    rules: Vec<Constraint>,
}

/// The model's data: seconds of each kind of stretch, and the quarters of each class of release.
struct Model<'a> {
    scene: &'a Scene,
    groups: &'a [Group],
    workers: &'a [u64],
    needy: Vec<usize>,
    stretches: BTreeMap<Key, i64>,
    /// Quarters by class: equal for everything but the hour.
    classes: Vec<Vec<i64>>,
}

/// Quarters of release by crew and class, once they are chosen.
type Quarters = BTreeMap<(usize, i64), u32>;

/// The changes of the cheapest mixture and whether it is proven to be the cheapest, or `None` where desks or workers are unknown, the case is too large, or
/// there is none on the grid (buses in steps of 5 minutes up to 30, releases in quarters of an hour).
pub(super) fn cheapest_mixture(
    scene: &Scene,
    groups: &[Group],
    now: &Evaluation,
    workers: &[u64],
) -> Option<(Vec<Change>, bool)> {
    if now.crews.iter().any(|row| row.capacity_share.is_none()) {
        return None;
    }
    let enough = scene.settings.enough_share;
    let needy = now.crews.iter().filter(|row| row.capacity_share.is_some_and(|share| share < enough));
    let mut model = Model {
        scene,
        groups,
        workers,
        needy: needy.map(|row| row.crew).collect(),
        stretches: BTreeMap::new(),
        classes: Vec::new(),
    };
    model.read(now);
    if model.needy.is_empty() || model.stretches.len() > LARGEST {
        return None;
    }
    let share = model.greatest_share()?;
    // As long as no desk costs anything, a quarter of release may count all desks there could be. From then on
    // the quarters are held, so that each counts with the desks that are added in truth.
    let first = model.solve(share, &[], None)?;
    let chosen: Quarters =
        first.quarters.iter().map(|(crew, class, count)| ((*crew, *class), *count)).collect();
    let least_duty = first.costs[0];
    let least_desks = model.solve(share, &[least_duty], Some(&chosen))?.costs[1];
    let answer = model.solve(share, &[least_duty, least_desks], Some(&chosen))?;
    // Other quarters of the same sum might do with fewer desks, where there are others to choose from.
    let proven = chosen.values().all(|count| *count == 0) || chosen.len() == 1;
    Some((model.changes(&answer), proven))
}

/// Whole numbers that the solver chose.
struct Answer {
    /// Releases: crew, class, quarters.
    quarters: Vec<(usize, i64, u32)>,
    /// Bus steps by crew.
    steps: Vec<(usize, u32)>,
    /// Desks by place.
    desks: Vec<(usize, u32)>,
    /// Minutes of duty, of desks, of waiting.
    costs: [f64; 3],
}

impl Model<'_> {
    /// Cuts open time into stretches that differ in who may use them.
    fn read(&mut self, now: &Evaluation) {
        let mut raw: Vec<Piece> = Vec::new();
        for place in 0..self.scene.places.len() {
            let mut gates: Vec<(Span, usize, Gate)> = Vec::new();
            for (crew, group) in
                self.groups.iter().enumerate().filter(|(_, group)| group.may_vote_at(self.scene, place))
            {
                gates.extend(now.reaches[crew].by_place[place].iter().map(|span| (span, crew, Gate::Open)));
                if self.needy.contains(&crew) {
                    gates.extend(self.extra_gates(crew, group, place, &now.reaches[crew].by_place[place]));
                }
            }
            let mut edges: Vec<i64> = gates.iter().flat_map(|gate| [gate.0.start, gate.0.end]).collect();
            edges.sort_unstable();
            edges.dedup();
            for pair in edges.windows(2) {
                let piece = Span::new(pair[0], pair[1]);
                let users: Vec<(usize, Gate)> =
                    gates.iter().filter(|gate| gate.0.meets(piece)).map(|gate| (gate.1, gate.2)).collect();
                if !users.is_empty() {
                    raw.push((place, users, piece));
                }
            }
        }
        self.classify(raw);
    }

    /// Bus steps and quarters of release at a place, where the crew cannot vote already.
    fn extra_gates(&self, crew: usize, group: &Group, place: usize, has: &Spans) -> Vec<(Span, usize, Gate)> {
        let times = &self.scene.crews[crew];
        let free = self.scene.places[place].open.minus(has).minus(&group.absent);
        let off = free.minus(&group.on);
        let wait = i64::from(times.leaves_after) * 60;
        let mut gates = Vec::new();
        for step in 1..=STEPS {
            for duty in group.on.iter() {
                let from = duty.end + wait + i64::from(step - 1) * STEP;
                let held = off.within(Span::new(from, from + STEP));
                gates.extend(held.iter().map(|span| (span, crew, Gate::Bus(step))));
            }
        }
        for span in free.intersect(&group.on).iter() {
            let mut start = span.start + (-span.start).rem_euclid(QUARTER);
            while start + QUARTER <= span.end {
                gates.push((Span::new(start, start + QUARTER), crew, Gate::Release(start)));
                start += QUARTER;
            }
        }
        gates
    }

    /// Quarters whose stretches are alike become one class, so that the solver counts instead of choosing.
    fn classify(&mut self, raw: Vec<Piece>) {
        let mut shape: BTreeMap<i64, Shape> = BTreeMap::new();
        for (place, users, piece) in &raw {
            let Some(quarter) = quarter_of(users) else { continue };
            let plain = users.iter().map(|(crew, gate)| {
                (*crew, if let Gate::Bus(step) = gate { *step } else { u32::from(*gate != Gate::Open) * 100 })
            });
            shape.entry(quarter).or_default().push((*place, piece.seconds(), plain.collect()));
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
        for (place, users, piece) in raw {
            let renamed = users.into_iter().map(|(crew, gate)| match gate {
                Gate::Release(quarter) => (crew, Gate::Release(class_of.get(&quarter).copied().unwrap_or(0))),
                Gate::Open | Gate::Bus(_) => (crew, gate),
            });
            *self.stretches.entry((place, renamed.collect())).or_default() += piece.seconds();
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "seconds and head counts of one vote are far below 2^52")]
    fn programme(&self, chosen: Option<&Quarters>) -> Programme {
        let mut vars = ProblemVariables::new();
        let most = |count: usize| count as f64;
        let mut quarters: BTreeMap<(usize, i64), Variable> = BTreeMap::new();
        let mut steps: BTreeMap<(usize, u32), Variable> = BTreeMap::new();
        for crew in &self.needy {
            for (class, all) in (0_i64..).zip(&self.classes) {
                let held =
                    chosen.and_then(|chosen| chosen.get(&(*crew, class))).map(|count| f64::from(*count));
                let (low, high) = held.map_or((0.0, most(all.len())), |held| (held, held));
                quarters.insert((*crew, class), vars.add(variable().integer().min(low).max(high)));
            }
            for step in 1..=STEPS {
                steps.insert((*crew, step), vars.add(variable().integer().min(0).max(1)));
            }
        }
        let desks: Vec<Option<Variable>> = self
            .scene
            .places
            .iter()
            .map(|place| place.desks.map(|_| vars.add(variable().integer().min(0).max(MOST_DESKS))))
            .collect();
        let mut served: Vec<Expression> = vec![Expression::default(); self.groups.len()];
        let mut rules = Vec::new();
        for ((place, users), seconds) in &self.stretches {
            let times = &self.scene.places[*place];
            let (Some(own), Some(added)) = (times.desks, desks[*place]) else { continue };
            let per_voter = f64::from(times.seconds_per_voter);
            let total = *seconds as f64 / per_voter;
            let mut used = Expression::default();
            for (crew, gate) in users {
                let flow = vars.add(variable().min(0));
                used += flow;
                served[*crew] += flow;
                let full = f64::from(own + MOST_DESKS) * total;
                match gate {
                    Gate::Open => {}
                    Gate::Bus(step) => rules.push(constraint!(flow <= full * steps[&(*crew, *step)])),
                    Gate::Release(class) => {
                        let count = usize::try_from(*class)
                            .ok()
                            .and_then(|class| self.classes.get(class))
                            .map_or(1, Vec::len);
                        let each = total / most(count);
                        let key = (*crew, *class);
                        match chosen.and_then(|chosen| chosen.get(&key)) {
                            None => rules.push(constraint!(flow <= full / most(count) * quarters[&key])),
                            Some(held) => {
                                let open = each * f64::from(*held);
                                rules.push(constraint!(flow <= open * f64::from(own) + open * added));
                            }
                        }
                    }
                }
            }
            rules.push(constraint!(used <= total * f64::from(own) + total * added));
        }
        for crew in &self.needy {
            for step in 1..STEPS {
                rules.push(constraint!(steps[&(*crew, step + 1)] <= steps[&(*crew, step)]));
            }
        }
        Programme { vars, quarters, steps, desks, served, rules }
    }

    /// The share that all crews can have at once on this grid, at most one; `None` where it is not enough.
    #[expect(clippy::cast_precision_loss, reason = "head counts of one vote are far below 2^52")]
    fn greatest_share(&self) -> Option<f64> {
        let Programme { mut vars, served, mut rules, .. } = self.programme(None);
        let share = vars.add(variable().min(0).max(1));
        for (crew, served) in served.into_iter().enumerate() {
            rules.push(constraint!(served >= self.workers[crew] as f64 * share));
        }
        let mut problem = vars.maximise(share).using(microlp);
        for rule in rules {
            problem = problem.with(rule);
        }
        let found = problem.solve().ok()?.value(share);
        // A share that rounds up to enough is enough: the half of a permille.
        let enough = (f64::from(self.scene.settings.enough_share) - 0.5) / 1000.0;
        (found >= enough).then_some(found)
    }

    /// Minimises the first cost that is not held yet, with everybody's share held.
    #[expect(clippy::cast_precision_loss, reason = "head counts of one vote are far below 2^52")]
    fn solve(&self, share: f64, held: &[f64], chosen: Option<&Quarters>) -> Option<Answer> {
        let Programme { vars, quarters, steps, desks, served, mut rules } = self.programme(chosen);
        for (crew, served) in served.into_iter().enumerate() {
            // A hair below, for the solver computes in fractions; the engine checks in whole numbers.
            rules.push(constraint!(served >= (share - 1e-9) * self.workers[crew] as f64));
        }
        let costs = self.costs(&quarters, &steps, &desks);
        let goal = costs[held.len().min(2)].clone();
        for (cost, limit) in costs.iter().zip(held) {
            rules.push(constraint!(cost.clone() <= *limit + 0.5));
        }
        let mut problem = vars.minimise(goal).using(microlp);
        for rule in rules {
            problem = problem.with(rule);
        }
        let found = problem.solve().ok()?;
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
                .filter_map(|(place, var)| Some((place, whole(found.value((*var)?)))))
                .collect(),
            costs: costs.map(|cost| found.eval(cost)),
        })
    }

    #[expect(clippy::cast_precision_loss, reason = "minutes and head counts of one vote are far below 2^52")]
    fn costs(
        &self,
        quarters: &BTreeMap<(usize, i64), Variable>,
        steps: &BTreeMap<(usize, u32), Variable>,
        desks: &[Option<Variable>],
    ) -> [Expression; 3] {
        let duty = quarters.iter().map(|((crew, _), var)| 15.0 * self.workers[*crew] as f64 * *var).sum();
        let added = desks.iter().zip(&self.scene.places);
        let staff = added.filter_map(|(var, place)| Some(place.open.minutes() as f64 * (*var)?)).sum();
        let wait = steps.iter().map(|((crew, _), var)| 5.0 * self.workers[*crew] as f64 * *var).sum();
        [duty, staff, wait]
    }

    /// The answer as changes: quarters of a class the earliest first, no two crews in one while others are left.
    fn changes(&self, answer: &Answer) -> Vec<Change> {
        let mut changes = Vec::new();
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
        for (crew, minutes) in
            answer.steps.iter().map(|(crew, steps)| (*crew, steps * 5)).filter(|step| step.1 > 0)
        {
            changes.push(Change::HoldBus { crew, minutes });
        }
        for (place, desks) in answer.desks.iter().copied().filter(|desk| desk.1 > 0) {
            changes.push(Change::AddDesks { place, desks });
        }
        for (crew, spans) in by_crew {
            changes.extend(Spans::of(spans).iter().map(|span| Change::Release { crew, span }));
        }
        changes
    }
}

/// The quarter of release that a stretch belongs to, if it does.
fn quarter_of(users: &[(usize, Gate)]) -> Option<i64> {
    users.iter().find_map(|(_, gate)| if let Gate::Release(start) = gate { Some(*start) } else { None })
}

/// A value of the solver as the whole number it stands for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to small whole numbers")]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 100_000.0) as u32
}
