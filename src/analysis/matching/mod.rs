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
mod all_pairs;
pub mod bits;
mod blocks;
mod classes;
mod codes;
mod common;
mod course;
mod found;
mod ground;
mod intern;
mod kept_bytes;
mod known;
mod learnt;
mod listing;
mod marks;
mod name;
mod passes;
#[cfg(test)]
mod proof;
mod reading;
mod relations;
mod renew;
mod rows;
mod score;
mod shared;
mod slips;
mod spelling;
mod threads;
mod tokens;
mod traits;
mod views;
mod vocabulary;
mod weights;

use bits::{BIT, Bits, log2};
pub(super) use codes::{Code, two_people};
pub(super) use found::Pair;
use ground::{Ground, Sought};
pub use intern::Interner;
use learnt::Learnt;
pub use reading::Reading;
pub(super) use relations::Level;
pub use renew::{Kept, Renewed};
use score::Prior;
pub use score::What;
pub(super) use score::{Agreement, Curps, Part};
use weights::{KIN, NO_KIN, SECOND_ENTRIES, SEVERAL_LISTS};

/// Rows from which a long roll shows how its second entries are.
const SAMPLE: usize = if cfg!(test) { 12 } else { 8_000 };

/// How pairs are found. The result is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Looking {
    /// Only those pairs are compared that could reach the threshold (`docs/emparejamiento.md`).
    #[default]
    Lossless,
    /// Every pair is compared: for whoever doubts it, and for tests.
    AtEveryPair,
}

/// Entries read and weighed.
#[derive(Debug)]
pub(super) struct Engine {
    ground: Ground,
    /// Of a thousand rows, how many are expected to be a second entry of somebody.
    expected: u64,
}

/// What is expected of any two rows, of which so many in a thousand are second entries.
fn prior_within(rows: usize, expected: u64) -> Prior {
    let odds = |of: u64| log2(2 * of) - log2(1_000 * rows.max(2) as u64);
    Prior { same: odds(expected), kin: odds(KIN), margin: 0 }
}

/// What is expected of a row of one list and a row of another. Relatives are left out: they would make a row that
/// is written likewise in both lists tell less than one with a slip, and each row must find itself first.
fn prior_across(left: usize, right: usize) -> Prior {
    let rows = log2(left.max(right).max(1) as u64);
    Prior { same: -rows - BIT / 2, kin: NO_KIN, margin: 0 }
}

impl Engine {
    /// Reads the entries of so many lists.
    pub(super) fn read(entries: &[Entry<'_>], lists: usize) -> Self {
        let mut reading = Reading::new();
        reading.add(entries);
        Self::of(reading, lists)
    }

    /// Weighs what was read of so many lists. How much each value tells is taken from all of them.
    pub(super) fn of(reading: Reading, lists: usize) -> Self {
        let expected = if lists > 1 { SEVERAL_LISTS } else { SECOND_ENTRIES };
        Self { ground: Ground::of(reading.finish(), lists.max(1) as u64), expected }
    }

    /// Bounds the memory of searches, in bytes; what they find is the same.
    pub(super) fn bounded(mut self, memory: Option<u64>) -> Self {
        if let Some(memory) = memory {
            self.ground.bound(usize::try_from(memory).unwrap_or(usize::MAX));
        }
        self
    }

    /// Every pair over the threshold, in order of their positions, by what the roll shows of its second entries
    /// (`learnt`). Of rows that are alike in every compared cell, the first stands for all; the others are
    /// paired with it alone.
    pub(super) fn pairs(&mut self, how: Looking) -> Vec<Pair> {
        let prior = self.prior();
        let (firsts, copies) = alike::groups(&self.ground.scorer.rows);
        let search = |ground: &Ground, sought: Sought<'_>| match how {
            Looking::Lossless => ground.pairs(sought, prior),
            Looking::AtEveryPair => all_pairs::pairs(&ground.scorer, sought, prior),
        };
        let sample = alike::sample(&self.ground.scorer.rows, &firsts, SAMPLE);
        let whole = sample.len() == firsts.len();
        let generous = Learnt::generous(&self.ground.scorer);
        match how {
            // It looks at no marks.
            Looking::AtEveryPair => self.ground.scorer.learnt = generous,
            Looking::Lossless if whole => self.ground.learn(generous),
            Looking::Lossless => self.ground.learn_for(generous, &sample),
        }
        let some = if whole { Sought::Within(&firsts) } else { Sought::Across(&sample, &firsts) };
        let mut pairs = search(&self.ground, some);
        let rows = learnt::Sample { rows: &sample, of: firsts.len() };
        let learnt = learnt::learn(&self.ground.scorer, prior, self.expected, &rows, &pairs);
        if whole {
            self.ground.scorer.learnt = learnt;
            let scorer = &self.ground.scorer;
            pairs = pairs.iter().filter_map(|pair| Pair::of(scorer, prior, pair.left, pair.right)).collect();
        } else {
            self.ground.learn(learnt);
            pairs = search(&self.ground, Sought::Within(&firsts));
        }
        let scorer = &self.ground.scorer;
        pairs.extend(copies.iter().filter_map(|&(first, other)| Pair::of(scorer, prior, first, other)));
        pairs.sort_unstable();
        pairs
    }

    /// The same once every search is done: what only a search reads is let go.
    pub(super) fn searched(mut self) -> Self {
        self.ground.rest();
        self
    }

    /// The same, fit for linking lists: nothing is learnt from them.
    pub(super) fn ready(mut self) -> Self {
        self.ground.learn(Learnt::default());
        self
    }

    /// Lets the search find whatever may remain once the roll has shown how its second entries are.
    fn open(&mut self) {
        let generous = Learnt::generous(&self.ground.scorer);
        self.ground.learn(generous);
    }

    #[cfg(test)]
    fn within(&self, prior: Prior, search: impl Fn(Sought<'_>, Prior) -> Vec<Pair>) -> Vec<Pair> {
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
        self.ground.scorer.compare(self.prior(), left as u32, right as u32, &mut |part| {
            let agrees = matches!(part.agreement, Agreement::Equal | Agreement::Word(..));
            match out.iter_mut().find(|known| known.what == part.what) {
                Some(last) => {
                    last.weight += part.weight;
                    last.agrees |= agrees;
                }
                _ => out.push(FieldWeight { what: part.what, weight: part.weight, agrees }),
            }
        });
        out
    }

    /// The odds before comparing, and everything that comparing two entries of one list finds.
    pub(super) fn parts(&self, left: usize, right: usize) -> (Bits, Vec<Part>) {
        let (prior, mut out) = (self.prior(), Vec::new());
        self.ground.scorer.compare(prior, left as u32, right as u32, &mut |part| out.push(part));
        (self.ground.scorer.prior(prior, left as u32, right as u32), out)
    }

    /// What is expected of two entries, before the roll has shown anything.
    fn prior(&self) -> Prior {
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

    /// How many entries were read.
    pub(super) fn len(&self) -> usize {
        self.ground.scorer.rows.len
    }

    /// The titles of the columns that were taken for no field and are compared all the same.
    pub(super) fn columns(&self) -> &[String] {
        &self.ground.scorer.rows.columns
    }

    /// What an entry says of something that is compared.
    pub(super) fn text<'a>(&self, entry: &Entry<'a>, what: What) -> &'a str {
        match what {
            What::Field(field) => entry.text(field),
            What::Column(nth) => {
                self.columns().get(usize::from(nth)).map_or("", |title| reading::untaken_cell(entry, title))
            }
            What::Together => "",
        }
    }

    /// An entry's CURP where form and check digit hold.
    pub(super) fn valid_curp(&self, entry: usize) -> Option<Code> {
        self.ground.scorer.rows.curps.get(entry).copied().filter(|code| code.holds())
    }
}
