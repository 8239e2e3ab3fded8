//! One sentence a scenario: what the defects could and could not have changed, with its numbers.

use super::bounds::{BaseBounds, Met};
use super::{Defects, Ground, ScenarioResult, Verdict};
use crate::analysis::tally::{Count, TestKey, affirmative, thirty_percent};
use crate::model::{Arg, CaseFile, Msg, Text, Vote};

/// The sentence of a scenario.
pub(super) fn of(ground: &Ground<'_>, result: &ScenarioResult, quorum: Option<Met>) -> Msg {
    if result.verdict == Verdict::NoData {
        return nothing_counted(ground.case, ground.count);
    }
    if result.doubtful == 0 && result.excluded == 0 {
        return Msg::new(
            "no hay registros dudosos ni personas sin acceso que contar: el margen de {margin} no cambia",
            "there are no doubtful entries and no people without access to count: the margin of {margin} stands",
        )
        .with("margin", ground.margin);
    }
    let main = match decisive(ground, &result.bases) {
        Some(base) => single_question(ground, result, base),
        None if !ground.count.tied.is_empty() => tie(ground, result),
        None => contest(ground, result),
    };
    match quorum.and_then(|quorum| turnout(ground, result, quorum)) {
        Some(also) => Msg::new("{main}; {also}", "{main}; {also}").with("main", main).with("also", also),
        None => main,
    }
}

const DOUBTFUL: Text = Text::new(
    "no se contaron registros dudosos, porque ninguna de esas reglas se pudo revisar",
    "doubtful entries were not counted, since none of those rules could be checked",
);
const EXCLUDED: Text = Text::new(
    "no se contaron personas sin acceso o fuera del padrón, porque ninguna de esas reglas se pudo revisar",
    "people without access or left off the roll were not counted, since none of those rules could be checked",
);

/// Says of the scenarios that rest on findings what nobody looked for: a zero that was not checked is no zero.
pub(super) fn admit(scenario: &mut ScenarioResult, defects: Defects) {
    let counts = |ids: [&str; 2]| ids.contains(&scenario.id.as_str());
    let doubtful =
        defects.doubtful_unchecked && scenario.doubtful == 0 && counts(["doubtful_alone", "joint"]);
    let excluded =
        defects.excluded_unchecked && scenario.excluded == 0 && counts(["excluded_alone", "joint"]);
    let missing: Arg = match (doubtful, excluded) {
        (false, false) => return,
        (true, false) => DOUBTFUL.into(),
        (false, true) => EXCLUDED.into(),
        (true, true) => Msg::new("{a}; {b}", "{a}; {b}").with("a", DOUBTFUL).with("b", EXCLUDED).into(),
    };
    let nothing = scenario.doubtful == 0 && scenario.excluded == 0;
    scenario.sentence = if nothing {
        Msg::new("{missing}", "{missing}").with("missing", missing)
    } else {
        Msg::new("{main}; {missing}", "{main}; {missing}")
            .with("main", scenario.sentence.clone())
            .with("missing", missing)
    };
}

/// Says which figures are missing.
pub(super) fn nothing_counted(case: &CaseFile, count: &Count) -> Msg {
    let contract = case.case.vote == Some(Vote::Contract);
    if contract && count.roll.is_none() && count.margin.is_some() {
        return Msg::new(
            "no se pudo calcular: falta cuántas personas cubre el contrato ({write})",
            "not computed: how many workers the contract covers is missing ({write})",
        )
        .word("write", "[final] roll");
    }
    Msg::new(
        "no se pudo calcular: faltan los votos de cada opción ({write})",
        "not computed: the votes of each option are missing ({write})",
    )
    .word("write", "[final] votes")
}

/// An option as people call it: the answers in both languages, unions by name.
fn called(case: &CaseFile, id: &str) -> Arg {
    match id {
        "yes" => Text::new("«sí»", "\"yes\"").into(),
        "no" => Text::new("«no»", "\"no\"").into(),
        "for" => Text::new("«a favor»", "\"for\"").into(),
        "against" => Text::new("«en contra»", "\"against\"").into(),
        _ => {
            let union = case.unions.iter().find(|union| union.id == id).and_then(|union| union.name.clone());
            Arg::Word(union.unwrap_or_else(|| id.to_owned()))
        }
    }
}

/// Whom the numbers are about, and what is said of them.
#[derive(Clone, Copy)]
enum Say {
    /// Nothing yet.
    Whom,
    /// That they could not have …
    CouldNot,
    /// That they could have …
    Could,
}

fn whom(result: &ScenarioResult, say: Say) -> Msg {
    whom_of(result.doubtful, result.excluded, say)
}

fn whom_of(doubtful: u64, excluded: u64, say: Say) -> Msg {
    let (names, people, both) = match say {
        Say::Whom => (
            Text::new("{k} {k:nombre|nombres}", "{k} {k:name|names}"),
            Text::new("{e} {e:persona|personas} sin acceso", "{e} {e:person|people} without access"),
            Text::new("{names} y {people}", "{names} and {people}"),
        ),
        Say::CouldNot => (
            Text::new("{k} {k:nombre no alcanza|nombres no alcanzan} a", "{k} {k:name|names} could not have"),
            Text::new(
                "{e} {e:persona sin acceso no alcanza|personas sin acceso no alcanzan} a",
                "{e} {e:person|people} without access could not have",
            ),
            Text::new("{names} y {people} no alcanzan a", "{names} and {people} could not have"),
        ),
        Say::Could => (
            Text::new("{k} {k:nombre podría|nombres podrían}", "{k} {k:name|names} could have"),
            Text::new(
                "{e} {e:persona sin acceso podría|personas sin acceso podrían}",
                "{e} {e:person|people} without access could have",
            ),
            Text::new("{names} y {people} podrían", "{names} and {people} could have"),
        ),
    };
    match (doubtful, excluded) {
        (doubtful, 0) => Msg::of(names).with("k", doubtful),
        (0, excluded) => Msg::of(people).with("e", excluded),
        (_, _) => Msg::of(both)
            .with("names", whom_of(doubtful, 0, Say::Whom))
            .with("people", whom_of(0, excluded, Say::Whom)),
    }
}

fn contest(ground: &Ground<'_>, result: &ScenarioResult) -> Msg {
    let (second_id, second) = ground.second();
    let taken = result.doubtful_ballots.unwrap_or(0).min(ground.first.1);
    let (first_left, second_left) = (ground.first.1 - taken, second + result.excluded);
    let first = called(ground.case, ground.first.0);
    let other = second_id
        .map_or_else(|| Text::new("otra opción", "another option").into(), |id| called(ground.case, id));
    let case = match (result.doubtful, result.excluded) {
        (_, 0) => Msg::new("todos votaron por {first}", "all of them voted for {first}").with("first", first),
        (0, _) => Msg::new("todas hubieran votado por {other}", "all of them had voted for {other}")
            .with("other", other),
        _ => Msg::new(
            "los primeros votaron todos por {first} y las segundas hubieran votado todas por {other}",
            "the former all voted for {first} and the latter had all voted for {other}",
        )
        .with("first", first)
        .with("other", other),
    };
    let could = result.lowest_margin.is_some_and(|lowest| lowest <= 0);
    let text = match (could, first_left == second_left) {
        (false, _) => Text::new(
            "{whom} cambiar un margen de {margin}: aun si {case}, quedarían {w} contra {l}",
            "{whom} changed a margin of {margin}: even if {case}, it would stand at {w} to {l}",
        ),
        (true, true) => Text::new(
            "{whom} cambiar un margen de {margin}: si {case}, habría empate, {w} contra {l}",
            "{whom} changed a margin of {margin}: if {case}, there would be a tie, {w} to {l}",
        ),
        (true, false) => Text::new(
            "{whom} cambiar un margen de {margin}: si {case}, quedarían {w} contra {l}",
            "{whom} changed a margin of {margin}: if {case}, it would stand at {w} to {l}",
        ),
    };
    Msg::of(text)
        .with("whom", whom(result, if could { Say::Could } else { Say::CouldNot }))
        .with("margin", ground.margin)
        .with("case", case)
        .with("w", first_left)
        .with("l", second_left)
}

fn tie(ground: &Ground<'_>, result: &ScenarioResult) -> Msg {
    Msg::new(
        "el conteo terminó en empate a {votes}: {whom} decidirlo",
        "the count ended in a tie at {votes}: {whom} decided it",
    )
    .with("votes", ground.first.1)
    .with("whom", whom(result, Say::Could))
}

/// The majority that the sentence of a single question speaks of: the one that may change, else the covered.
fn decisive<'b>(ground: &Ground<'_>, bases: &'b [BaseBounds]) -> Option<&'b BaseBounds> {
    let covered = bases.iter().find(|base| base.key == TestKey::MajorityOfCovered);
    if ground.vote == Some(Vote::Contract) {
        return covered;
    }
    bases.iter().find(|base| base.met.may_change()).or(covered).or(bases.first())
}

fn base_name(key: TestKey) -> Text {
    match key {
        TestKey::MajorityOfCovered => Text::new("de las personas cubiertas", "of the workers covered"),
        TestKey::MajorityOfCast => Text::new("de los votos emitidos", "of the votes cast"),
        TestKey::MajorityOfValid | TestKey::Plurality | TestKey::Turnout30 => {
            Text::new("de los votos válidos", "of the valid votes")
        }
    }
}

fn single_question(ground: &Ground<'_>, result: &ScenarioResult, base: &BaseBounds) -> Msg {
    let was_met = base.met.before == Some(true);
    let yes = affirmative(ground.count).unwrap_or("yes");
    let could = if result.verdict == Verdict::PossiblyDeterminative { Say::Could } else { Say::CouldNot };
    let (text, say) = match (result.verdict == Verdict::Determinative, was_met) {
        (true, true) => (
            Text::new(
                "sin {whom}, {yes} no reúne la mayoría {base} en ningún caso: de {low} a {high} votos",
                "without {whom}, {yes} has no majority {base} in any case: from {low} to {high} votes",
            ),
            Say::Whom,
        ),
        (true, false) => (
            Text::new(
                "sin {whom}, {yes} reúne la mayoría {base} en todo caso: de {low} a {high} votos",
                "without {whom}, {yes} has the majority {base} in every case: from {low} to {high} votes",
            ),
            Say::Whom,
        ),
        (false, true) => (
            Text::new(
                "{whom} quitar a {yes} la mayoría {base}: quedaría entre {low} y {high} votos",
                "{whom} taken the majority {base} from {yes}: it would have between {low} and {high} votes",
            ),
            could,
        ),
        (false, false) => (
            Text::new(
                "{whom} dar a {yes} la mayoría {base}: quedaría entre {low} y {high} votos",
                "{whom} given {yes} the majority {base}: it would have between {low} and {high} votes",
            ),
            could,
        ),
    };
    let main = Msg::of(text)
        .with("whom", whom(result, say))
        .with("yes", called(ground.case, yes))
        .with("base", base_name(base.key))
        .with("low", base.lowest)
        .with("high", base.highest);
    match base.need_after {
        Some(need) => Msg::new("{main}, y se necesitan {need}", "{main}, and {need} are needed")
            .with("main", main)
            .with("need", need),
        None => main,
    }
}

/// What happens to the 30 %, where anything does.
fn turnout(ground: &Ground<'_>, result: &ScenarioResult, quorum: Met) -> Option<Msg> {
    let need = thirty_percent(ground.roll?.saturating_sub(result.doubtful));
    let text = match (quorum.before, quorum.may_change()) {
        (Some(true), false) => return None,
        (Some(false), false) => Text::new(
            "la votación no llegó al 30 % y eso no cambia",
            "the vote did not reach 30 % and that does not change",
        ),
        (Some(true), true) if quorum.surely_changes() => Text::new(
            "sin ellos no se reúne el 30 %, que son {need}",
            "without them 30 % is not met, which is {need}",
        ),
        (Some(true), true) => Text::new(
            "sin ellos podría no reunirse el 30 %, que serían {need}",
            "without them 30 % might not be met, which would be {need}",
        ),
        (Some(false), true) if quorum.surely_changes() => Text::new(
            "el 30 % no se alcanzó y así sí se alcanza: serían {need}",
            "30 % was not reached and thus is: it would be {need}",
        ),
        (Some(false), true) => Text::new(
            "el 30 % no se alcanzó y así podría alcanzarse: serían {need}",
            "30 % was not reached and thus might be: it would be {need}",
        ),
        (None, _) => Text::new(
            "sin los votos nulos no se sabe si se reúne el 30 %, que serían {need}",
            "without the null votes it is not known whether 30 % is met, which would be {need}",
        ),
    };
    let msg = Msg::of(text);
    Some(if text.es.contains("{need}") { msg.with("need", need) } else { msg })
}
