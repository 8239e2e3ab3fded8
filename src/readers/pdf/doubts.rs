//! What a PDF leaves in doubt and is said loudly: pages with people that fit no table, rows that seem cut in pieces.

use std::collections::BTreeSet;

use crate::model::{Arg, Field, Msg, Note, Table};
use crate::readers::dictionary::lookup;
use crate::readers::options::Purpose;
use crate::readers::rows::is_blank;

/// Pages that were not read although people stand on them.
pub(super) fn pages_left(names: &[String]) -> Option<Note> {
    let msg = Msg::new(
        "ATENCIÓN: hay personas en {pages} que no se leyeron, porque sus columnas no coinciden con las de las otras páginas. Pida esas páginas como hoja de cálculo, o léalas aparte con --sheet",
        "ATTENTION: people stand on {pages} who were not read, since the columns there are not those of the other pages. Ask for those pages as a spreadsheet, or read them apart with --sheet",
    )
    .with("pages", Arg::List(names.iter().map(|name| Arg::Word(name.clone())).collect()));
    (!names.is_empty()).then_some(Note { code: "pdf_pages_left", msg, at: None })
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
