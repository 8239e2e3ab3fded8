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

/// Checks identifiers, one a line; writes CSV `value,valid,reason`.
pub fn check_ids(kind: IdKind, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), AppError> {
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
