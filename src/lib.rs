//! Escrutinio audits the integrity of union votes in Mexico.
//!
//! The library is a stack of floors; a floor imports only floors below it
//! (`docs/architecture.md`, held by `tests/it/house_rules/floors.rs`):
//!
//! | floor | module | what lives there |
//! |---|---|---|
//! | F0 | [`model`] | the words everyone uses |
//! | F1 | [`law`], [`i18n`] | citations as data; language and formats |
//! | F2 | [`readers`], [`analysis`] | bytes to rows; pure maths |
//! | F3 | [`rules`] | the catalogue: one file per rule |
//! | F4 | [`engine`] | choose, configure, run, decide, order |
//! | F5 | [`report`], [`signing`] | audit to documents; bytes to evidence |
//! | F7 | [`app`] | use cases; the only floor with clock, randomness and files |
//! | F8 | [`cli`], [`server`] | the two faces |

pub mod analysis;
pub mod app;
pub mod cli;
pub mod engine;
pub mod i18n;
pub mod law;
pub mod model;
pub mod readers;
pub mod report;
pub mod rules;
pub mod server;

pub mod signing;
