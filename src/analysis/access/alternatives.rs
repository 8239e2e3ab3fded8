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

/// A case of many crews is not searched: the answer has to come soon.
pub(super) fn not_searched(most: usize) -> Remark {
    Remark::new(
        "fixes_not_searched",
        0,
        Msg::new(
            "con más de {n} cuadrillas no se buscan cambios ni de qué depende cada resultado de las cubiertas; haga un expediente con las que no lo están",
            "with more than {n} crews no changes are sought, nor what the covered ones hang on; make a case of those that are not covered",
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
