//! How well and how fast `escrutinio duplicates` finds people again, on generated rolls with known truth.
//!
//! `cargo bench --bench matching` prints the rows up to 20,000; `-- 100000 1000000` names other sizes, and words
//! such as `ids`, `names`, `ocr`, `payroll`, `febrl`, `classes` narrow or widen what is run; `plants=3000` divides a
//! roll among files, `memory=2G` bounds the search, `again` takes a roll that is there. See `matching.md`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::wildcard_enum_match_arm,
    reason = "a program that measures"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "the generator makes whole cases too, and brings tests of its own"
)]
#[path = "../fixtures/generator/mod.rs"]
mod generator;
#[path = "matching/parts.rs"]
mod parts;
#[path = "matching/process.rs"]
mod process;
#[path = "matching/truth.rs"]
mod truth;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use generator::bulk::{self, Columns, List, Model, Settings};
use process::Cost;
use truth::{Score, Truth};

const MODELS: [(&str, Model); 5] = [
    ("mixed", Model::Mixed),
    ("clerical", Model::Clerical),
    ("ocr", Model::Ocr),
    ("migration", Model::Migration),
    ("held-out", Model::HeldOut),
];
const COLUMNS: [(&str, Columns); 3] =
    [("ids", Columns::Ids), ("noid", Columns::Noid), ("names", Columns::Names)];
const LISTS: [(&str, List); 4] = [
    ("payroll", List::Payroll),
    ("imss", List::Imss),
    ("members", List::Members),
    ("signatures", List::Signatures),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    // `cargo test --benches` builds and starts this too: then one small round is enough.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = if measured { vec![6_500, 20_000] } else { vec![300] };
    }
    let ask = Ask { words: words.into_iter().filter(|word| word.parse::<usize>().is_err()).collect() };
    let linking = ask.any(&LISTS.map(|(name, _)| name));
    println!(
        "| rows | columns | model | s | cpu s | MiB | P | R | F1 | P certain | R certain | review: share of the rest | pairs a true one |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    if ask.names("febrl") {
        return febrl();
    }
    for rows in sizes {
        for (columns_name, columns) in COLUMNS.into_iter().filter(|(name, _)| ask.wants(&COLUMNS, name)) {
            if linking {
                break;
            }
            let mut mean = Vec::new();
            for (model_name, model) in MODELS.into_iter().filter(|(name, _)| ask.wants(&MODELS, name)) {
                let settings = Settings { rows, seed: 11, model, columns };
                let folder = folder(&format!("{model_name}-{rows}-{columns_name}"));
                mean.push(roll(&ask, settings, &folder, [columns_name, model_name]));
            }
            if mean.len() > 1 {
                println!("| {rows} | {columns_name} | mean | {} |", Score::mean(&mean));
            }
        }
        for (list_name, list) in LISTS.into_iter().filter(|(name, _)| ask.names(name)) {
            link(rows, list, list_name);
        }
    }
}

/// What was asked for on the command line.
struct Ask {
    words: Vec<String>,
}

impl Ask {
    fn names(&self, word: &str) -> bool {
        self.words.iter().any(|asked| asked == word)
    }

    /// Among how many files a roll is divided: `plants=3000`.
    fn plants(&self) -> Option<usize> {
        self.words.iter().find_map(|word| word.strip_prefix("plants=")?.parse().ok())
    }

    /// A bound of memory: `memory=2G`.
    fn memory(&self) -> Option<&str> {
        self.words.iter().find_map(|word| word.strip_prefix("memory="))
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.names(word))
    }

    /// One of a kind, or all of the kind where none is named.
    fn wants<T>(&self, kind: &[(&str, T)], name: &str) -> bool {
        self.names(name) || !kind.iter().any(|(other, _)| self.names(other))
    }
}

/// A folder beside the build's own, so that the peers' scripts find the very same files.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("matching").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn create(path: PathBuf) -> BufWriter<File> {
    BufWriter::new(File::create(path).unwrap())
}

/// Rows from which the pairs are not written a second time, to see what a reviewer has to read.
const LARGE: usize = 2_000_000;

fn roll(ask: &Ask, settings: Settings, folder: &Path, [columns, model]: [&str; 2]) -> (Score, Cost) {
    if !(ask.names("again") && folder.join("roll.csv").exists()) {
        bulk::write(settings, create(folder.join("roll.csv")), create(folder.join("truth.csv"))).unwrap();
    }
    let (truth, files) = match ask.plants() {
        Some(plants) => parts::split(folder, plants),
        None => (Truth::read(folder, &[("roll.csv", "truth.csv")]), vec!["roll.csv".to_owned()]),
    };
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let memory = ask.memory();
    let more: Vec<&str> = memory.iter().flat_map(|memory| ["--memory", memory]).collect();
    let (groups, cost) = process::duplicates_with(folder, &files, false, &more);
    let pairs = if settings.rows < LARGE {
        process::duplicates_with(folder, &files, true, &more).0
    } else {
        Vec::new()
    };
    let names_only = settings.columns == Columns::Names;
    let score = truth.score(&groups, &pairs, names_only);
    println!("| {} | {columns} | {model} | {cost} | {score} |", settings.rows);
    if ask.names("classes") {
        truth.print_classes(&groups, names_only);
    }
    (score, cost)
}

/// A roll linked to a second list: pairs across the two.
fn link(rows: usize, list: List, name: &str) {
    let settings = Settings { rows, seed: 11, model: Model::Mixed, columns: Columns::Ids };
    let folder = folder(&format!("link-{rows}-{name}"));
    // A signature list has number and name; so has what it is compared with.
    let roll =
        if list == List::Signatures { Settings { columns: Columns::Names, ..settings } } else { settings };
    bulk::write(roll, create(folder.join("roll.csv")), create(folder.join("truth.csv"))).unwrap();
    let second = (create(folder.join("list.csv")), create(folder.join("list-truth.csv")));
    bulk::write_list(settings, list, second.0, second.1).unwrap();
    let truth = Truth::read(&folder, &[("roll.csv", "truth.csv"), ("list.csv", "list-truth.csv")]);
    let (groups, cost) = process::duplicates(&folder, &["roll.csv", "list.csv"], false, &[]);
    let score = truth.score_across(&groups, list == List::Signatures);
    println!("| {rows} | link | {name} | {cost} | {score} |");
}

/// The public sets, where `peers/febrl.py` has written them.
fn febrl() {
    let columns = [
        "given_name=given_names",
        "surname=surname1",
        "address_1=address",
        "date_of_birth=birth_date",
        "soc_sec_id=id",
    ];
    for name in ["febrl1", "febrl2", "febrl3", "febrl4"] {
        let folder = folder(name);
        if !folder.join("roll.csv").exists() {
            println!(
                "{name} is not there: python3 benches/peers/febrl.py {}",
                folder.parent().unwrap().display()
            );
            continue;
        }
        let linked = folder.join("list.csv").exists();
        let lists: &[(&str, &str)] = if linked {
            &[("roll.csv", "truth.csv"), ("list.csv", "list-truth.csv")]
        } else {
            &[("roll.csv", "truth.csv")]
        };
        let files: Vec<&str> = lists.iter().map(|(list, _)| *list).collect();
        let truth = Truth::read(&folder, lists);
        let (groups, cost) = process::duplicates(&folder, &files, false, &columns);
        let score =
            if linked { truth.score_across(&groups, false) } else { truth.score(&groups, &[], false) };
        println!("| {} | public | {name} | {cost} | {score} |", truth.rows());
    }
}
