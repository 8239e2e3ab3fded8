//! What the sources of a case say of each person: shift, gate pass, dates of their own, absences.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::outcome::{Access, access};
use super::people::{Absence, Facts, Person, RosterRow};
use super::remark::Remark;
use crate::analysis::people::{People, identifier, same_person};
use crate::model::{Case, Entry, Field, Msg, Problem, SourceKind};

/// Access of a case with its people, and who they are.
#[derive(Debug)]
pub struct CaseAccess {
    /// The assessment.
    pub access: Access,
    /// The key of each person, by the positions that the assessment uses.
    pub persons: Vec<String>,
}

impl CaseAccess {
    /// The persons of a crew, as far as the roll names them.
    pub fn members(&self, crew: usize) -> impl Iterator<Item = &str> {
        let grouping = &self.access.grouping;
        let own = grouping.groups.iter().zip(&grouping.members);
        own.filter(move |(group, _)| group.crew == Some(crew))
            .flat_map(|(_, members)| members)
            .filter_map(|person| self.persons.get(*person).map(String::as_str))
    }
}

/// Assesses a case with whatever its sources say; `None` where it has no crews or no polling hours.
///
/// # Errors
/// The problems of the case file, each with its line and what to write instead.
pub fn case_access(case: &Case, people: &People) -> Option<Result<CaseAccess, Vec<Problem>>> {
    let windows = case.file.places.iter().any(|place| !place.windows.is_empty());
    if case.file.crews.is_empty() || !windows {
        return None;
    }
    let known = Known::of(case, people);
    let mut unmatched = BTreeMap::new();
    let roster = roster(case, &known, &mut unmatched);
    let absences = absences(case, &known, &mut unmatched);
    let outside = dismissed(case, &known);
    let persons: Vec<Person<'_>> = known
        .shifts
        .iter()
        .enumerate()
        .map(|(person, shift)| Person { shift, gate_pass: outside.binary_search(&person).is_err() })
        .collect();
    let closed = closed_days(case);
    let facts = Facts { people: &persons, roster: &roster, absences: &absences, non_business: &closed };
    Some(access(&case.file, &facts).map(|mut found| {
        found.remarks.extend(unmatched.into_iter().map(|(kind, rows)| not_on_the_roll(kind, rows)));
        CaseAccess { access: found, persons: known.keys }
    }))
}

/// The persons of the roll that counts, and their identifiers.
struct Known<'a> {
    keys: Vec<String>,
    shifts: Vec<&'a str>,
    /// The first entry of each person.
    first: Vec<Entry<'a>>,
    by_identifier: BTreeMap<(Field, String), usize>,
}

const IDENTIFIERS: [Field; 4] = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];

impl<'a> Known<'a> {
    fn of(case: &'a Case, people: &People) -> Self {
        let mut known =
            Self { keys: Vec::new(), shifts: Vec::new(), first: Vec::new(), by_identifier: BTreeMap::new() };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (position, entry) in case.roll_entries().enumerate() {
            let key = people.key(position);
            let person = *seen.entry(key).or_insert(known.keys.len());
            if person == known.keys.len() {
                known.keys.push(key.to_owned());
                known.shifts.push("");
                known.first.push(entry);
            }
            if let Some(shift) = known.shifts.get_mut(person).filter(|shift| shift.is_empty()) {
                *shift = shift_of(entry);
            }
            for field in IDENTIFIERS {
                if let Some(value) = comparable(&entry, field) {
                    known.by_identifier.entry((field, value)).or_insert(person);
                }
            }
        }
        known
    }

    /// Whom a row of another source is about. A number of the firm counts only where the names agree too.
    fn person(&self, entry: &Entry<'_>) -> Option<usize> {
        IDENTIFIERS.into_iter().find_map(|field| {
            let person = *self.by_identifier.get(&(field, comparable(entry, field)?))?;
            let named = field == Field::EmployeeId && !entry.full_name().is_empty();
            let agrees = !named || self.first.get(person).is_none_or(|known| same_person(known, entry));
            agrees.then_some(person)
        })
    }
}

/// An identifier as sources write it differently: numbers of the firm come with and without leading zeros.
fn comparable(entry: &Entry<'_>, field: Field) -> Option<String> {
    let value = identifier(entry, field)?;
    Some(if field == Field::EmployeeId { value.trim_start_matches('0').to_owned() } else { value })
}

/// What the roll says of a person's shift, else of their crew.
fn shift_of(entry: Entry<'_>) -> &str {
    let shift = entry.text(Field::Shift);
    if shift.is_empty() { entry.text(Field::Crew) } else { shift }
}

fn entries(case: &Case, kind: SourceKind) -> impl Iterator<Item = Entry<'_>> {
    case.sources_of(kind)
        .filter(|(_, source)| !case.is_superseded(&source.id))
        .flat_map(|(index, _)| case.tables_of(index))
        .flat_map(crate::model::Table::entries)
}

fn roster<'a>(
    case: &'a Case,
    known: &Known<'_>,
    unmatched: &mut BTreeMap<SourceKind, usize>,
) -> Vec<RosterRow<'a>> {
    let mut rows = Vec::new();
    for entry in entries(case, SourceKind::Roster) {
        let (Some(person), Some(day)) = (known.person(&entry), entry.date(Field::Date)) else {
            *unmatched.entry(SourceKind::Roster).or_default() += 1;
            continue;
        };
        let hours = clock(entry.text(Field::Start)).zip(clock(entry.text(Field::End)));
        rows.push(RosterRow { person, day, hours, place: entry.text(Field::Place) });
    }
    rows
}

fn absences(case: &Case, known: &Known<'_>, unmatched: &mut BTreeMap<SourceKind, usize>) -> Vec<Absence> {
    let mut rows = Vec::new();
    for entry in entries(case, SourceKind::Absences) {
        let dates = entry.date(Field::From).zip(entry.date(Field::To));
        match known.person(&entry).zip(dates) {
            Some((person, (from, to))) if from <= to => rows.push(Absence { person, from, to }),
            Some(_) | None => *unmatched.entry(SourceKind::Absences).or_default() += 1,
        }
    }
    rows
}

/// People of the roll whom a list of dismissed workers names: they have no gate pass.
fn dismissed(case: &Case, known: &Known<'_>) -> Vec<usize> {
    let mut found: Vec<usize> =
        entries(case, SourceKind::Dismissed).filter_map(|entry| known.person(&entry)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Days on which the authority does not work, as the case gives them; weekends and the mandatory rest days of
/// the law go without saying. Closures of another authority than the one that holds the vote do not count.
fn closed_days(case: &Case) -> Vec<NaiveDate> {
    let holds = case.file.authority.as_deref();
    let ours = |authority: &str| {
        holds.is_none_or(|holds| holds.trim().to_lowercase() == authority.trim().to_lowercase())
    };
    let days = case
        .file
        .closures
        .iter()
        .filter(|closure| ours(&closure.authority))
        .flat_map(|closure| closure.from.iter_days().take_while(|day| *day <= closure.to).take(400));
    let mut found: Vec<NaiveDate> =
        days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A time of the clock as rosters write it: `18:00`, `6:00`, `18:00:00`, `24:00`.
fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(|part| part.trim().parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if (hour, minute, second) == (24, 0, 0) {
        return Some(NaiveTime::MIN);
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn not_on_the_roll(kind: SourceKind, rows: usize) -> Remark {
    Remark::new(
        "rows_not_matched",
        0,
        Msg::new(
            "{kind}: {n} {n:renglón no se pudo usar: no corresponde a nadie del padrón, o le faltan fechas|renglones no se pudieron usar: no corresponden a nadie del padrón, o les faltan fechas}",
            "{kind}: {n} {n:row could not be used: it is nobody’s on the roll, or lacks dates|rows could not be used: they are nobody’s on the roll, or lack dates}",
        )
        .with("kind", kind.title())
        .with("n", rows),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_clock() {
        assert_eq!(clock("6:05"), NaiveTime::from_hms_opt(6, 5, 0));
        assert_eq!(clock("18:00:30"), NaiveTime::from_hms_opt(18, 0, 30));
        assert_eq!(clock("24:00"), Some(NaiveTime::MIN));
        for wrong in ["", "descanso", "25:00", "18", "24:01"] {
            assert_eq!(clock(wrong), None, "{wrong}");
        }
    }
}
