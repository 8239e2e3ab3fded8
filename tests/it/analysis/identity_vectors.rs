//! Agreement with python-stdnum on 100,000 keys, and every kind of disagreement by name.
//!
//! `docs/identificadores.md` explains each kind with the numbers below.

use std::collections::BTreeMap;

use escrutinio::analysis::identity::{IdReason, Sex, curp, rfc};

const CURPS: &str = include_str!("../../../fixtures/vectors/ids/curp.csv");
const RFCS: &str = include_str!("../../../fixtures/vectors/ids/rfc.csv");
const DOCS: [&str; 2] =
    [include_str!("../../../docs/identificadores.md"), include_str!("../../../docs/identifiers.md")];

/// The rows after the line on where they come from and the header. No value holds a comma.
fn rows(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().skip(2).map(|line| line.split_once(',').unwrap())
}

fn listed(counts: &BTreeMap<&str, u32>) -> String {
    counts.iter().map(|(kind, n)| format!("{kind} {n}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn curps_agree_but_for_the_kinds_that_the_docs_explain() {
    let mut counts = BTreeMap::new();
    for (value, verdict) in rows(CURPS) {
        let check = curp::check(value);
        let kind = match (check.is_valid(), verdict == "T") {
            (true, true) => "both hold",
            (false, false) => "neither holds",
            (true, false) if check.sex == Some(Sex::NonBinary) && verdict == "C" => "sex X",
            (false, true) if check.reason == Some(IdReason::Generic) => "generic key",
            (false, true) if check.reason == Some(IdReason::Form) => "vowel or consonant out of place",
            _ => panic!("{value}: {:?}, the library says {verdict}", check.reason),
        };
        *counts.entry(kind).or_default() += 1;
    }
    assert_eq!(counts.values().sum::<u32>(), 50_000);
    insta::assert_snapshot!(listed(&counts), @r"
    both hold 18661
    generic key 301
    neither holds 28590
    sex X 832
    vowel or consonant out of place 1616
    ");
    documented(&counts);
}

#[test]
fn rfcs_agree_but_for_the_kinds_that_the_docs_explain() {
    let mut counts = BTreeMap::new();
    for (value, verdicts) in rows(RFCS) {
        let (loose, strict) = verdicts.split_once(',').unwrap();
        let check = rfc::check(value);
        let kind = match (check.is_valid(), strict == "T") {
            (true, true) => "both hold",
            (false, false) => "neither holds",
            (false, true) if check.reason == Some(IdReason::Partial) => "ten characters",
            (false, true) if check.reason == Some(IdReason::Homoclave) => "letter O in the homoclave",
            (true, false) if value.contains('\u{303}') => "Ñ written as two characters",
            _ => panic!("{value}: {:?}, the library says {strict}", check.reason),
        };
        *counts.entry(kind).or_default() += 1;
        // Without its test of the check character the library holds what we call unusual, no less and no more.
        let unusual = matches!(
            check.reason,
            None | Some(IdReason::CheckDigit | IdReason::Homoclave | IdReason::Generic | IdReason::Partial)
        );
        assert!(
            unusual == (loose == "T") || value.contains('\u{303}'),
            "{value}: {:?}, {loose}",
            check.reason
        );
    }
    assert_eq!(counts.values().sum::<u32>(), 50_000);
    insta::assert_snapshot!(listed(&counts), @r"
    both hold 20861
    letter O in the homoclave 196
    neither holds 27517
    ten characters 1197
    Ñ written as two characters 229
    ");
    documented(&counts);
}

#[test]
fn both_pages_explain_every_reason() {
    for reason in IdReason::ALL {
        let cell = format!("| `{}` |", reason.code());
        assert!(DOCS.iter().all(|page| page.contains(&cell)), "{cell}");
    }
}

/// Both pages carry each number.
fn documented(counts: &BTreeMap<&str, u32>) {
    for page in DOCS {
        for (kind, n) in counts {
            let digits = n.to_string();
            let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
            let written = if head.is_empty() { digits.clone() } else { format!("{head},{tail}") };
            assert!(page.contains(&format!("| {written} |")), "a page lacks {kind}: {written}");
        }
    }
}
