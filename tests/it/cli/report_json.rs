//! `--format json`: the shape of the contract, field by field; and what other outputs say of the same.

use serde_json::Value;

use super::harness::{Case, repository};
use crate::e2e::small;

/// Objects of a report by pointer, with the keys that the contract gives them. `*` stands for every element.
const SHAPE: &[(&str, &str)] = &[
    (
        "",
        "schema audience engine case parameters limits sources summary outcomes findings comparison calendar access \
         count materiality",
    ),
    ("/engine", "version rule_set"),
    ("/sources/*", "id kind rows set_aside from received supersedes"),
    ("/summary", "rows persons findings"),
    ("/summary/findings", "high medium low note"),
    ("/outcomes/*", "rule outcome findings missing readings"),
    ("/findings/*", "id rule kind severity confidence subject near message law readings disposition"),
    ("/findings/*/subject", "kind key"),
    ("/findings/*/message", "es en"),
    ("/findings/*/disposition", "state by why on"),
    ("/count", "roll cast valid null turnout options leader margin tests checks"),
    ("/count/options/*", "id votes of_roll of_cast of_valid"),
    ("/count/tests/*", "key need have met law"),
    ("/count/checks/*", "rule place table key expected found ok"),
    ("/materiality", "margin doubtful_rows excluded_workers lowest_margin highest_margin verdict scenarios"),
    (
        "/materiality/scenarios/*",
        "id doubtful excluded lowest_margin highest_margin verdict quorum_met sentence",
    ),
];

/// Every value that a pointer with `*` names.
fn at<'a>(value: &'a Value, pointer: &str) -> Vec<&'a Value> {
    pointer.split('/').skip(1).fold(vec![value], |values, part| {
        let step = |value: &'a Value| match part {
            "*" => value.as_array().map(|list| list.iter().collect()).unwrap_or_default(),
            key => value.get(key).into_iter().collect::<Vec<_>>(),
        };
        values.into_iter().flat_map(step).collect()
    })
}

fn one_of(report: &Value, pointer: &str, allowed: &[&str]) {
    let found = at(report, pointer);
    assert!(!found.is_empty(), "{pointer} is nowhere");
    for value in found {
        assert!(value.as_str().is_some_and(|text| allowed.contains(&text)), "{pointer}: {value}");
    }
}

/// Holds a report to the contract.
pub(crate) fn holds(report: &Value) {
    for (pointer, keys) in SHAPE {
        for object in at(report, pointer).into_iter().filter(|object| !object.is_null()) {
            for key in keys.split_whitespace() {
                assert!(object.get(key).is_some(), "{pointer} has no {key}: {object}");
            }
        }
    }
    assert_eq!(report["schema"], "escrutinio.report/1");
    one_of(report, "/audience", &["confidential", "public"]);
    one_of(report, "/outcomes/*/outcome", &["pass", "fail", "depends", "no_data", "not_applicable", "off"]);
    one_of(report, "/findings/*/kind", &["defect", "lead", "note", "exculpatory"]);
    one_of(report, "/findings/*/severity", &["high", "medium", "low", "note"]);
    let subjects = ["person", "row", "pair", "cluster", "crew", "place", "tally", "date", "source"];
    one_of(report, "/findings/*/subject/kind", &subjects);
    let verdicts = ["not_determinative", "possibly_determinative", "determinative", "no_data"];
    one_of(report, "/materiality/verdict", &verdicts);
    for text in ["/findings/*/message/es", "/findings/*/message/en", "/materiality/scenarios/*/sentence/es"] {
        for value in at(report, text) {
            let text = value.as_str().unwrap();
            assert!(!text.is_empty() && !text.contains('{'), "{text}");
        }
    }
    only_integers(report, "");
    let schema: Value =
        serde_json::from_slice(&Case::new().run(0, &["generate", "schema", "report"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(report).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// No number of a report is a float.
fn only_integers(value: &Value, path: &str) {
    match value {
        Value::Number(number) => assert!(number.is_i64() || number.is_u64(), "{path}: {number}"),
        Value::Array(list) => list.iter().for_each(|value| only_integers(value, path)),
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| only_integers(value, &format!("{path}/{key}")));
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Holds the user's own report to what only she may see.
fn places_are_shown(report: &Value) {
    let ids: Vec<&Value> = at(report, "/sources/*/id");
    for finding in at(report, "/findings/*") {
        let places = std::iter::once(&finding["at"]).chain(finding["near"].as_array().unwrap());
        for place in places {
            if place["source"] == "case.toml" {
                assert!(place["line"].is_u64(), "{place}");
            } else {
                assert!(ids.contains(&&place["source"]) && place["row"].is_u64(), "{place}");
                assert!(place["column"].as_str().is_some_and(|letters| !letters.is_empty()), "{place}");
            }
        }
    }
    for source in at(report, "/sources/*") {
        assert!(source["file"].is_string() && source["bytes"].is_u64() && source["sha256"].is_string());
    }
}

#[test]
fn the_report_has_every_key_of_the_contract() {
    let case = small::case("");
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    holds(&report);
    places_are_shown(&report);
    assert_eq!(report["audience"], "confidential");
    assert_eq!((&report["summary"]["rows"], &report["summary"]["persons"]), (&62.into(), &60.into()));
    let rules: Vec<&str> =
        at(&report, "/findings/*/rule").iter().map(|rule| rule.as_str().unwrap()).collect();
    for rule in ["EL-01", "EL-03", "EL-08", "TL-01"] {
        assert!(rules.contains(&rule), "{rule} found nothing");
    }
}

#[test]
fn a_single_file_gives_the_same_shape() {
    let case = Case::new().file("padron.csv", small::roll(&small::rows()));
    for vote in [&[][..], &["--vote", "representation"]] {
        let report = case.audit(0, &[&["padron.csv", "--format", "json"], vote].concat()).json();
        holds(&report);
        places_are_shown(&report);
        assert_eq!(report["case"]["as_of"], super::harness::AS_OF);
    }
}

#[test]
fn the_totals_are_those_of_the_findings() {
    let report = small::case("").audit(0, &["caso", "--format", "json"]).json();
    for severity in ["high", "medium", "low", "note"] {
        let found = at(&report, "/findings/*/severity").iter().filter(|value| **value == severity).count();
        assert_eq!(report["summary"]["findings"][severity], found, "{severity}");
    }
    for outcome in at(&report, "/outcomes/*") {
        let found = at(&report, "/findings/*/rule").iter().filter(|rule| **rule == &outcome["rule"]).count();
        assert_eq!(outcome["findings"], found, "{}", outcome["rule"]);
    }
}

#[test]
fn count_is_the_count_of_the_report() {
    let case = small::case("");
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let count = case.run(0, &["count", "caso", "--format", "json"]).json();
    assert_eq!(count.as_object().unwrap().keys().collect::<Vec<_>>(), ["count", "materiality"]);
    assert_eq!((&count["count"], &count["materiality"]), (&report["count"], &report["materiality"]));
    let slip = at(&report, "/count/checks/*").into_iter().find(|check| check["ok"] == false).unwrap();
    assert_eq!(
        (&slip["key"], &slip["expected"], &slip["found"]),
        (&"sum_of_votes".into(), &50.into(), &49.into())
    );
    let text = case.run(0, &["count", "caso", "--lang", "en"]).text();
    assert!(text.contains("huizache") && text.contains("30"), "{text}");
}

#[test]
fn names_are_masked_unless_asked_for() {
    let case = small::case("");
    let rows = small::rows();
    let name = |report: &Value| -> String {
        at(report, "/findings/*/subject/label")[0].as_str().unwrap().to_owned()
    };
    let masked = case.audit(0, &["caso", "--format", "json"]).json();
    assert!(name(&masked).contains("***"), "{}", name(&masked));
    assert_eq!(masked["parameters"]["names_shown"], false);
    let open = case.audit(0, &["caso", "--format", "json", "--names"]).json();
    assert!(rows.iter().any(|row| row[1] == name(&open)), "{}", name(&open));
    for format in ["text", "md"] {
        let masked = case.audit(0, &["caso", "--format", format]).text();
        for row in &rows {
            assert!(!masked.contains(&row[1]) && !masked.contains(&row[2]), "{format}: a name or a CURP");
        }
    }
}

#[test]
fn the_first_screen_says_what_matters_in_both_languages() {
    let case = small::case("");
    let es = case.audit(0, &["caso"]).text();
    for word in ["DATOS SINTÉTICOS", "62", "60", "EL-01", "TL-01", "escrutinio explain"] {
        assert!(es.contains(word), "{word}: {es}");
    }
    let en = case.audit(0, &["caso", "--lang", "en"]).text();
    assert!(en.contains("SYNTHETIC DATA") && !en.contains("padrón entregado"), "{en}");
    assert!(
        !es.contains('\u{1b}') && case.audit(0, &["caso", "--color", "always"]).text().contains('\u{1b}')
    );
    let md = case.audit(0, &["caso", "--format", "md"]).text();
    assert!(md.starts_with("# "), "{md}");
    // Other formats are for programs: nothing but them on standard output, and quiet means quiet.
    let quiet = case.audit(0, &["caso", "--out", "q", "--quiet", "--format", "json"]);
    assert!(quiet.err.is_empty() && quiet.json().is_object());
}

#[test]
fn the_settings_in_effect_can_be_seen() {
    let case = small::case("\n[rules.EL-01]\nmin_signal = 700\n");
    let config = case.audit(0, &["caso", "--print-config"]).json();
    let set = &config["parameters"]["set"][0];
    assert_eq!(
        (&set["rule"], &set["name"], &set["value"], &set["default"]),
        (&"EL-01".into(), &"min_signal".into(), &"700".into(), &"600".into())
    );
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    assert_eq!(report["parameters"], config["parameters"]);
}

#[test]
fn the_catalogue_and_the_pages_are_the_same_rules() {
    let case = Case::new();
    let list = case.run(0, &["rules", "list", "--format", "json"]).json();
    let rules = list["rules"].as_array().unwrap();
    let text = case.run(0, &["rules", "list"]).text();
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(text.contains(id));
        let page = case.run(0, &["explain", id, "--format", "json"]).json();
        assert!(page["page"]["es"].as_str().unwrap().starts_with(&format!("# {id}")));
        let text = case.run(0, &["explain", &id.to_lowercase(), "--lang", "en"]).out;
        assert_eq!(String::from_utf8(text).unwrap(), page["page"]["en"]);
    }
    // What is to come stands in the list, and nowhere says that it runs.
    assert!(text.contains("TL-02") && case.run(2, &["explain", "TL-02"]).out.is_empty());
}

#[test]
fn generated_files_are_the_committed_ones_and_well_formed() {
    let case = Case::new();
    let schema = case.run(0, &["generate", "schema", "report"]).out;
    assert_eq!(schema, std::fs::read(repository("docs/esquemas/report.schema.json")).unwrap());
    assert!(case.run(0, &["generate", "schema", "case"]).json().is_object());
    assert!(case.run(0, &["generate", "man"]).text().contains(".TH escrutinio"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(case.run(0, &["generate", "completions", shell]).text().contains("verify-diff"));
    }
    case.run(0, &["generate", "docs", "docs"]);
    assert!(case.path("docs/reglas/EL-01.md").is_file());
}
