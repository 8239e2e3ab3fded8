//! Rows as columns of integers: read once, then no text is touched until a match is explained.

use super::codes;
use super::intern::Interner;
use super::spelling::{is_particle, words};
use super::traits::{TRAITS, Trait};
use super::vocabulary::Vocabulary;
use crate::model::{Entry, Field};
use chrono::Datelike as _;

/// Words of a name that are compared; longer texts are no names.
pub(super) const MOST_WORDS: usize = 8;
/// Bytes of a cell that are looked at.
const MOST_BYTES: usize = 400;
/// A day that is not there.
pub(super) const NO_DAY: i32 = i32::MIN;

/// The rows to be compared.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many.
    pub(super) len: usize,
    word_ends: Vec<u32>,
    words: Vec<u32>,
    /// What the words tell.
    pub(super) vocabulary: Vocabulary,
    /// Employee numbers; 0 is none. Empty where no table has the column; likewise below.
    pub(super) numbers: Vec<u64>,
    /// CURP, RFC and NSS.
    pub(super) curps: Vec<codes::Code>,
    /// See `curps`.
    pub(super) rfcs: Vec<codes::Code>,
    /// See `curps`.
    pub(super) nsss: Vec<codes::Code>,
    /// Days of birth.
    pub(super) births: Vec<i32>,
    /// Days of hiring.
    pub(super) hires: Vec<i32>,
    /// Position, department and the like.
    pub(super) traits: Vec<Trait>,
}

/// Reads the entries.
pub(super) fn read(entries: &[Entry<'_>]) -> Rows {
    let has = |field| {
        entries.iter().any({
            let mut last = std::ptr::null();
            let mut known = false;
            move |entry: &Entry<'_>| {
                if !std::ptr::eq(last, entry.table()) {
                    last = entry.table();
                    known = entry.table().has(field);
                }
                known
            }
        })
    };
    let code = |field, read: fn(&str) -> codes::Code| -> Vec<codes::Code> {
        if has(field) { column(entries, field, read) } else { Vec::new() }
    };
    let day = |field| -> Vec<i32> {
        if !has(field) {
            return Vec::new();
        }
        entries.iter().map(|entry| entry.date(field).map_or(NO_DAY, |day| day.num_days_from_ce())).collect()
    };
    let mut room = Vec::new();
    let numbers = if has(Field::EmployeeId) {
        column(entries, Field::EmployeeId, |t| codes::number(t, &mut room))
    } else {
        Vec::new()
    };
    let traits = TRAITS.iter().filter(|spec| has(spec.field));
    let traits = traits.map(|spec| Trait::read(spec, |each| column(entries, spec.field, each))).collect();
    let (word_ends, words, vocabulary) = names(entries);
    Rows {
        len: entries.len(),
        word_ends,
        words,
        vocabulary,
        numbers,
        curps: code(Field::Curp, codes::curp),
        rfcs: code(Field::Rfc, codes::rfc),
        nsss: code(Field::Nss, codes::nss),
        births: day(Field::BirthDate),
        hires: day(Field::HireDate),
        traits,
    }
}

/// One field of every entry; blank where its table lacks the column.
fn column<T>(entries: &[Entry<'_>], field: Field, mut each: impl FnMut(&str) -> T) -> Vec<T> {
    let mut out = Vec::with_capacity(entries.len());
    let mut last: Option<(*const crate::model::Table, Option<u16>)> = None;
    for entry in entries {
        let table = entry.table();
        let col = match last {
            Some((known, col)) if std::ptr::eq(known, table) => col,
            _ => table.column_of(field),
        };
        last = Some((table, col));
        out.push(each(cut(col.map_or("", |col| table.value(entry.index(), col).trim()))));
    }
    out
}

fn cut(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    let end = (0..=MOST_BYTES).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

fn names(entries: &[Entry<'_>]) -> (Vec<u32>, Vec<u32>, Vocabulary) {
    let mut raw = Interner::new();
    let (mut ends, mut ids) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len() * 4));
    let mut scratch = Vec::new();
    for entry in entries {
        let start = ids.len();
        for part in name_parts(entry) {
            words(cut(part), &mut scratch, |word| {
                if !is_particle(word) && ids.len() < start + MOST_WORDS {
                    ids.push(raw.add(word));
                }
            });
        }
        ends.push(ids.len() as u32);
    }
    let (ends, mut ids, words) = joined::part(&raw, &ends, &ids);
    let (words, renamed) = words.sorted();
    for id in &mut ids {
        *id = renamed[*id as usize];
    }
    let vocabulary = Vocabulary::of(words, entries.len() as u64);
    (ends, ids, vocabulary)
}

/// The parts of a name, surnames first where they stand apart.
fn name_parts<'a>(entry: &Entry<'a>) -> [&'a str; 3] {
    let table = entry.table();
    let whole = entry.text(Field::Name);
    if !whole.is_empty() && !table.has(Field::Surname1) {
        return [whole, "", ""];
    }
    let given = if table.has(Field::GivenNames) { entry.text(Field::GivenNames) } else { whole };
    [entry.text(Field::Surname1), entry.text(Field::Surname2), given]
}

impl Rows {
    /// The words of a row's name.
    pub(super) fn words(&self, row: u32) -> &[u32] {
        let at = row as usize;
        let start = if at == 0 { 0 } else { self.word_ends[at - 1] as usize };
        &self.words[start..self.word_ends[at] as usize]
    }
}

mod joined {
    //! Words that lost the blank between them: `GARCIALOPEZ`.

    use super::{Interner, MOST_WORDS, is_particle};

    /// Parts words of which both halves are well known and the whole is not.
    pub(super) fn part(raw: &Interner, ends: &[u32], ids: &[u32]) -> (Vec<u32>, Vec<u32>, Interner) {
        let halves: Vec<Option<usize>> = (0..raw.len() as u32).map(|id| cut(raw, id)).collect();
        let mut words = Interner::new();
        let (mut new_ends, mut new_ids) = (Vec::with_capacity(ends.len()), Vec::with_capacity(ids.len()));
        let mut start = 0;
        for &end in ends {
            let first = new_ids.len();
            for &id in &ids[start..end as usize] {
                let word = raw.get(id);
                let (head, rest) = halves[id as usize].map_or((word, &word[..0]), |at| word.split_at(at));
                for piece in [head, rest] {
                    if !piece.is_empty() && !is_particle(piece) && new_ids.len() < first + MOST_WORDS {
                        new_ids.push(words.add(piece));
                    }
                }
            }
            start = end as usize;
            new_ends.push(new_ids.len() as u32);
        }
        (new_ends, new_ids, words)
    }

    fn cut(raw: &Interner, id: u32) -> Option<usize> {
        let word = raw.get(id);
        if raw.count(id) > 2 || word.len() < 6 || word.len() > 30 || !word.is_ascii() {
            return None;
        }
        let known = |piece: &[u8]| raw.find(piece).map_or(0, |id| raw.count(id));
        let best = (2..=word.len() - 3).filter_map(|at| {
            let (head, rest) = word.split_at(at);
            let count = if is_particle(head) {
                known(rest)
            } else if head.len() < 3 {
                0
            } else {
                known(head).min(known(rest))
            };
            (count >= 5).then_some((count, at))
        });
        best.max().map(|(_, at)| at)
    }
}
