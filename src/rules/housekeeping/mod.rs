//! The case's own housekeeping.

pub(crate) mod lost_decision;

pub use lost_decision::lost_decision;
