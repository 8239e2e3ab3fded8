//! The integration tests: one binary, one module per floor.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a helper of a test fails as the test does")]

mod analysis;
mod app;
mod cli;
mod cli_init;
mod corpus;
mod e2e;
mod fixtures;
mod house_rules;
mod messages;
mod readers;
mod report;
mod rules;
mod server;
mod signing;
