//! Tests of `report`.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should panic")]

mod pictures;
