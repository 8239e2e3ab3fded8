//! Rows as columns of integers: read once, then no text is touched until a match is explained.

use super::codes;
use super::intern::Interner;
use super::spelling::is_particle;
use super::traits::Trait;
use super::vocabulary::Vocabulary;

/// Words of a name that are compared; longer texts are no names.
pub(super) const MOST_WORDS: usize = 8;
/// A day that is not there.
pub(super) const NO_DAY: i32 = i32::MIN;

/// The rows to be compared.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many.
    pub(super) len: usize,
    pub(super) word_ends: Vec<u32>,
    pub(super) words: Vec<u32>,
    /// What the words tell.
    pub(super) vocabulary: Vocabulary,
    /// Employee numbers; 0 is none. Empty where no table has the column; likewise below.
    pub(super) numbers: Vec<u64>,
    /// CURP, RFC and NSS.
    pub(super) curps: Vec<codes::Code>,
    /// See `curps`.
    pub(super) rfcs: Vec<codes::Code>,
    /// See `curps`.
    pub(super) nsss: Vec<codes::Code>,
    /// Days of birth.
    pub(super) births: Vec<i32>,
    /// Days of hiring.
    pub(super) hires: Vec<i32>,
    /// Position, department and the like.
    pub(super) traits: Vec<Trait>,
    /// The titles of the columns that were taken for no field and are compared all the same.
    pub(super) columns: Vec<String>,
}

impl Rows {
    /// Bytes that are held, but for the vocabulary, which grows far slower than the rows.
    pub(super) fn held(&self) -> usize {
        let codes = (self.curps.len() + self.rfcs.len() + self.nsss.len()) * size_of::<codes::Code>();
        let days = (self.births.len() + self.hires.len()) * size_of::<i32>();
        let traits: usize = self.traits.iter().map(Trait::held).sum();
        (self.word_ends.len() + self.words.len()) * 4 + self.numbers.len() * 8 + codes + days + traits
    }

    /// The words of a row's name.
    pub(super) fn words(&self, row: u32) -> &[u32] {
        let at = row as usize;
        let start = if at == 0 { 0 } else { self.word_ends[at - 1] as usize };
        &self.words[start..self.word_ends[at] as usize]
    }
}

pub(super) mod joined {
    //! Words that lost the blank between them: `GARCIALOPEZ`.

    use super::{Interner, MOST_WORDS, is_particle};

    /// Parts words of which both halves are well known and the whole is not.
    pub(in super::super) fn part(
        raw: &Interner,
        ends: &[u32],
        ids: &[u32],
    ) -> (Vec<u32>, Vec<u32>, Interner) {
        let halves: Vec<Option<usize>> = (0..raw.len() as u32).map(|id| cut(raw, id)).collect();
        let mut words = Interner::new();
        let (mut new_ends, mut new_ids) = (Vec::with_capacity(ends.len()), Vec::with_capacity(ids.len()));
        let mut start = 0;
        for &end in ends {
            let first = new_ids.len();
            for &id in &ids[start..end as usize] {
                let word = raw.get(id);
                let (head, rest) = halves[id as usize].map_or((word, &word[..0]), |at| word.split_at(at));
                for piece in [head, rest] {
                    if !piece.is_empty() && !is_particle(piece) && new_ids.len() < first + MOST_WORDS {
                        new_ids.push(words.add(piece));
                    }
                }
            }
            start = end as usize;
            new_ends.push(new_ids.len() as u32);
        }
        (new_ends, new_ids, words)
    }

    fn cut(raw: &Interner, id: u32) -> Option<usize> {
        let word = raw.get(id);
        if raw.count(id) > 2 || word.len() < 6 || word.len() > 30 || !word.is_ascii() {
            return None;
        }
        let known = |piece: &[u8]| raw.find(piece).map_or(0, |id| raw.count(id));
        let best = (2..=word.len() - 3).filter_map(|at| {
            let (head, rest) = word.split_at(at);
            let count = if is_particle(head) {
                known(rest)
            } else if head.len() < 3 {
                0
            } else {
                known(head).min(known(rest))
            };
            (count >= 5).then_some((count, at))
        });
        best.max().map(|(_, at)| at)
    }
}
