//! What one file is: read, recognised, and described so that its bytes can be let go.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::open::digest;
use crate::i18n::ui::init as words;
use crate::model::{Digest, Field, Msg, Problem, SourceKind, Table};
use crate::readers::{self, Guess, Purpose, ReadFile, ReadOptions, Taken};

use super::document;
use super::gather::Candidate;

/// A file, judged.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) candidate: Candidate,
    pub(super) digest: Digest,
    pub(super) what: What,
}

/// What it was taken for.
#[derive(Debug)]
pub(super) enum What {
    /// A source that was read.
    Source { kind: SourceKind, guess: Guess, table: Box<Seen> },
    /// A table that does not say what it is.
    Unknown { table: Box<Seen> },
    /// A table that could not be read; the kind by its name.
    Unread { kind: Option<SourceKind>, problem: Box<Problem> },
    /// No table: what stands behind a fact.
    Document { kind: &'static str, note: Option<Msg> },
    /// A list of signatures in support: never part of a case.
    Support { why: Vec<Msg> },
    /// A signing key: never part of a case.
    Key,
}

/// What is kept of a table that was read.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) rows: u64,
    pub(super) set_aside: u64,
    pub(super) sheets: Vec<String>,
    pub(super) header_row: u32,
    pub(super) columns: Vec<SeenColumn>,
    pub(super) notes: Vec<Msg>,
    /// Identifiers of its persons by field, sorted; only of rolls.
    pub(super) persons: BTreeMap<Field, Vec<String>>,
    /// What its shift column says, and how often; only of rolls.
    pub(super) shifts: Option<(String, Vec<(String, usize)>)>,
    /// When the workbook says it was saved last.
    pub(super) modified: Option<String>,
}

/// A column, as `columns` shows it.
#[derive(Debug)]
pub(super) struct SeenColumn {
    pub(super) letter: String,
    pub(super) header: String,
    pub(super) field: Option<Field>,
    pub(super) why: Msg,
}

/// Endings of tables: a file of such a name that cannot be read is a table that cannot be read.
const TABLES: &[&str] = &["csv", "tsv", "txt", "tab", "prn", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Judges a file by its bytes.
pub(super) fn judge(candidate: Candidate, bytes: &[u8], as_of: Option<NaiveDate>) -> Judged {
    let what = what(&candidate.name, bytes, as_of);
    Judged { digest: digest(bytes), candidate, what }
}

fn what(name: &str, bytes: &[u8], as_of: Option<NaiveDate>) -> What {
    let own = name.rsplit_once('/').map_or(name, |(_, own)| own);
    let ending = own.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let named_table = TABLES.contains(&ending.as_str());
    if is_key(bytes) {
        return What::Key;
    }
    let mut options = ReadOptions { as_of, ..ReadOptions::default() };
    let read = match readers::read(bytes, name, &options) {
        Ok(read) => read,
        Err(_) if readers::support_by_name(own).is_some() => return support_by_name(own),
        Err(error) if named_table && error.code() != NOT_A_TABLE => {
            let kind = readers::kind_by_name(own);
            return What::Unread { kind, problem: Box::new(error.problem()) };
        }
        Err(error) => {
            let scan = error.code() == SCAN;
            let note = readers::kind_by_name(own).filter(|_| !scan).map(|kind| {
                Msg::of(words::NO_TABLE).with("kind", kind.title()).with("help", error.problem().help)
            });
            let scan = scan.then(|| Msg::of(words::SCAN).with("help", error.problem().help));
            return What::Document { kind: document::kind(own), note: scan.or(note) };
        }
    };
    let guess = readers::kind(own, &read);
    match guess.taken {
        Taken::Support if named_table || fields(&read) >= 3 => What::Support { why: guess.why },
        Taken::Source(kind) if named_table || fields(&read) >= 3 => {
            options.purpose = Purpose::of(kind);
            let again = match options.purpose {
                Purpose::People => None,
                Purpose::Roster | Purpose::Absences | Purpose::PayScale => {
                    readers::read(bytes, name, &options).ok()
                }
            };
            let table = Box::new(seen(again.as_ref().unwrap_or(&read), kind));
            What::Source { kind, guess, table }
        }
        Taken::Unknown if readers::support_by_name(own).is_some() => support_by_name(own),
        Taken::Unknown if named_table && (ending != "txt" || fields(&read) >= 2) => {
            What::Unknown { table: Box::new(seen(&read, SourceKind::Actas)) }
        }
        _ if readers::support_by_name(own).is_some() => support_by_name(own),
        Taken::Source(_) | Taken::Unknown | Taken::Support => {
            What::Document { kind: document::kind(own), note: None }
        }
    }
}

fn support_by_name(own: &str) -> What {
    What::Support { why: readers::support_by_name(own).into_iter().collect() }
}

/// The reader's code for bytes that are no table at all: a picture, a letter.
const NOT_A_TABLE: &str = "LEC-002";
/// Its code for pages that are pictures.
const SCAN: &str = "LEC-003";

fn fields(read: &ReadFile) -> usize {
    let count = |table: &Table| table.columns.iter().filter(|column| column.field.is_some()).count();
    read.tables.iter().map(count).max().unwrap_or(0)
}

/// A private key, by how such files begin.
fn is_key(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    head.contains("PRIVATE KEY-----")
}

fn seen(read: &ReadFile, kind: SourceKind) -> Seen {
    let mut seen = Seen { modified: read.workbook.modified.clone(), ..Seen::default() };
    for table in &read.tables {
        seen.rows += table.len() as u64;
        seen.set_aside += table.rows_set_aside();
        seen.sheets.extend(table.sheet.clone());
        seen.notes.extend(table.notes.iter().map(|note| note.msg.clone()));
        if kind == SourceKind::Roll {
            persons(table, &mut seen.persons);
        }
    }
    seen.notes.extend(read.notes.iter().map(|note| note.msg.clone()));
    if let Some(table) = read.tables.iter().max_by_key(|table| table.len()) {
        seen.header_row = table.header_row.unwrap_or(0);
        seen.columns = columns(table);
        if kind == SourceKind::Roll {
            seen.shifts = shifts(table);
        }
    }
    for list in seen.persons.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    seen
}

fn columns(table: &Table) -> Vec<SeenColumn> {
    let describe = |(position, column): (usize, &crate::model::Column)| SeenColumn {
        letter: u16::try_from(position).map(crate::model::column_letters).unwrap_or_default(),
        header: column.header.clone(),
        field: column.field,
        why: column.why.clone(),
    };
    table.columns.iter().enumerate().map(describe).collect()
}

fn persons(table: &Table, by_field: &mut BTreeMap<Field, Vec<String>>) {
    for field in [Field::Curp, Field::Nss, Field::EmployeeId] {
        if table.has(field) {
            let list = by_field.entry(field).or_default();
            list.extend(
                table.entries().map(|entry| entry.text(field).to_uppercase()).filter(|id| !id.is_empty()),
            );
        }
    }
}

/// The values of the shift column, the most frequent first; nothing where nearly every row has its own.
fn shifts(table: &Table) -> Option<(String, Vec<(String, usize)>)> {
    let field = [Field::Shift, Field::Crew].into_iter().find(|&field| table.has(field))?;
    let header = table.columns.get(usize::from(table.column_of(field)?))?.header.clone();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in table.entries() {
        let value = entry.text(field);
        if !value.is_empty() {
            *counts.entry(value).or_default() += 1;
        }
        if counts.len() > 40 {
            return None;
        }
    }
    let mut list: Vec<(String, usize)> =
        counts.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
    list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    (!list.is_empty()).then_some((header, list))
}
