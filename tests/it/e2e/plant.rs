//! The bundled plant of 6,500 workers, audited once for all the tests that need its size.

use std::sync::OnceLock;

use calamine::{Data, Reader as _};
use serde_json::Value;

use crate::cli::harness::{Case, repository};

/// The bundled case.
pub(super) const CASE: &str = "fixtures/cases/planta-ejemplo";

/// An audit of the plant: the user's own report, and the folder with both packs.
pub(super) struct Plant {
    pub(super) report: Value,
    pub(super) case: Case,
}

pub(super) fn plant() -> &'static Plant {
    static PLANT: OnceLock<Plant> = OnceLock::new();
    PLANT.get_or_init(|| {
        let case = Case::new();
        let path = repository(CASE).display().to_string();
        let ran = case.run(0, &["audit", &path, "--out", "packs", "--confidential", "--format", "json"]);
        Plant { report: ran.json(), case }
    })
}

/// The cells of the roll that counts, row by row, and the texts of its header.
pub(super) fn roll() -> (Vec<Vec<String>>, Vec<String>) {
    let source =
        plant().report["sources"].as_array().unwrap().iter().find(|source| source["id"] == "roll-2").unwrap();
    let file = repository(CASE).join(source["file"].as_str().unwrap());
    let mut book = calamine::open_workbook_auto(file).unwrap();
    let (_, range) = book.worksheets().into_iter().max_by_key(|(_, range)| range.height()).unwrap();
    let mut rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>()).collect();
    let header = rows.iter().position(|row| row.iter().any(|cell| cell.contains("CURP"))).unwrap();
    let names = rows[header].clone();
    (rows.split_off(header + 1), names)
}
