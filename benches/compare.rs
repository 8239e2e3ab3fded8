//! Two rolls of 100,000 rows compared, as a ratio to reading them both. Run: `cargo bench --bench compare`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints, and may stop"
)]

use std::fmt::Write as _;
use std::time::Instant;

use escrutinio::analysis::compare::compare;
use escrutinio::analysis::identity::curp::check_digit;
use escrutinio::analysis::linking::Linker;
use escrutinio::model::Entry;
use escrutinio::readers::{ReadOptions, read};

const ROWS: usize = 100_000;
const GIVEN: [&str; 20] = [
    "ANA", "LUIS", "EVA", "JUAN", "ROSA", "PEDRO", "MARIA", "JOSE", "LAURA", "MIGUEL", "SOFIA", "CARLOS",
    "ELENA", "JORGE", "IRMA", "RAUL", "NORA", "HUGO", "ALMA", "IVAN",
];
const SURNAMES: [&str; 25] = [
    "RUIZ", "PEREZ", "LARA", "SOLIS", "MORA", "CRUZ", "SOTO", "VEGA", "LUNA", "RIOS", "LEON", "MEZA",
    "ROJAS", "SILVA", "TORRES", "REYES", "ORTIZ", "CASTRO", "RAMOS", "FLORES", "NAVA", "PINEDA", "SALAS",
    "TREJO", "ZAVALA",
];

/// A CURP whose check digit holds, and no two alike: the day of birth and the homoclave count the rows.
fn curp(at: usize, given: &str, first: &str, second: &str) -> String {
    let inner = |name: &str, vowel: bool| {
        let found = name.chars().skip(1).find(|c| "AEIOU".contains(*c) == vowel);
        found.unwrap_or('X')
    };
    let days = u64::try_from(at % 10_000).unwrap();
    let born = chrono::NaiveDate::from_ymd_opt(1962, 1, 1).unwrap() + chrono::Days::new(days);
    let start = |name: &str| name.chars().next().unwrap();
    let mut text = format!("{}{}{}{}", start(first), inner(first, true), start(second), start(given));
    write!(text, "{}HSP", born.format("%y%m%d")).unwrap();
    text.extend([inner(first, false), inner(second, false), inner(given, false)]);
    write!(text, "{}0", at / 10_000).unwrap();
    let digit = check_digit(text.as_bytes().try_into().unwrap());
    text.pop();
    text.push(char::from(digit));
    text
}

/// A roll; every tenth row differs by version.
fn roll(version: usize) -> String {
    let mut text = String::from("NO. EMPLEADO,NOMBRE,CURP,PUESTO,DEPARTAMENTO\n");
    for at in (0..ROWS).filter(|at| at % 20 != version) {
        let (given, first, second) = (GIVEN[at % 20], SURNAMES[at / 20 % 25], SURNAMES[at / 500 % 25]);
        let title = if at % 10 == 3 && version == 1 { "TECNICO" } else { "OPERADOR" };
        let curp = curp(at, given, first, second);
        writeln!(text, "{at},{first} {second} {given},{curp},{title},LINEA {}", at % 40).unwrap();
    }
    text
}

fn main() {
    let (old, new) = (roll(0), roll(1));
    let options = ReadOptions::default();
    let start = Instant::now();
    let before = read(old.as_bytes(), "a.csv", &options).unwrap();
    let mut after = read(new.as_bytes(), "b.csv", &options).unwrap();
    after.tables[0].index = 1;
    let reading = start.elapsed();
    let left: Vec<Entry<'_>> = before.tables[0].entries().collect();
    let right: Vec<Entry<'_>> = after.tables[0].entries().collect();
    let start = Instant::now();
    let linker = Linker::read(&[left.as_slice(), &right].concat(), 2);
    let found = compare(&left, &right, &linker);
    let comparing = start.elapsed();
    assert_eq!(found.old.persons, found.same() + found.changed() + found.removed.len());
    assert_eq!(found.new.persons, found.same() + found.changed() + found.added.len());
    println!(
        "{} and {} rows: read in {} ms, compared in {} ms, ratio {}.{:02}; {} same, {} changed, {} removed, {} added",
        found.old.all,
        found.new.all,
        reading.as_millis(),
        comparing.as_millis(),
        comparing.as_micros() / reading.as_micros(),
        comparing.as_micros() * 100 / reading.as_micros() % 100,
        found.same(),
        found.changed(),
        found.removed.len(),
        found.added.len(),
    );
}
