//! Which marks some rows have.

use super::score::Scorer;
use super::tokens::Lister;

/// Marks that some rows have, each as one bit of many: it may say yes of others too, and never no of them.
#[derive(Debug)]
pub(super) struct Known {
    bits: Vec<u64>,
}

impl Known {
    /// Of those marks.
    pub(super) fn of(marks: impl Iterator<Item = u32> + Clone) -> Self {
        let size = (marks.clone().count() * 16).next_power_of_two().max(64);
        let mut bits = vec![0_u64; size / 64];
        for mark in marks {
            let at = mark as usize & (size - 1);
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { bits }
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

    /// Whether it may be among them.
    pub(super) fn has(&self, mark: u32) -> bool {
        let at = mark as usize & (self.bits.len() * 64 - 1);
        self.bits[at / 64] >> (at % 64) & 1 == 1
    }
}
