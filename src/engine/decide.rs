//! Finding ids, and people's decisions replayed by id.

use std::collections::BTreeMap;

use crate::analysis::codes::CodeKey;
use crate::model::{CaseFile, Disposition, Finding};

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
            expired.push(ExpiredDecision { finding: decision.finding.clone(), line: decision.line });
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
