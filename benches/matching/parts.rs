//! One roll divided among many files, as the rolls of many plants.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;

use crate::truth::Truth;

/// Files that are written at a time.
const OPEN: usize = 500;

/// Deals the rows out to so many files, one after another, so that two entries of a person seldom meet in one.
pub(crate) fn split(folder: &Path, files: usize) -> (Truth, Vec<String>) {
    let names: Vec<String> = (0..files).map(|nth| format!("plants/{nth:05}.csv")).collect();
    std::fs::create_dir_all(folder.join("plants")).unwrap();
    for from in (0..files).step_by(OPEN) {
        let some = from..files.min(from + OPEN);
        let mut out: Vec<BufWriter<File>> =
            some.clone().map(|nth| BufWriter::new(File::create(folder.join(&names[nth])).unwrap())).collect();
        let mut lines = BufReader::new(File::open(folder.join("roll.csv")).unwrap()).lines();
        let head = lines.next().unwrap().unwrap();
        for file in &mut out {
            writeln!(file, "{head}").unwrap();
        }
        for (row, line) in lines.enumerate() {
            if some.contains(&(row % files)) {
                writeln!(out[row % files - from], "{}", line.unwrap()).unwrap();
            }
        }
    }
    (Truth::read_divided(folder, &names), names)
}
