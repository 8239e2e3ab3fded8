//! Records of an Excel 97 workbook: what is hidden, what is computed, and how far its cells reach.

use std::collections::BTreeMap;

use crate::readers::error::Unreadable;
use crate::readers::limits::MAX_CELLS;

use super::biff_comments::Notes;
use super::compound::{Compound, u16_at, u32_at};
use super::package::{Beside, Filter};

/// Columns that the format has.
const COLUMNS: u16 = 256;
/// A workbook is laid out in full by the reading crate; this many cells are the format's own most.
const MOST: u64 = 65_536 * 256;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUNDSHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007D;
const FORMULA: u16 = 0x0006;
/// Rows are hidden by a filter; the arrows of one stand above the columns.
const FILTER: u16 = 0x009B;
const FILTER_ARROWS: u16 = 0x009D;
const MULRK: u16 = 0x00BD;
/// Cells: blank, number, label, truth value, the same in runs, shared strings.
const CELLS: [u16; 9] = [0x0201, 0x0203, 0x0204, 0x0205, MULRK, 0x00BE, 0x00D6, 0x00FD, 0x027E];

/// Looks through the workbook stream before any other program lays its cells out.
pub(super) fn check(file: &Compound<'_>) -> Result<BTreeMap<String, Beside>, Unreadable> {
    let stream = file.stream("Workbook").or_else(|| file.stream("Book")).unwrap_or_default();
    let mut names = BTreeMap::new();
    let mut sheets = BTreeMap::new();
    let (mut found, mut reach, mut notes) = (Beside::default(), Reach::default(), Notes::default());
    let mut name: Option<String> = None;
    // Charts on a sheet are streams within its own.
    let mut nested = 0_u32;
    let mut at = 0;
    while let (Some(kind), Some(len)) = (u16_at(&stream, at), u16_at(&stream, at + 2)) {
        let body = stream.get(at + 4..at + 4 + usize::from(len)).unwrap_or_default();
        match kind {
            BOF => match u32::try_from(at).ok().and_then(|at| names.get(&at).cloned()) {
                None if name.is_some() => nested += 1,
                own => {
                    (name, nested) = (own, 0);
                    (found, reach, notes) = (Beside::default(), Reach::default(), Notes::default());
                }
            },
            EOF if nested > 0 => nested -= 1,
            EOF => {
                if let Some(name) = name.take() {
                    found.comments = std::mem::take(&mut notes).finish();
                    sheets.insert(name, std::mem::take(&mut found));
                }
            }
            BOUNDSHEET => {
                let start = u32_at(body, 0).filter(|&start| (start as usize) < stream.len());
                let start = start.ok_or_else(|| Unreadable::Damaged { detail: "sheet offset".to_owned() })?;
                names.extend(sheet_name(body).map(|name| (start, name)));
            }
            ROW if u16_at(body, 12).is_some_and(|options| options & 0x20 != 0) => {
                let row = u32::from(u16_at(body, 0).unwrap_or_default()) + 1;
                found.hide_rows(row, row);
            }
            COLINFO if u16_at(body, 8).is_some_and(|options| options & 1 != 0) => {
                let first = u16_at(body, 0).unwrap_or_default();
                let last = u16_at(body, 2).unwrap_or_default();
                found.hide_columns(u32::from(first), u32::from(last.saturating_sub(first)) + 1);
            }
            FILTER => found.filter = Filter::On,
            FILTER_ARROWS => found.filter = found.filter.max(Filter::Idle),
            _ if kind == FORMULA || CELLS.contains(&kind) => {
                let (Some(row), Some(col)) = (u16_at(body, 0), u16_at(body, 2)) else {
                    return Err(Unreadable::Damaged { detail: "record".to_owned() });
                };
                if kind == FORMULA {
                    found.formula(u32::from(row) + 1);
                }
                // A run holds six bytes for each number beside its row and columns.
                let run = if kind == MULRK { usize::from(len).saturating_sub(6) / 6 } else { 1 };
                reach.take(
                    row,
                    col.saturating_add(u16::try_from(run.saturating_sub(1)).unwrap_or(u16::MAX)),
                )?;
            }
            _ => notes.take(kind, body),
        }
        at += 4 + usize::from(len);
    }
    Ok(sheets)
}

/// A sheet's name: its length in characters, one or two bytes each.
fn sheet_name(body: &[u8]) -> Option<String> {
    let len = usize::from(*body.get(6)?);
    let text = body.get(8..)?;
    if body.get(7)? & 1 == 0 {
        return Some(text.get(..len)?.iter().map(|&byte| char::from(byte)).collect());
    }
    let units = text.get(..len * 2)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    Some(char::decode_utf16(units).filter_map(Result::ok).collect())
}

/// The area that a sheet's cells span.
#[derive(Default)]
struct Reach {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Reach {
    fn take(&mut self, row: u16, col: u16) -> Result<(), Unreadable> {
        if col >= COLUMNS {
            return Err(Unreadable::TooManyColumns { row: u32::from(row) + 1, limit: u32::from(COLUMNS) });
        }
        let grow = |span: Option<(u16, u16)>, at: u16| {
            span.map_or((at, at), |(low, high)| (low.min(at), high.max(at)))
        };
        let (rows, columns) = (grow(self.rows, row), grow(self.columns, col));
        (self.rows, self.columns) = (Some(rows), Some(columns));
        let area = (u64::from(rows.1 - rows.0) + 1) * (u64::from(columns.1 - columns.0) + 1);
        if area > MOST { Err(Unreadable::TooManyCells { limit: MAX_CELLS }) } else { Ok(()) }
    }
}
