//! The scene of a vote in instants: places with their windows, crews with their duties, releases.

use chrono_tz::Tz;

use super::duties::Duties;
use super::reading::{crew_times, place_times, release_times, repeated_ids};
use super::remark::Remark;
use super::spans::{Span, Spans};
use crate::analysis::zones;
use crate::model::{AccessSettings, Arg, CaseFile, Moment, Msg, Problem, Window};

/// Seconds that one voter takes at a desk, where the case does not say: a reference, not a measurement.
pub const DEFAULT_SECONDS_PER_VOTER: u32 = 45;

/// A polling place in instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceTimes {
    /// Its id.
    pub id: String,
    /// Line of the case file.
    pub line: u32,
    /// Its zone.
    pub zone: Tz,
    /// The union of the windows as published.
    pub published: Spans,
    /// The union of the windows as they really were, or as published where nobody said.
    pub open: Spans,
    /// Whether some window says when it really opened or closed.
    pub observed: bool,
    /// Crews it is open to, by position; `None`: all.
    pub crews: Option<Vec<usize>>,
    /// Reachable without a gate pass; `None` where the case does not say.
    pub outside_gate: Option<bool>,
    /// Desks that work at the same time.
    pub desks: Option<u32>,
    /// Seconds that one voter takes at a desk.
    pub seconds_per_voter: u32,
    /// Whether those seconds are the reference and not the case's.
    pub seconds_assumed: bool,
}

impl PlaceTimes {
    /// Whether a crew may vote here; a person of no known crew may where all crews may.
    pub fn admits(&self, crew: Option<usize>) -> bool {
        self.crews.as_ref().is_none_or(|crews| crew.is_some_and(|crew| crews.contains(&crew)))
    }
}

/// A crew in instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrewTimes {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Line of the case file.
    pub line: u32,
    /// How many people work in it; `None` until the roll says.
    pub workers: Option<u32>,
    /// Its duties.
    pub duties: Duties,
    /// Minutes on the premises before a duty.
    pub arrives_before: u32,
    /// Minutes until the transport leaves.
    pub leaves_after: u32,
}

/// A release in instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseTimes {
    /// Line of the case file; 0 for one that the optimiser proposes.
    pub line: u32,
    /// When the plant stops.
    pub span: Span,
    /// When it was announced.
    pub announced: i64,
    /// Crews let go, by position; `None`: all.
    pub crews: Option<Vec<usize>>,
    /// The document behind it.
    pub document: Option<String>,
}

impl ReleaseTimes {
    /// Whether it lets a crew go.
    pub fn frees(&self, crew: Option<usize>) -> bool {
        self.crews.as_ref().is_none_or(|crews| crew.is_some_and(|crew| crews.contains(&crew)))
    }

    /// The part that people could use: nothing before the announcement and the notice it needs.
    pub fn usable(&self, notice_minutes: u32) -> Span {
        Span::new(self.span.start.max(self.announced + i64::from(notice_minutes) * 60), self.span.end)
    }

    /// Whether it was announced less than 24 hours before it began.
    pub const fn is_short_notice(&self) -> bool {
        self.span.start - self.announced < 24 * 3600
    }
}

/// Everything that access depends on, in instants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The facility's zone.
    pub zone: Tz,
    /// `[access]`.
    pub settings: AccessSettings,
    /// From 7 days before the first window to 2 days after the last.
    pub horizon: Span,
    /// The places, in the order of the case file.
    pub places: Vec<PlaceTimes>,
    /// The crews, in the order of the case file.
    pub crews: Vec<CrewTimes>,
    /// The releases, in the order of the case file.
    pub releases: Vec<ReleaseTimes>,
    /// Notes on how the input was read.
    pub remarks: Vec<Remark>,
}

const DAY: i64 = 24 * 3600;

impl Scene {
    /// Reads crews, places and releases of a case as instants.
    ///
    /// # Errors
    /// Every problem found, in the order zone, places, crews, releases; each asks for what to write instead.
    pub fn of(case: &CaseFile) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut remarks = Vec::new();
        let zone = match zones::zone_of(&case.facility) {
            Ok(choice) => {
                remarks.extend(choice.note.map(|note| Remark::new("zone_assumed", note.line, note.value)));
                choice.zone
            }
            Err(found) => {
                problems.push(*found);
                zones::CENTRAL
            }
        };
        repeated_ids(case, &mut problems);
        let places: Vec<PlaceTimes> = case
            .places
            .iter()
            .filter_map(|place| place_times(case, place, zone, &mut remarks, &mut problems))
            .collect();
        let horizon = horizon_of(&places);
        let crews: Vec<CrewTimes> = case
            .crews
            .iter()
            .filter_map(|crew| crew_times(crew, zone, horizon, &mut remarks, &mut problems))
            .collect();
        let releases: Vec<ReleaseTimes> = case
            .releases
            .iter()
            .filter_map(|release| release_times(case, release, zone, &mut remarks, &mut problems))
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut scene = Self { zone, settings: case.access, horizon, places, crews, releases, remarks };
        scene.remark_outside_the_vote(case);
        Ok(scene)
    }

    /// Last closing of the places open to a crew.
    pub fn last_closing(&self, crew: Option<usize>) -> Option<i64> {
        self.places.iter().filter(|place| place.admits(crew)).filter_map(|place| place.open.last()).max()
    }

    /// When all of every place is open.
    pub fn open_anywhere(&self) -> Spans {
        self.places.iter().flat_map(|place| place.open.iter()).collect()
    }

    /// Dates that no window can reach: likely a slip of the pen.
    fn remark_outside_the_vote(&mut self, case: &CaseFile) {
        let open = self.open_anywhere();
        let (Some(first), Some(last)) = (open.first(), open.last()) else { return };
        let horizon = Span::new(first - 7 * DAY, last + 2 * DAY);
        for release in &self.releases {
            if !open.meets(release.span) {
                self.remarks.push(Remark::new(
                    "release_outside_vote",
                    release.line,
                    Msg::new(
                        "el paro que empieza el {at} no coincide con ninguna casilla abierta: no ayuda a nadie a votar; revise su fecha",
                        "the release that begins at {at} meets no open polling place: it helps nobody to vote; check its date",
                    )
                    .with("at", Arg::Moment(zones::local(self.zone, release.span.start))),
                ));
            }
        }
        self.remarks.extend(windows_outside_the_vote(case));
        let days =
            (zones::local(self.zone, horizon.start).date(), zones::local(self.zone, horizon.end).date());
        for crew in &case.crews {
            let stray = crew.extra.iter().chain(&crew.rest).find(|day| **day < days.0 || **day > days.1);
            if let Some(day) = stray {
                self.remarks.push(Remark::new(
                    "date_outside_vote",
                    crew.line,
                    Msg::new(
                        "la fecha {day} de «{crew}» queda lejos de la votación ({from} a {to}) y no cambia nada; revise si está bien escrita",
                        "the date {day} of “{crew}” lies far from the vote ({from} to {to}) and changes nothing; check that it is right",
                    )
                    .with("day", *day)
                    .word("crew", &crew.id)
                    .with("from", days.0)
                    .with("to", days.1),
                ));
            }
        }
        for crew in &self.crews {
            if crew.duties.list.is_empty() {
                self.remarks.push(Remark::new(
                    "crew_without_duties",
                    crew.line,
                    Msg::new(
                        "«{crew}» no tiene ninguna jornada cerca de la votación; revise sus fechas con `escrutinio hours --calendar`",
                        "“{crew}” has no duty near the vote; check its dates with `escrutinio hours --calendar`",
                    )
                    .word("crew", &crew.id),
                ));
            }
        }
    }
}

/// Windows before the day on which the case says that the vote starts, or after the one on which it ends.
fn windows_outside_the_vote(case: &CaseFile) -> Vec<Remark> {
    let day = |key| {
        case.date(key).map(|said| match said.value {
            Moment::Day(day) => day,
            Moment::At(at) => at.date(),
        })
    };
    let (starts, ends) = (day("vote_starts"), day("vote_ends").or_else(|| day("vote_starts")));
    let stray = |window: &Window| {
        // A window that closes at midnight closes on the day before.
        let closes = window.closes - chrono::TimeDelta::seconds(1);
        starts.is_some_and(|starts| window.opens.date() < starts)
            || ends.is_some_and(|ends| closes.date() > ends)
    };
    let windows =
        case.places.iter().flat_map(|place| place.windows.iter().map(move |window| (place, window)));
    windows
        .filter(|(_, window)| stray(window))
        .map(|(place, window)| {
            let msg = Msg::new(
                "la casilla «{place}» abre el {opens}, fuera de los días de votación que dice [dates] (`vote_starts`, `vote_ends`): corrija uno de los dos",
                "place “{place}” opens at {opens}, outside the days of the vote that [dates] says (`vote_starts`, `vote_ends`): correct one of them",
            );
            let msg = msg.word("place", &place.id).with("opens", Arg::Moment(window.opens));
            Remark::new("window_outside_vote", window.line, msg)
        })
        .collect()
}

fn horizon_of(places: &[PlaceTimes]) -> Span {
    let windows = || places.iter().flat_map(|place| [&place.open, &place.published]);
    let first = windows().filter_map(Spans::first).min();
    let last = windows().filter_map(Spans::last).max();
    match (first, last) {
        (Some(first), Some(last)) => Span::new(first - 7 * DAY, last + 2 * DAY),
        _ => Span::new(0, 0),
    }
}
