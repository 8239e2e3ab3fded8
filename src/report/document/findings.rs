//! The findings, rule by rule: one numbered fact with its law, then every case behind it.

use super::{Block, Cell, Line, Row, Section, Table, Writer, outcomes, sources};
use crate::model::Msg;
use crate::report::v1::{DispositionInfo, FindingInfo, OutcomeInfo};
use crate::report::visible::clipped;
use crate::report::words;

pub(super) fn write(w: &mut Writer<'_>) -> Option<Section> {
    let report = w.report;
    if report.findings.is_empty() {
        return None;
    }
    let mut rules: Vec<(usize, &str)> = Vec::new();
    for finding in &report.findings {
        let weight = words::weight(&finding.severity);
        match rules.iter_mut().find(|(_, rule)| *rule == finding.rule) {
            Some(known) => known.0 = known.0.min(weight),
            None => rules.push((weight, &finding.rule)),
        }
    }
    rules.sort_by_key(|(weight, _)| *weight);
    let mut blocks = vec![Block::Note(w.t(
        "Un defecto es aritmética o identidad exacta. Un indicio es algo que una persona debe mirar: no es una conclusión, y junto a cada uno se dice qué lo desmentiría, cuando se sabe. Lo que alguien descartó sigue aquí, con su decisión.",
        "A defect is arithmetic or exact identity. A lead is something for a person to look at: it is not a conclusion, and beside each stands what would refute it, where known. What someone dismissed stays here, with the decision.",
    ))];
    if report.findings.len() > w.limits.findings {
        blocks.push(Block::Note(shortened(w)));
    }
    for (_, rule) in rules {
        rule_blocks(w, rule, &mut blocks);
    }
    Some(Section { id: "hallazgos", title: w.t("Los hallazgos", "The findings"), blocks })
}

fn shortened(w: &Writer<'_>) -> String {
    w.say(
        &Msg::new(
            "Este documento muestra {show} {show:hallazgo|hallazgos} de cada regla, como máximo. Los {all} están completos en findings.csv y findings.xlsx, junto a este archivo.",
            "This document shows at most {show} {show:finding|findings} of each rule. All {all} stand in findings.csv and findings.xlsx, beside this file.",
        )
        .with("show", w.limits.per_rule)
        .with("all", w.report.findings.len()),
    )
}

fn rule_blocks(w: &mut Writer<'_>, rule: &str, blocks: &mut Vec<Block>) {
    let report = w.report;
    let of_rule: Vec<&FindingInfo> = report.findings.iter().filter(|finding| finding.rule == rule).collect();
    let outcome = report.outcomes.iter().find(|outcome| outcome.rule == rule);
    let title = outcome.map_or("", |outcome| w.pick(&outcome.title)).to_owned();
    let mark = outcomes::heaviest(w, rule).map(words::severity);
    blocks.push(Block::Heading { id: format!("regla-{rule}"), mark, text: format!("{rule} · {title}") });
    blocks.push(Block::Fact(fact(w, rule, &of_rule, outcome)));
    for reading in outcome.map_or(&[][..], |outcome| &outcome.readings) {
        let text = format!(
            "{} {}",
            w.t("Según cómo se lea la ley:", "Depending on how the law is read:"),
            outcomes::reading_line(w, reading)
        );
        blocks.push(Block::Fact(w.fact(text)));
    }
    blocks.push(Block::Table(table(w, rule, &of_rule)));
}

fn fact(
    w: &mut Writer<'_>,
    rule: &str,
    of_rule: &[&FindingInfo],
    outcome: Option<&OutcomeInfo>,
) -> super::Fact {
    let all = u64::try_from(of_rule.len()).unwrap_or(u64::MAX);
    let total = outcome.map_or(all, |outcome| outcome.findings.max(all));
    let text = w.say(
        &Msg::new("La regla {rule} encontró {n} {n:caso|casos}.", "Rule {rule} found {n} {n:case|cases}.")
            .word("rule", rule)
            .with("n", total),
    );
    let mut keys: Vec<String> = outcome.map_or_else(Vec::new, |outcome| outcome.law.clone());
    for key in of_rule.iter().flat_map(|finding| &finding.law) {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    let law = w.law(&keys);
    let mut files: Vec<String> = Vec::new();
    for at in of_rule.iter().filter_map(|finding| finding.at.as_ref()) {
        let name = match at {
            crate::report::v1::At::Cell { source, .. } => w.source_name(source),
            crate::report::v1::At::Line { source, .. } => source.clone(),
        };
        if !files.contains(&name) {
            files.push(name);
        }
    }
    let fact = w.fact(text).law(law);
    if files.is_empty() { fact } else { fact.source(files.join("; ")) }
}

fn table(w: &Writer<'_>, rule: &str, of_rule: &[&FindingInfo]) -> Table {
    let shown = if w.report.findings.len() > w.limits.findings {
        of_rule.len().min(w.limits.per_rule)
    } else {
        of_rule.len()
    };
    let places = of_rule.iter().any(|finding| finding.at.is_some());
    let mut heads = w.heads([
        ("Hallazgo", "Finding"),
        ("Dónde", "Where"),
        ("Qué se ve", "What is seen"),
        ("Decisión", "Decision"),
    ]);
    if !places {
        heads.remove(1);
    }
    let foot = (shown < of_rule.len()).then(|| {
        w.say(
            &Msg::new(
                "Se muestran {shown} de {all}. Los demás están en findings.csv.",
                "{shown} of {all} are shown. The others are in findings.csv.",
            )
            .with("shown", shown)
            .with("all", of_rule.len()),
        )
    });
    Table {
        caption: w.say(
            &Msg::new("{rule}: {n} {n:hallazgo|hallazgos}", "{rule}: {n} {n:finding|findings}")
                .word("rule", rule)
                .with("n", of_rule.len()),
        ),
        heads,
        rows: of_rule.iter().take(shown).map(|finding| row(w, finding, places)).collect(),
        foot,
        class: if places { "findings" } else { "findings-public" },
    }
}

fn row(w: &Writer<'_>, finding: &FindingInfo, places: bool) -> Row {
    let subject = &finding.subject;
    let mut who = match &subject.label {
        Some(label) => Cell::text(clipped(label, w.limits.cell)),
        None if words::is_personal(&subject.kind) => Cell::text(w.word(words::subject(&subject.kind))),
        None => {
            Cell::text(format!("{} {}", w.word(words::subject(&subject.kind)), clipped(&subject.key, 120)))
        }
    };
    who = who.then(Line::Mark(words::severity(&finding.severity), kind_words(w, finding)));
    who = who.then(Line::Code(finding.id.clone()));
    let mut cells = vec![who];
    if places {
        let mut at = Cell::default();
        for place in finding.at.iter().chain(&finding.near) {
            at = at.then(Line::Text(sources::place(w, place)));
        }
        cells.push(at);
    }
    cells.push(seen(w, finding));
    cells.push(decision(w, &finding.disposition));
    Row { id: Some(format!("f-{}", finding.id)), cells }
}

/// Kind and, for a lead, how sure: in a public report only whether it reaches 600.
fn kind_words(w: &Writer<'_>, finding: &FindingInfo) -> String {
    let kind = w.word(words::kind(&finding.kind));
    if finding.kind != "lead" {
        return kind;
    }
    let grouped = w.is_public() && words::is_personal(&finding.subject.kind);
    match (grouped, finding.confidence) {
        (true, 0) => kind,
        (true, least) => format!("{kind}, {} {least}/1000", w.t("al menos", "at least")),
        (false, permille) => format!("{kind}, {permille}/1000"),
    }
}

fn seen(w: &Writer<'_>, finding: &FindingInfo) -> Cell {
    let mut cell = Cell::text(clipped(w.pick(&finding.message), w.limits.cell));
    for reason in &finding.reasons {
        let text = clipped(w.pick(&reason.message), w.limits.cell);
        let points = reason.points.map(|points| {
            let sign = if points < 0 { "\u{2212}" } else { "+" };
            format!(" ({sign}{})", points.unsigned_abs())
        });
        cell = cell.then(Line::Quiet(format!("• {text}{}", points.unwrap_or_default())));
    }
    for reading in &finding.readings {
        let text = clipped(&outcomes::reading_line(w, reading), w.limits.cell);
        cell = cell.then(Line::Quiet(format!("◇ {text}")));
    }
    if let Some(refuted) = &finding.refuted_by {
        let text = clipped(w.pick(refuted), w.limits.cell);
        cell = cell.then(Line::Quiet(format!("{} {text}", w.t("Lo desmentiría:", "Would refute it:"))));
    }
    cell
}

fn decision(w: &Writer<'_>, decided: &DispositionInfo) -> Cell {
    let mut cell = Cell::text(w.word(words::disposition(&decided.state)));
    let by = decided.by.iter().cloned().chain(decided.on.iter().map(|on| words::when(on, w.lang)));
    let by = by.collect::<Vec<_>>().join(", ");
    if !by.is_empty() {
        cell = cell.then(Line::Quiet(by));
    }
    if let Some(why) = &decided.why {
        cell = cell.then(Line::Quiet(clipped(why, w.limits.cell)));
    }
    cell
}
