//! Numbers, shares and days: `1,888`, `46.2 %`, `25 de junio de 2025`, `June 25, 2025`.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use crate::model::{Lang, Text};

const MONTHS: [Text; 12] = [
    Text::new("enero", "January"),
    Text::new("febrero", "February"),
    Text::new("marzo", "March"),
    Text::new("abril", "April"),
    Text::new("mayo", "May"),
    Text::new("junio", "June"),
    Text::new("julio", "July"),
    Text::new("agosto", "August"),
    Text::new("septiembre", "September"),
    Text::new("octubre", "October"),
    Text::new("noviembre", "November"),
    Text::new("diciembre", "December"),
];

const WEEKDAYS: [Text; 7] = [
    Text::new("lunes", "Monday"),
    Text::new("martes", "Tuesday"),
    Text::new("miércoles", "Wednesday"),
    Text::new("jueves", "Thursday"),
    Text::new("viernes", "Friday"),
    Text::new("sábado", "Saturday"),
    Text::new("domingo", "Sunday"),
];

/// A whole number with thousands separators, the same in both languages: `1,888`.
pub fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share in permille as a percentage with one decimal: `46.2 %` in Spanish, `46.2%` in English.
pub fn percent(permille: i64, lang: Lang) -> String {
    let sign = if permille < 0 { "\u{2212}" } else { "" };
    let value = permille.unsigned_abs();
    let space = match lang {
        Lang::Es => "\u{a0}",
        Lang::En => "",
    };
    format!("{sign}{}.{}{space}%", value / 10, value % 10)
}

/// A day in words.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    let month = MONTHS.get(day.month0() as usize).map_or("", |text| text.get(lang));
    match lang {
        Lang::Es => format!("{} de {month} de {}", day.day(), day.year()),
        Lang::En => format!("{month} {}, {}", day.day(), day.year()),
    }
}

/// The day of the week.
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).map_or("", |text| text.get(lang))
}

/// A local moment in words, 24-hour clock.
pub fn moment(at: NaiveDateTime, lang: Lang) -> String {
    format!("{}, {}", date(at.date(), lang), at.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_shares() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(1_888), "1,888");
        assert_eq!(integer(-1_234_567), "\u{2212}1,234,567");
        assert_eq!(percent(462, Lang::Es), "46.2\u{a0}%");
        assert_eq!(percent(1000, Lang::En), "100.0%");
    }

    #[test]
    fn days() {
        let day = NaiveDate::from_ymd_opt(2025, 6, 25).unwrap();
        assert_eq!(date(day, Lang::Es), "25 de junio de 2025");
        assert_eq!(date(day, Lang::En), "June 25, 2025");
        assert_eq!(weekday(day, Lang::Es), "miércoles");
    }
}
