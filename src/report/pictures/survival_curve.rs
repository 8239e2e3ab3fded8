//! The survival curve: how many people an order could still help, by the moment at which it is given.

use super::PictureTable;
use super::svg::{Anchor, Drawing, INK, PETROL, QUIET, RULE};
use super::words::{figure, moment, percent};
use crate::analysis::access::{Access, Helpable, Span};
use crate::analysis::zones;
use crate::model::{Lang, Text};

const WIDTH: i64 = 1000;
const HEIGHT: i64 = 330;
const LEFT: i64 = 60;
const PLOT: i64 = 900;
const TOP: i64 = 60;
const TALL: i64 = 200;

fn permille(row: Helpable) -> u16 {
    if row.of == 0 {
        return 0;
    }
    u16::try_from((row.workers * 2000 + row.of) / (2 * row.of)).unwrap_or(1000)
}

/// The orders, in time, each moment once.
fn orders(access: &Access) -> Vec<Helpable> {
    let mut moments: Vec<i64> = access.scene.releases.iter().map(|release| release.announced).collect();
    moments.sort_unstable();
    moments.dedup();
    moments.into_iter().map(|at| access.survival.at(at)).collect()
}

/// From a day before the first opening, or the first order, to the last closing.
fn frame(access: &Access) -> Option<Span> {
    let open = access.scene.open_anywhere();
    let first = open.first()? - 86_400;
    let order = access.scene.releases.iter().map(|release| release.announced).min().unwrap_or(first);
    Some(Span::new(first.min(order.max(first - 6 * 86_400)), open.last()?))
}

fn message(access: &Access, lang: Lang) -> String {
    let zone = access.scene.zone;
    match (orders(access).last(), lang) {
        (None, Lang::Es) => "A quién podría ayudar todavía una orden".to_owned(),
        (None, Lang::En) => "Whom an order could still help".to_owned(),
        (Some(order), Lang::Es) => format!(
            "La orden del {} podía ayudar a {} de {} personas",
            moment(zones::local(zone, order.at), lang),
            figure(i64::try_from(order.workers).unwrap_or(0)),
            figure(i64::try_from(order.of).unwrap_or(0))
        ),
        (Some(order), Lang::En) => format!(
            "The order of {} could help {} of {} people",
            moment(zones::local(zone, order.at), lang),
            figure(i64::try_from(order.workers).unwrap_or(0)),
            figure(i64::try_from(order.of).unwrap_or(0))
        ),
    }
}

/// The survival curve as SVG, with a line for each order.
pub fn survival_curve(access: &Access, lang: Lang) -> String {
    let mut drawing = Drawing::new(match lang {
        Lang::Es => "es-curve",
        Lang::En => "en-curve",
    });
    let title = message(access, lang);
    drawing.text((0, 20), Anchor::Start, r#" font-size="17" font-weight="600""#, &title);
    for share in [0_u16, 250, 500, 750, 1000] {
        let y = TOP + TALL - TALL * i64::from(share) / 1000;
        drawing.line((LEFT, y), (LEFT + PLOT, y), &format!(r#" stroke="{RULE}" stroke-width="1""#));
        drawing.text(
            (LEFT - 6, y + 4),
            Anchor::End,
            &format!(r#" font-size="11" fill="{QUIET}""#),
            &format!("{} %", share / 10),
        );
    }
    if let Some(frame) = frame(access) {
        curve(&mut drawing, access, frame, lang);
    }
    let desc =
        survival_table(access, lang).rows.iter().map(|row| row.join(": ")).collect::<Vec<_>>().join(". ");
    drawing.finish((WIDTH, HEIGHT), lang.tag(), &title, &desc)
}

fn curve(drawing: &mut Drawing, access: &Access, frame: Span, lang: Lang) {
    let zone = access.scene.zone;
    let x = |at: i64| LEFT + (at.clamp(frame.start, frame.end) - frame.start) * PLOT / frame.seconds().max(1);
    let y = |share: u16| TOP + TALL - TALL * i64::from(share) / 1000;
    let mut height = permille(access.survival.at(frame.start));
    let mut points = vec![(x(frame.start), y(height))];
    for step in access.survival.steps().into_iter().filter(|at| (frame.start..=frame.end).contains(at)) {
        points.push((x(step), y(height)));
        height = permille(access.survival.at(step));
        points.push((x(step), y(height)));
    }
    points.push((x(frame.end), y(height)));
    drawing.path(&points, &format!(r#" stroke="{PETROL}" stroke-width="3""#));
    let mut day = frame.start
        - (frame.start + i64::from(zones::offset_minutes(zone, frame.start)) * 60).rem_euclid(86_400);
    while day <= frame.end {
        if day >= frame.start {
            let label = super::words::day(zones::local(zone, day), lang);
            drawing.line(
                (x(day), TOP + TALL),
                (x(day), TOP + TALL + 6),
                &format!(r#" stroke="{INK}" stroke-width="1""#),
            );
            drawing.text((x(day), TOP + TALL + 20), Anchor::Middle, r#" font-size="11""#, &label);
        }
        day += 86_400;
    }
    for (index, order) in orders(access).into_iter().enumerate() {
        let dashed = format!(r#" stroke="{INK}" stroke-width="1" stroke-dasharray="6 3""#);
        drawing.line((x(order.at), TOP - 6), (x(order.at), TOP + TALL), &dashed);
        let label = format!("{} · {}", moment(zones::local(zone, order.at), lang), percent(permille(order)));
        // Labels of orders near each other stand on lines of their own.
        let line = TOP + TALL + 40 + 16 * i64::try_from(index % 3).unwrap_or(0);
        drawing.text((x(order.at), line), Anchor::Middle, r#" font-size="11""#, &label);
    }
}

/// The numbers of the survival curve.
pub fn survival_table(access: &Access, lang: Lang) -> PictureTable {
    let head = [
        Text::new("Momento", "Moment"),
        Text::new("Personas a las que todavía se podía ayudar", "People who could still be helped"),
        Text::new("De", "Of"),
        Text::new("Parte", "Share"),
    ];
    let count = |number: u64| figure(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = access.helpable.iter().map(|row| {
        let at = moment(zones::local(access.scene.zone, row.at), lang);
        vec![at, count(row.workers), count(row.of), percent(permille(*row))]
    });
    PictureTable {
        caption: message(access, lang),
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows: rows.collect(),
    }
}
