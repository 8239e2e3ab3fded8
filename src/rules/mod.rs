//! F3: the catalogue. A rule is one file, its page in Spanish and English beside it, and one line here.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod eligibility;
mod hours;
mod housekeeping;
mod planned;
mod privacy;
mod roll;
mod scope;
mod tally;

pub use housekeeping::{SubjectNow, lost_decision};
pub use planned::{PLANNED, Planned};
pub use scope::{Scope, Settings, Shared};

use crate::model::{Case, Finding, Meta, Outcome};

/// A check. It gets the whole case, for legal rules compare documents, and pushes what it finds.
pub trait Rule: Sync {
    /// What is known of it without running it.
    fn meta(&self) -> &'static Meta;

    /// Runs it. Never called for a vote it does not apply to, nor without the inputs it needs.
    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome;
}

/// Every rule, in the order of the contract's table. The order here is the order in every list.
pub static CATALOGUE: &[&dyn Rule] = &[
    &eligibility::confianza::Confianza,
    &eligibility::operators_removed::OperatorsRemoved,
    &eligibility::hired_after::HiredAfter,
    &eligibility::dismissed_missing::DismissedMissing,
    &eligibility::left_still_there::LeftStillThere,
    &eligibility::contractor_staff::ContractorStaff,
    &eligibility::on_leave_missing::OnLeaveMissing,
    &eligibility::doubtful_identity::DoubtfulIdentity,
    &eligibility::list_differences::ListDifferences,
    &roll::employer_made::EmployerMade,
    &roll::sworn_fields::SwornFields,
    &privacy::exposed::Exposed,
    &hours::shifts::Shifts,
    &hours::place::Accessible,
    &hours::enabling::Enabling,
    &roll::unreadable_source::UnreadableSource,
    &roll::impossible_dates::ImpossibleDates,
    &housekeeping::lost_decision::LostDecision,
    &tally::sums::Sums,
];

/// The catalogue's metadata, in its order.
pub fn metas() -> Vec<&'static Meta> {
    CATALOGUE.iter().map(|rule| rule.meta()).collect()
}

/// What a rule found so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds several.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    /// How many findings are about a person and more than a note.
    pub fn persons(&self) -> u64 {
        let speaks = |finding: &&Finding| {
            finding.severity != crate::model::Severity::Note && !finding.subject.persons.is_empty()
        };
        self.list.iter().filter(speaks).count() as u64
    }

    /// `Fail` if anything but notes was found, else `Pass`.
    pub fn outcome(&self) -> Outcome {
        let only_notes = self.list.iter().all(|finding| finding.severity == crate::model::Severity::Note);
        if only_notes { Outcome::Pass } else { Outcome::Fail }
    }

    /// Hands over what was found.
    pub fn into_vec(self) -> Vec<Finding> {
        self.list
    }
}
