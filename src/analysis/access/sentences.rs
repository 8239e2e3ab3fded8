//! The arithmetic of a bottleneck as a sentence that anyone can add up.

use super::assess::Evaluation;
use super::capacity::{Bottleneck, Stretch};
use super::reach::Group;
use super::scene::Scene;
use super::spans::Span;
use crate::analysis::zones;
use crate::model::{Arg, Msg};

/// Who shares which desk time, what it gives, what they need, and how many cannot vote: one sentence for each
/// bottleneck, the worst first.
pub fn bottleneck_sentences(scene: &Scene, groups: &[Group], evaluation: &Evaluation) -> Vec<Msg> {
    let found = evaluation.capacity.iter().flat_map(|capacity| capacity.bottlenecks.iter());
    found
        .enumerate()
        .map(|(rank, bottleneck)| {
            let sentence = sentence(scene, groups, evaluation, bottleneck);
            if rank == 0 {
                return sentence;
            }
            Msg::new(
                "Aparte de las mesas que ya agotan los grupos anteriores: {sentence}",
                "Desk time that the groups above use up aside: {sentence}",
            )
            .with("sentence", sentence)
        })
        .collect()
}

fn sentence(scene: &Scene, groups: &[Group], evaluation: &Evaluation, found: &Bottleneck) -> Msg {
    let members: Vec<&Group> = found
        .demands
        .iter()
        .filter_map(|demand| evaluation.counted.get(*demand))
        .filter_map(|index| groups.get(*index))
        .collect();
    let workers: u64 = members.iter().filter_map(|group| group.workers).sum();
    let mut crews: Vec<usize> = members.iter().filter_map(|group| group.crew).collect();
    crews.sort_unstable();
    crews.dedup();
    let names = crews
        .iter()
        .filter_map(|crew| scene.crews.get(*crew))
        .map(|crew| Arg::Word(crew.id.clone()))
        .collect();
    let unit =
        i64::try_from(evaluation.capacity.as_ref().map_or(1, |capacity| capacity.unit)).unwrap_or(1).max(1);
    let supply = i64::try_from(found.supply).unwrap_or(i64::MAX);
    let asked = i64::try_from(found.asked).unwrap_or(i64::MAX);
    // Short by a fraction of a voter is short by that voter.
    let left = (asked - supply + unit - 1) / unit;
    let sums = Arg::List(alike(scene, &found.stretches).iter().map(|same| sum(scene, same, unit)).collect());
    let same = scene
        .places
        .iter()
        .filter(|place| place.desks.is_some())
        .all(|place| i64::from(place.seconds_per_voter) == unit);
    if found.stretches.is_empty() {
        return Msg::new(
            "{crews}: {workers} {workers:persona|personas} sin un solo minuto de mesa a su alcance",
            "{crews}: {workers} {workers:person|people} without one minute of desk time within reach",
        )
        .with("crews", Arg::List(names))
        .with("workers", workers);
    }
    let msg = if same {
        Msg::new(
            "la gente de {crews} solo alcanza estas horas de mesa: {sums}. Suman {supply} segundos de mesa. {workers} {workers:persona|personas} × {unit} s = {asked}. Faltan {short}: {left} {left:persona|personas} no {left:alcanza|alcanzan} a votar",
            "the people of {crews} can only reach this desk time: {sums}. It adds up to {supply} desk-seconds. {workers} {workers:person|people} × {unit} s = {asked}. {short} are missing: {left} {left:person|people} cannot vote",
        )
    } else {
        Msg::new(
            "la gente de {crews} solo alcanza estas horas de mesa: {sums}. Contadas en partes de votante ({unit} por votante) suman {supply}; {workers} {workers:persona|personas} piden {asked}. Faltan {short}: {left} {left:persona|personas} no {left:alcanza|alcanzan} a votar",
            "the people of {crews} can only reach this desk time: {sums}. Counted in parts of a voter ({unit} to a voter) it adds up to {supply}; {workers} {workers:person|people} need {asked}. {short} are missing: {left} {left:person|people} cannot vote",
        )
    };
    msg.with("crews", Arg::List(names))
        .with("sums", sums)
        .with("supply", supply)
        .with("workers", workers)
        .with("unit", unit)
        .with("asked", asked)
        .with("short", asked - supply)
        .with("left", left)
}

/// Stretches of places that offer the same at the same time, together: a reader adds up few numbers.
pub fn alike(scene: &Scene, stretches: &[Stretch]) -> Vec<Vec<Stretch>> {
    let key = |stretch: &Stretch| {
        let place = &scene.places[stretch.place];
        (stretch.span, place.desks, place.seconds_per_voter, place.zone.name())
    };
    let mut groups: Vec<Vec<Stretch>> = Vec::new();
    for stretch in stretches {
        match groups.iter_mut().find(|group| key(&group[0]) == key(stretch)) {
            Some(group) => group.push(*stretch),
            None => groups.push(vec![*stretch]),
        }
    }
    groups.sort_by_key(|group| (group[0].span, group[0].place));
    groups
}

/// One stretch of time: places, from, to, places × desks × seconds.
fn sum(scene: &Scene, same: &[Stretch], unit: i64) -> Arg {
    let stretch = same[0];
    let place = &scene.places[stretch.place];
    let seconds = stretch.span.seconds();
    let desks = i64::from(place.desks.unwrap_or(0));
    let factor = unit / i64::from(place.seconds_per_voter).max(1);
    let count = i64::try_from(same.len()).unwrap_or(i64::MAX);
    let names = same.iter().map(|stretch| Arg::Word(scene.places[stretch.place].id.clone())).collect();
    let each =
        Msg::new("{desks} {desks:mesa|mesas} × {seconds} s", "{desks} {desks:desk|desks} × {seconds} s")
            .with("desks", desks)
            .with("seconds", seconds);
    let each = if count == 1 {
        each
    } else {
        Msg::new("{count} casillas × {each}", "{count} places × {each}")
            .with("count", count)
            .with("each", each)
    };
    let each = if factor == 1 {
        each
    } else {
        Msg::new("{each} × {factor}", "{each} × {factor}").with("each", each).with("factor", factor)
    };
    Arg::from(
        Msg::new("{places}, {when}: {each} = {sum}", "{places}, {when}: {each} = {sum}")
            .with("places", Arg::List(names))
            .with("when", when(place.zone, stretch.span))
            .with("each", each)
            .with("sum", count * desks * seconds * factor),
    )
}

/// From when to when, by the clock of a zone; the day once where it is one day.
pub(super) fn when(zone: chrono_tz::Tz, span: Span) -> Msg {
    let (from, to) = (zones::local(zone, span.start), zones::local(zone, span.end));
    let next = from.date().succ_opt();
    let midnight = next == Some(to.date()) && to.time() == chrono::NaiveTime::MIN;
    if from.date() != to.date() && !midnight {
        return Msg::new("del {from} al {to}", "from {from} to {to}")
            .with("from", Arg::Moment(from))
            .with("to", Arg::Moment(to));
    }
    let closes = if midnight { "24:00".to_owned() } else { to.format("%H:%M").to_string() };
    Msg::new("el {day} de {from} a {to}", "on {day} from {from} to {to}")
        .with("day", from.date())
        .word("from", from.format("%H:%M").to_string())
        .word("to", closes)
}
