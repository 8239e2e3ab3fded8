//! The search: rows that share their rarest marks, narrowed mark by mark until a block is small.
//!
//! Every pair over the threshold shares marks; take them in order. At each depth both rows know, from what
//! they share so far and what they could still share later in the order, whether the threshold can be
//! reached. So the pair meets in the block of its first shared marks, and there alone is it compared.
//! Two classes are searched at a time: each pair of rows belongs to one such search.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::bits::Bits;
use super::classes::{Class, Classes, Floor};
use super::found::Pair;
use super::score::Scorer;
use super::slips;
use super::tokens::{Gains, Mark, Marks};
use super::weights::POSSIBLE;

/// Blocks of at most this many rows are compared pair by pair. Tests narrow every block, to see it done.
const SMALL: usize = if cfg!(test) { 2 } else { 24 };
/// Marks by which a block is narrowed at most.
const DEEPEST: u32 = 12;
/// Blocks that a thread takes at once.
const PORTION: usize = 512;
/// Threads: the result is the same with any number.
const THREADS: usize = 2;
/// Keys from which threads are worth starting.
const MANY: usize = 8_000;

/// A mark by which a row could reach the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
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

/// What all searches read.
struct Ground<'a> {
    scorer: &'a Scorer,
    rows: &'a [u32],
    marks: Marks,
    classes: Classes,
    least: Bits,
}

/// The search of two classes, or of one in itself.
struct Search<'a> {
    ground: &'a Ground<'a>,
    /// What the rows of either side gain from the other, by the shape of the row.
    across: bool,
    left: Class,
    right: Class,
}

/// Every pair of these rows over the threshold, in order.
pub(super) fn pairs(scorer: &Scorer, rows: &[u32]) -> Vec<Pair> {
    let ground = Ground {
        scorer,
        rows,
        marks: Marks::of(scorer, rows),
        classes: Classes::of(scorer, rows),
        least: POSSIBLE - scorer.prior,
    };
    let mut out = by_slips(scorer, rows);
    let groups = &ground.classes.groups;
    for (nth, (left, left_rows)) in groups.iter().enumerate() {
        for (right, right_rows) in &groups[nth..] {
            let across = !std::ptr::eq(left_rows, right_rows);
            let search = Search { ground: &ground, across, left: *left, right: *right };
            search.run(left_rows, if across { right_rows } else { &[] }, &mut out);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Pairs whose CURP or NSS are one slip apart.
fn by_slips(scorer: &Scorer, rows: &[u32]) -> Vec<Pair> {
    let mut meant = vec![false; scorer.rows.len];
    for &row in rows {
        meant[row as usize] = true;
    }
    let close = slips::pairs(&scorer.rows.curps).into_iter().chain(slips::pairs(&scorer.rows.nsss));
    close
        .filter(|&(a, b)| meant[a as usize] && meant[b as usize] && scorer.meant(a, b))
        .filter_map(|(a, b)| Pair::of(scorer, a, b))
        .collect()
}

/// Where blocks of two rows or more begin, and how long they are.
fn blocks(keys: &[Key]) -> Vec<&[Key]> {
    keys.chunk_by(|a, b| a.mark == b.mark).filter(|block| block.len() > 1).collect()
}

impl Search<'_> {
    fn floor(&self, at: u32, side: Side) -> Floor {
        let other = if side == Side::Left { self.right } else { self.left };
        self.ground.classes.shapes[at as usize].floor(other)
    }

    fn run(&self, left: &[u32], right: &[u32], out: &mut Vec<Pair>) {
        self.open(left, right, out);
        let keys = self.keys(left, right);
        let blocks = blocks(&keys);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut out = Vec::new();
            loop {
                let from = next.fetch_add(PORTION, Ordering::Relaxed);
                if from >= blocks.len() {
                    return out;
                }
                for block in &blocks[from..(from + PORTION).min(blocks.len())] {
                    let guests = block.iter().map(|key| Guest {
                        at: key.at,
                        last: key.place,
                        side: key.side,
                        chosen: 1 << key.place,
                    });
                    self.block(guests.collect(), 1, &mut out);
                }
            }
        };
        let threads = if keys.len() < MANY { 1 } else { THREADS };
        std::thread::scope(|scope| {
            let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            out.extend(work());
            for helper in helpers {
                match helper.join() {
                    Ok(found) => out.extend(found),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
    }

    /// Rows that reach the threshold with nothing in common: in small rolls alone, where it is low.
    fn open(&self, left: &[u32], right: &[u32], out: &mut Vec<Pair>) {
        let open = |rows: &[u32], side| -> Vec<u32> {
            let bare = |&at: &u32| {
                let floor = self.floor(at, side);
                Gains::new(&floor, self.ground.marks.base(at)).total() >= self.ground.least
            };
            rows.iter().copied().filter(bare).collect()
        };
        let (left, right) = (open(left, Side::Left), open(right, Side::Right));
        for (nth, &a) in left.iter().enumerate() {
            for &b in if self.across { &right } else { &left[nth + 1..] } {
                self.pair(a, b, out);
            }
        }
    }

    /// The marks by which a row alone could still reach the threshold, sorted; of the larger side, those that
    /// the smaller one has too.
    fn keys(&self, left: &[u32], right: &[u32]) -> Vec<Key> {
        let mut keys = Vec::with_capacity(left.len() * 4);
        if !self.across {
            self.list(left, Side::Left, |_| true, &mut keys);
            keys.sort_unstable();
            return keys;
        }
        let (few, many) = if left.len() <= right.len() {
            ((left, Side::Left), (right, Side::Right))
        } else {
            ((right, Side::Right), (left, Side::Left))
        };
        self.list(few.0, few.1, |_| true, &mut keys);
        let bits = (keys.len() * 16).next_power_of_two().max(64);
        let mut seen = vec![0_u64; bits / 64];
        let place = |mark: u32| mark as usize & (bits - 1);
        for key in &keys {
            seen[place(key.mark) / 64] |= 1 << (place(key.mark) % 64);
        }
        let known = |mark: u32| seen[place(mark) / 64] >> (place(mark) % 64) & 1 == 1;
        self.list(many.0, many.1, known, &mut keys);
        keys.sort_unstable();
        keys
    }

    fn list(&self, rows: &[u32], side: Side, known: impl Fn(u32) -> bool, keys: &mut Vec<Key>) {
        for &at in rows {
            let floor = self.floor(at, side);
            let marks = self.ground.marks.get(at);
            self.reach(&floor, at, 0, 0, |place| {
                let mark = marks[place].rank.1;
                if known(mark) {
                    keys.push(Key { mark, at, place: place as u8, side });
                }
            });
        }
    }

    /// Calls `each` with the marks from `from` on that can be the next shared one, given those shared before.
    fn reach(&self, floor: &Floor, at: u32, chosen: u64, from: usize, mut each: impl FnMut(usize)) {
        let marks = self.ground.marks.get(at);
        let mut gains = self.chosen(floor, at, chosen);
        for place in (from..marks.len()).rev() {
            gains.add(&marks[place]);
            if gains.total() >= self.ground.least {
                each(place);
            }
        }
    }

    /// What a row gains by the marks chosen so far and nothing else.
    fn chosen<'f>(&self, floor: &'f Floor, at: u32, mut chosen: u64) -> Gains<'f> {
        let marks = self.ground.marks.get(at);
        let mut gains = Gains::new(floor, self.ground.marks.base(at));
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
        if block.len() <= SMALL || depth >= DEEPEST {
            self.compare(&mut block, depth, false, out);
            return;
        }
        let floors: Vec<Floor> = block.iter().map(|guest| self.floor(guest.at, guest.side)).collect();
        let mut enough: Vec<Guest> = Vec::new();
        let mut next: Vec<(u32, u32, u8)> = Vec::with_capacity(block.len() * 2);
        for ((nth, guest), floor) in block.iter().enumerate().zip(&floors) {
            if self.chosen(floor, guest.at, guest.chosen).total() >= self.ground.least {
                enough.push(*guest);
            }
            let marks = self.ground.marks.get(guest.at);
            self.reach(floor, guest.at, guest.chosen, usize::from(guest.last) + 1, |place| {
                next.push((marks[place].rank.1, nth as u32, place as u8));
            });
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
                if a.at != b.at && self.meet(&floor, a, b, depth, only) {
                    self.pair(a.at, b.at, out);
                }
            }
        }
    }

    fn pair(&self, a: u32, b: u32, out: &mut Vec<Pair>) {
        let (x, y) = (self.ground.rows[a as usize], self.ground.rows[b as usize]);
        if self.ground.scorer.meant(x, y) {
            out.extend(Pair::of(self.ground.scorer, x.min(y), x.max(y)));
        }
    }

    /// Whether two rows share exactly the chosen marks up to there, and enough in all for the first of them.
    fn meet(&self, floor: &Floor, a: &Guest, b: &Guest, depth: u32, only: bool) -> bool {
        let (left, right) = (self.ground.marks.get(a.at), self.ground.marks.get(b.at));
        let (mut i, mut j, mut shared) = (0, 0, 0);
        let mut gains = Gains::new(floor, self.ground.marks.base(a.at));
        while i < left.len() && j < right.len() {
            let (x, y): (&Mark, &Mark) = (&left[i], &right[j]);
            if x.rank == y.rank {
                if i <= usize::from(a.last) {
                    shared += 1;
                } else if only {
                    return false;
                }
                gains.add(x);
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
        shared == depth && gains.total() >= self.ground.least
    }
}
