//! Keys of the sections that tell the case: what, where, who, when.

use super::{Key, List, Shape, Words};

pub(super) static VOTES: Words = Words {
    known: &["representation", "titularity", "strike", "contract", "officers", "legitimization"],
    also: &[
        ("representacion", "representation"),
        ("representatividad", "representation"),
        ("constancia", "representation"),
        ("titularidad", "titularity"),
        ("recuento", "titularity"),
        ("huelga", "strike"),
        ("contrato", "contract"),
        ("consulta", "contract"),
        ("revision", "contract"),
        ("directiva", "officers"),
        ("eleccion", "officers"),
        ("legitimacion", "legitimization"),
        ("legitimation", "legitimization"),
        ("legitimisation", "legitimization"),
    ],
};

pub(super) static CASE: &[Key] = &[
    Key::new("id", Shape::Text, "clave corta del caso", "short key of the case")
        .required()
        .like("\"planta-1\""),
    Key::new("title", Shape::Text, "título para las personas", "title for people"),
    Key::new("vote", Shape::Word(VOTES), "clase de votación", "kind of vote").required(),
    Key::new(
        "stage",
        Shape::Word(Words {
            known: &["initial", "revision"],
            also: &[
                ("inicial", "initial"),
                ("first", "initial"),
                ("modificacion", "revision"),
                ("renewal", "revision"),
            ],
        }),
        "solo para contract: contrato inicial o revisión",
        "contract only: a first contract, or a revision",
    ),
    Key::new(
        "as_of",
        Shape::Day,
        "el día en que habla la revisión; nunca el reloj",
        "the day on which the audit speaks; never the clock",
    ),
    Key::new(
        "synthetic",
        Shape::Bool,
        "datos inventados: se imprime en cada página",
        "made-up data: printed on every page",
    ),
    Key::new(
        "secret",
        Shape::Text,
        "archivo con los 32 bytes secretos del caso; nunca va en un paquete",
        "file with the case's 32 secret bytes; never in a pack",
    ),
];

pub(super) static FACILITY: &[Key] = &[
    Key::new("name", Shape::Text, "nombre de la planta", "name of the plant"),
    Key::new("employer", Shape::Text, "razón social de la empresa", "legal name of the employer"),
    Key::new("address", Shape::Text, "domicilio", "street address"),
    Key::new("municipality", Shape::Text, "municipio", "municipality"),
    Key::new(
        "state",
        Shape::State,
        "estado, con su clave ISO 3166-2:MX de tres letras",
        "state, by its three-letter ISO 3166-2:MX code",
    ),
    Key::new(
        "timezone",
        Shape::Zone,
        "zona horaria IANA; si no se pone, la del municipio",
        "IANA time zone; left out: the municipality's",
    ),
    Key::new("sector", Shape::Text, "sector", "sector"),
    Key::new("products", Shape::Texts, "lo que produce o presta", "what it makes or supplies"),
    Key::new("owner", Shape::Text, "dueño o matriz", "owner or parent company"),
];

pub(super) static PROCEEDING: &[Key] = &[
    Key::new(
        "authority",
        Shape::Text,
        "autoridad que lo lleva, por ejemplo CFCRL",
        "authority in charge, such as CFCRL",
    ),
    Key::new("file_number", Shape::Text, "número de expediente", "file number"),
];

pub(super) static UNION: &[Key] = &[
    Key::new("id", Shape::Id(List::Unions), "clave corta", "short key").required(),
    Key::new("name", Shape::Text, "nombre", "name"),
    Key::new(
        "role",
        Shape::Word(Words {
            known: &["challenger", "incumbent", "other"],
            also: &[
                ("solicitante", "challenger"),
                ("retador", "challenger"),
                ("titular", "incumbent"),
                ("otro", "other"),
            ],
        }),
        "papel: solicitante, titular u otro",
        "role: challenger, incumbent or other",
    ),
];

pub(super) static OPTION: &[Key] =
    &[Key::new("id", Shape::Id(List::Options), "clave corta de la opción", "short key of the option")
        .required()];

pub(super) static DATES: &[Key] = &[
    Key::new("filed", Shape::Moment, "se presentó la solicitud", "the application was filed"),
    Key::new(
        "second_application",
        Shape::Moment,
        "se presentó la segunda solicitud",
        "the second application was filed",
    ),
    Key::new("notice_published", Shape::Moment, "se publicó el aviso", "the notice was published"),
    Key::new("call_issued", Shape::Moment, "se emitió la convocatoria", "the call was issued"),
    Key::new("roll_received", Shape::Moment, "se recibió el padrón", "the roll was received"),
    Key::new("roll_posted", Shape::Moment, "se publicó el padrón", "the roll was posted"),
    Key::new("cfcrl_notified", Shape::Moment, "se avisó al CFCRL", "the CFCRL was notified"),
    Key::new(
        "text_delivered",
        Shape::Moment,
        "se entregó el texto del contrato",
        "the text of the contract was delivered",
    ),
    Key::new("vote_starts", Shape::Moment, "empieza la votación", "the vote starts"),
    Key::new("vote_ends", Shape::Moment, "termina la votación", "the vote ends"),
    Key::new("results_posted", Shape::Moment, "se publicaron los resultados", "the results were posted"),
    Key::new(
        "results_notified",
        Shape::Moment,
        "se avisó el resultado a la autoridad",
        "the authority was told the results",
    ),
    Key::new("claim_filed", Shape::Moment, "se presentó la demanda", "the claim was filed"),
    Key::new(
        "strike_notice",
        Shape::Moment,
        "se presentó el emplazamiento a huelga",
        "the strike notice was filed",
    ),
    Key::new("strike_started", Shape::Moment, "estalló la huelga", "the strike started"),
    Key::new(
        "constancia_issued",
        Shape::Moment,
        "se expidió la constancia de representatividad",
        "the constancia de representatividad was issued",
    ),
    Key::new("hours_enabled", Shape::Moment, "se habilitaron días u horas", "days or hours were enabled"),
    Key::new("result_served", Shape::Moment, "se notificó el resultado", "the result was served"),
    Key::new(
        "rrm_petition_received",
        Shape::Moment,
        "se recibió la petición del MLRR",
        "the RRM petition was received",
    ),
    Key::new("rrm_request", Shape::Moment, "se pidió la revisión del MLRR", "the RRM review was requested"),
    Key::new(
        "rrm_review_accepted",
        Shape::Moment,
        "México aceptó la revisión del MLRR",
        "Mexico accepted the RRM review",
    ),
];

pub(super) static UNIT: &[Key] = &[
    Key::new("sites", Shape::Texts, "centros de trabajo que abarca", "sites that it covers"),
    Key::new("include_positions", Shape::Texts, "puestos que sí abarca", "positions that it covers"),
    Key::new("exclude_positions", Shape::Texts, "puestos que no abarca", "positions that it leaves out"),
    Key::new(
        "exclude_departments",
        Shape::Texts,
        "departamentos que no abarca",
        "departments that it leaves out",
    ),
];

pub(super) static CLOSURE: &[Key] = &[
    Key::new("authority", Shape::Text, "autoridad", "authority").required().like("\"CFCRL\""),
    Key::new("from", Shape::Day, "primer día", "first day").required(),
    Key::new("to", Shape::Day, "último día", "last day").required(),
];

static GRADE: Words = Words {
    known: &["seen", "heard", "told"],
    also: &[("visto", "seen"), ("oido", "heard"), ("contado", "told"), ("dicho", "told")],
};

pub(super) static DOCUMENT: &[Key] = &[
    Key::new("id", Shape::Id(List::Documents), "clave corta", "short key").required(),
    Key::new(
        "kind",
        Shape::Word(Words {
            known: &["email", "notice", "call", "order", "acta", "photo", "statement", "other"],
            also: &[
                ("correo", "email"),
                ("aviso", "notice"),
                ("convocatoria", "call"),
                ("orden", "order"),
                ("foto", "photo"),
                ("declaracion", "statement"),
                ("testimonio", "statement"),
                ("otro", "other"),
            ],
        }),
        "qué es",
        "what it is",
    ),
    Key::new(
        "file",
        Shape::Text,
        "archivo, relativo a la carpeta del caso",
        "file, relative to the case folder",
    ),
    Key::new("from", Shape::Text, "quién lo entregó", "who gave it"),
    Key::new("received", Shape::Moment, "cuándo se recibió", "when it was received"),
    Key::new("how", Shape::Text, "cómo se obtuvo", "how it was obtained"),
    Key::new("grade", Shape::Word(GRADE), "visto, oído o contado", "seen, heard or told"),
];

pub(super) static INCIDENT: &[Key] = &[
    Key::new("at", Shape::Moment, "cuándo", "when"),
    Key::new("place", Shape::Ref(List::Places), "en qué casilla", "at which polling place"),
    Key::new("kind", Shape::Text, "qué pasó, con una clave corta", "what happened, as a short key")
        .required(),
    Key::new("grade", Shape::Word(GRADE), "visto, oído o contado", "seen, heard or told"),
    Key::new("document", Shape::Ref(List::Documents), "documento que lo respalda", "document behind it"),
];
