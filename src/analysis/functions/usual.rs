//! What is usual at this plant among the rows whose title reads as shop-floor work. What sets a person apart is
//! judged against it, never against a number from elsewhere.

use std::collections::BTreeMap;

/// Rows of production below which nothing is called usual.
pub const ENOUGH_ROWS: u32 = 20;

/// A value that nine in ten rows of production share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual<T> {
    /// The value.
    pub value: T,
    /// Rows of production with it.
    pub rows: u32,
    /// Rows of production with any value.
    pub of: u32,
}

impl<T: Ord + Copy> Usual<T> {
    /// The usual value, if at least `enough` rows of production give one and nine in ten agree.
    pub fn of(values: impl Iterator<Item = T>, enough: u32) -> Option<Self> {
        let mut counts: BTreeMap<T, u32> = BTreeMap::new();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
        let of: u32 = counts.values().sum();
        let (&value, &rows) = counts.iter().max_by_key(|(_, rows)| **rows)?;
        (of >= enough && u64::from(rows) * 10 >= u64::from(of) * 9).then_some(Self { value, rows, of })
    }
}

/// How often something holds among rows of production.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Rows of which it holds.
    pub rows: u32,
    /// All of them.
    pub of: u32,
}

impl Share {
    /// Counts.
    pub fn of(values: impl Iterator<Item = bool>) -> Self {
        values.fold(Self::default(), |share, holds| Self {
            rows: share.rows + u32::from(holds),
            of: share.of + 1,
        })
    }

    /// Whether it holds of half of production, so that it sets nobody apart.
    pub const fn is_common(self) -> bool {
        self.of > 0 && self.rows as u64 * 2 >= self.of as u64
    }
}
