//! What a sheet holds beside a plain table and cannot be read for certain: a second list at its side, a second header.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arg, Msg, Note};

use super::columns::letters;
use super::header::Header;
use super::options::Purpose;
use super::regions::{PERSON, named};
use super::rows::is_blank;
use super::sheet::RawSheet;
use super::words::fold;

/// Columns of a second list beside the first, and how many rows of people were not read from it.
pub(super) fn second_list(sheet: &RawSheet, header: &Header, purpose: Purpose) -> Option<Note> {
    if purpose != Purpose::People {
        return None;
    }
    let mut seen = BTreeSet::new();
    let mut again = Vec::new();
    for (col, text) in header.texts.iter().enumerate() {
        let Some((field, _)) = header.field(col, purpose) else { continue };
        if PERSON.contains(&field) && !seen.insert(fold(text)) {
            again.push(col);
        }
    }
    if again.len() < 2 {
        return None;
    }
    let lists = |row: &usize| again.iter().filter(|&&col| !is_blank(sheet.cells.cell(*row, col))).count() > 1;
    let people = (header.below()..sheet.cells.rows()).filter(lists).count();
    if people == 0 {
        return None;
    }
    let msg = Msg::new(
        "ATENCIÓN: las columnas {columns} llevan otra vez los títulos de una lista de personas: hay una segunda lista al lado, y {count} {count:renglón suyo no se leyó|renglones suyos no se leyeron}. Ponga la segunda lista debajo de la primera, en las mismas columnas, y vuelva a leer el archivo",
        "ATTENTION: columns {columns} carry the titles of a list of people again: there is a second list at the side, and {count} of its rows {count:was|were} not read. Put the second list below the first, in the same columns, and read the file again",
    )
    .with("columns", Arg::List(again.iter().map(|&col| Arg::Word(letters(col))).collect()))
    .with("count", people);
    Some(Note { code: "second_list", msg, at: None })
}

/// A row with the titles of the header in another order: the rows below it are of another table.
pub(super) fn other_order(sheet: &RawSheet, header: &Header, purpose: Purpose) -> Option<Note> {
    let own = header.row?;
    let mut order = BTreeMap::new();
    for col in 0..header.texts.len() {
        if let Some((field, _)) = header.field(col, purpose) {
            order.entry(field).or_insert(col);
        }
    }
    let elsewhere = |row: &usize| {
        let other = named(sheet, *row, purpose);
        let moved = other.iter().filter(|(field, col)| order.get(field).is_some_and(|own| own != *col));
        let people = other.keys().filter(|field| PERSON.contains(field)).count();
        people >= 2 && moved.count() >= 2
    };
    let row = (header.below()..sheet.cells.rows()).find(elsewhere)?;
    let msg = Msg::new(
        "ATENCIÓN: el renglón {row} lleva títulos en otro orden que el encabezado (renglón {own}): desde ahí empieza otra tabla, cuyas columnas se leyeron con el orden de la primera y quedaron cambiadas. Pase la segunda tabla a otra hoja o archivo y vuelva a leer",
        "ATTENTION: row {row} carries titles in another order than the header (row {own}): another table begins there, whose columns were read in the order of the first and are mixed up. Move the second table to another sheet or file and read again",
    )
    .with("row", sheet.cells.number(row))
    .with("own", sheet.cells.number(own));
    Some(Note { code: "other_order", msg, at: None })
}
