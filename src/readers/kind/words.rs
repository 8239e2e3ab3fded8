//! Words by which files, their titles and their columns tell what they are.

use crate::model::SourceKind;
use crate::model::SourceKind as Kind;

/// Words of a file's name, and how much each says. A star stands for any ending.
pub(super) const NAMES: &[(Kind, u32, &[&str])] = &[
    (Kind::MarkedRoll, 9, &["MARCADO*", "MARKED"]),
    (
        Kind::Members,
        9,
        &["AFILIAD*", "AGREMIAD*", "MIEMBRO*", "MEMBER*", "SOCIOS", "SINDICALIZAD*", "MILITANTE*"],
    ),
    (Kind::Imss, 7, &["IMSS", "SUA", "IDSE", "EMA", "EBA", "SINDO", "MOVIMIENTOS"]),
    (
        Kind::Dismissed,
        7,
        &["DESPEDID*", "DESPIDO*", "RESCISION*", "RESCINDID*", "DISMISS*", "FIRED", "TERMINATED", "SEPARAD*"],
    ),
    (Kind::Dismissed, 5, &["BAJA", "BAJAS"]),
    (
        Kind::Contractor,
        7,
        &[
            "CONTRATISTA*",
            "SUBCONTRAT*",
            "OUTSOURC*",
            "REPSE",
            "TERCERIZ*",
            "EXTERNO*",
            "EXTERNA*",
            "CONTRACTOR*",
            "PROVEEDOR*",
            "AGENCIA*",
        ],
    ),
    (Kind::Tabulator, 7, &["TABULADOR*", "PAYSCALE*", "ESCALAFON*"]),
    (
        Kind::Absences,
        7,
        &[
            "AUSEN*",
            "INCAPACIDAD*",
            "VACACION*",
            "PERMISO*",
            "FALTAS",
            "INASISTENCIA*",
            "LICENCIA*",
            "ABSEN*",
            "VACATION*",
        ],
    ),
    (Kind::Payroll, 6, &["NOMINA*", "PAYROLL*", "PRENOMINA*", "RAYA", "SUELDO*", "CFDI*"]),
    (
        Kind::Roster,
        6,
        &["ROSTER*", "TURNOS", "ROL", "ROLES", "HORARIO*", "GUARDIA*", "SHIFTS", "CALENDARIO*"],
    ),
    (Kind::Actas, 6, &["ACTA", "ACTAS", "ESCRUTINIO*", "COMPUTO*", "TALLY", "TALLIES", "CONTEO*"]),
    (Kind::Roll, 5, &["PADRON*", "VOTANTE*", "VOTER*", "ROLL", "ROLLS", "ELECTORAL*", "ELECTORES"]),
    (
        Kind::Roll,
        2,
        &["PLANTILLA*", "TRABAJADOR*", "LISTADO*", "EMPLEADO*", "PERSONAL", "EMPLOYEE*", "WORKER*", "LISTA"],
    ),
];

/// Words that only a list of support for a petition carries.
pub(super) const SUPPORT: &[&str] = &["APOYO*", "APOYAN*", "SUPPORT*", "ENDORSE*", "FIRMANTE*", "SIGNERS"];
/// Words of signatures: a list of support, unless the file is known to be something else. `RESPALDO` is a
/// backup as often as it is support.
pub(super) const SIGNATURES: &[&str] = &["FIRMA", "FIRMAS", "RESPALDO*", "RESPALDAN", "SIGNATURE*", "HUELLA"];
/// Words by which the name alone tells such a list: a scan, a photograph, a workbook with a password.
pub(super) const SUPPORT_NAMES: &[&str] =
    &["APOYO*", "APOYAN*", "SUPPORT*", "ENDORSE*", "FIRMAS", "FIRMANTE*", "SIGNATURES"];

/// Words of headers, each group as one way to say it.
pub(super) struct Heads {
    pub(super) kind: SourceKind,
    pub(super) points: u32,
    /// One word of each group must stand among the headers, in this order of columns or not.
    pub(super) groups: &'static [&'static [&'static str]],
}

/// Headers that are no field of a person and tell a kind.
pub(super) const HEADS: &[Heads] = &[
    Heads {
        kind: Kind::Absences,
        points: 5,
        groups: &[
            &["DESDE", "INICIO", "FECHA INICIO", "FECHA INICIAL", "FROM", "DEL", "INICIA"],
            &["HASTA", "FIN", "FECHA FIN", "FECHA FINAL", "FECHA TERMINO", "TERMINO", "TO", "AL", "TERMINA"],
        ],
    },
    Heads {
        kind: Kind::Roster,
        points: 4,
        groups: &[
            &["ENTRADA", "HORA ENTRADA", "START", "INICIO TURNO", "HORA INICIO"],
            &["SALIDA", "HORA SALIDA", "END", "FIN TURNO", "HORA FIN"],
        ],
    },
    Heads {
        kind: Kind::Members,
        points: 4,
        groups: &[&[
            "FECHA AFILIACION",
            "FECHA DE AFILIACION",
            "FECHA INGRESO SINDICATO",
            "FECHA DE INGRESO AL SINDICATO",
            "FECHA ALTA SINDICAL",
            "AFILIADO DESDE",
            "MEMBER SINCE",
            "DATE OF MEMBERSHIP",
        ]],
    },
    Heads {
        kind: Kind::Contractor,
        points: 4,
        groups: &[&[
            "EMPRESA",
            "CONTRATISTA",
            "PROVEEDOR",
            "RAZON SOCIAL",
            "AGENCIA",
            "EMPRESA CONTRATISTA",
            "CONTRACTOR",
            "AGENCY",
        ]],
    },
    Heads {
        kind: Kind::MarkedRoll,
        points: 6,
        groups: &[&["VOTO", "YA VOTO", "VOTO SI NO", "EMITIO SU VOTO", "VOTED", "MARCA DE VOTO", "SE MARCO"]],
    },
    Heads {
        kind: Kind::Actas,
        points: 8,
        groups: &[
            &["CASILLA", "MESA", "URNA", "PLACE", "TABLE", "BALLOT BOX"],
            &[
                "NULOS",
                "VOTOS NULOS",
                "NULL",
                "NULL VOTES",
                "BOLETAS SOBRANTES",
                "BOLETAS RECIBIDAS",
                "VOTOS",
            ],
        ],
    },
];

/// Whether a folded word is one of a list.
pub(super) fn among(list: &[&str], word: &str) -> bool {
    list.iter().any(|name| match name.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => *name == word,
    })
}
