//! A case as rules see it: the case file, the sources, and their tables.

use super::{CaseFile, CellRef, Entry, Place, Source, SourceKind, Table, column_letters};

/// Where a case came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseOrigin {
    /// A folder with a `case.toml`.
    Folder,
    /// One roll file, audited with stated defaults.
    SingleFile,
}

/// A case, complete in memory. Rules get it as a value; nothing here reads a file.
#[derive(Debug, Clone)]
pub struct Case {
    /// Where it came from.
    pub origin: CaseOrigin,
    /// The case file, or the stated defaults of a single file.
    pub file: CaseFile,
    /// The sources, in the order of the case file.
    pub sources: Vec<Source>,
    /// Their tables; a table names its source by index.
    pub tables: Vec<Table>,
}

impl Case {
    /// Position of the roll that counts: the last roll that nothing supersedes.
    pub fn roll_index(&self) -> Option<usize> {
        self.sources.iter().enumerate().rev().find_map(|(index, source)| {
            let current = source.kind == SourceKind::Roll && !self.is_superseded(&source.id);
            current.then_some(index)
        })
    }

    /// Whether another roll replaces this source.
    pub fn is_superseded(&self, id: &str) -> bool {
        self.sources.iter().any(|other| other.supersedes.as_deref() == Some(id))
    }

    /// The roll that counts.
    pub fn roll(&self) -> Option<&Source> {
        self.roll_index().and_then(|index| self.sources.get(index))
    }

    /// The tables of a source.
    pub fn tables_of(&self, source: usize) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |table| usize::from(table.source) == source)
    }

    /// The tables of the roll that counts.
    pub fn roll_tables(&self) -> impl Iterator<Item = &Table> {
        let index = self.roll_index().unwrap_or(usize::MAX);
        self.tables_of(index)
    }

    /// The entries of the roll that counts.
    pub fn roll_entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.roll_tables().flat_map(Table::entries)
    }

    /// The sources of a kind that could be read, with their positions.
    pub fn sources_of(&self, kind: SourceKind) -> impl Iterator<Item = (usize, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .filter(move |(_, source)| source.kind == kind && source.unreadable.is_none())
    }

    /// The source behind a cell.
    pub fn source_of(&self, at: CellRef) -> Option<&Source> {
        let table = self.tables.get(usize::from(at.table))?;
        self.sources.get(usize::from(table.source))
    }

    /// A place as people read it: `padrón.xlsx › Hoja1!F123`, `case.toml:12`.
    pub fn place_label(&self, place: Place) -> String {
        match place {
            Place::CaseLine(line) => format!("case.toml:{line}"),
            Place::Cell(at) => {
                let file = self.source_of(at).map_or("?", |source| source.file.as_str());
                let sheet = self.tables.get(usize::from(at.table)).and_then(|table| table.sheet.as_deref());
                let cell = match at.col {
                    Some(col) => format!("{}{}", column_letters(col), at.row),
                    None => at.row.to_string(),
                };
                match sheet {
                    Some(sheet) => format!("{file} › {sheet}!{cell}"),
                    None => format!("{file}:{cell}"),
                }
            }
        }
    }
}
