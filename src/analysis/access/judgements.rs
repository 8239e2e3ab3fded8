//! What the rules HR-01, PL-01 and TM-07 say of an assessment; the rules themselves only dress it as findings.

use super::outcome::{Access, PeopleAccess};
use super::places::business_hours_bind;
use super::sentences::when;
use super::verdict::Verdict;
use crate::analysis::zones::{self, Edge};
use crate::model::{Arg, CaseFile, Lined, Moment, Msg, Severity, SubjectKind};

/// A defect of access, before it becomes a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Stable key within its rule, such as `verdict` or `outside`.
    pub key: &'static str,
    /// What it is about.
    pub subject: SubjectKind,
    /// The id of the crew or place.
    pub id: String,
    /// Legal weight.
    pub severity: Severity,
    /// Line of the case file.
    pub line: u32,
    /// What it says.
    pub msg: Msg,
    /// How many people it concerns, where that is known.
    pub people: Option<u64>,
}

/// HR-01: every crew whose access is less than covered, and people whose own dates leave them without.
pub fn hours_judgements(access: &Access) -> Vec<Judgement> {
    let mut found = Vec::new();
    for (row, crew) in access.evaluation.crews.iter().zip(&access.scene.crews) {
        if access.nobody_follows(row.crew) {
            continue;
        }
        let Some(severity) = row.verdict.severity() else { continue };
        found.push(Judgement {
            key: row.verdict.key(),
            subject: SubjectKind::Crew,
            id: crew.id.clone(),
            severity,
            line: crew.line,
            msg: verdict_sentence(row.verdict)
                .word("crew", &crew.id)
                .with("reachable", row.reach.reachable_minutes)
                .with("naive", row.reach.naive_minutes)
                .with("chances", row.reach.opportunities)
                .with("trip", row.reach.special_trip_minutes)
                .with("served", Arg::People(row.served.unwrap_or(0)))
                .with("workers", Arg::People(row.workers.unwrap_or(0)))
                .with("share", Arg::Permille(i64::from(row.capacity_share.unwrap_or(1000)))),
            people: row.workers,
        });
    }
    found.extend(access.people.iter().filter_map(|row| own_dates(access, *row)));
    found
}

/// People whom their own dates leave without a chance: by their roster a defect, by leave something to know.
fn own_dates(access: &Access, row: PeopleAccess) -> Option<Judgement> {
    if row.verdict > Verdict::SpecialTrip {
        return None;
    }
    let crew = row.crew.and_then(|index| access.scene.crews.get(index));
    let (key, severity, msg) = if row.away {
        let msg = Msg::new(
            "{n} {n:persona|personas} de «{crew}» {n:está|están} en el padrón y sin acceso razonable: {n:su ausencia cubre|sus ausencias cubren} toda la votación. Cuentan en el padrón; no dicen nada del horario",
            "{n} {n:person|people} of “{crew}” {n:is|are} on the roll with no reasonable access: {n:their absence covers|their absences cover} the whole vote. They count on the roll and say nothing of the hours",
        );
        ("absent", Severity::Note, msg)
    } else {
        let msg = Msg::new(
            "{n} {n:persona|personas} de «{crew}», por su rol de turnos, {n:queda|quedan}: {verdict}",
            "{n} {n:person|people} of “{crew}”, by their roster: {verdict}",
        );
        ("own_dates", Severity::High, msg)
    };
    Some(Judgement {
        key,
        subject: SubjectKind::Crew,
        id: crew.map_or_else(String::new, |crew| crew.id.clone()),
        severity,
        line: crew.map_or(0, |crew| crew.line),
        msg: msg
            .with("n", Arg::People(row.workers))
            .word("crew", crew.map_or("—", |crew| crew.id.as_str()))
            .with("verdict", row.verdict.title()),
        people: Some(row.workers),
    })
}

fn verdict_sentence(verdict: Verdict) -> Msg {
    match verdict {
        Verdict::None => Msg::new(
            "«{crew}» no tiene ninguna oportunidad de votar: ninguna casilla abierta para esas personas coincide con su tiempo libre",
            "“{crew}” has no chance to vote: no polling place open to them meets their free time",
        ),
        Verdict::SpecialTrip => Msg::new(
            "«{crew}» solo puede votar si vuelve a la planta por su cuenta: {naive} minutos de casilla fuera de su turno, ninguno mientras está en la planta",
            "“{crew}” can vote only by coming back to the plant: {naive} polling minutes off duty, none while on the premises",
        ),
        Verdict::Insufficient => Msg::new(
            "«{crew}» alcanza {reachable} minutos de casilla, y las mesas solo pueden atender a {served} de {workers} personas ({share})",
            "“{crew}” can reach {reachable} polling minutes, and the desks can serve only {served} of {workers} people ({share})",
        ),
        Verdict::Fragile => Msg::new(
            "«{crew}» tiene un acceso frágil: {reachable} minutos en {chances} {chances:oportunidad|oportunidades}, o depende de una orden dada con menos de 24 horas",
            "“{crew}” has fragile access: {reachable} minutes in {chances} {chances:chance|chances}, or it hangs on an order given less than 24 hours ahead",
        ),
        Verdict::Covered => Msg::new(
            "«{crew}» está cubierta: {reachable} minutos en {chances} {chances:oportunidad|oportunidades}",
            "“{crew}” is covered: {reachable} minutes in {chances} {chances:chance|chances}",
        ),
    }
}

/// PL-01: places that lost hours, and people without a gate pass who cannot vote.
pub fn place_judgements(access: &Access) -> Vec<Judgement> {
    let mut found = Vec::new();
    if access.outside.open == Some(false) {
        let people = access.outside.people;
        found.push(Judgement {
            key: "outside",
            subject: SubjectKind::Place,
            id: "outside".to_owned(),
            severity: Severity::High,
            line: access.scene.places.first().map_or(0, |place| place.line),
            msg: Msg::new(
                "ninguna casilla se alcanza sin pase de entrada: quien fue despedido dentro del plazo de ley puede estar en el padrón y no podría entrar a votar",
                "no polling place can be reached without a gate pass: someone dismissed within the legal window may be on the roll and could not come in to vote",
            ),
            people,
        });
    }
    for row in access.places.iter().filter(|row| row.lost_minutes > 0) {
        let place = &access.scene.places[row.place];
        found.push(Judgement {
            key: "lost_hours",
            subject: SubjectKind::Place,
            id: place.id.clone(),
            severity: Severity::Medium,
            line: place.line,
            msg: Msg::new(
                "la casilla «{place}» estuvo cerrada {lost} de los {published} minutos publicados",
                "place “{place}” was closed for {lost} of its {published} published minutes",
            )
            .word("place", &place.id)
            .with("lost", row.lost_minutes)
            .with("published", row.published_minutes),
            people: None,
        });
    }
    found
}

/// TM-07: published hours outside 07:00–19:00 of business days, of a vote held by the centre or a court,
/// without the enabling of hours that LFT 717 asks for; `None` where those hours do not bind this vote.
pub fn enabling_judgements(case: &CaseFile, access: &Access) -> Option<Vec<Judgement>> {
    if !business_hours_bind(case.case.vote) {
        return None;
    }
    let enabled: Option<&Lined<Moment>> = case.date("hours_enabled");
    let mut found = Vec::new();
    for row in &access.places {
        let place = &access.scene.places[row.place];
        let Some(first) = row.off_hours.first() else { continue };
        let in_time = enabled.is_some_and(|moment| {
            let local = match moment.value {
                Moment::At(at) => at,
                Moment::Day(day) => day.and_time(chrono::NaiveTime::MIN),
            };
            zones::instant(access.scene.zone, local, Edge::Start).0 <= first
        });
        if in_time {
            continue;
        }
        let stretches = row.off_hours.iter().map(|span| Arg::from(when(place.zone, span)));
        let msg = Msg::new(
            "la casilla «{place}» abre {minutes} minutos fuera de las horas hábiles (7:00 a 19:00 de días hábiles), y no consta que se hayan habilitado antes: {stretches}",
            "place “{place}” is open {minutes} minutes outside business hours (7:00 to 19:00 of business days), and no earlier enabling of those hours is on record: {stretches}",
        );
        found.push(Judgement {
            key: "hours_not_enabled",
            subject: SubjectKind::Place,
            id: place.id.clone(),
            severity: Severity::Medium,
            line: enabled.map_or(place.line, |moment| moment.line),
            msg: msg
                .word("place", &place.id)
                .with("minutes", row.off_hours.minutes())
                .with("stretches", Arg::List(stretches.collect())),
            people: None,
        });
    }
    Some(found)
}
