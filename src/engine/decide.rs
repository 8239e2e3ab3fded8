//! Finding ids, and people's decisions replayed by id.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::codes::CodeKey;
use crate::model::{CaseFile, Disposition, Finding, Subject};
use crate::rules::SubjectNow;

use super::audit::{Decided, ExpiredDecision};

/// The id of a finding under a key: rule, subject and the values it rests on; never a row number,
/// so that it is the same in the next version of the roll while the facts are the same.
fn base_id(finding: &Finding, key: &CodeKey) -> String {
    let mut values: Vec<&str> = vec![finding.rule.0, finding.subject.kind.key(), &finding.subject.key];
    values.extend(finding.evidence.iter().map(String::as_str));
    format!("{}-{}", finding.rule.0, key.code("finding", &values))
}

/// Gives every finding its id; a counter tells apart those with identical facts.
pub(super) fn identify(findings: Vec<Finding>, key: &CodeKey) -> Vec<Decided> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    findings
        .into_iter()
        .map(|finding| {
            let base = base_id(&finding, key);
            let times = seen.entry(base.clone()).and_modify(|n| *n += 1).or_insert(1);
            let id = if *times == 1 { base } else { format!("{base}.{times}") };
            Decided { id, finding, disposition: Disposition::default() }
        })
        .collect()
}

/// Replays the decisions of the case file. Where one finding has several, the last one stands.
pub(super) fn replay(file: &CaseFile, findings: &mut [Decided]) -> Vec<ExpiredDecision> {
    let by_id: BTreeMap<String, usize> =
        findings.iter().enumerate().map(|(index, decided)| (decided.id.clone(), index)).collect();
    let mut expired = Vec::new();
    for decision in &file.decisions {
        let target = by_id.get(&decision.finding).and_then(|&index| findings.get_mut(index));
        let Some(target) = target else {
            expired.push(ExpiredDecision {
                decision: decision.value.clone(),
                line: decision.line,
                now: SubjectNow::Unknown,
            });
            continue;
        };
        target.disposition = Disposition {
            state: decision.disposition,
            by: decision.by.clone(),
            why: decision.why.clone(),
            on: decision.on,
        };
    }
    expired
}

/// What became of whom or what each expired decision is about, where the decision names them by their code.
///
/// `persons` are the keys of everybody on the roll that counts.
pub(super) fn look_up<'p>(
    expired: &mut [ExpiredDecision],
    findings: &[Decided],
    persons: impl Iterator<Item = &'p str>,
    key: &CodeKey,
) {
    if expired.iter().all(|lost| lost.decision.subject.is_none()) {
        return;
    }
    let codes: BTreeSet<String> = persons.map(|person| key.code("person", &[person])).collect();
    let coded: Vec<(String, &Decided)> =
        findings.iter().map(|decided| (subject_code(&decided.finding.subject, key), decided)).collect();
    for lost in expired {
        let Some(subject) = &lost.decision.subject else { continue };
        let rule = lost.decision.finding.rsplit_once('-').map_or("", |(rule, _)| rule);
        let again = coded.iter().find(|(code, decided)| code == subject && decided.finding.rule.0 == rule);
        lost.now = match again {
            Some((_, decided)) => SubjectNow::FoundAgain(decided.id.clone()),
            None if codes.contains(subject) => SubjectNow::OnTheRoll,
            None => SubjectNow::Gone,
        };
    }
}

/// The key under which the confidential report shows a subject.
pub(super) fn subject_code(subject: &Subject, key: &CodeKey) -> String {
    if subject.kind.is_personal() { key.code("person", &[&subject.key]) } else { subject.key.clone() }
}
