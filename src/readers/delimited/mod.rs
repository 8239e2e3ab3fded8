//! Delimited text: the sign between cells, the records, what was odd about the quotes.

mod delimiter;
mod records;

use crate::model::{Cells, Msg, Note};

use super::error::Unreadable;
use super::limits::{MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use super::sheet::RawSheet;

pub(super) use delimiter::{Delimiter, choose};
use records::{Event, Records};

/// Cuts a text into a sheet of raw cells.
pub(super) fn read(text: &str, delimiter: &Delimiter) -> Result<RawSheet, Unreadable> {
    let lines = text.len() / 64;
    let mut cells = Cells::with_capacity(text.len(), lines * delimiter.width, lines);
    let mut records = Records::new(text, delimiter.byte, delimiter.width);
    let mut sheet = RawSheet::default();
    let (mut number, mut width, mut long) = (1_u32, 0_usize, 0_usize);
    let mut piece_len = 0;
    while let Some(event) = records.next_event() {
        match event {
            Event::Cell(cell) => {
                long += usize::from(cell.len() > MAX_CELL);
                cells.push(cell);
                width += 1;
            }
            Event::Piece(piece) => {
                piece_len += piece.len();
                cells.push_piece(piece);
            }
            Event::EndCell => {
                long += usize::from(piece_len > MAX_CELL);
                piece_len = 0;
                cells.end_cell();
                width += 1;
            }
            Event::EndRecord => {
                if cells.len() > MAX_CELLS {
                    return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
                }
                sheet.width = sheet.width.max(width);
                width = 0;
                cells.end_row(number);
                number += 1;
                if number > MAX_ROWS {
                    return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
                }
            }
        }
        if width > MAX_COLUMNS as usize {
            return Err(Unreadable::TooManyColumns { row: number, limit: MAX_COLUMNS });
        }
    }
    sheet.notes = notes(&records.stray_quotes, long);
    sheet.cells = cells;
    Ok(sheet)
}

fn notes(stray: &[u32], long: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(first) = stray.first() {
        let msg = Msg::new(
            "{count} {count:fila trae|filas traen} comillas que no cierran; se leyeron como parte del texto (la primera es la fila {row})",
            "{count} {count:row carries|rows carry} quotes that do not close; they were read as part of the text (the first is row {row})",
        )
        .with("count", stray.len())
        .with("row", *first);
        notes.push(Note { code: "stray_quote", msg, at: None });
    }
    if long > 0 {
        let msg = Msg::new(
            "{count} {count:celda pasa|celdas pasan} de {limit} bytes, más de lo que cabe en una hoja de cálculo",
            "{count} {count:cell is|cells are} longer than {limit} bytes, more than a spreadsheet holds",
        )
        .with("count", long)
        .with("limit", MAX_CELL);
        notes.push(Note { code: "long_cell", msg, at: None });
    }
    notes
}
