//! Imports go down only. The table here is printed in `docs/architecture.md` and compared with it.

use std::collections::BTreeSet;

use super::{files, root};

/// A floor: its module, and what it may import beside itself.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("law", &["model"]),
    ("i18n", &["model"]),
    ("readers", &["model", "law", "i18n"]),
    ("analysis", &["model", "law", "i18n"]),
    ("rules", &["model", "law", "i18n", "analysis"]),
    ("engine", &["model", "law", "i18n", "analysis", "rules"]),
    ("report", &["model", "law", "i18n", "analysis", "engine"]),
    ("signing", &["model"]),
    ("app", &["model", "law", "i18n", "readers", "analysis", "rules", "engine", "report", "signing"]),
    ("cli", &["app", "report", "i18n", "model", "server"]),
    ("server", &["app", "report", "i18n", "model"]),
];

/// Only the command that opens the page may reach from one face to the other.
const FACE_TO_FACE: &str = "src/cli/serve.rs";

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for (floor, allowed) in FLOORS {
        for path in files(&root().join("src").join(floor), ".rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let short = path.strip_prefix(root()).unwrap().display().to_string();
            for used in uses(&text) {
                let allowed = used == *floor || allowed.contains(&used.as_str());
                let face = *floor == "cli" && used == "server" && short != FACE_TO_FACE;
                if !allowed || face {
                    wrong.push(format!("{short} imports {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that go up:\n{}", wrong.join("\n"));
}

#[test]
fn a_planted_upward_import_is_caught() {
    let planted = "use crate::{model::Case, engine::{Audit}};\nfn f() { crate::rules::metas(); }";
    assert_eq!(uses(planted), BTreeSet::from(["model".into(), "engine".into(), "rules".into()]));
}

#[test]
fn every_module_is_a_floor() {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let known: BTreeSet<&str> = FLOORS.iter().map(|(floor, _)| *floor).collect();
    assert_eq!(declared, known);
}

#[test]
fn architecture_shows_the_same_table() {
    let text = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    for (floor, allowed) in FLOORS {
        let list = if allowed.is_empty() { "–".to_owned() } else { allowed.join(", ") };
        let row = format!("| `{floor}` | {list} |");
        assert!(text.contains(&row), "docs/architecture.md lacks the row: {row}");
    }
}

/// The floors that a source names after `crate::`, braces included.
fn uses(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            out.extend(first_names(list));
        } else {
            out.extend(name(rest));
        }
    }
    out.retain(|word| FLOORS.iter().any(|(floor, _)| floor == word));
    out
}

/// The names at the head of each item of a brace list, however deep the items go.
fn first_names(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut out: Vec<String> = name(list.trim_start()).into_iter().collect();
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => out.extend(name(list[at + 1..].trim_start())),
            _ => {}
        }
    }
    out
}

fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}
