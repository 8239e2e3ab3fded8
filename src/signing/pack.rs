//! A pack: the files of one report, with what a stranger needs to check them.

use std::collections::BTreeMap;

use super::report::{ReportFacts, ReportFault};
use super::statement::{Counterpart, Statement, StatementError};
use super::sums::{self, SumsError, sha256};
use super::{CanonicalError, Envelope, Failure, SigningKeyPair, SshSig};
use crate::model::{Digest, Msg, Text};

/// Files by name; a pack has no folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The report, as data; every other file is made from it.
pub const REPORT: &str = "report.json";
/// The printed report. It embeds the envelope, so the envelope cannot name it.
pub const PDF: &str = "report.pdf";
/// The files that every pack carries and that the statement names.
pub const SUBJECTS: [&str; 4] = ["findings.csv", "findings.xlsx", "report.html", REPORT];
/// The envelope.
pub const ENVELOPE: &str = "report.dsse.json";
/// The bytes that the envelope's signature covers.
pub const PAE: &str = "statement.pae";
/// The 64 bytes of the envelope's signature.
pub const SIGNATURE: &str = "statement.sig";
/// The signer's key for OpenSSL.
pub const PUBLIC_PEM: &str = "public.pem";
/// The signer's key for OpenSSH.
pub const PUBLIC_SSH: &str = "public.ssh";
/// The list of digests.
pub const SUMS: &str = "SHA256SUMS";
/// The signature over the list.
pub const SUMS_SIGNATURE: &str = "SHA256SUMS.sig";
/// What a signed pack has beyond an unsigned one.
pub const SIGNED: [&str; 6] = [ENVELOPE, PAE, SIGNATURE, PUBLIC_PEM, PUBLIC_SSH, SUMS_SIGNATURE];

/// The comment in `public.ssh`: says nothing of who or where.
pub const KEY_COMMENT: &str = "escrutinio";
/// Most time-stamp tokens beside a pack.
pub const MAX_TOKENS: usize = 16;

/// Largest size in bytes of the file of this name; `None` for a name that belongs in no pack.
pub fn max_bytes(name: &str) -> Option<u64> {
    match name {
        PDF => Some(1 << 29),
        ENVELOPE | PAE => Some(super::dsse::MAX_BYTES),
        SIGNATURE => Some(64),
        PUBLIC_PEM | PUBLIC_SSH | SUMS | SUMS_SIGNATURE => Some(4096),
        _ if SUBJECTS.contains(&name) => Some(1 << 29),
        _ if is_token(name) => Some(1 << 20),
        _ => None,
    }
}

/// Whether the name is that of a time-stamp token, a sidecar that `SHA256SUMS` does not list.
pub fn is_token(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    name.strip_suffix(".tsr").is_some_and(|stem| {
        !stem.is_empty() && stem.len() <= 100 && !stem.starts_with(['.', '-']) && stem.bytes().all(plain)
    })
}

/// Whether `SHA256SUMS` must list the file of this name.
pub fn is_listed(name: &str) -> bool {
    max_bytes(name).is_some() && name != SUMS && name != SUMS_SIGNATURE && !is_token(name)
}

/// Why a pack cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// A file that belongs in no pack, or not in one that is about to be signed.
    #[error("a file that does not belong in the pack")]
    Unexpected(String),
    /// A file that every pack carries is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A file is larger than a pack may carry.
    #[error("{0} is too large")]
    TooLarge(String),
    /// The pack carries signatures already.
    #[error("the pack is signed already")]
    AlreadySigned,
    /// The list of digests is malformed.
    #[error(transparent)]
    Sums(#[from] SumsError),
    /// The list of digests and the files disagree.
    #[error("the files are not those that SHA256SUMS lists")]
    Changed,
    /// `report.json` is not a report of this version.
    #[error("report.json is not a report")]
    Report(ReportFault),
    /// The statement cannot be made.
    #[error(transparent)]
    Statement(#[from] StatementError),
    /// The envelope cannot be written.
    #[error(transparent)]
    Json(#[from] CanonicalError),
    /// The key is weak.
    #[error(transparent)]
    Key(#[from] super::KeyError),
}

impl Failure for PackError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unexpected(_) => "FIR-110",
            Self::Missing(_) => "FIR-111",
            Self::TooLarge(_) => "FIR-112",
            Self::AlreadySigned => "FIR-113",
            Self::Changed => "FIR-114",
            Self::Report(_) => "FIR-115",
            Self::Sums(why) => why.code(),
            Self::Statement(why) => why.code(),
            Self::Json(why) => why.code(),
            Self::Key(why) => why.code(),
        }
    }

    fn title(&self) -> Text {
        Text::new("el paquete no se puede firmar así", "the pack cannot be signed as it is")
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Unexpected(name) => Msg::new(
                "el archivo «{name}» no es parte de un paquete",
                "the file “{name}” is no part of a pack",
            )
            .private("name", name.clone()),
            Self::Missing(name) => {
                Msg::new("falta el archivo {name}", "the file {name} is missing").word("name", *name)
            }
            Self::TooLarge(name) => {
                Msg::new("el archivo {name} es demasiado grande", "the file {name} is too large")
                    .word("name", name.clone())
            }
            Self::AlreadySigned => Msg::new("el paquete ya está firmado", "the pack is signed already"),
            Self::Changed => Msg::new(
                "los archivos no son los que SHA256SUMS enumera: alguno cambió, falta o sobra",
                "the files are not those that SHA256SUMS lists: one was changed, is missing, or was added",
            ),
            Self::Report(why) => why.detail(),
            Self::Sums(why) => why.detail(),
            Self::Statement(why) => why.detail(),
            Self::Json(why) => why.detail(),
            Self::Key(why) => why.detail(),
        }
    }

    fn help(&self) -> Msg {
        Msg::new(
            "vuelva a generar el paquete con «escrutinio audit --out» y firme ese",
            "make the pack again with “escrutinio audit --out” and sign that one",
        )
    }
}

/// What the report itself cannot say about its signing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The time that the signer claims: UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub time: String,
    /// The report for the other audience, to which this pack is bound.
    pub counterpart: Option<Counterpart>,
}

/// An unsigned pack: the content and `SHA256SUMS`. It proves nothing about who made it.
pub fn unsigned(content: Files) -> Result<Files, PackError> {
    let allowed = |name: &str| SUBJECTS.contains(&name) || name == PDF;
    let mut files = checked(content, allowed)?;
    files.insert(SUMS.to_owned(), sums::write(&listed(&files)).into_bytes());
    Ok(files)
}

/// A signed pack, from content files or from an unsigned pack, whose `SHA256SUMS` must then hold.
///
/// Audience, case and engine are read from `report.json`, so that statement and report cannot disagree.
/// `report.pdf` may be among the files; where it embeds the envelope, [`seal`] it first and add it to
/// the content afterwards with [`complete`].
pub fn sign(files: Files, claim: &Claim, key: &SigningKeyPair) -> Result<Files, PackError> {
    let mut content = checked(files, |name| SUBJECTS.contains(&name) || name == PDF || name == SUMS)?;
    if let Some(stated) = content.remove(SUMS)
        && sums::parse(&stated)? != listed(&content)
    {
        return Err(PackError::Changed);
    }
    let envelope = seal(&content, claim, key)?;
    complete(content, &envelope, key)
}

/// The envelope over the content, for a `report.pdf` that carries it.
pub fn seal(content: &Files, claim: &Claim, key: &SigningKeyPair) -> Result<Envelope, PackError> {
    let bytes = |name: &'static str| content.get(name).ok_or(PackError::Missing(name));
    let report = bytes(REPORT)?;
    let facts = ReportFacts::read(report, report_limit()).map_err(PackError::Report)?;
    let mut subjects = BTreeMap::new();
    for name in SUBJECTS {
        subjects.insert(name.to_owned(), sha256(bytes(name)?));
    }
    let public = key.public();
    let statement = Statement {
        audience: facts.audience,
        case: facts.case,
        engine: facts.engine,
        claimed_time: claim.time.clone(),
        counterpart: claim.counterpart,
        key: public,
        subjects,
    };
    Ok(Envelope::sign(statement.to_bytes()?, key))
}

/// The signed pack of a content and the envelope made over it by [`seal`].
pub fn complete(content: Files, envelope: &Envelope, key: &SigningKeyPair) -> Result<Files, PackError> {
    let mut files = checked(content, |name| SUBJECTS.contains(&name) || name == PDF)?;
    let public = key.public();
    files.insert(ENVELOPE.to_owned(), envelope.to_bytes()?);
    files.insert(PAE.to_owned(), envelope.pae());
    files.insert(SIGNATURE.to_owned(), envelope.signature.to_vec());
    files.insert(PUBLIC_PEM.to_owned(), public.spki_pem().into_bytes());
    files.insert(PUBLIC_SSH.to_owned(), public.openssh_line(KEY_COMMENT)?.into_bytes());
    let sums = sums::write(&listed(&files)).into_bytes();
    files.insert(SUMS_SIGNATURE.to_owned(), SshSig::sign(&sums, key).to_armor().into_bytes());
    files.insert(SUMS.to_owned(), sums);
    Ok(files)
}

/// Largest `report.json` in bytes.
pub(super) fn report_limit() -> u64 {
    max_bytes(REPORT).unwrap_or(0)
}

/// The digests that `SHA256SUMS` must list.
fn listed(files: &Files) -> BTreeMap<String, Digest> {
    files
        .iter()
        .filter(|(name, _)| is_listed(name))
        .map(|(name, bytes)| (name.clone(), sha256(bytes)))
        .collect()
}

fn checked(files: Files, allowed: impl Fn(&str) -> bool) -> Result<Files, PackError> {
    for (name, bytes) in &files {
        if SIGNED.contains(&name.as_str()) {
            return Err(PackError::AlreadySigned);
        }
        if !allowed(name) {
            return Err(PackError::Unexpected(name.clone()));
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if max_bytes(name).is_none_or(|limit| size > limit) {
            return Err(PackError::TooLarge(name.clone()));
        }
    }
    match SUBJECTS.into_iter().find(|name| !files.contains_key(*name)) {
        Some(name) => Err(PackError::Missing(name)),
        None => Ok(files),
    }
}
