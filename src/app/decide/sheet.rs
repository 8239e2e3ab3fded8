//! A sheet of decisions that came back from a spreadsheet program: an evening's work on many findings.

use std::path::Path;

use crate::app::error::unreadable;
use crate::app::{AppError, files};
use crate::model::{Cells, DispositionState, Problem, Table};
use crate::readers::{self, ReadFile, ReadOptions};

use super::{Wish, problems};

/// Rows in which the heads of the columns are looked for.
const HEAD_WITHIN: usize = 20;

/// What a column is called: in the sheet of `--list`, in `findings.csv`, and by people.
const FINDING: &[&str] = &["finding", "id", "hallazgo"];
const DISPOSITION: &[&str] = &["disposition", "decision", "decisión", "disposición"];
const WHY: &[&str] = &["why", "decided_why", "por qué", "porqué", "por que", "motivo"];
const BY: &[&str] = &["by", "decided_by", "quién", "quien", "decidió"];

/// The word of a decision as people write it. `Some(Open)` where nothing is decided.
pub fn decision_word(word: &str) -> Option<DispositionState> {
    // `findings.xlsx` says it in both languages: "aceptado / accepted".
    let word = word.split(" / ").next().unwrap_or(word);
    Some(match word.trim().to_lowercase().as_str() {
        "" | "open" | "por revisar" | "to review" => DispositionState::Open,
        "accepted" | "accept" | "aceptado" | "aceptada" | "aceptar" => DispositionState::Accepted,
        "dismissed" | "dismiss" | "descartado" | "descartada" | "descartar" => DispositionState::Dismissed,
        "pending" | "pendiente" | "en duda" => DispositionState::Pending,
        _ => return None,
    })
}

struct Heads {
    row: usize,
    finding: usize,
    disposition: usize,
    why: Option<usize>,
    by: Option<usize>,
}

/// Reads the decisions of a sheet; `why` and `by` are for rows that leave theirs blank. Rows without a decision
/// are passed over.
pub fn read_wishes(path: &Path, why: Option<&str>, by: Option<&str>) -> Result<Vec<Wish>, AppError> {
    let bytes = files::read_file(path).map_err(|error| AppError::roll(unreadable(path, &error)))?;
    let name = path.display().to_string();
    let read = |sheets: Vec<String>| {
        let options = ReadOptions { sheets, header_row: Some(1), ..ReadOptions::default() };
        readers::read(&bytes, &name, &options).map_err(|error| AppError::reading(&error))
    };
    let first = read(Vec::new())?;
    let others: Vec<String> = first.sheets_seen.iter().map(|sheet| sheet.name.clone()).collect();
    let mut files: Vec<ReadFile> = vec![first];
    files.extend(others.into_iter().filter_map(|sheet| read(vec![sheet]).ok()));
    let mut tables = files.iter().flat_map(|file| &file.tables);
    let Some((table, heads)) = tables.find_map(|table| Some((table, heads(table.cells())?))) else {
        return Err(AppError::usage(problems::no_columns(path)));
    };
    let (wishes, faults) = wishes(table, &heads, &name, why, by);
    if faults.is_empty() { Ok(wishes) } else { Err(AppError::Usage(problems::clipped(faults))) }
}

fn heads(cells: &Cells) -> Option<Heads> {
    (0..cells.rows().min(HEAD_WITHIN)).find_map(|row| {
        let names: Vec<String> =
            cells.row(row).map(|cell| cell.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        let column = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let (finding, disposition) = (column(FINDING)?, column(DISPOSITION)?);
        Some(Heads { row, finding, disposition, why: column(WHY), by: column(BY) })
    })
}

fn wishes(
    table: &Table,
    heads: &Heads,
    name: &str,
    why: Option<&str>,
    by: Option<&str>,
) -> (Vec<Wish>, Vec<Problem>) {
    let cells = table.cells();
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for row in heads.row + 1..cells.rows() {
        let cell = |column: usize| unguarded(cells.cell(row, column).trim()).to_owned();
        let given = |column: Option<usize>, fallback: Option<&str>| {
            let own = column.map(cell).filter(|text| !text.is_empty());
            own.or_else(|| fallback.map(str::to_owned))
        };
        let (finding, word) = (cell(heads.finding), cell(heads.disposition));
        let place = format!("{name}:{}", cells.number(row));
        // A second line of heads, as `findings.xlsx` has it, is no decision.
        if finding.is_empty() || FINDING.contains(&finding.to_lowercase().as_str()) {
            continue;
        }
        match decision_word(&word) {
            None => faults.push(problems::unknown_word(&word, place)),
            Some(DispositionState::Open) => {}
            Some(disposition) => out.push(Wish {
                finding,
                disposition,
                why: given(heads.why, why).unwrap_or_default(),
                by: given(heads.by, by),
                place: Some(place),
            }),
        }
    }
    (out, faults)
}

/// A cell without the apostrophe that keeps spreadsheet programs from running it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}
