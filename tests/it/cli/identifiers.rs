//! `ids`: identifiers in, one a line; a verdict on each out.

use super::harness::Case;

fn judged(kind: &str, lines: &[u8]) -> Vec<Vec<String>> {
    let case = Case::new();
    let ran = case.run_with(0, case.command(&["ids", "--kind", kind]), lines);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(ran.out.as_slice());
    let rows: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows[0], ["value", "valid", "reason"], "header first");
    rows.into_iter().skip(1).collect()
}

#[test]
fn a_verdict_and_a_stable_reason() {
    let curps =
        b"HEGG560427MVZRRL04\nHEGG560427MVZRRL05\nHEGG560231MVZRRL04\nHEGG560427MXXRRL04\nHEGG560427\n";
    let answers: Vec<(String, String)> =
        judged("curp", curps).into_iter().map(|row| (row[1].clone(), row[2].clone())).collect();
    let told: Vec<(&str, &str)> = answers.iter().map(|(valid, why)| (valid.as_str(), why.as_str())).collect();
    assert_eq!(
        told,
        [("true", ""), ("false", "check_digit"), ("false", "date"), ("false", "state"), ("false", "length")]
    );
    assert_eq!(judged("rfc", b"XAXX010101000\n")[0][1..], ["false", "generic"]);
    assert_eq!(judged("nss", b"92919084431\n92919084432\n")[1][1..], ["false", "check_digit"]);
}

#[test]
fn one_line_in_one_record_out_in_order_and_untouched() {
    let rows = judged("nss", "\u{feff}92919084431\r\n\r\n =1+1,\"x\" \nñ".as_bytes());
    let values: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(values, ["92919084431", "", " =1+1,\"x\" ", "ñ"]);
    assert_eq!(rows[0][1], "true");
    assert!(rows[1..].iter().all(|row| row[1] == "false" && !row[2].is_empty()));
}

#[test]
fn a_file_and_standard_input_give_the_same_bytes() {
    let lines = "HEGG560427MVZRRL04\nabc\n";
    let case = Case::new().file("lista.txt", lines);
    let file = case.run(0, &["ids", "--kind", "curp", "lista.txt"]).out;
    for args in [&["ids", "--kind", "curp", "-"][..], &["ids", "--kind", "curp"]] {
        assert_eq!(case.run_with(0, case.command(args), lines.as_bytes()).out, file);
    }
}

#[test]
fn what_is_no_list_of_lines_is_refused() {
    let case = Case::new();
    for (name, seen) in [
        ("plain.csv", None),
        ("libreoffice.xlsx", Some("libro")),
        ("libreoffice.xls", Some("libro")),
        ("reportlab.pdf", Some("PDF")),
        ("utf-16le.txt", Some("UTF-16")),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess").join(name);
        let args = ["ids", "--kind", "curp", path.to_str().unwrap()];
        let Some(seen) = seen else {
            case.run(0, &args);
            continue;
        };
        let ran = case.run(3, &args);
        assert!(ran.out.is_empty(), "{name}");
        let said = ran.problem();
        assert!(
            said.contains("APP-040") && said.contains(seen) && said.contains("escrutinio columns"),
            "{said}"
        );
    }
}
