//! A roll that was searched before, in another version: only rows that changed are searched again, and what is found
//! is what a search from scratch finds.
//!
//! The first search keeps the pairs that come within a margin of the threshold. In a later version the score of two
//! rows that say what they said moves only because words and values have become more or less frequent, and because
//! other odds are expected or learnt. What a row tells may move by [`ROW`] in all, and what holds for all pairs by
//! [`ALL`]; rows beyond that count as changed, and beyond the other everything is searched again. Between the version
//! in which a pair was searched and this one, each of its rows moves by 2 × [`ROW`] at most, each of which counts in
//! the odds of one person and in those of relatives, and everything else by 2 × [`ALL`]: together no more than
//! [`MARGIN`]. So every pair that reaches the threshold now was kept then, or has a row that changed.

use super::alike;
use super::bits::{BIT, Bits};
use super::found::Pair;
use super::ground::Sought;
use super::learnt::{self, Learnt};
use super::score::{Prior, Scorer};
use super::views::{self, Views};
use super::{Engine, SAMPLE};

/// How far below the threshold pairs are kept.
const MARGIN: Bits = BIT;
/// By how much, at most, what a row tells may have moved.
const ROW: Bits = MARGIN / 16;
/// By how much, at most, what holds for all pairs may have moved.
const ALL: Bits = MARGIN / 4;

const _: () = assert!(8 * ROW + 2 * ALL <= MARGIN);

/// What a search leaves for the next version of a roll. It holds no name and no number, but from somebody's row it can
/// be told whether the row was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub(super) settings: u128,
    pub(super) step: u64,
    /// The rows as they were when they were last searched.
    pub(super) views: Views,
    /// Pairs of the sample, by position, from which the roll's second entries are learnt; and all pairs, where the
    /// sample is not the whole.
    pub(super) stages: [Stage; 2],
}

/// One search, with what held for all its pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stage {
    pub(super) same: Bits,
    pub(super) kin: Bits,
    pub(super) learnt: Learnt,
    pub(super) pairs: Vec<(u32, u32)>,
}

/// How much of a roll was searched again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// Different rows.
    pub rows: usize,
    /// Those that were searched.
    pub searched: usize,
}

/// The rows of this version, held against those that were kept.
struct Standing<'a> {
    kept: Option<&'a Kept>,
    /// Where each kept row is now; `u32::MAX` where it is no more.
    now: Vec<u32>,
    /// Whether a row, by its number, has to be searched.
    changed: Vec<bool>,
}

impl<'a> Standing<'a> {
    fn of(kept: Option<&'a Kept>, rows: &[u32], all: usize, views: &Views) -> Self {
        let mut out = Self { kept, now: Vec::new(), changed: vec![true; all] };
        let Some(kept) = kept else { return out };
        let mut order: Vec<u32> = (0..kept.views.contents.len() as u32).collect();
        order.sort_unstable_by_key(|&at| kept.views.contents[at as usize]);
        out.now = vec![u32::MAX; order.len()];
        let mut same = 0;
        for (at, (&row, content)) in rows.iter().zip(&views.contents).enumerate() {
            let found = order.binary_search_by_key(content, |&at| kept.views.contents[at as usize]);
            let Some(then) = found.ok().map(|place| order[place] as usize) else { continue };
            if views::drift(kept.views.told(then), views.told(at)) <= ROW {
                out.now[then] = row;
                out.changed[row as usize] = false;
                same += 1;
            }
        }
        // A roll that is mostly another one is searched sooner than compared.
        if same * 2 < rows.len() {
            return Self { kept: None, now: Vec::new(), changed: vec![true; all] };
        }
        out
    }

    /// The stage as it was kept, if what holds for all pairs has hardly moved.
    fn stage(&self, nth: usize, prior: Prior, learnt: &Learnt) -> Option<&'a Stage> {
        let stage = &self.kept?.stages[nth];
        let moved = (stage.same - prior.same).abs() + (stage.kin - prior.kin).abs();
        (moved + stage.learnt.apart(learnt) <= ALL).then_some(stage)
    }

    /// Pairs of rows that are as they were, by their numbers now.
    fn still<'s>(&'s self, stage: &'s Stage) -> impl Iterator<Item = (u32, u32)> + 's {
        let now = stage.pairs.iter().map(|&(a, b)| (self.now[a as usize], self.now[b as usize]));
        now.filter(|&(a, b)| a != u32::MAX && b != u32::MAX)
    }

    /// The views to be kept: of rows that are as they were, those of then.
    fn views(&self, rows: &[u32], views: Views) -> Views {
        let Some(kept) = self.kept else { return views };
        let mut then = vec![u32::MAX; self.changed.len()];
        for (at, &row) in self.now.iter().enumerate().filter(|(_, row)| **row != u32::MAX) {
            then[row as usize] = at as u32;
        }
        let mut out = Views::default();
        for (at, &row) in rows.iter().enumerate() {
            match then[row as usize] {
                u32::MAX => out.push(&views, at),
                then => out.push(&kept.views, then as usize),
            }
        }
        out
    }
}

impl Engine {
    /// What [`Engine::pairs`] finds, by searching only what changed since a version that was kept; with what to keep
    /// for the next one.
    pub(in crate::analysis) fn renew(&mut self, before: Option<&Kept>) -> (Vec<Pair>, Kept, Renewed) {
        let prior = self.prior();
        let (firsts, copies) = alike::groups(&self.ground.scorer.rows);
        self.open();
        let settings = views::settings(&self.ground.scorer, self.expected);
        let step = alike::step(firsts.len(), SAMPLE);
        let views = Views::of(&self.ground.scorer, &firsts);
        let kept = before.filter(|kept| kept.settings == settings && kept.step == step);
        let standing = Standing::of(kept, &firsts, self.ground.scorer.rows.len, &views);
        let sample = alike::sample(&self.ground.scorer.rows, &firsts, SAMPLE);
        let whole = sample.len() == firsts.len();

        let (sampled, mut searched) = self.stage(&standing, 0, prior, &sample, &firsts);
        let scored = |scorer: &Scorer, stage: &Stage| -> Vec<Pair> {
            let pair = |&(a, b): &(u32, u32)| Pair::of(scorer, prior, a, b);
            stage.pairs.iter().filter_map(pair).collect()
        };
        let mut pairs = scored(&self.ground.scorer, &sampled);
        let rows = learnt::Sample { rows: &sample, of: firsts.len() };
        let learnt = learnt::learn(&self.ground.scorer, prior, self.expected, &rows, &pairs);
        let mut found = Stage::default();
        if whole {
            self.ground.scorer.learnt = learnt;
            pairs = scored(&self.ground.scorer, &sampled);
        } else {
            self.ground.learn(learnt);
            let all;
            (found, all) = self.stage(&standing, 1, prior, &firsts, &firsts);
            searched = searched.max(all);
            pairs = scored(&self.ground.scorer, &found);
        }
        let scorer = &self.ground.scorer;
        pairs.extend(copies.iter().filter_map(|&(first, other)| Pair::of(scorer, prior, first, other)));
        pairs.sort_unstable();
        let renewed = Renewed { rows: firsts.len(), searched };
        let stages = [sampled, found].map(|stage| stage.placed(&firsts));
        (pairs, Kept { settings, step, views: standing.views(&firsts, views), stages }, renewed)
    }

    /// The pairs, within the margin, of a row of `left` and one of all rows; and how many rows were searched for them.
    fn stage(
        &self,
        standing: &Standing<'_>,
        nth: usize,
        prior: Prior,
        left: &[u32],
        all: &[u32],
    ) -> (Stage, usize) {
        let wide = Prior { margin: MARGIN, ..prior };
        let learnt = &self.ground.scorer.learnt;
        let Some(before) = standing.stage(nth, prior, learnt) else {
            let whole = left.len() == all.len();
            let sought = if whole { Sought::Within(all) } else { Sought::Across(left, all) };
            let pairs = ends(&self.ground.pairs(sought, wide));
            return (Stage { same: prior.same, kin: prior.kin, learnt: learnt.clone(), pairs }, all.len());
        };
        let changed = |rows: &[u32]| -> Vec<u32> {
            rows.iter().copied().filter(|&row| standing.changed[row as usize]).collect()
        };
        let (here, there) = (changed(left), changed(all));
        let mut pairs: Vec<(u32, u32)> = standing.still(before).map(|(a, b)| (a.min(b), a.max(b))).collect();
        pairs.extend(ends(&self.ground.pairs(Sought::Across(&here, all), wide)));
        if left.len() < all.len() {
            pairs.extend(ends(&self.ground.pairs(Sought::Across(left, &there), wide)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        (Stage { pairs, ..before.clone() }, there.len())
    }
}

fn ends(pairs: &[Pair]) -> Vec<(u32, u32)> {
    pairs.iter().map(|pair| (pair.left, pair.right)).collect()
}

impl Stage {
    /// The same with pairs by position among some rows, which ascend.
    fn placed(mut self, rows: &[u32]) -> Self {
        let place = |row: u32| rows.binary_search(&row).map_or(0, |at| at as u32);
        self.pairs.iter_mut().for_each(|(a, b)| (*a, *b) = (place(*a), place(*b)));
        self
    }
}
