//! Packs on disk: written whole or not at all, never over anything that is not a pack.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::i18n::Audience;
use crate::model::{Digest, Msg, Problem, Text};
use crate::signing::{self, Claim, Counterpart, Failure as _, ReportFacts, SigningKeyPair, pack};

use super::error::unreadable;
use super::open::digest;
use super::{AppError, Audited, Ports, files};

/// What was written.
#[derive(Debug)]
pub struct PackWritten {
    /// The folder.
    pub folder: PathBuf,
    /// For whom.
    pub audience: Audience,
    /// Whether it was signed.
    pub signed: bool,
    /// SHA-256 of its `report.json`.
    pub report: Digest,
}

/// The files of one or two packs, by audience: the same bytes for command line and page.
pub fn pack_files(
    audited: &Audited,
    confidential: bool,
    names: bool,
    key: Option<&SigningKeyPair>,
    ports: &dyn Ports,
) -> Result<Vec<(Audience, pack::Files)>, AppError> {
    let mut contents: Vec<(Audience, pack::Files)> = Vec::new();
    if audited.can_publish() {
        contents.push((Audience::Public, audited.documents(Audience::Public, false)?.files));
    }
    if confidential || !audited.can_publish() {
        contents.push((Audience::Confidential, audited.documents(Audience::Confidential, names)?.files));
    }
    let digests: BTreeMap<Audience, Digest> = contents
        .iter()
        .filter_map(|(audience, files)| Some((*audience, digest(files.get(pack::REPORT)?))))
        .collect();
    let time = ports.now();
    contents
        .into_iter()
        .map(|(audience, content)| {
            let other = digests.iter().find(|(other, _)| **other != audience);
            let claim = Claim {
                time: time.clone(),
                counterpart: other
                    .map(|(other, report)| Counterpart { audience: signed_as(*other), report: *report }),
            };
            let files = match key {
                Some(key) => pack::sign(content, &claim, key),
                None => pack::unsigned(content),
            };
            Ok((audience, files.map_err(|error| AppError::invalid(error.problem()))?))
        })
        .collect()
}

const fn signed_as(audience: Audience) -> signing::Audience {
    match audience {
        Audience::Public => signing::Audience::Public,
        Audience::Confidential => signing::Audience::Confidential,
    }
}

/// Writes the packs of an audit under a folder: `public/` and, on request, `confidential/`.
pub fn write_packs(
    out: &Path,
    packs: &[(Audience, pack::Files)],
    signed: bool,
) -> Result<Vec<PackWritten>, AppError> {
    fs::create_dir_all(out).map_err(|source| AppError::cannot_write(out, &source))?;
    let mut written = Vec::new();
    for (audience, files) in packs {
        let folder = out.join(audience.key());
        write_folder(&folder, files, *audience == Audience::Confidential)?;
        let report = files.get(pack::REPORT).map_or(Digest([0; 32]), |bytes| digest(bytes));
        written.push(PackWritten { folder, audience: *audience, signed, report });
    }
    Ok(written)
}

/// Signs the pack in a folder; its other files stay as they are. A pack that is signed already, or whose
/// files are not those that it lists, is refused: nobody should sign what was changed on the way.
pub fn sign_pack(folder: &Path, key: &SigningKeyPair, ports: &dyn Ports) -> Result<PackWritten, AppError> {
    let files = read_folder(folder)?;
    let counterpart =
        sibling_report(folder).map(|(audience, bytes)| Counterpart { audience, report: digest(&bytes) });
    let audience = if is_public(&files) { Audience::Public } else { Audience::Confidential };
    let claim = Claim { time: ports.now(), counterpart };
    let signed = pack::sign(files, &claim, key).map_err(|error| AppError::invalid(error.problem()))?;
    write_folder(folder, &signed, audience == Audience::Confidential)?;
    let report = signed.get(pack::REPORT).map_or(Digest([0; 32]), |bytes| digest(bytes));
    Ok(PackWritten { folder: folder.to_owned(), audience, signed: true, report })
}

/// Whether a pack says that it is for anybody: by its report, not by the name of its folder.
fn is_public(files: &pack::Files) -> bool {
    let facts = files.get(pack::REPORT).and_then(|bytes| ReportFacts::read(bytes, u64::MAX).ok());
    facts.is_some_and(|facts| facts.audience == signing::Audience::Public)
}

/// The other audience's report, if its pack lies beside this one.
pub(super) fn sibling_report(folder: &Path) -> Option<(signing::Audience, Vec<u8>)> {
    let (name, audience) = match folder.file_name()?.to_str()? {
        "public" => ("confidential", signing::Audience::Confidential),
        "confidential" => ("public", signing::Audience::Public),
        _ => return None,
    };
    let bytes = files::read_file(&folder.parent()?.join(name).join(pack::REPORT)).ok()?;
    Some((audience, bytes))
}

/// Every file of a folder; a folder inside, a link or a name that is not text is refused.
pub(super) fn read_folder(folder: &Path) -> Result<pack::Files, AppError> {
    let listing = fs::read_dir(folder).map_err(|source| AppError::invalid(unreadable(folder, &source)))?;
    let mut out = pack::Files::new();
    for entry in listing {
        let entry = entry.map_err(|source| AppError::invalid(unreadable(folder, &source)))?;
        let path = entry.path();
        let regular = entry.file_type().is_ok_and(|kind| kind.is_file());
        let name = entry.file_name().into_string().ok().filter(|_| regular);
        let Some(name) = name else { return Err(AppError::invalid(stranger(&path))) };
        // A name that no pack has is told by the verifier; its bytes are not needed for that.
        let bytes = if pack::is_listed(&name)
            || pack::is_token(&name)
            || name == pack::SUMS
            || name == pack::SUMS_SIGNATURE
        {
            files::read_file(&path).map_err(|source| AppError::invalid(unreadable(&path, &source)))?
        } else {
            Vec::new()
        };
        out.insert(name, bytes);
    }
    Ok(out)
}

/// Writes a folder beside its place and moves it there, so that nobody meets half a pack.
fn write_folder(folder: &Path, files: &pack::Files, private: bool) -> Result<(), AppError> {
    refuse_strangers(folder)?;
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let fresh = folder.with_file_name(name);
    refuse_strangers(&fresh)?;
    let _ = fs::remove_dir_all(&fresh);
    create_folder(&fresh, private).map_err(|source| AppError::cannot_write(&fresh, &source))?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        fs::write(&path, bytes).map_err(|source| AppError::cannot_write(&path, &source))?;
    }
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|source| AppError::cannot_write(folder, &source))?;
    }
    fs::rename(&fresh, folder).map_err(|source| AppError::cannot_write(folder, &source))
}

#[cfg(unix)]
fn create_folder(path: &Path, private: bool) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().mode(if private { 0o700 } else { 0o755 }).create(path)
}

#[cfg(not(unix))]
fn create_folder(path: &Path, _: bool) -> std::io::Result<()> {
    fs::create_dir(path)
}

/// A folder that holds anything but a pack is left alone.
fn refuse_strangers(folder: &Path) -> Result<(), AppError> {
    let Ok(listing) = fs::read_dir(folder) else { return Ok(()) };
    for entry in listing.flatten() {
        let name = entry.file_name();
        let known = name
            .to_str()
            .is_some_and(|name| pack::is_listed(name) || name == pack::SUMS || name == pack::SUMS_SIGNATURE);
        if !known || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            return Err(AppError::usage(Problem {
                code: "APP-014",
                title: Text::new("la carpeta tiene otras cosas", "the folder holds other things"),
                detail: Msg::new(
                    "ahí hay un archivo que no es de un paquete; no se toca",
                    "there is a file that belongs to no pack; nothing is touched",
                ),
                help: Msg::new("dé una carpeta nueva con --out", "give a new folder with --out"),
                place: Some(entry.path().display().to_string()),
            }));
        }
    }
    Ok(())
}

fn stranger(path: &Path) -> Problem {
    Problem {
        code: "APP-015",
        title: Text::new("eso no es de un paquete", "that belongs to no pack"),
        detail: Msg::new(
            "un paquete tiene solo archivos comunes, sin carpetas ni enlaces",
            "a pack holds regular files only, no folders and no links",
        ),
        help: Msg::new("pida el paquete otra vez, completo", "ask for the whole pack again"),
        place: Some(path.display().to_string()),
    }
}
