//! Who is the same person: rows compared by weighted evidence, and every pair over the threshold found.
//!
//! The score is defined without regard to how pairs are found (`score`); the search (`blocks`) loses none of
//! them; `docs/emparejamiento.md` gives the proof, and `all_pairs` is what the tests compare it with.
#![allow(
    clippy::cast_possible_truncation,
    reason = "rows, words and places in a name are counted in u32 and u8; readers refuse longer files"
)]
#![allow(clippy::many_single_char_names, reason = "two rows, a and b, at i and j, with values x and y")]

use crate::analysis::duplicates::FieldWeight;
use crate::model::Entry;

mod alike;
#[cfg(test)]
mod all_pairs;
pub mod bits;
mod blocks;
mod classes;
mod codes;
mod common;
mod found;
mod intern;
mod name;
#[cfg(test)]
mod proof;
mod relations;
mod rows;
mod score;
mod slips;
mod spelling;
mod tokens;
mod traits;
mod vocabulary;
mod weights;

use bits::{BIT, Bits, log2};
use blocks::{Ground, Sought};
pub(super) use found::Pair;
use score::Agreement;
use weights::SECOND_ENTRIES;

/// Entries read and weighed.
#[derive(Debug)]
pub(super) struct Engine {
    ground: Ground,
}

/// Log odds that any two rows of one list are one person.
fn prior_within(rows: usize) -> Bits {
    log2(2 * SECOND_ENTRIES) - log2(1_000 * rows.max(2) as u64)
}

/// Log odds that a row of one list and a row of another are one person.
fn prior_across(left: usize, right: usize) -> Bits {
    -log2(left.max(right).max(1) as u64) - BIT / 2
}

impl Engine {
    /// Reads the entries of so many lists. How much each value tells is taken from all of them.
    pub(super) fn read(entries: &[Entry<'_>], lists: usize) -> Self {
        Self { ground: Ground::of(rows::read(entries), lists.max(1) as u64) }
    }

    /// Every pair over the threshold, in order of their positions. Of rows that are alike in every compared
    /// cell, the first stands for all; the others are paired with it alone.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        self.within(prior_within(self.ground.scorer.rows.len), |rows, prior| self.ground.pairs(rows, prior))
    }

    fn within(&self, prior: Bits, search: impl Fn(Sought<'_>, Bits) -> Vec<Pair>) -> Vec<Pair> {
        let scorer = &self.ground.scorer;
        let (rows, others) = alike::groups(&scorer.rows);
        let mut pairs = search(Sought::Within(&rows), prior);
        pairs.extend(others.iter().filter_map(|&(first, other)| Pair::of(scorer, prior, first, other)));
        pairs.sort_unstable();
        pairs
    }

    /// Every pair over the threshold of a row of one list and a row of another.
    pub(super) fn across(&self, left: &[u32], right: &[u32]) -> Vec<Pair> {
        self.ground.pairs(Sought::Across(left, right), prior_across(left.len(), right.len()))
    }

    /// What each compared field says about two entries.
    pub(super) fn weights(&self, left: usize, right: usize) -> Vec<FieldWeight> {
        let mut out: Vec<FieldWeight> = Vec::new();
        self.ground.scorer.compare(0, left as u32, right as u32, &mut |part| {
            let agrees = matches!(part.agreement, Agreement::Equal | Agreement::Word(..));
            match out.last_mut() {
                Some(last) if last.field == part.field => {
                    last.weight += part.weight;
                    last.agrees |= agrees;
                }
                _ => out.push(FieldWeight { field: part.field, weight: part.weight, agrees }),
            }
        });
        out
    }

    /// An entry's CURP where form and check digit hold, packed; 0 if there is none.
    pub(super) fn valid_curp(&self, entry: usize) -> u128 {
        self.ground.scorer.rows.curps.get(entry).filter(|code| code.holds).map_or(0, |code| code.packed)
    }
}
