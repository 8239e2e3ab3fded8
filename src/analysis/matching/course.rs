//! What is searched: the rows by class, and what a row of each shape must gain to reach the threshold with a row of
//! each class.

use super::bits::Bits;
use super::classes::{self, Class, Floor, Group};
use super::ground::{Ground, Sought};
use super::score::Prior;

/// Classes of one side, each as one bit.
pub(super) type Classes = u32;

/// Of all rows, one in so many makes a class a big one.
const BIG: usize = 10;

/// Which of two lists a row is of; where one list is searched in itself, all are `Left`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
}

/// What a row of one shape must gain to reach the threshold with rows of some classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Need {
    pub(super) classes: Classes,
    /// What it gains by nothing.
    pub(super) floor: Floor,
    /// What the pair must gain.
    pub(super) least: Bits,
}

/// Rows of one shape on one side.
#[derive(Debug, Default)]
pub(super) struct Sort {
    /// Their class.
    pub(super) class: u8,
    /// What they need, by classes of the side they are compared with.
    pub(super) needs: Vec<Need>,
}

/// A search of one list in itself or of two lists.
#[derive(Debug)]
pub(super) struct Course {
    /// Whether there are two sides.
    pub(super) across: bool,
    /// The classes of each side with their rows.
    pub(super) groups: [Vec<Group>; 2],
    /// Of each side, the classes with many rows.
    pub(super) big: [Classes; 2],
    /// By side and shape.
    sorts: [Vec<Sort>; 2],
}

impl Course {
    /// Sorts the rows that are sought.
    pub(super) fn of(ground: &Ground, sought: Sought<'_>, prior: Prior) -> Self {
        let classes = |rows| classes::classes(&ground.kinds, &ground.kind_of, rows);
        let (across, groups) = match sought {
            Sought::Within(rows) => (false, [classes(rows), Vec::new()]),
            Sought::Across(left, right) => (true, [classes(left), classes(right)]),
        };
        let all: usize = groups.iter().flatten().map(|(_, rows)| rows.len()).sum();
        let big = [0, 1].map(|side: usize| {
            let big = groups[side].iter().enumerate().filter(|(_, (_, rows))| rows.len() * BIG >= all);
            big.fold(0, |big, (nth, _)| big | 1 << nth)
        });
        let mut out = Self { across, groups, big, sorts: [Vec::new(), Vec::new()] };
        out.sorts = [Side::Left, Side::Right].map(|side| out.sorts(ground, prior, side));
        out
    }

    fn sorts(&self, ground: &Ground, prior: Prior, side: Side) -> Vec<Sort> {
        let mut out: Vec<Sort> = ground.kinds.iter().map(|_| Sort::default()).collect();
        let others = &self.groups[self.partner(side) as usize];
        for (nth, (class, rows)) in self.groups[side as usize].iter().enumerate() {
            // The rows of a class stand together by shape.
            for same in rows.chunk_by(|&a, &b| ground.kind(a) == ground.kind(b)) {
                let kind = usize::from(ground.kind(same[0]));
                let needs = needs(ground, prior, kind, *class, others);
                out[kind] = Sort { class: nth as u8, needs };
            }
        }
        out
    }

    /// The side that rows of a side are compared with.
    pub(super) const fn partner(&self, side: Side) -> Side {
        match side {
            Side::Left if self.across => Side::Right,
            Side::Left | Side::Right => Side::Left,
        }
    }

    /// The rows of one shape on one side.
    pub(super) fn sort(&self, side: Side, kind: u16) -> &Sort {
        &self.sorts[side as usize][usize::from(kind)]
    }

    /// The rows of small or of big classes, in the order of classes and shapes.
    pub(super) fn rows(&self, big: bool) -> Vec<(Side, u32)> {
        let mut out = Vec::new();
        for side in [Side::Left, Side::Right] {
            for (nth, (_, rows)) in self.groups[side as usize].iter().enumerate() {
                if (self.big[side as usize] >> nth & 1 == 1) == big {
                    out.extend(rows.iter().map(|&row| (side, row)));
                }
            }
        }
        out
    }
}

fn needs(ground: &Ground, prior: Prior, kind: usize, class: Class, others: &[Group]) -> Vec<Need> {
    let mut out: Vec<Need> = Vec::new();
    for (nth, (other, _)) in others.iter().enumerate() {
        let (floor, least) = (ground.kinds[kind].floor(*other), ground.least(prior, class, *other));
        match out.iter_mut().find(|need| (need.floor, need.least) == (floor, least)) {
            Some(need) => need.classes |= 1 << nth,
            None => out.push(Need { classes: 1 << nth, floor, least }),
        }
    }
    out
}
