//! `decide`: what people decide is added to the case file and to nothing else.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use super::small;
use crate::cli::harness::Case;

fn ids(case: &Case, rule: &str) -> Vec<String> {
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
    findings.map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
}

fn disposition(case: &Case, id: &str) -> Value {
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["id"] == id).unwrap()["disposition"].clone()
}

fn toml(case: &Case) -> String {
    String::from_utf8(case.read("caso/case.toml")).unwrap()
}

#[test]
fn a_decision_is_added_and_every_other_byte_stays() {
    for ends in ["\n", "\r\n"] {
        let before = small::case_toml("# nota final, sin fin de renglón").replace('\n', ends);
        let case = small::case_of(&small::rows(), &before);
        std::fs::set_permissions(case.path("caso/case.toml"), std::fs::Permissions::from_mode(0o640))
            .unwrap();
        let id = ids(&case, "EL-01").remove(0);
        let why = "dice \"firma\"; vea C:\\nómina\ny el recibo";
        let ran = case.run(0, &["decide", "caso", "--finding", &id, "--accept", "--why", why, "--by", "r-1"]);
        assert!(ran.text().contains(&id) && ran.text().contains("1 aceptados"), "{}", ran.text());
        let after = toml(&case);
        assert!(after.starts_with(&before));
        assert_eq!(after.matches("[[decision]]").count(), 1);
        assert!(!after.replace(ends, "").contains(['\r', '\n']), "{after:?}");
        let mode = std::fs::metadata(case.path("caso/case.toml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(std::fs::read_dir(case.path("caso")).unwrap().count(), 4, "something was left behind");
        let told = disposition(&case, &id);
        assert_eq!(
            (&told["state"], &told["by"], &told["why"]),
            (&"accepted".into(), &"r-1".into(), &why.into())
        );
        assert!(told["on"].as_str().unwrap().starts_with("20"));
    }
}

#[test]
fn the_last_stands_and_the_earlier_stay_as_history() {
    let case = small::case("");
    let id = ids(&case, "EL-03").remove(0);
    let decide = |verdict: &str, why: &str| {
        case.run(0, &["decide", "caso", "--finding", &id, verdict, "--why", why]).text()
    };
    decide("--dismiss", "recibo");
    let said = decide("--accept", "el recibo es de otra persona");
    assert!(said.contains("antes: descartado (recibo)"), "{said}");
    assert_eq!(disposition(&case, &id)["state"], "accepted");
    let both = toml(&case);
    assert_eq!(both.matches(&format!("finding = \"{id}\"")).count(), 2);
    // Saying it again adds nothing.
    let said = decide("--accept", "el recibo es de otra persona");
    assert!(said.contains("ya están"), "{said}");
    assert_eq!(toml(&case), both);
}

#[test]
fn unknown_findings_are_refused_with_the_nearest_and_nothing_is_written() {
    let case = small::case("");
    let before = toml(&case);
    let id = ids(&case, "EL-01").remove(0);
    let wrong = format!("{}{}", &id[..id.len() - 1], if id.ends_with('0') { '1' } else { '0' });
    let args = ["decide", "caso", "--finding", &id, "--finding", &wrong, "--pending", "--why", "x"];
    let ran = case.run(2, &args);
    assert!(ran.out.is_empty() && ran.err.contains("DEC-002") && ran.err.contains(&id), "{}", ran.err);
    assert!(ran.err.contains("--list"), "{}", ran.err);
    let ran =
        case.run(2, &["decide", "caso", "--finding", "EL-01-0000000000000000", "--accept", "--why", "x"]);
    assert!(ran.err.contains("ningún hallazgo"), "{}", ran.err);
    assert_eq!(toml(&case), before);
}

#[test]
fn what_a_decision_needs() {
    let case = small::case("");
    let id = ids(&case, "EL-01").remove(0);
    let before = toml(&case);
    let base = ["decide", "caso", "--finding", &id];
    let with = |more: &[&str]| case.run(2, &[base.as_slice(), more].concat()).err;
    with(&["--accept"]);
    with(&["--why", "x"]);
    with(&["--accept", "--dismiss", "--why", "x"]);
    assert!(with(&["--accept", "--why", "  "]).contains("DEC-003"));
    case.run(2, &["decide", "caso"]);
    case.run(3, &["decide", "nada", "--list"]);
    assert_eq!(toml(&case), before);
    let single = case.run(2, &["decide", "caso/padron.csv", "--finding", &id, "--accept", "--why", "x"]);
    assert!(single.err.contains("DEC-001") && single.err.contains("escrutinio init"), "{}", single.err);
    assert!(case.run(2, &["decide", "caso/padron.csv", "--list"]).err.contains("DEC-001"));
}

#[test]
fn a_preview_writes_nothing() {
    let case = small::case("");
    let before = toml(&case);
    let id = ids(&case, "EL-01").remove(0);
    let args = ["decide", "caso", "--finding", &id, "--dismiss", "--why", "x", "--dry-run"];
    let said = case.run(0, &args).text();
    assert!(said.contains("no se escribió nada") && said.contains("1 descartados"), "{said}");
    assert_eq!(toml(&case), before);
}

/// The sheet of `--list`, with decisions filled in by a spreadsheet program of this dialect.
fn filled(sheet: &[u8], delimiter: u8, edit: impl Fn(usize, &mut Vec<String>)) -> Vec<u8> {
    let text = std::str::from_utf8(sheet).unwrap().trim_start_matches('\u{feff}').as_bytes();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for (at, record) in reader.records().enumerate() {
        let mut cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        edit(at, &mut cells);
        writer.write_record(&cells).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn a_sheet_comes_back_from_a_spreadsheet_program() {
    let case = small::case("");
    let sheet = case.run(0, &["decide", "caso", "--list", "--format", "csv"]).out;
    let all = String::from_utf8(sheet.clone()).unwrap().lines().count() - 1;
    assert!(all > 10);
    // Nothing filled in: nothing to do.
    case.put("hoja.csv", &sheet);
    let said = case.run(0, &["decide", "caso", "--from", "hoja.csv"]).text();
    assert!(said.contains("ninguna decisión todavía"), "{said}");
    let words = ["Aceptado", "descartada", "EN DUDA"];
    let back = filled(&sheet, b';', |at, cells| {
        if let Some(word) = at.checked_sub(1).and_then(|at| words.get(at)) {
            cells[1] = (*word).to_owned();
            cells[2] = format!("razón {at}");
        }
    });
    let (back, _, _) = encoding_rs::WINDOWS_1252.encode(std::str::from_utf8(&back).unwrap());
    case.put("hoja.csv", &back);
    let before = toml(&case);
    let said = case.run(0, &["decide", "caso", "--from", "hoja.csv", "--by", "comité", "--dry-run"]).text();
    assert!(said.contains("Vista previa: 3 decisiones"), "{said}");
    assert_eq!(toml(&case), before);
    let said = case.run(0, &["decide", "caso", "--from", "hoja.csv", "--by", "comité"]).text();
    assert!(said.contains("3 decisiones anotadas"), "{said}");
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let counts = &report["summary"]["dispositions"];
    assert_eq!(
        (&counts["accepted"], &counts["dismissed"], &counts["pending"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert!(toml(&case).contains("why = \"razón 1\"") && toml(&case).contains("by = \"comité\""));
    // The list is shorter by two, and giving the same sheet again adds nothing.
    let left = case.run(0, &["decide", "caso", "--list", "--format", "csv"]).text();
    assert_eq!(left.lines().count() - 1, all - 2);
    let said = case.run(0, &["decide", "caso", "--from", "hoja.csv", "--by", "comité"]).text();
    assert!(said.contains("ya están"), "{said}");
}

#[test]
fn the_pack_s_own_tables_can_be_filled_in() {
    let case = small::case("");
    case.audit(0, &["caso", "--out", "packs", "--confidential"]);
    let sheet = case.read("packs/confidential/findings.csv");
    let text = String::from_utf8(sheet.clone()).unwrap();
    let head: Vec<&str> = text.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').collect();
    let column = |name: &str| head.iter().position(|cell| *cell == name).unwrap();
    let back = filled(&sheet, b',', |at, cells| {
        if at == 1 {
            cells[column("disposition")] = "accepted".to_owned();
            cells[column("decided_why")] = "visto".to_owned();
        }
    });
    case.put("hoja.csv", back);
    case.run(0, &["decide", "caso", "--from", "hoja.csv"]);
    assert_eq!(toml(&case).matches("[[decision]]").count(), 1);
    case.audit(0, &["caso", "--out", "packs-2", "--confidential"]);
    let said = case.run(0, &["decide", "caso", "--from", "packs-2/confidential/findings.xlsx"]).text();
    assert!(said.contains("ya están"), "{said}");
}

#[test]
fn a_sheet_with_faults_is_refused_whole_with_each_row() {
    let case = small::case("");
    let before = toml(&case);
    let sheet = case.run(0, &["decide", "caso", "--list", "--format", "csv"]).out;
    let back = filled(&sheet, b',', |at, cells| match at {
        1 => cells[1] = "accepted".to_owned(),
        2 => cells[1] = "quizá".to_owned(),
        _ => {}
    });
    case.put("hoja.csv", back);
    let ran = case.run(2, &["decide", "caso", "--from", "hoja.csv"]);
    assert!(ran.err.contains("hoja.csv:3") && ran.err.contains("quizá"), "{}", ran.err);
    let back = filled(&sheet, b',', |at, cells| match at {
        1 => cells[1] = "accepted".to_owned(),
        2 => (cells[0], cells[1], cells[2]) = ("EL-01-x".to_owned(), "pending".to_owned(), "y".to_owned()),
        _ => {}
    });
    case.put("hoja.csv", back);
    let ran = case.run(2, &["decide", "caso", "--from", "hoja.csv"]);
    assert!(ran.err.contains("DEC-003") && ran.err.contains("hoja.csv:2"), "{}", ran.err);
    let ran = case.run(2, &["decide", "caso", "--from", "hoja.csv", "--why", "visto en la visita"]);
    assert!(ran.err.contains("DEC-002") && ran.err.contains("hoja.csv:3"), "{}", ran.err);
    case.put("otra.csv", "a,b\n1,2\n");
    assert!(case.run(2, &["decide", "caso", "--from", "otra.csv"]).err.contains("DEC-006"));
    case.run(3, &["decide", "caso", "--from", "no-existe.csv"]);
    assert_eq!(toml(&case), before);
}

#[test]
fn an_expired_decision_says_what_it_said_and_where_its_subject_is() {
    let case = small::case("");
    let rows = small::rows();
    let flagged = ids(&case, "EL-03");
    for id in &flagged[..3] {
        case.run(0, &["decide", "caso", "--finding", id, "--dismiss", "--why", "recibo"]);
    }
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let row = |id: &str| {
        let finding =
            report["findings"].as_array().unwrap().iter().find(|finding| finding["id"] == id).unwrap();
        usize::try_from(finding["at"]["row"].as_u64().unwrap()).unwrap() - 2
    };
    // One is hired a day later, one long before, one is taken off the roll.
    let mut later = rows.clone();
    later[row(&flagged[0])][7] = "04/06/2025".to_owned();
    later[row(&flagged[1])][7] = "04/06/2015".to_owned();
    later.remove(row(&flagged[2]));
    case.put("caso/padron.csv", small::roll(&later));
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let lost: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "HK-01")
        .map(|finding| finding["message"]["es"].as_str().unwrap())
        .collect();
    assert_eq!(lost.len(), 3);
    for ((told, id), now) in
        lost.iter().zip(&flagged).zip(["sigue señalando", "ya no la señala", "ya no está"])
    {
        assert!(
            told.contains(id.as_str()) && told.contains("descartado el") && told.contains("«recibo»"),
            "{told}"
        );
        assert!(told.contains(now), "{told}");
    }
    let again = ids(&case, "EL-03").into_iter().find(|id| !flagged.contains(id)).unwrap();
    assert!(lost[0].contains(&again), "{}", lost[0]);
    // Nothing of it reaches a public report.
    case.audit(0, &["caso", "--out", "packs"]);
    let public = String::from_utf8(case.read("packs/public/report.json")).unwrap();
    assert!(public.contains("HK-01") && !public.contains("recibo") && !public.contains("ya no la señala"));
}

#[test]
fn decisions_made_at_the_same_time_are_all_kept() {
    let case = small::case("");
    let flagged = ids(&case, "EL-01");
    let children: Vec<_> = flagged[..4]
        .iter()
        .map(|id| {
            let mut command = case.command(&["decide", "caso", "--finding", id, "--accept", "--why", "x"]);
            command.stdout(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let text = toml(&case);
    for id in &flagged[..4] {
        assert_eq!(text.matches(&format!("finding = \"{id}\"")).count(), 1, "{text}");
    }
}
