//! The parts of the full report.

use escrutinio::report::v1::*;

use super::{both, some};

fn outcome(rule: &str, es: &str, en: &str, answer: &str, findings: u64, law: &[&str]) -> OutcomeInfo {
    OutcomeInfo {
        rule: rule.into(),
        title: both(es, en),
        outcome: answer.into(),
        findings,
        missing: Vec::new(),
        readings: Vec::new(),
        why: None,
        law: law.iter().map(|key| (*key).to_owned()).collect(),
        measured: None,
    }
}

fn cell(source: &str, row: u32, column: &str) -> At {
    At::Cell { source: source.into(), sheet: some("Hoja1"), row, column: some(column) }
}

/// A finding about a person on the roll.
pub(in crate::report) fn lead(index: u32) -> FindingInfo {
    let row = 14 + index * 11;
    FindingInfo {
        id: format!("{:032x}", 0x9e37_79b9_7f4a_7c15_u128.wrapping_mul(u128::from(index) + 7)),
        rule: "EL-01".into(),
        kind: "lead".into(),
        severity: "high".into(),
        confidence: 700 + u16::try_from(index % 200).unwrap(),
        subject: SubjectInfo {
            kind: "person".into(),
            key: format!("p-{index:05}"),
            label: some("M*** H*** R***"),
        },
        at: Some(cell("roll-2", row, "F")),
        near: vec![cell("payroll-1", row + 3, "D")],
        message: both(
            "aparece en el padrón con el puesto «SUPERVISOR DE LÍNEA», que indica funciones de confianza",
            "appears on the roll with the position “SUPERVISOR DE LÍNEA”, which indicates confianza functions",
        ),
        reasons: vec![
            ReasonInfo {
                message: both("puesto de mando: «SUPERVISOR»", "a post of command: “SUPERVISOR”"),
                points: Some(550),
                at: None,
            },
            ReasonInfo {
                message: both(
                    "en la nómina es jefe de 14 personas",
                    "on the payroll is the boss of 14 people",
                ),
                points: Some(300),
                at: Some(cell("payroll-1", row + 3, "D")),
            },
            ReasonInfo {
                message: both(
                    "cobra por semana, como el personal de planta",
                    "is paid weekly, as plant staff",
                ),
                points: Some(-80),
                at: None,
            },
        ],
        refuted_by: Some(both(
            "una descripción del puesto sin mando ni vigilancia",
            "a job description without command or surveillance",
        )),
        law: vec!["LFT-9".into(), "LFT-390-BIS-III-A".into()],
        readings: Vec::new(),
        disposition: DispositionInfo { state: "open".into(), by: None, why: None, on: None },
    }
}

pub(super) fn sources() -> Vec<SourceInfo> {
    let source = |id: &str, file: &str, kind: &str, rows, set_aside| SourceInfo {
        id: id.into(),
        file: some(file),
        kind: kind.into(),
        sha256: some(&format!("{:064x}", 0x00c0_ffee_u64 + rows)),
        bytes: Some(482_133 + rows),
        format: some("xlsx"),
        rows,
        set_aside,
        from: some("cfcrl"),
        received: some("2025-06-20T18:00:00"),
        supersedes: None,
        unreadable: None,
        notes: Vec::new(),
    };
    vec![
        SourceInfo {
            from: some("employer"),
            received: some("2025-06-02T10:00:00"),
            ..source("roll-1", "padron-v1.xlsx", "roll", 6_498, 12)
        },
        SourceInfo {
            supersedes: some("roll-1"),
            notes: vec![NoteInfo {
                code: "header_row".into(),
                message: both(
                    "el encabezado está en el renglón 4; arriba hay un título en celdas combinadas",
                    "the header is in row 4; above it stands a title in merged cells",
                ),
                at: Some(At::Cell { source: "roll-2".into(), sheet: some("Hoja1"), row: 4, column: None }),
            }],
            ..source("roll-2", "padron-v2.xlsx", "roll", 6_012, 14)
        },
        SourceInfo {
            from: some("employer"),
            ..source("payroll-1", "nomina-junio.xlsx", "payroll", 7_103, 3)
        },
        SourceInfo {
            sha256: None,
            bytes: Some(9_120),
            format: None,
            from: None,
            received: None,
            unreadable: Some(both(
                "el archivo está protegido con contraseña",
                "the file is protected by a password",
            )),
            ..source("imss-1", "sua.xlsx", "imss", 0, 0)
        },
    ]
}

pub(super) fn outcomes() -> Vec<OutcomeInfo> {
    vec![
        outcome(
            "EL-01",
            "Personas con indicios de funciones de confianza en el padrón",
            "People with indications of confianza functions on the roll",
            "fail",
            24,
            &["LFT-9", "LFT-390-BIS-III-A"],
        ),
        OutcomeInfo {
            missing: vec![both(
                "falta: la lista de personas despedidas",
                "missing: the list of dismissed workers",
            )],
            ..outcome(
                "EL-04",
                "Personas despedidas dentro del plazo y ausentes del padrón",
                "Workers dismissed within the term and absent from the roll",
                "no_data",
                0,
                &["LFT-390-BIS-III-A"],
            )
        },
        OutcomeInfo {
            readings: vec![
                ReadingInfo {
                    key: "first_application".into(),
                    message: both(
                        "desde la primera solicitud, 29 de abril de 2025",
                        "from the first application, April 29, 2025",
                    ),
                    findings: Some(3),
                },
                ReadingInfo {
                    key: "second_application".into(),
                    message: both(
                        "desde la segunda solicitud, 13 de mayo de 2025",
                        "from the second application, May 13, 2025",
                    ),
                    findings: Some(1),
                },
            ],
            ..outcome(
                "EL-03",
                "Personas contratadas después de la fecha de corte",
                "People hired after the cut-off",
                "depends",
                3,
                &["LFT-390-BIS-III-A"],
            )
        },
        outcome("EL-08", "Posibles registros dobles", "Possible double entries", "pass", 0, &[]),
        outcome(
            "TL-01",
            "Las sumas del acta no cuadran",
            "The sums of the tally sheet do not add up",
            "fail",
            1,
            &["LFT-390-BIS-III-A"],
        ),
        OutcomeInfo {
            why: Some(both(
                "esta votación no es una consulta de contrato",
                "this vote is not a vote on a contract",
            )),
            ..outcome(
                "TM-04",
                "Plazo de entrega del texto del contrato",
                "Term for handing over the text of the contract",
                "not_applicable",
                0,
                &[],
            )
        },
        outcome(
            "PV-01",
            "Datos personales publicados de más",
            "Personal data published beyond need",
            "off",
            0,
            &[],
        ),
    ]
}

pub(super) fn findings() -> Vec<FindingInfo> {
    let mut findings: Vec<FindingInfo> = (0..24).map(lead).collect();
    findings[1].disposition = DispositionInfo {
        state: "dismissed".into(),
        by: some("reviewer-1"),
        why: some("es «líder» de proyecto deportivo, no manda a nadie"),
        on: some("2025-06-22"),
    };
    findings[2].disposition.state = "accepted".into();
    for index in 0..3 {
        findings.push(FindingInfo {
            id: format!("{:032x}", 0xabc_u32 + index),
            rule: "EL-03".into(),
            kind: "defect".into(),
            confidence: 1000,
            message: both(
                "fecha de ingreso 6 de mayo de 2025, después del corte",
                "hired on May 6, 2025, after the cut-off",
            ),
            reasons: Vec::new(),
            near: Vec::new(),
            refuted_by: None,
            readings: vec![ReadingInfo {
                key: "first_application".into(),
                message: both(
                    "cuenta si el corte es la primera solicitud",
                    "counts if the cut-off is the first application",
                ),
                findings: None,
            }],
            ..lead(400 + index)
        });
    }
    findings.push(FindingInfo {
        id: "7".repeat(32),
        rule: "TL-01".into(),
        kind: "defect".into(),
        severity: "medium".into(),
        confidence: 1000,
        subject: SubjectInfo { kind: "tally".into(), key: "gate-3/1/a".into(), label: None },
        at: Some(At::Line { source: "case.toml".into(), line: 118 }),
        near: Vec::new(),
        message: both(
            "las opciones y los nulos suman 698; el acta dice 700",
            "options and null votes add up to 698; the tally sheet says 700",
        ),
        reasons: Vec::new(),
        refuted_by: None,
        law: vec!["LFT-390-BIS-III-A".into()],
        readings: Vec::new(),
        disposition: DispositionInfo { state: "open".into(), by: None, why: None, on: None },
    });
    findings
}

pub(super) fn law() -> Vec<LawInfo> {
    let law = |key: &str, es: &str, en: &str, says: &str, english: &str, mark: &str| LawInfo {
        key: key.into(),
        article: both(es, en),
        says: both(says, english),
        mark: mark.into(),
        from: "2019-05-01".into(),
        in_force: Some(true),
    };
    vec![
        law(
            "LFT-9",
            "LFT 9",
            "LFT 9",
            "La categoría de confianza depende de las funciones que se desempeñan, no del nombre del puesto.",
            "Whether a worker is *de confianza* depends on the functions performed, not on the post's name.",
            "V",
        ),
        law(
            "LFT-390-BIS-III-A",
            "LFT 390 Bis, fracción III, inciso a)",
            "LFT 390 Bis, fraction III, item a)",
            "Sobre quiénes tienen derecho a votar y quiénes quedan fuera del padrón.",
            "On who has the right to vote and who stays off the roll.",
            "V",
        ),
    ]
}

pub(super) fn count() -> CountInfo {
    let check = |table: &str, key: &str, expected, found| CheckInfo {
        rule: "TL-01".into(),
        place: some("gate-3"),
        table: some(table),
        key: key.into(),
        figure: None,
        expected: Measure::Number(expected),
        found: Measure::Number(found),
        ok: expected == found,
    };
    let option = |id: &str, votes, of_roll, of_cast| OptionInfo {
        id: id.into(),
        votes: Some(votes),
        of_roll: Some(of_roll),
        of_cast: Some(of_cast),
        of_valid: Some(of_cast),
    };
    CountInfo {
        roll: Some(6_500),
        cast: Some(3_003),
        valid: Some(3_003),
        null: Some(0),
        turnout: Some(462),
        options: vec![option("carlos-leone", 1_888, 290, 629), option("sinttia", 1_115, 172, 371)],
        leader: some("carlos-leone"),
        margin: Some(773),
        tests: vec![
            TestInfo {
                key: "turnout_30".into(),
                need: Some(1_950),
                have: Some(3_003),
                met: Some(true),
                standing: "binding".into(),
                law: vec!["LFT-390-BIS-III-A".into()],
            },
            TestInfo {
                key: "plurality".into(),
                need: Some(1_116),
                have: Some(1_888),
                met: Some(true),
                standing: "binding".into(),
                law: vec![],
            },
            TestInfo {
                key: "majority_of_covered".into(),
                need: Some(3_251),
                have: Some(1_888),
                met: Some(false),
                standing: "shown".into(),
                law: vec![],
            },
        ],
        checks: vec![
            check("1", "sum_of_votes", 700, 698),
            CheckInfo { figure: some("received"), ..check("1", "used_unused", 1_300, 1_300) },
            CheckInfo {
                expected: Measure::At("2025-06-25T05:00:00".into()),
                found: Measure::At("2025-06-25T05:20:00".into()),
                figure: some("opened"),
                ok: false,
                ..check("1", "times", 0, 0)
            },
            check("2", "sum_of_votes", 812, 812),
            CheckInfo { place: None, table: None, ..check("", "urns_to_final", 3_003, 3_003) },
        ],
        notes: vec![both(
            "El padrón anunciado tiene 6,500 personas; el archivo que cuenta, 5,987.",
            "The roll announced has 6,500 people; the file that counts, 5,987.",
        )],
    }
}

pub(super) fn materiality() -> MaterialityInfo {
    let scenario =
        |id: &str, doubtful, excluded, low, high, verdict: &str, es: &str, en: &str| ScenarioInfo {
            id: id.into(),
            doubtful,
            excluded,
            lowest_margin: Some(low),
            highest_margin: Some(high),
            verdict: verdict.into(),
            quorum_met: Some(true),
            sentence: both(es, en),
        };
    MaterialityInfo {
        margin: Some(773),
        doubtful_rows: 503,
        excluded_workers: 1_100,
        lowest_margin: Some(-830),
        highest_margin: Some(2_376),
        verdict: "possibly_determinative".into(),
        scenarios: vec![
            scenario(
                "doubtful_alone",
                503,
                0,
                270,
                1_276,
                "not_determinative",
                "aunque los 503 hubieran votado por el primer lugar, conserva 270 votos.",
                "even if all 503 had voted for the leader, it keeps 270 votes.",
            ),
            scenario(
                "excluded_alone",
                0,
                1_100,
                -327,
                1_873,
                "possibly_determinative",
                "si las 1,100 hubieran votado por el segundo lugar, lo ponen 327 votos arriba.",
                "had all 1,100 voted for the runner-up, it would lead by 327 votes.",
            ),
            scenario(
                "joint",
                503,
                1_100,
                -830,
                2_376,
                "possibly_determinative",
                "las dos cosas juntas dejan el margen entre −830 y 2,376.",
                "both together leave the margin between −830 and 2,376.",
            ),
            scenario(
                "500-alone",
                500,
                0,
                273,
                1_273,
                "not_determinative",
                "con 500 registros dudosos, el margen mínimo es 273.",
                "with 500 doubtful entries the lowest margin is 273.",
            ),
        ],
    }
}
