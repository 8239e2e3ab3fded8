//! The same person in several lists: the one door through which rules, `compare` and the access of the crews
//! ask it.

use std::collections::BTreeMap;

use crate::analysis::duplicates::{Grade, shared};
use crate::analysis::matching::Engine;
use crate::model::{Case, Entry, Field, SourceKind, Table};

/// An entry of the left list and one of the right that may be one person. A person may stand more than once in
/// either: every link is told.
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

/// Lists read and weighed once, so that any two of them can be linked. How much a word or a value tells is
/// taken from all of them together.
#[derive(Debug)]
pub struct Linker {
    engine: Engine,
    /// The number of each entry, by table and row.
    numbers: BTreeMap<(u16, u32), u32>,
}

/// Lists of persons.
const LISTS: [SourceKind; 7] = [
    SourceKind::Roll,
    SourceKind::Dismissed,
    SourceKind::Imss,
    SourceKind::Payroll,
    SourceKind::Absences,
    SourceKind::Contractor,
    SourceKind::Members,
];

impl Linker {
    /// Reads every list of persons of a case.
    pub fn of(case: &Case) -> Self {
        let sources: Vec<usize> =
            LISTS.into_iter().flat_map(|kind| case.sources_of(kind)).map(|(at, _)| at).collect();
        let entries: Vec<Entry<'_>> =
            sources.iter().flat_map(|&at| case.tables_of(at)).flat_map(Table::entries).collect();
        Self::read(&entries, sources.len())
    }

    /// Reads the entries of so many lists.
    pub fn read(entries: &[Entry<'_>], lists: usize) -> Self {
        let number = |(at, entry): (usize, &Entry<'_>)| (place(entry), u32::try_from(at).unwrap_or(u32::MAX));
        Self {
            engine: Engine::read(entries, lists).ready(),
            numbers: entries.iter().enumerate().map(number).collect(),
        }
    }

    /// Links the entries of two lists, in order of the left one. Entries that were not read link to nobody.
    pub fn link(&self, left: &[Entry<'_>], right: &[Entry<'_>]) -> Vec<ListLink> {
        let (lefts, rights) = (self.positions(left), self.positions(right));
        let all = |list: &BTreeMap<u32, usize>| list.keys().copied().collect::<Vec<u32>>();
        let pairs = self.engine.across(&all(&lefts), &all(&rights));
        let links = pairs.into_iter().filter_map(|pair| {
            let ends = |a, b| Some((*lefts.get(a)?, *rights.get(b)?));
            let (l, r) = ends(&pair.left, &pair.right).or_else(|| ends(&pair.right, &pair.left))?;
            Some(ListLink {
                left: l,
                right: r,
                grade: pair.grade,
                score: pair.score(),
                shared: shared(left.get(l)?, right.get(r)?),
                names_agree: pair.names_agree,
            })
        });
        let mut links: Vec<ListLink> = links.collect();
        links.sort_by_key(|link| (link.left, link.right));
        links
    }

    /// The positions of entries in their list, by their numbers.
    fn positions(&self, list: &[Entry<'_>]) -> BTreeMap<u32, usize> {
        let known = |(at, entry)| Some((*self.numbers.get(&place(entry))?, at));
        list.iter().enumerate().filter_map(known).collect()
    }
}

fn place(entry: &Entry<'_>) -> (u16, u32) {
    let at = entry.at();
    (at.table, at.row)
}
