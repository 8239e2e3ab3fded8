//! Pair for pair: what the search finds is what looking at every pair finds.

use proptest::prelude::*;

use super::bits::{BIT, Bits};
use super::ground::Sought;
use super::{Engine, Kept};
use super::{Looking, Prior, all_pairs, prior_across};
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
const CURPS: [&str; 8] = [
    "HEGG560427MVZRRL04",
    "HEGG560427MVZRRL05",
    "HEGG560472MVZRRL04",
    "HEGG560417MVZRRL04",
    "HEGG060417MVZRRL04",
    "PXNE660720HMCXTN06",
    "BOXW310820HNERXN09",
    "EGG560427MVZRRL04",
];
const RFCS: [&str; 7] = [
    "HEGG560427",
    "HEGG5604277T3",
    "HEGG560427AB1",
    "PXNE660720M12",
    "PXNE660720",
    "BOXW310820QQ9",
    "XAXX010101000",
];
const NSS: [&str; 5] = ["92919084431", "92919804431", "9291908443", "12345678903", "929190844311"];

fn table(fields: &[Field], rows: &[Vec<String>]) -> Table {
    let column = |&field| Column {
        header: String::new(),
        field: Some(field),
        why: Msg::new("", ""),
        hidden: false,
        made: None,
    };
    let mut table = TableBuilder::new(None, Some(1), fields.iter().map(column).collect());
    for (row, cells) in (2..).zip(rows) {
        table.push_row(row, cells.iter().map(String::as_str));
    }
    let day = |n: u32| chrono::NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n * n).unwrap());
    let days = (0_u32..).take(rows.len()).map(|n| if n % 7 == 0 { None } else { day(n % 12) });
    let days: Vec<_> = days.collect();
    if fields.contains(&Field::BirthDate) {
        table.dates(Field::BirthDate, days.iter().rev().copied().collect());
    }
    if fields.contains(&Field::HireDate) {
        table.dates(Field::HireDate, days);
    }
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
    let codes = (one_of(&CURPS), one_of(&NSS), one_of(&RFCS));
    (number, name, codes, few(), few()).prop_map(|(number, name, (curp, nss, rfc), post, address)| {
        vec![number, name, curp, nss, rfc, post, address, String::new(), String::new()]
    })
}

const FIELDS: [Field; 9] = [
    Field::EmployeeId,
    Field::Name,
    Field::Curp,
    Field::Nss,
    Field::Rfc,
    Field::Position,
    Field::Address,
    Field::HireDate,
    Field::BirthDate,
];

/// Of the fields those whose bit is set; the threshold is that of a roll so many times as long, in bits.
fn same(rows: &[Vec<String>], fields: u16, across: Option<usize>, longer: Bits) {
    let asked = |at: usize| fields >> at & 1 == 1;
    let some: Vec<Field> =
        FIELDS.into_iter().enumerate().filter(|(at, _)| asked(*at)).map(|(_, f)| f).collect();
    let cells = |row: &Vec<String>| -> Vec<String> {
        row.iter().enumerate().filter(|(at, _)| asked(*at)).map(|(_, cell)| cell.clone()).collect()
    };
    let table = table(&some, &rows.iter().map(cells).collect::<Vec<_>>());
    let entries: Vec<Entry<'_>> = table.entries().collect();
    let all: Vec<u32> = (0..entries.len() as u32).collect();
    let Some(at) = across else {
        let mut engine = Engine::read(&entries, 1);
        engine.open();
        let prior = engine.prior().moved(-longer * BIT);
        let search = |rows: Sought<'_>, prior: Prior| engine.ground.pairs(rows, prior);
        let every = |rows: Sought<'_>, prior: Prior| all_pairs::pairs(&engine.ground.scorer, rows, prior);
        assert_eq!(engine.within(prior, search), engine.within(prior, every));
        // What is learnt from a sample is the same however its pairs were found.
        let found = engine.pairs(Looking::Lossless);
        assert_eq!(found, engine.pairs(Looking::AtEveryPair));
        // Nor does it matter in how many passes: from one for each range of marks to one for all.
        for room in [0, rows.len() * (100 + 40 * usize::from(fields % 16)), usize::MAX] {
            engine.ground.room_of(room);
            assert_eq!(engine.pairs(Looking::Lossless), found, "{room} bytes");
        }
        return;
    };
    let engine = Engine::read(&entries, 2).ready();
    let sought = Sought::Across(&all[..at], &all[at..]);
    let prior = prior_across(at, all.len() - at).moved(-longer * BIT);
    let found = all_pairs::pairs(&engine.ground.scorer, sought, prior);
    assert_eq!(engine.ground.pairs(sought, prior), found);
    let mut engine = engine;
    for room in [0, rows.len() * (100 + 40 * usize::from(fields % 16))] {
        engine.ground.room_of(room);
        assert_eq!(engine.ground.pairs(sought, prior), found, "{room} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn no_pair_is_lost(rows in proptest::collection::vec(row(), 2..70), fields in 1_u16..512, longer in 0..24) {
        same(&rows, fields, None, longer);
    }

    #[test]
    fn no_pair_across_two_lists_is_lost(
        rows in proptest::collection::vec(row(), 4..60),
        fields in 1_u16..512,
        longer in 0..24,
    ) {
        same(&rows, fields, Some(rows.len() / 3), longer);
    }

    /// The order of the rows is no evidence.
    #[test]
    fn the_order_of_rows_changes_no_score(rows in proptest::collection::vec(row(), 2..30), fields in 1_u16..128) {
        let asked: Vec<usize> = (0..7).filter(|at| fields >> at & 1 == 1).collect();
        let some: Vec<Field> = asked.iter().map(|&at| FIELDS[at]).collect();
        let scores = |rows: &[Vec<String>], at: &dyn Fn(u32) -> u32| {
            let table = table(&some, rows);
            let entries: Vec<Entry<'_>> = table.entries().collect();
            let all: Vec<u32> = (0..entries.len() as u32).collect();
            let engine = Engine::read(&entries, 1);
            let told = all_pairs::pairs(&engine.ground.scorer, Sought::Within(&all), engine.prior());
            let told = told.into_iter().map(|pair| {
                let (a, b) = (at(pair.left), at(pair.right));
                (a.min(b), a.max(b), pair.odds, pair.grade)
            });
            told.collect::<std::collections::BTreeSet<_>>()
        };
        let cells = rows.iter().map(|row| asked.iter().map(|&at| row[at].clone()).collect::<Vec<_>>());
        let distinct: Vec<Vec<String>> = cells.collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let turned: Vec<Vec<String>> = distinct.iter().rev().cloned().collect();
        let last = distinct.len() as u32 - 1;
        prop_assert_eq!(scores(&distinct, &|at| at), scores(&turned, &|at| last - at));
    }
}

/// A word of three syllables, of which some are one letter apart.
fn syllables(n: u32) -> String {
    const PARTS: [&str; 12] = ["BA", "CO", "DE", "FI", "GU", "LA", "LO", "MI", "NA", "PE", "RO", "VI"];
    [n % 12, n / 12 % 12, n / 144 % 12].into_iter().map(|at| PARTS[at as usize]).collect()
}

/// A row of a roll in which most words are rare; a few rows carry the values of others.
fn rarer() -> impl Strategy<Value = Vec<String>> {
    let name = (0..700_u32, 0..700_u32, 0..40_u32, 0..12_u8);
    let codes = (one_of(&CURPS), one_of(&NSS), one_of(&RFCS), 0..8_u8);
    (name, codes, 0..900_u32, one_of(&["A", "B", "CALLE UNICA 7"])).prop_map(|(name, codes, number, post)| {
        let (first, second, given, slip) = name;
        let mut first = syllables(first);
        match slip {
            0 => drop(first.pop()),
            1 => first.push('S'),
            2 => first.truncate(1),
            _ => {}
        }
        let name = format!("{first} {} {}", syllables(second), syllables(given * 17));
        let code = |text: String| if codes.3 == 0 { text } else { String::new() };
        let (curp, nss, rfc) = (code(codes.0), code(codes.1), code(codes.2));
        let blank = String::new;
        vec![number.to_string(), name, curp, nss, rfc, post, blank(), blank(), blank()]
    })
}

/// What happened to a roll before its next version: at a place, another row, one more, one less or one again.
fn changes() -> impl Strategy<Value = Vec<(usize, u8, Vec<String>)>> {
    proptest::collection::vec((any::<usize>(), 0..4_u8, rarer()), 0..4)
}

fn changed(rows: &[Vec<String>], changes: &[(usize, u8, Vec<String>)]) -> Vec<Vec<String>> {
    let mut out = rows.to_vec();
    for (at, what, row) in changes {
        let at = at % out.len();
        match what {
            0 => out[at].clone_from(row),
            1 => out.insert(at, row.clone()),
            2 => drop(out.remove(at)),
            _ => {
                let mut again = out[at].clone();
                again[0] = "77".into();
                out.push(again);
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// A version after a version, each searched only where it changed and kept as bytes in between.
    #[test]
    fn a_later_version_is_found_as_if_from_scratch(
        rows in proptest::collection::vec(rarer(), 80..240),
        first in changes(),
        second in changes(),
        fields in prop_oneof![Just(7_u16), Just(63), Just(3), Just(2), Just(35), 1_u16..64],
    ) {
        let asked: Vec<usize> = (0..6).filter(|at| fields >> at & 1 == 1).collect();
        let some: Vec<Field> = asked.iter().map(|&at| FIELDS[at]).collect();
        let versions = [rows.clone(), changed(&rows, &first), changed(&changed(&rows, &first), &second)];
        let mut kept: Option<Kept> = None;
        for rows in &versions {
            let cells = rows.iter().map(|row| asked.iter().map(|&at| row[at].clone()).collect::<Vec<_>>());
            let table = table(&some, &cells.collect::<Vec<_>>());
            let entries: Vec<Entry<'_>> = table.entries().collect();
            let (pairs, next, renewed) = Engine::read(&entries, 1).renew(kept.as_ref());
            prop_assert_eq!(pairs, Engine::read(&entries, 1).pairs(Looking::Lossless));
            prop_assert!(renewed.searched <= renewed.rows);
            kept = Kept::from_bytes(&next.to_bytes());
            prop_assert_eq!(kept.as_ref(), Some(&next));
        }
    }
}

#[test]
fn a_roll_of_equal_rows_costs_its_rows_and_not_their_square() {
    let rows: Vec<Vec<String>> = vec![vec!["77".into(), "ANA ROSAS SOTO".into()]; 20_000];
    let table = table(&FIELDS[..2], &rows);
    let entries: Vec<Entry<'_>> = table.entries().collect();
    assert!(Engine::read(&entries, 1).pairs(Looking::Lossless).len() < rows.len());
}
