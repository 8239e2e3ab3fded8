//! Documents out of a case or a pack: the objection, and the report's own files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::i18n::Audience;
use crate::model::{DispositionState, Msg, Problem, Text, Vote};
use crate::report::objection::{self, Deadline, Objection};
use crate::signing::pack;

use super::error::unreadable;
use super::open::OpenOptions;
use super::{AppError, Audited, audit, files, open};

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportTarget {
    /// The petition of the rapid response mechanism.
    Petition,
    /// The objection to the roll.
    Objection,
    /// The findings as a workbook.
    Xlsx,
    /// The report as a PDF.
    Pdf,
    /// The report as a page.
    Html,
    /// The findings for code scanners.
    Sarif,
}

impl ExportTarget {
    /// Its word on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Objection => "objection",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Sarif => "sarif",
        }
    }
}

/// What to make, and where to put it.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// The document.
    pub target: ExportTarget,
    /// Folder; left out: the case folder.
    pub out: Option<PathBuf>,
    /// Open and pending findings go into the objection too, and every page says so.
    pub draft: bool,
    /// Names are written out in the report's files. The objection always carries them.
    pub names: bool,
    /// Files of the same name are replaced.
    pub replace: bool,
}

/// What was written.
#[derive(Debug)]
pub struct Exported {
    /// The files.
    pub files: Vec<PathBuf>,
    /// The objection, where one was asked for.
    pub objection: Option<Objection>,
    /// What the user should know of the case.
    pub warnings: Vec<Msg>,
}

/// Makes documents of a case, a single roll, or a pack.
pub fn export(path: &Path, options: &ExportOptions) -> Result<Exported, AppError> {
    match options.target {
        ExportTarget::Petition | ExportTarget::Pdf | ExportTarget::Sarif => {
            return Err(AppError::usage(not_built(options.target)));
        }
        ExportTarget::Objection | ExportTarget::Xlsx | ExportTarget::Html => {}
    }
    if options.draft && options.target != ExportTarget::Objection {
        return Err(AppError::usage(draft_of_what()));
    }
    let is_pack = !path.join("case.toml").exists() && path.join(pack::REPORT).exists();
    if is_pack {
        return from_pack(path, options);
    }
    let opened = open::open(path, &OpenOptions::default())?;
    let warnings = opened.warnings.clone();
    let audited = audit::audit(opened);
    let folder = options.out.clone().unwrap_or_else(|| case_folder(path));
    let (files, objection) = match options.target {
        ExportTarget::Objection => {
            let made = objection_of(&audited, path, options.draft)?;
            (made.files.iter().map(|(name, bytes)| (*name, bytes.clone())).collect(), Some(made))
        }
        ExportTarget::Xlsx
        | ExportTarget::Html
        | ExportTarget::Petition
        | ExportTarget::Pdf
        | ExportTarget::Sarif => {
            let mut documents = audited.documents(Audience::Confidential, options.names)?.files;
            let name = report_file(options.target);
            (documents.remove(name).map(|bytes| (name, bytes)).into_iter().collect::<Vec<_>>(), None)
        }
    };
    Ok(Exported { files: write(&folder, &files, options.replace)?, objection, warnings })
}

/// The file of a report that a target names.
const fn report_file(target: ExportTarget) -> &'static str {
    match target {
        ExportTarget::Html => "report.html",
        ExportTarget::Objection
        | ExportTarget::Xlsx
        | ExportTarget::Petition
        | ExportTarget::Pdf
        | ExportTarget::Sarif => "findings.xlsx",
    }
}

/// A pack holds its report's files already; an objection needs the rows of the case.
fn from_pack(path: &Path, options: &ExportOptions) -> Result<Exported, AppError> {
    if options.target == ExportTarget::Objection {
        return Err(AppError::usage(Problem {
            code: "APP-033",
            title: Text::new("la objeción sale del expediente", "the objection is made from the case"),
            detail: Msg::new(
                "eso es un paquete: no trae los padrones ni las decisiones con sus renglones",
                "that is a pack: it carries neither the rolls nor the decisions with their rows",
            ),
            help: Msg::new("dé la carpeta que tiene case.toml", "give the folder that holds case.toml"),
            place: Some(path.display().to_string()),
        }));
    }
    let name = report_file(options.target);
    let file = path.join(name);
    let bytes = files::read_file(&file).map_err(|source| AppError::roll(unreadable(&file, &source)))?;
    let folder = options.out.clone().unwrap_or_else(|| PathBuf::from("."));
    Ok(Exported {
        files: write(&folder, &[(name, bytes)], options.replace)?,
        objection: None,
        warnings: Vec::new(),
    })
}

fn case_folder(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    path.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn objection_of(audited: &Audited, path: &Path, draft: bool) -> Result<Objection, AppError> {
    let case = &audited.opened.case;
    let vote = case.file.case.vote.ok_or_else(|| AppError::usage(no_vote()))?;
    if case.roll().is_none() {
        return Err(AppError::usage(no_roll()));
    }
    objection::build(case, &audited.audit, vote, draft)
        .map_err(|error| AppError::bug("objecion", error.as_ref()))?
        .ok_or_else(|| AppError::usage(nothing_to_object(audited, path, vote, draft)))
}

/// Writes all files or none: what lies there already is not touched unless that is said.
fn write(folder: &Path, files: &[(&str, Vec<u8>)], replace: bool) -> Result<Vec<PathBuf>, AppError> {
    let there: Vec<&str> =
        files.iter().map(|(name, _)| *name).filter(|name| folder.join(name).exists()).collect();
    if !there.is_empty() && !replace {
        return Err(AppError::usage(in_the_way(folder, &there)));
    }
    fs::create_dir_all(folder).map_err(|source| AppError::cannot_write(folder, &source))?;
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        // Written beside and then moved: a full disk leaves the old file whole.
        let beside = folder.join(format!(".{name}.new"));
        drop(fs::remove_file(&beside));
        files::create_new(&beside, bytes, true).map_err(|source| AppError::cannot_write(&beside, &source))?;
        fs::rename(&beside, &path).map_err(|source| AppError::cannot_write(&path, &source))?;
        written.push(path);
    }
    Ok(written)
}

fn not_built(target: ExportTarget) -> Problem {
    Problem {
        code: "APP-030",
        title: Text::new("ese documento todavía no se hace", "that document is not made yet"),
        detail: Msg::new(
            "--to {target} no existe en esta versión; petition, pdf y sarif faltan",
            "--to {target} is not in this version; petition, pdf and sarif are missing",
        )
        .word("target", target.key()),
        help: Msg::new(
            "se pueden hacer: objection, xlsx, html; la página html se imprime a PDF desde el navegador",
            "these can be made: objection, xlsx, html; the html page prints to PDF from the browser",
        ),
        place: None,
    }
}

fn draft_of_what() -> Problem {
    Problem {
        code: "APP-031",
        title: Text::new("--draft es de la objeción", "--draft belongs to the objection"),
        detail: Msg::new(
            "los otros documentos muestran todos los hallazgos con su decisión",
            "the other documents show all findings with their decision",
        ),
        help: Msg::new("quite --draft, o pida --to objection", "drop --draft, or ask for --to objection"),
        place: None,
    }
}

fn in_the_way(folder: &Path, there: &[&str]) -> Problem {
    Problem {
        code: "APP-032",
        title: Text::new("ya hay un documento con ese nombre", "there is a document of that name already"),
        detail: Msg::new(
            "no se escribió nada; ya están: {names}",
            "nothing was written; already there: {names}",
        )
        .word("names", there.join(", ")),
        help: Msg::new(
            "dé otra carpeta con --out, o reemplácelos con --replace (se pierde lo que se haya escrito en ellos)",
            "give another folder with --out, or replace them with --replace (what was written into them is lost)",
        ),
        place: Some(folder.display().to_string()),
    }
}

fn no_vote() -> Problem {
    Problem {
        code: "APP-034",
        title: Text::new("falta la clase de votación", "the kind of vote is missing"),
        detail: Msg::new(
            "de ella dependen las causas, los artículos y el plazo de la objeción",
            "the causes, the articles and the deadline of the objection depend on it",
        ),
        help: Msg::new(
            "haga un expediente con escrutinio init, y diga vote en [case]",
            "make a case with escrutinio init, and say vote in [case]",
        ),
        place: None,
    }
}

fn no_roll() -> Problem {
    Problem {
        code: "APP-035",
        title: Text::new("no hay padrón que objetar", "there is no roll to object to"),
        detail: Msg::new(
            "el expediente no tiene [[source]] de clase roll",
            "the case has no [[source]] of kind roll",
        ),
        help: Msg::new(
            "agregue el padrón como [[source]] con kind = \"roll\"",
            "add the roll as a [[source]] with kind = \"roll\"",
        ),
        place: Some("case.toml".to_owned()),
    }
}

/// No accepted finding can be pleaded: how many wait, and how they are accepted.
fn nothing_to_object(audited: &Audited, path: &Path, vote: Vote, draft: bool) -> Problem {
    let states =
        |state| audited.audit.findings.iter().filter(move |decided| decided.disposition.state == state);
    let open = states(DispositionState::Open).count();
    let accepted = states(DispositionState::Accepted).count();
    let example = states(DispositionState::Open)
        .find(|decided| decided.finding.subject.kind.is_personal())
        .map_or("ID", |decided| decided.id.as_str());
    let case = path.display().to_string();
    let detail = if accepted > 0 {
        Msg::new(
            "hay {accepted} {accepted:hallazgo aceptado|hallazgos aceptados}, pero ninguno es causa de objeción al \
             padrón en esta clase de votación ({vote}); quedan {open} por revisar",
            "{accepted} {accepted:finding is|findings are} accepted, but none is a cause of objection to the roll in \
             this kind of vote ({vote}); {open} are left to review",
        )
    } else {
        Msg::new(
            "ningún hallazgo está aceptado; quedan {open} por revisar",
            "no finding is accepted; {open} are left to review",
        )
    };
    let help = if draft {
        Msg::new(
            "revise los hallazgos con escrutinio audit {case}",
            "look at the findings with escrutinio audit {case}",
        )
    } else {
        Msg::new(
            "acepte los que correspondan en case.toml: [[decision]] finding = \"{example}\" disposition = \"accepted\" \
             why = \"…\" by = \"…\"; o haga un borrador con todos: escrutinio export {case} --to objection --draft",
            "accept those that hold in case.toml: [[decision]] finding = \"{example}\" disposition = \"accepted\" why = \
             \"…\" by = \"…\"; or make a draft with all of them: escrutinio export {case} --to objection --draft",
        )
    };
    Problem {
        code: "APP-036",
        title: Text::new("no hay nada aceptado que objetar", "nothing accepted to object to"),
        detail: detail.with("accepted", accepted).with("open", open).with("vote", vote.title()),
        help: help.word("case", case.clone()).word("example", example),
        place: Some(case),
    }
}

impl Exported {
    /// The deadline of the objection, where one was made.
    pub fn deadline(&self) -> Option<&Deadline> {
        self.objection.as_ref().map(|objection| &objection.deadline)
    }
}
