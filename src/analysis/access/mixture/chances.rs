//! Chances to vote: a crew with one chance or a few minutes is not covered, whatever the desks could do.

use good_lp::{Expression, Variable, constraint, variable};

use super::super::duties::premises;
use super::super::spans::{Span, Spans};
use super::programme::Programme;
use super::stretches::{Kind, held};
use super::{Model, QUARTER, STEPS};

/// One stay of a crew on the premises: before a duty or after it.
struct Stay {
    /// As its bus leaves now.
    own: Spans,
    /// What each step of holding the bus adds; empty before a duty.
    held: Vec<Spans>,
    /// Whether it is a chance already.
    counts: bool,
}

/// No stay is longer, in minutes: for rules that a choice switches off.
const LONG: f64 = 10_000.0;
/// Two chances are enough.
const CHANCES: usize = 2;

impl Model<'_> {
    /// Every crew in need gets two chances and the minutes below which its access is fragile.
    pub(super) fn chances(&self, built: &mut Programme) {
        for crew in self.needy.clone() {
            let row = &self.now.crews[crew];
            let chances = row.reach.opportunities.min(row.in_good_time.opportunities);
            let minutes = row.reach.reachable_minutes.min(row.in_good_time.reachable_minutes);
            let fragile_below = i64::from(self.scene.settings.fragile_below);
            if chances >= CHANCES && minutes >= fragile_below {
                continue;
            }
            self.chances_of(built, crew, CHANCES.saturating_sub(chances), fragile_below - minutes);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "minutes of one vote are far below 2^52")]
    fn chances_of(&self, built: &mut Programme, crew: usize, lacking: usize, minutes: i64) {
        let needed = f64::from(self.scene.settings.minutes_needed.max(1));
        let mut chances = Expression::default();
        let mut more = Expression::default();
        for stay in self.stays_of(crew) {
            let mut chosen = Expression::default();
            for place in self
                .kinds
                .iter()
                .map(Kind::first)
                .filter(|place| self.groups[crew].may_vote_at(self.scene, *place))
            {
                let usable = self.usable(built, crew, &stay, place);
                let here: Variable = built.vars.add(variable().integer().min(0).max(1));
                let used = built.vars.add(variable().min(0));
                chosen += here;
                built.rules.push(constraint!(used <= usable.clone()));
                built.rules.push(constraint!(used <= LONG * here));
                more += used;
                if !stay.counts {
                    built.rules.push(constraint!(needed * here <= usable));
                    chances += here;
                }
            }
            built.rules.push(constraint!(chosen <= 1.0));
        }
        let quarters_needed = (needed / 15.0).ceil();
        for (class, _) in (0_i64..).zip(&self.classes) {
            let Some(count) = built.quarters.get(&(crew, class)).copied() else { continue };
            let chance = built.vars.add(variable().integer().min(0).max(1));
            built.rules.push(constraint!(quarters_needed * chance <= count));
            chances += chance;
            more += 15.0 * count;
        }
        built.rules.push(constraint!(chances >= lacking as f64));
        built.rules.push(constraint!(more >= minutes.max(0) as f64));
    }

    /// Minutes of a stay at a place: those that are there (unless they count already), those of new quarters, and
    /// those of a held bus, with a new quarter or without.
    #[expect(clippy::cast_precision_loss, reason = "minutes of one vote are far below 2^52")]
    fn usable(&self, built: &mut Programme, crew: usize, stay: &Stay, place: usize) -> Expression {
        let open = &self.scene.places[place].open;
        let mut usable = Expression::default();
        if !stay.counts {
            usable += stay.own.intersect(open).minutes() as f64;
        }
        for (step, spans) in (1..).zip(&stay.held) {
            usable += spans.intersect(open).minutes() as f64 * built.steps[&(crew, step)];
        }
        for (index, slot) in self.slots.iter().enumerate().filter(|slot| slot.1.places.contains(&place)) {
            let new = |spans: &Spans| spans.minus(open).within(slot.span).minutes() as f64;
            usable += new(&stay.own) * built.opened[index];
            for (step, spans) in (1..).zip(&stay.held).filter(|(_, spans)| new(spans) > 0.0) {
                let both = built.vars.add(variable().min(0).max(1));
                built.rules.push(constraint!(both <= built.opened[index]));
                built.rules.push(constraint!(both <= built.steps[&(crew, step)]));
                usable += new(spans) * both;
            }
        }
        usable
    }

    /// The stays of a crew that the polls or new hours could meet.
    fn stays_of(&self, crew: usize) -> Vec<Stay> {
        let (group, times) = (&self.groups[crew], &self.scene.crews[crew]);
        let polls = self.scene.open_anywhere().union(&self.slots.iter().map(|slot| slot.span).collect());
        let counted = &self.now.crews[crew].in_good_time.reachable;
        let free = |spans: Spans| spans.minus(&group.on).minus(&group.absent);
        let mut found = Vec::new();
        for duty in group.on.iter() {
            let [before, after] = [(times.arrives_before, 0), (0, times.leaves_after)]
                .map(|(lead, wait)| free(premises(std::iter::once(duty), lead, wait)));
            let reach = i64::from(STEPS) * QUARTER;
            let steps: Vec<Spans> = (1..=STEPS)
                .map(|step| {
                    held(self.scene, group, crew, step)
                        .within(Span::new(duty.end, duty.end + reach + i64::from(times.leaves_after) * 60))
                })
                .collect();
            found.push(Stay {
                counts: counted.iter().any(|span| before.meets(span)),
                own: before,
                held: Vec::new(),
            });
            found.push(Stay {
                counts: counted.iter().any(|span| after.meets(span)),
                own: after,
                held: steps,
            });
        }
        let near = |stay: &Stay| {
            polls.iter().any(|span| stay.own.meets(span) || stay.held.iter().any(|held| held.meets(span)))
        };
        found.retain(near);
        found
    }
}
