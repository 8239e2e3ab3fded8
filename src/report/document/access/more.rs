//! What stands below the pictures: where the desks fall short, who has dates of their own, notice, waits, the cure.

use super::super::{Block, Writer};
use crate::i18n::percent;
use crate::model::{Msg, Text};
use crate::report::v1::{AccessInfo, FixInfo};
use crate::report::words;

pub(super) fn write(w: &mut Writer<'_>, access: &AccessInfo) -> Vec<Block> {
    let mut texts: Vec<String> = Vec::new();
    texts.extend(access.notes.iter().map(|note| sentence(w.pick(&note.text))));
    texts.extend(access.bottlenecks.iter().map(|sums| w.pick(sums).to_owned()));
    texts.extend(own_dates(w, access));
    texts.extend(outside(w, access));
    texts.extend(notice(w, access));
    texts.extend(useful(w, access));
    texts.extend(waits(w, access));
    texts.extend(access.fixes.iter().map(|fix| cure(w, fix)));
    texts.into_iter().map(|text| Block::Fact(w.fact(text))).collect()
}

/// A note as a sentence of its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn own_dates(w: &Writer<'_>, access: &AccessInfo) -> Vec<String> {
    let row = |row: &crate::report::v1::OwnDatesInfo| {
        let msg = if row.absent {
            Msg::new(
                "Cuadrilla {crew}: {n} en el padrón, sin acceso razonable por vacaciones, incapacidad u otra ausencia. Siguen en la cuenta.",
                "Crew {crew}: {n} on the roll, with no reasonable access because of leave. They stay in the count.",
            )
        } else {
            Msg::new(
                "Cuadrilla {crew}: {n} con fechas propias en el rol de turnos: {verdict}.",
                "Crew {crew}: {n} with dates of their own in the roster: {verdict}.",
            )
        };
        w.say(
            &msg.word("crew", row.crew.as_deref().unwrap_or("—"))
                .word("n", words::figure(row.workers, w.lang))
                .with("verdict", words::access(&row.verdict).word),
        )
    };
    access.own_dates.iter().map(row).collect()
}

fn outside(w: &Writer<'_>, access: &AccessInfo) -> Option<String> {
    let msg = if access.outside.open? {
        Msg::new(
            "Quien no tiene pase de entrada (personas despedidas dentro del plazo de ley) alcanza {n} minutos de casilla en: {places}.",
            "People without a gate pass (dismissed within the legal window) can reach {n} polling minutes at: {places}.",
        )
    } else {
        Msg::new(
            "Quien no tiene pase de entrada (personas despedidas dentro del plazo de ley) no alcanza ninguna casilla.",
            "People without a gate pass (dismissed within the legal window) can reach no polling place.",
        )
    };
    Some(w.say(&msg.with("n", access.outside.minutes).word("places", access.outside.places.join(", "))))
}

fn notice(w: &Writer<'_>, access: &AccessInfo) -> Option<String> {
    let notice = access.notice.as_ref()?;
    let msg = Msg::new(
        "Del aviso a la primera apertura hubo {hours} horas: {days} días hábiles contando el de la votación, {full} completos en medio.",
        "From the notice to the first opening there were {hours} hours: {days} business days counting that of the vote, {full} full ones in between.",
    );
    Some(
        w.say(
            &msg.with("hours", notice.hours_to_opening?)
                .with("days", notice.business_days?)
                .with("full", notice.full_business_days?),
        ),
    )
}

/// Until when an order could have helped each crew.
fn useful(w: &Writer<'_>, access: &AccessInfo) -> Vec<String> {
    let row = |detail: &crate::report::v1::CrewDetailInfo| {
        let at = detail.last_useful_order.as_deref()?;
        let moment = chrono::NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S").ok()?;
        let msg = Msg::new(
            "Una orden podía ayudar a la cuadrilla {crew} hasta el {at}: después ya no vuelve a la planta antes del cierre.",
            "An order could help crew {crew} until {at}: after that it does not come back to the plant before the polls close.",
        );
        Some(w.say(&msg.word("crew", &detail.crew).with("at", crate::model::Arg::Moment(moment))))
    };
    access.details.iter().filter_map(row).collect()
}

fn waits(w: &Writer<'_>, access: &AccessInfo) -> Option<String> {
    let worst = access.waits.iter().max_by_key(|row| (row.left.value, row.ninth_seconds.value))?;
    let msg = Msg::new(
        "Fila simulada en «{place}», donde más se espera ({people} personas, {runs} corridas, semilla {seed}): mediana {median} min, nueve de cada diez menos de {ninth} min, {over} espera más de 30 minutos y {left} se va sin votar cuando sale su transporte (entre {low} y {high}). Es una simulación: ningún resultado se apoya en ella.",
        "Simulated queue at “{place}”, where the wait is longest ({people} people, {runs} runs, seed {seed}): median {median} min, nine of ten under {ninth} min, {over} wait more than 30 minutes and {left} leave without voting when their bus goes (between {low} and {high}). It is a simulation: no result rests on it.",
    );
    let share = |permille: u64| percent(i64::try_from(permille).unwrap_or(1000), w.lang);
    Some(
        w.say(
            &msg.word("place", &worst.place)
                .with("people", worst.people)
                .with("runs", worst.runs)
                .with("seed", worst.seed)
                .with("median", worst.median_seconds.value.div_ceil(60))
                .with("ninth", worst.ninth_seconds.value.div_ceil(60))
                .word("over", share(worst.over_30_minutes.value))
                .word("left", share(worst.left.value))
                .word("low", share(worst.left.low))
                .word("high", share(worst.left.high)),
        ),
    )
}

fn cure(w: &Writer<'_>, fix: &FixInfo) -> String {
    let until = fix
        .until
        .as_deref()
        .and_then(|at| chrono::NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S").ok())
        .map(|at| {
            w.say(
                &Msg::new(
                    " Podía avisarse un día antes hasta el {at}.",
                    " It could be announced a day ahead until {at}.",
                )
                .with("at", crate::model::Arg::Moment(at)),
            )
        });
    let proof = crate::analysis::access::Proof::by_key(&fix.proof)
        .map_or(Text::new("", ""), crate::analysis::access::Proof::title);
    let end =
        w.say(&Msg::new(" Qué tan pequeño es: {proof}.", " How small it is: {proof}.").with("proof", proof));
    format!("{}.{}{end}", w.pick(&fix.request), until.unwrap_or_default())
}
