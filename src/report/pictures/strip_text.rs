//! The heat strip for a terminal: one line for each crew, one sign for each hour or part of it.

use super::heat_strip::{Bands, bands, days_of_the_vote};
use super::words::{day, message, reach, verdict};
use crate::analysis::access::{Access, Span};
use crate::analysis::zones;
use crate::model::{Lang, Text};

const COLUMNS: i64 = 72;
const NAME: usize = 12;

/// The strip as text, 88 columns wide, readable without colour.
pub fn strip_text(access: &Access, lang: Lang) -> String {
    let mut lines = vec![message(access, lang), String::new()];
    if let Some(days) = days_of_the_vote(access) {
        // A whole number of quarters of an hour to each sign.
        let quarters = days.seconds() / 900;
        let step = ((quarters + COLUMNS - 1) / COLUMNS).max(1) * 900;
        lines.push(axis(access, days, step, lang));
        for (row, crew) in access.evaluation.crews.iter().zip(&access.scene.crews) {
            let Some(bands) = bands(access, row.crew, days) else { continue };
            let signs: String = cells(days, step).map(|cell| sign(&bands, cell)).collect();
            lines.push(format!("{} {signs}", fitted(&crew.name)).trim_end().to_owned());
            let indent = " ".repeat(NAME + 1);
            let reached = reach(row.reach.reachable_minutes, row.reach.opportunities, lang);
            lines.push(format!("{indent}{reached} · {}", verdict(row.verdict, lang)));
        }
        lines.push(String::new());
        let key = Text::new(
            "█ puede votar  / en turno  - en la planta, casilla cerrada  · casilla abierta, ya sin transporte",
            "█ can vote  / on duty  - on the premises, polls closed  · polls open, bus gone",
        );
        lines.push(key.get(lang).to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn cells(days: Span, step: i64) -> impl Iterator<Item = Span> {
    (0..)
        .map(move |index| Span::new(days.start + index * step, days.start + (index + 1) * step))
        .take_while(move |cell| cell.start < days.end)
}

/// The strongest thing that happens in a cell: any reachable minute shows.
fn sign(bands: &Bands, cell: Span) -> char {
    if bands.reachable.meets(cell) {
        '█'
    } else if bands.on.meets(cell) {
        '/'
    } else if bands.open.meets(cell) {
        '·'
    } else if bands.premises.meets(cell) {
        '-'
    } else {
        ' '
    }
}

fn axis(access: &Access, days: Span, step: i64, lang: Lang) -> String {
    let mut line = " ".repeat(NAME + 1);
    let mut at = days.start;
    while at < days.end {
        let column = NAME + 1 + usize::try_from((at - days.start) / step).unwrap_or(0);
        let width = line.chars().count();
        if width <= column {
            line.push_str(&" ".repeat(column - width));
            line.push('|');
            line.push_str(&day(zones::local(access.scene.zone, at), lang));
        }
        at += 86_400;
    }
    line
}

/// A name in the width of its column.
fn fitted(name: &str) -> String {
    let short: String = name.chars().take(NAME).collect();
    let pad = NAME - short.chars().count();
    short + &" ".repeat(pad)
}
