//! From raw cells to a table: header, columns, entries, days.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use crate::model::{ColumnKey, Field, Msg, NameFirst, Note, Table, TableBuilder, column_letters};

use super::captions;
use super::columns::{self, Columns};
use super::dates::{self, Shape};
use super::error::Unreadable;
use super::header::Header;
use super::merged;
use super::more_tables;
use super::movements;
use super::names;
use super::options::{Purpose, ReadOptions};
use super::regions::{Region, regions};
use super::repair::repair;
use super::rows::Sorter;
use super::sheet::RawSheet;
use super::words::trimmed;

/// A sheet with its header found, before its rows are sorted.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) sheet: RawSheet,
    pub(super) header: Header,
    pub(super) columns: Columns,
}

/// Finds the lists of a sheet with their headers and columns.
pub(super) fn drafts(sheet: RawSheet, options: &ReadOptions) -> Result<Vec<Draft>, Unreadable> {
    let drafts = loose(sheet, options)?;
    // What the user said of a column must fit one of the lists at least.
    match missed(&drafts).into_iter().next() {
        Some((_, what)) => Err(what),
        None => Ok(drafts),
    }
}

/// The lists of a sheet, where what the user said of columns may be meant for another sheet.
pub(super) fn loose(sheet: RawSheet, options: &ReadOptions) -> Result<Vec<Draft>, Unreadable> {
    let regions = regions(sheet, options)?;
    regions.into_iter().map(|Region { sheet, header }| draft(sheet, header, options)).collect()
}

/// What the user said of columns that none of some lists has.
pub(super) fn missed<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> Vec<(usize, Unreadable)> {
    let mut drafts = drafts.into_iter();
    let mut missed = drafts.next().map(|draft| draft.columns.missed.clone()).unwrap_or_default();
    for draft in drafts {
        missed.retain(|(key, _)| draft.columns.missed.iter().any(|(other, _)| other == key));
    }
    missed
}

fn draft(mut sheet: RawSheet, header: Header, options: &ReadOptions) -> Result<Draft, Unreadable> {
    let filled = merged::fill(&mut sheet, &header, options.purpose);
    if options.purpose == Purpose::People {
        movements::add(&mut sheet, &header);
        captions::add(&mut sheet, &header);
    }
    let mut columns = columns::decide(&sheet, &header, options)?;
    columns.notes.extend(more_tables::second_list(&sheet, &header, options.purpose));
    columns.notes.extend(filled);
    columns.notes.extend(said(&sheet, &header, options));
    Ok(Draft { sheet, header, columns })
}

/// What the user said of sheet and header, for the record.
fn said(sheet: &RawSheet, header: &Header, options: &ReadOptions) -> Vec<Note> {
    // Of tables below each other, the one whose header the user named.
    let own = header.row.map_or(0, |row| sheet.cells.number(row));
    let header = options.header_row.filter(|&row| row == own).map(|row| {
        let msg = Msg::new(
            "el encabezado está en el renglón {row} porque lo indicó la persona usuaria (0: no hay)",
            "the header is in row {row} since the user said so (0: there is none)",
        );
        Note { code: "said_header", msg: msg.with("row", row), at: None }
    });
    let name = sheet.name.as_ref().filter(|name| options.sheets.contains(name));
    let sheet = name.map(|name| {
        let msg = Msg::new(
            "se lee la hoja “{name}” porque lo indicó la persona usuaria",
            "sheet “{name}” is read since the user said so",
        );
        Note { code: "said_sheet", msg: msg.private("name", name), at: None }
    });
    sheet.into_iter().chain(header).collect()
}

impl Draft {
    /// Whether the columns found can tell one person from another.
    pub(super) fn has_people(&self) -> bool {
        let people = [Field::Name, Field::Surname1, Field::Curp, Field::Rfc, Field::Nss, Field::EmployeeId];
        self.fields().any(|field| people.contains(&field))
    }

    /// Says which of the user's words this list was read without, since they fit another sheet.
    pub(super) fn tell_elsewhere(&mut self, missed: &[usize], header: bool, options: &ReadOptions) {
        let keys = missed.iter().filter_map(|&at| options.columns.get(at));
        let notes: Vec<Note> = keys
            .map(|(key, field)| {
                let key = match key {
                    ColumnKey::Header(title) => title.clone(),
                    ColumnKey::Letter(col) => format!("#{}", column_letters(*col)),
                };
                let msg = Msg::new(
                    "la persona usuaria indicó que “{key}” es {field}; aquí no hay esa columna, y la lista se leyó con las suyas",
                    "the user said that “{key}” is {field}; there is no such column here, and the list was read with its own",
                );
                let msg = msg.private("key", &key).with("field", field.spec().title);
                Note { code: "said_column_elsewhere", msg, at: None }
            })
            .collect();
        self.columns.notes.extend(notes);
        let msg = Msg::new(
            "la persona usuaria indicó el encabezado en el renglón {row}; en esta hoja está en otro, y se leyó con el suyo",
            "the user said that the header is in row {row}; on this sheet it is in another one, and its own was taken",
        );
        if let Some(row) = options.header_row.filter(|_| header) {
            let msg = msg.with("row", row);
            self.columns.notes.push(Note { code: "said_header_elsewhere", msg, at: None });
        }
    }

    /// The fields that its columns were taken for.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field> {
        self.columns.list.iter().filter_map(|column| column.field)
    }

    /// The finished table.
    pub(super) fn finish(self, options: &ReadOptions) -> Table {
        let Self { sheet, header, columns: Columns { list: columns, mut notes, .. } } = self;
        let usual = usual_filled(&sheet, &header);
        let mut entries = Vec::new();
        let mut asides = Vec::new();
        {
            let mut sorter = Sorter::new(&sheet, &header, &columns, usual);
            for row in 0..sheet.cells.rows() {
                match sorter.aside(row) {
                    Some(aside) => asides.push((sheet.cells.number(row), aside)),
                    None => entries.push(row),
                }
            }
        }
        notes.extend(more_tables::unlike(&sheet, &header, &entries));
        if options.purpose == Purpose::People {
            notes.extend(more_tables::above(&sheet, &header, usual));
        }
        let mut sheet = sheet;
        let captions: BTreeMap<u32, String> = std::mem::take(&mut sheet.captions)
            .into_iter()
            .map(|(row, text)| (sheet.cells.number(row), text))
            .collect();
        let cells = sheet.cells_with_made();
        let name = sheet.title();
        let RawSheet { notes: seen, from_1904, .. } = sheet;
        let header_row = header.row.map(|row| cells.number(row));
        let mut builder = TableBuilder::over(name, header_row, columns, cells);
        for (number, aside) in asides {
            builder.set_aside(number, aside.code(), aside.reason());
        }
        for row in entries {
            builder.pick(row);
        }
        notes.splice(0..0, seen);
        notes.extend(captions::told(builder.table(), &captions));
        notes.push(Note { code: "header", msg: header.why, at: None });
        for note in notes {
            builder.note(note);
        }
        repair(&mut builder);
        add_days(&mut builder, from_1904, options);
        add_name_order(&mut builder);
        builder.finish()
    }
}

/// How many cells an entry usually has filled: the median over an even sample of rows.
fn usual_filled(sheet: &RawSheet, header: &Header) -> usize {
    let from = header.below();
    let rows = sheet.cells.rows().saturating_sub(from);
    let step = rows.div_ceil(1000).max(1);
    let mut counts: Vec<usize> = (from..sheet.cells.rows())
        .step_by(step)
        .map(|row| sheet.cells.filled(row, |cell| !super::rows::is_blank(cell)))
        .filter(|&count| count > 0)
        .collect();
    let middle = counts.len() / 2;
    if counts.is_empty() { 0 } else { *counts.select_nth_unstable(middle).1 }
}

/// Says how full names are written, or that it cannot be told.
fn add_name_order(builder: &mut TableBuilder) {
    let table = builder.table();
    let note = |code, msg| Note { code, msg, at: None };
    if table.has(Field::Name) {
        match names::order(table) {
            Some(order) => {
                let msg = match order.first {
                    NameFirst::Surnames => Msg::new(
                        "nombres: apellidos primero; {evidence}",
                        "names: surnames first; {evidence}",
                    ),
                    NameFirst::GivenNames => Msg::new(
                        "nombres: nombre de pila primero; {evidence}",
                        "names: given names first; {evidence}",
                    ),
                };
                let msg = msg.with("evidence", order.evidence.clone());
                builder.note(note("name_order", msg));
                builder.name_order(order);
            }
            None if !table.is_empty() => {
                let msg = Msg::new(
                    "no se pudo saber si los nombres empiezan por apellidos; se aceptan ambos órdenes",
                    "it could not be told whether names begin with surnames; both orders are accepted",
                );
                builder.note(note("name_order_unknown", msg));
            }
            None => {}
        }
    } else if table.has(Field::Surname1) && !table.has(Field::Surname2) {
        let msg = Msg::new(
            "una sola columna trae los apellidos; puede llevar los dos",
            "one column carries the surnames; it may hold both",
        );
        builder.note(note("surnames_together", msg));
    }
}

/// Reads the date columns, each with one decision.
fn add_days(builder: &mut TableBuilder, from_1904: bool, options: &ReadOptions) {
    let fields: Vec<(Field, u16)> = {
        let table = builder.table();
        Field::ALL
            .iter()
            .filter(|spec| spec.field.is_date())
            .filter_map(|spec| Some((spec.field, table.column_of(spec.field)?)))
            .collect()
    };
    for &(field, col) in &fields {
        let table = builder.table();
        let known = || options.as_of.map(|day| day.year()).or_else(|| latest_year(table, &fields));
        let cells = (0..table.len()).map(|index| table.value(index, col));
        let decision = dates::decide(cells, field, from_1904, known);
        let (mut unread, mut first) = (0_usize, Vec::new());
        let days: Vec<_> = (0..table.len())
            .map(|index| {
                let cell = trimmed(table.value(index, col));
                let day = decision.day(cell);
                if day.is_none() && !cell.is_empty() {
                    unread += 1;
                    if first.len() < 5 {
                        first.push(table.row_number(index));
                    }
                }
                day
            })
            .collect();
        let title = field.spec().title;
        let msg = Msg::new("{field}: {evidence}", "{field}: {evidence}")
            .with("field", title)
            .with("evidence", decision.evidence.clone());
        builder.note(Note { code: decision.code, msg, at: None });
        if let Some(swapped) = decision.swapped.clone() {
            let msg = Msg::new("{field}: {evidence}", "{field}: {evidence}").with("field", title);
            builder.note(Note {
                code: "dates_perhaps_swapped",
                msg: msg.with("evidence", swapped),
                at: None,
            });
        }
        if unread > 0 {
            let rows = crate::model::Arg::List(first.into_iter().map(Into::into).collect());
            let msg = Msg::new(
                "{field}: {count} {count:celda no se entiende|celdas no se entienden} como fecha (filas {rows})",
                "{field}: {count} {count:cell|cells} cannot be read as a day (rows {rows})",
            )
            .with("field", title)
            .with("count", unread)
            .with("rows", rows);
            builder.note(Note { code: "dates_unread", msg, at: None });
        }
        builder.dates(field, days);
    }
}

/// The latest year that a date column writes in four digits.
fn latest_year(table: &Table, fields: &[(Field, u16)]) -> Option<i32> {
    let cells = fields.iter().flat_map(|&(_, col)| (0..table.len()).map(move |index| table.raw(index, col)));
    cells
        .filter_map(|cell| match dates::shape(cell) {
            Shape::Day { year, two_digit: false, .. } | Shape::Figures { year, two_digit: false, .. } => {
                Some(year)
            }
            Shape::Day { .. } | Shape::Figures { .. } | Shape::Serial(_) | Shape::Packed(_) | Shape::None => {
                None
            }
        })
        .filter(|year| (1900..=2199).contains(year))
        .max()
}
