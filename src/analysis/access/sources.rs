//! What the sources of a case say of each person: shift, gate pass, dates of their own, absences.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::outcome::{Access, access};
use super::people::{Absence, Facts, Person, RosterRow};
use super::remark::Remark;
use super::verdict::Verdict;
use crate::analysis::people::{People, identifier, person_key, same_person};
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
    /// The persons of a crew, as far as the roll names them, each with whether their own calendar leaves them
    /// without access.
    pub fn members(&self, crew: usize) -> impl Iterator<Item = (&str, bool)> {
        let grouping = &self.access.grouping;
        let verdicts = self.access.group_verdicts.iter().map(|verdict| *verdict <= Verdict::SpecialTrip);
        let own = grouping.groups.iter().zip(&grouping.members).zip(verdicts);
        own.filter(move |((group, _), _)| group.crew == Some(crew))
            .flat_map(|((_, members), without)| members.iter().map(move |person| (person, without)))
            .filter_map(|(person, without)| Some((self.persons.get(*person)?.as_str(), without)))
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
    let mut known = Known::of(case, people);
    let mut unusable = BTreeMap::new();
    let roster = roster(case, &mut known, &mut unusable);
    let absences = absences(case, &known, &mut unusable);
    let outside = dismissed(case, &known);
    let persons: Vec<Person<'_>> = known
        .words
        .iter()
        .enumerate()
        .map(|(person, words)| Person {
            shift: words.shift,
            route: words.route,
            gate_pass: outside.binary_search(&person).is_err(),
        })
        .collect();
    let closed = closed_days(case);
    let facts = Facts { people: &persons, roster: &roster, absences: &absences, non_business: &closed };
    Some(access(&case.file, &facts).map(|mut found| {
        found.remarks.extend(unusable.into_iter().map(|((kind, why), rows)| unusable_rows(kind, why, rows)));
        CaseAccess { access: found, persons: known.keys }
    }))
}

/// Why rows of a source say nothing of anybody's access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unusable {
    /// The row is nobody's on the roll, or names nobody.
    Nobody,
    /// It gives hours and no date that can be read, or a duty with only one of its two times.
    Dates,
}

/// How many rows of each kind of source could not be used, by the reason.
type Left = BTreeMap<(SourceKind, Unusable), usize>;

/// What sources say of a person's place in the plant.
#[derive(Debug, Clone, Copy, Default)]
struct Words<'a> {
    shift: &'a str,
    route: &'a str,
}

impl<'a> Words<'a> {
    /// Takes what an entry says where nothing is known yet.
    fn learn(&mut self, entry: Entry<'a>) {
        if self.shift.is_empty() {
            self.shift = shift_of(entry);
        }
        if self.route.is_empty() {
            self.route = entry.text(Field::Route);
        }
    }
}

/// The persons of the roll that counts, and their identifiers; without a roll, those whom a roster names.
struct Known<'a> {
    keys: Vec<String>,
    words: Vec<Words<'a>>,
    /// The first entry of each person.
    first: Vec<Entry<'a>>,
    by_identifier: BTreeMap<(Field, String), usize>,
    /// Whether there is a roll: then nobody else counts.
    closed: bool,
}

const IDENTIFIERS: [Field; 4] = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];

impl<'a> Known<'a> {
    fn of(case: &'a Case, people: &People) -> Self {
        let mut known = Self {
            keys: Vec::new(),
            words: Vec::new(),
            first: Vec::new(),
            by_identifier: BTreeMap::new(),
            closed: case.file.sources.iter().any(|source| source.kind == SourceKind::Roll),
        };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (position, entry) in case.roll_entries().enumerate() {
            let key = people.key(position);
            let person = *seen.entry(key).or_insert(known.keys.len());
            if person == known.keys.len() {
                known.add(key.to_owned(), entry);
            }
            known.note(person, entry);
        }
        known
    }

    fn add(&mut self, key: String, entry: Entry<'a>) -> usize {
        self.keys.push(key);
        self.words.push(Words::default());
        self.first.push(entry);
        self.keys.len() - 1
    }

    fn note(&mut self, person: usize, entry: Entry<'a>) {
        if let Some(words) = self.words.get_mut(person) {
            words.learn(entry);
        }
        for field in IDENTIFIERS {
            if let Some(value) = comparable(&entry, field) {
                self.by_identifier.entry((field, value)).or_insert(person);
            }
        }
    }

    /// Whom a row of another source is about. A number of the firm counts only where the names agree too.
    fn person(&self, entry: &Entry<'_>) -> Option<usize> {
        IDENTIFIERS.into_iter().find_map(|field| {
            let person = *self.by_identifier.get(&(field, comparable(entry, field)?))?;
            let named = field == Field::EmployeeId && !entry.full_name().is_empty();
            let agrees = !named
                || self
                    .first
                    .get(person)
                    .is_none_or(|known| known.full_name().is_empty() || same_person(known, entry));
            agrees.then_some(person)
        })
    }

    /// The same of a roster, which is where people come from if there is no roll.
    fn of_roster(&mut self, entry: Entry<'a>) -> Option<usize> {
        let person = self.person(&entry).or_else(|| {
            let named = IDENTIFIERS.iter().any(|field| comparable(&entry, *field).is_some());
            (!self.closed && named).then(|| self.add(person_key(&entry), entry))
        })?;
        self.note(person, entry);
        Some(person)
    }
}

/// An identifier as sources write it differently: numbers of the firm come with and without leading zeros, and
/// short ones such as 22 or 777 are numbers like any other, no filler.
fn comparable(entry: &Entry<'_>, field: Field) -> Option<String> {
    const SHORT: usize = 4;
    if field != Field::EmployeeId {
        return identifier(entry, field);
    }
    let written = entry.text(field);
    let number = written.trim_start_matches('0');
    let short = (1..=SHORT).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if short {
        return Some(number.to_owned());
    }
    Some(identifier(entry, field)?.trim_start_matches('0').to_owned())
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

fn roster<'a>(case: &'a Case, known: &mut Known<'a>, left: &mut Left) -> Vec<RosterRow<'a>> {
    let mut rows = Vec::new();
    for entry in entries(case, SourceKind::Roster) {
        let Some(person) = known.of_roster(entry) else {
            *left.entry((SourceKind::Roster, Unusable::Nobody)).or_default() += 1;
            continue;
        };
        let (start, end) = (clock(entry.text(Field::Start)), clock(entry.text(Field::End)));
        let Some(day) = entry.date(Field::Date).filter(|_| start.is_some() == end.is_some()) else {
            // A row that only says which shift or route a person has is a row of its own right.
            let dated = start.is_some() || end.is_some() || !entry.text(Field::Date).is_empty();
            let says = !shift_of(entry).is_empty() || !entry.text(Field::Route).is_empty();
            if dated || !says {
                *left.entry((SourceKind::Roster, Unusable::Dates)).or_default() += 1;
            }
            continue;
        };
        rows.push(RosterRow { person, day, hours: start.zip(end), place: entry.text(Field::Place) });
    }
    rows
}

fn absences(case: &Case, known: &Known<'_>, left: &mut Left) -> Vec<Absence> {
    let mut rows = Vec::new();
    for entry in entries(case, SourceKind::Absences) {
        let dates = entry.date(Field::From).zip(entry.date(Field::To)).filter(|(from, to)| from <= to);
        let why = match (known.person(&entry), dates) {
            (Some(person), Some((from, to))) => {
                rows.push(Absence { person, from, to });
                continue;
            }
            (None, _) => Unusable::Nobody,
            (Some(_), None) => Unusable::Dates,
        };
        *left.entry((SourceKind::Absences, why)).or_default() += 1;
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

fn unusable_rows(kind: SourceKind, why: Unusable, rows: usize) -> Remark {
    let msg = match why {
        Unusable::Nobody => Msg::new(
            "{kind}: {n} {n:renglón no se pudo usar: no corresponde a nadie del padrón, o no trae número de empleado, CURP, NSS ni RFC|renglones no se pudieron usar: no corresponden a nadie del padrón, o no traen número de empleado, CURP, NSS ni RFC}",
            "{kind}: {n} {n:row could not be used: it is nobody’s on the roll, or carries no employee number, CURP, NSS or RFC|rows could not be used: they are nobody’s on the roll, or carry no employee number, CURP, NSS or RFC}",
        ),
        Unusable::Dates => Msg::new(
            "{kind}: {n} {n:renglón no se pudo usar: le falta la fecha o una de sus horas, o no se lee|renglones no se pudieron usar: les falta la fecha o una de sus horas, o no se leen}; escríbalas como 25/06/2025 y 18:00",
            "{kind}: {n} {n:row could not be used: its date or one of its times is missing or cannot be read|rows could not be used: their date or one of their times is missing or cannot be read}; write them as 25/06/2025 and 18:00",
        ),
    };
    Remark::new("rows_not_matched", 0, msg.with("kind", kind.title()).with("n", rows))
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
