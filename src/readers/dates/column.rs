//! One decision for a whole date column, and the days it gives.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::model::{Field, Msg};

use super::parse::{Shape, shape};

/// How a column's dates are written, and why it is thought so.
#[derive(Debug, Clone)]
pub(in crate::readers) struct Decision {
    month_first: bool,
    from_1904: bool,
    /// The last year a two-digit year may mean.
    last_year: i32,
    /// What was seen.
    pub(in crate::readers) evidence: Msg,
    /// What suggests that a spreadsheet took months for days before the file was saved.
    pub(in crate::readers) swapped: Option<Msg>,
    /// Code of the note.
    pub(in crate::readers) code: &'static str,
}

#[derive(Debug, Default)]
struct Tally {
    /// Only sensible with the day first.
    day_first: usize,
    /// Only sensible with the month first.
    month_first: usize,
    /// Sensible both ways, with different days.
    either: usize,
    certain: usize,
    /// Certain days that another order of day and month allows too.
    low: usize,
    serial: usize,
    two_digit: usize,
}

/// Decides on a column. `known_year` gives the year in which the audit speaks, or the latest year in
/// four digits that the table shows; it is asked only where years have two digits.
pub(in crate::readers) fn decide<'a>(
    cells: impl Iterator<Item = &'a str>,
    field: Field,
    from_1904: bool,
    known_year: impl FnOnce() -> Option<i32>,
) -> Decision {
    let mut tally = Tally::default();
    for cell in cells {
        match shape(cell) {
            Shape::Figures { first, second, two_digit, .. } => {
                tally.two_digit += usize::from(two_digit);
                match (first > 12, second > 12) {
                    (true, false) => tally.day_first += 1,
                    (false, true) => tally.month_first += 1,
                    (false, false) if first != second => tally.either += 1,
                    _ => {}
                }
            }
            Shape::Day { day, two_digit, .. } => {
                tally.certain += 1;
                tally.low += usize::from(day <= 12);
                tally.two_digit += usize::from(two_digit);
            }
            Shape::Serial(_) => tally.serial += 1,
            Shape::Packed(_) | Shape::None => {}
        }
    }
    let (code, evidence) = tally.explain();
    Decision {
        month_first: tally.month_first > tally.day_first,
        from_1904,
        last_year: last_year(field, if tally.two_digit > 0 { known_year() } else { None }),
        evidence,
        swapped: tally.swapped(),
        code,
    }
}

impl Tally {
    /// A program that expects mm/dd makes days of what it can read that way and leaves the rest as text: then all
    /// days that are dates are below 13, and all that are text above 12. By chance five such days in a row are one
    /// case in a hundred.
    fn swapped(&self) -> Option<Msg> {
        let traces = self.certain >= 5
            && self.low == self.certain
            && self.day_first >= 3
            && self.month_first + self.either == 0;
        traces.then(|| {
            Msg::new(
                "las {certain} fechas verdaderas tienen todas un día de 12 o menos, y las {day} escritas como texto, más de 12: así queda una columna dd/mm abierta con Excel en inglés. El día y el mes de esas {certain} pueden estar cambiados; compárelas con el original",
                "the {certain} true dates all have a day of 12 or less, and the {day} written as text more than 12: that is what a dd/mm column looks like once opened by an English Excel. Day and month of those {certain} may be swapped; compare them with the original",
            )
            .with("certain", self.certain)
            .with("day", self.day_first)
        })
    }

    fn explain(&self) -> (&'static str, Msg) {
        let (code, msg) = if self.day_first > 0 && self.month_first > 0 {
            (
                "dates_mixed",
                Msg::new(
                    "fechas mezcladas: {day} solo tienen sentido como dd/mm y {month} solo como mm/dd; las dudosas se leen como la mayoría y {either} pueden estar mal",
                    "mixed dates: {day} only make sense as dd/mm and {month} only as mm/dd; doubtful ones are read like the majority and {either} may be wrong",
                ),
            )
        } else if self.month_first > 0 {
            (
                "dates_month_first",
                Msg::new(
                    "{month} {month:valor solo tiene|valores solo tienen} sentido como mm/dd, ninguno solo como dd/mm",
                    "{month} {month:value only makes|values only make} sense as mm/dd, none only as dd/mm",
                ),
            )
        } else if self.day_first > 0 {
            (
                "dates_day_first",
                Msg::new(
                    "{day} {day:valor solo tiene|valores solo tienen} sentido como dd/mm, ninguno solo como mm/dd",
                    "{day} {day:value only makes|values only make} sense as dd/mm, none only as mm/dd",
                ),
            )
        } else if self.either > 0 {
            (
                "dates_undecided",
                Msg::new(
                    "{either} {either:fecha admite|fechas admiten} dd/mm y mm/dd; se leen como dd/mm, lo usual en México",
                    "{either} {either:date allows|dates allow} dd/mm and mm/dd; they are read as dd/mm, usual in Mexico",
                ),
            )
        } else if self.serial > self.certain {
            (
                "dates_serial",
                Msg::new(
                    "{serial} fechas vienen como número de serie de hoja de cálculo",
                    "{serial} dates come as spreadsheet serial numbers",
                ),
            )
        } else {
            (
                "dates_certain",
                Msg::new(
                    "{certain} fechas no dejan duda del orden",
                    "{certain} dates leave no doubt about the order",
                ),
            )
        };
        let msg = msg
            .with("day", self.day_first)
            .with("month", self.month_first)
            .with("either", self.either)
            .with("serial", self.serial)
            .with("certain", self.certain);
        (code, msg)
    }
}

/// Two-digit years: the latest century that is not beyond this year. Nobody at work was born less
/// than 14 years before the table was made; other days lie at most a year ahead of it. Where no year
/// is known the table counts as made in 2028, which for other days is Excel's own rule.
fn last_year(field: Field, known_year: Option<i32>) -> i32 {
    let made = known_year.unwrap_or(2028);
    if field == Field::BirthDate { made - 14 } else { made + 1 }
}

impl Decision {
    /// The day in a cell, if the decision makes one of it.
    pub(in crate::readers) fn day(&self, cell: &str) -> Option<NaiveDate> {
        let (year, month, day, two_digit) = match shape(cell) {
            Shape::Day { year, month, day, two_digit } => (year, month, day, two_digit),
            Shape::Figures { first, second, year, two_digit } => {
                // A value that the column's order makes impossible is read the only way it can be.
                let month_first = if self.month_first { first <= 12 } else { second > 12 && first <= 12 };
                if month_first { (year, first, second, two_digit) } else { (year, second, first, two_digit) }
            }
            Shape::Serial(serial) => return self.serial(serial),
            Shape::Packed(packed) => return Self::packed(packed),
            Shape::None => return None,
        };
        let year = if two_digit { self.century(year) } else { year };
        NaiveDate::from_ymd_opt(year, month, day).filter(|day| (1900..=2199).contains(&day.year()))
    }

    fn century(&self, year: i32) -> i32 {
        let latest = self.last_year - self.last_year.rem_euclid(100) + year;
        if latest > self.last_year { latest - 100 } else { latest }
    }

    /// A day counted by a spreadsheet; before 1 March 1900 Excel counts a day that never was.
    fn serial(&self, serial: i64) -> Option<NaiveDate> {
        let (epoch, days) = if self.from_1904 {
            (NaiveDate::from_ymd_opt(1904, 1, 1)?, serial)
        } else {
            (NaiveDate::from_ymd_opt(1899, 12, 30)?, if serial < 60 { serial + 1 } else { serial })
        };
        epoch
            .checked_add_days(Days::new(u64::try_from(days).ok()?))
            .filter(|day| (1900..=2199).contains(&day.year()))
    }

    fn packed(packed: u32) -> Option<NaiveDate> {
        let sensible = |year: u32, month, day| {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
                .filter(|day| (1900..=2199).contains(&day.year()))
        };
        sensible(packed / 10_000, packed / 100 % 100, packed % 100)
            .or_else(|| sensible(packed % 10_000, packed / 10_000 % 100, packed / 1_000_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(cells: &[&str], field: Field, known: Option<i32>) -> (Vec<Option<String>>, &'static str) {
        let decision = decide(cells.iter().copied(), field, false, || known);
        (cells.iter().map(|cell| decision.day(cell).map(|day| day.to_string())).collect(), decision.code)
    }

    #[test]
    fn the_column_decides_the_order() {
        let (read, code) = days(&["03/04/2020", "25/12/2020"], Field::HireDate, None);
        assert_eq!((read[0].as_deref(), code), (Some("2020-04-03"), "dates_day_first"));
        let (read, code) = days(&["03/04/2020", "12/25/2020"], Field::HireDate, None);
        assert_eq!((read[0].as_deref(), code), (Some("2020-03-04"), "dates_month_first"));
        let (read, code) = days(&["03/04/2020"], Field::HireDate, None);
        assert_eq!((read[0].as_deref(), code), (Some("2020-04-03"), "dates_undecided"));
        let (read, code) = days(&["13/04/2020", "14/04/2020", "04/20/2020"], Field::HireDate, None);
        assert_eq!((read[2].as_deref(), code), (Some("2020-04-20"), "dates_mixed"));
    }

    #[test]
    fn two_digit_years_depend_on_the_field() {
        let (read, _) = days(&["05/01/24", "05/01/26", "05/01/98"], Field::HireDate, Some(2025));
        assert_eq!(read, [Some("2024-01-05".into()), Some("2026-01-05".into()), Some("1998-01-05".into())]);
        let (read, _) = days(&["05/01/05", "05/01/24"], Field::BirthDate, Some(2025));
        assert_eq!(read, [Some("2005-01-05".into()), Some("1924-01-05".into())]);
    }

    #[test]
    fn serial_numbers_follow_the_workbook() {
        let decision = decide(["45296"].into_iter(), Field::HireDate, false, || None);
        assert_eq!(decision.day("45296"), NaiveDate::from_ymd_opt(2024, 1, 5));
        let decision = decide(["43834"].into_iter(), Field::HireDate, true, || None);
        assert_eq!(decision.day("43834"), NaiveDate::from_ymd_opt(2024, 1, 5));
        assert_eq!(decision.day("31/02/2020"), None);
        assert_eq!(decision.day("20240105"), NaiveDate::from_ymd_opt(2024, 1, 5));
    }
}
