//! Pictures of access to the polls and of the evidence for a pair: one function each, the same bytes in terminal files, page, HTML and PDF.
//!
//! All meaning is carried by patterns and words; colour only helps. Coordinates are integers. Every picture
//! has a table with the same numbers, for people who cannot see it and for those who must add it up.

mod capacity_bars;
mod duty_calendar;
mod heat_strip;
mod strip_text;
mod survival_curve;
mod svg;
mod waterfall;
mod words;

pub use capacity_bars::{capacity_bars, capacity_table};
pub use duty_calendar::duty_calendar;
pub use heat_strip::{heat_strip, heat_strip_table};
pub use strip_text::strip_text;
pub use survival_curve::{survival_curve, survival_table};
pub use waterfall::{bits, verdict, waterfall, waterfall_table};

/// The numbers of a picture as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureTable {
    /// What the table says.
    pub caption: String,
    /// Headings.
    pub head: Vec<String>,
    /// Rows, as many cells as headings.
    pub rows: Vec<Vec<String>>,
}

impl PictureTable {
    /// Takes columns out, by position.
    pub(super) fn drop_columns(&mut self, gone: &[usize]) {
        for cells in std::iter::once(&mut self.head).chain(&mut self.rows) {
            let mut index = 0;
            cells.retain(|_| {
                index += 1;
                !gone.contains(&(index - 1))
            });
        }
    }
}
