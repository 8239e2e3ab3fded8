//! Entries that carry an equal identifier, and the clusters they make (`contract.md`, *Clusters*).
//!
//! Equal names alone are never a link: in a plant of 6,500 they are wrong more often than right.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::name_words;
use crate::analysis::people::identifier;
use crate::model::{Entry, Field, Text};

/// How sure a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// An identifier and the name agree, and nothing tells the entries apart.
    Certain,
    /// A strong identifier agrees, the names do not.
    Probable,
    /// A weak identifier agrees, the names do not.
    Possible,
}

impl Grade {
    /// The key used in outputs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
        }
    }

    /// The word for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Certain => Text::new("seguro", "certain"),
            Self::Probable => Text::new("probable", "probable"),
            Self::Possible => Text::new("posible", "possible"),
        }
    }
}

/// Two entries that may be one person. Positions are those of the slice that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The earlier entry.
    pub left: usize,
    /// The later entry.
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

/// An entry's place in a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Position of the entry.
    pub entry: usize,
    /// The cluster, numbered from 1 by first member.
    pub cluster: usize,
    /// Grade of the link by which it belongs.
    pub grade: Grade,
    /// Score of that link.
    pub score: u16,
}

/// Identifiers compared, strongest first.
pub(super) const KEYS: [Field; 4] = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];

/// Every pair of entries with an equal identifier that may be one person, by position.
///
/// Where many entries share a value, each is paired with the first one only; no group of filler
/// values can grow quadratic.
pub fn links(entries: &[Entry<'_>]) -> Vec<Link> {
    let mut pairs: BTreeMap<(usize, usize), Vec<Field>> = BTreeMap::new();
    for field in KEYS {
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            if let Some(value) = identifier(entry, field) {
                rows.entry(value).or_default().push(index);
            }
        }
        for group in rows.into_values() {
            let Some((&first, rest)) = group.split_first() else { continue };
            for &other in rest {
                pairs.entry((first, other)).or_default().push(field);
            }
        }
    }
    let judged = pairs.into_iter().filter_map(|((left, right), shared)| {
        let (grade, score, names_agree) = judge(entries.get(left)?, entries.get(right)?, &shared)?;
        Some(Link { left, right, grade, score, shared, names_agree })
    });
    judged.collect()
}

/// What two entries with these equal identifiers, strongest first, are to each other: grade, score, and whether
/// the names agree.
pub(super) fn judge(a: &Entry<'_>, b: &Entry<'_>, shared: &[Field]) -> Option<(Grade, u16, bool)> {
    let names_agree = name_words::agree(&a.full_name(), &b.full_name());
    let told_apart = !shared.contains(&Field::Curp) && differ(a, b, Field::Curp);
    let strongest = *shared.first()?;
    let (grade, score) = match (strongest, names_agree, told_apart) {
        (Field::Curp, true, _) => (Grade::Certain, 1000),
        (Field::Nss, true, false) => (Grade::Certain, 980),
        (Field::Rfc, true, false) => (Grade::Certain, 970),
        (Field::EmployeeId, true, false) => (Grade::Certain, 950),
        (Field::Curp, false, _) => (Grade::Probable, 800),
        (Field::Nss, false, false) | (Field::Nss | Field::Rfc, true, true) => (Grade::Possible, 500),
        (Field::Rfc, false, false) => (Grade::Possible, 400),
        _ => return None,
    };
    Some((grade, score, names_agree))
}

/// Whether both entries carry an identifier and the two differ.
fn differ(a: &Entry<'_>, b: &Entry<'_>, field: Field) -> bool {
    matches!((identifier(a, field), identifier(b, field)), (Some(x), Some(y)) if x != y)
}

/// Clusters of two or more: certain links join freely; a weaker one joins single entries only.
pub fn clusters(len: usize, links: &[Link]) -> Vec<Member> {
    let mut group: Vec<Option<usize>> = vec![None; len];
    let mut members: Vec<Vec<Member>> = Vec::new();
    let mut ordered: Vec<&Link> = links.iter().collect();
    ordered.sort_by_key(|link| (link.grade, std::cmp::Reverse(link.score), link.left, link.right));
    for link in ordered {
        let pair = (group.get(link.left).copied().flatten(), group.get(link.right).copied().flatten());
        let member = |entry| Member { entry, cluster: 0, grade: link.grade, score: link.score };
        match pair {
            (None, None) => {
                let id = members.len();
                members.push(vec![member(link.left), member(link.right)]);
                assign(&mut group, &[link.left, link.right], id);
            }
            (Some(id), None) => {
                members.get_mut(id).into_iter().for_each(|list| list.push(member(link.right)));
                assign(&mut group, &[link.right], id);
            }
            (None, Some(id)) => {
                members.get_mut(id).into_iter().for_each(|list| list.push(member(link.left)));
                assign(&mut group, &[link.left], id);
            }
            (Some(a), Some(b)) if a != b && link.grade == Grade::Certain => {
                let moved = members.get_mut(b).map(std::mem::take).unwrap_or_default();
                let entries: Vec<usize> = moved.iter().map(|member| member.entry).collect();
                assign(&mut group, &entries, a);
                members.get_mut(a).into_iter().for_each(|list| list.extend(moved.iter().copied()));
            }
            (Some(_), Some(_)) => {}
        }
    }
    number(members)
}

fn assign(group: &mut [Option<usize>], entries: &[usize], id: usize) {
    for &entry in entries {
        if let Some(slot) = group.get_mut(entry) {
            *slot = Some(id);
        }
    }
}

fn number(members: Vec<Vec<Member>>) -> Vec<Member> {
    let mut lists: Vec<Vec<Member>> = members.into_iter().filter(|list| !list.is_empty()).collect();
    for list in &mut lists {
        list.sort_by_key(|member| member.entry);
    }
    lists.sort_by_key(|list| list.first().map(|member| member.entry));
    let numbered = lists.into_iter().enumerate();
    let mut out: Vec<Member> = numbered
        .flat_map(|(index, list)| list.into_iter().map(move |member| Member { cluster: index + 1, ..member }))
        .collect();
    out.sort_by_key(|member| member.entry);
    out
}

/// An identifier that stands on entries of different persons, told apart by name and by CURP.
pub fn shared_by_different_people(entries: &[Entry<'_>], field: Field) -> Vec<Vec<usize>> {
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some(value) = identifier(entry, field) {
            rows.entry(value).or_default().push(index);
        }
    }
    rows.into_values()
        .filter(|group| {
            let curps: BTreeSet<_> = group
                .iter()
                .filter_map(|&i| entries.get(i))
                .filter_map(|e| identifier(e, Field::Curp))
                .collect();
            group.len() > 1 && curps.len() == group.len()
        })
        .collect()
}
