//! Where the rows of many tables stand, in a few bytes for a stretch of rows that follow each other.

use crate::model::Table;

/// Where an entry stands, as `duplicates` prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPlace<'a> {
    /// The argument as typed.
    pub source: &'a str,
    /// The sheet, in workbooks.
    pub sheet: &'a str,
    /// The row.
    pub row: u32,
}

/// The places of all entries, by their positions in the order of input.
#[derive(Debug, Default)]
pub struct Places {
    /// File and sheet of each table.
    tables: Vec<(String, String)>,
    runs: Vec<Run>,
    len: usize,
}

/// Entries whose rows follow each other without a gap.
#[derive(Debug, Clone, Copy)]
struct Run {
    table: u32,
    entry: u32,
    row: u32,
}

impl Places {
    /// Adds the entries of a table of a file.
    pub(super) fn add(&mut self, source: &str, table: &Table) {
        let nth = number(self.tables.len());
        self.tables.push((source.to_owned(), table.sheet.clone().unwrap_or_default()));
        let mut next = None;
        for index in 0..table.len() {
            let row = table.row_number(index);
            if next != Some(row) {
                self.runs.push(Run { table: nth, entry: number(self.len + index), row });
            }
            next = row.checked_add(1);
        }
        self.len += table.len();
    }

    /// Where the entry at a position stands.
    pub fn get(&self, entry: usize) -> Option<RowPlace<'_>> {
        let at = number(entry);
        let run = self.runs.partition_point(|run| run.entry <= at).checked_sub(1)?;
        let run = self.runs.get(run).filter(|_| entry < self.len)?;
        let (source, sheet) = self.tables.get(run.table as usize)?;
        Some(RowPlace { source, sheet, row: run.row + (at - run.entry) })
    }

    /// The positions of entries of a file, and of one sheet if it is named, that stand in a row of that number.
    pub fn find<'a>(
        &'a self,
        source: &'a str,
        sheet: Option<&'a str>,
        row: u32,
    ) -> impl Iterator<Item = usize> + 'a {
        let ends = self.runs.iter().skip(1).map(|run| run.entry as usize).chain([self.len]);
        self.runs.iter().zip(ends).filter_map(move |(run, end)| {
            let (known, on) = self.tables.get(run.table as usize)?;
            let at = run.entry as usize + row.checked_sub(run.row)? as usize;
            let there = known == source && sheet.is_none_or(|sheet| on == sheet) && at < end;
            there.then_some(at)
        })
    }
}

/// Positions are counted in 32 bits; where there were more, `duplicates` has refused the files.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TableBuilder;

    #[test]
    fn a_place_is_found_by_position_and_by_row() {
        let table = |rows: &[u32], sheet: Option<&str>| {
            let mut table = TableBuilder::new(sheet.map(str::to_owned), Some(1), Vec::new());
            for &row in rows {
                table.push_row(row, []);
            }
            table.finish()
        };
        let mut places = Places::default();
        places.add("a.csv", &table(&[2, 3, 7, 8], None));
        places.add("a.csv", &table(&[], None));
        places.add("b.xlsx", &table(&[2, 3], Some("H2")));
        places.add("b.xlsx", &table(&[2], Some("H3")));
        let rows: Vec<(&str, &str, u32)> = (0..8)
            .filter_map(|at| places.get(at))
            .map(|place| (place.source, place.sheet, place.row))
            .collect();
        assert_eq!(rows.len(), 7);
        assert_eq!((rows[3], rows[4], rows[6]), (("a.csv", "", 8), ("b.xlsx", "H2", 2), ("b.xlsx", "H3", 2)));
        let find = |source, sheet, row| places.find(source, sheet, row).collect::<Vec<_>>();
        assert_eq!(find("a.csv", Some(""), 8), [3]);
        assert_eq!(find("a.csv", None, 4), [0; 0]);
        assert_eq!((find("b.xlsx", None, 2), find("b.xlsx", Some("H3"), 2)), (vec![4, 6], vec![6]));
    }
}
