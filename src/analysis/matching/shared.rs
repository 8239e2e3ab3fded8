//! Which marks rows of a block may share: each side's marks with the classes that have them.

use super::course::{Classes, Side};

/// Places for each row at least; most marks of a block are common ones.
const SPARE: usize = 4;
/// Places at most, so that all stay near.
const MOST: usize = 1 << 15;

/// Of each mark, the classes that have it: of two sides, those of each; of one, those that have it, and those of which
/// two rows have it. It may name more, and never fewer.
#[derive(Debug, Default)]
pub(super) struct Shared {
    slots: Vec<[Classes; 2]>,
    across: bool,
}

impl Shared {
    /// Forgets all, and makes room for the marks of so many rows.
    pub(super) fn clear(&mut self, rows: usize, across: bool) {
        let size = (rows * SPARE).next_power_of_two().clamp(64, MOST);
        self.slots.clear();
        self.slots.resize(size, [0; 2]);
        self.across = across;
    }

    const fn place(&self, mark: u32) -> usize {
        mark as usize & (self.slots.len() - 1)
    }

    /// Notes a mark of a row.
    #[inline]
    pub(super) fn see(&mut self, side: Side, class: Classes, mark: u32) {
        let at = self.place(mark);
        let [one, other] = &mut self.slots[at];
        match side {
            Side::Left if self.across => *one |= class,
            Side::Right => *other |= class,
            Side::Left => {
                *other |= *one & class;
                *one |= class;
            }
        }
    }

    /// The classes with which a row of a class may share its mark.
    #[inline]
    pub(super) fn with(&self, side: Side, class: Classes, mark: u32) -> Classes {
        let [one, other] = self.slots[self.place(mark)];
        match side {
            Side::Left if self.across => other,
            Side::Right => one,
            Side::Left => one & !class | other & class,
        }
    }
}
