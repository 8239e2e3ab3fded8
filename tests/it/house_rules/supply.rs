//! What the program is built from: licences, sources, build scripts.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Of every platform: what this machine has not needed so far is fetched, so a fresh machine passes too.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(super::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().unwrap().iter()
}

#[test]
fn licences_are_allowed_and_nothing_comes_from_git() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for package in packages(&metadata) {
        let name = package["name"].as_str().unwrap();
        let source = package["source"].as_str().unwrap_or("path");
        if name != "escrutinio" && !source.starts_with("registry+") {
            wrong.push(format!("{name} comes from {source}"));
        }
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        if !allowed(&licence) {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An expression holds if one side of each OR, or both sides of each AND, is allowed.
fn allowed(expression: &str) -> bool {
    let bare = expression.replace(['(', ')'], " ");
    bare.split(" AND ").all(|part| part.split(" OR ").any(|licence| LICENCES.contains(&licence.trim())))
}

#[test]
fn a_new_build_script_is_seen() {
    let metadata = metadata();
    let scripts: BTreeSet<&str> = packages(&metadata)
        .filter(|package| {
            package["targets"].as_array().unwrap().iter().any(|target| target["kind"][0] == "custom-build")
        })
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    insta::assert_snapshot!(scripts.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_licence_test_can_fail() {
    assert!(allowed("MIT OR GPL-3.0"));
    assert!(!allowed("MIT AND GPL-3.0"));
    assert!(!allowed("GPL-3.0"));
}
