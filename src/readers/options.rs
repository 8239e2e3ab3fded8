//! What the caller wants from a file: the sheets, the header row, the columns she has named herself.

use chrono::NaiveDate;

use crate::model::{ColumnKey, Field, SourceKind};

/// What a table is expected to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// People, one a row: a roll, a payroll, a list of members.
    #[default]
    People,
    /// Who works when.
    Roster,
    /// Who was away from when to when.
    Absences,
    /// Positions and their pay.
    PayScale,
}

impl Purpose {
    /// What a source of a kind holds.
    pub const fn of(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Roster => Self::Roster,
            SourceKind::Absences => Self::Absences,
            SourceKind::Tabulator => Self::PayScale,
            SourceKind::Roll
            | SourceKind::Payroll
            | SourceKind::Imss
            | SourceKind::Members
            | SourceKind::Dismissed
            | SourceKind::Contractor
            | SourceKind::MarkedRoll
            | SourceKind::Actas => Self::People,
        }
    }
}

/// What a user said about a file; all of it wins over what is found in the file.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// Sheets to read; empty: the reader chooses.
    pub sheets: Vec<String>,
    /// Number of the header row as a spreadsheet shows it; 0: there is no header.
    pub header_row: Option<u32>,
    /// Columns whose field the user named.
    pub columns: Vec<(ColumnKey, Field)>,
    /// What the table is expected to hold.
    pub purpose: Purpose,
    /// The day on which the audit speaks: decides the century of two-digit years.
    pub as_of: Option<NaiveDate>,
}

impl ReadOptions {
    /// Whether the user said how the file reads: then she wants to see it, whatever is in doubt.
    pub(super) fn speaks(&self) -> bool {
        self.header_row.is_some() || !self.columns.is_empty() || !self.sheets.is_empty()
    }
}
