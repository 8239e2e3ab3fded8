//! Two names as bags of words, each word matched with at most one of the other name.

use super::bits::Bits;
use super::relations::Level;
use super::rows::MOST_WORDS;
use super::score::Agreement;
use super::vocabulary::Vocabulary;
use super::weights::{
    INITIAL, NAME_LEAST, NAMESAKES, ORDER_OTHER, WORD_CONFLICT, WORD_EQUAL, WORD_MISSING, WORD_MISSING_MORE,
};

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
    pub(super) fn compare(&self, tell: &mut impl FnMut(Agreement, Bits)) -> Bits {
        if self.a.is_empty() || self.b.is_empty() {
            return 0;
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
                | Agreement::Namesakes
                | Agreement::Equal
                | Agreement::Slip
                | Agreement::Root
                | Agreement::Other
                | Agreement::BothHold => agreement,
            };
            tell(agreement, weight);
        })
    }

    fn in_order(&self, tell: &mut impl FnMut(Agreement, Bits)) -> Bits {
        let mut partner = [u8::MAX; MOST_WORDS];
        let mut taken = [false; MOST_WORDS];
        let mut total = 0;
        let mut equal_words = 0;
        for (i, &word) in self.a.iter().enumerate() {
            let free = self.b.iter().enumerate().find(|&(j, &other)| other == word && !taken[j]);
            if let Some((j, _)) = free {
                (partner[i], taken[j]) = (j as u8, true);
                let weight = equal(self.vocabulary, word);
                tell(Agreement::Word(Level::Equal, i as u8, j as u8), weight);
                total += weight;
                equal_words += 1;
            }
        }
        if equal_words < self.a.len() && equal_words < self.b.len() {
            total += self.related(&mut partner, &mut taken, tell);
        }
        total += self.unmatched(partner, tell);
        if equal_words == self.a.len() && equal_words == self.b.len() && self.a == self.b {
            tell(Agreement::Namesakes, NAMESAKES);
            total += NAMESAKES;
        }
        let places = partner.iter().filter(|&&j| j != u8::MAX);
        if !places.is_sorted() {
            tell(Agreement::Order, ORDER_OTHER);
            total += ORDER_OTHER;
        }
        total.max(NAME_LEAST)
    }

    /// Matches what is left, the most telling relation first.
    fn related(
        &self,
        partner: &mut [u8; MOST_WORDS],
        taken: &mut [bool; MOST_WORDS],
        tell: &mut impl FnMut(Agreement, Bits),
    ) -> Bits {
        let mut total = 0;
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
            let Some((weight, i, j, level)) = best else { return total };
            (partner[i], taken[j]) = (j as u8, true);
            tell(Agreement::Word(level, i as u8, j as u8), weight);
            total += weight;
        }
    }

    fn relation(&self, word: u32, other: u32) -> Option<(Bits, Level)> {
        if let Some(found) = self.vocabulary.related(word, other) {
            return Some((found.weight, found.level));
        }
        let (a, b) = (self.vocabulary.word(word), self.vocabulary.word(other));
        ((a.len() == 1 || b.len() == 1) && a[0] == b[0]).then_some((INITIAL, Level::Initial))
    }

    fn unmatched(&self, partner: [u8; MOST_WORDS], tell: &mut impl FnMut(Agreement, Bits)) -> Bits {
        let matched = partner.iter().filter(|&&j| j != u8::MAX).count();
        let (left, right) = (self.a.len() - matched, self.b.len() - matched);
        if left + right == 0 {
            return 0;
        }
        let weight = Bits::from(left.min(right) as u8) * WORD_CONFLICT + missing(left.abs_diff(right));
        tell(Agreement::Unmatched(left as u8, right as u8), weight);
        weight
    }
}
