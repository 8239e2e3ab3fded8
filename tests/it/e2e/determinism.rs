//! Same inputs and same secret, same bytes: whatever the machine, the folder, the threads, the order of rows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::small;
use crate::cli::harness::{Case, copy};
use crate::fixtures::generator::rng::Rng;

/// Every file of the unsigned packs of a run.
fn packs(case: &Case, folder: &str) -> BTreeMap<String, Vec<u8>> {
    case.audit(0, &[folder, "--out", "packs", "--confidential"]);
    let mut files = BTreeMap::new();
    for audience in ["public", "confidential"] {
        for entry in std::fs::read_dir(case.path("packs").join(audience)).unwrap().map(Result::unwrap) {
            let name = format!("{audience}/{}", entry.file_name().into_string().unwrap());
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    std::fs::remove_dir_all(case.path("packs")).unwrap();
    files
}

fn differing(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    a.iter().filter(|(name, bytes)| b[*name] != **bytes).map(|(name, _)| name.clone()).collect()
}

#[test]
fn the_same_bytes_twice_and_in_a_copy_elsewhere() {
    let case = small::case("");
    let first = packs(&case, "caso");
    assert_eq!(first.len(), 10);
    assert_eq!(differing(&first, &packs(&case, "caso")), Vec::<String>::new());
    copy(&case.path("caso"), &case.path("otra carpeta/más adentro"));
    assert_eq!(differing(&first, &packs(&case, "otra carpeta/más adentro")), Vec::<String>::new());
    assert_eq!(differing(&first, &packs(&case, "caso/case.toml")), Vec::<String>::new());
}

#[test]
fn the_machine_leaves_no_trace() {
    let case = small::case("");
    let expected = case.audit(0, &["caso", "--format", "json"]).out;
    for (name, value) in [
        ("TZ", "Asia/Tokyo"),
        ("TZ", "America/Tijuana"),
        ("LANG", "C"),
        ("LC_ALL", "C"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("RAYON_NUM_THREADS", "1"),
        ("RAYON_NUM_THREADS", "4"),
        ("HOME", "/nowhere"),
        ("COLUMNS", "20"),
        ("SOURCE_DATE_EPOCH", "1"),
    ] {
        let mut command = case.command(&["audit", "caso", "--format", "json"]);
        command.env(name, value);
        assert!(case.run_with(0, command, &[]).out == expected, "{name}={value} changes the report");
    }
    // Another working folder, and the case by its whole path.
    let elsewhere = Case::new();
    let path = case.path("caso").display().to_string();
    assert!(elsewhere.run(0, &["audit", &path, "--format", "json"]).out == expected);
    let text = String::from_utf8(expected).unwrap();
    assert!(!text.contains(&case.root().display().to_string()));
}

/// What a finding says, without the numbers of rows.
fn rowless(finding: &Value) -> (String, String, String, String) {
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let subject = finding["subject"]["key"].as_str().unwrap().to_owned();
    (text("id"), text("kind"), text("severity"), subject)
}

#[test]
fn permuting_rows_changes_nothing_but_their_numbers() {
    let rows = small::rows();
    let report = |shuffled: &[small::Row]| {
        let case = small::case_of(shuffled, &small::case_toml(""));
        // The list beside it stays as it is.
        case.put("caso/afiliados-en-secreto.csv", small::members(&rows));
        case.audit(0, &["caso", "--format", "json"]).json()
    };
    let before = report(&rows);
    let set = |report: &Value| -> BTreeSet<_> {
        report["findings"].as_array().unwrap().iter().map(rowless).collect()
    };
    let mut rng = Rng::named(1, "permutation");
    for _ in 0..3 {
        let mut shuffled = rows.clone();
        rng.shuffle(&mut shuffled);
        let after = report(&shuffled);
        assert_eq!(set(&before), set(&after));
        for key in ["summary", "outcomes", "count", "materiality"] {
            assert_eq!(before[key], after[key], "{key}");
        }
        // And every finding points at the row on which its person now stands.
        for finding in after["findings"].as_array().unwrap() {
            if finding["rule"] == "EL-01" {
                let row = usize::try_from(finding["at"]["row"].as_u64().unwrap()).unwrap();
                assert!(shuffled[row - 2][5].len() > 4, "EL-01 points at row {row}");
                let label = finding["subject"]["label"].as_str().unwrap();
                assert_eq!(label.chars().next(), shuffled[row - 2][1].chars().next(), "row {row}");
            }
        }
    }
}

fn codes(report: &Value) -> BTreeSet<String> {
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|finding| [finding["id"].as_str().unwrap(), finding["subject"]["key"].as_str().unwrap()])
        .filter_map(|code| code.rsplit('-').next())
        .map(str::to_owned)
        .filter(|code| code.len() == 16 && code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .collect()
}

fn json(case: &Case, name: &str) -> Value {
    serde_json::from_slice(&case.read(name)).unwrap()
}

#[test]
fn another_secret_changes_every_code_and_nothing_else() {
    let case = small::case("");
    case.audit(0, &["caso", "--out", "a", "--confidential"]);
    case.put("caso/case.secret", [7; 32]);
    case.audit(0, &["caso", "--out", "b", "--confidential"]);
    let names = ["a/public", "a/confidential", "b/public", "b/confidential"];
    let reports = names.map(|name| json(&case, &format!("{name}/report.json")));
    for (at, report) in reports.iter().enumerate() {
        assert!(codes(report).len() > 20, "{}", names[at]);
        for (other, name) in reports.iter().zip(names).skip(at + 1) {
            let shared: Vec<_> = codes(report).intersection(&codes(other)).cloned().collect();
            assert!(shared.is_empty(), "{} and {name} share {shared:?}", names[at]);
        }
    }
    assert_eq!(reports[0]["summary"], reports[2]["summary"]);
    assert_eq!(reports[0]["count"], reports[2]["count"]);
    let messages = |report: &Value| -> Vec<Value> {
        report["findings"].as_array().unwrap().iter().map(|finding| finding["message"].clone()).collect()
    };
    assert_eq!(messages(&reports[1]), messages(&reports[3]));
}

#[test]
fn ids_outlive_a_new_version_of_the_roll_while_the_facts_are_the_same() {
    let rows = small::rows();
    let first = small::case_of(&rows, &small::case_toml(""));
    let before = first.audit(0, &["caso", "--format", "json"]).json();
    // The second version: other columns in another order, other rows, three people gone, two facts changed.
    let mut later: Vec<small::Row> = rows.iter().rev().cloned().collect();
    later.retain(|row| ![&rows[40], &rows[44], &rows[1]].iter().any(|gone| gone[2] == row[2]));
    let promoted = rows[2][2].clone();
    let late = rows[26][2].clone();
    for row in &mut later {
        if row[2] == promoted {
            row[5] = "GERENTE DE MANTENIMIENTO".to_owned();
        }
        if row[2] == late {
            row[7] = "03/06/2025".to_owned();
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["CURP", "FECHA DE ALTA", "PUESTO", "NOMBRE COMPLETO", "RFC", "NSS", "NO. EMPLEADO"])
        .unwrap();
    for row in &later {
        writer.write_record([&row[2], &row[7], &row[5], &row[1], &row[3], &row[4], &row[0]]).unwrap();
    }
    let second = "\n[[source]]\nid = \"roll-2\"\nkind = \"roll\"\nfile = \"v2.csv\"\nsupersedes = \"roll\"\n";
    let case =
        small::case_of(&rows, &small::case_toml(second)).file("caso/v2.csv", writer.into_inner().unwrap());
    let after = case.audit(0, &["caso", "--format", "json"]).json();
    let ids = |report: &Value, rule: &str| -> BTreeSet<String> {
        let findings =
            report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
        findings.map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
    };
    let changed = |rule: &str| {
        let (old, new) = (ids(&before, rule), ids(&after, rule));
        (old.difference(&new).count(), new.difference(&old).count())
    };
    assert_eq!(changed("EL-01"), (2, 1), "one left, one has a new title");
    assert_eq!(changed("EL-03"), (1, 1), "one has a new date");
    assert_eq!(changed("EL-08"), (0, 0));
    assert_eq!(changed("TL-01"), (0, 0));
    let first_code = |report: &Value| report["findings"][0]["subject"]["key"].clone();
    assert_ne!(first_code(&before), Value::Null);
}
