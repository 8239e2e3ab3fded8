//! What each polling place offers: its hours against those published, its desks, and whether the law's
//! working hours cover them.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, Weekday};

use super::scene::{PlaceTimes, Scene};
use super::spans::{Span, Spans};
use crate::analysis::business_days::rest_day;
use crate::analysis::zones::{self, Edge};
use crate::model::{Text, Vote};

/// One polling place: a row of the report's `access.places`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceAccess {
    /// The place, by its position in the case file.
    pub place: usize,
    /// Minutes it was to be open.
    pub published_minutes: i64,
    /// Minutes it was open, as far as anyone said.
    pub open_minutes: i64,
    /// Published minutes in which it was closed.
    pub lost_minutes: i64,
    /// Voters that its desks could serve if the queue never ran dry; `None` where the desks are unknown.
    pub most_voters: Option<u64>,
    /// Published minutes outside 07:00–19:00 of business days.
    pub off_hours: Spans,
    /// Reachable without a gate pass; `None` where the case does not say.
    pub outside_gate: Option<bool>,
}

/// Whether people without a gate pass can vote at all (dismissed, suspended).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideAccess {
    /// People of the roll without a gate pass; `None` where no source tells.
    pub people: Option<u64>,
    /// Places reachable without a gate pass, by position.
    pub places: Vec<usize>,
    /// Minutes in which such a place is open.
    pub minutes: i64,
    /// Whether they can vote; `None` where no place says on which side of the gate it stands.
    pub open: Option<bool>,
}

/// The hours of business days in which proceedings are held (LFT 716).
const BUSINESS_HOURS: (u32, u32) = (7, 19);

/// Whether the hours of LFT 716 bind a vote: acts of the centre and of courts do; of a strike all hours are
/// business hours, and what a union holds by itself is no act of an authority (a reading).
pub fn business_hours_bind(vote: Option<Vote>) -> bool {
    matches!(vote, Some(Vote::Representation | Vote::Titularity))
}

/// A row for each place.
pub fn place_rows(scene: &Scene, non_business: &[NaiveDate]) -> Vec<PlaceAccess> {
    scene
        .places
        .iter()
        .enumerate()
        .map(|(index, place)| PlaceAccess {
            place: index,
            published_minutes: place.published.minutes(),
            open_minutes: place.open.minutes(),
            lost_minutes: place.published.minus(&place.open).minutes(),
            most_voters: place.desks.map(|desks| {
                u64::from(desks) * place.open.seconds().unsigned_abs() / u64::from(place.seconds_per_voter)
            }),
            off_hours: off_hours(place, non_business),
            outside_gate: place.outside_gate,
        })
        .collect()
}

/// Mandatory rest days on which a place is to be open, by its own clock.
pub(super) fn rest_days_of_the_vote(scene: &Scene) -> Vec<(NaiveDate, Text)> {
    let of_place = |place: &PlaceTimes| {
        let zone = place.zone;
        let dates = place.published.iter().flat_map(move |span| {
            let last = zones::local(zone, span.end - 1).date();
            zones::local(zone, span.start).date().iter_days().take_while(move |day| *day <= last)
        });
        dates.collect::<Vec<_>>()
    };
    let mut days: Vec<NaiveDate> = scene.places.iter().flat_map(of_place).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().filter_map(|day| Some((day, rest_day(day)?))).collect()
}

/// Published instants outside 07:00–19:00 of business days, by the place's own clock.
fn off_hours(place: &PlaceTimes, non_business: &[NaiveDate]) -> Spans {
    let (Some(first), Some(last)) = (place.published.first(), place.published.last()) else {
        return Spans::none();
    };
    let at = |day: NaiveDate, hour: u32, edge: Edge| {
        let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN));
        zones::instant(place.zone, local, edge).0
    };
    let is_business = |day: &NaiveDate| {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            && rest_day(*day).is_none()
            && non_business.binary_search(day).is_err()
    };
    let last_day = zones::local(place.zone, last).date() + Days::new(1);
    let business: Spans = zones::local(place.zone, first)
        .date()
        .iter_days()
        .take_while(|day| *day <= last_day)
        .filter(is_business)
        .map(|day| Span::new(at(day, BUSINESS_HOURS.0, Edge::Start), at(day, BUSINESS_HOURS.1, Edge::End)))
        .collect();
    place.published.minus(&business)
}

/// Access of people without a gate pass.
pub fn outside_access(scene: &Scene, people: Option<u64>) -> OutsideAccess {
    let places: Vec<usize> =
        (0..scene.places.len()).filter(|index| scene.places[*index].outside_gate == Some(true)).collect();
    let minutes =
        places.iter().flat_map(|index| scene.places[*index].open.iter()).collect::<Spans>().minutes();
    let told = scene.places.iter().any(|place| place.outside_gate.is_some());
    OutsideAccess { people, places, minutes, open: told.then_some(minutes > 0) }
}
