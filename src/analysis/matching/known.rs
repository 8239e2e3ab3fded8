//! Which marks some rows have.

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

    /// Whether it may be among them.
    pub(super) fn has(&self, mark: u32) -> bool {
        let at = mark as usize & (self.bits.len() * 64 - 1);
        self.bits[at / 64] >> (at % 64) & 1 == 1
    }
}
