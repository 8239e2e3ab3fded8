//! Runs the fences of rule pages: ` ```csv roll `, ` ```toml case `, and ` ```expect ` with the findings.
//!
//! Another list stands in a fence of its kind (` ```csv payroll `), an earlier roll in ` ```csv previous `; who
//! gave a list follows as `from=employer`. Findings outside the roll are promised as `payroll:2 C lead`, those
//! about a source as a whole as `roll:source - lead`.
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
    lists: Vec<List>,
    case: Option<String>,
    expect: Vec<String>,
}

/// A list of an example: its kind or `previous`, who gave it, and its text.
#[derive(Debug)]
struct List {
    kind: String,
    from: Option<String>,
    text: String,
}

impl List {
    fn of(words: &str, text: String) -> Self {
        let (kind, from) =
            words.split_once(" from=").map_or((words, None), |(kind, from)| (kind, Some(from)));
        Self { kind: kind.to_owned(), from: from.map(str::to_owned), text }
    }

    fn spec(&self, has_previous: bool) -> String {
        let Self { kind, from, .. } = self;
        let source_kind = if kind == "previous" { "roll" } else { kind };
        let mut out =
            format!("[[source]]\nid = \"{kind}\"\nkind = \"{source_kind}\"\nfile = \"{kind}.csv\"\n");
        if let Some(from) = from {
            writeln!(out, "from = \"{from}\"").unwrap();
        }
        if kind == "roll" && has_previous {
            out.push_str("supersedes = \"previous\"\n");
        }
        out
    }
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
    let roll = List::of("roll", "No. empleado,Nombre,Puesto\n1,ANA RUIZ,GERENTE\n".into());
    let mut example = Example { lists: vec![roll], ..Example::default() };
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
                if let Some(words) = kind.strip_prefix("csv ") {
                    current.lists.push(List::of(words, body));
                    continue;
                }
                match kind.as_str() {
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
    for list in &example.lists {
        files.insert(format!("{}.csv", list.kind), list.text.clone().into_bytes());
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
                Place::Cell(at) => {
                    let source = &case.source_of(at).unwrap().id;
                    let before = if source == "roll" { String::new() } else { format!("{source}:") };
                    format!("{before}{} {}", at.row, at.col.map_or("-".to_owned(), column_letters))
                }
                Place::CaseLine(line) => match case.sources.iter().find(|source| source.line == Some(line)) {
                    Some(source) if i64::from(line) <= offset => format!("{}:source -", source.id),
                    _ => format!("case:{} -", i64::from(line) - offset),
                },
            };
            (finding.at, format!("{place} {}", finding.kind.key()))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The example's case file, and how many lines stand before the example's own.
fn case_file(meta: &Meta, example: &Example) -> (String, i64) {
    let body = example.case.clone().unwrap_or_default();
    let whole = body.contains("[[") || body.contains("\n[") || body.starts_with('[');
    let mut text = String::from("schema = 1\n[case]\nid = \"ejemplo\"\n");
    let mut dates = String::new();
    let mut rule = String::new();
    let mut as_of = String::new();
    let mut vote = "representation".to_owned();
    if !whole {
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            let (key, value) = line.split_once(" = ").unwrap();
            match key {
                "vote" => value.trim_matches('"').clone_into(&mut vote),
                "rule" => rule = value.trim_matches(['{', '}', ' ']).replace(", ", "\n"),
                "as_of" => as_of = format!("{line}\n"),
                _ => writeln!(dates, "{line}").unwrap(),
            }
        }
    }
    write!(text, "vote = \"{vote}\"\n{as_of}").unwrap();
    if !dates.is_empty() {
        write!(text, "[dates]\n{dates}").unwrap();
    }
    if !rule.is_empty() {
        write!(text, "[rules.{}]\n{rule}\n", meta.id.0).unwrap();
    }
    let has_previous = example.lists.iter().any(|list| list.kind == "previous");
    text.extend(example.lists.iter().map(|list| list.spec(has_previous)));
    let offset = i64::try_from(text.lines().count()).unwrap();
    if whole {
        text.push_str(&body);
    }
    (text, offset)
}
