//! Shift patterns that plants use, for `preset` of a crew; the dates they give must be confirmed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::{DutyDays, Spell, Text};

/// A pattern of one crew: its days and hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The days.
    pub days: DutyDays,
    /// The hours; empty where each letter of the cycle has its own.
    pub spells: Vec<Spell>,
}

/// A known pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preset {
    /// Monday to Friday.
    FiveTwo,
    /// Monday to Saturday.
    SixOne,
    /// Four days of twelve hours, Monday to Thursday.
    FourThree,
    /// Friday to Sunday, twelve hours.
    Weekend,
    /// Four days on, four off.
    FourFour,
    /// Three days on, three off.
    ThreeThree,
    /// Two on, two off, three on, and the reverse: 2-2-3, crews A to D.
    Panama,
    /// Twelve hours of duty, twelve of rest, every day.
    TwelveTwelve,
    /// Twelve hours of duty, twenty-four of rest.
    TwelveTwentyFour,
    /// Twelve hours of duty, thirty-six of rest.
    TwelveThirtySix,
    /// A day of duty, a day of rest.
    TwentyFourTwentyFour,
    /// A day of duty, two of rest.
    TwentyFourFortyEight,
    /// Morning, afternoon and night by the week, five days each.
    WeeklyRotation,
    /// A shift in two parts, Monday to Saturday.
    Split,
}

impl Preset {
    /// All.
    pub const ALL: [Self; 14] = [
        Self::FiveTwo,
        Self::SixOne,
        Self::FourThree,
        Self::Weekend,
        Self::FourFour,
        Self::ThreeThree,
        Self::Panama,
        Self::TwelveTwelve,
        Self::TwelveTwentyFour,
        Self::TwelveThirtySix,
        Self::TwentyFourTwentyFour,
        Self::TwentyFourFortyEight,
        Self::WeeklyRotation,
        Self::Split,
    ];

    /// The keys of all, in the same order.
    pub const KEYS: [&'static str; 14] = {
        let mut keys = [""; 14];
        let mut index = 0;
        while index < keys.len() {
            keys[index] = Self::ALL[index].key();
            index += 1;
        }
        keys
    };

    /// Its key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FiveTwo => "5x2",
            Self::SixOne => "6x1",
            Self::FourThree => "4x3",
            Self::Weekend => "weekend",
            Self::FourFour => "4x4",
            Self::ThreeThree => "3x3",
            Self::Panama => "2-2-3",
            Self::TwelveTwelve => "12x12",
            Self::TwelveTwentyFour => "12x24",
            Self::TwelveThirtySix => "12x36",
            Self::TwentyFourTwentyFour => "24x24",
            Self::TwentyFourFortyEight => "24x48",
            Self::WeeklyRotation => "rotation",
            Self::Split => "split",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Text {
        match self {
            Self::FiveTwo => Text::new("5×2: lunes a viernes", "5×2: Monday to Friday"),
            Self::SixOne => Text::new("6×1: lunes a sábado", "6×1: Monday to Saturday"),
            Self::FourThree => {
                Text::new("4×3: 12 horas, lunes a jueves", "4×3: 12 hours, Monday to Thursday")
            }
            Self::Weekend => {
                Text::new("fin de semana: 12 horas, viernes a domingo", "weekend: 12 hours, Friday to Sunday")
            }
            Self::FourFour => Text::new("4×4: cuatro días sí, cuatro no", "4×4: four days on, four off"),
            Self::ThreeThree => Text::new("3×3: tres días sí, tres no", "3×3: three days on, three off"),
            Self::Panama => Text::new("2-2-3 (panamá), 12 horas", "2-2-3 (panama), 12 hours"),
            Self::TwelveTwelve => Text::new(
                "12×12: doce horas de turno y doce de descanso, todos los días",
                "12×12: twelve hours of duty and twelve of rest, every day",
            ),
            Self::TwelveTwentyFour => Text::new(
                "12×24: doce horas de turno, veinticuatro de descanso",
                "12×24: twelve hours of duty, twenty-four of rest",
            ),
            Self::TwelveThirtySix => Text::new("12×36: un día sí, un día no", "12×36: every other day"),
            Self::TwentyFourTwentyFour => Text::new("24×24: guardia de un día", "24×24: a day on guard"),
            Self::TwentyFourFortyEight => {
                Text::new("24×48: guardia de un día, dos de descanso", "24×48: a day on guard, two of rest")
            }
            Self::WeeklyRotation => Text::new(
                "rotación semanal: mañana, tarde, noche",
                "weekly rotation: morning, afternoon, night",
            ),
            Self::Split => Text::new("turno partido, lunes a sábado", "split shift, Monday to Saturday"),
        }
    }

    /// The one of a key.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.key() == key)
    }

    /// Whether its days are counted from an anchor; the others are days of the week.
    pub const fn needs_anchor(self) -> bool {
        !matches!(
            self,
            Self::FiveTwo | Self::SixOne | Self::FourThree | Self::Weekend | Self::TwelveTwelve | Self::Split
        )
    }

    /// Whether each of its days has hours of its own, so that a crew cannot say others.
    pub const fn has_own_hours(self) -> bool {
        matches!(self, Self::TwelveTwentyFour | Self::WeeklyRotation)
    }

    /// Whether it asks at what time its duties start.
    pub const fn needs_start(self) -> bool {
        !matches!(self, Self::WeeklyRotation)
    }

    /// The pattern from an anchor date and an hour of start. Weekly patterns need no anchor; a cycle's first day
    /// is the anchor. A crew of the same cycle that starts later has a later anchor.
    pub fn pattern(self, anchor: NaiveDate, start: NaiveTime) -> Pattern {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        let week = |days: &[Weekday]| DutyDays::Weekdays(days.to_vec());
        let cycle =
            |pattern: &str| DutyDays::Cycle { anchor, pattern: pattern.to_owned(), shifts: BTreeMap::new() };
        let hours = |hours| vec![Spell::Hours { start, hours }];
        let (days, spells) = match self {
            Self::FiveTwo => (week(&[Mon, Tue, Wed, Thu, Fri]), hours(9)),
            Self::SixOne => (week(&[Mon, Tue, Wed, Thu, Fri, Sat]), hours(8)),
            Self::FourThree => (week(&[Mon, Tue, Wed, Thu]), hours(12)),
            Self::Weekend => (week(&[Fri, Sat, Sun]), hours(12)),
            Self::FourFour => (cycle("11110000"), hours(12)),
            Self::ThreeThree => (cycle("111000"), hours(12)),
            Self::Panama => (cycle("11001110011000"), hours(12)),
            Self::TwelveTwelve => (week(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun]), hours(12)),
            // 12 on and 24 off come round every 36 hours: two duties in three days, half a day apart.
            Self::TwelveTwentyFour => return Self::every_36_hours(anchor, start),
            Self::TwelveThirtySix => (cycle("10"), hours(12)),
            Self::TwentyFourTwentyFour => (cycle("10"), hours(24)),
            Self::TwentyFourFortyEight => (cycle("100"), hours(24)),
            Self::WeeklyRotation => return Self::rotation(anchor),
            Self::Split => (
                week(&[Mon, Tue, Wed, Thu, Fri, Sat]),
                vec![Spell::Hours { start, hours: 4 }, Spell::Hours { start: later(start, 6), hours: 4 }],
            ),
        };
        Pattern { days, spells }
    }

    fn every_36_hours(anchor: NaiveDate, start: NaiveTime) -> Pattern {
        let half = later(start, 12);
        // The second duty begins 36 hours after the first: half a day later on the clock, one or two dates on.
        let pattern = if half > start { "AB0" } else { "A0B" };
        let shifts = [
            ('A', vec![Spell::Hours { start, hours: 12 }]),
            ('B', vec![Spell::Hours { start: half, hours: 12 }]),
        ];
        let days = DutyDays::Cycle { anchor, pattern: pattern.to_owned(), shifts: shifts.into() };
        Pattern { days, spells: Vec::new() }
    }

    fn rotation(anchor: NaiveDate) -> Pattern {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
        let clock = |from, to| vec![Spell::Clock { start: at(from), end: at(to) }];
        let shifts = [('M', clock(6, 14)), ('T', clock(14, 22)), ('N', clock(22, 6))];
        let days =
            DutyDays::Cycle { anchor, pattern: "MMMMM--TTTTT--NNNNN--".to_owned(), shifts: shifts.into() };
        Pattern { days, spells: Vec::new() }
    }
}

/// A time of day some hours later, round the clock.
fn later(time: NaiveTime, hours: i64) -> NaiveTime {
    time.overflowing_add_signed(chrono::TimeDelta::hours(hours)).0
}
