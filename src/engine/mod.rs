//! F4: choose the rules, configure them, run them, replay people's decisions, put findings in order.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod audit;
mod compare;
mod configure;
mod decide;
mod needs;
mod run;

pub use audit::{Audit, Decided, ExpiredDecision, RuleOutcome};
pub use compare::{Fate, Followed, RollStep, rows_of, steps};
pub use configure::{ConfigError, Configuration};
pub use run::run;
