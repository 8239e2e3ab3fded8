//! The result of an audit: every rule with its outcome, every finding with its decision.

use super::compare::RollStep;
use crate::analysis::access::CaseAccess;
use crate::analysis::materiality::Materiality;
use crate::analysis::tally::Count;
use crate::model::{Decision, Disposition, Finding, Meta, Outcome, ParamValue, RuleId};
use crate::rules::SubjectNow;

/// A rule and what it answered.
#[derive(Debug)]
pub struct RuleOutcome {
    /// The rule.
    pub meta: &'static Meta,
    /// Its answer.
    pub outcome: Outcome,
    /// How many findings it made.
    pub findings: usize,
}

/// A finding, its stable id, and what a person decided on it.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The id in the confidential report, such as `EL-01-3f9a2c7be1d04566`.
    pub id: String,
    /// The finding.
    pub finding: Finding,
    /// The decision.
    pub disposition: Disposition,
}

/// A decision of the case file that matches no finding any more.
#[derive(Debug)]
pub struct ExpiredDecision {
    /// What was decided.
    pub decision: Decision,
    /// Line of the case file.
    pub line: u32,
    /// What became of the subject.
    pub now: SubjectNow,
}

/// An audit, complete in memory.
#[derive(Debug)]
pub struct Audit {
    /// Every rule of the catalogue, in its order.
    pub outcomes: Vec<RuleOutcome>,
    /// Findings by severity, rule, and place.
    pub findings: Vec<Decided>,
    /// The versions of the roll, each held against the one that replaces it.
    pub comparison: Vec<RollStep>,
    /// Decisions that match nothing.
    pub expired: Vec<ExpiredDecision>,
    /// Parameters that the case sets.
    pub settings: Vec<(RuleId, &'static str, ParamValue)>,
    /// Rows of the roll that counts, without those set aside.
    pub rows: usize,
    /// Distinct persons on it.
    pub persons: usize,
    /// Rows set aside in it.
    pub set_aside: u64,
    /// The count; `None` where the case gives no figures.
    pub count: Option<Count>,
    /// Access of the crews to the polls; `None` where it could not be assessed.
    pub access: Option<CaseAccess>,
    /// What the defects could and could not have changed.
    pub materiality: Materiality,
}

impl Audit {
    /// How many findings of a severity there are, dismissed ones left out if asked.
    pub fn count_of(&self, severity: crate::model::Severity, with_dismissed: bool) -> usize {
        self.findings
            .iter()
            .filter(|decided| decided.finding.severity == severity)
            .filter(|decided| {
                with_dismissed || decided.disposition.state != crate::model::DispositionState::Dismissed
            })
            .count()
    }
}
