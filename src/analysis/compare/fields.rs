//! Which fields of a person differ between two rolls, spelling aside.

use crate::analysis::name_words;
use crate::analysis::names::unaccent;
use crate::analysis::people::identifier;
use crate::model::{Entry, Field};

/// The parts of a name: compared as one field, for lists put them in one column or in three.
const NAME_PARTS: [Field; 3] = [Field::GivenNames, Field::Surname1, Field::Surname2];
/// Identifiers of a fixed form. An employee number is none: lists write it with zeros before it or without.
const IDS: [Field; 3] = [Field::Curp, Field::Rfc, Field::Nss];

/// A field that both rolls carry, as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Compared(pub Field);

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedField {
    /// The field; [`Field::Name`] for the name as a whole.
    pub field: Field,
    /// As the old roll says it; a day in ISO 8601.
    pub old: String,
    /// As the new roll says it.
    pub new: String,
}

/// The fields of two rolls.
pub struct Fields {
    /// On both.
    pub compared: Vec<Compared>,
    /// On the old one alone.
    pub only_old: Vec<Field>,
    /// On the new one alone.
    pub only_new: Vec<Field>,
}

/// Which fields two rolls carry.
pub fn fields_of(old: &[Entry<'_>], new: &[Entry<'_>]) -> Fields {
    let (before, after) = (carried(old), carried(new));
    let mut out = Fields { compared: Vec::new(), only_old: Vec::new(), only_new: Vec::new() };
    for spec in Field::ALL {
        match (before.contains(&spec.field), after.contains(&spec.field)) {
            (true, true) => out.compared.push(Compared(spec.field)),
            (true, false) => out.only_old.push(spec.field),
            (false, true) => out.only_new.push(spec.field),
            (false, false) => {}
        }
    }
    out
}

/// The fields that the tables of a roll carry, a name in parts as a name.
fn carried(entries: &[Entry<'_>]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    let mut last = None;
    for entry in entries {
        let table: *const _ = entry.table();
        if last == Some(table) {
            continue;
        }
        last = Some(table);
        for spec in Field::ALL {
            let field = if NAME_PARTS.contains(&spec.field) { Field::Name } else { spec.field };
            if entry.table().has(spec.field) && !out.contains(&field) {
                out.push(field);
            }
        }
    }
    out
}

/// What differs between two rows of one person.
pub fn differences(old: &Entry<'_>, new: &Entry<'_>, compared: &[Compared]) -> Vec<ChangedField> {
    let changed = compared.iter().filter_map(|Compared(field)| difference(old, new, *field));
    changed.collect()
}

fn difference(old: &Entry<'_>, new: &Entry<'_>, field: Field) -> Option<ChangedField> {
    if field == Field::Name {
        let (a, b) = (old.full_name(), new.full_name());
        let differs = a != b && name_words::words(&a) != name_words::words(&b);
        return differs.then_some(ChangedField { field, old: a, new: b });
    }
    let (a, b) = (old.text(field), new.text(field));
    if field.is_date()
        && let (Some(first), Some(second)) = (old.date(field), new.date(field))
    {
        let differs = first != second;
        return differs.then(|| ChangedField { field, old: first.to_string(), new: second.to_string() });
    }
    if a == b {
        return None;
    }
    let differs = if IDS.contains(&field) {
        let (first, second) = (identifier(old, field), identifier(new, field));
        if first.is_none() && second.is_none() { folded(a) != folded(b) } else { first != second }
    } else {
        folded(a) != folded(b)
    };
    differs.then(|| ChangedField { field, old: a.to_owned(), new: b.to_owned() })
}

/// A cell without what two hands write differently: case, accents, points, blanks, zeros before a number.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match unaccent(c) {
            None => {}
            Some(c) if c.is_alphanumeric() => out.push(c),
            Some(_) if out.ends_with(' ') => {}
            Some(_) => out.push(' '),
        }
    }
    let out = out.trim();
    // Spreadsheet programs take the zeros off a number.
    if out.bytes().all(|byte| byte.is_ascii_digit()) { out.trim_start_matches('0') } else { out }.to_owned()
}
