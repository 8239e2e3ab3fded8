//! The marks of all rows, and what each row can gain by its marks at most.

use super::bits::Bits;
use super::classes::{Floor, Saves};
use super::known::Known;
use super::score::Scorer;
use super::threads::{MANY, two};
use super::tokens::{Lister, Mark, PLACES};

/// Marks in a line of the processor's cache.
const LINE: usize = 64 / size_of::<Mark>();

/// The marks of all rows, in two halves, each of which is listed by a thread of its own.
#[derive(Debug, Default)]
pub(super) struct Marks {
    halves: [Half; 2],
    /// The first row of the second half.
    second: u32,
}

#[derive(Debug, Default)]
struct Half {
    all: Vec<Mark>,
    rows: Vec<Row>,
}

/// Where a row's marks end, and what it can gain at most, whatever it is compared with.
#[derive(Debug, Clone, Copy)]
struct Row {
    end: u32,
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

impl Row {
    fn of(end: usize, marks: &[Mark], base: Bits) -> Self {
        let (mut by_place, mut worded) = ([0_u16; PLACES], 0_u64);
        let base = i16::try_from(base).unwrap_or(i16::MAX);
        let mut out = Self { end: end as u32, base, words: 0, others: 0, count: 0, kinds: 0 };
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
            let from = out.all.len();
            out.all.extend(marks.iter().filter(|mark| known.is_none_or(|known| known.has(mark.rank.1))));
            out.rows.push(Row::of(out.all.len(), &out.all[from..], base));
        }
        out
    }
}

impl Marks {
    /// Lists the marks of those rows that are wanted; those alone that are known, if that is asked.
    pub(super) fn of(scorer: &Scorer, wanted: impl Fn(u32) -> bool + Sync, known: Option<&Known>) -> Self {
        let len = scorer.rows.len as u32;
        let second = if scorer.rows.len < MANY { len } else { len / 2 };
        let (one, other) = two(
            second < len,
            || Half::of(scorer, 0..second, &wanted, known),
            || Half::of(scorer, second..len, &wanted, known),
        );
        Self { halves: [one, other], second }
    }

    #[inline]
    fn place(&self, at: u32) -> (&Half, usize) {
        let late = at >= self.second;
        (&self.halves[usize::from(late)], (at - if late { self.second } else { 0 }) as usize)
    }

    /// A row's marks, in order.
    #[inline]
    pub(super) fn get(&self, at: u32) -> &[Mark] {
        let (half, at) = self.place(at);
        let start = if at == 0 { 0 } else { half.rows[at - 1].end as usize };
        &half.all[start..half.rows[at].end as usize]
    }

    /// Brings the marks of some rows near: read one after another without a decision in between, they come at the
    /// same time.
    pub(super) fn touch(&self, rows: impl Iterator<Item = u32>) {
        let mut sum = 0_i16;
        for at in rows {
            for mark in self.get(at).iter().step_by(LINE) {
                sum ^= mark.gain;
            }
        }
        std::hint::black_box(sum);
    }

    /// What a row can gain by what is no mark.
    #[inline]
    pub(super) fn base(&self, at: u32) -> Bits {
        let (half, at) = self.place(at);
        Bits::from(half.rows[at].base)
    }

    /// What a row can gain at most from rows for which this floor holds.
    #[inline]
    pub(super) fn most(&self, at: u32, floor: &Floor) -> Bits {
        let (half, at) = self.place(at);
        let most = half.rows[at];
        let words = Bits::from(most.words) + Bits::from(most.count) * floor.saves(Saves::Word).max(0);
        let saved = [Saves::Curp, Saves::Rfc, Saves::Root, Saves::Nss]
            .into_iter()
            .filter(|&kind| most.kinds >> kind as u8 & 1 == 1)
            .map(|kind| floor.saves(kind).max(0))
            .sum::<Bits>();
        floor.total(words, Bits::from(most.others) + saved) + Bits::from(most.base)
    }
}
