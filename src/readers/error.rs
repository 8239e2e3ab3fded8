//! Why a file cannot be read at all. Bad data inside a readable file is never an error.

use thiserror::Error;

use crate::model::{Arg, Field, Msg, Problem, Text};

/// A file that cannot be read, or a wish about it that cannot be met.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}: {}", self.code(), self.title().en)]
pub struct ReadError {
    /// The file as the caller named it.
    pub file: String,
    /// What is the matter.
    pub what: Unreadable,
}

/// What makes a file unreadable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No bytes, or only blanks.
    Empty,
    /// Bytes that are no table; `seen` says what they look like.
    NotATable {
        /// What the bytes look like.
        seen: Text,
    },
    /// A PDF without a text layer: a scan.
    PdfScan,
    /// A PDF with a text layer: words at places on a page, no rows and columns.
    PdfText,
    /// A PDF with a table whose columns stand so close that several are one.
    PdfColumns,
    /// Printed text whose lines go on below, and it cannot be told which with which.
    BrokenLines {
        /// Lines that seem to go on.
        count: usize,
    },
    /// A PDF whose letters do not say which they are.
    PdfLetters,
    /// A workbook that opens only with a password.
    Encrypted,
    /// A compressed file that unfolds to more than is allowed.
    TooLarge {
        /// Bytes it unfolds to, as far as was looked.
        bytes: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// More columns than any spreadsheet has.
    TooManyColumns {
        /// Row where it was noticed.
        row: u32,
        /// Columns allowed.
        limit: u32,
    },
    /// More rows than are read from one file.
    TooManyRows {
        /// Rows allowed.
        limit: u32,
    },
    /// More cells than are read from one sheet.
    TooManyCells {
        /// Cells allowed.
        limit: usize,
    },
    /// No sheet of that name.
    UnknownSheet {
        /// The name asked for.
        asked: String,
        /// The sheets there are.
        there: Vec<String>,
    },
    /// No column of that name or letter.
    UnknownColumn {
        /// The header or letter asked for.
        asked: String,
        /// The nearest headers there are.
        near: Vec<String>,
    },
    /// Two of the user's words on columns cannot both hold.
    ColumnsClash {
        /// The columns, as the user sees them.
        columns: Vec<String>,
        /// What she said each of them is.
        fields: Vec<Field>,
    },
    /// The header row asked for lies beyond the end.
    NoSuchRow {
        /// The row asked for.
        asked: u32,
        /// The last row there is.
        last: u32,
    },
    /// A workbook whose parts contradict each other or break off.
    Damaged {
        /// What the reading program said; it names parts of the file, never its contents.
        detail: String,
    },
    /// A workbook without a single sheet of cells.
    NoSheets,
}

impl ReadError {
    pub(super) fn new(file: &str, what: Unreadable) -> Self {
        Self { file: file.to_owned(), what }
    }

    /// Every code of this floor, with its title; the list the documentation is checked against.
    pub const CODES: &'static [(&'static str, Text)] = &[
        ("LEC-001", Text::new("el archivo está vacío", "the file is empty")),
        ("LEC-002", Text::new("el archivo no es una tabla", "the file is not a table")),
        ("LEC-003", Text::new("el PDF es una imagen escaneada", "the PDF is a scanned picture")),
        ("LEC-004", Text::new("es un PDF, no una tabla", "it is a PDF, not a table")),
        ("LEC-005", Text::new("el archivo tiene contraseña", "the file has a password")),
        ("LEC-006", Text::new("el archivo es demasiado grande", "the file is too large")),
        ("LEC-007", Text::new("demasiadas columnas", "too many columns")),
        ("LEC-008", Text::new("demasiadas filas", "too many rows")),
        ("LEC-009", Text::new("no hay una hoja con ese nombre", "there is no sheet of that name")),
        ("LEC-010", Text::new("no hay una columna con ese nombre", "there is no column of that name")),
        ("LEC-011", Text::new("la fila de encabezado no existe", "the header row does not exist")),
        ("LEC-012", Text::new("el archivo está dañado", "the file is damaged")),
        ("LEC-013", Text::new("el libro no tiene hojas de datos", "the workbook has no sheet of data")),
        ("LEC-014", Text::new("demasiadas celdas", "too many cells")),
        (
            "LEC-015",
            Text::new("las letras del PDF no se reconocen", "the letters of the PDF cannot be recognised"),
        ),
        (
            "LEC-016",
            Text::new(
                "lo indicado sobre las columnas se contradice",
                "what was said of the columns contradicts itself",
            ),
        ),
        (
            "LEC-017",
            Text::new("los renglones del texto están partidos", "the lines of the text are broken up"),
        ),
    ];

    /// Whether the file can be read and only what was asked of it cannot be met: a mistake of usage.
    pub const fn is_wish(&self) -> bool {
        matches!(
            self.what,
            Unreadable::UnknownSheet { .. }
                | Unreadable::UnknownColumn { .. }
                | Unreadable::NoSuchRow { .. }
                | Unreadable::ColumnsClash { .. }
        )
    }

    const fn ordinal(&self) -> usize {
        match self.what {
            Unreadable::Empty => 0,
            Unreadable::NotATable { .. } => 1,
            Unreadable::PdfScan => 2,
            Unreadable::PdfText | Unreadable::PdfColumns => 3,
            Unreadable::Encrypted => 4,
            Unreadable::TooLarge { .. } => 5,
            Unreadable::TooManyColumns { .. } => 6,
            Unreadable::TooManyRows { .. } => 7,
            Unreadable::UnknownSheet { .. } => 8,
            Unreadable::UnknownColumn { .. } => 9,
            Unreadable::NoSuchRow { .. } => 10,
            Unreadable::Damaged { .. } => 11,
            Unreadable::NoSheets => 12,
            Unreadable::TooManyCells { .. } => 13,
            Unreadable::PdfLetters => 14,
            Unreadable::ColumnsClash { .. } => 15,
            Unreadable::BrokenLines { .. } => 16,
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        Self::CODES.get(self.ordinal()).map_or("LEC-000", |(code, _)| code)
    }

    fn title(&self) -> Text {
        Self::CODES.get(self.ordinal()).map_or(Text::new("", ""), |&(_, title)| title)
    }

    /// What the user is told.
    pub fn problem(&self) -> Problem {
        Problem {
            code: self.code(),
            title: self.title(),
            detail: self.what.detail(),
            help: self.what.help(),
            place: Some(self.file.clone()),
        }
    }
}

fn names(list: &[String]) -> Arg {
    Arg::List(list.iter().map(|name| Arg::Private(format!("“{name}”"))).collect())
}

impl Unreadable {
    fn detail(&self) -> Msg {
        match self {
            Self::Empty => Msg::new(
                "se esperaba una tabla y no hay ningún carácter visible",
                "a table was expected and there is no visible character",
            ),
            Self::NotATable { seen } => Msg::new(
                "se esperaba un libro de cálculo o texto con columnas, y el contenido es: {seen}",
                "a workbook or text in columns was expected, and the content is: {seen}",
            )
            .with("seen", *seen),
            Self::PdfScan
            | Self::PdfText
            | Self::PdfColumns
            | Self::PdfLetters
            | Self::BrokenLines { .. } => self.printed(),
            Self::Encrypted => Msg::new(
                "el contenido está cifrado; sin la contraseña no se puede leer",
                "the content is encrypted; it cannot be read without the password",
            ),
            Self::TooLarge { bytes, limit } => Msg::new(
                "ocupa al menos {bytes} bytes ya descomprimido; se admiten {limit}",
                "it takes at least {bytes} bytes once unpacked; {limit} are allowed",
            )
            .with("bytes", *bytes)
            .with("limit", *limit),
            Self::TooManyColumns { row, limit } => Msg::new(
                "la fila {row} tiene más de {limit} columnas",
                "row {row} has more than {limit} columns",
            )
            .with("row", *row)
            .with("limit", *limit),
            Self::TooManyRows { limit } => {
                Msg::new("el archivo tiene más de {limit} filas", "the file has more than {limit} rows")
                    .with("limit", *limit)
            }
            Self::TooManyCells { limit } => Msg::new(
                "la hoja tiene más de {limit} celdas, contando las vacías entre otras",
                "the sheet has more than {limit} cells, blank ones between others included",
            )
            .with("limit", *limit),
            Self::UnknownSheet { asked, there } => Msg::new(
                "se pidió la hoja “{asked}”; las hojas que hay son: {there}",
                "sheet “{asked}” was asked for; the sheets there are: {there}",
            )
            .private("asked", asked)
            .with("there", names(there)),
            Self::ColumnsClash { columns, fields } => Msg::new(
                "se indicó {first} como {one} y {second} como {other}: una columna lleva un solo campo, y un campo va en una sola columna",
                "{first} was said to be {one} and {second} to be {other}: a column carries one field, and a field goes in one column",
            )
            .private("first", columns.first().map_or("", String::as_str))
            .private("second", columns.get(1).map_or("", String::as_str))
            .with("one", fields.first().map_or(Text::new("", ""), |field| field.spec().title))
            .with("other", fields.get(1).map_or(Text::new("", ""), |field| field.spec().title)),
            Self::UnknownColumn { asked, near } if near.is_empty() => Msg::new(
                "se pidió la columna “{asked}”, y el archivo no tiene títulos de columna",
                "column “{asked}” was asked for, and the file has no column titles",
            )
            .private("asked", asked),
            Self::UnknownColumn { asked, near } => Msg::new(
                "se pidió la columna “{asked}”; las más parecidas son: {near}",
                "column “{asked}” was asked for; the nearest ones are: {near}",
            )
            .private("asked", asked)
            .with("near", names(near)),
            Self::NoSuchRow { asked, last } => Msg::new(
                "se pidió el encabezado en la fila {asked}; la última fila es la {last}",
                "the header was asked for in row {asked}; the last row is {last}",
            )
            .with("asked", *asked)
            .with("last", *last),
            Self::Damaged { detail } => in_words(
                detail,
                Msg::new(
                    "sus partes no concuerdan, están incompletas o se repiten sin fin ({detail})",
                    "its parts do not agree, are incomplete or repeat without end ({detail})",
                ),
            ),
            Self::NoSheets => Msg::new(
                "solo hay gráficas, macros u hojas sin celdas",
                "there are only charts, macros or sheets without cells",
            ),
        }
    }

    /// What is the matter with what was made to be read on paper.
    #[allow(clippy::wildcard_enum_match_arm, reason = "the others are not for paper")]
    fn printed(&self) -> Msg {
        match self {
            Self::PdfScan => Msg::new(
                "el PDF no trae texto, solo imágenes de las páginas",
                "the PDF carries no text, only pictures of the pages",
            ),
            Self::PdfText if !cfg!(feature = "read-pdf") => Msg::new(
                "el PDF trae texto, y este programa se compiló sin leer PDF (read-pdf)",
                "the PDF carries text, and this program was built without reading PDFs (read-pdf)",
            ),
            Self::PdfText => Msg::new(
                "el PDF trae texto, pero ninguna tabla con nombres, números o claves de personas",
                "the PDF carries text, but no table with names, numbers or identifiers of persons",
            ),
            Self::PdfColumns => Msg::new(
                "el PDF trae una tabla, pero varias columnas quedaron pegadas o partidas en renglones y no se pueden separar sin adivinar",
                "the PDF carries a table, but several of its columns are stuck together or broken over lines and cannot be told apart without guessing",
            ),
            Self::BrokenLines { count } => Msg::new(
                "{count} renglones parecen seguir el texto de otro, y no se puede saber de cuál sin adivinar: cada persona debe ocupar un renglón",
                "{count} lines seem to go on with the text of another one, and it cannot be told of which without guessing: each person should take one line",
            )
            .with("count", *count),
            Self::PdfLetters => Msg::new(
                "el PDF dibuja las letras sin decir cuáles son, así que su texto no se puede sacar",
                "the PDF draws its letters without saying which they are, so its text cannot be taken out",
            ),
            _ => Msg::new("", ""),
        }
    }

    fn help(&self) -> Msg {
        match self {
            Self::Empty => Msg::new(
                "pida de nuevo el archivo; quizá la copia se interrumpió",
                "ask for the file again; the copy may have been cut short",
            ),
            Self::NotATable { .. } => Msg::new(
                "ábralo con el programa que lo hizo y guárdelo como .xlsx o .csv",
                "open it with the program that made it and save it as .xlsx or .csv",
            ),
            Self::PdfScan | Self::PdfText | Self::PdfColumns | Self::PdfLetters => Msg::new(
                "pida el padrón en Excel o CSV; si no lo entregan, captúrelo en la hoja que hace `escrutinio generate typing-sheet captura.xlsx`",
                "ask for the roll as Excel or CSV; if it is not handed over, type it into the sheet that `escrutinio generate typing-sheet captura.xlsx` makes",
            ),
            Self::BrokenLines { .. } => Msg::new(
                "pida el padrón en Excel o CSV, o el reporte con columnas más anchas; si no lo entregan, captúrelo en la hoja que hace `escrutinio generate typing-sheet captura.xlsx`. Para verlo como está, indique su encabezado con --header-row",
                "ask for the roll as Excel or CSV, or for the report with wider columns; if it is not handed over, type it into the sheet that `escrutinio generate typing-sheet captura.xlsx` makes. To see it as it is, name its header with --header-row",
            ),
            Self::Encrypted => Msg::new(
                "pida la contraseña, ábralo y guarde una copia sin ella; un PDF que se abre sin contraseña pero limita la copia se puede imprimir a otro PDF",
                "ask for the password, open it and save a copy without it; a PDF that opens without a password but restricts copying can be printed to another PDF",
            ),
            Self::TooLarge { .. }
            | Self::TooManyColumns { .. }
            | Self::TooManyRows { .. }
            | Self::TooManyCells { .. } => Msg::new(
                "guarde solo la hoja del padrón en un archivo nuevo",
                "save only the sheet with the roll in a new file",
            ),
            Self::UnknownSheet { .. } => {
                Msg::new("escriba el nombre de una de esas hojas", "write the name of one of those sheets")
            }
            Self::ColumnsClash { .. } => {
                Msg::new("quite una de las dos indicaciones", "take one of the two out")
            }
            Self::UnknownColumn { .. } => Msg::new(
                "escriba el encabezado como está en el archivo, o la letra como #G",
                "write the header as it stands in the file, or the letter as #G",
            ),
            Self::NoSuchRow { .. } => Msg::new(
                "escriba el número de fila que muestra la hoja de cálculo, o 0 si no hay encabezado",
                "write the row number that the spreadsheet shows, or 0 if there is no header",
            ),
            Self::Damaged { .. } => Msg::new(
                "ábralo con el programa que lo hizo, guárdelo de nuevo y use esa copia; conserve también el original",
                "open it with the program that made it, save it again and use that copy; keep the original too",
            ),
            Self::NoSheets => {
                Msg::new("revise que sea el archivo del padrón", "check that this is the file with the roll")
            }
        }
    }
}

/// Puts what is damaged into words of both languages; what a reading program named stays as it said it.
fn in_words(detail: &str, msg: Msg) -> Msg {
    let text = match detail {
        "pages that repeat themselves" => Text::new(
            "páginas con más dibujos o letras que los de un padrón",
            "pages with more drawings or letters than a roll has",
        ),
        "nesting" => Text::new("partes metidas unas en otras sin fin", "parts within each other without end"),
        "no pages" => Text::new("no tiene ninguna página", "it has no page"),
        "pages" => Text::new("más páginas que las de un padrón", "more pages than a roll has"),
        "stream packed twice" => Text::new("una parte comprimida dos veces", "a part packed twice"),
        "streams" => Text::new("más partes que las de un padrón", "more parts than a roll has"),
        "structure" => Text::new("su estructura interna", "its inner structure"),
        "LZW" => Text::new("compresión LZW, que ya no se usa", "LZW packing, no longer in use"),
        "cells" => Text::new("el orden de sus celdas", "the order of its cells"),
        other => return msg.word("detail", other),
    };
    msg.with("detail", text)
}
