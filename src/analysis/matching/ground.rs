//! What a search reads, and its course: all marks at once, or, where memory is bounded, one part of them after another.

use std::sync::OnceLock;

use super::bits::Bits;
use super::blocks::Search;
use super::classes::{self, Class, Shape};
use super::course::Course;
use super::found::Pair;
use super::known::Known;
use super::learnt::Learnt;
use super::marks::Marks;
use super::passes::{Range, Reach, sides};
use super::reading::ASIDE;
use super::rows::Rows;
use super::score::{Prior, Scorer};
use super::slips::{self, Digit};
use super::threads::{MANY, two};
use super::weights::POSSIBLE;

/// Bytes a row takes in a search in passes besides its marks and keys: its weights, its place in the order of rows
/// and classes, the ranges in which it may meet another, where its marks end.
const BESIDE: usize = 66;

/// What every search reads.
#[derive(Debug)]
pub(super) struct Ground {
    /// The rows with what their values tell.
    pub(super) scorer: Scorer,
    /// The marks of all rows; none where the search goes in passes.
    marks: Option<Marks>,
    /// The different shapes, and which of them each row has.
    pub(super) kinds: Vec<Shape>,
    pub(super) kind_of: Vec<u16>,
    /// Bytes that marks and keys may take at a time, if that is bounded.
    room: Option<usize>,
    /// Rows whose CURP or NSS are one slip apart, once they were looked for.
    close: OnceLock<Vec<(u32, u32)>>,
}

/// Which pairs are meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sought<'a> {
    /// Those of these rows among themselves.
    Within(&'a [u32]),
    /// Those of a row here and a row there.
    Across(&'a [u32], &'a [u32]),
}

impl Ground {
    /// Weighs the rows of so many lists; before a search, [`Ground::learn`] marks them.
    pub(super) fn of(rows: Rows, lists: u64) -> Self {
        let scorer = Scorer::new(rows, lists);
        let (kinds, kind_of) = classes::shapes(&scorer);
        Self { marks: None, scorer, kinds, kind_of, room: None, close: OnceLock::new() }
    }

    /// Bounds all memory: marks and keys may take, at a time, what the rows and their order leave.
    pub(super) fn bound(&mut self, memory: usize) {
        let rows = &self.scorer.rows;
        let beside = ASIDE + rows.held() + rows.len * BESIDE;
        self.room_of(memory.saturating_sub(beside));
    }

    /// Bounds what marks and keys may take at a time.
    pub(super) fn room_of(&mut self, room: usize) {
        self.room = Some(room);
        self.marks = None;
    }

    /// Weighs the rows by what the roll has shown, and marks them.
    pub(super) fn learn(&mut self, learnt: Learnt) {
        self.scorer.learnt = learnt;
        self.marks = None;
        if self.room.is_none() {
            self.marks = Some(Marks::of(&self.scorer, |_| true, None));
        }
    }

    /// The same for searches in which one side are some of these rows: marks that none of them has are left out, since
    /// no pair can share them.
    pub(super) fn learn_for(&mut self, learnt: Learnt, some: &[u32]) {
        self.scorer.learnt = learnt;
        self.marks = None;
        if self.room.is_none() {
            let known = Known::of_rows(&self.scorer, some);
            self.marks = Some(Marks::of(&self.scorer, |_| true, Some(&known)));
        }
    }

    /// Lets the marks go.
    pub(super) fn rest(&mut self) {
        self.marks = None;
    }

    /// The number of a row's shape.
    pub(super) fn kind(&self, row: u32) -> u16 {
        self.kind_of[row as usize]
    }

    /// What a pair of two classes must gain.
    pub(super) fn least(&self, prior: Prior, left: Class, right: Class) -> Bits {
        POSSIBLE - prior.margin - prior.same - left.most_moved(right, &self.scorer.learnt)
    }

    /// Every pair that is sought over the threshold, in order. Memory may be bounded; the result is the same.
    pub(super) fn pairs(&self, sought: Sought<'_>, prior: Prior) -> Vec<Pair> {
        let mut out = self.by_slips(sought, prior);
        let course = Course::of(self, sought, prior);
        let run = |marks: &Marks, range, out: &mut Vec<Pair>| {
            Search { ground: self, marks, course: &course, range, prior }.run(out);
        };
        if let Some(marks) = &self.marks {
            run(marks, Range::ALL, &mut out);
        } else {
            let room = self.room.unwrap_or(usize::MAX);
            let reach = Reach::of(self, &course, sought);
            let mut done = None;
            while let Some(range) = reach.next(done, room.saturating_sub(out.len() * size_of::<Pair>())) {
                let marks = Marks::of(&self.scorer, |row| reach.has(row, range), None);
                run(&marks, range, &mut out);
                done = Some(range);
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// All rows whose CURP or NSS are one slip apart.
    fn close(&self) -> &[(u32, u32)] {
        self.close.get_or_init(|| {
            let (rows, scorer) = (&self.scorer.rows, &self.scorer);
            let (mut curps, nsss) = two(
                rows.len >= MANY && self.room.is_none(),
                || slips::pairs(&rows.curps, &scorer.curp_weights, Digit::LetsSomePass),
                || slips::pairs(&rows.nsss, &scorer.nss_weights, Digit::SeesAll),
            );
            curps.extend(nsss);
            curps
        })
    }

    /// Pairs whose CURP or NSS are one slip apart.
    fn by_slips(&self, sought: Sought<'_>, prior: Prior) -> Vec<Pair> {
        let rows = &self.scorer.rows;
        let sides = sides(rows.len, sought);
        let meant = |&(a, b): &(u32, u32)| {
            let (a, b) = (sides[a as usize], sides[b as usize]);
            a & 1 != 0 && b & 2 != 0 || a & 2 != 0 && b & 1 != 0
        };
        let meant = self.close().iter().filter(|pair| meant(pair));
        meant.filter_map(|&(a, b)| Pair::of(&self.scorer, prior, a, b)).collect()
    }
}
