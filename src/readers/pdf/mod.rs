//! PDF, as rolls are posted on walls: text at places on pages becomes rows and columns. A scan is said to be one.

#[cfg(feature = "read-pdf")]
mod bands;
mod bounds;
#[cfg(feature = "read-pdf")]
mod clip;
#[cfg(feature = "read-pdf")]
mod doubts;
#[cfg(feature = "read-pdf")]
mod gutters;
#[cfg(feature = "read-pdf")]
mod lines;
#[cfg(feature = "read-pdf")]
mod matrix;
#[cfg(feature = "read-pdf")]
mod mono;
#[cfg(feature = "read-pdf")]
mod operators;
#[cfg(feature = "read-pdf")]
mod parts;
#[cfg(feature = "read-pdf")]
mod placed;
#[cfg(feature = "read-pdf")]
mod rows;
#[cfg(feature = "read-pdf")]
mod table;

use super::error::Unreadable;
use super::options::ReadOptions;
use super::read::ReadFile;

/// Reads the tables of a PDF. Fonts so broken that the reading crate gives up on them in a panic are damage to
/// the file, told as such.
#[cfg(feature = "read-pdf")]
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadFile, Unreadable> {
    let unfolded = bounds::check(bytes)?;
    std::panic::catch_unwind(|| table::read(bytes, unfolded, options))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { detail: "structure".to_owned() }))
}

/// Built without the reader of PDF: only bombs and passwords are told apart.
#[cfg(not(feature = "read-pdf"))]
pub(super) fn read(bytes: &[u8], _: &ReadOptions) -> Result<ReadFile, Unreadable> {
    bounds::check(bytes)?;
    Err(Unreadable::PdfText)
}
