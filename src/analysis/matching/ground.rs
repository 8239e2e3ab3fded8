//! What a search reads, and its course: the rows' classes two at a time, and, where memory is bounded, the
//! marks in parts.

use std::sync::OnceLock;

use super::bits::Bits;
use super::blocks::Search;
use super::classes::{self, Class, Group, Shape};
use super::found::Pair;
use super::known::Known;
use super::learnt::Learnt;
use super::marks::Marks;
use super::passes::{Range, Reach, sides};
use super::reading::ASIDE;
use super::rows::Rows;
use super::score::{Prior, Scorer};
use super::slips;
use super::threads::{MANY, THREADS, shared_out, two};
use super::weights::POSSIBLE;

/// Bytes a row takes in a search in passes besides its marks and keys: its weights, its place in the order of rows
/// and classes, the ranges in which it may meet another, where its marks end.
const BESIDE: usize = 58;

/// What every search reads.
#[derive(Debug)]
pub(super) struct Ground {
    /// The rows with what their values tell.
    pub(super) scorer: Scorer,
    /// The marks of all rows; none where the search goes in passes.
    marks: Option<Marks>,
    /// The different shapes, and which of them each row has.
    pub(super) kinds: Vec<Shape>,
    kind_of: Vec<u16>,
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

/// Two classes with their rows, or one in itself: the last says that they are two.
pub(super) type Two<'a> = (&'a Group, &'a Group, bool);

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
        let classes = |rows| classes::classes(&self.kinds, &self.kind_of, rows);
        let (lefts, rights) = match sought {
            Sought::Within(rows) => (classes(rows), Vec::new()),
            Sought::Across(left, right) => (classes(left), classes(right)),
        };
        let mut searches: Vec<Two<'_>> = Vec::new();
        for (nth, left) in lefts.iter().enumerate() {
            match sought {
                Sought::Within(_) => {
                    searches.push((left, left, false));
                    searches.extend(lefts[nth + 1..].iter().map(|right| (left, right, true)));
                }
                Sought::Across(..) => searches.extend(rights.iter().map(|right| (left, right, true))),
            }
        }
        // The longest first, so that no thread is left with one at the end.
        searches.sort_by_key(|(left, right, _)| std::cmp::Reverse(left.1.len() + right.1.len()));
        if let Some(marks) = &self.marks {
            self.pass(&searches, prior, marks, Range::ALL, &mut out);
        } else {
            let room = self.room.unwrap_or(usize::MAX);
            let reach = Reach::of(self, &searches, sought, prior);
            let mut done = None;
            while let Some(range) = reach.next(done, room.saturating_sub(out.len() * size_of::<Pair>())) {
                let marks = Marks::of(&self.scorer, |row| reach.has(row, range), None);
                self.pass(&searches, prior, &marks, range, &mut out);
                done = Some(range);
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Searches those rows that have marks, by first marks of a range.
    fn pass(&self, searches: &[Two<'_>], prior: Prior, marks: &Marks, range: Range, out: &mut Vec<Pair>) {
        let run = |&(left, right, across): &Two<'_>, threads, out: &mut Vec<Pair>| {
            let floors =
                [right.0, left.0].map(|other| self.kinds.iter().map(|kind| kind.floor(other)).collect());
            let least = self.least(prior, left.0, right.0);
            let search = Search { ground: self, marks, range, prior, least, across, floors };
            search.run(&left.1, if across { &right.1 } else { &[] }, threads, out);
        };
        let several = searches.len() >= 3 * THREADS;
        let outer = if several && self.scorer.rows.len >= MANY { THREADS } else { 1 };
        let inner = if several { 1 } else { THREADS };
        out.extend(shared_out(searches.len(), 1, outer, |from, out| run(&searches[from], inner, out)));
    }

    /// All rows whose CURP or NSS are one slip apart.
    fn close(&self) -> &[(u32, u32)] {
        self.close.get_or_init(|| {
            let (rows, scorer) = (&self.scorer.rows, &self.scorer);
            let (mut curps, nsss) = two(
                rows.len >= MANY && self.room.is_none(),
                || slips::pairs(&rows.curps, &scorer.curp_weights),
                || slips::pairs(&rows.nsss, &scorer.nss_weights),
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
