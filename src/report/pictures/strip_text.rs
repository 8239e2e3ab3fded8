//! The heat strip for a terminal: one line for each crew, one sign for each hour or part of it.

use super::heat_strip::{Bands, bands, days_of_the_vote};
use super::words::{day, message, reach, verdict};
use crate::analysis::access::{Access, Span};
use crate::analysis::zones;
use crate::model::{Lang, Text};

const COLUMNS: i64 = 72;
/// The column of names is as wide as the longest, within these bounds.
const NAMES: std::ops::RangeInclusive<usize> = 12..=22;

/// The strip as text, at most 95 columns wide, readable without colour.
pub fn strip_text(access: &Access, lang: Lang) -> String {
    let mut lines = vec![message(access, lang), String::new()];
    let longest = access.scene.crews.iter().map(|crew| crew.name.chars().count()).max().unwrap_or(0);
    let width = longest.clamp(*NAMES.start(), *NAMES.end());
    if let Some(days) = days_of_the_vote(access) {
        // A whole number of quarters of an hour to each sign.
        let quarters = days.seconds() / 900;
        let step = ((quarters + COLUMNS - 1) / COLUMNS).max(1) * 900;
        lines.push(axis(access, days, step, (width, lang)));
        for (row, crew) in access.evaluation.crews.iter().zip(&access.scene.crews) {
            let Some(bands) = bands(access, row.crew, days) else { continue };
            let signs: String = cells(days, step).map(|cell| sign(&bands, cell)).collect();
            lines.push(format!("{} {signs}", fitted(&crew.name, width)).trim_end().to_owned());
            let indent = " ".repeat(width + 1);
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

fn axis(access: &Access, days: Span, step: i64, (name, lang): (usize, Lang)) -> String {
    let mut line = " ".repeat(name + 1);
    let mut at = days.start;
    while at < days.end {
        let column = name + 1 + usize::try_from((at - days.start) / step).unwrap_or(0);
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
fn fitted(name: &str, width: usize) -> String {
    let length = name.chars().count();
    if length <= width {
        return name.to_owned() + &" ".repeat(width - length);
    }
    name.chars().take(width - 1).collect::<String>() + "…"
}
