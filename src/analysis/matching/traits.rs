//! Fields that say little each: position, department, shift and the like; and the columns of which nobody said
//! what they are.

use super::bits::{BIT, Bits, information};
use super::intern::{Interner, hash};
use super::relations::remainders;
use super::score::What;
use super::spelling::{edits, words};
use crate::model::Field;

/// How a column of this kind counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct TraitSpec {
    /// What it is.
    pub(super) what: What,
    /// The most that agreement tells.
    most: Bits,
    /// What disagreement tells.
    pub(super) other: Bits,
    /// Whether its values are written by hand, so that two may be one with a slip.
    slips: bool,
}

const fn spec(field: Field, most: Bits, other: Bits) -> TraitSpec {
    TraitSpec { what: What::Field(field), most, other, slips: false }
}

const fn written(field: Field, most: Bits, other: Bits) -> TraitSpec {
    TraitSpec { what: What::Field(field), most, other, slips: true }
}

/// A column of the file that was taken for no field.
pub(super) const fn further(column: u8) -> TraitSpec {
    TraitSpec { what: What::Column(column), most: 12 * BIT, other: -BIT / 2, slips: true }
}

/// The fields, in the order in which they are explained. Positions change while a person stays.
pub(super) const TRAITS: [TraitSpec; 17] = [
    spec(Field::Sex, BIT * 3 / 4, -3 * BIT),
    spec(Field::Position, 3 * BIT, -BIT),
    spec(Field::Department, 2 * BIT, -BIT),
    spec(Field::Class, 2 * BIT, -BIT / 2),
    spec(Field::Shift, BIT * 3 / 4, -BIT / 2),
    spec(Field::Crew, 2 * BIT, -BIT / 2),
    spec(Field::Route, 2 * BIT, -BIT / 2),
    spec(Field::Site, 2 * BIT, -BIT),
    spec(Field::EmployerRegister, BIT, -BIT / 2),
    spec(Field::Pay, 3 * BIT, -BIT / 4),
    spec(Field::Boss, 2 * BIT, -BIT / 4),
    spec(Field::UnionFlag, BIT / 2, -BIT / 2),
    written(Field::Address, 12 * BIT, -BIT / 2),
    written(Field::Phone, 12 * BIT, -BIT / 2),
    written(Field::Id, 14 * BIT, -BIT / 2),
    written(Field::Place, 3 * BIT, -BIT / 2),
    written(Field::Kind, 2 * BIT, -BIT / 2),
];

/// What a slip in such a value costs.
const SLIP: Bits = 3 * BIT;
/// Values one slip from one another, at most: where there are more, being near is nothing special.
const FEW: usize = 3;
/// Keys that are held at a time while such values are looked for.
const AT_ONCE: usize = if cfg!(test) { 50 } else { 8_000_000 };
/// The longest value in which a slip is looked for.
const LONGEST: usize = 48;

/// One such column of every row: the value's number, 0 for none, and what each value tells.
#[derive(Debug)]
pub(super) struct Trait {
    /// How it counts.
    pub(super) spec: TraitSpec,
    /// The value of each row.
    pub(super) values: Vec<u32>,
    weights: Vec<Bits>,
    counts: Vec<u32>,
    hashes: Vec<u64>,
    /// Values one slip apart, each pair in both directions, in order.
    near: Vec<(u32, u32)>,
}

/// A column as it is read: what it says in each row, and every different value once.
#[derive(Debug)]
pub(super) struct Values {
    /// The value of each row, 0 for none.
    pub(super) numbers: Vec<u32>,
    known: Interner,
    scratch: Vec<u8>,
    text: Vec<u8>,
    last: (Vec<u8>, u32),
}

impl Values {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            numbers: Vec::new(),
            known: Interner::new(),
            scratch: Vec::new(),
            text: Vec::new(),
            last: (Vec::new(), 0),
        }
    }

    /// Whether no table had the column.
    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Bytes that are held.
    pub(super) fn held(&self) -> usize {
        self.numbers.len() * 4 + self.known.held()
    }

    /// The number of what a cell says.
    pub(super) fn number(&mut self, cell: &str) -> u32 {
        let (known, text) = (&mut self.known, &mut self.text);
        if cell.as_bytes() == self.last.0 {
            return if self.last.1 == 0 { 0 } else { known.add(text) + 1 };
        }
        text.clear();
        words(cell, &mut self.scratch, |word| {
            text.extend_from_slice(word);
            text.push(b' ');
        });
        let value = if text.is_empty() { 0 } else { known.add(text) + 1 };
        self.last.0.clear();
        self.last.0.extend_from_slice(cell.as_bytes());
        self.last.1 = value;
        value
    }

    /// The column, with what each of its values tells.
    pub(super) fn weigh(self, spec: TraitSpec) -> Trait {
        let known = self.known;
        let all: u64 = (0..known.len() as u32).map(|id| u64::from(known.count(id))).sum();
        let weights = (0..known.len() as u32).map(|id| {
            let bits = information(u64::from(known.count(id)).max(1), all.max(1));
            (bits * 7 / 8 - BIT / 8).clamp(0, spec.most)
        });
        let weights: Vec<Bits> = weights.collect();
        let near = if spec.slips { near(&known, &weights) } else { Vec::new() };
        let counts = (0..known.len() as u32).map(|id| known.count(id)).collect();
        let hashes = (0..known.len() as u32).map(|id| hash(known.get(id))).collect();
        Trait { spec, values: self.numbers, weights, counts, hashes, near }
    }
}

impl Trait {
    /// Bytes that are held.
    pub(super) fn held(&self) -> usize {
        self.values.len() * 4 + self.counts.len() * 16 + self.near.len() * 8
    }

    /// What it tells that two rows carry this value.
    pub(super) fn weight(&self, value: u32) -> Bits {
        value.checked_sub(1).map_or(0, |at| self.weights[at as usize])
    }

    /// A number that stands for a value's text in any roll; 0 for none.
    pub(super) fn hash(&self, value: u32) -> u64 {
        value.checked_sub(1).map_or(0, |at| self.hashes[at as usize])
    }

    /// Of a million pairs of rows that both say something, how many say different things.
    pub(super) fn differing(&self) -> u64 {
        let all = self.counts.iter().map(|&count| u64::from(count)).sum::<u64>().max(1);
        let equal: u128 = self.counts.iter().map(|&count| u128::from(count).pow(2)).sum();
        1_000_000 - u64::try_from(equal * 1_000_000 / u128::from(all).pow(2)).unwrap_or(0).min(1_000_000)
    }

    /// The values that may be this one with a slip.
    pub(super) fn near(&self, value: u32) -> impl Iterator<Item = u32> {
        let from = self.near.partition_point(|pair| pair.0 < value);
        self.near[from..].iter().take_while(move |pair| pair.0 == value).map(|pair| pair.1)
    }

    /// What it tells that two rows carry two values one slip apart.
    pub(super) fn slip(&self, x: u32, y: u32) -> Bits {
        self.weight(x).min(self.weight(y)) - SLIP
    }
}

/// Every two values that tell more than a slip costs and are one edit apart, unless a value has many such.
fn near(known: &Interner, weights: &[Bits]) -> Vec<(u32, u32)> {
    let telling = |id: &u32| {
        weights[*id as usize] > SLIP && (4..=LONGEST).contains(&known.get(*id).trim_ascii_end().len())
    };
    let ids = || (0..known.len() as u32).filter(telling);
    let all: usize = ids().map(|id| known.get(id).len()).sum();
    let passes = (all / AT_ONCE + 1) as u64;
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for pass in 0..passes {
        let mut keys: Vec<(u64, u32)> = Vec::new();
        for id in ids() {
            remainders(known.get(id).trim_ascii_end(), false, |left| {
                let key = hash(left);
                if key % passes == pass {
                    keys.push((key, id));
                }
            });
        }
        keys.sort_unstable();
        keys.dedup();
        for crowd in keys.chunk_by(|a, b| a.0 == b.0).filter(|crowd| crowd.len() <= 2 * FEW) {
            for (at, &(_, a)) in crowd.iter().enumerate() {
                let apart = |b: u32| edits(known.get(a), known.get(b), 1) == Some(1);
                pairs.extend(crowd[at + 1..].iter().filter(|(_, b)| apart(*b)).map(|&(_, b)| (a + 1, b + 1)));
            }
        }
    }
    pairs.extend(pairs.clone().into_iter().map(|(a, b)| (b, a)));
    pairs.sort_unstable();
    pairs.dedup();
    let crowded = |value: u32| {
        let from = pairs.partition_point(|pair| pair.0 < value);
        pairs[from..].iter().take_while(|pair| pair.0 == value).count() > FEW
    };
    pairs.iter().copied().filter(|&(a, b)| !crowded(a) && !crowded(b)).collect()
}
