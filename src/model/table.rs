//! A table as it stands in a file: raw cells in one arena, rows numbered as a spreadsheet numbers them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Cells, Entry, Field, Msg, Text};

/// Where a cell stands. Eight bytes; the case resolves it to file, sheet and digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Index of the table in the case.
    pub table: u16,
    /// The row's number as a spreadsheet program shows it.
    pub row: u32,
    /// Column counted from 0; `None` for the row as a whole.
    pub col: Option<u16>,
}

/// The letters a spreadsheet shows for a column counted from 0 (0 is `A`, 26 is `AA`).
pub fn column_letters(col: u16) -> String {
    let mut n = u32::from(col) + 1;
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(b'A' + u8::try_from(n % 26).unwrap_or(0));
        n /= 26;
    }
    out.reverse();
    String::from_utf8(out).unwrap_or_default()
}

/// A column: its header as written, and the field it was taken for.
#[derive(Debug, Clone)]
pub struct Column {
    /// Header text as written; header lines of a two-line header are joined by a space.
    pub header: String,
    /// The field it was taken for.
    pub field: Option<Field>,
    /// Why: header, content, or the user's word.
    pub why: Msg,
    /// Whether the column is hidden in the workbook.
    pub hidden: bool,
    /// How a column that the reader made is called in both languages; `header` is the Spanish name.
    pub made: Option<Text>,
}

/// Rows that are in the file and are no entries: a title, a total, blank lines, a signature.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// Number of the row, or of the first of several that follow each other.
    pub row: u32,
    /// Number of the last of them; equal to `row` for a single one.
    pub last: u32,
    /// A stable code of the reason, such as `title`, `header`, `blank`, `total`.
    pub code: &'static str,
    /// Why they were set aside.
    pub reason: Msg,
}

impl SetAside {
    /// How many rows.
    pub const fn rows(&self) -> u32 {
        self.last.saturating_sub(self.row) + 1
    }
}

/// In which order a column of full names puts their parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFirst {
    /// First surname, second surname, given names.
    Surnames,
    /// Given names, first surname, second surname.
    GivenNames,
}

/// How a single column of full names is written, inferred from the column as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameOrder {
    /// What stands first.
    pub first: NameFirst,
    /// What stands between surnames and given names (`,`), or between all parts (`$`, `/`).
    pub separator: Option<char>,
    /// What the order was inferred from.
    pub evidence: Msg,
}

/// Something that the reader decided or noticed, to be shown beside the table.
#[derive(Debug, Clone)]
pub struct Note {
    /// A stable code, such as `mojibake`.
    pub code: &'static str,
    /// What was seen and done.
    pub msg: Msg,
    /// Where, if at one place.
    pub at: Option<CellRef>,
}

/// A table of a source. Rows that were read plus rows set aside are all rows of the sheet.
#[derive(Debug, Clone)]
pub struct Table {
    /// Index of the source in the case.
    pub source: u16,
    /// Index of this table in the case.
    pub index: u16,
    /// Sheet name, in workbooks.
    pub sheet: Option<String>,
    /// Number of the (first) header row; `None` where there is none.
    pub header_row: Option<u32>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows that are no entries.
    pub set_aside: Vec<SetAside>,
    /// What the reader decided or noticed.
    pub notes: Vec<Note>,
    /// How the column of full names is written; `None` where there is none or it cannot be told.
    pub name_order: Option<NameOrder>,
    cells: Cells,
    rows: Vec<u32>,
    /// The column of each field, by its place in [`Field::ALL`].
    by_field: Vec<Option<u16>>,
    corrected: BTreeMap<(u32, u16), String>,
    /// The days of each date column, by the same place.
    dates: Vec<Vec<Option<NaiveDate>>>,
}

impl Table {
    /// Number of entries.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table holds no entry.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> {
        (0..self.rows.len()).map(move |index| Entry::new(self, index))
    }

    /// The entry at a position counted from 0.
    pub fn entry(&self, index: usize) -> Option<Entry<'_>> {
        (index < self.rows.len()).then(|| Entry::new(self, index))
    }

    /// The row number of an entry.
    pub fn row_number(&self, index: usize) -> u32 {
        self.cells.number(self.position(index))
    }

    /// How many rows of the file are no entries.
    pub fn rows_set_aside(&self) -> u64 {
        self.set_aside.iter().map(|aside| u64::from(aside.rows())).sum()
    }

    /// Every cell of the sheet as it stands in the file, rows set aside included.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Which entry the row at a position of [`Table::cells`] is, if it is one.
    pub fn index_of(&self, position: usize) -> Option<usize> {
        let position = u32::try_from(position).ok()?;
        self.rows.binary_search(&position).ok()
    }

    fn position(&self, index: usize) -> usize {
        self.rows.get(index).map_or(usize::MAX, |&row| row as usize)
    }

    /// The column that carries a field.
    pub fn column_of(&self, field: Field) -> Option<u16> {
        self.by_field.get(field as usize).copied().flatten()
    }

    /// Whether the table carries a field.
    pub fn has(&self, field: Field) -> bool {
        self.column_of(field).is_some()
    }

    /// A cell's text as written in the file.
    pub fn raw(&self, index: usize, col: u16) -> &str {
        self.cells.cell(self.position(index), usize::from(col))
    }

    /// A cell's text as understood: the raw text unless the reader had to undo some damage.
    pub fn value(&self, index: usize, col: u16) -> &str {
        if self.corrected.is_empty() {
            return self.raw(index, col);
        }
        let key = (u32::try_from(index).unwrap_or(u32::MAX), col);
        self.corrected.get(&key).map_or_else(|| self.raw(index, col), String::as_str)
    }

    /// A cell read as a day.
    pub fn date(&self, index: usize, field: Field) -> Option<NaiveDate> {
        self.dates.get(field as usize).and_then(|days| days.get(index)).copied().flatten()
    }

    /// Bytes of memory held by cells, entries, corrections and days.
    pub fn held_bytes(&self) -> usize {
        let corrected: usize = self.corrected.values().map(|text| text.capacity() + 48).sum();
        let days: usize =
            self.dates.iter().map(|days| days.capacity() * size_of::<Option<NaiveDate>>()).sum();
        self.cells.held_bytes() + self.rows.capacity() * size_of::<u32>() + corrected + days
    }

    /// Bytes of decoded text held.
    pub fn text_bytes(&self) -> usize {
        self.cells.text().len()
    }
}

/// Builds a [`Table`] row by row; the reader's side of it.
#[derive(Debug)]
pub struct TableBuilder {
    table: Table,
}

impl TableBuilder {
    /// A table with its columns. `source` and `index` are set when the case is put together.
    pub fn new(sheet: Option<String>, header_row: Option<u32>, columns: Vec<Column>) -> Self {
        Self::over(sheet, header_row, columns, Cells::default())
    }

    /// A table over cells that a reader has already laid out; [`TableBuilder::pick`] names its entries.
    pub fn over(sheet: Option<String>, header_row: Option<u32>, columns: Vec<Column>, cells: Cells) -> Self {
        let mut by_field = vec![None; Field::ALL.len()];
        for (position, column) in columns.iter().enumerate() {
            let Some(slot) = column.field.and_then(|field| by_field.get_mut(field as usize)) else {
                continue;
            };
            *slot = slot.or(u16::try_from(position).ok());
        }
        let table = Table {
            source: 0,
            index: 0,
            sheet,
            header_row,
            columns,
            set_aside: Vec::new(),
            notes: Vec::new(),
            name_order: None,
            cells,
            rows: Vec::new(),
            by_field,
            corrected: BTreeMap::new(),
            dates: vec![Vec::new(); Field::ALL.len()],
        };
        Self { table }
    }

    /// Takes the row at a position of the cells as an entry.
    pub fn pick(&mut self, position: usize) {
        self.table.rows.extend(u32::try_from(position));
    }

    /// Adds an entry. Missing cells are empty; cells beyond the last column are left out.
    pub fn push_row<'a>(&mut self, row: u32, cells: impl IntoIterator<Item = &'a str>) {
        for cell in cells.into_iter().take(self.table.columns.len()) {
            self.table.cells.push(cell);
        }
        self.pick(self.table.cells.rows());
        self.table.cells.end_row(row);
    }

    /// Sets rows aside with the reason; a row that follows others of the same reason joins them.
    pub fn set_aside(&mut self, row: u32, code: &'static str, reason: Msg) {
        match self.table.set_aside.last_mut() {
            Some(last)
                if last.code == code && last.last.checked_add(1) == Some(row) && last.reason == reason =>
            {
                last.last = row;
            }
            _ => self.table.set_aside.push(SetAside { row, last: row, code, reason }),
        }
    }

    /// Says in which order full names are written.
    pub fn name_order(&mut self, order: NameOrder) {
        self.table.name_order = Some(order);
    }

    /// Records what was decided or noticed.
    pub fn note(&mut self, note: Note) {
        self.table.notes.push(note);
    }

    /// Records what a damaged cell says once the damage is undone; the raw text stays.
    pub fn correct(&mut self, index: usize, col: u16, value: String) {
        self.table.corrected.insert((u32::try_from(index).unwrap_or(u32::MAX), col), value);
    }

    /// The days of a date column, one a row.
    pub fn dates(&mut self, field: Field, days: Vec<Option<NaiveDate>>) {
        if let Some(slot) = self.table.dates.get_mut(field as usize) {
            *slot = days;
        }
    }

    /// The table so far, for deciding on its columns.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Done.
    pub fn finish(self) -> Table {
        self.table
    }
}
