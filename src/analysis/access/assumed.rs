//! What nobody confirmed, said beside the numbers; and what would have to be true where a number was not published.

use super::assess::evaluate;
use super::reach::Group;
use super::remark::Remark;
use super::scene::Scene;
use crate::model::{Arg, CaseFile, Msg, Text};

/// The assumptions of a case file, one note for each table that has some.
pub(super) fn assumed(case: &CaseFile) -> Vec<Remark> {
    let note = |row: &crate::model::Lined<crate::model::Assumed>| {
        let mut words: Vec<Arg> = row.value.keys.iter().map(|key| title(key)).collect();
        words.dedup();
        let keys = Arg::List(words);
        let msg = match row.value.section {
            "crew" => Msg::new(
                "supuesto de quien escribió el expediente, sin confirmar, para la cuadrilla «{id}»: {keys}",
                "assumed by the writer of the case, not confirmed, for crew “{id}”: {keys}",
            ),
            "place" => Msg::new(
                "supuesto de quien escribió el expediente, sin confirmar, para la casilla «{id}»: {keys}",
                "assumed by the writer of the case, not confirmed, for place “{id}”: {keys}",
            ),
            _ => Msg::new(
                "supuesto de quien escribió el expediente, sin confirmar, para un permiso o paro: {keys}",
                "assumed by the writer of the case, not confirmed, for a release or stoppage: {keys}",
            ),
        };
        Remark::new("assumed", row.line, msg.word("id", &row.value.id).with("keys", keys))
    };
    case.assumed.iter().map(note).collect()
}

/// A key of the case file in words.
fn title(key: &str) -> Arg {
    let text = match key {
        "workers" => Text::new("cuántas personas son", "how many people they are"),
        "start" | "end" | "hours" | "spells" | "shifts" => {
            Text::new("las horas del turno", "the hours of the shift")
        }
        "days" | "cycle" | "dates" => Text::new("los días de trabajo", "the days of work"),
        "arrives_before" => Text::new("cuánto antes llegan", "how early they arrive"),
        "leaves_after" => Text::new("cuándo sale el transporte", "when the transport leaves"),
        "breaks" => Text::new("los descansos", "the breaks"),
        "desks" => Text::new("cuántas mesas hubo", "how many desks there were"),
        "seconds_per_voter" => Text::new("cuánto tarda cada votante", "how long each voter takes"),
        "windows" => Text::new("los días u horas de la casilla", "the days or hours of the place"),
        "outside_gate" => Text::new("de qué lado de la puerta está", "on which side of the gate it stands"),
        "from" | "to" => Text::new("el día u horas del paro", "the day or hours of the stoppage"),
        "announced" => Text::new("la hora del aviso", "the moment of the order"),
        _ => return Arg::Word(key.to_owned()),
    };
    Arg::Text(text)
}

/// More desks than these at one place and the question has no practical answer.
const MOST_DESKS: u32 = 400;

/// Where no place tells its desks: with how many at each the desks would suffice for all crews, and with how many
/// they would not. It assumes nothing of the desks themselves.
pub(super) fn desks_needed(scene: &Scene, groups: &[Group]) -> Option<Remark> {
    let open = || scene.places.iter().filter(|place| !place.open.is_empty());
    if open().next().is_none() || open().any(|place| place.desks.is_some()) {
        return None;
    }
    let suffice = |desks: u32| {
        let mut tried = scene.clone();
        for place in &mut tried.places {
            place.desks = Some(desks);
        }
        let found = evaluate(&tried, groups);
        found
            .crews
            .iter()
            .all(|row| row.capacity_share.is_some_and(|share| share >= scene.settings.enough_share))
    };
    if !suffice(MOST_DESKS) {
        return None;
    }
    let (mut few, mut enough) = (0, MOST_DESKS);
    while enough - few > 1 {
        let middle = u32::midpoint(few, enough);
        if suffice(middle) { enough = middle } else { few = middle }
    }
    let line = open().next().map_or(0, |place| place.line);
    let seconds = open().map(|place| place.seconds_per_voter).max().unwrap_or(0);
    Some(Remark::new(
        "desks_needed",
        line,
        Msg::new(
            "no se sabe cuántas mesas hubo: con {n} o más por casilla alcanzaban para todas las cuadrillas a {s} segundos por persona; con {few} o menos, no",
            "how many desks there were is not known: {n} or more per place would suffice for every crew at {s} seconds a person; {few} or fewer would not",
        )
        .with("n", enough)
        .with("few", few)
        .with("s", seconds),
    ))
}
