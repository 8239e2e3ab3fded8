//! Groups of people under captions, with and without a header of their own.

use escrutinio::model::{ColumnKey, Field, Table};
use escrutinio::readers::{ReadOptions, read};

use super::{asides, fixture, keys, notes};

fn tables(text: &str) -> Vec<Table> {
    read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap().tables
}

fn classes(table: &Table) -> Vec<&str> {
    table.entries().map(|entry| entry.text(Field::Class)).collect()
}

const ANA: &str = "PEREZ LOPEZ ANA,HEGG560427MVZRRL04,OPERADOR";
const EVA: &str = "LUNA ROJAS EVA,AAPR630321HDFLRC09,AUXILIAR";
const IVAN: &str = "SOTO LARA IVAN,BOXW310820HNERXN09,GERENTE";
const LUIS: &str = "RUIZ MEZA LUIS,PXNE660720HMCXTN06,SUPERVISOR";

#[test]
fn a_caption_over_people_is_their_class_and_said_to_be_inferred() {
    let file = fixture("captions.xlsx", &ReadOptions::default());
    let [table] = file.tables.as_slice() else { panic!("{} tables", file.tables.len()) };
    let expected = [["SINDICALIZADOS"; 12], ["PERSONAL DE CONFIANZA"; 12]].concat();
    assert_eq!(classes(table), expected);
    assert_eq!(
        asides(table),
        [("title", 1, 2), ("header", 3, 3), ("blank", 16, 16), ("caption", 17, 17), ("total", 30, 30)]
    );
    let column = table.columns.last().unwrap();
    assert_eq!((column.header.as_str(), column.made.unwrap().en), ("(subtítulo)", "(caption)"));
    assert!(format!("{:?}", column.why).contains("se infiere del subtítulo"));
    let note = table.notes.iter().find(|note| note.code == "class_from_caption").unwrap();
    let said = format!("{note:?}");
    assert!(
        said.contains("PERSONAL DE CONFIANZA") && said.contains("Int(17)") && said.contains("Int(12)"),
        "{said}"
    );
}

#[test]
fn a_caption_is_nobody_even_where_names_stand() {
    let found = tables(&format!(
        "Nombre,CURP,Puesto\nSINDICALIZADOS,,\n{ANA}\n{EVA}\nTOTAL SINDICALIZADOS,2,\n,,\nELABORO: RH,,\nConfianza,,\n{IVAN}\nTOTAL,3,\n"
    ));
    assert_eq!(classes(&found[0]), ["SINDICALIZADOS", "SINDICALIZADOS", "Confianza"]);
    // People after a sum of the class, without another caption, have none.
    let found = tables(&format!(
        "Nombre,CURP,Puesto\nSINDICALIZADOS,,\n{ANA}\n{EVA}\nTOTAL SINDICALIZADOS,2,\n{IVAN}\n{LUIS}\n"
    ));
    assert_eq!(classes(&found[0]), ["SINDICALIZADOS", "SINDICALIZADOS", "", ""]);
}

#[test]
fn a_column_of_classes_and_the_user_win_over_captions() {
    let text = format!(
        "Nombre,CURP,Puesto,Tipo\nCONFIANZA,,,\n{ANA},SINDICALIZADO\n{EVA},SINDICALIZADO\n{IVAN},CONFIANZA\n"
    );
    let found = tables(&text);
    assert_eq!(keys(&found[0])[3..], ["class", "-"]);
    assert_eq!(classes(&found[0]), ["SINDICALIZADO", "SINDICALIZADO", "CONFIANZA"]);
    assert!(!notes(&found[0]).contains(&"class_from_caption"));
    for name in ["(subtítulo)", "(caption)"] {
        let options = ReadOptions {
            columns: vec![(ColumnKey::Header(name.to_owned()), Field::Department)],
            ..ReadOptions::default()
        };
        let text = format!("Nombre,CURP,Puesto\nCONFIANZA,,\n{ANA}\n{EVA}\n");
        let table = read(text.as_bytes(), "x.csv", &options).unwrap().tables.swap_remove(0);
        assert_eq!(keys(&table)[3], "department", "{name}");
        assert!(!notes(&table).contains(&"class_from_caption"), "{name}");
    }
}

#[test]
fn figures_above_the_table_are_no_captions_and_other_captions_no_class() {
    for above in [
        "SINDICALIZADOS,2,\nCONFIANZA,1,\n",
        "SINDICALIZADOS Y CONFIANZA,,\n",
        "DEPARTAMENTO BASE DE DATOS,,\n",
    ] {
        let found = tables(&format!("PADRON,,\n{above}Nombre,CURP,Puesto\n{ANA}\n{EVA}\n{IVAN}\n"));
        assert_eq!((keys(&found[0]), found[0].len()), (vec!["name", "curp", "position"], 3), "{above}");
    }
}

#[test]
fn captions_go_with_the_table_below_them() {
    let below = tables(&format!(
        "SINDICALIZADOS,,\nNombre,CURP,Puesto\n{ANA}\n{EVA}\n,,\nCONFIANZA,,\n,,\nCURP,Nombre,Puesto\nBOXW310820HNERXN09,SOTO LARA IVAN,GERENTE\nPXNE660720HMCXTN06,RUIZ MEZA LUIS,SUPERVISOR\n"
    ));
    assert_eq!(below.len(), 2);
    assert_eq!((classes(&below[0]), classes(&below[1])), (vec!["SINDICALIZADOS"; 2], vec!["CONFIANZA"; 2]));
    let beside = tables(
        "SINDICALIZADOS,,,,CONFIANZA,,\nNo,Nombre,CURP,,No,Nombre,CURP\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,,3,ROJAS LUNA PEDRO,BOXW310820HNERXN09\n2,LUNA ROJAS EVA,AAPR630321HDFLRC09,,4,DE LA CRUZ JUAN,PXNE660720HMCXTN06\n",
    );
    assert_eq!(beside.len(), 2);
    assert_eq!((classes(&beside[0]), classes(&beside[1])), (vec!["SINDICALIZADOS"; 2], vec!["CONFIANZA"; 2]));
}

#[test]
fn people_in_other_columns_without_a_header_are_a_table_of_their_own() {
    let file = fixture("moved.xlsx", &ReadOptions::default());
    let [one, other] = file.tables.as_slice() else { panic!("{} tables", file.tables.len()) };
    assert_eq!((one.len(), other.len(), other.header_row), (12, 12, None));
    assert!(other.entries().all(|entry| entry.text(Field::Curp).len() == 18));
    assert!(other.entries().all(|entry| entry.text(Field::Name).contains(' ')));
    assert!(classes(other).iter().all(|class| *class == "EVENTUALES"));
    assert!(notes(one).contains(&"tables_stacked"));
}

#[test]
fn a_header_that_the_user_names_leaves_the_tables_below_it() {
    let text = format!(
        "Lista,de,personas\nNombre,CURP,Puesto\n{ANA}\n{EVA}\n,,\nCURP,Nombre,Departamento\nBOXW310820HNERXN09,SOTO LARA IVAN,VENTAS\n"
    );
    let options = ReadOptions { header_row: Some(2), ..ReadOptions::default() };
    let found = read(text.as_bytes(), "x.csv", &options).unwrap().tables;
    assert_eq!(
        found.iter().map(|table| (table.header_row, table.len())).collect::<Vec<_>>(),
        [(Some(2), 2), (Some(6), 1)]
    );
    assert_eq!(keys(&found[1])[..3], ["curp", "name", "department"]);
    let said = |table: &Table| notes(table).contains(&"said_header");
    assert!(said(&found[0]) && !said(&found[1]));
    let none = ReadOptions { header_row: Some(0), ..ReadOptions::default() };
    assert_eq!(read(text.as_bytes(), "x.csv", &none).unwrap().tables.len(), 1);
}
