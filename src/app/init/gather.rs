//! Which files a new case has: those that lie in its folder, and those that were named.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::app::AppError;
use crate::app::error::unreadable;
use crate::app::files::read_file;
use crate::app::open::digest;
use crate::i18n::ui::init as words;
use crate::model::Msg;

/// How many files a folder may hold, and how deep.
const MOST: usize = 1000;
const DEEPEST: usize = 6;

/// A file that may belong to the case.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its name inside the case, with `/` between folders.
    pub(super) name: String,
    /// Where it lies now.
    pub(super) path: PathBuf,
    /// Whether it must be copied into the case.
    pub(super) copy: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) candidates: Vec<Candidate>,
    /// What was left where it is, with the reason.
    pub(super) left: Vec<(String, Msg)>,
}

/// Finds the files of a case. Every file named must be there and be a regular file.
pub(super) fn gather(dir: &Path, named: &[PathBuf]) -> Result<Gathered, AppError> {
    for path in named {
        openable(path).map_err(|source| AppError::roll(unreadable(path, &source)))?;
    }
    let mut found = Gathered::default();
    if dir.is_dir() {
        walk(dir, "", 0, &mut found).map_err(|source| AppError::usage(unreadable(dir, &source)))?;
    }
    let home = fs::canonicalize(dir).ok();
    let mut taken: BTreeSet<String> =
        found.candidates.iter().map(|candidate| candidate.name.to_lowercase()).collect();
    for path in named {
        let inside =
            home.as_ref().is_some_and(|home| fs::canonicalize(path).is_ok_and(|real| real.starts_with(home)));
        if !inside {
            bring(dir, path, &mut taken, &mut found);
        }
    }
    Ok(found)
}

/// Whether a file can be read at all; nothing that could block is opened.
fn openable(path: &Path) -> io::Result<()> {
    let facts = fs::metadata(path)?;
    if facts.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !facts.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    fs::File::open(path).map(|_| ())
}

fn walk(folder: &Path, prefix: &str, depth: usize, found: &mut Gathered) -> io::Result<()> {
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let raw = entry.file_name();
        let lossy = format!("{prefix}{}", raw.to_string_lossy());
        if raw.to_string_lossy().starts_with(['.', '~']) || is_ours(prefix, &raw.to_string_lossy()) {
            continue;
        }
        if found.candidates.len() >= MOST {
            found.left.push((lossy, Msg::of(words::LEFT_MANY).with("most", MOST)));
            return Ok(());
        }
        let Some(own) = raw.to_str() else {
            found.left.push((lossy, Msg::of(words::LEFT_NAME)));
            continue;
        };
        let name = format!("{prefix}{own}");
        let kind = entry.file_type()?;
        let path = entry.path();
        if kind.is_symlink() {
            found.left.push((name, Msg::of(words::LEFT_LINK)));
        } else if kind.is_dir() {
            let own_world = path.join("SHA256SUMS").exists() || path.join("case.toml").exists();
            if own_world {
                found.left.push((format!("{name}/"), Msg::of(words::LEFT_PACK)));
            } else if depth >= DEEPEST {
                found.left.push((format!("{name}/"), Msg::of(words::LEFT_DEEP)));
            } else if let Err(source) = walk(&path, &format!("{name}/"), depth + 1, found) {
                found.left.push((format!("{name}/"), unreadable(&path, &source).detail));
            }
        } else if let Err(source) = openable(&path) {
            found.left.push((name, unreadable(&path, &source).detail));
        } else {
            found.candidates.push(Candidate { name, path, copy: false });
        }
    }
    Ok(())
}

/// The case's own files, and what other programs leave in folders.
fn is_ours(prefix: &str, name: &str) -> bool {
    let lower = name.to_lowercase();
    let ending = Path::new(&lower).extension().and_then(|ending| ending.to_str());
    prefix.is_empty() && ending == Some("secret") || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

/// A file from elsewhere: copied under its own name, or under another where that name is taken by other bytes.
fn bring(dir: &Path, path: &Path, taken: &mut BTreeSet<String>, found: &mut Gathered) {
    let own = path.file_name().map(|name| tame(&name.to_string_lossy())).unwrap_or_default();
    if matches!(own.to_lowercase().as_str(), "case.toml" | "case.secret") {
        found.left.push((path.display().to_string(), Msg::of(words::LEFT_CASE)));
        return;
    }
    for attempt in 1..1000 {
        let name = numbered(&own, attempt);
        let there = dir.join(&name);
        if there.symlink_metadata().is_err() && taken.insert(name.to_lowercase()) {
            found.candidates.push(Candidate { name, path: path.to_owned(), copy: true });
            return;
        }
        // The same bytes under the same name: it is in the case already.
        if found.candidates.iter().any(|other| !other.copy && other.name == name)
            && read_file(&there)
                .is_ok_and(|held| read_file(path).is_ok_and(|own| digest(&own) == digest(&held)))
        {
            return;
        }
    }
    found.left.push((path.display().to_string(), Msg::of(words::LEFT_NAME)));
}

/// A name without anything that a terminal or another system would obey.
fn tame(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|ch| {
            if ch.is_control() || super::toml::turns_text(ch) || "/\\:*?\"<>|\u{fffd}".contains(ch) {
                '_'
            } else {
                ch
            }
        })
        .collect();
    let plain = plain.trim_start_matches(['.', '~', '-']).trim();
    if plain.is_empty() { "_".to_owned() } else { plain.to_owned() }
}

fn numbered(name: &str, attempt: usize) -> String {
    if attempt == 1 {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{attempt}.{ending}"),
        None => format!("{name}-{attempt}"),
    }
}
