//! Opening a case: the folder with its `case.toml`, or a single roll with stated defaults.

use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::analysis::codes::Secret;
use crate::analysis::side_by_side::side_by_side;
use crate::engine::Configuration;
use crate::model::{
    Case, CaseFile, CaseOrigin, ColumnKey, Digest, Field, Msg, Problem, Source, SourceKind, SourceSpec,
    Table, Text, Vote, WorkbookFacts,
};
use crate::readers::{self, Purpose, ReadOptions, case_file};
use crate::rules;

use super::error::unreadable;
use super::files::{Files, Folder};
use super::{AppError, files};

/// What the user says of a single file; `vote` and `as_of` win over a case file too.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Kind of vote.
    pub vote: Option<Vote>,
    /// Day on which the audit speaks.
    pub as_of: Option<NaiveDate>,
    /// Columns.
    pub columns: Vec<(ColumnKey, Field)>,
    /// Sheets.
    pub sheets: Vec<String>,
    /// Header row.
    pub header_row: Option<u32>,
}

/// A case, opened.
#[derive(Debug)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Its rules' parameters.
    pub configuration: Configuration,
    /// Its secret; `None` where it has none.
    pub secret: Option<Secret>,
    /// What the user should know before anything else.
    pub warnings: Vec<Msg>,
}

/// Opens a case folder or a single roll.
pub fn open(path: &Path, options: &OpenOptions) -> Result<Opened, AppError> {
    if path.is_dir() {
        return open_case(&Folder::new(path), options);
    }
    if path.file_name().is_some_and(|name| name == "case.toml") {
        let parent = path.parent().unwrap_or_else(|| Path::new("."));
        return open_case(&Folder::new(parent), options);
    }
    let bytes = files::read_file(path).map_err(|source| AppError::roll(unreadable(path, &source)))?;
    open_single(&path.display().to_string(), &bytes, options)
}

/// Opens a single roll. Its id is the argument as typed.
pub fn open_single(name: &str, bytes: &[u8], options: &OpenOptions) -> Result<Opened, AppError> {
    let read_options = ReadOptions {
        sheets: options.sheets.clone(),
        header_row: options.header_row,
        columns: options.columns.clone(),
        purpose: Purpose::People,
        as_of: options.as_of,
    };
    let read = readers::read(bytes, name, &read_options).map_err(|error| AppError::reading(&error))?;
    let id = Path::new(name)
        .file_stem()
        .map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
    let source = Source {
        id: name.to_owned(),
        file: name.to_owned(),
        kind: SourceKind::Roll,
        sha256: Some(digest(bytes)),
        bytes: bytes.len() as u64,
        format: Some(read.format),
        from: None,
        received: None,
        supersedes: None,
        line: None,
        workbook: read.workbook.clone(),
        unreadable: None,
    };
    let file = CaseFile::for_single_file(id, options.vote, options.as_of);
    let mut case = Case { origin: CaseOrigin::SingleFile, file, sources: vec![source], tables: Vec::new() };
    add_tables(&mut case, 0, read.into_tables());
    Ok(Opened { case, configuration: Configuration::default(), secret: None, warnings: Vec::new() })
}

/// Opens a case from its files.
pub fn open_case(files: &dyn Files, options: &OpenOptions) -> Result<Opened, AppError> {
    let shown = files.show("case.toml");
    let bytes = files.read("case.toml").map_err(|source| AppError::usage(no_case_file(&shown, &source)))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| AppError::usage(not_utf8(&shown, error.valid_up_to())))?;
    let mut file = case_file::parse(text)
        .map_err(|list| AppError::Usage(list.into_iter().map(|fault| fault.problem()).collect()))?;
    if options.vote.is_some() {
        file.case.value.vote = options.vote;
    }
    if options.as_of.is_some() {
        file.case.value.as_of = options.as_of;
    }
    let configuration = Configuration::of(&file, &rules::metas())
        .map_err(|list| AppError::Usage(list.iter().map(crate::engine::ConfigError::problem).collect()))?;
    let mut warnings = Vec::new();
    let secret = secret(files, &file, &mut warnings)?;
    let specs: Vec<(u32, SourceSpec)> =
        file.sources.iter().map(|source| (source.line, source.value.clone())).collect();
    let mut case = Case { origin: CaseOrigin::Folder, file, sources: Vec::new(), tables: Vec::new() };
    let read = side_by_side(&specs, |(line, spec)| read_source(files, *line, spec, case.file.case.as_of));
    for ((_, spec), (source, tables)) in specs.iter().zip(read) {
        let superseded =
            specs.iter().any(|(_, other)| other.supersedes.as_ref().is_some_and(|id| id.value == spec.id));
        let counts = spec.kind == SourceKind::Roll && !superseded;
        add_source(&mut case, source, tables, counts)?;
    }
    Ok(Opened { case, configuration, secret, warnings })
}

/// Puts a source into the case. The roll that counts must be readable; any other becomes a finding.
fn add_source(
    case: &mut Case,
    mut source: Source,
    tables: Result<Vec<Table>, Box<Problem>>,
    counts: bool,
) -> Result<(), AppError> {
    let position = case.sources.len();
    match tables {
        Ok(tables) => {
            case.sources.push(source);
            add_tables(case, position, tables);
        }
        Err(problem) if counts => return Err(AppError::roll(*problem)),
        Err(problem) => {
            source.unreadable = Some(why(&problem));
            case.sources.push(source);
        }
    }
    Ok(())
}

/// A source as the case file describes it, and what its file holds.
fn read_source(
    files: &dyn Files,
    line: u32,
    spec: &SourceSpec,
    as_of: Option<NaiveDate>,
) -> (Source, Result<Vec<Table>, Box<Problem>>) {
    let mut source = Source {
        id: spec.id.clone(),
        file: spec.file.clone(),
        kind: spec.kind,
        sha256: None,
        bytes: 0,
        format: None,
        from: spec.from.clone(),
        received: spec.received,
        supersedes: spec.supersedes.as_ref().map(|id| id.value.clone()),
        line: Some(line),
        workbook: WorkbookFacts::default(),
        unreadable: None,
    };
    let tables = read_tables(files, spec, as_of, &mut source);
    (source, tables)
}

fn read_tables(
    files: &dyn Files,
    spec: &SourceSpec,
    as_of: Option<NaiveDate>,
    source: &mut Source,
) -> Result<Vec<Table>, Box<Problem>> {
    let shown = files.show(&spec.file);
    let bytes = files.read(&spec.file).map_err(|error| Box::new(unreadable(&shown, &error)))?;
    let found = digest(&bytes);
    source.sha256 = Some(found);
    source.bytes = bytes.len() as u64;
    if let Some(pin) = &spec.sha256
        && Digest::from_hex(&pin.value.to_lowercase()) != Some(found)
    {
        return Err(Box::new(other_digest(&spec.file, pin.line, &pin.value, found)));
    }
    let options = ReadOptions {
        sheets: spec.sheets.clone(),
        header_row: spec.header_row,
        columns: spec.columns.clone(),
        purpose: Purpose::of(spec.kind),
        as_of,
    };
    let read = readers::read(&bytes, &spec.file, &options).map_err(|error| Box::new(error.problem()))?;
    source.format = Some(read.format);
    source.workbook = read.workbook.clone();
    Ok(read.into_tables())
}

pub(super) fn add_tables(case: &mut Case, source: usize, tables: Vec<Table>) {
    for mut table in tables {
        table.source = u16::try_from(source).unwrap_or(u16::MAX);
        table.index = u16::try_from(case.tables.len()).unwrap_or(u16::MAX);
        case.tables.push(table);
    }
}

/// The SHA-256 of some bytes.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

fn secret(files: &dyn Files, file: &CaseFile, warnings: &mut Vec<Msg>) -> Result<Option<Secret>, AppError> {
    let Some(name) = &file.case.secret else { return Ok(None) };
    let shown = files.show(name);
    let bytes = match files.read(name) {
        Ok(bytes) => bytes,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            warnings.push(
                Msg::new(
                    "no está el secreto del expediente ({name}): solo se puede hacer el reporte confidencial, con \
                     códigos que no se deben publicar",
                    "the case secret ({name}) is not there: only the confidential report can be made, with codes that \
                     must not be published",
                )
                .private("name", name),
            );
            return Ok(None);
        }
        Err(source) => return Err(AppError::Fault(Box::new(unreadable(&shown, &source)))),
    };
    let bytes: [u8; 32] =
        bytes.as_slice().try_into().map_err(|_| AppError::usage(bad_secret(&shown, bytes.len())))?;
    if files.open_to_others(name) == Some(true) && !file.case.synthetic {
        warnings.push(
            Msg::new(
                "otras personas de esta computadora pueden leer {name}: ciérrelo con chmod 600",
                "other people on this computer can read {name}: close it with chmod 600",
            )
            .private("name", shown.display().to_string()),
        );
    }
    Ok(Some(Secret::new(bytes)))
}

/// A problem as the reason that a source could not be read.
fn why(problem: &Problem) -> Msg {
    Msg::new("{title}: {detail}", "{title}: {detail}")
        .with("title", problem.title)
        .with("detail", problem.detail.clone())
}

fn no_case_file(path: &Path, source: &std::io::Error) -> Problem {
    let mut problem = unreadable(path, source);
    if source.kind() == std::io::ErrorKind::NotFound {
        problem.title = Text::new("la carpeta no es un expediente", "the folder is not a case");
        problem.detail = Msg::new("no tiene un archivo case.toml", "it holds no file case.toml");
        problem.help = Msg::new(
            "dé la carpeta que tiene case.toml, o un solo padrón (.csv, .xlsx, …)",
            "give the folder that holds case.toml, or a single roll (.csv, .xlsx, …)",
        );
    }
    problem
}

fn not_utf8(path: &Path, offset: usize) -> Problem {
    Problem {
        code: "APP-005",
        title: Text::new("case.toml no está en UTF-8", "case.toml is not in UTF-8"),
        detail: Msg::new("el byte {n} no es UTF-8", "byte {n} is not UTF-8").with("n", offset),
        help: Msg::new("guárdelo de nuevo como UTF-8", "save it again as UTF-8"),
        place: Some(path.display().to_string()),
    }
}

fn bad_secret(path: &Path, length: usize) -> Problem {
    Problem {
        code: "APP-006",
        title: Text::new("el secreto del expediente no sirve", "the case secret is not usable"),
        detail: Msg::new("debe tener 32 bytes y tiene {n}", "it must be 32 bytes long and is {n}")
            .with("n", length),
        help: Msg::new(
            "recupere el archivo original; con otro secreto cambian todos los códigos",
            "restore the original file; another secret changes every code",
        ),
        place: Some(path.display().to_string()),
    }
}

fn other_digest(file: &str, line: u32, pinned: &str, found: Digest) -> Problem {
    Problem {
        code: "APP-007",
        title: Text::new("el archivo no es el que se fijó", "the file is not the pinned one"),
        detail: Msg::new(
            "se esperaba SHA-256 {pinned} y es {found}",
            "expected SHA-256 {pinned}, and it is {found}",
        )
        // The digest of a list that workers made would give their names away: it is never published.
        .private("pinned", pinned)
        .private("found", found.to_string()),
        help: Msg::new(
            "recupere el archivo original, o cambie sha256 si de verdad quiere usar este",
            "restore the original file, or change sha256 if you do want to use this one",
        ),
        place: Some(format!("{file} (case.toml:{line})")),
    }
}
