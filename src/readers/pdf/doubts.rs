//! What a PDF leaves in doubt and is said loudly: pages with people that fit no table, rows that seem cut in pieces.

use crate::model::{Arg, Field, Msg, Note, Table};
use crate::readers::rows::is_blank;

/// Identifiers and numbers, of which each person on a list has one if most have.
const KEYS: [Field; 4] = [Field::EmployeeId, Field::Curp, Field::Nss, Field::Rfc];

/// Pages that were not read although people stand on them.
pub(super) fn pages_left(names: &[String]) -> Option<Note> {
    let msg = Msg::new(
        "ATENCIÓN: hay personas en {pages} que no se leyeron, porque sus columnas no coinciden con las de las otras páginas. Pida esas páginas como hoja de cálculo, o léalas aparte con --sheet",
        "ATTENTION: people stand on {pages} who were not read, since the columns there are not those of the other pages. Ask for those pages as a spreadsheet, or read them apart with --sheet",
    )
    .with("pages", Arg::List(names.iter().map(|name| Arg::Word(name.clone())).collect()));
    (!names.is_empty()).then_some(Note { code: "pdf_pages_left", msg, at: None })
}

/// Rows without the number or identifier that the others have: a person's row may have been cut in pieces.
pub(super) fn cut_rows(table: &Table) -> Option<Note> {
    let keys: Vec<u16> = KEYS.iter().filter_map(|&field| table.column_of(field)).collect();
    let keyed = |index: &usize| keys.iter().any(|&col| !is_blank(table.raw(*index, col)));
    let without: Vec<u32> =
        (0..table.len()).filter(|index| !keyed(index)).map(|index| table.row_number(index)).collect();
    let with = table.len() - without.len();
    if keys.is_empty() || with < 5 || without.len() < 2 || without.len() * 20 < table.len() {
        return None;
    }
    let msg = Msg::new(
        "ATENCIÓN: {count} filas no llevan número ni identificador y las otras {with} sí: en un PDF eso suele ser el renglón de una persona que quedó partido en varios (filas {rows}). Compare con el papel, o pida la lista como hoja de cálculo",
        "ATTENTION: {count} rows carry no number or identifier and the other {with} do: in a PDF that is often a person's row cut in pieces (rows {rows}). Compare with the paper, or ask for the list as a spreadsheet",
    )
    .with("count", without.len())
    .with("with", with)
    .with("rows", Arg::List(without.into_iter().take(8).map(Arg::from).collect()));
    Some(Note { code: "pdf_cut_rows", msg, at: None })
}
