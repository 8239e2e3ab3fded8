//! The three months around an application, in the readings that the law leaves open.
//!
//! LFT 390 Bis, fraction III, item a) says "three months"; LFT 736 counts months as 30 natural days where
//! it regulates terms. Both counts are kept, and what only one of them holds is said to depend on it.

use chrono::{Days, Months, NaiveDate};

/// Natural days of three months, each of thirty.
const NATURAL: Days = Days::new(90);
/// Calendar months.
const CALENDAR: Months = Months::new(3);

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Window {
    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Three months before and after a day, under both counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreeMonths {
    /// The day around which they lie.
    pub around: NaiveDate,
    /// 90 natural days each way.
    pub natural: Window,
    /// Three calendar months each way; where the month is too short, its last day.
    pub calendar: Window,
}

/// What the two counts say of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// Both hold it.
    Both,
    /// Only the 90 natural days hold it.
    NaturalOnly,
    /// Only the calendar months hold it.
    CalendarOnly,
    /// Neither holds it.
    Neither,
}

impl ThreeMonths {
    /// The three months around a day.
    pub fn around(day: NaiveDate) -> Self {
        let natural = Window {
            first: day.checked_sub_days(NATURAL).unwrap_or(NaiveDate::MIN),
            last: day.checked_add_days(NATURAL).unwrap_or(NaiveDate::MAX),
        };
        let calendar = Window {
            first: day.checked_sub_months(CALENDAR).unwrap_or(NaiveDate::MIN),
            last: day.checked_add_months(CALENDAR).unwrap_or(NaiveDate::MAX),
        };
        Self { around: day, natural, calendar }
    }

    /// What the two counts say of a day.
    pub fn within(&self, day: NaiveDate) -> Within {
        match (self.natural.holds(day), self.calendar.holds(day)) {
            (true, true) => Within::Both,
            (true, false) => Within::NaturalOnly,
            (false, true) => Within::CalendarOnly,
            (false, false) => Within::Neither,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_counts_differ_by_days() {
        let months = ThreeMonths::around(day(2026, 3, 10));
        assert_eq!(months.natural, Window { first: day(2025, 12, 10), last: day(2026, 6, 8) });
        assert_eq!(months.calendar, Window { first: day(2025, 12, 10), last: day(2026, 6, 10) });
        assert_eq!(months.within(day(2025, 12, 10)), Within::Both);
        assert_eq!(months.within(day(2025, 12, 9)), Within::Neither);
        assert_eq!(months.within(day(2026, 6, 8)), Within::Both);
        assert_eq!(months.within(day(2026, 6, 9)), Within::CalendarOnly);
        assert_eq!(months.within(day(2026, 6, 11)), Within::Neither);
    }

    #[test]
    fn a_short_month_ends_on_its_last_day() {
        let months = ThreeMonths::around(day(2025, 5, 31));
        assert_eq!(months.calendar.first, day(2025, 2, 28));
        assert_eq!(months.natural.first, day(2025, 3, 2));
        assert_eq!(months.within(day(2025, 3, 1)), Within::CalendarOnly);
        let leap = ThreeMonths::around(day(2024, 5, 31));
        assert_eq!(leap.calendar.first, day(2024, 2, 29));
        // In a year of long months the ninety days reach less far, never further, except across February.
        assert_eq!(ThreeMonths::around(day(2026, 2, 28)).within(day(2026, 5, 29)), Within::NaturalOnly);
    }
}
