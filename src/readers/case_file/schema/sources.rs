//! Keys of the sections that name the files, the rules' settings and people's decisions.

use super::{Key, List, Shape, Words};

pub(super) static SOURCE: &[Key] = &[
    Key::new("id", Shape::Id(List::Sources), "clave corta", "short key").required(),
    Key::new(
        "kind",
        Shape::Word(Words {
            known: &[
                "roll",
                "payroll",
                "imss",
                "members",
                "dismissed",
                "contractor",
                "tabulator",
                "roster",
                "absences",
                "marked_roll",
                "actas",
            ],
            also: &[
                ("padron", "roll"),
                ("nomina", "payroll"),
                ("afiliados", "members"),
                ("despedidos", "dismissed"),
                ("contratista", "contractor"),
                ("tabulador", "tabulator"),
                ("rol", "roster"),
                ("ausencias", "absences"),
                ("faltas", "absences"),
                ("padron_marcado", "marked_roll"),
            ],
        }),
        "qué es el archivo",
        "what the file is",
    )
    .required(),
    Key::new(
        "file",
        Shape::Text,
        "archivo, relativo a la carpeta del caso",
        "file, relative to the case folder",
    )
    .required()
    .like("\"padron.xlsx\""),
    Key::new("from", Shape::Text, "quién lo entregó", "who gave it"),
    Key::new("received", Shape::Moment, "cuándo se recibió", "when it was received"),
    Key::new(
        "sha256",
        Shape::Sha256,
        "huella que el archivo debe tener; si no la tiene, no se lee",
        "digest the file must have, or it is not read",
    ),
    Key::new("sheet", Shape::Text, "hoja del libro", "sheet of the workbook"),
    Key::new("sheets", Shape::Texts, "hojas del libro, si son varias", "sheets of the workbook, if several"),
    Key::new(
        "header_row",
        Shape::Whole(0, 1_048_576),
        "renglón de los encabezados; 0: no hay y las columnas se nombran por letra",
        "row of the headers; 0: there are none, and columns are named by letter",
    ),
    Key::new(
        "columns",
        Shape::Columns,
        "qué significa una columna, por su encabezado o por su letra (\"#G\")",
        "what a column means, by its header or by its letter (\"#G\")",
    ),
    Key::new(
        "supersedes",
        Shape::Ref(List::Sources),
        "la fuente a la que sustituye; se revisa el padrón que ninguna otra sustituye",
        "the source that it replaces; the roll that nothing supersedes is the one examined",
    ),
];

pub(super) static RULE: &[Key] = &[Key::new(
    "enabled",
    Shape::Bool,
    "false apaga la regla, y el reporte lo dice",
    "false switches the rule off, and the report says so",
)];

pub(super) static DECISION: &[Key] = &[
    Key::new(
        "finding",
        Shape::Text,
        "clave del hallazgo en el reporte confidencial",
        "the finding's id in the confidential report",
    )
    .required(),
    Key::new(
        "subject",
        Shape::Text,
        "de quién o de qué se trata: la clave que le da el reporte confidencial; así se sabe si sigue ahí cuando la decisión expira",
        "whom or what it is about: the key that the confidential report gives; it tells whether they are still there when the decision expires",
    ),
    Key::new(
        "disposition",
        Shape::Word(Words {
            known: &["accepted", "dismissed", "pending"],
            also: &[
                ("accept", "accepted"),
                ("dismiss", "dismissed"),
                ("aceptado", "accepted"),
                ("descartado", "dismissed"),
                ("pendiente", "pending"),
                ("en duda", "pending"),
            ],
        }),
        "aceptado, descartado o en duda",
        "accepted, dismissed or pending",
    )
    .required(),
    Key::new(
        "by",
        Shape::Text,
        "quién decidió: un papel o clave, no un nombre",
        "who decided: a role or code, not a name",
    ),
    Key::new("why", Shape::Text, "por qué", "why"),
    Key::new("on", Shape::Day, "qué día", "on which day"),
];
