//! Every rule file is in the catalogue, every id is its own, every page keeps the skeleton.

use std::collections::BTreeSet;

use escrutinio::rules::{PLANNED, metas};

use super::{files, root};

/// Ids that the contract names, in its order.
const CONTRACT: &str = "EL-01 EL-02 EL-03 EL-04 EL-05 EL-06 EL-07 EL-08 EL-09 EL-10 RL-01 PV-01 HK-01 HR-01 PL-01 TM-07 \
    TL-01 TL-02 TL-03 TL-04 BL-01 BL-02 VT-01 IN-01 SG-01 TM-01 TM-02 TM-03 TM-04 TM-05 TM-06 RL-02 RL-03 CB-01";

const HEADINGS: [&str; 6] = [
    "## Qué revisa",
    "## Por qué importa",
    "## Fundamento",
    "## Qué no prueba",
    "## Cómo se corrige",
    "## Ejemplos",
];
const HEADINGS_EN: [&str; 5] = [
    "## What it checks",
    "## Why it matters",
    "## Legal ground",
    "## What it does not prove",
    "## How it is cured",
];

#[test]
fn folder_and_slice_agree() {
    let listed: BTreeSet<String> = metas().iter().map(|meta| meta.file.replace('\\', "/")).collect();
    let found: BTreeSet<String> = files(&root().join("src/rules"), ".rs")
        .iter()
        .filter(|path| std::fs::read_to_string(path).unwrap().contains("impl Rule for"))
        .map(|path| path.strip_prefix(root()).unwrap().display().to_string())
        .collect();
    assert_eq!(found, listed, "a rule file is missing in CATALOGUE, or the other way round");
}

#[test]
fn ids_are_unique_and_cover_the_contract() {
    let built: Vec<&str> = metas().iter().map(|meta| meta.id.0).collect();
    let planned: Vec<&str> = PLANNED.iter().map(|rule| rule.id).collect();
    let all: BTreeSet<&str> = built.iter().chain(&planned).copied().collect();
    assert_eq!(all.len(), built.len() + planned.len(), "an id stands twice, or is both built and planned");
    let missing: Vec<&str> = CONTRACT.split_whitespace().filter(|id| !all.contains(id)).collect();
    assert!(missing.is_empty(), "neither built nor listed as not checked: {missing:?}");
    insta::assert_snapshot!(built.join(" "));
}

#[test]
fn pages_keep_the_skeleton() {
    for meta in metas() {
        let id = meta.id.0;
        assert!(meta.page.es.starts_with(&format!("# {id} · ")), "{id}: the Spanish page's title");
        assert!(meta.page.en.starts_with(&format!("# {id} · ")), "{id}: the English page's title");
        in_order(meta.page.es, &HEADINGS, id);
        in_order(meta.page.en, &HEADINGS_EN, id);
        for page in [meta.page.es, meta.page.en] {
            assert!(page.lines().count() <= 140, "{id}: the page is too long to be read");
            assert!(
                !page.contains("## Parámetros") && !page.contains("## Parameters"),
                "{id}: generated section"
            );
        }
    }
}

#[test]
fn titles_and_claims_stand_in_both_languages() {
    for meta in metas() {
        for text in [meta.title, meta.claim] {
            assert!(!text.es.is_empty() && !text.en.is_empty(), "{}", meta.id.0);
            assert!(
                !text.es.contains('{') && !text.en.contains('{'),
                "{}: no arguments in fixed texts",
                meta.id.0
            );
        }
        for spec in meta.params {
            assert!(!spec.title.es.is_empty() && !spec.title.en.is_empty());
        }
    }
}

fn in_order(page: &str, headings: &[&str], id: &str) {
    let found: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(found, headings, "{id}: headings of the page");
}
