//! The rules that hold the roll against other lists, on the plant: every planted person is named, and nobody of
//! the lists that are in order.

use std::collections::BTreeSet;

use serde_json::Value;

use super::plant::{CASE, plant};
use crate::cli::harness::repository;

/// Rows of a source that a list of `truth.csv` plants.
fn planted(list: &str, source: &str) -> BTreeSet<u64> {
    let mut reader = csv::Reader::from_path(repository(CASE).join("truth.csv")).unwrap();
    let rows: BTreeSet<u64> = reader
        .records()
        .map(Result::unwrap)
        .filter(|record| &record[0] == list && &record[4] == source)
        .map(|record| record[5].parse().unwrap())
        .collect();
    assert!(!rows.is_empty(), "{list} stands in no row of {source}");
    rows
}

/// Findings of a rule that say something of somebody.
fn speaking(rule: &str) -> impl Iterator<Item = &'static Value> {
    let all = plant().report["findings"].as_array().unwrap().iter();
    all.filter(move |finding| {
        finding["rule"] == rule && finding["severity"] != "note" && finding["kind"] != "note"
    })
}

/// Rows of a source that the findings of a rule name, first place or other.
fn named(rule: &str, source: &str) -> BTreeSet<u64> {
    rows_of(speaking(rule), source)
}

/// The rows of a source that findings point at.
fn rows_of(findings: impl Iterator<Item = &'static Value>, source: &str) -> BTreeSet<u64> {
    findings
        .flat_map(|finding| finding["near"].as_array().unwrap().iter().chain([&finding["at"]]))
        .filter(|at| at["source"] == source)
        .filter_map(|at| at["row"].as_u64())
        .collect()
}

fn persons(rule: &str) -> usize {
    speaking(rule).filter(|finding| finding["subject"]["kind"] == "person").count()
}

#[test]
fn dismissed_and_missing() {
    assert_eq!(named("EL-04", "dismissed"), planted("dismissed_missing", "dismissed"));
    assert_eq!(named("EL-04", "imss"), planted("dismissed_missing", "imss"));
    assert_eq!(persons("EL-04"), 27);
}

#[test]
fn left_and_still_there() {
    assert_eq!(named("EL-05", "roll-2"), planted("left_still_there", "roll-2"));
    assert_eq!(persons("EL-05"), 12);
}

#[test]
fn contractor_staff() {
    assert_eq!(named("EL-06", "roll-2"), planted("contractor", "roll-2"));
    assert_eq!(named("EL-06", "contractor"), planted("contractor", "contractor"));
    assert_eq!(persons("EL-06"), 10);
}

#[test]
fn on_leave_and_missing() {
    assert_eq!(named("EL-07", "absences"), planted("on_leave_omitted", "absences"));
    assert_eq!(persons("EL-07"), 6);
}

#[test]
fn at_work_and_missing() {
    let payroll = named("EL-09", "payroll");
    assert!(planted("omitted_active", "payroll").is_subset(&payroll));
    for (list, source) in [
        ("dismissed_present", "roll-2"),
        ("on_leave_present", "roll-2"),
        ("hired_on_cutoff", "roll-2"),
        ("left_still_there", "roll-2"),
        ("contractor", "roll-2"),
    ] {
        let twice = &named("EL-09", source) & &planted(list, source);
        assert!(twice.is_empty(), "{list}: {twice:?} have a rule of their own, or none");
    }
}

#[test]
fn hirings_put_back() {
    let rows = named("EL-03", "roll-2");
    assert!(planted("backdated", "roll-2").is_subset(&rows));
    assert!(planted("hired_on_cutoff", "roll-2").is_disjoint(&rows));
    let of_imss = speaking("EL-09").filter(|finding| finding["at"]["source"] == "imss");
    assert_eq!(rows_of(of_imss, "imss"), planted("backdated", "imss"));
}

/// What speaks for the roll is told as a total, and names nobody.
#[test]
fn what_is_in_order_is_told() {
    let all = plant().report["findings"].as_array().unwrap();
    let told: Vec<&Value> = all.iter().filter(|finding| finding["kind"] == "exculpatory").collect();
    assert!(told.iter().any(|finding| finding["rule"] == "EL-04"));
    assert!(told.iter().any(|finding| finding["rule"] == "EL-07"));
    assert!(told.iter().all(|finding| finding["subject"]["kind"] == "source"));
}

/// A person whom two rules name is one person: the keys agree whatever list the rule read.
#[test]
fn excluded_persons_are_counted_once() {
    let key = |finding: &Value| finding["subject"]["key"].as_str().unwrap().to_owned();
    let kept_out: BTreeSet<String> =
        ["EL-04", "EL-07"].iter().flat_map(|rule| speaking(rule)).map(key).collect();
    assert_eq!(kept_out.len(), 33);
    let counted = plant().report["materiality"]["excluded_workers"].as_u64().unwrap();
    assert!(counted >= 33, "{counted}");
}
