//! Days, local date-times and times of day, as TOML values and as the strings that TOML cannot say.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use toml::de::DeValue;

/// Why a text is no date or time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotATime {
    /// It names an offset from Greenwich.
    Offset,
    /// It is something else; what was probably meant, if that can be told.
    Unreadable(Option<String>),
}

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// A time before midnight.
    At(NaiveTime),
    /// `24:00`.
    Midnight,
}

/// A day and a time of day, each where there is one.
pub(super) type Parts = (Option<NaiveDate>, Option<NaiveTime>);

/// A TOML date, time or date-time; `None` for a value of another kind.
pub(super) fn of_toml(value: &DeValue<'_>) -> Option<Result<Parts, NotATime>> {
    let value = value.as_datetime()?;
    if value.offset.is_some() {
        return Some(Err(NotATime::Offset));
    }
    let day = value.date.map(|date| {
        NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    });
    let time = value.time.map(|time| {
        let second = u32::from(time.second.unwrap_or(0));
        let nano = time.nanosecond.unwrap_or(0);
        NaiveTime::from_hms_nano_opt(u32::from(time.hour), u32::from(time.minute), second, nano)
    });
    if matches!(day, Some(None)) || matches!(time, Some(None)) {
        return Some(Err(NotATime::Unreadable(None)));
    }
    Some(Ok((day.flatten(), time.flatten())))
}

/// A date-time as it is written without its offset.
pub(super) fn without_offset(value: &DeValue<'_>) -> Option<String> {
    if let Some(at) = value.as_datetime() {
        let mut local = *at;
        local.offset = None;
        return Some(local.to_string());
    }
    let (day, rest) = value.as_str()?.trim().split_once([' ', 'T'])?;
    let clock = rest.split(['Z', 'z', '+', '-']).next()?;
    Some(format!("\"{day} {}\"", clock.trim()))
}

/// `YYYY-MM-DD`, or what was probably meant.
pub(super) fn day(text: &str) -> Result<NaiveDate, NotATime> {
    let text = text.trim();
    iso_day(text).ok_or_else(|| NotATime::Unreadable(meant_day(text).map(|day| day.to_string())))
}

/// `YYYY-MM-DD HH:MM`, with hours from 00 to 24.
pub(super) fn at(text: &str) -> Result<NaiveDateTime, NotATime> {
    let text = text.trim();
    let unreadable = || NotATime::Unreadable(meant_at(text));
    let (day_text, clock_text) = text.split_once([' ', 'T']).ok_or_else(unreadable)?;
    if has_offset(clock_text) {
        return Err(NotATime::Offset);
    }
    let day = iso_day(day_text).ok_or_else(unreadable)?;
    match clock(clock_text.trim()).map_err(|_| unreadable())? {
        Clock::At(time) => Ok(day.and_time(time)),
        Clock::Midnight => next_midnight(day).ok_or_else(unreadable),
    }
}

/// `HH:MM`, with hours from 00 to 24.
pub(super) fn clock(text: &str) -> Result<Clock, NotATime> {
    let text = text.trim();
    iso_clock(text)
        .ok_or_else(|| NotATime::Unreadable(meant_clock(text).map(|time| time.format("%H:%M").to_string())))
}

fn next_midnight(day: NaiveDate) -> Option<NaiveDateTime> {
    Some(day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN))
}

fn has_offset(clock: &str) -> bool {
    clock.ends_with(['Z', 'z']) || clock.contains(['+', '-'])
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4..=4)?;
    let month = number(parts.next()?, 2..=2)?;
    let day = number(parts.next()?, 2..=2)?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn iso_clock(text: &str) -> Option<Clock> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 1..=2)?;
    let minute = number(parts.next()?, 2..=2)?;
    let second = match parts.next() {
        Some(part) => number(part, 2..=2)?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    if (hour, minute, second) == (24, 0, 0) {
        return Some(Clock::Midnight);
    }
    NaiveTime::from_hms_opt(hour, minute, second).map(Clock::At)
}

/// `29/04/2025` and the like, day first as in Mexico.
fn meant_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let month = number(second, 1..=2)?;
    let (year, day) = if first.len() == 4 {
        (number(first, 4..=4)?, number(third, 1..=2)?)
    } else {
        (number(third, 4..=4)?, number(first, 1..=2)?)
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `6:00 pm`, `18.00`, `18h`, `1800`.
fn meant_clock(text: &str) -> Option<NaiveTime> {
    let plain: String = text.to_lowercase().chars().filter(|letter| !matches!(letter, ' ' | '.')).collect();
    let (digits, shift) = if let Some(rest) = plain.strip_suffix("pm") {
        (rest, Some(12))
    } else if let Some(rest) = plain.strip_suffix("am") {
        (rest, Some(0))
    } else {
        (plain.trim_end_matches(['h', 'r', 's']), None)
    };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) => (number(hour, 1..=2)?, number(minute, 2..=2)?),
        None if digits.len() >= 3 => {
            (number(digits.get(..digits.len() - 2)?, 1..=2)?, number(digits.get(digits.len() - 2..)?, 2..=2)?)
        }
        None => (number(digits, 1..=2)?, 0),
    };
    let hour = match shift {
        Some(shift) if (1..=12).contains(&hour) => hour % 12 + shift,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn meant_at(text: &str) -> Option<String> {
    let (day_text, clock_text) = text.split_once([' ', 'T'])?;
    let day = iso_day(day_text).or_else(|| meant_day(day_text))?;
    let time = match iso_clock(clock_text.trim()) {
        Some(Clock::At(time)) => time,
        Some(Clock::Midnight) => return Some(format!("{day} 24:00")),
        None => meant_clock(clock_text)?,
    };
    Some(format!("{day} {}", time.format("%H:%M")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Option<String> {
        match clock(text) {
            Err(NotATime::Unreadable(meant)) => meant,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn midnight_at_the_end_of_a_day_is_the_next_day() {
        assert_eq!(at("2025-06-30 24:00").unwrap().to_string(), "2025-07-01 00:00:00");
        assert_eq!(at("2025-06-30T05:00:30").unwrap().to_string(), "2025-06-30 05:00:30");
        assert_eq!(clock("24:00"), Ok(Clock::Midnight));
    }

    #[test]
    fn what_is_no_time_is_refused_with_what_was_meant() {
        assert_eq!(meant("6:00 p.m."), Some("18:00".into()));
        assert_eq!(meant("12 am"), Some("00:00".into()));
        assert_eq!(meant("1830"), Some("18:30".into()));
        assert_eq!(meant("24:30"), None);
        assert_eq!(meant("13 pm"), None);
        assert_eq!(meant("mañana"), None);
        assert_eq!(at("25/06/2025 5:00 am"), Err(NotATime::Unreadable(Some("2025-06-25 05:00".into()))));
        assert_eq!(at("2025-06-25 05:00-06:00"), Err(NotATime::Offset));
        assert_eq!(at("2025-06-25 05:00Z"), Err(NotATime::Offset));
        assert_eq!(day("9/4/2025"), Err(NotATime::Unreadable(Some("2025-04-09".into()))));
        assert_eq!(day("2025-02-30"), Err(NotATime::Unreadable(None)));
    }
}
