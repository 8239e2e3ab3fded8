//! What is signed: an in-toto Statement v1 that names the pack's files by digest.
//!
//! The report knows no clock; the time stands here, and it is only what the signer *claims*.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::canonical::{self, CanonicalError};
use super::{Failure, PublicKey};
use crate::model::{Digest, Msg, Text};

/// The type of every in-toto statement, version 1.
pub const STATEMENT_TYPE: &str = "https://in-toto.io/Statement/v1";
/// Our predicate: a report, version 1. A name, not an address: nothing is ever fetched.
pub const PREDICATE_TYPE: &str = "urn:escrutinio:report:1";
/// The version of the predicate's fields.
pub const PREDICATE_SCHEMA: &str = "escrutinio.statement/1";
/// Largest statement that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 19;

const TIME_SOURCE: &str = "claimed";
const TIME_FORMAT: &str = "%Y-%m-%dT%H:%M:%SZ";
const MAX_WORD: usize = 200;

/// Why a statement is refused, on writing or on reading.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Not canonical JSON.
    #[error("the statement is not canonical JSON: {0}")]
    Json(#[from] CanonicalError),
    /// Not an in-toto Statement v1.
    #[error("not an in-toto statement, version 1")]
    Type,
    /// A statement of another kind: it must not pass for a report.
    #[error("the statement is not about a report, or of a version not known here")]
    Predicate,
    /// Fields missing, of another type, or unknown.
    #[error("the statement has other fields than its version's")]
    Fields,
    /// The claimed time is not `YYYY-MM-DDTHH:MM:SSZ`.
    #[error("the claimed time is not a UTC time")]
    Time,
    /// A name or version is empty, too long, or holds characters that cannot be seen.
    #[error("the field {0} is empty, too long, or holds characters that cannot be seen")]
    Word(&'static str),
    /// No subject, one twice, or out of order.
    #[error("the subjects are missing, doubled or out of order")]
    Subjects,
    /// The key inside is not a usable Ed25519 key.
    #[error("the key in the statement is not usable")]
    Key,
    /// A report cannot be its own counterpart.
    #[error("the counterpart is of the same audience")]
    Counterpart,
}

impl Failure for StatementError {
    fn code(&self) -> &'static str {
        match self {
            Self::Json(_) => "FIR-060",
            Self::Type => "FIR-061",
            Self::Predicate => "FIR-062",
            Self::Fields => "FIR-063",
            Self::Time => "FIR-064",
            Self::Word(_) => "FIR-065",
            Self::Subjects => "FIR-066",
            Self::Key => "FIR-067",
            Self::Counterpart => "FIR-068",
        }
    }

    fn title(&self) -> Text {
        Text::new("la declaración firmada no es válida", "the signed statement is not valid")
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Json(why) => Msg::new("la declaración no está en su forma única: {why}", "the statement is not in its one spelling: {why}")
                .with("why", why.detail()),
            Self::Type => Msg::new(
                "no es una declaración in-toto versión 1",
                "it is not an in-toto statement, version 1",
            ),
            Self::Predicate => Msg::new(
                "la declaración no es de un reporte o es de una versión que este programa no conoce; se esperaba «{type}»",
                "the statement is not about a report, or of a version this program does not know; “{type}” was expected",
            )
            .word("type", PREDICATE_TYPE),
            Self::Fields => Msg::new(
                "a la declaración le faltan campos, le sobran o son de otro tipo",
                "the statement lacks fields, has extra ones or of another type",
            ),
            Self::Time => Msg::new(
                "la fecha declarada no tiene la forma AAAA-MM-DDTHH:MM:SSZ",
                "the claimed time is not of the form YYYY-MM-DDTHH:MM:SSZ",
            ),
            Self::Word(field) => Msg::new(
                "el campo «{field}» está vacío, es demasiado largo o tiene caracteres que no se ven",
                "the field “{field}” is empty, too long, or holds characters that cannot be seen",
            )
            .word("field", *field),
            Self::Subjects => Msg::new(
                "la lista de archivos declarados está vacía, desordenada o repite uno",
                "the list of declared files is empty, out of order, or repeats one",
            ),
            Self::Key => Msg::new(
                "la llave que nombra la declaración no es una llave Ed25519 utilizable",
                "the key that the statement names is not a usable Ed25519 key",
            ),
            Self::Counterpart => Msg::new(
                "la otra versión que nombra la declaración es del mismo público",
                "the other version that the statement names is for the same audience",
            ),
        }
    }

    fn help(&self) -> Msg {
        Msg::new(
            "pida el paquete original a quien firmó, o verifíquelo con una versión más nueva del programa",
            "ask the signer for the original pack, or verify it with a newer version of the program",
        )
    }
}

/// For whom a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Anyone: no names, rows, or file names.
    Public,
    /// The user's own.
    Confidential,
}

impl Audience {
    /// The key used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Confidential => "confidential",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Public => Text::new("pública", "public"),
            Self::Confidential => Text::new("confidencial", "confidential"),
        }
    }
}

/// What made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// Version of the program.
    pub version: String,
    /// Version of the set of rules.
    pub rule_set: String,
}

/// The report of the same audit for the other audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counterpart {
    /// Its audience.
    pub audience: Audience,
    /// SHA-256 of its `report.json`.
    pub report: Digest,
}

/// A statement about one pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// For whom the report is.
    pub audience: Audience,
    /// Id of the case.
    pub case: String,
    /// What made the report.
    pub engine: Engine,
    /// When the signer says that she signed: UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub claimed_time: String,
    /// The report for the other audience, where there is one.
    pub counterpart: Option<Counterpart>,
    /// The key that signs, inside what it signs: no other key can take the statement over.
    pub key: PublicKey,
    /// The files by name, with SHA-256.
    pub subjects: BTreeMap<String, Digest>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(rename = "_type")]
    kind: String,
    subject: Vec<WireSubject>,
    #[serde(rename = "predicateType")]
    predicate_type: String,
    predicate: WirePredicate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSubject {
    name: String,
    digest: WireDigest,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireDigest {
    sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePredicate {
    schema: String,
    report_schema: String,
    audience: Audience,
    case: String,
    engine: Engine,
    claimed_time: String,
    time_source: String,
    #[serde(deserialize_with = "stated")]
    counterpart: Option<WireCounterpart>,
    public_key: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCounterpart {
    audience: Audience,
    report_sha256: String,
}

/// `null` is a statement of its own; a field left out is not.
fn stated<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<WireCounterpart>, D::Error> {
    Option::deserialize(from)
}

impl Statement {
    /// The bytes that go into the envelope: the same statement, the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StatementError> {
        self.check()?;
        let subject = self
            .subjects
            .iter()
            .map(|(name, digest)| WireSubject {
                name: name.clone(),
                digest: WireDigest { sha256: digest.to_string() },
            })
            .collect();
        let counterpart = self.counterpart.map(|other| WireCounterpart {
            audience: other.audience,
            report_sha256: other.report.to_string(),
        });
        let wire = Wire {
            kind: STATEMENT_TYPE.to_owned(),
            subject,
            predicate_type: PREDICATE_TYPE.to_owned(),
            predicate: WirePredicate {
                schema: PREDICATE_SCHEMA.to_owned(),
                report_schema: super::report::SCHEMA.to_owned(),
                audience: self.audience,
                case: self.case.clone(),
                engine: self.engine.clone(),
                claimed_time: self.claimed_time.clone(),
                time_source: TIME_SOURCE.to_owned(),
                counterpart,
                public_key: STANDARD.encode(self.key.spki_der()),
            },
        };
        Ok(canonical::to_bytes(&wire)?)
    }

    /// Reads a statement that must be spelled as [`Self::to_bytes`] spells it.
    pub fn parse(bytes: &[u8]) -> Result<Self, StatementError> {
        let value = canonical::parse_canonical(bytes, MAX_BYTES)?;
        // The kinds come first, so that a document of another kind is named as such.
        let kind = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
        if kind("_type") != Some(STATEMENT_TYPE) {
            return Err(StatementError::Type);
        }
        if kind("predicateType") != Some(PREDICATE_TYPE) {
            return Err(StatementError::Predicate);
        }
        let wire: Wire = serde_json::from_value(value).map_err(|_| StatementError::Fields)?;
        let statement = Self::from_wire(wire)?;
        statement.check()?;
        // One spelling: sorted subjects, lowercase digests, clean base64.
        if statement.to_bytes()? == bytes { Ok(statement) } else { Err(StatementError::Fields) }
    }

    fn from_wire(wire: Wire) -> Result<Self, StatementError> {
        let told = wire.predicate;
        if told.schema != PREDICATE_SCHEMA || told.report_schema != super::report::SCHEMA {
            return Err(StatementError::Predicate);
        }
        if told.time_source != TIME_SOURCE {
            return Err(StatementError::Time);
        }
        let digest = |hex: &str| Digest::from_hex(hex).ok_or(StatementError::Fields);
        let count = wire.subject.len();
        let mut subjects = BTreeMap::new();
        for subject in wire.subject {
            subjects.insert(subject.name, digest(&subject.digest.sha256)?);
        }
        if subjects.len() != count {
            return Err(StatementError::Subjects);
        }
        let counterpart = told
            .counterpart
            .map(|other| {
                digest(&other.report_sha256).map(|report| Counterpart { audience: other.audience, report })
            })
            .transpose()?;
        let spki = STANDARD.decode(&told.public_key).map_err(|_| StatementError::Key)?;
        Ok(Self {
            audience: told.audience,
            case: told.case,
            engine: told.engine,
            claimed_time: told.claimed_time,
            counterpart,
            key: PublicKey::from_spki_der(&spki).map_err(|_| StatementError::Key)?,
            subjects,
        })
    }

    fn check(&self) -> Result<(), StatementError> {
        let words =
            [("case", &self.case), ("version", &self.engine.version), ("rule_set", &self.engine.rule_set)];
        for (field, word) in words {
            if word.is_empty() || word.len() > MAX_WORD || word.chars().any(is_hidden) {
                return Err(StatementError::Word(field));
            }
        }
        let time = NaiveDateTime::parse_from_str(&self.claimed_time, TIME_FORMAT)
            .map_err(|_| StatementError::Time)?;
        // chrono reads `2025-7-1` too; there is one way to write a moment.
        if self.claimed_time.len() != 20 || time.format(TIME_FORMAT).to_string() != self.claimed_time {
            return Err(StatementError::Time);
        }
        if self.subjects.is_empty() {
            return Err(StatementError::Subjects);
        }
        if self.counterpart.is_some_and(|other| other.audience == self.audience) {
            return Err(StatementError::Counterpart);
        }
        Ok(())
    }
}

/// Characters that change what a reader sees without being seen: controls, direction marks, zero widths.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
