//! Cells that were damaged on the way: what they say once undone stands beside the raw text, with a note.

use std::collections::BTreeMap;

use crate::model::{Arg, Field, Msg, Note, Table, TableBuilder};

use super::content::is_rfc;
use super::digits::{Damage, damage, is_error, is_too_narrow};
use super::letters::{lost_letter, suspicious, undo, undo_sua};
use super::words::trimmed;

/// How many rows a note names.
const NAMED_ROWS: usize = 5;

/// Rows of a large table that are looked at to see whether a kind of cell occurs.
const SAMPLE: usize = 2_000;

/// Counts of one kind of damage, with the first rows.
#[derive(Debug, Default)]
struct Count {
    cells: usize,
    rows: Vec<u32>,
}

#[derive(Debug, Default)]
struct Damages {
    by_code: BTreeMap<&'static str, Count>,
    corrections: Vec<(usize, u16, String)>,
}

impl Damages {
    fn add(&mut self, code: &'static str, row: u32) {
        let count = self.by_code.entry(code).or_default();
        count.cells += 1;
        if count.rows.len() < NAMED_ROWS && count.rows.last() != Some(&row) {
            count.rows.push(row);
        }
    }
}

/// Finds damage in the entries of a table and records what it says once undone.
pub(super) fn repair(builder: &mut TableBuilder) {
    let mut damages = Damages::default();
    let table = builder.table();
    letters(table, &mut damages);
    let identifiers = [Field::EmployeeId, Field::Nss, Field::Phone, Field::Id, Field::Curp, Field::Rfc];
    // Most files have none of these signs: one walk over the text settles that for all who ask.
    let marked = memchr::memchr3(b'#', b'=', b'\'', table.cells().text().as_bytes()).is_some();
    // Only a text mark can be wrong with identifiers that begin with letters.
    for field in identifiers.into_iter().filter(|field| marked || !matches!(field, Field::Curp | Field::Rfc))
    {
        if let Some(col) = table.column_of(field) {
            digits(table, field, col, &mut damages);
        }
    }
    if marked {
        errors(table, &mut damages);
    }
    sua(table, marked, &mut damages);
    other_identifier(table, &mut damages);
    for (index, col, value) in damages.corrections {
        builder.correct(index, col, value);
    }
    for (code, count) in damages.by_code {
        builder.note(note(code, count));
    }
}

/// The entries' cells in which some of the offsets of the whole text lie, each once.
fn cells_at(table: &Table, offsets: impl Iterator<Item = usize>) -> Vec<(usize, u16)> {
    let mut out: Vec<(usize, u16)> = Vec::new();
    for offset in offsets {
        let Some((row, col)) = table.cells().find(offset) else { continue };
        if let (Some(index), Ok(col)) = (table.index_of(row), u16::try_from(col)) {
            out.push((index, col));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Letters, in every column.
fn letters(table: &Table, damages: &mut Damages) {
    for (index, col) in cells_at(table, suspicious(table.cells().text())) {
        let raw = table.raw(index, col);
        let understood = undo(raw);
        if lost_letter(understood.as_deref().unwrap_or(raw)) {
            damages.add("letters_lost", table.row_number(index));
        }
        if let Some(better) = understood {
            damages.add("mojibake", table.row_number(index));
            damages.corrections.push((index, col, better));
        }
    }
}

/// Figures of identifier columns.
fn digits(table: &Table, field: Field, col: u16, damages: &mut Damages) {
    for index in 0..table.len() {
        let raw = table.raw(index, col);
        match damage(field, raw) {
            Some(Damage::Restored(code, value)) => {
                damages.add(code, table.row_number(index));
                damages.corrections.push((index, col, value));
            }
            Some(Damage::Lost(code)) => damages.add(code, table.row_number(index)),
            None => {}
        }
    }
}

/// Formulas that failed say nothing about anyone: understood as blank.
fn errors(table: &Table, damages: &mut Damages) {
    let signs = memchr::memchr_iter(b'#', table.cells().text().as_bytes());
    for (index, col) in cells_at(table, signs) {
        if is_error(table.raw(index, col).trim()) || is_too_narrow(table.raw(index, col).trim()) {
            let narrow = is_too_narrow(table.raw(index, col).trim());
            damages.add(if narrow { "narrow_cells" } else { "error_cells" }, table.row_number(index));
            damages.corrections.push((index, col, String::new()));
        }
    }
}

/// An RFC in the column of CURPs is no CURP that is wrong: of the CURP nothing is said.
fn other_identifier(table: &Table, damages: &mut Damages) {
    let Some(col) = table.column_of(Field::Curp) else { return };
    let other = |index: usize| {
        let cell = trimmed(table.raw(index, col));
        (12..=15).contains(&cell.len()) && is_rfc(cell)
    };
    // Of a large table some rows tell whether there are any.
    let step = (table.len() / SAMPLE).max(1);
    if !(0..table.len()).step_by(step).any(other) {
        return;
    }
    for index in (0..table.len()).filter(|&index| other(index)) {
        damages.add("rfc_for_curp", table.row_number(index));
        damages.corrections.push((index, col, String::new()));
    }
}

/// Ñ as social security software writes it, in the columns of names. `marked`: there may be a `#`.
fn sua(table: &Table, marked: bool, damages: &mut Damages) {
    let fields = [Field::Name, Field::Surname1, Field::Surname2, Field::GivenNames];
    let names: Vec<u16> = fields.into_iter().filter_map(|field| table.column_of(field)).collect();
    let dollar = |&col: &u16| (0..table.len().min(50)).any(|index| table.raw(index, col).contains('$'));
    // A slash is a damaged Ñ only where that software's own separator shows whose file it is.
    let slash = names.iter().any(dollar);
    if !(marked || slash) {
        return;
    }
    let sign = if slash { b'/' } else { b'#' };
    let signs = memchr::memchr2_iter(b'#', sign, table.cells().text().as_bytes());
    for (index, col) in cells_at(table, signs) {
        if names.contains(&col)
            && let Some(better) = undo_sua(table.raw(index, col), slash)
        {
            damages.add("sua_letters", table.row_number(index));
            damages.corrections.push((index, col, better));
        }
    }
}

fn note(code: &'static str, count: Count) -> Note {
    let msg = match code {
        "mojibake" => Msg::new(
            "{count} {count:celda traía|celdas traían} letras dañadas (como Ã‘ por Ñ) y se entienden ya corregidas; el texto original se conserva (filas {rows})",
            "{count} {count:cell|cells} had damaged letters (such as Ã‘ for Ñ) and are understood as corrected; the original text is kept (rows {rows})",
        ),
        "letters_lost" => Msg::new(
            "en {count} {count:celda se perdió una letra|celdas se perdieron letras} (como ? por Ñ) y no se pueden recuperar (filas {rows})",
            "in {count} {count:cell a letter was|cells letters were} lost (such as ? for Ñ) and cannot be recovered (rows {rows})",
        ),
        "sua_letters" => Msg::new(
            "{count} {count:nombre lleva|nombres llevan} # o / en lugar de Ñ, como los escriba el SUA; se entienden con Ñ (filas {rows})",
            "{count} {count:name carries|names carry} # or / in place of Ñ, as social security software writes it; they are understood with Ñ (rows {rows})",
        ),
        "zeros_restored" => Msg::new(
            "a {count} NSS le{count:|s} faltaban ceros a la izquierda; el dígito verificador confirma que van (filas {rows})",
            "{count} social security {count:number|numbers} lacked leading zeros; the check digit confirms them (rows {rows})",
        ),
        "digits_missing" => Msg::new(
            "{count} NSS {count:tiene|tienen} menos de 11 dígitos y el dígito verificador no confirma que solo falten ceros (filas {rows})",
            "{count} social security {count:number has|numbers have} fewer than 11 digits and the check digit does not confirm that only zeros are missing (rows {rows})",
        ),
        "digits_lost" => Msg::new(
            "{count} {count:identificador perdió|identificadores perdieron} cifras al pasar a notación científica y no se pueden recuperar (filas {rows})",
            "{count} {count:identifier|identifiers} lost digits to scientific notation and cannot be recovered (rows {rows})",
        ),
        "scientific" => Msg::new(
            "{count} {count:identificador está|identificadores están} en notación científica con todas sus cifras (filas {rows})",
            "{count} {count:identifier is|identifiers are} in scientific notation with all digits present (rows {rows})",
        ),
        "decimal_suffix" => Msg::new(
            "{count} {count:identificador termina|identificadores terminan} en .0 y se entienden sin esa parte (filas {rows})",
            "{count} {count:identifier ends|identifiers end} in .0 and are understood without it (rows {rows})",
        ),
        "digit_groups" => Msg::new(
            "{count} {count:identificador lleva|identificadores llevan} comas de miles y se entienden sin ellas (filas {rows})",
            "{count} {count:identifier carries|identifiers carry} thousands separators and are understood without them (rows {rows})",
        ),
        "text_mark" => Msg::new(
            "{count} {count:identificador lleva|identificadores llevan} la marca de texto de una hoja de cálculo y se entienden sin ella (filas {rows})",
            "{count} {count:identifier carries|identifiers carry} a spreadsheet's text mark and are understood without it (rows {rows})",
        ),
        "rfc_for_curp" => Msg::new(
            "{count} {count:celda|celdas} de la columna de CURP {count:lleva|llevan} un RFC: se entiende que ahí no hay CURP, y el texto se conserva (filas {rows})",
            "{count} {count:cell|cells} of the column of CURPs {count:carries|carry} an RFC: it is understood that there is no CURP, and the text is kept (rows {rows})",
        ),
        "narrow_cells" => Msg::new(
            "{count} {count:celda dice|celdas dicen} ###: la columna era angosta al imprimir o exportar, y el dato ya no está en este archivo; pida el original (filas {rows})",
            "{count} {count:cell says|cells say} ###: the column was too narrow when it was printed or exported, and the datum is no longer in this file; ask for the original (rows {rows})",
        ),
        _ => Msg::new(
            "{count} {count:celda muestra|celdas muestran} un error de fórmula (como #N/A) y se entienden en blanco (filas {rows})",
            "{count} {count:cell shows|cells show} a formula error (such as #N/A) and are understood as blank (rows {rows})",
        ),
    };
    let rows = Arg::List(count.rows.into_iter().map(Into::into).collect());
    Note { code, msg: msg.with("count", count.cells).with("rows", rows), at: None }
}
