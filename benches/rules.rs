//! How long all rules take together, from tables in memory to ordered findings: `cargo bench --bench rules`.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench measures time, prints, and stops where it cannot measure"
)]

use std::time::{Duration, Instant};

use escrutinio::analysis::codes::Secret;
use escrutinio::app::{self, Memory, OpenOptions};
use escrutinio::engine::{self, Configuration};
use escrutinio::model::SourceKind;
use escrutinio::rules::metas;

#[path = "../fixtures/generator/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the bench uses a part of what the generator's own program uses")]
mod generator;

use generator::plant::{self, Files, further};

/// The best of so many runs: what the machine can do when nothing else takes the core.
fn best(times: usize, mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..times).map(|_| time(&mut run)).min().unwrap_or_default()
}

fn measure(name: &str, files: Files, times: usize, promised: Duration) {
    let opened = app::open_case(&Memory { files }, &OpenOptions::default()).expect("a generated case opens");
    let case = &opened.case;
    let configuration = Configuration::of(&case.file, &metas()).expect("a generated case configures");
    let key = Secret::published().confidential_key();
    let rows = case.roll_entries().count();
    let others = case.sources.iter().filter(|source| source.kind != SourceKind::Roll).count();
    let mut findings = 0;
    let took = best(times, || findings = engine::run(case, &configuration, &key).findings.len());
    println!(
        "{name}: {rows} rows and {others} other lists, {findings} findings in {} ms; promised {} ms, {} permille of it",
        took.as_millis(),
        promised.as_millis(),
        took.as_nanos() * 1000 / promised.as_nanos().max(1),
    );
}

fn main() {
    let case = plant::files(plant::SEED).expect("the bundled case is generated");
    measure("bundled case", case, 5, Duration::from_millis(300));
    let small = further::maquila(1).expect("a plant is generated");
    measure("maquila", small.files, 5, Duration::from_millis(300));
    let asked = further::maquila_of(1, 6_430).expect("a plant is generated");
    measure("maquila of 6,500 rows", asked.files, 5, Duration::from_millis(300));
    let large = further::maquila_of(1, 100_000).expect("a plant is generated");
    measure("maquila, large", large.files, 2, Duration::from_secs(5));
}
