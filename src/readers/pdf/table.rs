//! From the bytes of a PDF to its tables.

use std::collections::BTreeSet;

use hayro_syntax::{LoadPdfError, Pdf};

use crate::model::{Arg, FileFormat, Msg, Note, Table, Text, WorkbookFacts};
use crate::readers::candidates::{self, Candidate, Chosen};
use crate::readers::error::Unreadable;
use crate::readers::options::{Purpose, ReadOptions};
use crate::readers::read::ReadFile;
use crate::readers::understand::Draft;
use crate::readers::wrapped::cut_rows;

use super::bounds;
use super::doubts::{pages_left, stuck};
use super::lines::{self, PageLines};
use super::mono::Typed;
use super::operators::{Budget, Fonts, page};
use super::parts::{furniture, mark_running, parts};
use super::placed::Placed;
use super::rows::sheet;

/// Operators and letters that any document may use, beside those that its length allows.
const FREE: u64 = 200_000;

/// Reads the tables of a PDF whose streams unfold to `unfolded` bytes.
pub(super) fn read(bytes: &[u8], unfolded: u64, options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let damaged = |detail: &str| Unreadable::Damaged { detail: detail.to_owned() };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Encrypted,
        LoadPdfError::Invalid => damaged("PDF"),
    })?;
    let all = pdf.pages();
    if all.is_empty() {
        return Err(damaged("no pages"));
    }
    if all.len() > bounds::PAGES {
        return Err(damaged("pages"));
    }
    let fonts = Fonts::new();
    let mut budget = Budget(FREE + 3 * (unfolded + bytes.len() as u64));
    let mut seen = Seen::default();
    let mut spaced = true;
    let mut pages: Vec<PageLines> = Vec::new();
    let mut typed = Typed::default();
    for each in all.iter() {
        let mut placed =
            page(each, &fonts, &mut budget).map_err(|_| damaged("pages that repeat themselves"))?;
        seen.add(&placed);
        spaced = lines::draws_blanks(&placed).unwrap_or(spaced);
        if placed.letters.is_empty() && placed.picture {
            seen.pictures.push(pages.len() + 1);
        }
        typed.add(&placed.letters);
        let (letters, rules) = (std::mem::take(&mut placed.letters), std::mem::take(&mut placed.rules));
        pages.push(lines::lines(letters, rules, spaced));
    }
    // What the paper does not show of a cell may be in the file all the same.
    for page in &mut pages {
        page.keep_whole(&seen.hidden);
    }
    if seen.letters + seen.unknown == 0 {
        return Err(Unreadable::PdfScan);
    }
    if seen.unknown * 5 > seen.letters {
        return Err(Unreadable::PdfLetters);
    }
    let mut notes = seen.notes();
    let count: usize = pages.iter().map(|page| page.lines.len()).sum();
    notes.insert(0, summary(pages.len(), count));
    notes.extend(pictures(&seen.pictures));
    mark_running(&mut pages);
    let report = typed.lists(options);
    let read = tables(&pages, options, notes.clone());
    let found = |tables: &[Table]| {
        tables.iter().flat_map(|table| &table.columns).filter_map(|column| column.field).count()
    };
    let here = read.as_ref().map_or(0, |read| found(&read.tables));
    if report.iter().flat_map(Draft::fields).count() <= here {
        let told = options.speaks();
        let stuck = read.as_ref().is_ok_and(|read| read.tables.iter().any(stuck));
        return if stuck && !told { Err(Unreadable::PdfColumns) } else { read };
    }
    Ok(ReadFile {
        format: FileFormat::Pdf,
        encoding: None,
        delimiter: None,
        tables: report.into_iter().map(|draft| draft.finish(options)).collect(),
        sheets_seen: Vec::new(),
        notes,
        workbook: WorkbookFacts::default(),
    })
}

fn tables(pages: &[PageLines], options: &ReadOptions, notes: Vec<Note>) -> Result<ReadFile, Unreadable> {
    let parts = parts(pages);
    let widest = parts.iter().map(|part| part.gutters.width()).max().unwrap_or(1);
    let mut repeated = furniture(pages, widest);
    for (number, page) in pages.iter().enumerate() {
        repeated.extend(page.running.iter().map(|&line| (number, line)));
    }
    let alone = parts.len() == 1;
    let names: Vec<String> = parts.iter().map(|part| name(&part.pages)).collect();
    candidates::known(&names, options)?;
    let mut list = Vec::new();
    for (part, name) in parts.iter().zip(names) {
        let mut sheet = sheet(part, pages, &repeated);
        sheet.name = (!alone).then(|| name.clone());
        list.push((name, false, sheet));
    }
    let list = candidates::drafted(list, options)?;
    let told = options.speaks();
    let people = list.iter().any(Candidate::has_people);
    if options.purpose == Purpose::People && !people && !told {
        return Err(Unreadable::PdfText);
    }
    let with_people: Vec<bool> = list.iter().map(Candidate::has_people).collect();
    let Chosen { mut tables, seen: sheets_seen, .. } = candidates::finish(list, options)?;
    let left = sheets_seen.iter().zip(with_people).filter(|(sheet, people)| *people && !sheet.used);
    let left: Vec<String> = left.map(|(sheet, _)| sheet.name.clone()).collect();
    if options.sheets.is_empty()
        && options.purpose == Purpose::People
        && let Some(first) = tables.first_mut()
    {
        first.notes.extend(pages_left(&left));
    }
    // A header without anybody below it: the rows came apart.
    let nobody = |table: &Table| table.is_empty() && table.rows_set_aside() > 5;
    if options.purpose == Purpose::People && !told && tables.iter().all(nobody) {
        return Err(Unreadable::PdfColumns);
    }
    for table in &mut tables {
        let cut = cut_rows(table);
        table.notes.extend(cut);
    }
    Ok(ReadFile {
        format: FileFormat::Pdf,
        encoding: None,
        delimiter: None,
        tables,
        sheets_seen: if alone { Vec::new() } else { sheets_seen },
        notes,
        workbook: WorkbookFacts::default(),
    })
}

/// Pages as a sheet is named: `p. 1-3`.
fn name(pages: &[usize]) -> String {
    let numbers: Vec<usize> = pages.iter().map(|page| page + 1).collect();
    let mut text = String::from("p. ");
    for run in numbers.chunk_by(|one, next| one + 1 == *next) {
        if text.len() > 3 {
            text.push(',');
        }
        text.push_str(&run.first().copied().unwrap_or(0).to_string());
        if let [_, .., last] = run {
            text.push('-');
            text.push_str(&last.to_string());
        }
    }
    text
}

fn summary(pages: usize, lines: usize) -> Note {
    let msg = Msg::new(
        "un PDF no guarda filas ni columnas: se dedujeron de dónde está el texto (páginas: {pages}, renglones: {lines}); el número de fila cuenta las filas desde la primera página. Compare algunas con el papel",
        "a PDF keeps no rows and columns: they were worked out from where the text stands (pages: {pages}, lines: {lines}); the row number counts rows from the first page on. Compare some with the paper",
    );
    Note { code: "pdf", msg: msg.with("pages", pages).with("lines", lines), at: None }
}

/// Pages without a letter among pages of text: whoever stands on them was not read.
fn pictures(pages: &[usize]) -> Option<Note> {
    let msg = Msg::new(
        "ATENCIÓN: {count} {count:página es|páginas son} solo una imagen (página {pages}): quien aparezca ahí no se leyó. Pida esas páginas como archivo de texto u hoja de cálculo, o escríbalas aparte",
        "ATTENTION: {count} {count:page is|pages are} only a picture (page {pages}): whoever stands there was not read. Ask for those pages as text or as a spreadsheet, or type them apart",
    )
    .with("count", pages.len())
    .with("pages", Arg::List(pages.iter().take(50).map(|page| Arg::Word(page.to_string())).collect()));
    (!pages.is_empty()).then_some(Note { code: "pdf_picture_pages", msg, at: None })
}

/// What was noticed about the letters of all pages.
#[derive(Debug, Default)]
struct Seen {
    letters: usize,
    unknown: usize,
    turned: usize,
    invisible: usize,
    hidden: BTreeSet<i64>,
    picture: bool,
    /// Numbers of the pages that show a picture and no letter.
    pictures: Vec<usize>,
}

impl Seen {
    fn add(&mut self, page: &Placed) {
        self.letters += page.letters.len();
        self.unknown += page.unknown;
        self.turned += page.turned;
        self.invisible += page.invisible;
        self.hidden.extend(&page.hidden);
        self.picture |= page.picture;
    }

    fn notes(&self) -> Vec<Note> {
        let beneath = self.picture && self.invisible * 2 > self.letters;
        let list = [
            ("pdf_ocr", if beneath { self.invisible } else { 0 }, OCR),
            ("pdf_unknown", self.unknown, UNKNOWN),
            ("pdf_turned", self.turned, TURNED),
        ];
        list.into_iter()
            .filter(|(_, count, _)| *count > 0)
            .map(|(code, count, text)| Note { code, msg: Msg::of(text).with("count", count), at: None })
            .collect()
    }
}

const OCR: Text = Text::new(
    "es un escaneo: {count} letras las reconoció un programa debajo de la imagen y puede haberlas confundido; compare cada clave con el papel antes de usarla",
    "it is a scan: {count} letters were recognised by a program beneath the picture and may be mistaken; compare every identifier with the paper before using it",
);
const UNKNOWN: Text = Text::new(
    "{count} letras no dicen cuáles son; quedaron como �",
    "{count} letters do not say which they are; they were left as �",
);
const TURNED: Text = Text::new(
    "{count} letras están giradas o inclinadas, como un sello sobre la página, y no se leyeron",
    "{count} letters are turned or aslant, as in a stamp across the page, and were not read",
);
