//! The count: its figures, the tests that decide, the arithmetic, and what could have changed the result.

use super::{Block, Cell, Fact, Line, Row, Section, Table, Writer};
use crate::i18n::{integer, percent};
use crate::model::Msg;
use crate::report::v1::{CheckInfo, CountInfo, Measure, ScenarioInfo, TestInfo};
use crate::report::words;

pub(super) fn tally(w: &mut Writer<'_>) -> Option<Section> {
    let count = w.report.count.as_ref()?;
    let mut blocks = vec![Block::Fact(announced(w, count))];
    if !count.options.is_empty() {
        blocks.push(Block::Table(options(w, count)));
    }
    for test in &count.tests {
        blocks.push(Block::Fact(test_fact(w, test)));
    }
    for note in &count.notes {
        let text = w.pick(note).to_owned();
        blocks.push(Block::Fact(w.fact(text)));
    }
    if !count.checks.is_empty() {
        let wrong = count.checks.iter().filter(|check| !check.ok).count();
        let text = w.say(
            &Msg::new(
                "De {n} {n:comprobación aritmética|comprobaciones aritméticas}, {wrong} no {wrong:cuadra|cuadran}.",
                "Of {n} arithmetic {n:check|checks}, {wrong} {wrong:does|do} not add up.",
            )
            .with("n", count.checks.len())
            .with("wrong", wrong),
        );
        blocks.push(Block::Fact(w.fact(text).mark(words::balanced(wrong == 0))));
        blocks.push(Block::Table(checks(w, count)));
    }
    Some(Section { id: "conteo", title: w.t("El conteo", "The count"), blocks })
}

/// An option or union by the name that people know.
pub(super) fn option_name(w: &Writer<'_>, id: &str) -> String {
    let union = w.report.case.unions.iter().find(|union| union.id == id);
    if let Some(name) = union.and_then(|union| union.name.clone()) {
        return name;
    }
    match id {
        "yes" => w.t("sí", "yes"),
        "no" => "no".to_owned(),
        "for" => w.t("a favor", "for"),
        "against" => w.t("en contra", "against"),
        other => other.to_owned(),
    }
}

/// A figure that may be unpublished.
fn known(w: &Writer<'_>, value: Option<u64>) -> String {
    value.map_or_else(|| w.t("no publicado", "not published"), words::count)
}

fn share(w: &Writer<'_>, permille: Option<u64>) -> String {
    let value = permille.and_then(|value| i64::try_from(value).ok());
    value.map_or_else(|| "–".to_owned(), |value| percent(value, w.lang))
}

fn announced(w: &mut Writer<'_>, count: &CountInfo) -> Fact {
    let mut text = w.say(
        &Msg::new(
            "Se anunció: padrón {roll}, votos emitidos {cast}, válidos {valid}, nulos {null}.",
            "Announced: roll {roll}, votes cast {cast}, valid {valid}, null {null}.",
        )
        .word("roll", known(w, count.roll))
        .word("cast", known(w, count.cast))
        .word("valid", known(w, count.valid))
        .word("null", known(w, count.null)),
    );
    if count.turnout.is_some() {
        let turnout = Msg::new(" Participación: {share} del padrón.", " Turnout: {share} of the roll.");
        text.push_str(&w.say(&turnout.word("share", share(w, count.turnout))));
    }
    if let (Some(leader), Some(margin)) = (&count.leader, count.margin) {
        let first = Msg::new(
            " Va primero {leader}, por {margin} {margin:voto|votos}.",
            " {leader} is first, by {margin} {margin:vote|votes}.",
        );
        text.push_str(&w.say(&first.word("leader", option_name(w, leader)).with("margin", margin)));
    }
    w.fact(text)
}

fn options(w: &Writer<'_>, count: &CountInfo) -> Table {
    let rows = count.options.iter().map(|option| {
        let leads = count.leader.as_deref() == Some(option.id.as_str());
        let mut name = Cell::text(option_name(w, &option.id));
        if leads {
            name = name.then(Line::Quiet(w.t("primer lugar", "first")));
        }
        let cells = vec![
            name,
            option.votes.map_or_else(|| Cell::text("–".to_owned()), Cell::count),
            Cell::text(share(w, option.of_roll)),
            Cell::text(share(w, option.of_cast)),
            Cell::text(share(w, option.of_valid)),
        ];
        Row { id: None, cells }
    });
    Table {
        caption: w.t("Votos por opción", "Votes by option"),
        heads: w.heads([
            ("Opción", "Option"),
            ("#Votos", "#Votes"),
            ("#Del padrón", "#Of the roll"),
            ("#De los emitidos", "#Of those cast"),
            ("#De los válidos", "#Of those valid"),
        ]),
        rows: rows.collect(),
        foot: None,
        class: "options",
    }
}

fn test_fact(w: &mut Writer<'_>, test: &TestInfo) -> Fact {
    let mut text = w.say(
        &Msg::new("{name}: hacen falta {need}, hay {have}.", "{name}: {need} needed, {have} there.")
            .with("name", words::test(&test.key))
            .word("need", known(w, test.need))
            .word("have", known(w, test.have)),
    );
    if test.standing == "shown" {
        text.push_str(&w.t(
            " La ley no la pide para esta votación; se muestra para comparar.",
            " The law does not ask for it in this vote; it is shown for comparison.",
        ));
    }
    let law = w.law(&test.law);
    w.fact(text).mark(words::met(&test.standing, test.met)).law(law)
}

fn checks(w: &Writer<'_>, count: &CountInfo) -> Table {
    let mut ordered: Vec<&CheckInfo> = count.checks.iter().collect();
    ordered.sort_by_key(|check| check.ok);
    let figure = |value: &Measure| match value {
        Measure::Number(number) => Cell::count(*number),
        Measure::At(at) => Cell::text(words::when(at, w.lang)),
    };
    let rows = ordered.into_iter().map(|check| {
        let place = match (&check.place, &check.table) {
            (Some(place), Some(table)) => format!("{place} · {} {table}", w.t("mesa", "table")),
            (Some(place), None) => place.clone(),
            (None, _) => w.t("cómputo final", "final count"),
        };
        let mut what = Cell::text(w.word(words::check(&check.key))).then(Line::Code(check.rule.clone()));
        if let Some(figure) = &check.figure {
            let name = words::figure_of(figure).map_or_else(|| option_name(w, figure), |text| w.word(text));
            what = what.then(Line::Quiet(name));
        }
        let cells = vec![
            Cell::text(place),
            what,
            figure(&check.expected),
            figure(&check.found),
            Cell::mark(words::balanced(check.ok)),
        ];
        Row { id: None, cells }
    });
    Table {
        caption: w.t("Comprobaciones aritméticas", "Arithmetic checks"),
        heads: w.heads([
            ("Casilla", "Polling place"),
            ("Comprobación", "Check"),
            ("#Debería", "#Should be"),
            ("#Hay", "#Is"),
            ("Resultado", "Result"),
        ]),
        rows: rows.collect(),
        foot: None,
        class: "checks",
    }
}

pub(super) fn materiality(w: &mut Writer<'_>) -> Option<Section> {
    let facts = &w.report.materiality;
    if facts.verdict == "no_data" && w.report.count.is_none() && facts.scenarios.is_empty() {
        return None;
    }
    let text = w.say(
        &Msg::new(
            "Los hallazgos señalan {d} {d:registro dudoso|registros dudosos} en el padrón y {e} {e:persona|personas} sin forma de votar. Los dos números cuentan personas distintas, nunca renglones repetidos.",
            "The findings point to {d} doubtful {d:entry|entries} on the roll and {e} {e:worker|workers} with no way to vote. Both numbers count distinct people, never repeated rows.",
        )
        .with("d", facts.doubtful_rows)
        .with("e", facts.excluded_workers),
    );
    let mut blocks = vec![Block::Fact(w.fact(text))];
    for scenario in &facts.scenarios {
        let text = format!("{}: {}", scenario_name(w, scenario), w.pick(&scenario.sentence));
        blocks.push(Block::Fact(w.fact(text).mark(words::verdict(&scenario.verdict))));
    }
    if !facts.scenarios.is_empty() {
        blocks.push(Block::Table(scenarios(w)));
    }
    Some(Section {
        id: "resultado",
        title: w.t("¿Pudo cambiar el resultado?", "Could the result have changed?"),
        blocks,
    })
}

/// A scenario as people call it.
pub(super) fn scenario_name(w: &Writer<'_>, scenario: &ScenarioInfo) -> String {
    match words::scenario(&scenario.id) {
        Some(name) => w.word(name),
        None => format!("{} «{}»", w.t("Supuesto", "Scenario"), scenario.id),
    }
}

/// Scenarios with their bounds; also the data below the picture.
pub(super) fn scenarios(w: &Writer<'_>) -> Table {
    let figure = |value: Option<i64>| Cell::text(value.map_or_else(|| "–".to_owned(), integer));
    let rows = w.report.materiality.scenarios.iter().map(|scenario| {
        let mut verdict = Cell::mark(words::verdict(&scenario.verdict));
        match scenario.quorum_met {
            Some(true) => {
                verdict = verdict.then(Line::Quiet(
                    w.t("el mínimo de participación se sostiene", "the minimum turnout holds"),
                ));
            }
            Some(false) => {
                verdict = verdict.then(Line::Quiet(
                    w.t("el mínimo de participación no se sostiene", "the minimum turnout does not hold"),
                ));
            }
            None => {}
        }
        let cells = vec![
            Cell::text(scenario_name(w, scenario)),
            Cell::count(scenario.doubtful),
            Cell::count(scenario.excluded),
            figure(scenario.lowest_margin),
            figure(scenario.highest_margin),
            verdict,
        ];
        Row { id: None, cells }
    });
    Table {
        caption: w.t("Los límites del margen, supuesto por supuesto", "The bounds of the margin, scenario by scenario"),
        heads: w.heads([
            ("Supuesto", "Scenario"),
            ("#Dudosos", "#Doubtful"),
            ("#Excluidas", "#Excluded"),
            ("#Margen mínimo", "#Lowest margin"),
            ("#Margen máximo", "#Highest margin"),
            ("Qué significa", "What it means"),
        ]),
        rows: rows.collect(),
        foot: Some(w.t(
            "Son límites, no probabilidades: suponen que todos los votos en duda fueron para un mismo lado, primero para uno y luego para el otro.",
            "These are bounds, not probabilities: they suppose that all votes in doubt went one way, first for one side and then for the other.",
        )),
        class: "scenarios",
    }
}
