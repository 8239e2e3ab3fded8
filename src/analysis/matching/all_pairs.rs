//! Every pair looked at: what a faster way must find, pair for pair.

use super::bits::Bits;
use super::blocks::Sought;
use super::found::Pair;
use super::score::Scorer;

/// The pairs over the threshold.
pub(super) fn pairs(scorer: &Scorer, sought: Sought<'_>, prior: Bits) -> Vec<Pair> {
    let mut out = Vec::new();
    match sought {
        Sought::Within(rows) => {
            for (at, &a) in rows.iter().enumerate() {
                out.extend(rows[at + 1..].iter().filter_map(|&b| Pair::of(scorer, prior, a, b)));
            }
        }
        Sought::Across(left, right) => {
            for &a in left {
                out.extend(right.iter().filter_map(|&b| Pair::of(scorer, prior, a.min(b), a.max(b))));
            }
        }
    }
    out.sort_unstable();
    out
}
