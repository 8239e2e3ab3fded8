//! What `export` says on the terminal.

use crate::model::Text;

/// Names are in it: said loudly.
pub const NAMES: Text = Text::new(
    "ATENCIÓN: estos archivos llevan nombres, CURP y números de empleado. Son para la autoridad: no los publique ni los \
     comparta con la parte patronal",
    "ATTENTION: these files carry names, CURPs and employee numbers. They are for the authority: do not publish them nor \
     share them with the employer",
);
/// The report's own files.
pub const ROWS: Text = Text::new(
    "ATENCIÓN: es la versión confidencial, con renglones y puestos; para publicar use audit --out",
    "ATTENTION: this is the confidential version, with rows and positions; to publish use audit --out",
);
/// What the letter asks.
pub const ASKED: Text = Text::new(
    "se pide excluir a {exclude}, incluir a {include}, corregir {correct} y {order} del padrón en su conjunto",
    "asks to exclude {exclude}, to include {include}, to correct {correct}, and {order} about the roll as a whole",
);
/// The term, counted.
pub const DUE: Text = Text::new(
    "plazo: vence el {weekday} {due} ({days} días hábiles desde el {after}); confírmelo con la notificación",
    "deadline: {weekday}, {due} ({days} business days from {after}); confirm it with the notice",
);
/// No day to count from.
pub const NOT_STARTED: Text = Text::new(
    "plazo: {days} días hábiles, pero falta roll_received en [dates]; en el escrito va en blanco",
    "deadline: {days} business days, but roll_received is missing in [dates]; it is left blank in the writ",
);
/// At the hearing.
pub const AT_HEARING: Text = Text::new(
    "plazo: la lista contraria se presenta en la audiencia; su fecha va en blanco",
    "deadline: the counter-list is presented at the hearing; its date is left blank",
);
/// None in the law.
pub const NO_TERM: Text = Text::new(
    "plazo: no se encontró ninguno en la ley para este padrón; va en blanco. Preséntelo cuanto antes y pregunte a su \
     abogada o abogado",
    "deadline: none was found in the law for this roll; it is left blank. File it as soon as you can and ask your lawyer",
);
/// What else there is.
pub const LEFT_OUT: Text = Text::new(
    "{n} {n:hallazgo aceptado no entró|hallazgos aceptados no entraron} en el escrito: vea las notas",
    "{n} accepted {n:finding|findings} did not go into the writ: see the notes",
);
/// What to do next.
pub const NEXT: Text = Text::new(
    "lea {notes}, llene las líneas en blanco de {letter} y que lo revise una abogada o un abogado. No es asesoría legal",
    "read {notes}, fill in the blanks of {letter}, and have a lawyer review it. This is not legal advice",
);
/// The objection, as the next step of an audit.
pub const STEP: Text = Text::new(
    "el escrito de objeción con {n} {n:hallazgo aceptado|hallazgos aceptados} ({until})",
    "the objection with {n} accepted {n:finding|findings} ({until})",
);
/// Until a day.
pub const STEP_DUE: Text = Text::new("plazo: {due}", "deadline: {due}");
/// Nobody says since when.
pub const STEP_NOT_STARTED: Text = Text::new(
    "plazo: {days} días hábiles; falta roll_received",
    "deadline: {days} business days; roll_received is missing",
);
/// At the hearing.
pub const STEP_AT_HEARING: Text = Text::new("plazo: en la audiencia", "deadline: at the hearing");
/// None in the law.
pub const STEP_NO_TERM: Text =
    Text::new("la ley no fija plazo: cuanto antes", "the law sets no deadline: as soon as possible");
