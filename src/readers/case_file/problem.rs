//! What can be wrong with a case file: one code a fault, and where, what and what to write instead.

use crate::model::{Msg, Problem, Text};

macro_rules! faults {
    ($($variant:ident $code:literal $es:literal $en:literal),* $(,)?) => {
        /// A kind of fault of a case file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $(#[doc = $en] $variant,)*
        }

        impl Fault {
            /// Every fault, in the order of its code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// What went wrong, in a few words.
            pub const fn title(self) -> Text {
                match self { $(Self::$variant => Text::new($es, $en)),* }
            }
        }
    };
}

faults! {
    TooLarge "CASO-001" "el archivo del caso es demasiado grande" "the case file is too large",
    Encoding "CASO-002" "el archivo del caso no es texto UTF-8" "the case file is not UTF-8 text",
    Syntax "CASO-003" "el renglón no se puede leer como TOML" "the line cannot be read as TOML",
    Duplicate "CASO-004" "la misma clave está escrita dos veces" "the same key is written twice",
    Schema "CASO-005" "versión desconocida del archivo del caso" "unknown version of the case file",
    UnknownKey "CASO-010" "clave desconocida" "unknown key",
    Missing "CASO-011" "falta un dato necesario" "a necessary entry is missing",
    WrongType "CASO-012" "el valor no es de la clase esperada" "the value is not of the expected kind",
    UnknownWord "CASO-013" "palabra desconocida" "unknown word",
    OutOfRange "CASO-014" "número fuera de rango" "number out of range",
    BadDate "CASO-015" "fecha u hora que no se puede leer" "a date or time that cannot be read",
    Offset "CASO-016" "fecha con desfase horario" "a date-time with an offset",
    BadState "CASO-017" "clave de estado desconocida" "unknown state code",
    BadZone "CASO-018" "zona horaria desconocida" "unknown time zone",
    BadDigest "CASO-019" "huella SHA-256 que no lo es" "not a SHA-256 digest",
    BadId "CASO-020" "identificador que no se puede usar" "an identifier that cannot be used",
    RepeatedId "CASO-021" "identificador repetido" "repeated identifier",
    NoSuchEntry "CASO-022" "se nombra algo que no existe" "something is named that does not exist",
    Cycle "CASO-023" "las fuentes se sustituyen en círculo" "sources supersede each other in a circle",
    SupersedesOther "CASO-024" "sustituye a una fuente de otra clase" "it supersedes a source of another kind",
    WindowOrder "CASO-030" "la casilla no cierra después de abrir" "a polling window does not close after it opens",
    WindowAmbiguous "CASO-031" "ventana de 00:00 a 00:00: ¿todo el día o nada?"
        "a window from 00:00 to 00:00: the whole day, or none?",
    ReleaseUnannounced "CASO-032" "permiso o paro sin la hora de su aviso"
        "a release without the time it was announced",
    ReleaseOrder "CASO-033" "el permiso o paro no termina después de empezar"
        "a release does not end after it starts",
    NoHours "CASO-034" "turno sin horas" "a duty without hours",
    HoursTwice "CASO-035" "las horas del turno están dichas de dos maneras" "a duty's hours are given in two ways",
    DutyDays "CASO-036" "los días del turno se dicen de una sola manera" "a duty's days are said in exactly one way",
    Pattern "CASO-037" "el ciclo no se puede seguir" "the cycle cannot be followed",
    ZeroBreak "CASO-038" "descanso sin duración" "a break without length",
    BadColumn "CASO-040" "la columna no se puede asignar" "the column cannot be assigned",
    SheetTwice "CASO-041" "la hoja está dicha de dos maneras" "the sheet is given in two ways",
    RangeOrder "CASO-042" "el intervalo termina antes de empezar" "a range ends before it starts",
    OptionCount "CASO-043" "una sola pregunta lleva dos opciones" "a single question has two options",
    RepeatedTally "CASO-044" "la misma acta está dos veces" "the same tally sheet stands twice",
    RuleSetting "CASO-045" "ajuste de regla que no se puede leer" "a rule setting that cannot be read",
}

/// One thing to mend in a case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseProblem {
    /// What kind of fault it is.
    pub fault: Fault,
    /// Line of the case file; the first is 1.
    pub line: u32,
    /// What was expected and what was got.
    pub detail: Msg,
    /// What to write instead.
    pub help: Msg,
}

impl CaseProblem {
    /// The stable code, such as `CASO-011`.
    pub const fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// The problem as every face shows it.
    pub fn problem(&self) -> Problem {
        Problem {
            code: self.code(),
            title: self.fault.title(),
            detail: self.detail.clone(),
            help: self.help.clone(),
            place: Some(format!("case.toml:{}", self.line)),
        }
    }
}

/// The problems met so far.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<CaseProblem>,
}

impl Problems {
    /// Notes a problem.
    pub(super) fn push(&mut self, fault: Fault, line: u32, detail: Msg, help: Msg) {
        self.list.push(CaseProblem { fault, line, detail, help });
    }

    /// Says something better to do about the last problem.
    pub(super) fn mend_last(&mut self, help: Msg) {
        if let Some(last) = self.list.last_mut() {
            last.help = help;
        }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems in the order of their lines, without the faults that a lost part would only repeat.
    pub(super) fn sorted(mut self, leave_out: &[Fault]) -> Vec<CaseProblem> {
        self.list.retain(|problem| !leave_out.contains(&problem.fault));
        self.list.sort_by_key(|problem| (problem.line, problem.fault));
        self.list.dedup();
        self.list
    }
}
