//! The persons of one roll: rows that are one person beyond doubt count once.

use std::collections::BTreeMap;

use crate::analysis::people::{identifier, same_person};
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
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let mut parent: Vec<usize> = (0..entries.len()).collect();
        let mut known = vec![false; entries.len()];
        for field in [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId] {
            let mut first: BTreeMap<String, usize> = BTreeMap::new();
            for (index, entry) in entries.iter().enumerate() {
                let Some(value) = identifier(entry, field) else { continue };
                if let Some(known) = known.get_mut(index) {
                    *known = true;
                }
                let head = *first.entry(value).or_insert(index);
                let both = (entries.get(head), entries.get(index));
                if let (Some(a), Some(b)) = both
                    && head != index
                    && same_person(a, b)
                {
                    join(&mut parent, head, index);
                }
            }
        }
        let mut firsts = Vec::new();
        let mut rows = Rows { all: entries.len(), ..Rows::default() };
        for (index, entry) in entries.iter().enumerate() {
            let identified = known.get(index) == Some(&true);
            if root(&mut parent, index) != index {
                rows.duplicates += 1;
            } else if identified || !entry.full_name().trim().is_empty() {
                rows.persons += 1;
                firsts.push(index);
            } else {
                rows.unidentified += 1;
            }
        }
        let first_of = (0..entries.len()).map(|index| root(&mut parent, index)).collect();
        Self { firsts, first_of, rows }
    }
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = parent.get(at) {
        if up == at {
            break;
        }
        // Halve the way, so that long chains stay short.
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    if let Some(slot) = parent.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}
