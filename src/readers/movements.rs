//! Movements as the social security institute lists them: a kind and a day a row become a hiring day and a leaving day.

use std::collections::BTreeMap;

use crate::model::{Field, Text};

use super::header::Header;
use super::sheet::{Made, RawSheet};
use super::words::{fold, header_words};

const KIND: &[&str] =
    &["TIPO MOV", "TIPO MOVIMIENTO", "MOVIMIENTO", "MOV", "CLAVE MOVIMIENTO", "TIPO MOVTO", "MOVTO"];
const DAY: &[&str] =
    &["FECHA MOV", "FECHA MOVIMIENTO", "F MOV", "FEC MOV", "FECHA MOVTO", "F MOVIMIENTO", "FEC MOVIMIENTO"];

/// Titles of the two columns made, with their fields.
pub(super) const MADE: [(Text, Field); 2] = [
    (Text::new("(alta según el movimiento)", "(hiring by the movement)"), Field::HireDate),
    (Text::new("(baja según el movimiento)", "(departure by the movement)"), Field::LeaveDate),
];

const WHY: Text = Text::new(
    "del tipo y la fecha del movimiento: alta o reingreso (08), baja (02)",
    "from the kind and day of the movement: hiring or return (08), departure (02)",
);

/// Adds the columns made out of movements, where a table has a kind and a day of them.
pub(super) fn add(sheet: &mut RawSheet, header: &Header) {
    let named = |names: &[&str]| {
        header.texts.iter().position(|text| names.contains(&header_words(text).join(" ").as_str()))
    };
    let (Some(kind), Some(day)) = (named(KIND), named(DAY)) else { return };
    let (mut hired, mut left) = (BTreeMap::new(), BTreeMap::new());
    for row in header.below()..sheet.cells.rows() {
        let day = sheet.cells.cell(row, day).trim();
        if day.is_empty() {
            continue;
        }
        let kind = fold(sheet.cells.cell(row, kind));
        let kind = kind.trim_start_matches('0');
        if kind.starts_with("ALTA") || kind.starts_with("REINGRESO") || kind == "8" {
            hired.insert(row, day.to_owned());
        } else if kind.starts_with("BAJA") || kind == "2" {
            left.insert(row, day.to_owned());
        }
    }
    if hired.is_empty() && left.is_empty() {
        return;
    }
    for ((title, _), values) in MADE.into_iter().zip([hired, left]) {
        sheet.made.push(Made { title, why: WHY, values });
    }
}
