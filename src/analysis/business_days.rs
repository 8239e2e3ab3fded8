//! Business days: which days count in a term, and why another does not (LFT 3 Ter V, 715, 733, 74).

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use crate::model::{CaseFile, Closure, Text};

/// Why a day does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotBusiness {
    /// A Saturday or Sunday.
    Weekend,
    /// A mandatory rest day of LFT 74.
    RestDay(Text),
    /// The authority suspends work (`[[closure]]`).
    Closed,
}

impl NotBusiness {
    /// The reason in words.
    pub const fn text(self) -> Text {
        match self {
            Self::Weekend => Text::new("sábado o domingo", "Saturday or Sunday"),
            Self::RestDay(name) => name,
            Self::Closed => Text::new("la autoridad suspende labores", "the authority suspends work"),
        }
    }
}

/// A day of a term: counted under its number, or passed over with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermDay {
    /// The day.
    pub day: NaiveDate,
    /// Its number, from 1; or why it does not count.
    pub counted: Result<u32, NotBusiness>,
}

/// A term, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The day on which the notification took effect; counting starts on the next.
    pub after: NaiveDate,
    /// Its length in business days.
    pub days: u32,
    /// Every day from the first to the due one.
    pub run: Vec<TermDay>,
}

impl Term {
    /// The last day of the term: `after` itself where the term has no days.
    pub fn due(&self) -> NaiveDate {
        self.run.last().map_or(self.after, |last| last.day)
    }
}

/// The business days of one authority.
#[derive(Debug, Clone)]
pub struct BusinessDays<'a> {
    closures: Vec<&'a Closure>,
}

/// A term of more days than these is no term of this law; it also bounds the search past long closures.
const LONGEST_SEARCH: u32 = 3660;

impl<'a> BusinessDays<'a> {
    /// Those of an authority, by the closures that the case gives for it.
    pub fn of(file: &'a CaseFile, authority: &str) -> Self {
        let same = |closure: &&Closure| closure.authority.trim().eq_ignore_ascii_case(authority.trim());
        Self { closures: file.closures.iter().map(|lined| &lined.value).filter(same).collect() }
    }

    /// Why a day does not count; `None` for a business day.
    pub fn why_not(&self, day: NaiveDate) -> Option<NotBusiness> {
        if let Some(name) = rest_day(day) {
            return Some(NotBusiness::RestDay(name));
        }
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Some(NotBusiness::Weekend);
        }
        self.closures
            .iter()
            .any(|closure| closure.from <= day && day <= closure.to)
            .then_some(NotBusiness::Closed)
    }

    /// Whether a day counts.
    pub fn is_business(&self, day: NaiveDate) -> bool {
        self.why_not(day).is_none()
    }

    /// Business days after one day up to and with another; 0 where there are none.
    pub fn between(&self, after: NaiveDate, until: NaiveDate) -> u32 {
        let days = after.iter_days().skip(1).take_while(|day| *day <= until);
        u32::try_from(days.filter(|day| self.is_business(*day)).count()).unwrap_or(u32::MAX)
    }

    /// A term of business days from the day after a notification took effect, the due day included (LFT 733).
    pub fn term(&self, after: NaiveDate, days: u32) -> Term {
        let mut run = Vec::new();
        let mut number = 0;
        let mut day = after;
        while number < days && u32::try_from(run.len()).is_ok_and(|length| length < LONGEST_SEARCH) {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
            let counted = if let Some(why) = self.why_not(day) {
                Err(why)
            } else {
                number += 1;
                Ok(number)
            };
            run.push(TermDay { day, counted });
        }
        Term { after, days, run }
    }
}

/// The mandatory rest day of LFT 74 that falls on a day.
///
/// Days of elections are fixed by other laws and are given as `[[closure]]`. The handover of the federal
/// executive has its rest day on 1 October, every six years from 2024 (reform of 30 September 2024); until then
/// it was 1 December, last in 2018.
pub fn rest_day(day: NaiveDate) -> Option<Text> {
    let monday = day.weekday() == Weekday::Mon;
    let nth = day.day0() / 7 + 1;
    match (day.month(), day.day()) {
        (1, 1) => Some(Text::new("1 de enero, descanso obligatorio", "January 1, mandatory rest day")),
        (2, _) if monday && nth == 1 => Some(Text::new(
            "primer lunes de febrero, descanso obligatorio",
            "first Monday of February, mandatory rest day",
        )),
        (3, _) if monday && nth == 3 => Some(Text::new(
            "tercer lunes de marzo, descanso obligatorio",
            "third Monday of March, mandatory rest day",
        )),
        (5, 1) => Some(Text::new("1 de mayo, descanso obligatorio", "May 1, mandatory rest day")),
        (9, 16) => {
            Some(Text::new("16 de septiembre, descanso obligatorio", "September 16, mandatory rest day"))
        }
        (10, 1) if day.year() >= 2024 && (day.year() - 2024) % 6 == 0 => Some(Text::new(
            "1 de octubre, transmisión del Poder Ejecutivo, descanso obligatorio",
            "October 1, handover of the federal executive, mandatory rest day",
        )),
        (12, 1) if day.year() < 2024 && (day.year() - 2000) % 6 == 0 => Some(Text::new(
            "1 de diciembre, transmisión del Poder Ejecutivo (texto anterior a 2024), descanso obligatorio",
            "December 1, handover of the federal executive (wording before 2024), mandatory rest day",
        )),
        (11, _) if monday && nth == 3 => Some(Text::new(
            "tercer lunes de noviembre, descanso obligatorio",
            "third Monday of November, mandatory rest day",
        )),
        (12, 25) => {
            Some(Text::new("25 de diciembre, descanso obligatorio", "December 25, mandatory rest day"))
        }
        _ => None,
    }
}
