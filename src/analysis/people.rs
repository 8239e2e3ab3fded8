//! Who is on a roll: a key for each person that is stable between versions, and entries that are
//! one person beyond doubt because an identifier and the name agree.

use std::collections::BTreeMap;

use crate::analysis::name_words;
use crate::model::{Case, Entry, Field};

/// The persons on the roll that counts. Positions are those of `Case::roll_entries`.
#[derive(Debug)]
pub struct People {
    keys: Vec<String>,
    persons: usize,
}

impl People {
    /// Resolves the entries of the roll that counts.
    pub fn of_roll(case: &Case) -> Self {
        let entries: Vec<Entry<'_>> = case.roll_entries().collect();
        let mut groups = Groups::new(entries.len());
        for field in [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId] {
            join_equal(&entries, field, &mut groups);
        }
        let roots: Vec<usize> = (0..entries.len()).map(|index| groups.root(index)).collect();
        let keys = roots.iter().map(|&root| entries.get(root).map_or_else(String::new, person_key)).collect();
        let persons = roots.iter().enumerate().filter(|(index, root)| index == *root).count();
        Self { keys, persons }
    }

    /// The person's key at a position among the roll's entries.
    pub fn key(&self, position: usize) -> &str {
        self.keys.get(position).map_or("", String::as_str)
    }

    /// The persons' keys, one an entry.
    pub fn persons_by_entry(&self) -> &[String] {
        &self.keys
    }

    /// How many distinct persons the roll holds.
    pub fn persons(&self) -> usize {
        self.persons
    }
}

/// The strongest identifier that an entry carries, as a key that a later version of the roll repeats.
pub fn person_key(entry: &Entry<'_>) -> String {
    for field in [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId] {
        if let Some(value) = identifier(entry, field) {
            return format!("{}:{value}", field.key());
        }
    }
    let born = entry.date(Field::BirthDate).map(|day| day.to_string()).unwrap_or_default();
    let name = name_words::words(&entry.full_name()).join(" ");
    if name.is_empty() {
        return format!("row:{}", entry.row());
    }
    format!("name:{name}|{born}")
}

/// An identifier fit to be compared: upper case, without spaces or dashes, of its full length, and no filler.
pub fn identifier(entry: &Entry<'_>, field: Field) -> Option<String> {
    let written = entry.text(field);
    let mut text = String::with_capacity(written.len());
    for c in written.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '.') {
        if c.is_ascii() {
            text.push(c.to_ascii_uppercase());
        } else {
            text.extend(c.to_uppercase());
        }
    }
    let length = text.chars().count();
    let fits = if field == Field::Curp {
        length == 18
    } else if field == Field::Nss {
        length == 11
    } else if field == Field::Rfc {
        length == 13 && !text.starts_with("XAXX") && !text.starts_with("XEXX")
    } else {
        length > 0
    };
    let mut chars = text.chars();
    let first = chars.next();
    let filler = text.contains('*') || chars.all(|c| Some(c) == first);
    if !fits || (filler && length > 1) {
        return None;
    }
    // One list pads its numbers with zeros and another does not.
    let short = text.trim_start_matches('0');
    Some(if field == Field::EmployeeId && !short.is_empty() { short.to_owned() } else { text })
}

fn join_equal(entries: &[Entry<'_>], field: Field, groups: &mut Groups) {
    let mut first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some(value) = identifier(entry, field) {
            first.entry(value).or_default().push(index);
        }
    }
    for rows in first.into_values().filter(|rows| rows.len() > 1) {
        let Some((&head, rest)) = rows.split_first() else { continue };
        for &row in rest {
            if let (Some(a), Some(b)) = (entries.get(head), entries.get(row))
                && same_person(a, b)
            {
                groups.join(head, row);
            }
        }
    }
}

/// Whether two entries with an equal identifier are one person: their names agree, and no valid
/// identifier tells them apart.
pub fn same_person(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let curps = (identifier(a, Field::Curp), identifier(b, Field::Curp));
    if let (Some(left), Some(right)) = curps
        && left != right
    {
        return false;
    }
    name_words::agree(&a.full_name(), &b.full_name())
}

/// Union–find by the smallest member.
#[derive(Debug)]
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at) {
            if up == at {
                break;
            }
            at = up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
