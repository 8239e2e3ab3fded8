//! The result of an audit: the answer first, what was not checked as visible as what was found.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Html;
use chrono::NaiveDate;
use serde::Deserialize;

use super::findings::{Shown, short_law};
use super::marks::{self, Mark};
use super::{Shell, write};
use crate::i18n;
use crate::i18n::ui::page::{frame, problems, result as ui};
use crate::model::{Arg, Lang, Msg, Problem, SourceKind, Vote};
use crate::report::v1::{Bilingual, OutcomeInfo, Report};
use crate::server::AppState;
use crate::server::fault::{Fault, problem};
use crate::server::kept::{AuditKept, MOST_RESULTS, Result as Kept};
use crate::server::visit::Visit;

/// Which findings are shown.
#[derive(Debug, Default, Deserialize)]
pub(in crate::server) struct Wanted {
    rule: Option<String>,
    page: Option<String>,
}

/// Findings of one rule and weight.
struct Line {
    mark: Mark,
    number: String,
    title: String,
    rule: String,
    /// Where its findings are shown.
    address: String,
    law: String,
}

/// Something that was not checked, and why.
struct Unchecked {
    mark: Mark,
    what: String,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "server/pages/result.html", escape = "visible")]
struct Page<'a> {
    shell: Shell,
    kept: &'a AuditKept,
    id: &'a str,
    /// Kind of vote and day.
    about: String,
    answer: String,
    unmade: Option<String>,
    roll: Option<String>,
    /// Rows, persons, rows set aside.
    figures: [(&'static str, String); 3],
    lines: Vec<Line>,
    passed: Option<String>,
    unchecked: Vec<Unchecked>,
    not_built: Option<String>,
    verdict: Mark,
    /// Scenario by scenario; without a mark where there is no verdict.
    sentences: Vec<(Option<Mark>, String)>,
    limits: Vec<&'a str>,
    shown: Shown,
}

impl Page<'_> {
    /// Addresses, names and uses of the documents of an audience.
    fn files(&self, audience: &str) -> [(String, &'static str, &'static str); 4] {
        let at = |file: &str| format!("/result/{}/{audience}/{file}", self.id);
        [
            (at("report.html"), "report.html", self.shell.t(ui::FILE_HTML)),
            (at("findings.xlsx"), "findings.xlsx", self.shell.t(ui::FILE_XLSX)),
            (at("findings.csv"), "findings.csv", self.shell.t(ui::FILE_CSV)),
            (at("report.json"), "report.json", self.shell.t(ui::FILE_JSON)),
        ]
    }
}

/// The answer for an id that is not kept.
pub(super) fn gone() -> Fault {
    let told = problem(problems::GONE);
    Fault::new(StatusCode::NOT_FOUND, Problem { detail: told.detail.with("n", MOST_RESULTS), ..told })
}

pub(in crate::server) async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    visit: Visit,
) -> Result<Html<String>, Fault> {
    let Some(Kept::Audit(kept)) = state.shared.kept.get(&id) else { return Err(gone()) };
    let Query(wanted) = wanted.unwrap_or_default();
    let report = &kept.report;
    let here = format!("/result/{id}");
    let shown = Shown::of(report, wanted.rule.as_deref(), wanted.page.as_deref(), &here, visit.lang);
    let title = report.case.title.clone().unwrap_or_else(|| report.case.id.clone());
    let mut shell = Shell::new(visit.lang, title, shown.here.clone());
    shell.synthetic = report.case.synthetic;
    let words = Words { report, lang: visit.lang, shell: &shell, base: &here };
    let page = Page {
        about: words.about(),
        answer: words.answer(),
        unmade: words.unmade(),
        roll: words.roll(),
        figures: words.figures(),
        lines: words.lines(),
        passed: words.passed(),
        unchecked: words.unchecked(),
        not_built: words.not_built(),
        verdict: marks::verdict(&report.materiality.verdict),
        sentences: words.sentences(),
        limits: report.limits.iter().map(|text| pick(text, visit.lang)).collect(),
        shown,
        kept: &kept,
        id: &id,
        shell,
    };
    write(&page)
}

/// One language of a text of the report.
pub(super) fn pick(text: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::Es => &text.es,
        Lang::En => &text.en,
    }
}

/// Who gave a file: one of the usual words, or the id that the case uses.
fn giver(key: &str) -> Arg {
    match key {
        "employer" => ui::EMPLOYER.into(),
        "cfcrl" => ui::CFCRL.into(),
        "union" => ui::UNION.into(),
        "workers" => ui::WORKERS.into(),
        id => Arg::Word(id.to_owned()),
    }
}

struct Words<'a> {
    report: &'a Report,
    lang: Lang,
    shell: &'a Shell,
    /// The address of the result.
    base: &'a str,
}

impl Words<'_> {
    fn about(&self) -> String {
        let case = &self.report.case;
        let vote =
            case.vote.as_deref().and_then(Vote::from_key).map(|vote| self.shell.t(vote.title()).to_owned());
        let day = case.as_of.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
        let day = day.map(|day| self.shell.say(&Msg::of(ui::AS_OF).with("day", day)));
        vote.into_iter().chain(day).collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn found(&self) -> u64 {
        let by = &self.report.summary.findings;
        by.high + by.medium + by.low + by.note
    }

    fn answer(&self) -> String {
        let found = self.found();
        let text = match (found, self.report.summary.rows) {
            (0, _) => ui::NOTHING,
            (_, 0) => ui::FOUND_NO_ROLL,
            _ => ui::FOUND,
        };
        self.shell.say(&Msg::of(text).with("n", found).with("persons", self.report.summary.persons))
    }

    fn unmade(&self) -> Option<String> {
        let rules = &self.report.summary.rules;
        let n = rules.no_data + rules.off + rules.not_built;
        (n > 0).then(|| self.shell.say(&Msg::of(ui::NOT_CHECKED_SHORT).with("n", n)))
    }

    fn figures(&self) -> [(&'static str, String); 3] {
        let sum = &self.report.summary;
        [(ui::ROWS, sum.rows), (ui::PERSONS, sum.persons), (ui::ASIDE, sum.set_aside)]
            .map(|(label, n)| (self.shell.t(label), i18n::integer(i64::try_from(n).unwrap_or(i64::MAX))))
    }

    /// The roll that counts: the last one that nothing supersedes.
    fn roll(&self) -> Option<String> {
        let sources = &self.report.sources;
        let replaced = |id: &str| sources.iter().any(|source| source.supersedes.as_deref() == Some(id));
        let roll = sources
            .iter()
            .rev()
            .find(|source| source.kind == SourceKind::Roll.key() && !replaced(&source.id))?;
        let file = roll.file.clone().unwrap_or_else(|| roll.id.clone());
        let day = roll.received.as_deref().and_then(|at| at.get(..10)?.parse::<NaiveDate>().ok());
        let msg = match (&roll.from, day) {
            (None, _) => return Some(file),
            (Some(from), None) => Msg::of(ui::GIVEN_BY).with("from", giver(from)),
            (Some(from), Some(day)) => Msg::of(ui::GIVEN).with("from", giver(from)).with("day", day),
        };
        Some(self.shell.say(&msg.private("file", file)))
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<(usize, Line)> = Vec::new();
        for outcome in &self.report.outcomes {
            for (rank, severity) in crate::model::Severity::ALL.into_iter().enumerate() {
                let of = self
                    .report
                    .findings
                    .iter()
                    .filter(|one| one.rule == outcome.rule && one.severity == severity.key());
                let number = of.count();
                if number > 0 {
                    lines.push((rank, self.line(outcome, severity.key(), number)));
                }
            }
        }
        lines.sort_by_key(|(rank, _)| *rank);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn line(&self, outcome: &OutcomeInfo, severity: &str, number: usize) -> Line {
        let law: Vec<String> = outcome.law.iter().take(2).map(|key| short_law(key)).collect();
        Line {
            mark: marks::severity(severity),
            number: i18n::integer(i64::try_from(number).unwrap_or(i64::MAX)),
            title: pick(&outcome.title, self.lang).to_owned(),
            rule: outcome.rule.clone(),
            address: self.shell.link(&format!("{}?rule={}#findings", self.base, outcome.rule)),
            law: law.join(", "),
        }
    }

    fn passed(&self) -> Option<String> {
        let n = self.report.summary.rules.pass;
        (n > 0).then(|| self.shell.say(&Msg::of(ui::PASSED).with("n", n)))
    }

    fn unchecked(&self) -> Vec<Unchecked> {
        let rules = self.report.outcomes.iter().filter_map(|outcome| {
            let texts =
                |list: &[Bilingual]| list.iter().map(|text| pick(text, self.lang).to_owned()).collect();
            let (mark, why): (Mark, Vec<String>) = match outcome.outcome.as_str() {
                "no_data" if outcome.missing.is_empty() && self.report.case.vote.is_none() => {
                    (marks::NOT_CHECKED, vec![self.shell.t(ui::NO_VOTE).to_owned()])
                }
                "no_data" => (marks::NOT_CHECKED, texts(&outcome.missing)),
                "off" => (marks::OFF, Vec::new()),
                "depends" => {
                    let readings = outcome.readings.iter();
                    (marks::DEPENDS, readings.map(|one| pick(&one.message, self.lang).to_owned()).collect())
                }
                _ => return None,
            };
            let what = format!("{} \u{b7} {}", outcome.rule, pick(&outcome.title, self.lang));
            Some(Unchecked { mark, what, why })
        });
        let files = self.report.sources.iter().filter_map(|source| {
            let why = source.unreadable.as_ref()?;
            let what = source.file.clone().unwrap_or_else(|| source.id.clone());
            Some(Unchecked { mark: marks::UNREADABLE, what, why: vec![pick(why, self.lang).to_owned()] })
        });
        rules.chain(files).collect()
    }

    fn not_built(&self) -> Option<String> {
        let n = self.report.summary.rules.not_built;
        (n > 0).then(|| self.shell.say(&Msg::of(ui::NOT_BUILT).with("n", n)))
    }

    fn sentences(&self) -> Vec<(Option<Mark>, String)> {
        let mut out: Vec<(Option<Mark>, String)> = Vec::new();
        let scenarios = self.report.materiality.scenarios.iter();
        for scenario in scenarios.filter(|scenario| scenario.verdict != "no_data") {
            let text = pick(&scenario.sentence, self.lang);
            // Where one of the two numbers is nought, both together say what one says alone.
            if !out.iter().any(|(_, known)| known == text) {
                out.push((Some(marks::verdict(&scenario.verdict)), text.to_owned()));
            }
        }
        if out.is_empty() {
            out.push((None, self.no_result()));
        }
        if let Some(count) = &self.report.count {
            let bad = count.checks.iter().filter(|check| !check.ok).count();
            if bad > 0 {
                let sums = Msg::of(ui::SUMS).with("bad", bad).with("n", count.checks.len());
                out.push((None, self.shell.say(&sums)));
            }
        }
        out
    }

    fn no_result(&self) -> String {
        let rows = self.report.summary.rows;
        let mut text = self.shell.t(ui::NO_RESULT).to_owned();
        if self.report.case.vote.as_deref() == Some(Vote::Representation.key()) && rows > 0 {
            let need = rows.saturating_mul(3).div_ceil(10);
            text.push(' ');
            text.push_str(&self.shell.say(&Msg::of(ui::THIRTY).with("rows", rows).with("need", need)));
        }
        text
    }
}
