//! The sums that papers of one vote must keep among themselves.

use chrono::NaiveDateTime;

use super::sheets::{Sheet, total};
use super::{Basis, Count};
use crate::model::{CaseFile, Folios, Window};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKey {
    /// Votes cast against votes, null and unregistered ones.
    SumOfVotes,
    /// Ballots received against used, left over and spoiled.
    UsedUnused,
    /// People marked on the roll against votes cast.
    RollMarks,
    /// Votes cast: at most as many as people on the roll.
    OverVote,
    /// The boxes' sums against what was announced.
    UrnsToFinal,
    /// Ballot numbers: no repeats, none missing.
    Folios,
    /// Two transcriptions of one sheet.
    Transcripts,
    /// Ballots printed against people on the roll.
    PrintedToRoll,
    /// Opening before closing, and inside the published hours.
    Times,
}

impl CheckKey {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SumOfVotes => "sum_of_votes",
            Self::UsedUnused => "used_unused",
            Self::RollMarks => "roll_marks",
            Self::OverVote => "over_vote",
            Self::UrnsToFinal => "urns_to_final",
            Self::Folios => "folios",
            Self::Transcripts => "transcripts",
            Self::PrintedToRoll => "printed_to_roll",
            Self::Times => "times",
        }
    }
}

/// A figure of a check: a number, or a moment for `times`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A number of papers, people or ballot numbers.
    Number(u64),
    /// A local moment.
    At(NaiveDateTime),
}

/// One comparison. It exists only where its figures were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The rule that owns it.
    pub rule: &'static str,
    /// What is compared.
    pub key: CheckKey,
    /// Polling place; `None` for the whole vote.
    pub place: Option<String>,
    /// Table; `None` for the whole vote.
    pub table: Option<String>,
    /// Which figure, where a key compares several: a key of the sheet or an option's id.
    pub figure: Option<String>,
    /// What it should be (for `over_vote`, at most).
    pub expected: Measure,
    /// What it is.
    pub found: Measure,
    /// Whether it holds.
    pub ok: bool,
    /// Line of the case file.
    pub line: u32,
}

/// Whose papers a check is about.
#[derive(Clone, Copy)]
struct About<'a> {
    place: Option<&'a str>,
    table: Option<&'a str>,
    line: u32,
}

impl About<'_> {
    fn check(
        self,
        key: CheckKey,
        figure: Option<&str>,
        expected: Measure,
        found: Measure,
        ok: bool,
    ) -> Check {
        Check {
            rule: rule(key, figure),
            key,
            place: self.place.map(str::to_owned),
            table: self.table.map(str::to_owned),
            figure: figure.map(str::to_owned),
            expected,
            found,
            ok,
            line: self.line,
        }
    }

    fn equal(self, key: CheckKey, figure: Option<&str>, expected: u64, found: u64) -> Check {
        self.check(key, figure, Measure::Number(expected), Measure::Number(found), expected == found)
    }

    /// A sum against its parts. Where a part was not published, only a sum that is already too large counts.
    fn sum(self, key: CheckKey, expected: Option<u64>, parts: &[Option<u64>]) -> Option<Check> {
        let expected = expected?;
        let known: u64 = parts.iter().flatten().sum();
        let complete = parts.iter().all(Option::is_some);
        (complete || known > expected).then(|| self.equal(key, None, expected, known))
    }

    /// A number that must not pass another.
    fn at_most(self, key: CheckKey, most: Option<u64>, found: Option<u64>) -> Option<Check> {
        let (most, found) = most.zip(found)?;
        Some(self.check(key, None, Measure::Number(most), Measure::Number(found), found <= most))
    }
}

/// The rule that owns a check. Null votes that change between box and final act are about their classification.
const fn rule(key: CheckKey, figure: Option<&str>) -> &'static str {
    match key {
        CheckKey::Folios | CheckKey::PrintedToRoll => "BL-01",
        CheckKey::UrnsToFinal if is_null(figure) => "TL-02",
        CheckKey::SumOfVotes
        | CheckKey::UsedUnused
        | CheckKey::RollMarks
        | CheckKey::OverVote
        | CheckKey::UrnsToFinal
        | CheckKey::Transcripts
        | CheckKey::Times => "TL-01",
    }
}

const fn is_null(figure: Option<&str>) -> bool {
    matches!(figure, Some(name) if matches!(name.as_bytes(), b"null"))
}

/// Every check whose figures were published: the whole vote first, then sheet by sheet.
pub(super) fn checks(case: &CaseFile, sheets: &[Sheet], count: &Count, options: &[&str]) -> Vec<Check> {
    let mut checks = announced(case, sheets, count, options);
    for sheet in sheets {
        checks.extend(of_sheet(sheet, options));
        checks.extend(times(case, sheet));
    }
    checks
}

/// Checks of the announced figures, alone and against the sheets.
fn announced(case: &CaseFile, sheets: &[Sheet], count: &Count, options: &[&str]) -> Vec<Check> {
    let about = About { place: None, table: None, line: count.line };
    let mut checks = Vec::new();
    if let Some(last) = &case.final_count {
        let mut parts: Vec<Option<u64>> = options.iter().map(|id| last.votes.get(*id).copied()).collect();
        parts.push(last.null);
        if !options.is_empty() {
            checks.extend(about.sum(CheckKey::SumOfVotes, last.cast, &parts));
        }
        if !sheets.is_empty() {
            let mut figures = vec![("cast", total(sheets, |sheet| sheet.cast), last.cast)];
            figures.push(("null", total(sheets, |sheet| sheet.null), last.null));
            for id in options {
                figures.push((id, total(sheets, |sheet| sheet.votes_of(id)), last.votes.get(*id).copied()));
            }
            checks.extend(figures.into_iter().filter_map(|(figure, urns, last)| {
                let (urns, last) = urns.zip(last)?;
                Some(about.equal(CheckKey::UrnsToFinal, Some(figure), urns, last))
            }));
        }
    }
    if count.basis != Basis::Nothing {
        checks.extend(about.at_most(CheckKey::OverVote, count.roll, count.cast.or(count.valid)));
    }
    if let Some((roll, printed)) =
        count.roll.zip(total(sheets, |sheet| sheet.printed)).filter(|_| !sheets.is_empty())
    {
        checks.push(about.equal(CheckKey::PrintedToRoll, None, roll, printed));
    }
    checks.extend(all_folios(about, sheets));
    checks
}

fn of_sheet(sheet: &Sheet, options: &[&str]) -> Vec<Check> {
    let about = About { place: sheet.place.as_deref(), table: sheet.table.as_deref(), line: sheet.line };
    let mut checks = Vec::new();
    let mut parts: Vec<Option<u64>> = options.iter().map(|id| sheet.votes_of(id)).collect();
    // A sheet without a line for unregistered options has none: the law knows votes and null votes only.
    parts.extend([sheet.null, Some(sheet.unregistered.unwrap_or(0))]);
    if !options.is_empty() {
        checks.extend(about.sum(CheckKey::SumOfVotes, sheet.cast, &parts));
    }
    let ballots = [sheet.used, sheet.leftover, sheet.spoiled];
    checks.extend(about.sum(CheckKey::UsedUnused, sheet.received, &ballots));
    if let Some((marks, cast)) = sheet.signed_roll.zip(sheet.cast) {
        checks.push(about.equal(CheckKey::RollMarks, None, marks, cast));
    }
    checks.extend(about.at_most(CheckKey::OverVote, sheet.roll, sheet.cast));
    if let Some((roll, printed)) = sheet.roll.zip(sheet.printed) {
        checks.push(about.equal(CheckKey::PrintedToRoll, None, roll, printed));
    }
    if !sheet.folios.is_empty() {
        let named = sheet.folios.iter().map(|range| size(*range)).sum();
        let expected = sheet.received.or(sheet.printed).unwrap_or(named);
        let distinct = distinct(&sheet.folios);
        let (all, found) = (Measure::Number(expected), Measure::Number(distinct));
        let ok = expected == distinct && named == distinct;
        checks.push(about.check(CheckKey::Folios, None, all, found, ok));
    }
    checks.extend(transcripts(about, sheet));
    checks
}

fn transcripts(about: About<'_>, sheet: &Sheet) -> Vec<Check> {
    if sheet.transcripts < 2 {
        return Vec::new();
    }
    if sheet.differences.is_empty() {
        return vec![about.equal(CheckKey::Transcripts, None, sheet.agreements, sheet.agreements)];
    }
    let differences = sheet.differences.iter().map(|difference| {
        let about = About { line: difference.line, ..about };
        about.equal(CheckKey::Transcripts, Some(&difference.figure), difference.first, difference.other)
    });
    differences.collect()
}

/// Opening before closing, and both inside the hours published for the place.
fn times(case: &CaseFile, sheet: &Sheet) -> Vec<Check> {
    let about = About { place: sheet.place.as_deref(), table: sheet.table.as_deref(), line: sheet.line };
    let mut checks = Vec::new();
    let mut push = |figure, expected, found, ok| {
        checks.push(about.check(
            CheckKey::Times,
            Some(figure),
            Measure::At(expected),
            Measure::At(found),
            ok,
        ));
    };
    if let Some((opened, closed)) = sheet.opened.zip(sheet.closed) {
        push("order", opened, closed, opened < closed);
    }
    let place = case.places.iter().find(|place| Some(&place.id) == sheet.place.as_ref());
    let windows = place.map_or(&[][..], |place| place.windows.as_slice());
    let first = windows.iter().map(|window: &crate::model::Lined<Window>| window.opens).min();
    let last = windows.iter().map(|window| window.closes).max();
    let Some((first, last)) = first.zip(last) else { return checks };
    if let Some(opened) = sheet.opened {
        push("opened", first, opened, first <= opened && opened < last);
    }
    if let Some(closed) = sheet.closed {
        push("closed", last, closed, first < closed && closed <= last);
    }
    checks
}

fn size(range: Folios) -> u64 {
    (range.to - range.from).saturating_add(1)
}

/// How many different numbers the ranges hold.
fn distinct(ranges: &[Folios]) -> u64 {
    let mut ranges = ranges.to_vec();
    ranges.sort();
    let mut count = 0;
    let mut next = 0;
    for range in ranges {
        let from = range.from.max(next);
        if from <= range.to {
            count += size(Folios { from, to: range.to });
            next = range.to.saturating_add(1);
        }
    }
    count
}

/// Across sheets: no number twice, and none missing between the first and the last.
fn all_folios(about: About<'_>, sheets: &[Sheet]) -> Vec<Check> {
    let complete = sheets.len() > 1 && sheets.iter().all(|sheet| !sheet.folios.is_empty());
    let ranges: Vec<Folios> = sheets.iter().flat_map(|sheet| sheet.folios.iter().copied()).collect();
    let ends = ranges.iter().map(|range| range.from).min().zip(ranges.iter().map(|range| range.to).max());
    let Some((from, to)) = ends.filter(|_| complete) else { return Vec::new() };
    let apart: u64 = sheets.iter().map(|sheet| distinct(&sheet.folios)).sum();
    let together = distinct(&ranges);
    let whole = size(Folios { from, to });
    vec![
        about.equal(CheckKey::Folios, Some("repeats"), apart, together),
        about.equal(CheckKey::Folios, Some("gaps"), whole, together),
    ]
}

#[cfg(test)]
mod unit {
    use super::*;

    fn range(from: u64, to: u64) -> Folios {
        Folios { from, to }
    }

    #[test]
    fn numbers_are_counted_once() {
        assert_eq!(distinct(&[range(1, 10), range(5, 12), range(20, 20)]), 13);
        assert_eq!(distinct(&[range(1, 10), range(2, 3)]), 10);
        assert_eq!(distinct(&[]), 0);
    }
}
