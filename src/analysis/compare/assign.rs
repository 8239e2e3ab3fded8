//! Which link of a person is kept, where several of one grade lead to look-alikes.

use std::cmp::Reverse;

use crate::analysis::linking::ListLink;
use crate::model::Entry;

use super::{Compared, differences};

/// The best links, each entry in one of them, in order of the old roll.
///
/// Two namesakes can link as surely as a person with herself: scores end at 1000. Then more equal identifiers
/// decide, then the score, then fewer differing fields.
pub(super) fn assign(
    links: Vec<ListLink>,
    old: &[Entry<'_>],
    new: &[Entry<'_>],
    compared: &[Compared],
) -> Vec<ListLink> {
    let contested = contested(&links, old.len(), new.len());
    let mut ordered: Vec<(usize, ListLink)> = links
        .into_iter()
        .zip(contested)
        .map(|(link, contested)| {
            let both = old.get(link.left).zip(new.get(link.right)).filter(|_| contested);
            (both.map_or(0, |(a, b)| differences(a, b, compared).len()), link)
        })
        .collect();
    ordered.sort_by_key(|(differing, link)| {
        (link.grade, Reverse(link.shared.len()), Reverse(link.score), *differing, link.left, link.right)
    });
    let (mut left_taken, mut right_taken) = (vec![false; old.len()], vec![false; new.len()]);
    let mut out = Vec::with_capacity(ordered.len());
    for (_, link) in ordered {
        let Some((left, right)) = left_taken.get_mut(link.left).zip(right_taken.get_mut(link.right)) else {
            continue;
        };
        if !*left && !*right {
            (*left, *right) = (true, true);
            out.push(link);
        }
    }
    out.sort_by_key(|link| link.left);
    out
}

/// Of each link, whether one of its ends has another.
fn contested(links: &[ListLink], old: usize, new: usize) -> Vec<bool> {
    let (mut lefts, mut rights) = (vec![0_u32; old], vec![0_u32; new]);
    for link in links {
        if let Some((left, right)) = lefts.get_mut(link.left).zip(rights.get_mut(link.right)) {
            *left += 1;
            *right += 1;
        }
    }
    let many = |list: &[u32], at: usize| list.get(at).is_some_and(|n| *n > 1);
    links.iter().map(|link| many(&lefts, link.left) || many(&rights, link.right)).collect()
}
