//! Opening a workbook of any kind, and taking the cells of a sheet.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Sheets, Style, Xlsx, XlsxError};

use crate::model::{Cells, FileFormat, WorkbookFacts};
use crate::readers::error::Unreadable;
use crate::readers::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::readers::sheet::RawSheet;

use super::values::{push_text, zeros_of};

type Bytes<'a> = Cursor<&'a [u8]>;

/// An open workbook.
pub(super) struct Book<'a> {
    sheets: Sheets<Bytes<'a>>,
}

/// Opens a workbook by its bytes.
pub(super) fn open(bytes: &[u8]) -> Result<Book<'_>, Unreadable> {
    let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_error(&error))?;
    Ok(Book { sheets: Sheets::Xlsx(book) })
}

fn xlsx_error(error: &XlsxError) -> Unreadable {
    if matches!(error, XlsxError::Password) {
        return Unreadable::Encrypted;
    }
    // Only the kind is told: the message may quote a cell.
    let kind = format!("{error:?}");
    let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default();
    Unreadable::Damaged { detail: kind.to_owned() }
}

impl Book<'_> {
    /// Names of the sheets of cells, and whether they are hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    pub(super) fn format(&self) -> FileFormat {
        match self.sheets {
            Sheets::Xlsx(_) => FileFormat::Xlsx,
            Sheets::Xlsb(_) => FileFormat::Xlsb,
            Sheets::Xls(_) => FileFormat::Xls,
            Sheets::Ods(_) => FileFormat::Ods,
        }
    }

    /// What the workbook says of its own making.
    pub(super) fn facts(&mut self) -> WorkbookFacts {
        self.sheets
            .workbook_properties()
            .map(|properties| WorkbookFacts {
                author: properties.creator,
                last_saved_by: properties.last_modified_by,
                created: properties.created,
                modified: properties.modified,
                application: properties.application,
            })
            .unwrap_or_default()
    }

    /// The cells of a sheet.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool) -> Result<RawSheet, Unreadable> {
        let mut sheet = match &mut self.sheets {
            Sheets::Xlsx(book) => xlsx_sheet(book, name).map_err(|error| match error {
                Taken::Xlsx(error) => xlsx_error(&error),
                Taken::Refused(what) => what,
            })?,
            Sheets::Xlsb(_) | Sheets::Xls(_) | Sheets::Ods(_) => RawSheet::default(),
        };
        sheet.name = Some(name.to_owned());
        sheet.hidden = hidden;
        Ok(sheet)
    }
}

enum Taken {
    Xlsx(XlsxError),
    Refused(Unreadable),
}

impl From<XlsxError> for Taken {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

fn xlsx_sheet(book: &mut Xlsx<Bytes<'_>>, name: &str) -> Result<RawSheet, Taken> {
    let from_1904 = book.has_1904_epoch();
    let merges = book.merge_cells_by_sheet_name(name)?;
    let mut reader = book.worksheet_cells_reader(name)?;
    let zeros: Vec<usize> = reader.styles().iter().map(zeros_of_style).collect();
    let mut rows = Rows::default();
    let mut text = String::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        text.clear();
        push_text(&mut text, cell.get_value(), zeros.get(style).copied().unwrap_or(0));
        let (row, col) = cell.get_position();
        rows.put(row, col, &text).map_err(Taken::Refused)?;
    }
    let mut sheet = rows.finish();
    sheet.from_1904 = from_1904;
    let letter = |col: u32| u16::try_from(col).unwrap_or(u16::MAX);
    sheet.merges = merges
        .iter()
        .map(|area| (area.start.0 + 1, letter(area.start.1), area.end.0 + 1, letter(area.end.1)))
        .collect();
    Ok(sheet)
}

fn zeros_of_style(style: &Style) -> usize {
    style.number_format.as_ref().map_or(0, |format| zeros_of(&format.format_code))
}

/// Lays cells out in rows; blank rows and cells between them are filled in.
#[derive(Default)]
struct Rows {
    cells: Cells,
    row: u32,
    col: u32,
    width: usize,
    open: bool,
}

impl Rows {
    /// Adds a cell at a position counted from 0. Positions ascend.
    fn put(&mut self, row: u32, col: u32, text: &str) -> Result<(), Unreadable> {
        if row >= MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        if col >= MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: row + 1, limit: MAX_COLUMNS });
        }
        if row < self.row || (row == self.row && self.open && col < self.col) {
            return Err(Unreadable::Damaged { detail: "cells out of order".to_owned() });
        }
        while self.row < row {
            self.end_row();
        }
        while self.col < col {
            self.cells.push("");
            self.col += 1;
        }
        self.cells.push(text);
        self.col += 1;
        self.open = true;
        Ok(())
    }

    fn end_row(&mut self) {
        self.width = self.width.max(self.col as usize);
        self.row += 1;
        self.cells.end_row(self.row);
        self.col = 0;
        self.open = false;
    }

    fn finish(mut self) -> RawSheet {
        if self.open {
            self.end_row();
        }
        RawSheet { cells: self.cells, width: self.width, ..RawSheet::default() }
    }
}
