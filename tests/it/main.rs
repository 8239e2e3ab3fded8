//! The integration tests: one binary, one module per floor.

mod analysis;
mod report;
