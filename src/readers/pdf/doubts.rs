//! What a PDF leaves in doubt and is said loudly: pages with people that fit no table, rows that seem cut in pieces.

use std::collections::BTreeSet;

use crate::model::{Arg, Field, Msg, Note, Table};
use crate::readers::dictionary::lookup;
use crate::readers::options::Purpose;
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

/// Whether a column holds several that could not be parted: its title names three fields, and its cells hold words
/// beside numbers as only rows do.
pub(super) fn stuck(table: &Table) -> bool {
    table.columns.iter().enumerate().any(|(col, column)| {
        let words = column.header.split_whitespace();
        let fields: BTreeSet<Field> =
            words.filter_map(|word| lookup(word, Purpose::People)).map(|hit| hit.0).collect();
        let Ok(col) = u16::try_from(col) else { return false };
        if fields.len() < 3 {
            return false;
        }
        let cells = (0..table.len()).map(|index| table.raw(index, col)).filter(|cell| !is_blank(cell));
        let (mut all, mut rows) = (0, 0);
        for cell in cells {
            all += 1;
            let figures = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() >= 4;
            rows += usize::from(cell.split_whitespace().count() >= 3 && cell.split_whitespace().any(figures));
        }
        rows * 10 >= all * 3 && all > 0
    })
}
