//! What is told of columns and cells that are not what they seem: swapped or missing titles, dates turned round,
//! comments, formulas without value, cells too narrow; and what the user says of columns.

use escrutinio::model::{ColumnKey, Field, Table};
use escrutinio::readers::{ReadError, ReadFile, ReadOptions, Unreadable, read};

use super::{fixture, keys, notes};

fn table(text: &str) -> Table {
    read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap().tables.swap_remove(0)
}

const PEOPLE: [(&str, &str, &str, &str); 6] = [
    ("GONZALEZ", "PEREZ", "JESUS", "GOPJ670416HNLNRS08"),
    ("MARTINEZ", "LOPEZ", "ROCIO", "MALR960312MJCRPC07"),
    ("HERNANDEZ", "DIAZ", "RAUL", "HEDR921017HNERZL01"),
    ("FLORES", "TORRES", "ANA", "FOTA850101MDFLRN02"),
    ("SOTO", "LARA", "IVAN", "SOLI860303HDFTRV05"),
    ("RUIZ", "MEZA", "LUIS", "RUML910404HDFZZS01"),
];

fn csv(head: &str, row: impl Fn(usize, (&str, &str, &str, &str)) -> String) -> String {
    let rows: Vec<String> = PEOPLE.iter().enumerate().map(|(at, &person)| row(at, person)).collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

#[test]
fn swapped_surnames_are_put_right_by_the_curps() {
    let text =
        csv("Ficha,Apellido Materno,Apellido Paterno,Nombre,CURP", |at, (first, second, given, curp)| {
            format!("{},{first},{second},{given},{curp}", 100 + at)
        });
    let swapped = table(&text);
    assert_eq!(keys(&swapped), ["employee_id", "surname1", "surname2", "given_names", "curp"]);
    assert_eq!(notes(&swapped).iter().filter(|code| **code == "header_disagrees").count(), 2);
    let right = table(&text.replace("Materno,Apellido Paterno", "Paterno,Apellido Materno"));
    assert!(!notes(&right).contains(&"header_disagrees"));
    assert_eq!(keys(&right), keys(&swapped));
}

#[test]
fn a_column_called_names_that_holds_surnames_is_seen() {
    let text = csv("Ficha,Nombre,Apellidos,CURP", |at, (first, second, given, curp)| {
        format!("{},{first} {second},{given},{curp}", 100 + at)
    });
    assert_eq!(keys(&table(&text)), ["employee_id", "surname1", "given_names", "curp"]);
}

#[test]
fn given_names_without_a_title_are_found() {
    for curp in ["CURP", "Clave X"] {
        let text = csv(&format!("Ficha,Nombre,,{curp}"), |at, (first, second, given, code)| {
            let code = if curp == "CURP" { code } else { "X" };
            format!("{},{first} {second},{given},{code}", 100 + at)
        });
        let found = table(&text);
        assert_eq!(keys(&found)[1..3], ["surname1", "given_names"], "{curp}");
        assert_eq!(found.entry(0).unwrap().full_name(), "JESUS GONZALEZ PEREZ");
    }
    // A whole name and, beside it, a first name by which somebody is called.
    let text = csv("Ficha,Nombre,,CURP", |at, (first, second, given, curp)| {
        format!("{},{first} {second} {given},{given},{curp}", 100 + at)
    });
    assert_eq!(keys(&table(&text)), ["employee_id", "name", "-", "curp"]);
}

#[test]
fn days_that_a_spreadsheet_turned_round_leave_a_trace() {
    let text = |days: [&str; 9]| {
        let rows: Vec<String> =
            days.iter().enumerate().map(|(at, day)| format!("{at},PEREZ LOPEZ ANA,{day}")).collect();
        format!("Ficha,Nombre,F. Ingreso\n{}\n", rows.join("\n"))
    };
    let turned = text([
        "2020-03-04",
        "2019-11-02",
        "2018-01-12",
        "2021-05-06",
        "2017-08-09",
        "2016-02-01",
        "25/12/2020",
        "13/04/2019",
        "30/01/2018",
    ]);
    assert!(notes(&table(&turned)).contains(&"dates_perhaps_swapped"));
    let plain = turned.replace("2018-01-12", "2018-01-22");
    assert!(!notes(&table(&plain)).contains(&"dates_perhaps_swapped"));
}

#[test]
fn cells_too_narrow_are_called_so() {
    let found = table(
        "Ficha,Nombre,F. Ingreso\n1,PEREZ LOPEZ ANA,###\n2,SOTO LARA IVAN,#####\n3,RUIZ MEZA LUIS,#N/A\n",
    );
    assert!(notes(&found).contains(&"narrow_cells") && notes(&found).contains(&"error_cells"));
    assert_eq!(found.entry(0).unwrap().text(Field::HireDate), "");
}

#[test]
fn movements_become_days_of_hiring_and_departure() {
    let found = table(
        "NSS,Nombre,Tipo mov,Fecha mov\n92919084431,PEREZ LOPEZ ANA,BAJA,01/02/2025\n92919084431,PEREZ LOPEZ ANA,08,15/03/2025\n92919084431,PEREZ LOPEZ ANA,MODIFICACION,20/03/2025\n",
    );
    let days: Vec<_> = found
        .entries()
        .map(|entry| (entry.date(Field::HireDate).is_some(), entry.date(Field::LeaveDate).is_some()))
        .collect();
    assert_eq!(days, [(false, true), (true, false), (false, false)]);
}

#[test]
fn a_bare_number_is_an_employees_unless_it_counts_the_rows() {
    let numbers = |numbers: [u32; 3]| {
        let rows: Vec<String> = numbers.iter().map(|number| format!("{number},PEREZ LOPEZ ANA")).collect();
        keys(&table(&format!("Núm.,Nombre\n{}\n", rows.join("\n"))))[0]
    };
    assert_eq!((numbers([100_412, 100_500, 100_733]), numbers([1, 2, 3])), ("employee_id", "-"));
}

#[test]
fn names_and_numbers_without_a_title_are_found_by_their_content() {
    let text = csv(",,CURP,Ingreso", |at, (first, second, given, curp)| {
        format!("{},{first} {second} {given},{curp},0{}/02/2020", 100_412 + at * 7, at + 1)
    });
    let found = table(&text);
    assert_eq!(keys(&found), ["employee_id", "name", "curp", "hire_date"]);
    // Under a title that says nothing, only beside identifiers of people: a catalogue has words, too.
    let under =
        csv("Elemento,CURP", |_, (first, second, given, curp)| format!("{first} {second} {given},{curp}"));
    assert_eq!(keys(&table(&under)), ["name", "curp"]);
    let list = csv("Clave,Descripción", |at, (first, second, ..)| format!("{at},{first} {second}"));
    assert_eq!(keys(&table(&list))[1], "-");
}

fn said(columns: &[(ColumnKey, Field)]) -> Result<ReadFile, ReadError> {
    let text = "Ficha,Nombre,CURP,Puesto,Puesto\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,OPERADOR,A\n2,SOTO LARA IVAN,BOXW310820HNERXN09,SOLDADOR,B\n";
    let options = ReadOptions { columns: columns.to_vec(), ..ReadOptions::default() };
    read(text.as_bytes(), "x.csv", &options)
}

#[test]
fn words_on_columns_that_clash_are_refused() {
    let letter = |letter: u16| ColumnKey::Letter(letter);
    for clash in [
        [(letter(2), Field::Rfc), (ColumnKey::Header("CURP".to_owned()), Field::Nss)],
        [(letter(2), Field::Curp), (letter(3), Field::Curp)],
    ] {
        let error = said(&clash).unwrap_err();
        assert_eq!(error.code(), "LEC-016");
        assert!(matches!(error.what, Unreadable::ColumnsClash { .. }));
    }
    let twice = said(&[(ColumnKey::Header("Puesto".to_owned()), Field::Department)]).unwrap();
    assert!(notes(&twice.tables[0]).contains(&"said_title_twice"));
    let against = said(&[(letter(2), Field::Rfc)]).unwrap();
    assert!(notes(&against.tables[0]).contains(&"said_disagrees"));
    assert!(!notes(&said(&[(letter(2), Field::Curp)]).unwrap().tables[0]).contains(&"said_disagrees"));
}

#[test]
fn what_a_workbook_says_beside_its_cells_is_told() {
    for name in ["remarks.xlsx", "remarks.ods"] {
        let file = fixture(name, &ReadOptions::default());
        let table = &file.tables[0];
        let comment = table.notes.iter().find(|note| note.code == "comments").unwrap();
        assert!(format!("{comment:?}").contains("Se dio de baja el 15/05"), "{name} {comment:?}");
        let departments: Vec<&str> = table.entries().map(|entry| entry.text(Field::Department)).collect();
        assert_eq!(departments[..5], ["ENSAMBLE", "ENSAMBLE", "ENSAMBLE", "PINTURA", "PINTURA"], "{name}");
        let sixth = table.entry(5).unwrap();
        let told = (sixth.text(Field::Position), sixth.text(Field::Department), sixth.text(Field::Shift));
        assert_eq!(told, ("INCAPACIDAD", "INCAPACIDAD", "INCAPACIDAD"), "{name}");
        assert!(notes(table).contains(&"merged_filled"), "{name}");
    }
    assert!(notes(&fixture("remarks.xlsx", &ReadOptions::default()).tables[0]).contains(&"formulas_blank"));
}

#[test]
fn filters_comments_and_hidden_parts_are_told_in_every_kind_of_workbook() {
    for name in ["beside.xlsx", "beside.ods", "beside.xls", "beside.xlsb"] {
        let file = fixture(name, &ReadOptions::default());
        let table = &file.tables[0];
        for code in ["filter_idle", "comments", "hidden_rows", "hidden_columns"] {
            assert!(notes(table).contains(&code), "{name} {code} {:?}", notes(table));
        }
        assert!(!notes(table).contains(&"filter") && !notes(table).contains(&"hidden_unknown"), "{name}");
        let comment = table.notes.iter().find(|note| note.code == "comments").unwrap();
        assert!(format!("{comment:?}").contains("B3: “Cambió de área”"), "{name} {comment:?}");
        let hidden: Vec<bool> = table.columns.iter().map(|column| column.hidden).collect();
        assert_eq!(hidden, [false, false, false, true], "{name}");
    }
    let on = fixture("hidden-and-coloured.xlsx", &ReadOptions::default());
    assert!(notes(&on.tables[0]).contains(&"filter") && !notes(&on.tables[0]).contains(&"filter_idle"));
}
