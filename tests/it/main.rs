//! One binary for every integration test: one link step.

mod fixtures;
