//! Signing keys on disk: made with `create_new` and mode 0600, opened with a passphrase.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::model::{Msg, Problem, Text};
use crate::signing::keys::{KeyError, Passphrase, PublicKey, ScryptCost, SigningKeyPair};

use super::error::unreadable;
use super::{AppError, Ports, files};

/// Where a passphrase comes from.
pub enum PassphraseSource<'a> {
    /// A file; its first line.
    File(PathBuf),
    /// The user said that there is none.
    None,
    /// Asked for on the terminal, when needed.
    Ask(&'a dyn Fn() -> io::Result<String>),
}

/// A key as shown to its owner.
#[derive(Debug)]
pub struct KeyShown {
    /// The public half as PEM (SPKI).
    pub pem: String,
    /// The public half as an OpenSSH line.
    pub ssh: String,
    /// SHA-256 of the SPKI DER, hexadecimal.
    pub fingerprint: String,
    /// The fingerprint that OpenSSH shows.
    pub fingerprint_ssh: String,
}

/// A key just made.
#[derive(Debug)]
pub struct NewKey {
    /// Where the private half is.
    pub file: PathBuf,
    /// Where the public half is.
    pub public_file: PathBuf,
    /// The public half.
    pub shown: KeyShown,
}

/// Makes a key and its `.pub` beside it. Nothing is ever overwritten.
pub fn new_key(path: &Path, source: &PassphraseSource<'_>, ports: &dyn Ports) -> Result<NewKey, AppError> {
    let mut seed = Zeroizing::new([0_u8; 32]);
    ports.random(seed.as_mut())?;
    let pair = SigningKeyPair::from_seed(&seed);
    let pem = match passphrase(source)? {
        None => pair.to_plain_pem(),
        Some(phrase) => {
            let (mut salt, mut iv) = ([0_u8; 16], [0_u8; 16]);
            ports.random(&mut salt)?;
            ports.random(&mut iv)?;
            pair.to_encrypted_pem(&phrase, &salt, iv, ScryptCost::OPENSSL)
        }
    }
    .map_err(|error| invalid(&error))?;
    let shown = show(&pair.public())?;
    let public_file = path.with_extension("pub");
    if public_file.exists() {
        return Err(AppError::usage(exists(&public_file)));
    }
    create(path, pem.as_bytes(), true)?;
    create(&public_file, shown.pem.as_bytes(), false)?;
    Ok(NewKey { file: path.to_owned(), public_file, shown })
}

/// Shows the public half of a private or public key.
pub fn show_key(path: &Path, source: &PassphraseSource<'_>) -> Result<KeyShown, AppError> {
    let text = read_text(path)?;
    if text.contains("PRIVATE KEY") {
        return show(&load_key(path, source)?.public());
    }
    let public = if text.trim_start().starts_with("ssh-") {
        PublicKey::from_openssh_line(&text).map(|(key, _)| key)
    } else {
        PublicKey::from_spki_pem(&text)
    };
    show(&public.map_err(|error| invalid(&error))?)
}

/// Opens a private key.
pub fn load_key(path: &Path, source: &PassphraseSource<'_>) -> Result<SigningKeyPair, AppError> {
    refuse_if_open_to_others(path)?;
    let text = read_text(path)?;
    let phrase = if text.contains("ENCRYPTED PRIVATE KEY") { passphrase(source)? } else { None };
    SigningKeyPair::from_pem(&text, phrase.as_ref()).map_err(|error| invalid(&error))
}

fn show(key: &PublicKey) -> Result<KeyShown, AppError> {
    Ok(KeyShown {
        pem: key.spki_pem(),
        ssh: key.openssh_line("escrutinio").map_err(|error| invalid(&error))?,
        fingerprint: key.fingerprint_hex(),
        fingerprint_ssh: key.fingerprint_ssh(),
    })
}

fn passphrase(source: &PassphraseSource<'_>) -> Result<Option<Passphrase>, AppError> {
    let text = match source {
        PassphraseSource::None => return Ok(None),
        PassphraseSource::File(path) => {
            let text = Zeroizing::new(read_text(path)?);
            Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())
        }
        PassphraseSource::Ask(ask) => {
            Zeroizing::new(ask().map_err(|source| AppError::usage(no_terminal(&source)))?)
        }
    };
    Passphrase::new(&text).map(Some).map_err(|error| invalid(&error))
}

fn read_text(path: &Path) -> Result<String, AppError> {
    let bytes = files::read_file(path).map_err(|source| AppError::usage(unreadable(path, &source)))?;
    String::from_utf8(bytes).map_err(|_| {
        AppError::invalid(Problem {
            code: "APP-010",
            title: Text::new("eso no es una llave", "that is no key"),
            detail: Msg::new("el archivo no es texto", "the file is not text"),
            help: Msg::new(
                "dé un archivo hecho con: escrutinio key new",
                "give a file made by: escrutinio key new",
            ),
            place: Some(path.display().to_string()),
        })
    })
}

fn invalid(error: &KeyError) -> AppError {
    use crate::signing::Failure as _;
    AppError::invalid(error.problem())
}

fn create(path: &Path, bytes: &[u8], private: bool) -> Result<(), AppError> {
    let written = files::create_new(path, bytes, private);
    match written {
        Ok(()) => Ok(()),
        Err(source) if source.kind() == io::ErrorKind::AlreadyExists => Err(AppError::usage(exists(path))),
        Err(source) => Err(AppError::cannot_write(path, &source)),
    }
}

fn exists(path: &Path) -> Problem {
    Problem {
        code: "APP-011",
        title: Text::new("ese archivo ya existe", "that file exists already"),
        detail: Msg::new("una llave nunca se sobrescribe", "a key is never overwritten"),
        help: Msg::new("dé otro nombre", "give another name"),
        place: Some(path.display().to_string()),
    }
}

fn no_terminal(source: &io::Error) -> Problem {
    Problem {
        code: "APP-012",
        title: Text::new("no se pudo pedir la contraseña", "the passphrase could not be asked for"),
        detail: Msg::new("el sistema respondió: {why}", "the system answered: {why}")
            .word("why", source.to_string()),
        help: Msg::new(
            "dé --passphrase-file ARCHIVO, o diga --no-passphrase",
            "give --passphrase-file FILE, or say --no-passphrase",
        ),
        place: None,
    }
}

#[cfg(unix)]
fn refuse_if_open_to_others(path: &Path) -> Result<(), AppError> {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(facts) = fs::metadata(path) else { return Ok(()) };
    let mode = facts.permissions().mode() & 0o777;
    if mode.trailing_zeros() >= 6 {
        return Ok(());
    }
    Err(AppError::usage(Problem {
        code: "APP-013",
        title: Text::new("otras personas pueden leer su llave", "other people can read your key"),
        detail: Msg::new("el archivo tiene permisos {mode}", "the file has permissions {mode}")
            .word("mode", format!("{mode:o}")),
        help: Msg::new("ciérrelo con: chmod 600 ARCHIVO", "close it with: chmod 600 FILE"),
        place: Some(path.display().to_string()),
    }))
}

#[cfg(not(unix))]
fn refuse_if_open_to_others(_: &Path) -> Result<(), AppError> {
    Ok(())
}
