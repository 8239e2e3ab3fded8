//! The one integration-test binary: a module for each floor.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper of a test fails as the test does")]

mod analysis;
mod messages;
mod readers;
