//! The docs say what is there: links lead somewhere, named files exist, both languages stand side by side.

use std::path::{Path, PathBuf};

use super::{files, root};

fn pages() -> Vec<PathBuf> {
    let mut out = files(&root().join("docs"), ".md");
    out.push(root().join("README.md"));
    out
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") || path.contains(' ') {
                continue;
            }
            if !page.parent().unwrap().join(path).exists() {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Paths of the repository that a page names in backticks exist.
#[test]
fn named_paths_exist() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for word in text.split('`').skip(1).step_by(2) {
            let path = word.split([' ', ':', '#']).next().unwrap_or_default();
            let ours = ["src/", "tests/", "fixtures/", "docs/", "benches/", "fuzz/", ".ci/"];
            let placeholder = path.contains(['*', '<', '…', '{']) || path.contains("NNNN");
            if ours.iter().any(|start| path.starts_with(start)) && !placeholder && !root().join(path).exists()
            {
                wrong.push(format!("{}: {word}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_in_the_summary() {
    let docs = root().join("docs");
    let summary = std::fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let mut missing = Vec::new();
    for page in files(&docs, ".md") {
        let short = page.strip_prefix(&docs).unwrap().display().to_string();
        let generated = short.starts_with("reglas/") && !short.starts_with("reglas/indice");
        if short != "SUMMARY.md" && !generated && !summary.contains(&format!("]({short})")) {
            missing.push(short);
        }
    }
    assert!(missing.is_empty(), "docs/SUMMARY.md lacks {missing:?}");
}

#[test]
fn guides_come_in_both_languages() {
    let summary = std::fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    for line in summary.lines().filter(|line| line.contains("](")) {
        let links = line.matches("](").count();
        let single = line.contains("decisiones/") || line.contains("architecture.md");
        assert!(single || links == 2, "one link each language: {line}");
    }
}

#[test]
fn ci_calls_the_readme_test_command() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    let command = readme.lines().map(str::trim).find(|line| line.starts_with("cargo test")).unwrap();
    assert!(ci.lines().any(|line| line.trim() == command), ".ci/run must run: {command}");
}

#[test]
fn snapshots_are_all_used() {
    let tests = files(&root().join("tests"), ".rs");
    for snapshot in files(&root().join("tests"), ".snap") {
        let source = snapshot_source(&snapshot);
        assert!(tests.contains(&source), "{} belongs to no test", snapshot.display());
    }
}

/// The test file that a snapshot names in its head.
fn snapshot_source(snapshot: &Path) -> PathBuf {
    let text = std::fs::read_to_string(snapshot).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("source: ")).unwrap();
    root().join(line.trim_matches('"'))
}

/// Every line `$ escrutinio …` of a ` ```console ` fence is run, page by page, and must end well.
#[test]
fn commands_in_the_docs_run() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let commands: Vec<&str> = text
            .split("```console\n")
            .skip(1)
            .flat_map(|fence| fence.split("```").next().unwrap_or_default().lines())
            .filter_map(|line| line.strip_prefix("$ escrutinio "))
            .collect();
        if commands.is_empty() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(root().join("fixtures"), folder.path().join("fixtures")).unwrap();
        for command in commands {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_escrutinio"))
                .args(command.split_whitespace())
                .current_dir(folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}: {command}\n{said}", page.display());
        }
    }
}
