//! Cells of a workbook laid out row by row, with what their formats add.

use std::collections::BTreeMap;

use crate::model::{Cells, Text};
use crate::readers::error::Unreadable;
use crate::readers::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::readers::sheet::{Made, RawSheet};

/// A cell came before one that was laid out already.
#[derive(Debug)]
pub(super) enum Refused {
    /// The sheet is not written in order; it must be sorted first.
    OutOfOrder,
    /// A limit was reached.
    Limit(Unreadable),
}

/// Lays cells out; blank rows and cells between them are filled in.
#[derive(Default)]
pub(super) struct Rows {
    cells: Cells,
    row: u32,
    col: u32,
    width: usize,
    /// Fill colours of the open row's cells with how many have each.
    fills: Vec<(u32, usize)>,
    struck: usize,
    filled: usize,
    colours: BTreeMap<usize, String>,
    strikes: BTreeMap<usize, String>,
}

/// What a cell's format adds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Fill colour as RGB, unless white or none.
    pub(super) fill: Option<u32>,
    /// Whether its text is struck through.
    pub(super) struck: bool,
}

const FORMAT: Text =
    Text::new("columna tomada del formato de las celdas", "column taken from the cells' format");

impl Rows {
    /// Adds a cell at a position counted from 0.
    pub(super) fn put(&mut self, row: u32, col: u32, text: &str, look: Look) -> Result<(), Refused> {
        if row >= MAX_ROWS {
            return Err(Refused::Limit(Unreadable::TooManyRows { limit: MAX_ROWS }));
        }
        if col >= MAX_COLUMNS {
            return Err(Refused::Limit(Unreadable::TooManyColumns { row: row + 1, limit: MAX_COLUMNS }));
        }
        if row < self.row || (row == self.row && col < self.col) {
            return Err(Refused::OutOfOrder);
        }
        while self.row < row {
            self.end_row();
        }
        let blanks = (col - self.col) as usize;
        if self.cells.len() + blanks >= MAX_CELLS {
            return Err(Refused::Limit(Unreadable::TooManyCells { limit: MAX_CELLS }));
        }
        self.cells.push_blanks(blanks);
        self.col = col;
        self.cells.push(text);
        self.col += 1;
        self.filled += 1;
        self.struck += usize::from(look.struck);
        if let Some(fill) = look.fill {
            match self.fills.iter_mut().find(|(seen, _)| *seen == fill) {
                Some((_, count)) => *count += 1,
                None => self.fills.push((fill, 1)),
            }
        }
        Ok(())
    }

    fn end_row(&mut self) {
        let position = self.row as usize;
        // The first of the most frequent colours: HR paints a whole row, or its name cell only.
        if let Some(&(fill, _)) = self.fills.iter().rev().max_by_key(|(_, count)| *count) {
            self.colours.insert(position, format!("#{fill:06X}"));
        }
        if self.struck * 2 > self.filled || self.struck >= 3 {
            self.strikes.insert(position, "sí".to_owned());
        }
        self.fills.clear();
        (self.struck, self.filled) = (0, 0);
        self.width = self.width.max(self.col as usize);
        self.row += 1;
        self.cells.end_row(self.row);
        self.col = 0;
    }

    /// The sheet, up to its last row with a cell.
    pub(super) fn finish(mut self) -> RawSheet {
        if self.col > 0 {
            self.end_row();
        }
        let made = [
            (Text::new("(color de celda)", "(cell colour)"), self.colours),
            (Text::new("(tachado)", "(struck through)"), self.strikes),
        ];
        let made = made.into_iter().filter(|(_, values)| !values.is_empty()).map(|(title, values)| Made {
            title,
            why: FORMAT,
            values,
        });
        RawSheet { cells: self.cells, width: self.width, made: made.collect(), ..RawSheet::default() }
    }
}
