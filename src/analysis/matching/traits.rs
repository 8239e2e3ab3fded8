//! Fields that say little each: position, department, shift and the like.

use super::bits::{BIT, Bits, information};
use super::intern::Interner;
use super::spelling::words;
use crate::model::Field;

/// How a field of this kind counts.
#[derive(Debug)]
pub(super) struct TraitSpec {
    /// The field.
    pub(super) field: Field,
    /// The most that agreement tells.
    most: Bits,
    /// What disagreement tells.
    pub(super) other: Bits,
}

const fn spec(field: Field, most: Bits, other: Bits) -> TraitSpec {
    TraitSpec { field, most, other }
}

/// The fields, in the order in which they are explained. Positions change while a person stays.
pub(super) const TRAITS: [TraitSpec; 14] = [
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
    spec(Field::Address, 12 * BIT, -BIT / 2),
    spec(Field::Phone, 12 * BIT, -BIT / 2),
];

/// One such field of every row: the value's number, 0 for none, and what each value tells.
#[derive(Debug)]
pub(super) struct Trait {
    /// How it counts.
    pub(super) spec: &'static TraitSpec,
    /// The value of each row.
    pub(super) values: Vec<u32>,
    weights: Vec<Bits>,
}

impl Trait {
    /// Reads the column that `column` gives.
    pub(super) fn read(
        spec: &'static TraitSpec,
        column: impl FnOnce(&mut dyn FnMut(&str) -> u32) -> Vec<u32>,
    ) -> Self {
        let mut known = Interner::new();
        let (mut scratch, mut text) = (Vec::new(), Vec::new());
        let mut last: (Vec<u8>, u32) = (Vec::new(), 0);
        let values = column(&mut |cell| {
            if cell.as_bytes() == last.0 {
                return if last.1 == 0 { 0 } else { known.add(&text) + 1 };
            }
            text.clear();
            words(cell, &mut scratch, |word| {
                text.extend_from_slice(word);
                text.push(b' ');
            });
            let value = if text.is_empty() { 0 } else { known.add(&text) + 1 };
            last.0.clear();
            last.0.extend_from_slice(cell.as_bytes());
            last.1 = value;
            value
        });
        let all: u64 = (0..known.len() as u32).map(|id| u64::from(known.count(id))).sum();
        let weights = (0..known.len() as u32).map(|id| {
            let bits = information(u64::from(known.count(id)).max(1), all.max(1));
            (bits * 7 / 8 - BIT / 8).clamp(0, spec.most)
        });
        Self { spec, values, weights: weights.collect() }
    }

    /// What it tells that two rows carry this value.
    pub(super) fn weight(&self, value: u32) -> Bits {
        value.checked_sub(1).map_or(0, |at| self.weights[at as usize])
    }
}
