//! Can every shift vote? Dated duties, windows, transport, releases and desks, down to a verdict per crew.
//!
//! Definitions and formulas are those of the project's contract: D duties, P windows, H on the premises and
//! off duty, B breaks, R releases, A absences. All times are instants in whole seconds, all intervals
//! half-open, all numbers integers.

mod alternatives;
mod assess;
mod assumed;
mod capacity;
mod changes;
mod duties;
mod fix;
mod fixes;
mod flips;
mod flow;
mod judgements;
mod mixture;
mod outcome;
mod people;
mod places;
mod queue;
mod reach;
mod reading;
mod remark;
mod roster;
mod scene;
mod sentences;
mod sources;
mod spans;
mod timing;
mod verdict;
mod waits;

pub use assess::{CrewAccess, Evaluation, crew_groups, evaluate};
pub use capacity::{Bottleneck, Capacity, Demand, Share, Stretch, fair_shares};
pub use changes::{Change, Cost, request};
pub use duties::{Duties, Duty, duties};
pub use fix::{Fix, FixKind, Proof};
pub use fixes::fixes;
pub use flips::{Flip, FlipInput, flips};
pub use judgements::{Judgement, enabling_judgements, hours_judgements, place_judgements};
pub use outcome::{Access, PeopleAccess, SEED, WithoutShift, access};
pub use people::{Absence, Facts, Grouping, Person, RosterRow, group_people};
pub use places::{OutsideAccess, PlaceAccess, business_hours_bind, outside_access, place_rows};
pub use queue::{
    Arrival, Crowd, Quantile, Refusal, Steady, SteadyWait, Waits, burst_bound, simulate, steady_wait,
};
pub use reach::{Counted, Group, Polls, Reach, reach, released};
pub use remark::Remark;
pub use scene::{CrewTimes, DEFAULT_SECONDS_PER_VOTER, PlaceTimes, ReleaseTimes, Scene};
pub use sentences::{alike, bottleneck_sentences};
pub use sources::{CaseAccess, case_access};
pub use spans::{Span, Spans};
pub use timing::{Helpable, Notice, Survival, notice};
pub use verdict::{Verdict, verdict};
pub use waits::{BOOTH_SECONDS, PlaceWaits, place_waits};
