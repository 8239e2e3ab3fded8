//! F1: citations as data. What an article provides, since when, and how well that was checked.
//!
//! The union articles of the LFT carry their wording of 1 May 2019 and were compared word for word
//! in the consolidated texts of 21 February 2025, 15 January 2026 and 1 May 2026.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod lft;
mod others;
mod people;
mod terms;

pub use lft::*;
pub use others::*;
pub use people::*;
pub use terms::*;

use chrono::NaiveDate;

use crate::model::Citation;

/// A day known when the program is compiled.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("a citation carries a day that does not exist"),
    }
}

/// Every citation, in the order of instruments and articles.
pub fn all() -> impl Iterator<Item = &'static Citation> {
    lft::ALL.iter().chain(people::ALL).chain(terms::ALL).chain(others::ALL).copied()
}

/// The citation that a key names.
pub fn by_key(key: &str) -> Option<&'static Citation> {
    all().find(|citation| citation.key == key)
}
