//! Workbooks of every kind: what they show, what they hide, what they refuse.

use std::io::Write as _;

use chrono::NaiveDate;
use proptest::prelude::*;

use escrutinio::model::{Field, FileFormat};
use escrutinio::readers::{ReadOptions, Unreadable, read};

use super::{asides, fixture, keys, notes, table};

#[test]
fn other_programs_write_the_same_people() {
    let plain = table("plain.csv");
    for (name, format) in [
        ("libreoffice.xlsx", FileFormat::Xlsx),
        ("libreoffice.xlsm", FileFormat::Xlsx),
        ("binary.xlsb", FileFormat::Xlsb),
        ("libreoffice.xls", FileFormat::Xls),
        ("libreoffice.ods", FileFormat::Ods),
        ("old-library.xls", FileFormat::Xls),
    ] {
        let file = fixture(name, &ReadOptions::default());
        assert_eq!(file.format, format, "{name}");
        let other = &file.tables[0];
        assert_eq!((keys(other), other.len()), (keys(&plain), 40), "{name}");
        for (left, right) in plain.entries().zip(other.entries()) {
            for field in [Field::EmployeeId, Field::Curp, Field::Nss, Field::Surname1] {
                assert_eq!(left.text(field), right.text(field), "{name} {field:?}");
            }
            assert_eq!(left.date(Field::HireDate), right.date(Field::HireDate), "{name}");
        }
    }
    let old = table("old-library.xls");
    assert!(
        old.columns[6].hidden
            && notes(&old).contains(&"hidden_rows")
            && !notes(&old).contains(&"hidden_unknown")
    );
    assert_eq!(asides(&table("old-library.xls")), [("title", 1, 1), ("blank", 2, 2), ("header", 3, 3)]);
}

#[test]
fn what_is_hidden_coloured_or_computed_is_said() {
    let table = table("hidden-and-coloured.xlsx");
    assert_eq!(table.len(), 20, "hidden rows are read");
    let seen = notes(&table);
    for code in ["hidden_rows", "hidden_columns", "filter", "formulas_blank", "error_cells"] {
        assert!(seen.contains(&code), "{code} in {seen:?}");
    }
    assert!(table.columns[4].hidden && !table.columns[3].hidden);
    let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers[7..], ["(color de celda)", "(tachado)"]);
    for (index, entry) in table.entries().enumerate() {
        let coloured = table.raw(index, 7) == "#FFFF00";
        assert_eq!(coloured, entry.text(Field::Position).contains("SUPERVISOR"), "row {}", entry.row());
        assert_eq!(table.raw(index, 8) == "sí", [5, 9].contains(&entry.row()));
        assert_eq!(entry.text(Field::Boss), "");
    }
}

#[test]
fn days_that_count_from_1904_are_the_same_days() {
    let table = table("from-1904.xlsx");
    for entry in table.entries() {
        let (born, hired) = (entry.date(Field::BirthDate).unwrap(), entry.date(Field::HireDate).unwrap());
        assert!((18..25).contains(&hired.years_since(born).unwrap()), "row {}", entry.row());
        assert_eq!(entry.text(Field::Nss).len(), 11, "leading zeros come back where the check digit says so");
    }
    let lost = table
        .entries()
        .filter_map(|entry| entry.cell(Field::Nss))
        .filter(|cell| cell.raw.len() == 10)
        .count();
    assert!(lost > 0 && notes(&table).contains(&"zeros_restored"));
}

#[test]
fn a_hidden_sheet_is_read_where_no_other_has_people() {
    let file = fixture("only-hidden.xlsx", &ReadOptions::default());
    let used: Vec<_> = file.sheets_seen.iter().map(|sheet| (sheet.name.as_str(), sheet.used)).collect();
    assert_eq!(used, [("Vista", false), ("Base", true)]);
    assert!(notes(&file.tables[0]).contains(&"hidden_sheet"));
}

fn refused(bytes: &[u8]) -> Unreadable {
    read(bytes, "padron.xlsx", &ReadOptions::default()).unwrap_err().what
}

#[test]
fn a_directory_that_turns_in_a_circle_is_damage_and_not_memory_without_end() {
    for name in ["libreoffice.xls", "old-library.xls"] {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/");
        let whole = std::fs::read(format!("{root}{name}")).unwrap();
        let number = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().unwrap());
        let (directory, table) = (number(48), number(76));
        let next = (table as usize + 1) * 512 + directory as usize * 4;
        let mut circle = whole.clone();
        circle[next..next + 4].copy_from_slice(&directory.to_le_bytes());
        assert!(matches!(refused(&circle), Unreadable::Damaged { .. }), "{name}");
    }
}

#[test]
fn what_is_no_workbook_is_refused_with_its_name() {
    assert!(matches!(refused(b"\x89PNG\r\n\x1a\n0000"), Unreadable::NotATable { .. }));
    assert!(matches!(refused(b"PK\x03\x04 broken"), Unreadable::Damaged { .. }));
    let mut word = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    word.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let bytes = word.finish().unwrap().into_inner();
    assert!(matches!(refused(&bytes), Unreadable::NotATable { seen } if seen.en == "a Word document"));
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess/encrypted.xlsx");
    assert_eq!(refused(&std::fs::read(path).unwrap()), Unreadable::Encrypted);
}

/// An xlsx package whose sheet is the given XML.
fn package(sheet: &[u8]) -> Vec<u8> {
    let book = std::fs::read(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess/two-line-header.xlsx"),
    );
    let book = book.unwrap();
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(book.as_slice())).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        to.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        if name.contains("sheet1") {
            to.write_all(sheet).unwrap();
        } else {
            std::io::copy(&mut part, &mut to).unwrap();
        }
    }
    to.finish().unwrap().into_inner()
}

const HEAD: &str =
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
const TAIL: &str = "</sheetData></worksheet>";

#[test]
fn a_packed_bomb_is_refused() {
    let blanks = " ".repeat(64 << 20);
    let bytes = package(format!("{HEAD}{blanks}{TAIL}").as_bytes());
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(refused(&bytes), Unreadable::TooLarge { .. }));
}

#[test]
fn cells_far_apart_do_not_fill_the_memory() {
    let row = |number: usize| format!(r#"<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>"#);
    let rows: String = (1..=7000).map(row).collect();
    assert!(matches!(
        refused(&package(format!("{HEAD}{rows}{TAIL}").as_bytes())),
        Unreadable::TooManyCells { .. }
    ));
    let alone = format!(r#"{HEAD}<row r="1048576"><c r="A1048576"><v>1</v></c></row>{TAIL}"#);
    let file = read(&package(alone.as_bytes()), "padron.xlsx", &ReadOptions::default()).unwrap();
    assert_eq!(asides(&file.tables[0]), [("blank", 1, 1_048_575)]);
}

#[test]
fn cells_out_of_order_are_sorted() {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows = [
        format!("<row r=\"2\">{}{}</row>", text("B2", "OPERADOR"), text("A2", "PEREZ LOPEZ ANA")),
        format!("<row r=\"1\">{}{}</row>", text("A1", "NOMBRE"), text("B1", "PUESTO")),
    ];
    let file = read(
        &package(format!("{HEAD}{}{TAIL}", rows.concat()).as_bytes()),
        "x.xlsx",
        &ReadOptions::default(),
    )
    .unwrap();
    let entry = file.tables[0].entry(0).unwrap();
    assert_eq!(
        (entry.row(), entry.text(Field::Name), entry.text(Field::Position)),
        (2, "PEREZ LOPEZ ANA", "OPERADOR")
    );
}

#[test]
fn a_time_of_day_stays_with_its_day() {
    let text = "Nombre,Fecha de ingreso\nPEREZ LOPEZ ANA,15/03/2020 08:30\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(file.tables[0].entry(0).unwrap().date(Field::HireDate), NaiveDate::from_ymd_opt(2020, 3, 15));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        name in prop::sample::select(vec!["libreoffice.xls", "old-library.xls", "libreoffice.ods", "libreoffice.xlsx", "encrypted.xlsx", "text-layer.pdf"]),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in 200..=1000_usize,
    ) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess").join(name);
        let mut bytes = std::fs::read(path).unwrap();
        bytes.truncate(bytes.len() * keep / 1000);
        for (at, value) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(file) = read(&bytes, name, &ReadOptions::default()) {
            prop_assert!(!file.tables.is_empty());
        }
    }
}

#[test]
fn cells_merged_downwards_are_filled() {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let rows = [
        format!(r#"<row r="1">{}{}</row>"#, text("A1", "NOMBRE"), text("B1", "DEPARTAMENTO")),
        format!(r#"<row r="2">{}{}</row>"#, text("A2", "PEREZ LOPEZ ANA"), text("B2", "VENTAS")),
        format!(r#"<row r="3">{}</row>"#, text("A3", "LUNA ROJAS EVA")),
        format!(r#"<row r="4">{}</row>"#, text("A4", "ROJAS LUNA PEDRO")),
    ];
    let tail = r#"</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells></worksheet>"#;
    let bytes = package(format!("{HEAD}{}{tail}", rows.concat()).as_bytes());
    let file = read(&bytes, "x.xlsx", &ReadOptions::default()).unwrap();
    let table = &file.tables[0];
    let departments: Vec<&str> = table.entries().map(|entry| entry.text(Field::Department)).collect();
    assert_eq!(departments, ["VENTAS", "VENTAS", ""]);
    assert!(notes(table).contains(&"merged_filled"));
}

#[test]
fn a_cell_in_the_last_corner_costs_no_walk_through_every_blank_one() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (col, title) in (0_u16..).zip(["No", "Nombre", "CURP"]) {
        sheet.write(0, col, title).unwrap();
    }
    sheet.write(1, 1, "PEREZ LOPEZ ANA").unwrap();
    sheet.write(1, 2, "HEGG560427MVZRRL04").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let start = std::time::Instant::now();
    let file = read(&bytes, "lejos.xlsx", &ReadOptions::default()).unwrap();
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(file.tables[0].column_of(Field::Curp), Some(2));
}
