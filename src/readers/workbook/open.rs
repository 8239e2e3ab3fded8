//! Opening a workbook of any kind, and taking the cells of a sheet.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use calamine::{
    Color, Data, DataRef, Dimensions, Ods, OdsError, Range, Reader as _, SheetType, SheetVisible, Sheets,
    Style, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use crate::model::{FileFormat, Text, WorkbookFacts};
use crate::readers::error::Unreadable;
use crate::readers::sheet::RawSheet;

use super::biff;
use super::compound::Compound;
use super::guarded::Guarded;
use super::package::{Beside, Kind, Package, check};
use super::rows::{Look, Refused, Rows};
use super::values::{push_text, zeros_of};

type Bytes<'a> = Guarded<'a>;

/// An open workbook.
pub(super) struct Book<'a> {
    sheets: Sheets<Bytes<'a>>,
    bytes: &'a [u8],
    /// Ends the reading of cells.
    stop: Arc<AtomicBool>,
    /// What is still to be looked at.
    package: Option<Package>,
    /// What is known of sheets beside their cells, by name.
    beside: BTreeMap<String, Beside>,
}

/// Opens a workbook by its bytes.
pub(super) fn open(bytes: &[u8]) -> Result<Book<'_>, Unreadable> {
    let reader = Guarded::new(bytes);
    let stop = reader.switch();
    if !bytes.starts_with(b"PK") {
        let file = Compound::open(bytes)
            .ok_or_else(|| Unreadable::Damaged { detail: "compound file".to_owned() })?;
        refuse_compound(&file)?;
        let beside = biff::check(&file)?;
        let book =
            Xls::new(reader).map_err(|error| unreadable(matches!(error, XlsError::Password), &error))?;
        return Ok(Book { sheets: Sheets::Xls(book), bytes, stop, package: None, beside });
    }
    let mut package = check(bytes)?;
    let sheets = match package.kind {
        Kind::Xlsx => Sheets::Xlsx(Xlsx::new(reader).map_err(|error| xlsx_error(&error))?),
        Kind::Xlsb => Sheets::Xlsb(Xlsb::new(reader).map_err(|error| xlsb_error(&error))?),
        Kind::Ods => Sheets::Ods(
            Ods::new(reader).map_err(|error| unreadable(matches!(error, OdsError::Password), &error))?,
        ),
    };
    let beside = std::mem::take(&mut package.beside);
    Ok(Book { sheets, bytes, stop, package: Some(package), beside })
}

/// Compound files that are no workbook of Excel 97, by the names of their streams.
fn refuse_compound(file: &Compound<'_>) -> Result<(), Unreadable> {
    if file.has("EncryptedPackage") {
        return Err(Unreadable::Encrypted);
    }
    if file.has("Workbook") || file.has("Book") {
        return Ok(());
    }
    let seen = if file.has("WordDocument") {
        Text::new("un documento de Word", "a Word document")
    } else {
        Text::new("un archivo de Office que no es un libro", "an Office file that is no workbook")
    };
    Err(Unreadable::NotATable { seen })
}

fn unreadable(password: bool, error: &impl fmt::Debug) -> Unreadable {
    if password {
        return Unreadable::Encrypted;
    }
    // Only the kind is told: the whole message may quote a cell.
    let kind = format!("{error:?}");
    let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default();
    Unreadable::Damaged { detail: kind.to_owned() }
}

fn xlsx_error(error: &XlsxError) -> Unreadable {
    unreadable(matches!(error, XlsxError::Password), error)
}

fn xlsb_error(error: &XlsbError) -> Unreadable {
    unreadable(matches!(error, XlsbError::Password), error)
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

    /// What a sheet's part says beside its cells; `None` for formats in which it is not looked for.
    pub(super) fn beside(&self, name: &str) -> Option<&Beside> {
        self.beside.get(name)
    }

    /// The cells of every sheet, while its parts are looked at for what stands beside the cells and for bombs: the
    /// two ways through the same large parts take as long as one.
    pub(super) fn cells(&mut self, listed: &[(String, bool)]) -> Result<Vec<RawSheet>, Unreadable> {
        let (bytes, stop, package) = (self.bytes, Arc::clone(&self.stop), self.package.take());
        let (sheets, looked) = std::thread::scope(|scope| {
            let look = scope.spawn(move || {
                let looked = package.map_or_else(|| Ok(BTreeMap::new()), |package| package.look(bytes));
                stop.store(looked.is_err(), Ordering::Relaxed);
                looked
            });
            let sheets: Result<Vec<RawSheet>, Unreadable> =
                listed.iter().map(|(name, hidden)| self.sheet(name, *hidden)).collect();
            (sheets, look.join())
        });
        let looked = looked.unwrap_or_else(|_| Err(Unreadable::Damaged { detail: "structure".to_owned() }));
        self.beside.extend(looked?);
        sheets
    }

    /// The cells of a sheet.
    fn sheet(&mut self, name: &str, hidden: bool) -> Result<RawSheet, Unreadable> {
        let mut sheet = match &mut self.sheets {
            Sheets::Xlsx(book) => xlsx_sheet(book, name)?,
            Sheets::Xlsb(book) => xlsb_sheet(book, name)?,
            Sheets::Xls(book) => {
                let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let from_1904 = book.has_1904_epoch();
                let range = book.worksheet_range(name).map_err(|error| unreadable(false, &error))?;
                RawSheet { merges: areas(&merges), from_1904, ..range_sheet(&range)? }
            }
            Sheets::Ods(book) => {
                let range = book.worksheet_range(name).map_err(|error| unreadable(false, &error))?;
                range_sheet(&range)?
            }
        };
        sheet.name = Some(name.to_owned());
        sheet.hidden = hidden;
        Ok(sheet)
    }
}

fn areas(merges: &[Dimensions]) -> Vec<(u32, u16, u32, u16)> {
    let letter = |col: u32| u16::try_from(col).unwrap_or(u16::MAX);
    merges
        .iter()
        .map(|area| (area.start.0 + 1, letter(area.start.1), area.end.0 + 1, letter(area.end.1)))
        .collect()
}

fn xlsx_sheet(book: &mut Xlsx<Bytes<'_>>, name: &str) -> Result<RawSheet, Unreadable> {
    let from_1904 = book.has_1904_epoch();
    let mut rows = Rows::default();
    let laid_out = each_xlsx_cell(book, name, |row, col, text, look| rows.put(row, col, text, look));
    let sheet = match laid_out {
        Ok(()) => rows.finish(),
        Err(Refused::Limit(what)) => return Err(what),
        Err(Refused::OutOfOrder) => {
            let mut cells: Vec<(u32, u32, String, Look)> = Vec::new();
            let collected = each_xlsx_cell(book, name, |row, col, text, look| {
                cells.push((row, col, text.to_owned(), look));
                Ok(())
            });
            collected.map_err(limit)?;
            sorted(cells)?
        }
    };
    Ok(RawSheet { from_1904, ..sheet })
}

fn limit(refused: Refused) -> Unreadable {
    match refused {
        Refused::Limit(what) => what,
        Refused::OutOfOrder => Unreadable::Damaged { detail: "cells".to_owned() },
    }
}

/// Cells of a sheet that was not written in order; of two for one place the later counts.
fn sorted(mut cells: Vec<(u32, u32, String, Look)>) -> Result<RawSheet, Unreadable> {
    cells.reverse();
    cells.sort_by_key(|&(row, col, ..)| (row, col));
    cells.dedup_by_key(|&mut (row, col, ..)| (row, col));
    let mut rows = Rows::default();
    for (row, col, text, look) in cells {
        rows.put(row, col, &text, look).map_err(limit)?;
    }
    Ok(rows.finish())
}

fn each_xlsx_cell(
    book: &mut Xlsx<Bytes<'_>>,
    name: &str,
    mut each: impl FnMut(u32, u32, &str, Look) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let refuse = |error: XlsxError| Refused::Limit(xlsx_error(&error));
    let mut reader = book.worksheet_cells_reader(name).map_err(refuse)?;
    let formats: Vec<(usize, Look)> = reader.styles().iter().map(format_of).collect();
    let mut text = String::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refuse)? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (zeros, look) = formats.get(style).copied().unwrap_or_default();
        text.clear();
        push_text(&mut text, cell.get_value(), zeros);
        let (row, col) = cell.get_position();
        each(row, col, &text, look)?;
    }
    Ok(())
}

/// Leading zeros that a number format shows, the fill colour, strike-through.
fn format_of(style: &Style) -> (usize, Look) {
    let zeros = style.number_format.as_ref().map_or(0, |format| zeros_of(&format.format_code));
    let fill = style.fill.as_ref().filter(|fill| fill.is_visible()).and_then(calamine::Fill::get_color);
    let fill = fill.filter(|colour| !colour.is_white()).map(rgb);
    let struck = style.font.as_ref().is_some_and(calamine::Font::has_strikethrough);
    (zeros, Look { fill, struck })
}

const fn rgb(colour: Color) -> u32 {
    (colour.red as u32) << 16 | (colour.green as u32) << 8 | colour.blue as u32
}

fn xlsb_sheet(book: &mut Xlsb<Bytes<'_>>, name: &str) -> Result<RawSheet, Unreadable> {
    let from_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| xlsb_error(&error))?;
    let mut rows = Rows::default();
    let mut text = String::new();
    while let Some(cell) = reader.next_cell().map_err(|error| xlsb_error(&error))? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        text.clear();
        push_text(&mut text, cell.get_value(), 0);
        let (row, col) = cell.get_position();
        rows.put(row, col, &text, Look::default()).map_err(limit)?;
    }
    Ok(RawSheet { from_1904, ..rows.finish() })
}

fn range_sheet(range: &Range<Data>) -> Result<RawSheet, Unreadable> {
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = Rows::default();
    let mut text = String::new();
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (row, col, value) in range.used_cells() {
        let value = match value {
            Data::Int(number) => DataRef::Int(*number),
            Data::Float(number) => DataRef::Float(*number),
            Data::Bool(yes) => DataRef::Bool(*yes),
            Data::DateTime(moment) => DataRef::DateTime(*moment),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                DataRef::SharedString(text)
            }
            Data::Error(error) => DataRef::Error(error.clone()),
            Data::Empty => continue,
        };
        text.clear();
        push_text(&mut text, &value, 0);
        rows.put(top.saturating_add(offset(row)), left.saturating_add(offset(col)), &text, Look::default())
            .map_err(limit)?;
    }
    Ok(rows.finish())
}
