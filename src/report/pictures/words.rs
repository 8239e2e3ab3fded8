//! The words and figures of the pictures in one language.

use chrono::{Datelike as _, NaiveDateTime, Weekday};

use crate::analysis::access::{Access, Verdict};
use crate::model::{Lang, Text};

/// A whole number with thousands separators.
pub(super) fn figure(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if number < 0 { format!("−{grouped}") } else { grouped }
}

/// A share in permille as a percentage with one decimal: `82.1 %`.
pub(super) fn percent(permille: u16) -> String {
    format!("{}.{} %", permille / 10, permille % 10)
}

/// A day with its weekday: `mié 25` and `Wed 25`.
pub(super) fn day(at: NaiveDateTime, lang: Lang) -> String {
    let name = match at.weekday() {
        Weekday::Mon => Text::new("lun", "Mon"),
        Weekday::Tue => Text::new("mar", "Tue"),
        Weekday::Wed => Text::new("mié", "Wed"),
        Weekday::Thu => Text::new("jue", "Thu"),
        Weekday::Fri => Text::new("vie", "Fri"),
        Weekday::Sat => Text::new("sáb", "Sat"),
        Weekday::Sun => Text::new("dom", "Sun"),
    };
    format!("{} {}", name.get(lang), at.day())
}

/// A moment: `jue 26 12:00`.
pub(super) fn moment(at: NaiveDateTime, lang: Lang) -> String {
    format!("{} {}", day(at, lang), at.format("%H:%M"))
}

/// Minutes and chances of a crew: `100 min, 4 oportunidades`.
pub(super) fn reach(minutes: i64, chances: usize, lang: Lang) -> String {
    let word = match chances {
        1 => Text::new("oportunidad", "chance"),
        _ => Text::new("oportunidades", "chances"),
    };
    format!("{} min, {chances} {}", figure(minutes), word.get(lang))
}

/// The message of the whole: how many people each verdict leaves, the worst first.
pub(super) fn message(access: &Access, lang: Lang) -> String {
    let rows = &access.evaluation.crews;
    let total = rows.len();
    let Some(worst) = Verdict::ALL.into_iter().find(|verdict| rows.iter().any(|row| row.verdict == *verdict))
    else {
        return Text::new("No hay cuadrillas en el expediente", "The case has no crews").get(lang).to_owned();
    };
    if worst == Verdict::Covered {
        return Text::new("Todas las cuadrillas están cubiertas", "Every crew is covered")
            .get(lang)
            .to_owned();
    }
    let count = rows.iter().filter(|row| row.verdict == worst).count();
    match lang {
        Lang::Es => format!("{count} de {total} cuadrillas: {}", worst.title().es),
        Lang::En => format!("{count} of {total} crews: {}", worst.title().en),
    }
}

/// A verdict's mark and word, readable without colour.
pub(super) fn verdict(verdict: Verdict, lang: Lang) -> String {
    let mark = match verdict {
        Verdict::None | Verdict::SpecialTrip => "▲",
        Verdict::Insufficient => "◆",
        Verdict::Fragile => "●",
        Verdict::Covered => "✓",
    };
    format!("{mark} {}", verdict.title().get(lang))
}
