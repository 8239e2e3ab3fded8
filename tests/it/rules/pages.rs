//! Runs the fences of rule pages: ` ```csv roll `, ` ```toml case `, and ` ```expect ` with the findings.
//!
//! The case fence is either a whole piece of a case file (tables and all) or a few short keys: `vote`, days
//! of `[dates]`, and `rule = { parameter = value }` for the page's own rule.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use escrutinio::app::{self, Memory, OpenOptions};
use escrutinio::model::{Meta, Place, column_letters};
use escrutinio::rules::metas;

/// An example: its inputs, and the findings it promises as `row column kind` or `case:LINE - kind`.
#[derive(Debug, Default)]
struct Example {
    roll: Option<String>,
    case: Option<String>,
    expect: Vec<String>,
}

#[test]
fn examples_do_what_they_show() {
    for meta in metas() {
        for (number, example) in examples(meta.page.es).iter().enumerate() {
            let found = run(meta, example);
            assert_eq!(found, example.expect, "{} example {}", meta.id.0, number + 1);
        }
    }
}

#[test]
fn every_rule_shows_one_that_fires_and_one_that_stays_quiet() {
    for meta in metas() {
        let examples = examples(meta.page.es);
        let fires = examples.iter().filter(|example| !example.expect.is_empty()).count();
        assert!(fires > 0, "{}: no example fires", meta.id.0);
        assert!(examples.len() > fires, "{}: no example stays quiet", meta.id.0);
    }
}

/// A number or day that decides must be shown at its boundary: one that fires, one beyond that does not.
#[test]
fn every_parameter_is_shown_in_an_example() {
    for meta in metas() {
        for spec in meta.params {
            let shown = examples(meta.page.es)
                .iter()
                .filter(|example| example.case.as_deref().is_some_and(|case| case.contains(spec.name)))
                .count();
            assert!(shown > 0, "{}: no example sets {}", meta.id.0, spec.name);
        }
    }
}

#[test]
fn a_wrong_promise_is_caught() {
    let meta = metas()[0];
    let mut example = Example {
        roll: Some("No. empleado,Nombre,Puesto\n1,ANA RUIZ,GERENTE\n".into()),
        ..Example::default()
    };
    example.expect.push("3 C lead".into());
    assert_ne!(run(meta, &example), example.expect);
}

fn examples(page: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut current = Example::default();
    let mut fence: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut fence, line.strip_prefix("```")) {
            (None, Some(kind)) => fence = Some((kind.to_owned(), String::new())),
            (None, None) => {}
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (Some(_), Some(_)) => {
                let (kind, body) = fence.take().unwrap();
                match kind.as_str() {
                    "csv roll" => current.roll = Some(body),
                    "toml case" => current.case = Some(body),
                    "expect" => {
                        current.expect = body.lines().map(str::to_owned).collect();
                        out.push(std::mem::take(&mut current));
                    }
                    other => panic!("a fence that nobody runs: {other}"),
                }
            }
        }
    }
    out
}

fn run(meta: &Meta, example: &Example) -> Vec<String> {
    let mut files = BTreeMap::new();
    let (head, offset) = case_file(meta, example);
    files.insert("case.toml".to_owned(), head.into_bytes());
    if let Some(roll) = &example.roll {
        files.insert("padron.csv".to_owned(), roll.clone().into_bytes());
    }
    let opened = app::open_case(&Memory { files }, &OpenOptions::default()).unwrap_or_else(|error| {
        panic!("{}: {:?}", meta.id.0, error.problems());
    });
    let audited = app::audit(opened);
    let case = &audited.opened.case;
    let mut found: Vec<(Place, String)> = audited
        .audit
        .findings
        .iter()
        .filter(|decided| decided.finding.rule == meta.id)
        .map(|decided| {
            let finding = &decided.finding;
            let place = match finding.at {
                Place::Cell(at) => format!("{} {}", at.row, at.col.map_or("-".to_owned(), column_letters)),
                Place::CaseLine(line) => format!("case:{} -", i64::from(line) - offset),
            };
            (finding.at, format!("{place} {}", finding.kind.key()))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    assert!(case.tables.len() <= 1);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The example's case file, and how many lines stand before the example's own.
fn case_file(meta: &Meta, example: &Example) -> (String, i64) {
    let body = example.case.clone().unwrap_or_default();
    let whole = body.contains("[[") || body.contains("\n[") || body.starts_with('[');
    let mut text = String::from("schema = 1\n[case]\nid = \"ejemplo\"\n");
    let mut dates = String::new();
    let mut rule = String::new();
    let mut vote = "representation".to_owned();
    if !whole {
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            let (key, value) = line.split_once(" = ").unwrap();
            match key {
                "vote" => value.trim_matches('"').clone_into(&mut vote),
                "rule" => rule = value.trim_matches(['{', '}', ' ']).replace(", ", "\n"),
                _ => writeln!(dates, "{line}").unwrap(),
            }
        }
    }
    writeln!(text, "vote = \"{vote}\"").unwrap();
    if !dates.is_empty() {
        write!(text, "[dates]\n{dates}").unwrap();
    }
    if !rule.is_empty() {
        write!(text, "[rules.{}]\n{rule}\n", meta.id.0).unwrap();
    }
    if example.roll.is_some() {
        text.push_str("[[source]]\nid = \"padron\"\nkind = \"roll\"\nfile = \"padron.csv\"\n");
    }
    let offset = i64::try_from(text.lines().count()).unwrap();
    if whole {
        text.push_str(&body);
    }
    (text, offset)
}
