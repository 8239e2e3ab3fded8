//! `escrutinio.report/1`: the report as other programs read it. Its own structs, so that the inside may change.
//!
//! Keys are English and stable; texts carry both languages; numbers are integers.

mod access;
mod comparison;
mod measured;

use schemars::JsonSchema;
use serde::Serialize;

pub use access::{
    AccessInfo, AccessNoteInfo, CostInfo, CrewDetailInfo, CrewInfo, FixInfo, FlipInfo, GainInfo,
    HelpableInfo, NoticeInfo, OutsideInfo, OwnDatesInfo, PictureInfo, PlaceInfo, QuantileInfo, WaitInfo,
    WithoutShiftInfo,
};
pub use comparison::{
    ChangeInfo, ComparisonInfo, DecidedInfo, FateInfo, FieldChange, FieldCount, FlaggedInfo, MassEditInfo,
    RelabelledInfo, RowsInfo, StepInfo, TotalsInfo,
};
pub use measured::MeasuredInfo;

/// The name of this format.
pub const SCHEMA: &str = "escrutinio.report/1";

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Spanish, the language that controls.
    pub es: String,
    /// English.
    pub en: String,
}

/// A report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Always `escrutinio.report/1`.
    pub schema: String,
    /// `confidential` or `public`.
    pub audience: String,
    /// The program that made it.
    pub engine: Engine,
    /// The case.
    pub case: CaseInfo,
    /// Parameters that differ from their defaults, and the settings of access.
    pub parameters: Parameters,
    /// What this report cannot show.
    pub limits: Vec<Bilingual>,
    /// The files behind it.
    pub sources: Vec<SourceInfo>,
    /// Totals of the roll that counts.
    pub summary: Summary,
    /// Every rule with its answer.
    pub outcomes: Vec<OutcomeInfo>,
    /// The findings.
    pub findings: Vec<FindingInfo>,
    /// The provisions cited, as in force on the vote's day.
    pub law: Vec<LawInfo>,
    /// The versions of the roll as people; null where no roll replaces another.
    pub comparison: Option<ComparisonInfo>,
    /// Terms of the vote; empty where they were not computed.
    pub calendar: Vec<serde_json::Value>,
    /// Access of the crews to the polls; null where it was not computed.
    pub access: Option<AccessInfo>,
    /// The count; null where no figures were given.
    pub count: Option<CountInfo>,
    /// What the defects could and could not have changed.
    pub materiality: MaterialityInfo,
}

/// The program that made a report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// Always `escrutinio`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Digest of the rules: their ids, texts, parameters and pages.
    pub rule_set: String,
}

/// The case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseInfo {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// The kind of vote; null where a single file was audited without `--vote`.
    pub vote: Option<String>,
    /// `initial` or `revision`, in votes on a contract.
    pub stage: Option<String>,
    /// The day on which the audit speaks.
    pub as_of: Option<String>,
    /// Whether the data are synthetic.
    pub synthetic: bool,
    /// `case` for a case folder, `file` for a single roll audited with stated defaults.
    pub origin: String,
    /// The workplace.
    pub facility: FacilityInfo,
    /// Authority before which the vote is held.
    pub authority: Option<String>,
    /// File number there.
    pub file_number: Option<String>,
    /// The unions.
    pub unions: Vec<UnionInfo>,
    /// Days and moments of the case, by key, in ISO 8601 without offset.
    pub dates: std::collections::BTreeMap<String, String>,
}

/// The workplace.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FacilityInfo {
    /// Name.
    pub name: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// State, ISO 3166-2:MX without its prefix.
    pub state: Option<String>,
}

/// A union.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnionInfo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// `challenger`, `incumbent` or `other`.
    pub role: Option<String>,
}

/// Parameters in effect.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Those that the case sets.
    pub set: Vec<ParameterInfo>,
    /// Rules that the case switches off.
    pub off: Vec<String>,
    /// Names and identifiers are written out.
    pub names_shown: bool,
}

/// A parameter that a case sets.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterInfo {
    /// The rule.
    pub rule: String,
    /// Its key.
    pub name: String,
    /// The value: a whole number, or a day in ISO 8601.
    pub value: String,
    /// The default, if it has one.
    pub default: Option<String>,
    /// What it means.
    pub title: Bilingual,
}

/// A file behind the report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceInfo {
    /// Its id.
    pub id: String,
    /// The file's name; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What it is.
    pub kind: String,
    /// SHA-256 of its bytes; in a public report absent for lists made by workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The format found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Rows read.
    pub rows: u64,
    /// Rows set aside: titles, totals, blank lines.
    pub set_aside: u64,
    /// Who gave it.
    pub from: Option<String>,
    /// When it was received.
    pub received: Option<String>,
    /// The source it replaces.
    pub supersedes: Option<String>,
    /// Why it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Bilingual>,
    /// What the reader decided or noticed; never in a public report.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteInfo>,
}

/// What the reader decided or noticed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteInfo {
    /// A stable code.
    pub code: String,
    /// What was seen and done.
    pub message: Bilingual,
    /// Where, if at one place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

/// Totals.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Rows of the roll that counts.
    pub rows: u64,
    /// Distinct persons on it.
    pub persons: u64,
    /// Rows set aside in it.
    pub set_aside: u64,
    /// Findings by severity, those that a person dismissed included.
    pub findings: BySeverity,
    /// Findings by what a person decided.
    pub dispositions: ByDisposition,
    /// Rules by their answer.
    pub rules: ByOutcome,
}

/// Findings by severity.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySeverity {
    /// High.
    pub high: u64,
    /// Medium.
    pub medium: u64,
    /// Low.
    pub low: u64,
    /// Notes.
    pub note: u64,
}

/// A number of findings about persons; in a public report a group under 5 is `{ "lt": 5 }`, and so is
/// the group from which it could be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Figure {
    /// The number.
    Exact(u64),
    /// A number that is not told.
    Below {
        /// Always 5.
        lt: u64,
    },
}

/// Findings by decision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByDisposition {
    /// Nobody has decided.
    pub open: Figure,
    /// Accepted.
    pub accepted: Figure,
    /// Dismissed.
    pub dismissed: Figure,
    /// Pending.
    pub pending: Figure,
}

/// Rules by answer.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByOutcome {
    /// Ran, found nothing.
    pub pass: u64,
    /// Ran, found something.
    pub fail: u64,
    /// Depends on a reading.
    pub depends: u64,
    /// Could not run.
    pub no_data: u64,
    /// Does not apply.
    pub not_applicable: u64,
    /// Switched off.
    pub off: u64,
    /// Named by the catalogue of checks, not run by this version.
    pub not_built: u64,
}

/// A rule and its answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeInfo {
    /// The rule.
    pub rule: String,
    /// What it looks for.
    pub title: Bilingual,
    /// `pass`, `fail`, `depends`, `no_data`, `not_applicable` or `off`.
    pub outcome: String,
    /// How many findings it made.
    pub findings: u64,
    /// What it would need.
    pub missing: Vec<Bilingual>,
    /// Readings on which it depends.
    pub readings: Vec<ReadingInfo>,
    /// Why it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Bilingual>,
    /// Its legal ground.
    pub law: Vec<String>,
    /// How it did on synthetic rolls; absent where it was not measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<MeasuredInfo>,
}

/// A reading of the law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingInfo {
    /// Its key.
    pub key: String,
    /// The reading and what follows from it.
    pub message: Bilingual,
    /// Findings under it.
    pub findings: Option<u64>,
}

/// A finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingInfo {
    /// Its id: stable between versions of the roll in the confidential report, fresh in each public one.
    pub id: String,
    /// The rule.
    pub rule: String,
    /// `defect`, `lead`, `note` or `exculpatory`.
    pub kind: String,
    /// `high`, `medium`, `low` or `note`.
    pub severity: String,
    /// How sure, in permille; in a public report about a person 600 or 0 (whether it reaches 600), or 0 for
    /// every finding of a rule where one of the two groups would be under 5.
    pub confidence: u16,
    /// What it is about.
    pub subject: SubjectInfo,
    /// The primary place; absent in a public report, unless it is a line of the case file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// Other places.
    pub near: Vec<At>,
    /// What it says.
    pub message: Bilingual,
    /// The signals behind it; never in a public report about a person.
    pub reasons: Vec<ReasonInfo>,
    /// What would refute it.
    pub refuted_by: Option<Bilingual>,
    /// Its legal ground.
    pub law: Vec<String>,
    /// Readings on which it depends.
    pub readings: Vec<ReadingInfo>,
    /// What a person decided.
    pub disposition: DispositionInfo,
}

/// What a finding is about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectInfo {
    /// Kind.
    pub kind: String,
    /// Key: a keyed code for people, an id for anything else.
    pub key: String,
    /// The name as on the roll, masked unless names were asked for; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A place: a cell of a source, or a line of the case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum At {
    /// A cell or row.
    Cell {
        /// The source's id.
        source: String,
        /// Its sheet.
        #[serde(skip_serializing_if = "Option::is_none")]
        sheet: Option<String>,
        /// Row as a spreadsheet shows it.
        row: u32,
        /// Column letters.
        #[serde(skip_serializing_if = "Option::is_none")]
        column: Option<String>,
    },
    /// A line of the case file.
    Line {
        /// Always `case.toml`.
        source: String,
        /// The line.
        line: u32,
    },
}

/// A signal behind a finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonInfo {
    /// The sentence.
    pub message: Bilingual,
    /// Points it adds, in permille.
    pub points: Option<i32>,
    /// The cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

/// What a person decided.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DispositionInfo {
    /// `open`, `accepted`, `dismissed` or `pending`; `withheld` in a public report where a group would be under 5.
    pub state: String,
    /// Role or code.
    pub by: Option<String>,
    /// Why; never in a public report.
    pub why: Option<String>,
    /// When.
    pub on: Option<String>,
}

/// A provision cited.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawInfo {
    /// Its key, as findings cite it.
    pub key: String,
    /// Instrument and article.
    pub article: Bilingual,
    /// What it provides, in our own words.
    pub says: Bilingual,
    /// `V` read in the text, `S` secondary source, `I` a reading.
    pub mark: String,
    /// First day on which this wording is known to have been in force.
    pub from: String,
    /// Whether it was in force on the vote's day; null where that day is not given.
    pub in_force: Option<bool>,
}

/// The count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountInfo {
    /// People on the roll, as announced.
    pub roll: Option<u64>,
    /// Votes cast.
    pub cast: Option<u64>,
    /// Valid votes.
    pub valid: Option<u64>,
    /// Null votes.
    pub null: Option<u64>,
    /// Cast over roll, in permille.
    pub turnout: Option<u64>,
    /// The options.
    pub options: Vec<OptionInfo>,
    /// The option with most votes; null at a tie.
    pub leader: Option<String>,
    /// Leader less runner-up.
    pub margin: Option<u64>,
    /// The tests that decide.
    pub tests: Vec<TestInfo>,
    /// The arithmetic.
    pub checks: Vec<CheckInfo>,
    /// Remarks on the figures.
    pub notes: Vec<Bilingual>,
}

/// An option of the ballot.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionInfo {
    /// Its id.
    pub id: String,
    /// Its votes; null where they were not published.
    pub votes: Option<u64>,
    /// Over the roll, in permille.
    pub of_roll: Option<u64>,
    /// Over votes cast, in permille.
    pub of_cast: Option<u64>,
    /// Over valid votes, in permille.
    pub of_valid: Option<u64>,
}

/// A test that decides.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestInfo {
    /// `turnout_30`, `plurality`, `majority_of_covered`, `majority_of_cast` or `majority_of_valid`.
    pub key: String,
    /// The smallest number that meets it.
    pub need: Option<u64>,
    /// The number there is.
    pub have: Option<u64>,
    /// Whether it is met; null where the law is open or a figure is missing.
    pub met: Option<bool>,
    /// `binding` where the law sets it, `open` where the law leaves that open, `shown` where it does not.
    pub standing: String,
    /// Its ground.
    pub law: Vec<String>,
}

/// A figure of a check: a number, or a local moment in ISO 8601 for `times`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Measure {
    /// Papers, people or ballot numbers.
    Number(u64),
    /// A moment.
    At(String),
}

/// An arithmetic check of one table or of the final count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInfo {
    /// The rule it belongs to.
    pub rule: String,
    /// The place.
    pub place: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// What is checked.
    pub key: String,
    /// Which figure, where a key compares several: a key of the sheet or an option's id.
    pub figure: Option<String>,
    /// What should be (for `over_vote`, at most).
    pub expected: Measure,
    /// What is.
    pub found: Measure,
    /// Whether it holds.
    pub ok: bool,
}

/// What the defects could and could not have changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialityInfo {
    /// Leader less runner-up.
    pub margin: Option<u64>,
    /// Distinct persons on the roll whose entry is doubtful.
    pub doubtful_rows: u64,
    /// Distinct workers kept from voting.
    pub excluded_workers: u64,
    /// Lowest margin that both together allow.
    pub lowest_margin: Option<i64>,
    /// Highest margin that both together allow.
    pub highest_margin: Option<i64>,
    /// `not_determinative`, `possibly_determinative`, `determinative` or `no_data`.
    pub verdict: String,
    /// Scenario by scenario.
    pub scenarios: Vec<ScenarioInfo>,
}

/// A scenario.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioInfo {
    /// Its id.
    pub id: String,
    /// Doubtful entries.
    pub doubtful: u64,
    /// Excluded workers.
    pub excluded: u64,
    /// Lowest margin.
    pub lowest_margin: Option<i64>,
    /// Highest margin.
    pub highest_margin: Option<i64>,
    /// Verdict.
    pub verdict: String,
    /// Whether the minimum turnout holds without the doubtful entries; null where no minimum applies.
    pub quorum_met: Option<bool>,
    /// What it means, plainly.
    pub sentence: Bilingual,
}
