//! Who appears twice in some files, what people decided about it, and why two rows are held together.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::analysis::duplicates::Verdict;
use crate::analysis::found::{self, Found, How, Kept, Looking, Reading, Renewed, ScoreOf};
use crate::analysis::why::{Why, why};
use crate::model::{Arg, Entry, Msg, Problem, Table, Text};

use super::error::unreadable;
use super::places::Places;
use super::tables::read_table;
use super::{AppError, OpenOptions, files};

/// Who appears more than once.
#[derive(Debug)]
pub struct DuplicateRows {
    /// Where every entry stands, in input order.
    pub places: Places,
    /// The pairs, and the clusters that they make.
    pub found: Found,
    /// Of the written pairs, how many are expected to be of two people, in thousandths: what the scores leave.
    pub by_chance: u64,
    /// Decisions that were heeded.
    pub decided: usize,
    /// Lines of the file of decisions whose pair has changed since, or is not there.
    pub expired: Vec<u64>,
    /// How much was searched again, where an earlier search was kept or is to be.
    pub renewed: Option<Renewed>,
}

/// How duplicates are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct DuplicatesOptions<'a> {
    /// How pairs are found, where nothing is kept.
    pub how: Looking,
    /// Bytes of memory that the search may take, if that is bounded.
    pub memory: Option<u64>,
    /// What people decided about pairs.
    pub decisions: Option<&'a Path>,
    /// Where the search of an earlier version is kept, and this one is to be.
    pub state: Option<&'a Path>,
}

/// Entries that are handed over at a time.
const AT_ONCE: usize = 1 << 16;

/// Reads files one after another; the text of one is let go before the next is opened. Where memory is bounded,
/// rows for which there is no room are only counted.
fn read_all(
    paths: &[PathBuf],
    options: &OpenOptions,
    memory: Option<u64>,
) -> Result<(Reading, Places), AppError> {
    let (mut reading, mut places) = (Reading::new(), Places::default());
    let mut rows = 0;
    for path in paths {
        let source = path.display().to_string();
        for table in read_table(path, options)?.tables {
            rows += table.len();
            if memory.is_some_and(|most| reading.needed() > most) {
                continue;
            }
            places.add(&source, &table);
            let (mut rest, mut some) = (table.entries(), Vec::new());
            loop {
                some.clear();
                some.extend(rest.by_ref().take(AT_ONCE));
                if some.is_empty() {
                    break;
                }
                reading.add(&some);
            }
        }
    }
    match memory.filter(|most| reading.needed() > *most) {
        Some(_) => {
            let needed = u128::from(reading.needed()) * rows as u128 / reading.len().max(1) as u128;
            Err(too_little(rows, u64::try_from(needed >> 20).unwrap_or(u64::MAX) + 1))
        }
        None => Ok((reading, places)),
    }
}

/// Finds who appears more than once in the tables of some files, heeding what people decided.
pub fn duplicates(
    paths: &[PathBuf],
    options: &OpenOptions,
    asked: DuplicatesOptions<'_>,
) -> Result<DuplicateRows, AppError> {
    let state = asked.state.map(State::open).transpose()?;
    let said = asked.decisions.map(Said::read_all).transpose()?.unwrap_or_default();
    let (reading, places) = read_all(paths, options, asked.memory)?;
    let (mut expired, mut count) = (Vec::new(), 0);
    let decide = |score_of: ScoreOf<'_>| {
        let mut decided = Vec::new();
        for one in said {
            match one.stands(&places, score_of) {
                Some((left, right)) => decided.push((left, right, one.verdict)),
                None => expired.push(one.line),
            }
        }
        count = decided.len();
        decided
    };
    let (found, renewed) = match state {
        None => (
            found::search(reading, paths.len(), How { looking: asked.how, memory: asked.memory }, decide),
            None,
        ),
        Some(state) => {
            let (found, kept, renewed) =
                found::search_since(reading, paths.len(), state.before.as_ref(), decide);
            state.keep(&kept)?;
            (found, Some(renewed))
        }
    };
    let by_chance = found.pairs().map(|pair| 1_000 - u64::from(pair.score.min(1_000))).sum();
    Ok(DuplicateRows { places, found, by_chance, decided: count, expired, renewed })
}

fn too_little(rows: usize, needed: u64) -> AppError {
    AppError::usage(Problem {
        code: "APP-040",
        title: Text::new("--memory no alcanza", "--memory is too little"),
        detail: Msg::new(
            "{rows} renglones: lo que se guarda de cada uno, sin su texto, pide unos {needed} MiB",
            "{rows} rows: what is kept of each, without its text, takes about {needed} MiB",
        )
        .with("rows", rows)
        .word("needed", needed.to_string()),
        help: Msg::new(
            "dé --memory {needed}M o más, o busque en menos listas a la vez",
            "give --memory {needed}M or more, or search fewer lists at a time",
        )
        .word("needed", needed.to_string()),
        place: None,
    })
}

/// The file in which a search is kept for the next version of the lists.
struct State<'a> {
    path: &'a Path,
    before: Option<Kept>,
}

impl<'a> State<'a> {
    /// Reads it; a file that is not there yet is one in which nothing was kept.
    fn open(path: &'a Path) -> Result<Self, AppError> {
        let bytes = match files::read_file(path) {
            Ok(bytes) => bytes,
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { path, before: None });
            }
            Err(source) => return Err(AppError::usage(unreadable(path, &source))),
        };
        let whole = bytes.split_last_chunk::<32>().filter(|(kept, sum)| *Sha256::digest(kept) == **sum);
        match whole.and_then(|(kept, _)| Kept::from_bytes(kept)) {
            Some(before) => Ok(Self { path, before: Some(before) }),
            None => Err(AppError::usage(no_state(path))),
        }
    }

    /// Puts the new search in its place, readable for the user alone.
    fn keep(&self, kept: &Kept) -> Result<(), AppError> {
        let mut bytes = kept.to_bytes();
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        let fresh = self.path.with_added_extension("nuevo");
        let cannot = |source| AppError::cannot_write(self.path, &source);
        if let Err(source) = std::fs::remove_file(&fresh)
            && source.kind() != std::io::ErrorKind::NotFound
        {
            return Err(cannot(source));
        }
        files::create_new(&fresh, &bytes, true).map_err(cannot)?;
        std::fs::rename(&fresh, self.path).map_err(cannot)
    }
}

fn no_state(path: &Path) -> Problem {
    Problem {
        code: "APP-039",
        title: Text::new(
            "el archivo no guarda una búsqueda de esta versión del programa",
            "the file keeps no search of this version of the program",
        ),
        detail: Msg::new(
            "{path}: está dañado, o es de otra versión o de otra cosa",
            "{path}: damaged, of another version, or something else",
        )
        .word("path", path.display().to_string()),
        help: Msg::new(
            "bórrelo, o dé el nombre de un archivo que todavía no exista: se busca todo y se guarda ahí",
            "delete it, or name a file that does not exist yet: everything is searched and kept there",
        ),
        place: None,
    }
}

/// A row that the user names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowAsked {
    /// The file by its number among the arguments, from 1.
    pub file: usize,
    /// The sheet, or the columns of a list beside another (`E–G`), where the row alone does not tell.
    pub sheet: Option<String>,
    /// The row.
    pub row: u32,
}

impl RowAsked {
    /// Whether a sheet is the one meant: by its whole name, or by the columns of the list.
    fn means(&self, sheet: &str) -> bool {
        let plain = |text: &str| text.trim().to_lowercase().replace(['\u{2013}', '\u{2014}'], "-");
        let Some(asked) = self.sheet.as_deref().map(plain) else { return true };
        let own = plain(sheet);
        asked == own || own.strip_suffix(')').is_some_and(|own| own.ends_with(&format!("({asked}")))
    }
}

/// Why two rows are held together or not, and where the two stand: file, sheet, row.
#[derive(Debug)]
pub struct PairExplained {
    /// The evidence.
    pub why: Why,
    /// Where all entries stand.
    pub places: Places,
    /// The positions of the two.
    pub rows: [usize; 2],
}

/// Explains two rows as they stand among all rows of some files.
pub fn explain_pair(
    paths: &[PathBuf],
    options: &OpenOptions,
    asked: &[RowAsked; 2],
) -> Result<PairExplained, AppError> {
    let mut tables: Vec<Table> = Vec::new();
    let mut places = Places::default();
    for path in paths {
        for table in read_table(path, options)?.tables {
            places.add(&path.display().to_string(), &table);
            tables.push(table);
        }
    }
    let find = |asked: &RowAsked| {
        let source = paths.get(asked.file.wrapping_sub(1)).map(|path| path.display().to_string());
        let sheet = |at: usize| places.get(at).map_or("", |place| place.sheet);
        let rows: Vec<usize> = source
            .iter()
            .flat_map(|source| places.find(source, None, asked.row))
            .filter(|&at| asked.means(sheet(at)))
            .collect();
        match rows.as_slice() {
            [at] => Ok(*at),
            several => Err(no_row(asked, several.iter().map(|&at| sheet(at).to_owned()).collect())),
        }
    };
    let rows = [find(&asked[0])?, find(&asked[1])?];
    let entries: Vec<Entry<'_>> = tables.iter().flat_map(Table::entries).collect();
    Ok(PairExplained { why: why(&entries, paths.len(), rows[0], rows[1]), places, rows })
}

fn no_row(asked: &RowAsked, sheets: Vec<String>) -> AppError {
    let detail = if sheets.is_empty() {
        Msg::new(
            "no hay un renglón {row} con datos de una persona en el archivo {file}",
            "there is no row {row} with a person's data in file {file}",
        )
    } else {
        Msg::new(
            "el renglón {row} del archivo {file} está en varias listas: {sheets}",
            "row {row} of file {file} stands on several lists: {sheets}",
        )
    };
    let first = sheets.first().cloned().unwrap_or_default();
    let help = if sheets.is_empty() {
        Msg::new(
            "use los números de renglón que escribe duplicates --pairs, y la hoja si hay varias: --why 'HOJA!12,HOJA!45'",
            "use the row numbers that duplicates --pairs writes, and the sheet where there are several: --why 'SHEET!12,SHEET!45'",
        )
    } else {
        Msg::new(
            "ponga la lista antes del renglón: --why '{sheet}!{row},…'",
            "put the list before the row: --why '{sheet}!{row},…'",
        )
        .private("sheet", &first)
        .with("row", i64::from(asked.row))
    };
    let sheets = Arg::List(sheets.into_iter().map(Arg::Private).collect());
    AppError::usage(Problem {
        code: "APP-037",
        title: Text::new("no se encontró el renglón", "the row was not found"),
        detail: detail.with("row", i64::from(asked.row)).with("file", asked.file).with("sheets", sheets),
        help,
        place: None,
    })
}

/// One line of a file of decisions.
struct Said {
    line: u64,
    left: Row,
    right: Row,
    score: Option<u16>,
    verdict: Verdict,
}

/// File, sheet and row, as a line of that file names them.
type Row = (String, String, u32);

/// The columns that name a pair and what was decided, in the order in which they are asked for.
const COLUMNS: [&str; 7] = ["source_l", "sheet_l", "row_l", "source_r", "sheet_r", "row_r", "decision"];

impl Said {
    /// Reads a file of decisions: the columns of `--pairs` and one more, `decision`; blank ones are skipped.
    fn read_all(path: &Path) -> Result<Vec<Self>, AppError> {
        let bytes = files::read_file(path).map_err(|source| AppError::usage(unreadable(path, &source)))?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
        let head = reader.headers().map_err(|_| bad(path, 1, "", "CSV"))?.clone();
        let column = |name: &str| head.iter().position(|one| one.trim() == name);
        let mut at = [0; 7];
        for (slot, name) in at.iter_mut().zip(COLUMNS) {
            *slot = column(name).ok_or_else(|| bad(path, 1, "", name))?;
        }
        let score = column("score");
        let mut out = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| bad(path, 0, "", "CSV"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |nth: usize| at.get(nth).and_then(|&at| record.get(at)).unwrap_or("").trim();
            if cell(6).is_empty() {
                continue;
            }
            let row = |nth| cell(nth).parse().map_err(|_| bad(path, line, cell(nth), "row"));
            let place = |from: usize| {
                Ok::<Row, AppError>((cell(from).to_owned(), cell(from + 1).to_owned(), row(from + 2)?))
            };
            let verdict = Verdict::of_key(cell(6))
                .ok_or_else(|| bad(path, line, cell(6), "same, different, unsure"))?;
            let score = score.and_then(|at| record.get(at)).and_then(|text| text.trim().parse().ok());
            out.push(Self { line, left: place(0)?, right: place(3)?, score, verdict });
        }
        Ok(out)
    }

    /// The entries it speaks of, if they are there and their evidence is what it was when it was decided.
    fn stands(&self, places: &Places, score_of: ScoreOf<'_>) -> Option<(usize, usize)> {
        let at = |(source, sheet, row): &Row| places.find(source, Some(sheet), *row).next();
        let (left, right) = (at(&self.left)?, at(&self.right)?);
        let (left, right) = (left.min(right), left.max(right));
        (left != right && (self.score.is_none() || self.score == score_of(left, right)))
            .then_some((left, right))
    }
}

fn bad(path: &Path, line: u64, found: &str, expected: &str) -> AppError {
    AppError::usage(Problem {
        code: "APP-038",
        title: Text::new(
            "no se entiende el archivo de decisiones",
            "the file of decisions is not understood",
        ),
        detail: Msg::new(
            "{path}, renglón {line}: se esperaba {expected} y dice «{found}»",
            "{path}, line {line}: expected {expected}, found “{found}”",
        )
        .word("path", path.display().to_string())
        .with("line", line)
        .word("expected", expected)
        .word("found", found),
        help: Msg::new(
            "guarde la salida de duplicates --pairs y agréguele la columna decision: same, different o unsure",
            "save what duplicates --pairs writes and add the column decision to it: same, different or unsure",
        ),
        place: None,
    })
}
