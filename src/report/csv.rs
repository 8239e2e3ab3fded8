//! The findings as a table of text, one line each, that a spreadsheet program opens without running anything.

use super::v1::{At, FindingInfo, ReadingInfo, Report};
use super::visible::visible;

/// The columns of `findings.csv`. Keys are stable.
pub const COLUMNS: [&str; 26] = [
    "id",
    "rule",
    "severity",
    "kind",
    "confidence",
    "subject_kind",
    "subject",
    "label",
    "source",
    "sheet",
    "row",
    "column",
    "near",
    "message_es",
    "message_en",
    "reasons_es",
    "reasons_en",
    "refuted_by_es",
    "refuted_by_en",
    "readings_es",
    "readings_en",
    "law",
    "disposition",
    "decided_by",
    "decided_why",
    "decided_on",
];

/// Writes the findings as UTF-8 with a byte order mark, fields quoted where needed, lines ended as RFC 4180 says.
///
/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it, and characters
/// without a shape are written as `[U+202E]`: the words as they stand in the source are in `report.json`.
/// In a public report the place columns are empty, save for lines of the case file.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "every record has one field per column, and a Vec takes any bytes"
)]
pub fn findings_csv(report: &Report) -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut out);
    writer.write_record(COLUMNS).expect("the header is a record");
    for finding in &report.findings {
        let record = record(finding).map(|cell| harmless(&cell));
        writer.write_record(record).expect("a record has one field per column");
    }
    writer.flush().expect("a Vec takes any bytes");
    drop(writer);
    out
}

fn record(finding: &FindingInfo) -> [String; COLUMNS.len()] {
    let subject = &finding.subject;
    let decided = &finding.disposition;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let [source, sheet, row, column] = place(finding.at.as_ref());
    let near: Vec<String> = finding.near.iter().map(|at| place(Some(at)).join("!")).collect();
    let reasons = |lang: fn(&super::v1::Bilingual) -> &String| {
        let with_points = finding.reasons.iter().map(|reason| match reason.points {
            Some(points) => format!("{} ({points})", lang(&reason.message)),
            None => lang(&reason.message).clone(),
        });
        with_points.collect::<Vec<_>>().join(" | ")
    };
    let readings = |lang: fn(&ReadingInfo) -> &String| {
        finding.readings.iter().map(|reading| lang(reading).as_str()).collect::<Vec<_>>().join(" | ")
    };
    let refuted = finding.refuted_by.as_ref();
    [
        finding.id.clone(),
        finding.rule.clone(),
        finding.severity.clone(),
        finding.kind.clone(),
        finding.confidence.to_string(),
        subject.kind.clone(),
        subject.key.clone(),
        text(&subject.label),
        source,
        sheet,
        row,
        column,
        near.join(" | "),
        finding.message.es.clone(),
        finding.message.en.clone(),
        reasons(|text| &text.es),
        reasons(|text| &text.en),
        refuted.map(|text| text.es.clone()).unwrap_or_default(),
        refuted.map(|text| text.en.clone()).unwrap_or_default(),
        readings(|reading| &reading.message.es),
        readings(|reading| &reading.message.en),
        finding.law.join(" "),
        decided.state.clone(),
        text(&decided.by),
        text(&decided.why),
        text(&decided.on),
    ]
}

/// Source, sheet, row and column; a line of the case file counts as a row of `case.toml`.
fn place(at: Option<&At>) -> [String; 4] {
    match at {
        None => Default::default(),
        Some(At::Line { source, line }) => [source.clone(), String::new(), line.to_string(), String::new()],
        Some(At::Cell { source, sheet, row, column }) => {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            [source.clone(), text(sheet), row.to_string(), text(column)]
        }
    }
}

/// A cell that no spreadsheet program runs: an apostrophe before every place where a formula could begin.
///
/// That is the start of the cell, also behind blanks and quotes, and behind a semicolon, at which programs
/// set to other countries split a line.
pub(super) fn harmless(cell: &str) -> String {
    let shown = visible(cell);
    let mut out = String::with_capacity(shown.len() + 1);
    let mut could_begin = true;
    for c in shown.chars() {
        if could_begin && starts_formula(c) {
            out.push('\'');
        }
        could_begin = c == ';' || (could_begin && (c.is_whitespace() || matches!(c, '"' | '\'')));
        out.push(c);
    }
    out
}

/// Whether a cell that begins with this is taken for a formula, in its narrow or its wide form.
fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\u{fe62}'
            ..='\u{fe66}' | '\u{fe6b}'
    )
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_do_not_begin() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless(" \u{3000}＝1"), " \u{3000}'＝1");
        assert_eq!(harmless("\t@x"), "[U+0009]@x");
        assert_eq!(harmless("a;=b; -c"), "a;'=b; '-c");
        assert_eq!(harmless("\"=x\""), "\"'=x\"");
        assert_eq!(harmless("a-b = c"), "a-b = c");
        assert_eq!(harmless("−80"), "−80");
    }
}
