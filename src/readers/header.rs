//! Where the header stands: rows are scored by how much they look like one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Field, Msg};

use super::content::{is_curp, is_nss, row_carries_identifier};
use super::dates::looks_like_day;
use super::dictionary::{Strength, lookup};
use super::options::Purpose;
use super::rows::is_blank;
use super::runs::is_person;
use super::sheet::RawSheet;
use super::words::fold;

/// Rows among which the header is looked for.
const LOOK: usize = 60;
/// Rows that are walked through for them at most.
const FAR: usize = 1_000;
/// Rows below a candidate that are compared with it.
const BELOW: usize = 200;

/// A header: the rows it takes and the text of each column.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Position of its first row among the cells; `None` where there is no header.
    pub(super) row: Option<usize>,
    /// Rows it takes: 0, 1 or 2.
    pub(super) lines: usize,
    /// Text of each column, trimmed; empty where there is none. Two lines are joined by a blank.
    pub(super) texts: Vec<String>,
    /// Text of each column in each line by itself, where there are two.
    pub(super) parts: Vec<[String; 2]>,
    /// Columns whose text stands above another column, in a table higher up: which one.
    pub(super) carried: BTreeMap<usize, usize>,
    /// Why this row, for people.
    pub(super) why: Msg,
}

impl Header {
    /// Position of the first row below it.
    pub(super) fn below(&self) -> usize {
        self.row.map_or(0, |row| row + self.lines)
    }

    fn none(width: usize, why: Msg) -> Self {
        Self {
            row: None,
            lines: 0,
            texts: vec![String::new(); width],
            parts: Vec::new(),
            carried: BTreeMap::new(),
            why,
        }
    }

    fn single(sheet: &RawSheet, row: usize) -> Self {
        let texts = (0..sheet.width).map(|col| text_at(sheet, row, col).to_owned()).collect();
        Self { lines: 1, row: Some(row), texts, ..Self::none(0, Msg::new("", "")) }
    }

    /// For rows without titles of their own: the titles that stand higher up, each over the column in which its
    /// cells go on.
    pub(super) fn carried(titles: &[String], from: &[Option<usize>]) -> Self {
        let text = |from: Option<usize>| from.and_then(|from| titles.get(from)).cloned().unwrap_or_default();
        let texts: Vec<String> = from.iter().map(|&from| text(from)).collect();
        let titled = |(col, from): (usize, &Option<usize>)| {
            from.filter(|&from| titles.get(from).is_some_and(|title| !title.is_empty()))
                .map(|from| (col, from))
        };
        let carried = from.iter().enumerate().filter_map(titled).collect();
        let why = Msg::new(
            "no trae títulos propios: se tomaron los de la tabla de arriba, cada uno donde sigue lo que había bajo él",
            "it has no titles of its own: those of the table above were taken, each where what stood under it goes on",
        );
        Self { texts, carried, ..Self::none(0, why) }
    }

    /// The field that a column's title names: both lines together, or the one that does it better.
    pub(super) fn field(&self, col: usize, purpose: Purpose) -> Option<(Field, Strength)> {
        let whole = self.texts.get(col).and_then(|text| lookup(text, purpose));
        let [upper, lower] = self
            .parts
            .get(col)
            .map_or([None, None], |parts| parts.each_ref().map(|part| lookup(part, purpose)));
        // The last of equals wins: the joined title, then its lower line.
        [upper, lower, whole].into_iter().flatten().max_by_key(|&(_, strength)| strength)
    }

    /// How well the titles name fields, each field counted once.
    fn points(&self, purpose: Purpose) -> usize {
        let mut fields = BTreeSet::new();
        let hits = (0..self.texts.len()).filter_map(|col| self.field(col, purpose));
        hits.filter(|(field, _)| fields.insert(*field)).map(|(_, strength)| strength.points()).sum()
    }

    /// Distinct fields that the titles name.
    pub(super) fn hits(&self, purpose: Purpose) -> usize {
        let fields: BTreeSet<Field> =
            (0..self.texts.len()).filter_map(|col| self.field(col, purpose)).map(|hit| hit.0).collect();
        fields.len()
    }
}

/// The header in a row that the user named; position `None` for "there is none".
pub(super) fn named(sheet: &RawSheet, row: Option<usize>, purpose: Purpose) -> Header {
    let why = Msg::new("lo indicó la persona usuaria", "the user said so");
    let Some(row) = row else { return Header::none(sheet.width, why) };
    let single = Header::single(sheet, row);
    // The user names the first line; the second is seen by itself.
    let two = joined(sheet, row, purpose).filter(|two| two.points(purpose) > single.points(purpose));
    Header { why, ..two.unwrap_or(single) }
}

/// Looks for the header.
pub(super) fn find(sheet: &RawSheet, purpose: Purpose) -> Header {
    let mut best: Option<(usize, usize)> = None;
    let mut looked = 0;
    for row in 0..sheet.cells.rows().min(FAR) {
        // A letter of many lines may stand above the table: lines of one cell are no rows of it.
        looked += usize::from(sheet.width < 3 || filled(sheet, row) > 1);
        if looked > LOOK {
            break;
        }
        let Some(score) = score(sheet, row, purpose) else { continue };
        // A header below people is that of another table: its columns are not those of the people above it.
        let people = |top: usize| {
            let like = (top + 1..row).filter(|&between| like_people(sheet, between, filled(sheet, row)));
            (top + 1..row).any(|between| row_carries_identifier(sheet, between)) || like.count() >= 3
        };
        if best.is_none_or(|(top, at)| score > top && !(top >= 20 && people(at))) {
            best = Some((score, row));
        }
    }
    let Some((_, row)) = best else {
        return Header::none(
            sheet.width,
            Msg::new(
                "ninguna de las primeras filas parece encabezado; las columnas se nombran por su letra",
                "none of the first rows looks like a header; columns are named by letter",
            ),
        );
    };
    let single = Header::single(sheet, row);
    let points = single.points(purpose);
    // A second line above or below it, if together they name columns better; as good is enough
    // where cells of the upper line are merged, over several columns or down into this row.
    let above = row.checked_sub(1).filter(|&above| !caption(sheet, above)).and_then(|above| {
        let two = joined(sheet, above, purpose)?;
        let better = two.points(purpose) > points;
        (better || two.points(purpose) == points && merged_above(sheet, above)).then_some(two)
    });
    let below = joined(sheet, row, purpose).filter(|two| two.points(purpose) > points);
    let mut header = match (above, below) {
        (Some(above), Some(below)) if below.points(purpose) > above.points(purpose) => below,
        (Some(two), _) | (None, Some(two)) => two,
        (None, None) => single,
    };
    header.why = why(header.hits(purpose), header.lines == 2);
    header
}

/// Whether a row holds one text alone that stands where the titles below it begin: the name of the table, no title.
fn caption(sheet: &RawSheet, row: usize) -> bool {
    let filled = |row: usize| {
        let cells = sheet.cells.row(row).enumerate();
        cells.filter(|(_, cell)| !cell.trim().is_empty()).map(|(col, _)| col).collect::<Vec<_>>()
    };
    let below = filled(row + 1);
    matches!(filled(row).as_slice(), [only] if below.len() >= 3 && below.first() == Some(only))
}

/// Whether a row has several cells, some of them merged.
fn merged_above(sheet: &RawSheet, row: usize) -> bool {
    let number = sheet.cells.number(row);
    let wide = sheet
        .merges
        .iter()
        .any(|&(top, left, _, right)| top == number && usize::from(right - left) + 1 < sheet.width);
    wide && sheet.cells.row(row).filter(|cell| !cell.trim().is_empty()).count() >= 2
}

fn why(hits: usize, two: bool) -> Msg {
    let msg = match (hits, two) {
        (0, _) => Msg::new(
            "fila de textos distintos sobre filas de datos parejas",
            "a row of distinct texts above even rows of data",
        ),
        (_, false) => Msg::new(
            "{hits} {hits:título de columna conocido|títulos de columna conocidos}",
            "{hits} known column {hits:title|titles}",
        ),
        (_, true) => Msg::new(
            "encabezado de dos líneas: juntas dan {hits} títulos de columna conocidos",
            "a header of two lines: together they give {hits} known column titles",
        ),
    };
    msg.with("hits", hits)
}

/// A header cell's text; in a merged area that of its first cell.
fn text_at(sheet: &RawSheet, row: usize, col: usize) -> &str {
    let own = sheet.cells.cell(row, col).trim();
    if !own.is_empty() || sheet.merges.is_empty() {
        return own;
    }
    let Ok(letter) = u16::try_from(col) else { return own };
    let Some((top, left)) = sheet.merged_into(sheet.cells.number(row), letter) else { return own };
    sheet.cells.position(top).map_or(own, |top| sheet.cells.cell(top, usize::from(left)).trim())
}

/// Two rows read as one header, line by line.
fn joined(sheet: &RawSheet, first: usize, purpose: Purpose) -> Option<Header> {
    let second = first + 1;
    if second >= sheet.cells.rows() || [first, second].iter().any(|&row| !could_be_header(sheet, row)) {
        return None;
    }
    let plain = join(sheet, first, false);
    let filled = join(sheet, first, true);
    Some(if filled.points(purpose) > plain.points(purpose) { filled } else { plain })
}

/// Joins two rows; `fill` carries a text of the upper line to the right over blanks, as a merged
/// cell looks once saved as text.
fn join(sheet: &RawSheet, first: usize, fill: bool) -> Header {
    let mut carried = "";
    let parts: Vec<[String; 2]> = (0..sheet.width)
        .map(|col| {
            let own = text_at(sheet, first, col);
            let lower = text_at(sheet, first + 1, col);
            if !own.is_empty() {
                carried = own;
            }
            let upper = if own.is_empty() && fill && !lower.is_empty() { carried } else { own };
            [upper.to_owned(), lower.to_owned()]
        })
        .collect();
    let texts = parts.iter().map(|[upper, lower]| match (upper.as_str(), lower.as_str()) {
        ("", text) | (text, "") => text.to_owned(),
        (upper, lower) if upper == lower => lower.to_owned(),
        (upper, lower) => format!("{upper} {lower}"),
    });
    Header {
        row: Some(first),
        lines: 2,
        texts: texts.collect(),
        parts,
        carried: BTreeMap::new(),
        why: Msg::new("", ""),
    }
}

/// Whether nothing in a row speaks against a header: no identifier, no day, no number that is data.
pub(super) fn could_be_header(sheet: &RawSheet, row: usize) -> bool {
    let mut filled = 0;
    let mut data = 0;
    for cell in sheet.cells.row(row).map(str::trim).filter(|cell| !cell.is_empty()) {
        filled += 1;
        data += usize::from(is_datum(cell));
    }
    filled > 0 && data * 4 <= filled && !row_carries_identifier(sheet, row)
}

fn is_datum(cell: &str) -> bool {
    let number = cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,-+$% ".contains(&byte));
    number || looks_like_day(cell) || is_curp(cell) || is_nss(cell)
}

/// How much a row looks like the header; `None` where it cannot be one.
fn score(sheet: &RawSheet, row: usize, purpose: Purpose) -> Option<usize> {
    if !could_be_header(sheet, row) {
        return None;
    }
    let mut fields = BTreeSet::new();
    let (mut points, mut filled, mut recurring) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    for col in 0..sheet.cells.width(row) {
        let cell = sheet.cells.cell(row, col).trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        seen.insert(fold(cell));
        recurring += usize::from(recurs(sheet, row, col, cell));
        if let Some((field, strength)) = lookup(cell, purpose)
            && fields.insert(field)
        {
            points += strength.points();
        }
    }
    // Values come again further down; titles do not.
    if recurring * 2 > filled {
        return None;
    }
    let known = fields.len();
    // A word that may be a title, in a row as full as those above it: a value.
    if points < 2 * Strength::Exact.points() && filled >= 2 && full_above(sheet, row, filled) >= 3 {
        return None;
    }
    if known >= 2 {
        return Some(points * 10 + filled.min(9));
    }
    if known == 1 && (filled == 1 && sheet.width <= 2 || filled >= 2 && filled * 2 >= sheet.width) {
        return Some(points * 10 + filled.min(9));
    }
    // Unknown titles: distinct texts above rows in which the same columns hold numbers.
    (filled >= 2 && seen.len() == filled && filled * 3 >= sheet.width * 2 && typed_below(sheet, row))
        .then_some(filled.min(9))
}

/// How many rows above a row are as full as it is.
fn full_above(sheet: &RawSheet, row: usize, filled: usize) -> usize {
    (0..row).filter(|&above| self::filled(sheet, above) >= filled).count()
}

/// Cells of a row that show something.
fn filled(sheet: &RawSheet, row: usize) -> usize {
    sheet.cells.filled(row, |cell| !is_blank(cell))
}

/// Whether a row is about as full as those of a list, and holds a number, a day or a name.
pub(super) fn like_people(sheet: &RawSheet, row: usize, usual: usize) -> bool {
    let data = |cell: &str| !is_blank(cell) && (is_datum(cell.trim()) || is_person(cell.trim()));
    usual > 1 && filled(sheet, row) * 10 >= usual * 7 && sheet.cells.row(row).any(data)
}

/// Whether a cell's text comes again below in its column, in a row that is not the header repeated, if not quite
/// word for word.
fn recurs(sheet: &RawSheet, row: usize, col: usize, text: &str) -> bool {
    let same = |below: usize| {
        let cells = (0..sheet.width).filter(|&other| !is_blank(sheet.cells.cell(row, other)));
        cells
            .filter(|&other| sheet.cells.cell(below, other).trim() == sheet.cells.cell(row, other).trim())
            .count()
    };
    (row + 1..sheet.cells.rows().min(row + BELOW)).any(|below| {
        sheet.cells.cell(below, col).trim() == text && same(below) * 10 <= filled(sheet, row) * 6
    })
}

/// Whether most rows right below have a number or day where this one has text.
fn typed_below(sheet: &RawSheet, row: usize) -> bool {
    let (mut rows, mut typed) = (0, 0);
    for below in row + 1..sheet.cells.rows().min(row + 12) {
        if sheet.cells.row(below).all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows += 1;
        typed += usize::from((0..sheet.width).any(|col| {
            !sheet.cells.cell(row, col).trim().is_empty() && is_datum(sheet.cells.cell(below, col).trim())
        }));
    }
    rows > 0 && typed * 2 > rows
}
