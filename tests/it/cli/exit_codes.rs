//! Each exit code, reached by a case that earns it.

use std::io::Read as _;
use std::process::Stdio;

use super::harness::{Case, repository};
use crate::e2e::small;

#[test]
fn a_finished_audit_is_a_success_whatever_it_found() {
    let case = small::case("");
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    assert!(report["summary"]["findings"]["high"].as_u64().unwrap() > 0);
}

#[test]
fn code_1_what_cannot_be_written() {
    let case = small::case("").file("taken", "a file where a folder should go");
    let ran = case.audit(1, &["caso", "--out", "taken"]);
    assert!(ran.err.contains("APP-002"), "{}", ran.err);
}

#[test]
fn code_2_usage_and_a_case_file_that_is_not_valid() {
    let case = small::case("");
    case.run(2, &["audit"]);
    case.run(2, &["audit", "caso", "--fail-on", "everything"]);
    case.run(2, &["audit", "caso", "--as-of", "30/06/2025"]);
    case.put("caso/case.toml", "schema = 1\n[case\n");
    let ran = case.run(2, &["audit", "caso"]);
    assert!(ran.out.is_empty() && ran.err.contains("case.toml:2"), "{}", ran.err);
}

#[test]
fn code_3_the_roll() {
    let case = small::case("");
    std::fs::remove_file(case.path("caso/padron.csv")).unwrap();
    let ran = case.run(3, &["audit", "caso"]);
    assert!(ran.out.is_empty() && ran.problem().contains("caso/padron.csv"), "{}", ran.err);
    case.run(3, &["audit", "nada.csv"]);
    case.run(3, &["columns", "nada.csv"]);
    case.run(3, &["duplicates", "nada.csv"]);
    case.run(3, &["ids", "--kind", "curp", "nada.csv"]);
    case.run(3, &["verify", "nada"]);
}

#[test]
fn code_4_and_5_a_pack() {
    let case = Case::new().copied(&repository("fixtures/vectors/pack-v0.1"), "public");
    case.run(5, &["verify", "public"]);
    let mut report = case.read("public/report.json");
    report[10] ^= 1;
    case.put("public/report.json", report);
    case.run(4, &["verify", "public"]);
}

/// The lines of a case file that switch rules off.
fn off(rules: &[&str]) -> String {
    rules.iter().flat_map(|rule| ["\n[rules.", rule, "]\nenabled = false\n"]).collect()
}

/// The small case with nothing left to find, and then one finding of each weight.
fn with_roll(edit: impl FnOnce(&mut Vec<small::Row>)) -> Case {
    let mut rows = small::rows();
    rows.truncate(60);
    rows.drain(..8);
    rows.retain(|row| !row[7].ends_with("2025"));
    rows.remove(35);
    edit(&mut rows);
    // What is said of any roll that an employer gave, with these columns and another list beside it.
    let off = off(&["EL-09", "EL-10", "PV-01"]);
    let toml =
        small::case_toml(&off).replace("cast = 50", "cast = 49").replace("second_application", "call_issued");
    small::case_of(&rows, &toml)
}

#[test]
fn code_10_follows_the_weight_of_the_findings() {
    let levels = ["note", "low", "medium", "high"];
    let clean = with_roll(|_| {});
    let report = clean.audit(0, &["caso", "--format", "json"]).json();
    assert_eq!(report["findings"], serde_json::json!([]), "the clean case is not clean");
    // A hire date that nobody can read is a note, a shared number low, a wrong digit medium, a late hire high.
    let cases = [
        with_roll(|rows| rows[3][7] = "pendiente".to_owned()),
        with_roll(|rows| rows[3][0] = rows[4][0].clone()),
        with_roll(|rows| small::spoil_check_digit(&mut rows[3][2])),
        with_roll(|rows| rows[3][7] = "02/06/2025".to_owned()),
    ];
    for (weight, case) in cases.iter().enumerate() {
        for (asked, level) in levels.iter().enumerate() {
            let code = if weight >= asked { 10 } else { 0 };
            case.audit(code, &["caso", "--fail-on", level]);
            clean.audit(0, &["caso", "--fail-on", level]);
        }
        case.audit(0, &["caso", "--fail-on", "never"]);
        case.audit(0, &["caso"]);
    }
}

#[test]
fn dismissed_findings_do_not_count_and_accepted_ones_do() {
    let case = with_roll(|rows| rows[3][7] = "02/06/2025".to_owned());
    let report = case.audit(10, &["caso", "--fail-on", "high", "--format", "json"]).json();
    let id = report["findings"][0]["id"].as_str().unwrap().to_owned();
    let toml = String::from_utf8(case.read("caso/case.toml")).unwrap();
    for (disposition, code) in [("dismissed", 0), ("accepted", 10), ("pending", 10)] {
        let decision =
            format!("[[decision]]\nfinding = \"{id}\"\ndisposition = \"{disposition}\"\nwhy = \"recibo\"\n");
        case.put("caso/case.toml", format!("{toml}\n{decision}"));
        case.audit(code, &["caso", "--fail-on", "note"]);
    }
}

#[test]
fn code_11_is_for_rules_that_could_not_run_and_10_wins() {
    let case = small::case("");
    let toml = small::case_toml("").replace("filed = 2025-04-29\n", "");
    case.put("caso/case.toml", toml);
    let report = case.audit(11, &["caso", "--strict", "--format", "json"]).json();
    let outcomes = report["outcomes"].as_array().unwrap();
    assert!(outcomes.iter().any(|rule| rule["outcome"] == "no_data" && !rule["missing"][0].is_null()));
    case.audit(0, &["caso"]);
    case.audit(10, &["caso", "--strict", "--fail-on", "high"]);
    case.audit(11, &["caso", "--strict", "--fail-on", "never"]);
    // With every rule answered or switched off by the case, --strict asks for nothing.
    let quiet = small::case("");
    let unasked = off(&["EL-02", "EL-04", "EL-05", "EL-06", "EL-07", "HR-01", "PL-01", "TM-07"]);
    quiet.put("caso/case.toml", small::case_toml("") + &unasked);
    quiet.audit(0, &["caso", "--strict"]);
}

/// Runs a command, reads one byte, closes the pipe, and gives the exit code.
fn closed_early(case: &Case, args: &[&str]) -> Option<i32> {
    let mut child =
        case.command(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut [0]).unwrap();
    drop(pipe);
    child.wait().unwrap().code()
}

#[test]
fn a_closed_pipe_is_no_fault() {
    // More than a pipe holds, so that the writer meets its end.
    let lines = "HEGG560427MVZRRL04\nHEGG560427MVZRRL05\n".repeat(20_000);
    let case = Case::new().file("curp.txt", lines);
    let rows = "1,Ana Ruiz,92919084431\n2,Eva Lara,92919084432\n".repeat(2_000);
    let case = case.file("lista.csv", format!("No. empleado,Nombre,NSS\n{rows}"));
    for args in [
        &["ids", "--kind", "curp", "curp.txt"][..],
        &["duplicates", "lista.csv"],
        &["generate", "schema", "report"],
        &["generate", "completions", "bash"],
        &["audit", "lista.csv", "--format", "json"],
        &["--help"],
    ] {
        assert_eq!(closed_early(&case, args), Some(0), "{args:?}");
    }
}

#[test]
fn the_table_of_codes_is_the_one_that_is_held_here() {
    let codes: Vec<u8> = escrutinio::app::Exit::ALL.iter().map(|exit| *exit as u8).collect();
    assert_eq!(codes, [0, 1, 2, 3, 4, 5, 10, 11]);
}
