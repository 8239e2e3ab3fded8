//! What a sheet holds beside a plain table and cannot be read for certain: a second list at its side.

use std::collections::BTreeSet;

use crate::model::{Arg, Msg, Note};

use super::columns::letters;
use super::header::Header;
use super::options::Purpose;
use super::regions::PERSON;
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
