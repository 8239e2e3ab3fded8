//! One test for each kind of mess; each tolerated file has a twin that must not be tolerated.

use chrono::NaiveDate;

use escrutinio::model::{ColumnKey, Field, FileFormat, Text};
use escrutinio::readers::{Purpose, ReadError, ReadOptions, Unreadable, read};

use super::{asides, fixture, keys, notes, table};

const ROLL: [&str; 10] = [
    "employee_id",
    "surname1",
    "surname2",
    "given_names",
    "curp",
    "nss",
    "position",
    "department",
    "shift",
    "hire_date",
];

#[test]
fn encodings_and_delimiters_give_the_same_table() {
    let plain = table("plain.csv");
    assert_eq!((plain.len(), keys(&plain)), (40, ROLL.to_vec()));
    for (name, encoding, sign) in [
        ("bom-semicolon.csv", "UTF-8", ';'),
        ("windows-1252.csv", "windows-1252", ','),
        ("mac-roman.csv", "macintosh", ','),
        ("utf-16le.txt", "UTF-16LE", '\t'),
        ("utf-16be.txt", "UTF-16BE", '\t'),
        ("pipe.txt", "UTF-8", '|'),
        ("really-csv.xlsx", "UTF-8", ','),
    ] {
        let file = fixture(name, &ReadOptions::default());
        assert_eq!(file.encoding.as_ref().map(|found| found.name), Some(encoding), "{name}");
        assert_eq!(file.delimiter.as_ref().map(|found| found.sign), Some(sign), "{name}");
        let other = &file.tables[0];
        assert_eq!(keys(other), ROLL, "{name}");
        for (left, right) in plain.entries().zip(other.entries()) {
            assert_eq!((left.row(), left.full_name()), (right.row(), right.full_name()), "{name}");
            assert_eq!(left.date(Field::HireDate), right.date(Field::HireDate), "{name}");
        }
        let misnamed = file.notes.iter().any(|note| note.code == "misnamed");
        assert_eq!(misnamed, name == "really-csv.xlsx");
    }
}

#[test]
fn titles_repeated_headers_totals_and_signatures_are_set_aside() {
    let table = table("titles-and-totals.csv");
    assert_eq!(keys(&table), ROLL);
    assert_eq!((table.header_row, table.len()), (Some(4), 30), "{:?}", asides(&table));
    insta::assert_compact_debug_snapshot!(asides(&table), @r#"[("title", 1, 2), ("blank", 3, 3), ("header", 4, 4), ("page_mark", 20, 20), ("repeated_header", 21, 21), ("blank", 37, 37), ("total", 38, 38), ("blank", 39, 39), ("signature", 40, 42)]"#);
}

#[test]
fn people_with_names_like_notes_stay_people() {
    let text = "No.,Nombre,CURP,Puesto\n1,TOTAL RAMIREZ JUAN,TORJ800101HSPTMN09,OPERADOR\n2,NOTA LUNA ANA,,SOLDADOR\n\
                3,FIRMA ROJAS EVA,,SOLDADOR\n,TOTAL,,3\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(file.tables[0].len(), 3);
    assert_eq!(asides(&file.tables[0]), [("header", 1, 1), ("total", 5, 5)]);
    let names = "NOMBRE COMPLETO,PUESTO\nTOTAL RAMIREZ JUAN,OPERADOR\nLUNA NOTA ANA,SOLDADOR\nTOTAL,2\n";
    let file = read(names.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!((file.tables[0].len(), asides(&file.tables[0])), (2, vec![("header", 1, 1), ("total", 4, 4)]));
}

#[test]
fn a_missing_header_is_no_loss() {
    let table = table("no-header.csv");
    assert_eq!((table.header_row, table.len()), (None, 25));
    for field in [Field::Curp, Field::Nss, Field::EmployeeId, Field::HireDate] {
        assert!(table.has(field), "{field:?} in {:?}", keys(&table));
    }
}

#[test]
fn two_lines_make_one_header_and_true_dates_stay_true() {
    let table = table("two-line-header.xlsx");
    assert_eq!(
        keys(&table),
        ["employee_id", "surname1", "surname2", "given_names", "curp", "hire_date", "birth_date", "position"]
    );
    assert_eq!((table.header_row, table.len()), (Some(3), 20));
    assert_eq!(asides(&table), [("title", 1, 1), ("blank", 2, 2), ("header", 3, 4)]);
    let first = table.entry(0).unwrap();
    assert_eq!(first.text(Field::EmployeeId), "100200");
    assert!(
        first.date(Field::BirthDate).is_some() && first.date(Field::BirthDate) < first.date(Field::HireDate)
    );
    assert_eq!(table.columns[5].header, "Fecha de Ingreso");
}

#[test]
fn sheets_with_the_same_columns_are_read_and_hidden_ones_only_by_name() {
    let file = fixture("several-sheets.xlsx", &ReadOptions::default());
    assert_eq!(file.format, FileFormat::Xlsx);
    assert_eq!(file.workbook.author.as_deref(), Some("Recursos Humanos"));
    let used: Vec<_> = file
        .sheets_seen
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.rows, sheet.used))
        .collect();
    assert_eq!(
        used,
        [
            ("Portada", false, 1, false),
            ("T1", false, 9, true),
            ("T2", false, 9, true),
            ("OCULTA", true, 9, false)
        ]
    );
    assert_eq!(file.tables[0].entry(0).unwrap().text(Field::EmployeeId), "000100200");
    let options = ReadOptions { sheets: vec!["OCULTA".into()], ..ReadOptions::default() };
    let file = fixture("several-sheets.xlsx", &options);
    assert_eq!(
        (file.tables.len(), file.tables[0].sheet.as_deref(), file.tables[0].len()),
        (1, Some("OCULTA"), 8)
    );
}

#[test]
fn content_beats_the_header_and_says_so() {
    let table = table("content-beats-header.csv");
    assert_eq!(keys(&table), ["employee_id", "name", "curp", "nss", "rfc"]);
    assert!(notes(&table).contains(&"header_disagrees"));
}

#[test]
fn the_order_of_day_and_month_is_decided_on_the_column() {
    let english = table("month-first.csv");
    assert_eq!(keys(&english), ["employee_id", "name", "hire_date", "birth_date"]);
    assert!(notes(&english).contains(&"dates_month_first"));
    let words = table("months-in-words.csv");
    for (left, right) in english.entries().zip(words.entries()) {
        assert_eq!(left.date(Field::HireDate), right.date(Field::HireDate));
        assert_eq!(left.date(Field::BirthDate), right.date(Field::BirthDate));
    }
    assert!(english.entries().all(|entry| entry.date(Field::BirthDate).is_some()));
}

#[test]
fn the_users_word_wins() {
    let options = ReadOptions {
        columns: vec![(ColumnKey::Header("dato 1".into()), Field::Id), (ColumnKey::Letter(0), Field::Phone)],
        ..ReadOptions::default()
    };
    let file = fixture("content-beats-header.csv", &options);
    assert_eq!(keys(&file.tables[0]), ["phone", "name", "curp", "id", "rfc"]);
    let text = "a,b\n1,NOMBRE\n2,PEREZ LOPEZ ANA\n";
    let options = ReadOptions { header_row: Some(2), ..ReadOptions::default() };
    let file = read(text.as_bytes(), "x.csv", &options).unwrap();
    assert_eq!((keys(&file.tables[0]), file.tables[0].len()), (vec!["-", "name"], 1));
    let options = ReadOptions { header_row: Some(0), ..ReadOptions::default() };
    assert_eq!(read(text.as_bytes(), "x.csv", &options).unwrap().tables[0].len(), 3);
}

#[test]
fn wishes_that_cannot_be_met_name_what_there_is() {
    let ask = |name: &str, options: ReadOptions| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess").join(name);
        read(&std::fs::read(path).unwrap(), name, &options).unwrap_err()
    };
    let error =
        ask("several-sheets.xlsx", ReadOptions { sheets: vec!["T9".into()], ..ReadOptions::default() });
    assert!(matches!(&error.what, Unreadable::UnknownSheet { there, .. } if there.len() == 4));
    let columns = vec![(ColumnKey::Header("Trabajadr".into()), Field::Name)];
    let error = ask("content-beats-header.csv", ReadOptions { columns, ..ReadOptions::default() });
    assert!(matches!(&error.what, Unreadable::UnknownColumn { near, .. } if near[0] == "Trabajador"));
    assert_eq!(error.code(), "LEC-010");
    let error = ask("plain.csv", ReadOptions { header_row: Some(900), ..ReadOptions::default() });
    assert_eq!(error.what, Unreadable::NoSuchRow { asked: 900, last: 41 });
    for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF"] {
        assert_eq!(read(bytes, "x.csv", &ReadOptions::default()).unwrap_err().what, Unreadable::Empty);
    }
}

#[test]
fn serial_numbers_in_a_date_column_are_days() {
    let text = "Nombre,Fecha de ingreso\nPEREZ LOPEZ ANA,45296\nLUNA ROJAS EVA,45297\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(file.tables[0].entry(0).unwrap().date(Field::HireDate), NaiveDate::from_ymd_opt(2024, 1, 5));
}

#[test]
fn quotes_that_run_away_swallow_no_row() {
    let sound = table("plain.csv");
    let file = fixture("runaway-quotes.csv", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!((table.len(), keys(table)), (40, ROLL.to_vec()));
    assert!(notes(table).contains(&"stray_quote"));
    for (left, right) in sound.entries().zip(table.entries()) {
        assert_eq!((left.row(), left.text(Field::Curp)), (right.row(), right.text(Field::Curp)));
    }
}

#[test]
fn a_line_break_inside_a_sound_quote_is_part_of_the_cell() {
    let text = "Nombre,Domicilio,Puesto\n\"PEREZ LOPEZ ANA\",\"Calle 5\nColonia Centro\",OPERADOR\nRUIZ LUNA EVA,x,y\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    let rows: Vec<u32> = file.tables[0].entries().map(|entry| entry.row()).collect();
    assert_eq!((rows, file.tables[0].raw(0, 1)), (vec![2, 3], "Calle 5\nColonia Centro"));
    assert!(!notes(&file.tables[0]).contains(&"stray_quote"));
}

#[test]
fn text_in_columns_of_fixed_width_is_a_table() {
    let file = fixture("fixed-width.txt", &ReadOptions::default());
    assert_eq!(file.format, FileFormat::FixedWidth);
    let table = &file.tables[0];
    assert_eq!(keys(table), ["employee_id", "name", "curp", "position", "hire_date"]);
    assert_eq!(
        asides(table),
        [("title", 1, 1), ("blank", 2, 2), ("header", 3, 3), ("blank", 34, 34), ("total", 35, 35)]
    );
    assert!(
        table
            .entries()
            .all(|entry| entry.text(Field::Curp).len() == 18 && entry.date(Field::HireDate).is_some())
    );
}

#[test]
fn rosters_and_absences_have_their_own_words() {
    let options = ReadOptions { purpose: Purpose::Roster, ..ReadOptions::default() };
    let file = fixture("roster.csv", &options);
    assert_eq!(keys(&file.tables[0]), ["employee_id", "date", "start", "end", "place"]);
    assert_eq!(file.tables[0].entry(0).unwrap().date(Field::Date), NaiveDate::from_ymd_opt(2025, 6, 23));
    let options = ReadOptions { purpose: Purpose::Absences, ..ReadOptions::default() };
    assert_eq!(keys(&fixture("absences.csv", &options).tables[0]), ["employee_id", "from", "to", "kind"]);
}

#[test]
fn a_scan_is_named_for_what_it_is() {
    let refused = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess").join(name);
        read(&std::fs::read(path).unwrap(), name, &ReadOptions::default()).unwrap_err().what
    };
    assert_eq!(refused("scan.pdf"), Unreadable::PdfScan);
}

#[test]
fn every_error_has_its_own_code_and_both_languages() {
    let mut codes: Vec<&str> = ReadError::CODES.iter().map(|(code, _)| *code).collect();
    codes.dedup();
    assert_eq!(codes.len(), ReadError::CODES.len());
    for (code, title) in ReadError::CODES {
        assert!(
            code.starts_with("LEC-") && !title.es.is_empty() && !title.en.is_empty() && title.es != title.en,
            "{code}"
        );
    }
    let seen = Text::new("una imagen", "a picture");
    let all = [
        Unreadable::Empty,
        Unreadable::NotATable { seen },
        Unreadable::PdfScan,
        Unreadable::PdfText,
        Unreadable::Encrypted,
        Unreadable::TooLarge { bytes: 2, limit: 1 },
        Unreadable::TooManyColumns { row: 1, limit: 1 },
        Unreadable::TooManyRows { limit: 1 },
        Unreadable::UnknownSheet { asked: "a".into(), there: Vec::new() },
        Unreadable::UnknownColumn { asked: "a".into(), near: Vec::new() },
        Unreadable::NoSuchRow { asked: 2, last: 1 },
        Unreadable::Damaged { detail: "zip".into() },
        Unreadable::NoSheets,
        Unreadable::TooManyCells { limit: 1 },
        Unreadable::PdfLetters,
    ];
    for (at, what) in all.into_iter().enumerate() {
        let problem = ReadError { file: "padron.xlsx".into(), what }.problem();
        assert_eq!(problem.code, ReadError::CODES[at].0);
        for msg in [&problem.detail, &problem.help] {
            for (name, _) in &msg.args {
                let place = format!("{{{name}}}");
                assert!(
                    msg.template.es.contains(&place) && msg.template.en.contains(&place),
                    "{}",
                    problem.code
                );
            }
        }
    }
}

#[test]
fn too_many_columns_are_an_error_that_names_the_row() {
    let text = format!("a,b\n{}\n", ",".repeat(1_000_000));
    let error = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap_err();
    assert_eq!(error.what, Unreadable::TooManyColumns { row: 2, limit: 16_384 });
}

#[test]
fn rows_of_zeros_dragged_down_are_no_people() {
    let text = "Ficha,Nombre,Puesto,Sueldo,Bono\n1,PEREZ LOPEZ ANA,OPERADOR,300,10\n2,RUIZ LUNA EVA,SOLDADOR,310,10\n\
                3,,SOLDADOR,310,10\n,,,0,0\n,,,#N/A,0\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(asides(&file.tables[0]), [("header", 1, 1), ("filler", 5, 6)]);
    assert_eq!(file.tables[0].len(), 3, "a numbered row without a name is reported, not dropped");
}

#[test]
fn captions_inside_the_table_are_set_aside() {
    let text = "No. Emp,Nombre,CURP,Puesto\nLINEA 3,,,\n1,PEREZ LOPEZ ANA,PELA800101MSPRPN08,OPERADOR\n\
                DEPARTAMENTO: PINTURA,,,\n2,RUIZ LUNA EVA,RULE800101MSPZNV05,PINTOR\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(asides(&file.tables[0]), [("header", 1, 1), ("caption", 2, 2), ("caption", 4, 4)]);
}

#[test]
fn the_better_of_two_columns_for_one_field_wins() {
    let text = "Puesto,Categoría del puesto,Nombre\nOPERADOR,A1,PEREZ LOPEZ ANA\nSOLDADOR,B2,RUIZ LUNA EVA\nPINTOR,B3,LUNA SOTO IAN\n";
    let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
    assert_eq!(keys(&file.tables[0]), ["position", "-", "name"]);
    assert!(file.tables[0].columns[1].why.template.en.contains("fits better"));
}
