//! More than one plain table: lists side by side, tables below each other, pages of two columns or four across.

use escrutinio::model::{Field, Table};
use escrutinio::readers::{ReadFile, ReadOptions, Unreadable, read};

use super::{asides, fixture, keys, notes};

fn csv(text: &str) -> ReadFile {
    read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap()
}

/// Row, column letter and text of a field of every person.
fn places(table: &Table, field: Field) -> Vec<(u32, u16, String)> {
    table
        .entries()
        .map(|entry| {
            let at = entry.cell(field).unwrap().at;
            (at.row, at.col.unwrap(), entry.text(field).to_owned())
        })
        .collect()
}

const BESIDE: &str = "No,Nombre,CURP,,No,Nombre,CURP\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,,3,ROJAS LUNA PEDRO,BOXW310820HNERXN09\n2,LUNA ROJAS EVA,AAPR630321HDFLRC09,,4,DE LA CRUZ JUAN,PXNE660720HMCXTN06\n";

#[test]
fn lists_side_by_side_are_read_each_in_its_columns() {
    let file = csv(BESIDE);
    let [one, other] = file.tables.as_slice() else { panic!("{} tables", file.tables.len()) };
    assert_eq!((one.sheet.as_deref(), other.sheet.as_deref()), (Some("A–C"), Some("E–G")));
    assert_eq!(keys(other), ["-", "-", "-", "-", "-", "name", "curp"]);
    assert_eq!(places(one, Field::Curp)[1], (3, 2, "AAPR630321HDFLRC09".to_owned()));
    assert_eq!(places(other, Field::Curp)[1], (3, 6, "PXNE660720HMCXTN06".to_owned()));
    assert_eq!((asides(one), asides(other)), (vec![("header", 1, 1)], vec![("header", 1, 1)]));
    assert!(notes(one).contains(&"lists_side_by_side") && !notes(other).contains(&"lists_side_by_side"));
    assert!(!notes(one).contains(&"second_list"));
    let book = fixture("side-by-side.xlsx", &ReadOptions::default());
    assert_eq!(book.tables.iter().map(Table::len).collect::<Vec<_>>(), [12, 12]);
    assert_eq!(asides(&book.tables[0]), [("title", 1, 1), ("header", 2, 2)]);
    assert_eq!(asides(&book.tables[1]), [("blank", 1, 1), ("header", 2, 2)]);
    let pages = fixture("two-columns.pdf", &ReadOptions::default());
    assert_eq!(pages.tables.iter().map(Table::len).collect::<Vec<_>>(), [40, 40]);
}

#[test]
fn what_the_user_says_of_a_column_holds_for_the_list_that_has_it() {
    let columns = |letter: &str| {
        let options = ReadOptions {
            columns: vec![(
                escrutinio::model::ColumnKey::Letter(u16::from(letter.as_bytes()[0] - b'A')),
                Field::Department,
            )],
            ..ReadOptions::default()
        };
        read(BESIDE.as_bytes(), "x.csv", &options)
    };
    let file = columns("E").unwrap();
    assert_eq!(
        file.tables.iter().map(|table| table.column_of(Field::Department)).collect::<Vec<_>>(),
        [None, Some(4)]
    );
    assert!(matches!(columns("Z").unwrap_err().what, Unreadable::UnknownColumn { .. }));
}

#[test]
fn other_people_beside_the_first_are_no_second_list() {
    // Bosses come again; whoever stands beside a person without a number may be a beneficiary.
    for text in [
        "Ficha,Nombre,Ficha,Nombre\n1,PEREZ LOPEZ ANA,7,SOTO LARA IVAN\n2,LUNA ROJAS EVA,7,SOTO LARA IVAN\n3,RUIZ MEZA LUIS,7,SOTO LARA IVAN\n",
        "Nombre,CURP,Nombre,CURP\nPEREZ LOPEZ ANA,HEGG560427MVZRRL04,ROJAS LUNA PEDRO,BOXW310820HNERXN09\nLUNA ROJAS EVA,AAPR630321HDFLRC09,DE LA CRUZ JUAN,PXNE660720HMCXTN06\n",
    ] {
        let file = csv(text);
        assert_eq!(file.tables.len(), 1, "{text}");
        assert!(notes(&file.tables[0]).contains(&"second_list"), "{text}");
    }
    let one = csv("No,Nombre,CURP\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04\n");
    assert!(!notes(&one.tables[0]).contains(&"second_list"));
}

const BELOW: &str = "No,Nombre,CURP,Puesto\n1,PEREZ LOPEZ ANA,HEGG560427MVZRRL04,OPERADOR\n2,LUNA ROJAS EVA,AAPR630321HDFLRC09,AUXILIAR\nNo,CURP,Nombre,Puesto,Departamento\n3,BOXW310820HNERXN09,ROJAS LUNA PEDRO,GERENTE,VENTAS\n";

#[test]
fn tables_below_each_other_are_read_each_by_its_titles() {
    let file = csv(BELOW);
    let [one, other] = file.tables.as_slice() else { panic!("{} tables", file.tables.len()) };
    assert_eq!((one.header_row, other.header_row), (Some(1), Some(4)));
    assert_eq!(places(one, Field::Curp)[0], (2, 2, "HEGG560427MVZRRL04".to_owned()));
    assert_eq!(places(other, Field::Curp)[0], (5, 1, "BOXW310820HNERXN09".to_owned()));
    assert_eq!(places(other, Field::Department)[0], (5, 4, "VENTAS".to_owned()));
    assert!(notes(one).contains(&"tables_stacked"), "{:?}", notes(one));
    let again = csv(&BELOW.replace("No,CURP,Nombre,Puesto,Departamento\n", "Núm,NOMBRE,Curp,Puesto\n"));
    assert_eq!(again.tables.len(), 1);
    assert_eq!(asides(&again.tables[0]), [("header", 1, 1), ("repeated_header", 4, 4)]);
    let book = fixture("stacked.xlsx", &ReadOptions::default());
    assert_eq!(book.tables.iter().map(Table::len).collect::<Vec<_>>(), [12, 12]);
    assert_eq!(asides(&book.tables[0]), [("title", 1, 1), ("header", 2, 2), ("blank", 15, 15)]);
    assert_eq!(asides(&book.tables[1]), [("title", 16, 16), ("header", 17, 17)]);
}

#[test]
fn a_place_to_sign_is_no_table() {
    let text = format!(
        "{}\nNOMBRE,CARGO,AREA,FIRMA\nLIC ROSA LUNA,GERENTE,RH,\n",
        BELOW.split("No,CURP").next().unwrap()
    );
    assert_eq!(csv(&text).tables.len(), 1);
}

#[test]
fn sheets_with_the_same_columns_in_another_order_are_read_too() {
    let book = fixture("sheets-in-other-order.xlsx", &ReadOptions::default());
    assert_eq!(book.tables.iter().map(Table::len).collect::<Vec<_>>(), [12, 12]);
    assert!(book.sheets_seen.iter().all(|sheet| sheet.used));
}

#[test]
fn narrow_pages_keep_a_persons_lines_together() {
    for name in ["narrow-ruled.pdf", "narrow-plain.pdf"] {
        let file = fixture(name, &ReadOptions::default());
        let table = &file.tables[0];
        assert_eq!((file.tables.len(), table.len()), (1, 60), "{name} {:?}", asides(table));
        assert!(table.entries().all(|entry| entry.text(Field::Curp).len() == 18), "{name}");
        assert!(table.entries().all(|entry| entry.text(Field::Name).split(' ').count() >= 3), "{name}");
        assert!(table.entries().all(|entry| entry.date(Field::HireDate).is_some()), "{name}");
        assert!(!notes(table).contains(&"pdf_cut_rows"), "{name}");
    }
}

#[test]
fn columns_on_four_pages_across_are_one_table() {
    let file = fixture("across.pdf", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!((file.tables.len(), table.len()), (1, 30));
    for field in [Field::Surname1, Field::Nss, Field::Position, Field::HireDate] {
        assert!(table.has(field), "{field:?} {:?}", keys(table));
    }
    // A blank cell leaves a hole on its page, and the others stay in their rows.
    let blank = table.entries().filter(|entry| entry.text(Field::Position).is_empty()).count();
    assert_eq!(blank, 6);
    assert!(table.entries().all(|entry| entry.date(Field::HireDate).is_some()));
}

#[test]
fn people_of_a_sheet_that_was_not_read_are_told_of() {
    let file = fixture("sheet-apart.xlsx", &ReadOptions::default());
    assert_eq!(file.tables.iter().map(Table::len).collect::<Vec<_>>(), [10]);
    let left: Vec<String> = file.tables[0]
        .notes
        .iter()
        .filter(|note| note.code.starts_with("sheet_"))
        .map(|note| format!("{note:?}"))
        .collect();
    let [one] = left.as_slice() else { panic!("{left:?}") };
    assert!(one.contains("sheet_people_left") && one.contains("Eventuales"), "{one}");
    assert!(one.contains("(\"rows\", Int(4))") && one.contains("(\"alone\", Int(2))"), "{one}");
    // Whoever named the sheet wants no other; a hidden one is told of like the rest.
    let named = ReadOptions { sheets: vec!["Padrón".to_owned()], ..ReadOptions::default() };
    assert!(!notes(&fixture("sheet-apart.xlsx", &named).tables[0]).contains(&"sheet_people_left"));
    let hidden = fixture("several-sheets.xlsx", &ReadOptions::default());
    assert!(notes(&hidden.tables[0]).contains(&"sheet_people_left"));
}
