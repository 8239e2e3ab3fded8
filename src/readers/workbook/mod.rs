//! Workbooks: opened within bounds, sheets listed, the sheets with people chosen.

mod around;
mod beside;
mod biff;
mod biff_comments;
mod binary;
mod comments;
mod compound;
mod guarded;
mod ods;
mod open;
mod package;
mod rows;
mod tags;
mod values;

use crate::model::{Msg, Note, Text, WorkbookFacts};

use super::candidates::{self, Chosen};
use super::error::Unreadable;
use super::left_sheets;
use super::options::ReadOptions;
use super::read::ReadFile;

/// Reads a workbook. A part so broken that the reading crate gives up on it in a panic is damage to
/// the file, told as such.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    std::panic::catch_unwind(|| read_book(bytes, options))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { detail: "structure".to_owned() }))
}

fn read_book(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let mut book = open::open(bytes)?;
    let listed = book.sheets();
    let names: Vec<String> = listed.iter().map(|(name, _)| name.clone()).collect();
    candidates::known(&names, options)?;
    let mut list = Vec::new();
    let sheets = book.cells(&listed)?;
    for ((name, hidden), mut sheet) in listed.into_iter().zip(sheets) {
        beside::tell(&mut sheet, book.beside(&name));
        list.push((name, hidden, sheet));
    }
    let list = candidates::drafted(list, options)?;
    let Chosen { mut tables, seen: sheets_seen, left } = candidates::finish(list, options)?;
    let left = left_sheets::told(left, &tables, options);
    if let Some(first) = tables.first_mut() {
        first.notes.splice(0..0, left);
    }
    let workbook = book.facts();
    Ok(ReadFile {
        format: book.format(),
        encoding: None,
        delimiter: None,
        tables,
        sheets_seen,
        notes: own_words(&workbook).into_iter().collect(),
        workbook,
    })
}

/// Author and dates as the workbook gives them: evidence of where it comes from, which anybody can change.
fn own_words(facts: &WorkbookFacts) -> Option<Note> {
    let all = [&facts.author, &facts.last_saved_by, &facts.created, &facts.modified, &facts.application];
    if all.iter().all(|fact| fact.is_none()) {
        return None;
    }
    let mut msg = Msg::new(
        "el libro dice de sí mismo: autor {author}; lo guardó {saver}; creado {created}; modificado {modified}; programa {application} (son datos que se pueden cambiar)",
        "the workbook says of itself: author {author}; saved by {saver}; created {created}; modified {modified}; program {application} (anybody can change these)",
    );
    for (name, fact) in ["author", "saver", "created", "modified", "application"].into_iter().zip(all) {
        msg = match fact {
            Some(fact) => msg.private(name, fact),
            None => msg.with(name, Text::new("sin dato", "not given")),
        };
    }
    Some(Note { code: "workbook", msg, at: None })
}
