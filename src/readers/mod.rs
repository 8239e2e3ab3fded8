//! F2: bytes to rows and to a case file. Encoding, delimiter, sheet, header, columns and days are found
//! out here, each decision with its reason; no file is opened here.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod candidates;
mod captions;
pub mod case_file;
mod columns;
mod content;
mod dates;
mod delimited;
mod dictionary;
mod digits;
mod encoding;
mod endings;
mod error;
mod fixed_width;
mod guesses;
mod header;
mod kind;
mod left_sheets;
mod letters;
mod limits;
mod merged;
mod more_tables;
mod movements;
mod name_columns;
mod names;
mod options;
mod pdf;
mod read;
mod regions;
mod repair;
mod rows;
mod runs;
mod said;
mod sheet;
mod sides;
mod sniff;
mod understand;
mod words;
mod workbook;
mod wrapped;

pub use encoding::EncodingFound;
pub use error::{ReadError, Unreadable};
pub use kind::{Guess, Taken, kind, kind_by_name, support_by_name};
pub use limits::{MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_RATIO, MAX_ROWS};
pub use options::{Purpose, ReadOptions};
pub use read::{DelimiterFound, ReadFile, SheetInfo, read};
