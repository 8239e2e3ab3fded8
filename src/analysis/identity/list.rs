//! The core of `escrutinio ids`: identifiers in, one a line; a verdict on each out, as CSV.
//!
//! - A line ends with LF, CR or CRLF; a byte-order mark before the first is left out. Every line is answered
//!   by one record, in order: a blank one by `,false,empty`.
//! - The value is written back as it came, quoted where CSV asks for it and otherwise untouched: blanks and
//!   small letters stay. It is *judged* in capitals, without blanks and hyphens.
//! - A line that is not UTF-8 is `encoding`; each byte sequence that cannot be read is shown as U+FFFD, so
//!   that the output is always UTF-8.
//! - Of a line over [`LONGEST`] bytes only the beginning is written back, with `…` after it.

use std::io::{self, BufRead, Write};

use super::{IdReason, curp, nss, rfc};

/// Longest line, in bytes, that is written back whole. Memory stays bounded whatever is fed in.
pub const LONGEST: usize = 1024;

/// The identifier that a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    /// Population key.
    Curp,
    /// Taxpayer key.
    Rfc,
    /// Social security number.
    Nss,
}

impl IdKind {
    /// All.
    pub const ALL: [Self; 3] = [Self::Curp, Self::Rfc, Self::Nss];

    /// The word used in flags.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Curp => "curp",
            Self::Rfc => "rfc",
            Self::Nss => "nss",
        }
    }

    /// The kind that a word names.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Why a value does not hold; nothing if it does.
    pub fn reason(self, value: &str) -> Option<IdReason> {
        match self {
            Self::Curp => curp::check(value).reason,
            Self::Rfc => rfc::check(value).reason,
            Self::Nss => nss::check(value).reason,
        }
    }
}

/// How many lines a list had, and how many of them hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Lines answered.
    pub lines: u64,
    /// Values that hold.
    pub valid: u64,
}

/// Judges a list: `value,valid,reason`, header first. `reason` is empty exactly where `valid` is `true`.
///
/// # Errors
/// Those of the reader and of the writer, as they come.
pub fn judge(kind: IdKind, mut input: impl BufRead, mut output: impl Write) -> io::Result<Tally> {
    output.write_all(b"value,valid,reason\n")?;
    let mut tally = Tally::default();
    let mut line = Line { bytes: Vec::with_capacity(LONGEST), cut: false, after_cr: false };
    while line.read(&mut input)? {
        if tally.lines == 0 && line.bytes.starts_with(b"\xEF\xBB\xBF") {
            line.bytes.drain(..3);
        }
        tally.lines += 1;
        let reason = line.answer(kind, &mut output)?;
        tally.valid += u64::from(reason.is_none());
    }
    output.flush()?;
    Ok(tally)
}

/// The line being read. One buffer serves the whole list.
struct Line {
    bytes: Vec<u8>,
    cut: bool,
    after_cr: bool,
}

impl Line {
    /// Reads the next line; `false` at the end.
    fn read(&mut self, input: &mut impl BufRead) -> io::Result<bool> {
        self.bytes.clear();
        self.cut = false;
        let mut any = false;
        loop {
            let chunk = match input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(any);
            }
            if std::mem::take(&mut self.after_cr) && chunk[0] == b'\n' {
                input.consume(1);
                continue;
            }
            any = true;
            let end = chunk.iter().position(|&b| b == b'\n' || b == b'\r');
            let text = &chunk[..end.unwrap_or(chunk.len())];
            let room = LONGEST - self.bytes.len();
            self.cut |= text.len() > room;
            self.bytes.extend_from_slice(&text[..text.len().min(room)]);
            if let Some(end) = end {
                self.after_cr = chunk[end] == b'\r';
                input.consume(end + 1);
                return Ok(true);
            }
            let used = chunk.len();
            input.consume(used);
        }
    }

    fn answer(&mut self, kind: IdKind, output: &mut impl Write) -> io::Result<Option<IdReason>> {
        if self.cut {
            self.bytes.truncate(self.bytes.len() - cut_character(&self.bytes));
        }
        let reason = match std::str::from_utf8(&self.bytes) {
            Ok(_) if self.cut => {
                self.bytes.extend_from_slice("…".as_bytes());
                Some(IdReason::Length)
            }
            Ok(value) => kind.reason(value),
            Err(_) => {
                self.bytes = String::from_utf8_lossy(&self.bytes).into_owned().into_bytes();
                Some(IdReason::Encoding)
            }
        };
        write_value(&self.bytes, output)?;
        match reason {
            None => output.write_all(b",true,\n")?,
            Some(reason) => {
                output.write_all(b",false,")?;
                output.write_all(reason.code().as_bytes())?;
                output.write_all(b"\n")?;
            }
        }
        Ok(reason)
    }
}

/// How many bytes at the end belong to a character that was cut through.
fn cut_character(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.len() - error.valid_up_to(),
        _ => 0,
    }
}

/// Quotes only what CSV asks to quote. Nothing is put before `=` or `+`: the value must come back unchanged.
fn write_value(value: &[u8], output: &mut impl Write) -> io::Result<()> {
    if !value.iter().any(|b| matches!(b, b'"' | b',')) {
        return output.write_all(value);
    }
    output.write_all(b"\"")?;
    for (i, piece) in value.split(|&b| b == b'"').enumerate() {
        if i > 0 {
            output.write_all(b"\"\"")?;
        }
        output.write_all(piece)?;
    }
    output.write_all(b"\"")
}
