//! From judged files to the entries of a case: ids, the chain of rolls, what is told of each file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::i18n::ui::init as words;
use crate::model::{Digest, Msg, SourceKind, Text, Vote};

use super::judge::{Judged, Seen, SeenColumn, What};
use super::order::{self, Age};
use super::{Filed, FiledAs};

/// A case about to be written.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) vote: Vote,
    pub(super) vote_given: bool,
    pub(super) as_of: Option<NaiveDate>,
    pub(super) secret: String,
    /// A secret that was there and is not used.
    pub(super) secret_found: Option<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) documents: Vec<Doc>,
    /// What the shift column of the roll says, under its header.
    pub(super) shifts: Option<(String, Vec<(String, usize)>)>,
}

/// Something under the files.
#[derive(Debug)]
pub(super) enum Entry {
    /// A source.
    Source(Box<Source>),
    /// A file that is no source of the case, with an entry that can be switched on.
    Note { msg: Msg, proposal: Option<(String, String)> },
}

/// A source.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) kind: SourceKind,
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) about: Vec<Msg>,
    pub(super) chain: Option<Chain>,
    pub(super) sheets: Vec<String>,
    pub(super) header_row: u32,
    pub(super) columns: Vec<SeenColumn>,
}

/// Which roll it replaces.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) older: String,
    pub(super) why: Vec<Msg>,
    /// Whether it is in force, or only shown.
    pub(super) proposed: bool,
}

/// A document.
#[derive(Debug)]
pub(super) struct Doc {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) file: String,
    pub(super) note: Option<Msg>,
}

/// What becomes of the files.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) entries: Vec<Entry>,
    pub(super) documents: Vec<Doc>,
    pub(super) shifts: Option<(String, Vec<(String, usize)>)>,
    pub(super) filed: Vec<Filed>,
    /// Names in the case, and where to copy them from, with the digest that was judged.
    pub(super) copies: Vec<(String, std::path::PathBuf, Digest)>,
}

/// Gives every file its place. Rolls come first, the oldest at the head.
pub(super) fn place(judged: Vec<Judged>) -> Placed {
    let mut placed = Placed::default();
    let mut ids = Ids::default();
    let mut known: BTreeMap<Digest, String> = BTreeMap::new();
    let (rolls, others): (Vec<Judged>, Vec<Judged>) = judged.into_iter().partition(is_roll);
    let rolls = unrepeated(rolls, &mut known, &mut placed);
    add_rolls(rolls, &mut ids, &mut placed);
    for file in unrepeated(others, &mut known, &mut placed) {
        add(file, &mut ids, &mut placed);
    }
    placed
}

fn is_roll(file: &Judged) -> bool {
    matches!(file.what, What::Source { kind: SourceKind::Roll, .. })
}

/// More entries of one kind than a folder may hold files.
const MOST: u32 = 100_000;

/// Ids that are not given twice.
#[derive(Debug, Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    fn numbered(&mut self, stem: &str) -> String {
        let found =
            (1_u32..=MOST).map(|n| format!("{stem}-{n}")).find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(found.clone());
        found
    }

    fn plain(&mut self, stem: &str) -> String {
        if self.0.insert(stem.to_owned()) {
            return stem.to_owned();
        }
        let found =
            (2_u32..=MOST).map(|n| format!("{stem}-{n}")).find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(found.clone());
        found
    }
}

/// Sets aside files whose bytes are there under another name.
fn unrepeated(files: Vec<Judged>, known: &mut BTreeMap<Digest, String>, placed: &mut Placed) -> Vec<Judged> {
    let mut kept = Vec::new();
    for file in files {
        let name = file.candidate.name.clone();
        match known.get(&file.digest) {
            Some(other) if !matches!(file.what, What::Support { .. } | What::Key) => {
                let msg =
                    Msg::of(words::SAME).private("file", name.as_str()).private("other", other.as_str());
                placed.entries.push(Entry::Note { msg, proposal: None });
                placed.filed.push(Filed::new(name, FiledAs::Same(other.clone())));
            }
            Some(_) | None => {
                known.insert(file.digest, name);
                kept.push(file);
            }
        }
    }
    kept
}

fn add_rolls(rolls: Vec<Judged>, ids: &mut Ids, placed: &mut Placed) {
    let ages: Vec<Age<'_>> = rolls
        .iter()
        .map(|file| Age {
            name: &file.candidate.name,
            modified: table(file).and_then(|seen| seen.modified.as_deref()),
        })
        .collect();
    let (positions, how) = order::order(&ages);
    let mut slots: Vec<Option<Judged>> = rolls.into_iter().map(Some).collect();
    let mut older: Option<(String, BTreeMap<crate::model::Field, Vec<String>>)> = None;
    for position in positions {
        let Some(mut file) = slots.get_mut(position).and_then(Option::take) else { continue };
        let id = ids.numbered("roll");
        let persons = match &mut file.what {
            What::Source { table, .. } => std::mem::take(&mut table.persons),
            What::Unknown { .. }
            | What::Unread { .. }
            | What::Document { .. }
            | What::Support { .. }
            | What::Key => BTreeMap::new(),
        };
        let chain = older.as_ref().map(|(older, there)| chain(older, how, order::overlap(there, &persons)));
        older = Some((id.clone(), persons));
        add_source(file, id, chain, placed);
    }
}

fn table(file: &Judged) -> Option<&Seen> {
    match &file.what {
        What::Source { table, .. } | What::Unknown { table } => Some(table),
        What::Unread { .. } | What::Document { .. } | What::Support { .. } | What::Key => None,
    }
}

fn chain(older: &str, how: Text, overlap: Option<(usize, usize)>) -> Chain {
    let with = |text: Text| Msg::of(text).word("id", older);
    let shared =
        |text: Text, shared: usize, total: usize| with(text).with("shared", shared).with("total", total);
    match overlap {
        // One in five: two versions of one roll share more, two plants share less.
        Some((common, total)) if common * 5 < total => {
            Chain { older: older.to_owned(), why: vec![shared(words::APART, common, total)], proposed: false }
        }
        _ => {
            let mut why = vec![with(words::SUPERSEDES).with("how", how)];
            why.extend(overlap.map(|(common, total)| shared(words::SHARED, common, total)));
            Chain { older: older.to_owned(), why, proposed: true }
        }
    }
}

fn add_source(file: Judged, id: String, chain: Option<Chain>, placed: &mut Placed) {
    let Judged { candidate, digest, what: What::Source { kind, guess, table } } = file else { return };
    let Seen { rows, set_aside, sheets, header_row, columns, notes, shifts, .. } = *table;
    let mut about = vec![
        Msg::new("{file}: {kind}; {why}.", "{file}: {kind}; {why}.")
            .private("file", candidate.name.as_str())
            .with("kind", kind.title())
            .with("why", because(&guess.why)),
        Msg::of(words::ROWS).with("n", rows).with("aside", set_aside),
    ];
    if let Some(other) = guess.instead {
        about.push(Msg::of(words::INSTEAD).with("kind", other.title()));
    }
    about.extend(notes.into_iter().take(10));
    placed.filed.push(Filed {
        rows: Some(rows),
        copied: candidate.copy,
        why: guess.why,
        ..Filed::new(
            candidate.name.clone(),
            FiledAs::Source {
                id: id.clone(),
                kind,
                supersedes: chain.as_ref().filter(|chain| chain.proposed).map(|chain| chain.older.clone()),
                instead: guess.instead,
            },
        )
    });
    if shifts.is_some() {
        placed.shifts = shifts;
    }
    placed.entries.push(Entry::Source(Box::new(Source {
        id,
        kind,
        file: candidate.name.clone(),
        sha256: digest.to_string(),
        about,
        chain,
        sheets,
        header_row,
        columns,
    })));
    if candidate.copy {
        placed.copies.push((candidate.name, candidate.path, digest));
    }
}

/// Reasons joined in one sentence.
pub(super) fn because(why: &[Msg]) -> crate::model::Arg {
    crate::model::Arg::List(
        why.iter().take(4).map(|msg| crate::model::Arg::Msg(Box::new(msg.clone()))).collect(),
    )
}

fn add(file: Judged, ids: &mut Ids, placed: &mut Placed) {
    let name = file.candidate.name.clone();
    let copied = file.candidate.copy;
    let keep = |placed: &mut Placed, file: &Judged| {
        if file.candidate.copy {
            placed.copies.push((file.candidate.name.clone(), file.candidate.path.clone(), file.digest));
        }
    };
    match &file.what {
        What::Source { kind, .. } => {
            let id = ids.plain(kind.key());
            add_source(file, id, None, placed);
        }
        What::Unknown { table } => {
            keep(placed, &file);
            let msg = Msg::of(words::UNKNOWN).private("file", name.as_str());
            let proposal = Some((ids.plain("table"), name.clone()));
            placed.filed.push(Filed {
                rows: Some(table.rows),
                copied,
                ..Filed::new(name, FiledAs::UnknownTable)
            });
            placed.entries.push(Entry::Note { msg, proposal });
        }
        What::Unread { kind, problem } => {
            keep(placed, &file);
            let why = Msg::new("{title}; {detail}", "{title}; {detail}")
                .with("title", problem.title)
                .with("detail", problem.detail.clone());
            let msg = Msg::of(words::UNREAD)
                .private("file", name.as_str())
                .with("title", problem.title)
                .with("detail", problem.detail.clone())
                .with("help", problem.help.clone());
            let proposal = Some((ids.plain("unread"), name.clone()));
            placed.filed.push(Filed {
                copied,
                why: vec![why, problem.help.clone()],
                ..Filed::new(name, FiledAs::Unread { kind: *kind })
            });
            placed.entries.push(Entry::Note { msg, proposal });
        }
        What::Document { kind, note } => {
            keep(placed, &file);
            let id = ids.numbered(if *kind == "other" { "document" } else { kind });
            placed.filed.push(Filed {
                copied,
                why: note.iter().cloned().collect(),
                ..Filed::new(name.clone(), FiledAs::Document { id: id.clone(), kind })
            });
            placed.documents.push(Doc { id, kind, file: name, note: note.clone() });
        }
        What::Support { why } => {
            let mut why = why.clone();
            why.push(Msg::of(words::LEFT_SUPPORT));
            placed.filed.push(Filed { why, ..Filed::new(name, FiledAs::Support) });
        }
        What::Key => {
            placed
                .filed
                .push(Filed { why: vec![Msg::of(words::LEFT_KEY)], ..Filed::new(name, FiledAs::Left) });
        }
    }
}
