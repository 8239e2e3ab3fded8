//! People's decisions on findings, written into the case file. Everything already there stays as it is.

mod problems;
mod sheet;
mod write;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

use crate::analysis::zones;
use crate::i18n::Audience;
use crate::model::{CaseFile, CaseOrigin, Decision, DispositionState, Msg};
use crate::report::v1::{FindingInfo, Report};

use super::audit::audit;
use super::open::open;
use super::{AppError, OpenOptions, Ports};

pub use sheet::{decision_word, read_wishes};

/// A decision that somebody wants recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Id of the finding.
    pub finding: String,
    /// What was decided.
    pub disposition: DispositionState,
    /// Why. Never blank in a decision that is recorded.
    pub why: String,
    /// Role or code of who decided.
    pub by: Option<String>,
    /// Where it was read, as `hoja.csv:12`; `None` for the command line.
    pub place: Option<String>,
}

/// How decisions are recorded.
#[derive(Debug, Clone, Copy, Default)]
pub struct DecideOptions {
    /// Say what would be written, and write nothing.
    pub dry_run: bool,
}

/// What was recorded.
#[derive(Debug)]
pub struct Recorded {
    /// The case file.
    pub file: PathBuf,
    /// Each new decision, with the finding as it stood before.
    pub noted: Vec<(FindingInfo, Wish)>,
    /// Wishes that the case file already holds word for word.
    pub unchanged: usize,
    /// Findings by decision, the new ones included: open, accepted, dismissed, pending.
    pub states: [usize; 4],
    /// Whether the file was written.
    pub written: bool,
    /// What the user should know before anything else.
    pub warnings: Vec<Msg>,
}

/// What there is to decide in a case.
#[derive(Debug)]
pub struct ToDecide {
    /// The user's own report, names masked.
    pub report: Report,
    /// What the user should know before anything else.
    pub warnings: Vec<Msg>,
}

/// Every finding of a case with the decision it has.
pub fn to_decide(path: &Path) -> Result<ToDecide, AppError> {
    let opened = open(path, &OpenOptions::default())?;
    if opened.case.origin == CaseOrigin::SingleFile {
        return Err(AppError::usage(problems::single_file(path)));
    }
    let warnings = opened.warnings.clone();
    let report = audit(opened).report(Audience::Confidential, false)?;
    Ok(ToDecide { report, warnings })
}

/// Records decisions: all of them, or none where one names a finding that is not there.
///
/// Each is added at the end of the case file. An earlier decision on the same finding stays above it as
/// history; the last one stands.
pub fn decide(
    path: &Path,
    wishes: Vec<Wish>,
    options: DecideOptions,
    ports: &dyn Ports,
) -> Result<Recorded, AppError> {
    let file = case_file(path)?;
    let guard = write::Guarded::open(&file)?;
    let opened = open(path, &OpenOptions::default())?;
    let warnings = opened.warnings.clone();
    let on = today(&opened.case.file, ports);
    let audited = audit(opened);
    let report = audited.report(Audience::Confidential, false)?;
    let wishes = agreed(wishes)?;
    let asked = wishes.len();
    let noted = matched(path, wishes, &report, &audited.opened.case.file)?;
    let entries: Vec<Decision> = noted.iter().map(|(finding, wish)| decision(finding, wish, on)).collect();
    let text = write::appended(guard.text(), &entries);
    write::check(&text, &audited.opened.case.file.decisions, &entries, &file)?;
    let written = !options.dry_run && !noted.is_empty();
    if written {
        guard.replace(&text, ports)?;
    }
    let states = states(&report, &noted);
    Ok(Recorded { file, unchanged: asked - noted.len(), noted, states, written, warnings })
}

/// The case file of a folder, or the file itself.
fn case_file(path: &Path) -> Result<PathBuf, AppError> {
    if path.is_dir() {
        return Ok(path.join("case.toml"));
    }
    if path.file_name().is_some_and(|name| name == "case.toml") {
        return Ok(path.to_owned());
    }
    // A name that leads nowhere is told as such before it is taken for a roll.
    std::fs::metadata(path).map_err(|error| AppError::roll(super::error::unreadable(path, &error)))?;
    Err(AppError::usage(problems::single_file(path)))
}

/// The day at the workplace.
fn today(file: &CaseFile, ports: &dyn Ports) -> Option<NaiveDate> {
    let now: DateTime<Utc> = ports.now().parse().ok()?;
    let zone = zones::zone_of(&file.facility).map_or(zones::CENTRAL, |choice| choice.zone);
    Some(zones::local(zone, now.timestamp()).date())
}

/// One wish a finding; two that say different things are refused.
fn agreed(wishes: Vec<Wish>) -> Result<Vec<Wish>, AppError> {
    let mut faults = Vec::new();
    let mut out: Vec<Wish> = Vec::with_capacity(wishes.len());
    let mut known = std::collections::BTreeMap::new();
    for wish in wishes {
        if wish.why.trim().is_empty() {
            faults.push(problems::no_reason(&wish));
            continue;
        }
        match known.get(&wish.finding).and_then(|&at: &usize| out.get(at)) {
            Some(first) if (first.disposition, &first.why) == (wish.disposition, &wish.why) => {}
            Some(first) => faults.push(problems::two_decisions(first, &wish)),
            None => {
                known.insert(wish.finding.clone(), out.len());
                out.push(wish);
            }
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(AppError::Usage(problems::clipped(faults))) }
}

/// The finding of each wish, without those that the case file holds already.
fn matched(
    path: &Path,
    wishes: Vec<Wish>,
    report: &Report,
    file: &CaseFile,
) -> Result<Vec<(FindingInfo, Wish)>, AppError> {
    let by_id: std::collections::BTreeMap<&str, &FindingInfo> =
        report.findings.iter().map(|finding| (finding.id.as_str(), finding)).collect();
    let mut faults = Vec::new();
    let mut out = Vec::new();
    for wish in wishes {
        match by_id.get(wish.finding.as_str()) {
            None => faults.push(problems::unknown_finding(path, &wish, report, file)),
            Some(finding) if stands(finding, &wish) => {}
            Some(finding) => out.push(((*finding).clone(), wish)),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(AppError::Usage(problems::clipped(faults))) }
}

fn stands(finding: &FindingInfo, wish: &Wish) -> bool {
    let told = &finding.disposition;
    told.state == wish.disposition.key()
        && told.why.as_deref() == Some(wish.why.as_str())
        && (wish.by.is_none() || told.by == wish.by)
}

fn decision(finding: &FindingInfo, wish: &Wish, on: Option<NaiveDate>) -> Decision {
    Decision {
        finding: finding.id.clone(),
        subject: Some(finding.subject.key.clone()),
        disposition: wish.disposition,
        by: wish.by.clone(),
        why: Some(wish.why.clone()),
        on,
    }
}

/// Findings by decision once the new ones stand.
fn states(report: &Report, noted: &[(FindingInfo, Wish)]) -> [usize; 4] {
    let new: std::collections::BTreeMap<&str, &str> =
        noted.iter().map(|(finding, wish)| (finding.id.as_str(), wish.disposition.key())).collect();
    ["open", "accepted", "dismissed", "pending"].map(|state| {
        let stands = |finding: &&FindingInfo| {
            new.get(finding.id.as_str()).copied().unwrap_or(&finding.disposition.state) == state
        };
        report.findings.iter().filter(stands).count()
    })
}
