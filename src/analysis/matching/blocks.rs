//! The search: rows that share their rarest marks, narrowed mark by mark until a block is small.
//!
//! Every pair over the threshold shares marks; take them in order. At each depth both rows know, from what
//! they share so far and what they could still share later in the order, whether the threshold can be
//! reached. So the pair meets in the block of its first shared marks, and there alone is it compared. Two classes
//! are searched at a time.

use super::bits::Bits;
use super::classes::Floor;
use super::found::Pair;
use super::ground::Ground;
use super::known::Known;
use super::marks::{Marked, Marks};
use super::passes::Range;
use super::score::Prior;
use super::threads::{MANY, shared_out};
use super::tokens::{Gains, Mark};

/// Blocks of at most this many rows are compared pair by pair. Tests narrow every block, to see it done.
const SMALL: usize = if cfg!(test) { 2 } else { 24 };
/// Of blocks of at most this many rows it is not asked which marks may be shared.
const TINY: usize = if cfg!(test) { 0 } else { 6 };
/// Of two classes, rows on the smaller side of a block that are compared with all of the other.
const FEW: usize = if cfg!(test) { 1 } else { 4 };
/// Marks by which a block is narrowed at most.
const DEEPEST: u32 = 12;
/// Rows whose marks are brought near at once.
const TOUCHED: usize = 32;
/// Marks that a row usually has after the first shared one.
const USUAL: usize = 8;
/// Blocks that a thread takes at once.
const PORTION: usize = 512;

/// A mark by which a row could reach the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    mark: u32,
    /// Where the row stands among the marks, and its shape.
    start: u32,
    kind: u16,
    place: u8,
    side: Side,
}

/// Which of the two classes a row is of; where both are one class, all are `Left`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Marks that may be shared in a block: those of each side; of one class, those seen and those seen twice.
#[derive(Debug, Default)]
struct Shared {
    sides: [Known; 2],
}

impl Shared {
    fn clear(&mut self, side: Side, marks: usize, across: bool) {
        for known in if across { &mut self.sides[side as usize..=side as usize] } else { &mut self.sides[..] }
        {
            known.clear(marks);
        }
    }

    fn see(&mut self, side: Side, mark: u32, across: bool) {
        if self.sides[side as usize].add(mark) && !across {
            self.sides[1].add(mark);
        }
    }

    /// What a row of a side may share.
    fn with(&self, side: Side) -> &Known {
        &self.sides[side.other() as usize]
    }
}

/// A row in a block, with the marks by which it came there.
#[derive(Debug, Clone, Copy)]
struct Guest {
    start: u32,
    kind: u16,
    last: u8,
    side: Side,
    chosen: u64,
}

/// The search of two classes, or of one in itself.
pub(super) struct Search<'a> {
    pub(super) ground: &'a Ground,
    pub(super) marks: &'a Marks,
    /// The first marks by which rows meet in this pass.
    pub(super) range: Range,
    pub(super) prior: Prior,
    /// What the pair must gain.
    pub(super) least: Bits,
    /// Whether the two classes are two; else all rows are `Left`.
    pub(super) across: bool,
    /// Of each shape, what a row gains by nothing: on the left from the right class, and the other way.
    pub(super) floors: [Vec<Floor>; 2],
}

impl Search<'_> {
    fn floor(&self, kind: u16, side: Side) -> &Floor {
        &self.floors[side as usize][usize::from(kind)]
    }

    pub(super) fn run(&self, left: &[u32], right: &[u32], threads: usize, out: &mut Vec<Pair>) {
        if self.range.is_first() {
            self.open(left, right, out);
        }
        let keys = self.keys(left, right);
        let blocks = keys.chunk_by(|a, b| a.mark == b.mark).filter(|block| block.len() > 1);
        let blocks: Vec<&[Key]> = blocks.collect();
        let threads = if keys.len() < MANY { 1 } else { threads };
        out.extend(shared_out(blocks.len(), PORTION, threads, |from, out| {
            let mut shared = Shared::default();
            for block in &blocks[from..(from + PORTION).min(blocks.len())] {
                let guests = block.iter().map(|key| Guest {
                    start: key.start,
                    kind: key.kind,
                    last: key.place,
                    side: key.side,
                    chosen: 1 << key.place,
                });
                self.block(guests.collect(), 1, &mut shared, out);
            }
        }));
    }

    /// Rows that reach the threshold with nothing in common: in small rolls alone.
    fn open(&self, left: &[u32], right: &[u32], out: &mut Vec<Pair>) {
        let open = |rows: &[u32], side| -> Vec<u32> {
            let bare = |&row: &u32| {
                let base = self.marks.at(self.marks.start(row)).base;
                Gains::new(self.floor(self.ground.kind(row), side), base).total() >= self.least
            };
            rows.iter().copied().filter(bare).collect()
        };
        let (left, right) = (open(left, Side::Left), open(right, Side::Right));
        for (nth, &a) in left.iter().enumerate() {
            for &b in if self.across { &right } else { &left[nth + 1..] } {
                if a != b {
                    self.pair(a, b, out);
                }
            }
        }
    }

    /// The marks by which a row alone could still reach the threshold, sorted; of the larger side, by those marks
    /// alone that the smaller one has too.
    fn keys(&self, left: &[u32], right: &[u32]) -> Vec<Key> {
        let mut keys = Vec::with_capacity(left.len() * 4);
        if !self.across {
            self.list(left.iter().copied(), Side::Left, |_| true, &mut keys);
            keys.sort_unstable();
            return keys;
        }
        let (few, many) = if left.len() <= right.len() {
            ((left, Side::Left), (right, Side::Right))
        } else {
            ((right, Side::Right), (left, Side::Left))
        };
        self.list(few.0.iter().copied(), few.1, |_| true, &mut keys);
        let marks = few.0.iter().flat_map(|&at| self.marks.get(at)).map(|mark| mark.rank.1);
        let (all, first) = (Known::of(marks), Known::of(keys.iter().map(|key| key.mark)));
        // Most rows of the larger side have none of the first marks.
        let meets = |&at: &u32| self.marks.get(at).iter().any(|mark| first.has(mark.rank.1));
        let many = (many.0.iter().copied().filter(meets), many.1);
        let from = keys.len();
        self.list(many.0, many.1, |mark| all.has(mark), &mut keys);
        let mut kept = from;
        for at in from..keys.len() {
            if first.has(keys[at].mark) {
                keys[kept] = keys[at];
                kept += 1;
            }
        }
        keys.truncate(kept);
        keys.sort_unstable();
        keys
    }

    fn list(
        &self,
        rows: impl Iterator<Item = u32>,
        side: Side,
        known: impl Fn(u32) -> bool,
        keys: &mut Vec<Key>,
    ) {
        for row in rows {
            let (kind, start) = (self.ground.kind(row), self.marks.start(row));
            let floor = self.floor(kind, side);
            if self.marks.most(row, floor) < self.least {
                continue;
            }
            let guest = Guest { start, kind, last: 0, side, chosen: 0 };
            let marks = self.marks.at(start).marks;
            self.reach(&guest, 0, &known, |place| {
                let mark = marks[place].rank.1;
                if self.range.has(mark) {
                    keys.push(Key { mark, start, kind, place: place as u8, side });
                }
            });
        }
    }

    /// Calls `each` with the marks from `from` on that can be the next shared one, given those chosen before; only
    /// known marks can be shared.
    fn reach(&self, guest: &Guest, from: usize, known: impl Fn(u32) -> bool, mut each: impl FnMut(usize)) {
        let marks = self.marks.at(guest.start).marks;
        let mut gains = self.chosen(guest);
        for place in (from..marks.len()).rev() {
            if !known(marks[place].rank.1) {
                continue;
            }
            gains.add(&marks[place]);
            if gains.total() >= self.least {
                each(place);
            }
        }
    }

    /// Leaves those rows of a block that can reach the threshold by marks that some row they may be paired with has;
    /// `shared` knows these afterwards.
    fn thin(&self, block: &mut Vec<Guest>, shared: &mut Shared) {
        loop {
            let before = block.len();
            if self.across {
                let left = block.iter().filter(|guest| guest.side == Side::Left).count();
                let smaller = if 2 * left <= before { Side::Left } else { Side::Right };
                for side in [smaller, smaller.other()] {
                    self.see(block, side, shared);
                    self.stay(block, Some(side.other()), shared);
                }
            } else {
                self.see(block, Side::Left, shared);
                self.stay(block, None, shared);
            }
            if block.len() <= SMALL || 4 * block.len() > 3 * before {
                return;
            }
        }
    }

    /// The marks of a row that may be the next shared ones.
    fn after(&self, guest: &Guest) -> &[Mark] {
        self.marks.at(guest.start).marks.get(usize::from(guest.last) + 1..).unwrap_or(&[])
    }

    /// Notes the marks of one side of a block.
    fn see(&self, block: &[Guest], side: Side, shared: &mut Shared) {
        let count = block.iter().filter(|guest| guest.side == side).count();
        shared.clear(side, count * USUAL, self.across);
        for some in block.chunks(TOUCHED) {
            self.marks.touch(some.iter().filter(|guest| guest.side == side).map(|guest| guest.start));
            for guest in some.iter().filter(|guest| guest.side == side) {
                for mark in self.after(guest) {
                    shared.see(side, mark.rank.1, self.across);
                }
            }
        }
    }

    /// Leaves those rows that can reach the threshold; those of the other side stay anyhow.
    fn stay(&self, block: &mut Vec<Guest>, side: Option<Side>, shared: &Shared) {
        let stays = |guest: &Guest| {
            if side.is_some_and(|side| side != guest.side) {
                return true;
            }
            let Marked { base, marks, .. } = self.marks.at(guest.start);
            let known = shared.with(guest.side);
            let floor = self.floor(guest.kind, guest.side);
            let (mut words, mut others) = (0, base);
            // More than is gained where marks exclude each other: enough to turn most rows away.
            let mut add = |mark: &Mark| {
                *(if mark.is_word() { &mut words } else { &mut others }) += Bits::from(mark.value(floor));
            };
            let mut chosen = guest.chosen;
            while chosen != 0 {
                add(&marks[chosen.trailing_zeros() as usize]);
                chosen &= chosen - 1;
            }
            self.after(guest).iter().filter(|mark| known.has(mark.rank.1)).for_each(add);
            floor.total(words, others) >= self.least
        };
        let mut kept = 0;
        for from in (0..block.len()).step_by(TOUCHED) {
            let to = (from + TOUCHED).min(block.len());
            self.marks.touch(block[from..to].iter().map(|guest| guest.start));
            for at in from..to {
                if stays(&block[at]) {
                    block[kept] = block[at];
                    kept += 1;
                }
            }
        }
        block.truncate(kept);
    }

    /// What a row gains by the marks chosen so far and nothing else.
    fn chosen(&self, guest: &Guest) -> Gains<'_> {
        let Marked { base, marks, .. } = self.marks.at(guest.start);
        let mut gains = Gains::new(self.floor(guest.kind, guest.side), base);
        let mut chosen = guest.chosen;
        while chosen != 0 {
            gains.add(&marks[chosen.trailing_zeros() as usize]);
            chosen &= chosen - 1;
        }
        gains
    }

    /// Whether a block holds rows of both sides.
    fn mixed(&self, mut sides: impl Iterator<Item = Side>) -> bool {
        if !self.across {
            return true;
        }
        let Some(first) = sides.next() else { return false };
        sides.any(|side| side != first)
    }

    fn block(&self, mut block: Vec<Guest>, depth: u32, shared: &mut Shared, out: &mut Vec<Pair>) {
        if !self.mixed(block.iter().map(|guest| guest.side)) {
            return;
        }
        if block.len() > TINY {
            self.thin(&mut block, shared);
        }
        let left = block.iter().filter(|guest| guest.side == Side::Left).count();
        // A few rows on one side are compared with all on the other sooner than both are parted further.
        let lopsided = self.across && left.min(block.len() - left) <= FEW;
        if block.len() <= SMALL || lopsided || depth >= DEEPEST {
            self.compare(&mut block, depth, false, out);
            return;
        }
        let mut enough: Vec<Guest> = Vec::new();
        let mut next: Vec<(u32, u32, u8)> = Vec::with_capacity(block.len() * 2);
        for (nth, guest) in block.iter().enumerate() {
            if self.chosen(guest).total() >= self.least {
                enough.push(*guest);
            }
            let marks = self.marks.at(guest.start).marks;
            let known = shared.with(guest.side);
            self.reach(
                guest,
                usize::from(guest.last) + 1,
                |mark| known.has(mark),
                |place| {
                    next.push((marks[place].rank.1, nth as u32, place as u8));
                },
            );
        }
        self.compare(&mut enough, depth, true, out);
        next.sort_unstable();
        for run in next.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            let guests = run.iter().map(|&(_, nth, place)| {
                let guest = block[nth as usize];
                Guest { last: place, chosen: guest.chosen | 1 << place, ..guest }
            });
            self.block(guests.collect(), depth + 1, shared, out);
        }
    }

    /// Compares the rows of a block whose first shared marks are those of the block; `only`: which share no other.
    fn compare(&self, block: &mut [Guest], depth: u32, only: bool, out: &mut Vec<Pair>) {
        block.sort_by_key(|guest| guest.side);
        let right = block.partition_point(|guest| guest.side == Side::Left);
        let (lefts, rights) = if self.across { block.split_at(right) } else { (&*block, &[][..]) };
        for (nth, a) in lefts.iter().enumerate() {
            let floor = self.floor(a.kind, a.side);
            for b in if self.across { rights } else { &lefts[nth + 1..] } {
                if a.start != b.start && self.meet(floor, a, b, depth, only) {
                    self.pair(self.marks.at(a.start).row, self.marks.at(b.start).row, out);
                }
            }
        }
    }

    fn pair(&self, a: u32, b: u32, out: &mut Vec<Pair>) {
        out.extend(Pair::of(&self.ground.scorer, self.prior, a.min(b), a.max(b)));
    }

    /// Whether two rows share exactly the chosen marks up to there, and enough in all for the first of them.
    fn meet(&self, floor: &Floor, a: &Guest, b: &Guest, depth: u32, only: bool) -> bool {
        let Marked { base, marks: left, .. } = self.marks.at(a.start);
        let right = self.marks.at(b.start).marks;
        let (mut i, mut j, mut shared) = (0, 0, 0);
        let (mut words, mut others) = (0, base);
        while i < left.len() && j < right.len() {
            let (x, y): (&Mark, &Mark) = (&left[i], &right[j]);
            if x.rank == y.rank {
                if i <= usize::from(a.last) {
                    shared += 1;
                } else if only {
                    return false;
                }
                // More than is gained where marks exclude each other: enough to turn most pairs away.
                *(if x.is_word() { &mut words } else { &mut others }) += Bits::from(x.value(floor));
                i += 1;
                j += 1;
            } else if (y.rank.0, x.rank.1) < (x.rank.0, y.rank.1) {
                i += 1;
            } else {
                j += 1;
            }
            if shared > depth || (shared < depth && i > usize::from(a.last)) {
                return false;
            }
        }
        shared == depth && floor.total(words, others) >= self.least
    }
}
