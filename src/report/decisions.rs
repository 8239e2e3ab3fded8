//! What there is to decide and what was decided, for the terminal and as a sheet to fill in.

use std::fmt::Write as _;

use crate::i18n;
use crate::model::{Lang, Text};

use super::csv::harmless;
use super::text::{Style, mark, place, wrap};
use super::v1::{At, ByDisposition, Figure, FindingInfo, Report};
use super::words;

/// The columns of the sheet. `decide --from` reads the first four.
pub const SHEET: [&str; 13] = [
    "finding",
    "disposition",
    "why",
    "by",
    "rule",
    "severity",
    "source",
    "sheet",
    "row",
    "column",
    "label",
    "message",
    "reasons",
];

/// Findings by decision, in one line.
pub fn states(open: u64, accepted: u64, dismissed: u64, pending: u64, lang: Lang) -> String {
    let n = |value: u64| i18n::integer(i64::try_from(value).unwrap_or(i64::MAX));
    let (open, accepted, dismissed, pending) = (n(open), n(accepted), n(dismissed), n(pending));
    match lang {
        Lang::Es => {
            format!("{open} por revisar · {accepted} aceptados · {dismissed} descartados · {pending} en duda")
        }
        Lang::En => {
            format!("{open} to review · {accepted} accepted · {dismissed} dismissed · {pending} pending")
        }
    }
}

/// The same from a report of the user's own.
pub(super) fn states_of(by: &ByDisposition, lang: Lang) -> String {
    let exact = |figure: Figure| match figure {
        Figure::Exact(n) => n,
        Figure::Below { .. } => 0,
    };
    states(exact(by.open), exact(by.accepted), exact(by.dismissed), exact(by.pending), lang)
}

fn wanted(finding: &FindingInfo, all: bool) -> bool {
    all || matches!(finding.disposition.state.as_str(), "open" | "pending")
}

/// The findings to decide as a sheet: decided ones carry their decision, open ones blank cells.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "every record has one field per column, and a Vec takes any bytes"
)]
pub fn sheet(report: &Report, all: bool, lang: Lang) -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut out);
    writer.write_record(SHEET).expect("the header is a record");
    for finding in report.findings.iter().filter(|finding| wanted(finding, all)) {
        let decided = &finding.disposition;
        let own = |value: &Option<String>| value.clone().unwrap_or_default();
        let state = if decided.state == "open" { String::new() } else { decided.state.clone() };
        let [source, page, row, column] = cell_of(finding.at.as_ref());
        let record = [
            finding.id.clone(),
            state,
            own(&decided.why),
            own(&decided.by),
            finding.rule.clone(),
            finding.severity.clone(),
            source,
            page,
            row,
            column,
            own(&finding.subject.label),
            words::pick(&finding.message, lang).to_owned(),
            reasons(finding, lang),
        ];
        writer.write_record(record.map(|cell| harmless(&cell))).expect("a record has one field per column");
    }
    writer.flush().expect("a Vec takes any bytes");
    drop(writer);
    out
}

fn reasons(finding: &FindingInfo, lang: Lang) -> String {
    let told = finding.reasons.iter().map(|reason| match reason.points {
        Some(points) => format!("{} ({points})", words::pick(&reason.message, lang)),
        None => words::pick(&reason.message, lang).to_owned(),
    });
    told.collect::<Vec<_>>().join(" | ")
}

fn cell_of(at: Option<&At>) -> [String; 4] {
    match at {
        None => Default::default(),
        Some(At::Line { source, line }) => [source.clone(), String::new(), line.to_string(), String::new()],
        Some(At::Cell { source, sheet, row, column }) => {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            [source.clone(), text(sheet), row.to_string(), text(column)]
        }
    }
}

/// The findings to decide on the terminal, rule by rule: a line each, its id first, so that it can be copied.
pub fn list(report: &Report, all: bool, style: Style) -> String {
    let t = |es, en| Text::new(es, en).get(style.lang);
    let mut out = format!("{}\n", states_of(&report.summary.dispositions, style.lang));
    for outcome in &report.outcomes {
        let of_rule =
            report.findings.iter().filter(|finding| finding.rule == outcome.rule && wanted(finding, all));
        let findings: Vec<&FindingInfo> = of_rule.collect();
        if findings.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{} · {}", outcome.rule, words::pick(&outcome.title, style.lang));
        for finding in findings {
            out.push_str(&line(finding, style));
        }
    }
    if !report.findings.iter().any(|finding| wanted(finding, all)) {
        let _ = writeln!(out, "\n{}", t("No queda nada por decidir.", "Nothing is left to decide."));
    }
    out
}

fn line(finding: &FindingInfo, style: Style) -> String {
    let (_, shape) = mark(&finding.severity);
    let at = finding.at.as_ref().map(place).unwrap_or_default();
    let label = finding.subject.label.as_deref().unwrap_or_default();
    let state = match finding.disposition.state.as_str() {
        "open" => "",
        other => words::disposition(other).get(style.lang),
    };
    let parts: Vec<&str> = [at.as_str(), label, state].into_iter().filter(|part| !part.is_empty()).collect();
    let mut out = format!("{shape} {}  {}\n", finding.id, parts.join("  "));
    let message = words::pick(&finding.message, style.lang);
    for text in wrap(message, style.width.saturating_sub(4)) {
        let _ = writeln!(out, "    {}", super::visible::visible(&text));
    }
    out
}

/// One decision that was recorded.
pub fn noted(finding: &FindingInfo, state: &str, why: &str, lang: Lang) -> String {
    let before = &finding.disposition;
    let at = finding.at.as_ref().map(place).unwrap_or_default();
    let label = finding.subject.label.as_deref().unwrap_or_default();
    let parts: Vec<&str> =
        [finding.id.as_str(), at.as_str(), label].into_iter().filter(|p| !p.is_empty()).collect();
    let mut out = format!(
        "✓ {}\n    {}: {}\n",
        parts.join("  "),
        words::disposition(state).get(lang),
        super::visible::visible(why)
    );
    if before.state != "open" {
        let was = words::disposition(&before.state).get(lang);
        let why = before
            .why
            .as_deref()
            .map(|why| format!(" ({})", super::visible::visible(why)))
            .unwrap_or_default();
        let text = Text::new("antes", "before").get(lang);
        let _ = writeln!(out, "    {text}: {was}{why}");
    }
    out
}
