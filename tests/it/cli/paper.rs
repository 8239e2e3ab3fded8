//! Rolls that come on paper: a PDF is a source, a scan leads to a sheet to type into.

use escrutinio::app::{TYPING_COLUMNS, typing_sheet};
use escrutinio::model::{Field, Lang};
use escrutinio::readers::{ReadOptions, read};

use super::harness::{Case, repository};

#[test]
fn the_sheet_to_type_into_is_read_without_a_question() {
    for lang in Lang::ALL {
        let bytes = typing_sheet(lang).unwrap();
        assert_eq!(bytes, typing_sheet(lang).unwrap());
        let read = read(&bytes, "captura.xlsx", &ReadOptions::default()).unwrap();
        let fields: Vec<Option<Field>> = read.tables[0].columns.iter().map(|column| column.field).collect();
        let wanted: Vec<Option<Field>> =
            TYPING_COLUMNS.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, wanted, "{lang:?}");
        assert!(read.tables[0].is_empty());
    }
}

#[test]
fn a_scan_leads_to_the_sheet_to_type_into_which_is_never_overwritten() {
    let case = Case::new().file("padron.pdf", std::fs::read(repository("fixtures/mess/scan.pdf")).unwrap());
    let problem = case.run(3, &["columns", "padron.pdf"]).problem();
    assert!(problem.contains("escrutinio generate typing-sheet captura.xlsx"), "{problem}");
    case.run(0, &["generate", "typing-sheet", "captura.xlsx"]);
    let first = case.read("captura.xlsx");
    case.run(1, &["generate", "typing-sheet", "captura.xlsx"]);
    assert_eq!(case.read("captura.xlsx"), first);
    let said = case.run(0, &["init", "caso", "padron.pdf"]).text();
    assert!(said.contains("typing-sheet"), "{said}");
}

#[test]
fn a_roll_posted_as_pdf_is_a_source() {
    let case = Case::new().file("padron-fijado.pdf", std::fs::read(repository("fixtures/mess/reportlab.pdf")).unwrap());
    case.run(0, &["init", "caso", "padron-fijado.pdf"]);
    let written = String::from_utf8(case.read("caso/case.toml")).unwrap();
    assert!(written.contains("file = \"padron-fijado.pdf\"") && written.contains("kind = \"roll\""), "{written}");
    let ran = case.run(0, &["audit", "padron-fijado.pdf", "--format", "json"]).json();
    assert_eq!(ran["summary"]["rows"], 40);
}

/// What the user says of a file, and what the file says of itself, stand in the report.
#[test]
fn words_of_the_user_and_of_the_workbook_are_recorded() {
    let case = Case::new().file(
        "padron.xlsx",
        std::fs::read(repository("fixtures/mess/hidden-and-coloured.xlsx")).unwrap(),
    );
    let said = ["--columns", "#H=union_flag", "--header-row", "1", "--sheet", "Nómina"];
    let report = case.run(0, &[&["audit", "padron.xlsx", "--format", "json"], said.as_slice()].concat()).json();
    let notes = report["sources"][0]["notes"].as_array().unwrap();
    let codes: Vec<&str> = notes.iter().map(|note| note["code"].as_str().unwrap()).collect();
    for code in ["workbook", "said_column", "said_header", "said_sheet", "hidden_rows"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let shown = case.run(0, &["columns", "padron.xlsx"]).text();
    assert!(shown.contains("autor Nóminas"), "{shown}");
}
