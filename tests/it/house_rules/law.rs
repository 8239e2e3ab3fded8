//! Citations: one wording for every day, keys of their own, and every key that code names is known.

use std::collections::{BTreeMap, BTreeSet};

use escrutinio::law;
use escrutinio::model::Citation;
use escrutinio::rules::metas;

use super::{files, root};

#[test]
fn wordings_of_one_key_neither_overlap_nor_leave_a_gap() {
    let mut by_key: BTreeMap<&str, Vec<&Citation>> = BTreeMap::new();
    for citation in law::all() {
        by_key.entry(citation.key).or_default().push(citation);
    }
    for (key, mut wordings) in by_key {
        wordings.sort_by_key(|wording| wording.from);
        for pair in wordings.windows(2) {
            let next = pair[0].until.and_then(|last| last.succ_opt());
            assert_eq!(next, Some(pair[1].from), "{key}: the wordings must follow each other");
        }
        assert!(wordings.iter().all(|w| w.until.is_none_or(|last| w.from <= last)), "{key}");
    }
}

#[test]
fn every_citation_is_listed_and_in_both_languages() {
    for file in ["lft", "people", "terms", "others"] {
        let text = std::fs::read_to_string(root().join(format!("src/law/{file}.rs"))).unwrap();
        let declared = text.matches("pub static ").count();
        let listed = text.split("static ALL").nth(1).unwrap().matches('&').count() - 3;
        assert_eq!(declared, listed, "src/law/{file}.rs: ALL lacks a citation");
    }
    for citation in law::all() {
        for text in [citation.article, citation.says] {
            assert!(!text.es.is_empty() && !text.en.is_empty(), "{}", citation.key);
        }
        assert_eq!(law::by_key(citation.key).unwrap().key, citation.key);
    }
}

#[test]
fn rules_cite_something_that_says_how_sure_it_is() {
    for meta in metas() {
        // Three rules are about the case's own files, of which no law speaks.
        let files = ["HK-01", "SR-01", "SR-02"].contains(&meta.id.0);
        assert!(files || !meta.law.is_empty(), "{} cites nothing", meta.id.0);
    }
}

/// Keys that stand as plain words in `analysis` must be keys of the law floor.
#[test]
fn keys_named_in_code_exist() {
    let known: BTreeSet<&str> = law::all().map(|citation| citation.key).collect();
    let mut unknown = BTreeSet::new();
    for path in files(&root().join("src/analysis"), ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for word in text.split('"').skip(1).step_by(2) {
            let law = word.starts_with("LFT-") || word.starts_with("DECRETO-") || word.starts_with("CPEUM-");
            if law && !known.contains(word) {
                unknown.insert(word.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "keys that src/law does not know: {unknown:?}");
}
