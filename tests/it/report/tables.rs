//! The findings as CSV and as a workbook.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use escrutinio::report::{COLUMNS, findings_csv, findings_xlsx, v1::Report};

use super::sample;

fn ids(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| finding.id.clone()).collect()
}

fn records(report: &Report) -> Vec<csv::StringRecord> {
    let bytes = findings_csv(report);
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text);
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), COLUMNS);
    reader.records().map(Result::unwrap).collect()
}

fn column(name: &str) -> usize {
    COLUMNS.iter().position(|known| *known == name).unwrap()
}

fn book(report: &Report) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(findings_xlsx(report).unwrap())).unwrap()
}

#[test]
fn csv_parses_back_one_line_a_finding() {
    for report in [sample::full(), sample::minimal(), sample::public(), sample::hostile()] {
        let found: Vec<String> = records(&report).iter().map(|record| record[0].to_owned()).collect();
        assert_eq!(found, ids(&report));
        assert_eq!(findings_csv(&report), findings_csv(&report));
    }
    let bytes = findings_csv(&sample::full());
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\n').count(), sample::full().findings.len() + 1);
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
}

#[test]
fn csv_cells_are_no_formulas_and_hide_nothing() {
    let records = records(&sample::hostile());
    for cell in records.iter().flat_map(csv::StringRecord::iter) {
        let first = cell.trim_start().chars().next().unwrap_or('x');
        assert!(!"=+-@\u{ff1d}".contains(first), "{cell:?}");
        assert!(!cell.contains(['\u{202e}', '\u{200b}', '\n', '\t', '\0']), "{cell:?}");
    }
    let messages: Vec<&str> = records.iter().map(|record| &record[column("message_es")]).collect();
    assert!(messages.contains(&"'=HYPERLINK(\"http://example.invalid\",\"x\")"));
    assert!(messages.contains(&" \u{3000}'\u{ff1d}1+1"));
    assert_eq!(messages[0].len(), 10_240, "the table is whole");
}

#[test]
fn csv_places_are_the_users_own() {
    let own = &records(&sample::full())[0];
    let place = ["source", "sheet", "row", "column", "near"].map(|name| own[column(name)].to_owned());
    assert_eq!(place, ["roll-2", "Hoja1", "14", "F", "payroll-1!Hoja1!17!D"]);
    for record in records(&sample::public()) {
        if &record[column("subject_kind")] == "person" {
            let places = ["source", "sheet", "row", "column", "near", "label"];
            assert!(places.iter().all(|name| record[column(name)].is_empty()));
        }
    }
}

#[test]
fn the_workbook_holds_the_same_findings_as_text() {
    for report in [sample::full(), sample::minimal(), sample::public(), sample::hostile()] {
        let mut book = book(&report);
        assert_eq!(book.sheet_names(), ["Resumen", "Hallazgos", "Reglas", "Fuentes"]);
        let sheet = book.worksheet_range("Hallazgos").unwrap();
        let found: Vec<String> = sheet.rows().skip(2).map(|row| row[20].to_string()).collect();
        assert_eq!(found, ids(&report));
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
        }
        let rules = book.worksheet_range("Reglas").unwrap();
        assert_eq!(rules.rows().skip(2).count(), report.outcomes.len());
    }
}

#[test]
fn workbook_cells_say_what_the_report_says() {
    let report = sample::full();
    let mut book = book(&report);
    let sheet = book.worksheet_range("Hallazgos").unwrap();
    let heads: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let row = sheet.rows().nth(2).unwrap();
    let cell = |head: &str| row[heads.iter().position(|known| known == head).unwrap()].clone();
    assert_eq!(cell("Fuente"), Data::String("padron-v2.xlsx".into()));
    assert_eq!(cell("Renglón"), Data::Float(14.0));
    assert_eq!(cell("Qué se ve"), Data::String(report.findings[0].message.es.clone()));
    let summary = book.worksheet_range("Resumen").unwrap();
    let text: Vec<String> = summary.cells().map(|(_, _, cell)| cell.to_string()).collect();
    for expected in [
        "DATOS SINTÉTICOS",
        "SYNTHETIC DATA",
        "Patrón / Employer",
        "1 archivo no se pudo leer y el expediente apagó 1 regla.",
    ] {
        assert!(text.iter().any(|cell| cell == expected), "{expected}");
    }
}

#[test]
fn the_workbook_is_the_same_twice_and_carries_no_hour() {
    let bytes = findings_xlsx(&sample::full()).unwrap();
    assert_eq!(bytes, findings_xlsx(&sample::full()).unwrap());
    // Every entry of the archive carries the first moment that the format knows: 1980-01-01 00:00.
    let mut entries = 0;
    for (at, _) in bytes.windows(4).enumerate().filter(|(_, mark)| mark == b"PK\x03\x04") {
        assert_eq!(bytes[at + 10..at + 14], [0, 0, 0x21, 0]);
        entries += 1;
    }
    assert!(entries >= 8);
}

#[test]
fn the_guide_names_every_column() {
    for guide in [include_str!("../../../docs/hallazgos.md"), include_str!("../../../docs/findings.md")] {
        let named: Vec<&str> =
            guide.lines().find(|line| line.starts_with("`id`")).unwrap().split(' ').collect();
        let columns: Vec<String> = COLUMNS.iter().map(|column| format!("`{column}`")).collect();
        assert_eq!(named, columns);
    }
}
