//! How a rule did on invented rolls.

use schemars::JsonSchema;
use serde::Serialize;

use super::Bilingual;

/// A rule on the rolls of one version of the generator; it says nothing of real ones.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasuredInfo {
    /// The generator's version.
    pub generator: u32,
    /// Cases planted.
    pub planted: u64,
    /// Those among them that the rule found.
    pub found: u64,
    /// Rows that it flagged and should have left alone.
    pub wrong: u64,
    /// `found` of `found + wrong`, in permille.
    pub precision: Option<u16>,
    /// `found` of `planted`, in permille.
    pub recall: Option<u16>,
    /// The figures as a sentence.
    pub message: Bilingual,
}
