//! The marks by which rows may meet: of each row those that can be the first shared ones, with the classes for which
//! they can.

use super::course::{Classes, Course, Side};
use super::ground::Ground;
use super::marks::{Marked, Marks};
use super::passes::Range;
use super::threads::{MANY, two};
use super::tokens::{Gains, MOST};

/// Places of a table of marks, for each mark at least.
const SPARE: usize = 2;

/// A mark by which a row could reach the threshold, with rows of some classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) mark: u32,
    /// Where the row stands among the marks, and its shape.
    pub(super) start: u32,
    pub(super) classes: Classes,
    pub(super) kind: u16,
    pub(super) place: u8,
    pub(super) side: Side,
}

/// Which classes have a mark: it may name more, and never fewer.
#[derive(Debug)]
struct Having {
    slots: Vec<[Classes; 2]>,
}

impl Having {
    fn with_room(marks: usize) -> Self {
        Self { slots: vec![[0; 2]; (marks * SPARE).next_power_of_two().max(64)] }
    }

    fn note(&mut self, side: Side, class: u8, mark: u32) {
        let at = mark as usize & (self.slots.len() - 1);
        self.slots[at][side as usize] |= 1 << class;
    }

    fn of(&self, side: Side, mark: u32) -> Classes {
        self.slots[mark as usize & (self.slots.len() - 1)][side as usize]
    }
}

/// What small classes have: rows of big ones are asked only for what they can share.
struct Small {
    /// Their marks.
    all: Having,
    /// Those that can be the first shared ones.
    first: Having,
}

/// What rows bring to a search.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Their keys: those of low marks, and those of high ones.
    pub(super) keys: [Vec<Key>; 2],
    /// Those that reach the threshold with nothing in common.
    pub(super) open: Vec<Open>,
}

/// A row that reaches the threshold with rows of some classes by nothing: in small rolls alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) side: Side,
    pub(super) row: u32,
    pub(super) class: u8,
    pub(super) classes: Classes,
}

impl Listed {
    fn with_room(rows: usize) -> Self {
        let keys = || Vec::with_capacity(rows * 2);
        Self { keys: [keys(), keys()], open: Vec::new() }
    }

    fn add(&mut self, more: Self) {
        for (keys, more) in self.keys.iter_mut().zip(more.keys) {
            keys.extend(more);
        }
        self.open.extend(more.open);
    }
}

/// Lists the keys of rows.
pub(super) struct Listing<'a> {
    pub(super) ground: &'a Ground,
    pub(super) marks: &'a Marks,
    pub(super) course: &'a Course,
    /// The first marks by which rows meet in this pass.
    pub(super) range: Range,
}

impl Listing<'_> {
    /// What all rows bring, the keys sorted.
    pub(super) fn all(&self) -> Listed {
        let (few, many) = (self.course.rows(false), self.course.rows(true));
        let mut out = self.halves(&few, None);
        let small = self.small(&few, &out.keys);
        out.add(self.halves(&many, Some(&small)));
        let [low, high] = &mut out.keys;
        two(low.len() >= MANY, || low.sort_unstable(), || high.sort_unstable());
        out
    }

    fn halves(&self, rows: &[(Side, u32)], small: Option<&Small>) -> Listed {
        let (one, other) = rows.split_at(rows.len() / 2);
        let (mut one, other) = two(rows.len() >= MANY, || self.list(one, small), || self.list(other, small));
        one.add(other);
        one
    }

    fn small(&self, rows: &[(Side, u32)], keys: &[Vec<Key>; 2]) -> Small {
        let marks = || rows.iter().map(|&(side, row)| (side, row, self.marks.get(row)));
        let mut all = Having::with_room(marks().map(|(.., marks)| marks.len()).sum());
        for (side, row, marks) in marks() {
            let class = self.course.sort(side, self.ground.kind(row)).class;
            for mark in marks {
                all.note(side, class, mark.rank.1);
            }
        }
        let mut first = Having::with_room(keys.iter().map(Vec::len).sum());
        for key in keys.iter().flatten() {
            first.note(key.side, self.course.sort(key.side, key.kind).class, key.mark);
        }
        Small { all, first }
    }

    fn list(&self, rows: &[(Side, u32)], small: Option<&Small>) -> Listed {
        let mut out = Listed::with_room(rows.len());
        let (mut known, mut places) = ([0; MOST], [0; MOST]);
        for &(side, row) in rows {
            let kind = self.ground.kind(row);
            let sort = self.course.sort(side, kind);
            let mut needs =
                sort.needs.iter().filter(|need| self.marks.most(row, &need.floor) >= need.least).peekable();
            if needs.peek().is_none() {
                continue;
            }
            let start = self.marks.start(row);
            let Marked { base, marks, .. } = self.marks.at(start);
            let partner = self.course.partner(side);
            let big = small.map_or(Classes::MAX, |_| self.course.big[partner as usize]);
            let having = |having: fn(&Small) -> &Having, mark| {
                big | small.map_or(0, |small| having(small).of(partner, mark))
            };
            for (known, mark) in known.iter_mut().zip(marks) {
                *known = having(|small| &small.all, mark.rank.1);
            }
            let mut bare = 0;
            for need in needs {
                let mut gains = Gains::new(&need.floor, base);
                if gains.total() >= need.least {
                    bare |= need.classes;
                }
                for place in (0..marks.len()).rev() {
                    let classes = need.classes & known[place];
                    if classes == 0 {
                        continue;
                    }
                    gains.add(&marks[place]);
                    if gains.total() >= need.least {
                        places[place] |= classes;
                    }
                }
            }
            if bare != 0 && self.range.is_first() {
                out.open.push(Open { side, row, class: sort.class, classes: bare });
            }
            for (place, mark) in marks.iter().enumerate() {
                let (mark, classes) = (mark.rank.1, std::mem::take(&mut places[place]));
                if classes == 0 || !self.range.has(mark) {
                    continue;
                }
                let classes = classes & having(|small| &small.first, mark);
                if classes != 0 {
                    let key = Key { mark, start, classes, kind, place: place as u8, side };
                    out.keys[(mark >> 31) as usize].push(key);
                }
            }
        }
        out
    }
}
