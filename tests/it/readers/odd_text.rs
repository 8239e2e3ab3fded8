//! Text files as they come from payroll systems, browsers and old programs.

use std::fmt::Write as _;

use escrutinio::model::{Field, Table};
use escrutinio::readers::{ReadFile, ReadOptions, Unreadable, read};

fn file(text: &str) -> ReadFile {
    read(text.as_bytes(), "padron.csv", &ReadOptions::default()).unwrap()
}

fn refused(text: &str) -> Unreadable {
    read(text.as_bytes(), "padron.csv", &ReadOptions::default()).unwrap_err().what
}

fn fields(table: &Table) -> Vec<Option<&'static str>> {
    table.columns.iter().map(|column| column.field.map(Field::key)).collect()
}

fn codes(file: &ReadFile) -> Vec<&'static str> {
    file.tables.iter().flat_map(|table| &table.notes).map(|note| note.code).collect()
}

/// People whose CURPs hold, with the days in them.
const PEOPLE: [(&str, &str, &str); 5] = [
    ("HERNANDEZ GARCIA GLORIA", "HEGG560427MVZRRL04", "27/04/1956"),
    ("ALAMAN PEREZ RICARDO", "AAPR630321HDFLRC09", "21/03/1963"),
    ("BOX WONG WILLIAM", "BOXW310820HNERXN09", "20/08/1931"),
    ("PEREZ LUIS", "PEXL880229HTSRXS03", "29/02/1988"),
    ("PUENTE XAVIER", "PXNE660720HMCXTN06", "20/07/1966"),
];

#[test]
fn lines_of_a_million_cells_are_refused_not_reserved_for() {
    let line = "a,".repeat(1_000_000);
    assert!(matches!(refused(&format!("{line}\n{line}\n")), Unreadable::TooManyColumns { row: 1, .. }));
}

#[test]
fn one_endless_cell_is_no_table() {
    assert!(matches!(refused(&"x".repeat(3 << 20)), Unreadable::NotATable { .. }));
}

#[test]
fn what_is_written_for_programs_is_called_by_its_name() {
    for (text, name) in [
        ("<html><table><tr><td>Nombre</td></tr></table></html>", "una página web (HTML)"),
        (
            "<meta charset=utf-8>\n<table><tr><th>Nombre</th></tr><tr><td>ANA</td></tr></table>",
            "una página web",
        ),
        ("<?xml version=\"1.0\"?>\n<lista><p>ANA</p></lista>", "XML"),
        ("[{\"nombre\": \"ANA\"},\n{\"nombre\": \"EVA\"}]", "JSON"),
    ] {
        let Unreadable::NotATable { seen } = refused(text) else { panic!("{text}") };
        assert!(seen.es.starts_with(name), "{} for {text}", seen.es);
    }
    // A roll may begin with a bracket all the same.
    assert_eq!(file("[PADRON],,\nFicha,Nombre,Puesto\n1,PEREZ ANA,OPERADOR\n").tables[0].len(), 1);
}

#[test]
fn letters_damaged_by_latin_one_and_by_a_mac_are_undone() {
    let text = "Ficha,Nombre\n1,PEÃ\u{91}A LUNA ANA\n2,MUÃ\u{83}Â\u{91}OZ DIAZ EVA\n3,GONZçLEZ LARA JOSƒ\n";
    let file = file(text);
    let names: Vec<&str> = file.tables[0].entries().map(|entry| entry.text(Field::Name)).collect();
    assert_eq!(names, ["PEÑA LUNA ANA", "MUÑOZ DIAZ EVA", "GONZÁLEZ LARA JOSÉ"]);
    assert!(codes(&file).contains(&"mojibake"));
}

#[test]
fn days_that_are_those_of_the_curp_are_birth_dates() {
    let mut text = String::new();
    for (at, (name, curp, born)) in PEOPLE.iter().enumerate() {
        writeln!(text, "{},{name},{curp},{born},0{}/02/2019", 1000 + at, at + 1).unwrap();
    }
    assert_eq!(
        fields(&file(&text).tables[0]),
        [Some("employee_id"), Some("name"), Some("curp"), Some("birth_date"), Some("hire_date")]
    );
}

#[test]
fn numbers_with_their_check_digit_are_of_the_imss_whatever_the_title() {
    let mut text = String::from("Ficha,Nombre,NSS\n");
    for at in 0..12_u64 {
        let stem = 9_291_908_440 + at;
        let number = (0..10).map(|digit| stem * 10 + digit).find(|number| holds(*number)).unwrap();
        writeln!(text, "{number},PEREZ LOPEZ ANA,{}", 1000 + at).unwrap();
    }
    let file = file(&text);
    assert_eq!(fields(&file.tables[0]), [Some("nss"), Some("name"), None]);
    assert!(["header_disagrees", "header_contradicted"].iter().all(|code| codes(&file).contains(code)));
}

/// Luhn's check over eleven digits.
fn holds(number: u64) -> bool {
    let digits = number.to_string();
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| match (at % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    digits.len() == 11 && sum.is_multiple_of(10)
}

#[test]
fn a_line_of_three_signatures_is_nobody() {
    let mut text = String::from("Clave,Nombre,CURP,Puesto,Ingreso\n");
    for (at, (name, curp, _)) in PEOPLE.iter().enumerate() {
        writeln!(text, "{},{name},{curp},OPERADOR,01/02/2019", 1000 + at).unwrap();
    }
    text.push_str("Elaboró: L.R.I. Juana Díaz,,Revisó: C.P. Luis Mora,,Vo. Bo.\n");
    let table = &file(&text).tables[0];
    assert_eq!((table.len(), table.set_aside.last().map(|aside| aside.code)), (5, Some("signature")));
}
