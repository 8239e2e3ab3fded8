//! F2: pure maths on what the case says. No file formats, no clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod materiality;
pub mod tally;
