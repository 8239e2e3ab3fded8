//! Several lists in one sheet, side by side or below each other: each is cut out with its own header, and keeps the
//! rows and columns of the sheet, so that a cell's place stays true.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arg, Cells, Field, Msg, Note};

use super::columns::letters;
use super::dictionary::lookup;
use super::endings::closes_or_totals;
use super::error::Unreadable;
use super::header::{self, Header, could_be_header};
use super::options::{Purpose, ReadOptions};
use super::rows::is_blank;
use super::runs::{Above, Run, is_person};
use super::sheet::{Made, RawSheet, Unlike};
use super::sides::blocks;
use super::words::fold;

/// Fields that tell one person from another.
pub(super) const PERSON: [Field; 6] =
    [Field::Name, Field::Surname1, Field::Curp, Field::Rfc, Field::Nss, Field::EmployeeId];

/// A list of a sheet with its header.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) sheet: RawSheet,
    pub(super) header: Header,
}

/// The lists of a sheet; most have one.
pub(super) fn regions(mut sheet: RawSheet, options: &ReadOptions) -> Result<Vec<Region>, Unreadable> {
    let header = chosen(&sheet, options)?;
    if options.purpose != Purpose::People {
        return Ok(vec![Region { sheet, header }]);
    }
    let blocks = blocks(&sheet, &header, options.purpose);
    if blocks.len() > 1 {
        let notes = std::mem::take(&mut sheet.notes);
        let mut zones: Vec<RawSheet> =
            blocks.iter().map(|&zone| zone_of(&sheet, &header, zone, &blocks)).collect();
        if let Some(first) = zones.first_mut() {
            first.notes = notes;
            first.notes.push(side_by_side(&blocks));
        }
        let mut out = Vec::new();
        for zone in zones {
            let header = chosen(&zone, options)?;
            out.extend(stacked(Region { sheet: zone, header }, options));
        }
        return Ok(out);
    }
    Ok(stacked(Region { sheet, header }, options))
}

/// The header that the user named, or the one found.
fn chosen(sheet: &RawSheet, options: &ReadOptions) -> Result<Header, Unreadable> {
    Ok(match options.header_row {
        None => header::find(sheet, options.purpose),
        Some(0) => header::named(sheet, None, options.purpose),
        Some(number) => {
            let last = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
            let row = sheet.cells.position(number).ok_or(Unreadable::NoSuchRow { asked: number, last })?;
            header::named(sheet, Some(row), options.purpose)
        }
    })
}

fn side_by_side(blocks: &[(usize, usize)]) -> Note {
    let msg = Msg::new(
        "hay {count} listas de personas una al lado de otra (columnas {list}): repiten los mismos títulos con otras personas, así que cada una se leyó por separado y cuenta sus renglones aparte",
        "there are {count} lists of people side by side (columns {list}): they carry the same titles with other people, so each was read on its own and counts its rows apart",
    )
    .with("count", blocks.len())
    .with("list", Arg::List(blocks.iter().map(|&zone| Arg::Word(label(zone))).collect()));
    Note { code: "lists_side_by_side", msg, at: None }
}

/// `A–C`.
fn label((first, last): (usize, usize)) -> String {
    format!("{}–{}", letters(first), letters(last))
}

/// The sheet with the cells of one of its lists only; what stands above no list in particular goes with the first.
fn zone_of(sheet: &RawSheet, header: &Header, zone: (usize, usize), all: &[(usize, usize)]) -> RawSheet {
    let (from, to) = zone;
    let top = header.row.unwrap_or(0);
    let mut cells = Cells::with_capacity(0, 0, sheet.cells.rows());
    for row in 0..sheet.cells.rows() {
        let above = all.first() == Some(&zone) && row < top;
        for (col, cell) in sheet.cells.row(row).enumerate() {
            let others = || all.iter().skip(1).any(|&(from, to)| (from..=to).contains(&col));
            cells.push(if (from..=to).contains(&col) || above && !others() { cell } else { "" });
        }
        cells.end_row(sheet.cells.number(row));
    }
    RawSheet { zone: Some(zone), label: Some(label(zone)), ..part_of(sheet, cells, 0, sheet.cells.rows()) }
}

/// A sheet with other cells: those of its rows from a position to before another.
fn part_of(sheet: &RawSheet, cells: Cells, from: usize, to: usize) -> RawSheet {
    let within = |row: &usize| (from..to).contains(row);
    let made = sheet.made.iter().map(|made| Made {
        title: made.title,
        why: made.why,
        values: made
            .values
            .range(from..to)
            .map(|(row, value)| (row - from, value.clone()))
            .collect::<BTreeMap<_, _>>(),
    });
    RawSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        cells,
        width: sheet.width,
        hidden_columns: sheet.hidden_columns.clone(),
        merges: sheet.merges.clone(),
        from_1904: sheet.from_1904,
        made: made.collect(),
        furniture: sheet.furniture.iter().filter(|row| within(row)).map(|row| row - from).collect(),
        continued: sheet.continued.iter().filter(|row| within(row)).map(|row| row - from).collect(),
        repeated: BTreeSet::new(),
        unlike: BTreeMap::new(),
        captions: BTreeMap::new(),
        zone: sheet.zone,
        label: sheet.label.clone(),
        printed: sheet.printed,
        notes: Vec::new(),
    }
}

/// Lists below each other: a row of titles in other places than the header's begins another one, and so do people
/// who stand in other columns after a blank row.
fn stacked(region: Region, options: &ReadOptions) -> Vec<Region> {
    let Region { mut sheet, header } = region;
    let Below { cuts, repeated, unlike } = cuts(&sheet, &header, options.purpose);
    if cuts.is_empty() {
        sheet.repeated = repeated;
        sheet.unlike = unlike;
        return vec![Region { sheet, header }];
    }
    let note = below_each_other(&sheet, &header, &cuts);
    let mut notes = std::mem::take(&mut sheet.notes);
    notes.push(note);
    let starts: Vec<usize> =
        std::iter::once(0).chain(cuts.iter().map(|cut| above(&sheet, cut.row))).collect();
    let ends = starts.iter().skip(1).copied().chain([sheet.cells.rows()]);
    let own = std::iter::once(None).chain(cuts.iter().map(|cut| cut.carried.as_ref()));
    let mut out: Vec<Region> = Vec::new();
    for ((&from, to), carried) in starts.iter().zip(ends).zip(own) {
        let mut cells = Cells::with_capacity(0, 0, to - from);
        for row in from..to {
            for cell in sheet.cells.row(row) {
                cells.push(cell);
            }
            cells.end_row(sheet.cells.number(row));
        }
        let mut part = part_of(&sheet, cells, from, to);
        part.repeated = repeated.range(from..to).map(|row| row - from).collect();
        part.unlike = unlike
            .range(from..to)
            .map(|(row, run)| (row - from, Unlike { end: run.end - from, columns: run.columns.clone() }))
            .collect();
        // The first row of the first part is that of the sheet: what the user said of its header holds.
        let named = options.header_row.is_some() && out.is_empty();
        let header = if named { header.clone() } else { of_part(&part, carried, options.purpose) };
        out.push(Region { sheet: part, header });
    }
    if let Some(first) = out.first_mut() {
        first.sheet.notes = notes;
    }
    out
}

/// The header of a part: its own, or the titles carried down to it.
fn of_part(part: &RawSheet, carried: Option<&Header>, purpose: Purpose) -> Header {
    carried.cloned().unwrap_or_else(|| header::find(part, purpose))
}

fn below_each_other(sheet: &RawSheet, header: &Header, cuts: &[Cut]) -> Note {
    let rows = std::iter::once(header.row.unwrap_or(0)).chain(cuts.iter().map(|cut| cut.row));
    let msg = Msg::new(
        "hay {count} tablas una debajo de otra, con las columnas en otro orden (empiezan en los renglones {rows}): cada una se leyó por separado, con sus propios títulos o, si no los trae, con los de arriba puestos donde siguen las mismas cosas",
        "there are {count} tables below each other, with their columns in another order (they begin on rows {rows}): each was read on its own, by its own titles or, where it has none, by those above put where the same things go on",
    )
    .with("count", cuts.len() + 1)
    .with("rows", Arg::List(rows.map(|row| Arg::from(sheet.cells.number(row))).collect()));
    Note { code: "tables_stacked", msg, at: None }
}

/// The first row of a table whose header stands at a position: with the captions above it, across blank rows.
fn above(sheet: &RawSheet, row: usize) -> usize {
    let caption = |row: usize| {
        let mut cells = sheet.cells.row(row).filter(|cell| !is_blank(cell));
        let only = cells.next().filter(|_| cells.next().is_none());
        only.is_some_and(|cell| {
            cell.chars().any(char::is_alphabetic)
                && !cell.bytes().any(|byte| byte.is_ascii_digit())
                && !closes_or_totals(cell)
        })
    };
    let blank = |row: usize| sheet.cells.row(row).all(is_blank);
    let (mut first, mut at) = (row, row);
    while at > 0 && row - at < 4 && (caption(at - 1) || blank(at - 1)) {
        at -= 1;
        if !blank(at) {
            first = at;
        }
    }
    first
}

/// Columns by field that a row names, if it could be a header of two or more.
fn named(sheet: &RawSheet, row: usize, purpose: Purpose) -> BTreeMap<Field, usize> {
    let mut fields = BTreeMap::new();
    if sheet.cells.line(row).bytes().any(|byte| byte.is_ascii_digit())
        || sheet.cells.filled(row, |cell| !is_blank(cell)) < 2
        || !could_be_header(sheet, row)
    {
        return fields;
    }
    for (col, cell) in sheet.cells.row(row).enumerate() {
        if let Some((field, _)) = lookup(cell, purpose) {
            fields.entry(field).or_insert(col);
        }
    }
    fields
}

/// Where another table begins, with the titles carried down to it where it has none of its own.
struct Cut {
    row: usize,
    carried: Option<Header>,
}

/// What the rows below a header are besides its people.
#[derive(Default)]
struct Below {
    cuts: Vec<Cut>,
    /// Rows that carry the titles of their table once more.
    repeated: BTreeSet<usize>,
    /// Runs of rows whose cells are others than those above.
    unlike: BTreeMap<usize, Unlike>,
}

/// Rows below the header that begin another table, and those that are not what the rows above are.
fn cuts(sheet: &RawSheet, header: &Header, purpose: Purpose) -> Below {
    let mut out = Below::default();
    let mut titles = header.texts.clone();
    let mut order: BTreeMap<Field, usize> = BTreeMap::new();
    for col in 0..titles.len() {
        if let Some((field, _)) = header.field(col, purpose) {
            order.entry(field).or_insert(col);
        }
    }
    let (mut from, mut above) = (header.below(), None);
    // The first cells of the row above settle it for nearly every row of a list.
    let least = if titles.iter().filter(|title| !title.is_empty()).count() > 4 { 2 } else { 1 };
    let full = |row: usize| sheet.cells.row(row).filter(|cell| !is_blank(cell)).nth(least).is_some();
    let end =
        |start: usize| (start..sheet.cells.rows()).find(|&row| !full(row)).unwrap_or(sheet.cells.rows());
    let mut goes_on = true;
    for row in header.below()..sheet.cells.rows() {
        let full = full(row);
        let starts = !std::mem::replace(&mut goes_on, full) && full;
        let other = if header.row.is_some() { named(sheet, row, purpose) } else { BTreeMap::new() };
        let people = other.keys().filter(|field| PERSON.contains(field)).count();
        if people > 1 || people == 1 && (other.len() > 2 || starts && other.len() > 1) {
            // `NOMBRE` heads given names beside surnames and whole names elsewhere: its place is what counts.
            let known = |field: Field, col: usize| {
                order.get(&field) == Some(&col)
                    || titles.get(col).is_some_and(|text| same(text, sheet, row, col))
            };
            if other.iter().all(|(&field, &col)| known(field, col)) {
                out.repeated.insert(row);
            } else if has_people(sheet, row, &other) {
                out.cuts.push(Cut { row, carried: None });
                titles = sheet.cells.row(row).map(|cell| cell.trim().to_owned()).collect();
                (from, above, order) = (row + 1, None, other);
            }
        } else if starts && sheet.width > 1 {
            let held = above.get_or_insert_with(|| Above::of(sheet, from, row)).as_ref();
            match held.map(|held| held.run(sheet, row, || end(row))) {
                Some(Run::Moved(columns)) => {
                    let carried = Header::carried(&titles, &columns);
                    (titles, order) = (carried.texts.clone(), BTreeMap::new());
                    out.cuts.push(Cut { row, carried: Some(carried) });
                    (from, above) = (row, None);
                }
                Some(Run::Unlike(columns)) => {
                    out.unlike.insert(row, Unlike { end: end(row), columns });
                }
                Some(Run::GoesOn) | None => {}
            }
        }
    }
    out
}

fn same(title: &str, sheet: &RawSheet, row: usize, col: usize) -> bool {
    fold(title) == fold(sheet.cells.cell(row, col))
}

/// Whether people stand below a second header: numbers or identifiers in its columns, and no place to sign.
fn has_people(sheet: &RawSheet, row: usize, order: &BTreeMap<Field, usize>) -> bool {
    let signed = sheet.cells.row(row).any(|cell| fold(cell).split(' ').any(|word| word.starts_with("FIRMA")));
    let numbers: Vec<usize> = order
        .iter()
        .filter(|(field, _)| matches!(field, Field::Curp | Field::Rfc | Field::Nss | Field::EmployeeId))
        .map(|(_, &col)| col)
        .collect();
    let numbered = (row + 1..sheet.cells.rows().min(row + 12)).any(|below| {
        numbers.iter().any(|&col| sheet.cells.cell(below, col).bytes().any(|byte| byte.is_ascii_digit()))
    });
    !signed && (numbered || names_below(sheet, row, order))
}

/// Whether three names or more stand below a second header where it says so: fewer may be those who sign.
fn names_below(sheet: &RawSheet, row: usize, order: &BTreeMap<Field, usize>) -> bool {
    let Some(&col) = order.get(&Field::Name) else { return false };
    let cells = (row + 1..sheet.cells.rows().min(row + 12)).map(|below| sheet.cells.cell(below, col).trim());
    cells.filter(|cell| is_person(cell)).count() >= 3
}
