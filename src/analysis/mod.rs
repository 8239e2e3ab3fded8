//! F2: pure maths over rows: identifiers, names, job functions.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod functions;
pub mod identity;
pub mod names;
