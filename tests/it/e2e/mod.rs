//! Whole cases through the real binary: from a roll to a signed report, and what strangers can and cannot see.

mod accuracy;
mod decide;
mod decisions;
mod determinism;
mod packs;
mod plant;
mod privacy;
mod roll_rules;
pub(crate) mod small;
mod tampering;
