//! Reports made by hand: a full one, a minimal one, and one whose every text attacks its reader.

mod hostile;
mod parts;

pub(super) use hostile::hostile;
pub(super) use parts::lead;

use std::collections::BTreeMap;

use escrutinio::report::v1::*;

pub(super) fn both(es: &str, en: &str) -> Bilingual {
    Bilingual { es: es.into(), en: en.into() }
}

#[expect(clippy::unnecessary_wraps, reason = "nearly every field of a report may be absent")]
fn some(text: &str) -> Option<String> {
    Some(text.into())
}

/// A report that says nothing but that nothing could be checked.
pub(super) fn minimal() -> Report {
    Report {
        schema: SCHEMA.into(),
        audience: "confidential".into(),
        engine: Engine { name: "escrutinio".into(), version: "0.1.0".into(), rule_set: "0".repeat(64) },
        case: CaseInfo {
            id: "padron.csv".into(),
            title: None,
            vote: None,
            stage: None,
            as_of: None,
            synthetic: false,
            origin: "file".into(),
            facility: FacilityInfo { name: None, employer: None, municipality: None, state: None },
            authority: None,
            file_number: None,
            unions: Vec::new(),
            dates: BTreeMap::new(),
        },
        parameters: Parameters { set: Vec::new(), off: Vec::new(), names_shown: false },
        limits: Vec::new(),
        sources: Vec::new(),
        summary: Summary {
            rows: 0,
            persons: 0,
            set_aside: 0,
            findings: BySeverity::default(),
            dispositions: ByDisposition {
                open: Figure::Exact(0),
                accepted: Figure::Exact(0),
                dismissed: Figure::Exact(0),
                pending: Figure::Exact(0),
            },
            rules: ByOutcome::default(),
        },
        outcomes: Vec::new(),
        findings: Vec::new(),
        law: Vec::new(),
        comparison: None,
        calendar: Vec::new(),
        access: None,
        count: None,
        materiality: MaterialityInfo {
            margin: None,
            doubtful_rows: 0,
            excluded_workers: 0,
            lowest_margin: None,
            highest_margin: None,
            verdict: "no_data".into(),
            scenarios: Vec::new(),
        },
    }
}

/// A report with something in every part.
pub(super) fn full() -> Report {
    let mut report = minimal();
    report.case = CaseInfo {
        id: "planta-ejemplo".into(),
        title: some("Planta Ejemplo: elección de representación 2025"),
        vote: some("representation"),
        as_of: some("2025-06-30"),
        synthetic: true,
        origin: "case".into(),
        facility: FacilityInfo {
            name: some("Planta Ejemplo, Complejo Silao"),
            employer: some("Ensambles del Bajío, S. de R.L. de C.V."),
            municipality: some("San Luis Potosí"),
            state: some("SLP"),
        },
        authority: some("CFCRL"),
        file_number: some("SLP-RC-0042/2025"),
        unions: vec![
            UnionInfo {
                id: "sinttia".into(),
                name: some("Sindicato Independiente (ejemplo)"),
                role: some("challenger"),
            },
            UnionInfo {
                id: "carlos-leone".into(),
                name: some("Sindicato Titular (ejemplo)"),
                role: some("incumbent"),
            },
        ],
        dates: [
            ("filed", "2025-04-29"),
            ("second_application", "2025-05-13"),
            ("roll_received", "2025-06-02"),
            ("call_issued", "2025-06-10"),
            ("vote_starts", "2025-06-25"),
            ("vote_ends", "2025-06-27T19:00:00"),
        ]
        .into_iter()
        .map(|(key, day)| (key.to_owned(), day.to_owned()))
        .collect(),
        stage: None,
    };
    report.engine.rule_set = "a3f19c0477d2e5b8".repeat(4);
    report.parameters = Parameters {
        set: vec![ParameterInfo {
            rule: "EL-01".into(),
            name: "min_signal".into(),
            value: "600".into(),
            default: some("500"),
            title: both("Puntos desde los que se señala un puesto", "Points from which a post is flagged"),
        }],
        off: vec!["PV-01".into()],
        names_shown: false,
    };
    report.limits = vec![
        both(
            "No se compararon los datos con el RENAPO ni con el IMSS: un identificador bien formado puede no existir.",
            "Data were not compared with RENAPO or the IMSS: a well-formed identifier may not exist.",
        ),
        both(
            "El padrón dice qué puesto tiene cada persona, no qué hace.",
            "The roll says which post a person holds, not what the person does.",
        ),
    ];
    report.sources = parts::sources();
    report.outcomes = parts::outcomes();
    report.findings = parts::findings();
    report.summary = Summary {
        rows: 6_012,
        persons: 5_987,
        set_aside: 14,
        findings: BySeverity { high: 27, medium: 1, low: 0, note: 0 },
        dispositions: ByDisposition {
            open: Figure::Exact(26),
            accepted: Figure::Exact(1),
            dismissed: Figure::Exact(1),
            pending: Figure::Exact(0),
        },
        rules: ByOutcome {
            pass: 1,
            fail: 2,
            depends: 1,
            no_data: 1,
            not_applicable: 1,
            off: 1,
            not_built: 23,
        },
    };
    report.law = parts::law();
    report.count = Some(parts::count());
    report.materiality = parts::materiality();
    report
}

/// The full report before the vote: no count.
pub(super) fn before_the_vote() -> Report {
    let mut report = full();
    report.count = None;
    report.materiality = MaterialityInfo { doubtful_rows: 503, ..minimal().materiality };
    report
}

/// The full report as anyone may read it.
pub(super) fn public() -> Report {
    let mut report = full();
    report.audience = "public".into();
    for source in &mut report.sources {
        source.file = None;
        source.bytes = None;
        source.format = None;
        source.notes.clear();
    }
    for (index, finding) in report.findings.iter_mut().enumerate() {
        finding.id = format!("{:032x}", 0xfeed_0000_u64 + u64::try_from(index).unwrap());
        finding.near.clear();
        finding.reasons.clear();
        finding.disposition = DispositionInfo { state: "withheld".into(), by: None, why: None, on: None };
        if finding.subject.kind == "person" {
            finding.at = None;
            finding.subject.label = None;
            finding.confidence = if finding.confidence >= 600 { 600 } else { 0 };
            finding.message = both(
                "persona con indicios de funciones de confianza",
                "person with indications of confianza functions",
            );
        }
    }
    report.summary.dispositions = ByDisposition {
        open: Figure::Exact(26),
        accepted: Figure::Below { lt: 5 },
        dismissed: Figure::Below { lt: 5 },
        pending: Figure::Exact(0),
    };
    report
}
