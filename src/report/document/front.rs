//! The first page: the case, four boxes of at most three sentences, the picture that matters, the foot.

use super::{Picture, Writer, picture};
use crate::model::Msg;
use crate::report::v1::{Figure, MaterialityInfo, OutcomeInfo, ScenarioInfo};
use crate::report::visible::clipped;
use crate::report::words;

/// Characters of a value on the first page.
const LONGEST: usize = 160;

/// The first page.
#[derive(Debug)]
pub(in crate::report) struct Front {
    pub(in crate::report) kicker: String,
    pub(in crate::report) title: String,
    pub(in crate::report) vote: Option<String>,
    /// Label and value, as in the left column.
    pub(in crate::report) facts: Vec<(String, String)>,
    pub(in crate::report) boxes: Vec<FrontBox>,
    pub(in crate::report) picture: Option<Picture>,
    /// Label and value at the foot.
    pub(in crate::report) foot: Vec<(String, String)>,
    pub(in crate::report) disclaimer: String,
}

/// One of the four boxes.
#[derive(Debug)]
pub(in crate::report) struct FrontBox {
    pub(in crate::report) key: &'static str,
    pub(in crate::report) title: String,
    /// At most three.
    pub(in crate::report) sentences: Vec<String>,
}

pub(super) fn write(w: &Writer<'_>) -> Front {
    let case = &w.report.case;
    let kicker = if w.is_public() {
        w.t("Reporte de auditoría · versión pública", "Audit report · public version")
    } else {
        w.t("Reporte de auditoría · versión confidencial", "Audit report · confidential version")
    };
    Front {
        kicker,
        title: clipped(case.title.as_ref().unwrap_or(&case.id), LONGEST),
        vote: case.vote.as_deref().map(|key| w.word(words::vote(key, case.stage.as_deref()))),
        facts: case_facts(w),
        boxes: boxes(w),
        picture: picture::of(w),
        foot: foot(w),
        disclaimer: w.t(
            "Este reporte no es asesoría legal. Un indicio no es una conclusión: lo decide una persona con los documentos a la vista.",
            "This report is not legal advice. An indication is not a conclusion: a person decides, with the documents at hand.",
        ),
    }
}

fn case_facts(w: &Writer<'_>) -> Vec<(String, String)> {
    let case = &w.report.case;
    let site = &case.facility;
    let place: Vec<&str> =
        [&site.municipality, &site.state].into_iter().flatten().map(String::as_str).collect();
    let unions: Vec<String> = case
        .unions
        .iter()
        .map(|union| {
            let name = clipped(union.name.as_ref().unwrap_or(&union.id), LONGEST);
            let role = union.role.as_deref().map(|role| words::role(role).get(w.lang));
            role.map_or_else(|| name.clone(), |role| format!("{name} ({role})"))
        })
        .collect();
    let day = |key: &str| case.dates.get(key).map(|iso| words::when(iso, w.lang));
    let vote_days = match (day("vote_starts"), day("vote_ends")) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} – {last}")),
        (first, last) => first.or(last),
    };
    let short = |value: &Option<String>| value.as_ref().map(|value| clipped(value, LONGEST));
    let optional = [
        (("Centro de trabajo", "Workplace"), short(&site.name)),
        (("Patrón", "Employer"), short(&site.employer)),
        (("Lugar", "Location"), (!place.is_empty()).then(|| clipped(&place.join(", "), LONGEST))),
        (("Sindicatos", "Unions"), (!unions.is_empty()).then(|| unions.join("; "))),
        (("Votación", "Vote"), vote_days),
        (("Autoridad", "Authority"), short(&case.authority)),
        (("Expediente", "File number"), short(&case.file_number)),
        (
            ("La auditoría habla al", "The audit speaks as of"),
            short(&case.as_of).map(|iso| words::when(&iso, w.lang)),
        ),
    ];
    optional.into_iter().filter_map(|((es, en), value)| value.map(|value| (w.t(es, en), value))).collect()
}

fn foot(w: &Writer<'_>) -> Vec<(String, String)> {
    let engine = &w.report.engine;
    vec![
        (w.t("Programa", "Program"), format!("{} {}", engine.name, engine.version)),
        (w.t("Juego de reglas", "Rule set"), engine.rule_set.clone()),
        (w.t("Caso", "Case"), clipped(&w.report.case.id, LONGEST)),
    ]
}

fn boxes(w: &Writer<'_>) -> Vec<FrontBox> {
    let written = |key, es, en, sentences: Vec<Msg>| FrontBox {
        key,
        title: w.t(es, en),
        sentences: sentences.iter().take(3).map(|msg| w.say(msg)).collect(),
    };
    vec![
        written("checked", "Qué se revisó", "What was checked", checked(w)),
        written("found", "Qué se encontró", "What was found", found(w)),
        written(
            "harmless",
            "Qué no pudo cambiar el resultado",
            "What could not have changed the result",
            harmless(w),
        ),
        written("unchecked", "Qué no se revisó", "What was not checked", unchecked(w)),
    ]
}

fn checked(w: &Writer<'_>) -> Vec<Msg> {
    let sum = &w.report.summary;
    let rules = &sum.rules;
    let mut out = Vec::new();
    if w.report.sources.iter().any(|source| source.kind == "roll") {
        out.push(
            Msg::new(
                "Se leyeron {rows} {rows:renglón|renglones} del padrón: {persons} {persons:persona|personas}.",
                "{rows} {rows:row|rows} of the voter roll were read: {persons} {persons:person|people}.",
            )
            .with("rows", sum.rows)
            .with("persons", sum.persons),
        );
    } else {
        out.push(Msg::new("No se entregó ningún padrón.", "No voter roll was given."));
    }
    if sum.set_aside > 0 {
        out.push(
            Msg::new(
                "{n} {n:renglón más quedó apartado|renglones más quedaron apartados}: títulos, totales, firmas.",
                "{n} more {n:row was|rows were} set aside: titles, totals, signatures.",
            )
            .with("n", sum.set_aside),
        );
    }
    let ran = rules.pass + rules.fail + rules.depends;
    let msg = match (ran, rules.depends) {
        (0, _) => Msg::new("No corrió ninguna regla.", "No rule ran."),
        (_, 0) => Msg::new(
            "{n:Corrió|Corrieron} {n} {n:regla|reglas}: {pass} sin hallazgos, {fail} con hallazgos.",
            "{n} {n:rule|rules} ran: {pass} found nothing, {fail} found something.",
        ),
        _ => Msg::new(
            "{n:Corrió|Corrieron} {n} {n:regla|reglas}: {pass} sin hallazgos, {fail} con hallazgos, {depends} según cómo se lea la ley.",
            "{n} {n:rule|rules} ran: {pass} found nothing, {fail} found something, {depends} {depends:depends|depend} on how the law is read.",
        ),
    };
    out.push(
        msg.with("n", ran).with("pass", rules.pass).with("fail", rules.fail).with("depends", rules.depends),
    );
    out
}

/// The rule that stands first among those that found something: heaviest, then most findings.
pub(super) fn leading_rule<'a>(w: &Writer<'a>) -> Option<&'a OutcomeInfo> {
    let report = w.report;
    report
        .outcomes
        .iter()
        .filter(|outcome| outcome.findings > 0)
        .min_by_key(|outcome| (heaviest_weight(w, &outcome.rule), std::cmp::Reverse(outcome.findings)))
}

fn heaviest_weight(w: &Writer<'_>, rule: &str) -> usize {
    let of_rule = w.report.findings.iter().filter(|finding| finding.rule == rule);
    of_rule.map(|finding| words::weight(&finding.severity)).min().unwrap_or(usize::MAX)
}

fn found(w: &Writer<'_>) -> Vec<Msg> {
    let sum = &w.report.summary;
    let by = &sum.findings;
    let total = by.high + by.medium + by.low + by.note;
    let Some(first) = leading_rule(w) else {
        let ran = sum.rules.pass + sum.rules.fail + sum.rules.depends;
        return vec![if ran == 0 {
            Msg::new("Nada: ninguna regla corrió.", "Nothing: no rule ran.")
        } else {
            Msg::new("Las reglas que corrieron no encontraron nada.", "The rules that ran found nothing.")
        }];
    };
    let decided = &sum.dispositions;
    let none = Figure::Exact(0);
    let weights = Msg::new(
        "{n} {n:hallazgo|hallazgos}: {high} de gravedad alta, {medium} media y {low} baja.",
        "{n} {n:finding|findings}: {high} of high severity, {medium} medium and {low} low.",
    );
    let with_notes = Msg::new(
        "{n} {n:hallazgo|hallazgos}: {high} de gravedad alta, {medium} media y {low} baja; {note} {note:nota|notas}.",
        "{n} {n:finding|findings}: {high} of high severity, {medium} medium and {low} low; {note} {note:note|notes}.",
    );
    let mut out = vec![
        if by.note == 0 { weights } else { with_notes }
            .with("n", total)
            .with("high", by.high)
            .with("medium", by.medium)
            .with("low", by.low)
            .with("note", by.note),
        Msg::new(
            "Lo primero por revisar: la regla {rule}, con {n}.",
            "First to review: rule {rule}, with {n}.",
        )
        .word("rule", first.rule.clone())
        .with("n", first.findings),
    ];
    if decided.accepted == none && decided.dismissed == none && decided.pending == none {
        out.push(Msg::new("Nadie ha decidido todavía sobre ellos.", "Nobody has decided on them yet."));
    } else {
        let say = |figure| words::figure(figure, w.lang);
        out.push(
            Msg::new(
                "Por revisar {open}, aceptados {accepted}, descartados {dismissed}, en duda {pending}.",
                "To review {open}, accepted {accepted}, dismissed {dismissed}, pending {pending}.",
            )
            .word("open", say(decided.open))
            .word("accepted", say(decided.accepted))
            .word("dismissed", say(decided.dismissed))
            .word("pending", say(decided.pending)),
        );
    }
    out
}

fn harmless(w: &Writer<'_>) -> Vec<Msg> {
    let facts = &w.report.materiality;
    let (doubtful, excluded) = (facts.doubtful_rows, facts.excluded_workers);
    if facts.verdict == "no_data" {
        let first = if w.report.count.is_none() {
            Msg::new("Todavía no hay resultado con qué comparar.", "There is no result to compare with yet.")
        } else {
            Msg::new(
                "Faltan cifras del resultado para saberlo.",
                "Figures of the result are missing to tell.",
            )
        };
        return [Some(first), so_far(doubtful, excluded)].into_iter().flatten().collect();
    }
    if doubtful == 0 && excluded == 0 {
        return vec![
            Msg::new(
                "Nada de lo hallado hasta ahora toca el margen de {margin}.",
                "Nothing found so far touches the margin of {margin}.",
            )
            .with("margin", facts.margin.unwrap_or(0)),
        ];
    }
    let mut out: Vec<Msg> = ["doubtful_alone", "excluded_alone"]
        .into_iter()
        .filter_map(|id| facts.scenarios.iter().find(|scenario| scenario.id == id))
        .filter_map(alone)
        .collect();
    out.push(together(facts));
    out
}

/// What the findings would put against a result. Nothing is said of a figure that is zero:
/// it may be zero because nobody could check.
fn so_far(doubtful: u64, excluded: u64) -> Option<Msg> {
    let msg = match (doubtful, excluded) {
        (0, 0) => return None,
        (_, 0) => Msg::new(
            "Hasta hoy: {d} {d:registro dudoso|registros dudosos} en el padrón.",
            "So far: {d} doubtful {d:entry|entries} on the roll.",
        ),
        (0, _) => Msg::new(
            "Hasta hoy: {e} {e:persona|personas} sin forma de votar.",
            "So far: {e} {e:worker|workers} with no way to vote.",
        ),
        _ => Msg::new(
            "Hasta hoy: {d} {d:registro dudoso|registros dudosos} en el padrón y {e} {e:persona|personas} sin forma de votar.",
            "So far: {d} doubtful {d:entry|entries} on the roll and {e} {e:worker|workers} with no way to vote.",
        ),
    };
    Some(msg.with("d", doubtful).with("e", excluded))
}

fn alone(scenario: &ScenarioInfo) -> Option<Msg> {
    if scenario.verdict != "not_determinative" || scenario.doubtful + scenario.excluded == 0 {
        return None;
    }
    let msg = if scenario.id == "doubtful_alone" {
        Msg::new(
            "{n} {n:registro dudoso no alcanza por sí solo|registros dudosos no alcanzan por sí solos} a cambiarlo.",
            "{n} doubtful {n:entry|entries} alone could not.",
        )
    } else {
        Msg::new(
            "{n} {n:persona sin forma de votar no alcanza por sí sola|personas sin forma de votar no alcanzan por sí solas}.",
            "{n} {n:worker|workers} with no way to vote alone could not.",
        )
    };
    Some(msg.with("n", scenario.doubtful + scenario.excluded))
}

fn together(facts: &MaterialityInfo) -> Msg {
    let msg = match facts.verdict.as_str() {
        "not_determinative" => Msg::new(
            "En el peor caso, el margen de {margin} quedaría en {lowest}.",
            "At worst, the margin of {margin} would be {lowest}.",
        ),
        "determinative" => Msg::new(
            "Todo junto sí lo cambia: el margen de {margin} quedaría en {lowest}.",
            "All together does change it: the margin of {margin} would be {lowest}.",
        ),
        _ => Msg::new(
            "Todo junto sí podría cambiarlo: el margen de {margin} podría bajar a {lowest}.",
            "All together could change it: the margin of {margin} could fall to {lowest}.",
        ),
    };
    msg.with("margin", facts.margin.unwrap_or(0)).with("lowest", facts.lowest_margin.unwrap_or(0))
}

fn unchecked(w: &Writer<'_>) -> Vec<Msg> {
    let rules = &w.report.summary.rules;
    let mut out = Vec::new();
    if rules.no_data > 0 {
        let missing = first_missing(w);
        let msg = match missing {
            Some(_) => Msg::new(
                "{n} {n:regla no se pudo revisar|reglas no se pudieron revisar, entre otras razones}: {missing}",
                "{n} {n:rule could not be checked|rules could not be checked, among other reasons}: {missing}",
            ),
            None => Msg::new(
                "{n} {n:regla no se pudo|reglas no se pudieron} revisar.",
                "{n} {n:rule|rules} could not be checked.",
            ),
        };
        out.push(msg.with("n", rules.no_data).word("missing", missing.unwrap_or_default()));
    }
    if rules.not_built > 0 {
        out.push(
            Msg::new(
                "{n} {n:revisión del catálogo no está|revisiones del catálogo no están} todavía en esta versión.",
                "{n} {n:check|checks} of the catalogue {n:is|are} not in this version yet.",
            )
            .with("n", rules.not_built),
        );
    }
    let unread = w.report.sources.iter().filter(|source| source.unreadable.is_some()).count();
    let left_out = match (unread, rules.off) {
        (0, 0) => None,
        (_, 0) => Some(Msg::new(
            "{n} {n:archivo no se pudo|archivos no se pudieron} leer.",
            "{n} {n:file|files} could not be read.",
        )),
        (0, _) => Some(Msg::new(
            "El expediente apagó {off} {off:regla|reglas}.",
            "The case switched off {off} {off:rule|rules}.",
        )),
        _ => Some(Msg::new(
            "{n} {n:archivo no se pudo|archivos no se pudieron} leer y el expediente apagó {off} {off:regla|reglas}.",
            "{n} {n:file|files} could not be read and the case switched off {off} {off:rule|rules}.",
        )),
    };
    out.extend(left_out.map(|msg| msg.with("n", unread).with("off", rules.off)));
    if out.is_empty() {
        out.push(if rules.pass + rules.fail + rules.depends == 0 {
            Msg::new("Nada se ha revisado.", "Nothing has been checked.")
        } else {
            Msg::new(
                "Corrieron todas las reglas que aplican a esta votación.",
                "Every rule that applies to this vote ran.",
            )
        });
    }
    out
}

/// What the first rule that could not run would need, as one sentence.
fn first_missing(w: &Writer<'_>) -> Option<String> {
    let mut waiting = w.report.outcomes.iter().filter(|outcome| outcome.outcome == "no_data");
    let text = waiting.find_map(|outcome| outcome.missing.first()).map(|text| w.pick(text))?;
    let trimmed = text.trim_end_matches('.');
    Some(format!("{trimmed}."))
}
