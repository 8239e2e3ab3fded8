//! Every physical row is read or set aside with a reason.

use proptest::prelude::*;

use escrutinio::model::Table;
use escrutinio::readers::{ReadOptions, read};

/// Numbers of all rows, read or set aside, in order.
fn accounted(table: &Table) -> Vec<u32> {
    let mut rows: Vec<u32> = table.entries().map(|entry| entry.row()).collect();
    rows.extend(table.set_aside.iter().flat_map(|aside| aside.row..=aside.last));
    rows.sort_unstable();
    rows
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
        prop_assert_eq!(accounted(&file.tables[0]), (1..=last).collect::<Vec<_>>());
    }

    #[test]
    fn any_bytes_are_accounted_for_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(file) = read(&bytes, "x.txt", &ReadOptions::default()) {
            for table in &file.tables {
                let rows = accounted(table);
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
        for table in &file.tables {
            let cells = table.cells();
            let last = cells.number(cells.rows() - 1);
            assert_eq!(accounted(table), (1..=last).collect::<Vec<_>>(), "{}", path.display());
            assert!(!table.is_empty() && !table.columns.is_empty(), "{}", path.display());
        }
    }
    assert!(read_files >= 35, "{read_files} files read");
}
