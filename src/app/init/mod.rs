//! Starting a case: what each file is, in which order rolls came, and a case file that says so and asks for the rest.
//!
//! Nothing is ever moved or overwritten. A list of signatures in support is told of and left out.

mod document;
mod examples;
mod gather;
mod judge;
mod order;
mod page;
mod plan;
pub(in crate::app) mod toml;
mod typing_sheet;

pub use typing_sheet::{COLUMNS as TYPING_COLUMNS, typing_sheet, write_typing_sheet};

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::i18n::ui::init as words;
use crate::model::{Lang, Msg, Problem, SourceKind, Vote};
use crate::readers::case_file;

use super::error::unreadable;
use super::files::{create_new, read_file};
use super::open::digest;
use super::{AppError, Ports};
use plan::{Placed, Plan};

/// What the user says of the new case.
#[derive(Debug, Clone, Default)]
pub struct InitOptions {
    /// Kind of vote; left out, a representation election is supposed and said to be.
    pub vote: Option<Vote>,
    /// Day on which the audit speaks.
    pub as_of: Option<NaiveDate>,
    /// Title for people.
    pub title: Option<String>,
    /// Language of the comments.
    pub lang: Lang,
}

/// A case that was started.
#[derive(Debug)]
pub struct Started {
    /// Its folder, as typed.
    pub folder: PathBuf,
    /// Its id.
    pub id: String,
    /// The kind of vote written.
    pub vote: Vote,
    /// Every file met.
    pub files: Vec<Filed>,
    /// What to fill in, the urgent first.
    pub todo: Vec<Todo>,
    /// The file of its secret.
    pub secret: String,
}

/// A file, and what became of it.
#[derive(Debug)]
pub struct Filed {
    /// Its name in the case, or as typed where it was not taken. May hold anything: show it with care.
    pub name: String,
    /// What it became.
    pub taken: FiledAs,
    /// Rows read, of tables.
    pub rows: Option<u64>,
    /// Whether it was copied into the case.
    pub copied: bool,
    /// Why.
    pub why: Vec<Msg>,
}

impl Filed {
    const fn new(name: String, taken: FiledAs) -> Self {
        Self { name, taken, rows: None, copied: false, why: Vec::new() }
    }
}

/// What a file became.
#[derive(Debug, PartialEq, Eq)]
pub enum FiledAs {
    /// A source.
    Source {
        /// Its id.
        id: String,
        /// Its kind.
        kind: SourceKind,
        /// The roll it replaces, as a proposal.
        supersedes: Option<String>,
        /// A kind that is nearly as likely.
        instead: Option<SourceKind>,
    },
    /// A table that does not say what it is: a comment.
    UnknownTable,
    /// A table that cannot be read: a comment.
    Unread {
        /// The kind by its name.
        kind: Option<SourceKind>,
    },
    /// A document.
    Document {
        /// Its id.
        id: String,
        /// Its kind.
        kind: &'static str,
    },
    /// The same bytes as the file named.
    Same(String),
    /// A list of support: left out.
    Support,
    /// Left where it is.
    Left,
}

/// Something to fill in.
#[derive(Debug, Clone)]
pub struct Todo {
    /// Line of the case file.
    pub line: u32,
    /// What.
    pub what: Msg,
}

/// Starts a case in a folder from the files that lie there and those named.
pub fn init(
    dir: &Path,
    named: &[PathBuf],
    options: &InitOptions,
    ports: &dyn Ports,
) -> Result<Started, AppError> {
    refuse(dir)?;
    let gathered = gather::gather(dir, named)?;
    let mut judged = Vec::new();
    for candidate in gathered.candidates {
        let bytes = read_file(&candidate.path)
            .map_err(|source| AppError::roll(unreadable(&candidate.path, &source)))?;
        judged.push(judge::judge(candidate, &bytes, options.as_of));
    }
    let Placed { entries, documents, shifts, mut filed, copies } = plan::place(judged);
    filed.extend(
        gathered
            .left
            .into_iter()
            .map(|(name, why)| Filed { why: vec![why], ..Filed::new(name, FiledAs::Left) }),
    );
    let (secret, secret_found) = secret_name(dir);
    let vote = options.vote.unwrap_or(Vote::Representation);
    let plan = Plan {
        id: id_of(dir),
        title: options.title.clone(),
        vote,
        vote_given: options.vote.is_some(),
        as_of: options.as_of,
        secret,
        secret_found,
        entries,
        documents,
        shifts,
    };
    let (text, todo) = page::write(&plan, options.lang);
    case_file::parse(&text)
        .map_err(|list| AppError::Usage(list.into_iter().map(|fault| fault.problem()).collect()))?;
    fs::create_dir_all(dir).map_err(|source| AppError::cannot_write(dir, &source))?;
    for (name, from, expected) in copies {
        copy(dir, &name, &from, expected)?;
    }
    let mut bytes = [0_u8; 32];
    ports.random(&mut bytes)?;
    write(&dir.join(&plan.secret), &bytes, true)?;
    write(&dir.join("case.toml"), text.as_bytes(), false)?;
    Ok(Started { folder: dir.to_owned(), id: plan.id, vote, files: filed, todo, secret: plan.secret })
}

/// A folder that is a case already, or no folder.
fn refuse(dir: &Path) -> Result<(), AppError> {
    let problem = |code, title, detail, help| {
        AppError::usage(Problem {
            code,
            title,
            detail: Msg::of(detail),
            help: Msg::of(help),
            place: Some(dir.display().to_string()),
        })
    };
    if dir.join("case.toml").symlink_metadata().is_ok() {
        return Err(problem("INI-001", words::IS_CASE, words::IS_CASE_DETAIL, words::IS_CASE_HELP));
    }
    if dir.exists() && !dir.is_dir() {
        return Err(problem("INI-002", words::NO_FOLDER, words::NO_FOLDER_DETAIL, words::NO_FOLDER_HELP));
    }
    Ok(())
}

/// A name for the secret that is free, and the one that was taken already.
fn secret_name(dir: &Path) -> (String, Option<String>) {
    let free = |name: &String| dir.join(name).symlink_metadata().is_err();
    let first = "case.secret".to_owned();
    if free(&first) {
        return (first, None);
    }
    let other = (2_u32..10_000).map(|n| format!("case-{n}.secret")).find(free);
    (other.unwrap_or_else(|| first.clone()), Some(first))
}

/// A short id from the folder's name: letters, digits and dashes.
fn id_of(dir: &Path) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let real = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned());
    let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut id = String::new();
    for ch in name.nfd() {
        if ch.is_ascii_alphanumeric() {
            id.push(ch.to_ascii_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(ch) && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.trim_matches('-').chars().take(40).collect();
    if id.is_empty() { "caso".to_owned() } else { id.trim_matches('-').to_owned() }
}

/// Copies a file, and makes sure that what was judged is what is kept.
fn copy(dir: &Path, name: &str, from: &Path, expected: crate::model::Digest) -> Result<(), AppError> {
    let bytes = read_file(from).map_err(|source| AppError::roll(unreadable(from, &source)))?;
    if digest(&bytes) != expected {
        return Err(AppError::roll(Problem {
            code: "INI-003",
            title: words::CHANGED,
            detail: Msg::new("", ""),
            help: Msg::of(words::CHANGED_HELP),
            place: Some(from.display().to_string()),
        }));
    }
    write(&dir.join(name), &bytes, true)
}

fn write(path: &Path, bytes: &[u8], private: bool) -> Result<(), AppError> {
    create_new(path, bytes, private).map_err(|source| AppError::cannot_write(path, &source))
}

/// Text of a file name or a header on one line, with nothing that a terminal would obey.
pub fn tame(text: &str) -> String {
    toml::one_line(text)
}
