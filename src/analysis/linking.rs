//! The same person in two lists: the one door through which rules, `compare` and the access of the crews
//! ask it. Positions are those of the slices that were given.

use crate::analysis::duplicates::{Grade, shared};
use crate::analysis::matching::Engine;
use crate::model::{Entry, Field};

/// How often a person may stand in the right list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// Once: a payroll, another version of the roll. The best links are kept, each entry in one of them.
    OneToOne,
    /// Many times: a roster, movements. Every link is kept.
    OneToMany,
}

/// An entry of the left list and one of the right that may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLink {
    /// Position in the left list.
    pub left: usize,
    /// Position in the right list.
    pub right: usize,
    /// How sure.
    pub grade: Grade,
    /// How sure, 0 to 1000.
    pub score: u16,
    /// Identifiers that are equal, strongest first.
    pub shared: Vec<Field>,
    /// Whether the names agree.
    pub names_agree: bool,
}

/// Links the entries of two lists, in order of the left list.
pub fn link(left: &[Entry<'_>], right: &[Entry<'_>], cardinality: Cardinality) -> Vec<ListLink> {
    let entries: Vec<Entry<'_>> = left.iter().chain(right).copied().collect();
    let engine = Engine::read(&entries, Some(left.len()));
    let judged = engine.pairs().into_iter().filter_map(|pair| {
        let (l, r) = (pair.left as usize, pair.right as usize);
        let shared = shared(entries.get(l)?, entries.get(r)?);
        let right = r.checked_sub(left.len())?;
        Some(ListLink {
            left: l,
            right,
            grade: pair.grade,
            score: pair.score(),
            shared,
            names_agree: pair.names_agree,
        })
    });
    let links: Vec<ListLink> = judged.collect();
    match cardinality {
        Cardinality::OneToMany => links,
        Cardinality::OneToOne => best(links, left.len(), right.len()),
    }
}

/// The best links first, each entry once; then in order of the left list again.
fn best(mut links: Vec<ListLink>, left: usize, right: usize) -> Vec<ListLink> {
    links.sort_by_key(|link| (link.grade, std::cmp::Reverse(link.score), link.left, link.right));
    let (mut left_taken, mut right_taken) = (vec![false; left], vec![false; right]);
    links.retain(|link| {
        let (Some(l), Some(r)) = (left_taken.get_mut(link.left), right_taken.get_mut(link.right)) else {
            return false;
        };
        let free = !*l && !*r;
        if free {
            (*l, *r) = (true, true);
        }
        free
    });
    links.sort_by_key(|link| link.left);
    links
}
