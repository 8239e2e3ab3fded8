//! The dates that were understood, and the patterns of shifts that a case may name.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

use super::Screen;
use crate::analysis::zones;
use crate::i18n::{date, moment, weekday};
use crate::model::{DutyDays, Lang, Preset, Text};

impl Screen<'_> {
    pub(super) fn dates(&mut self) {
        let access = self.access;
        let lang = self.style.lang;
        let title = self.t("Jornadas que se entendieron", "Duties that were understood");
        self.lines.push(title.to_owned());
        for crew in &access.scene.crews {
            self.lines.push(String::new());
            let said = self.case.crews.iter().find(|said| said.id == crew.id);
            let preset = said.and_then(|said| said.preset);
            let pattern = preset.map(|preset| format!(" · {}", preset.title().get(lang))).unwrap_or_default();
            self.lines.push(format!("{} ({}, case.toml:{}){pattern}", crew.name, crew.id, crew.line));
            for duty in &crew.duties.list {
                let at = |instant| zones::local(access.scene.zone, instant);
                let line = stretch(at(duty.span.start), at(duty.span.end), lang);
                self.lines.push(line);
            }
        }
        self.heading("Casillas", "Polling places");
        for place in &access.scene.places {
            self.lines.push(format!("{} (case.toml:{})", place.id, place.line));
            for span in place.open.iter() {
                let line =
                    stretch(zones::local(place.zone, span.start), zones::local(place.zone, span.end), lang);
                self.lines.push(line);
            }
        }
        if !access.scene.releases.is_empty() {
            self.heading("Permisos y paros", "Releases and stoppages");
        }
        for release in &access.scene.releases {
            let at = |instant| zones::local(access.scene.zone, instant);
            let line = stretch(at(release.span.start), at(release.span.end), lang);
            let announced = moment(at(release.announced), lang);
            let word = self.t("avisado", "announced");
            self.lines.push(format!("{line}, {word}: {announced} (case.toml:{})", release.line));
        }
    }
}

/// From when to when, by the clock, with the weekday.
fn stretch(from: chrono::NaiveDateTime, to: chrono::NaiveDateTime, lang: Lang) -> String {
    let start =
        format!("  {} {}, {}", weekday(from.date(), lang), date(from.date(), lang), from.format("%H:%M"));
    if from.date() == to.date() {
        return format!("{start} – {}", to.format("%H:%M"));
    }
    format!("{start} – {} {}", weekday(to.date(), lang), to.format("%H:%M"))
}

/// Every known pattern over two weeks, as `hours --patterns` prints it.
pub fn patterns_text(lang: Lang) -> String {
    let t = |es: &'static str, en: &'static str| Text::new(es, en).get(lang);
    let mut lines = vec![
        t(
            "Patrones que una [[crew]] puede nombrar con preset, en dos semanas desde un lunes",
            "Patterns that a [[crew]] may name by preset, over two weeks from a Monday",
        )
        .to_owned(),
        String::new(),
        format!("{:10}{}", "", t("LMMJVSDLMMJVSD", "MTWTFSSMTWTFSS")),
    ];
    for preset in Preset::ALL {
        let weeks = two_weeks(preset);
        let anchor = if preset.needs_anchor() { "anchor" } else { "      " };
        lines.push(format!("{:10}{weeks}  {anchor}  {}", preset.key(), preset.title().get(lang)));
    }
    lines.push(String::new());
    lines.push(
        t(
            "# trabaja, · descansa; A y B, M, T y N: días con horas propias. Los que llevan anchor cuentan desde ahí.",
            "# works, · rests; A and B, M, T and N: days with hours of their own. Those with anchor count from it.",
        )
        .to_owned(),
    );
    lines.push(String::new());
    lines.extend(
        ["[[crew]]", "id = \"a\"", "preset = \"2-2-3\"", "anchor = 2025-06-23", "start = \"06:00\""]
            .map(|line| format!("  {line}")),
    );
    lines.push(String::new());
    lines.push(
        t(
            "Las demás cuadrillas del mismo ciclo llevan otra anchor, o entran a las 18:00. Con end o hours\nse cambian las horas. Revise las fechas con: escrutinio hours EXPEDIENTE --calendar",
            "The other crews of the same cycle have another anchor, or start at 18:00. end or hours change\nthe hours. Check the dates with: escrutinio hours CASE --calendar",
        )
        .to_owned(),
    );
    lines.push(String::new());
    lines.join("\n")
}

/// Two weeks of a pattern from the Monday on which its cycle begins.
fn two_weeks(preset: Preset) -> String {
    let monday = NaiveDate::from_ymd_opt(2025, 6, 23).unwrap_or_default();
    let six = NaiveTime::from_hms_opt(6, 0, 0).unwrap_or_default();
    let days = preset.pattern(monday, six).days;
    let sign = |step: u64| match &days {
        DutyDays::Weekdays(week) if week.contains(&(monday + Days::new(step)).weekday()) => '#',
        DutyDays::Cycle { pattern, .. } => {
            let length = pattern.chars().count().max(1) as u64;
            match pattern.chars().nth(usize::try_from(step % length).unwrap_or(0)) {
                Some('1') => '#',
                Some('0' | '-') | None => '·',
                Some(letter) => letter,
            }
        }
        DutyDays::Weekdays(_) | DutyDays::Dates(_) => '·',
    };
    (0..14).map(sign).collect()
}
