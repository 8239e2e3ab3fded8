//! A workbook's ZIP package: how large it really is, and what its parts say that cells do not.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::model::Text;
use crate::readers::error::Unreadable;
use crate::readers::limits::{MAX_BYTES, MAX_RATIO};

use super::around;
use super::comments::Comment;
use super::tags::Tags;

/// Unpacked parts below this size may be as repetitive as they like.
const HARMLESS: u64 = 32 << 20;

/// What kind of package it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

/// Whether a sheet has a filter.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Filter {
    /// None.
    #[default]
    None,
    /// Its arrows stand above the columns, and nothing is filtered.
    Idle,
    /// It filters by something.
    On,
}

/// What a sheet's part says beside its cells.
#[derive(Debug, Default, Clone)]
pub(super) struct Beside {
    /// Runs of hidden rows, first and last number.
    pub(super) hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, counted from 0.
    pub(super) hidden_columns: Vec<u16>,
    /// Whether there is a filter.
    pub(super) filter: Filter,
    /// How many cells hold formulas.
    pub(super) formulas: usize,
    /// Row of the first of them.
    pub(super) first_formula: u32,
    /// Formulas whose value the file does not keep, and the row of the first.
    pub(super) unvalued: (usize, u32),
    /// Comments on cells.
    pub(super) comments: Vec<Comment>,
    /// Merged areas: first row, first column from 0, last row, last column.
    pub(super) merges: Vec<(u32, u16, u32, u16)>,
}

impl Beside {
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        match self.hidden_rows.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.hidden_rows.push((first, last)),
        }
    }

    pub(super) fn hide_columns(&mut self, first: u32, count: u32) {
        // Programs hide "all columns to the end"; those beyond the table matter to nobody.
        let last = first.saturating_add(count).min(16_384);
        self.hidden_columns.extend((first..last).filter_map(|col| u16::try_from(col).ok()));
    }

    /// Adds what another part says of the sheet.
    pub(super) fn also(&mut self, other: &Self) {
        self.comments.extend(other.comments.iter().cloned());
        self.filter = self.filter.max(other.filter);
    }

    pub(super) fn unvalued(&mut self, row: u32) {
        if self.unvalued.0 == 0 {
            self.unvalued.1 = row;
        }
        self.unvalued.0 += 1;
    }

    pub(super) fn formula(&mut self, row: u32) {
        if self.formulas == 0 {
            self.first_formula = row;
        }
        self.formulas += 1;
    }
}

/// A package whose parts are checked, but for those that `sheets` names.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) kind: Kind,
    /// What is known of sheets beside their cells, by name.
    pub(super) beside: BTreeMap<String, Beside>,
    /// Names of sheets by the parts that are still to be looked at.
    sheets: BTreeMap<String, String>,
    /// What other parts say of sheets, by the sheets' parts.
    around: BTreeMap<String, Beside>,
    /// Bytes to which those may unfold.
    left: u64,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn damaged(detail: &str) -> Unreadable {
    Unreadable::Damaged { detail: detail.to_owned() }
}

/// Opens a package and unpacks each part once, counting, before any other program sees it. Sheets of an xlsx, by
/// far its largest parts, are left to [`Package::look`].
pub(super) fn check(bytes: &[u8]) -> Result<Package, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
    declared_sizes(&mut archive)?;
    let kind = kind(&mut archive)?;
    let parts: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let sheets = match kind {
        Kind::Xlsx => xlsx_sheets(&mut archive)?,
        Kind::Xlsb => xlsb_sheets(&mut archive)?,
        Kind::Ods => BTreeMap::new(),
    };
    let mut beside = BTreeMap::new();
    let mut total = 0;
    let later = |part: &String| kind == Kind::Xlsx && sheets.contains_key(part);
    for part in parts.iter().filter(|part| !later(part)) {
        let mut counted = open(&mut archive, part, MAX_BYTES - total)?;
        if kind == Kind::Ods && part == "content.xml" {
            super::ods::sheets(&mut counted, &mut beside)?;
        } else if let Some(name) = sheets.get(part) {
            let mut found = Beside::default();
            let seen = super::binary::sheet(&mut counted, &mut found);
            seen.map_err(|_| damaged("zip"))?;
            beside.insert(name.clone(), found);
        } else {
            std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| damaged("zip"))?;
        }
        total += counted.finish()?;
    }
    let mut around = BTreeMap::new();
    for (part, name) in &sheets {
        let found = around::of_sheet(&mut archive, part, HARMLESS)?;
        if let Some(sheet) = beside.get_mut(name) {
            sheet.also(&found);
        }
        around.insert(part.clone(), found);
    }
    let sheets = if kind == Kind::Xlsx { sheets } else { BTreeMap::new() };
    Ok(Package { kind, beside, sheets, around, left: MAX_BYTES - total })
}

impl Package {
    /// Looks at the sheets left out so far. May go on while another program reads them, if that one is stopped
    /// where this fails.
    pub(super) fn look(&self, bytes: &[u8]) -> Result<BTreeMap<String, Beside>, Unreadable> {
        let mut found = BTreeMap::new();
        let mut left = self.left;
        if self.sheets.is_empty() {
            return Ok(found);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("zip"))?;
        for (part, name) in &self.sheets {
            if archive.index_for_name(part).is_none() {
                continue;
            }
            let mut counted = open(&mut archive, part, left)?;
            let sheet = xlsx_sheet(&mut counted);
            left -= counted.finish()?;
            let mut sheet = sheet.map_err(|_| damaged("zip"))?;
            if let Some(around) = self.around.get(part) {
                sheet.also(around);
            }
            found.insert(name.clone(), sheet);
        }
        Ok(found)
    }
}

/// What the package says about its own sizes; nobody writes a larger one in good faith.
fn declared_sizes(archive: &mut Archive<'_>) -> Result<(), Unreadable> {
    let mut total = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| damaged("zip"))?;
        if part.encrypted() {
            return Err(Unreadable::Encrypted);
        }
        total = total.saturating_add(part.size());
        let bomb = part.size() > HARMLESS && part.size() / part.compressed_size().max(1) > MAX_RATIO;
        if bomb {
            let limit = HARMLESS.max(part.compressed_size().saturating_mul(MAX_RATIO));
            return Err(Unreadable::TooLarge { bytes: part.size(), limit });
        }
        if total > MAX_BYTES {
            return Err(Unreadable::TooLarge { bytes: total, limit: MAX_BYTES });
        }
    }
    Ok(())
}

fn kind(archive: &mut Archive<'_>) -> Result<Kind, Unreadable> {
    let has = |archive: &Archive<'_>, name: &str| archive.index_for_name(name).is_some();
    if has(archive, "xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has(archive, "content.xml") {
        let mut mimetype = String::new();
        if let Ok(part) = archive.by_name("mimetype") {
            part.take(200).read_to_string(&mut mimetype).map_err(|_| damaged("mimetype"))?;
        }
        if mimetype.is_empty() || mimetype.contains("spreadsheet") {
            return Ok(Kind::Ods);
        }
        return Err(other(Text::new(
            "un documento de texto o una presentación",
            "a text document or a presentation",
        )));
    }
    if has(archive, "word/document.xml") {
        return Err(other(Text::new("un documento de Word", "a Word document")));
    }
    if has(archive, "ppt/presentation.xml") {
        return Err(other(Text::new("una presentación", "a presentation")));
    }
    if has(archive, "_rels/.rels") {
        return Ok(Kind::Xlsx);
    }
    Err(other(Text::new("un archivo ZIP; saque de él la tabla", "a ZIP archive; take the table out of it")))
}

const fn other(seen: Text) -> Unreadable {
    Unreadable::NotATable { seen }
}

/// A part being unpacked, counted on the way.
struct Counted<R> {
    part: R,
    packed: u64,
    seen: u64,
    left: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.part.read(buffer)?;
        self.seen += read as u64;
        if self.too_large() {
            return Err(std::io::Error::other("too large"));
        }
        Ok(read)
    }
}

impl<R: Read> Counted<R> {
    const fn too_large(&self) -> bool {
        self.seen > self.left || (self.seen > HARMLESS && self.seen / self.packed > MAX_RATIO)
    }

    fn finish(mut self) -> Result<u64, Unreadable> {
        let rest = std::io::copy(&mut self, &mut std::io::sink());
        if self.too_large() {
            let limit = self.left.min(HARMLESS.max(self.packed.saturating_mul(MAX_RATIO)));
            return Err(Unreadable::TooLarge { bytes: self.seen, limit });
        }
        rest.map(|_| self.seen).map_err(|_| damaged("zip"))
    }
}

fn open<'a>(
    archive: &'a mut Archive<'_>,
    part: &str,
    left: u64,
) -> Result<Counted<impl Read + 'a>, Unreadable> {
    let part = archive.by_name(part).map_err(|_| damaged("zip"))?;
    let packed = part.compressed_size().max(1);
    Ok(Counted { part, packed, seen: 0, left })
}

/// Names of an xlsx workbook's sheets by their parts.
fn xlsx_sheets(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Unreadable> {
    let targets = targets(archive, "xl/_rels/workbook.xml.rels")?;
    let mut sheets = BTreeMap::new();
    each_tag(archive, "xl/workbook.xml", |tag| {
        if tag.name() == b"sheet"
            && let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("r:id"))
            && let Some(path) = targets.get(&id)
        {
            sheets.insert(path.clone(), name);
        }
    })?;
    Ok(sheets)
}

/// Names of an xlsb workbook's sheets by their parts.
fn xlsb_sheets(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Unreadable> {
    let targets = targets(archive, "xl/_rels/workbook.bin.rels")?;
    let names = super::binary::names(archive, HARMLESS)?;
    Ok(names.into_iter().filter_map(|(id, name)| Some((targets.get(&id)?.clone(), name))).collect())
}

/// Parts that a workbook's relations name, by their ids.
fn targets(archive: &mut Archive<'_>, relations: &str) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut targets = BTreeMap::new();
    each_tag(archive, relations, |tag| {
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), ToOwned::to_owned);
            targets.insert(id, path);
        }
    })?;
    Ok(targets)
}

fn each_tag(
    archive: &mut Archive<'_>,
    part: &str,
    mut each: impl FnMut(&super::tags::Tag<'_>),
) -> Result<(), Unreadable> {
    // A workbook may keep its parts elsewhere; then only what stands beside the cells is not known.
    let Ok(part) = archive.by_name(part) else { return Ok(()) };
    let mut tags = Tags::new(part.take(HARMLESS));
    while let Some(tag) = tags.next_tag().map_err(|_| damaged("zip"))? {
        each(&tag);
    }
    Ok(())
}

fn xlsx_sheet(part: &mut impl Read) -> std::io::Result<Beside> {
    let mut found = Beside::default();
    let mut tags = Tags::new(part);
    let mut row = 0_u32;
    let (mut formula, mut value) = (false, false);
    while let Some(tag) = tags.next_tag()? {
        match tag.name() {
            b"c" => (formula, value) = (false, false),
            b"/v" if tag.has_text() => value = true,
            b"/c" if formula && !value => found.unvalued(row),
            b"row" => {
                row = tag.number("r").unwrap_or(row.saturating_add(1));
                if tag.yes("hidden") {
                    found.hide_rows(row, row);
                }
            }
            b"f" => {
                formula = true;
                found.formula(row);
            }
            b"col" if tag.yes("hidden") => {
                let first = tag.number("min").unwrap_or(1).saturating_sub(1);
                found.hide_columns(first, tag.number("max").unwrap_or(1).saturating_sub(first));
            }
            b"mergeCell" => found.merges.extend(tag.attribute("ref").as_deref().and_then(area)),
            b"autoFilter" => found.filter = found.filter.max(Filter::Idle),
            b"filterColumn" => found.filter = Filter::On,
            _ => {}
        }
    }
    Ok(found)
}

/// `B3:D4` as first row, first column from 0, last row, last column.
fn area(text: &str) -> Option<(u32, u16, u32, u16)> {
    let place = |text: &str| {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        let (letters, row) = text.split_at_checked(letters)?;
        let col = letters
            .bytes()
            .try_fold(0_u16, |col, letter| col.checked_mul(26)?.checked_add(u16::from(letter - b'A') + 1))?;
        Some((row.parse().ok()?, col.checked_sub(1)?))
    };
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)): ((u32, u16), (u32, u16)) = (place(first)?, place(last)?);
    Some((top, left, bottom, right))
}
