//! The terminal's first screen: what a tired person needs, in one look.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::i18n::{self, Audience, View};
use crate::model::{Lang, Msg, SourceKind, Text, Vote};

use super::v1::{At, Bilingual, FindingInfo, OutcomeInfo, Report};

/// How the screen is written.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Language.
    pub lang: Lang,
    /// Colour, on a terminal only.
    pub color: bool,
    /// Columns available.
    pub width: usize,
    /// Findings shown a rule.
    pub examples: usize,
}

/// A next step: a command and what it is for.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// The command.
    pub command: String,
    /// What it is for.
    pub why: String,
}

const HIGH: &str = "\x1b[31m";
const MEDIUM: &str = "\x1b[33m";
const LOW: &str = "\x1b[34m";
const PASS: &str = "\x1b[32m";
const QUIET: &str = "\x1b[2m";
/// Columns for a rule's id and its first ground, so that ids stand below each other.
const TAIL: usize = 27;
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

struct Screen<'a> {
    report: &'a Report,
    style: Style,
    out: String,
}

/// Writes the first screen.
pub fn render(report: &Report, next: &[NextStep], style: Style) -> String {
    let mut screen = Screen { report, style, out: String::with_capacity(4096) };
    screen.head();
    screen.roll();
    screen.versions();
    screen.findings();
    screen.decisions();
    screen.answers();
    screen.access();
    screen.result();
    screen.examples();
    screen.next(next);
    screen.out
}

impl Screen<'_> {
    fn t(&self, es: &'static str, en: &'static str) -> &'static str {
        Text::new(es, en).get(self.style.lang)
    }

    fn pick<'b>(&self, text: &'b Bilingual) -> &'b str {
        match self.style.lang {
            Lang::Es => &text.es,
            Lang::En => &text.en,
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.style.color { format!("{code}{text}{RESET}") } else { text.to_owned() }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn wrapped(&mut self, text: &str, indent: usize) {
        for line in wrap(text, self.style.width.saturating_sub(indent)) {
            let line = format!("{:indent$}{line}", "");
            self.line(&line);
        }
    }

    fn head(&mut self) {
        let case = &self.report.case;
        let mut parts = vec![format!("Escrutinio {}", self.report.engine.version)];
        parts.push(case.title.clone().unwrap_or_else(|| case.id.clone()));
        if let Some(vote) = case.vote.as_deref().and_then(Vote::from_key) {
            let vote = vote.title().get(self.style.lang);
            if !parts.iter().any(|part| part.contains(vote)) {
                parts.push(vote.to_owned());
            }
        }
        if let Some(day) = case.as_of.as_deref().and_then(|day| day.parse::<NaiveDate>().ok()) {
            let day = i18n::date(day, self.style.lang);
            parts.push(format!("{}{day}", self.t("al ", "as of ")));
        }
        let head = parts.join(" · ");
        for line in wrap(&head, self.style.width) {
            let line = self.paint(BOLD, &line);
            self.line(&line);
        }
        if case.synthetic {
            let mark = self.t("DATOS SINTÉTICOS", "SYNTHETIC DATA");
            let line = self.paint(BOLD, mark);
            self.line(&line);
        }
        self.line("");
    }

    fn roll(&mut self) {
        let superseded: BTreeSet<&str> =
            self.report.sources.iter().filter_map(|source| source.supersedes.as_deref()).collect();
        let roll =
            self.report.sources.iter().rev().find(|source| {
                source.kind == SourceKind::Roll.key() && !superseded.contains(source.id.as_str())
            });
        let Some(roll) = roll else {
            let text = self.t("Este caso no trae padrón.", "This case carries no roll.");
            self.line(text);
            self.line("");
            return;
        };
        let mut title = self.t("Padrón", "Roll").to_owned();
        if let Some(from) = &roll.from {
            let _ = write!(title, " {} {from}", self.t("entregado por:", "given by:"));
        }
        if let Some(day) =
            roll.received.as_deref().and_then(|at| at.get(..10)).and_then(|day| day.parse().ok())
        {
            let _ = write!(title, " · {}", i18n::date(day, self.style.lang));
        }
        if let Some(file) = &roll.file {
            let _ = write!(title, " · {file}");
        }
        let summary = &self.report.summary;
        let counts = Msg::new(
            "{rows} {rows:renglón leído|renglones leídos} · {persons} {persons:persona|personas} · {aside} {aside:renglón apartado|renglones apartados} (títulos, totales, firmas, vacíos)",
            "{rows} {rows:row|rows} read · {persons} {persons:person|people} · {aside} {aside:row|rows} set aside (titles, totals, signatures, blanks)",
        )
        .with("rows", summary.rows)
        .with("persons", summary.persons)
        .with("aside", summary.set_aside);
        let view = View { lang: self.style.lang, audience: Audience::Confidential, names: false };
        let counts = i18n::render(&counts, view);
        self.wrapped(&title, 0);
        self.wrapped(&counts, 0);
        self.line("");
    }

    fn findings(&mut self) {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for outcome in &self.report.outcomes {
            for (rank, severity) in ["high", "medium", "low", "note"].into_iter().enumerate() {
                let count = self.of(outcome, severity).count();
                if count > 0 {
                    lines.push((rank, self.finding_line(outcome, severity, count)));
                }
            }
        }
        lines.sort_by_key(|(rank, _)| *rank);
        if lines.is_empty() {
            let text =
                self.t("Sin hallazgos en lo que se pudo revisar.", "No findings in what could be checked.");
            self.line(text);
        }
        for (_, line) in lines {
            self.line(&line);
        }
    }

    /// What became of the people of the version before.
    fn versions(&mut self) {
        let report = self.report;
        for sentence in super::comparison_text::headlines(report) {
            let text = upper_first(self.pick(sentence));
            self.wrapped(&text, 0);
        }
        if report.comparison.is_some() {
            self.line("");
        }
    }

    /// How many findings people have decided on.
    fn decisions(&mut self) {
        if self.report.findings.is_empty() {
            return;
        }
        let states = super::decisions::states_of(&self.report.summary.dispositions, self.style.lang);
        let line = format!("{:>8}  {} {states}", "", self.t("decisiones:", "decisions:"));
        let line = self.paint(QUIET, &line);
        self.line(&line);
    }

    fn of<'b>(
        &'b self,
        outcome: &'b OutcomeInfo,
        severity: &'b str,
    ) -> impl Iterator<Item = &'b FindingInfo> {
        self.report
            .findings
            .iter()
            .filter(move |finding| finding.rule == outcome.rule && finding.severity == severity)
    }

    fn finding_line(&self, outcome: &OutcomeInfo, severity: &str, count: usize) -> String {
        let (code, shape) = mark(severity);
        let number = i18n::integer(i64::try_from(count).unwrap_or(i64::MAX));
        let law = outcome.law.first().map(|key| short_law(key)).unwrap_or_default();
        let tail = format!("{}  {law}", outcome.rule);
        let room = self.style.width.saturating_sub(9 + TAIL + 2).max(20);
        let mut title = lower_first(self.pick(&outcome.title));
        if title.chars().count() > room {
            title = title.chars().take(room - 1).chain(['…']).collect();
        }
        let pad = room.saturating_sub(title.chars().count());
        format!("{} {number:>6}  {title}{:pad$}  {}", self.paint(code, shape), "", self.paint(QUIET, &tail))
    }

    fn answers(&mut self) {
        let rules = &self.report.summary.rules;
        let n = |value: u64| i18n::integer(i64::try_from(value).unwrap_or(i64::MAX));
        if rules.pass > 0 {
            let text = self.t("reglas sin hallazgos", "rules without findings");
            let line = format!("{} {:>6}  {text}", self.paint(PASS, "✓"), n(rules.pass));
            self.line(&line);
        }
        let report = self.report;
        for outcome in &report.outcomes {
            let (shape, why) = match outcome.outcome.as_str() {
                "no_data" => {
                    ("∅", outcome.missing.iter().map(|msg| self.pick(msg)).collect::<Vec<_>>().join("; "))
                }
                "depends" => ("?", self.readings(outcome)),
                "not_applicable" => ("·", outcome.why.as_ref().map_or("", |why| self.pick(why)).to_owned()),
                "off" => ("∅", self.t("la apagó el expediente", "switched off by the case file").to_owned()),
                _ => continue,
            };
            let word = match outcome.outcome.as_str() {
                "no_data" => self.t("no se pudo revisar", "not checked"),
                "depends" => self.t("depende de la lectura", "depends on the reading"),
                "not_applicable" => self.t("no se aplica", "does not apply"),
                _ => self.t("apagada", "switched off"),
            };
            let text = format!("{} {word}: {why}", outcome.rule);
            for (index, line) in wrap(&text, self.style.width.saturating_sub(10)).iter().enumerate() {
                let line = format!("{} {:>6}  {line}", if index == 0 { shape } else { " " }, "");
                self.line(&line);
            }
        }
        if rules.not_built > 0 {
            let text = self.t(
                "revisiones que esta versión todavía no hace (lista: escrutinio rules list)",
                "checks that this version does not make yet (list: escrutinio rules list)",
            );
            let line = format!("∅ {:>6}  {text}", n(rules.not_built));
            self.line(&line);
        }
        self.line("");
    }

    fn readings(&self, outcome: &OutcomeInfo) -> String {
        outcome.readings.iter().map(|reading| self.pick(&reading.message)).collect::<Vec<_>>().join("; ")
    }

    /// Crews that cannot get to the polls, in one line; nothing where every crew can.
    fn access(&mut self) {
        let Some(access) = &self.report.access else { return };
        let without: Vec<&str> = access
            .crews
            .iter()
            .filter(|crew| matches!(crew.verdict.as_str(), "none" | "special_trip"))
            .map(|crew| crew.crew.as_str())
            .collect();
        if without.is_empty() {
            return;
        }
        let (n, of, names) = (without.len(), access.crews.len(), without.join(", "));
        let text = match self.style.lang {
            Lang::Es => {
                format!("Sin acceso a las casillas: {n} de {of} cuadrillas ({names}): escrutinio hours")
            }
            Lang::En => format!("Without access to the polls: {n} of {of} crews ({names}): escrutinio hours"),
        };
        self.wrapped(&text, 0);
        self.line("");
    }

    fn result(&mut self) {
        let question = self.t("¿Puede cambiar el resultado?", "Could it change the result?").to_owned();
        let question = self.paint(BOLD, &question);
        self.line(&question);
        let report = self.report;
        let mut sentences: Vec<&str> = Vec::new();
        for scenario in &report.materiality.scenarios {
            let sentence = self.pick(&scenario.sentence);
            if scenario.verdict != "no_data" && !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        if sentences.is_empty() {
            let text = self.no_result_yet();
            self.wrapped(&text, 2);
        }
        for sentence in sentences {
            self.bullet(&upper_first(sentence));
        }
        if let Some(count) = &report.count {
            let failed = count.checks.iter().filter(|check| !check.ok).count();
            if failed > 0 {
                let text = match self.style.lang {
                    Lang::Es => {
                        format!("{failed} de {} sumas no cuadran: escrutinio count", count.checks.len())
                    }
                    Lang::En => {
                        format!("{failed} of {} sums do not add up: escrutinio count", count.checks.len())
                    }
                };
                self.bullet(&text);
            }
        }
        self.line("");
    }

    fn bullet(&mut self, text: &str) {
        for (index, line) in wrap(text, self.style.width.saturating_sub(4)).iter().enumerate() {
            let line = format!("  {} {line}", if index == 0 { "–" } else { " " });
            self.line(&line);
        }
    }

    fn no_result_yet(&self) -> String {
        let rows = self.report.summary.rows;
        let n = |value: u64| i18n::integer(i64::try_from(value).unwrap_or(i64::MAX));
        let contest = self.report.case.vote.as_deref() == Some("representation") && rows > 0;
        let mut text = self
            .t("Todavía no hay resultado en el expediente.", "There is no result in the case file yet.")
            .to_owned();
        if contest {
            let need = (3 * rows).div_ceil(10);
            let more = match self.style.lang {
                Lang::Es => format!(" Con {} en el padrón, el 30 % son {}.", n(rows), n(need)),
                Lang::En => format!(" With {} on the roll, 30% is {}.", n(rows), n(need)),
            };
            text.push_str(&more);
        }
        text
    }

    fn examples(&mut self) {
        if self.style.examples == 0 {
            return;
        }
        let report = self.report;
        for outcome in &report.outcomes {
            let findings: Vec<&FindingInfo> =
                report.findings.iter().filter(|finding| finding.rule == outcome.rule).collect();
            if findings.is_empty() {
                continue;
            }
            let title = format!("{} · {}", outcome.rule, self.pick(&outcome.title));
            for line in wrap(&title, self.style.width) {
                let line = self.paint(BOLD, &line);
                self.line(&line);
            }
            for finding in findings.iter().take(self.style.examples) {
                self.example(finding);
            }
            let rest = findings.len().saturating_sub(self.style.examples);
            if rest > 0 {
                let n = i18n::integer(i64::try_from(rest).unwrap_or(i64::MAX));
                let text = match self.style.lang {
                    Lang::Es => format!("  … y {n} más, todos en el reporte: --out CARPETA"),
                    Lang::En => format!("  … and {n} more, all in the report: --out DIR"),
                };
                let text = self.paint(QUIET, &text);
                self.line(&text);
            }
            self.line("");
        }
    }

    fn example(&mut self, finding: &FindingInfo) {
        let (code, shape) = mark(&finding.severity);
        let place = finding.at.as_ref().map(place).unwrap_or_default();
        let label = finding.subject.label.as_deref().unwrap_or_default();
        let head = [place.as_str(), label]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("  ");
        let head = format!("  {} {head}  {}", self.paint(code, shape), self.paint(QUIET, &finding.id));
        self.line(&head);
        let message = self.pick(&finding.message).to_owned();
        self.wrapped(&message, 6);
        let sure = self.confidence(finding);
        if !sure.is_empty() {
            let sure = self.paint(QUIET, &sure);
            self.line(&format!("      {sure}"));
        }
    }

    fn confidence(&self, finding: &FindingInfo) -> String {
        let state = match finding.disposition.state.as_str() {
            "accepted" => self.t("aceptado", "accepted"),
            "dismissed" => self.t("descartado", "dismissed"),
            "pending" => self.t("en duda", "pending"),
            _ => "",
        };
        let lead = match (finding.kind.as_str(), self.style.lang) {
            ("lead", Lang::Es) => {
                format!("indicio, {} de 1,000", i18n::integer(i64::from(finding.confidence)))
            }
            ("lead", Lang::En) => format!("lead, {} of 1,000", i18n::integer(i64::from(finding.confidence))),
            _ => String::new(),
        };
        [lead.as_str(), state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn next(&mut self, steps: &[NextStep]) {
        if steps.is_empty() {
            return;
        }
        let title = self.t("Siguiente", "Next").to_owned();
        let title = self.paint(BOLD, &title);
        self.line(&title);
        let widest = steps.iter().map(|step| step.command.chars().count()).max().unwrap_or(0);
        for step in steps {
            let pad = widest - step.command.chars().count();
            let why = self.paint(QUIET, &step.why);
            self.line(&format!("  {}{:pad$}   {why}", step.command, ""));
        }
    }
}

pub(super) fn mark(severity: &str) -> (&'static str, &'static str) {
    match severity {
        "high" => (HIGH, "▲"),
        "medium" => (MEDIUM, "◆"),
        "low" => (LOW, "●"),
        _ => (QUIET, "·"),
    }
}

/// A place as a spreadsheet user reads it.
pub(super) fn place(at: &At) -> String {
    match at {
        At::Line { source, line } => format!("{source}:{line}"),
        At::Cell { source, sheet, row, column } => {
            let cell = format!("{}{row}", column.as_deref().unwrap_or_default());
            match sheet {
                Some(sheet) => format!("{source} › {sheet}!{cell}"),
                None => format!("{source} › {cell}"),
            }
        }
    }
}

/// `LFT-390-BIS-III-A` as a lawyer skims it: `LFT 390 Bis III a`.
fn short_law(key: &str) -> String {
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut out = String::new();
    let mut before = "";
    for (index, part) in key.split('-').enumerate() {
        let letter = part.len() == 1 && !matches!(part, "I" | "V" | "X") && !number(part);
        match part {
            _ if index == 0 => out.push_str(part),
            "BIS" => out.push_str(" Bis"),
            "TER" => out.push_str(" Ter"),
            // 897-F is an article of its own; an item is written small.
            _ if letter && number(before) => out.extend(["-", part]),
            _ if letter => out.extend([" ", &part.to_lowercase()]),
            // A paragraph of an article, or a range of articles.
            _ if number(part) && number(before) && part.len() == 1 => out.extend([" ¶", part]),
            _ if number(part) && number(before) => out.extend(["–", part]),
            _ => out.extend([" ", part]),
        }
        before = part;
    }
    out
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Breaks a text at spaces so that no line is longer than `width`, unless one word is.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let grown = line.chars().count() + usize::from(!line.is_empty()) + word.chars().count();
        if grown > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// The count on the terminal: figures, tests, sums, and what could have changed.
pub fn count(report: &Report, style: Style) -> String {
    let mut screen = Screen { report, style, out: String::with_capacity(4096) };
    screen.head();
    screen.figures();
    screen.tests();
    screen.sums();
    screen.result();
    screen.out
}

impl Screen<'_> {
    fn number(value: u64) -> String {
        i18n::integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    fn share(&self, permille: Option<u64>) -> String {
        permille.map_or_else(
            || "\u{2013}".to_owned(),
            |value| i18n::percent(i64::try_from(value).unwrap_or(i64::MAX), self.style.lang),
        )
    }

    fn figures(&mut self) {
        let report = self.report;
        let Some(count) = &report.count else { return };
        let unknown = self.t("no se publicó", "not published").to_owned();
        let figure = |value: Option<u64>| value.map_or_else(|| unknown.clone(), Self::number);
        let rows = [
            (self.t("En el padrón", "On the roll"), figure(count.roll)),
            (self.t("Votos emitidos", "Votes cast"), figure(count.cast)),
            (self.t("Válidos", "Valid"), figure(count.valid)),
            (self.t("Nulos", "Null"), figure(count.null)),
            (self.t("Participación", "Turnout"), self.share(count.turnout)),
        ];
        for (label, value) in rows {
            self.line(&format!("  {label:<18} {value:>14}"));
        }
        self.line("");
        let head = [
            self.t("Opción", "Option"),
            self.t("votos", "votes"),
            self.t("del padrón", "of roll"),
            self.t("de emitidos", "of cast"),
            self.t("de válidos", "of valid"),
        ];
        let line =
            format!("  {:<24} {:>8} {:>11} {:>12} {:>11}", head[0], head[1], head[2], head[3], head[4]);
        let line = self.paint(QUIET, &line);
        self.line(&line);
        for option in &count.options {
            let line = format!(
                "  {:<24} {:>8} {:>11} {:>12} {:>11}",
                option.id,
                option.votes.map_or_else(|| "\u{2013}".to_owned(), Self::number),
                self.share(option.of_roll),
                self.share(option.of_cast),
                self.share(option.of_valid)
            );
            self.line(&line);
        }
        if let (Some(leader), Some(margin)) = (&count.leader, count.margin) {
            let line = match self.style.lang {
                Lang::Es => format!("  {leader} va adelante por {}", Self::number(margin)),
                Lang::En => format!("  {leader} leads by {}", Self::number(margin)),
            };
            self.line(&line);
        }
        self.line("");
        for note in &count.notes {
            let note = self.pick(note).to_owned();
            self.wrapped(&note, 2);
        }
        if !count.notes.is_empty() {
            self.line("");
        }
    }

    fn tests(&mut self) {
        let report = self.report;
        let Some(count) = &report.count else { return };
        for test in &count.tests {
            let name = match test.key.as_str() {
                "turnout_30" => self.t("participación del 30 %", "turnout of 30%"),
                "plurality" => self.t("más votos que cualquier otra", "more votes than any other"),
                "majority_of_covered" => {
                    self.t("mayoría de las personas cubiertas", "majority of the workers covered")
                }
                "majority_of_cast" => self.t("mayoría de los votos emitidos", "majority of votes cast"),
                _ => self.t("mayoría de los votos válidos", "majority of valid votes"),
            };
            let (shape, word) = match test.met {
                Some(true) => (self.paint(PASS, "✓"), self.t("se cumple", "met")),
                Some(false) => (self.paint(HIGH, "▲"), self.t("no se cumple", "not met")),
                None => {
                    (self.paint(QUIET, "∅"), self.t("no está resuelto en la ley", "left open by the law"))
                }
            };
            let need = test.need.map(Self::number).unwrap_or_default();
            let have = test.have.map(Self::number).unwrap_or_default();
            let law: Vec<String> = test.law.iter().map(|key| short_law(key)).collect();
            let line = match self.style.lang {
                Lang::Es => format!("{shape} {name}: {word} (pide {need}, hay {have})  {}", law.join(", ")),
                Lang::En => format!("{shape} {name}: {word} (needs {need}, has {have})  {}", law.join(", ")),
            };
            self.line(&line);
        }
        if !count.tests.is_empty() {
            self.line("");
        }
    }

    fn sums(&mut self) {
        let report = self.report;
        let Some(count) = &report.count else { return };
        if count.checks.is_empty() {
            let text = self.t(
                "∅ No se publicaron cifras que permitan hacer una suma.",
                "∅ No figures were published that would allow a sum.",
            );
            self.line(text);
            self.line("");
            return;
        }
        let failed: Vec<_> = count.checks.iter().filter(|check| !check.ok).collect();
        let line = match self.style.lang {
            Lang::Es => format!("{} sumas revisadas, {} no cuadran", count.checks.len(), failed.len()),
            Lang::En => format!("{} sums checked, {} do not add up", count.checks.len(), failed.len()),
        };
        self.line(&line);
        for check in failed {
            let place = [check.place.as_deref(), check.table.as_deref()].into_iter().flatten();
            let place = place.collect::<Vec<_>>().join(" · ");
            let figure = check.figure.as_deref().map(|figure| format!(" ({figure})")).unwrap_or_default();
            let value = |measure: &super::v1::Measure| match measure {
                super::v1::Measure::Number(number) => Self::number(*number),
                super::v1::Measure::At(at) => at.clone(),
            };
            let (expected, found) = (value(&check.expected), value(&check.found));
            let line = match self.style.lang {
                Lang::Es => format!("{place} {}{figure}: se esperaba {expected}, hay {found}", check.key),
                Lang::En => format!("{place} {}{figure}: expected {expected}, found {found}", check.key),
            };
            let line = format!("  {} {}  {}", self.paint(HIGH, "▲"), line.trim_start(), check.rule);
            self.line(&line);
        }
        self.line("");
    }
}
