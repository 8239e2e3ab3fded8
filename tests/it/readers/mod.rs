//! Files as people send them, and what is understood of each.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests open fixtures and stop where they fail"
)]

mod accounting;
mod apart;
mod captions;
mod case_file;
mod damage;
mod mess;
mod odd_text;
mod pdf;
mod several_tables;
mod telling;
mod workbooks;

use escrutinio::model::{Field, Table};
use escrutinio::readers::{ReadFile, ReadOptions, read};

/// Reads a file of `fixtures/mess`.
pub(crate) fn fixture(name: &str, options: &ReadOptions) -> ReadFile {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess").join(name);
    let bytes = std::fs::read(path).unwrap();
    read(&bytes, name, options).unwrap()
}

/// The first table of a file of `fixtures/mess`, read without any word of the user.
pub(crate) fn table(name: &str) -> Table {
    fixture(name, &ReadOptions::default()).tables.swap_remove(0)
}

/// The fields of a table, column by column.
pub(crate) fn keys(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.field.map_or("-", Field::key)).collect()
}

/// Codes of the rows set aside with their numbers.
pub(crate) fn asides(table: &Table) -> Vec<(&'static str, u32, u32)> {
    table.set_aside.iter().map(|aside| (aside.code, aside.row, aside.last)).collect()
}

/// Codes of the notes of a table.
pub(crate) fn notes(table: &Table) -> Vec<&'static str> {
    table.notes.iter().map(|note| note.code).collect()
}
