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
pub(super) use relations::Level;
pub(super) use score::{Agreement, Part};
use weights::{EXPECTED_ROWS, MOST_MOVED, SECOND_ENTRIES, SEVERAL_LISTS};

/// Entries read and weighed.
#[derive(Debug)]
pub(super) struct Engine {
    ground: Ground,
    /// Of a thousand rows, how many are expected to be a second entry of somebody.
    expected: u64,
}

/// Log odds that any two rows are one person, of which so many in a thousand are second entries.
fn prior_within(rows: usize, expected: u64) -> Bits {
    log2(2 * expected) - log2(1_000 * rows.max(2) as u64)
}

/// Log odds that a row of one list and a row of another are one person.
fn prior_across(left: usize, right: usize) -> Bits {
    -log2(left.max(right).max(1) as u64) - BIT / 2
}

impl Engine {
    /// Reads the entries of so many lists. How much each value tells is taken from all of them.
    pub(super) fn read(entries: &[Entry<'_>], lists: usize) -> Self {
        let expected = if lists > 1 { SEVERAL_LISTS } else { SECOND_ENTRIES };
        Self { ground: Ground::of(rows::read(entries), lists.max(1) as u64), expected }
    }

    /// Every pair over the threshold, in order of their positions. Of rows that are alike in every compared
    /// cell, the first stands for all; the others are paired with it alone.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let (pairs, moved) = self.weighed();
        pairs.into_iter().filter_map(|pair| pair.moved(moved - MOST_MOVED)).collect()
    }

    /// The pairs as the most generous expectation would have them, and by how much this roll moves the expected
    /// one: how many second entries there are is learnt from the roll (expectation–maximisation of that rate
    /// alone), and a short roll says little about it.
    fn weighed(&self) -> (Vec<Pair>, Bits) {
        let rows = self.ground.scorer.rows.len as u64;
        let generous = self.usual_prior() + MOST_MOVED;
        let pairs = self.within(generous, |rows, prior| self.ground.pairs(rows, prior));
        let mut moved = 0;
        for _ in 0..20 {
            let told = pairs.iter().filter(|pair| !pair.apart);
            let found: u64 = told.map(|pair| u64::from(Pair::score_of(pair.odds - MOST_MOVED + moved))).sum();
            // In thousandths of a second entry, over a thousand rows.
            let rate = (found + self.expected * EXPECTED_ROWS).max(1);
            let usual = self.expected * (rows + EXPECTED_ROWS);
            moved = (log2(rate) - log2(usual)).clamp(-MOST_MOVED, MOST_MOVED);
        }
        (pairs, moved)
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

    /// The odds before comparing, and everything that comparing two entries of one list finds.
    pub(super) fn parts(&self, left: usize, right: usize) -> (Bits, Vec<Part>) {
        let mut out = Vec::new();
        self.ground.scorer.compare(0, left as u32, right as u32, &mut |part| out.push(part));
        (self.prior(), out)
    }

    /// Log odds that two entries are one person before they are compared, as this roll shows.
    fn prior(&self) -> Bits {
        self.usual_prior() + self.weighed().1
    }

    fn usual_prior(&self) -> Bits {
        prior_within(self.ground.scorer.rows.len, self.expected)
    }

    /// Two entries of one list as a pair, if they reach a grade.
    pub(super) fn pair(&self, left: usize, right: usize) -> Option<Pair> {
        Pair::of(&self.ground.scorer, self.prior(), left as u32, right as u32)
    }

    /// A word of an entry's name, as it is compared.
    pub(super) fn word(&self, entry: usize, place: u8) -> String {
        let rows = &self.ground.scorer.rows;
        let word = rows.words(entry as u32).get(usize::from(place));
        word.map_or_else(String::new, |&word| {
            String::from_utf8_lossy(rows.vocabulary.word(word)).into_owned()
        })
    }

    /// An entry's CURP where form and check digit hold, packed; 0 if there is none.
    pub(super) fn valid_curp(&self, entry: usize) -> u128 {
        self.ground.scorer.rows.curps.get(entry).filter(|code| code.holds).map_or(0, |code| code.packed)
    }
}
