//! One row of a table, read by field.

use chrono::NaiveDate;

use super::{CellRef, Field, Table};

/// A row of a table. A light view: nothing is copied.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    table: &'a Table,
    index: usize,
}

/// A cell: where it stands, what is written there, and what it was understood to say.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Where.
    pub at: CellRef,
    /// As written in the file.
    pub raw: &'a str,
    /// As understood, trimmed.
    pub text: &'a str,
}

impl<'a> Entry<'a> {
    pub(super) const fn new(table: &'a Table, index: usize) -> Self {
        Self { table, index }
    }

    /// Its table.
    pub const fn table(&self) -> &'a Table {
        self.table
    }

    /// Its position among the entries, from 0.
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Its number as a spreadsheet shows it.
    pub fn row(&self) -> u32 {
        self.table.row_number(self.index)
    }

    /// The row as a place.
    pub fn at(&self) -> CellRef {
        CellRef { table: self.table.index, row: self.row(), col: None }
    }

    /// Where a field of this row stands; the whole row where the table lacks the field.
    pub fn at_field(&self, field: Field) -> CellRef {
        CellRef { col: self.table.column_of(field), ..self.at() }
    }

    /// A field's text as understood, trimmed; empty where there is none.
    pub fn text(&self, field: Field) -> &'a str {
        self.table.column_of(field).map_or("", |col| self.table.value(self.index, col).trim())
    }

    /// A field's cell, if it is not blank.
    pub fn cell(&self, field: Field) -> Option<Cell<'a>> {
        let col = self.table.column_of(field)?;
        let text = self.text(field);
        (!text.is_empty()).then(|| Cell {
            at: self.at_field(field),
            raw: self.table.raw(self.index, col),
            text,
        })
    }

    /// A field read as a day.
    pub fn date(&self, field: Field) -> Option<NaiveDate> {
        self.table.date(self.index, field)
    }

    /// The name as one line: the full name, or its parts in the order given names, first, second surname.
    pub fn full_name(&self) -> String {
        let whole = self.text(Field::Name);
        if !whole.is_empty() && !self.table.has(Field::Surname1) {
            return whole.to_owned();
        }
        let given = if self.table.has(Field::GivenNames) { self.text(Field::GivenNames) } else { whole };
        let parts = [given, self.text(Field::Surname1), self.text(Field::Surname2)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
