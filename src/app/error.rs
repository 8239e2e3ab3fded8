//! What can stop a use case, and the exit code of each.

use std::io;
use std::path::Path;

use crate::model::{Msg, Problem, Text};

/// Exit codes (`contract.md`, *Commands*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Fault of program, disk or network.
    Fault = 1,
    /// Usage, or a case file that is not valid.
    Usage = 2,
    /// The roll, or the file named, is missing, unreadable, or differs from its pinned digest.
    Roll = 3,
    /// A signature or pack is not valid.
    Invalid = 4,
    /// All that could be checked holds, but no key named by the reader vouches for it.
    NotVouched = 5,
    /// Findings at or above `--fail-on`.
    Findings = 10,
    /// Under `--strict`, some rule could not run.
    NotChecked = 11,
}

impl Exit {
    /// Every code, in order.
    pub const ALL: [Self; 8] = [
        Self::Done,
        Self::Fault,
        Self::Usage,
        Self::Roll,
        Self::Invalid,
        Self::NotVouched,
        Self::Findings,
        Self::NotChecked,
    ];

    /// What it means.
    pub const fn meaning(self) -> Text {
        match self {
            Self::Done => Text::new(
                "hecho; una revisión terminada es un éxito, encuentre lo que encuentre",
                "done; a finished audit is a success, whatever it found",
            ),
            Self::Fault => {
                Text::new("falla del programa, del disco o de la red", "fault of program, disk or network")
            }
            Self::Usage => Text::new(
                "uso equivocado, o un expediente que no es válido",
                "usage, or a case file that is not valid",
            ),
            Self::Roll => Text::new(
                "el padrón o el archivo nombrado falta, no se puede leer o no es el que se fijó",
                "the roll or the file named is missing, unreadable, or not the pinned one",
            ),
            Self::Invalid => {
                Text::new("una firma o un paquete no es válido", "a signature or pack is not valid")
            }
            Self::NotVouched => Text::new(
                "todo lo revisable cuadra, pero ninguna llave nombrada por quien lee lo respalda",
                "all that could be checked holds, but no key named by the reader vouches for it",
            ),
            Self::Findings => {
                Text::new("hay hallazgos del peso dado en --fail-on, o más", "findings at or above --fail-on")
            }
            Self::NotChecked => Text::new(
                "con --strict, alguna regla no se pudo revisar",
                "under --strict, some rule could not run",
            ),
        }
    }
}

/// What stopped a use case. Each kind has its exit code; each problem says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Wrong usage, or a case file that is not valid.
    #[error("the case file or the usage is not valid ({} problems)", .0.len())]
    Usage(Vec<Problem>),
    /// The roll, or the file named.
    #[error("the roll or the file named cannot be used")]
    Roll(Box<Problem>),
    /// A pack or key.
    #[error("a pack, signature or key is not valid")]
    Invalid(Box<Problem>),
    /// The disk, the network, or the program itself.
    #[error("the machine or the program failed")]
    Fault(Box<Problem>),
}

impl AppError {
    /// A problem of usage.
    pub fn usage(problem: Problem) -> Self {
        Self::Usage(vec![problem])
    }

    /// A problem of the roll or of the file named.
    pub fn roll(problem: Problem) -> Self {
        Self::Roll(Box::new(problem))
    }

    /// A file that cannot be read, or a mistake in what was asked of it.
    pub fn reading(error: &crate::readers::ReadError) -> Self {
        if error.is_wish() { Self::usage(error.problem()) } else { Self::roll(error.problem()) }
    }

    /// A pack or key that is not valid.
    pub fn invalid(problem: Problem) -> Self {
        Self::Invalid(Box::new(problem))
    }

    /// Its exit code.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Roll(_) => Exit::Roll,
            Self::Invalid(_) => Exit::Invalid,
            Self::Fault(_) => Exit::Fault,
        }
    }

    /// Its problems.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Usage(list) => list,
            Self::Roll(problem) | Self::Invalid(problem) | Self::Fault(problem) => {
                std::slice::from_ref(problem)
            }
        }
    }

    /// The machine gives no random bytes.
    pub fn no_randomness(source: &dyn std::error::Error) -> Self {
        Self::Fault(Box::new(Problem {
            code: "APP-001",
            title: Text::new("la computadora no da números al azar", "the computer gives no random numbers"),
            detail: Msg::new("el sistema respondió: {why}", "the system answered: {why}")
                .word("why", source.to_string()),
            help: Msg::new(
                "intente de nuevo; sin azar no se hacen llaves",
                "try again; no key is made without randomness",
            ),
            place: None,
        }))
    }

    /// Something could not be written.
    pub fn cannot_write(path: &Path, source: &io::Error) -> Self {
        Self::Fault(Box::new(Problem {
            code: "APP-002",
            title: Text::new("no se pudo escribir", "could not write"),
            detail: Msg::new("el sistema respondió: {why}", "the system answered: {why}")
                .word("why", source.to_string()),
            help: Msg::new(
                "revise permisos y espacio, o escriba en otra carpeta",
                "check permissions and space, or write to another folder",
            ),
            place: Some(path.display().to_string()),
        }))
    }

    /// A bug.
    pub fn bug(what: &'static str, source: &dyn std::error::Error) -> Self {
        Self::Fault(Box::new(Problem {
            code: "APP-003",
            title: Text::new("error del programa", "error in the program"),
            detail: Msg::new("{what}: {why}", "{what}: {why}")
                .word("what", what)
                .word("why", source.to_string()),
            help: Msg::new(
                "repórtelo con la orden que usó, sin enviar los archivos",
                "report it with the command you used, without sending the files",
            ),
            place: None,
        }))
    }
}

/// A file that cannot be read: not there, a folder, no permission, not a regular file.
#[expect(clippy::wildcard_enum_match_arm, reason = "the system has many kinds of error; the rest is quoted")]
pub(super) fn unreadable(path: &Path, source: &io::Error) -> Problem {
    let (detail, help) = match source.kind() {
        io::ErrorKind::NotFound => (
            Msg::new("no existe", "it does not exist"),
            Msg::new("revise el nombre y la carpeta", "check the name and the folder"),
        ),
        io::ErrorKind::PermissionDenied => (
            Msg::new("no hay permiso para leerlo", "there is no permission to read it"),
            Msg::new("copie el archivo a una carpeta suya", "copy the file to a folder of yours"),
        ),
        io::ErrorKind::IsADirectory => (
            Msg::new("es una carpeta, se esperaba un archivo", "it is a folder; a file was expected"),
            Msg::new("dé el archivo que está adentro", "give the file that is inside"),
        ),
        io::ErrorKind::InvalidInput => (
            Msg::new("no es un archivo común", "it is not a regular file"),
            Msg::new("cópielo primero a un archivo", "copy it to a file first"),
        ),
        io::ErrorKind::FileTooLarge => (
            Msg::new("es más grande de lo que se lee (1 GiB)", "it is larger than what is read (1 GiB)"),
            Msg::new(
                "deje solo las hojas y columnas que importan",
                "keep only the sheets and columns that matter",
            ),
        ),
        _ => (
            Msg::new("el sistema respondió: {why}", "the system answered: {why}")
                .word("why", source.to_string()),
            Msg::new("revise el disco y vuelva a intentar", "check the disk and try again"),
        ),
    };
    Problem {
        code: "APP-004",
        title: Text::new("no se pudo leer el archivo", "the file could not be read"),
        detail,
        help,
        place: Some(path.display().to_string()),
    }
}
