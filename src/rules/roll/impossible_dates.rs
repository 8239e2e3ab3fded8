//! SR-02: rows that contradict themselves.

use chrono::{Datelike as _, NaiveDate};

use crate::analysis::identity;
use crate::model::{
    Case, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, RuleId, Severity, Status,
    Subject, SubjectKind, Text, Vote,
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
    if born.is_none()
        && let Some(wrong) = curp_of_a_child(entry, hired, today)
    {
        return Some(wrong);
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

/// A CURP whose birth date lies ahead, or leaves less than fifteen years at the hiring or today.
fn curp_of_a_child(entry: &Entry<'_>, hired: Option<NaiveDate>, today: Option<NaiveDate>) -> Option<Wrong> {
    let born = identity::curp::check(entry.text(Field::Curp)).birth_date?;
    let on = hired.into_iter().chain(today).min().filter(|&day| age(born, day) < 15)?;
    let msg = if born > on {
        Msg::new(
            "la CURP dice que nació el {first}, después del {second}: quizá una letra en el penúltimo lugar es un número",
            "the CURP says born on {first}, after {second}: perhaps a letter in the last place but one is a figure",
        )
    } else {
        Msg::new(
            "la CURP dice que nació el {first}: tenía menos de quince años el {second}",
            "the CURP says born on {first}: less than fifteen years old on {second}",
        )
    };
    Some((Field::Curp, "curp_birth", msg.with("first", born).with("second", on)))
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
