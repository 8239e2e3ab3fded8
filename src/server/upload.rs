//! Forms with files: read whole, within limits, with names that cannot lead anywhere.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::http::StatusCode;

use crate::i18n::ui::page::problems;
use crate::model::Problem;

use super::Limits;
use super::fault::{Fault, problem};

/// Longest text of a field that is no file.
const MOST_TEXT: usize = 8 << 10;

/// Longest name of a file, with its folders.
const MOST_NAME: usize = 1_024;

/// A file as it was sent.
#[derive(Debug)]
pub(super) struct Sent {
    /// Its name, with folders where the browser gave them, separated by `/`.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What a form brought.
#[derive(Debug, Default)]
pub(super) struct Upload {
    pub(super) fields: BTreeMap<String, String>,
    /// Files by the name of their field, in the order in which they came.
    pub(super) files: BTreeMap<String, Vec<Sent>>,
}

impl Upload {
    /// Reads a form. What was typed is there also where a file was refused.
    pub(super) async fn read(
        form: Result<Multipart, MultipartRejection>,
        limits: Limits,
    ) -> (Self, Result<(), Fault>) {
        let mut upload = Self::default();
        let outcome = match form {
            Ok(mut form) => upload.fill(&mut form, limits).await,
            Err(_) => Err(bad_form()),
        };
        (upload, outcome)
    }

    async fn fill(&mut self, form: &mut Multipart, limits: Limits) -> Result<(), Fault> {
        let mut count = 0;
        let mut refused = Ok(());
        while let Some(field) = form.next_field().await.map_err(|error| broken(&error, limits))? {
            let key = field.name().unwrap_or_default().to_owned();
            let name = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|error| broken(&error, limits))?;
            match name {
                None => {
                    let text = std::str::from_utf8(&bytes).ok().filter(|text| text.len() <= MOST_TEXT);
                    self.fields.insert(key, text.ok_or_else(bad_form)?.trim().to_owned());
                }
                // What a browser sends for a field in which nothing was chosen.
                Some(name) if name.is_empty() && bytes.is_empty() => {}
                Some(name) => {
                    count += 1;
                    if count > limits.files {
                        return Err(too_many(limits.files));
                    }
                    if is_harmless(&name) {
                        self.files.entry(key).or_default().push(Sent { name, bytes: bytes.into() });
                    } else if refused.is_ok() {
                        refused = Err(refuse(problems::BAD_NAME));
                    }
                }
            }
        }
        refused
    }

    /// What was typed in a field; `None` where it is empty.
    pub(super) fn typed(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The one file of a field.
    pub(super) fn one(&mut self, field: &str) -> Result<Sent, Fault> {
        let mut files = self.files.remove(field).unwrap_or_default();
        let count = files.len();
        match (files.pop(), count) {
            (Some(file), 1) if file.name.contains('/') => Err(refuse(problems::BAD_NAME)),
            (Some(file), 1) if !file.bytes.is_empty() => Ok(file),
            (None, _) | (Some(_), 1) => Err(refuse(problems::NO_FILE)),
            (Some(_), _) => {
                let told = problem(problems::ONE_ROLL);
                let told = Problem { detail: told.detail.with("n", count), ..told };
                Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, told))
            }
        }
    }

    /// The files of a field by name, without the folder that holds them all.
    pub(super) fn folder(&mut self, field: &str) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
        let files = self.files.remove(field).unwrap_or_default();
        if files.is_empty() {
            return Err(refuse(problems::NO_FILE));
        }
        let shared = shared_folder(&files).len();
        let mut out = BTreeMap::new();
        for file in files {
            let name = file.name.get(shared..).unwrap_or_default().to_owned();
            if out.insert(name, file.bytes).is_some() {
                return Err(refuse(problems::SAME_NAME));
            }
        }
        Ok(out)
    }
}

/// The folders that all names begin with, up to and with the last `/`.
fn shared_folder(files: &[Sent]) -> String {
    let folder = |name: &str| name.rfind('/').map_or("", |at| &name[..=at]).to_owned();
    let mut shared = files.first().map(|file| folder(&file.name)).unwrap_or_default();
    for file in files {
        while !file.name.starts_with(&shared) {
            shared = folder(shared.trim_end_matches('/'));
        }
    }
    shared
}

/// A plain relative name: no way up, no root, no drive, nothing that a terminal or a log would obey.
fn is_harmless(name: &str) -> bool {
    let drive = name.get(1..2) == Some(":") && name.starts_with(|c: char| c.is_ascii_alphabetic());
    name.len() <= MOST_NAME
        && !drive
        && !name.contains(|c: char| c.is_control() || c == '\\')
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn refuse(words: problems::Wording) -> Fault {
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, problem(words))
}

fn bad_form() -> Fault {
    Fault::new(StatusCode::BAD_REQUEST, problem(problems::BAD_FORM))
}

fn too_many(most: usize) -> Fault {
    let told = problem(problems::TOO_MANY);
    Fault::new(StatusCode::PAYLOAD_TOO_LARGE, Problem { detail: told.detail.with("n", most), ..told })
}

fn broken(error: &MultipartError, limits: Limits) -> Fault {
    if error.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return bad_form();
    }
    let told = problem(problems::TOO_LARGE);
    Fault::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        Problem { detail: told.detail.with("n", limits.body >> 20), ..told },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for name in ["padron.csv", "caso/docs/orden.pdf", "\u{f1}and\u{fa} v2.xlsx", "a..b", "..."] {
            assert!(is_harmless(name), "{name}");
        }
        let long = "a".repeat(MOST_NAME + 1);
        for name in [
            "",
            "..",
            "../x",
            "a/../x",
            "/etc/passwd",
            "a//b",
            "./x",
            "C:\\x",
            "c:x",
            "a\\b",
            "a\0b",
            "a\nb",
            "a/",
            &long,
        ] {
            assert!(!is_harmless(name), "{name:?}");
        }
    }

    #[test]
    fn the_folder_around_all_files_is_left_out() {
        let sent = |names: &[&str]| -> Vec<Sent> {
            names.iter().map(|name| Sent { name: (*name).to_owned(), bytes: Vec::new() }).collect()
        };
        assert_eq!(shared_folder(&sent(&["caso/case.toml", "caso/docs/a.pdf"])), "caso/");
        assert_eq!(shared_folder(&sent(&["caso/case.toml", "casos/b.csv"])), "");
        assert_eq!(shared_folder(&sent(&["a/b/x", "a/b/y", "a/bc/z"])), "a/");
        assert_eq!(shared_folder(&sent(&["case.toml"])), "");
    }
}
