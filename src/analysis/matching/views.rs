//! What the scores of a row's pairs depend on. Where it is the same in two versions of a roll, so are the scores, but
//! for what a few rows more or less move: how frequent each word and value is.

use super::bits::Bits;
use super::intern::mix;
use super::score::Scorer;
use super::weights::{POSSIBLE, POSSIBLE_BY_NAME};

/// A number of 128 bits that stands for some content.
#[derive(Debug, Clone, Copy)]
struct Digest([u64; 2]);

impl Digest {
    const fn new() -> Self {
        Self([0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F])
    }

    const fn add(&mut self, value: u64) {
        self.0[0] = mix(self.0[0] ^ value);
        self.0[1] = mix(self.0[1].rotate_left(23).wrapping_add(value ^ 0xA5A5_A5A5_A5A5_A5A5));
    }

    const fn add_wide(&mut self, value: u128) {
        self.add(value as u64);
        self.add((value >> 64) as u64);
    }

    const fn value(self) -> u128 {
        (self.0[0] as u128) << 64 | self.0[1] as u128
    }
}

/// Of some rows: what they say, with everything that is not weighed by degrees; and how much each thing tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Views {
    pub(super) contents: Vec<u128>,
    pub(super) tells: Vec<i16>,
    pub(super) ends: Vec<u32>,
}

impl Views {
    /// The views of those rows, in their order.
    pub(super) fn of(scorer: &Scorer, rows: &[u32]) -> Self {
        let words = words(scorer);
        let mut out = Self::default();
        for &row in rows {
            out.contents.push(content(scorer, row, &words));
            tells(scorer, row, |told| out.tells.push(i16::try_from(told).unwrap_or(i16::MAX)));
            out.ends.push(out.tells.len() as u32);
        }
        out
    }

    /// How much each thing in the row at a position tells.
    pub(super) fn told(&self, at: usize) -> &[i16] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.tells[start..self.ends[at] as usize]
    }

    /// Takes a view of another collection over.
    pub(super) fn push(&mut self, from: &Self, at: usize) {
        self.contents.push(from.contents[at]);
        self.tells.extend_from_slice(from.told(at));
        self.ends.push(self.tells.len() as u32);
    }
}

/// By how much the sum of what a row tells has moved, at most.
pub(super) fn drift(a: &[i16], b: &[i16]) -> Bits {
    let moved = |(x, y): (&i16, &i16)| (Bits::from(*x) - Bits::from(*y)).abs();
    a.iter().zip(b).map(moved).sum()
}

/// What else all scores depend on: the columns that are compared, and what is expected.
pub(super) fn settings(scorer: &Scorer, expected: u64) -> u128 {
    let mut digest = Digest::new();
    digest.add(expected);
    for odds in [POSSIBLE, POSSIBLE_BY_NAME] {
        digest.add(u64::from(odds.unsigned_abs()));
    }
    let rows = &scorer.rows;
    for each in &rows.traits {
        digest.add(super::intern::hash(format!("{:?}", each.spec.what).as_bytes()));
    }
    rows.columns.iter().for_each(|title| digest.add(super::intern::hash(title.as_bytes())));
    for column in [
        rows.numbers.len(),
        rows.curps.len(),
        rows.rfcs.len(),
        rows.nsss.len(),
        rows.births.len(),
        rows.hires.len(),
    ] {
        digest.add(u64::from(column > 0));
    }
    digest.value()
}

/// Each word with how it is written and the commoner words that it may stand for. A relation is told of the rarer of
/// two words alone, and a pair of rows has both.
fn words(scorer: &Scorer) -> Vec<u128> {
    let vocabulary = &scorer.rows.vocabulary;
    let of = |id: u32| {
        let mut digest = Digest::new();
        digest.add(vocabulary.hash(id));
        digest.add(vocabulary.style(id) as u64);
        for relation in vocabulary.relations(id).iter().filter(|relation| relation.commoner) {
            digest.add(vocabulary.hash(relation.other));
            digest.add(relation.level as u64);
            digest.add(u64::from(relation.weight.cast_unsigned()));
        }
        digest.value()
    };
    (0..vocabulary.len() as u32).map(of).collect()
}

fn content(scorer: &Scorer, row: u32, words: &[u128]) -> u128 {
    let (rows, at) = (&scorer.rows, row as usize);
    let mut digest = Digest::new();
    rows.words(row).iter().for_each(|&word| digest.add_wide(words[word as usize]));
    digest.add(u64::MAX);
    rows.numbers.get(at).into_iter().for_each(|&number| digest.add(number));
    for codes in [&rows.curps, &rows.rfcs, &rows.nsss] {
        if let Some(code) = codes.get(at) {
            digest.add_wide(code.packed());
            digest.add(u64::from(code.holds()));
        }
    }
    for days in [&rows.births, &rows.hires] {
        days.get(at).into_iter().for_each(|&day| digest.add(u64::from(day.cast_unsigned())));
    }
    for each in &rows.traits {
        let value = each.values[at];
        digest.add(each.hash(value));
        let mut near: Vec<u64> = each.near(value).map(|near| each.hash(near)).collect();
        near.sort_unstable();
        for near in near {
            digest.add(near);
        }
    }
    digest.value()
}

/// What each thing in a row tells when another row carries it too, in an order that its content settles.
fn tells(scorer: &Scorer, row: u32, mut each: impl FnMut(Bits)) {
    let (rows, at) = (&scorer.rows, row as usize);
    for &word in rows.words(row) {
        each(rows.vocabulary.information(word));
    }
    for weights in [
        &scorer.number_weights,
        &scorer.curp_weights,
        &scorer.rfc_weights,
        &scorer.nss_weights,
        &scorer.birth_weights,
        &scorer.hire_weights,
    ] {
        if let Some(&weight) = weights.get(at) {
            each(Bits::from(weight));
        }
    }
    for one in &rows.traits {
        each(one.weight(one.values[at]));
    }
}
