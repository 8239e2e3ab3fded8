//! A roster: dated duties of single persons, and what must be said of rows that cannot all be true.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, Timelike as _};

use super::people::{Facts, Own};
use super::remark::Remark;
use super::scene::Scene;
use super::spans::Span;
use crate::analysis::zones::{self, Edge};
use crate::model::{CaseFile, Msg, SourceKind};

/// Gives everyone whom a roster names the duties it gives; of two rows for one start the later holds.
pub(super) fn read_roster(
    case: &CaseFile,
    scene: &Scene,
    facts: &Facts<'_>,
    own: &mut [Own],
    remarks: &mut Vec<Remark>,
) {
    let (mut replaced, mut strange) = (0_usize, 0_usize);
    for row in facts.roster {
        let Some(own) = own.get_mut(row.person) else { continue };
        own.in_roster = true;
        if !row.place.is_empty() {
            match scene.places.iter().position(|place| place.id == row.place) {
                Some(index) => own.places.push(index),
                None => strange += 1,
            }
        }
        let Some((start, end)) = row.hours else { continue };
        match own.duties.iter_mut().find(|duty| (duty.0, duty.1) == (row.day, start)) {
            Some(duty) => {
                replaced += usize::from(duty.2 != end);
                duty.2 = end;
            }
            None => own.duties.push((row.day, start, end)),
        }
    }
    let mut clashing = 0_usize;
    for own in own.iter_mut() {
        own.duties.sort_unstable();
        clashing += usize::from(overlap(&own.duties));
    }
    let source = case.sources.iter().find(|source| source.kind == SourceKind::Roster);
    let line = source.map_or(0, |source| source.line);
    let counts = [(replaced, REPLACED), (strange, STRANGE), (clashing, CLASHING)];
    for (n, (key, es, en)) in counts.into_iter().filter(|(n, _)| *n > 0) {
        remarks.push(Remark::new(key, line, Msg::new(es, en).with("n", n)));
    }
    remarks.extend(far_from_the_vote(scene, facts, line));
}

type Said = (&'static str, &'static str, &'static str);

const REPLACED: Said = (
    "roster_rows_replaced",
    "en el rol de turnos, {n:un renglón posterior cambió|renglones posteriores cambiaron} la salida de una jornada ya escrita: vale el último ({n})",
    "in the roster, {n:a later row changed|later rows changed} the end of a duty already written: the last one holds ({n})",
);

const STRANGE: Said = (
    "roster_places_unknown",
    "{n} {n:renglón|renglones} del rol de turnos {n:nombra un lugar|nombran lugares} que no {n:es casilla|son casillas} del expediente: se tomaron las casillas de la cuadrilla. Escriba ahí el `id` de un [[place]]",
    "{n} {n:row|rows} of the roster {n:names a place|name places} that the case has no polling place for: the crew's places were taken. Write the `id` of a [[place]] there",
);

const CLASHING: Said = (
    "roster_duties_overlap",
    "en el rol de turnos, {n} {n:persona tiene|personas tienen} jornadas encimadas: el tiempo común se contó una vez. Deje un solo renglón para ese tiempo, o corrija sus horas",
    "in the roster, {n} {n:person has|people have} duties that overlap: the shared time was counted once. Leave one row for that time, or correct its hours",
);

/// Whether a duty of one person begins before an earlier one has ended. Duties are sorted by their start.
fn overlap(duties: &[(NaiveDate, NaiveTime, NaiveTime)]) -> bool {
    let minutes = |time: NaiveTime| i64::from(time.num_seconds_from_midnight() / 60);
    let mut until = i64::MIN;
    duties.iter().any(|(day, start, end)| {
        let midnight = i64::from(day.num_days_from_ce()) * 1440;
        let next = if end <= start { 1440 } else { 0 };
        let clash = midnight + minutes(*start) < until;
        until = until.max(midnight + minutes(*end) + next);
        clash
    })
}

/// A roster whose dates all lie away from the vote says nothing about it: likely the wrong month.
fn far_from_the_vote(scene: &Scene, facts: &Facts<'_>, line: u32) -> Option<Remark> {
    let open = scene.open_anywhere();
    let (first, last) = (open.first()?, open.last()?);
    let days = || facts.roster.iter().map(|row| row.day);
    let (from, to) = (days().min()?, days().max()?);
    let date = |at: i64| zones::local(scene.zone, at).date();
    let (opens, closes) = (date(first), date(last - 1));
    let far = to + Days::new(1) < opens || from > closes;
    far.then(|| {
        Remark::new(
            "roster_outside_vote",
            line,
            Msg::new(
                "el rol de turnos va del {from} al {to}, y la votación del {opens} al {closes}: no dice nada de esos días. Use el rol de esas fechas",
                "the roster runs from {from} to {to}, and the vote from {opens} to {closes}: it says nothing of those days. Use the roster of those dates",
            )
            .with("from", from)
            .with("to", to)
            .with("opens", opens)
            .with("closes", closes),
        )
    })
}

/// The instants for which the roster speaks.
pub(super) fn roster_span(scene: &Scene, facts: &Facts<'_>) -> Span {
    let days = || facts.roster.iter().map(|row| row.day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Span::new(0, 0) };
    let midnight = |day: NaiveDate| zones::instant(scene.zone, day.and_time(NaiveTime::MIN), Edge::Start).0;
    Span::new(midnight(first), midnight(last + Days::new(1)))
}
