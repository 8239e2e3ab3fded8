//! Letters and figures damaged on the way: undone where that is provable, else said to be lost.

use escrutinio::model::{Field, NameFirst};
use escrutinio::readers::{ReadOptions, read};

use super::{fixture, keys, notes, table};

#[test]
fn damaged_letters_are_undone_and_the_raw_text_stays() {
    let sound = table("ibm850.csv");
    assert_eq!(fixture("ibm850.csv", &ReadOptions::default()).encoding.unwrap().name, "IBM850");
    for name in ["mojibake.csv", "yen.csv"] {
        let damaged = table(name);
        assert!(notes(&damaged).contains(&"mojibake"), "{name}");
        for (left, right) in sound.entries().zip(damaged.entries()) {
            assert_eq!(left.full_name(), right.full_name(), "{name}");
            assert_eq!(left.date(Field::HireDate), right.date(Field::HireDate), "{name}");
        }
        let changed = damaged
            .entries()
            .filter_map(|entry| entry.cell(Field::Surname1))
            .find(|cell| cell.raw != cell.text);
        assert!(changed.is_some_and(|cell| cell.raw.contains(['Ã', '¥'])), "{name}");
    }
    assert!(!notes(&sound).contains(&"mojibake"));
}

#[test]
fn lost_letters_are_said_to_be_lost() {
    let table = table("question-marks.csv");
    assert!(notes(&table).contains(&"letters_lost") && !notes(&table).contains(&"mojibake"));
    assert!(table.entries().any(|entry| entry.text(Field::Surname1).contains('?')));
}

#[test]
fn social_security_exports_are_understood() {
    let table = table("sua.txt");
    assert_eq!(keys(&table), ["employer_register", "nss", "rfc", "curp", "name", "pay"]);
    let order = table.name_order.as_ref().unwrap();
    assert_eq!((order.first, order.separator), (NameFirst::Surnames, Some('$')));
    assert!(notes(&table).contains(&"sua_letters"));
    assert!(table.entries().any(|entry| entry.text(Field::Name).starts_with("MUÑOZ$")));
    assert!(!table.entries().any(|entry| entry.text(Field::Name).contains(['#', '/'])));
}

#[test]
fn the_order_of_names_is_told_by_the_whole_column() {
    for (name, first, separator) in [
        ("names-surnames-first.csv", NameFirst::Surnames, None),
        ("names-given-first.csv", NameFirst::GivenNames, None),
        ("names-comma.csv", NameFirst::Surnames, Some(',')),
        ("names-given-no-curp.csv", NameFirst::GivenNames, None),
    ] {
        let table = table(name);
        let order = table.name_order.as_ref().unwrap_or_else(|| panic!("{name}: {:?}", notes(&table)));
        assert_eq!((order.first, order.separator), (first, separator), "{name}");
    }
    let silent = "Nombre,Puesto\nXAN YAX ZUM,OPERADOR\nQIM WAX,SOLDADOR\nZAC NIC TUN,OPERADOR\n";
    let file = read(silent.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert!(file.tables[0].name_order.is_none() && notes(&file.tables[0]).contains(&"name_order_unknown"));
}

#[test]
fn figures_are_restored_only_where_that_is_provable() {
    let table = table("damaged-figures.csv");
    let seen = notes(&table);
    for code in ["digits_lost", "decimal_suffix", "text_mark", "error_cells", "zeros_restored"] {
        assert!(seen.contains(&code), "{code} in {seen:?}");
    }
    let first = table.entry(0).unwrap();
    assert_eq!((first.text(Field::EmployeeId), first.text(Field::Phone)), ("100200", "4440100200"));
    assert!(first.text(Field::Nss).contains("E+10"), "lost digits stay as they are");
    let restored =
        table.entries().filter_map(|entry| entry.cell(Field::Nss)).find(|cell| cell.raw.len() == 10).unwrap();
    assert_eq!(restored.text, format!("0{}", restored.raw));
    assert_eq!(table.entry(3).unwrap().text(Field::Position), "");
}

#[test]
fn an_rfc_in_the_column_of_curps_is_no_curp_that_is_wrong() {
    let text = "Ficha,Nombre,CURP o RFC\n101,PEREZ LOPEZ ANA,HEGG560427MVZRRL04\n102,LUNA ROJAS EVA,AAPR630321HDFLRC09\n103,SOTO CRUZ HUGO,SOCH800101AB1\n104,RUIZ MEZA LUIS,BOXW310820HNERXN09\n105,ORTIZ VEGA JUAN,PXNE660720HMCXTN06\n106,MORA LARA IVAN,HEGG560427\n";
    let table = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap().tables.swap_remove(0);
    let curp = |index: usize| table.entry(index).unwrap().text(Field::Curp).to_owned();
    assert_eq!((curp(0).as_str(), curp(2).as_str()), ("HEGG560427MVZRRL04", ""));
    assert_eq!(curp(5), "HEGG560427", "the beginning of a CURP stays one");
    assert_eq!(table.raw(2, table.column_of(Field::Curp).unwrap()), "SOCH800101AB1");
    assert!(table.notes.iter().any(|note| note.code == "rfc_for_curp"));
}
