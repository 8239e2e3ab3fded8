//! What a sheet holds beside a plain table and cannot be read for certain: a second list at its side, rows
//! below it that are not like it.

use std::collections::BTreeSet;

use crate::model::{Arg, Column, Field, Msg, Note};

use super::columns::letters;
use super::content::Profile;
use super::header::{Header, like_people};
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

/// Rows that were read as people though their cells are not what the columns above hold.
pub(super) fn unlike(sheet: &RawSheet, header: &Header, entries: &[usize]) -> Option<Note> {
    let (mut rows, mut ranges, mut columns) = (0, Vec::new(), BTreeSet::new());
    for (&start, run) in &sheet.unlike {
        let read = |row: &usize| entries.binary_search(row).is_ok();
        let inside: Vec<u32> = (start..run.end).filter(read).map(|row| sheet.cells.number(row)).collect();
        if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
            rows += inside.len();
            ranges.push(if first == last { first.to_string() } else { format!("{first}–{last}") });
            columns.extend(run.columns.iter().copied());
        }
    }
    let named = |col: usize| match header.texts.get(col).map_or("", String::as_str) {
        "" => Msg::new("{letter}", "{letter}").word("letter", letters(col)),
        title => Msg::new("{letter} “{title}”", "{letter} “{title}”")
            .word("letter", letters(col))
            .private("title", title),
    };
    let more = ranges.len().saturating_sub(10);
    let tail = if more > 0 {
        Msg::new(" y {more} tramos más", " and {more} more stretches").with("more", more)
    } else {
        Msg::new("", "")
    };
    let msg = Msg::new(
        "ATENCIÓN: en los renglones {ranges}{tail} las celdas no son como las de arriba (se nota en {columns}): {rows} {rows:renglón se leyó|renglones se leyeron} con las columnas de arriba y {rows:puede estar mal leído|pueden estar mal leídos}. Si ahí empieza otra lista, póngale sus propios títulos o pásela a otra hoja; si es un resumen o son firmas, quítelo, y vuelva a leer el archivo",
        "ATTENTION: in rows {ranges}{tail} the cells are not like those above (it shows in {columns}): {rows} {rows:row was|rows were} read with the columns above and may be read wrongly. If another list begins there, give it titles of its own or move it to another sheet; if it is a summary or signatures, take it out, and read the file again",
    )
    .with("ranges", Arg::List(ranges.into_iter().take(10).map(Arg::Word).collect()))
    .with("tail", tail)
    .with("columns", Arg::List(columns.into_iter().map(|col| Arg::Msg(Box::new(named(col)))).collect()))
    .with("rows", rows);
    (rows > 0).then_some(Note { code: "rows_unlike", msg, at: None })
}

/// A column of names that holds numbers, beside one of numbers that holds names: somewhere they change places.
pub(super) fn mixed(columns: &[Column], profiles: &[Profile]) -> Option<Note> {
    let some = |count: usize, filled: usize| count >= 2 && count * 50 >= filled;
    let all = || profiles.iter().enumerate();
    let named = |col: usize| columns.get(col).is_some_and(|column| column.field == Some(Field::Name));
    let (names, found) = all().find(|&(col, profile)| named(col) && some(profile.whole, profile.filled))?;
    let (numbers, other) = all().find(|&(col, profile)| {
        col != names && profile.whole * 2 >= profile.filled && some(profile.name, profile.filled)
    })?;
    let msg = Msg::new(
        "ATENCIÓN: en la columna {names}, que lleva nombres, {count} de {filled} celdas miradas son números, y en la columna {numbers} {others} son nombres: en algún renglón cambian de lugar, y los de ahí en adelante pueden estar mal leídos. Ponga cada dato en su columna, o separe las dos listas con un renglón en blanco, y vuelva a leer el archivo",
        "ATTENTION: in column {names}, which holds names, {count} of {filled} cells looked at are numbers, and in column {numbers} {others} are names: somewhere they change places, and the rows from there on may be read wrongly. Put each datum into its column, or part the two lists by a blank row, and read the file again",
    )
    .word("names", letters(names))
    .with("count", found.whole)
    .with("filled", found.filled)
    .word("numbers", letters(numbers))
    .with("others", other.name);
    Some(Note { code: "columns_mixed", msg, at: None })
}

/// Rows above the header that are as full as those below it, and hold numbers or names: people who were not read.
pub(super) fn above(sheet: &RawSheet, header: &Header, usual: usize) -> Option<Note> {
    let top = header.row?;
    let rows: Vec<u32> = (0..top)
        .filter(|&row| !sheet.furniture.contains(&row) && like_people(sheet, row, usual))
        .map(|row| sheet.cells.number(row))
        .collect();
    let msg = Msg::new(
        "ATENCIÓN: {count} renglones arriba del encabezado (renglón {header}) parecen de personas y no se leyeron ({rows}). Si el encabezado es otro, indíquelo con --header-row (header_row en el expediente); 0 si no hay",
        "ATTENTION: {count} rows above the header (row {header}) look like those of people and were not read ({rows}). If the header is another one, name it with --header-row (header_row in the case file); 0 if there is none",
    )
    .with("count", rows.len())
    .with("header", sheet.cells.number(top))
    .with("rows", Arg::List(rows.iter().take(8).map(|&row| Arg::from(row)).collect()));
    (rows.len() >= 3).then_some(Note { code: "people_above_header", msg, at: None })
}
