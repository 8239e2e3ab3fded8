//! F2: bytes to values. No file system, no clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod case_file;
