//! The schema that other programs check a report with.

use escrutinio::report::{report_schema, v1::Report};
use serde_json::{Value, json};

use super::sample;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/esquemas/report.schema.json");

#[test]
fn the_committed_schema_is_the_one_the_program_derives() {
    let derived = format!("{:#}\n", report_schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(COMMITTED, &derived).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(committed == derived, "stale; write it again with: UPDATE=1 cargo test --test it report::schema");
}

fn errors(report: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&report_schema()).unwrap();
    validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn value(report: &Report) -> Value {
    serde_json::to_value(report).unwrap()
}

#[test]
fn reports_keep_to_the_schema() {
    for report in
        [sample::full(), sample::minimal(), sample::before_the_vote(), sample::public(), sample::hostile()]
    {
        assert_eq!(errors(&value(&report)), Vec::<String>::new());
    }
}

#[test]
fn the_schema_is_closed() {
    let paths = [
        "",
        "/engine",
        "/case/facility",
        "/findings/0",
        "/findings/0/at",
        "/sources/0",
        "/count/options/0",
        "/summary/findings",
    ];
    for path in paths {
        let mut report = value(&sample::full());
        report.pointer_mut(path).unwrap().as_object_mut().unwrap().insert("extra".into(), json!(1));
        assert!(!errors(&report).is_empty(), "an unknown key at «{path}» is refused");
    }
    let mut report = value(&sample::full());
    report.as_object_mut().unwrap().remove("outcomes");
    assert!(!errors(&report).is_empty(), "a missing key is refused");
}
