//! Contracts on trial or for training that last longer than the law allows for production.

use chrono::NaiveDate;

use super::fold::words;

/// Longest trial of production work, in days (LFT 39-A).
const TRIAL: i64 = 30;
/// Longest training of production work, in days: three months of thirty (LFT 39-B).
const TRAINING: i64 = 90;

/// A contract that only posts of direction or technical and professional ones may have so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// On trial for more than thirty days.
    Probation {
        /// Days, as stated or since hiring.
        days: i64,
    },
    /// In initial training for more than three months.
    Training {
        /// Days, as stated or since hiring.
        days: i64,
    },
}

impl Trial {
    /// Reads the class that a list gives, such as `PRUEBA 180 DIAS`; where it states no days, those since hiring count.
    pub fn read(class: &str, hired: Option<NaiveDate>, on: Option<NaiveDate>) -> Option<Self> {
        let words = words(class);
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        let trial = has(&["PRUEBA", "PROBATION", "PROBATIONARY"]);
        let training = has(&["CAPACITACION", "TRAINING"]) && has(&["INICIAL", "INITIAL"]);
        if !trial && !training {
            return None;
        }
        let days = stated(&words).or_else(|| Some((on? - hired?).num_days()))?;
        if trial {
            return (days > TRIAL).then_some(Self::Probation { days });
        }
        (days > TRAINING).then_some(Self::Training { days })
    }
}

/// `180 DIAS`, `6 MESES`: the first number, in days.
fn stated(words: &[String]) -> Option<i64> {
    let number: i64 = words.iter().find_map(|word| word.parse().ok())?;
    let months = words.iter().any(|word| matches!(word.as_str(), "MES" | "MESES" | "MONTH" | "MONTHS"));
    Some(if months { number * 30 } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_longer_than_the_law_allows_for_production_is_told() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(Trial::read("A PRUEBA 30 DIAS", None, None), None);
        assert_eq!(Trial::read("PRUEBA 180 DIAS", None, None), Some(Trial::Probation { days: 180 }));
        assert_eq!(Trial::read("CAPACITACION INICIAL 3 MESES", None, None), None);
        assert_eq!(
            Trial::read("CAPACITACION INICIAL 6 MESES", None, None),
            Some(Trial::Training { days: 180 })
        );
        let since = |on| Trial::read("PERIODO DE PRUEBA", day(2025, 1, 1), on);
        assert_eq!(
            (since(day(2025, 1, 31)), since(day(2025, 2, 1))),
            (None, Some(Trial::Probation { days: 31 }))
        );
        assert_eq!(Trial::read("PERIODO DE PRUEBA", None, day(2025, 1, 31)), None);
        assert_eq!(Trial::read("CAPACITACION", day(2020, 1, 1), day(2025, 1, 1)), None);
    }
}
