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
use super::marks::Marks;
use super::passes::Range;
use super::score::Prior;
use super::threads::{MANY, shared_out};
use super::tokens::{Gains, Mark};

/// Blocks of at most this many rows are compared pair by pair. Tests narrow every block, to see it done.
const SMALL: usize = if cfg!(test) { 2 } else { 24 };
/// Of two classes, rows on the smaller side of a block that are compared with all of the other.
const FEW: usize = if cfg!(test) { 1 } else { 4 };
/// Marks by which a block is narrowed at most.
const DEEPEST: u32 = 12;
/// Rows whose marks are brought near at once.
const TOUCHED: usize = 32;
/// Blocks that a thread takes at once.
const PORTION: usize = 512;

/// A mark by which a row could reach the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    mark: u32,
    at: u32,
    place: u8,
    side: Side,
}

/// Which of the two classes a row is of; where both are one class, all are `Left`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

/// A row in a block, with the marks by which it came there.
#[derive(Debug, Clone, Copy)]
struct Guest {
    at: u32,
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
    fn floor(&self, at: u32, side: Side) -> &Floor {
        &self.floors[side as usize][self.ground.kind(at)]
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
            for block in &blocks[from..(from + PORTION).min(blocks.len())] {
                let guests = block.iter().map(|key| Guest {
                    at: key.at,
                    last: key.place,
                    side: key.side,
                    chosen: 1 << key.place,
                });
                self.block(guests.collect(), 1, out);
            }
        }));
    }

    /// Rows that reach the threshold with nothing in common: in small rolls alone.
    fn open(&self, left: &[u32], right: &[u32], out: &mut Vec<Pair>) {
        let open = |rows: &[u32], side| -> Vec<u32> {
            let bare =
                |&at: &u32| Gains::new(self.floor(at, side), self.marks.base(at)).total() >= self.least;
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
        for at in rows {
            let (marks, floor) = (self.marks.get(at), self.floor(at, side));
            if self.marks.most(at, floor) < self.least {
                continue;
            }
            self.reach(floor, at, 0, 0, &known, |place| {
                let mark = marks[place].rank.1;
                if self.range.has(mark) {
                    keys.push(Key { mark, at, place: place as u8, side });
                }
            });
        }
    }

    /// Calls `each` with the marks from `from` on that can be the next shared one, given those shared before; only
    /// known marks can be shared.
    fn reach(
        &self,
        floor: &Floor,
        at: u32,
        chosen: u64,
        from: usize,
        known: impl Fn(u32) -> bool,
        mut each: impl FnMut(usize),
    ) {
        let marks = self.marks.get(at);
        let mut gains = self.chosen(floor, at, chosen);
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

    /// Of the larger side of a block, leaves those rows that can reach the threshold by marks of the smaller one.
    fn thin(&self, block: &mut Vec<Guest>) {
        let left = block.iter().filter(|guest| guest.side == Side::Left).count();
        let (few, many) = (left.min(block.len() - left), left.max(block.len() - left));
        if !self.across || few == 0 || many < 2 * few {
            return;
        }
        let small = if left == few { Side::Left } else { Side::Right };
        let after = |guest: &Guest| self.marks.get(guest.at).iter().skip(usize::from(guest.last) + 1);
        let marks = block.iter().filter(|guest| guest.side == small).flat_map(after).map(|mark| mark.rank.1);
        let known = Known::of(marks);
        let stays = |guest: &Guest| {
            if guest.side == small {
                return true;
            }
            let floor = self.floor(guest.at, guest.side);
            let (mut words, mut others) = (0, self.marks.base(guest.at));
            // More than is gained where marks exclude each other: enough to turn most rows away.
            let mut add = |mark: &Mark| {
                *(if mark.is_word() { &mut words } else { &mut others }) += Bits::from(mark.value(floor));
            };
            let marks = self.marks.get(guest.at);
            let mut chosen = guest.chosen;
            while chosen != 0 {
                add(&marks[chosen.trailing_zeros() as usize]);
                chosen &= chosen - 1;
            }
            after(guest).filter(|mark| known.has(mark.rank.1)).for_each(add);
            floor.total(words, others) >= self.least
        };
        let mut kept = 0;
        for from in (0..block.len()).step_by(TOUCHED) {
            let to = (from + TOUCHED).min(block.len());
            self.marks.touch(block[from..to].iter().map(|guest| guest.at));
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
    fn chosen<'f>(&self, floor: &'f Floor, at: u32, mut chosen: u64) -> Gains<'f> {
        let marks = self.marks.get(at);
        let mut gains = Gains::new(floor, self.marks.base(at));
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

    fn block(&self, mut block: Vec<Guest>, depth: u32, out: &mut Vec<Pair>) {
        if !self.mixed(block.iter().map(|guest| guest.side)) {
            return;
        }
        self.thin(&mut block);
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
            let floor = self.floor(guest.at, guest.side);
            if self.chosen(floor, guest.at, guest.chosen).total() >= self.least {
                enough.push(*guest);
            }
            let marks = self.marks.get(guest.at);
            self.reach(
                floor,
                guest.at,
                guest.chosen,
                usize::from(guest.last) + 1,
                |_| true,
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
            self.block(guests.collect(), depth + 1, out);
        }
    }

    /// Compares the rows of a block whose first shared marks are those of the block; `only`: which share no other.
    fn compare(&self, block: &mut [Guest], depth: u32, only: bool, out: &mut Vec<Pair>) {
        block.sort_by_key(|guest| guest.side);
        let right = block.partition_point(|guest| guest.side == Side::Left);
        let (lefts, rights) = if self.across { block.split_at(right) } else { (&*block, &[][..]) };
        for (nth, a) in lefts.iter().enumerate() {
            let floor = self.floor(a.at, a.side);
            for b in if self.across { rights } else { &lefts[nth + 1..] } {
                if a.at != b.at && self.meet(floor, a, b, depth, only) {
                    self.pair(a.at, b.at, out);
                }
            }
        }
    }

    fn pair(&self, a: u32, b: u32, out: &mut Vec<Pair>) {
        out.extend(Pair::of(&self.ground.scorer, self.prior, a.min(b), a.max(b)));
    }

    /// Whether two rows share exactly the chosen marks up to there, and enough in all for the first of them.
    fn meet(&self, floor: &Floor, a: &Guest, b: &Guest, depth: u32, only: bool) -> bool {
        let (left, right) = (self.marks.get(a.at), self.marks.get(b.at));
        let (mut i, mut j, mut shared) = (0, 0, 0);
        let (mut words, mut others) = (0, self.marks.base(a.at));
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
