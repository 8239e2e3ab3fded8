//! What a report says of itself, read from its bytes before it is signed and after it is verified.

use serde_json::Value;

use super::Failure as _;
use super::canonical::{self, CanonicalError};
use super::statement::{Audience, Engine};
use crate::model::Msg;

/// The schema of the reports that are signed.
pub(super) const SCHEMA: &str = "escrutinio.report/1";

/// The fields of `report.json` that the statement repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFacts {
    /// For whom it is written.
    pub audience: Audience,
    /// Id of the case.
    pub case: String,
    /// What made it.
    pub engine: Engine,
}

/// Why a `report.json` is not a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportFault {
    /// Not canonical JSON.
    Json(CanonicalError),
    /// Of another schema.
    Schema,
    /// A field that it must carry is missing or of another type.
    Field(&'static str),
}

impl ReportFault {
    /// What was expected and what was got.
    pub fn detail(&self) -> Msg {
        match self {
            Self::Json(why) => Msg::new(
                "report.json no está en su forma única: {why}",
                "report.json is not in its one spelling: {why}",
            )
            .with("why", why.detail()),
            Self::Schema => Msg::new(
                "report.json no es un reporte de la versión «{schema}»",
                "report.json is not a report of version “{schema}”",
            )
            .word("schema", SCHEMA),
            Self::Field(field) => Msg::new(
                "a report.json le falta el campo {field}, o es de otro tipo",
                "report.json lacks the field {field}, or it is of another type",
            )
            .word("field", *field),
        }
    }
}

impl ReportFacts {
    /// Reads a canonical `report.json` of at most `limit` bytes.
    pub fn read(bytes: &[u8], limit: u64) -> Result<Self, ReportFault> {
        let report = canonical::parse_canonical(bytes, limit).map_err(ReportFault::Json)?;
        let text = |pointer: &'static str| {
            report.pointer(pointer).and_then(Value::as_str).ok_or(ReportFault::Field(pointer))
        };
        if text("/schema")? != SCHEMA {
            return Err(ReportFault::Schema);
        }
        let audience = match text("/audience")? {
            "public" => Audience::Public,
            "confidential" => Audience::Confidential,
            _ => return Err(ReportFault::Field("/audience")),
        };
        Ok(Self {
            audience,
            case: text("/case/id")?.to_owned(),
            engine: Engine {
                version: text("/engine/version")?.to_owned(),
                rule_set: text("/engine/rule_set")?.to_owned(),
            },
        })
    }
}
