//! Which marks some rows have.

use super::score::Scorer;
use super::tokens::Lister;

/// Bits kept for each mark, at least: of one in eight it may be said wrongly that it is among them.
const SPARE: usize = 8;

/// Marks that some rows have, each as one bit of many: it may say yes of others too, and never no of them.
#[derive(Debug)]
pub(super) struct Known {
    bits: Vec<u64>,
}

impl Known {
    /// None yet, with room for so many.
    pub(super) fn with_room(marks: usize) -> Self {
        let size = (marks * SPARE).next_power_of_two().max(64);
        Self { bits: vec![0; size / 64] }
    }

    /// Of those marks.
    pub(super) fn of(marks: impl Iterator<Item = u32> + Clone) -> Self {
        let mut out = Self::with_room(2 * marks.clone().count());
        for mark in marks {
            out.add(mark);
        }
        out
    }

    /// Of all marks of some rows.
    pub(super) fn of_rows(scorer: &Scorer, rows: &[u32]) -> Self {
        let mut lister = Lister::new(scorer);
        let mut marks = Vec::new();
        for &row in rows {
            marks.extend(lister.marks(row).0.iter().map(|mark| mark.rank.1));
        }
        Self::of(marks.into_iter())
    }

    /// Adds a mark; whether it may have been there.
    #[inline]
    pub(super) fn add(&mut self, mark: u32) -> bool {
        let (at, bit) = self.place(mark);
        let was = self.bits[at] & bit != 0;
        self.bits[at] |= bit;
        was
    }

    /// Whether it may be among them.
    #[inline]
    pub(super) fn has(&self, mark: u32) -> bool {
        let (at, bit) = self.place(mark);
        self.bits[at] & bit != 0
    }

    #[inline]
    const fn place(&self, mark: u32) -> (usize, u64) {
        let at = mark as usize & (self.bits.len() * 64 - 1);
        (at / 64, 1 << (at % 64))
    }
}
