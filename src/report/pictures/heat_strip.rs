//! The heat strip: one row for each crew over the hours of the vote.

use super::PictureTable;
use super::svg::{Anchor, Area, Drawing, PETROL, QUIET, RULE, WASH};
use super::words::{day, figure, message, percent, reach, verdict};
use crate::analysis::access::{Access, Counted, Group, Span, Spans, released};
use crate::analysis::zones;
use crate::model::{Lang, Text};

const WIDTH: i64 = 1000;
const LEFT: i64 = 150;
const PLOT: i64 = 650;
const TOP: i64 = 76;
const ROW: i64 = 52;
const BAND: i64 = 26;

/// The whole local days from the first window to the last, as instants.
pub(super) fn days_of_the_vote(access: &Access) -> Option<Span> {
    let scene = &access.scene;
    let open = scene.open_anywhere();
    let midnight = |at: i64, next: i64| {
        let day = zones::local(scene.zone, at + next * 86_400).date();
        zones::instant(scene.zone, day.and_time(chrono::NaiveTime::MIN), zones::Edge::Start).0
    };
    Some(Span::new(midnight(open.first()?, 0), midnight(open.last()? - 1, 1)))
}

/// A crew's bands inside the days of the vote.
pub(super) struct Bands {
    pub(super) on: Spans,
    pub(super) premises: Spans,
    pub(super) open: Spans,
    pub(super) release: Spans,
    pub(super) reachable: Spans,
}

/// What a crew's row shows.
pub(super) fn bands(access: &Access, crew: usize, days: Span) -> Option<Bands> {
    let scene = &access.scene;
    let group = Group::of_crew(scene, crew)?;
    let release = released(scene, Some(crew), &group.on, Counted::All);
    Some(Bands {
        premises: group.premises(scene).within(days),
        open: group.open_to_them(scene).within(days),
        release: release.within(days),
        on: group.on.within(days),
        reachable: access.evaluation.crews.get(crew)?.reach.reachable.within(days),
    })
}

/// The heat strip as SVG.
pub fn heat_strip(access: &Access, lang: Lang) -> String {
    let mut drawing = Drawing::new(match lang {
        Lang::Es => "es-strip",
        Lang::En => "en-strip",
    });
    let rows = i64::try_from(access.scene.crews.len()).unwrap_or(0);
    let height = TOP + rows * ROW + 62;
    let title = message(access, lang);
    drawing.text((0, 20), Anchor::Start, r#" font-size="17" font-weight="600""#, &title);
    if let Some(days) = days_of_the_vote(access) {
        axis(&mut drawing, access, days, height - 58, lang);
        for crew in 0..access.scene.crews.len() {
            row(&mut drawing, access, crew, days, lang);
        }
    }
    legend(&mut drawing, height - 34, lang);
    let desc = description(access, lang);
    drawing.finish((WIDTH, height), lang.tag(), &title, &desc)
}

fn x_of(days: Span, at: i64) -> i64 {
    LEFT + (at - days.start) * PLOT / days.seconds().max(1)
}

fn axis(drawing: &mut Drawing, access: &Access, days: Span, bottom: i64, lang: Lang) {
    let zone = access.scene.zone;
    // Marks every six hours of a short vote, every day of a long one.
    let step = if days.seconds() <= 5 * 86_400 { 6 } else { 24 };
    let mut at = days.start;
    while at <= days.end {
        let local = zones::local(zone, at);
        let x = x_of(days, at);
        let hour = local.format("%H").to_string();
        let midnight = hour == "00";
        let more = format!(r#" stroke="{RULE}" stroke-width="{}""#, if midnight { 2 } else { 1 });
        drawing.line((x, 52), (x, bottom), &more);
        if midnight && at < days.end {
            drawing.text((x + 4, 46), Anchor::Start, r#" font-weight="600""#, &day(local, lang));
        }
        if step < 24 {
            let label = if at == days.end { "24" } else { hour.as_str() };
            drawing.text((x, 66), Anchor::Middle, &format!(r#" font-size="11" fill="{QUIET}""#), label);
        }
        at += step * 3600;
    }
}

fn row(drawing: &mut Drawing, access: &Access, crew: usize, days: Span, lang: Lang) {
    let (Some(bands), Some(found)) = (bands(access, crew, days), access.evaluation.crews.get(crew)) else {
        return;
    };
    let top = TOP + i64::try_from(crew).unwrap_or(0) * ROW;
    let area = |span: Span, inset: i64| {
        let (from, to) = (x_of(days, span.start), x_of(days, span.end));
        Area { x: from, y: top + inset, w: (to - from).max(2), h: BAND - 2 * inset }
    };
    let name = &access.scene.crews[crew].name;
    drawing.name((LEFT - 10, top + BAND / 2), name);
    let dotted = format!(r#" stroke="{QUIET}" stroke-width="1" stroke-dasharray="1 3""#);
    drawing.rect(area(days, 0), "#ffffff", &dotted);
    for span in bands.premises.iter() {
        drawing.rect(area(span, 0), WASH, &format!(r#" stroke="{QUIET}" stroke-width="1""#));
    }
    for span in bands.on.iter() {
        drawing.rect(area(span, 0), "duty", "");
    }
    for span in bands.release.iter() {
        drawing.rect(area(span, 0), "release", &format!(r#" stroke="{PETROL}" stroke-width="1""#));
    }
    for span in bands.reachable.iter() {
        drawing.rect(area(span, 4), PETROL, "");
        let middle = i64::midpoint(x_of(days, span.start), x_of(days, span.end));
        let minutes = figure(span.seconds() / 60);
        drawing.text((middle, top + BAND + 13), Anchor::Middle, r#" font-size="11""#, &minutes);
    }
    for span in bands.open.iter() {
        drawing.rect(area(span, 0), "none", &format!(r#" stroke="{PETROL}" stroke-width="2""#));
    }
    let right = LEFT + PLOT + 12;
    let reached = reach(found.reach.reachable_minutes, found.reach.opportunities, lang);
    drawing.text((right, top + 12), Anchor::Start, "", &reached);
    drawing.text((right, top + 28), Anchor::Start, r#" font-weight="600""#, &verdict(found.verdict, lang));
}

fn legend(drawing: &mut Drawing, y: i64, lang: Lang) {
    let edge = format!(r#" stroke="{QUIET}" stroke-width="1""#);
    let dotted = format!(r#"{edge} stroke-dasharray="1 3""#);
    let open = format!(r#" stroke="{PETROL}" stroke-width="2""#);
    let entries: [(&str, &str, Text); 6] = [
        ("duty", "", Text::new("en turno", "on duty")),
        (WASH, &edge, Text::new("en la planta", "on the premises")),
        ("#ffffff", &dotted, Text::new("ya sin transporte", "bus gone")),
        ("none", &open, Text::new("casilla abierta", "polls open")),
        ("release", &open, Text::new("permiso o paro", "release")),
        (PETROL, "", Text::new("puede votar (minutos)", "can vote (minutes)")),
    ];
    let mut x = 0;
    for (fill, more, text) in entries {
        drawing.rect(Area { x, y, w: 26, h: 16 }, fill, more);
        drawing.text((x + 32, y + 13), Anchor::Start, r#" font-size="12""#, text.get(lang));
        x += 166;
    }
}

fn description(access: &Access, lang: Lang) -> String {
    let rows = access.evaluation.crews.iter().zip(&access.scene.crews).map(|(row, crew)| {
        let reached = reach(row.reach.reachable_minutes, row.reach.opportunities, lang);
        format!("{}: {reached}, {}", crew.name, row.verdict.title().get(lang))
    });
    rows.collect::<Vec<_>>().join(". ")
}

/// The numbers of the heat strip.
pub fn heat_strip_table(access: &Access, lang: Lang) -> PictureTable {
    let head = [
        Text::new("Cuadrilla", "Crew"),
        Text::new("Personas", "People"),
        Text::new("Minutos fuera de turno (no considera transporte)", "Off-duty minutes (ignores transport)"),
        Text::new("Minutos que alcanza", "Minutes within reach"),
        Text::new("De ellos, en permiso o paro", "Of them, on release"),
        Text::new("Minutos con viaje especial", "Minutes by special trip"),
        Text::new("Oportunidades", "Chances"),
        Text::new("Las mesas alcanzan para", "The desks suffice for"),
        Text::new("Resultado", "Result"),
    ];
    let unknown = || "∅".to_owned();
    let rows = access.evaluation.crews.iter().zip(&access.scene.crews).map(|(row, crew)| {
        vec![
            crew.name.clone(),
            row.workers.and_then(|count| i64::try_from(count).ok()).map_or_else(unknown, figure),
            figure(row.reach.naive_minutes),
            figure(row.reach.reachable_minutes),
            figure(row.reach.release_minutes),
            figure(row.reach.special_trip_minutes),
            row.reach.opportunities.to_string(),
            row.capacity_share.map_or_else(unknown, percent),
            verdict(row.verdict, lang),
        ]
    });
    PictureTable {
        caption: message(access, lang),
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows: rows.collect(),
    }
}
