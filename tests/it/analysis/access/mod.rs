//! Access of the shifts to the polls, from the outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should panic")]

mod by_hand;
pub(crate) mod cases;
mod edges;
mod fixes;
mod golden;
mod oracle;
mod outcome;
mod presets;
mod queue;
mod zones;
