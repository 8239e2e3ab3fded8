//! Two names as bags of words, each word matched with at most one of the other name.

use super::bits::Bits;
use super::relations::Level;
use super::rows::MOST_WORDS;
use super::score::Agreement;
use super::vocabulary::Vocabulary;
use super::weights::{
    INITIAL, KIN_ALL, KIN_INITIAL, KIN_LESS, KIN_ORDER, KIN_SLIP, KIN_SOME, NAME_LEAST, ORDER_OTHER,
    WORD_CONFLICT, WORD_EQUAL, WORD_MISSING, WORD_MISSING_MORE,
};

/// What two names tell, against names of two people who have nothing to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// If they are one person's.
    pub(super) same: Bits,
    /// If they are those of relatives or namesakes.
    pub(super) kin: Bits,
}

/// Two names.
pub(super) struct Words<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) a: &'a [u32],
    pub(super) b: &'a [u32],
}

/// What an equal word tells.
pub(super) fn equal(vocabulary: &Vocabulary, word: u32) -> Bits {
    vocabulary.information(word) + WORD_EQUAL
}

/// What it tells that one name has so many words more than the other.
pub(super) fn missing(words: usize) -> Bits {
    match words {
        0 => 0,
        more => WORD_MISSING + Bits::from((more - 1) as u8) * WORD_MISSING_MORE,
    }
}

impl Words<'_> {
    /// What the names tell; nothing where one is blank. The same whichever of the two comes first.
    pub(super) fn compare(&self, tell: &mut impl FnMut(Agreement, Bits)) -> Told {
        if self.a.is_empty() || self.b.is_empty() {
            return Told { same: 0, kin: KIN_ALL };
        }
        if self.a <= self.b {
            return self.in_order(tell);
        }
        let turned = Words { vocabulary: self.vocabulary, a: self.b, b: self.a };
        turned.in_order(&mut |agreement, weight| {
            let agreement = match agreement {
                Agreement::Word(level, i, j) => Agreement::Word(level, j, i),
                Agreement::Unmatched(left, right) => Agreement::Unmatched(right, left),
                Agreement::Order
                | Agreement::Kin
                | Agreement::Together
                | Agreement::Equal
                | Agreement::Slip
                | Agreement::Root
                | Agreement::Other
                | Agreement::BothHold
                | Agreement::Unseen => agreement,
            };
            tell(agreement, weight);
        })
    }

    fn in_order(&self, tell: &mut impl FnMut(Agreement, Bits)) -> Told {
        let mut partner = [u8::MAX; MOST_WORDS];
        let mut taken = [false; MOST_WORDS];
        let mut told = Told::default();
        let mut equal_words = 0;
        for (i, &word) in self.a.iter().enumerate() {
            let free = self.b.iter().enumerate().find(|&(j, &other)| other == word && !taken[j]);
            if let Some((j, _)) = free {
                (partner[i], taken[j]) = (j as u8, true);
                let weight = equal(self.vocabulary, word);
                tell(Agreement::Word(Level::Equal, i as u8, j as u8), weight);
                told.same += weight;
                told.kin += weight - WORD_EQUAL;
                equal_words += 1;
            }
        }
        if equal_words < self.a.len() && equal_words < self.b.len() {
            self.related(&mut partner, &mut taken, &mut told, tell);
        }
        self.unmatched(partner, &mut told, tell);
        let places = partner.iter().filter(|&&j| j != u8::MAX);
        if !places.is_sorted() {
            tell(Agreement::Order, ORDER_OTHER);
            told.same += ORDER_OTHER;
            told.kin += KIN_ORDER;
        }
        Told { same: told.same.max(NAME_LEAST), ..told }
    }

    /// Matches what is left, the most telling relation first.
    fn related(
        &self,
        partner: &mut [u8; MOST_WORDS],
        taken: &mut [bool; MOST_WORDS],
        told: &mut Told,
        tell: &mut impl FnMut(Agreement, Bits),
    ) {
        loop {
            let mut best: Option<(Bits, usize, usize, Level)> = None;
            for (i, &word) in self.a.iter().enumerate().filter(|&(i, _)| partner[i] == u8::MAX) {
                for (j, &other) in self.b.iter().enumerate().filter(|&(j, _)| !taken[j]) {
                    if let Some((weight, level)) = self.relation(word, other)
                        && best.is_none_or(|(most, ..)| weight > most)
                    {
                        best = Some((weight, i, j, level));
                    }
                }
            }
            let Some((weight, i, j, level)) = best else { return };
            (partner[i], taken[j]) = (j as u8, true);
            tell(Agreement::Word(level, i as u8, j as u8), weight);
            told.same += weight;
            told.kin += weight + if level == Level::Initial { KIN_INITIAL } else { KIN_SLIP };
        }
    }

    fn relation(&self, word: u32, other: u32) -> Option<(Bits, Level)> {
        if let Some(found) = self.vocabulary.related(word, other) {
            return Some((found.weight, found.level));
        }
        let (a, b) = (self.vocabulary.word(word), self.vocabulary.word(other));
        ((a.len() == 1 || b.len() == 1) && a[0] == b[0]).then_some((INITIAL, Level::Initial))
    }

    fn unmatched(&self, partner: [u8; MOST_WORDS], told: &mut Told, tell: &mut impl FnMut(Agreement, Bits)) {
        let matched = partner.iter().filter(|&&j| j != u8::MAX).count();
        let (left, right) = (self.a.len() - matched, self.b.len() - matched);
        if left + right == 0 {
            told.kin += KIN_ALL;
            return;
        }
        let weight = Bits::from(left.min(right) as u8) * WORD_CONFLICT + missing(left.abs_diff(right));
        tell(Agreement::Unmatched(left as u8, right as u8), weight);
        told.same += weight;
        told.kin += if left.min(right) > 0 { KIN_SOME } else { KIN_LESS };
    }
}
