//! Sheets of a workbook, or tables of a PDF, of which some are read: which, and why.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Field, Msg, Table};

use super::error::Unreadable;
use super::header;
use super::options::{Purpose, ReadOptions};
use super::read::SheetInfo;
use super::sheet::RawSheet;
use super::understand::{Draft, loose, missed};

/// A sheet with what was made of it.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Number of its last row.
    pub(super) rows: u32,
    /// The lists it holds; none where it is not read.
    pub(super) drafts: Vec<Draft>,
    /// Whether it was read by its own header, since the one that the user named is on another sheet.
    elsewhere: bool,
}

impl Candidate {
    /// The fields of its lists, whatever their order.
    fn fields(&self) -> BTreeSet<Field> {
        self.drafts.iter().flat_map(Draft::fields).collect()
    }

    /// Says what of the user's words does not hold for it.
    fn tell(&mut self, options: &ReadOptions) {
        let missed: Vec<usize> = missed(&self.drafts).into_iter().map(|(key, _)| key).collect();
        for draft in &mut self.drafts {
            draft.tell_elsewhere(&missed, self.elsewhere, options);
        }
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

/// A sheet before anything is made of it: name, whether it is hidden, cells.
pub(super) type Found = (String, bool, RawSheet);

/// The lists of every sheet that may be read. What the user said of columns and header holds for the sheets that have
/// them; the others are read as they are.
pub(super) fn drafted(sheets: Vec<Found>, options: &ReadOptions) -> Result<Vec<Candidate>, Unreadable> {
    let open = |(name, _, sheet): &Found| {
        sheet.cells.rows() > 0 && (options.sheets.is_empty() || options.sheets.contains(name))
    };
    let last = |sheet: &RawSheet| sheet.cells.number(sheet.cells.rows().saturating_sub(1));
    if let Some(asked) = options.header_row
        && let Some(last) = sheets.iter().filter(|found| open(found)).map(|found| last(&found.2)).max()
        && last < asked
    {
        return Err(Unreadable::NoSuchRow { asked, last });
    }
    let somewhere = sheets.iter().any(|found| open(found) && has_header(&found.2, options));
    let mut list = Vec::new();
    for found in sheets {
        let open = open(&found);
        let (name, hidden, sheet) = found;
        let rows = last(&sheet);
        // Where the row is a header on none of them, the user's word holds on all that have the row.
        let there = if somewhere { has_header(&sheet, options) } else { options.header_row <= Some(rows) };
        let elsewhere = open && !there;
        let drafts = match (open, elsewhere) {
            (false, _) => Vec::new(),
            (true, false) => loose(sheet, options)?,
            (true, true) => loose(sheet, &ReadOptions { header_row: None, ..options.clone() })?,
        };
        list.push(Candidate { name, hidden, rows, drafts, elsewhere });
    }
    Ok(list)
}

/// Whether the row that the user named may be the header of a sheet: it is there, and where it names nothing, no
/// other row does it well.
fn has_header(sheet: &RawSheet, options: &ReadOptions) -> bool {
    let Some(number) = options.header_row.filter(|&row| row > 0) else { return true };
    let Some(row) = sheet.cells.position(number) else { return false };
    header::named(sheet, Some(row), options.purpose).hits(options.purpose) > 0
        || header::find(sheet, options.purpose).hits(options.purpose) < 2
}

/// How much of a sheet there is for what the user said: the fullest sheet is the one she most likely means.
fn reach(what: &Unreadable) -> (usize, usize, &str) {
    let Unreadable::UnknownColumn { near, .. } = what else { return (0, 0, "") };
    let first = near.first().map_or("", String::as_str);
    (near.len(), first.len(), first)
}

/// A column that the user named and that none of the sheets read has.
fn unknown(chosen: &[&Candidate]) -> Option<Unreadable> {
    let drafts = || chosen.iter().flat_map(|candidate| &candidate.drafts);
    let (key, _) = missed(drafts()).into_iter().next()?;
    let same = drafts().flat_map(|draft| &draft.columns.missed).filter(|(other, _)| *other == key);
    same.map(|(_, what)| what).max_by(|one, other| reach(one).cmp(&reach(other))).cloned()
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
pub(super) fn finish(candidates: Vec<Candidate>, options: &ReadOptions) -> Result<Chosen, Unreadable> {
    let chosen = choose(&candidates, options);
    if chosen.is_empty() {
        return Err(if candidates.is_empty() { Unreadable::NoSheets } else { Unreadable::Empty });
    }
    let read: Vec<&Candidate> = chosen.iter().filter_map(|&at| candidates.get(at)).collect();
    if let Some(what) = unknown(&read) {
        return Err(what);
    }
    let mut tables = Vec::new();
    let (mut seen, mut left) = (Vec::new(), Vec::new());
    for (at, mut candidate) in candidates.into_iter().enumerate() {
        candidate.tell(options);
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
        let missed = missed(&candidate.drafts).len() + usize::from(candidate.elsewhere);
        let heard = (options.columns.len() + 1).saturating_sub(missed);
        (fits(candidate), heard, !candidate.hidden, candidate.fields().len(), candidate.rows)
    };
    let best = there.iter().max_by_key(|(at, candidate)| (worth(candidate), Reverse(*at)));
    let Some(&(best, first)) = best else { return Vec::new() };
    let wanted = first.fields();
    // A column that the user named and that a sheet lacks does not make it another list.
    let said: BTreeSet<Field> = options.columns.iter().map(|(_, field)| *field).collect();
    let same =
        |fields: BTreeSet<Field>| fields == wanted || fields.difference(&said).eq(wanted.difference(&said));
    let alike = |candidate: &Candidate| {
        candidate.hidden == first.hidden && fits(candidate) && same(candidate.fields())
    };
    there.iter().filter(|(at, candidate)| *at == best || alike(candidate)).map(|(at, ..)| *at).collect()
}
