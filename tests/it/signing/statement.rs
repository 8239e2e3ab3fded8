//! The statement: what it must carry, and what must not pass for it.

use std::collections::BTreeMap;

use escrutinio::model::Digest;
use escrutinio::signing::{
    Audience, CanonicalError, Counterpart, Engine, SigningKeyPair, Statement, StatementError, canonical,
};
use serde_json::{Value, json};

fn statement() -> Statement {
    Statement {
        audience: Audience::Public,
        case: "planta-ejemplo".to_owned(),
        engine: Engine { version: "0.1.0".to_owned(), rule_set: "2025-06".to_owned() },
        claimed_time: "2025-07-01T12:00:00Z".to_owned(),
        counterpart: Some(Counterpart { audience: Audience::Confidential, report: Digest([3; 32]) }),
        key: SigningKeyPair::from_seed(&[5; 32]).public(),
        subjects: BTreeMap::from([
            ("report.json".to_owned(), Digest([1; 32])),
            ("report.html".to_owned(), Digest([2; 32])),
        ]),
    }
}

fn tree() -> Value {
    serde_json::from_slice(&statement().to_bytes().unwrap()).unwrap()
}

fn read(tree: &Value) -> Result<Statement, StatementError> {
    Statement::parse(&canonical::to_bytes(tree).unwrap())
}

#[test]
fn the_bytes_are_these() {
    insta::assert_snapshot!(String::from_utf8(statement().to_bytes().unwrap()).unwrap(), @r#"{"_type":"https://in-toto.io/Statement/v1","predicate":{"audience":"public","case":"planta-ejemplo","claimed_time":"2025-07-01T12:00:00Z","counterpart":{"audience":"confidential","report_sha256":"0303030303030303030303030303030303030303030303030303030303030303"},"engine":{"rule_set":"2025-06","version":"0.1.0"},"public_key":"MCowBQYDK2VwAyEAbnoc3Smwt4/ROvTFWY/v9O8qlxZuPKby5Pv8zYBQW/E=","report_schema":"escrutinio.report/1","schema":"escrutinio.statement/1","time_source":"claimed"},"predicateType":"urn:escrutinio:report:1","subject":[{"digest":{"sha256":"0202020202020202020202020202020202020202020202020202020202020202"},"name":"report.html"},{"digest":{"sha256":"0101010101010101010101010101010101010101010101010101010101010101"},"name":"report.json"}]}"#);
}

#[test]
fn what_is_written_is_read_back() {
    for counterpart in [statement().counterpart, None] {
        let statement = Statement { counterpart, ..statement() };
        assert_eq!(Statement::parse(&statement.to_bytes().unwrap()), Ok(statement));
    }
}

#[test]
fn a_field_more_or_less_is_refused_everywhere() {
    for at in
        ["", "/predicate", "/predicate/engine", "/predicate/counterpart", "/subject/0", "/subject/0/digest"]
    {
        let mut more = tree();
        more.pointer_mut(at).unwrap().as_object_mut().unwrap().insert("extra".to_owned(), json!(1));
        assert_eq!(read(&more), Err(StatementError::Fields), "{at}");
        let keys: Vec<String> = tree().pointer(at).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut less = tree();
            less.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(&key);
            assert!(read(&less).is_err(), "{at}/{key}");
        }
    }
}

#[test]
fn other_kinds_and_versions_do_not_pass_for_a_report() {
    for (at, value, expected) in [
        ("/_type", "https://in-toto.io/Statement/v0.1", StatementError::Type),
        ("/_type", "https://in-toto.io/Statement/v2", StatementError::Type),
        ("/predicateType", "urn:escrutinio:disclosure:1", StatementError::Predicate),
        ("/predicateType", "urn:escrutinio:report:2", StatementError::Predicate),
        ("/predicateType", "https://slsa.dev/provenance/v1", StatementError::Predicate),
        ("/predicate/schema", "escrutinio.statement/2", StatementError::Predicate),
        ("/predicate/report_schema", "escrutinio.report/0", StatementError::Predicate),
        ("/predicate/audience", "everyone", StatementError::Fields),
        ("/predicate/time_source", "trusted", StatementError::Time),
        ("/predicate/claimed_time", "2025-07-01T12:00:00-06:00", StatementError::Time),
        ("/predicate/claimed_time", "2025-7-1T12:00:00Z", StatementError::Time),
        ("/predicate/claimed_time", "2025-02-30T12:00:00Z", StatementError::Time),
        ("/predicate/claimed_time", "+12025-07-01T12:00:00Z", StatementError::Time),
        ("/predicate/case", "", StatementError::Word("case")),
        ("/predicate/case", "planta\u{202e}olpmeje", StatementError::Word("case")),
        ("/predicate/case", "planta\u{200b}", StatementError::Word("case")),
        ("/predicate/engine/version", "0.1\n0", StatementError::Word("version")),
        ("/predicate/public_key", "MCowBQYDK2VwAyEA", StatementError::Key),
        (
            "/predicate/public_key",
            "MCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            StatementError::Key,
        ),
        ("/predicate/counterpart/audience", "public", StatementError::Counterpart),
    ] {
        let mut tree = tree();
        *tree.pointer_mut(at).unwrap() = json!(value);
        assert_eq!(read(&tree), Err(expected), "{at} = {value}");
    }
}

#[test]
fn subjects_have_one_order_and_digests_one_spelling() {
    let mut swapped = tree();
    swapped["subject"].as_array_mut().unwrap().reverse();
    assert_eq!(read(&swapped), Err(StatementError::Fields));
    let mut doubled = tree();
    let first = doubled["subject"][0].clone();
    doubled["subject"].as_array_mut().unwrap().insert(0, first);
    assert_eq!(read(&doubled), Err(StatementError::Subjects));
    let mut upper = tree();
    upper["predicate"]["counterpart"]["report_sha256"] = json!("AB".repeat(32));
    assert_eq!(read(&upper), Err(StatementError::Fields));
    let mut none = tree();
    none["subject"] = json!([]);
    assert_eq!(read(&none), Err(StatementError::Subjects));
}

#[test]
fn spaces_and_doubled_keys_are_refused() {
    let text = String::from_utf8(statement().to_bytes().unwrap()).unwrap();
    let spaced = text.replacen(':', ": ", 1);
    assert_eq!(Statement::parse(spaced.as_bytes()), Err(StatementError::Json(CanonicalError::NotCanonical)));
    let doubled = text.replacen(r#""audience":"public""#, r#""audience":"public","audience":"public""#, 1);
    assert_eq!(Statement::parse(doubled.as_bytes()), Err(StatementError::Json(CanonicalError::DuplicateKey)));
}
