//! The search: rows that share their rarest marks, narrowed mark by mark until a block is small.
//!
//! Every pair over the threshold shares marks; take them in order. At each depth both rows know, from what
//! they share so far and what they could still share later in the order, whether the threshold can be
//! reached. So the pair meets in the block of its first shared marks, and there alone is it compared.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::bits::Bits;
use super::found::Pair;
use super::score::Scorer;
use super::tokens::{Mark, Marks, PLACES};
use super::weights::POSSIBLE;

/// Blocks of at most this many rows are compared pair by pair.
const SMALL: usize = 24;
/// Marks by which a block is narrowed at most.
const DEEPEST: u32 = 12;
/// Level-one blocks that a thread takes at once.
const PORTION: usize = 512;
/// Threads: the result is the same with any number.
const THREADS: usize = 2;

/// A row in a block, with the marks by which it came there.
#[derive(Debug, Clone, Copy)]
struct Guest {
    at: u32,
    last: u8,
    chosen: u64,
}

struct Search<'a> {
    scorer: &'a Scorer,
    rows: &'a [u32],
    marks: Marks,
    least: Bits,
}

/// Every pair of these rows over the threshold, in order.
pub(super) fn pairs(scorer: &Scorer, rows: &[u32]) -> Vec<Pair> {
    let search = Search { scorer, rows, marks: Marks::of(scorer, rows), least: POSSIBLE - scorer.prior };
    let keys = search.keys();
    let starts: Vec<usize> = block_starts(&keys);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut out = Vec::new();
        loop {
            let from = next.fetch_add(PORTION, Ordering::Relaxed);
            if from >= starts.len() {
                return out;
            }
            for &start in &starts[from..(from + PORTION).min(starts.len())] {
                search.first(&keys[start..], &mut out);
            }
        }
    };
    let threads = if rows.len() < 2_000 { 1 } else { THREADS };
    let mut out: Vec<Pair> = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut out = work();
        for helper in helpers {
            match helper.join() {
                Ok(found) => out.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        out
    });
    out.sort_unstable();
    out
}

/// Where blocks of two rows or more begin.
fn block_starts(keys: &[u64]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let len = keys[at..].iter().take_while(|&&key| key >> 32 == keys[at] >> 32).count();
        if len > 1 {
            out.push(at);
        }
        at += len;
    }
    out
}

impl Search<'_> {
    /// The marks by which a row alone could still reach the threshold, with the row, sorted.
    fn keys(&self) -> Vec<u64> {
        let mut keys = Vec::with_capacity(self.rows.len() * 4);
        for at in 0..self.rows.len() as u32 {
            let marks = self.marks.get(at);
            self.reach(at, marks, 0, 0, |place| {
                keys.push(u64::from(marks[place].rank.1) << 32 | u64::from(at));
            });
        }
        keys.sort_unstable();
        keys
    }

    /// Calls `each` with the marks from `from` on that can be the next shared one, given those shared before.
    fn reach(&self, at: u32, marks: &[Mark], chosen: u64, from: usize, mut each: impl FnMut(usize)) {
        let mut gains = [0_u16; PLACES];
        let mut sum = self.marks.base(at);
        let mut count = |mark: &Mark| {
            let gain = &mut gains[usize::from(mark.place)];
            let more = mark.gain.saturating_sub(*gain);
            *gain += more;
            sum += Bits::from(more);
            sum
        };
        let mut rest = chosen;
        while rest != 0 {
            count(&marks[rest.trailing_zeros() as usize]);
            rest &= rest - 1;
        }
        for place in (from..marks.len()).rev() {
            if count(&marks[place]) >= self.least {
                each(place);
            }
        }
    }

    /// What a row gains by the marks chosen so far and nothing else.
    fn alone(&self, guest: Guest) -> Bits {
        let marks = self.marks.get(guest.at);
        let mut gains = [0_u16; PLACES];
        let mut rest = guest.chosen;
        while rest != 0 {
            let mark = &marks[rest.trailing_zeros() as usize];
            let gain = &mut gains[usize::from(mark.place)];
            *gain = mark.gain.max(*gain);
            rest &= rest - 1;
        }
        self.marks.base(guest.at) + gains.iter().map(|&gain| Bits::from(gain)).sum::<Bits>()
    }

    /// The block of one mark.
    fn first(&self, keys: &[u64], out: &mut Vec<Pair>) {
        let mark = keys[0] >> 32;
        let block = keys.iter().take_while(|&&key| key >> 32 == mark).filter_map(|&key| {
            let at = key as u32;
            let last = self.marks.get(at).iter().position(|each| u64::from(each.rank.1) == mark)?;
            Some(Guest { at, last: last as u8, chosen: 1 << last })
        });
        let block: Vec<Guest> = block.collect();
        self.block(&block, 1, out);
    }

    fn block(&self, block: &[Guest], depth: u32, out: &mut Vec<Pair>) {
        if block.len() <= SMALL || depth >= DEEPEST {
            self.compare(block, depth, false, out);
            return;
        }
        let enough: Vec<Guest> =
            block.iter().copied().filter(|&guest| self.alone(guest) >= self.least).collect();
        self.compare(&enough, depth, true, out);
        let mut next: Vec<(u32, u32, u8)> = Vec::with_capacity(block.len() * 2);
        for (nth, guest) in block.iter().enumerate() {
            let marks = self.marks.get(guest.at);
            self.reach(guest.at, marks, guest.chosen, usize::from(guest.last) + 1, |place| {
                next.push((marks[place].rank.1, nth as u32, place as u8));
            });
        }
        next.sort_unstable();
        for run in next.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            let guests = run.iter().map(|&(_, nth, place)| {
                let guest = block[nth as usize];
                Guest { last: place, chosen: guest.chosen | 1 << place, ..guest }
            });
            let guests: Vec<Guest> = guests.collect();
            self.block(&guests, depth + 1, out);
        }
    }

    /// Compares the rows of a block whose first shared marks are those of the block; `only`: which share no other.
    fn compare(&self, block: &[Guest], depth: u32, only: bool, out: &mut Vec<Pair>) {
        for (nth, a) in block.iter().enumerate() {
            for b in &block[nth + 1..] {
                let (x, y) = (self.rows[a.at as usize], self.rows[b.at as usize]);
                if x != y && self.scorer.meant(x, y) && self.meet(a, b, depth, only) {
                    out.extend(Pair::of(self.scorer, x.min(y), x.max(y)));
                }
            }
        }
    }

    /// Whether two rows share exactly the chosen marks up to there, and enough in all.
    fn meet(&self, a: &Guest, b: &Guest, depth: u32, only: bool) -> bool {
        let (left, right) = (self.marks.get(a.at), self.marks.get(b.at));
        let (mut i, mut j, mut shared) = (0, 0, 0);
        let mut gains = (self.marks.base(a.at), self.marks.base(b.at));
        while i < left.len() && j < right.len() {
            let (x, y) = (&left[i], &right[j]);
            if x.rank == y.rank {
                if i <= usize::from(a.last) {
                    shared += 1;
                } else if only {
                    return false;
                }
                gains.0 += Bits::from(x.gain);
                gains.1 += Bits::from(y.gain);
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
        shared == depth && gains.0.min(gains.1) >= self.least
    }
}
