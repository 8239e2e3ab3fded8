//! The findings, rule by rule: one numbered fact with its law, then every case behind it.

use super::{Block, Cell, Line, Row, Section, Table, Writer, outcomes, sources};
use crate::model::Msg;
use crate::report::v1::{At, Bilingual, DispositionInfo, FindingInfo, OutcomeInfo};
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

/// What the findings of a rule have in common, so that it is said once and not five hundred times.
struct Shared<'a> {
    severity: &'a str,
    message: Option<&'a Bilingual>,
    refuted_by: Option<&'a Bilingual>,
    places: bool,
}

impl<'a> Shared<'a> {
    fn of(severity: &'a str, of_rule: &[&'a FindingInfo]) -> Self {
        let same = |text: fn(&FindingInfo) -> Option<&Bilingual>| {
            let first = of_rule.first().and_then(|finding| text(finding))?;
            let all = of_rule.len() > 1 && of_rule.iter().all(|finding| text(finding) == Some(first));
            all.then_some(first)
        };
        Self {
            severity,
            message: same(|finding| Some(&finding.message)),
            refuted_by: same(|finding| finding.refuted_by.as_ref()),
            places: of_rule.iter().any(|finding| finding.at.is_some()),
        }
    }
}

fn rule_blocks(w: &mut Writer<'_>, rule: &str, blocks: &mut Vec<Block>) {
    let report = w.report;
    let of_rule: Vec<&FindingInfo> = report.findings.iter().filter(|finding| finding.rule == rule).collect();
    let outcome = report.outcomes.iter().find(|outcome| outcome.rule == rule);
    let title = outcome.map_or("", |outcome| w.pick(&outcome.title)).to_owned();
    let severity = outcomes::heaviest(w, rule).unwrap_or_default();
    let shared = Shared::of(severity, &of_rule);
    blocks.push(Block::Heading {
        id: format!("regla-{rule}"),
        mark: Some(words::severity(severity)),
        text: format!("{rule} · {title}"),
    });
    blocks.push(Block::Fact(fact(w, rule, &of_rule, outcome)));
    if let Some(message) = shared.message {
        let text = format!(
            "{} {}",
            w.t("De cada uno se dice:", "Of each it is said:"),
            clipped(w.pick(message), w.limits.cell)
        );
        blocks.push(Block::Fact(w.fact(text)));
    }
    if let Some(refuted) = shared.refuted_by {
        let text = format!(
            "{} {}",
            w.t("Lo desmentiría:", "It would be refuted by:"),
            clipped(w.pick(refuted), w.limits.cell)
        );
        blocks.push(Block::Fact(w.fact(text)));
    }
    for reading in outcome.map_or(&[][..], |outcome| &outcome.readings) {
        let reading = outcomes::reading_line(w, reading);
        let text =
            format!("{} {reading}", w.t("Según cómo se lea la ley:", "Depending on how the law is read:"));
        blocks.push(Block::Fact(w.fact(text)));
    }
    blocks.push(Block::Table(table(w, rule, &of_rule, &shared)));
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
            At::Cell { source, .. } => w.source_name(source),
            At::Line { source, .. } => source.clone(),
        };
        if !files.contains(&name) {
            files.push(name);
        }
    }
    let fact = w.fact(text).law(law);
    if files.is_empty() { fact } else { fact.source(files.join("; ")) }
}

fn table(w: &Writer<'_>, rule: &str, of_rule: &[&FindingInfo], shared: &Shared<'_>) -> Table {
    let shown = if w.report.findings.len() > w.limits.findings {
        of_rule.len().min(w.limits.per_rule)
    } else {
        of_rule.len()
    };
    let mut heads = w.heads([
        ("Hallazgo", "Finding"),
        ("Dónde", "Where"),
        ("Qué se ve", "What is seen"),
        ("Decisión", "Decision"),
    ]);
    let rows: Vec<[Cell; 4]> = of_rule.iter().take(shown).map(|finding| cells(w, finding, shared)).collect();
    let seen = rows.iter().any(|cells| !cells[2].lines.is_empty());
    let keep = [true, shared.places, seen, true];
    let mut kept = keep.iter();
    heads.retain(|_| kept.next().copied().unwrap_or(true));
    let rows = of_rule.iter().zip(rows).map(|(finding, cells)| Row {
        id: Some(format!("f-{}", finding.id)),
        cells: cells.into_iter().zip(keep).filter_map(|(cell, keep)| keep.then_some(cell)).collect(),
    });
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
        rows: rows.collect(),
        foot,
        class: if shared.places { "findings" } else { "findings-public" },
    }
}

fn cells(w: &Writer<'_>, finding: &FindingInfo, shared: &Shared<'_>) -> [Cell; 4] {
    let mut at = Cell::default();
    for place in finding.at.iter().chain(&finding.near) {
        at = at.then(Line::Text(sources::place(w, place)));
    }
    [who(w, finding, shared), at, seen(w, finding, shared), decision(w, &finding.disposition)]
}

/// Whom or what a finding is about. Weight is said of the rule, in its heading, and never of a person.
fn who(w: &Writer<'_>, finding: &FindingInfo, shared: &Shared<'_>) -> Cell {
    let subject = &finding.subject;
    let kind = w.word(words::subject(&subject.kind));
    let cell = match &subject.label {
        Some(label) => Cell::text(clipped(label, w.limits.cell)),
        None if words::is_personal(&subject.kind) => Cell::text(kind),
        None => Cell::text(format!("{kind} {}", clipped(&subject.key, 120))),
    };
    let kind = kind_words(w, finding);
    let line = if finding.severity == shared.severity {
        Line::Quiet(kind)
    } else {
        let severity = words::severity(&finding.severity).word.get(w.lang);
        Line::Quiet(format!("{kind} · {} {severity}", w.t("gravedad", "severity")))
    };
    cell.then(line).then(Line::Code(finding.id.clone()))
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

/// Signals that lead, where there are many.
const LEADING: usize = 3;

fn seen(w: &Writer<'_>, finding: &FindingInfo, shared: &Shared<'_>) -> Cell {
    let clip = |text: &Bilingual| clipped(w.pick(text), w.limits.cell);
    let mut cell = Cell::default();
    if shared.message.is_none() {
        cell = cell.then(Line::Text(clip(&finding.message)));
    }
    let signals: Vec<String> = finding
        .reasons
        .iter()
        .map(|reason| {
            let points = reason.points.map(|points| {
                let sign = if points < 0 { "\u{2212}" } else { "+" };
                format!(" ({sign}{})", points.unsigned_abs())
            });
            format!("{}{}", clip(&reason.message), points.unwrap_or_default())
        })
        .collect();
    let said = |some: &[String]| some.join("; ");
    // Of many, the first ones lead: those who weigh them tell the most telling first.
    if let Some((leading, others)) = signals.split_at_checked(LEADING)
        && others.len() > 1
    {
        let lead = format!("{} {}.", w.t("Señales:", "Signals:"), said(leading));
        cell = cell.then(Line::Text(lead));
        cell = cell.then(Line::Quiet(format!("{} {}.", w.t("Además:", "Also:"), said(others))));
    } else if !signals.is_empty() {
        cell = cell.then(Line::Quiet(format!("{} {}.", w.t("Señales:", "Signals:"), said(&signals))));
    }
    for reading in &finding.readings {
        let text = clipped(&outcomes::reading_line(w, reading), w.limits.cell);
        cell = cell.then(Line::Quiet(format!("◇ {text}")));
    }
    if let (Some(refuted), None) = (&finding.refuted_by, shared.refuted_by) {
        cell = cell.then(Line::Quiet(format!(
            "{} {}",
            w.t("Lo desmentiría:", "Would refute it:"),
            clip(refuted)
        )));
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
