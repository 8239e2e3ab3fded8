//! Workbooks: opened within bounds, sheets listed, the sheets with people chosen.

mod beside;
mod biff;
mod compound;
mod open;
mod package;
mod rows;
mod tags;
mod values;

use std::cmp::Reverse;

use crate::model::{Field, Msg};

use super::error::Unreadable;
use super::options::{Purpose, ReadOptions};
use super::read::{ReadFile, SheetInfo};
use super::understand::{Draft, draft};

/// A sheet with what was made of it.
struct Candidate {
    name: String,
    hidden: bool,
    /// Number of its last row.
    rows: u32,
    draft: Option<Draft>,
}

/// Reads a workbook. A part so broken that the reading crate gives up on it in a panic is damage to
/// the file, told as such.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    std::panic::catch_unwind(|| read_book(bytes, options))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { detail: "structure".to_owned() }))
}

fn read_book(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let mut book = open::open(bytes)?;
    let listed = book.sheets();
    if let Some(asked) = options.sheets.iter().find(|asked| !listed.iter().any(|(name, _)| &name == asked)) {
        let there = listed.into_iter().map(|(name, _)| name).collect();
        return Err(Unreadable::UnknownSheet { asked: asked.clone(), there });
    }
    let mut candidates = Vec::new();
    let mut refused = None;
    for (name, hidden) in listed {
        let mut sheet = book.sheet(&name, hidden)?;
        beside::tell(&mut sheet, book.beside(&name));
        let rows = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
        let named = options.sheets.contains(&name);
        let mut made = None;
        if sheet.cells.rows() > 0 && (named || options.sheets.is_empty()) {
            match draft(sheet, options) {
                Ok(draft) => made = Some(draft),
                // What the user said of columns and header holds for the sheets that have them.
                Err(what @ (Unreadable::UnknownColumn { .. } | Unreadable::NoSuchRow { .. })) if !named => {
                    refused.get_or_insert(what);
                }
                Err(what) => return Err(what),
            }
        }
        candidates.push(Candidate { name, hidden, rows, draft: made });
    }
    let chosen = choose(&candidates, options);
    if chosen.is_empty() {
        let empty = if candidates.is_empty() { Unreadable::NoSheets } else { Unreadable::Empty };
        return Err(refused.unwrap_or(empty));
    }
    let mut tables = Vec::new();
    let mut sheets_seen = Vec::new();
    for (at, candidate) in candidates.into_iter().enumerate() {
        let used = chosen.contains(&at);
        let why = why(&candidate, used, options);
        let Candidate { name, hidden, rows, draft } = candidate;
        sheets_seen.push(SheetInfo { name, hidden, rows, used, why });
        tables.extend(draft.filter(|_| used).map(|draft| draft.finish(options)));
    }
    Ok(ReadFile {
        format: book.format(),
        encoding: None,
        delimiter: None,
        tables,
        sheets_seen,
        notes: Vec::new(),
        workbook: book.facts(),
    })
}

/// Why a sheet was read or left.
fn why(candidate: &Candidate, used: bool, options: &ReadOptions) -> Msg {
    match (used, options.sheets.contains(&candidate.name)) {
        (true, true) => Msg::new("lo indicó la persona usuaria", "the user said so"),
        (true, false) if candidate.hidden => Msg::new(
            "está oculta, pero ninguna hoja visible trae personas",
            "it is hidden, but no visible sheet carries people",
        ),
        (true, false) => Msg::new("trae las columnas buscadas", "it carries the columns looked for"),
        (false, _) if candidate.rows == 0 => Msg::new("no tiene celdas", "it has no cells"),
        (false, _) if !options.sheets.is_empty() => Msg::new("no se pidió", "it was not asked for"),
        (false, _) if candidate.hidden => Msg::new(
            "está oculta; pídela por su nombre para leerla",
            "it is hidden; ask for it by name to read it",
        ),
        (false, _) => Msg::new(
            "otra hoja trae mejor las columnas buscadas",
            "another sheet carries the columns looked for better",
        ),
    }
}

/// Positions of the sheets to read: those named; else the best one and those with the same columns.
/// A hidden sheet is taken only where no visible one has what is looked for.
fn choose(candidates: &[Candidate], options: &ReadOptions) -> Vec<usize> {
    let there: Vec<(usize, &Candidate, &Draft)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(at, candidate)| Some((at, candidate, candidate.draft.as_ref()?)))
        .collect();
    if !options.sheets.is_empty() {
        return there.into_iter().map(|(at, ..)| at).collect();
    }
    let fits = |draft: &Draft| {
        draft.fields().next().is_some() && (options.purpose != Purpose::People || draft.has_people())
    };
    let worth = |candidate: &Candidate, draft: &Draft| {
        (fits(draft), !candidate.hidden, draft.fields().count(), candidate.rows)
    };
    let best = there.iter().max_by_key(|(at, candidate, draft)| (worth(candidate, draft), Reverse(*at)));
    let Some(&(best, first, draft)) = best else { return Vec::new() };
    let wanted: Vec<Field> = draft.fields().collect();
    let alike = |candidate: &Candidate, draft: &Draft| {
        candidate.hidden == first.hidden && fits(draft) && draft.fields().eq(wanted.iter().copied())
    };
    there
        .iter()
        .filter(|(at, candidate, draft)| *at == best || alike(candidate, draft))
        .map(|(at, ..)| *at)
        .collect()
}
