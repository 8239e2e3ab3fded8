//! The cases in a folder: every subfolder that holds a `case.toml`.

use std::fs;
use std::path::Path;

use crate::readers::case_file;

use super::error::unreadable;
use super::{AppError, files};

/// A case in a folder of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseListed {
    /// Name of its folder.
    pub folder: String,
    /// Its title, or its id where it has none; `None` where its `case.toml` is not valid.
    pub title: Option<String>,
    /// Whether its data are synthetic.
    pub synthetic: bool,
}

/// Lists the cases of a folder by title, those that cannot be read last.
///
/// A folder reached through a link, or whose name is not text, is left out.
pub fn list_cases(dir: &Path) -> Result<Vec<CaseListed>, AppError> {
    let listing = fs::read_dir(dir).map_err(|source| AppError::usage(unreadable(dir, &source)))?;
    let mut cases = Vec::new();
    for entry in listing.flatten() {
        let file = entry.path().join("case.toml");
        let is_case = entry.file_type().is_ok_and(|kind| kind.is_dir()) && file.is_file();
        let Some(folder) = entry.file_name().into_string().ok().filter(|_| is_case) else { continue };
        let read = files::read_file(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let parsed = read.and_then(|text| case_file::parse(&text).ok());
        let (title, synthetic) = parsed.map_or((None, false), |file| {
            let info = file.case.value;
            (Some(info.title.unwrap_or(info.id)), info.synthetic)
        });
        cases.push(CaseListed { folder, title, synthetic });
    }
    cases.sort_by(|a, b| {
        (a.title.is_none(), &a.title, &a.folder).cmp(&(b.title.is_none(), &b.title, &b.folder))
    });
    Ok(cases)
}
