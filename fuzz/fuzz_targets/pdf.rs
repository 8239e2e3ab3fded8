//! Workbooks, by the same body that `tests/it/corpus.rs` runs.
#![no_main]

#[path = "../../tests/it/corpus/targets.rs"]
#[allow(dead_code, reason = "each target uses one body")]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    targets::pdf(bytes);
});
