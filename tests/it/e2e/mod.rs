//! Whole cases through the real binary: from a roll to a signed report, and what strangers can and cannot see.

mod accuracy;
mod bad_roll;
mod compare;
mod decide;
mod decisions;
mod determinism;
mod objection;
mod packs;
mod plant;
mod privacy;
mod roll_rules;
pub(crate) mod small;
mod tampering;
