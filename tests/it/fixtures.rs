//! The bundled cases are what the generator writes, and carry what they say they carry.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test's own functions may panic and read files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use toml::de::{DeTable, DeValue};

#[path = "../../fixtures/generator/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use a part of what the generator's own program uses")]
pub(crate) mod generator;

use generator::bulk::{self, Columns, List, Model, Settings};
use generator::{curp, nss, plant, rfc};

/// The plant of the committed case, built once.
static BUILT: LazyLock<plant::Plant> = LazyLock::new(|| plant::build(plant::SEED));
/// The second roll, read once.
static SECOND: LazyLock<BTreeMap<usize, Vec<String>>> = LazyLock::new(|| sheet("padron-v2.xlsx", "Hoja1"));

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases").join(name)
}

/// What the tests need of a line of `truth.csv`.
struct Line {
    list: String,
    group: String,
    source: String,
    row: usize,
    number: String,
    title: String,
}

fn truth() -> Vec<Line> {
    let mut reader = csv::Reader::from_path(folder("planta-ejemplo").join("truth.csv")).unwrap();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            Line {
                list: record[0].to_owned(),
                group: record[2].to_owned(),
                source: record[4].to_owned(),
                row: record[5].parse().unwrap_or(0),
                number: record[6].to_owned(),
                title: record[7].to_owned(),
            }
        })
        .collect()
}

/// The rows of a sheet by the number that a spreadsheet shows.
fn sheet(file: &str, name: &str) -> BTreeMap<usize, Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(folder("planta-ejemplo").join(file)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    let first = range.start().unwrap().0 as usize + 1;
    range
        .rows()
        .enumerate()
        .map(|(at, row)| (first + at, row.iter().map(Data::to_string).collect()))
        .collect()
}

#[test]
fn the_generator_writes_the_committed_bytes() {
    let files = plant::files(plant::SEED).unwrap();
    let drifted: Vec<&String> = files
        .iter()
        .filter(|(name, bytes)| fs::read(folder("planta-ejemplo").join(name)).ok().as_ref() != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert!(
        drifted.is_empty(),
        "{drifted:?} differ: cargo run --example generate -- case --out fixtures/cases/planta-ejemplo"
    );
    let size: usize = files.values().map(Vec::len).sum();
    assert!(size < 3_000_000, "{size} bytes");
}

#[test]
fn another_seed_gives_other_people() {
    let ours: BTreeSet<&str> = BUILT.workers.iter().map(|worker| worker.person.curp.as_str()).collect();
    let other = plant::build(7);
    let same = other.workers.iter().filter(|worker| ours.contains(worker.person.curp.as_str())).count();
    assert!(same < 20, "{same} of {} are the same", ours.len());
}

#[test]
fn the_planted_lists_have_their_sizes() {
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in truth() {
        *found.entry((line.list, line.source)).or_default() += 1;
    }
    let expected = [
        ("supervisory_v1", "roll-1", 1_000),
        ("supervisory_v2", "roll-2", 500),
        ("retitled", "roll-2", 120),
        ("ambiguous", "roll-2", 255),
        ("lookalike_title", "roll-2", 111),
        ("hired_after", "roll-2", 40),
        ("hired_on_cutoff", "roll-2", 7),
        ("backdated", "imss", 4),
        ("dismissed_missing", "dismissed", 27),
        ("dismissed_missing", "roll-1", 5),
        ("dismissed_outside", "dismissed", 12),
        ("dismissed_present", "roll-2", 6),
        ("settled_absent", "dismissed", 3),
        ("resigned_absent", "imss", 14),
        ("left_still_there", "roll-2", 12),
        ("duplicate_exact", "roll-2", 12),
        ("duplicate_fuzzy", "roll-2", 26),
        ("twins", "roll-2", 14),
        ("siblings", "roll-2", 24),
        ("father_son", "roll-2", 10),
        ("invented_identity", "roll-2", 5),
        ("operator_as_confianza", "roll-1", 15),
        ("operator_as_confianza", "roll-2", 3),
        ("contractor", "roll-2", 10),
        ("omitted_active", "payroll", 9),
        ("on_leave_omitted", "absences", 6),
        ("on_leave_present", "roll-2", 34),
        ("shift_missing", "roll-2", 12),
        ("tally_slip", "case.toml", 1),
    ];
    for (list, source, count) in expected {
        assert_eq!(found.get(&(list.to_owned(), source.to_owned())), Some(&count), "{list} in {source}");
    }
    let absent =
        [("dismissed_missing", "roll-2"), ("operator_as_confianza", "payroll"), ("omitted_active", "roll-2")];
    for (list, source) in absent {
        assert_eq!(found.get(&(list.to_owned(), source.to_owned())), None, "{list} in {source}");
    }
}

#[test]
fn every_line_of_the_truth_names_its_row() {
    let first = sheet("padron-v1.xlsx", "PADRON");
    let rolls = [("roll-1", &first), ("roll-2", &*SECOND)];
    let mut seen = 0;
    for line in truth() {
        let Some((_, rows)) = rolls.iter().find(|(source, _)| *source == line.source) else { continue };
        let row = &rows[&line.row];
        assert_eq!(row[1].trim_start_matches('0'), line.number, "{} row {}", line.source, line.row);
        assert_eq!(row[6], line.title, "{} row {}", line.source, line.row);
        seen += 1;
    }
    assert!(seen > 3_000, "{seen}");
}

#[test]
fn only_planted_identifiers_are_wrong() {
    let wrong: BTreeSet<usize> = truth()
        .into_iter()
        .filter(|line| {
            line.source == "roll-2" && matches!(line.list.as_str(), "invented_identity" | "duplicate_fuzzy")
        })
        .map(|line| line.row)
        .collect();
    let rows = &*SECOND;
    let mut persons = BTreeMap::new();
    for (row, cells) in rows.range(12..) {
        if cells[1].is_empty() || wrong.contains(row) {
            continue;
        }
        let (curp, rfc, nss) = (&cells[3], &cells[4], &cells[5]);
        assert_eq!(curp.chars().last(), Some(curp::check_digit(&curp[..17])), "CURP on row {row}");
        let twelve: String = rfc.chars().take(12).collect();
        assert_eq!(rfc.chars().last(), Some(rfc::check_character(&twelve)), "RFC on row {row}");
        assert_eq!(nss.chars().last(), Some(nss::check_digit(&nss[..10])), "NSS on row {row}");
        *persons.entry(curp.clone()).or_insert(0) += 1;
    }
    assert_eq!(persons.values().filter(|count| **count > 1).count(), 6, "CURPs that stand twice");
}

#[test]
fn only_planted_dates_fall_after_the_application() {
    let built = &*BUILT;
    let filed = plant::day(2025, 4, 29);
    let second: Vec<_> = built.workers.iter().filter(|worker| worker.on_roll[1]).collect();
    assert_eq!(second.iter().filter(|worker| worker.hired > filed).count(), 40);
    assert_eq!(second.iter().filter(|worker| worker.hired == filed).count(), 7);
    for planted in built.planted.iter().filter(|planted| planted.list.starts_with("dismissed")) {
        let (left, _) = built.workers[planted.workers[0]].left.unwrap();
        let within = left >= plant::day(2025, 1, 29);
        assert_eq!(within, planted.list != "dismissed_outside", "{} {left}", planted.list);
    }
}

#[test]
fn whoever_has_a_new_title_keeps_people_and_pay() {
    let built = &*BUILT;
    let renamed: Vec<usize> =
        (0..built.workers.len()).filter(|at| built.workers[*at].new_title.is_some()).collect();
    assert_eq!(renamed.len(), 120);
    for at in renamed {
        let under =
            built.workers.iter().filter(|worker| worker.on_roll[1] && worker.boss == Some(at)).count();
        assert!(under > 0 && built.workers[at].period == "QUINCENAL", "{}", built.workers[at].title);
    }
}

#[test]
fn twins_share_sixteen_characters_and_are_two_people() {
    let rows = &*SECOND;
    let mut pairs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in truth().into_iter().filter(|line| line.list == "twins" && line.source == "roll-2") {
        pairs.entry(line.group).or_default().push(rows[&line.row][3].clone());
    }
    let alike = pairs.values().filter(|pair| pair[0][..16] == pair[1][..16]).count();
    assert_eq!((pairs.len(), alike), (7, 4));
    assert!(pairs.values().all(|pair| pair[0] != pair[1]));
}

/// An integer of a case file.
fn integer(value: &DeValue<'_>, key: &str) -> i64 {
    value[key].get_ref().as_integer().unwrap().as_str().parse().unwrap()
}

#[test]
fn every_case_file_is_sound_toml() {
    for name in ["planta-ejemplo", "gm-slp-2025", "silao-2022"] {
        let text = fs::read_to_string(folder(name).join("case.toml")).unwrap();
        let case = DeValue::Table(DeTable::parse(&text).unwrap().into_inner());
        assert_eq!(case["case"].get_ref()["id"].get_ref().as_str(), Some(name));
        assert_eq!(case["case"].get_ref()["vote"].get_ref().as_str(), Some("representation"));
        assert!(folder(name).join("README.md").is_file());
        let people = name == "planta-ejemplo";
        assert_eq!(
            case.get("source").is_some(),
            people,
            "{name}: only the synthetic case has lists of people"
        );
    }
}

#[test]
fn the_tables_add_up_but_for_one_slip() {
    let text = fs::read_to_string(folder("planta-ejemplo").join("case.toml")).unwrap();
    let case = DeValue::Table(DeTable::parse(&text).unwrap().into_inner());
    let tables: Vec<&DeValue<'_>> =
        case["tally"].get_ref().as_array().unwrap().iter().map(toml::Spanned::get_ref).collect();
    for key in ["roll", "cast", "null"] {
        let sum: i64 = tables.iter().map(|table| integer(table, key)).sum();
        assert_eq!(sum, integer(case["final"].get_ref(), key), "{key}");
    }
    let votes = |table: &DeValue<'_>| {
        ["huizache", "cardenche"].map(|option| integer(table["votes"].get_ref(), option)).iter().sum::<i64>()
    };
    let off: Vec<&&DeValue<'_>> = tables
        .iter()
        .filter(|table| votes(table) + integer(table, "null") != integer(table, "cast"))
        .collect();
    assert_eq!(off.len(), 1, "one acta with a slip");
    assert_eq!(off[0]["place"].get_ref().as_str(), Some("comedor-2"));
    for table in &tables {
        let papers = integer(table, "used") + integer(table, "leftover") + integer(table, "spoiled");
        assert_eq!(papers, integer(table, "received"));
    }
}

/// A generated roll and its truth.
fn bulk_roll(seed: u64, model: Model, columns: Columns) -> (Vec<u8>, Vec<u8>) {
    let (mut roll, mut truth) = (Vec::new(), Vec::new());
    bulk::write(Settings { rows: 4_000, seed, model, columns }, &mut roll, &mut truth).unwrap();
    (roll, truth)
}

#[test]
fn a_roll_of_any_size_repeats_itself() {
    let once = bulk_roll(1, Model::Mixed, Columns::Ids);
    assert!(once == bulk_roll(1, Model::Mixed, Columns::Ids), "same seed, other bytes");
    assert!(once.0 != bulk_roll(2, Model::Mixed, Columns::Ids).0, "other seed, same bytes");
    // The columns left out change nothing else: the same people with the same slips.
    assert!(once.1 == bulk_roll(1, Model::Mixed, Columns::Names).1, "other columns, other truth");
    let names = String::from_utf8(bulk_roll(1, Model::Mixed, Columns::Names).0).unwrap();
    assert!(names.lines().all(|line| line.matches(',').count() == 1));
}

#[test]
fn the_truth_of_a_roll_says_who_comes_back() {
    let (roll, truth) = bulk_roll(1, Model::Mixed, Columns::Ids);
    let records = |bytes: Vec<u8>| -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(bytes.as_slice()).records().map(Result::unwrap).collect()
    };
    let (roll, truth) = (records(roll), records(truth));
    assert_eq!((roll.len(), truth.len()), (4_000, 4_000));
    let (mut persons, mut curps, mut seconds, mut alike) = (BTreeSet::new(), BTreeSet::new(), 0, 0);
    for (at, (row, fact)) in roll.iter().zip(&truth).enumerate() {
        assert_eq!(fact[0], (at + 2).to_string());
        let known = !persons.insert(fact[1].to_owned());
        assert_eq!(known, &fact[2] == "second", "row {}", &fact[0]);
        if known {
            seconds += 1;
            continue;
        }
        alike += usize::from(&fact[2] == "alike");
        assert!(curps.insert(row[2].to_owned()), "two people with one CURP on row {}", &fact[0]);
        assert!(row[2].ends_with(curp::check_digit(&row[2][..17])));
    }
    assert!((200..320).contains(&seconds), "{seconds} second entries");
    assert!((80..160).contains(&alike), "{alike} look-alikes");
    let clean = records(bulk_roll(1, Model::Clean, Columns::Ids).1);
    assert!(clean.iter().all(|fact| &fact[2] != "second"));
}

#[test]
fn every_error_model_leaves_traces_of_its_own_kind() {
    let traces = [
        (Model::Clerical, "columns_shifted"),
        (Model::Ocr, "words_merged"),
        (Model::Migration, "married"),
        (Model::HeldOut, "called"),
    ];
    let details = |model| {
        let (roll, truth) = bulk_roll(1, model, Columns::Ids);
        assert!(bulk_roll(1, model, Columns::Ids) == (roll, truth.clone()), "same seed, other bytes");
        String::from_utf8(truth).unwrap()
    };
    for (model, trace) in traces {
        for (other, _) in traces {
            assert_eq!(details(other).contains(trace), other == model, "{trace} in {other:?}");
        }
    }
}

#[test]
fn a_second_list_holds_the_people_of_the_roll_and_some_others() {
    let settings = Settings { rows: 2_000, seed: 3, model: Model::Mixed, columns: Columns::Ids };
    for list in [List::Payroll, List::Imss, List::Members, List::Signatures] {
        let (mut out, mut truth) = (Vec::new(), Vec::new());
        bulk::write_list(settings, list, &mut out, &mut truth).unwrap();
        let facts: Vec<csv::StringRecord> =
            csv::Reader::from_reader(truth.as_slice()).records().map(Result::unwrap).collect();
        assert_eq!(csv::Reader::from_reader(out.as_slice()).records().count(), facts.len());
        let persons: BTreeSet<&str> = facts.iter().map(|fact| &fact[1]).collect();
        assert_eq!(persons.len(), facts.len(), "nobody stands twice on {list:?}");
        let others = facts.iter().filter(|fact| ["outsider", "alike"].contains(&&fact[2])).count();
        assert!((60..150).contains(&others), "{others} who are not on the roll");
        assert!((1_700..1_950).contains(&(facts.len() - others)), "{} of the roll", facts.len() - others);
    }
}
