//! Rows as columns of integers: read once, then no text is touched until a match is explained.

use super::codes;
use super::intern::Interner;
use super::score::What;
use super::spelling::{is_particle, words};
use super::traits::{TRAITS, Trait, further};
use super::vocabulary::Vocabulary;
use crate::analysis::names::fold;
use crate::model::{Entry, Field, Table};
use chrono::Datelike as _;

/// Words of a name that are compared; longer texts are no names.
pub(super) const MOST_WORDS: usize = 8;
/// Columns that were taken for no field, of which so many are compared at most.
const MOST_COLUMNS: usize = 12;
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
    /// The titles of the columns that were taken for no field and are compared all the same.
    pub(super) columns: Vec<String>,
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
    let columns = untaken(entries);
    let fields = TRAITS.into_iter().filter(|spec| spec.what.field().is_some_and(has));
    let further = (0..columns.len() as u8).map(further);
    let traits = fields.chain(further).map(|spec| {
        Trait::read(spec, |each| match spec.what {
            What::Field(field) => column(entries, field, each),
            What::Column(nth) => {
                column_at(entries, |table| titled(table, &columns[usize::from(nth)].0), each)
            }
        })
    });
    let traits = traits.collect();
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
        columns: columns.into_iter().map(|(_, title)| title).collect(),
    }
}

/// The columns that were taken for no field, by their titles: folded, and as first written.
fn untaken(entries: &[Entry<'_>]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut last: *const Table = std::ptr::null();
    for entry in entries {
        let table = entry.table();
        if std::ptr::eq(last, table) {
            continue;
        }
        last = table;
        for column in table.columns.iter().filter(|column| column.field.is_none()) {
            let folded = fold(&column.header);
            if !folded.is_empty() && out.len() < MOST_COLUMNS && out.iter().all(|(known, _)| *known != folded)
            {
                out.push((folded, column.header.trim().to_owned()));
            }
        }
    }
    out
}

/// The column of a table that has such a title and was taken for no field.
fn titled(table: &Table, folded: &str) -> Option<u16> {
    let fits = |column: &crate::model::Column| column.field.is_none() && fold(&column.header) == folded;
    table.columns.iter().position(fits).and_then(|at| u16::try_from(at).ok())
}

/// What an entry says in the column of such a title that was taken for no field.
pub(super) fn untaken_cell<'a>(entry: &Entry<'a>, title: &str) -> &'a str {
    let table = entry.table();
    titled(table, &fold(title)).map_or("", |col| table.value(entry.index(), col))
}

/// One field of every entry; blank where its table lacks the column.
fn column<T>(entries: &[Entry<'_>], field: Field, each: impl FnMut(&str) -> T) -> Vec<T> {
    column_at(entries, |table| table.column_of(field), each)
}

fn column_at<T>(
    entries: &[Entry<'_>],
    of: impl Fn(&Table) -> Option<u16>,
    mut each: impl FnMut(&str) -> T,
) -> Vec<T> {
    let mut out = Vec::with_capacity(entries.len());
    let mut last: Option<(*const Table, Option<u16>)> = None;
    for entry in entries {
        let table = entry.table();
        let col = match last {
            Some((known, col)) if std::ptr::eq(known, table) => col,
            _ => of(table),
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
