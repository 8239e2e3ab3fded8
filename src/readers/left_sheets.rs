//! Sheets of a workbook that hold people and were not taken for the roll: how many stand on them alone.

use std::collections::BTreeSet;

use crate::model::{Arg, Entry, Field, Msg, Note, Table};

use super::candidates::Candidate;
use super::options::ReadOptions;
use super::words::fold;

/// Says which sheets hold people of whom the tables read know nothing: loudly where some stand there alone.
pub(super) fn told(left: Vec<Candidate>, tables: &[Table], options: &ReadOptions) -> Vec<Note> {
    let mut known: Option<BTreeSet<String>> = None;
    let mut notes = Vec::new();
    for Candidate { name, hidden, drafts, .. } in left {
        let (mut rows, mut alone) = (0, 0);
        for table in drafts.into_iter().map(|draft| draft.finish(options)).filter(lists_people) {
            let known = known.get_or_insert_with(|| {
                tables.iter().flat_map(Table::entries).flat_map(|entry| keys(&entry)).collect()
            });
            for entry in table.entries() {
                let keys = keys(&entry);
                rows += usize::from(!keys.is_empty());
                alone += usize::from(!keys.is_empty() && !keys.iter().any(|key| known.contains(key)));
            }
        }
        if rows > 0 {
            notes.push(note(&name, hidden, rows, alone));
        }
    }
    notes
}

fn note(sheet: &str, hidden: bool, rows: usize, alone: usize) -> Note {
    let (code, msg) = match (alone, hidden) {
        (0, _) => (
            "sheet_left",
            Msg::new(
                "la hoja “{sheet}” lleva {rows} {rows:renglón|renglones} con personas y no se tomó como padrón: todas están también en lo que se leyó",
                "sheet “{sheet}” has {rows} {rows:row|rows} with people and was not taken for the roll: all of them are in what was read as well",
            ),
        ),
        (_, false) => (
            "sheet_people_left",
            Msg::new(
                "ATENCIÓN: la hoja “{sheet}” lleva {rows} {rows:renglón|renglones} con personas y no se tomó como padrón, porque sus columnas son otras; {alone} {alone:persona solo está|personas solo están} ahí. Si es parte del padrón, pida cada hoja por su nombre (--sheet, o sheets en el expediente); si es otra lista, póngala como fuente aparte",
                "ATTENTION: sheet “{sheet}” has {rows} {rows:row|rows} with people and was not taken for the roll, since its columns are others; {alone} {alone:person stands|people stand} there only. If it is part of the roll, ask for each sheet by name (--sheet, or sheets in the case file); if it is another list, enter it as a source of its own",
            ),
        ),
        (_, true) => (
            "sheet_people_left",
            Msg::new(
                "ATENCIÓN: la hoja oculta “{sheet}” lleva {rows} {rows:renglón|renglones} con personas y no se tomó como padrón; {alone} {alone:persona solo está|personas solo están} ahí. Si es parte del padrón, pida cada hoja por su nombre (--sheet, o sheets en el expediente)",
                "ATTENTION: the hidden sheet “{sheet}” has {rows} {rows:row|rows} with people and was not taken for the roll; {alone} {alone:person stands|people stand} there only. If it is part of the roll, ask for each sheet by name (--sheet, or sheets in the case file)",
            ),
        ),
    };
    let msg = msg.private("sheet", sheet).with("rows", rows).with("alone", Arg::from(alone));
    Note { code, msg, at: None }
}

/// Whether a table's rows are people: most have an identifier, or a name as long as people's are.
fn lists_people(table: &Table) -> bool {
    let (mut rows, mut people) = (0, 0);
    for entry in table.entries() {
        rows += 1;
        people += usize::from(!keys(&entry).is_empty());
    }
    people > 0 && people * 10 >= rows * 6
}

/// What tells who a row's person is: CURP, NSS, RFC, and the words of the name in any order.
fn keys(entry: &Entry<'_>) -> Vec<String> {
    let mut keys: Vec<String> = [Field::Curp, Field::Nss, Field::Rfc]
        .into_iter()
        .map(|field| entry.text(field).trim().to_uppercase())
        .filter(|id| id.len() >= 10 && id.bytes().any(|byte| byte.is_ascii_digit()))
        .collect();
    let name = fold(&entry.full_name());
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() >= 3 && words.iter().all(|word| word.chars().all(char::is_alphabetic)) {
        words.sort_unstable();
        keys.push(words.join(" "));
    }
    keys
}
