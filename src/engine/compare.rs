//! The versions of the roll held against each other: what became of those whom the older one flagged, and of
//! everything that people decided on it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::codes::CodeKey;
use crate::analysis::compare::{Comparison, Pair, compare_known};
use crate::analysis::duplicates::Duplicates;
use crate::analysis::linking::Linker;
use crate::analysis::people::person_key;
use crate::model::{
    Case, CellRef, DispositionState, Entry, Finding, Kind, Outcome, Place, SourceKind, Table,
};
use crate::rules::{CATALOGUE, Shared};

use super::audit::{Decided, RuleOutcome};
use super::run::{answer, order};
use super::{Configuration, decide};

/// The rule whose findings are followed from version to version.
const FOLLOWED: &str = "EL-01";

/// A version of the roll and the one that replaces it.
#[derive(Debug)]
pub struct RollStep {
    /// Position of the older source.
    pub old: usize,
    /// Position of the newer source.
    pub new: usize,
    /// The two as people.
    pub comparison: Comparison,
    /// First rows of the persons whom EL-01 flags on the older one; `None` where the rule did not run.
    pub flagged_old: Option<BTreeSet<usize>>,
    /// The same on the newer one.
    pub flagged_new: Option<BTreeSet<usize>>,
    /// What people decided on the older one, and what became of it.
    pub decided: Vec<Followed>,
}

/// A finding on the older roll that a person decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its id.
    pub finding: String,
    /// What was decided.
    pub state: DispositionState,
    /// What became of it.
    pub fate: Fate,
    /// First row of the person on the older roll, where it is there.
    pub old: Option<usize>,
    /// First row of the person on the newer roll, where it is there.
    pub new: Option<usize>,
}

/// What became of somebody about whom people had decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// On the older roll, not on the newer one.
    Removed,
    /// On both under the same title, class and department.
    Remaining,
    /// On both, under another title, class or department.
    Retitled,
    /// Missing from the older roll, on the newer one.
    Included,
    /// Missing from both.
    StillMissing,
}

impl Fate {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Remaining => "remaining",
            Self::Retitled => "retitled",
            Self::Included => "included",
            Self::StillMissing => "still_missing",
        }
    }
}

/// The rows of a source, in its order.
pub fn rows_of(case: &Case, source: usize) -> Vec<Entry<'_>> {
    case.tables_of(source).flat_map(Table::entries).collect()
}

/// Compares every version in the chain of the roll that counts with the one that replaces it, oldest first.
pub fn steps(case: &Case, configuration: &Configuration, key: &CodeKey) -> Vec<RollStep> {
    let linker = Linker::of(case);
    let view = |roll| View::of(case, roll, configuration, key, &linker);
    let views: Vec<View> = chain(case).into_iter().map(view).collect();
    steps_between(case, &views, &linker)
}

/// The versions that the roll that counts replaces, as the rules see them.
pub(super) fn earlier(
    case: &Case,
    configuration: &Configuration,
    key: &CodeKey,
    linker: &Linker,
) -> Vec<View> {
    let counts = case.roll_index();
    let older = chain(case).into_iter().filter(|&roll| counts != Some(roll));
    older.map(|roll| View::of(case, roll, configuration, key, linker)).collect()
}

/// The steps, where the rules have run over the roll that counts: their findings are its view.
pub(super) fn steps_of(
    case: &Case,
    linker: &Linker,
    earlier: Vec<View>,
    twice: Duplicates,
    outcomes: &[RuleOutcome],
    findings: &[Decided],
) -> Vec<RollStep> {
    let mut views = earlier;
    views.push(View::from_audit(outcomes, findings, twice));
    steps_between(case, &views, linker)
}

fn steps_between(case: &Case, views: &[View], linker: &Linker) -> Vec<RollStep> {
    let chain = chain(case);
    let steps = chain.windows(2).zip(views.windows(2)).filter_map(|(rolls, views)| match (rolls, views) {
        (&[old, new], [before, after]) => Some(step(case, (old, before), (new, after), linker)),
        _ => None,
    });
    steps.collect()
}

/// The readable versions of the roll that counts, oldest first.
fn chain(case: &Case) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = case.roll_index();
    while let Some(index) = at {
        let Some(source) = case.sources.get(index) else { break };
        if out.contains(&index) {
            break;
        }
        if source.unreadable.is_none() && source.kind == SourceKind::Roll {
            out.push(index);
        }
        let older = source.supersedes.as_ref();
        at = older.and_then(|id| case.sources.iter().position(|other| other.id == *id));
    }
    out.reverse();
    out
}

/// What the rules say of one version.
pub(super) struct View {
    /// Rows that the followed rule flags; `None` where it did not run.
    flagged: Option<Vec<CellRef>>,
    /// Findings that people decided on.
    decided: Vec<Decided>,
    /// Who may stand on it twice.
    twice: Duplicates,
}

impl View {
    /// What an audit of the case says of the roll that counts.
    fn from_audit(outcomes: &[RuleOutcome], findings: &[Decided], twice: Duplicates) -> Self {
        let ran = outcomes.iter().any(|rule| rule.meta.id.0 == FOLLOWED && has_answered(&rule.outcome));
        let of_rule =
            findings.iter().map(|decided| &decided.finding).filter(|found| found.rule.0 == FOLLOWED);
        let decided =
            findings.iter().filter(|finding| finding.disposition.state != DispositionState::Open).cloned();
        Self { flagged: ran.then(|| flagged(of_rule)), decided: decided.collect(), twice }
    }

    /// Runs the followed rule, and those that people's decisions name, over the case as it was with this roll.
    fn of(case: &Case, roll: usize, configuration: &Configuration, key: &CodeKey, linker: &Linker) -> Self {
        let as_it_was = if case.roll_index() == Some(roll) { None } else { Some(before(case, roll)) };
        let case = as_it_was.as_ref().unwrap_or(case);
        let named: BTreeSet<&str> =
            case.file.decisions.iter().filter_map(|decision| rule_of(&decision.finding)).collect();
        let shared = Shared::new(case, linker);
        let mut followed = None;
        let mut all = Vec::new();
        for rule in CATALOGUE {
            let id = rule.meta().id.0;
            if id != FOLLOWED && !named.contains(id) {
                continue;
            }
            let (outcome, findings) = answer(*rule, case, configuration, &shared);
            if id == FOLLOWED && has_answered(&outcome) {
                followed = Some(flagged(findings.iter()));
            }
            all.extend(findings);
        }
        order(&mut all);
        let mut decided = decide::identify(all, key);
        decide::replay(&case.file, &mut decided);
        decided.retain(|finding| finding.disposition.state != DispositionState::Open);
        Self { flagged: followed, decided, twice: shared.into_parts().1 }
    }
}

fn has_answered(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Pass | Outcome::Fail | Outcome::Depends(_))
}

/// The rows of persons whom findings of the followed rule flag.
fn flagged<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<CellRef> {
    findings.filter(|found| matches!(found.kind, Kind::Lead | Kind::Defect)).filter_map(row_of).collect()
}

/// The rule that an id names.
fn rule_of(id: &str) -> Option<&str> {
    id.rsplit_once('-').map(|(rule, _)| rule)
}

fn row_of(finding: &Finding) -> Option<CellRef> {
    match finding.at {
        Place::Cell(at) => Some(CellRef { col: None, ..at }),
        Place::CaseLine(_) => None,
    }
}

/// The case as it was when this roll was the last: every roll that replaces it is out of sight.
fn before(case: &Case, roll: usize) -> Case {
    let mut case = case.clone();
    while let Some(last) = case.roll_index().filter(|last| *last != roll) {
        let Some(source) = case.sources.get_mut(last) else { break };
        source.kind = SourceKind::Actas;
        source.supersedes = None;
        source.unreadable = Some(crate::model::Msg::new("posterior", "later"));
    }
    case
}

fn step(
    case: &Case,
    (old, before): (usize, &View),
    (new, after): (usize, &View),
    linker: &Linker,
) -> RollStep {
    let (old_rows, new_rows) = (rows_of(case, old), rows_of(case, new));
    let comparison = compare_known((&old_rows, &before.twice), (&new_rows, &after.twice), linker);
    let flagged = |view: &View, rows: &[Entry<'_>], firsts: &[usize]| {
        let places = positions(rows);
        let first = |at: &CellRef| places.get(at).and_then(|&row| firsts.get(row)).copied();
        view.flagged.as_ref().map(|cells| cells.iter().filter_map(first).collect::<BTreeSet<usize>>())
    };
    let flagged_old = flagged(before, &old_rows, &comparison.old_first);
    let flagged_new = flagged(after, &new_rows, &comparison.new_first);
    let decided = follow(&before.decided, &old_rows, &new_rows, &comparison);
    RollStep { old, new, comparison, flagged_old, flagged_new, decided }
}

fn positions(rows: &[Entry<'_>]) -> BTreeMap<CellRef, usize> {
    rows.iter().enumerate().map(|(position, entry)| (entry.at(), position)).collect()
}

fn follow(
    decided: &[Decided],
    old_rows: &[Entry<'_>],
    new_rows: &[Entry<'_>],
    comparison: &Comparison,
) -> Vec<Followed> {
    if decided.is_empty() {
        return Vec::new();
    }
    let places = positions(old_rows);
    let pairs: BTreeMap<usize, &Pair> = comparison.pairs.iter().map(|pair| (pair.old, pair)).collect();
    let on_new: BTreeSet<String> = new_rows.iter().map(person_key).collect();
    let one = |decided: &Decided| {
        if !decided.finding.subject.kind.is_personal() {
            return None;
        }
        let at = row_of(&decided.finding).and_then(|at| places.get(&at));
        let old = at.and_then(|&row| comparison.old_first.get(row)).copied();
        let pair = old.and_then(|first| pairs.get(&first));
        let fate = match (old, pair) {
            (Some(_), None) => Fate::Removed,
            (Some(_), Some(pair)) if pair.title_changed() => Fate::Retitled,
            (Some(_), Some(_)) => Fate::Remaining,
            (None, _) if decided.finding.subject.persons.iter().any(|key| on_new.contains(key)) => {
                Fate::Included
            }
            (None, _) => Fate::StillMissing,
        };
        Some(Followed {
            finding: decided.id.clone(),
            state: decided.disposition.state,
            fate,
            old,
            new: pair.map(|pair| pair.new),
        })
    };
    decided.iter().filter_map(one).collect()
}
