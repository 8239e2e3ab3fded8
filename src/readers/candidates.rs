//! Sheets of a workbook, or tables of a PDF, of which some are read: which, and why.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Field, Msg, Table};

use super::error::Unreadable;
use super::options::{Purpose, ReadOptions};
use super::read::SheetInfo;
use super::sheet::RawSheet;
use super::understand::{Draft, drafts};

/// A sheet with what was made of it.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Number of its last row.
    pub(super) rows: u32,
    /// The lists it holds; none where it is not read.
    pub(super) drafts: Vec<Draft>,
}

impl Candidate {
    /// The fields of its lists, whatever their order.
    fn fields(&self) -> BTreeSet<Field> {
        self.drafts.iter().flat_map(Draft::fields).collect()
    }

    /// Whether one of its lists tells people apart.
    pub(super) fn has_people(&self) -> bool {
        self.drafts.iter().any(Draft::has_people)
    }
}

/// Refuses a sheet asked for that is not there.
pub(super) fn known(names: &[String], options: &ReadOptions) -> Result<(), Unreadable> {
    match options.sheets.iter().find(|asked| !names.contains(asked)) {
        Some(asked) => Err(Unreadable::UnknownSheet { asked: asked.clone(), there: names.to_vec() }),
        None => Ok(()),
    }
}

/// The lists of a sheet, if it may be read. What the user said of columns and header holds for the sheets that have
/// them: `refused` keeps what did not fit the others.
pub(super) fn drafted(
    sheet: RawSheet,
    named: bool,
    options: &ReadOptions,
    refused: &mut Option<Unreadable>,
) -> Result<Vec<Draft>, Unreadable> {
    if sheet.cells.rows() == 0 || !named && !options.sheets.is_empty() {
        return Ok(Vec::new());
    }
    match drafts(sheet, options) {
        Ok(drafts) => Ok(drafts),
        Err(what @ (Unreadable::UnknownColumn { .. } | Unreadable::NoSuchRow { .. })) if !named => {
            if refused.as_ref().is_none_or(|kept| reach(&what) > reach(kept)) {
                *refused = Some(what);
            }
            Ok(Vec::new())
        }
        Err(what) => Err(what),
    }
}

/// How much of a sheet there is for what the user said: the fullest sheet is the one she most likely means.
fn reach(what: &Unreadable) -> (u32, usize, usize, &str) {
    if let Unreadable::NoSuchRow { last, .. } = what {
        (*last, 0, 0, "")
    } else if let Unreadable::UnknownColumn { near, .. } = what {
        let first = near.first().map_or("", String::as_str);
        (0, near.len(), first.len(), first)
    } else {
        (0, 0, 0, "")
    }
}

/// What became of the sheets.
pub(super) struct Chosen {
    /// Tables of the sheets read.
    pub(super) tables: Vec<Table>,
    /// What is to be said of each sheet.
    pub(super) seen: Vec<SheetInfo>,
    /// Sheets that could have been read and were not, without the user having named others.
    pub(super) left: Vec<Candidate>,
}

/// The tables of the sheets chosen, and what is to be said of each sheet.
pub(super) fn finish(
    candidates: Vec<Candidate>,
    options: &ReadOptions,
    refused: Option<Unreadable>,
) -> Result<Chosen, Unreadable> {
    let chosen = choose(&candidates, options);
    if chosen.is_empty() {
        let empty = if candidates.is_empty() { Unreadable::NoSheets } else { Unreadable::Empty };
        return Err(refused.unwrap_or(empty));
    }
    let mut tables = Vec::new();
    let (mut seen, mut left) = (Vec::new(), Vec::new());
    for (at, candidate) in candidates.into_iter().enumerate() {
        let used = chosen.contains(&at);
        let why = why(&candidate, used, options);
        let (hidden, rows) = (candidate.hidden, candidate.rows);
        seen.push(SheetInfo { name: candidate.name.clone(), hidden, rows, used, why });
        if used {
            tables.extend(candidate.drafts.into_iter().map(|draft| draft.finish(options)));
        } else if options.sheets.is_empty() && options.purpose == Purpose::People {
            left.push(candidate);
        }
    }
    Ok(Chosen { tables, seen, left })
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
            "está oculta; pídala por su nombre para leerla",
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
    let there: Vec<(usize, &Candidate)> =
        candidates.iter().enumerate().filter(|(_, candidate)| !candidate.drafts.is_empty()).collect();
    if !options.sheets.is_empty() {
        return there.into_iter().map(|(at, ..)| at).collect();
    }
    let fits = |candidate: &Candidate| {
        !candidate.fields().is_empty() && (options.purpose != Purpose::People || candidate.has_people())
    };
    let worth = |candidate: &Candidate| {
        (fits(candidate), !candidate.hidden, candidate.fields().len(), candidate.rows)
    };
    let best = there.iter().max_by_key(|(at, candidate)| (worth(candidate), Reverse(*at)));
    let Some(&(best, first)) = best else { return Vec::new() };
    let wanted = first.fields();
    let alike = |candidate: &Candidate| {
        candidate.hidden == first.hidden && fits(candidate) && candidate.fields() == wanted
    };
    there.iter().filter(|(at, candidate)| *at == best || alike(candidate)).map(|(at, ..)| *at).collect()
}
