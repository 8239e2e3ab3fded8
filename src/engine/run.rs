//! Running the catalogue over a case.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::thread::ScopedJoinHandle;

use crate::analysis::access::{CaseAccess, Verdict};
use crate::analysis::codes::CodeKey;
use crate::analysis::duplicates;
use crate::analysis::linking::Linker;
use crate::analysis::lists::Lists;
use crate::analysis::materiality::{self, Defects, Materiality};
use crate::analysis::side_by_side::side_by_side;
use crate::analysis::tally::{Basis, Count};
use crate::model::{Case, DispositionState, Finding, Kind, Msg, Outcome, SubjectKind};
use crate::rules::{self, CATALOGUE, Findings, Rule, Scope, Shared};

use super::audit::{Audit, Decided, ExpiredDecision, RuleOutcome};
use super::{Configuration, decide, needs};

/// Runs every rule of the catalogue over a case. The key makes the ids of the findings.
pub fn run(case: &Case, configuration: &Configuration, key: &CodeKey) -> Audit {
    let linker = OnceLock::new();
    // What takes long and reads nothing of the rest is looked at meanwhile: who is on the roll twice, and the
    // earlier versions of it.
    let (shared, (mut outcomes, all), earlier) = std::thread::scope(|scope| {
        let on_roll = scope.spawn(|| duplicates::find(&case.roll_entries().collect::<Vec<_>>()));
        let linker = linker.get_or_init(|| Linker::of(case));
        let earlier = scope.spawn(move || super::compare::earlier(case, configuration, key, linker));
        let lists = Lists::of(case, linker);
        let shared = Shared::known(case, lists, joined(on_roll));
        let answers = answers(case, configuration, &shared);
        (shared, answers, joined(earlier))
    });
    let linker = linker.get_or_init(|| Linker::of(case));
    let mut findings = decide::identify(all, key);
    let mut expired = decide::replay(&case.file, &mut findings);
    if !expired.is_empty() {
        let persons = shared.people().persons_by_entry();
        decide::look_up(&mut expired, &findings, persons.iter().map(String::as_str), key);
    }
    tell_lost(case, configuration, key, &expired, &mut outcomes, &mut findings);
    let access = shared.access().and_then(Result::ok);
    let materiality = weigh(case, shared.count(), &findings, &outcomes, access);
    let count = Some(shared.count()).filter(|count| count.basis != Basis::Nothing).cloned();
    let persons = shared.people().persons();
    let (access, twice) = shared.into_parts();
    Audit {
        comparison: super::compare::steps_of(case, linker, earlier, twice, &outcomes, &findings),
        expired,
        settings: configuration.settings.iter().collect(),
        rows: case.roll_tables().map(crate::model::Table::len).sum(),
        persons,
        set_aside: case.roll_tables().map(crate::model::Table::rows_set_aside).sum(),
        count,
        access,
        materiality,
        outcomes,
        findings,
    }
}

/// What a thread made; its panic is this one's.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// What every rule of the catalogue answers, and all findings in their order.
fn answers(
    case: &Case,
    configuration: &Configuration,
    shared: &Shared<'_>,
) -> (Vec<RuleOutcome>, Vec<Finding>) {
    let answers = side_by_side(CATALOGUE, |rule| answer(*rule, case, configuration, shared));
    let mut outcomes = Vec::with_capacity(CATALOGUE.len());
    let mut all = Vec::new();
    for (rule, (outcome, findings)) in CATALOGUE.iter().zip(answers) {
        outcomes.push(RuleOutcome { meta: rule.meta(), outcome, findings: findings.len() });
        all.extend(findings);
    }
    order(&mut all);
    (outcomes, all)
}

pub(super) fn answer(
    rule: &dyn Rule,
    case: &Case,
    configuration: &Configuration,
    shared: &Shared<'_>,
) -> (Outcome, Vec<Finding>) {
    let meta = rule.meta();
    if configuration.off.contains(&meta.id) {
        return (Outcome::Off, Vec::new());
    }
    let Some(vote) = case.file.case.vote else {
        if meta.votes.len() < crate::model::Vote::ALL.len() {
            let msg = Msg::new(
                "falta la clase de votación (vote en [case], o --vote)",
                "the kind of vote is missing (vote in [case], or --vote)",
            );
            return (Outcome::NoData(vec![msg]), Vec::new());
        }
        return checked(rule, case, configuration, shared);
    };
    if !meta.votes.contains(&vote) {
        let msg = Msg::new("no se aplica a: {vote}", "does not apply to: {vote}").with("vote", vote.title());
        return (Outcome::NotApplicable(msg), Vec::new());
    }
    checked(rule, case, configuration, shared)
}

fn checked(
    rule: &dyn Rule,
    case: &Case,
    configuration: &Configuration,
    shared: &Shared<'_>,
) -> (Outcome, Vec<Finding>) {
    let missing = needs::missing(rule.meta(), case);
    if !missing.is_empty() {
        return (Outcome::NoData(missing), Vec::new());
    }
    let scope = Scope::new(rule.meta().id, &configuration.settings, shared);
    let mut out = Findings::default();
    let outcome = rule.check(case, &scope, &mut out);
    (outcome, out.into_vec())
}

/// Decisions that found nothing become findings themselves: known only after the others were decided on.
fn tell_lost(
    case: &Case,
    configuration: &Configuration,
    key: &CodeKey,
    expired: &[ExpiredDecision],
    outcomes: &mut [RuleOutcome],
    findings: &mut Vec<Decided>,
) {
    let told =
        expired.iter().map(|lost| rules::lost_decision(&lost.decision, lost.line, &lost.now)).collect();
    let mut lost: Vec<Decided> = decide::identify(told, key);
    // A decision on such a finding is not lost: it is replayed like any other.
    let ids: BTreeSet<String> = lost.iter().map(|decided| decided.id.clone()).collect();
    lost.retain(|decided| !decided.finding.evidence.iter().any(|named| ids.contains(named)));
    decide::replay(&case.file, &mut lost);
    for outcome in outcomes {
        if lost.first().is_some_and(|decided| decided.finding.rule == outcome.meta.id) {
            if configuration.off.contains(&outcome.meta.id) {
                return;
            }
            outcome.findings += lost.len();
        }
    }
    findings.append(&mut lost);
    findings.sort_by_key(|decided| (decided.finding.severity, decided.finding.rule));
}

/// Severity, rule, then place: never the order in which rules happened to run.
pub(super) fn order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (a.severity, a.rule, a.at, &a.subject.key, &a.evidence).cmp(&(
            b.severity,
            b.rule,
            b.at,
            &b.subject.key,
            &b.evidence,
        ))
    });
}

/// Rules whose findings make a person's presence on the roll doubtful (`contract.md`, *Count and materiality*).
const DOUBTFUL: [&str; 5] = ["EL-01", "EL-03", "EL-05", "EL-06", "EL-08"];
/// Rules whose findings are workers who were kept from voting.
const EXCLUDED: [&str; 3] = ["EL-02", "EL-04", "EL-07"];
/// Confidence from which a lead counts without a person's word, in permille.
const COUNTS_FROM: u16 = 600;

fn weigh(
    case: &Case,
    count: &Count,
    findings: &[Decided],
    outcomes: &[RuleOutcome],
    access: Option<&CaseAccess>,
) -> Materiality {
    let unchecked = |rules: &[&str]| {
        !outcomes.iter().any(|rule| {
            let ran = matches!(rule.outcome, Outcome::Pass | Outcome::Fail | Outcome::Depends(_));
            ran && rules.contains(&rule.meta.id.0)
        })
    };
    let mut excluded = persons_of(findings, &EXCLUDED);
    let unnamed = access.map_or(0, |access| without_access(access, findings, &mut excluded));
    let defects = Defects {
        doubtful_rows: persons_of(findings, &DOUBTFUL).len() as u64,
        excluded_workers: excluded.len() as u64 + unnamed,
        doubtful_unchecked: unchecked(&DOUBTFUL),
        excluded_unchecked: unchecked(&EXCLUDED) && access.is_none(),
    };
    materiality::materiality(&case.file, count, defects)
}

/// Adds the persons of crews that cannot vote, and counts those whom no roll names. A crew whose finding a
/// person dismissed is left out.
fn without_access<'a>(access: &'a CaseAccess, findings: &[Decided], persons: &mut BTreeSet<&'a str>) -> u64 {
    let dismissed = |crew: &str| {
        findings.iter().any(|decided| {
            let finding = &decided.finding;
            decided.disposition.state == DispositionState::Dismissed
                && finding.rule.0 == "HR-01"
                && finding.subject.kind == SubjectKind::Crew
                && finding.subject.key == crew
        })
    };
    let rows = access.access.evaluation.crews.iter().zip(&access.access.scene.crews);
    let mut unnamed = 0;
    for (row, crew) in rows.filter(|(row, _)| row.verdict <= Verdict::SpecialTrip) {
        if dismissed(&crew.id) {
            continue;
        }
        let named: BTreeSet<&str> = access.members(row.crew).map(|(person, _)| person).collect();
        unnamed += row.workers.unwrap_or(0).saturating_sub(named.len() as u64);
        // Whose own roster gives them a chance is not kept out by the crew's pattern.
        persons.extend(access.members(row.crew).filter_map(|(person, without)| without.then_some(person)));
    }
    unnamed
}

/// Distinct persons in findings of some rules that count: defects, strong leads, accepted ones; never dismissed.
fn persons_of<'a>(findings: &'a [Decided], rules: &[&str]) -> BTreeSet<&'a str> {
    let mut persons: BTreeSet<&str> = BTreeSet::new();
    for decided in findings {
        let finding = &decided.finding;
        let counts = match decided.disposition.state {
            DispositionState::Dismissed => false,
            DispositionState::Accepted => true,
            DispositionState::Open | DispositionState::Pending => match finding.kind {
                Kind::Defect => true,
                Kind::Lead => finding.confidence >= COUNTS_FROM,
                Kind::Note | Kind::Exculpatory => false,
            },
        };
        if counts && rules.contains(&finding.rule.0) {
            persons.extend(finding.subject.persons.iter().map(String::as_str));
        }
    }
    persons
}
