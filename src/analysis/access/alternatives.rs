//! Why a reader gets fewer ways out than three: what was tried of each kind, and why it did not do.

use super::assess::evaluate;
use super::fix::{Fix, FixKind};
use super::fixes::{ALTERNATIVES, GRID, LONGEST_HOLD, LONGEST_RELEASE, MOST_DESKS};
use super::reach::Group;
use super::remark::Remark;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::model::{Arg, Msg};

/// What was tried of the kinds that give no fix; `None` where there are enough fixes, or none is needed.
pub(super) fn why_fewer(scene: &Scene, groups: &[Group], found: &[Fix]) -> Option<Remark> {
    let now = evaluate(scene, groups);
    let open: Vec<(usize, Verdict)> = now
        .crews
        .iter()
        .filter(|row| row.verdict != Verdict::Covered)
        .map(|row| (row.crew, row.verdict))
        .collect();
    if open.is_empty() || scene.open_anywhere().is_empty() || found.len() >= ALTERNATIVES {
        return None;
    }
    let tried = FixKind::ALL
        .into_iter()
        .filter(|kind| *kind != FixKind::Mixture && found.iter().all(|fix| fix.kind != *kind))
        .map(|kind| Arg::from(why(scene, kind, &open)));
    let msg = Msg::new(
        "de los cambios que cubren a todas las cuadrillas se {n:halló|hallaron} {n}, y no tres: {tried}",
        "of the changes that cover every crew {n} {n:was|were} found, and not three: {tried}",
    );
    let msg = msg.with("n", found.len()).with("tried", Arg::List(tried.collect()));
    Some(Remark::new("fewer_fixes", 0, msg))
}

/// The answer has to come soon, so the trials of a search are counted.
pub(super) fn search_cut() -> Remark {
    Remark::new(
        "fixes_search_cut",
        0,
        Msg::new(
            "el expediente es grande y la búsqueda de cambios se cortó: puede haber otros, o más baratos, que los que aquí se dicen; uno con solo las cuadrillas que no están cubiertas se busca más a fondo",
            "the case is large and the search for changes was cut short: there may be others than these, or cheaper ones; one with only the crews that are not covered is searched further",
        ),
    )
}

/// Of what a verdict hangs is sought for some crews only.
pub(super) fn flips_of_some(most: usize) -> Remark {
    Remark::new(
        "flips_of_some",
        0,
        Msg::new(
            "con más de {n} cuadrillas, de qué depende cada resultado se busca solo en las primeras {n} que no están cubiertas",
            "with more than {n} crews, what a verdict hangs on is sought only for the first {n} that are not covered",
        )
        .with("n", most),
    )
}

fn why(scene: &Scene, kind: FixKind, open: &[(usize, Verdict)]) -> Msg {
    let name = |crew: usize| scene.crews.get(crew).map_or_else(String::new, |crew| crew.id.clone());
    match kind {
        FixKind::Buses => Msg::new(
            "detener el transporte no basta, ni {n} minutos",
            "holding the buses does not suffice, not for {n} minutes either",
        )
        .with("n", LONGEST_HOLD),
        FixKind::Desks if scene.places.iter().all(|place| place.desks.is_none()) => Msg::new(
            "de mesas no se puede decir nada sin `desks`",
            "of desks nothing can be said without `desks`",
        ),
        FixKind::Desks => match open.iter().find(|(_, verdict)| *verdict != Verdict::Insufficient) {
            Some((crew, _)) => Msg::new(
                "más mesas no ayudan a «{crew}»: le faltan minutos u oportunidades, no mesas",
                "more desks do not help “{crew}”: it lacks minutes or chances, not desks",
            )
            .word("crew", name(*crew)),
            None => Msg::new(
                "más mesas no bastan, ni {n} por casilla",
                "more desks do not suffice, not {n} per place either",
            )
            .with("n", MOST_DESKS),
        },
        FixKind::Releases => match open.iter().find(|(crew, _)| !is_on_duty_at_the_polls(scene, *crew)) {
            Some((crew, _)) => Msg::new(
                "ningún permiso ayuda a «{crew}»: no está en turno un cuarto de hora con casilla abierta",
                "no release helps “{crew}”: it is not on duty for a quarter of an hour with polls open",
            )
            .word("crew", name(*crew)),
            None => Msg::new(
                "ningún permiso de hasta {n} minutos basta, ni varios: se juntan con lo que ya se alcanza en una sola oportunidad, o no alcanzan",
                "no release of up to {n} minutes suffices, nor several: they join what is within reach already into one chance, or are too short",
            )
            .with("n", LONGEST_RELEASE * GRID / 60),
        },
        FixKind::Windows | FixKind::Mixture => Msg::new(
            "abrir otras horas alrededor de las entradas y salidas no basta",
            "opening at other hours around arrivals and departures does not suffice",
        ),
    }
}

fn is_on_duty_at_the_polls(scene: &Scene, crew: usize) -> bool {
    let Some(group) = Group::of_crew(scene, crew) else { return false };
    group.on.intersect(&group.open_to_them(scene)).iter().any(|span| span.seconds() >= GRID)
}
