//! The persons of one roll: rows that are one person with certainty count once.

use crate::analysis::duplicates::Duplicates;
use crate::analysis::people::{first_entries, identifier};
use crate::model::{Entry, Field};

use super::Rows;

/// The persons of a roll.
pub(super) struct Persons {
    /// Each person's first row.
    pub(super) firsts: Vec<usize>,
    /// Of each row, the first row of its person.
    pub(super) first_of: Vec<usize>,
    pub(super) rows: Rows,
}

impl Persons {
    pub(super) fn of(entries: &[Entry<'_>], twice: &Duplicates) -> Self {
        let first_of = first_entries(entries.len(), twice);
        let mut firsts = Vec::new();
        let mut rows = Rows { all: entries.len(), ..Rows::default() };
        for (index, entry) in entries.iter().enumerate() {
            if first_of.get(index) != Some(&index) {
                rows.duplicates += 1;
            } else if says_who(entry) {
                rows.persons += 1;
                firsts.push(index);
            } else {
                rows.unidentified += 1;
            }
        }
        Self { firsts, first_of, rows }
    }
}

/// Whether an entry says whom it is about.
fn says_who(entry: &Entry<'_>) -> bool {
    let known = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];
    !entry.full_name().trim().is_empty() || known.into_iter().any(|field| identifier(entry, field).is_some())
}
