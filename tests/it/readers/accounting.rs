//! Every physical row is read or set aside with a reason.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use escrutinio::model::{Field, Table};
use escrutinio::readers::{ReadFile, ReadOptions, read};

/// Numbers of all rows of the tables of one sheet, read or set aside, in order.
fn accounted<'a>(tables: impl IntoIterator<Item = &'a Table>) -> Vec<u32> {
    let mut rows = Vec::new();
    for table in tables {
        rows.extend(table.entries().map(|entry| entry.row()));
        rows.extend(table.set_aside.iter().flat_map(|aside| aside.row..=aside.last));
    }
    rows.sort_unstable();
    rows
}

/// The tables of a file by list: those below each other share a sheet, those side by side do not.
fn lists(file: &ReadFile) -> Vec<Vec<&Table>> {
    let mut lists: BTreeMap<Option<&str>, Vec<&Table>> = BTreeMap::new();
    for table in &file.tables {
        lists.entry(table.sheet.as_deref()).or_default().push(table);
    }
    lists.into_values().collect()
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]{0,8}",
        "[0-9]{1,11}",
        Just("TOTAL".to_owned()),
        Just("NOMBRE".to_owned()),
        Just("CURP".to_owned()),
        Just("HEGG560427MVZRRL04".to_owned()),
        Just("uno\ndos".to_owned()),
        Just("di\"jo, \"\"".to_owned()),
        Just(String::new()),
    ]
}

/// Some people as number, name and CURP, each other than the others.
fn people() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(("[A-Z]{3,7}", "[A-Z]{3,7}", "[B-DF-HJ-NP-TV-Z]{3}"), 2..12).prop_map(|list| {
        let person = |(at, (surname, given, letters)): (usize, (String, String, String))| {
            let curp =
                format!("{letters}X{:02}0{}1{}HDF{letters}0{}", at % 90 + 10, at % 9 + 1, at % 9, at % 10);
            vec![(1000 + at).to_string(), format!("{surname} LOPEZ {given}"), curp]
        };
        list.into_iter().enumerate().map(person).collect()
    })
}

proptest! {
    #[test]
    fn rows_read_and_rows_set_aside_are_all_rows(rows in prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..30)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let Ok(file) = read(&bytes, "x.csv", &ReadOptions::default()) else { return Ok(()) };
        let last = u32::try_from(rows.len()).unwrap();
        for list in lists(&file) {
            prop_assert_eq!(accounted(list), (1..=last).collect::<Vec<_>>());
        }
    }

    #[test]
    fn lists_below_each_other_and_side_by_side_lose_no_row(first in people(), second in people(), gap in 0_usize..3, beside: bool, caption: bool) {
        let mut second = second;
        // Nobody of the second list has, by chance, the CURP of somebody of the first.
        for row in &mut second {
            row[2].replace_range(3..4, "Q");
        }
        let mut lines: Vec<Vec<String>> = Vec::new();
        let head = |titles: [&str; 3]| titles.map(ToOwned::to_owned).to_vec();
        if beside {
            let titles = head(["Ficha", "Nombre", "CURP"]);
            lines.push([titles.clone(), vec![String::new()], titles].concat());
            for at in 0..first.len().max(second.len()) {
                let side = |list: &[Vec<String>]| list.get(at).cloned().unwrap_or_else(|| vec![String::new(); 3]);
                let mut numbers = side(&second);
                if !numbers[0].is_empty() {
                    numbers[0].insert(0, '9');
                }
                lines.push([side(&first), vec![String::new()], numbers].concat());
            }
        } else if caption {
            let alone = |text: &str| vec![text.to_owned(), String::new(), String::new()];
            lines.extend([alone("SINDICALIZADOS"), head(["Ficha", "Nombre", "CURP"])]);
            lines.extend(first.iter().cloned());
            lines.extend(vec![vec![String::new(); 3]; gap]);
            lines.push(alone("CONFIANZA"));
            lines.extend(second.iter().map(|row| [vec![String::new()], row.clone()].concat()));
        } else {
            lines.push(head(["Ficha", "Nombre", "CURP"]));
            lines.extend(first.iter().cloned());
            lines.extend(vec![vec![String::new(); 3]; gap]);
            lines.push(head(["Ficha", "CURP", "Nombre"]));
            lines.extend(second.iter().map(|row| vec![row[0].clone(), row[2].clone(), row[1].clone()]));
        }
        let text: String = lines.iter().map(|line| line.join(";") + "\n").collect();
        let file = read(text.as_bytes(), "x.csv", &ReadOptions::default()).unwrap();
        let last = u32::try_from(lines.len()).unwrap();
        for list in lists(&file) {
            prop_assert_eq!(accounted(list), (1..=last).collect::<Vec<_>>());
        }
        prop_assert_eq!(file.tables.len(), 2, "{}", text);
        let curps: BTreeSet<String> =
            file.tables.iter().flat_map(Table::entries).map(|entry| entry.text(Field::Curp).to_owned()).collect();
        let written: BTreeSet<String> = first.iter().chain(&second).map(|row| row[2].clone()).collect();
        prop_assert_eq!(curps, written);
    }

    #[test]
    fn any_bytes_are_accounted_for_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(file) = read(&bytes, "x.txt", &ReadOptions::default()) {
            for list in lists(&file) {
                let rows = accounted(list);
                let last = u32::try_from(rows.len()).unwrap();
                prop_assert_eq!(rows, (1..=last).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn well_formed_text_is_cut_as_the_csv_crate_cuts_it(rows in prop::collection::vec(prop::collection::vec("[a-z0-9 ,;\"\n]{0,6}", 8..9), 2..20)) {
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let options = ReadOptions { header_row: Some(0), ..ReadOptions::default() };
        let Ok(file) = read(&bytes, "x.csv", &options) else { return Ok(()) };
        prop_assume!(file.delimiter.as_ref().is_some_and(|found| found.sign == ','));
        let cells = file.tables[0].cells();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        for (at, record) in reader.records().enumerate() {
            let record = record.unwrap();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), cells.row(at).collect::<Vec<_>>());
        }
        prop_assert_eq!(cells.rows(), rows.len());
    }
}

#[test]
fn every_row_of_every_messy_file_is_accounted_for() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mess");
    let mut read_files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "py") {
            continue;
        }
        let Ok(file) = read(&bytes, &path.to_string_lossy(), &ReadOptions::default()) else { continue };
        read_files += 1;
        for list in lists(&file) {
            let cells = list.last().unwrap().cells();
            let last = cells.number(cells.rows() - 1);
            assert_eq!(accounted(list), (1..=last).collect::<Vec<_>>(), "{}", path.display());
        }
        for table in &file.tables {
            assert!(!table.is_empty() && !table.columns.is_empty(), "{}", path.display());
        }
    }
    assert!(read_files >= 35, "{read_files} files read");
}
