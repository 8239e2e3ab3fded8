//! Searching within a bound of memory: blocks of different first marks have nothing to do with each other, so
//! they are made one range of marks after another, and only rows that may meet another one there are marked.

use std::sync::atomic::{AtomicU64, Ordering};

use super::bits::Bits;
use super::classes::Floor;
use super::course::{Course, Side};
use super::ground::{Ground, Sought};
use super::listing::Key;
use super::threads::THREADS;
use super::tokens::{Gains, Lister, Mark};

/// Parts of all marks, of which a pass takes as many as there is room for.
const PARTS: u32 = 64;
/// What a key takes while blocks are looked for: itself, and its share of the list of blocks.
const KEY: usize = size_of::<Key>() + size_of::<&[Key]>() / 2;

const fn part(mark: u32) -> u32 {
    mark >> (u32::BITS - PARTS.ilog2())
}

/// Parts of all marks that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    first: u32,
    last: u32,
}

impl Range {
    /// All marks.
    pub(super) const ALL: Self = Self { first: 0, last: PARTS - 1 };

    /// Whether a mark is in it.
    pub(super) const fn has(self, mark: u32) -> bool {
        self.first <= part(mark) && part(mark) <= self.last
    }

    /// Whether it begins with the first part.
    pub(super) const fn is_first(self) -> bool {
        self.first == 0
    }

    const fn bits(self) -> u64 {
        u64::MAX << self.first & u64::MAX >> (PARTS - 1 - self.last)
    }
}

/// In which parts each row may meet another one by a first mark.
pub(super) struct Reach {
    /// One bit a part.
    parts: Vec<u64>,
    /// Marks of a row, on average, in bytes.
    marks: usize,
    /// Keys in each part.
    keys: Vec<usize>,
}

/// First marks that rows of both sides have; of one list, that two rows have. Each mark is one bit of many: a
/// bit may stand for more marks, which only adds rows.
struct Met {
    here: Vec<AtomicU64>,
    there: Vec<AtomicU64>,
}

impl Met {
    fn new(rows: usize) -> Self {
        let words = (rows * 16).next_power_of_two().clamp(1 << 10, 1 << 32) / 64;
        let none = || (0..words).map(|_| AtomicU64::new(0)).collect();
        Self { here: none(), there: none() }
    }

    fn place(&self, mark: u32) -> (usize, u64) {
        ((mark as usize / 64) & (self.here.len() - 1), 1 << (mark % 64))
    }

    /// Notes a mark of a row of one list.
    fn within(&self, mark: u32) {
        let (word, bit) = self.place(mark);
        if self.here[word].fetch_or(bit, Ordering::Relaxed) & bit != 0 {
            self.there[word].fetch_or(bit, Ordering::Relaxed);
        }
    }

    /// Notes a mark of a row on one of two sides.
    fn across(&self, mark: u32, right: bool) {
        let (word, bit) = self.place(mark);
        (if right { &self.there } else { &self.here })[word].fetch_or(bit, Ordering::Relaxed);
    }

    fn has(&self, mark: u32) -> bool {
        let (word, bit) = self.place(mark);
        self.here[word].load(Ordering::Relaxed) & self.there[word].load(Ordering::Relaxed) & bit != 0
    }
}

impl Reach {
    /// Looks at every row's marks twice: which are first marks, and which of those another row has too.
    pub(super) fn of(ground: &Ground, course: &Course, sought: Sought<'_>) -> Self {
        let len = ground.scorer.rows.len;
        let within = !course.across;
        let sides = sides(len, sought);
        let met = Met::new(len);
        // How many of a row's marks are first marks; those are its first ones. Open rows meet in the first pass.
        let mut firsts = vec![0_u8; len];
        in_threads(&mut firsts, |from, firsts| {
            let mut lister = Lister::new(&ground.scorer);
            for (row, firsts) in (from..).zip(firsts).filter(|(row, _)| sides[*row as usize] != 0) {
                let (marks, base) = lister.marks(row);
                for (side, of) in [Side::Left, Side::Right].into_iter().enumerate() {
                    if sides[row as usize] >> side & 1 == 0 {
                        continue;
                    }
                    let needs = &course.sort(of, ground.kind(row)).needs;
                    let count = needs.iter().map(|need| count(marks, base, &need.floor, need.least)).max();
                    let count = count.unwrap_or(0);
                    if !within {
                        let all = &marks[..usize::from(count).min(marks.len())];
                        for mark in all {
                            met.across(mark.rank.1, side == 1);
                        }
                    }
                    *firsts = count.max(*firsts);
                }
                if within {
                    let all = &marks[..usize::from(*firsts).min(marks.len())];
                    for mark in all {
                        met.within(mark.rank.1);
                    }
                }
            }
        });
        Self::met(ground, &firsts, &met)
    }

    fn met(ground: &Ground, firsts: &[u8], met: &Met) -> Self {
        let keys: Vec<AtomicU64> = (0..PARTS).map(|_| AtomicU64::new(0)).collect();
        let (held, marked) = (AtomicU64::new(0), AtomicU64::new(0));
        let mut parts = vec![0_u64; firsts.len()];
        in_threads(&mut parts, |from, parts| {
            let mut lister = Lister::new(&ground.scorer);
            let (mut of, mut marks_of, mut rows) = ([0_u64; PARTS as usize], 0, 0);
            for (row, parts) in (from..).zip(parts).filter(|(row, _)| firsts[*row as usize] != 0) {
                let count = usize::from(firsts[row as usize]);
                let (marks, _) = lister.marks(row);
                let first = marks.iter().take(count).map(|mark| mark.rank.1).filter(|&mark| met.has(mark));
                for mark in first {
                    *parts |= 1 << part(mark);
                    of[part(mark) as usize] += 1;
                }
                if count > marks.len() {
                    *parts |= 1;
                }
                if *parts != 0 {
                    (marks_of, rows) = (marks_of + marks.len() as u64, rows + 1);
                }
            }
            for (all, some) in keys.iter().zip(of) {
                all.fetch_add(some, Ordering::Relaxed);
            }
            held.fetch_add(marks_of, Ordering::Relaxed);
            marked.fetch_add(rows, Ordering::Relaxed);
        });
        let average = held.into_inner().div_ceil(marked.into_inner().max(1)) as usize;
        let keys = keys.into_iter().map(|all| all.into_inner() as usize).collect();
        Self { parts, marks: average * size_of::<Mark>(), keys }
    }

    /// Whether a row may meet another one in a range.
    pub(super) fn has(&self, row: u32, range: Range) -> bool {
        self.parts[row as usize] & range.bits() != 0
    }

    /// The next range: as many parts as there is room for, and one at least.
    pub(super) fn next(&self, done: Option<Range>, room: usize) -> Option<Range> {
        let first = done.map_or(0, |range| range.last + 1);
        if first >= PARTS {
            return None;
        }
        // Of each part, the rows that no part before it in this range has.
        let mut new = [0_usize; PARTS as usize];
        for &parts in &self.parts {
            let rest = parts >> first << first;
            if rest != 0 {
                new[rest.trailing_zeros() as usize] += 1;
            }
        }
        let mut taken = 0;
        let fits = |&last: &u32| {
            let last = last as usize;
            taken += new[last] * self.marks + self.keys[last] * KEY * THREADS;
            taken <= room
        };
        let last = (first..PARTS).take_while(fits).last().unwrap_or(first);
        Some(Range { first, last })
    }
}

/// Of how many of its marks, in order, a row can reach what it must by those from there on; one more than there
/// are, if by none.
fn count(marks: &[Mark], base: Bits, floor: &Floor, least: Bits) -> u8 {
    let mut gains = Gains::new(floor, base);
    if gains.total() >= least {
        return marks.len() as u8 + 1;
    }
    let reaching = (0..marks.len()).rev().find(|&place| {
        gains.add(&marks[place]);
        gains.total() >= least
    });
    reaching.map_or(0, |place| place as u8 + 1)
}

/// On which sides each row is sought: one bit the left, one the right.
pub(super) fn sides(len: usize, sought: Sought<'_>) -> Vec<u8> {
    let mut sides = vec![0_u8; len];
    let (left, right) = match sought {
        Sought::Within(rows) => (rows, rows),
        Sought::Across(left, right) => (left, right),
    };
    for (rows, side) in [(left, 1), (right, 2)] {
        for &row in rows {
            sides[row as usize] |= side;
        }
    }
    sides
}

/// Fills a slot for each row, in threads; `each` is given the first row of its share.
fn in_threads<T: Send>(slots: &mut [T], each: impl Fn(u32, &mut [T]) + Sync) {
    let share = slots.len().div_ceil(THREADS).max(1);
    std::thread::scope(|scope| {
        for (nth, slots) in slots.chunks_mut(share).enumerate() {
            let each = &each;
            scope.spawn(move || each((nth * share) as u32, slots));
        }
    });
}
