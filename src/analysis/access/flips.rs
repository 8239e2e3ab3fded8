//! On which inputs a verdict hangs, and at which value it would be another.

use super::assess::{Evaluation, evaluate};
use super::reach::Group;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::model::Text;

/// An input that people measure badly or that somebody could change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlipInput {
    /// Minutes until the crew's transport leaves.
    LeavesAfter,
    /// Minutes on the premises before the duty.
    ArrivesBefore,
    /// Desks more or fewer at every place.
    Desks,
    /// Seconds that a voter takes, at every place.
    SecondsPerVoter,
    /// Minutes that voting takes, walk and queue included.
    MinutesNeeded,
}

impl FlipInput {
    /// All.
    pub const ALL: [Self; 5] =
        [Self::LeavesAfter, Self::ArrivesBefore, Self::Desks, Self::SecondsPerVoter, Self::MinutesNeeded];

    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeavesAfter => "leaves_after",
            Self::ArrivesBefore => "arrives_before",
            Self::Desks => "desks",
            Self::SecondsPerVoter => "seconds_per_voter",
            Self::MinutesNeeded => "minutes_needed",
        }
    }

    /// The words for people, with the unit.
    pub const fn title(self) -> Text {
        match self {
            Self::LeavesAfter => {
                Text::new("minutos hasta que sale el transporte", "minutes until the transport leaves")
            }
            Self::ArrivesBefore => {
                Text::new("minutos de llegada antes del turno", "minutes of arrival before the duty")
            }
            Self::Desks => Text::new("mesas por casilla", "desks per place"),
            Self::SecondsPerVoter => Text::new("segundos por votante", "seconds per voter"),
            Self::MinutesNeeded => Text::new("minutos que toma votar", "minutes that voting takes"),
        }
    }

    /// The values that are tried: what could be true of a plant.
    const fn range(self) -> (u32, u32) {
        match self {
            Self::LeavesAfter | Self::ArrivesBefore => (0, 90),
            Self::Desks => (1, 30),
            Self::SecondsPerVoter => (15, 240),
            Self::MinutesNeeded => (0, 60),
        }
    }

    /// The value in a scene; of places, that of the first that has one.
    fn value(self, scene: &Scene, crew: usize) -> Option<u32> {
        match self {
            Self::LeavesAfter => scene.crews.get(crew).map(|crew| crew.leaves_after),
            Self::ArrivesBefore => scene.crews.get(crew).map(|crew| crew.arrives_before),
            Self::Desks => scene.places.iter().find_map(|place| place.desks),
            Self::SecondsPerVoter => {
                scene.places.iter().find(|place| place.desks.is_some()).map(|place| place.seconds_per_voter)
            }
            Self::MinutesNeeded => Some(scene.settings.minutes_needed),
        }
    }

    /// Whether a verdict can only get worse, or only better, as the value grows. Longer stays can join two chances
    /// into one, so for them every value is tried.
    const fn is_monotone(self) -> bool {
        matches!(self, Self::Desks | Self::SecondsPerVoter | Self::MinutesNeeded)
    }

    /// The scene with another value.
    fn set(self, scene: &Scene, crew: usize, from: u32, to: u32) -> Scene {
        let mut changed = scene.clone();
        match self {
            Self::LeavesAfter => changed.crews[crew].leaves_after = to,
            Self::ArrivesBefore => changed.crews[crew].arrives_before = to,
            Self::Desks => {
                for place in &mut changed.places {
                    place.desks = place.desks.map(|desks| (desks + to).saturating_sub(from));
                }
            }
            Self::SecondsPerVoter => {
                for place in &mut changed.places {
                    place.seconds_per_voter = to;
                }
            }
            Self::MinutesNeeded => changed.settings.minutes_needed = to,
        }
        changed
    }
}

/// A value of one input at which a crew's verdict would be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// The crew, by position.
    pub crew: usize,
    /// The input.
    pub input: FlipInput,
    /// Its value in the case.
    pub from: u32,
    /// The nearest value at which the verdict changes.
    pub to: u32,
    /// The verdict it would then be.
    pub verdict: Verdict,
}

impl Flip {
    /// How large a change it takes, in permille of the value; the smaller, the more the verdict hangs on it.
    pub fn effort(&self) -> u64 {
        u64::from(self.from.abs_diff(self.to)) * 1000 / u64::from(self.from.max(1))
    }
}

/// The value nearest to `from` on the way to `end` at which the verdict is another, by halving.
fn nearest(from: u32, end: u32, at: &impl Fn(u32) -> Option<Flip>) -> Option<Flip> {
    let mut best = at(end)?;
    let (mut same, mut other) = (from, end);
    while same.abs_diff(other) > 1 {
        let middle = u32::midpoint(same.min(other), same.max(other));
        match at(middle) {
            Some(flip) => (best, other) = (flip, middle),
            None => same = middle,
        }
    }
    Some(best)
}

/// The nearest values, up and down, at which a crew's verdict changes; the most sensitive first.
pub fn flips(scene: &Scene, groups: &[Group], now: &Evaluation, crew: usize) -> Vec<Flip> {
    let Some(verdict) = now.crews.get(crew).map(|row| row.verdict) else { return Vec::new() };
    let mut found = Vec::new();
    for input in FlipInput::ALL {
        let Some(from) = input.value(scene, crew) else { continue };
        let (least, most) = input.range();
        let at = |to: u32| {
            let changed = evaluate(&input.set(scene, crew, from, to), groups);
            let other = changed.crews.get(crew)?.verdict;
            (other != verdict).then_some(Flip { crew, input, from, to, verdict: other })
        };
        if input.is_monotone() {
            found.extend((from < most).then(|| nearest(from, most, &at)).flatten());
            found.extend((least < from).then(|| nearest(from, least, &at)).flatten());
        } else {
            found.extend((from + 1..=most).find_map(at));
            found.extend((least..from).rev().find_map(at));
        }
    }
    found.sort_by_key(|flip| (flip.effort(), flip.input, flip.to));
    found
}
