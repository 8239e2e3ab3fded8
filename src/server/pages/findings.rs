//! The findings as a table: a page of them, of one rule or of all.

use std::collections::BTreeSet;

use super::link;
use super::marks::{self, Mark};
use super::result::pick;
use crate::i18n;
use crate::i18n::ui::page::result as ui;
use crate::model::{DispositionState, Kind, Lang, Msg};
use crate::report::v1::{At, FindingInfo, Report};
use crate::server::fault::say;

/// Findings shown at a time.
const PER_PAGE: usize = 50;

/// A finding as a row.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) rule: String,
    pub(super) mark: Mark,
    pub(super) kind: String,
    pub(super) who: String,
    pub(super) places: Vec<String>,
    pub(super) message: String,
    pub(super) reasons: Vec<String>,
    pub(super) refuted: Option<String>,
    pub(super) decision: String,
    pub(super) why: Option<String>,
}

/// A choice of the filter.
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) title: String,
    pub(super) address: String,
    pub(super) current: bool,
}

/// The findings shown and the ways to the others.
pub(super) struct Shown {
    /// This very page, without its language.
    pub(super) here: String,
    pub(super) choices: Vec<Choice>,
    pub(super) rows: Vec<Row>,
    /// What would refute the findings of a rule, where it is the same for all that are shown.
    pub(super) refuted: Vec<(String, String)>,
    /// `1 to 50 of 429`.
    pub(super) range: String,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl Shown {
    /// A rule that found nothing shows all; a page that does not exist shows the nearest.
    pub(super) fn of(
        report: &Report,
        rule: Option<&str>,
        page: Option<&str>,
        base: &str,
        lang: Lang,
    ) -> Self {
        let rule = rule.filter(|rule| report.findings.iter().any(|one| one.rule == *rule));
        let all: Vec<&FindingInfo> =
            report.findings.iter().filter(|one| rule.is_none_or(|rule| one.rule == rule)).collect();
        let last = all.len().div_ceil(PER_PAGE).max(1);
        let page = page.and_then(|text| text.parse::<usize>().ok()).unwrap_or(1).clamp(1, last);
        let first = (page - 1) * PER_PAGE;
        let mut rows: Vec<Row> =
            all.iter().skip(first).take(PER_PAGE).map(|finding| row(report, finding, lang)).collect();
        let range = Msg::of(ui::SHOWN)
            .with("from", first + usize::from(!rows.is_empty()))
            .with("to", first + rows.len())
            .with("n", all.len());
        let refuted = said_once(&mut rows, lang);
        let there = |page: usize| format!("{}#findings", link(lang, &address(base, rule, page)));
        Self {
            here: address(base, rule, page),
            choices: choices(report, rule, base, lang),
            range: say(&range, lang),
            previous: (page > 1).then(|| there(page - 1)),
            next: (page < last).then(|| there(page + 1)),
            refuted,
            rows,
        }
    }
}

/// Takes out of the rows what all findings of a rule say alike, so that it is said once.
fn said_once(rows: &mut [Row], lang: Lang) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let rules: BTreeSet<String> = rows.iter().map(|row| row.rule.clone()).collect();
    for rule in rules {
        let texts: BTreeSet<Option<&String>> =
            rows.iter().filter(|row| row.rule == rule).map(|row| row.refuted.as_ref()).collect();
        let Some(Some(text)) = texts.first().filter(|_| texts.len() == 1).copied() else { continue };
        out.push((say(&Msg::of(ui::REFUTED_ALL).word("rule", &rule), lang), text.clone()));
        rows.iter_mut().filter(|row| row.rule == rule).for_each(|row| row.refuted = None);
    }
    out
}

fn address(base: &str, rule: Option<&str>, page: usize) -> String {
    let rule = rule.map(|rule| format!("rule={rule}"));
    let page = (page > 1).then(|| format!("page={page}"));
    let query: Vec<String> = rule.into_iter().chain(page).collect();
    if query.is_empty() { base.to_owned() } else { format!("{base}?{}", query.join("&")) }
}

fn choices(report: &Report, rule: Option<&str>, base: &str, lang: Lang) -> Vec<Choice> {
    let number = |n: usize| i18n::integer(i64::try_from(n).unwrap_or(i64::MAX));
    let choice = |of: Option<&str>, name: &str, title: &str, n: usize| Choice {
        label: format!("{name} ({})", number(n)),
        title: title.to_owned(),
        address: format!("{}#findings", link(lang, &address(base, of, 1))),
        current: of == rule,
    };
    let mut out = vec![choice(None, ui::ALL.get(lang), "", report.findings.len())];
    for outcome in &report.outcomes {
        let n = report.findings.iter().filter(|one| one.rule == outcome.rule).count();
        if n > 0 {
            out.push(choice(Some(&outcome.rule), &outcome.rule, pick(&outcome.title, lang), n));
        }
    }
    out
}

fn row(report: &Report, finding: &FindingInfo, lang: Lang) -> Row {
    let kinds = [Kind::Defect, Kind::Lead, Kind::Note, Kind::Exculpatory];
    let kind = kinds.into_iter().find(|kind| kind.key() == finding.kind).unwrap_or(Kind::Note);
    let mut word = kind.title().get(lang).to_owned();
    if kind == Kind::Lead {
        let sure = Msg::of(ui::SURE).with("n", u32::from(finding.confidence));
        word = format!("{word}, {}", say(&sure, lang));
    }
    let states = [
        DispositionState::Open,
        DispositionState::Accepted,
        DispositionState::Dismissed,
        DispositionState::Pending,
    ];
    let state = states.into_iter().find(|state| state.key() == finding.disposition.state);
    Row {
        id: finding.id.clone(),
        rule: finding.rule.clone(),
        mark: marks::severity(&finding.severity),
        kind: word,
        who: finding.subject.label.clone().unwrap_or_default(),
        places: finding.at.iter().chain(&finding.near).map(|at| place(report, at, lang)).collect(),
        message: pick(&finding.message, lang).to_owned(),
        reasons: finding.reasons.iter().map(|reason| pick(&reason.message, lang).to_owned()).collect(),
        refuted: finding.refuted_by.as_ref().map(|text| pick(text, lang).to_owned()),
        decision: state.unwrap_or_default().title().get(lang).to_owned(),
        why: finding.disposition.why.clone(),
    }
}

/// A place as someone with the file open finds it.
fn place(report: &Report, at: &At, lang: Lang) -> String {
    match at {
        At::Line { source, line } => {
            format!("{source} \u{203a} {}", say(&Msg::of(ui::AT_LINE).word("row", line.to_string()), lang))
        }
        At::Cell { source, sheet, row, column } => {
            let known = report.sources.iter().find(|one| one.id == *source);
            let file = known.and_then(|one| one.file.clone()).unwrap_or_else(|| source.clone());
            let msg = match column {
                Some(column) => Msg::of(ui::AT_CELL).word("column", column),
                None => Msg::of(ui::AT_ROW),
            };
            // A row is an address, not a quantity: no thousands separator.
            let cell = say(&msg.word("row", row.to_string()), lang);
            let parts = [Some(file), sheet.clone(), Some(cell)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{203a} ")
        }
    }
}

/// `LFT-390-BIS-III-A` as a lawyer skims it: `LFT 390 Bis III a`.
pub(super) fn short_law(key: &str) -> String {
    let part = |(index, part): (usize, &str)| match part {
        "BIS" => "Bis".to_owned(),
        "TER" => "Ter".to_owned(),
        single if index > 1 && single.len() == 1 && !matches!(single, "I" | "V" | "X") => {
            single.to_lowercase()
        }
        other => other.to_owned(),
    };
    key.split('-').enumerate().map(part).collect::<Vec<_>>().join(" ")
}
