//! `compare`, and the comparison in the reports of a case whose roll was replaced.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::plant::{CASE, plant};
use super::small::{self, Row};
use crate::cli::harness::{Case, repository};

/// A figure that must be exact.
fn n(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn adds_up(totals: &Value) {
    let figure = |key: &str| n(&totals[key]);
    for (roll, other) in [("old", "removed"), ("new", "added")] {
        let rows = |key: &str| n(&totals[roll][key]);
        assert_eq!(rows("persons"), figure("same") + figure("changed") + figure(other));
        assert_eq!(rows("rows"), rows("persons") + rows("duplicate_rows") + rows("unidentified_rows"));
    }
}

/// The rows of a list of the plant's truth, by roll.
fn truth(list: &str) -> BTreeMap<String, BTreeSet<u64>> {
    let mut out: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(repository(CASE).join("truth.csv")).unwrap();
    for record in reader.records().map(Result::unwrap).filter(|record| &record[0] == list) {
        out.entry(record[4].to_owned()).or_default().insert(record[5].parse().unwrap());
    }
    out
}

#[test]
fn the_plant_s_objection_is_followed_person_by_person() {
    let report = &plant().report;
    let step = &report["comparison"]["steps"][0];
    assert_eq!(report["comparison"]["steps"].as_array().unwrap().len(), 1);
    assert_eq!((&step["old"], &step["new"]), (&"roll-1".into(), &"roll-2".into()));
    adds_up(&step["totals"]);
    assert_eq!(n(&step["totals"]["new"]["rows"]), n(&report["summary"]["rows"]));
    let changes = step["changes"].as_array().unwrap();
    let rows = |kind: &dyn Fn(&Value) -> bool, side: &str| -> BTreeSet<u64> {
        changes.iter().filter(|change| kind(change)).map(|change| n(&change[side]["row"])).collect()
    };
    // Everybody who was given another title, by the row of the old roll and of the new one.
    let titled = |change: &Value| {
        change["fields"].as_array().unwrap().iter().any(|field| field["field"] == "position")
    };
    let retitled = truth("retitled");
    for (side, roll) in [("old", "roll-1"), ("new", "roll-2")] {
        let found = rows(&titled, side);
        assert!(retitled[roll].is_subset(&found), "{:?}", retitled[roll].difference(&found));
        // A pair that is likely but not certain may add one or two.
        assert!(found.len() <= retitled[roll].len() + 4, "{}", found.len());
    }
    // Of the supervisors of the first roll, those who are not on the second are gone, and no others.
    let supervisors = &truth("supervisory_v1")["roll-1"];
    let gone = rows(&|change| change["kind"] == "removed", "old");
    assert_eq!(supervisors.len(), 1000);
    assert!((496..=500).contains(&supervisors.intersection(&gone).count()), "{}", gone.len());
    // Every shift has another word: one sentence, and nobody's change.
    let column = &step["relabelled"][0];
    assert_eq!((&column["field"], n(&column["persons"])), (&"shift".into(), 6430));
    assert!(n(&step["totals"]["same"]) > 6000, "{}", step["totals"]);
    assert!(!step["mass_edits"].to_string().contains("DIURNO"));
    assert!(step["sentences"].to_string().contains("T1 → DIURNO"), "{}", step["sentences"]);
    let flagged = &step["flagged"];
    assert_eq!(n(&flagged["old"]), n(&flagged["removed"]) + n(&flagged["remaining"]));
    assert!(n(&flagged["retitled"]) <= n(&flagged["remaining"]));
    assert!(n(&flagged["other_title"]) * 10 >= 120 * 9, "{flagged}");
}

#[test]
fn a_public_report_tells_numbers_and_nobody() {
    let text = String::from_utf8(plant().case.read("packs/public/report.json")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let step = &report["comparison"]["steps"][0];
    assert_eq!((&step["old"], &step["new"]), (&"roll-1".into(), &"roll-2".into()));
    let keys: Vec<&String> = step.as_object().unwrap().keys().collect();
    assert!(!keys.iter().any(|key| key.starts_with("changes")), "{keys:?}");
    for edit in step["mass_edits"].as_array().unwrap() {
        assert!(edit.get("old").is_none() && edit.get("new").is_none());
    }
    assert!(step["relabelled"][0].get("words").is_none());
    assert!(!step["sentences"].to_string().contains("DIURNO"));
    // A group too small to tell is hidden, and neither sum gives it away.
    let totals = &step["totals"];
    let own = &plant().report["comparison"]["steps"][0]["totals"];
    for key in ["same", "changed", "removed", "added"] {
        let told = (totals[key] == own[key]) || totals[key] == serde_json::json!({ "lt": 5 });
        assert!(told && !(1..5).contains(&totals[key].as_u64().unwrap_or(0)), "{key}: {}", totals[key]);
    }
    let hidden = |key: &str| totals[key].is_object();
    let old = ["same", "changed", "removed"].into_iter().filter(|key| hidden(key)).count();
    let new = ["same", "changed", "added"].into_iter().filter(|key| hidden(key)).count();
    assert!(old != 1 && new != 1, "{totals}");
    assert_eq!(step["flagged"]["old"], plant().report["comparison"]["steps"][0]["flagged"]["old"]);
}

/// The small roll's next version: two of those flagged are gone, one has another title, one number changed.
fn next_version(rows: &[Row]) -> Vec<Row> {
    let mut later = rows.to_vec();
    "TECNICO ESPECIALISTA".clone_into(&mut later[2][5]);
    "99999".clone_into(&mut later[20][0]);
    later.drain(..2);
    later
}

fn chained(more: &str) -> Case {
    let rows = small::rows();
    let second =
        "\n[[source]]\nid = \"roll-2\"\nkind = \"roll\"\nfile = \"padron-2.csv\"\nsupersedes = \"roll\"\n";
    small::case_of(&rows, &small::case_toml(&format!("{second}{more}")))
        .file("caso/padron-2.csv", small::roll(&next_version(&rows)))
}

const DECIDED: &str = "\ndisposition = \"accepted\"\nwhy = \"x\"\n";

#[test]
fn what_was_decided_on_the_old_roll_is_followed() {
    let case = small::case("");
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let mut decisions = String::new();
    for row in 2..5 {
        let flagged = |one: &&Value| one["rule"] == "EL-01" && one["at"]["row"] == row;
        let finding = report["findings"].as_array().unwrap().iter().find(flagged).unwrap();
        let entry = ["\n[[decision]]\nfinding = ", &finding["id"].to_string(), DECIDED].concat();
        decisions.push_str(&entry);
    }
    let chain = chained(&decisions);
    let report = chain.audit(0, &["caso", "--format", "json"]).json();
    let step = &report["comparison"]["steps"][0];
    adds_up(&step["totals"]);
    assert_eq!(n(&step["totals"]["reidentified"]), 1);
    let decided = &step["decided"][0];
    let counts = ["decisions", "removed", "retitled", "remaining"].map(|key| n(&decided[key]));
    assert_eq!((&decided["state"], counts), (&"accepted".into(), [3, 2, 1, 0]));
    let fates: Vec<&Value> = decided["items"].as_array().unwrap().iter().map(|item| &item["fate"]).collect();
    assert_eq!(fates, ["removed", "removed", "retitled"]);
    let screen = chain.audit(0, &["caso"]).text();
    assert!(screen.contains("ya no están") && screen.contains("con otro puesto"), "{screen}");
    let page = chain.audit(0, &["caso", "--format", "md"]).text();
    assert!(page.contains("Las versiones del padrón"), "{page}");
    // The same from the case and the file that has just arrived.
    case.put("caso/case.toml", small::case_toml(&decisions));
    case.put("nuevo.csv", small::roll(&next_version(&small::rows())));
    let said = case.run(0, &["compare", "caso", "nuevo.csv"]).text();
    assert!(said.contains("Lo decidido sobre la versión anterior: aceptado (3)"), "{said}");
}

#[test]
fn two_files_in_either_format() {
    let rows = small::rows();
    let case = Case::new()
        .file("a.csv", small::roll(&rows))
        .file("b.csv", small::roll(&next_version(&rows)))
        .file("c.csv", small::roll(&rows[..20]))
        .file("d.csv", small::roll(&rows[40..]));
    let json = case.run(0, &["compare", "a.csv", "b.csv", "--format", "json"]).json();
    let step = &json["steps"][0];
    adds_up(&step["totals"]);
    let totals = ["removed", "added", "reidentified", "title_changed"].map(|key| n(&step["totals"][key]));
    assert_eq!(totals, [2, 0, 1, 1]);
    let text = case.run(0, &["compare", "a.csv", "b.csv"]).text();
    assert!(text.contains("= personas") && !text.contains(&rows[0][1]), "{text}");
    assert!(case.run(0, &["compare", "a.csv", "b.csv", "--names"]).text().contains(&rows[0][1]));
    // With itself, nothing has changed.
    let same = case.run(0, &["compare", "a.csv", "a.csv", "--format", "json"]).json();
    let totals = &same["steps"][0]["totals"];
    assert_eq!((n(&totals["changed"]), n(&totals["removed"]), n(&totals["added"])), (0, 0, 0));
    // Nobody in common is said first.
    let apart = case.run(0, &["compare", "c.csv", "d.csv"]).text();
    assert!(apart.lines().nth(1).unwrap().contains("no comparten a ninguna persona"), "{apart}");
    case.run(3, &["compare", "a.csv", "nada.csv"]);
    case.run(3, &["compare", "nada.csv", "a.csv"]);
    case.run(2, &["compare", "a.csv"]);
}
