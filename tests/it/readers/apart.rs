//! What stands in another place than the titles say: tables that go on in other columns, sheets without a column that
//! the user named, text cut off beside figures on the right, lines that go on with the line above.

use std::fmt::Write as _;

use escrutinio::model::{ColumnKey, Field, Note, Table};
use escrutinio::readers::{ReadFile, ReadOptions, Unreadable, read};

use super::{asides, fixture, keys, notes};

fn csv(text: &str) -> ReadFile {
    read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap()
}

fn note<'a>(table: &'a Table, code: &str) -> &'a Note {
    table.notes.iter().find(|note| note.code == code).unwrap_or_else(|| panic!("{code}: {:?}", notes(table)))
}

#[test]
fn people_who_go_on_in_other_columns_are_read_with_the_titles_above() {
    let file = fixture("places-changed.csv", &ReadOptions::default());
    let [one, other] = file.tables.as_slice() else { panic!("{} tables", file.tables.len()) };
    assert_eq!((one.len(), other.len(), other.header_row), (12, 8, None));
    assert_eq!(keys(one), ["-", "name", "nss", "position", "hire_date"]);
    assert_eq!(keys(other)[..5], ["position", "-", "nss", "name", "hire_date"]);
    assert!(other.entries().all(|entry| entry.text(Field::Name).split(' ').count() >= 3));
    assert!(other.entries().all(|entry| entry.date(Field::HireDate).is_some()));
    // The caption above them still says their class.
    assert!(other.entries().all(|entry| entry.text(Field::Class) == "EVENTUALES"), "{:?}", asides(other));
    assert!(notes(one).contains(&"tables_stacked") && !notes(one).contains(&"rows_unlike"));
}

const ABOVE: &str = "Ficha,Nombre,Puesto\n70121,PEREZ LOPEZ ANA,OPERADOR\n70455,LUNA ROJAS EVA,AUXILIAR DE PLANTA\n70233,RUIZ MEZA LUIS,SOLDADOR\n70819,SOTO CRUZ HUGO,OPERADOR\n";

#[test]
fn every_evidence_moves_the_titles_and_words_follow_their_values() {
    for (below, fields) in [
        // Turned round, with a blank row or a caption between.
        (
            ",,\nOPERADOR,70900,REYES VEGA JUAN\nSOLDADOR,70911,ORTIZ LUNA ROSA\n",
            ["position", "employee_id", "name"],
        ),
        (
            "CONFIANZA,,\nREYES VEGA JUAN,OPERADOR,70900\nORTIZ LUNA ROSA,SOLDADOR,70911\n",
            ["name", "position", "employee_id"],
        ),
        // Names alone changed places with positions, and the numbers go on.
        (
            ",,\n70900,OPERADOR,REYES VEGA JUAN\n70911,SOLDADOR,ORTIZ LUNA ROSA\n",
            ["employee_id", "position", "name"],
        ),
    ] {
        let file = csv(&format!("{ABOVE}{below}"));
        let [one, other] = file.tables.as_slice() else { panic!("{} tables: {below}", file.tables.len()) };
        assert_eq!((one.len(), other.len()), (4, 2), "{below}");
        assert_eq!(keys(other)[..3], fields, "{below}");
    }
    // Once more below, in places of its own: each part is held against the one before it.
    let third = "OPERADOR,70900,REYES VEGA JUAN\nSOLDADOR,70911,ORTIZ LUNA ROSA\n,,\nTERCER TURNO,,\nSOTO MEZA IVAN,70922,OPERADOR\nMORA CRUZ LUIS,70933,SOLDADOR\n";
    let file = csv(&format!("{ABOVE},,\n{third}"));
    assert_eq!(file.tables.iter().map(Table::len).collect::<Vec<_>>(), [4, 2, 2]);
    assert_eq!(keys(&file.tables[2])[..3], ["name", "employee_id", "position"]);
    // Moved by one column, into a fourth one that has no title.
    let file = csv(&format!("{ABOVE},,\n,70900,REYES VEGA JUAN,PINTOR\n,70911,ORTIZ LUNA ROSA,PINTOR\n"));
    assert_eq!(keys(&file.tables[1]), ["-", "employee_id", "name", "position"]);
    // A header of two known titles in another order, without any number.
    let head = "Nombre,Puesto\nPEREZ LOPEZ ANA,OPERADOR\nLUNA ROJAS EVA,AUXILIAR\n";
    let file =
        csv(&format!("{head}\nPuesto,Nombre\nA,REYES VEGA JUAN\nB,ORTIZ LUNA ROSA\nC,SOTO MEZA IVAN\n"));
    assert_eq!(file.tables.iter().map(Table::len).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn rows_that_go_on_in_their_columns_stay_one_table() {
    for below in [
        ",,\n70900,REYES VEGA JUAN,OPERADOR\n70911,ORTIZ LUNA ROSA,SOLDADOR\n",
        "EVENTUALES,,\n,REYES VEGA JUAN,OPERADOR\n,ORTIZ LUNA ROSA,SOLDADOR\n",
        ",,\nS/N,KANT WEBER OTTO,\nS/N,BACH HESS UWE,\n",
        ",,\n70900,,OPERADOR\n70911,,OPERADOR\n",
    ] {
        let file = csv(&format!("{ABOVE}{below}"));
        assert_eq!((file.tables.len(), file.tables[0].len()), (1, 6), "{below}");
        assert!(!notes(&file.tables[0]).contains(&"rows_unlike"), "{below}");
    }
}

#[test]
fn rows_unlike_those_above_are_told_of_where_nothing_is_plain() {
    for (below, rows) in [
        // A summary by position; names beside each other; one person alone in other columns.
        (",,\nOPERADOR,2,\nSOLDADOR,1,\n", "7–8"),
        (",,\nJuan Perez Soto,,Rosa Luna Meza\n", "7"),
        (",,\nOPERADOR,70900,REYES VEGA JUAN\n", "7"),
    ] {
        let file = csv(&format!("{ABOVE}{below}"));
        assert_eq!(file.tables.len(), 1, "{below}");
        let told = format!("{:?}", note(&file.tables[0], "rows_unlike"));
        assert!(told.contains(&format!("Word(\"{rows}\")")), "{below} {told}");
    }
    // Words above a summary; names spread over more columns than the titles say.
    for (below, rows) in [
        (",,\nPuesto,Personas,\nOPERADOR,3,\nSOLDADOR,1,\n", "7–9"),
        (",,\n70900,REYES,VEGA,JUAN\n70911,ORTIZ,LUNA,ROSA\n", "7–8"),
    ] {
        let file = csv(&format!("{ABOVE}{below}"));
        let told = format!("{:?}", note(&file.tables[0], "rows_unlike"));
        assert!(told.contains(&format!("Word(\"{rows}\")")), "{below} {told}");
    }
    // Without any row between, the columns as a whole tell.
    let turned = csv(&format!("{ABOVE}REYES VEGA JUAN,70900,OPERADOR\nORTIZ LUNA ROSA,70911,SOLDADOR\n"));
    assert!(notes(&turned.tables[0]).contains(&"columns_mixed"), "{:?}", notes(&turned.tables[0]));
    // Those who sign stand right above what they are.
    let signers = csv(&format!("{ABOVE},,\n,LIC. JUAN PEREZ SOTO,ING. ROSA LUNA\n,Gerente,Delegada\n"));
    assert_eq!(signers.tables[0].len(), 4, "{:?}", asides(&signers.tables[0]));
    // What is set aside anyway is nobody read wrongly.
    let signed = csv(&format!("{ABOVE},,\nElaboró:,,Revisó:\nJuan Perez Soto,,Rosa Luna Meza\n"));
    assert!(!notes(&signed.tables[0]).contains(&"rows_unlike"), "{:?}", asides(&signed.tables[0]));
}

#[test]
fn rows_that_are_nobody_are_set_aside_with_what_they_are() {
    let file = csv(
        "Plaza,Ocupante,Puesto\n----,----,----\n1001,PEREZ LOPEZ ANA,OPERADOR\n1002,Vacante,OPERADOR\n1003,LUNA ROJAS EVA,SOLDADOR\n1004,RUIZ MEZA LUIS,SOLDADOR\n4 registros,,\n",
    );
    let table = &file.tables[0];
    assert_eq!(keys(table), ["-", "name", "position"]);
    assert_eq!(asides(table), [("header", 1, 1), ("rule", 2, 2), ("vacant", 4, 4), ("total", 7, 7)]);
}

#[test]
fn people_above_a_header_that_comes_again_are_not_lost() {
    let people = |from: usize| {
        (from..from + 6).fold(String::new(), |mut text, at| {
            writeln!(text, "{},PEREZ,LUNA,ANA,T1", 70_000 + at * 13).unwrap();
            text
        })
    };
    // The second line names more columns by itself than either line of the first header.
    let text = format!(
        "EMPLEADO,NOMBRE,,,\nNUMERO,PATERNO,MATERNO,PILA,TURNO\n{}EMPLEADO,PATERNO,MATERNO,NOMBRE,TURNO\n{}",
        people(0),
        people(9)
    );
    let file = csv(&text);
    assert_eq!(file.tables.iter().map(Table::len).sum::<usize>(), 12, "{:?}", asides(&file.tables[0]));
    // Whoever names a header further down is told of the people above it.
    let named = ReadOptions { header_row: Some(9), ..ReadOptions::default() };
    let table = read(text.as_bytes(), "x.csv", &named).unwrap().tables.swap_remove(0);
    assert_eq!(table.len(), 6);
    assert!(format!("{:?}", note(&table, "people_above_header")).contains("(\"count\", Int(6))"));
    // A letter of many lines above the table hides nothing.
    let letter = (0..90).fold(String::new(), |mut text, line| {
        writeln!(text, "Línea {line} del oficio,,").unwrap();
        text
    });
    let file = csv(&format!("{letter}{ABOVE}"));
    assert_eq!((file.tables[0].header_row, file.tables[0].len()), (Some(91), 4));
}

#[test]
fn a_value_among_full_rows_is_no_header() {
    // A position that holds the word of a title, in the last of rows without any titles.
    let file = csv(
        "ANA PEREZ LOPEZ,OPERADOR,UNO\nEVA LUNA ROJAS,AUXILIAR,DOS\nLUIS RUIZ MEZA,SOLDADOR,TRES\nHUGO SOTO CRUZ,PINTOR,SEIS\nIVAN MORA VEGA,MECANICO DE PLANTA,DIEZ\n",
    );
    assert_eq!((file.tables[0].header_row, file.tables[0].len()), (None, 5));
}

fn folio(header_row: Option<u32>) -> ReadOptions {
    ReadOptions {
        columns: vec![(ColumnKey::Header("Folio interno".to_owned()), Field::EmployeeId)],
        header_row,
        ..ReadOptions::default()
    }
}

#[test]
fn a_sheet_without_the_column_that_the_user_named_is_read_with_its_own() {
    for options in [folio(None), folio(Some(1))] {
        let file = fixture("lacks-a-column.xlsx", &options);
        assert_eq!(file.tables.iter().map(Table::len).collect::<Vec<_>>(), [12, 8]);
        assert_eq!(keys(&file.tables[0]), ["employee_id", "name", "curp", "position"]);
        assert_eq!(keys(&file.tables[1]), ["name", "curp", "position"]);
        assert!(notes(&file.tables[0]).contains(&"said_column"));
        assert!(!notes(&file.tables[0]).contains(&"said_column_elsewhere"));
        assert!(notes(&file.tables[1]).contains(&"said_column_elsewhere"));
    }
    // A column that no sheet has is refused; so is a row that no sheet has. One that only the first has is not.
    let mut nowhere = folio(None);
    nowhere.columns[0].0 = ColumnKey::Header("Gafete".to_owned());
    let bytes =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/lacks-a-column.xlsx")).unwrap();
    let refused = |options: &ReadOptions| read(&bytes, "x.xlsx", options).unwrap_err().what;
    assert!(matches!(refused(&nowhere), Unreadable::UnknownColumn { near, .. } if near.len() == 3));
    assert_eq!(refused(&folio(Some(99))), Unreadable::NoSuchRow { asked: 99, last: 13 });
    let low = fixture("lacks-a-column.xlsx", &ReadOptions { header_row: Some(10), ..ReadOptions::default() });
    assert!(low.tables.iter().any(|table| table.header_row == Some(10)));
}

#[test]
fn names_cut_off_before_figures_on_the_right_are_told_of() {
    let file = fixture("right-aligned.pdf", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!((file.tables.len(), table.len()), (1, 30), "{:?}", asides(table));
    assert_eq!(keys(table)[..4], ["employee_id", "name", "pay", "shift"]);
    assert!(table.entries().all(|entry| entry.text(Field::Pay).parse::<f64>().is_ok()));
    let told = format!("{:?}", note(table, "pdf_cut_text"));
    assert!(told.contains("Word(\"B\")") && !told.contains("Word(\"C\")"), "{told}");
}

#[test]
fn lines_that_go_on_are_joined_where_their_words_no_longer_fitted() {
    let file = fixture("long-cells.txt", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!((file.tables.len(), table.len()), (1, 24), "{:?}", asides(table));
    assert!(table.entries().all(|entry| entry.text(Field::Curp).len() == 18));
    assert!(table.entries().any(|entry| entry.text(Field::Position) == "OPERADOR DE PRODUCCIÓN"));
    assert!(asides(table).iter().any(|aside| aside.0 == "continued"));
    assert!(notes(table).contains(&"wrapped_lines") && !notes(table).contains(&"pdf_cut_rows"));
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/long-cells.txt"))
        .unwrap();
    assert_eq!(table.len() as u64 + table.rows_set_aside(), text.lines().count() as u64);
}

#[test]
fn lines_that_go_on_from_no_certain_line_are_refused_with_what_to_do() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/long-cells-bottom.txt");
    let bytes = std::fs::read(path).unwrap();
    let error = read(&bytes, "x.txt", &ReadOptions::default()).unwrap_err();
    assert_eq!(error.code(), "LEC-017");
    assert!(matches!(error.what, Unreadable::BrokenLines { count } if count > 8));
    // Whoever names the header wants to see it, and is told of the pieces.
    let told = ReadOptions { header_row: Some(3), ..ReadOptions::default() };
    assert!(notes(&read(&bytes, "x.txt", &told).unwrap().tables[0]).contains(&"pdf_cut_rows"));
}

#[test]
fn titles_of_pages_do_not_hinder_joining() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/long-cells.txt"))
        .unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let half = lines.iter().position(|line| line.starts_with("100284")).unwrap();
    lines.splice(
        half..half,
        [
            "",
            "          PLANTA NORTE",
            "          TURNO UNO",
            "",
            "FICHA     NOMBRE                CURP                  PUESTO              INGRESO",
        ],
    );
    let file = read(lines.join("\n").as_bytes(), "x.txt", &ReadOptions::default()).unwrap();
    assert_eq!(file.tables[0].len(), 24, "{:?}", asides(&file.tables[0]));
}

#[test]
fn people_without_a_number_are_no_pieces_of_others() {
    let mut text = String::from("FICHA   NOMBRE              PUESTO          TURNO\n");
    for (at, name) in ["ANA PEREZ LOPEZ", "EVA LUNA ROJAS", "LUIS RUIZ MEZA", "HUGO SOTO CRUZ"]
        .iter()
        .cycle()
        .take(24)
        .enumerate()
    {
        let number = if at % 3 == 0 { String::new() } else { format!("{}", 100 + at) };
        writeln!(text, "{number:<8}{name:<20}{:<16}T1", "OPERADOR").unwrap();
    }
    let file = csv(&text);
    assert_eq!(file.tables[0].len(), 24);
    assert!(!notes(&file.tables[0]).contains(&"wrapped_lines"), "{:?}", asides(&file.tables[0]));
}
