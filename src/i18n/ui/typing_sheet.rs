//! The words of the sheet into which a roll is typed.

use crate::model::Text;

/// Name of the sheet with the rows.
pub const SHEET: Text = Text::new("Padrón", "Roll");
/// Titles, each of which the reader knows.
pub const HEADERS: &[Text] = &[
    Text::new("No. de empleado", "Employee ID"),
    Text::new("Apellido paterno", "Surname 1"),
    Text::new("Apellido materno", "Surname 2"),
    Text::new("Nombre(s)", "Given names"),
    Text::new("CURP", "CURP"),
    Text::new("NSS", "NSS"),
    Text::new("Puesto", "Position"),
    Text::new("Departamento", "Department"),
    Text::new("Turno", "Shift"),
    Text::new("Fecha de ingreso", "Hire date"),
    Text::new("Hoja del papel", "Paper page"),
    Text::new("Renglón del papel", "Paper row"),
];
/// Head of a warning.
pub const WARNING: Text = Text::new("Revise lo escrito", "Check what you typed");
/// A CURP of another length.
pub const CURP: Text = Text::new(
    "Una CURP tiene 18 caracteres. Si el papel dice otra cosa, escríbala como está.",
    "A CURP has 18 characters. If the paper says otherwise, type it as it stands.",
);
/// A social security number of another length.
pub const NSS: Text = Text::new(
    "Un NSS tiene 11 dígitos, con sus ceros. Si el papel dice otra cosa, escríbalo como está.",
    "An NSS has 11 digits, zeros included. If the paper says otherwise, type it as it stands.",
);
/// Name of the sheet with advice.
pub const ADVICE_SHEET: Text = Text::new("Cómo capturar", "How to type");
/// How to type.
pub const ADVICE: &[Text] = &[
    Text::new(
        "Un renglón por persona, en el orden del papel.",
        "One row for each person, in the order of the paper.",
    ),
    Text::new(
        "Escriba lo que dice el papel, también si parece un error: corregirlo borraría la prueba.",
        "Type what the paper says, even if it looks wrong: mending it would erase the evidence.",
    ),
    Text::new(
        "Lo que no se lee se deja vacío. Nunca se completa de memoria ni de otra lista.",
        "Leave blank what cannot be read. Never fill it in from memory or from another list.",
    ),
    Text::new(
        "Borre las columnas que el papel no trae, o déjelas vacías.",
        "Delete the columns that the paper does not have, or leave them blank.",
    ),
    Text::new(
        "Anote en las dos últimas columnas la hoja y el renglón del papel, para volver a encontrar el renglón.",
        "Note page and row of the paper in the last two columns, to find the row again.",
    ),
    Text::new(
        "Si se puede, que dos personas capturen por separado, y compare con: escrutinio compare UNA.xlsx OTRA.xlsx",
        "If possible let two people type separately, and compare: escrutinio compare ONE.xlsx OTHER.xlsx",
    ),
    Text::new(
        "Guarde el papel, la fotografía o el escaneo: es el original, y entra en el expediente como documento.",
        "Keep the paper, photograph or scan: it is the original, and belongs in the case as a document.",
    ),
];
