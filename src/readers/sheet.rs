//! A sheet as taken from a file, before anything is decided about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Cells, Note, Text};

/// Cells with what a workbook says about them. Delimited text is a sheet without a name.
#[derive(Debug, Default)]
pub(super) struct RawSheet {
    /// Its name, in workbooks.
    pub(super) name: Option<String>,
    /// Whether the workbook hides it.
    pub(super) hidden: bool,
    /// The cells; row numbers ascend without gaps.
    pub(super) cells: Cells,
    /// Largest number of cells in a row.
    pub(super) width: usize,
    /// Hidden columns, counted from 0, ascending.
    pub(super) hidden_columns: Vec<u16>,
    /// Merged areas as first row number, first column, last row number, last column.
    pub(super) merges: Vec<(u32, u16, u32, u16)>,
    /// Whether serial dates count from 1904.
    pub(super) from_1904: bool,
    /// Columns that the reader made out of formats; they stand after the sheet's own.
    pub(super) made: Vec<Made>,
    /// Positions of rows that come again on every page of a PDF.
    pub(super) furniture: BTreeSet<usize>,
    /// Positions of rows that carry the header's titles again, if not word for word.
    pub(super) repeated: BTreeSet<usize>,
    /// Runs of rows, by position of the first, whose cells are others than those of the rows above.
    pub(super) unlike: BTreeMap<usize, Unlike>,
    /// Positions of lines of printed text that only went on with the line above, and were joined to it.
    pub(super) continued: BTreeSet<usize>,
    /// Rows by position that say of what class the workers below them are, with their words.
    pub(super) captions: BTreeMap<usize, String>,
    /// First and last column of the list that was cut out of the sheet; the cells of the others are left out.
    pub(super) zone: Option<(usize, usize)>,
    /// Those columns by letter.
    pub(super) label: Option<String>,
    /// Whether it was printed: texts over several columns are titles, no merged cells.
    pub(super) printed: bool,
    /// What was noticed while taking the cells in.
    pub(super) notes: Vec<Note>,
}

/// A run of rows after a blank row whose cells are not what the columns above hold.
#[derive(Debug)]
pub(super) struct Unlike {
    /// Position of the row after the last.
    pub(super) end: usize,
    /// Columns in which it shows.
    pub(super) columns: Vec<usize>,
}

/// A column made out of what the cells do not say: their colour, strike-through, place on paper.
#[derive(Debug)]
pub(super) struct Made {
    /// Its header, in brackets since no file has it.
    pub(super) title: Text,
    /// What it was made out of.
    pub(super) why: Text,
    /// Values by position of the row.
    pub(super) values: BTreeMap<usize, String>,
}

impl RawSheet {
    /// Columns of the sheet and those made.
    pub(super) fn all_columns(&self) -> usize {
        self.width + self.made.len()
    }

    /// How the list is called: the sheet, and its columns where there are several lists side by side.
    pub(super) fn title(&self) -> Option<String> {
        match (&self.name, &self.label) {
            (Some(name), Some(label)) => Some(format!("{name} ({label})")),
            (name, label) => name.as_ref().or(label.as_ref()).cloned(),
        }
    }

    /// The cells with the made columns after the others.
    pub(super) fn cells_with_made(&mut self) -> Cells {
        let cells = std::mem::take(&mut self.cells);
        if self.made.is_empty() {
            return cells;
        }
        let mut out =
            Cells::with_capacity(cells.text().len(), cells.rows() * self.all_columns(), cells.rows());
        for row in 0..cells.rows() {
            let values: Vec<Option<&String>> = self.made.iter().map(|made| made.values.get(&row)).collect();
            for cell in cells.row(row) {
                out.push(cell);
            }
            if values.iter().any(Option::is_some) {
                out.push_blanks(self.width.saturating_sub(cells.width(row)));
                for value in values {
                    out.push(value.map_or("", String::as_str));
                }
            }
            out.end_row(cells.number(row));
        }
        out
    }

    /// Whether a cell stands in a merged area, and the area's first cell.
    pub(super) fn merged_into(&self, row: u32, col: u16) -> Option<(u32, u16)> {
        self.merges
            .iter()
            .find(|&&(top, left, bottom, right)| {
                (top..=bottom).contains(&row) && (left..=right).contains(&col)
            })
            .map(|&(top, left, _, _)| (top, left))
    }
}
