//! The search: rows that share their rarest marks, narrowed mark by mark until a block is small.
//!
//! Every pair over the threshold shares marks; take them in order. At each depth both rows know, from what
//! they share so far and what they could still share later in the order, with rows of which classes the threshold can
//! be reached. So the pair meets in the block of its first shared marks, and there alone is it compared.

use super::bits::Bits;
use super::course::{Classes, Course, Need, Side};
use super::found::Pair;
use super::ground::Ground;
use super::listing::{Key, Listed, Listing, Open};
use super::marks::{Marked, Marks};
use super::passes::Range;
use super::score::Prior;
use super::shared::Shared;
use super::threads::{MANY, THREADS, shared_out, two};
use super::tokens::{Gains, MOST, Mark};

/// A block of at most so many pairs is compared pair by pair. Tests narrow every block, to see it done.
const SMALL: usize = if cfg!(test) { 2 } else { 288 };
/// So is one of at most so many pairs for each row: a few rows of one class and many of another.
const FEW: usize = if cfg!(test) { 1 } else { 4 };
/// Of a block of at most so many pairs it is not asked which marks may be shared.
const TINY: usize = if cfg!(test) { 0 } else { 15 };
/// Marks by which a block is narrowed at most.
const DEEPEST: u32 = 12;
/// Rows whose marks are brought near at once.
const TOUCHED: usize = 32;
/// Blocks that a thread takes at once.
const PORTION: usize = 128;

/// A row in a block, with the marks by which it came there and the classes with which it may reach the threshold.
#[derive(Debug, Clone, Copy)]
struct Guest {
    chosen: u64,
    start: u32,
    classes: Classes,
    kind: u16,
    last: u8,
    class: u8,
    side: Side,
}

/// A mark that may be the next shared one: of which guest, at which of its places, and with which classes.
#[derive(Debug, Clone, Copy)]
struct Next {
    mark: u32,
    nth: u32,
    classes: Classes,
    place: u8,
}

/// The search of one list in itself or of two.
pub(super) struct Search<'a> {
    pub(super) ground: &'a Ground,
    pub(super) marks: &'a Marks,
    pub(super) course: &'a Course,
    /// The first marks by which rows meet in this pass.
    pub(super) range: Range,
    pub(super) prior: Prior,
}

/// By side and class: the classes that its rows may still be paired with, and how many rows there are.
struct Offers {
    classes: [[Classes; 32]; 2],
    rows: [[u32; 32]; 2],
}

impl Offers {
    fn of(block: &[Guest]) -> Self {
        let mut out = Self { classes: [[0; 32]; 2], rows: [[0; 32]; 2] };
        for guest in block {
            out.classes[guest.side as usize][usize::from(guest.class)] |= guest.classes;
            out.rows[guest.side as usize][usize::from(guest.class)] += 1;
        }
        out
    }

    /// Calls `each` with every two classes of which both may be paired with the other.
    fn each(&self, course: &Course, mut each: impl FnMut(Side, usize, usize)) {
        for side in [Side::Left, Side::Right] {
            let partner = course.partner(side);
            for (class, &offered) in self.classes[side as usize].iter().enumerate() {
                let mut rest = offered;
                while rest != 0 {
                    let other = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    let alone = !course.across && class == other && self.rows[0][class] < 2;
                    if self.classes[partner as usize][other] >> class & 1 == 1 && !alone {
                        each(side, class, other);
                    }
                }
            }
        }
    }
}

impl Search<'_> {
    pub(super) fn run(&self, out: &mut Vec<Pair>) {
        let Self { ground, marks, course, range, .. } = *self;
        let Listed { keys, open } = Listing { ground, marks, course, range }.all();
        self.open(&open, out);
        let [low, high] = &keys;
        let many = low.len() + high.len() >= MANY;
        let (mut blocks, more) = two(many, || shared_marks(low), || shared_marks(high));
        blocks.extend(more);
        let threads = if many { THREADS } else { 1 };
        out.extend(shared_out(blocks.len(), PORTION, threads, |from, out| {
            let mut shared = Shared::default();
            for block in &blocks[from..(from + PORTION).min(blocks.len())] {
                let guests = block.iter().map(|key| Guest {
                    chosen: 1 << key.place,
                    start: key.start,
                    classes: key.classes,
                    kind: key.kind,
                    last: key.place,
                    class: course.sort(key.side, key.kind).class,
                    side: key.side,
                });
                self.block(guests.collect(), 1, &mut shared, out);
            }
        }));
    }

    /// Rows that reach the threshold with nothing in common: in small rolls alone.
    fn open(&self, open: &[Open], out: &mut Vec<Pair>) {
        for (nth, a) in open.iter().enumerate() {
            for b in &open[nth + 1..] {
                let meant = !self.course.across || a.side != b.side;
                let both = a.classes >> b.class & 1 == 1 && b.classes >> a.class & 1 == 1;
                if meant && both && a.row != b.row {
                    self.pair(a.row, b.row, out);
                }
            }
        }
    }

    fn needs(&self, guest: &Guest) -> &[Need] {
        &self.course.sort(guest.side, guest.kind).needs
    }

    fn block(&self, mut block: Vec<Guest>, depth: u32, shared: &mut Shared, out: &mut Vec<Pair>) {
        if self.agree(&mut block) > TINY {
            self.thin(&mut block, shared);
        }
        let pairs = self.pairs(&block);
        if pairs <= SMALL.max(FEW * block.len()) || depth >= DEEPEST {
            self.compare(&mut block, depth, false, out);
            return;
        }
        let (mut enough, next) = self.next(&block, shared);
        self.compare(&mut enough, depth, true, out);
        for run in next.chunk_by(|a, b| a.mark == b.mark).filter(|run| run.len() > 1) {
            let guests = run.iter().map(|next| {
                let guest = block[next.nth as usize];
                Guest {
                    last: next.place,
                    chosen: guest.chosen | 1 << next.place,
                    classes: next.classes,
                    ..guest
                }
            });
            self.block(guests.collect(), depth + 1, shared, out);
        }
    }

    /// Leaves those rows that some class may be paired with that may be paired with theirs; how many pairs there are.
    fn agree(&self, block: &mut Vec<Guest>) -> usize {
        loop {
            let mut accepted = [[0; 32]; 2];
            Offers::of(block).each(self.course, |side, class, other| {
                accepted[side as usize][class] |= 1 << other;
            });
            let before = block.len();
            block.retain_mut(|guest| {
                guest.classes &= accepted[guest.side as usize][usize::from(guest.class)];
                guest.classes != 0
            });
            if block.len() == before {
                return self.pairs(block);
            }
        }
    }

    /// How many pairs a block has.
    fn pairs(&self, block: &[Guest]) -> usize {
        let offers = Offers::of(block);
        let mut pairs = 0;
        offers.each(self.course, |side, class, other| {
            let rows = |side: Side, class: usize| offers.rows[side as usize][class] as usize;
            let (own, others) = (rows(side, class), rows(self.course.partner(side), other));
            pairs += if self.course.across || class != other { own * others } else { own * (own - 1) };
        });
        pairs / 2
    }

    /// Leaves those rows of a block that can reach the threshold by marks that some row they may be paired with has;
    /// `shared` knows these afterwards.
    fn thin(&self, block: &mut Vec<Guest>, shared: &mut Shared) {
        loop {
            let before = block.len();
            shared.clear(before, self.course.across);
            for some in block.chunks(TOUCHED) {
                self.marks.touch(some.iter().map(|guest| guest.start));
                for guest in some {
                    for mark in self.after(guest) {
                        shared.see(guest.side, 1 << guest.class, mark.rank.1);
                    }
                }
            }
            let mut kept = 0;
            for from in (0..before).step_by(TOUCHED) {
                let to = (from + TOUCHED).min(before);
                self.marks.touch(block[from..to].iter().map(|guest| guest.start));
                for at in from..to {
                    let guest = block[at];
                    let classes = self.reached(&guest, shared);
                    if classes != 0 {
                        block[kept] = Guest { classes, ..guest };
                        kept += 1;
                    }
                }
            }
            block.truncate(kept);
            if self.agree(block) <= SMALL || 4 * block.len() > 3 * before {
                return;
            }
        }
    }

    /// The marks of a row that may be the next shared ones.
    fn after(&self, guest: &Guest) -> &[Mark] {
        self.marks.at(guest.start).marks.get(usize::from(guest.last) + 1..).unwrap_or(&[])
    }

    /// With which classes a row may share each of its marks after the last chosen one.
    fn known<'k>(&self, guest: &Guest, shared: &Shared, known: &'k mut [Classes; MOST]) -> &'k [Classes] {
        let after = self.after(guest);
        for (known, mark) in known.iter_mut().zip(after) {
            *known = shared.with(guest.side, 1 << guest.class, mark.rank.1);
        }
        &known[..after.len()]
    }

    /// The classes with which a row can reach the threshold by marks that they have.
    fn reached(&self, guest: &Guest, shared: &Shared) -> Classes {
        let Marked { base, marks, .. } = self.marks.at(guest.start);
        let mut room = [0; MOST];
        let known = self.known(guest, shared, &mut room);
        let after = &marks[marks.len() - known.len()..];
        let mut out = 0;
        for need in self.needs(guest) {
            let classes = need.classes & guest.classes;
            if classes == 0 {
                continue;
            }
            let (mut words, mut others) = (0, base);
            // More than is gained where marks exclude each other: enough to turn most rows away.
            let mut add = |mark: &Mark| {
                *(if mark.is_word() { &mut words } else { &mut others }) +=
                    Bits::from(mark.value(&need.floor));
            };
            each_bit(guest.chosen, |place| add(&marks[place]));
            for (mark, known) in after.iter().zip(known) {
                if known & classes != 0 {
                    add(mark);
                }
            }
            if need.floor.total(words, others) >= need.least {
                out |= classes;
            }
        }
        out
    }

    /// The rows that reach the threshold by what they share already; and by which marks rows may meet next, sorted.
    fn next(&self, block: &[Guest], shared: &Shared) -> (Vec<Guest>, Vec<Next>) {
        let (mut enough, mut next) = (Vec::new(), Vec::with_capacity(block.len() * 2));
        let (mut room, mut places) = ([0; MOST], [0; MOST]);
        for (nth, guest) in block.iter().enumerate() {
            let Marked { base, marks, .. } = self.marks.at(guest.start);
            let known = self.known(guest, shared, &mut room);
            let from = marks.len() - known.len();
            let mut reached = 0;
            for need in self.needs(guest) {
                let classes = need.classes & guest.classes;
                if classes == 0 {
                    continue;
                }
                let mut gains = Gains::new(&need.floor, base);
                each_bit(guest.chosen, |place| gains.add(&marks[place]));
                if gains.total() >= need.least {
                    reached |= classes;
                }
                for place in (from..marks.len()).rev() {
                    let classes = classes & known[place - from];
                    if classes == 0 {
                        continue;
                    }
                    gains.add(&marks[place]);
                    if gains.total() >= need.least {
                        places[place] |= classes;
                    }
                }
            }
            if reached != 0 {
                enough.push(Guest { classes: reached, ..*guest });
            }
            for place in from..marks.len() {
                let classes = std::mem::take(&mut places[place]);
                if classes != 0 {
                    next.push(Next {
                        mark: marks[place].rank.1,
                        nth: nth as u32,
                        classes,
                        place: place as u8,
                    });
                }
            }
        }
        next.sort_unstable_by_key(|next| next.mark);
        (enough, next)
    }

    /// Compares the rows of a block whose first shared marks are those of the block; `only`: which share no other.
    fn compare(&self, block: &mut [Guest], depth: u32, only: bool, out: &mut Vec<Pair>) {
        block.sort_unstable_by_key(|guest| (guest.side, guest.class));
        let groups: Vec<&[Guest]> = block.chunk_by(|a, b| (a.side, a.class) == (b.side, b.class)).collect();
        for (nth, ours) in groups.iter().enumerate() {
            for (other, theirs) in groups.iter().enumerate().skip(nth) {
                if self.course.partner(ours[0].side) != theirs[0].side {
                    continue;
                }
                let (class, their) = (ours[0].class, theirs[0].class);
                for (at, a) in ours.iter().enumerate() {
                    let Some(need) = self.need(a, their) else { continue };
                    for b in if nth == other { &ours[at + 1..] } else { theirs } {
                        let meant = b.classes >> class & 1 == 1 && a.start != b.start;
                        if meant && self.meet(need, a, b, depth, only) {
                            self.pair(self.marks.at(a.start).row, self.marks.at(b.start).row, out);
                        }
                    }
                }
            }
        }
    }

    /// What a row needs with rows of a class, if it may be paired with them.
    fn need(&self, guest: &Guest, class: u8) -> Option<&Need> {
        let meant = |classes: Classes| classes >> class & 1 == 1;
        self.needs(guest).iter().find(|need| meant(need.classes) && meant(guest.classes))
    }

    fn pair(&self, a: u32, b: u32, out: &mut Vec<Pair>) {
        out.extend(Pair::of(&self.ground.scorer, self.prior, a.min(b), a.max(b)));
    }

    /// Whether two rows share exactly the chosen marks up to there, and enough in all for the first of them.
    fn meet(&self, need: &Need, a: &Guest, b: &Guest, depth: u32, only: bool) -> bool {
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
                *(if x.is_word() { &mut words } else { &mut others }) += Bits::from(x.value(&need.floor));
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
        shared == depth && need.floor.total(words, others) >= need.least
    }
}

/// The keys of each mark that several rows have.
fn shared_marks(keys: &[Key]) -> Vec<&[Key]> {
    keys.chunk_by(|a, b| a.mark == b.mark).filter(|block| block.len() > 1).collect()
}

fn each_bit(mut bits: u64, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}
