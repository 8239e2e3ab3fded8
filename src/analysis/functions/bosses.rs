//! Who appears as somebody's boss: a column that names a boss, resolved to persons by number or by name.
//!
//! What points nowhere, or to two people of one name, is handed back with its rows. Nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::held::{Held, Names};
use crate::analysis::lists::{ListKind, Lists};
use crate::analysis::name_words;
use crate::analysis::people::People;
use crate::model::{Entry, Field, Place};

/// How a boss was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// By number, or by all the words of the name.
    Sure,
    /// By a name that is short, cut or misspelled, and like nobody else's.
    Like,
}

/// Who reports to a person, in the list that names most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reports {
    /// Rows that name the person as boss.
    pub workers: u32,
    /// How the person was recognised in most of them.
    pub tie: Tie,
    /// The first such cell.
    pub at: Place,
    /// The list; nothing for the roll that counts.
    pub list: Option<ListKind>,
}

/// Why a boss is nobody that one could point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Astray {
    /// No list knows such a number or name.
    Nowhere,
    /// Several people answer to it.
    Ambiguous,
    /// The row names itself.
    Oneself,
}

/// A boss whom no list knows, or whom several people could be.
#[derive(Clone, PartialEq, Eq)]
pub struct Stray {
    /// Why.
    pub why: Astray,
    /// As written.
    pub text: String,
    /// The cells of the roll that say so.
    pub rows: Vec<Place>,
    /// Where the people stand who could be meant.
    pub candidates: Vec<Place>,
}

/// Personal data: how many rows only.
impl std::fmt::Debug for Stray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Stray({:?}, {} rows)", self.why, self.rows.len())
    }
}

/// Bosses by position on the roll, and what could not be told.
#[derive(Debug, Default)]
pub struct Bosses {
    reports: BTreeMap<usize, Reports>,
    /// People off the roll, by their key.
    off: BTreeMap<String, Reports>,
    strays: Vec<Stray>,
    named: bool,
}

/// A row that may name a boss, with its position where it is one of the roll.
type Row<'a> = (Option<usize>, Entry<'a>);

/// Where a reference leads.
enum Lead {
    Person(usize, Tie),
    Several(Vec<usize>),
    Nobody,
}

impl Bosses {
    /// Reads the boss columns of the roll, of the roll before it and of the payroll.
    pub fn of(lists: &Lists<'_>, people: &People) -> Self {
        let mut out = Self::default();
        let roll = lists.roll();
        let mut references: Vec<(Option<ListKind>, Vec<Row<'_>>)> =
            vec![(None, roll.iter().copied().enumerate().map(|(at, entry)| (Some(at), entry)).collect())];
        for kind in [ListKind::Previous, ListKind::Payroll] {
            references
                .push((Some(kind), lists.get(kind).entries().iter().map(|entry| (None, *entry)).collect()));
        }
        references.retain(|(_, rows)| rows.iter().any(|(_, entry)| entry.table().has(Field::Boss)));
        out.named = !references.is_empty();
        if !out.named {
            return out;
        }
        let everybody = Everybody::of(lists, people);
        for (list, rows) in references {
            out.read(list, &rows, &everybody);
        }
        out
    }

    /// Whether any list has a column of bosses.
    pub const fn are_named(&self) -> bool {
        self.named
    }

    /// Who reports to the person at a position of the roll.
    pub fn of_roll(&self, position: usize) -> Option<&Reports> {
        self.reports.get(&position)
    }

    /// Who reports to somebody off the roll, by the person's key.
    pub fn off_roll(&self, key: &str) -> Option<&Reports> {
        self.off.get(key)
    }

    /// References of the roll that lead to nobody or to several, in order of the roll.
    pub fn strays(&self) -> &[Stray] {
        &self.strays
    }

    fn read<'a>(&mut self, list: Option<ListKind>, rows: &[Row<'a>], everybody: &Everybody) {
        let mut by_text: BTreeMap<&'a str, Vec<Row<'a>>> = BTreeMap::new();
        for &(at, entry) in rows {
            let text = entry.text(Field::Boss);
            if text.chars().any(char::is_alphanumeric) {
                by_text.entry(text).or_default().push((at, entry));
            }
        }
        let mut counted: BTreeMap<usize, (u32, u32, Place)> = BTreeMap::new();
        let mut strays = Vec::new();
        for (text, rows) in by_text {
            let place = |(_, entry): &Row<'a>| Place::from(entry.at_field(Field::Boss));
            let stray = |why, rows: Vec<Place>, several: &[usize]| Stray {
                why,
                text: text.to_owned(),
                rows,
                candidates: several.iter().filter_map(|id| everybody.places.get(*id).copied()).collect(),
            };
            match everybody.resolve(text) {
                Lead::Person(id, tie) => {
                    let (own, others): (Vec<_>, Vec<_>) = rows
                        .iter()
                        .partition(|(at, _)| at.is_some_and(|at| everybody.person_of(at) == Some(id)));
                    if !own.is_empty() {
                        strays.push(stray(Astray::Oneself, own.into_iter().map(place).collect(), &[]));
                    }
                    if let Some(at) = others.first() {
                        let slot = counted.entry(id).or_insert((0, 0, place(at)));
                        let rows = u32::try_from(others.len()).unwrap_or(u32::MAX);
                        *(if tie == Tie::Sure { &mut slot.0 } else { &mut slot.1 }) += rows;
                    }
                }
                Lead::Several(ids) => {
                    strays.push(stray(Astray::Ambiguous, rows.iter().map(place).collect(), &ids));
                }
                Lead::Nobody => strays.push(stray(Astray::Nowhere, rows.iter().map(place).collect(), &[])),
            }
        }
        if list.is_none() {
            strays.sort_by_key(|stray| stray.rows.first().copied());
            self.strays = strays;
        }
        for (id, (sure, like, at)) in counted {
            let tie = if sure > 0 { Tie::Sure } else { Tie::Like };
            let found = Reports { workers: sure + like, tie, at, list };
            match (everybody.on_roll.get(&id), everybody.off.get(&id)) {
                (Some(&position), _) => keep(&mut self.reports, position, found),
                (None, Some(key)) => keep(&mut self.off, key.clone(), found),
                (None, None) => {}
            }
        }
    }
}

/// Keeps the list that names most.
fn keep<K: Ord>(known: &mut BTreeMap<K, Reports>, key: K, found: Reports) {
    match known.get_mut(&key) {
        Some(known) if known.workers >= found.workers => {}
        Some(known) => *known = found,
        None => {
            known.insert(key, found);
        }
    }
}

/// Everybody whom the lists know: people on the roll, then those off it.
struct Everybody {
    by_number: Held,
    names: Names,
    places: Vec<Place>,
    /// The person at each position of the roll.
    persons: Vec<usize>,
    /// The first position of a person on the roll.
    on_roll: BTreeMap<usize, usize>,
    /// The key of a person off the roll.
    off: BTreeMap<usize, String>,
}

impl Everybody {
    fn of(lists: &Lists<'_>, people: &People) -> Self {
        let mut out = Self {
            by_number: Held::default(),
            names: Names::default(),
            places: Vec::new(),
            persons: Vec::new(),
            on_roll: BTreeMap::new(),
            off: BTreeMap::new(),
        };
        let payroll = lists.get(ListKind::Payroll);
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (position, entry) in lists.roll().iter().enumerate() {
            let id = match known.get(people.key(position)) {
                Some(&id) => id,
                None => out.add(entry),
            };
            known.insert(people.key(position), id);
            out.persons.push(id);
            out.on_roll.entry(id).or_insert(position);
            out.number(entry, id);
            payroll.of_roll(position).for_each(|(paid, _)| out.number(&paid, id));
        }
        for outsider in lists.outsiders() {
            let Some(first) = outsider.records.first() else { continue };
            let id = out.add(&first.entry);
            out.off.insert(id, outsider.key.clone());
            outsider.records.iter().for_each(|record| out.number(&record.entry, id));
        }
        out
    }

    fn add(&mut self, entry: &Entry<'_>) -> usize {
        self.places.push(entry.at().into());
        self.names.add(name_words::words(&entry.full_name()))
    }

    fn number(&mut self, entry: &Entry<'_>, id: usize) {
        let number = plain_number(entry.text(Field::EmployeeId));
        if !number.is_empty() {
            self.by_number.put(&number, id);
        }
    }

    /// The people of a number: what lists say of one person comes from several of them.
    fn numbered(&self, number: &str) -> BTreeSet<usize> {
        self.by_number.get(&plain_number(number)).iter().copied().collect()
    }

    fn person_of(&self, position: usize) -> Option<usize> {
        self.persons.get(position).copied()
    }

    fn resolve(&self, text: &str) -> Lead {
        let whole = self.numbered(text);
        if !whole.is_empty() {
            return one_of(whole.into_iter().collect(), Tie::Sure);
        }
        // `10012 - JUAN PEREZ`: the number and the name of one person.
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbered: BTreeSet<usize> = numbers.flat_map(|part| self.numbered(part)).collect();
        let words: Vec<String> = name_words::words(text)
            .into_iter()
            .filter(|word| !COURTESY.contains(&word.as_str()) && !word.bytes().all(|b| b.is_ascii_digit()))
            .collect();
        if words.is_empty() || numbered.len() == 1 {
            let fits = |id: &usize| {
                words.is_empty()
                    || self.names.words(*id).is_some_and(|own| name_words::nearly(&words, own).is_some())
            };
            let (agree, other): (Vec<usize>, Vec<usize>) = numbered.into_iter().partition(fits);
            return if agree.is_empty() && !other.is_empty() {
                Lead::Several(other)
            } else {
                one_of(agree, Tie::Sure)
            };
        }
        let same = self.names.same(&words);
        if same.is_empty() { self.resembling(&words) } else { one_of(same, Tie::Sure) }
    }

    /// People whose name has every word of the reference, one of them perhaps cut, initial or misspelled.
    fn resembling(&self, words: &[String]) -> Lead {
        if words.len() < 2 {
            return Lead::Nobody;
        }
        let mut best: Option<usize> = None;
        let mut found = Vec::new();
        for id in self.names.near(words) {
            let Some(slips) = self.names.words(id).and_then(|own| name_words::nearly(words, own)) else {
                continue;
            };
            if best.is_none_or(|best| slips < best) {
                best = Some(slips);
                found.clear();
            }
            if best == Some(slips) {
                found.push(id);
            }
        }
        one_of(found, Tie::Like)
    }
}

fn one_of(mut ids: Vec<usize>, tie: Tie) -> Lead {
    match (ids.pop(), ids.is_empty()) {
        (Some(id), true) => Lead::Person(id, tie),
        (Some(id), false) => {
            ids.push(id);
            Lead::Several(ids)
        }
        (None, _) => Lead::Nobody,
    }
}

/// Words before a name that are no part of it.
const COURTESY: [&str; 13] =
    ["ING", "LIC", "SR", "SRA", "SRTA", "DR", "DRA", "ARQ", "C", "CP", "MTRO", "PROF", "TEC"];

/// An employee number without its zeros in front, its signs and its case.
fn plain_number(text: &str) -> String {
    let plain: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if !plain.bytes().any(|b| b.is_ascii_digit()) {
        return String::new();
    }
    plain.trim_start_matches('0').to_owned()
}
