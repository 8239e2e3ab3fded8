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

pub(super) use found::Pair;
use score::{Agreement, Scorer};

/// Entries read and weighed.
#[derive(Debug)]
pub(super) struct Engine {
    scorer: Scorer,
}

impl Engine {
    /// Reads the entries; those from `across` on are another list, and only pairs across the two are meant.
    pub(super) fn read(entries: &[Entry<'_>], across: Option<usize>) -> Self {
        let across = across.map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Self { scorer: Scorer::new(rows::read(entries), across) }
    }

    /// Every pair over the threshold, in order of their positions. Of rows that are alike in every compared
    /// cell, the first stands for all; the others are paired with it alone.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        self.by(blocks::pairs)
    }

    /// The same, by looking at every pair: what [`Engine::pairs`] is tested against.
    #[cfg(test)]
    pub(super) fn all_pairs(&self) -> Vec<Pair> {
        self.by(all_pairs::pairs)
    }

    fn by(&self, search: impl Fn(&Scorer, &[u32]) -> Vec<Pair>) -> Vec<Pair> {
        // In two lists equal rows may stand in both, and each of them is asked for.
        let (rows, others) = match self.scorer.across {
            None => alike::groups(&self.scorer.rows),
            Some(_) => ((0..self.scorer.rows.len as u32).collect(), Vec::new()),
        };
        let mut pairs = search(&self.scorer, &rows);
        pairs.extend(others.iter().filter_map(|&(first, other)| Pair::of(&self.scorer, first, other)));
        pairs.sort_unstable();
        pairs
    }

    /// What each compared field says about two entries.
    pub(super) fn weights(&self, left: usize, right: usize) -> Vec<FieldWeight> {
        let mut out: Vec<FieldWeight> = Vec::new();
        self.scorer.compare(left as u32, right as u32, &mut |part| {
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
        self.scorer.rows.curps.get(entry).filter(|code| code.holds).map_or(0, |code| code.packed)
    }
}
