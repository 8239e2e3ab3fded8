//! The integration tests: one binary, one module per floor.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper of a test fails as the test does")]

mod analysis;
mod readers;

mod signing;
//! All integration tests in one binary: one link step.

mod readers;
