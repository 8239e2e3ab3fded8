//! Every pair looked at: what a faster way must find, pair for pair.

use super::found::Pair;
use super::score::Scorer;

/// The pairs over the threshold.
pub(super) fn pairs(scorer: &Scorer, rows: &[u32]) -> Vec<Pair> {
    let mut out = Vec::new();
    for (at, &a) in rows.iter().enumerate() {
        for &b in &rows[at + 1..] {
            if scorer.meant(a, b) {
                out.extend(Pair::of(scorer, a, b));
            }
        }
    }
    out.sort_unstable();
    out
}
