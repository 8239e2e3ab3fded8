//! More than one plain table: lists side by side, tables below each other, pages of pictures.

use escrutinio::model::Field;
use escrutinio::readers::{ReadOptions, read};

use super::notes;

#[test]
fn a_second_list_at_the_side_is_said_loudly() {
    let text = "No,Nombre,CURP,,No,Nombre,CURP\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,,3,ROJAS LUNA PEDRO,BOXW310820HNERXN09\n2,LUNA ROJAS EVA,AAPR630321HDFLRC09,,4,DE LA CRUZ JUAN,PXNE660720HMCXTN06\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    let note = file.tables[0].notes.iter().find(|note| note.code == "second_list").unwrap();
    let said = format!("{note:?}");
    assert!(said.contains("\"F\"") && said.contains("\"G\"") && !said.contains("\"B\""), "{said}");
    let alone = "No,Nombre,CURP\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04\n";
    let file = read(alone.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert!(!notes(&file.tables[0]).contains(&"second_list"));
}

#[test]
fn a_second_header_never_names_the_columns_above_it() {
    let text = "No,Nombre,CURP,Puesto\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,OPERADOR\n2,LUNA ROJAS EVA,AAPR630321HDFLRC09,AUXILIAR\nNo,CURP,Nombre,Puesto,Departamento\n3,BOXW310820HNERXN09,ROJAS LUNA PEDRO,GERENTE,VENTAS\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    let table = &file.tables[0];
    assert_eq!(table.header_row, Some(1));
    let first = table.entry(0).unwrap();
    assert_eq!((first.text(Field::Name), first.text(Field::Curp)), ("PEREZ LOPEZ ANA", "HEGG560427MVZRRL04"));
    assert!(notes(table).contains(&"other_order"), "{:?}", notes(table));
    let again = text.replace("No,CURP,Nombre,Puesto,Departamento\n", "No,Nombre,CURP,Puesto\n");
    let file = read(again.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert!(!notes(&file.tables[0]).contains(&"other_order"));
}
