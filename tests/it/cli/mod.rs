//! The command line as a program: its commands, exit codes, outputs and words for what goes wrong.

mod bad_input;
mod commands;
mod exit_codes;
pub(crate) mod harness;
mod help;
mod identifiers;
mod matching;
pub(crate) mod report_json;
mod tables;
