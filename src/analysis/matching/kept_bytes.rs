//! What a search leaves for the next version of a roll, as bytes.

use super::learnt::Learnt;
use super::renew::{Kept, Stage};
use super::views::Views;

/// How such a file begins. The number rises when a weight or the form changes: another version's scores are of no use.
const HEAD: &[u8] = concat!("escrutinio search 2 ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();

impl Kept {
    /// As bytes, little end first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        out.extend(self.settings.to_le_bytes());
        out.extend(self.step.to_le_bytes());
        put(&mut out, &self.views.contents, u128::to_le_bytes);
        put(&mut out, &self.views.ends, u32::to_le_bytes);
        put(&mut out, &self.views.tells, i16::to_le_bytes);
        for stage in &self.stages {
            let numbers: Vec<i32> =
                [stage.same, stage.kin].into_iter().chain(stage.learnt.numbers()).collect();
            put(&mut out, &numbers, i32::to_le_bytes);
            let ends: Vec<u32> = stage.pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
            put(&mut out, &ends, u32::to_le_bytes);
        }
        out
    }

    /// The same from bytes; nothing if they are not of this version of the program, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut left = bytes.strip_prefix(HEAD)?;
        let settings = u128::from_le_bytes(take(&mut left)?);
        let step = u64::from_le_bytes(take(&mut left)?);
        let contents = list(&mut left, u128::from_le_bytes)?;
        let ends = list(&mut left, u32::from_le_bytes)?;
        let views = Views { contents, ends, tells: list(&mut left, i16::from_le_bytes)? };
        let rows = views.contents.len();
        let mut stages = [Stage::default(), Stage::default()];
        for stage in &mut stages {
            let mut numbers = list(&mut left, i32::from_le_bytes)?.into_iter();
            (stage.same, stage.kin) = (numbers.next()?, numbers.next()?);
            stage.learnt = Learnt::of_numbers(&mut numbers)?;
            let ends = list(&mut left, u32::from_le_bytes)?;
            let (pairs, []) = ends.as_chunks::<2>() else { return None };
            stage.pairs = pairs.iter().map(|&[a, b]| (a, b)).collect();
            if !stage.pairs.iter().all(|&(a, b)| (a as usize) < rows && (b as usize) < rows) {
                return None;
            }
        }
        let told = views.ends.last().map_or(0, |&end| end as usize);
        let whole = views.ends.len() == rows && views.ends.is_sorted() && told == views.tells.len();
        (whole && left.is_empty()).then_some(Self { settings, step, views, stages })
    }
}

fn put<T: Copy, const N: usize>(out: &mut Vec<u8>, values: &[T], bytes: impl Fn(T) -> [u8; N]) {
    out.extend((values.len() as u64).to_le_bytes());
    for &value in values {
        out.extend(bytes(value));
    }
}

fn take<const N: usize>(left: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = left.split_first_chunk::<N>()?;
    *left = rest;
    Some(*first)
}

fn list<T, const N: usize>(left: &mut &[u8], value: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
    let len = usize::try_from(u64::from_le_bytes(take(left)?)).ok()?;
    let (own, rest) = left.split_at_checked(len.checked_mul(N)?)?;
    *left = rest;
    Some(own.as_chunks::<N>().0.iter().map(|bytes| value(*bytes)).collect())
}
