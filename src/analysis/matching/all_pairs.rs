//! Every pair looked at: what a faster way must find, pair for pair; and the way of whoever doubts it.

use super::found::Pair;
use super::ground::Sought;
use super::score::{Prior, Scorer};
use super::threads::{THREADS, shared_out};

/// Rows whose pairs a thread takes at once.
const PORTION: usize = 64;

/// The pairs over the threshold, in order.
pub(super) fn pairs(scorer: &Scorer, sought: Sought<'_>, prior: Prior) -> Vec<Pair> {
    let (left, right, within) = match sought {
        Sought::Within(rows) => (rows, rows, true),
        Sought::Across(left, right) => (left, right, false),
    };
    let threads = if left.len() < 2 * PORTION { 1 } else { THREADS };
    let mut out = shared_out(left.len(), PORTION, threads, |from, out| {
        for at in from..(from + PORTION).min(left.len()) {
            let a = left[at];
            let others = if within { &right[at + 1..] } else { right };
            let others = others.iter().filter(|&&b| a != b);
            out.extend(others.filter_map(|&b| Pair::of(scorer, prior, a.min(b), a.max(b))));
        }
    });
    out.sort_unstable();
    out.dedup();
    out
}
