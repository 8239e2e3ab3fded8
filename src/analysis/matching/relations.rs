//! The vocabulary joined with itself: every two words of which one may be the other misspelt, shortened or cut.
//!
//! No pair of words within the stated distance is missed: two words one edit apart share a text that one
//! letter less leaves of each, two that sound alike share their sound.

use super::bits::{BIT, Bits};
use super::intern::{Interner, hash};
use super::spelling::{edits, is_skeleton, sound};
use crate::analysis::names::expansions;

/// How one word stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum Level {
    /// The same word.
    Equal,
    /// Another spelling of the same sound.
    Sound,
    /// One letter other, lost, added, or two turned.
    Edit,
    /// Two such slips.
    Edits,
    /// A usual abbreviation.
    Short,
    /// Its beginning.
    Cut,
    /// Its first letter.
    Initial,
}

/// A word related to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relation {
    /// The other word.
    pub(super) other: u32,
    /// What it tells that two rows carry these two words.
    pub(super) weight: Bits,
    /// How the two stand to each other.
    pub(super) level: Level,
    /// Whether the other is the commoner one.
    pub(super) commoner: bool,
}

/// Commoner words that one word may stand for, at most; the likeliest are kept.
const MOST: usize = 5;
/// Relations that tell less than this are none.
const LEAST: Bits = -4 * BIT;
/// What a relation tells is rounded to this.
const STEP: Bits = BIT / 2;
/// Words beyond this many are no names; two slips in one word are then not looked for.
const NAMES: usize = 300_000;
/// Words that share one remainder, at most: beyond it the texts are no names.
const CROWD: usize = 256;

/// Relations of every word, each list in order of the other word's number: where each begins, and all of them.
pub(super) fn join(words: &Interner, information: &[Bits]) -> (Vec<u32>, Vec<Relation>) {
    let mut pairs = Vec::new();
    by_remainder(words, &mut pairs);
    by_sound(words, &mut pairs);
    shortened(words, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    // Rarer word first.
    let mut found: Vec<(u32, Relation)> = Vec::new();
    for (a, b) in pairs {
        let commoner = |a: u32, b: u32| (information[a as usize], a) < (information[b as usize], b);
        let (rare, common) = if commoner(a, b) { (b, a) } else { (a, b) };
        let Some(level) = level(words.get(rare), words.get(common)) else { continue };
        let shorter = words.get(rare).len().min(words.get(common).len());
        let weight = weight(level, shorter, information[common as usize], information[rare as usize]);
        if weight >= LEAST {
            found.push((rare, Relation { other: common, weight, level, commoner: true }));
        }
    }
    found.sort_unstable_by_key(|(rare, relation)| (*rare, -relation.weight, relation.other));
    let mut kept: Vec<(u32, Relation)> = Vec::new();
    for list in found.chunk_by(|a, b| a.0 == b.0) {
        for &(rare, relation) in list.iter().take(MOST) {
            kept.push((rare, relation));
            kept.push((relation.other, Relation { other: rare, commoner: false, ..relation }));
        }
    }
    kept.sort_unstable_by_key(|(word, relation)| (*word, relation.other));
    let mut firsts = vec![0; words.len() + 1];
    for (word, _) in &kept {
        firsts[*word as usize + 1] += 1;
    }
    for at in 1..firsts.len() {
        firsts[at] += firsts[at - 1];
    }
    (firsts, kept.into_iter().map(|(_, relation)| relation).collect())
}

/// Words that share what is left of them without one letter, or without two of a long word.
fn by_remainder(words: &Interner, pairs: &mut Vec<(u32, u32)>) {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    let twice = words.len() <= NAMES;
    for id in 0..words.len() as u32 {
        let word = words.get(id);
        if !(3..=24).contains(&word.len()) {
            continue;
        }
        remainders(word, twice && word.len() >= 7, |left| keys.push((hash(left), id)));
    }
    crowds(keys, pairs);
}

fn by_sound(words: &Interner, pairs: &mut Vec<(u32, u32)>) {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for id in 0..words.len() as u32 {
        let word = words.get(id);
        if !(3..=24).contains(&word.len()) {
            continue;
        }
        let sound = sound(word);
        if sound.len() >= 6 {
            remainders(&sound, false, |left| keys.push((hash(left), id)));
        } else {
            keys.push((hash(&sound), id));
        }
    }
    crowds(keys, pairs);
}

/// The word, and what is left without one letter or two.
pub(super) fn remainders(word: &[u8], twice: bool, mut each: impl FnMut(&[u8])) {
    each(word);
    let mut left = Vec::with_capacity(word.len());
    for i in 0..word.len() {
        left.clear();
        left.extend_from_slice(&word[..i]);
        left.extend_from_slice(&word[i + 1..]);
        each(&left);
        if twice {
            let mut less = Vec::with_capacity(left.len());
            for j in i..left.len() {
                less.clear();
                less.extend_from_slice(&left[..j]);
                less.extend_from_slice(&left[j + 1..]);
                each(&less);
            }
        }
    }
}

fn crowds(mut keys: Vec<(u64, u32)>, pairs: &mut Vec<(u32, u32)>) {
    keys.sort_unstable();
    keys.dedup();
    for crowd in keys.chunk_by(|a, b| a.0 == b.0).filter(|crowd| crowd.len() <= CROWD) {
        for (at, (_, a)) in crowd.iter().enumerate() {
            pairs.extend(crowd[at + 1..].iter().map(|(_, b)| (*a, *b)));
        }
    }
}

/// Abbreviations, skeletons and beginnings.
fn shortened(words: &Interner, pairs: &mut Vec<(u32, u32)>) {
    let mut by_first: Vec<Vec<u32>> = vec![Vec::new(); 256];
    for id in 0..words.len() as u32 {
        let word = words.get(id);
        if let Some(&first) = word.first()
            && word.len() >= 4
        {
            by_first[usize::from(first)].push(id);
        }
    }
    for id in 0..words.len() as u32 {
        let word = words.get(id);
        let text = std::str::from_utf8(word).unwrap_or_default();
        let known = expansions(text).iter().filter_map(|full| words.find(full.as_bytes()));
        pairs.extend(known.map(|other| (id.min(other), id.max(other))));
        for end in 3..word.len() {
            if let Some(other) = words.find(&word[..end]) {
                pairs.push((id.min(other), id.max(other)));
            }
        }
        let vowels = word.iter().skip(1).rev().skip(1).any(|b| b"AEIOU".contains(b));
        if (2..=5).contains(&word.len()) && !vowels {
            let long =
                by_first[usize::from(word[0])].iter().filter(|&&other| is_skeleton(word, words.get(other)));
            pairs.extend(long.map(|&other| (id.min(other), id.max(other))));
        }
    }
}

/// How two different words stand to each other, if they do.
fn level(a: &[u8], b: &[u8]) -> Option<Level> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let text = |word| std::str::from_utf8(word).unwrap_or_default();
    if expansions(text(short)).contains(&text(long)) || is_skeleton(short, long) {
        return Some(Level::Short);
    }
    if short.len() < 3 {
        return None;
    }
    let (sound_a, sound_b) = (sound(short), sound(long));
    if sound_a == sound_b && short.len() >= 3 {
        return Some(Level::Sound);
    }
    match edits(short, long, 2) {
        Some(1) if long.len() >= 4 => return Some(Level::Edit),
        Some(2) if short.len() >= 7 => return Some(Level::Edits),
        _ => {}
    }
    if long.starts_with(short) {
        return Some(Level::Cut);
    }
    (short.len() >= 6 && edits(&sound_a, &sound_b, 1).is_some()).then_some(Level::Edits)
}

/// What a relation tells: as much as the commoner word less what a slip costs, and no more than the rarer
/// word is unlikely to be a name of its own.
fn weight(level: Level, shorter: usize, common: Bits, rare: Bits) -> Bits {
    let own_name = match shorter {
        ..=4 => 11 * BIT,
        5 => 9 * BIT,
        6 => 8 * BIT,
        _ => 7 * BIT,
    };
    let (slip, own) = match level {
        Level::Sound => (BIT, 6 * BIT),
        Level::Edit => (3 * BIT / 2, own_name),
        Level::Edits => (7 * BIT / 2, own_name + 2 * BIT),
        Level::Short => (3 * BIT / 2, 4 * BIT),
        Level::Cut => (5 * BIT / 2, 8 * BIT),
        Level::Equal | Level::Initial => (0, 0),
    };
    // In steps, so that a few rows more or less in a roll change few of them (`renew`).
    (common - slip + STEP / 2).min(rare - own + STEP / 2).div_euclid(STEP) * STEP
}
