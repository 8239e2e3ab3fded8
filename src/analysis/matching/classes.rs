//! Rows by what they carry. What a row must lose when an identifier or a word is not shared depends on what
//! the other row carries; so the search takes two classes at a time and knows it beforehand.

use super::bits::Bits;
use super::learnt::Learnt;
use super::name::missing;
use super::rows::MOST_WORDS;
use super::score::Scorer;
use super::vocabulary::Style;
use super::weights::{
    CURP_OTHER, CURP_UNLIKE, INITIAL, NAME_LEAST, NSS_OTHER, NSS_UNLIKE, RFC_CLAVE, RFC_OTHER, ROOT_EQUAL,
    WORD_CONFLICT,
};

/// Classes that are searched apart at most; rows of rarer ones are taken together.
const MOST: usize = 20;
/// Of a thousand rows, how many make a class of their own.
const OWN: usize = 3;

/// What a mark saves besides what it tells: the loss that a pair without it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Saves {
    /// Nothing.
    #[default]
    Nothing,
    /// A word without partner.
    Word,
    /// Two different CURPs.
    Curp,
    /// Two different RFCs.
    Rfc,
    /// Two RFCs that begin otherwise; or what the first ten characters tell.
    Root,
    /// Two different NSS.
    Nss,
}

const KINDS: usize = 6;

/// What one row carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    /// CURP: none, one that holds, one that does not.
    curp: u8,
    /// NSS, likewise.
    nss: u8,
    /// RFC: none, of ten characters, longer.
    rfc: u8,
    /// Words of the name.
    words: u8,
    /// Those of one letter.
    initials: u8,
    /// How the name is written.
    pub(super) style: Style,
}

/// What the rows of a class carry, each as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class {
    curp: u8,
    nss: u8,
    rfc: u8,
    words: u16,
    /// The most of any row.
    initials: u8,
    /// The oddest of any row.
    style: Style,
}

/// What a row gains, at most, from any row of a class with which it shares no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Floor {
    /// By the name, before [`NAME_LEAST`] is heeded.
    name: Bits,
    /// By everything else.
    rest: Bits,
    /// What the first mark of a kind saves, by [`Saves`].
    saves: [i16; KINDS],
}

impl Floor {
    /// What a mark of this kind saves.
    pub(super) fn saves(&self, kind: Saves) -> Bits {
        Bits::from(self.saves[kind as usize])
    }

    /// The sum, from what marks of words and other marks add to it.
    pub(super) fn total(&self, words: Bits, others: Bits) -> Bits {
        (self.name + words).max(NAME_LEAST) + self.rest + others
    }
}

impl Shape {
    fn of(scorer: &Scorer, row: u32) -> Self {
        let at = row as usize;
        let rows = &scorer.rows;
        let state = |codes: &[super::codes::Code]| match codes.get(at) {
            Some(code) if code.packed() != 0 => 2 - u8::from(code.holds()),
            _ => 0,
        };
        let rfc = rows.rfcs.get(at).map_or(0, |code| super::codes::length(code.packed()));
        let words = rows.words(row);
        let initials = words.iter().filter(|&&word| rows.vocabulary.word(word).len() == 1).count();
        Self {
            curp: state(&rows.curps),
            nss: state(&rows.nsss),
            rfc: u8::from(rfc > 0) + u8::from(rfc > 10),
            words: words.len() as u8,
            initials: initials as u8,
            style: words.iter().map(|&word| rows.vocabulary.style(word)).max().unwrap_or(Style::Plain),
        }
    }

    const fn class(self) -> Class {
        Class {
            curp: 1 << self.curp,
            nss: 1 << self.nss,
            rfc: 1 << self.rfc,
            words: 1 << self.words,
            initials: self.initials,
            style: self.style,
        }
    }

    /// What a row of this shape gains from a row of a class, at most, with no mark in common.
    pub(super) fn floor(self, class: Class) -> Floor {
        let curp = loss(self.curp, class.curp, CURP_OTHER, CURP_UNLIKE);
        let nss = loss(self.nss, class.nss, NSS_OTHER, NSS_UNLIKE);
        let rfc = if self.rfc == 0 || class.rfc & 1 == 1 { 0 } else { RFC_OTHER };
        let both_long = self.rfc == 2 && class.rfc == 1 << 2;
        let root = if both_long { RFC_CLAVE } else { ROOT_EQUAL };
        let mut saves = [0; KINDS];
        for (kind, saved) in [
            (Saves::Word, -WORD_CONFLICT),
            (Saves::Curp, -curp),
            (Saves::Nss, -nss),
            (Saves::Rfc, -rfc),
            (Saves::Root, root - rfc),
        ] {
            saves[kind as usize] = i16::try_from(saved).unwrap_or(i16::MAX);
        }
        let name =
            (0..=MOST_WORDS).filter(|&words| class.words >> words & 1 == 1).map(|w| self.name(w, class));
        Floor { name: name.max().unwrap_or(0), rest: curp + nss + rfc, saves }
    }

    /// What the names tell at most when no word is shared: words of one letter may still begin others.
    fn name(self, words: usize, class: Class) -> Bits {
        let own = usize::from(self.words);
        let (few, initials) = (own.min(words), usize::from(self.initials + class.initials));
        if few == 0 {
            return 0;
        }
        let bits = |count: usize| Bits::from(count as u8);
        bits(few) * WORD_CONFLICT
            + missing(own.abs_diff(words))
            + bits(initials.min(few)) * (INITIAL - WORD_CONFLICT)
    }
}

/// The least loss from two different codes: nothing where one of them may be missing.
fn loss(own: u8, others: u8, both_hold: Bits, unlike: Bits) -> Bits {
    match (own, others) {
        (0, _) => 0,
        (_, others) if others & 1 == 1 => 0,
        (1, 0b10) => both_hold,
        _ => unlike,
    }
}

impl Class {
    /// By how much, at most, rows of two such classes are more often one person for the way they are written.
    pub(super) fn most_moved(self, other: Self, learnt: &Learnt) -> Bits {
        let most = self.style.max(other.style);
        let styles = [Style::Plain, Style::Loose, Style::Slipped];
        styles.into_iter().filter(|style| *style <= most).map(|style| learnt.moved(style)).max().unwrap_or(0)
    }

    const fn and(self, other: Self) -> Self {
        Self {
            curp: self.curp | other.curp,
            nss: self.nss | other.nss,
            rfc: self.rfc | other.rfc,
            words: self.words | other.words,
            initials: if self.initials > other.initials { self.initials } else { other.initials },
            style: if self.style as u8 > other.style as u8 { self.style } else { other.style },
        }
    }
}

/// A class with its rows.
pub(super) type Group = (Class, Vec<u32>);

/// The different shapes, and which of them each row has.
pub(super) fn shapes(scorer: &Scorer) -> (Vec<Shape>, Vec<u16>) {
    let of: Vec<Shape> = (0..scorer.rows.len as u32).map(|row| Shape::of(scorer, row)).collect();
    let mut kinds = of.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let place = |shape: &Shape| kinds.binary_search(shape).unwrap_or(0) as u16;
    let kind_of = of.iter().map(place).collect();
    (kinds, kind_of)
}

/// Sorts rows into classes: one for each common shape; of all others, those with no initial, one and more, and
/// blank names, apart.
pub(super) fn classes(kinds: &[Shape], kind_of: &[u16], rows: &[u32]) -> Vec<Group> {
    let mut order: Vec<u32> = rows.to_vec();
    order.sort_unstable_by_key(|&row| (kind_of[row as usize], row));
    let runs = order.chunk_by(|&a, &b| kind_of[a as usize] == kind_of[b as usize]);
    let mut runs: Vec<&[u32]> = runs.collect();
    runs.sort_by_key(|run| (std::cmp::Reverse(run.len()), run[0]));
    let mut groups: Vec<Group> = Vec::new();
    let mut rests: [Option<Group>; 4] = [None, None, None, None];
    for run in runs {
        let shape = kinds[usize::from(kind_of[run[0] as usize])];
        if groups.len() < MOST && run.len() * 1_000 >= rows.len() * OWN {
            groups.push((shape.class(), run.to_vec()));
            continue;
        }
        let rest = &mut rests[if shape.words == 0 { 0 } else { 1 + usize::from(shape.initials.min(2)) }];
        match rest {
            Some((class, all)) => {
                *class = class.and(shape.class());
                all.extend_from_slice(run);
            }
            None => *rest = Some((shape.class(), run.to_vec())),
        }
    }
    groups.extend(rests.into_iter().flatten());
    groups
}
