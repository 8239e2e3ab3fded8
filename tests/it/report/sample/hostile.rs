//! A report in which every text that a file or a case can hold is an attack.

use escrutinio::report::v1::*;

use super::{both, full, some};

/// What a hostile cell may hold.
const ATTACKS: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://example.invalid\",\"x\")",
    "ana\u{202e}gro.elpmaxe\u{202c}\u{200b}\u{feff}",
    "]]></style><style>*{display:none}</style>",
    "| a | b |\n# título\n- `x` [y](javascript:alert(1)) ![z](http://example.invalid/z.png)",
    "\u{0}\u{1b}[31mrojo\u{7}\r\n\t",
    " \u{3000}\u{ff1d}1+1",
    "{{ 7*7 }} {% raw %} ${x} </svg></title>",
];

/// A report in which every text that a file or a case can hold is an attack.
pub(in crate::report) fn hostile() -> Report {
    let all = ATTACKS.join(" ");
    let long = "A".repeat(10_240);
    let bad = || Bilingual { es: all.clone(), en: all.clone() };
    let mut report = full();
    report.case.id.clone_from(&all);
    report.case.title = Some(all.clone());
    report.case.facility = FacilityInfo {
        name: Some(all.clone()),
        employer: Some(all.clone()),
        municipality: Some(all.clone()),
        state: Some(all.clone()),
    };
    report.case.authority = Some(all.clone());
    report.case.file_number = Some(all.clone());
    report.case.as_of = Some(all.clone());
    for union in &mut report.case.unions {
        union.name = Some(all.clone());
    }
    report.case.dates.insert("filed".into(), all.clone());
    report.limits.push(bad());
    for source in &mut report.sources {
        source.file = Some(all.clone());
        source.from = Some(all.clone());
        source.received = Some(all.clone());
        source.notes.push(NoteInfo { code: "x".into(), message: bad(), at: None });
    }
    for (index, finding) in report.findings.iter_mut().enumerate() {
        let attack = ATTACKS[index % ATTACKS.len()];
        finding.subject.label = Some(attack.into());
        finding.message = both(attack, attack);
        finding.reasons.push(ReasonInfo { message: bad(), points: None, at: None });
        finding.disposition.why = Some(attack.into());
        finding.disposition.by = Some(attack.into());
        finding.at =
            Some(At::Cell { source: "roll-2".into(), sheet: Some(all.clone()), row: 5, column: some("B") });
    }
    report.findings[0].message = Bilingual { es: long.clone(), en: long };
    report.findings[0].refuted_by = Some(bad());
    for outcome in &mut report.outcomes {
        outcome.missing.push(bad());
    }
    for scenario in &mut report.materiality.scenarios {
        scenario.sentence = bad();
    }
    report.materiality.scenarios[3].id.clone_from(&all);
    if let Some(count) = &mut report.count {
        count.options[0].id.clone_from(&all);
        count.notes.push(bad());
        count.checks[0].place = Some(all.clone());
    }
    report
}
