//! Inputs that somebody, or chance, made up: nothing panics, nothing hangs, no row is lost.
//!
//! `fixtures/corpus/TARGET/*` is replayed always. `long` mutates seeds by a fixed generator: some hundred
//! inputs, or for as long as asked:
//! `ESCRUTINIO_CORPUS_SECONDS=900 cargo test --test it corpus::long -- --nocapture`;
//! with `ESCRUTINIO_CORPUS_KEEP=DIR` an input with an outcome not seen before is written to `DIR/TARGET/`.
//! The same bodies are the targets of `fuzz/`.

#![allow(clippy::disallowed_methods, reason = "tests open fixtures and look at their own switches")]

mod mutate;
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use mutate::Chance;

/// A target: its name in `fuzz/` and in the corpus, its body, and the folders of its seeds.
struct Target {
    name: &'static str,
    body: fn(&[u8]) -> String,
    seeds: &'static [&'static str],
    endings: &'static [&'static str],
}

const TARGETS: &[Target] = &[
    Target { name: "delimited", body: targets::delimited, seeds: &["mess"], endings: &["csv", "txt"] },
    Target {
        name: "workbook",
        body: targets::workbook,
        seeds: &["mess"],
        endings: &["xlsx", "xlsm", "xlsb", "xls", "ods"],
    },
    Target { name: "pdf", body: targets::pdf, seeds: &["mess"], endings: &["pdf"] },
    Target {
        name: "case_file",
        body: targets::case_file,
        seeds: &["case_file", "cases/gm-slp-2025", "cases/silao-2022"],
        endings: &["toml"],
    },
    Target { name: "ids", body: targets::ids, seeds: &[], endings: &["txt"] },
    Target {
        name: "verify",
        body: targets::verify,
        seeds: &["vectors/pack-v0.1"],
        endings: &["json", "SHA256SUMS", "sig", "pem", "ssh", "pae", "html", "csv", "xlsx"],
    },
];

/// One input may take this long, on a busy machine and without optimisation, before it counts as a hang.
const HANG: Duration = Duration::from_mins(2);

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Files of a folder in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// The seeds of a target, each small.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let own = format!("corpus/{}", target.name);
    let folders = target.seeds.iter().copied().chain([own.as_str()]);
    let mut seeds = Vec::new();
    for path in folders.flat_map(|folder| files(&fixtures().join(folder))) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let own = path.starts_with(fixtures().join("corpus").join(target.name));
        if own || target.endings.iter().any(|ending| name.ends_with(ending)) {
            seeds.push(fs::read(&path).unwrap());
        }
    }
    assert!(!seeds.is_empty(), "{} has no seeds", target.name);
    seeds
}

#[test]
fn replay() {
    let mut replayed = 0;
    for target in TARGETS {
        for path in files(&fixtures().join("corpus").join(target.name)) {
            let bytes = fs::read(&path).unwrap();
            assert!(
                catch_unwind(AssertUnwindSafe(|| (target.body)(&bytes))).is_ok(),
                "{} fails on {}",
                target.name,
                path.display()
            );
            replayed += 1;
        }
    }
    assert!(replayed >= TARGETS.len(), "only {replayed} inputs were found");
}

#[test]
fn long() {
    let seconds = std::env::var("ESCRUTINIO_CORPUS_SECONDS").ok().map(|text| text.parse().unwrap());
    let keep = std::env::var_os("ESCRUTINIO_CORPUS_KEEP").map(PathBuf::from);
    let share =
        seconds.map(|seconds: u64| Duration::from_secs(seconds) / u32::try_from(TARGETS.len()).unwrap());
    for target in TARGETS {
        let found = attack(target, share, keep.as_deref());
        assert!(found.is_empty(), "{}: {found:#?}", target.name);
    }
}

#[expect(clippy::print_stderr, reason = "a run of many minutes says what it did")]
/// Sends mutated seeds to a target; answers where the inputs lie that made it fail.
fn attack(target: &Target, time: Option<Duration>, keep: Option<&Path>) -> Vec<PathBuf> {
    let seeds = seeds(target);
    let start = Instant::now();
    let mut chance = Chance::new(0x5eed);
    let mut known: BTreeSet<String> = BTreeSet::new();
    for seed in &seeds {
        known.insert((target.body)(seed));
    }
    let worker = Worker::of(target.body);
    let (mut failed, mut count, mut slowest) = (Vec::new(), 0_u64, Duration::ZERO);
    while failed.len() < 20 && time.map_or(count < 120, |time| start.elapsed() < time) {
        let input = mutate::mutated(&seeds, &mut chance);
        count += 1;
        let before = Instant::now();
        let answer = worker.ask(input.clone());
        slowest = slowest.max(before.elapsed());
        match answer {
            Ok(outcome) => {
                let new = known.insert(outcome);
                if let Some(keep) = keep.filter(|_| new && input.len() < 20_000) {
                    save(&keep.join(target.name), &input);
                }
            }
            Err(hung) => {
                failed.push(save(
                    &Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus").join(target.name),
                    &input,
                ));
                if hung {
                    break;
                }
            }
        }
    }
    if time.is_some() {
        eprintln!("{}: {count} inputs, {} outcomes, slowest {slowest:?}", target.name, known.len());
    }
    failed
}

fn save(folder: &Path, input: &[u8]) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let name = escrutinio::signing::sums::sha256(input).to_string();
    let path = folder.join(&name[..16]);
    fs::write(&path, input).unwrap();
    path
}

/// A thread that runs a target, so that a hang is seen.
struct Worker {
    send: mpsc::Sender<Vec<u8>>,
    answers: mpsc::Receiver<Option<String>>,
}

impl Worker {
    fn of(body: fn(&[u8]) -> String) -> Self {
        let (send, inputs) = mpsc::channel::<Vec<u8>>();
        let (answer, answers) = mpsc::channel();
        std::thread::spawn(move || {
            for input in inputs {
                let done = catch_unwind(AssertUnwindSafe(|| body(&input))).ok();
                if answer.send(done).is_err() {
                    return;
                }
            }
        });
        Self { send, answers }
    }

    /// The outcome; `Err(false)` after a panic, `Err(true)` after a hang.
    fn ask(&self, input: Vec<u8>) -> Result<String, bool> {
        self.send.send(input).unwrap();
        match self.answers.recv_timeout(HANG) {
            Ok(Some(outcome)) => Ok(outcome),
            Ok(None) => Err(false),
            Err(_) => Err(true),
        }
    }
}
