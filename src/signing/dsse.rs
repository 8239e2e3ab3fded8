//! The envelope: a type, a length and bytes under one signature (DSSE v1).
//!
//! The verifier never re-serialises what was signed: the payload is the bytes inside the envelope.

use base64::Engine as _;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::canonical::{self, CanonicalError};
use super::{Failure, PublicKey, SigningKeyPair};
use crate::model::{Msg, Text};

/// The type of a payload that is an in-toto statement.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

/// Largest envelope that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// Why an envelope is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not strict JSON.
    #[error("the envelope is not strict JSON: {0}")]
    Json(#[from] CanonicalError),
    /// Fields missing, of another type, or unknown.
    #[error("the envelope has other fields than DSSE's")]
    Fields,
    /// Another type of payload.
    #[error("another payload type")]
    PayloadType,
    /// No signature, or more than one.
    #[error("{0} signatures where one belongs")]
    Signatures(usize),
    /// Payload or signature is no base64 in one of the two alphabets, or has two spellings.
    #[error("not clean base64")]
    Base64,
    /// A signature of other than 64 bytes.
    #[error("a signature of other than 64 bytes")]
    SignatureLength,
}

impl Failure for EnvelopeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Json(_) => "FIR-040",
            Self::Fields => "FIR-041",
            Self::PayloadType => "FIR-042",
            Self::Signatures(_) => "FIR-043",
            Self::Base64 => "FIR-044",
            Self::SignatureLength => "FIR-045",
        }
    }

    fn title(&self) -> Text {
        Text::new("el sobre firmado no es válido", "the signed envelope is not valid")
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Json(why) => {
                Msg::new("el sobre no es JSON estricto: {why}", "the envelope is not strict JSON: {why}")
                    .with("why", why.detail())
            }
            Self::Fields => Msg::new(
                "al sobre le faltan campos, le sobran o son de otro tipo; se esperaban payload, payloadType y signatures",
                "the envelope lacks fields, has extra ones or of another type; payload, payloadType and signatures were expected",
            ),
            Self::PayloadType => Msg::new(
                "el sobre guarda otro tipo de documento, no una declaración «{type}»",
                "the envelope holds another type of document, not a “{type}” statement",
            )
            .word("type", PAYLOAD_TYPE),
            Self::Signatures(count) => Msg::new(
                "el sobre trae {n} {n:firma|firmas} y debe traer exactamente una",
                "the envelope carries {n} {n:signature|signatures} and must carry exactly one",
            )
            .with("n", *count),
            Self::Base64 => Msg::new(
                "el contenido o la firma no están en base64 limpio",
                "the payload or the signature is not clean base64",
            ),
            Self::SignatureLength => {
                Msg::new("la firma no mide 64 bytes", "the signature is not 64 bytes long")
            }
        }
    }

    fn help(&self) -> Msg {
        Msg::new(
            "pida el archivo report.dsse.json original a quien firmó",
            "ask the signer for the original report.dsse.json",
        )
    }
}

/// The bytes that are signed: a tag, the payload's type and length, and the payload.
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut out = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    out.extend_from_slice(payload);
    out
}

/// An envelope that was parsed, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The bytes inside.
    pub payload: Vec<u8>,
    /// The one signature.
    pub signature: [u8; 64],
    /// The unsigned hint of which key signed; never used to choose one.
    pub key_id: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    payload: String,
    #[serde(rename = "payloadType")]
    payload_type: String,
    signatures: Vec<WireSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSignature {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    keyid: Option<String>,
    sig: String,
}

impl Envelope {
    /// Signs an in-toto statement.
    pub(super) fn sign(payload: Vec<u8>, key: &SigningKeyPair) -> Self {
        let signature = key.sign(&pae(PAYLOAD_TYPE, &payload));
        Self { payload, signature, key_id: Some(key.public().fingerprint_hex()) }
    }

    /// The file `report.dsse.json`.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical::to_bytes(&Wire {
            payload: STANDARD.encode(&self.payload),
            payload_type: PAYLOAD_TYPE.to_owned(),
            signatures: vec![WireSignature {
                keyid: self.key_id.clone(),
                sig: STANDARD.encode(self.signature),
            }],
        })
    }

    /// Reads an envelope by anyone's hand: strict JSON, no other fields, one signature, and base64 in
    /// either alphabet as DSSE asks. Whether it is spelled as we spell it: [`Self::is_spelled`].
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let value = canonical::parse_strict(bytes, MAX_BYTES)?;
        let wire: Wire = serde_json::from_value(value).map_err(|_| EnvelopeError::Fields)?;
        if wire.payload_type != PAYLOAD_TYPE {
            return Err(EnvelopeError::PayloadType);
        }
        let [signature] = wire.signatures.as_slice() else {
            return Err(EnvelopeError::Signatures(wire.signatures.len()));
        };
        Ok(Self {
            payload: from_base64(&wire.payload)?,
            signature: from_base64(&signature.sig)?.try_into().map_err(|_| EnvelopeError::SignatureLength)?,
            key_id: signature.keyid.clone(),
        })
    }

    /// Whether `bytes` are exactly how this program writes this envelope when `key` signed it.
    pub fn is_spelled(&self, bytes: &[u8], key: &PublicKey) -> bool {
        let own = Self { key_id: Some(key.fingerprint_hex()), ..self.clone() };
        own.to_bytes().is_ok_and(|own| own == bytes)
    }

    /// The bytes that the signature covers.
    pub fn pae(&self) -> Vec<u8> {
        pae(PAYLOAD_TYPE, &self.payload)
    }

    /// Whether `key` signed this payload under this payload type.
    pub fn verifies(&self, key: &PublicKey) -> bool {
        key.verifies(&self.pae(), &self.signature)
    }
}

/// Each engine refuses loose trailing bits, so a text is clean base64 in one spelling or not at all.
fn from_base64(text: &str) -> Result<Vec<u8>, EnvelopeError> {
    const ENGINES: [GeneralPurpose; 4] = [STANDARD, URL_SAFE, STANDARD_NO_PAD, URL_SAFE_NO_PAD];
    ENGINES.iter().find_map(|engine| engine.decode(text).ok()).ok_or(EnvelopeError::Base64)
}
