//! What the three rules share: an assessment or what it lacks, and a judgement as a finding.

use crate::analysis::access::{CaseAccess, Judgement};
use crate::model::{Finding, Meta, Msg, Outcome, Place, Subject};
use crate::rules::Scope;

/// The assessment, or the answer of a rule that cannot have it.
pub(super) fn assessed<'a>(cx: &Scope<'a>) -> Result<&'a CaseAccess, Outcome> {
    match cx.shared().access() {
        Some(Ok(found)) => Ok(found),
        Some(Err(problems)) => Err(Outcome::NoData(problems.iter().map(Msg::from).collect())),
        None => Err(Outcome::NoData(vec![Msg::new(
            "faltan cuadrillas ([[crew]]) o casillas con horario ([[place]] con windows)",
            "crews ([[crew]]) or polling places with hours ([[place]] with windows) are missing",
        )])),
    }
}

/// A judgement as a finding of a rule.
pub(super) fn finding(meta: &'static Meta, judgement: Judgement) -> Finding {
    let people = judgement.people.map(|people| people.to_string()).unwrap_or_default();
    Finding::of(
        meta,
        Subject::thing(judgement.subject, judgement.id),
        Place::CaseLine(judgement.line),
        judgement.msg,
    )
    .severity(judgement.severity)
    .evidence(judgement.key)
    .evidence(people)
}
