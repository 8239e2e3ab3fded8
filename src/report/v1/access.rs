//! Access to the polls as other programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bilingual, Figure};

/// Access of the crews to the polls.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessInfo {
    /// The crews, in the order of the case file.
    pub crews: Vec<CrewInfo>,
    /// The polling places, in the order of the case file.
    pub places: Vec<PlaceInfo>,
    /// People of the roll whose shift nobody knows.
    pub without_shift: WithoutShiftInfo,
    /// People of the roll without a gate pass.
    pub outside: OutsideInfo,
    /// Whom an order could still help, at every moment that matters.
    pub helpable: Vec<HelpableInfo>,
    /// The least change of each kind that covers every crew, the cheapest first.
    pub fixes: Vec<FixInfo>,
    /// The heat strip as SVG, for documents; no part of the JSON.
    #[serde(skip)]
    pub strip: Bilingual,
}

/// One crew's access.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrewInfo {
    /// Its id.
    pub crew: String,
    /// How many people work in it; null where nobody knows.
    pub workers: Option<Figure>,
    /// Minutes in which a place is open and the crew is off duty; knows nothing of transport.
    pub naive_minutes: i64,
    /// Minutes in which they are there, free to go, and a place is open.
    pub reachable_minutes: i64,
    /// On-duty minutes of releases that people could use.
    pub release_minutes: i64,
    /// Off-duty minutes that need a journey to the plant.
    pub special_trip_minutes: i64,
    /// Separate chances to vote.
    pub opportunities: u64,
    /// Permille of the crew that the desks can serve; null where desks or workers are missing.
    pub capacity_share: Option<u64>,
    /// How many people that is.
    pub served: Option<Figure>,
    /// `none`, `special_trip`, `insufficient`, `fragile` or `covered`.
    pub verdict: String,
}

/// What one polling place offers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceInfo {
    /// Its id.
    pub place: String,
    /// Minutes it was to be open.
    pub published_minutes: i64,
    /// Minutes it was open, as far as anyone said.
    pub open_minutes: i64,
    /// Published minutes in which it was closed.
    pub lost_minutes: i64,
    /// Published minutes outside 07:00–19:00 of business days.
    pub off_hours_minutes: i64,
    /// Voters that its desks could serve if the queue never ran dry; null where the desks are unknown.
    pub most_voters: Option<u64>,
    /// Reachable without a gate pass; null where the case does not say.
    pub outside_gate: Option<bool>,
}

/// People whose shift nobody knows: the best and the worst crew they may belong to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithoutShiftInfo {
    /// How many they are.
    pub workers: Figure,
    /// The crew with the most reachable minutes.
    pub best: Option<String>,
    /// The crew with the fewest.
    pub worst: Option<String>,
}

/// People without a gate pass.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideInfo {
    /// How many of the roll; null where no source tells.
    pub workers: Option<Figure>,
    /// Places reachable without a gate pass.
    pub places: Vec<String>,
    /// Minutes in which one of them is open.
    pub minutes: i64,
    /// Whether they can vote; null where no place says on which side of the gate it stands.
    pub open: Option<bool>,
}

/// Whom an order could still help at a moment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpableInfo {
    /// The moment, local to the facility, in ISO 8601.
    pub at: String,
    /// People who will still be on the premises before the polls close.
    pub workers: u64,
    /// All people of known number.
    pub of: u64,
}

/// A set of changes after which every crew is covered.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixInfo {
    /// `buses`, `desks`, `releases` or `windows`.
    pub kind: String,
    /// `least_of_its_kind` or `nothing_to_spare`.
    pub proof: String,
    /// The changes, one sentence each.
    pub changes: Vec<Bilingual>,
    /// The request to the authority.
    pub request: Bilingual,
    /// The last moment to announce it a day ahead, local to the facility, in ISO 8601.
    pub until: Option<String>,
    /// The least crew's share of the desks after it, in permille.
    pub least_share: Option<u64>,
    /// Minutes more that each crew can reach.
    pub gains: Vec<GainInfo>,
    /// What it costs; null in a public report where it would tell the size of a small crew.
    pub cost: Option<CostInfo>,
}

/// What a change gives one crew.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GainInfo {
    /// The crew.
    pub crew: String,
    /// Minutes more.
    pub minutes: i64,
}

/// What a set of changes costs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostInfo {
    /// Minutes of duty given to voting, over all workers let go.
    pub on_duty_minutes: u64,
    /// Minutes that people wait for a held bus, over all of them.
    pub waiting_minutes: u64,
    /// Minutes of desks added.
    pub desk_minutes: u64,
    /// Changes to what was published.
    pub changes: u64,
}
