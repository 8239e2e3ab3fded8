//! The case's own housekeeping.

pub(crate) mod lost_decision;

pub use lost_decision::{SubjectNow, lost_decision};
