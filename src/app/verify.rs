//! Verifying a pack or an envelope, from disk or from bytes.

use std::path::Path;

use crate::model::{Msg, Problem, Text};
use crate::signing::{self, Failure as _, KeyHint, Reader, Verdict, Verification, pack};

use super::error::unreadable;
use super::pack::{read_folder, sibling_report};
use super::{AppError, Exit, files};

/// A verification and its exit code.
#[derive(Debug)]
pub struct Verified {
    /// Step by step.
    pub verification: Verification,
    /// The exit code.
    pub exit: Exit,
}

/// Verifies a pack's folder, or a single envelope.
pub fn verify_path(path: &Path, key: Option<&str>) -> Result<Verified, AppError> {
    let hint = key.map(named_key).transpose()?;
    if path.is_dir() {
        let files = read_folder(path)?;
        let sibling = sibling_report(path).map(|(_, bytes)| bytes);
        let reader = Reader { key: hint.as_ref(), sibling_report: sibling.as_deref() };
        return Ok(done(signing::verify_pack(&files, reader)));
    }
    let bytes = files::read_file(path).map_err(|source| AppError::roll(unreadable(path, &source)))?;
    let reader = Reader { key: hint.as_ref(), sibling_report: None };
    if bytes.first() != Some(&b'{') {
        return Err(AppError::invalid(Problem {
            code: "APP-016",
            title: Text::new("eso no es un paquete ni un sobre", "that is neither a pack nor an envelope"),
            detail: Msg::new(
                "se esperaba una carpeta, o un archivo .dsse.json",
                "a folder was expected, or a file .dsse.json",
            ),
            help: Msg::new("dé la carpeta public/ completa", "give the whole folder public/"),
            place: Some(path.display().to_string()),
        }));
    }
    Ok(done(signing::verify_envelope(&bytes, reader)))
}

/// Verifies the files of a pack in memory. The key is a fingerprint or the text of a public key, never a
/// path: who sends files over must not make this program read others.
pub fn verify_files(files: &pack::Files, key: Option<&str>) -> Result<Verified, AppError> {
    let hint = key.map(|text| parse_key(text, None)).transpose()?;
    Ok(done(signing::verify_pack(files, Reader { key: hint.as_ref(), sibling_report: None })))
}

fn done(verification: Verification) -> Verified {
    let exit = match verification.verdict {
        Verdict::Valid => Exit::Done,
        Verdict::NotVouched => Exit::NotVouched,
        Verdict::Invalid => Exit::Invalid,
    };
    Verified { verification, exit }
}

/// The key that the reader names: a fingerprint, the text of a public key, or a file that holds it.
fn named_key(text: &str) -> Result<KeyHint, AppError> {
    let path = Path::new(text);
    let content = if path.is_file() {
        let bytes = files::read_file(path).map_err(|source| AppError::usage(unreadable(path, &source)))?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        text.to_owned()
    };
    parse_key(&content, Some("--key"))
}

fn parse_key(text: &str, place: Option<&str>) -> Result<KeyHint, AppError> {
    KeyHint::parse(text).map_err(|error| {
        let mut problem = error.problem();
        problem.place = place.map(str::to_owned);
        AppError::usage(problem)
    })
}
