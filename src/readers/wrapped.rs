//! Printed text whose long cells go on in the line below: joined where it is certain which line they go on from.

use std::collections::BTreeSet;

use crate::model::{Arg, Cells, Field, Msg, Note, Table};

use super::columns::letters;
use super::content::is_curp;
use super::dates::looks_like_day;
use super::endings::{closes_or_totals, page_mark};
use super::error::Unreadable;
use super::rows::is_blank;
use super::runs::is_person;
use super::words::fold;

/// Identifiers and numbers, of which each person on a list has one if most have.
const KEYS: [Field; 4] = [Field::EmployeeId, Field::Curp, Field::Nss, Field::Rfc];
/// Rows with a number from which on it tells one person's line from the next.
const LEAST: usize = 4;

/// Cells with the lines that only went on joined to those they went on from.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) cells: Cells,
    /// Positions of the lines that were joined, now blank.
    pub(super) lines: BTreeSet<usize>,
    pub(super) note: Option<Note>,
}

/// Joins lines that go on. `told`: the user has said how the text reads, and wants to see it whatever is in doubt.
pub(super) fn join(cells: Cells, width: usize, told: bool) -> Result<Joined, Unreadable> {
    let text = Text::of(&cells, width);
    let Pieces { certain, doubtful } = text.pieces();
    let (sure, doubt) = (certain.len(), doubtful);
    let people = text.people();
    if text.numbers.is_some() && sure > 0 && doubt * 10 <= sure {
        let columns: BTreeSet<usize> =
            certain.iter().flat_map(|&row| (0..width).filter(move |&col| text.filled(row, col))).collect();
        let joined = joined(&cells, &certain);
        return Ok(Joined { cells: joined, note: Some(note(sure, &columns)), lines: certain });
    }
    if !told && sure + doubt >= 3 && (sure + doubt) * 3 >= people {
        return Err(Unreadable::BrokenLines { count: sure + doubt });
    }
    Ok(Joined { cells, lines: BTreeSet::new(), note: None })
}

fn note(count: usize, columns: &BTreeSet<usize>) -> Note {
    let msg = Msg::new(
        "{count} {count:renglón sigue|renglones siguen} el texto largo del renglón de arriba (columnas {columns}): no {count:lleva|llevan} número y su primera palabra ya no cabía arriba; se {count:unió|unieron} a él",
        "{count} {count:line goes|lines go} on with the long text of the line above (columns {columns}): {count:it has|they have} no number and the first word no longer fitted above; joined to it",
    )
    .with("count", count)
    .with("columns", Arg::List(columns.iter().map(|&col| Arg::Word(letters(col))).collect()));
    Note { code: "wrapped_lines", msg, at: None }
}

/// The cells with each line of `lines` added to the one that it goes on from, and blank itself.
fn joined(cells: &Cells, lines: &BTreeSet<usize>) -> Cells {
    let mut out = Cells::with_capacity(cells.text().len(), cells.text().len() / 8, cells.rows());
    for row in 0..cells.rows() {
        if !lines.contains(&row) {
            let below = (row + 1..cells.rows()).take_while(|below| lines.contains(below)).count();
            for (col, cell) in cells.row(row).enumerate() {
                let mut whole = cell.to_owned();
                for more in
                    (row + 1..=row + below).map(|row| cells.cell(row, col)).filter(|more| !more.is_empty())
                {
                    whole.push(' ');
                    whole.push_str(more);
                }
                out.push(&whole);
            }
        }
        out.end_row(cells.number(row));
    }
    out
}

/// Lines that may go on from the one above.
struct Pieces {
    /// They have no number, and their first words no longer fitted where they go on from.
    certain: BTreeSet<usize>,
    /// How many others have no number and few cells.
    doubtful: usize,
}

/// A text cut at its columns.
#[derive(Clone, Copy)]
struct Text<'a> {
    cells: &'a Cells,
    width: usize,
    /// The column whose numbers or identifiers tell one person's line from the next.
    numbers: Option<usize>,
}

impl<'a> Text<'a> {
    fn of(cells: &'a Cells, width: usize) -> Self {
        let tells = |col: &usize| {
            let (mut filled, mut keyed) = (0, 0);
            for row in (0..cells.rows()).filter(|&row| cells.width(row) > 1) {
                let cell = cells.cell(row, *col);
                filled += usize::from(!is_blank(cell));
                keyed += usize::from(is_key(cell));
            }
            keyed >= LEAST && keyed * 10 >= filled * 7
        };
        Self { cells, width, numbers: (0..width).find(tells) }
    }

    fn filled(self, row: usize, col: usize) -> bool {
        !is_blank(self.cells.cell(row, col))
    }

    fn count(self, row: usize) -> usize {
        self.cells.filled(row, |cell| !is_blank(cell))
    }

    /// Whether a line is a person's own: it has the number.
    fn own(self, row: usize) -> bool {
        self.numbers.is_some_and(|col| is_key(self.cells.cell(row, col)))
    }

    /// Lines of people; without numbers, all that are cut at the columns.
    fn people(self) -> usize {
        let person = |row: &usize| match self.numbers {
            Some(_) => self.own(*row),
            None => self.cells.width(*row) > 1 && self.count(*row) > 0,
        };
        (0..self.cells.rows()).filter(person).count()
    }

    fn pieces(self) -> Pieces {
        let mut pieces = Pieces { certain: BTreeSet::new(), doubtful: 0 };
        let Some(first) = (0..self.cells.rows()).find(|&row| self.numbers.is_none() || self.own(row)) else {
            return pieces;
        };
        let widths = self.widths(first);
        let usual = self.usual(first);
        let mut doubted = None;
        for row in first + 1..self.cells.rows() {
            let few = self.count(row);
            if few == 0 || self.cells.width(row) < 2 || self.numbers.is_some_and(|col| self.filled(row, col))
            {
                continue;
            }
            let words = self.cells.row(row).find(|cell| !is_blank(cell)).unwrap_or_default();
            if closes_or_totals(words) || page_mark(&fold(words)) {
                continue;
            }
            if self.somebody(row, few, usual) {
                continue;
            }
            let goes_on = self.numbers.is_none() || self.own(row - 1) || pieces.certain.contains(&(row - 1));
            // What stands next to nobody's line is the title of a page.
            let beside = goes_on || doubted == Some(row - 1) || self.own(row + 1);
            if goes_on && self.fits_no_more(row, &widths) {
                pieces.certain.insert(row);
            } else if beside && self.numbers.is_some() && few * 2 <= usual {
                pieces.doubtful += 1;
                doubted = Some(row);
            }
        }
        pieces
    }

    /// Whether a line without a number is a person's all the same: as full as the others, with a day or a whole name.
    fn somebody(self, row: usize, few: usize, usual: usize) -> bool {
        self.numbers.is_some()
            && (usual >= 4 && few + 1 >= usual
                || self
                    .cells
                    .row(row)
                    .any(|cell| looks_like_day(cell) || cell.split(' ').count() >= 3 && is_person(cell)))
    }

    /// Whether the first word of every cell of a line would not have fitted in the line above.
    fn fits_no_more(self, row: usize, widths: &[usize]) -> bool {
        let long = |text: &str| text.chars().count();
        (0..self.width).filter(|&col| self.filled(row, col)).all(|col| {
            let above = self.cells.cell(row - 1, col);
            let word = self.cells.cell(row, col).split(' ').next().unwrap_or_default();
            let widest = widths.get(col).copied().unwrap_or(0);
            !is_blank(above) && long(above) + 1 + long(word) > widest
        })
    }

    /// The longest text of each column.
    fn widths(self, first: usize) -> Vec<usize> {
        let longest = |col: usize| {
            let rows = (first..self.cells.rows()).filter(|&row| self.cells.width(row) > 1);
            rows.map(|row| self.cells.cell(row, col).chars().count()).max().unwrap_or(0)
        };
        (0..self.width).map(longest).collect()
    }

    /// How many cells a person's line usually has.
    fn usual(self, first: usize) -> usize {
        let mut counts: Vec<usize> =
            (first..self.cells.rows()).filter(|&row| self.own(row)).map(|row| self.count(row)).collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or(0)
    }
}

/// A number or an identifier, no day.
fn is_key(cell: &str) -> bool {
    let figures = cell.bytes().filter(u8::is_ascii_digit).count();
    figures > 0 && (figures == cell.len() || figures >= 6 && !looks_like_day(cell)) || is_curp(cell)
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
        "ATENCIÓN: {count} filas no llevan número ni identificador y las otras {with} sí: en un PDF o en un texto impreso eso suele ser el renglón de una persona que quedó partido en varios (filas {rows}). Compare con el papel, o pida la lista como hoja de cálculo",
        "ATTENTION: {count} rows carry no number or identifier and the other {with} do: in a PDF or in printed text that is often a person's row cut in pieces (rows {rows}). Compare with the paper, or ask for the list as a spreadsheet",
    )
    .with("count", without.len())
    .with("with", with)
    .with("rows", Arg::List(without.into_iter().take(8).map(Arg::from).collect()));
    Some(Note { code: "pdf_cut_rows", msg, at: None })
}
