//! How long reading takes beside what the underlying crates need to walk the same bytes.
//!
//! Prints ratios of one run, so that they mean the same on any machine:
//! `cargo bench --bench readers`, with `-- csv` or `-- xlsx` for one of them.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a program that measures"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use calamine::Reader as _;
use escrutinio::model::Field;
use escrutinio::readers::{ReadOptions, read};
use rust_xlsxwriter::{Color, Format, FormatBorder};

const ROWS: usize = 1_000_000;
const BOOK_ROWS: usize = 100_000;

fn main() {
    // `cargo test --benches` builds and starts this too: then one small round is enough.
    let rows = if std::env::args().any(|argument| argument == "--bench") { ROWS } else { 1_000 };
    let wanted = |what: &str| std::env::args().all(|argument| argument != what);
    if wanted("xlsx") {
        delimited(rows);
    }
    if wanted("csv") {
        workbooks(rows.min(BOOK_ROWS), false);
        workbooks(rows.min(BOOK_ROWS), true);
    }
}

fn delimited(rows: usize) {
    let text = roll(rows);
    let walk = best(|| {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut cells = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len();
        }
        cells
    });
    let whole = best(|| {
        let file = read(text.as_bytes(), "roll.csv", &ReadOptions::default()).unwrap();
        let table = &file.tables[0];
        assert_eq!(table.len() as u64 + table.rows_set_aside(), rows as u64 + 1);
        table.entries().filter(|entry| entry.date(Field::HireDate).is_some()).count()
    });
    report("csv", rows, text.len(), whole, walk);
    let file = read(text.as_bytes(), "roll.csv", &ReadOptions::default()).unwrap();
    println!("csv held bytes / decoded text: {:.2}", file.tables[0].held_bytes() as f64 / text.len() as f64);
}

/// Colours, strike-through and number formats are read in both; `calamine` alone is asked for none.
fn workbooks(rows: usize, styled: bool) {
    let book = workbook(rows, styled);
    let walk = best(|| {
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(book.as_slice())).unwrap();
        book.worksheet_range("Hoja1").unwrap().used_cells().count()
    });
    let whole = best(|| read(&book, "roll.xlsx", &ReadOptions::default()).unwrap().tables[0].len());
    let what = if styled { "xlsx with styles" } else { "xlsx" };
    report(what, rows, book.len(), whole, walk);
    let table = read(&book, "roll.xlsx", &ReadOptions::default()).unwrap().tables.swap_remove(0);
    println!(
        "{what} held bytes / text of the cells: {:.2}",
        table.held_bytes() as f64 / table.text_bytes() as f64
    );
}

fn report(what: &str, rows: usize, bytes: usize, whole: Duration, walk: Duration) {
    println!(
        "{what}: {rows} rows, {} KiB: read {whole:.0?}, walk {walk:.0?}, ratio {:.2}",
        bytes / 1024,
        whole.as_secs_f64() / walk.as_secs_f64()
    );
}

/// The shortest of five rounds.
fn best<T>(mut round: impl FnMut() -> T) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        black_box(round());
        start.elapsed()
    });
    times.min().unwrap()
}

fn person(at: usize) -> [String; 10] {
    let surnames = ["PÉREZ", "LÓPEZ", "MUÑOZ", "GARCÍA", "HERNÁNDEZ", "DE LA CRUZ", "RAMÍREZ"];
    let pick = |list: &[&str], step: usize| list[(at * 7919 / step) % list.len()].to_owned();
    let born = (1965 + at % 38, 1 + at % 12, 1 + at % 28);
    [
        (100_000 + at).to_string(),
        pick(&surnames, 1),
        pick(&surnames, 11),
        pick(&["JUAN", "MARÍA FERNANDA", "JOSÉ LUIS", "ANA", "IVÁN"], 3),
        format!("PELJ{:02}{:02}{:02}HSPRPN{:02}", born.0 % 100, born.1, born.2, at % 100),
        format!("{:011}", 3_000_000_000_u64 + at as u64 * 9973),
        pick(&["OPERADOR DE PRODUCCIÓN", "SOLDADOR", "SUPERVISOR DE LÍNEA"], 5),
        pick(&["ENSAMBLE", "PINTURA", "ALMACÉN"], 13),
        pick(&["T1", "T2", "T3"], 17),
        format!("{:02}/{:02}/{}", born.2, born.1, born.0 + 20),
    ]
}

const HEAD: [&str; 10] = [
    "No. Empleado",
    "Ap. Paterno",
    "Ap. Materno",
    "Nombre(s)",
    "CURP",
    "NSS",
    "Puesto",
    "Depto.",
    "Turno",
    "F. Ingreso",
];

fn roll(rows: usize) -> String {
    let mut text = HEAD.join(",") + "\n";
    for at in 0..rows {
        writeln!(text, "{}", person(at).join(",")).unwrap();
    }
    text
}

fn workbook(rows: usize, styled: bool) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Hoja1").unwrap();
    sheet.write_row(0, 0, HEAD).unwrap();
    let bordered = || Format::new().set_border(FormatBorder::Thin).set_num_format("@");
    let plain = bordered();
    let marked = [bordered().set_background_color(Color::Yellow), bordered().set_font_strikethrough()];
    for at in 0..rows {
        let row = u32::try_from(at).unwrap() + 1;
        let format = if at % 9 == 0 { &marked[at % 2] } else { &plain };
        if styled {
            sheet.write_row_with_format(row, 0, person(at), format).unwrap();
        } else {
            sheet.write_row(row, 0, person(at)).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
