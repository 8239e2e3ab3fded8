//! `escrutinio init`: from a folder of files to a case.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests build folders and stop where they fail"
)]

mod files;
mod hostile;
mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use escrutinio::model::CaseFile;
use escrutinio::readers::case_file;

/// What the program answered.
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program.
pub(crate) fn run(args: &[&str]) -> Answer {
    let done = Command::new(env!("CARGO_BIN_EXE_escrutinio")).args(args).output().unwrap();
    Answer {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

/// A file of `fixtures`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A folder with copies of some files of a fixture folder.
pub(crate) fn folder(of: &str, names: &[&str]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for name in names {
        let to = dir.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(fixture(of).join(name), to).unwrap();
    }
    dir
}

/// The case file of a folder, read.
pub(crate) fn case(dir: &Path) -> CaseFile {
    let text = fs::read_to_string(dir.join("case.toml")).unwrap();
    case_file::parse(&text).unwrap_or_else(|list| panic!("{list:?}\n{text}"))
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// File and kind of every source.
pub(crate) fn kinds(case: &CaseFile) -> Vec<(String, &'static str)> {
    case.sources.iter().map(|source| (source.value.file.clone(), source.value.kind.key())).collect()
}
