//! Who is on a roll: a key for each person that is stable between versions, and entries that are one person with
//! certainty, as the matching grades it.

use crate::analysis::duplicates::{self, Duplicates, Grade};
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
        Self::of(&entries, &duplicates::find(&entries).found)
    }

    /// Resolves entries of which it is known who may stand among them twice.
    pub fn of(entries: &[Entry<'_>], twice: &Duplicates) -> Self {
        let firsts = first_entries(entries.len(), twice);
        let key = |&first: &usize| entries.get(first).map_or_else(String::new, person_key);
        let persons = firsts.iter().enumerate().filter(|(index, first)| index == *first).count();
        Self { keys: firsts.iter().map(key).collect(), persons }
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

/// Of each of so many entries, the first one of its person: entries in one cluster whose links are certain.
pub fn first_entries(len: usize, twice: &Duplicates) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..len).collect();
    let mut of_cluster: Vec<Option<usize>> = Vec::new();
    // Members come in order of their entries.
    for member in twice.members.iter().filter(|member| member.grade == Grade::Certain) {
        if of_cluster.len() <= member.cluster {
            of_cluster.resize(member.cluster + 1, None);
        }
        let Some(first) = of_cluster.get_mut(member.cluster) else { continue };
        let first = *first.get_or_insert(member.entry);
        firsts.get_mut(member.entry).into_iter().for_each(|slot| *slot = first);
    }
    firsts
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
