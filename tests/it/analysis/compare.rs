//! Two rolls as people: whatever the rolls hold, the sums add up to both.

use std::collections::BTreeSet;

use escrutinio::analysis::compare::{Comparison, compare};
use escrutinio::analysis::linking::Linker;
use escrutinio::model::{Column, Entry, Field, Msg, Table, TableBuilder};
use proptest::prelude::*;

const FIELDS: [Field; 6] =
    [Field::EmployeeId, Field::Name, Field::Curp, Field::Position, Field::Class, Field::Department];

type Row = [&'static str; 6];

fn table(rows: &[Row]) -> Table {
    let columns = FIELDS.map(|field| Column {
        header: field.key().to_owned(),
        field: Some(field),
        why: Msg::new("", ""),
        hidden: false,
        made: None,
    });
    let mut builder = TableBuilder::new(None, Some(1), columns.into());
    for (row, cells) in (2..).zip(rows) {
        builder.push_row(row, cells.iter().copied());
    }
    builder.finish()
}

fn compared(old: &[Row], new: &[Row]) -> Comparison {
    let (old, mut new) = (table(old), table(new));
    new.index = 1;
    let (old, new): (Vec<Entry<'_>>, Vec<Entry<'_>>) = (old.entries().collect(), new.entries().collect());
    let linker = Linker::read(&[old.as_slice(), &new].concat(), 2);
    compare(&old, &new, &linker)
}

/// Rows in which everything happens: repeats, swapped numbers, blanks, names alone.
fn any_row() -> impl Strategy<Value = Row> {
    let id = prop::sample::select(vec!["", "1", "2", "3", "4", "04", "5", "6"]);
    let name = prop::sample::select(vec![
        "",
        "ANA RUIZ SOTO",
        "RUIZ SOTO ANA",
        "LUIS PEREZ MORA",
        "EVA LARA CRUZ",
        "EVA LARA",
        "JUAN SOLIS",
    ]);
    let curp = prop::sample::select(vec![
        "",
        "",
        "HEGG560427MVZRRL04",
        "RUSA800101MDFZTN09",
        "PEML810202HDFRRS08",
        "LACE820303MDFRRV07",
    ]);
    let title = prop::sample::select(vec!["", "OPERADOR", "SUPERVISOR", "operador "]);
    (id, name, curp, title).prop_map(|(id, name, curp, title)| [id, name, curp, title, "", "ENSAMBLE"])
}

proptest! {
    #[test]
    fn the_sums_add_up_to_both_rolls(
        old in prop::collection::vec(any_row(), 0..40),
        new in prop::collection::vec(any_row(), 0..40),
    ) {
        let found = compared(&old, &new);
        for (rows, counts) in [(&old, found.old), (&new, found.new)] {
            prop_assert_eq!(rows.len(), counts.all);
            prop_assert_eq!(counts.all, counts.persons + counts.duplicates + counts.unidentified);
        }
        prop_assert_eq!(found.old.persons, found.same() + found.changed() + found.removed.len());
        prop_assert_eq!(found.new.persons, found.same() + found.changed() + found.added.len());
        // Nobody is counted twice, and rows are those that exist.
        let before: BTreeSet<usize> =
            found.pairs.iter().map(|pair| pair.old).chain(found.removed.iter().copied()).collect();
        let after: BTreeSet<usize> =
            found.pairs.iter().map(|pair| pair.new).chain(found.added.iter().copied()).collect();
        prop_assert_eq!(before.len(), found.old.persons);
        prop_assert_eq!(after.len(), found.new.persons);
        prop_assert!(before.iter().all(|row| *row < old.len()) && after.iter().all(|row| *row < new.len()));
        prop_assert_eq!(found.old_first.len(), old.len());
        // Pairs that may be one person are of those who left and those who came.
        for (left, right) in &found.perhaps {
            prop_assert!(found.removed.contains(left) && found.added.contains(right));
        }
    }

    #[test]
    fn a_roll_and_itself_are_the_same(rows in prop::collection::vec(any_row(), 0..30)) {
        let found = compared(&rows, &rows);
        prop_assert_eq!(found.changed(), 0, "{:?}", found.pairs);
    }
}

const ANA: Row = ["1", "ANA RUIZ SOTO", "RUSA800101MDFZTN09", "SUPERVISOR", "CONFIANZA", "ENSAMBLE"];
const LUIS: Row = ["2", "LUIS PEREZ MORA", "PEML810202HDFRRS08", "OPERADOR", "", "ENSAMBLE"];

#[test]
fn spelling_is_no_change() {
    let mut again = ANA;
    (again[0], again[1], again[3]) = ("0001", "Ruiz Soto, Ana", "supervisor.");
    let found = compared(&[ANA, LUIS], &[LUIS, again]);
    assert_eq!((found.same(), found.changed()), (2, 0), "{:?}", found.pairs);
}

#[test]
fn what_changed_is_named() {
    let mut later = ANA;
    (later[0], later[3], later[4]) = ("77", "TECNICA", "SINDICALIZADO");
    let found = compared(&[ANA, LUIS], &[later]);
    let pair = &found.pairs[0];
    let fields: Vec<Field> = pair.changed.iter().map(|change| change.field).collect();
    assert_eq!(fields, [Field::EmployeeId, Field::Position, Field::Class]);
    assert!(pair.reidentified() && pair.title_changed());
    assert_eq!((found.removed.as_slice(), found.added.len()), ([1].as_slice(), 0));
}

#[test]
fn the_same_change_on_many_is_told_once() {
    let curp = |at: usize| -> &'static str { format!("RUSA8001{:02}MDFZTN{at:02}", at % 28 + 1).leak() };
    let rows = |title: &'static str| -> Vec<Row> {
        (10..22).map(|at| [curp(at), "ANA RUIZ SOTO", curp(at), title, "", ""]).collect()
    };
    // One title of several: what re-titling looks like.
    let (mut old, mut new) = (rows("SUPERVISOR"), rows("TECNICO"));
    for roll in [&mut old, &mut new] {
        roll.extend((30..40).map(|at| [curp(at), "LUIS PEREZ MORA", curp(at), "OPERADOR", "", ""]));
    }
    let found = compared(&old, &new);
    assert_eq!(found.mass_edits.len(), 1);
    let edit = &found.mass_edits[0];
    assert_eq!((edit.field, edit.old.as_str(), edit.persons), (Field::Position, "SUPERVISOR", 12));
    assert!(found.relabelled.is_empty() && found.changed() == 12);
}

/// Twenty persons in two departments, the first of them moved.
fn in_departments(first: &'static str, one: &'static str, other: &'static str) -> Vec<Row> {
    (0..40)
        .map(|at| {
            let curp: &'static str = format!("RUSA8001{:02}MDFZTN{:02}", at % 28 + 1, at).leak();
            let department = if at == 0 {
                first
            } else if at % 2 == 0 {
                one
            } else {
                other
            };
            [curp, "ANA RUIZ SOTO", curp, "OPERADORA", "", department]
        })
        .collect()
}

#[test]
fn a_column_in_other_words_is_nobody_s_change_but_who_moved_is_told() {
    let found =
        compared(&in_departments("ENS", "ENS", "PINT"), &in_departments("PINTURA", "ENSAMBLE", "PINTURA"));
    assert_eq!((found.same(), found.changed()), (39, 1), "{:?}", found.relabelled);
    let column = &found.relabelled[0];
    assert_eq!((column.field, column.persons, column.words.len()), (Field::Department, 39, 2));
    assert!(found.mass_edits.is_empty());
    assert_eq!(found.pairs[0].changed[0].new, "PINTURA");
    // Two departments that became one are no other words: somebody may have been hidden in it.
    let merged = compared(&in_departments("ENS", "ENS", "RH"), &in_departments("PLANTA", "PLANTA", "PLANTA"));
    assert!(merged.relabelled.is_empty() && merged.changed() == 40);
    // Nor is one department of two that was renamed, for it says what people do.
    let one = compared(&in_departments("ENS", "ENS", "RH"), &in_departments("ENS", "ENS", "SERVICIOS"));
    assert!(one.relabelled.is_empty() && one.changed() == 20);
}

/// Twins with one name: each number and CURP leads to itself.
#[test]
fn namesakes_are_not_swapped() {
    let one: Row = ["10", "LARA CRUZ FRANCISCO", "LACF800426HDFRRR01", "INSPECTOR", "", "CALIDAD"];
    let other: Row = ["11", "LARA CRUZ FRANCISCO", "LACF880426HDFRRR09", "OPERADOR", "", "ENSAMBLE"];
    let found = compared(&[one, other], &[other, one]);
    assert_eq!((found.same(), found.changed()), (2, 0), "{:?}", found.pairs);
}

#[test]
fn rolls_that_share_nobody_are_told_from_empty_ones() {
    assert!(compared(&[ANA], &[LUIS]).shares_nobody());
    assert!(!compared(&[ANA], &[]).shares_nobody());
    assert!(!compared(&[], &[]).shares_nobody());
}
