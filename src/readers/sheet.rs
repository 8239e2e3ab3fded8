//! A sheet as taken from a file, before anything is decided about it.

use crate::model::{Cells, Note};

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
    /// Columns that the reader made out of formats (colour, strike-through), with their headers.
    pub(super) made: Vec<(usize, &'static str)>,
    /// What was noticed while taking the cells in.
    pub(super) notes: Vec<Note>,
}

impl RawSheet {
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
