//! Who appears more than once, and the clusters that the links make (`contract.md`, *Clusters*).
//!
//! A likeness of the name alone is never more than possible: in a plant of 6,500 equal names are wrong more
//! often than right.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::found::Found;
use crate::analysis::matching::{Code, Curps, Engine, Pair, two_people};
pub use crate::analysis::matching::{Looking, What};
use crate::analysis::people::identifier;
use crate::analysis::why::{self, Line};
use crate::model::{Entry, Field, Text};

/// How sure a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Odds of a hundred to one, the name among what agrees, and nothing tells the entries apart.
    Certain,
    /// More likely one person than two.
    Probable,
    /// For a person to look at: the name alone, or something tells the entries apart.
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
    /// Whether they carry two CURPs that hold and differ.
    pub apart: bool,
    /// What each compared field says.
    pub weights: Vec<FieldWeight>,
}

impl Link {
    /// The fields that agree and speak for one person, in the order in which they were compared.
    pub fn agreeing(&self) -> impl Iterator<Item = Field> {
        self.weights.iter().filter(|each| each.agrees && each.weight > 0).filter_map(|each| each.what.field())
    }
}

/// What one field, or column, says about two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWeight {
    /// The field, or the number of a column in [`Found::columns`].
    pub what: What,
    /// In 1/256 of a bit: above zero for one person, below for two.
    pub weight: i32,
    /// Whether the values are equal; of names, whether they have words in common.
    pub agrees: bool,
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

/// Identifiers that are named where they are equal, strongest first.
pub(super) const KEYS: [Field; 4] = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];

/// Who appears more than once among some entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duplicates {
    /// Pairs that may be one person, by position. Of rows that are alike in every compared cell, each is
    /// paired with the first one only.
    pub links: Vec<Link>,
    /// The entries in clusters, by position.
    pub members: Vec<Member>,
}

/// What a person decided about two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One person.
    Same,
    /// Two people: never in one cluster.
    Different,
    /// Looked at and still open: never joined, kept as possible.
    Unsure,
}

impl Verdict {
    /// The verdict of a word in a file of decisions.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "same" => Some(Self::Same),
            "different" => Some(Self::Different),
            "unsure" => Some(Self::Unsure),
            _ => None,
        }
    }
}

/// Who appears more than once, and what was compared, so that each pair can be explained.
#[derive(Debug)]
pub struct Searched {
    /// Who appears more than once.
    pub found: Duplicates,
    engine: Engine,
}

/// Finds every pair of entries of one list that may be one person, and the clusters they make.
pub fn find(entries: &[Entry<'_>]) -> Searched {
    let mut engine = Engine::read(entries, 1);
    let pairs = engine.pairs(Looking::Lossless);
    let Found { engine, pairs, members } = Found::of(engine, pairs, |_| Vec::new());
    let links = pairs.iter().filter_map(|pair| {
        let (left, right) = (pair.left as usize, pair.right as usize);
        Some(Link {
            left,
            right,
            grade: pair.grade,
            score: pair.score(),
            shared: shared(entries.get(left)?, entries.get(right)?),
            names_agree: pair.names_agree,
            apart: pair.curps != Curps::Silent,
            weights: engine.weights(left, right),
        })
    });
    Searched { found: Duplicates { links: links.collect(), members }, engine }
}

impl Searched {
    /// What speaks for two of the entries being one person and against it, the most telling first.
    pub fn why(&self, entries: &[Entry<'_>], left: usize, right: usize) -> Vec<Line> {
        let mut lines = why::lines(&self.engine, entries, left, right);
        lines.sort_by_key(|line| Reverse(line.weight.abs()));
        lines
    }
}

/// Decisions by pair.
#[derive(Debug, Default)]
pub(super) struct Decided(BTreeMap<(u32, u32), Verdict>);

impl Decided {
    pub(super) fn of(decided: &[(usize, usize, Verdict)]) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self(decided.iter().map(|&(left, right, verdict)| ((place(left), place(right)), verdict)).collect())
    }

    fn get(&self, a: u32, b: u32) -> Option<Verdict> {
        self.0.get(&(a.min(b), a.max(b))).copied()
    }

    /// Grades pairs as decided; a pair that was not found and is one person is added.
    pub(super) fn heed(&self, pairs: &mut Vec<Pair>) {
        if self.0.is_empty() {
            return;
        }
        pairs.retain(|pair| self.get(pair.left, pair.right) != Some(Verdict::Different));
        for (&(left, right), verdict) in &self.0 {
            let known = pairs.iter_mut().find(|pair| (pair.left, pair.right) == (left, right));
            match (verdict, known) {
                (Verdict::Same, Some(pair)) => *pair = Pair::decided(left, right),
                (Verdict::Same, None) => pairs.push(Pair::decided(left, right)),
                (Verdict::Unsure, Some(pair)) => pair.grade = Grade::Possible,
                (Verdict::Unsure | Verdict::Different, _) => {}
            }
        }
        pairs.sort_unstable();
    }

    /// Whether somebody said that a member of one cluster and one of another are two people, or left it open.
    fn forbid(&self, a: &[Member], b: &[Member]) -> bool {
        let place = |member: &Member| u32::try_from(member.entry).unwrap_or(u32::MAX);
        let kept = |x: &Member, y: &Member| {
            matches!(self.get(place(x), place(y)), Some(Verdict::Different | Verdict::Unsure))
        };
        !self.0.is_empty() && a.iter().any(|x| b.iter().any(|y| kept(x, y)))
    }

    fn says_same(&self, pair: &Pair) -> bool {
        self.get(pair.left, pair.right) == Some(Verdict::Same)
    }
}

/// Identifiers that are equal in two entries, strongest first.
pub(super) fn shared(a: &Entry<'_>, b: &Entry<'_>) -> Vec<Field> {
    let equal = |field| {
        let value = identifier(a, field);
        value.is_some() && value == identifier(b, field)
    };
    KEYS.into_iter().filter(|&field| equal(field)).collect()
}

/// Clusters of two or more: certain links join freely; a weaker one joins single entries only; nothing joins
/// entries whose valid CURPs are two people's, unless a person said that they are one, nor entries that a person kept
/// apart. `curp` gives an entry's valid CURP.
pub(super) fn clusters(
    len: usize,
    pairs: &[Pair],
    decided: &Decided,
    curp: impl Fn(usize) -> Option<Code>,
) -> Vec<Member> {
    let mut group: Vec<u32> = vec![u32::MAX; len];
    let mut lists: Vec<Cluster> = Vec::new();
    let mut ordered: Vec<&Pair> = pairs.iter().filter(|pair| pair.curps != Curps::Apart).collect();
    ordered.sort_by_key(|pair| (pair.grade, Reverse(pair.odds), pair.left, pair.right));
    for pair in ordered {
        let ends = [pair.left as usize, pair.right as usize];
        let member = |entry| Member { entry, cluster: 0, grade: pair.grade, score: pair.score() };
        let single =
            |entry| Cluster { members: vec![member(entry)], curps: curp(entry).into_iter().collect() };
        let known = ends.map(|end| group.get(end).copied().filter(|&at| at != u32::MAX));
        let of = |at: Option<u32>| at.and_then(|at| lists.get(at as usize));
        let curps = [0, 1].map(|side| match of(known[side]) {
            Some(list) => list.curps.clone(),
            None => curp(ends[side]).into_iter().collect(),
        });
        let differ = curps[0].iter().any(|&x| curps[1].iter().any(|&y| two_people(x, y)));
        let apart = differ && !decided.says_same(pair);
        let list = |side: usize| {
            of(known[side]).map_or_else(|| vec![member(ends[side])], |cluster| cluster.members.clone())
        };
        let apart = apart || (!decided.0.is_empty() && decided.forbid(&list(0), &list(1)));
        let two = known[0].is_some() && known[1].is_some();
        if apart || (two && (known[0] == known[1] || pair.grade != Grade::Certain)) {
            continue;
        }
        let take = |at: Option<u32>, entry: usize, lists: &mut Vec<Cluster>| {
            at.and_then(|at| lists.get_mut(at as usize)).map_or_else(|| single(entry), std::mem::take)
        };
        let mut joined = take(known[0], ends[0], &mut lists);
        let other = take(known[1], ends[1], &mut lists);
        joined.members.extend(other.members);
        joined.curps.extend(other.curps);
        let id = known[0].or(known[1]).unwrap_or_else(|| u32::try_from(lists.len()).unwrap_or(u32::MAX));
        for member in &joined.members {
            group.get_mut(member.entry).into_iter().for_each(|slot| *slot = id);
        }
        match lists.get_mut(id as usize) {
            Some(place) => *place = joined,
            None => lists.push(joined),
        }
    }
    number(lists.into_iter().map(|list| list.members).collect())
}

/// Entries so far taken for one person, and the different valid CURPs among them.
#[derive(Debug, Default)]
struct Cluster {
    members: Vec<Member>,
    curps: BTreeSet<Code>,
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
