//! What the audit of the plant finds, held against what was planted in it.
#![allow(clippy::print_stdout, reason = "the measure is worth seeing, with --nocapture")]

mod further;
mod measure;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::plant::{CASE, plant};
use crate::cli::harness::repository;

/// A planted row.
struct Planted {
    list: String,
    rule: String,
    group: String,
    expect: String,
    source: String,
    row: u64,
    title: String,
}

fn truth() -> Vec<Planted> {
    let mut reader = csv::Reader::from_path(repository(CASE).join("truth.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let at =
        |name: &str| header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name}"));
    let columns = ["list", "rule", "group", "expect", "source", "row", "title"].map(at);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let [list, rule, group, expect, source, row, title] = columns.map(|at| record[at].to_owned());
            Planted { list, rule, group, expect, source, row: row.parse().unwrap_or(0), title }
        })
        .collect()
}

/// The roll that counts.
fn roll() -> &'static str {
    let sources = plant().report["sources"].as_array().unwrap();
    let replaced: Vec<&Value> = sources.iter().map(|source| &source["supersedes"]).collect();
    let current =
        sources.iter().find(|source| source["kind"] == "roll" && !replaced.contains(&&source["id"]));
    current.unwrap()["id"].as_str().unwrap()
}

fn findings(rule: &str) -> impl Iterator<Item = &'static Value> {
    plant().report["findings"].as_array().unwrap().iter().filter(move |finding| finding["rule"] == rule)
}

/// The rows of the roll that a finding is about, the first one first.
fn rows(finding: &Value) -> BTreeSet<u64> {
    let near = finding["near"].as_array().unwrap().iter();
    near.chain([&finding["at"]])
        .filter(|at| at["source"] == roll())
        .map(|at| at["row"].as_u64().unwrap())
        .collect()
}

/// Findings that say something of somebody: notes do not.
fn speaks(finding: &Value) -> bool {
    finding["severity"] != "note" && finding["kind"] != "note"
}

struct Score {
    rule: &'static str,
    found: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

impl Score {
    fn permille(part: usize, other: usize) -> usize {
        (part * 1000).checked_div(part + other).unwrap_or(1000)
    }

    /// Prints precision and recall, and holds them to a floor in permille.
    fn holds(&self, precision: usize, recall: usize) {
        let (p, r) =
            (Self::permille(self.found, self.wrong.len()), Self::permille(self.found, self.missed.len()));
        println!("{}: precision {p}, recall {r} ({} found)", self.rule, self.found);
        println!("  missed {:?}\n  wrong {:?}", self.missed, self.wrong);
        assert!(self.found > 0, "{} found nothing", self.rule);
        assert!(p >= precision, "{}: precision {p} < {precision}; wrong: {:?}", self.rule, self.wrong);
        assert!(r >= recall, "{}: recall {r} < {recall}; missed: {:?}", self.rule, self.missed);
    }
}

/// Rows flagged against rows planted for a rule; rows on which both answers are right do not count.
fn by_row(rule: &'static str, lists: &[&str]) -> Score {
    let truth: Vec<Planted> =
        truth().into_iter().filter(|line| line.rule == rule && line.source == roll()).collect();
    let flagged: BTreeSet<u64> = findings(rule).filter(|finding| speaks(finding)).flat_map(rows).collect();
    let of = |expect: &str| -> BTreeSet<u64> {
        truth.iter().filter(|line| line.expect == expect).map(|line| line.row).collect()
    };
    let wanted: BTreeMap<u64, &Planted> = truth
        .iter()
        .filter(|line| line.expect == "flag" && lists.contains(&line.list.as_str()))
        .map(|line| (line.row, line))
        .collect();
    let open: BTreeSet<u64> = &of("either") | &of("flag");
    let wrong = flagged.iter().filter(|row| !open.contains(row));
    Score {
        rule,
        found: wanted.keys().filter(|row| flagged.contains(row)).count(),
        missed: wanted
            .iter()
            .filter(|(row, _)| !flagged.contains(row))
            .map(|(row, line)| format!("{row} {}", line.title))
            .collect(),
        wrong: wrong.map(u64::to_string).collect(),
    }
}

/// Groups of rows: a planted group is found where one finding names two of its rows.
fn by_group(rule: &'static str, lists: &[&str]) -> Score {
    let mut groups: BTreeMap<(String, String), (String, BTreeSet<u64>)> = BTreeMap::new();
    for line in truth().into_iter().filter(|line| line.rule == rule && line.source == roll()) {
        groups.entry((line.list, line.group)).or_insert((line.expect, BTreeSet::new())).1.insert(line.row);
    }
    let several: Vec<BTreeSet<u64>> =
        findings(rule).filter(|finding| speaks(finding)).map(rows).filter(|rows| rows.len() > 1).collect();
    let named = |group: &BTreeSet<u64>| several.iter().any(|rows| rows.intersection(group).count() > 1);
    let wanted = groups.iter().filter(|((list, _), _)| lists.contains(&list.as_str()));
    let (found, missed): (Vec<_>, Vec<_>) = wanted.partition(|(_, (_, rows))| named(rows));
    let flags: Vec<&BTreeSet<u64>> =
        groups.values().filter(|(expect, _)| expect != "quiet").map(|(_, rows)| rows).collect();
    let wrong = several.iter().filter(|rows| !flags.iter().any(|group| rows.intersection(group).count() > 1));
    Score {
        rule,
        found: found.len(),
        missed: missed
            .into_iter()
            .map(|((list, group), (_, rows))| format!("{list} {group} {rows:?}"))
            .collect(),
        wrong: wrong.map(|rows| format!("{rows:?}")).collect(),
    }
}

#[test]
fn titles() {
    by_row("EL-01", &["supervisory_v2", "retitled"]).holds(980, 980);
}

/// Persons of EL-02 stand on several lists: a group is found by any of its rows.
#[test]
fn operators_called_confianza() {
    let mut groups: BTreeMap<String, BTreeSet<(String, u64)>> = BTreeMap::new();
    for line in truth().into_iter().filter(|line| line.list == "operator_as_confianza") {
        groups.entry(line.group).or_default().insert((line.source, line.row));
    }
    let at = |finding: &Value| {
        let text = |key: &str| finding["at"][key].as_str().unwrap_or_default().to_owned();
        (text("source"), finding["at"]["row"].as_u64().unwrap_or_default())
    };
    let places = |finding: &Value| -> BTreeSet<(String, u64)> {
        let near = finding["near"].as_array().unwrap().iter();
        let near = near.map(|at| (at["source"].as_str().unwrap().to_owned(), at["row"].as_u64().unwrap()));
        near.chain([at(finding)]).collect()
    };
    let flagged: Vec<BTreeSet<(String, u64)>> =
        findings("EL-02").filter(|finding| speaks(finding)).map(places).collect();
    let meets = |a: &BTreeSet<(String, u64)>, b: &BTreeSet<(String, u64)>| a.intersection(b).next().is_some();
    let (found, missed): (Vec<_>, Vec<_>) =
        groups.iter().partition(|(_, rows)| flagged.iter().any(|places| meets(places, rows)));
    let wrong = flagged.iter().filter(|places| !groups.values().any(|rows| meets(places, rows)));
    Score {
        rule: "EL-02",
        found: found.len(),
        missed: missed.into_iter().map(|(group, rows)| format!("{group} {rows:?}")).collect(),
        wrong: wrong.map(|rows| format!("{rows:?}")).collect(),
    }
    .holds(950, 950);
}

#[test]
fn hire_dates() {
    by_row("EL-03", &["hired_after", "backdated"]).holds(1000, 1000);
}

#[test]
fn hire_dates_on_the_day_itself_are_left_alone() {
    let flagged: BTreeSet<u64> = findings("EL-03").filter(|finding| speaks(finding)).flat_map(rows).collect();
    let quiet: Vec<u64> = truth()
        .iter()
        .filter(|line| line.list == "hired_on_cutoff" && line.source == roll())
        .map(|line| line.row)
        .collect();
    assert!(!quiet.is_empty() && quiet.iter().all(|row| !flagged.contains(row)));
}

#[test]
fn double_entries() {
    by_group("EL-08", &["duplicate_exact"]).holds(1000, 1000);
}

#[test]
fn impossible_identities() {
    let score = by_row("EL-08", &["invented_identity"]);
    assert!(score.missed.is_empty(), "{:?}", score.missed);
}

#[test]
fn sums() {
    let planted = truth().iter().filter(|line| line.rule == "TL-01" && line.expect == "flag").count();
    let found: Vec<&Value> = findings("TL-01").collect();
    println!("TL-01: {planted} planted, {} found", found.len());
    // The slip shows at its table, and where the tables are summed against the final count.
    assert!(planted > 0 && found.len() >= planted && found.len() <= 3 * planted);
    assert!(found.iter().any(|one| one["subject"]["key"].as_str().unwrap().contains("comedor-2/1")));
    for one in found {
        assert_eq!((&one["at"]["source"], &one["kind"]), (&"case.toml".into(), &"defect".into()));
    }
}
