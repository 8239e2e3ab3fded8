//! Workbooks: opened within bounds, sheets listed, the sheets with people chosen.

mod open;
mod values;

use crate::model::{Field, Msg};

use super::error::Unreadable;
use super::options::{Purpose, ReadOptions};
use super::read::{ReadFile, SheetInfo};
use super::understand::{Draft, draft};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let mut book = open::open(bytes)?;
    let listed = book.sheets();
    if let Some(asked) = options.sheets.iter().find(|asked| !listed.iter().any(|(name, _)| &name == asked)) {
        let there = listed.into_iter().map(|(name, _)| name).collect();
        return Err(Unreadable::UnknownSheet { asked: asked.clone(), there });
    }
    let mut infos = Vec::new();
    let mut drafts: Vec<Option<Draft>> = Vec::new();
    let only_hidden = listed.iter().all(|(_, hidden)| *hidden);
    for (name, hidden) in listed {
        let named = options.sheets.contains(&name);
        let wanted = named || options.sheets.is_empty();
        let sheet = book.sheet(&name, hidden)?;
        let rows = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
        let take = wanted && (named || !hidden || only_hidden) && sheet.cells.rows() > 0;
        // Overrides are for the sheets that are read; others need not have those columns.
        let made = if take { soften(draft(sheet, options), named, options)? } else { None };
        let why = if rows == 0 {
            Msg::new("no tiene celdas", "it has no cells")
        } else if hidden && !take {
            Msg::new(
                "está oculta; pídela por su nombre para leerla",
                "it is hidden; ask for it by name to read it",
            )
        } else if !wanted {
            Msg::new("no se pidió", "it was not asked for")
        } else {
            Msg::new("no trae personas ni columnas conocidas", "it carries no people and no known columns")
        };
        infos.push(SheetInfo { name, hidden, rows, used: false, why });
        drafts.push(made);
    }
    let chosen = choose(&drafts, options)?;
    let mut tables = Vec::new();
    for (at, (info, made)) in infos.iter_mut().zip(drafts).enumerate() {
        if let (true, Some(made)) = (chosen.contains(&at), made) {
            info.used = true;
            info.why = if options.sheets.is_empty() {
                Msg::new("trae las columnas buscadas", "it carries the columns looked for")
            } else {
                Msg::new("lo indicó la persona usuaria", "the user said so")
            };
            tables.push(made.finish(options));
        } else if !info.hidden && info.rows > 0 && options.sheets.is_empty() {
            info.why = Msg::new(
                "otra hoja trae mejor las columnas buscadas",
                "another sheet carries the columns looked for better",
            );
        }
    }
    Ok(ReadFile {
        format: book.format(),
        encoding: None,
        delimiter: None,
        tables,
        sheets_seen: infos,
        notes: Vec::new(),
        workbook: book.facts(),
    })
}

/// A sheet that the user did not name and that lacks the columns or rows she named is passed over.
fn soften(
    made: Result<Draft, Unreadable>,
    named: bool,
    options: &ReadOptions,
) -> Result<Option<Draft>, Unreadable> {
    match made {
        Ok(made) => Ok(Some(made)),
        Err(Unreadable::UnknownColumn { .. } | Unreadable::NoSuchRow { .. })
            if !named && !options.columns.is_empty() =>
        {
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

/// Positions of the sheets to read: those named; else the best one and those with the same columns.
fn choose(drafts: &[Option<Draft>], options: &ReadOptions) -> Result<Vec<usize>, Unreadable> {
    let there: Vec<usize> =
        (0..drafts.len()).filter(|&at| drafts.get(at).is_some_and(Option::is_some)).collect();
    if !options.sheets.is_empty() {
        return Ok(there);
    }
    let get = |at: usize| drafts.get(at).and_then(Option::as_ref);
    let worth = |at: usize| {
        get(at).map_or((false, 0, 0), |made| {
            let known = made.fields().count();
            let people = options.purpose != Purpose::People || made.has_people();
            (people && known > 0, known, made.sheet.cells.rows())
        })
    };
    let Some(best) = there.iter().copied().max_by_key(|&at| (worth(at), std::cmp::Reverse(at))) else {
        return Err(Unreadable::NoSheets);
    };
    let fields =
        |at: usize| -> Vec<Field> { get(at).map(|made| made.fields().collect()).unwrap_or_default() };
    let wanted = fields(best);
    Ok(there
        .into_iter()
        .filter(|&at| at == best || (worth(at).0 && !wanted.is_empty() && fields(at) == wanted))
        .collect())
}
