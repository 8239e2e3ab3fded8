//! Findings as each audience may see them. A public report must not let the employer, who holds the
//! roll, tell whom a finding is about: no place, no text of a source, no small group.

use std::collections::BTreeMap;

use crate::engine::{Audit, Decided};
use crate::i18n::Audience;
use crate::model::{Case, DispositionState, Finding, Meta, Severity};

use super::build::{Maker, at, both, fixed, reading_info};
use super::v1;

/// The smallest group of people that is told (`contract.md`, *Two audiences*).
pub(super) const SMALLEST_GROUP: u64 = 5;
/// Confidence that a public report tells apart, in permille.
const BAND: u16 = 600;

/// Writes the findings of one report.
pub(super) struct FindingWriter<'a> {
    case: &'a Case,
    audit: &'a Audit,
    maker: &'a Maker<'a>,
    bands_told: BTreeMap<&'static str, bool>,
    states_told: BTreeMap<&'static str, bool>,
}

impl<'a> FindingWriter<'a> {
    pub(super) fn new(case: &'a Case, audit: &'a Audit, maker: &'a Maker<'a>) -> Self {
        let personal = || audit.findings.iter().filter(|decided| decided.finding.subject.kind.is_personal());
        Self {
            case,
            audit,
            maker,
            bands_told: told(personal().map(|d| (d.finding.rule.0, u64::from(d.finding.confidence >= BAND)))),
            states_told: told(personal().map(|d| (d.finding.rule.0, d.disposition.state as u64))),
        }
    }

    /// The findings: in their order for the user, by rule and code for the public.
    pub(super) fn all(&self) -> Vec<v1::FindingInfo> {
        let mut out: Vec<v1::FindingInfo> =
            self.audit.findings.iter().map(|decided| self.one(decided)).collect();
        if self.maker.audience == Audience::Public {
            out.sort_by(|a, b| {
                let rank = |finding: &v1::FindingInfo| {
                    Severity::ALL.iter().position(|severity| severity.key() == finding.severity)
                };
                (rank(a), &a.rule, &a.id).cmp(&(rank(b), &b.rule, &b.id))
            });
        }
        out
    }

    /// Findings by severity, as this report shows them.
    pub(super) fn by_severity(&self) -> v1::BySeverity {
        let mut out = v1::BySeverity::default();
        for decided in &self.audit.findings {
            let slot = match self.severity(&decided.finding) {
                Severity::High => &mut out.high,
                Severity::Medium => &mut out.medium,
                Severity::Low => &mut out.low,
                Severity::Note => &mut out.note,
            };
            *slot += 1;
        }
        out
    }

    /// To the public every finding of a rule about a person is alike, or its own weight would single it out.
    fn severity(&self, finding: &Finding) -> Severity {
        match self.generic(finding) {
            Some(meta) => meta.severity,
            None => finding.severity,
        }
    }

    fn generic(&self, finding: &Finding) -> Option<&'static Meta> {
        let hidden = self.maker.audience == Audience::Public && finding.subject.kind.is_personal();
        if !hidden {
            return None;
        }
        self.maker.metas.iter().copied().find(|meta| meta.id == finding.rule)
    }

    fn one(&self, decided: &Decided) -> v1::FindingInfo {
        match self.generic(&decided.finding) {
            Some(meta) => self.coded(decided, meta),
            None => self.full(decided),
        }
    }

    fn full(&self, decided: &Decided) -> v1::FindingInfo {
        let finding = &decided.finding;
        let own = self.maker.audience == Audience::Confidential;
        let place = |place| at(self.case, place);
        v1::FindingInfo {
            id: self.id(decided),
            rule: finding.rule.0.to_owned(),
            kind: finding.kind.key().to_owned(),
            severity: finding.severity.key().to_owned(),
            confidence: finding.confidence,
            subject: v1::SubjectInfo {
                kind: finding.subject.kind.key().to_owned(),
                key: self.subject_key(finding),
                label: finding
                    .subject
                    .label
                    .as_ref()
                    .filter(|_| own)
                    .map(|label| if self.maker.names { label.clone() } else { crate::i18n::mask(label) }),
            },
            at: own.then(|| place(finding.at)),
            near: if own { finding.near.iter().copied().map(place).collect() } else { Vec::new() },
            message: both(&finding.msg, self.maker),
            reasons: finding
                .reasons
                .iter()
                .map(|reason| v1::ReasonInfo {
                    message: both(&reason.msg, self.maker),
                    points: reason.points,
                    at: reason.at.filter(|_| own).map(place),
                })
                .collect(),
            refuted_by: finding.refuted_by.as_ref().map(|msg| both(msg, self.maker)),
            law: finding.law.iter().map(|citation| citation.key.to_owned()).collect(),
            readings: finding.readings.iter().map(|reading| reading_info(reading, self.maker)).collect(),
            disposition: v1::DispositionInfo {
                state: decided.disposition.state.key().to_owned(),
                by: decided.disposition.by.clone().filter(|_| own),
                why: decided.disposition.why.clone().filter(|_| own),
                on: decided.disposition.on.map(|day| day.to_string()).filter(|_| own),
            },
        }
    }

    /// A finding about a person, to the public: a code, and what the rule says of every such finding.
    fn coded(&self, decided: &Decided, meta: &'static Meta) -> v1::FindingInfo {
        let finding = &decided.finding;
        let rule = finding.rule.0;
        let sure = self.bands_told.get(rule).copied().unwrap_or(false) && finding.confidence >= BAND;
        let state_told = self.states_told.get(rule).copied().unwrap_or(false);
        let state = if state_told { decided.disposition.state.key() } else { "withheld" };
        v1::FindingInfo {
            id: self.id(decided),
            rule: rule.to_owned(),
            kind: meta.kind.key().to_owned(),
            severity: meta.severity.key().to_owned(),
            confidence: if sure { BAND } else { 0 },
            subject: v1::SubjectInfo {
                kind: "person".to_owned(),
                key: self.subject_key(finding),
                label: None,
            },
            at: None,
            near: Vec::new(),
            message: fixed(meta.claim),
            reasons: Vec::new(),
            refuted_by: None,
            law: meta.law.iter().map(|citation| citation.key.to_owned()).collect(),
            readings: Vec::new(),
            disposition: v1::DispositionInfo { state: state.to_owned(), by: None, why: None, on: None },
        }
    }

    /// The user's own report carries the ids under which people decide; a public one has its own.
    fn id(&self, decided: &Decided) -> String {
        match self.maker.audience {
            Audience::Confidential => decided.id.clone(),
            Audience::Public => {
                format!(
                    "{}-{}",
                    decided.finding.rule.0,
                    self.maker.codes.code("public finding", &[&decided.id])
                )
            }
        }
    }

    fn subject_key(&self, finding: &Finding) -> String {
        if finding.subject.kind.is_personal() {
            self.maker.codes.code("person", &[&finding.subject.key])
        } else {
            finding.subject.key.clone()
        }
    }
}

/// By rule, whether every group that occurs is large enough to be told.
fn told(groups: impl Iterator<Item = (&'static str, u64)>) -> BTreeMap<&'static str, bool> {
    let mut sizes: BTreeMap<(&'static str, u64), u64> = BTreeMap::new();
    for group in groups {
        *sizes.entry(group).or_default() += 1;
    }
    let mut out = BTreeMap::new();
    let whole: BTreeMap<&'static str, usize> = sizes.keys().fold(BTreeMap::new(), |mut acc, (rule, _)| {
        *acc.entry(*rule).or_default() += 1;
        acc
    });
    for ((rule, _), size) in sizes {
        let alone = whole.get(rule) == Some(&1);
        *out.entry(rule).or_insert(true) &= alone || size >= SMALLEST_GROUP;
    }
    out
}

/// Findings by decision; to the public small groups are not told, nor the group that would give them away.
pub(super) fn dispositions(audit: &Audit, audience: Audience) -> v1::ByDisposition {
    let states = [
        DispositionState::Open,
        DispositionState::Accepted,
        DispositionState::Dismissed,
        DispositionState::Pending,
    ];
    let counts = states.map(|state| {
        audit.findings.iter().filter(|decided| decided.disposition.state == state).count() as u64
    });
    let [open, accepted, dismissed, pending] = match audience {
        Audience::Confidential => counts.map(v1::Figure::Exact),
        Audience::Public => suppress(counts),
    };
    v1::ByDisposition { open, accepted, dismissed, pending }
}

/// Which groups are hidden: those of 1 to 4 and, where only one is, the smallest of the others: the total is known.
pub(super) fn hidden(counts: &[u64]) -> Vec<bool> {
    let small = |n: &u64| *n > 0 && *n < SMALLEST_GROUP;
    let mut hidden: Vec<bool> = counts.iter().map(small).collect();
    let told = counts.iter().enumerate().filter(|(_, n)| **n > 0 && !small(n));
    let next = told.min_by_key(|(_, n)| **n).map(|(index, _)| index);
    if hidden.iter().filter(|hide| **hide).count() == 1
        && let Some(slot) = next.and_then(|index| hidden.get_mut(index))
    {
        *slot = true;
    }
    hidden
}

/// A number of people that a public report may not tell.
pub(super) const WITHHELD: v1::Figure = v1::Figure::Below { lt: SMALLEST_GROUP };

fn suppress<const N: usize>(counts: [u64; N]) -> [v1::Figure; N] {
    let hidden = hidden(&counts);
    std::array::from_fn(|i| if hidden[i] { WITHHELD } else { v1::Figure::Exact(counts[i]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use v1::Figure::{Below, Exact};

    #[test]
    fn small_groups_and_their_complement_are_hidden() {
        assert_eq!(suppress([100, 0, 0, 0]), [Exact(100), Exact(0), Exact(0), Exact(0)]);
        assert_eq!(suppress([100, 3, 0, 0]), [Below { lt: 5 }, Below { lt: 5 }, Exact(0), Exact(0)]);
        assert_eq!(suppress([100, 3, 20, 0]), [Exact(100), Below { lt: 5 }, Below { lt: 5 }, Exact(0)]);
        assert_eq!(suppress([100, 3, 2, 0]), [Exact(100), Below { lt: 5 }, Below { lt: 5 }, Exact(0)]);
        assert_eq!(suppress([3, 0, 0, 0]), [Below { lt: 5 }, Exact(0), Exact(0), Exact(0)]);
    }
}
