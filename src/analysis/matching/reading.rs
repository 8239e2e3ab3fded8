//! Lists read one table after another: of each row its numbers are kept and no text, so that a file may be let go
//! before the next one is opened.

use chrono::Datelike as _;

use super::codes::{self, Code};
use super::intern::Interner;
use super::rows::{MOST_WORDS, NO_DAY, Rows, joined};
use super::spelling::{is_particle, words};
use super::threads::{MANY, two};
use super::traits::{TRAITS, Trait, Values, further};
use super::vocabulary::Vocabulary;
use crate::analysis::names::fold;
use crate::model::{Entry, Field, Table};

/// Columns that were taken for no field, of which so many are compared at most.
const MOST_COLUMNS: usize = 12;
/// Bytes of a cell that are looked at.
const MOST_BYTES: usize = 400;

/// Bytes of the program itself, and of what its allocator does not give back.
pub(super) const ASIDE: usize = 32 << 20;
/// Bytes that a row takes at most beside what is kept of it, whatever is being done: its weights, and the codes and
/// rows put in order while identifiers one slip apart are looked for.
const STEP: usize = 80;

/// The rows read so far. A column that first appears in a later table is blank in the rows before it.
#[derive(Debug)]
pub struct Reading {
    len: usize,
    names: Names,
    cells: Cells,
}

/// The words of the names.
#[derive(Debug)]
struct Names {
    raw: Interner,
    word_ends: Vec<u32>,
    words: Vec<u32>,
    scratch: Vec<u8>,
}

/// Everything else.
#[derive(Debug)]
struct Cells {
    numbers: Vec<u64>,
    curps: Vec<Code>,
    rfcs: Vec<Code>,
    nsss: Vec<Code>,
    births: Vec<i32>,
    hires: Vec<i32>,
    fields: Vec<Values>,
    columns: Vec<Further>,
    scratch: Vec<u8>,
}

/// A column that was taken for no field.
#[derive(Debug)]
struct Further {
    folded: String,
    title: String,
    values: Values,
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}

impl Reading {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            len: 0,
            names: Names {
                raw: Interner::new(),
                word_ends: Vec::new(),
                words: Vec::new(),
                scratch: Vec::new(),
            },
            cells: Cells {
                numbers: Vec::new(),
                curps: Vec::new(),
                rfcs: Vec::new(),
                nsss: Vec::new(),
                births: Vec::new(),
                hires: Vec::new(),
                fields: TRAITS.iter().map(|_| Values::new()).collect(),
                columns: Vec::new(),
                scratch: Vec::new(),
            },
        }
    }

    /// Rows so far; the next one has this position.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes that a search of these rows needs at least: what is kept of each row, and what every step takes beside.
    pub fn needed(&self) -> u64 {
        (ASIDE + self.names.held() + self.cells.held() + self.len * STEP) as u64
    }

    /// Reads entries of any tables.
    pub fn add(&mut self, entries: &[Entry<'_>]) {
        for run in entries.chunk_by(|a, b| std::ptr::eq(a.table(), b.table())) {
            if let Some(first) = run.first() {
                let (names, cells, before) = (&mut self.names, &mut self.cells, self.len);
                two(run.len() >= MANY, || cells.add(first.table(), before, run), || names.add(run));
                self.len += run.len();
            }
        }
    }

    /// The rows, with what their words and values tell.
    pub(super) fn finish(self) -> Rows {
        let (len, cells) = (self.len, self.cells);
        let ((word_ends, words, vocabulary), (traits, columns)) =
            two(len >= MANY, || self.names.weigh(len), || weigh(cells.fields, cells.columns));
        Rows {
            len,
            word_ends,
            words,
            vocabulary,
            numbers: cells.numbers,
            curps: cells.curps,
            rfcs: cells.rfcs,
            nsss: cells.nsss,
            births: cells.births,
            hires: cells.hires,
            traits,
            columns,
        }
    }
}

/// The columns with what their values tell, and the titles of those that were taken for no field.
fn weigh(fields: Vec<Values>, columns: Vec<Further>) -> (Vec<Trait>, Vec<String>) {
    let fields = TRAITS.into_iter().zip(fields).filter(|(_, values)| !values.is_empty());
    let (titles, further): (Vec<String>, Vec<_>) =
        (0..).zip(columns).map(|(nth, column)| (column.title, (further(nth), column.values))).unzip();
    (fields.chain(further).map(|(spec, values)| values.weigh(spec)).collect(), titles)
}

impl Names {
    fn held(&self) -> usize {
        (self.word_ends.len() + self.words.len()) * size_of::<u32>() + self.raw.held()
    }

    fn add(&mut self, entries: &[Entry<'_>]) {
        for entry in entries {
            let start = self.words.len();
            for part in name_parts(entry) {
                words(cut(part), &mut self.scratch, |word| {
                    if !is_particle(word) && self.words.len() < start + MOST_WORDS {
                        self.words.push(self.raw.add(word));
                    }
                });
            }
            self.word_ends.push(self.words.len() as u32);
        }
    }

    /// Where each row's words end, the words, and what each of them tells.
    fn weigh(self, rows: usize) -> (Vec<u32>, Vec<u32>, Vocabulary) {
        let (word_ends, mut ids, words) = joined::part(&self.raw, &self.word_ends, &self.words);
        drop((self.raw, self.word_ends, self.words));
        let (words, renamed) = words.sorted();
        for id in &mut ids {
            *id = renamed[*id as usize];
        }
        (word_ends, ids, Vocabulary::of(words, rows as u64))
    }
}

impl Cells {
    fn held(&self) -> usize {
        let codes = (self.curps.len() + self.rfcs.len() + self.nsss.len()) * size_of::<Code>();
        let days = (self.births.len() + self.hires.len()) * size_of::<i32>();
        let further = self.columns.iter().map(|column| column.values.held());
        let values: usize = self.fields.iter().map(Values::held).chain(further).sum();
        self.numbers.len() * size_of::<u64>() + codes + days + values
    }

    /// Reads entries of one table; so many were read before.
    fn add(&mut self, table: &Table, before: usize, entries: &[Entry<'_>]) {
        let scratch = &mut self.scratch;
        let at = |field| table.column_of(field);
        fill(&mut self.numbers, before, at(Field::EmployeeId), entries, |t| codes::number(t, scratch));
        fill(&mut self.curps, before, at(Field::Curp), entries, codes::curp);
        fill(&mut self.rfcs, before, at(Field::Rfc), entries, codes::rfc);
        fill(&mut self.nsss, before, at(Field::Nss), entries, codes::nss);
        for (field, days) in [(Field::BirthDate, &mut self.births), (Field::HireDate, &mut self.hires)] {
            let day = |entry: &Entry<'_>| entry.date(field).map_or(NO_DAY, |day| day.num_days_from_ce());
            fill_by(days, before, NO_DAY, table.has(field), entries, day);
        }
        for (spec, values) in TRAITS.iter().zip(&mut self.fields) {
            let col = spec.what.field().and_then(at);
            fill_values(values, before, col, entries);
        }
        self.meet_columns(table);
        for column in &mut self.columns {
            fill_values(&mut column.values, before, titled(table, &column.folded), entries);
        }
    }

    /// The columns that were taken for no field, by their titles.
    fn meet_columns(&mut self, table: &Table) {
        for column in table.columns.iter().filter(|column| column.field.is_none()) {
            let folded = fold(&column.header);
            let known = self.columns.iter().any(|column| column.folded == folded);
            if !folded.is_empty() && !known && self.columns.len() < MOST_COLUMNS {
                let title = column.header.trim().to_owned();
                self.columns.push(Further { folded, title, values: Values::new() });
            }
        }
    }
}

/// Adds one column of some entries; nothing while no table had it, blank where this one lacks it.
fn fill<T: Clone + Default>(
    values: &mut Vec<T>,
    before: usize,
    col: Option<u16>,
    entries: &[Entry<'_>],
    mut each: impl FnMut(&str) -> T,
) {
    let cell = |entry: &Entry<'_>| each(col.map_or("", |col| text(entry, col)));
    fill_by(values, before, T::default(), col.is_some(), entries, cell);
}

fn fill_values(values: &mut Values, before: usize, col: Option<u16>, entries: &[Entry<'_>]) {
    let mut numbers = std::mem::take(&mut values.numbers);
    fill(&mut numbers, before, col, entries, |cell| values.number(cell));
    values.numbers = numbers;
}

fn fill_by<T: Clone>(
    values: &mut Vec<T>,
    before: usize,
    blank: T,
    has: bool,
    entries: &[Entry<'_>],
    each: impl FnMut(&Entry<'_>) -> T,
) {
    if has {
        values.resize(before, blank);
        values.extend(entries.iter().map(each));
    } else if !values.is_empty() {
        values.resize(before + entries.len(), blank);
    }
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

fn text<'a>(entry: &Entry<'a>, col: u16) -> &'a str {
    cut(entry.table().value(entry.index(), col).trim())
}

fn cut(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    let end = (0..=MOST_BYTES).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
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
