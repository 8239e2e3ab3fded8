//! Pair for pair: what the search finds is what looking at every pair finds.

use proptest::prelude::*;

use super::Engine;
use crate::model::{Column, Entry, Field, Msg, Table, TableBuilder};

const SURNAMES: [&str; 14] = [
    "HERNANDEZ",
    "HERNANDES",
    "HDZ",
    "GARCIA",
    "GRACIA",
    "PEÑA",
    "PENA",
    "PINA",
    "ROSAS",
    "ROJAS",
    "XOCHIHUA",
    "XOCHIUA",
    "DE LA CRUZ",
    "CRUZ",
];
const GIVEN: [&str; 12] =
    ["JOSE", "J.", "JUAN", "JUANA", "MA.", "MARIA", "GUADALUPE", "GPE", "ANA", "BRENDA", "😀", "GUADALUP"];
const CURPS: [&str; 6] = [
    "HEGG560427MVZRRL04",
    "HEGG560427MVZRRL05",
    "HEGG560472MVZRRL04",
    "PXNE660720HMCXTN06",
    "BOXW310820HNERXN09",
    "EGG560427MVZRRL04",
];
const NSS: [&str; 5] = ["92919084431", "92919804431", "9291908443", "12345678903", "929190844311"];

fn table(fields: &[Field], rows: &[Vec<String>]) -> Table {
    let column =
        |&field| Column { header: String::new(), field: Some(field), why: Msg::new("", ""), hidden: false };
    let mut table = TableBuilder::new(None, Some(1), fields.iter().map(column).collect());
    for (row, cells) in (2..).zip(rows) {
        table.push_row(row, cells.iter().map(String::as_str));
    }
    let day = |n: u32| chrono::NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n * n).unwrap());
    let days = (0_u32..).take(rows.len()).map(|n| if n % 7 == 0 { None } else { day(n % 12) });
    table.dates(Field::HireDate, days.collect());
    table.finish()
}

fn one_of(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    (0..list.len() + 1).prop_map(|at| list.get(at).map_or_else(String::new, |text| (*text).to_owned()))
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let words = (one_of(&SURNAMES), one_of(&SURNAMES), one_of(&GIVEN), one_of(&GIVEN), 0..4_u8);
    let name = words.prop_map(|(first, second, given, more, order)| match order {
        0 => format!("{given} {more} {first} {second}"),
        1 => format!("{second} {first} {given}"),
        2 => format!("{first}{second} {given} {more}"),
        _ => format!("{first} {second} {given} {more}"),
    });
    let number = (0..30_u32).prop_map(|n| if n < 8 { String::new() } else { n.to_string() });
    let few = || one_of(&["A", "B", "CALLE UNICA 7"]);
    (number, name, one_of(&CURPS), one_of(&NSS), few(), few()).prop_map(
        |(number, name, curp, nss, post, address)| {
            vec![number, name, curp, nss, post, address, String::new()]
        },
    )
}

const FIELDS: [Field; 7] = [
    Field::EmployeeId,
    Field::Name,
    Field::Curp,
    Field::Nss,
    Field::Position,
    Field::Address,
    Field::HireDate,
];

fn same(rows: &[Vec<String>], width: usize, across: Option<usize>) {
    let table = table(&FIELDS[..width], &rows.iter().map(|row| row[..width].to_vec()).collect::<Vec<_>>());
    let entries: Vec<Entry<'_>> = table.entries().collect();
    let engine = Engine::read(&entries, across);
    assert_eq!(engine.pairs(), engine.all_pairs());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_pair_is_lost(rows in proptest::collection::vec(row(), 2..70), width in 1..8_usize) {
        same(&rows, width, None);
    }

    #[test]
    fn no_pair_across_two_lists_is_lost(rows in proptest::collection::vec(row(), 4..60), width in 2..8_usize) {
        same(&rows, width, Some(rows.len() / 3));
    }
}

#[test]
fn a_roll_of_equal_rows_costs_its_rows_and_not_their_square() {
    let rows: Vec<Vec<String>> = vec![vec!["77".into(), "ANA ROSAS SOTO".into()]; 20_000];
    let table = table(&FIELDS[..2], &rows);
    let entries: Vec<Entry<'_>> = table.entries().collect();
    assert!(Engine::read(&entries, None).pairs().len() < rows.len());
}
