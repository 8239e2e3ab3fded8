//! The one way in: bytes of a file become tables, with everything that was decided on the way.

use crate::model::{FileFormat, Msg, Note, Table, Text, WorkbookFacts};

use super::delimited;
use super::encoding::{EncodingFound, decode};
use super::error::{ReadError, Unreadable};
use super::fixed_width;
use super::limits::MAX_BYTES;
use super::options::ReadOptions;
use super::pdf;
use super::sniff::{Container, container};
use super::understand::drafts;
use super::workbook;
use super::wrapped::cut_rows;

/// A file as it was understood. `escrutinio columns` shows all of it.
#[derive(Debug)]
pub struct ReadFile {
    /// The format by its bytes.
    pub format: FileFormat,
    /// The encoding, for text.
    pub encoding: Option<EncodingFound>,
    /// The delimiter, for delimited text.
    pub delimiter: Option<DelimiterFound>,
    /// The tables read; at least one.
    pub tables: Vec<Table>,
    /// Every sheet of a workbook, read or not.
    pub sheets_seen: Vec<SheetInfo>,
    /// What was noticed about the file as a whole.
    pub notes: Vec<Note>,
    /// What a workbook says of its own making.
    pub workbook: WorkbookFacts,
}

impl ReadFile {
    /// The tables alone, the first with what was noticed about the file as a whole.
    pub fn into_tables(mut self) -> Vec<Table> {
        if let Some(first) = self.tables.first_mut() {
            first.notes.splice(0..0, self.notes);
        }
        self.tables
    }
}

/// The sign between cells, with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelimiterFound {
    /// The sign.
    pub sign: char,
    /// Why it was taken.
    pub why: Msg,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The number of its last row.
    pub rows: u32,
    /// Whether its rows were read.
    pub used: bool,
    /// Why it was read or left.
    pub why: Msg,
}

/// Reads a file. `file_name` is what the user called it: for messages, and to notice a name that
/// does not fit the content; it decides nothing.
pub fn read(bytes: &[u8], file_name: &str, options: &ReadOptions) -> Result<ReadFile, ReadError> {
    read_any(bytes, options)
        .map(|mut file| {
            file.notes.extend(misnamed(file_name, file.format));
            file
        })
        .map_err(|what| ReadError::new(file_name, what))
}

fn read_any(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let len = bytes.len() as u64;
    if len > MAX_BYTES {
        return Err(Unreadable::TooLarge { bytes: len, limit: MAX_BYTES });
    }
    match container(bytes) {
        Container::Zip | Container::Compound => workbook::read(bytes, options),
        Container::Pdf => pdf::read(bytes, options),
        Container::Other(seen) => Err(Unreadable::NotATable { seen }),
        Container::Text => read_text(bytes, options),
    }
}

fn read_text(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let decoded = decode(bytes);
    let text = decoded.text.as_ref();
    if text.chars().all(|ch| ch.is_whitespace() || ch == '\u{feff}' || ch == '\0') {
        return Err(Unreadable::Empty);
    }
    if let Some(seen) = no_table(text) {
        return Err(Unreadable::NotATable { seen });
    }
    if let Some(asked) = options.sheets.first() {
        return Err(Unreadable::UnknownSheet { asked: asked.clone(), there: Vec::new() });
    }
    let delimiter = delimited::choose(text);
    // Commas inside names may look like delimiters; blanks down the whole page are better evidence.
    let columns = if delimiter.width < 3 { fixed_width::layout(text) } else { None };
    let columns = columns.filter(|columns| columns.width() > delimiter.width);
    let (format, delimiter, sheet) = if let Some(columns) = columns {
        (FileFormat::FixedWidth, None, fixed_width::read(text, &columns, options.speaks())?)
    } else {
        let sheet = delimited::read(text, &delimiter)?;
        let found = DelimiterFound { sign: char::from(delimiter.byte), why: delimiter.why };
        (FileFormat::Delimited, Some(found), sheet)
    };
    let mut tables: Vec<Table> =
        drafts(sheet, options)?.into_iter().map(|draft| draft.finish(options)).collect();
    for table in tables.iter_mut().filter(|_| format == FileFormat::FixedWidth) {
        let cut = cut_rows(table);
        table.notes.extend(cut);
    }
    Ok(ReadFile {
        format,
        encoding: Some(decoded.encoding),
        delimiter,
        tables,
        sheets_seen: Vec::new(),
        notes: decoded.notes,
        workbook: WorkbookFacts::default(),
    })
}

/// Bytes of one line from which on it is looked at whether its cells are any.
const LONG_LINE: usize = 1 << 20;

/// What a text is that is no table; `None` where it may be one.
fn no_table(text: &str) -> Option<Text> {
    // Signs above U+007F that look like controls are letters whose encoding was mistaken.
    let control = |ch: &char| ch.is_ascii_control() && !"\t\r\n\u{1a}\u{c}".contains(*ch);
    if text.chars().take(4096).filter(control).count() * 50 > text.chars().take(4096).count() {
        return Some(Text::new("datos binarios", "binary data"));
    }
    if let Some(seen) = markup(text) {
        return Some(seen);
    }
    let mut rest = text.as_bytes();
    while rest.len() > LONG_LINE {
        let (head, tail) = rest.split_at(LONG_LINE);
        if let Some(end) = memchr::memrchr2(b'\n', b'\r', head) {
            rest = &rest[end + 1..];
            continue;
        }
        let line = memchr::memchr2(b'\n', b'\r', tail).map_or(rest, |end| &rest[..LONG_LINE + end]);
        if line.split(|byte| b",;\t|^".contains(byte)).any(|cell| cell.len() > LONG_LINE) {
            return Some(Text::new(
                "una sola celda de más de un millón de letras",
                "one cell of more than a million letters",
            ));
        }
        rest = &rest[line.len()..];
    }
    None
}

/// A text that is written for programs: a web page, XML, JSON.
fn markup(text: &str) -> Option<Text> {
    let start = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    let head: String = start.chars().take(2048).collect::<String>().to_ascii_lowercase();
    let page = Text::new(
        "una página web (HTML), como las que algunos sistemas de nómina entregan con nombre de Excel",
        "a web page (HTML), as some payroll systems hand over under the name of a workbook",
    );
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<table") {
        return Some(page);
    }
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Text::new("una hoja XML de Excel 2003", "an XML spreadsheet of Excel 2003"));
    }
    if head.starts_with("<?xml") || head.starts_with("<!--") || head.starts_with("<!doctype") {
        let html = head.contains("<html") || head.contains("<table");
        return Some(if html { page } else { Text::new("XML", "XML") });
    }
    // `<meta …>` and the like, with the tags that follow it.
    if head.starts_with('<') && head.matches("</").count() >= 2 {
        return Some(if head.contains("<t") { page } else { Text::new("XML", "XML") });
    }
    let mut signs = head.chars().filter(|ch| !ch.is_whitespace());
    let (first, second) = (signs.next(), signs.next());
    let opens = matches!((first, second), (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | '"')));
    (opens && text.trim_end().ends_with(['}', ']'])).then(|| Text::new("JSON", "JSON"))
}

/// A name whose ending promises another format than the content.
fn misnamed(file_name: &str, format: FileFormat) -> Option<Note> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let fits = match ending.as_str() {
        "csv" | "tsv" | "txt" | "tab" | "prn" => {
            matches!(format, FileFormat::Delimited | FileFormat::FixedWidth)
        }
        "xlsx" | "xlsm" => format == FileFormat::Xlsx,
        "xlsb" => format == FileFormat::Xlsb,
        "xls" => format == FileFormat::Xls,
        "ods" => format == FileFormat::Ods,
        "pdf" => format == FileFormat::Pdf,
        _ => true,
    };
    (!fits).then(|| {
        let msg = Msg::new(
            "el nombre termina en .{ending}, pero el contenido es {format}; se leyó por su contenido",
            "the name ends in .{ending}, but the content is {format}; it was read by its content",
        )
        .word("ending", ending.clone())
        .with("format", format.title());
        Note { code: "misnamed", msg, at: None }
    })
}
