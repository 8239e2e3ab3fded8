//! Reads places, crews and releases of the case file as instants, and asks where they leave something open.

use chrono_tz::Tz;

use super::duties::{clock_remark, duties};
use super::remark::{Remark, problem};
use super::scene::{CrewTimes, DEFAULT_SECONDS_PER_VOTER, PlaceTimes, ReleaseTimes};
use super::spans::{Span, Spans};
use crate::analysis::zones::{self, Edge};
use crate::model::{Arg, CaseFile, Crew, Lined, Msg, PollingPlace, Problem, Release, Text, Window};

pub(super) fn repeated_ids(case: &CaseFile, problems: &mut Vec<Problem>) {
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

pub(super) fn place_times(
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

pub(super) fn crew_times(
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

pub(super) fn release_times(
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
