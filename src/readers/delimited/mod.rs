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
    let mut cutter = Cutter {
        // There is at most one cell more than bytes, however wide the first lines are.
        cells: Cells::with_capacity(text.len(), (lines * delimiter.width).min(text.len() + 1), lines),
        ..Cutter::default()
    };
    let mut records = Records::new(text, delimiter.byte, delimiter.width);
    loop {
        if let Some(line) = records.plain_record() {
            cutter.line(line, delimiter.byte)?;
        } else {
            match records.next_event() {
                None => break,
                Some(Event::Cell(cell)) => cutter.cell(cell),
                Some(Event::Piece(piece)) => cutter.piece(piece),
                Some(Event::EndCell) => cutter.end_cell(),
                Some(Event::EndRecord) => cutter.end_row()?,
            }
            continue;
        }
        cutter.end_row()?;
    }
    let notes = notes(&records.stray_quotes, cutter.long);
    Ok(RawSheet { cells: cutter.cells, width: cutter.widest, notes, ..RawSheet::default() })
}

/// Lays records out as rows of cells, within the limits.
#[derive(Default)]
struct Cutter {
    cells: Cells,
    rows: u32,
    width: usize,
    widest: usize,
    piece: usize,
    /// Cells longer than a spreadsheet holds.
    long: usize,
}

impl Cutter {
    fn cell(&mut self, cell: &str) {
        self.long += usize::from(cell.len() > MAX_CELL);
        self.cells.push(cell);
        self.width += 1;
    }

    fn piece(&mut self, piece: &str) {
        self.piece += piece.len();
        self.cells.push_piece(piece);
    }

    fn end_cell(&mut self) {
        self.long += usize::from(self.piece > MAX_CELL);
        self.piece = 0;
        self.cells.end_cell();
        self.width += 1;
    }

    fn line(&mut self, line: &str, delimiter: u8) -> Result<(), Unreadable> {
        let before = self.cells.len();
        // A cell takes a byte and its delimiter at most once: only a long line can hold too many.
        if line.len() >= MAX_COLUMNS as usize
            && memchr::memchr_iter(delimiter, line.as_bytes()).count() >= MAX_COLUMNS as usize
        {
            return Err(Unreadable::TooManyColumns { row: self.rows + 1, limit: MAX_COLUMNS });
        }
        if line.len() > MAX_CELL {
            self.long += line.split(char::from(delimiter)).filter(|cell| cell.len() > MAX_CELL).count();
        }
        self.cells.push_line(line, delimiter);
        self.width = self.cells.len() - before;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        self.rows += 1;
        if self.width > MAX_COLUMNS as usize {
            return Err(Unreadable::TooManyColumns { row: self.rows, limit: MAX_COLUMNS });
        }
        if self.cells.len() > MAX_CELLS {
            return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
        }
        if self.rows > MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        self.widest = self.widest.max(self.width);
        self.width = 0;
        self.cells.end_row(self.rows);
        Ok(())
    }
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
