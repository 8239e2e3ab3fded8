//! From decided findings to the persons of the letter: each with one number, her rows, and her causes.

use std::collections::{BTreeMap, BTreeSet};

use super::authority::{self, Cited};
use super::ground::{Ground, Request};
use crate::engine::{Audit, Decided};
use crate::model::{Case, CellRef, DispositionState, Entry, Field, Place, Source, SourceKind, Vote};

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    /// Position of its source in the case.
    pub(super) source: usize,
    /// The file.
    pub(super) file: String,
    /// Its sheet.
    pub(super) sheet: Option<String>,
    /// The row, as a spreadsheet shows it.
    pub(super) row: u32,
}

/// A cause of one person, with the finding behind it.
#[derive(Debug, Clone)]
pub(super) struct Cause<'a> {
    /// The cause.
    pub(super) ground: Ground,
    /// The finding.
    pub(super) decided: &'a Decided,
}

/// One line of the annex: a person, or an entry that is to be cleared up.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its number, the same in letter and annex.
    pub(super) number: usize,
    /// What is asked.
    pub(super) request: Request,
    /// By what the person is told apart.
    key: String,
    /// Name, as written in the file.
    pub(super) name: String,
    /// Employee number.
    pub(super) employee_id: String,
    /// CURP.
    pub(super) curp: String,
    /// Social security number, where there is no CURP.
    pub(super) nss: String,
    /// Position.
    pub(super) position: String,
    /// Her row.
    pub(super) place: Option<RowPlace>,
    /// Other rows that belong to it.
    pub(super) also: Vec<RowPlace>,
    /// The causes.
    pub(super) causes: Vec<Cause<'a>>,
}

/// All that the letter says of people, and what was left out of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered<'a> {
    /// The lines, numbered.
    pub(super) lines: Vec<Line<'a>>,
    /// Distinct persons whose entry is objected to, as the materiality counts them.
    pub(super) doubtful: usize,
    /// Distinct persons whose inclusion is asked.
    pub(super) missing: usize,
    /// Chosen findings that are no objection to a roll, by rule.
    pub(super) not_of_roll: Vec<&'a Decided>,
    /// Chosen findings whose cause has no provision for this vote.
    pub(super) without_law: Vec<&'a Decided>,
    /// Chosen findings about the data and not about anybody: notes of a rule.
    pub(super) notes: Vec<&'a Decided>,
    /// Chosen findings on the roll as a whole that speak for a cause of persons, such as many titles changed at once.
    pub(super) remarks: Vec<Cause<'a>>,
    /// Whether open findings are in it.
    pub(super) draft: bool,
}

impl<'a> Gathered<'a> {
    /// The lines of a cause.
    pub(super) fn of(&self, ground: Ground) -> impl Iterator<Item = (&Line<'a>, &Cause<'a>)> {
        self.lines.iter().flat_map(move |line| {
            line.causes.iter().filter(move |cause| cause.ground == ground).map(move |cause| (line, cause))
        })
    }

    /// The causes that occur, in the order of the letter.
    pub(super) fn grounds(&self) -> Vec<Ground> {
        Ground::ALL.into_iter().filter(|ground| self.of(*ground).next().is_some()).collect()
    }

    /// How many lines ask for something.
    pub(super) fn asking(&self, request: Request) -> usize {
        self.lines.iter().filter(|line| line.request == request).count()
    }

    /// The sources that its rows stand in, in the order of the case.
    pub(super) fn sources(&self) -> BTreeSet<usize> {
        let places = self.lines.iter().flat_map(|line| line.place.iter().chain(&line.also));
        places.map(|place| place.source).collect()
    }

    /// Every provision that it relies on, each once, in the order in which they appear.
    pub(super) fn provisions(&self, vote: Vote) -> Vec<Cited> {
        let mut out: Vec<Cited> = Vec::new();
        let grounds = self.grounds();
        let all = authority::of_procedure(vote)
            .into_iter()
            .chain(grounds.into_iter().flat_map(|ground| authority::of_ground(vote, ground)));
        for cited in all {
            let same = out.iter_mut().find(|known| known.citation.key == cited.citation.key);
            match same {
                // Where its own words cover one cause and another leans on a reading, both are said.
                Some(known) if known.how != cited.how => {
                    if !out
                        .iter()
                        .any(|known| known.citation.key == cited.citation.key && known.how == cited.how)
                    {
                        out.push(cited);
                    }
                }
                Some(_) => {}
                None => out.push(cited),
            }
        }
        out
    }
}

/// Takes the accepted findings, and in a draft the open and pending ones too, and numbers them.
pub(super) fn gather<'a>(case: &'a Case, audit: &'a Audit, vote: Vote, draft: bool) -> Gathered<'a> {
    let chosen = |state: DispositionState| match state {
        DispositionState::Accepted => true,
        DispositionState::Open | DispositionState::Pending => draft,
        DispositionState::Dismissed => false,
    };
    let mut out = Gathered { draft, ..Gathered::default() };
    let mut known: Known = BTreeMap::new();
    for decided in audit.findings.iter().filter(|decided| chosen(decided.disposition.state)) {
        let accepted = decided.disposition.state == DispositionState::Accepted;
        let Some(ground) = Ground::of(&decided.finding, on_roll(case, decided.finding.at)) else {
            // An open finding about something else was never meant for this letter.
            if accepted {
                out.not_of_roll.push(decided);
            }
            continue;
        };
        let about_data = decided.finding.severity == crate::model::Severity::Note
            && !decided.finding.subject.kind.is_personal();
        if about_data {
            if accepted {
                out.notes.push(decided);
            }
        } else if authority::of_ground(vote, ground).is_empty() {
            out.without_law.push(decided);
        } else if matches!(ground.request(vote), Request::Exclude | Request::Include)
            && !decided.finding.subject.kind.is_personal()
        {
            // Nobody is put out, or in, for what is true of many.
            out.remarks.push(Cause { ground, decided });
        } else {
            add(&mut out.lines, &mut known, (case, vote), Cause { ground, decided });
        }
    }
    out.lines.sort_by(|a, b| order(a).cmp(&order(b)));
    for (number, line) in (1..).zip(&mut out.lines) {
        line.number = number;
    }
    out.doubtful = persons(&out.lines, Ground::is_doubtful_entry);
    out.missing = persons(&out.lines, Ground::is_missing_person);
    out
}

fn on_roll(case: &Case, place: Place) -> bool {
    match place {
        Place::Cell(at) => case.source_of(at).is_some_and(|source| source.kind == SourceKind::Roll),
        Place::CaseLine(_) => true,
    }
}

fn order<'l>(line: &'l Line<'_>) -> (Request, Option<Ground>, &'l Option<RowPlace>, &'l str) {
    (line.request, line.causes.first().map(|cause| cause.ground), &line.place, &line.key)
}

fn persons(lines: &[Line<'_>], counts: impl Fn(Ground) -> bool) -> usize {
    let mut keys: BTreeSet<&str> = BTreeSet::new();
    for cause in lines.iter().flat_map(|line| &line.causes).filter(|cause| counts(cause.ground)) {
        let subject = &cause.decided.finding.subject;
        if subject.persons.is_empty() {
            keys.insert(&subject.key);
        }
        keys.extend(subject.persons.iter().map(String::as_str));
    }
    keys.len()
}

/// The lines that there are so far, by what is asked and for whom.
type Known = BTreeMap<(Request, String), usize>;

fn add<'a>(lines: &mut Vec<Line<'a>>, known: &mut Known, (case, vote): (&'a Case, Vote), cause: Cause<'a>) {
    let finding = &cause.decided.finding;
    let request = cause.ground.request(vote);
    let same = (request, finding.subject.key.clone());
    if let Some(line) = known.get(&same).and_then(|&index| lines.get_mut(index)) {
        line.causes.push(cause);
        line.causes.sort_by_key(|cause| cause.ground);
        return;
    }
    known.insert(same, lines.len());
    let entry = entry_of(case, finding.at);
    let text = |field: Field| entry.map(|entry| entry.text(field).to_owned()).unwrap_or_default();
    let curp = text(Field::Curp);
    let place = row_place(case, finding.at);
    let mut also: Vec<RowPlace> = finding
        .near
        .iter()
        .filter_map(|near| row_place(case, *near))
        .filter(|near| Some(near) != place.as_ref())
        .collect();
    also.sort();
    also.dedup();
    let own = finding.subject.label.clone().filter(|_| finding.subject.kind.is_personal());
    lines.push(Line {
        number: 0,
        request,
        key: finding.subject.key.clone(),
        name: own.or_else(|| entry.map(|entry| entry.full_name())).unwrap_or_default(),
        employee_id: text(Field::EmployeeId),
        nss: if curp.is_empty() { text(Field::Nss) } else { String::new() },
        curp,
        position: text(Field::Position),
        place,
        also,
        causes: vec![cause],
    });
}

/// The row that a place stands in, as an entry.
pub(super) fn entry_of(case: &Case, place: Place) -> Option<Entry<'_>> {
    let Place::Cell(CellRef { table, row, .. }) = place else { return None };
    let table = case.tables.get(usize::from(table))?;
    let position = table.cells().position(row)?;
    table.index_of(position).and_then(|index| table.entry(index))
}

fn row_place(case: &Case, place: Place) -> Option<RowPlace> {
    let Place::Cell(at) = place else { return None };
    let table = case.tables.get(usize::from(at.table))?;
    let source = usize::from(table.source);
    let file = case.sources.get(source).map(|source: &Source| source.file.clone())?;
    Some(RowPlace { source, file, sheet: table.sheet.clone(), row: at.row })
}
