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
    let sums = Arg::List(
        found.stretches.iter().map(|stretch| Arg::from(stretch_sum(scene, *stretch, unit))).collect(),
    );
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

/// One stretch: place, from, to, desks × seconds.
fn stretch_sum(scene: &Scene, stretch: Stretch, unit: i64) -> Msg {
    let place = &scene.places[stretch.place];
    let seconds = stretch.span.seconds();
    let desks = i64::from(place.desks.unwrap_or(0));
    let per_voter = i64::from(place.seconds_per_voter);
    let msg = if per_voter == unit {
        Msg::new(
            "{place}, {when}: {desks} {desks:mesa|mesas} × {seconds} s = {sum}",
            "{place}, {when}: {desks} {desks:desk|desks} × {seconds} s = {sum}",
        )
    } else {
        Msg::new(
            "{place}, {when}: {desks} {desks:mesa|mesas} × {seconds} s × {factor} = {sum}",
            "{place}, {when}: {desks} {desks:desk|desks} × {seconds} s × {factor} = {sum}",
        )
        .with("factor", unit / per_voter.max(1))
    };
    msg.word("place", &place.id)
        .with("when", when(place.zone, stretch.span))
        .with("desks", desks)
        .with("seconds", seconds)
        .with("sum", desks * seconds * (unit / per_voter.max(1)))
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
