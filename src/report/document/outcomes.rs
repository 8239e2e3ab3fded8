//! What every rule answered; those that could not run as plainly as those that found something.

use super::{Block, Cell, Line, Row, Section, Table, Writer};
use crate::model::Msg;
use crate::report::v1::OutcomeInfo;
use crate::report::words;

pub(super) fn write(w: &mut Writer<'_>) -> Section {
    let rules = &w.report.summary.rules;
    let text = w.say(
        &Msg::new(
            "De {n} {n:regla|reglas}, {fail} {fail:encontró|encontraron} algo, {depends} {depends:depende|dependen} de cómo se lea la ley, {none} no se {none:pudo|pudieron} revisar, {pass} no {pass:encontró|encontraron} nada, {na} no {na:aplica|aplican} a esta votación y {off} {off:está apagada|están apagadas} por el expediente.",
            "Of {n} {n:rule|rules}, {fail} found something, {depends} {depends:depends|depend} on how the law is read, {none} could not be checked, {pass} found nothing, {na} {na:does|do} not apply to this vote and {off} {off:is|are} switched off by the case.",
        )
        .with("n", w.report.outcomes.len())
        .with("fail", rules.fail)
        .with("depends", rules.depends)
        .with("none", rules.no_data)
        .with("pass", rules.pass)
        .with("na", rules.not_applicable)
        .with("off", rules.off),
    );
    let mut blocks = vec![Block::Fact(w.fact(text))];
    if rules.not_built > 0 {
        let text = w.say(
            &Msg::new(
                "Además, {n} {n:revisión|revisiones} que el catálogo anuncia no {n:está|están} en esta versión del programa: nadie las hizo.",
                "Besides, {n} {n:check|checks} that the catalogue announces {n:is|are} not in this version of the program: nobody made them.",
            )
            .with("n", rules.not_built),
        );
        blocks.push(Block::Fact(w.fact(text).mark(words::outcome("no_data", None))));
    }
    if !w.report.outcomes.is_empty() {
        blocks.push(Block::Table(table(w)));
    }
    Section { id: "reglas", title: w.t("Qué respondió cada regla", "What each rule answered"), blocks }
}

fn table(w: &Writer<'_>) -> Table {
    let mut outcomes: Vec<&OutcomeInfo> = w.report.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| words::outcome_order(&outcome.outcome));
    Table {
        caption: w.t("Todas las reglas y su respuesta", "Every rule and its answer"),
        heads: w.heads([
            ("Regla", "Rule"),
            ("Qué busca", "What it looks for"),
            ("Respuesta", "Answer"),
            ("#Hallazgos", "#Findings"),
        ]),
        rows: outcomes.into_iter().map(|outcome| row(w, outcome)).collect(),
        foot: None,
        class: "rules",
    }
}

fn row(w: &Writer<'_>, outcome: &OutcomeInfo) -> Row {
    let mut what = Cell::text(w.pick(&outcome.title));
    let law: Vec<String> = w.law(&outcome.law).into_iter().map(|law| law.label).collect();
    if !law.is_empty() {
        what = what.then(Line::Quiet(law.join("; ")));
    }
    let mut answer = Cell::mark(words::outcome(&outcome.outcome, heaviest(w, &outcome.rule)));
    for missing in &outcome.missing {
        answer = answer.then(Line::Text(w.pick(missing).to_owned()));
    }
    for reading in &outcome.readings {
        answer = answer.then(Line::Quiet(reading_line(w, reading)));
    }
    if let Some(measured) =
        outcome.measured.as_ref().filter(|_| matches!(outcome.outcome.as_str(), "pass" | "fail" | "depends"))
    {
        what = what.then(Line::Quiet(w.pick(&measured.message).to_owned()));
    }
    if let Some(why) = &outcome.why {
        answer = answer.then(Line::Quiet(w.pick(why).to_owned()));
    }
    let ran = matches!(outcome.outcome.as_str(), "pass" | "fail" | "depends");
    let figure = if ran || outcome.findings > 0 { Cell::count(outcome.findings) } else { Cell::text("–") };
    Row { id: None, cells: vec![Cell::code(outcome.rule.clone()), what, answer, figure] }
}

/// A reading of the law, with the number of findings under it.
pub(super) fn reading_line(w: &Writer<'_>, reading: &crate::report::v1::ReadingInfo) -> String {
    let text = w.pick(&reading.message).to_owned();
    match reading.findings {
        Some(n) => {
            let count =
                w.say(&Msg::new("{n} {n:hallazgo|hallazgos}", "{n} {n:finding|findings}").with("n", n));
            format!("{text} ({count})")
        }
        None => text,
    }
}

/// The severity of a rule's heaviest finding.
pub(super) fn heaviest<'a>(w: &Writer<'a>, rule: &str) -> Option<&'a str> {
    let report = w.report;
    let of_rule = report.findings.iter().filter(|finding| finding.rule == rule);
    of_rule.map(|finding| finding.severity.as_str()).min_by_key(|key| words::weight(key))
}
