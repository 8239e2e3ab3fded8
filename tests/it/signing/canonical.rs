//! Canonical bytes: one value, one spelling; and nothing that reads in two ways.

use std::collections::BTreeMap;

use escrutinio::signing::CanonicalError;
use escrutinio::signing::canonical::{is_canonical, parse_canonical, parse_strict, to_bytes};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

fn parse(text: &str) -> Result<Value, CanonicalError> {
    parse_strict(text.as_bytes(), 1 << 20)
}

#[test]
fn keys_are_ordered_by_utf16_units() {
    // RFC 8785 §3.2.3: the euro sign, Cyrillic, a Hebrew letter and an emoji among ASCII and controls.
    let value = json!({
        "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
        "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
        "\u{f6}": "Latin Small Letter O With Diaeresis",
    });
    let bytes = to_bytes(&value).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let order: Vec<usize> = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
        .iter()
        .map(|word| text.find(word).unwrap())
        .collect();
    assert!(order.is_sorted(), "{text}");
    assert!(is_canonical(text.as_bytes()));
}

#[test]
fn strings_are_escaped_as_rfc_8785_says() {
    let bytes = to_bytes("\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}\u{8}\t\u{c}\r").unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\\b\\t\\f\\r\""
    );
}

#[test]
fn there_is_no_white_space_and_no_final_newline() {
    let bytes = to_bytes(&json!({"b": [1, null, true], "a": {}})).unwrap();
    assert_eq!(bytes, br#"{"a":{},"b":[1,null,true]}"#);
}

#[test]
fn what_jcs_would_have_to_round_is_not_written() {
    #[derive(Serialize)]
    struct Share {
        share: f64,
    }
    assert_eq!(to_bytes(&Share { share: 0.5 }), Err(CanonicalError::Float));
    assert_eq!(to_bytes(&Share { share: f64::NAN }), Err(CanonicalError::Float));
    assert_eq!(to_bytes(&1.5_f32), Err(CanonicalError::Float));
    assert_eq!(to_bytes(&json!({"a": 1.0})), Err(CanonicalError::Float));
    assert_eq!(to_bytes(&9_007_199_254_740_991_u64).unwrap(), b"9007199254740991");
    assert_eq!(to_bytes(&9_007_199_254_740_992_u64), Err(CanonicalError::BigInteger));
    assert_eq!(to_bytes(&-9_007_199_254_740_992_i64), Err(CanonicalError::BigInteger));
    assert_eq!(to_bytes(&(1_u128 << 80)), Err(CanonicalError::BigInteger));
    assert_eq!(to_bytes(&BTreeMap::from([(1, "a")])), Err(CanonicalError::Key));
}

#[test]
fn two_fields_of_one_name_are_not_written() {
    #[derive(Serialize)]
    struct Inner {
        id: u8,
    }
    #[derive(Serialize)]
    struct Outer {
        id: u8,
        #[serde(flatten)]
        inner: Inner,
    }
    assert_eq!(to_bytes(&Outer { id: 1, inner: Inner { id: 2 } }), Err(CanonicalError::DuplicateKey));
}

#[test]
fn every_shape_of_serde_is_written_as_serde_json_writes_it() {
    #[derive(Serialize)]
    enum Shape {
        Unit,
        One(u8),
        Two(u8, char),
        Named { at: Option<u8> },
    }
    #[derive(Serialize)]
    struct Pair(i8, &'static str);
    let value = (
        [Shape::Unit, Shape::One(1), Shape::Two(2, 'ñ'), Shape::Named { at: None }],
        Pair(-3, "x"),
        (),
        Some(false),
    );
    assert_eq!(to_bytes(&value).unwrap(), serde_json::to_vec(&value).unwrap());
}

#[test]
fn a_key_twice_is_refused_at_any_depth_and_in_any_spelling() {
    for text in [
        r#"{"a":1,"a":2}"#,
        r#"{"a":1,"a":1}"#,
        r#"{"x":[{"y":{"a":1,"b":2,"a":3}}]}"#,
        r#"{"a":1,"\u0061":2}"#,
        r#"{"ñ":1,"\u00f1":2}"#,
        r#"{"😀":1,"\ud83d\ude00":2}"#,
        r#"{"a/b":1,"a\/b":2}"#,
    ] {
        assert_eq!(parse(text), Err(CanonicalError::DuplicateKey), "{text}");
    }
    // Composed and decomposed letters are two keys, as JCS holds.
    assert!(parse("{\"\u{f1}\":1,\"n\u{303}\":2}").is_ok());
}

#[test]
fn fractions_exponents_and_minus_zero_are_refused() {
    for text in ["1.0", "1e3", "1E3", "-0", "-0.0", "0.1", "[1e999]", "18446744073709551616"] {
        assert!(matches!(parse(text), Err(CanonicalError::Float | CanonicalError::Syntax { .. })), "{text}");
    }
    for text in ["9007199254740992", "-9007199254740992", "{\"a\":[9007199254740993]}"] {
        assert_eq!(parse(text), Err(CanonicalError::BigInteger), "{text}");
    }
    assert_eq!(parse("-9007199254740991").unwrap(), json!(-9_007_199_254_740_991_i64));
}

#[test]
fn depth_size_marks_and_tails_are_refused() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(parse(&nested(64)).is_ok());
    assert_eq!(parse(&nested(65)), Err(CanonicalError::Depth));
    assert!(parse(&nested(100_000)).is_err());
    assert_eq!(parse_strict(b"[1,2]", 4), Err(CanonicalError::Size { got: 5, limit: 4 }));
    assert_eq!(parse("\u{feff}{}"), Err(CanonicalError::Bom));
    for text in
        ["", " ", "{}{}", "{} x", "{},", "{\"a\":1,}", "{'a':1}", "nul", "\"\\ud800\"", "// c\n{}", "01"]
    {
        assert!(matches!(parse(text), Err(CanonicalError::Syntax { .. })), "{text}");
    }
    assert!(parse_strict(b"\"\xff\"", 100).is_err());
}

#[test]
fn only_the_one_spelling_is_canonical() {
    assert!(is_canonical(br#"{"a":"/","b":1}"#));
    for text in [
        r#"{"b":1,"a":"/"}"#,
        r#"{"a": "/"}"#,
        "{\"a\":\"/\"}\n",
        r#"{"a":"\/"}"#,
        r#"{"a":"\u00e9"}"#,
        r#"{"a":"\u000A"}"#,
    ] {
        assert_eq!(parse_canonical(text.as_bytes(), 100), Err(CanonicalError::NotCanonical), "{text}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn writing_and_reading_are_inverse(value in any_json()) {
        let bytes = to_bytes(&value).unwrap();
        prop_assert_eq!(parse_canonical(&bytes, u64::MAX).unwrap(), value);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse_canonical(&bytes, 1 << 10);
    }
}
