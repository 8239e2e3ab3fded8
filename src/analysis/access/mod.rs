//! Can every shift vote? Dated duties, windows, transport, releases and desks, down to a verdict per crew.
//!
//! Definitions and formulas are those of the project's contract: D duties, P windows, H on the premises and
//! off duty, B breaks, R releases, A absences. All times are instants in whole seconds, all intervals
//! half-open, all numbers integers.

mod assess;
mod capacity;
mod duties;
mod flow;
mod reach;
mod remark;
mod scene;
mod spans;
mod verdict;

pub use assess::{CrewAccess, Evaluation, crew_groups, evaluate};
pub use capacity::{Bottleneck, Capacity, Demand, Share, Stretch, fair_shares};
pub use duties::{Duties, Duty, duties};
pub use reach::{Counted, Group, Reach, reach, released};
pub use remark::Remark;
pub use scene::{CrewTimes, DEFAULT_SECONDS_PER_VOTER, PlaceTimes, ReleaseTimes, Scene};
pub use spans::{Span, Spans};
pub use verdict::{Verdict, verdict};
