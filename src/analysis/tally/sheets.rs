//! Tally sheets: several transcriptions of one sheet become one, and what they disagree on is left open.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::model::{CaseFile, Folios, Lined, Tally};

/// One table's sheet, from all its transcriptions. A figure on which they differ is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Line of its first transcription.
    pub line: u32,
    /// Polling place.
    pub place: Option<String>,
    /// Table.
    pub table: Option<String>,
    /// People on this table's roll.
    pub roll: Option<u64>,
    /// Ballots printed.
    pub printed: Option<u64>,
    /// Ballots received.
    pub received: Option<u64>,
    /// Ballots handed to voters.
    pub used: Option<u64>,
    /// Ballots left over.
    pub leftover: Option<u64>,
    /// Ballots spoiled.
    pub spoiled: Option<u64>,
    /// People marked as having voted.
    pub signed_roll: Option<u64>,
    /// Papers taken out of the box.
    pub cast: Option<u64>,
    /// Votes for options that are not on the ballot.
    pub unregistered: Option<u64>,
    /// Null votes.
    pub null: Option<u64>,
    /// Ballot numbers received.
    pub folios: Vec<Folios>,
    /// Opening, by the sheet.
    pub opened: Option<NaiveDateTime>,
    /// Closing, by the sheet.
    pub closed: Option<NaiveDateTime>,
    /// Votes by option.
    pub votes: BTreeMap<String, u64>,
    /// What the transcriptions say differently.
    pub differences: Vec<Difference>,
    /// Figures that at least two transcriptions give alike.
    pub agreements: u64,
    /// Transcriptions read.
    pub transcripts: usize,
}

/// A figure that two transcriptions of one sheet give differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The figure: a key of the sheet, or an option's id.
    pub figure: String,
    /// What the first transcription says.
    pub first: u64,
    /// What another says.
    pub other: u64,
    /// Line of the other transcription.
    pub line: u32,
}

/// Reads one figure of a transcription.
type Figure = fn(&Tally) -> Option<u64>;

/// The figures of a sheet that are plain numbers.
const FIGURES: [(&str, Figure); 10] = [
    ("roll", |tally| tally.roll),
    ("printed", |tally| tally.printed),
    ("received", |tally| tally.received),
    ("used", |tally| tally.used),
    ("leftover", |tally| tally.leftover),
    ("spoiled", |tally| tally.spoiled),
    ("signed_roll", |tally| tally.signed_roll),
    ("cast", |tally| tally.cast),
    ("unregistered", |tally| tally.unregistered),
    ("null", |tally| tally.null),
];

/// The sheets of a case, in the order of the file.
pub fn sheets(case: &CaseFile) -> Vec<Sheet> {
    let mut groups: BTreeMap<_, Vec<&Lined<Tally>>> = BTreeMap::new();
    for tally in &case.tallies {
        groups.entry((&tally.place, &tally.table)).or_default().push(tally);
    }
    let mut sheets: Vec<Sheet> = groups.values().filter_map(|group| merge(group)).collect();
    sheets.sort_by_key(|sheet| sheet.line);
    sheets
}

/// The sum of a figure over all sheets; `None` where one sheet does not give it.
pub(super) fn total(sheets: &[Sheet], figure: impl Fn(&Sheet) -> Option<u64>) -> Option<u64> {
    sheets.iter().map(figure).sum()
}

/// Compares the transcriptions of one sheet, figure by figure.
struct Comparison<'a> {
    group: &'a [&'a Lined<Tally>],
    differences: Vec<Difference>,
    agreements: u64,
}

impl Comparison<'_> {
    /// The figure on which all that give it agree.
    fn agreed(&mut self, figure: &str, of: impl Fn(&Tally) -> Option<u64>) -> Option<u64> {
        let mut given = self.group.iter().filter_map(|tally| Some((tally.line, of(tally)?)));
        let (_, first) = given.next()?;
        let others: Vec<(u32, u64)> = given.collect();
        if let Some((line, other)) = others.iter().find(|(_, other)| *other != first) {
            let figure = figure.to_owned();
            self.differences.push(Difference { figure, first, other: *other, line: *line });
            return None;
        }
        self.agreements += u64::from(!others.is_empty());
        Some(first)
    }
}

fn merge(group: &[&Lined<Tally>]) -> Option<Sheet> {
    let first = group.first()?;
    let mut comparison = Comparison { group, differences: Vec::new(), agreements: 0 };
    let mut numbers = BTreeMap::new();
    for (name, of) in FIGURES {
        numbers.insert(name, comparison.agreed(name, of));
    }
    let mut options: Vec<&String> = group.iter().flat_map(|tally| tally.votes.keys()).collect();
    options.sort();
    options.dedup();
    let votes = options
        .into_iter()
        .filter_map(|id| Some((id.clone(), comparison.agreed(id, |tally| tally.votes.get(id).copied())?)))
        .collect();
    let number = |name: &str| numbers.get(name).copied().flatten();
    Some(Sheet {
        line: first.line,
        place: first.place.clone(),
        table: first.table.clone(),
        roll: number("roll"),
        printed: number("printed"),
        received: number("received"),
        used: number("used"),
        leftover: number("leftover"),
        spoiled: number("spoiled"),
        signed_roll: number("signed_roll"),
        cast: number("cast"),
        unregistered: number("unregistered"),
        null: number("null"),
        folios: group
            .iter()
            .map(|tally| &tally.folios)
            .find(|ranges| !ranges.is_empty())
            .cloned()
            .unwrap_or_default(),
        opened: group.iter().find_map(|tally| tally.opened),
        closed: group.iter().find_map(|tally| tally.closed),
        votes,
        differences: comparison.differences,
        agreements: comparison.agreements,
        transcripts: group.len(),
    })
}

/// People who voted, papers out of the box, and votes counted must be one figure. They matter to the
/// result of that box only where they are as far apart as its first and second options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreeFigures {
    /// Line of the sheet.
    pub line: u32,
    /// Polling place.
    pub place: Option<String>,
    /// Table.
    pub table: Option<String>,
    /// People marked as having voted.
    pub people: Option<u64>,
    /// Papers taken out of the box.
    pub papers: Option<u64>,
    /// Votes counted: the options', null and unregistered ones.
    pub votes: Option<u64>,
    /// The largest less the smallest of those that are known; one that is blank is taken from the others.
    pub error: u64,
    /// First less second option at this box, where all options were published.
    pub gap: Option<u64>,
    /// Whether the error reaches the gap.
    pub decides_box: Option<bool>,
}

impl Sheet {
    /// An option's votes.
    pub fn votes_of(&self, id: &str) -> Option<u64> {
        self.votes.get(id).copied()
    }

    /// The votes of all the options; `None` where one is not given.
    pub fn all_votes(&self, options: &[&str]) -> Option<u64> {
        let sum: Option<u64> = options.iter().map(|id| self.votes_of(id)).sum();
        sum.filter(|_| !options.is_empty())
    }

    /// The three figures, where at least two are known.
    pub fn three_figures(&self, options: &[&str]) -> Option<ThreeFigures> {
        let votes = self
            .all_votes(options)
            .zip(self.null)
            .map(|(votes, null)| votes + null + self.unregistered.unwrap_or(0));
        let known: Vec<u64> = [self.signed_roll, self.cast, votes].into_iter().flatten().collect();
        if known.len() < 2 {
            return None;
        }
        let error = known.iter().max()? - known.iter().min()?;
        let gap = self.gap(options);
        Some(ThreeFigures {
            line: self.line,
            place: self.place.clone(),
            table: self.table.clone(),
            people: self.signed_roll,
            papers: self.cast,
            votes,
            error,
            gap,
            decides_box: gap.map(|gap| error > 0 && error >= gap),
        })
    }

    fn gap(&self, options: &[&str]) -> Option<u64> {
        let mut votes: Vec<u64> = options.iter().map(|id| self.votes_of(id)).collect::<Option<_>>()?;
        votes.sort_unstable_by(|a, b| b.cmp(a));
        let first = votes.first()?;
        Some(first - votes.get(1).copied().unwrap_or(0))
    }
}
