//! Deterministic JSON bytes, and a parser that refuses every second reading.
//!
//! The writer follows RFC 8785 (JCS) for what our formats hold: objects ordered by the UTF-16
//! units of their keys, integers below 2^53, strings, no white space, no final newline.
//! Numbers with a fraction do not exist here, so the hard part of JCS does not either.

mod serializer;
mod strict;

use serde::Serialize;
use serde_json::Value;

use super::Failure;
use crate::model::{Msg, Text};

/// Largest magnitude of an integer: 2^53 − 1, which every JSON reader holds exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Deepest nesting of lists and objects.
pub const MAX_DEPTH: usize = 64;

/// Why bytes are not, or cannot become, canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A number with a fraction or an exponent.
    #[error("a number with a fraction or an exponent")]
    Float,
    /// An integer of magnitude 2^53 or more.
    #[error("an integer of 2^53 or more")]
    BigInteger,
    /// A key of an object that is not a string.
    #[error("an object key that is not a string")]
    Key,
    /// The same key twice in one object, however it is spelled.
    #[error("the same key twice in one object")]
    DuplicateKey,
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH} levels")]
    Depth,
    /// More bytes than the caller allows.
    #[error("{got} bytes, at most {limit} allowed")]
    Size {
        /// Bytes given.
        got: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Begins with a byte order mark.
    #[error("begins with a byte order mark")]
    Bom,
    /// Not JSON in UTF-8, or something follows the value.
    #[error("not JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but spelled otherwise than this program would.
    #[error("not in canonical spelling")]
    NotCanonical,
    /// A value of ours did not serialise.
    #[error("could not be written: {0}")]
    Write(String),
}

impl Failure for CanonicalError {
    fn code(&self) -> &'static str {
        match self {
            Self::Float => "FIR-001",
            Self::BigInteger => "FIR-002",
            Self::Key => "FIR-003",
            Self::DuplicateKey => "FIR-004",
            Self::Depth => "FIR-005",
            Self::Size { .. } => "FIR-006",
            Self::Bom => "FIR-007",
            Self::Syntax { .. } => "FIR-008",
            Self::NotCanonical => "FIR-009",
            Self::Write(_) => "FIR-010",
        }
    }

    fn title(&self) -> Text {
        Text::new(
            "el JSON no se puede firmar ni verificar así",
            "the JSON cannot be signed or verified as it is",
        )
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Float => Msg::new(
                "tiene un número con fracción o exponente; aquí solo hay enteros",
                "it holds a number with a fraction or an exponent; only integers belong here",
            ),
            Self::BigInteger => {
                Msg::new("tiene un entero de 2^53 o más", "it holds an integer of 2^53 or more")
            }
            Self::Key => Msg::new("tiene una clave que no es texto", "it holds a key that is not a string"),
            Self::DuplicateKey => Msg::new(
                "repite una clave dentro del mismo objeto: podría leerse de dos maneras",
                "it repeats a key within one object: it could be read in two ways",
            ),
            Self::Depth => Msg::new(
                "tiene más de {limit} niveles de anidamiento",
                "it is nested deeper than {limit} levels",
            )
            .with("limit", MAX_DEPTH),
            Self::Size { got, limit } => Msg::new(
                "mide {got} bytes y se aceptan hasta {limit}",
                "it is {got} bytes long and at most {limit} are accepted",
            )
            .with("got", *got)
            .with("limit", *limit),
            Self::Bom => Msg::new("empieza con una marca BOM", "it begins with a byte order mark"),
            Self::Syntax { line, column } => Msg::new(
                "no es JSON válido en la línea {line}, columna {column}",
                "it is not valid JSON at line {line}, column {column}",
            )
            .with("line", *line)
            .with("column", *column),
            Self::NotCanonical => Msg::new(
                "es JSON, pero no está escrito byte por byte como lo escribe este programa",
                "it is JSON, but not spelled byte for byte as this program spells it",
            ),
            Self::Write(_) => Msg::new("no se pudo escribir como JSON", "it could not be written as JSON"),
        }
    }

    fn help(&self) -> Msg {
        Msg::new(
            "vuelva a generar el archivo con este programa y no lo edite después",
            "make the file again with this program and do not edit it afterwards",
        )
    }
}

/// The one spelling of `value`.
pub fn to_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = value.serialize(serializer::ToValue { depth: 0 })?;
    let mut out = Vec::new();
    write(&value, &mut out)?;
    Ok(out)
}

/// Reads JSON of at most `limit` bytes; refuses whatever two readers could understand differently.
pub fn parse_strict(bytes: &[u8], limit: u64) -> Result<Value, CanonicalError> {
    strict::parse(bytes, limit)
}

/// Reads JSON that must already be in its one spelling.
pub fn parse_canonical(bytes: &[u8], limit: u64) -> Result<Value, CanonicalError> {
    let value = parse_strict(bytes, limit)?;
    let mut again = Vec::with_capacity(bytes.len());
    write(&value, &mut again)?;
    if again == bytes { Ok(value) } else { Err(CanonicalError::NotCanonical) }
}

/// Whether the bytes are the one spelling of what they say.
pub fn is_canonical(bytes: &[u8]) -> bool {
    parse_canonical(bytes, u64::MAX).is_ok()
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by(|left, right| left.0.encode_utf16().cmp(right.0.encode_utf16()));
            out.push(b'{');
            for (at, (key, member)) in entries.into_iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                write_string(key, out)?;
                out.push(b':');
                write(member, out)?;
            }
            out.push(b'}');
        }
        Value::Array(list) => {
            out.push(b'[');
            for (at, member) in list.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                write(member, out)?;
            }
            out.push(b']');
        }
        Value::String(text) => write_string(text, out)?,
        Value::Number(number) => {
            let digits = number
                .as_i64()
                .map(|value| value.to_string())
                .or_else(|| number.as_u64().map(|value| value.to_string()))
                .ok_or(CanonicalError::Float)?;
            out.extend_from_slice(digits.as_bytes());
        }
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Null => out.extend_from_slice(b"null"),
    }
    Ok(())
}

/// `serde_json` escapes exactly what RFC 8785 escapes, with lowercase digits.
fn write_string(text: &str, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    serde_json::to_writer(out, text).map_err(|error| CanonicalError::Write(error.to_string()))
}
