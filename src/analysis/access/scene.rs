//! The scene of a vote in instants: places with their windows, crews with their duties, releases.

use chrono_tz::Tz;

use super::duties::{Duties, clock_remark, duties};
use super::remark::{Remark, problem};
use super::spans::{Span, Spans};
use crate::analysis::zones::{self, Edge};
use crate::model::{
    AccessSettings, Arg, CaseFile, Crew, Lined, Msg, PollingPlace, Problem, Release, Text, Window,
};

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

fn horizon_of(places: &[PlaceTimes]) -> Span {
    let windows = || places.iter().flat_map(|place| [&place.open, &place.published]);
    let first = windows().filter_map(Spans::first).min();
    let last = windows().filter_map(Spans::last).max();
    match (first, last) {
        (Some(first), Some(last)) => Span::new(first - 7 * DAY, last + 2 * DAY),
        _ => Span::new(0, 0),
    }
}

fn repeated_ids(case: &CaseFile, problems: &mut Vec<Problem>) {
    let crews = case.crews.iter().map(|crew| (crew.id.as_str(), crew.line)).collect::<Vec<_>>();
    let places = case.places.iter().map(|place| (place.id.as_str(), place.line)).collect::<Vec<_>>();
    for ids in [crews, places] {
        for (index, (id, line)) in ids.iter().enumerate() {
            if let Some((_, first)) = ids[..index].iter().find(|earlier| earlier.0 == *id) {
                problems.push(problem(
                    "TUR-006",
                    Text::new("identificador repetido", "repeated id"),
                    *line,
                    Msg::new(
                        "«{id}» ya se usó en la línea {first}",
                        "“{id}” was already used on line {first}",
                    )
                    .word("id", *id)
                    .with("first", *first),
                    Msg::new("dé a cada entrada un `id` propio", "give each entry an `id` of its own"),
                ));
            }
        }
    }
}

/// Crew ids as positions; an unknown one asks, with the nearest known.
fn crew_positions(
    case: &CaseFile,
    names: &[Lined<String>],
    problems: &mut Vec<Problem>,
) -> Option<Vec<usize>> {
    if names.is_empty() {
        return None;
    }
    let mut positions = Vec::new();
    for name in names {
        if let Some(index) = case.crews.iter().position(|crew| crew.id == name.value) {
            positions.push(index);
            continue;
        }
        let nearest = case
            .crews
            .iter()
            .map(|crew| crew.id.as_str())
            .min_by_key(|id| strsim::osa_distance(id, &name.value));
        problems.push(problem(
            "TUR-007",
            Text::new("cuadrilla desconocida", "unknown crew"),
            name.line,
            Msg::new(
                "«{got}» no es una [[crew]]; la más parecida es «{nearest}»",
                "“{got}” is no [[crew]]; the nearest is “{nearest}”",
            )
            .word("got", &name.value)
            .word("nearest", nearest.unwrap_or("—")),
            Msg::new(
                "escriba el `id` de una cuadrilla del expediente",
                "write the `id` of a crew of the case",
            ),
        ));
    }
    Some(positions)
}

fn place_times(
    case: &CaseFile,
    place: &Lined<PollingPlace>,
    facility: Tz,
    remarks: &mut Vec<Remark>,
    problems: &mut Vec<Problem>,
) -> Option<PlaceTimes> {
    let before = problems.len();
    let zone = match &place.timezone {
        None => facility,
        Some(name) => zones::zone_named(name).unwrap_or_else(|found| {
            problems.push(*found);
            facility
        }),
    };
    let crews = crew_positions(case, &place.crews, problems);
    let (mut published, mut open) = (Vec::new(), Vec::new());
    for window in &place.windows {
        match window_spans(&place.id, window, zone, remarks) {
            Ok((plan, real)) => {
                published.push(plan);
                open.push(real);
            }
            Err(found) => problems.push(*found),
        }
    }
    if place.windows.is_empty() {
        remarks.push(Remark::new(
            "place_without_windows",
            place.line,
            Msg::new(
                "la casilla «{place}» no tiene horario: no se contó",
                "place “{place}” has no windows: it was not counted",
            )
            .word("place", &place.id),
        ));
    }
    (problems.len() == before).then(|| PlaceTimes {
        id: place.id.clone(),
        line: place.line,
        zone,
        published: Spans::of(published),
        open: Spans::of(open),
        observed: place.windows.iter().any(|window| window.opened.is_some() || window.closed.is_some()),
        crews,
        outside_gate: place.outside_gate,
        desks: place.desks,
        seconds_per_voter: place
            .seconds_per_voter
            .filter(|seconds| *seconds > 0)
            .unwrap_or(DEFAULT_SECONDS_PER_VOTER),
        seconds_assumed: place.seconds_per_voter.is_none_or(|seconds| seconds == 0),
    })
}

fn window_spans(
    place: &str,
    window: &Lined<Window>,
    zone: Tz,
    remarks: &mut Vec<Remark>,
) -> Result<(Span, Span), Box<Problem>> {
    let mut read = |local, edge| {
        let (at, shown) = zones::instant(zone, local, edge);
        remarks.extend(clock_remark(window.line, place, local, shown));
        at
    };
    let published = Span::new(read(window.opens, Edge::Start), read(window.closes, Edge::End));
    let opened = window.opened.map_or(published.start, |local| read(local, Edge::Start));
    let closed = window.closed.map_or(published.end, |local| read(local, Edge::End));
    let real = Span::new(opened, closed);
    if published.is_empty() {
        return Err(Box::new(window_asks(place, window, (window.opens, window.closes))));
    }
    if real.is_empty() {
        let times = (window.opened.unwrap_or(window.opens), window.closed.unwrap_or(window.closes));
        return Err(Box::new(window_asks(place, window, times)));
    }
    Ok((published, real))
}

fn window_asks(
    place: &str,
    window: &Lined<Window>,
    (opens, closes): (chrono::NaiveDateTime, chrono::NaiveDateTime),
) -> Problem {
    let help = if opens == closes {
        Msg::new(
            "si abre todo el día, escriba que cierra a las 24:00 o a la misma hora del día siguiente",
            "if it opens for a whole day, write that it closes at 24:00, or at the same time of the next day",
        )
    } else {
        Msg::new(
            "¿cierra al día siguiente? Entonces escriba esa fecha en `closes`",
            "does it close on the next day? Then write that date in `closes`",
        )
    };
    problem(
        "TUR-008",
        Text::new("la casilla no cierra después de abrir", "the place does not close after it opens"),
        window.line,
        Msg::new(
            "la casilla «{place}» abre el {opens} y cierra el {closes}",
            "place “{place}” opens at {opens} and closes at {closes}",
        )
        .word("place", place)
        .with("opens", Arg::Moment(opens))
        .with("closes", Arg::Moment(closes)),
        help,
    )
}

fn crew_times(
    crew: &Lined<Crew>,
    zone: Tz,
    horizon: Span,
    remarks: &mut Vec<Remark>,
    problems: &mut Vec<Problem>,
) -> Option<CrewTimes> {
    match duties(crew, zone, horizon) {
        Ok((built, notes)) => {
            remarks.extend(notes);
            Some(CrewTimes {
                id: crew.id.clone(),
                name: crew.name.clone().unwrap_or_else(|| crew.id.clone()),
                line: crew.line,
                workers: crew.workers,
                duties: built,
                arrives_before: crew.arrives_before,
                leaves_after: crew.leaves_after,
            })
        }
        Err(found) => {
            problems.extend(found);
            None
        }
    }
}

fn release_times(
    case: &CaseFile,
    release: &Lined<Release>,
    zone: Tz,
    remarks: &mut Vec<Remark>,
    problems: &mut Vec<Problem>,
) -> Option<ReleaseTimes> {
    let before = problems.len();
    let crews = crew_positions(case, &release.crews, problems);
    let mut read = |local, edge| {
        let (at, shown) = zones::instant(zone, local, edge);
        remarks.extend(clock_remark(release.line, "release", local, shown));
        at
    };
    let span = Span::new(read(release.from, Edge::Start), read(release.to, Edge::End));
    let announced = read(release.announced, Edge::Start);
    if span.is_empty() {
        problems.push(problem(
            "TUR-009",
            Text::new("el paro termina antes de empezar", "the release ends before it begins"),
            release.line,
            Msg::new("el paro va del {from} al {to}", "the release runs from {from} to {to}")
                .with("from", Arg::Moment(release.from))
                .with("to", Arg::Moment(release.to)),
            Msg::new(
                "corrija `from` o `to`; si pasa de la medianoche, escriba la fecha siguiente",
                "correct `from` or `to`; if it passes midnight, write the next date",
            ),
        ));
    }
    if announced > span.start {
        remarks.push(release_late(release, announced >= span.end));
    }
    (problems.len() == before).then(|| ReleaseTimes {
        line: release.line,
        span,
        announced,
        crews,
        document: release.document.clone(),
    })
}

/// A release announced after it began: it counts from the announcement, or not at all.
fn release_late(release: &Lined<Release>, all: bool) -> Remark {
    let msg = if all {
        Msg::new(
            "el paro del {from} se anunció el {announced}, cuando ya había terminado: no cuenta",
            "the release of {from} was announced at {announced}, when it was over: it does not count",
        )
    } else {
        Msg::new(
            "el paro del {from} se anunció el {announced}, ya empezado: cuenta desde el anuncio",
            "the release of {from} was announced at {announced}, after it began: it counts from the announcement",
        )
    };
    let msg = msg.with("from", Arg::Moment(release.from)).with("announced", Arg::Moment(release.announced));
    Remark::new("release_before_notice", release.line, msg)
}
