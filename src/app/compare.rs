//! Two versions of a roll as people: two files, or a case and the roll that has just arrived.

use std::collections::BTreeMap;
use std::path::Path;

use crate::analysis::codes::Secret;
use crate::engine::{self, Configuration, RollStep};
use crate::i18n::Audience;
use crate::model::{Case, CaseFile, CaseOrigin, Msg, Source, SourceKind, Vote, WorkbookFacts};
use crate::readers::{self, Purpose, ReadOptions};
use crate::report::comparison_text::render_comparison;
use crate::report::text::Style;
use crate::report::v1::ComparisonInfo;
use crate::report::{self, Maker};
use crate::signing::canonical;

use super::error::unreadable;
use super::open::{Opened, add_tables, digest, open};
use super::{AppError, OpenOptions, files};

/// Two rolls compared.
#[derive(Debug)]
pub struct Compared {
    case: Case,
    steps: Vec<RollStep>,
    secret: Secret,
    /// What the user should know before anything else.
    pub warnings: Vec<Msg>,
}

/// Compares two rolls. Where the older one is a case, its roll that counts is taken, with people's decisions on it.
pub fn compare(old: &Path, new: &Path, options: &OpenOptions) -> Result<Compared, AppError> {
    let is_case = old.is_dir() || old.file_name().is_some_and(|name| name == "case.toml");
    let Opened { mut case, configuration, secret, warnings } =
        if is_case { open(old, options)? } else { single(old, options)? };
    if case.roll().is_none() {
        return Err(AppError::usage(no_roll(old)));
    }
    let before = case.roll().map(|source| source.id.clone());
    add(&mut case, new, before, options)?;
    let secret = secret.unwrap_or_else(Secret::published);
    let mut steps = engine::steps(&case, &configuration, &secret.confidential_key());
    // Earlier versions of a case were compared by its audit.
    let steps = steps.split_off(steps.len().saturating_sub(1));
    Ok(Compared { case, steps, secret, warnings })
}

/// A case that holds one roll and nothing else.
fn single(path: &Path, options: &OpenOptions) -> Result<Opened, AppError> {
    // The kind of vote decides nothing here, but rules are run for one.
    let vote = options.vote.or(Some(Vote::Representation));
    let file = CaseFile::for_single_file(path.display().to_string(), vote, options.as_of);
    let mut case = Case { origin: CaseOrigin::SingleFile, file, sources: Vec::new(), tables: Vec::new() };
    add(&mut case, path, None, options)?;
    Ok(Opened { case, configuration: Configuration::default(), secret: None, warnings: Vec::new() })
}

/// Reads a roll into the case, in place of another.
fn add(
    case: &mut Case,
    path: &Path,
    supersedes: Option<String>,
    options: &OpenOptions,
) -> Result<(), AppError> {
    let bytes = files::read_file(path).map_err(|error| AppError::roll(unreadable(path, &error)))?;
    let name = path.display().to_string();
    let read_options = ReadOptions {
        sheets: options.sheets.clone(),
        header_row: options.header_row,
        columns: options.columns.clone(),
        purpose: Purpose::People,
        as_of: options.as_of.or(case.file.case.as_of),
    };
    let read = readers::read(&bytes, &name, &read_options).map_err(|error| AppError::reading(&error))?;
    let mut id = name.clone();
    // A file may be compared with itself.
    while case.sources.iter().any(|source| source.id == id) {
        id.push('\'');
    }
    let position = case.sources.len();
    case.sources.push(Source {
        id,
        file: name,
        kind: SourceKind::Roll,
        sha256: Some(digest(&bytes)),
        bytes: bytes.len() as u64,
        format: Some(read.format),
        from: None,
        received: None,
        supersedes,
        line: None,
        workbook: WorkbookFacts::default(),
        unreadable: None,
    });
    add_tables(case, position, read.tables);
    Ok(())
}

impl Compared {
    /// The comparison as the user's own report shows it.
    pub fn info(&self, names: bool) -> ComparisonInfo {
        let codes = self.secret.confidential_key();
        let maker = Maker {
            audience: Audience::Confidential,
            names,
            codes: &codes,
            planned: &[],
            metas: &[],
            no_secret: true,
        };
        report::comparison_info(&self.case, &self.steps, &maker)
            .unwrap_or(ComparisonInfo { steps: Vec::new() })
    }

    /// The screen for people.
    pub fn text(&self, names: bool, style: Style) -> String {
        let files: BTreeMap<String, String> =
            self.case.sources.iter().map(|source| (source.id.clone(), source.file.clone())).collect();
        render_comparison(&self.info(names), &files, style)
    }

    /// The report's `comparison`, on one line.
    pub fn json(&self, names: bool) -> Result<Vec<u8>, AppError> {
        let mut bytes =
            canonical::to_bytes(&self.info(names)).map_err(|error| AppError::bug("comparison", &error))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn no_roll(path: &Path) -> crate::model::Problem {
    crate::model::Problem {
        code: "CMP-001",
        title: crate::model::Text::new("el expediente no trae padrón", "the case carries no roll"),
        detail: Msg::new(
            "no hay ninguna fuente de clase roll con que comparar",
            "there is no source of kind roll to compare with",
        ),
        help: Msg::new(
            "agréguelo como [[source]] con kind = \"roll\", o compare dos archivos",
            "add it as a [[source]] with kind = \"roll\", or compare two files",
        ),
        place: Some(path.display().to_string()),
    }
}
