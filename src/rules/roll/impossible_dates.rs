//! SR-02: rows that contradict themselves, and references that lead to nobody.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use crate::analysis::name_words;
use crate::model::{
    Arg, Case, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, RuleId, Severity,
    Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("SR-02"),
    slug: "datos-que-se-contradicen",
    title: Text::new(
        "Datos que se contradicen dentro de una lista",
        "Data that contradict one another in a list",
    ),
    claim: Text::new(
        "un renglón trae fechas en un orden imposible",
        "a row carries dates in an impossible order",
    ),
    family: Family::Housekeeping,
    kind: Kind::Defect,
    severity: Severity::Low,
    needs: &[],
    wants: &[Input::Roll],
    votes: &Vote::ALL,
    law: &[],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("impossible_dates.es.md"), en: include_str!("impossible_dates.en.md") },
    file: file!(),
};

/// SR-02.
pub(crate) struct ImpossibleDates;

/// What is wrong with the dates of a row: where, its key, and what to say.
type Wrong = (Field, &'static str, Msg);

impl Rule for ImpossibleDates {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        if case.tables.iter().all(crate::model::Table::is_empty) {
            return Outcome::NoData(vec![Msg::new(
                "no hay ninguna lista que revisar",
                "there is no list to check",
            )]);
        }
        let today = case.file.case.as_of;
        for table in &case.tables {
            for entry in table.entries() {
                if let Some((field, key, msg)) = wrong(&entry, today) {
                    out.push(finding(&entry, field, key, msg));
                }
            }
        }
        lost_bosses(case, out);
        out.outcome()
    }
}

/// The first contradiction of a row.
fn wrong(entry: &Entry<'_>, today: Option<NaiveDate>) -> Option<Wrong> {
    let table = entry.table();
    let day = |field| if table.has(field) { entry.date(field) } else { None };
    let (born, hired, left) = (day(Field::BirthDate), day(Field::HireDate), day(Field::LeaveDate));
    let pair = |es, en, first: NaiveDate, second: NaiveDate| {
        Msg::new(es, en).with("first", first).with("second", second)
    };
    if let (Some(hired), Some(left)) = (hired, left)
        && left < hired
        // Movements write a new hiring beside the old departure: only a list of people says both of one job.
        && table.has(Field::LeaveKind)
        && !entry.text(Field::LeaveKind).is_empty()
    {
        let msg = pair(
            "la baja ({first}) es anterior al ingreso ({second})",
            "the departure ({first}) is before the hiring ({second})",
            left,
            hired,
        );
        return Some((Field::LeaveDate, "leave_before_hire", msg));
    }
    if let (Some(born), Some(hired)) = (born, hired)
        && age(born, hired) < 15
    {
        let msg = pair(
            "el nacimiento ({first}) deja menos de quince años al ingreso ({second})",
            "the birth date ({first}) leaves less than fifteen years at the hiring ({second})",
            born,
            hired,
        );
        return Some((Field::BirthDate, "birth_and_hire", msg));
    }
    if let (Some(hired), Some(today)) = (hired, today)
        && hired > today
    {
        let msg = pair(
            "el ingreso ({first}) es posterior al día en que habla la revisión ({second})",
            "the hiring ({first}) is after the day on which the audit speaks ({second})",
            hired,
            today,
        );
        return Some((Field::HireDate, "hire_in_future", msg));
    }
    let (from, to) = (day(Field::From)?, day(Field::To)?);
    (to < from).then(|| {
        let msg = pair(
            "termina ({first}) antes de empezar ({second})",
            "ends ({first}) before it begins ({second})",
            to,
            from,
        );
        (Field::To, "ends_before_start", msg)
    })
}

/// Whole years from a birth to a day; negative where the day is before it.
fn age(born: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - born.year();
    if (on.month(), on.day()) < (born.month(), born.day()) { years - 1 } else { years }
}

fn finding(entry: &Entry<'_>, field: Field, key: &str, msg: Msg) -> Finding {
    let subject = Subject {
        kind: SubjectKind::Row,
        key: format!("{key}:{}", crate::analysis::people::person_key(entry)),
        persons: Vec::new(),
        label: Some(entry.full_name()),
    };
    Finding::of(&META, subject, entry.at_field(field), msg)
        .evidence(key)
        .evidence(entry.text(field))
        .refuted_by(Msg::new(
            "el documento con la fecha correcta, o el orden día/mes de la columna (dígalo en columns)",
            "the document with the right date, or the day/month order of the column (say so in columns)",
        ))
}

/// Bosses that the roll names and that stand on no list: one note, at the first of them.
fn lost_bosses(case: &Case, out: &mut Findings) {
    let named: Vec<Entry<'_>> =
        case.roll_entries().filter(|entry| !entry.text(Field::Boss).is_empty()).collect();
    if named.is_empty() {
        return;
    }
    let listed = Listed::of(case, named.iter().any(|entry| !is_number(entry.text(Field::Boss))));
    let mut first: BTreeMap<&str, &Entry<'_>> = BTreeMap::new();
    for entry in &named {
        first.entry(entry.text(Field::Boss)).or_insert(entry);
    }
    let rows: Vec<&Entry<'_>> =
        first.into_iter().filter(|(boss, _)| !listed.knows(boss)).map(|(_, entry)| entry).collect();
    let Some(first) = rows.first() else { return };
    let msg = Msg::new(
        "{n} {n:jefatura|jefaturas} de la columna de jefe directo no {n:aparece|aparecen} en ninguna lista",
        "{n} {n:boss|bosses} of the boss column {n:stands|stand} on no list",
    )
    .with("n", Arg::People(rows.len() as u64));
    out.push(
        Finding::of(
            &META,
            Subject::thing(SubjectKind::Source, "roll:boss"),
            first.at_field(Field::Boss),
            msg,
        )
        .kind(Kind::Note)
        .severity(Severity::Note)
        .near(rows.iter().skip(1).take(19).map(|row| row.at_field(Field::Boss).into()))
        .evidence(rows.len().to_string())
        .refuted_by(Msg::new(
            "la lista en que esas personas aparecen",
            "the list on which those people stand",
        )),
    );
}

/// Everybody on any list, by number and by the words of the name.
struct Listed<'a> {
    numbers: BTreeSet<&'a str>,
    names: Vec<Vec<String>>,
    /// The names that have a word.
    by_word: BTreeMap<String, Vec<usize>>,
}

impl<'a> Listed<'a> {
    fn of(case: &'a Case, by_name: bool) -> Self {
        let mut numbers = BTreeSet::new();
        let mut names = BTreeSet::new();
        for entry in case.tables.iter().flat_map(crate::model::Table::entries) {
            numbers.insert(entry.text(Field::EmployeeId).trim_start_matches('0'));
            if by_name {
                names.insert(name_words::words(&entry.full_name()));
            }
        }
        let names: Vec<Vec<String>> = names.into_iter().collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            for word in name {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        Self { numbers, names, by_word }
    }

    /// Whether anybody has the number, or a name with all the words.
    fn knows(&self, boss: &str) -> bool {
        if is_number(boss) {
            return self.numbers.contains(boss.trim_start_matches('0'));
        }
        let words = name_words::words(boss);
        let with = |word: &String| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let Some(rarest) = words.iter().map(with).min_by_key(|names| names.len()) else {
            // What holds no word at all points to nobody who could be missing.
            return self.names.first().is_some_and(Vec::is_empty);
        };
        rarest
            .iter()
            .filter_map(|&at| self.names.get(at))
            .any(|name| *name == words || (words.len() > 1 && words.iter().all(|word| name.contains(word))))
    }
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}
