//! The marks of all rows, and what each row can gain by its marks at most.

use super::bits::Bits;
use super::classes::{Floor, Saves};
use super::known::Known;
use super::score::Scorer;
use super::threads::{MANY, two};
use super::tokens::{Lister, Mark, PLACES};

/// Marks in a line of the processor's cache.
const LINE: usize = 64 / size_of::<Mark>();
/// Lines in which most rows stand.
const LINES: usize = 3;

/// The marks of all rows, in two halves, each of which is listed by a thread of its own.
#[derive(Debug, Default)]
pub(super) struct Marks {
    halves: [Half; 2],
    /// The first row of the second half.
    second: u32,
    /// Where its marks begin.
    split: u32,
}

#[derive(Debug, Default)]
struct Half {
    /// Of each row a head, and its marks after it: whoever comes from elsewhere reads one place of memory.
    all: Vec<Mark>,
    rows: Vec<Row>,
}

/// Where a row's head stands, and what it can gain at most, whatever it is compared with.
#[derive(Debug, Clone, Copy)]
struct Row {
    start: u32,
    /// By what is no mark.
    base: i16,
    /// By words, and by other marks, before what they save.
    words: u16,
    others: u16,
    /// How many words may save something.
    count: u8,
    /// Which other kinds of mark may save something, as bits.
    kinds: u8,
}

/// What one row has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked<'a> {
    pub(super) row: u32,
    /// What it can gain by what is no mark.
    pub(super) base: Bits,
    /// Its marks, in order.
    pub(super) marks: &'a [Mark],
}

/// A row's head, which stands before its marks: itself, their number, and what it gains by what is no mark.
fn head(row: u32, marks: usize, base: i16) -> Mark {
    Mark { rank: (marks as u16, row), gain: base, ..Mark::default() }
}

impl Row {
    fn of(start: usize, marks: &[Mark], base: i16) -> Self {
        let (mut by_place, mut worded) = ([0_u16; PLACES], 0_u64);
        let mut out = Self { start: start as u32, base, words: 0, others: 0, count: 0, kinds: 0 };
        for mark in marks {
            let (place, gain) = (usize::from(mark.place), u16::try_from(mark.gain).unwrap_or(0));
            let many = place == PLACES - 1;
            let more = if many { gain } else { gain.saturating_sub(by_place[place]) };
            by_place[place] = by_place[place].max(gain);
            if mark.is_word() {
                out.words = out.words.saturating_add(more);
                out.count += u8::from(many || worded >> place & 1 == 0);
                worded |= 1 << place;
            } else {
                out.others = out.others.saturating_add(more);
                out.kinds |= 1 << mark.saves as u8;
            }
        }
        out
    }
}

impl Half {
    fn of(
        scorer: &Scorer,
        rows: std::ops::Range<u32>,
        wanted: impl Fn(u32) -> bool,
        known: Option<&Known>,
    ) -> Self {
        let mut out = Self { all: Vec::new(), rows: Vec::with_capacity(rows.len()) };
        let mut lister = Lister::new(scorer);
        for row in rows {
            let (marks, base) = if wanted(row) { lister.marks(row) } else { (&[][..], Bits::from(i16::MIN)) };
            let (start, base) = (out.all.len(), i16::try_from(base).unwrap_or(i16::MAX));
            out.all.push(Mark::default());
            out.all.extend(marks.iter().filter(|mark| known.is_none_or(|known| known.has(mark.rank.1))));
            out.all[start] = head(row, out.all.len() - start - 1, base);
            out.rows.push(Row::of(start, &[], base));
        }
        out
    }

    /// Leaves those marks that may stand twice, and sums up what each row can gain by them.
    fn keep(&mut self, twice: &[Known; 2]) {
        let mut kept = 0;
        for row in &mut self.rows {
            let (from, start) = (row.start as usize, kept);
            let was = self.all[from];
            kept += 1;
            for at in from + 1..=from + usize::from(was.rank.0) {
                let mark = self.all[at];
                if twice[share(mark)].has(mark.rank.1) {
                    self.all[kept] = mark;
                    kept += 1;
                }
            }
            self.all[start] = head(was.rank.1, kept - start - 1, was.gain);
            *row = Row::of(start, &self.all[start + 1..kept], was.gain);
        }
        self.all.truncate(kept);
        self.all.shrink_to_fit();
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.rows.iter().flat_map(|row| self.of_row(row.start as usize).marks)
    }

    #[inline]
    fn of_row(&self, start: usize) -> Marked<'_> {
        let head = self.all[start];
        let marks = &self.all[start + 1..=start + usize::from(head.rank.0)];
        Marked { row: head.rank.1, base: Bits::from(head.gain), marks }
    }
}

/// Which of two threads counts a mark.
const fn share(mark: Mark) -> usize {
    (mark.rank.1 >> 31) as usize
}

impl Marks {
    /// Lists the marks of those rows that are wanted; those alone that are known, if that is asked. Marks that one row
    /// alone has are left out: no two rows can share them.
    pub(super) fn of(scorer: &Scorer, wanted: impl Fn(u32) -> bool + Sync, known: Option<&Known>) -> Self {
        let len = scorer.rows.len as u32;
        let second = if scorer.rows.len < MANY { len } else { len / 2 };
        let many = second < len;
        let (one, other) = two(
            many,
            || Half::of(scorer, 0..second, &wanted, known),
            || Half::of(scorer, second..len, &wanted, known),
        );
        let mut halves = [one, other];
        let twice = |nth| {
            let all = || halves.iter().flat_map(Half::marks).filter(move |&&mark| share(mark) == nth);
            let count = halves.iter().map(|half| half.all.len()).sum::<usize>() / 2;
            let (mut once, mut twice) = (Known::with_room(count), Known::with_room(count));
            for mark in all() {
                if once.add(mark.rank.1) {
                    twice.add(mark.rank.1);
                }
            }
            twice
        };
        let (low, high) = two(many, || twice(0), || twice(1));
        let twice = [low, high];
        let [one, other] = &mut halves;
        two(many, || one.keep(&twice), || other.keep(&twice));
        let split = halves[0].all.len() as u32;
        Self { halves, second, split }
    }

    /// Where a row stands.
    #[inline]
    pub(super) fn start(&self, row: u32) -> u32 {
        let late = row >= self.second;
        let at = (row - if late { self.second } else { 0 }) as usize;
        self.halves[usize::from(late)].rows[at].start + if late { self.split } else { 0 }
    }

    #[inline]
    fn place(&self, start: u32) -> (&Half, usize) {
        let late = start >= self.split;
        (&self.halves[usize::from(late)], (start - if late { self.split } else { 0 }) as usize)
    }

    /// What stands at a place.
    #[inline]
    pub(super) fn at(&self, start: u32) -> Marked<'_> {
        let (half, at) = self.place(start);
        half.of_row(at)
    }

    /// A row's marks, in order.
    #[inline]
    pub(super) fn get(&self, row: u32) -> &[Mark] {
        self.at(self.start(row)).marks
    }

    /// Brings some rows near: read one after another without a decision in between, they come at the same time.
    pub(super) fn touch(&self, starts: impl Iterator<Item = u32>) {
        let mut sum = 0_i16;
        for start in starts {
            let (half, at) = self.place(start);
            for line in 0..LINES {
                sum ^= half.all.get(at + line * LINE).map_or(0, |mark| mark.gain);
            }
        }
        std::hint::black_box(sum);
    }

    /// What a row can gain at most from rows for which this floor holds.
    #[inline]
    pub(super) fn most(&self, row: u32, floor: &Floor) -> Bits {
        let late = row >= self.second;
        let most = self.halves[usize::from(late)].rows[(row - if late { self.second } else { 0 }) as usize];
        let words = Bits::from(most.words) + Bits::from(most.count) * floor.saves(Saves::Word).max(0);
        let saved = [Saves::Curp, Saves::Rfc, Saves::Root, Saves::Nss]
            .into_iter()
            .filter(|&kind| most.kinds >> kind as u8 & 1 == 1)
            .map(|kind| floor.saves(kind).max(0))
            .sum::<Bits>();
        floor.total(words, Bits::from(most.others) + saved) + Bits::from(most.base)
    }
}
