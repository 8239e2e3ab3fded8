//! F2: pure maths over rows: identifiers, names, job functions.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod functions;
pub mod identity;
pub mod names;
//! F2: pure maths over the words of the model. No clock, no files; integers in every result.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod access;
pub mod zones;
