//! Tables on their own: how one was understood, who appears twice, whether identifiers hold.

use std::io::{BufRead, Write};
use std::path::Path;

use crate::analysis::identity::list::{self, IdKind};
use crate::model::{Msg, Problem, Text};
use crate::readers::{self, Purpose, ReadFile, ReadOptions};

use super::error::unreadable;
use super::{AppError, OpenOptions, files};

/// Reads a table as `audit` would.
pub fn read_table(path: &Path, options: &OpenOptions) -> Result<ReadFile, AppError> {
    let bytes = files::read_file(path).map_err(|source| AppError::roll(unreadable(path, &source)))?;
    let options = ReadOptions {
        sheets: options.sheets.clone(),
        header_row: options.header_row,
        columns: options.columns.clone(),
        purpose: Purpose::People,
        as_of: options.as_of,
    };
    readers::read(&bytes, &path.display().to_string(), &options).map_err(|error| AppError::reading(&error))
}

/// Opens a regular file for streaming; a folder or a pipe is refused at once.
pub fn open_regular(path: &Path) -> Result<std::fs::File, AppError> {
    let refused = |source: &std::io::Error| AppError::roll(unreadable(path, source));
    let facts = std::fs::metadata(path).map_err(|source| refused(&source))?;
    if facts.is_dir() {
        return Err(refused(&std::io::ErrorKind::IsADirectory.into()));
    }
    if !facts.is_file() {
        return Err(refused(&std::io::ErrorKind::InvalidInput.into()));
    }
    std::fs::File::open(path).map_err(|source| refused(&source))
}

/// What a file begins with that is no list of lines.
fn no_lines(head: &[u8]) -> Option<Text> {
    let head = head.get(..head.len().min(4096)).unwrap_or(head);
    let zeros = memchr::memchr_iter(0, head).count();
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0") {
        Some(Text::new("un libro o un archivo comprimido", "a workbook or a compressed file"))
    } else if head.starts_with(b"%PDF-") {
        Some(Text::new("un PDF", "a PDF"))
    } else if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        Some(Text::new("texto en UTF-16", "text in UTF-16"))
    } else {
        (zeros * 10 > head.len()).then_some(Text::new("datos binarios", "binary data"))
    }
}

fn not_lines(seen: Text) -> AppError {
    AppError::roll(Problem {
        code: "APP-040",
        title: Text::new("no es una lista de claves", "it is no list of identifiers"),
        detail: Msg::new(
            "se esperaba texto en UTF-8, una clave por renglón; el contenido es: {seen}",
            "text in UTF-8 was expected, one identifier a line; the content is: {seen}",
        )
        .with("seen", seen),
        help: Msg::new(
            "para ver cómo se lee una tabla use `escrutinio columns ARCHIVO`, y para revisar sus claves `escrutinio audit ARCHIVO`; aquí dé la columna de claves copiada a un archivo de texto",
            "to see how a table is read use `escrutinio columns FILE`, and to check its identifiers `escrutinio audit FILE`; here give the column of identifiers, copied into a text file",
        ),
        place: None,
    })
}

/// Checks identifiers, one a line; writes CSV `value,valid,reason`.
pub fn check_ids(kind: IdKind, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), AppError> {
    // An error of reading is told by what reads on.
    if let Some(seen) = input.fill_buf().ok().and_then(no_lines) {
        return Err(not_lines(seen));
    }
    let judged = list::judge(kind, input, output);
    // Whoever reads the output has seen enough.
    if judged.as_ref().is_err_and(|source| source.kind() == std::io::ErrorKind::BrokenPipe) {
        return Ok(());
    }
    judged.map(|_| ()).map_err(|source| {
        AppError::Fault(Box::new(Problem {
            code: "APP-009",
            title: Text::new(
                "se interrumpió la lectura o la escritura",
                "reading or writing was interrupted",
            ),
            detail: Msg::new("el sistema respondió: {why}", "the system answered: {why}")
                .word("why", source.to_string()),
            help: Msg::new("vuelva a intentar", "try again"),
            place: None,
        }))
    })
}
