//! The numbers below the verdicts: whom an order could still help, the notice that people had, the queue.

use super::Screen;
use crate::analysis::access::{Group, PlaceWaits};
use crate::analysis::zones;
use crate::i18n::{moment, percent};
use crate::model::Msg;

impl Screen<'_> {
    /// Until when an order could help, crew by crew, and the notice of the call.
    pub(super) fn orders(&mut self) {
        let access = self.access;
        let lang = self.style.lang;
        let mut said = Vec::new();
        let crews = access.evaluation.crews.iter().zip(&access.scene.crews);
        for (row, crew) in crews.filter(|_| !access.scene.releases.is_empty()) {
            let Some(last) =
                Group::of_crew(&access.scene, row.crew).and_then(|group| group.last_presence(&access.scene))
            else {
                continue;
            };
            let after = access.survival.at(last);
            let msg = Msg::new(
                "Una orden podía ayudar a {crew} hasta el {at}; después, a {n} de {of} personas",
                "An order could help {crew} until {at}; after that, {n} of {of} people",
            );
            said.push(
                self.say(
                    &msg.word("crew", &crew.name)
                        .word("at", moment(zones::local(access.scene.zone, last), lang))
                        .with("n", after.workers)
                        .with("of", after.of),
                ),
            );
        }
        if let Some((hours, days)) =
            access.notice.as_ref().and_then(|notice| Some((notice.hours_to_opening?, notice.business_days?)))
        {
            let msg = Msg::new(
                "Del aviso a la primera apertura: {hours} horas; {days} días hábiles contando el de la votación, {full} completos en medio",
                "From the notice to the first opening: {hours} hours; {days} business days counting that of the vote, {full} full ones in between",
            );
            said.push(self.say(&msg.with("hours", hours).with("days", days.0).with("full", days.1)));
        }
        self.section(("A quién servía una orden, y cuándo", "Whom an order could help, and when"), &said);
    }

    /// What people meet in the queue, where the wait is longest; places alike are said once.
    pub(super) fn waits(&mut self) {
        let lang = self.style.lang;
        let mut rows: Vec<&PlaceWaits> = self.access.waits.iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.waits.left.value, row.waits.ninth.value)));
        let Some(row) = rows.first() else { return };
        let Some(place) = self.access.scene.places.get(row.place) else { return };
        let share = |permille: u32| percent(i64::from(permille), lang);
        let minutes = |seconds: u32| seconds.div_ceil(60);
        let waits = &row.waits;
        let said = self.say(
            &Msg::new(
                "Donde más se espera, «{place}» ({people} personas): mediana {median} min (entre {m_low} y {m_high}), nueve de cada diez hasta {ninth} min (entre {n_low} y {n_high}); {over} espera más de 30 minutos; {left} se va sin votar cuando sale su transporte (entre {low} y {high}). {runs} corridas, semilla {seed}. Es una simulación: ningún resultado se apoya en ella",
                "Where the wait is longest, “{place}” ({people} people): median {median} min (between {m_low} and {m_high}), nine of ten up to {ninth} min (between {n_low} and {n_high}); {over} wait more than 30 minutes; {left} leave without voting when their bus goes (between {low} and {high}). {runs} runs, seed {seed}. It is a simulation: no result rests on it",
            )
            .word("place", &place.id)
            .with("people", row.people)
            .with("median", minutes(waits.median.value))
            .with("m_low", minutes(waits.median.low))
            .with("m_high", minutes(waits.median.high))
            .with("ninth", minutes(waits.ninth.value))
            .with("n_low", minutes(waits.ninth.low))
            .with("n_high", minutes(waits.ninth.high))
            .word("over", share(waits.over_30.value))
            .word("left", share(waits.left.value))
            .word("low", share(waits.left.low))
            .word("high", share(waits.left.high))
            .with("runs", waits.runs)
            .with("seed", waits.seed),
        );
        self.section(("La fila", "The queue"), &[said]);
    }

    fn section(&mut self, title: (&'static str, &'static str), said: &[String]) {
        if said.is_empty() {
            return;
        }
        self.heading(title.0, title.1);
        for text in said {
            self.wrapped("  ", text);
        }
    }
}
