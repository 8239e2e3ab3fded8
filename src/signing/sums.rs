//! `SHA256SUMS`: what `sha256sum -c` reads, in the one spelling that this program writes.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::Failure;
use crate::model::{Digest, Msg, Text};

/// Why a `SHA256SUMS` is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SumsError {
    /// A line is not 64 lowercase hexadecimal digits, two spaces, a name and a newline.
    #[error("line {0} of SHA256SUMS is not of the expected form")]
    Line(usize),
    /// Names are doubled or not in order.
    #[error("line {0} of SHA256SUMS repeats a name or is out of order")]
    Order(usize),
    /// No line at all.
    #[error("SHA256SUMS is empty")]
    Empty,
}

impl Failure for SumsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Line(_) => "FIR-100",
            Self::Order(_) => "FIR-101",
            Self::Empty => "FIR-102",
        }
    }

    fn title(&self) -> Text {
        Text::new("SHA256SUMS no está bien formado", "SHA256SUMS is not well formed")
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Line(line) => Msg::new(
                "la línea {line} de SHA256SUMS no tiene la forma «huella, dos espacios, nombre»",
                "line {line} of SHA256SUMS is not of the form “digest, two spaces, name”",
            )
            .with("line", *line),
            Self::Order(line) => Msg::new(
                "la línea {line} de SHA256SUMS repite un nombre o está fuera de orden",
                "line {line} of SHA256SUMS repeats a name or is out of order",
            )
            .with("line", *line),
            Self::Empty => Msg::new("SHA256SUMS está vacío", "SHA256SUMS is empty"),
        }
    }

    fn help(&self) -> Msg {
        Msg::new(
            "pida el paquete original a quien lo hizo; no edite SHA256SUMS",
            "ask whoever made it for the original pack; do not edit SHA256SUMS",
        )
    }
}

/// SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// The file for these digests, ordered by name.
pub fn write(digests: &BTreeMap<String, Digest>) -> String {
    let lines: Vec<String> = digests.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
    lines.concat()
}

/// Reads a file that must be spelled as [`write()`] spells it. Which names may stand in it is the pack's to say.
pub fn parse(bytes: &[u8]) -> Result<BTreeMap<String, Digest>, SumsError> {
    let mut digests = BTreeMap::new();
    for (at, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let number = at + 1;
        let (name, digest) = entry(line).ok_or(SumsError::Line(number))?;
        if digests.last_key_value().is_some_and(|(last, _): (&String, _)| last.as_str() >= name) {
            return Err(SumsError::Order(number));
        }
        digests.insert(name.to_owned(), digest);
    }
    if digests.is_empty() { Err(SumsError::Empty) } else { Ok(digests) }
}

fn entry(line: &[u8]) -> Option<(&str, Digest)> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (hex, name) = line.split_once("  ")?;
    let digest = Digest::from_hex(hex).filter(|digest| digest.to_string() == hex)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (!name.is_empty() && name.bytes().all(plain)).then_some((name, digest))
}
