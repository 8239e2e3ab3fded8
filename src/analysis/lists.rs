//! The other lists of a case beside the roll that counts: who of them is on it, who is not, and what several
//! lists say of one person.
//!
//! A name alone never makes two entries one person; where a list carries nothing else, what follows from it
//! is an indication of low confidence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::analysis::duplicates::Grade;
use crate::analysis::held::Names;
use crate::analysis::identity::curp;
use crate::analysis::linking::{Linker, ListLink};
use crate::analysis::name_words;
use crate::analysis::people::{People, identifier, person_key};
use crate::analysis::side_by_side::side_by_side;
use crate::model::{Case, Entry, Field, SourceKind, Table};

/// Identifiers, strongest first.
const KEYS: [Field; 4] = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];
/// Score from which a tie is of an identifier and the name.
const SURE: u16 = 900;
/// Confidence of a tie by an equal name alone, in permille.
pub const NAME_ONLY: u16 = 300;
/// The same by a name that is only like it: enough to doubt that somebody is missing, too little to say who it is.
const NAME_LIKE: u16 = 150;

/// A list held against the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListKind {
    /// People said to have been dismissed or to have left.
    Dismissed,
    /// Movements or workforce at the IMSS.
    Imss,
    /// Who is paid.
    Payroll,
    /// The roll that the one that counts replaces.
    Previous,
    /// Who is absent with leave.
    Absences,
    /// A contractor's staff.
    Contractor,
    /// Union members.
    Members,
}

impl ListKind {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Dismissed,
        Self::Imss,
        Self::Payroll,
        Self::Previous,
        Self::Absences,
        Self::Contractor,
        Self::Members,
    ];

    /// The kind of source it comes from.
    pub const fn source(self) -> SourceKind {
        match self {
            Self::Dismissed => SourceKind::Dismissed,
            Self::Imss => SourceKind::Imss,
            Self::Payroll => SourceKind::Payroll,
            Self::Previous => SourceKind::Roll,
            Self::Absences => SourceKind::Absences,
            Self::Contractor => SourceKind::Contractor,
            Self::Members => SourceKind::Members,
        }
    }
}

/// Whether an entry of another list stands on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    On {
        /// Position among the entries of the roll.
        at: usize,
        /// How sure, 0 to 1000.
        score: u16,
    },
    /// Somebody on the roll may be this person.
    Perhaps {
        /// Position among the entries of the roll.
        at: usize,
        /// How sure, 0 to 1000.
        score: u16,
    },
    /// It does not, by identifiers that both carry.
    Off,
    /// Nobody of that name or one like it is on it, and the two lists share no identifier.
    OffByName,
}

/// One list beside the roll.
#[derive(Debug, Default)]
pub struct OtherList<'a> {
    entries: Vec<Entry<'a>>,
    presence: Vec<Presence>,
    by_roll: BTreeMap<usize, Vec<(usize, u16)>>,
}

impl<'a> OtherList<'a> {
    fn of(entries: Vec<Entry<'a>>, roll: &[Entry<'a>], linker: &Linker, names: &OnceLock<Listed>) -> Self {
        let links = if entries.is_empty() { Vec::new() } else { linker.link(roll, &entries) };
        let mut best: Vec<Option<&ListLink>> = vec![None; entries.len()];
        let mut by_roll: BTreeMap<usize, Vec<(usize, u16)>> = BTreeMap::new();
        for found in &links {
            if found.grade <= Grade::Probable {
                by_roll.entry(found.left).or_default().push((found.right, found.score));
            }
            if found.grade == Grade::Possible && told_apart(roll.get(found.left), entries.get(found.right)) {
                continue;
            }
            let Some(slot) = best.get_mut(found.right) else { continue };
            if slot.is_none_or(|known| {
                (found.grade, u16::MAX - found.score) < (known.grade, u16::MAX - known.score)
            }) {
                *slot = Some(found);
            }
        }
        let presence = entries
            .iter()
            .zip(&best)
            .map(|(entry, best)| match best {
                Some(found) if found.grade <= Grade::Probable => {
                    Presence::On { at: found.left, score: found.score }
                }
                Some(found) => Presence::Perhaps { at: found.left, score: found.score.min(500) },
                None => by_name(entry, roll, names.get_or_init(|| Listed::of(roll))),
            })
            .collect();
        Self { entries, presence, by_roll }
    }

    /// Its entries.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Its entries, each with its standing on the roll.
    pub fn standing(&self) -> impl Iterator<Item = (Entry<'a>, Presence)> + '_ {
        self.entries.iter().copied().zip(self.presence.iter().copied())
    }

    /// What it says of the person at a position of the roll, with how sure each tie is.
    pub fn of_roll(&self, position: usize) -> impl Iterator<Item = (Entry<'a>, u16)> + '_ {
        let found = self.by_roll.get(&position).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|&(at, score)| Some((*self.entries.get(at)?, score)))
    }

    /// How many entries of the roll it knows.
    pub fn known(&self) -> usize {
        self.by_roll.len()
    }
}

/// The names of the roll, and the identifiers that it carries.
#[derive(Debug)]
struct Listed {
    names: Names,
    carries: Vec<Field>,
}

impl Listed {
    fn of(roll: &[Entry<'_>]) -> Self {
        let mut names = Names::default();
        for entry in roll {
            names.add(name_words::words(&entry.full_name()));
        }
        let tables: BTreeSet<Field> = roll
            .chunk_by(|one, next| one.at().table == next.at().table)
            .filter_map(|same| same.first())
            .flat_map(|entry| KEYS.into_iter().filter(|&field| entry.table().has(field)))
            .collect();
        Self { names, carries: tables.into_iter().collect() }
    }

    /// Positions of the roll whose name is this one, or lacks no more than one word of it, or differs in one word
    /// that is cut or mistyped; equal names first.
    fn like(&self, words: &[String]) -> Vec<usize> {
        let near = self.names.near(words).into_iter();
        let mut found: Vec<(bool, usize)> = near
            .filter_map(|at| self.names.words(at).map(|own| (at, own)))
            .filter(|(_, own)| own.len().abs_diff(words.len()) <= 1)
            .filter(|(_, own)| {
                *own == words
                    || name_words::nearly(words, own).is_some()
                    || name_words::nearly(own, words).is_some()
            })
            .map(|(at, own)| (own != words, at))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// Whether two entries carry CURPs that both hold and differ: likeness of the rest is of two people.
fn told_apart(a: Option<&Entry<'_>>, b: Option<&Entry<'_>>) -> bool {
    let holds = |entry: Option<&Entry<'_>>| {
        let value = identifier(entry?, Field::Curp)?;
        curp::check(&value).reason.is_none().then_some(value)
    };
    matches!((holds(a), holds(b)), (Some(a), Some(b)) if a != b)
}

/// What the name says of an entry that no identifier ties to the roll.
fn by_name(entry: &Entry<'_>, roll: &[Entry<'_>], listed: &Listed) -> Presence {
    let words = name_words::words(&entry.full_name());
    let perhaps = listed.like(&words).into_iter().find(|&at| {
        roll.get(at).is_some_and(|other| {
            !KEYS.iter().any(|&field| {
                matches!((identifier(entry, field), identifier(other, field)), (Some(a), Some(b)) if a != b)
            })
        })
    });
    let compared = listed.carries.iter().any(|&field| identifier(entry, field).is_some());
    match perhaps {
        Some(at) => {
            let equal = listed.names.words(at) == Some(words.as_slice());
            Presence::Perhaps { at, score: if equal { NAME_ONLY } else { NAME_LIKE } }
        }
        None if compared => Presence::Off,
        None => Presence::OffByName,
    }
}

/// What one list says of somebody who is not on the roll.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The list.
    pub list: ListKind,
    /// The row.
    pub entry: Entry<'a>,
    /// Its standing on the roll: never `On`.
    pub presence: Presence,
}

/// Somebody whom the other lists name and the roll does not.
#[derive(Debug)]
pub struct Outsider<'a> {
    /// The person's key, the same in every list that ties to her.
    pub key: String,
    /// What the lists say.
    pub records: Vec<Record<'a>>,
}

impl<'a> Outsider<'a> {
    /// What one list says.
    pub fn of(&self, list: ListKind) -> impl Iterator<Item = &Record<'a>> {
        self.records.iter().filter(move |record| record.list == list)
    }

    /// Whether a list names the person.
    pub fn is_in(&self, list: ListKind) -> bool {
        self.of(list).next().is_some()
    }

    /// Position of somebody on the roll who may be this person, by the name alone or nearly so.
    pub fn perhaps(&self) -> Option<usize> {
        self.records.iter().find_map(|record| match record.presence {
            Presence::Perhaps { at, .. } => Some(at),
            Presence::On { .. } | Presence::Off | Presence::OffByName => None,
        })
    }

    /// How sure it is that the person is not on the roll, in permille.
    pub fn absence(&self) -> u16 {
        let of = |record: &Record<'_>| match record.presence {
            Presence::On { .. } => 0,
            Presence::Perhaps { .. } => 300,
            Presence::OffByName => 500,
            Presence::Off => 1000,
        };
        // One list with an identifier settles what another leaves to the name.
        let sure = self.records.iter().any(|record| record.presence == Presence::Off);
        let perhaps = self.records.iter().any(|record| matches!(record.presence, Presence::Perhaps { .. }));
        match (perhaps, sure) {
            (true, _) => 300,
            (false, true) => 1000,
            (false, false) => self.records.iter().map(of).min().unwrap_or(0),
        }
    }

    /// The first text of a field that any list gives.
    pub fn text(&self, field: Field) -> &'a str {
        self.records.iter().map(|record| record.entry.text(field)).find(|text| !text.is_empty()).unwrap_or("")
    }
}

/// The lists of a case, each held against the roll.
#[derive(Debug, Default)]
pub struct Lists<'a> {
    roll: Vec<Entry<'a>>,
    others: [OtherList<'a>; 7],
    outsiders: Vec<Outsider<'a>>,
}

impl<'a> Lists<'a> {
    /// Holds the lists of a case against the roll that counts; without a roll there is nothing to hold.
    pub fn of(case: &'a Case, linker: &Linker) -> Self {
        if case.roll().is_none() {
            return Self::default();
        }
        let roll: Vec<Entry<'a>> = case.roll_entries().collect();
        let names = OnceLock::new();
        let replaced = case.roll().and_then(|roll| roll.supersedes.as_deref());
        let others = side_by_side(&ListKind::ALL, |kind| {
            let kind = *kind;
            let sources = case
                .sources_of(kind.source())
                .filter(|(_, source)| kind != ListKind::Previous || replaced == Some(source.id.as_str()));
            let entries = sources.flat_map(|(at, _)| case.tables_of(at)).flat_map(Table::entries);
            OtherList::of(entries.collect(), &roll, linker, &names)
        });
        let others = others.try_into().unwrap_or_default();
        let outsiders = gather(&others);
        Self { roll, others, outsiders }
    }

    /// The entries of the roll that counts.
    pub fn roll(&self) -> &[Entry<'a>] {
        &self.roll
    }

    /// One list.
    #[expect(clippy::indexing_slicing, reason = "there is one list for every kind")]
    pub fn get(&self, kind: ListKind) -> &OtherList<'a> {
        &self.others[kind as usize]
    }

    /// The first registration at the IMSS of the person at a position of the roll, where the tie is sure.
    pub fn registered(&self, position: usize) -> Option<(Entry<'a>, NaiveDate)> {
        let rows = self.get(ListKind::Imss).of_roll(position).filter(|(_, score)| *score >= SURE);
        rows.filter_map(|(row, _)| Some((row, row.date(Field::HireDate)?))).min_by_key(|(_, day)| *day)
    }

    /// Everybody whom the other lists name and the roll does not, in order of their keys.
    pub fn outsiders(&self) -> &[Outsider<'a>] {
        &self.outsiders
    }
}

fn gather<'a>(lists: &[OtherList<'a>; 7]) -> Vec<Outsider<'a>> {
    let off = ListKind::ALL.into_iter().zip(lists).flat_map(|(list, held)| {
        held.standing()
            .filter(|(_, presence)| !matches!(presence, Presence::On { .. }))
            .map(move |(entry, presence)| Record { list, entry, presence })
    });
    let (strong, weak): (Vec<Record<'a>>, Vec<Record<'a>>) =
        off.partition(|record| identifier(&record.entry, Field::Curp).is_some());
    let mut persons: BTreeMap<String, Vec<Record<'a>>> = BTreeMap::new();
    let mut known: BTreeMap<String, Vec<Record<'a>>> = BTreeMap::new();
    for record in strong {
        for (field, value) in identifiers(&record.entry).skip(1) {
            known.entry(format!("{}:{value}", field.key())).or_default().push(record);
        }
        persons.entry(person_key(&record.entry)).or_default().push(record);
    }
    for record in weak {
        let name = record.entry.full_name();
        let tied = identifiers(&record.entry).find_map(|(field, value)| {
            let found = known.get(&format!("{}:{value}", field.key()))?;
            found.iter().find(|other| name_words::agree(&name, &other.entry.full_name()))
        });
        let key = tied.map_or_else(|| person_key(&record.entry), |other| person_key(&other.entry));
        persons.entry(key).or_default().push(record);
    }
    persons.into_iter().map(|(key, records)| Outsider { key, records }).collect()
}

/// The identifiers that an entry carries, strongest first.
fn identifiers(entry: &Entry<'_>) -> impl Iterator<Item = (Field, String)> {
    KEYS.into_iter().filter_map(|field| identifier(entry, field).map(|value| (field, value)))
}

/// The key of the person at a position of the roll; what the entry itself says where the people are not resolved.
pub fn roll_key(people: &People, position: usize, entry: &Entry<'_>) -> String {
    let key = people.key(position);
    if key.is_empty() { person_key(entry) } else { key.to_owned() }
}
