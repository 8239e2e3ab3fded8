//! How fast `ids` judges a list: `cargo bench --bench ids`. Prints ratios from one run on one core.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench measures time, prints, and stops where it cannot measure"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use escrutinio::analysis::functions::TitleScorer;
use escrutinio::analysis::identity::list::{IdKind, judge};

/// What `ids` promises.
const PROMISED: u128 = 1_000_000;

/// A list of about a million values: the committed vectors, repeated.
fn list(vectors: &str) -> (String, u64) {
    let values: Vec<&str> = vectors.lines().skip(2).filter_map(|line| line.split(',').next()).collect();
    let times = 1_000_000 / values.len();
    let mut out = String::new();
    for value in values.iter().cycle().take(values.len() * times) {
        out.push_str(value);
        out.push('\n');
    }
    (out, (values.len() * times) as u64)
}

/// The best of five runs: what the machine can do when nothing else takes the core.
fn best(mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..5).map(|_| time(&mut run)).min().unwrap_or_default()
}

fn report(name: &str, values: u64, took: Duration, walked: Duration) {
    let rate = u128::from(values) * 1_000_000_000 / took.as_nanos().max(1);
    let ratio = |a: u128, b: u128| format!("{}.{:02}", a / b.max(1), a * 100 / b.max(1) % 100);
    println!(
        "{name}: {rate} values/s, {} times the promised {PROMISED}; {} times the csv crate's walk over the same bytes",
        ratio(rate, PROMISED),
        ratio(took.as_nanos(), walked.as_nanos()),
    );
}

fn walk(text: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut cells = 0usize;
    while reader.read_byte_record(&mut record).expect("bytes in memory") {
        cells += record.len();
    }
    std::hint::black_box(cells);
}

fn main() {
    let curps = include_str!("../fixtures/vectors/ids/curp.csv");
    let rfcs = include_str!("../fixtures/vectors/ids/rfc.csv");
    for (kind, vectors) in [(IdKind::Curp, curps), (IdKind::Rfc, rfcs), (IdKind::Nss, curps)] {
        let (mut text, values) = list(vectors);
        if kind == IdKind::Nss {
            text.clear();
            for n in 0..values {
                writeln!(text, "{:011}", n * 9_876_543 % 99_999_999_999).expect("a String takes all");
            }
        }
        let mut out = Vec::with_capacity(text.len() * 2);
        let took = best(|| {
            out.clear();
            judge(kind, text.as_bytes(), &mut out).expect("bytes in memory");
            out.flush().expect("bytes in memory");
        });
        report(kind.key(), values, took, best(|| walk(&text)));
    }
    titles();
}

/// A roll of 6,500 rows with the bench's titles, read by a scorer that starts empty.
fn titles() {
    let titles: Vec<&str> = include_str!("../fixtures/vectors/titles.csv").lines().skip(1).collect();
    let took = best(|| {
        let mut scorer = TitleScorer::default();
        let points: u32 =
            titles.iter().cycle().take(6_500).map(|title| u32::from(scorer.score(title).points)).sum();
        std::hint::black_box(points);
    });
    println!("titles: 6500 rows in {} µs", took.as_micros());
}
