//! Several rolls in the order in which they were made, as far as their names and workbooks tell.

use std::collections::BTreeMap;

use crate::i18n::ui::init as words;
use crate::model::{Field, Text};

/// What is known of a roll's age.
#[derive(Debug, Clone)]
pub(super) struct Age<'a> {
    /// Its file name.
    pub(super) name: &'a str,
    /// When the workbook says it was saved last.
    pub(super) modified: Option<&'a str>,
}

/// Positions from the oldest to the newest, and by what they were put in order.
pub(super) fn order(rolls: &[Age<'_>]) -> (Vec<usize>, Text) {
    let by_date = rolls.iter().map(|roll| date(roll.name)).collect::<Option<Vec<_>>>();
    let by_version = rolls.iter().map(|roll| version(roll.name)).collect::<Option<Vec<_>>>();
    let by_stage: Vec<i32> = rolls.iter().map(|roll| stage(roll.name)).collect();
    let by_save = rolls.iter().map(|roll| roll.modified).collect::<Option<Vec<_>>>();
    if let Some(found) = by_date.as_deref().and_then(sorted) {
        return (found, words::BY_DATE);
    }
    if let Some(found) = by_version.as_deref().and_then(sorted) {
        return (found, words::BY_VERSION);
    }
    if let Some(found) = sorted(&by_stage) {
        return (found, words::BY_STAGE);
    }
    if let Some(found) = by_save.as_deref().and_then(sorted) {
        return (found, words::BY_SAVE);
    }
    let names: Vec<String> = rolls.iter().map(|roll| roll.name.to_lowercase()).collect();
    let mut positions: Vec<usize> = (0..rolls.len()).collect();
    positions.sort_by_key(|&position| names.get(position));
    (positions, words::BY_NAME)
}

/// The order by keys that are all different.
fn sorted<K: Ord>(keys: &[K]) -> Option<Vec<usize>> {
    let mut positions: Vec<usize> = (0..keys.len()).collect();
    positions.sort_by_key(|&position| keys.get(position));
    let distinct = positions.windows(2).all(|pair| match pair {
        [left, right] => keys.get(*left) != keys.get(*right),
        _ => true,
    });
    distinct.then_some(positions)
}

const MONTHS: &[&str] = &["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

/// A day written in a name: `2025-06-20`, `20250620`, `20-06-2025`, `20 junio 2025`.
fn date(name: &str) -> Option<(u32, u32, u32)> {
    let lower = name.to_lowercase();
    let mut parts: Vec<(u32, usize)> = Vec::new();
    for word in lower.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let month = MONTHS.iter().position(|month| word.starts_with(month));
        if let Ok(number) = word.parse::<u32>() {
            parts.push((number, word.len()));
        } else if let Some(month) = month {
            parts.push((u32::try_from(month).unwrap_or(0) + 1, 2));
        } else {
            parts.push((u32::MAX, 0));
        }
    }
    let packed = parts.iter().filter(|(_, len)| *len == 8).find_map(|&(number, _)| {
        let front = day(number / 10_000, number / 100 % 100, number % 100);
        front.or_else(|| day(number % 10_000, number / 10_000 % 100, number / 1_000_000))
    });
    packed.or_else(|| {
        parts.windows(3).find_map(|three| match *three {
            [(year, 4), (month, 1..=2), (date, 1..=2)] | [(date, 1..=2), (month, 1..=2), (year, 4)] => {
                day(year, month, date)
            }
            _ => None,
        })
    })
}

fn day(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    let sound = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    sound.then_some((year, month, day))
}

/// A version: `v2`, `version 2`, or a short number at the end.
fn version(name: &str) -> Option<u32> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let words: Vec<&str> =
        stem.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let marked = words.iter().enumerate().find_map(|(position, word)| {
        let rest = ["version", "versión", "ver", "v"].iter().find_map(|mark| word.strip_prefix(mark))?;
        if rest.is_empty() { words.get(position + 1)?.parse().ok() } else { rest.parse().ok() }
    });
    marked.or_else(|| {
        let last = words.last()?;
        let figures = last.trim_start_matches(|ch: char| !ch.is_ascii_digit());
        (figures.len() <= 2).then(|| figures.parse().ok()).flatten()
    })
}

/// Words of a first or a last version.
fn stage(name: &str) -> i32 {
    let lower = name.to_lowercase();
    let says = |list: &[&str]| list.iter().any(|word| lower.contains(word));
    if says(&["preliminar", "borrador", "inicial", "original", "draft", "provisional"]) {
        -1
    } else if says(&["definitiv", "final"]) {
        2
    } else {
        i32::from(says(&["corregid", "actualizad", "depurad", "revisad", "corrected", "updated"]))
    }
}

/// How many persons of the newer roll stand in the older one, by the identifier that finds most: shared, of
/// how many.
pub(super) fn overlap(
    older: &BTreeMap<Field, Vec<String>>,
    newer: &BTreeMap<Field, Vec<String>>,
) -> Option<(usize, usize)> {
    newer
        .iter()
        .filter_map(|(field, ids)| {
            let other = older.get(field)?;
            let shared = ids.iter().filter(|id| other.binary_search(id).is_ok()).count();
            (!ids.is_empty()).then_some((shared, ids.len()))
        })
        .max_by_key(|&(shared, total)| shared * 1000 / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> (Vec<usize>, Text) {
        order(&list.iter().map(|name| Age { name, modified: None }).collect::<Vec<_>>())
    }

    #[test]
    fn names_tell_the_order() {
        assert_eq!(names(&["padron-v10.xlsx", "padron-v2.xlsx"]), (vec![1, 0], words::BY_VERSION));
        assert_eq!(
            names(&["padron 20-06-2025.xlsx", "padron 2025-06-02.xlsx"]),
            (vec![1, 0], words::BY_DATE)
        );
        assert_eq!(names(&["p 3 julio 2025.csv", "p 20250620.csv"]), (vec![1, 0], words::BY_DATE));
        assert_eq!(names(&["padron final.csv", "padron.csv"]), (vec![1, 0], words::BY_STAGE));
        assert_eq!(names(&["b.csv", "a.csv"]), (vec![1, 0], words::BY_NAME));
    }

    #[test]
    fn two_equal_dates_decide_nothing() {
        assert_eq!(names(&["x 2025-06-02 b.csv", "x 2025-06-02 a.csv"]).1, words::BY_NAME);
    }
}
