//! The same change on many persons: a department renamed, a class blanked, a title replaced throughout.

use std::collections::BTreeMap;

use crate::model::Field;

use super::Pair;

/// Persons from which the same change is told as one.
pub(super) const MANY: usize = 10;
/// Mass edits told.
const MOST: usize = 50;

/// A change that many persons share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MassEdit {
    /// The field.
    pub field: Field,
    /// As the old roll says it.
    pub old: String,
    /// As the new roll says it.
    pub new: String,
    /// How many persons.
    pub persons: usize,
}

/// The mass edits, most persons first.
pub(super) fn edits(pairs: &[Pair]) -> Vec<MassEdit> {
    let mut groups: BTreeMap<(Field, &str, &str), usize> = BTreeMap::new();
    for change in pairs.iter().flat_map(|pair| &pair.changed) {
        *groups.entry((change.field, &change.old, &change.new)).or_default() += 1;
    }
    let many = groups.into_iter().filter(|(_, persons)| *persons >= MANY);
    let mut out: Vec<MassEdit> = many
        .map(|((field, old, new), persons)| MassEdit {
            field,
            old: old.to_owned(),
            new: new.to_owned(),
            persons,
        })
        .collect();
    out.sort_by_key(|edit| std::cmp::Reverse(edit.persons));
    out.truncate(MOST);
    out
}
