//! Cells merged in the body of a table: what is written once holds for the whole area.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arg, Cells, Msg, Note};

use super::columns::letters;
use super::header::Header;
use super::options::Purpose;
use super::regions::PERSON;
use super::rows::is_blank;
use super::sheet::RawSheet;

/// Fills merged cells of the body, downwards and to the right, in rows that hold something else.
pub(super) fn fill(sheet: &mut RawSheet, header: &Header, purpose: Purpose) -> Option<Note> {
    let fills = fills(sheet, header, purpose)?;
    if fills.is_empty() {
        return None;
    }
    let old = std::mem::take(&mut sheet.cells);
    let mut out = Cells::with_capacity(old.text().len(), old.rows() * sheet.width, old.rows());
    for row in 0..old.rows() {
        let far = fills.range((row, 0)..(row + 1, 0)).next_back().map_or(0, |(&(_, col), _)| col + 1);
        for col in 0..old.width(row).max(far) {
            let (from, left) = fills.get(&(row, col)).copied().unwrap_or((row, col));
            out.push(old.cell(from, left));
        }
        out.end_row(old.number(row));
    }
    sheet.cells = out;
    let columns: BTreeSet<usize> = fills.keys().map(|&(_, col)| col).collect();
    let msg = Msg::new(
        "{count} {count:celda combinada tomó|celdas combinadas tomaron} el valor de la primera de su área (columnas {columns})",
        "{count} merged {count:cell|cells} took the value of the first one of their area (columns {columns})",
    )
    .with("count", fills.len())
    .with("columns", Arg::List(columns.into_iter().map(|col| Arg::Word(letters(col))).collect()));
    Some(Note { code: "merged_filled", msg, at: None })
}

/// Blank cells of merged areas by row and column, each with the cell that speaks for it.
fn fills(
    sheet: &RawSheet,
    header: &Header,
    purpose: Purpose,
) -> Option<BTreeMap<(usize, usize), (usize, usize)>> {
    if sheet.printed {
        return None;
    }
    let mut fills = BTreeMap::new();
    let last = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
    // Areas of an honest sheet do not overlap: there are no more steps than cells.
    let mut steps = sheet.cells.rows().saturating_mul(sheet.width);
    for &(top, left, bottom, right) in &sheet.merges {
        let (first, left) = (sheet.cells.position(top), usize::from(left));
        let Some(first) = first.filter(|&first| first >= header.below()) else { continue };
        if is_blank(sheet.cells.cell(first, left)) {
            continue;
        }
        let right = usize::from(right).min(sheet.width.saturating_sub(1));
        for row in (top..=bottom.min(last)).filter_map(|number| sheet.cells.position(number)) {
            // The area's own text does not count.
            let others = sheet.cells.filled(row, |cell| !is_blank(cell)) - usize::from(row == first);
            for col in left..=right {
                steps = steps.checked_sub(1)?;
                let meant = col == left || own_title(header, left, col, purpose);
                if others > 0 && meant && is_blank(sheet.cells.cell(row, col)) {
                    fills.insert((row, col), (first, left));
                }
            }
        }
    }
    Some(fills)
}

/// Whether a column beside the first of an area has a title of its own, and one that a word for several columns can
/// be said of: nobody's number or day is.
fn own_title(header: &Header, left: usize, col: usize, purpose: Purpose) -> bool {
    let text = header.texts.get(col).filter(|text| !text.is_empty());
    let person =
        header.field(col, purpose).is_some_and(|(field, _)| PERSON.contains(&field) || field.is_date());
    text.is_some() && text != header.texts.get(left) && !person
}
