//! `comparison`: the versions of the roll as people.

use schemars::JsonSchema;
use serde::Serialize;

use super::{At, Bilingual, Figure};

/// The versions of the roll, each held against the one that replaces it, oldest first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonInfo {
    /// The steps of the chain.
    pub steps: Vec<StepInfo>,
}

/// A version and the one that replaces it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepInfo {
    /// The older source.
    pub old: String,
    /// The newer source.
    pub new: String,
    /// What became of the people, in one sentence each.
    pub sentences: Vec<Bilingual>,
    /// Rows and persons of both, and how they fall apart.
    pub totals: TotalsInfo,
    /// Persons on both rolls whose field differs, by field.
    pub fields: Vec<FieldCount>,
    /// Fields of the older roll alone.
    pub only_old: Vec<String>,
    /// Fields of the newer roll alone.
    pub only_new: Vec<String>,
    /// Persons whom EL-01 flags, from roll to roll; null where the rule did not run.
    pub flagged: Option<FlaggedInfo>,
    /// What people had decided on the older roll, and what became of it.
    pub decided: Vec<DecidedInfo>,
    /// Columns that the newer roll writes in other words throughout; counted as nobody's change.
    pub relabelled: Vec<RelabelledInfo>,
    /// The same change on ten persons or more.
    pub mass_edits: Vec<MassEditInfo>,
    /// Person by person; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<ChangeInfo>>,
    /// Changes beyond those listed; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes_left_out: Option<u64>,
}

/// The sums of two rolls: `old.persons` = same + changed + removed, `new.persons` = same + changed + added, and
/// `rows` = persons + `duplicate_rows` + `unidentified_rows`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TotalsInfo {
    /// The older roll.
    pub old: RowsInfo,
    /// The newer roll.
    pub new: RowsInfo,
    /// Persons on both of whom nothing changed.
    pub same: Figure,
    /// Persons on both of whom something changed.
    pub changed: Figure,
    /// Persons on the older roll alone.
    pub removed: Figure,
    /// Persons on the newer roll alone.
    pub added: Figure,
    /// Of those changed: another number, CURP, RFC or NSS.
    pub reidentified: Figure,
    /// Of those changed: another title, class or department.
    pub title_changed: Figure,
    /// Pairs of a removed and an added person who may be one.
    pub perhaps: Figure,
    /// Whether both rolls hold people and share nobody.
    pub share_nobody: bool,
}

/// The rows of a roll.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowsInfo {
    /// All rows.
    pub rows: u64,
    /// Distinct persons.
    pub persons: u64,
    /// Further rows of persons counted already.
    pub duplicate_rows: u64,
    /// Rows with neither name nor identifier.
    pub unidentified_rows: u64,
}

/// Persons whose field differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldCount {
    /// The field; `name` for the name as a whole.
    pub field: String,
    /// Persons.
    pub persons: Figure,
}

/// Persons whom EL-01 flags: `old` = removed + remaining, and of those remaining some under another title.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlaggedInfo {
    /// Flagged on the older roll.
    pub old: u64,
    /// Of those: not on the newer roll.
    pub removed: Figure,
    /// Of those: still there.
    pub remaining: Figure,
    /// Of those remaining: under another title, class or department.
    pub retitled: Figure,
    /// Of those retitled: under another title.
    pub other_title: Figure,
    /// Of those retitled: in another class.
    pub other_class: Figure,
    /// Of those retitled: in another department.
    pub other_department: Figure,
    /// Of those retitled: flagged on the newer roll all the same.
    pub retitled_flagged: Figure,
    /// Flagged on the newer roll.
    pub new: u64,
    /// Of those: not flagged on the older roll, or not on it.
    pub newly: Figure,
}

/// What became of people's decisions of one kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidedInfo {
    /// `accepted`, `dismissed` or `pending`.
    pub state: String,
    /// Decisions on persons of the older roll or missing from it.
    pub decisions: Figure,
    /// Not on the newer roll.
    pub removed: Figure,
    /// Still there, as they were.
    pub remaining: Figure,
    /// Still there, under another title, class or department.
    pub retitled: Figure,
    /// Missing before, on the newer roll.
    pub included: Figure,
    /// Missing from both.
    pub still_missing: Figure,
    /// One by one; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<FateInfo>>,
}

/// What became of one decision.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FateInfo {
    /// The finding on the older roll.
    pub finding: String,
    /// `removed`, `remaining`, `retitled`, `included` or `still_missing`.
    pub fate: String,
    /// The row on the older roll.
    pub old: Option<At>,
    /// The row on the newer roll.
    pub new: Option<At>,
}

/// The same change on many persons.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MassEditInfo {
    /// The field.
    pub field: String,
    /// Persons.
    pub persons: u64,
    /// As the older roll says it; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// As the newer roll says it; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// A column that the newer roll writes in other words throughout.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelabelledInfo {
    /// The field.
    pub field: String,
    /// Persons on both rolls whose value differs by it alone.
    pub persons: Figure,
    /// Each old word and the new one that stands for it; never in a public report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<MassEditInfo>>,
}

/// One person between two rolls.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in the report")]
pub struct ChangeInfo {
    /// `removed`, `added` or `changed`.
    pub kind: String,
    /// The person's code.
    pub person: String,
    /// The name, masked unless names were asked for.
    pub label: String,
    /// Row on the older roll.
    pub old: Option<At>,
    /// Row on the newer roll.
    pub new: Option<At>,
    /// How sure it is that both rows are one person: `certain` or `probable`; null for one row.
    pub grade: Option<String>,
    /// Another number, CURP, RFC or NSS.
    pub reidentified: bool,
    /// Flagged by EL-01 on the older roll, and there under another title, class or department.
    pub retitled: bool,
    /// Whether EL-01 flags the person on the older roll.
    pub flagged_old: bool,
    /// Whether EL-01 flags the person on the newer roll.
    pub flagged_new: bool,
    /// What differs.
    pub fields: Vec<FieldChange>,
}

/// A field that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// As the older roll says it; names and identifiers masked unless asked for.
    pub old: String,
    /// As the newer roll says it.
    pub new: String,
}
