//! Who appears more than once in lists that were read one after another and of which no text is kept.

use crate::analysis::duplicates::{Decided, FieldWeight, Grade, Member, Verdict, clusters};
use crate::analysis::matching::{Engine, Pair};
pub use crate::analysis::matching::{Kept, Looking, Reading, Renewed};

/// A pair that was found; positions are those in which the entries were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// The earlier entry.
    pub left: usize,
    /// The later entry.
    pub right: usize,
    /// How sure.
    pub grade: Grade,
    /// How sure, 0 to 1000.
    pub score: u16,
}

/// Who appears more than once in lists of which no text is kept.
#[derive(Debug)]
pub struct Found {
    pub(super) engine: Engine,
    pub(super) pairs: Vec<Pair>,
    /// The entries in clusters, by position.
    pub members: Vec<Member>,
}

/// How pairs are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// Which pairs are compared.
    pub looking: Looking,
    /// Bytes of memory that all of it may take, if that is bounded: at least [`Reading::needed`].
    pub memory: Option<u64>,
}

/// The score of a pair of positions, the earlier one first, if it was found.
pub type ScoreOf<'a> = &'a dyn Fn(usize, usize) -> Option<u16>;

/// Finds the same in so many lists, heeding what people decided about pairs of positions, the earlier one first;
/// `decide` is told what each pair scores, since a decision holds for the evidence it was made on.
pub fn search(
    reading: Reading,
    lists: usize,
    how: How,
    decide: impl FnOnce(ScoreOf<'_>) -> Vec<(usize, usize, Verdict)>,
) -> Found {
    let mut engine = Engine::of(reading, lists).bounded(how.memory);
    let pairs = engine.pairs(how.looking);
    Found::of(engine, pairs, decide)
}

/// The same by searching only what changed since a version that was kept, and what to keep for the next one; the
/// first time everything is searched.
pub fn search_since(
    reading: Reading,
    lists: usize,
    before: Option<&Kept>,
    decide: impl FnOnce(ScoreOf<'_>) -> Vec<(usize, usize, Verdict)>,
) -> (Found, Kept, Renewed) {
    let mut engine = Engine::of(reading, lists);
    let (pairs, kept, renewed) = engine.renew(before);
    (Found::of(engine, pairs, decide), kept, renewed)
}

impl Found {
    pub(super) fn of(
        engine: Engine,
        mut pairs: Vec<Pair>,
        decide: impl FnOnce(ScoreOf<'_>) -> Vec<(usize, usize, Verdict)>,
    ) -> Self {
        let engine = engine.searched();
        let score_of = |left: usize, right: usize| {
            let place = |pair: &Pair| (pair.left as usize, pair.right as usize);
            let found = pairs.binary_search_by_key(&(left, right), place);
            found.ok().and_then(|at| pairs.get(at)).map(Pair::score)
        };
        let decided = Decided::of(&decide(&score_of));
        decided.heed(&mut pairs);
        let members = clusters(engine.len(), &pairs, &decided, |entry| engine.valid_curp(entry));
        Self { engine, pairs, members }
    }

    /// Pairs that may be one person, by position. Of rows that are alike in every compared cell, each is paired
    /// with the first one only.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = Likeness> {
        self.pairs.iter().map(|pair| Likeness {
            left: pair.left as usize,
            right: pair.right as usize,
            grade: pair.grade,
            score: pair.score(),
        })
    }

    /// What each compared field says about two entries.
    pub fn weights(&self, left: usize, right: usize) -> Vec<FieldWeight> {
        self.engine.weights(left, right)
    }

    /// The titles of columns that were taken for no field and were compared all the same.
    pub fn columns(&self) -> &[String] {
        self.engine.columns()
    }
}
