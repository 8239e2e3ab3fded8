//! Pay as lists write it: how often, for which time, how much.

use crate::model::Text;

/// How often a person is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayPeriod {
    /// Every week.
    Weekly,
    /// Every 14 days.
    Fortnight,
    /// Twice a month (`quincenal`).
    TwiceAMonth,
    /// Every month.
    Monthly,
}

impl PayPeriod {
    /// Reads a word or the tax office's code (`02`–`05`).
    pub fn parse(text: &str) -> Option<Self> {
        let words = super::fold::words(text);
        let first = words.first()?.as_str();
        Some(match first {
            "02" | "2" | "S" | "SEM" | "SEMANAL" | "SEMANA" | "WEEKLY" => Self::Weekly,
            "03" | "3" | "C" | "CAT" | "CATORCENAL" | "CATORCENA" | "BIWEEKLY" => Self::Fortnight,
            "04" | "4" | "Q" | "QNA" | "QUIN" | "QUINC" | "QUINCENAL" | "QUINCENA" | "SEMIMONTHLY" => {
                Self::TwiceAMonth
            }
            "05" | "5" | "M" | "MEN" | "MENSUAL" | "MES" | "MONTHLY" => Self::Monthly,
            _ => return None,
        })
    }

    /// The period in words.
    pub const fn title(self) -> Text {
        match self {
            Self::Weekly => Text::new("semanal", "weekly"),
            Self::Fortnight => Text::new("catorcenal", "every 14 days"),
            Self::TwiceAMonth => Text::new("quincenal", "twice a month"),
            Self::Monthly => Text::new("mensual", "monthly"),
        }
    }
}

/// The time that a column of pay is for, as its header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayUnit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// Half a month.
    HalfMonth,
    /// A month.
    Month,
    /// The header does not say.
    Unsaid,
}

impl PayUnit {
    /// Reads a header.
    pub fn of_header(header: &str) -> Self {
        const WORDS: [(PayUnit, &[&str]); 4] = [
            (PayUnit::Day, &["DIARI", "DAILY", "SDI", "SBC", "JORNADA"]),
            (PayUnit::Week, &["SEMAN", "WEEK"]),
            (PayUnit::HalfMonth, &["QUINC"]),
            (PayUnit::Month, &["MENSUAL", "MONTH", "MES"]),
        ];
        let words = super::fold::words(header).join(" ");
        let found = WORDS.iter().find(|(_, marks)| marks.iter().any(|mark| words.contains(mark)));
        found.map_or(Self::Unsaid, |(unit, _)| *unit)
    }

    const fn days(self) -> i64 {
        match self {
            Self::Day | Self::Unsaid => 1,
            Self::Week => 7,
            Self::HalfMonth => 15,
            Self::Month => 30,
        }
    }
}

/// An amount of a column, in cents for a day; in cents for the unsaid time where the header does not say.
pub fn daily_cents(text: &str, unit: PayUnit) -> Option<i64> {
    Some(cents(text)? / unit.days())
}

/// `$1,234.50`, `1234.5`, `1.234,50`: the last sign with one or two digits after it parts the cents.
fn cents(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    if text.chars().any(char::is_alphabetic) && !text.to_uppercase().ends_with("MXN") {
        return None;
    }
    let (whole, part) = match plain.rfind(['.', ',']) {
        Some(at) if plain.len() - at <= 3 => (&plain[..at], &plain[at + 1..]),
        _ => (plain.as_str(), ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    value.checked_mul(100)?.checked_add(part)
}

/// What production earns, so that pay out of the ordinary can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayLevel {
    /// What 19 in 20 rows of production do not exceed, in cents.
    pub most: i64,
    /// Rows of production with a figure.
    pub rows: u32,
}

impl PayLevel {
    /// The level, if at least `enough` rows give a figure.
    pub fn of(values: impl Iterator<Item = i64>, enough: u32) -> Option<Self> {
        let mut values: Vec<i64> = values.collect();
        values.sort_unstable();
        let rows = u32::try_from(values.len()).ok().filter(|rows| *rows >= enough.max(1))?;
        let most = *values.get((values.len() * 19).div_ceil(20).checked_sub(1)?)?;
        Some(Self { most, rows })
    }

    /// Whether an amount is a quarter above what nearly all of production earns.
    pub const fn is_exceeded(self, cents: i64) -> bool {
        cents.saturating_mul(4) > self.most.saturating_mul(5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("$1,234.50", Some(123_450)),
            ("1234.5", Some(123_450)),
            ("1.234,50", Some(123_450)),
            ("1,234", Some(123_400)),
            ("987 MXN", Some(98_700)),
            ("n/d", None),
            ("", None),
        ] {
            assert_eq!(cents(text), expected, "{text}");
        }
        assert_eq!(daily_cents("9,000.00", PayUnit::of_header("SUELDO MENSUAL")), Some(30_000));
        assert_eq!(PayUnit::of_header("SAL. DIARIO"), PayUnit::Day);
        assert_eq!(PayUnit::of_header("SUELDO"), PayUnit::Unsaid);
    }

    #[test]
    fn a_level_needs_rows_and_is_exceeded_by_a_quarter() {
        assert_eq!(PayLevel::of([100; 19].into_iter(), 20), None);
        let level = PayLevel::of((1..=20).map(|n| n * 100), 20).unwrap();
        assert_eq!(level, PayLevel { most: 1_900, rows: 20 });
        assert!(!level.is_exceeded(2_375) && level.is_exceeded(2_376));
    }
}
