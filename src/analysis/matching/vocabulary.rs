//! The words of all names: how much each tells, and which words may be another one misspelt.

use super::bits::{BIT, Bits, log2};
use super::common::share;
use super::intern::{Interner, hash};
use super::relations::{self, Level, Relation};

/// Rows by which the frequencies known beforehand count: they lead in a plant of fifty and vanish in a country.
const PRIOR_ROWS: u64 = 300;

/// How many bits rarer than the word it may stand for a word is, if it looks misspelt.
const ODD: Bits = 4 * BIT;

/// How a name is written. Who is entered a second time is often entered in haste; how often, the roll shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// In words that others write likewise.
    Plain,
    /// With a word shortened, or written by ear.
    Loose,
    /// With a word that looks misspelt.
    Slipped,
}

/// The words of a set of rows.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: Interner,
    information: Vec<Bits>,
    firsts: Vec<u32>,
    relations: Vec<Relation>,
    styles: Vec<Style>,
    /// A number for each word that does not depend on which other words there are.
    hashes: Vec<u64>,
}

impl Vocabulary {
    /// Weighs the words that were read from so many rows and joins them with each other.
    pub(super) fn of(words: Interner, rows: u64) -> Self {
        let information: Vec<Bits> = (0..words.len() as u32)
            .map(|id| {
                // In thousandths of a row, so that rare words are told apart.
                let seen = u64::from(words.count(id).max(1)) * 1_000;
                let known = PRIOR_ROWS * share(words.get(id)) / 1_000;
                log2((rows + PRIOR_ROWS) * 1_000) - log2(seen + known)
            })
            .map(|bits| bits.max(BIT / 8))
            .collect();
        let (firsts, relations) = relations::join(&words, &information);
        let hashes = (0..words.len() as u32).map(|id| hash(words.get(id))).collect();
        let mut out = Self { words, information, firsts, relations, styles: Vec::new(), hashes };
        out.styles = (0..out.words.len() as u32).map(|id| out.style_of(id)).collect();
        out
    }

    /// A word's letters.
    pub(super) fn word(&self, id: u32) -> &[u8] {
        self.words.get(id)
    }

    /// A number that stands for a word's letters in any roll.
    pub(super) fn hash(&self, id: u32) -> u64 {
        self.hashes[id as usize]
    }

    /// How many different words.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// How much it tells that a row carries this word.
    pub(super) fn information(&self, id: u32) -> Bits {
        self.information[id as usize]
    }

    /// The words that this one may stand for, or that may stand for it, in order of their numbers.
    pub(super) fn relations(&self, id: u32) -> &[Relation] {
        &self.relations[self.firsts[id as usize] as usize..self.firsts[id as usize + 1] as usize]
    }

    fn style_of(&self, id: u32) -> Style {
        if self.word(id).len() == 1 {
            return Style::Loose;
        }
        let odd = self.relations(id).iter().filter(|relation| {
            relation.commoner && self.information(id) - self.information(relation.other) >= ODD
        });
        let style = |relation: &Relation| match relation.level {
            Level::Sound | Level::Short => Style::Loose,
            Level::Edit | Level::Edits | Level::Cut => Style::Slipped,
            Level::Equal | Level::Initial => Style::Plain,
        };
        odd.map(style).max().unwrap_or(Style::Plain)
    }

    /// How a word looks.
    pub(super) fn style(&self, id: u32) -> Style {
        self.styles[id as usize]
    }

    /// How two different words are related.
    pub(super) fn related(&self, a: u32, b: u32) -> Option<Relation> {
        let list = self.relations(a);
        if list.len() <= 8 {
            return list.iter().find(|relation| relation.other == b).copied();
        }
        list.binary_search_by_key(&b, |relation| relation.other).ok().map(|at| list[at])
    }
}
