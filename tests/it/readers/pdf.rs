//! Rolls as PDF: three programs' pages become the same people; what is hostile ends soon.

use std::fmt::Write as _;
use std::io::Write as _;

use chrono::NaiveDate;

use escrutinio::model::{Field, FileFormat, Table};
use escrutinio::readers::{ReadOptions, Unreadable, read};

use super::{asides, fixture, keys, notes, table};

/// The fields of the columns on paper, without the two that say where a row stands on it.
fn fields(table: &Table) -> Vec<&'static str> {
    let mut fields = keys(table);
    assert_eq!(fields.split_off(fields.len() - 2), ["-", "-"]);
    fields
}

#[test]
fn pages_of_three_programs_hold_the_same_people() {
    let plain = table("plain.csv");
    for (name, first) in [("text-layer.pdf", 3), ("reportlab.pdf", 4), ("chromium.pdf", 3)] {
        let file = fixture(name, &ReadOptions::default());
        assert_eq!((file.format, file.tables.len()), (FileFormat::Pdf, 1), "{name}");
        let other = &file.tables[0];
        assert_eq!((fields(other), other.len()), (keys(&plain), 40), "{name}");
        assert_eq!(other.entry(0).unwrap().row(), first, "{name}");
        for (left, right) in plain.entries().zip(other.entries()) {
            for field in [
                Field::EmployeeId,
                Field::Surname1,
                Field::Surname2,
                Field::GivenNames,
                Field::Curp,
                Field::Nss,
                Field::Department,
                Field::Shift,
            ] {
                assert_eq!(left.text(field), right.text(field), "{name} {field:?} row {}", right.row());
            }
            let (long, read) = (left.text(Field::Position), right.text(Field::Position));
            assert_eq!(long, read, "{name} row {}", right.row());
            assert_eq!(left.date(Field::HireDate), right.date(Field::HireDate), "{name}");
        }
    }
    assert_eq!(
        asides(&table("reportlab.pdf")),
        [
            ("title", 1, 2),
            ("header", 3, 3),
            ("page_furniture", 25, 25),
            ("repeated_header", 26, 26),
            ("total", 46, 46),
            ("signature", 47, 47),
            ("page_furniture", 48, 48),
        ]
    );
    assert!(notes(&table("text-layer.pdf")).contains(&"pdf_sideways"));
    assert!(notes(&table("chromium.pdf")).contains(&"pdf_wrapped"));
}

#[test]
fn each_row_knows_its_place_on_the_paper() {
    let table = table("reportlab.pdf");
    let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers[10..], ["(página)", "(renglón de la página)"]);
    let places: Vec<(&str, &str)> =
        (0..table.len()).map(|index| (table.raw(index, 10), table.raw(index, 11))).collect();
    assert_eq!((places[0], places[39].0), (("1", "4"), "2"));
}

#[test]
fn long_cells_stamps_and_footers_cost_no_row() {
    let file = fixture("wrapped.pdf", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!(table.len(), 60, "{:?}", asides(table));
    assert!(table.entries().all(|entry| entry.text(Field::Position).ends_with(" DE PRIMER NIVEL")));
    assert!(table.entries().all(|entry| entry.text(Field::Curp).len() == 18));
    let codes: Vec<&str> = asides(table).iter().map(|(code, ..)| *code).collect();
    assert!(codes.contains(&"page_furniture") && codes.contains(&"repeated_header"), "{codes:?}");
    assert!(!codes.contains(&"caption"), "{:?}", asides(table));
    let said: Vec<&str> = file.notes.iter().map(|note| note.code).collect();
    assert_eq!(said, ["pdf", "pdf_turned"]);
}

#[test]
fn a_scan_with_letters_beneath_is_said_to_be_one() {
    let file = fixture("scan-with-letters.pdf", &ReadOptions::default());
    let said: Vec<&str> = file.notes.iter().map(|note| note.code).collect();
    assert_eq!((said, file.tables[0].len()), (vec!["pdf", "pdf_ocr"], 20));
}

/// A PDF of numbered objects; object 1 is the catalogue.
fn pdf(objects: &[(u32, &str, Option<Vec<u8>>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (number, dict, stream) in objects {
        write!(out, "{number} 0 obj{dict}").unwrap();
        if let Some(stream) = stream {
            out.extend(b"stream\n");
            out.extend(stream);
            out.extend(b"\nendstream");
        }
        out.extend(b"\nendobj\n");
    }
    out.extend(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    out
}

const CATALOG: (u32, &str, Option<Vec<u8>>) = (1, "<</Type/Catalog/Pages 2 0 R>>", None);
const TREE: (u32, &str, Option<Vec<u8>>) = (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", None);
const PAGE: &str =
    "<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</N 10 0 R>>>>/Contents 4 0 R>>";
const FONT: (u32, &str, Option<Vec<u8>>) =
    (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", None);

/// A page with a content stream.
fn page(content: &str) -> Vec<u8> {
    pdf(&[CATALOG, TREE, (3, PAGE, None), (4, "<<>>", Some(content.as_bytes().to_vec())), FONT])
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn refused(bytes: &[u8]) -> Unreadable {
    read(bytes, "padron.pdf", &ReadOptions::default()).unwrap_err().what
}

#[test]
fn bombs_are_refused_before_they_unfold() {
    let bomb = packed(&vec![b' '; 64 << 20]);
    let with = |dict: &'static str, stream: Vec<u8>| {
        pdf(&[CATALOG, TREE, (3, PAGE, None), (4, dict, Some(stream)), FONT])
    };
    assert!(matches!(refused(&with("<</Filter/FlateDecode>>", bomb.clone())), Unreadable::TooLarge { .. }));
    let twice = with("<</Filter[/FlateDecode/FlateDecode]>>", packed(&bomb));
    assert!(matches!(refused(&twice), Unreadable::Damaged { .. }));
    let mut letters = String::new();
    for byte in &bomb {
        write!(letters, "{byte:02x}").unwrap();
    }
    let as_letters = with("<</Filter[/ASCIIHexDecode/FlateDecode]>>", letters.into_bytes());
    assert!(matches!(refused(&as_letters), Unreadable::TooLarge { .. }));
    // Forms that show forms that show forms: fifty to the twelfth.
    let mut objects = vec![CATALOG, TREE, (3, PAGE, None), (4, "<<>>", Some(b"/N Do".to_vec())), FONT];
    let dicts: Vec<String> = (11..40)
        .map(|next| format!("<</Type/XObject/Subtype/Form/Resources<</XObject<</N {next} 0 R>>>>>>"))
        .collect();
    objects
        .extend((10..).zip(&dicts).map(|(number, dict)| (number, dict.as_str(), Some(b"/N Do ".repeat(50)))));
    assert!(matches!(refused(&pdf(&objects)), Unreadable::Damaged { .. }));
    let long = format!("BT /F 8 Tf {} ET", "(abcdefgh) Tj ".repeat(30_000));
    assert!(matches!(refused(&page(&long)), Unreadable::Damaged { .. }));
}

/// A list of 300,000 pages costs a second to walk: it is refused by what the bytes declare, packed or not.
#[test]
fn more_pages_than_any_roll_has_are_refused() {
    let one = "<</Type/Page/MediaBox[0 0 9 9]>>";
    let many: Vec<_> = (10..20_012).map(|number| (number, one, None)).collect();
    let Unreadable::Damaged { detail } = refused(&pdf(&[[CATALOG, TREE].as_slice(), &many].concat())) else {
        panic!("read")
    };
    assert_eq!(detail, "pages");
    let within = packed(one.repeat(20_002).as_bytes());
    let objects =
        pdf(&[CATALOG, TREE, (3, "<</Type/ObjStm/N 20002/First 0/Filter/FlateDecode>>", Some(within))]);
    assert!(matches!(refused(&objects), Unreadable::Damaged { detail } if detail == "pages"));
    // As many words in a page's text are no pages.
    let words = format!("BT /F 8 Tf 40 700 Td (Se avisa) Tj ET {}", "% /Page\n".repeat(20_002));
    let text = (4, "<</Filter/FlateDecode>>", Some(packed(words.as_bytes())));
    assert_eq!(refused(&pdf(&[CATALOG, TREE, (3, PAGE, None), text, FONT])), Unreadable::PdfText);
}

/// Programs that write each cell as its own text may end one where the next begins: they stay two cells.
#[test]
fn cells_that_touch_stay_two() {
    let mut content = String::new();
    let rows = [("FICHA", "NOMBRE"), ("100017", "PEREZ LOPEZ ANA"), ("100023", "LUNA ROJAS EVA")];
    for (at, (number, name)) in rows.iter().enumerate() {
        let y = 780 - at * 12;
        // Six figures of Helvetica at 8 points are 26.7 wide: the number ends where the name begins.
        writeln!(content, "BT /F 8 Tf 40 {y} Td ({number}) Tj ET").unwrap();
        writeln!(content, "BT /F 8 Tf {} {y} Td ({name}) Tj ET", 40.0 + 26.7).unwrap();
    }
    let file = read(&page(&content), "padron.pdf", &ReadOptions::default()).unwrap();
    let entry = file.tables[0].entry(0).unwrap();
    assert_eq!((entry.text(Field::EmployeeId), entry.text(Field::Name)), ("100017", "PEREZ LOPEZ ANA"));
}

#[test]
fn nesting_passwords_and_torn_files_are_told() {
    let deep = [b"%PDF-1.7 1 0 obj ".as_slice(), &b"[".repeat(1_000_000)].concat();
    assert!(matches!(refused(&deep), Unreadable::Damaged { .. }));
    let dicts = [b"%PDF-1.7 1 0 obj ".as_slice(), &b"<</A".repeat(1_000_000)].concat();
    assert!(matches!(refused(&dicts), Unreadable::Damaged { .. }));
    let locked = [page("BT ET").as_slice(), b"trailer<</Encrypt 9 0 R>>"].concat();
    assert_eq!(refused(&locked), Unreadable::Encrypted);
    assert!(matches!(refused(b"%PDF-1.7"), Unreadable::Damaged { .. }));
    assert_eq!(refused(&page("0 0 m 9 9 l S")), Unreadable::PdfScan);
    assert_eq!(refused(&page("BT /F 8 Tf 40 700 Td (Se avisa al personal) Tj ET")), Unreadable::PdfText);
}

/// A font without names for its letters shows shapes only.
#[test]
fn letters_that_cannot_be_known_are_not_guessed() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>";
    let content = "BT /F 8 Tf 40 700 Td <0001000200030004> Tj ET";
    let bytes = pdf(&[
        CATALOG,
        TREE,
        (3, PAGE, None),
        (4, "<<>>", Some(content.as_bytes().to_vec())),
        (5, font, None),
    ]);
    assert_eq!(refused(&bytes), Unreadable::PdfLetters);
}

/// Rows at places: right-aligned numbers, a title across, a header wider than its column.
fn drawn(rows: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut content = String::from(
        "BT /F 8 Tf 60 800 Td (PADRON DE PERSONAL ACTIVO DE LA PLANTA AL 20 DE MAYO DE 2025) Tj ET\n",
    );
    for (at, (number, name, curp)) in rows.iter().enumerate() {
        let y = 780 - at * 12;
        // Helvetica figures are 0.556 wide.
        let left = 100.0 - 8.0 * 0.556 * f64::from(u32::try_from(number.len()).unwrap());
        writeln!(content, "BT /F 8 Tf {left:.1} {y} Td ({number}) Tj ET").unwrap();
        writeln!(content, "BT /F 8 Tf 110 {y} Td ({name}) Tj ET BT /F 8 Tf 300 {y} Td ({curp}) Tj ET")
            .unwrap();
    }
    page(&content)
}

#[test]
fn figures_flush_right_are_one_column() {
    let people = [
        ("FICHA", "NOMBRE", "CURP"),
        ("7", "PEREZ LOPEZ ANA", "HEGG560427MVZRRL04"),
        ("12", "LUNA ROJAS EVA", "AAPR630321HDFLRC09"),
        ("1300", "DE LA CRUZ MUNOZ JUAN", "PXNE660720HMCXTN06"),
        ("99", "ROJAS LUNA PEDRO", "BOXW310820HNERXN09"),
    ];
    let file = read(&drawn(&people), "padron.pdf", &ReadOptions::default()).unwrap();
    let table = &file.tables[0];
    assert_eq!(
        (fields(table), table.len(), table.header_row),
        (vec!["employee_id", "name", "curp"], 4, Some(2))
    );
    for (entry, person) in table.entries().zip(&people[1..]) {
        assert_eq!(entry.text(Field::EmployeeId), person.0);
        assert_eq!(entry.text(Field::Name), person.1);
    }
    assert_eq!(asides(table), [("title", 1, 1), ("header", 2, 2)]);
}

#[test]
fn words_of_the_user_win_over_what_the_page_says() {
    let options = ReadOptions { header_row: Some(3), ..ReadOptions::default() };
    let file = fixture("reportlab.pdf", &options);
    assert_eq!(file.tables[0].header_row, Some(3));
    assert_eq!(file.tables[0].entry(0).unwrap().date(Field::HireDate), NaiveDate::from_ymd_opt(1995, 2, 21));
}

#[test]
fn a_page_that_is_only_a_picture_is_named() {
    let tree = (2, "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>", None);
    let content = "BT /F 8 Tf 40 780 Td (FICHA) Tj ET BT /F 8 Tf 110 780 Td (NOMBRE) Tj ET BT /F 8 Tf 40 768 Td (100017) Tj ET BT /F 8 Tf 110 768 Td (PEREZ LOPEZ ANA) Tj ET BT /F 8 Tf 40 756 Td (100023) Tj ET BT /F 8 Tf 110 756 Td (LUNA ROJAS EVA) Tj ET";
    let picture = "<</Type/Page/MediaBox[0 0 595 842]/Resources<</XObject<</N 8 0 R>>>>/Contents 7 0 R>>";
    let image = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>";
    let file = |second: &'static str| {
        let bytes = pdf(&[
            CATALOG,
            tree.clone(),
            (3, PAGE, None),
            (4, "<<>>", Some(content.as_bytes().to_vec())),
            FONT,
            (6, picture, None),
            (7, "<<>>", Some(second.as_bytes().to_vec())),
            (8, image, Some(vec![0])),
        ]);
        read(&bytes, "padron.pdf", &ReadOptions::default()).unwrap()
    };
    let shown = file("q 500 0 0 700 40 40 cm /N Do Q");
    let note = shown.notes.iter().find(|note| note.code == "pdf_picture_pages").unwrap();
    assert!(format!("{note:?}").contains("Word(\"2\")"), "{note:?}");
    assert!(file("q Q").notes.iter().all(|note| note.code != "pdf_picture_pages"));
}

#[test]
fn text_cut_where_its_cell_ends_is_told_of() {
    let file = super::fixture("cut-text.pdf", &ReadOptions::default());
    let table = &file.tables[0];
    assert_eq!(keys(table)[..4], ["employee_id", "name", "curp", "position"]);
    assert_eq!(table.len(), 30);
    assert!(
        table.entries().all(|entry| entry.text(Field::Curp).len() == 18),
        "each cell keeps its own letters"
    );
    let note = table.notes.iter().find(|note| note.code == "pdf_cut_text").unwrap();
    assert!(format!("{note:?}").contains("Word(\"B\")"), "{note:?}");
    for whole in
        ["text-layer.pdf", "chromium.pdf", "reportlab.pdf", "across.pdf", "wrapped.pdf", "narrow-plain.pdf"]
    {
        let file = super::fixture(whole, &ReadOptions::default());
        assert!(!super::notes(&file.tables[0]).contains(&"pdf_cut_text"), "{whole}");
    }
}

#[test]
fn columns_stuck_together_are_refused_with_a_clear_word() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mess/stuck.pdf");
    let bytes = std::fs::read(path).unwrap();
    let error = read(&bytes, "stuck.pdf", &ReadOptions::default()).unwrap_err();
    assert_eq!((error.code(), &error.what), ("LEC-004", &Unreadable::PdfColumns));
    assert!(format!("{:?}", error.problem().help).contains("typing-sheet"));
    // Whoever names the header wants to see it all the same.
    let told = ReadOptions { header_row: Some(2), ..ReadOptions::default() };
    assert!(read(&bytes, "stuck.pdf", &told).is_ok());
}
