//! `ids`: one line in, one record out, whatever the bytes.

use std::io::BufReader;

use escrutinio::analysis::identity::list::{IdKind, LONGEST, judge};
use proptest::prelude::*;

fn run(kind: IdKind, input: &[u8]) -> String {
    let mut out = Vec::new();
    judge(kind, input, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn header_then_one_record_a_line_with_the_value_as_typed() {
    let input = b"HEGG560427MVZRRL04\r\nhegg 560427 mvzrrl 04\n\nBADD110313HCMLNS09\nA,\"B\"\n=1+1";
    insta::assert_snapshot!(run(IdKind::Curp, input), @r#"
    value,valid,reason
    HEGG560427MVZRRL04,true,
    hegg 560427 mvzrrl 04,true,
    ,false,empty
    BADD110313HCMLNS09,false,check_digit
    "A,""B""",false,length
    =1+1,false,length
    "#);
}

#[test]
fn every_line_end_counts_and_a_mark_before_the_first_line_does_not() {
    let text = run(IdKind::Nss, b"\xEF\xBB\xBF92919084431\r12345678903\r\n1\n");
    assert_eq!(text, "value,valid,reason\n92919084431,true,\n12345678903,true,\n1,false,length\n");
    assert_eq!(run(IdKind::Nss, b""), "value,valid,reason\n");
    assert_eq!(run(IdKind::Nss, b"\n"), "value,valid,reason\n,false,empty\n");
}

#[test]
fn bytes_that_are_not_utf8_are_said_to_be() {
    let text = run(IdKind::Rfc, b"MU\xD1O800101AB1\n\xC3\x91ANO800101\n");
    assert_eq!(text, "value,valid,reason\nMU\u{fffd}O800101AB1,false,encoding\nÑANO800101,false,partial\n");
}

#[test]
fn a_line_without_end_is_cut_and_said_to_be_too_long() {
    let text = run(IdKind::Curp, &"Ñ".repeat(100_000).into_bytes());
    let line = text.lines().nth(1).unwrap();
    assert!(line.ends_with("…,false,length") && line.len() < LONGEST + 30);
    let exact = run(IdKind::Curp, &[b'A'; LONGEST]);
    assert!(!exact.contains('…'));
}

#[test]
fn small_reads_give_the_same_answer() {
    let input: &[u8] = b"HEGG560427MVZRRL04\r\n\r\nN/A\rXAXX010101000\n";
    let mut out = Vec::new();
    let tally = judge(IdKind::Curp, BufReader::with_capacity(1, input), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), run(IdKind::Curp, input));
    assert_eq!((tally.lines, tally.valid), (4, 1));
}

#[test]
fn kinds_are_found_by_their_word() {
    assert_eq!(IdKind::ALL.map(|kind| IdKind::from_key(kind.key())), IdKind::ALL.map(Some));
    assert_eq!(IdKind::from_key("CURP"), None);
}

proptest! {
    /// Any bytes: as many records as lines, all three columns, and the value comes back if it is text.
    #[test]
    fn any_bytes_give_a_record_a_line(input in proptest::collection::vec(any::<u8>(), 0..400)) {
        for kind in IdKind::ALL {
            let text = run(kind, &input);
            let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
            let mut records = 0u64;
            for record in reader.records() {
                let record = record.unwrap();
                prop_assert_eq!(record.len(), 3);
                prop_assert_eq!(&record[1] == "true", record[2].is_empty());
                records += 1;
            }
            let tally = judge(kind, input.as_slice(), std::io::sink()).unwrap();
            prop_assert_eq!(records, tally.lines);
        }
    }
}
