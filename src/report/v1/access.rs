//! Access to the polls as other programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bilingual, Figure};
use crate::report::pictures::PictureTable;

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
    /// What else is known of each crew, in the same order.
    pub details: Vec<CrewDetailInfo>,
    /// People whose own dates (roster, leave) differ from their crew's; in a public report only where no group is
    /// small.
    pub own_dates: Vec<OwnDatesInfo>,
    /// Permille of their people that all crews can have served at once; null where it was not counted.
    pub equal_share: Option<u64>,
    /// The least share of a crew in permille of the greatest; 800 is a habit of other countries, no law.
    pub disparity: Option<u64>,
    /// The desk time that is too short, as sums that anyone can add up.
    pub bottlenecks: Vec<Bilingual>,
    /// The notice that people had.
    pub notice: Option<NoticeInfo>,
    /// The inputs on which verdicts hang, and the values at which they would be others.
    pub flips: Vec<FlipInfo>,
    /// Waits by simulation; absent from a public report where some group is small.
    pub waits: Vec<WaitInfo>,
    /// What a reader must know of the input: assumptions, times that the clock skips, what could not be computed.
    pub notes: Vec<AccessNoteInfo>,
    /// Pictures for documents; no part of the JSON.
    #[serde(skip)]
    pub pictures: Vec<PictureInfo>,
}

/// What a reader must know of the input.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessNoteInfo {
    /// `assumed` where the case says that a value is an assumption; else what the note is about.
    pub key: String,
    /// What it says.
    pub text: Bilingual,
    /// Line of the case file; null where it rests on none.
    pub line: Option<u32>,
}

/// A picture in both languages, with the table of its numbers.
#[derive(Debug, Clone)]
pub struct PictureInfo {
    /// The complete SVG element.
    pub svg: Bilingual,
    /// Its numbers in Spanish and English.
    pub tables: [PictureTable; 2],
}

/// More of one crew.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrewDetailInfo {
    /// Its id.
    pub crew: String,
    /// Distinct dates on which its people can vote.
    pub days: u64,
    /// `day`, `mixed` or `night` by LFT 60: three and a half hours between 20:00 and 06:00 make a night shift.
    pub shift: String,
    /// The last moment at which an order could still help it, local to the facility, in ISO 8601.
    pub last_useful_order: Option<String>,
    /// Whether all its people would have to come back to the plant to vote.
    pub must_come_back: bool,
    /// Hours from the notice to its first minute on the premises.
    pub hours_of_notice: Option<i64>,
}

/// People whose own dates differ from their crew's.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnDatesInfo {
    /// Their crew; null where nobody knows it.
    pub crew: Option<String>,
    /// Their verdict.
    pub verdict: String,
    /// Whether nothing but their own absence keeps them from the polls: on the roll, no reasonable access.
    pub absent: bool,
    /// How many they are.
    pub workers: Figure,
}

/// The notice that people had.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeInfo {
    /// The date of the case that it is: `notice_published` or `call_issued`.
    pub key: String,
    /// Whole hours from publication to the first opening.
    pub hours_to_opening: Option<i64>,
    /// Business days up to the day of the vote, that day counted.
    pub business_days: Option<u64>,
    /// Full business days in between.
    pub full_business_days: Option<u64>,
}

/// A value of one input at which a crew's verdict would be another.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlipInfo {
    /// The crew.
    pub crew: String,
    /// `leaves_after`, `arrives_before`, `desks`, `seconds_per_voter` or `minutes_needed`.
    pub input: String,
    /// Its value in the case.
    pub from: u64,
    /// The nearest value at which the verdict changes.
    pub to: u64,
    /// The verdict it would then be.
    pub verdict: String,
}

/// What people would meet in the queue of a place, by simulation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitInfo {
    /// The place.
    pub place: String,
    /// People taken to come here.
    pub people: u64,
    /// Median wait in seconds.
    pub median_seconds: QuantileInfo,
    /// Wait that nine of ten stay under, in seconds.
    pub ninth_seconds: QuantileInfo,
    /// People who wait more than 30 minutes, in permille; a reference of other countries.
    pub over_30_minutes: QuantileInfo,
    /// People who leave without voting when their bus goes, in permille.
    pub left: QuantileInfo,
    /// Mean wait in thousandths of a minute if arrivals were spread evenly; null where that formula does not hold.
    pub steady_mean: Option<u64>,
    /// Seed of the simulation.
    pub seed: u64,
    /// Runs made.
    pub runs: u64,
}

/// An estimate over the runs with the interval in which 95 of 100 such estimates lie.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantileInfo {
    /// Lower end.
    pub low: u64,
    /// The estimate.
    pub value: u64,
    /// Upper end.
    pub high: u64,
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
    /// `buses`, `desks`, `releases`, `windows` or `mixture`.
    pub kind: String,
    /// `least_of_its_kind`, `optimal`, `optimal_without_hours` or `nothing_to_spare`.
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
