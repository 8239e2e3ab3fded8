//! `case.toml` as values. Every entry keeps its line, so that a finding or an error can point at it.

use std::collections::BTreeMap;
use std::ops::Deref;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::{DispositionState, Field, ParamValue, Preset, SourceKind, Stage, Vote};

/// A value with the line of the case file it stands on (1 is the first; 0 where there is no file).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lined<T> {
    /// Line in `case.toml`.
    pub line: u32,
    /// The value.
    pub value: T,
}

impl<T> Lined<T> {
    /// A value and its line.
    pub const fn new(line: u32, value: T) -> Self {
        Self { line, value }
    }
}

impl<T> Deref for Lined<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A day, or a local moment. `24:00` has become `00:00` of the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// A day.
    Day(NaiveDate),
    /// A local date and time of the facility.
    At(NaiveDateTime),
}

impl Moment {
    /// Its day.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => at.date(),
        }
    }
}

/// `[case]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseHead {
    /// `id`.
    pub id: String,
    /// `title`.
    pub title: Option<String>,
    /// `vote`; `None` only for a single file audited without `--vote`.
    pub vote: Option<Vote>,
    /// `stage`.
    pub stage: Stage,
    /// `as_of`: the day on which the audit speaks.
    pub as_of: Option<NaiveDate>,
    /// `synthetic`: printed on every page.
    pub synthetic: bool,
    /// `secret`: the file with the case's 32 random bytes.
    pub secret: Option<String>,
}

/// `[facility]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facility {
    /// `name`.
    pub name: Option<String>,
    /// `employer`.
    pub employer: Option<String>,
    /// `address`.
    pub address: Option<String>,
    /// `municipality`.
    pub municipality: Option<Lined<String>>,
    /// `state`: ISO 3166-2:MX without its prefix.
    pub state: Option<Lined<String>>,
    /// `timezone`: an IANA name.
    pub timezone: Option<Lined<String>>,
    /// `sector`.
    pub sector: Option<String>,
    /// `products`.
    pub products: Vec<String>,
    /// `owner`.
    pub owner: Option<String>,
}

/// `[[union]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `role`: challenger, incumbent or other.
    pub role: Option<String>,
}

/// `[[closure]]`: days on which an authority does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// `authority`.
    pub authority: String,
    /// `from`, included.
    pub from: NaiveDate,
    /// `to`, included.
    pub to: NaiveDate,
}

/// `[[document]]`: what stands behind a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// `id`.
    pub id: String,
    /// `kind`.
    pub kind: Option<String>,
    /// `file`.
    pub file: Option<String>,
    /// `from`.
    pub from: Option<String>,
    /// `received`.
    pub received: Option<Moment>,
    /// `how`.
    pub how: Option<String>,
    /// `grade`: seen, heard or told.
    pub grade: Option<String>,
}

/// `[[incident]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// `at`.
    pub at: Option<Moment>,
    /// `place`.
    pub place: Option<String>,
    /// `kind`.
    pub kind: String,
    /// `grade`.
    pub grade: Option<String>,
    /// `document`.
    pub document: Option<String>,
}

/// How a column is named in an override: by its header, or by its letter (`#G`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnKey {
    /// Header text.
    Header(String),
    /// Column counted from 0.
    Letter(u16),
}

/// `[[source]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceSpec {
    /// `id`.
    pub id: String,
    /// `kind`.
    pub kind: SourceKind,
    /// `file`, relative to the case folder.
    pub file: String,
    /// `from`: who gave it.
    pub from: Option<String>,
    /// `received`.
    pub received: Option<Moment>,
    /// `sha256`: pinned digest, lower-case hexadecimal.
    pub sha256: Option<Lined<String>>,
    /// `sheet` or `sheets`; empty: the reader chooses.
    pub sheets: Vec<String>,
    /// `header_row`; 0: no header.
    pub header_row: Option<u32>,
    /// `columns`.
    pub columns: Vec<(ColumnKey, Field)>,
    /// `supersedes`.
    pub supersedes: Option<Lined<String>>,
}

/// `[[decision]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// `finding`: the id in the confidential report.
    pub finding: String,
    /// `subject`: whom or what it is about, by the key that the confidential report gives.
    pub subject: Option<String>,
    /// `disposition`.
    pub disposition: DispositionState,
    /// `by`: a role or code.
    pub by: Option<String>,
    /// `why`.
    pub why: Option<String>,
    /// `on`.
    pub on: Option<NaiveDate>,
}

/// `[unit]`: beyond the law's own exclusions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// `sites`.
    pub sites: Vec<String>,
    /// `include_positions`.
    pub include_positions: Vec<String>,
    /// `exclude_positions`.
    pub exclude_positions: Vec<String>,
    /// `exclude_departments`.
    pub exclude_departments: Vec<String>,
}

/// `[access]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessSettings {
    /// `minutes_needed`.
    pub minutes_needed: u32,
    /// `release_notice`, minutes.
    pub release_notice: u32,
    /// `fragile_below`, minutes.
    pub fragile_below: u32,
    /// `enough_share`, permille.
    pub enough_share: u16,
}

impl Default for AccessSettings {
    fn default() -> Self {
        Self { minutes_needed: 0, release_notice: 0, fragile_below: 30, enough_share: 990 }
    }
}

/// A duty's clock hours: until a time of day, or for a number of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spell {
    /// From `start` to the next `end` on the clock; equal times are 24 hours.
    Clock {
        /// `start`.
        start: NaiveTime,
        /// `end`.
        end: NaiveTime,
    },
    /// From `start` for `hours`.
    Hours {
        /// `start`.
        start: NaiveTime,
        /// `hours`.
        hours: u32,
    },
}

/// On which dates duties begin: exactly one of `days`, `cycle`, `dates`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DutyDays {
    /// Days of the week.
    Weekdays(Vec<Weekday>),
    /// A cycle: a pattern of letters from an anchor date on; `-` and `0` rest.
    Cycle {
        /// First date of the pattern.
        anchor: NaiveDate,
        /// One letter a day.
        pattern: String,
        /// What each letter works; empty where the crew's own hours serve every `1`.
        shifts: BTreeMap<char, Vec<Spell>>,
    },
    /// Explicit dates.
    Dates(Vec<NaiveDate>),
}

/// A break in which the worker may leave the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// `from`.
    pub from: NaiveTime,
    /// `to`.
    pub to: NaiveTime,
}

/// `[[crew]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crew {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `workers`; left out: counted from the roll.
    pub workers: Option<u32>,
    /// `roll_values`: texts of the roll's shift column that mean this crew.
    pub roll_values: Vec<String>,
    /// `routes`: texts of the route column whose people are this crew; empty: all routes.
    pub routes: Vec<String>,
    /// `preset`: the known pattern that its days and hours come from.
    pub preset: Option<Preset>,
    /// `start`/`end`, `start`/`hours`, `spells` or the preset's; empty with a cycle that has its own shifts.
    pub spells: Vec<Spell>,
    /// `days`, `cycle`, `dates` or the preset's.
    pub days: DutyDays,
    /// `rest`: starting dates taken out.
    pub rest: Vec<NaiveDate>,
    /// `extra`: starting dates added.
    pub extra: Vec<NaiveDate>,
    /// `arrives_before`, minutes.
    pub arrives_before: u32,
    /// `leaves_after`, minutes.
    pub leaves_after: u32,
    /// `breaks`.
    pub breaks: Vec<Break>,
}

/// A polling window: as published, and as it really was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// `opens`.
    pub opens: NaiveDateTime,
    /// `closes`.
    pub closes: NaiveDateTime,
    /// `opened`: what really happened.
    pub opened: Option<NaiveDateTime>,
    /// `closed`: what really happened.
    pub closed: Option<NaiveDateTime>,
}

/// `[[place]]`: a polling place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollingPlace {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `outside_gate`: reachable without a gate pass.
    pub outside_gate: Option<bool>,
    /// `crews`; empty: all.
    pub crews: Vec<Lined<String>>,
    /// `desks`.
    pub desks: Option<u32>,
    /// `seconds_per_voter`.
    pub seconds_per_voter: Option<u32>,
    /// `windows`.
    pub windows: Vec<Lined<Window>>,
    /// `timezone`, where it differs from the facility's.
    pub timezone: Option<Lined<String>>,
}

/// `[[release]]`: the plant stops, or a crew is let go to vote on paid time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// `from`.
    pub from: NaiveDateTime,
    /// `to`.
    pub to: NaiveDateTime,
    /// `announced`.
    pub announced: NaiveDateTime,
    /// `crews`; empty: all.
    pub crews: Vec<Lined<String>>,
    /// `document`.
    pub document: Option<String>,
}

/// `assumed` of a crew, a place or a release: what nobody confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// `crew`, `place` or `release`.
    pub section: &'static str,
    /// Its id; empty for a release, which has none.
    pub id: String,
    /// The keys whose values are assumptions.
    pub keys: Vec<String>,
}

/// A range of ballot numbers, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Folios {
    /// First.
    pub from: u64,
    /// Last.
    pub to: u64,
}

/// `[[tally]]`: one table's acta in one transcription. `None` where a figure was not published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// `place`.
    pub place: Option<String>,
    /// `table`.
    pub table: Option<String>,
    /// `transcript`.
    pub transcript: Option<String>,
    /// `roll`: people on the roll of this table.
    pub roll: Option<u64>,
    /// `printed`.
    pub printed: Option<u64>,
    /// `received`.
    pub received: Option<u64>,
    /// `used`: ballots handed to voters.
    pub used: Option<u64>,
    /// `leftover`.
    pub leftover: Option<u64>,
    /// `spoiled`.
    pub spoiled: Option<u64>,
    /// `signed_roll`: people marked as having voted.
    pub signed_roll: Option<u64>,
    /// `cast`: papers taken out of the box.
    pub cast: Option<u64>,
    /// `unregistered`.
    pub unregistered: Option<u64>,
    /// `null`.
    pub null: Option<u64>,
    /// `folios`.
    pub folios: Vec<Folios>,
    /// `opened`.
    pub opened: Option<NaiveDateTime>,
    /// `closed`.
    pub closed: Option<NaiveDateTime>,
    /// `votes` by option id.
    pub votes: BTreeMap<String, u64>,
}

/// `[final]`: what was announced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FinalCount {
    /// `roll`.
    pub roll: Option<u64>,
    /// `cast`.
    pub cast: Option<u64>,
    /// `null`.
    pub null: Option<u64>,
    /// `votes` by option id.
    pub votes: BTreeMap<String, u64>,
}

/// `[[scenario]]`: numbers a person puts in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// `id`.
    pub id: String,
    /// `doubtful`.
    pub doubtful: u64,
    /// `excluded`.
    pub excluded: u64,
}

/// `case.toml`, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// `[case]`.
    pub case: Lined<CaseHead>,
    /// `[facility]`.
    pub facility: Facility,
    /// `[proceeding] authority`.
    pub authority: Option<String>,
    /// `[proceeding] file_number`.
    pub file_number: Option<String>,
    /// `[[union]]`.
    pub unions: Vec<Lined<Union>>,
    /// `[[option]]`, or what stands in for them.
    pub options: Vec<Lined<String>>,
    /// `[dates]` by key.
    pub dates: BTreeMap<&'static str, Lined<Moment>>,
    /// `[unit]`.
    pub unit: Unit,
    /// `[[closure]]`.
    pub closures: Vec<Lined<Closure>>,
    /// `[[document]]`.
    pub documents: Vec<Lined<Document>>,
    /// `[[incident]]`.
    pub incidents: Vec<Lined<Incident>>,
    /// `[[source]]`.
    pub sources: Vec<Lined<SourceSpec>>,
    /// `[rules.ID]`: parameters by rule and name. `enabled = false` stands in `rules_off`.
    pub rules: BTreeMap<String, BTreeMap<String, Lined<ParamValue>>>,
    /// Rules switched off by `enabled = false`, with the line.
    pub rules_off: Vec<Lined<String>>,
    /// `[[decision]]`.
    pub decisions: Vec<Lined<Decision>>,
    /// `[access]`.
    pub access: AccessSettings,
    /// `[[crew]]`.
    pub crews: Vec<Lined<Crew>>,
    /// `[[place]]`.
    pub places: Vec<Lined<PollingPlace>>,
    /// `[[release]]`.
    pub releases: Vec<Lined<Release>>,
    /// `assumed` of crews, places and releases.
    pub assumed: Vec<Lined<Assumed>>,
    /// `[[tally]]`.
    pub tallies: Vec<Lined<Tally>>,
    /// `[final]`.
    pub final_count: Option<Lined<FinalCount>>,
    /// `[[scenario]]`.
    pub scenarios: Vec<Lined<Scenario>>,
}

impl CaseFile {
    /// Keys of `[dates]`, in the contract's order.
    pub const DATE_KEYS: &'static [&'static str] = &[
        "filed",
        "second_application",
        "notice_published",
        "call_issued",
        "roll_received",
        "roll_posted",
        "cfcrl_notified",
        "text_delivered",
        "vote_starts",
        "vote_ends",
        "results_posted",
        "results_notified",
        "claim_filed",
        "strike_notice",
        "strike_started",
        "constancia_issued",
        "hours_enabled",
        "result_served",
        "rrm_petition_received",
        "rrm_request",
        "rrm_review_accepted",
    ];

    /// The stated defaults of a single roll file.
    pub fn for_single_file(id: String, vote: Option<Vote>, as_of: Option<NaiveDate>) -> Self {
        Self {
            case: Lined::new(
                0,
                CaseHead {
                    id,
                    title: None,
                    vote,
                    stage: Stage::Initial,
                    as_of,
                    synthetic: false,
                    secret: None,
                },
            ),
            facility: Facility::default(),
            authority: None,
            file_number: None,
            unions: Vec::new(),
            options: Vec::new(),
            dates: BTreeMap::new(),
            unit: Unit::default(),
            closures: Vec::new(),
            documents: Vec::new(),
            incidents: Vec::new(),
            sources: Vec::new(),
            rules: BTreeMap::new(),
            rules_off: Vec::new(),
            decisions: Vec::new(),
            access: AccessSettings::default(),
            crews: Vec::new(),
            places: Vec::new(),
            releases: Vec::new(),
            assumed: Vec::new(),
            tallies: Vec::new(),
            final_count: None,
            scenarios: Vec::new(),
        }
    }

    /// A day or moment of `[dates]`.
    pub fn date(&self, key: &str) -> Option<&Lined<Moment>> {
        self.dates.get(key)
    }

    /// The day of the vote, on which the law in force is chosen: its first day, else `as_of`.
    pub fn law_day(&self) -> Option<NaiveDate> {
        self.date("vote_starts").map(|at| at.day()).or(self.case.as_of)
    }
}
