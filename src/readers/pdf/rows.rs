//! Rows of a table out of its pages. A row's number counts the rows from the first page on.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arg, Cells, Msg, Note, Text};
use crate::readers::columns::letters;
use crate::readers::content::row_carries_identifier;
use crate::readers::endings::closes_or_totals;
use crate::readers::sheet::{Made, RawSheet};

use super::bands::bands;
use super::lines::{Line, PageLines, Piece};
use super::parts::Part;

/// Cells of a row by column, and areas of cells that one text spans.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<String>,
    spans: Vec<(usize, usize)>,
    y: f64,
    furniture: bool,
    lines: usize,
    /// Columns whose text stands over into the next one, and how far.
    over: Vec<(usize, f64, String)>,
    /// Columns whose text was cut off at the edge of its cell.
    cut: Vec<usize>,
}

/// The table of a part.
pub(super) fn sheet(part: &Part, pages: &[PageLines], furniture: &BTreeSet<(usize, usize)>) -> RawSheet {
    let width = width(part);
    let mut all: Vec<Vec<Row>> = Vec::new();
    for (index, &page) in part.pages.iter().enumerate() {
        let mut rows = rows(part, page, pages, furniture);
        let mut offset = part.gutters.width();
        for beside in &part.beside {
            if let Some(&page) = beside.pages.get(index) {
                join(&mut rows, self::rows(beside, page, pages, furniture), offset);
            }
            offset += beside.gutters.width();
        }
        all.push(rows);
    }
    let mut taken = Taken { over_pages: join_over_pages(&mut all), ..Taken::default() };
    for (rows, page) in all.iter().zip(&part.pages) {
        for (line, row) in (1..).zip(rows) {
            taken.push(row, page + 1, line);
        }
    }
    taken.finish(part, width)
}

/// Joins to a row what did not fit on its page: cells alone at the top of the next one, below the header.
fn join_over_pages(pages: &mut [Vec<Row>]) -> usize {
    let mut joined = 0;
    if !pages.iter().flatten().any(|row| row.lines > 1) {
        return joined;
    }
    let heads: BTreeSet<Vec<String>> = pages
        .first()
        .into_iter()
        .flatten()
        .filter(|row| !row.has_key())
        .map(|row| row.cells.clone())
        .collect();
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let last = before.last_mut().and_then(|rows| rows.iter_mut().rev().find(|row| !row.furniture));
        let (Some(last), Some(rows)) = (last, after.first_mut()) else { continue };
        let mut whole = true;
        while let Some(first) = rows.iter().position(|row| !row.furniture && !heads.contains(&row.cells))
            && rows.get(first).is_some_and(|row| row.carries_on(last))
        {
            let rest = rows.remove(first);
            for (cell, more) in last.cells.iter_mut().zip(&rest.cells).filter(|(_, more)| !more.is_empty()) {
                cell.push(' ');
                cell.push_str(more);
            }
            last.lines += rest.lines;
            whole = false;
        }
        joined += usize::from(!whole);
    }
    joined
}

impl Row {
    /// Whether it carries a number or an identifier.
    fn has_key(&self) -> bool {
        self.cells.iter().any(|cell| {
            let figures = cell.bytes().filter(u8::is_ascii_digit).count();
            figures > 0 && (figures == cell.len() || figures >= 6)
        })
    }

    /// Whether it only carries on cells of a person's row, none of them the first: captions stand there.
    fn carries_on(&self, row: &Self) -> bool {
        let filled = |row: &Self| -> Vec<usize> {
            row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(col, _)| col).collect()
        };
        let (own, theirs) = (filled(self), filled(row));
        !self.has_key()
            && row.has_key()
            && !own.is_empty()
            && own.len() * 2 <= theirs.len()
            && own.iter().all(|col| theirs.iter().skip(1).any(|other| other == col))
            && !self.cells.iter().any(|cell| closes_or_totals(cell))
    }
}

fn width(part: &Part) -> usize {
    part.gutters.width() + part.beside.iter().map(width).sum::<usize>()
}

fn rows(part: &Part, page: usize, pages: &[PageLines], furniture: &BTreeSet<(usize, usize)>) -> Vec<Row> {
    let Some(lines) = pages.get(page) else { return Vec::new() };
    let mut at = 0;
    bands(lines, &part.gutters)
        .into_iter()
        .map(|band| {
            let first = at;
            at += band.len();
            let furniture = (first..at).all(|line| furniture.contains(&(page, line)));
            Row { furniture, ..row(part, band) }
        })
        .collect()
}

fn row(part: &Part, band: &[Line]) -> Row {
    let mut row = Row {
        y: band.first().map_or(0.0, |line| line.y),
        lines: band.len(),
        cells: vec![String::new(); part.gutters.width()],
        ..Row::default()
    };
    for line in band {
        let parted: Vec<Piece> = line
            .pieces
            .iter()
            .filter(|_| line.pieces.len() > 1)
            .filter_map(|piece| part.gutters.part(piece))
            .flat_map(|(one, other)| [one, other])
            .collect();
        let whole = line
            .pieces
            .iter()
            .filter(|piece| line.pieces.len() < 2 || parted.is_empty() || part.gutters.part(piece).is_none());
        for piece in whole.chain(&parted) {
            let (first, last) = part.gutters.reach(piece);
            if piece.cut {
                row.cut.push(first);
            } else if piece.over > 0.0 {
                row.over.push((first, piece.over, piece.text.clone()));
            }
            // A title stands across the columns; words above some of them are their common header.
            let alone = band.len() == 1 && line.pieces.len() == 1 && first != last;
            if first != last && !alone {
                row.spans.push((first, last));
            }
            if let Some(cell) = row.cells.get_mut(if alone { 0 } else { first }) {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&piece.text);
            }
        }
    }
    row
}

/// Adds the columns of another page to rows at the same height; what has no such row is a row of its own.
fn join(rows: &mut Vec<Row>, beside: Vec<Row>, offset: usize) {
    let mut left = Vec::new();
    for mut other in beside {
        let same = rows.iter_mut().find(|row| (row.y - other.y).abs() < 1.5 && row.cells.len() <= offset);
        match same.filter(|row| !row.furniture && !other.furniture) {
            Some(row) => {
                row.cells.resize(offset, String::new());
                row.cells.append(&mut other.cells);
                row.cut.extend(other.cut.iter().map(|col| col + offset));
                row.over.extend(other.over.drain(..).map(|(col, over, text)| (col + offset, over, text)));
                row.spans.extend(other.spans.iter().map(|&(first, last)| (first + offset, last + offset)));
                row.lines = row.lines.max(other.lines);
            }
            None => left.push(other),
        }
    }
    rows.extend(left);
}

/// Texts of a column that stand over into the next one.
#[derive(Debug, Default)]
struct Over {
    count: usize,
    /// How far at most, in the size of letters.
    most: f64,
    /// Some of them.
    texts: BTreeSet<String>,
}

/// So many different texts are no single long title.
const FEW: usize = 3;
/// The widest letter, in its size.
const LETTER: f64 = 1.0;

/// Text that was cut off where its cell ends: the rest is not in the file.
fn cut_text(columns: &BTreeMap<usize, Over>, certain: &BTreeMap<usize, usize>) -> Option<Note> {
    // Text that is only written over the next column is whole: it goes on for more than a letter, or is one long word.
    let mut cut = certain.clone();
    for (&col, all) in columns.iter().filter(|(_, all)| all.most <= LETTER && all.texts.len() >= FEW) {
        *cut.entry(col).or_default() += all.count;
    }
    let count: usize = cut.values().sum();
    let msg = Msg::new(
        "ATENCIÓN: {count} {count:celda tiene|celdas tienen} texto cortado en la orilla de su columna (columnas {columns}): la columna era angosta al imprimir y lo que falta no está en este archivo. Un nombre o una clave cortados no bastan para decir quién es: pida la hoja de cálculo, o complételos del papel en la hoja que hace `escrutinio generate typing-sheet captura.xlsx`",
        "ATTENTION: {count} {count:cell has|cells have} text cut off at the edge of {count:its column|their columns} (columns {columns}): the column was narrow when it was printed and what is missing is not in this file. A name or identifier cut off is not enough to say who it is: ask for the spreadsheet, or complete them from the paper in the sheet that `escrutinio generate typing-sheet captura.xlsx` makes",
    )
    .with("count", count)
    .with("columns", Arg::List(cut.keys().map(|&col| Arg::Word(letters(col))).collect()));
    (count > 0).then_some(Note { code: "pdf_cut_text", msg, at: None })
}

/// What the columns beside those of the paper are for.
pub(super) const PAGE: Text = Text::new("(página)", "(page)");
pub(super) const LINE: Text = Text::new("(renglón de la página)", "(line of the page)");
pub(super) const PLACE: Text =
    Text::new("dónde está la fila en el papel", "where the row stands on the paper");

/// Rows taken so far.
#[derive(Debug, Default)]
struct Taken {
    cells: Cells,
    rows: u32,
    wrapped: usize,
    /// Rows that begin on one page and end on the next.
    over_pages: usize,
    merges: Vec<(u32, u16, u32, u16)>,
    /// By column, texts that stand over.
    over: BTreeMap<usize, Over>,
    /// By column, texts cut off at the edge of their cells.
    cut: BTreeMap<usize, usize>,
    furniture: BTreeSet<usize>,
    pages: BTreeMap<usize, String>,
    places: BTreeMap<usize, String>,
}

impl Taken {
    fn push(&mut self, row: &Row, page: usize, line: usize) {
        self.rows += 1;
        let position = self.cells.rows();
        for cell in &row.cells {
            self.cells.push(cell);
        }
        self.cells.end_row(self.rows);
        let letter = |col: usize| u16::try_from(col).unwrap_or(u16::MAX);
        let merge = |&(first, last): &(usize, usize)| (self.rows, letter(first), self.rows, letter(last));
        self.merges.extend(row.spans.iter().map(merge));
        for (col, over, text) in &row.over {
            let all = self.over.entry(*col).or_default();
            (all.count, all.most) = (all.count + 1, all.most.max(*over));
            if all.texts.len() < FEW {
                all.texts.insert(text.clone());
            }
        }
        for &col in &row.cut {
            *self.cut.entry(col).or_default() += 1;
        }
        self.wrapped += usize::from(row.lines > 1);
        if row.furniture {
            self.furniture.insert(position);
        }
        self.pages.insert(position, page.to_string());
        self.places.insert(position, line.to_string());
    }

    fn finish(self, part: &Part, width: usize) -> RawSheet {
        let mut notes = Vec::new();
        if self.wrapped > 0 {
            let msg = Msg::new(
                "{count} filas ocupan varios renglones de la página: son celdas de texto largo, y se leyeron enteras",
                "{count} rows take several lines of the page: they are cells of long text, and were read whole",
            );
            notes.push(Note { code: "pdf_wrapped", msg: msg.with("count", self.wrapped), at: None });
        }
        if self.over_pages > 0 {
            let msg = Msg::new(
                "{count} {count:fila empieza en una página y termina en la siguiente: se leyó como una sola|filas empiezan en una página y terminan en la siguiente: cada una se leyó como una sola}",
                "{count} {count:row begins|rows begin} on one page and {count:ends|end} on the next: read as one row each",
            );
            notes.push(Note { code: "pdf_over_pages", msg: msg.with("count", self.over_pages), at: None });
        }
        if !part.beside.is_empty() {
            let msg = Msg::new(
                "{count} {count:columna no cupo y está en otra página: se unió|columnas no cupieron y están en otras páginas: se unieron} renglón a renglón, porque {count:está|están} a las mismas alturas",
                "{count} {count:column did not fit and stands on another page: it was|columns did not fit and stand on other pages: they were} joined line by line, at the same heights",
            );
            notes.push(Note {
                code: "pdf_sideways",
                msg: msg.with("count", width - part.gutters.width()),
                at: None,
            });
        }
        notes.extend(cut_text(&self.over, &self.cut));
        let mut sheet = RawSheet {
            cells: self.cells,
            width,
            merges: self.merges,
            printed: true,
            made: vec![
                Made { title: PAGE, why: PLACE, values: self.pages },
                Made { title: LINE, why: PLACE, values: self.places },
            ],
            notes,
            ..RawSheet::default()
        };
        // A row that carries a person is never set aside.
        sheet.furniture =
            self.furniture.into_iter().filter(|&row| !row_carries_identifier(&sheet, row)).collect();
        sheet
    }
}
