//! Changes that somebody could make to a vote, what they cost, and the words that ask for them.

use super::fixes::LONGEST_HOLD;
use super::places::business_hours_bind;
use super::scene::{ReleaseTimes, Scene};
use super::sentences::when;
use super::spans::{Span, Spans};
use crate::analysis::zones;
use crate::model::{Arg, CaseFile, Msg, Vote};

/// One change to buses, desks, releases or windows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A crew's transport leaves so many minutes later, after every duty.
    HoldBus {
        /// The crew, by position.
        crew: usize,
        /// Minutes later.
        minutes: u32,
    },
    /// A place gets more desks, in all its windows.
    AddDesks {
        /// The place, by position.
        place: usize,
        /// Desks more.
        desks: u32,
    },
    /// A crew is let go to vote on paid time, announced at least 24 hours ahead.
    Release {
        /// The crew, by position.
        crew: usize,
        /// From when to when.
        span: Span,
    },
    /// A place is open longer.
    OpenLonger {
        /// The place, by position.
        place: usize,
        /// From when to when.
        span: Span,
    },
}

/// What a set of changes costs. Each number is a sum over people or desks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost {
    /// Minutes of duty given to voting, over all workers let go.
    pub on_duty_minutes: u64,
    /// Minutes of desks added.
    pub desk_minutes: u64,
    /// Minutes that people wait for a held bus, over all of them and all their duties that end between the first
    /// opening and the last closing.
    pub waiting_minutes: u64,
    /// Changes to what was published.
    pub changes: u64,
}

const DAY: i64 = 24 * 3600;

impl Change {
    /// The hours it adds, where it adds some.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Release { span, .. } | Self::OpenLonger { span, .. } => Some(*span),
            Self::HoldBus { .. } | Self::AddDesks { .. } => None,
        }
    }

    /// The scene with this change made.
    #[must_use]
    pub fn made(&self, scene: &Scene) -> Scene {
        let mut changed = scene.clone();
        match self {
            Self::HoldBus { crew, minutes } => changed.crews[*crew].leaves_after += minutes,
            Self::AddDesks { place, desks } => {
                let own = &mut changed.places[*place].desks;
                *own = own.map(|now| now + desks);
            }
            Self::Release { crew, span } => changed.releases.push(ReleaseTimes {
                line: 0,
                span: *span,
                announced: span.start - DAY.max(i64::from(scene.settings.release_notice) * 60),
                crews: Some(vec![*crew]),
                document: None,
            }),
            Self::OpenLonger { place, span } => {
                let place = &mut changed.places[*place];
                place.open = place.open.union(&Spans::of([*span]));
                place.published = place.published.union(&Spans::of([*span]));
            }
        }
        changed
    }

    /// What it costs in a scene, with the head counts of the crews.
    pub fn cost(&self, scene: &Scene, workers: &[u64]) -> Cost {
        let minutes = |span: Span| span.seconds().unsigned_abs() / 60;
        let mut cost = Cost { changes: 1, ..Cost::default() };
        match self {
            Self::HoldBus { crew, minutes } => {
                cost.waiting_minutes = u64::from(*minutes) * held_departures(scene, *crew) * workers[*crew];
            }
            Self::AddDesks { place, desks } => {
                cost.desk_minutes = u64::from(*desks) * scene.places[*place].open.minutes().unsigned_abs();
            }
            Self::Release { crew, span } => cost.on_duty_minutes = minutes(*span) * workers[*crew],
            Self::OpenLonger { place, span } => {
                let added = Spans::of([*span]).minus(&scene.places[*place].open).minutes().unsigned_abs();
                cost.desk_minutes = added * u64::from(scene.places[*place].desks.unwrap_or(1));
            }
        }
        cost
    }

    /// The last moment at which it could be announced a day ahead; `None` where it holds for the whole vote.
    pub fn until(&self, scene: &Scene) -> Option<i64> {
        match self {
            Self::Release { span, .. } | Self::OpenLonger { span, .. } => Some(span.start - DAY),
            Self::HoldBus { crew, .. } => {
                let open = scene.open_anywhere();
                let crew = scene.crews.get(*crew)?;
                let wait = i64::from(crew.leaves_after) * 60;
                let ends = crew.duties.list.iter().map(|duty| duty.span.end);
                ends.filter(|end| open.meets(Span::new(*end, *end + wait))).min().map(|end| end - DAY)
            }
            Self::AddDesks { place, .. } => scene.places.get(*place)?.open.first().map(|first| first - DAY),
        }
    }

    /// It in one line.
    pub fn sentence(&self, scene: &Scene) -> Msg {
        match self {
            Self::HoldBus { crew, minutes } => Msg::new(
                "que el transporte de «{crew}» salga {minutes} {minutes:minuto|minutos} más tarde",
                "hold the transport of “{crew}” for {minutes} more {minutes:minute|minutes}",
            )
            .word("crew", &scene.crews[*crew].id)
            .with("minutes", *minutes),
            Self::AddDesks { place, desks } => Msg::new(
                "{desks} {desks:mesa|mesas} más en «{place}», en todo su horario",
                "{desks} more {desks:desk|desks} at “{place}”, at all its hours",
            )
            .with("desks", *desks)
            .word("place", &scene.places[*place].id),
            Self::Release { crew, span } => Msg::new(
                "que «{crew}» pueda dejar su puesto para votar, con goce de salario, {when}, avisado al menos 24 horas antes",
                "let “{crew}” leave their posts to vote, with pay, {when}, announced at least 24 hours before",
            )
            .word("crew", &scene.crews[*crew].id)
            .with("when", when(scene.zone, *span)),
            Self::OpenLonger { place, span } => Msg::new(
                "que la casilla «{place}» abra también {when}",
                "open place “{place}” also {when}",
            )
            .word("place", &scene.places[*place].id)
            .with("when", when(scene.places[*place].zone, *span)),
        }
    }
}

impl Cost {
    /// The sum of the costs of changes. New hours count first, for added desks stand in them too, and a bus waits
    /// for the polls as they were published.
    pub fn of(changes: &[Change], scene: &Scene, workers: &[u64]) -> Self {
        let (hours, others): (Vec<&Change>, Vec<&Change>) =
            changes.iter().partition(|change| matches!(change, Change::OpenLonger { .. }));
        let mut longer = scene.clone();
        let mut sum = Self::default();
        for change in hours {
            sum = sum.and(change.cost(&longer, workers));
            longer = change.made(&longer);
        }
        for change in others {
            let before = if matches!(change, Change::AddDesks { .. }) { &longer } else { scene };
            sum = sum.and(change.cost(before, workers));
        }
        sum
    }

    const fn and(self, other: Self) -> Self {
        Self {
            on_duty_minutes: self.on_duty_minutes + other.on_duty_minutes,
            waiting_minutes: self.waiting_minutes + other.waiting_minutes,
            desk_minutes: self.desk_minutes + other.desk_minutes,
            changes: self.changes + other.changes,
        }
    }
}

/// Duties of a crew that end between the first opening of the polls and the last closing, or so little before that
/// a bus could be held until they open.
pub(super) fn held_departures(scene: &Scene, crew: usize) -> u64 {
    let open = scene.open_anywhere();
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return 0 };
    let times = &scene.crews[crew];
    let wait = i64::from(times.leaves_after + LONGEST_HOLD) * 60;
    let ends = times.duties.list.iter().map(|duty| duty.span.end);
    ends.filter(|end| Span::new(first, last).meets(Span::new(*end, *end + wait))).count() as u64
}

/// The request to the authority: what is asked, on what ground, and what else it needs.
pub fn request(case: &CaseFile, scene: &Scene, changes: &[Change]) -> Msg {
    let asked = Arg::List(changes.iter().map(|change| Arg::from(change.sentence(scene))).collect());
    let ground = match case.case.vote {
        Some(Vote::Representation) => Msg::new(
            "el lugar de la votación debe ser accesible y la votación ágil (LFT 390 Bis, fracción III, inciso b)",
            "the place of the vote must be accessible and the voting swift (LFT 390 Bis, fraction III, b)",
        ),
        Some(Vote::Contract) => Msg::new(
            "el lugar de la votación debe ser accesible y la votación ágil (LFT 390 Ter, fracción II, inciso c)",
            "the place of the vote must be accessible and the voting swift (LFT 390 Ter, fraction II, c)",
        ),
        Some(Vote::Titularity | Vote::Strike | Vote::Officers | Vote::Legitimization) | None => {
            Msg::new("cada turno debe poder votar", "every shift must be able to vote")
        }
    };
    let enabling =
        business_hours_bind(case.case.vote) && changes.iter().any(|change| is_off_hours(scene, change));
    let tail = if enabling {
        Msg::new(
            ". Como parte de ese horario cae fuera de las 7:00 a 19:00 de días hábiles, se pide habilitarlo y expresar la causa y las diligencias (LFT 716 y 717)",
            ". As part of these hours falls outside 7:00 to 19:00 of business days, it is asked that they be enabled, stating the cause and the acts (LFT 716 and 717)",
        )
    } else {
        Msg::new("", "")
    };
    Msg::new(
        "Se solicita: {asked}. Motivo: {ground}{tail}",
        "It is requested: {asked}. Ground: {ground}{tail}",
    )
    .with("asked", asked)
    .with("ground", ground)
    .with("tail", tail)
}

/// Whether a change opens a place outside 07:00–19:00, or on a Saturday or Sunday, of the place's own clock.
fn is_off_hours(scene: &Scene, change: &Change) -> bool {
    use chrono::{Datelike as _, Timelike as _, Weekday};
    let Change::OpenLonger { place, span } = change else { return false };
    let zone = scene.places[*place].zone;
    let (opens, closes) = (zones::local(zone, span.start), zones::local(zone, span.end));
    let weekend = |at: chrono::NaiveDateTime| matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
    let late = closes.date() > opens.date() || (closes.hour(), closes.minute()) > (19, 0);
    opens.hour() < 7 || late || weekend(opens)
}
