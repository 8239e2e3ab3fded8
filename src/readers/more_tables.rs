//! What a sheet holds beside one plain table: a second list at its side, a second header below, merged cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arg, Cells, Field, Msg, Note};

use super::columns::letters;
use super::dictionary::lookup;
use super::header::{Header, could_be_header};
use super::options::Purpose;
use super::rows::is_blank;
use super::sheet::RawSheet;
use super::words::fold;

/// Fields that tell one person from another.
const PERSON: [Field; 6] =
    [Field::Name, Field::Surname1, Field::Curp, Field::Rfc, Field::Nss, Field::EmployeeId];

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
        "ATENCIÓN: las columnas {columns} llevan otra vez los títulos de una lista de personas: hay una segunda lista al lado, y {count} {count:renglón suyo no se leyó|renglones suyos no se leyeron}. Pon la segunda lista debajo de la primera, en las mismas columnas, y vuelve a leer el archivo",
        "ATTENTION: columns {columns} carry the titles of a list of people again: there is a second list at the side, and {count} of its rows {count:was|were} not read. Put the second list below the first, in the same columns, and read the file again",
    )
    .with("columns", Arg::List(again.iter().map(|&col| Arg::Word(letters(col))).collect()))
    .with("count", people);
    Some(Note { code: "second_list", msg, at: None })
}

/// Fields by column that a row names, if it could be a header of two or more.
fn named(sheet: &RawSheet, row: usize, purpose: Purpose) -> BTreeMap<Field, usize> {
    let figures = sheet.cells.row(row).any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()));
    let mut fields = BTreeMap::new();
    if figures || sheet.cells.filled(row, |cell| !is_blank(cell)) < 2 || !could_be_header(sheet, row) {
        return fields;
    }
    for (col, cell) in sheet.cells.row(row).enumerate() {
        if let Some((field, _)) = lookup(cell, purpose) {
            fields.entry(field).or_insert(col);
        }
    }
    fields
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
        "ATENCIÓN: el renglón {row} lleva títulos en otro orden que el encabezado (renglón {own}): desde ahí empieza otra tabla, cuyas columnas se leyeron con el orden de la primera y quedaron cambiadas. Pasa la segunda tabla a otra hoja o archivo y vuelve a leer",
        "ATTENTION: row {row} carries titles in another order than the header (row {own}): another table begins there, whose columns were read in the order of the first and are mixed up. Move the second table to another sheet or file and read again",
    )
    .with("row", sheet.cells.number(row))
    .with("own", sheet.cells.number(own));
    Some(Note { code: "other_order", msg, at: None })
}

/// Fills cells merged downwards in one column of the body, where the row holds something else.
pub(super) fn fill_merged(sheet: &mut RawSheet, from: usize) -> Option<Note> {
    let last = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
    // Areas of an honest sheet do not overlap: there are no more steps than cells.
    let mut steps = sheet.cells.rows().saturating_mul(sheet.width);
    let mut fills: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for &(top, left, bottom, right) in &sheet.merges {
        let col = usize::from(left);
        let Some(first) = sheet.cells.position(top).filter(|&first| first >= from && left == right) else {
            continue;
        };
        if is_blank(sheet.cells.cell(first, col)) {
            continue;
        }
        for row in (top + 1..=bottom.min(last)).filter_map(|number| sheet.cells.position(number)) {
            steps = steps.checked_sub(1)?;
            let lone = sheet.cells.filled(row, |cell| !is_blank(cell)) == 0;
            if !lone && is_blank(sheet.cells.cell(row, col)) {
                fills.insert((row, col), first);
            }
        }
    }
    if fills.is_empty() {
        return None;
    }
    let old = std::mem::take(&mut sheet.cells);
    let mut out = Cells::with_capacity(old.text().len(), old.rows() * sheet.width, old.rows());
    for row in 0..old.rows() {
        let far = fills.range((row, 0)..(row + 1, 0)).next_back().map_or(0, |(&(_, col), _)| col + 1);
        for col in 0..old.width(row).max(far) {
            let from = fills.get(&(row, col)).copied().unwrap_or(row);
            out.push(old.cell(from, col));
        }
        out.end_row(old.number(row));
    }
    sheet.cells = out;
    let columns: BTreeSet<usize> = fills.keys().map(|&(_, col)| col).collect();
    let msg = Msg::new(
        "{count} {count:celda combinada hacia abajo tomó|celdas combinadas hacia abajo tomaron} el valor de la primera de su área (columnas {columns})",
        "{count} {count:cell|cells} merged downwards took the value of the first one of their area (columns {columns})",
    )
    .with("count", fills.len())
    .with("columns", Arg::List(columns.into_iter().map(|col| Arg::Word(letters(col))).collect()));
    Some(Note { code: "merged_filled", msg, at: None })
}
