//! EL-09: what the roll and the other lists do not say alike.

use crate::analysis::leaving::Departure;
use crate::analysis::lists::{ListKind, Lists, Outsider, Record, roll_key};
use crate::analysis::omissions::Omissions;
use crate::law;
use crate::model::{
    Case, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Param, RuleId, Severity, SourceKind,
    Status, Subject, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::late_registration;
use super::list_sizes::{Sizes, covers};

use super::perhaps_listed::perhaps_listed;

const GAP: Param<u16> = Param::permille(
    "gap",
    50,
    1,
    1000,
    Text::new(
        "Diferencia entre padrón y nómina, en milésimas del padrón, desde la que la unidad se señala",
        "Difference between roll and payroll, in permille of the roll, from which the unit is flagged",
    ),
);
const COVERAGE: Param<u16> = Param::permille(
    "coverage",
    800,
    100,
    1000,
    Text::new(
        "Parte del padrón que una lista debe conocer para que faltar en ella diga algo",
        "Share of the roll that a list must know for an absence from it to say something",
    ),
);
const DAYS: Param<i64> = Param::int(
    "days",
    5,
    0,
    60,
    Text::new(
        "Días hábiles entre el ingreso y el alta en el IMSS que se tienen por normales",
        "Business days between hiring and IMSS registration that are held to be normal",
    ),
);

static META: Meta = Meta {
    id: RuleId("EL-09"),
    slug: "diferencias-entre-listas",
    title: Text::new(
        "Diferencias del padrón con la nómina, el IMSS y el padrón anterior",
        "Differences of the roll with the payroll, the IMSS and the previous roll",
    ),
    claim: Text::new(
        "aparece en una lista y no en otra, o con fechas distintas",
        "appears on one list and not on another, or with different dates",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::Medium,
    needs: &[Input::Roll],
    wants: &[
        Input::Source(SourceKind::Payroll),
        Input::Source(SourceKind::Imss),
        Input::Source(SourceKind::Members),
    ],
    votes: &Vote::ALL,
    law: &[&law::LFT_897_F, &law::LFT_390_BIS_III_A, &law::LSS_15_I, &law::LFT_18],
    params: &[GAP.spec, COVERAGE.spec, DAYS.spec],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("list_differences.es.md"), en: include_str!("list_differences.en.md") },
    file: file!(),
};

/// EL-09.
pub(crate) struct ListDifferences;

impl Rule for ListDifferences {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        let others = [ListKind::Payroll, ListKind::Imss, ListKind::Previous, ListKind::Members];
        if others.iter().all(|&list| lists.get(list).is_empty()) {
            return Outcome::NoData(vec![Msg::new(
                "falta otra lista con que comparar: nómina (kind = \"payroll\"), IMSS (kind = \"imss\"), personas \
                 afiliadas (kind = \"members\") o el padrón anterior (supersedes)",
                "another list to compare with is missing: payroll (kind = \"payroll\"), IMSS (kind = \"imss\"), \
                 members (kind = \"members\") or the previous roll (supersedes)",
            )]);
        }
        let coverage = cx.get(&COVERAGE);
        let knows = |list| covers(lists, list, coverage);
        let off = omitted(case, lists, knows(ListKind::Payroll), out);
        for list in [ListKind::Payroll, ListKind::Imss] {
            if knows(list) {
                unknown_to(cx, lists, list, out);
            }
        }
        late_registration::tell(&META, case, lists, cx.get(&DAYS), out);
        let sizes = Sizes {
            case,
            lists,
            persons: cx.shared().people().persons() as u64,
            coverage,
            gap: cx.get(&GAP),
        };
        sizes.tell(&META, off, out);
        out.outcome()
    }
}

/// Persons whom other lists know and the roll does not, without anything that explains it. Those who are paid;
/// where there is no payroll, those of the other lists. Answers how many are paid and off the roll, explained or not.
fn omitted(case: &Case, lists: &Lists<'_>, has_payroll: bool, out: &mut Findings) -> u64 {
    let mut omissions = Omissions::of(case);
    let mut paid = 0;
    for person in lists.outsiders() {
        paid += u64::from(person.is_in(ListKind::Payroll));
        // Whoever is on leave is a matter of its own (EL-07).
        if person.is_in(ListKind::Absences) {
            continue;
        }
        let Some((record, confidence)) = strongest(person, has_payroll) else { continue };
        if omissions.excuse(person).is_some() {
            continue;
        }
        let open = if omissions.is_open(person) { 400 } else { 1000 };
        let found = missing(person, record, confidence.min(open).min(person.absence()));
        out.push(perhaps_listed(found, person, lists));
    }
    paid
}

/// The record that best shows that somebody works there, and how far it goes.
fn strongest<'a, 'b>(person: &'b Outsider<'a>, has_payroll: bool) -> Option<(&'b Record<'a>, u16)> {
    if let Some(record) = person.of(ListKind::Payroll).next() {
        let also =
            [ListKind::Members, ListKind::Imss, ListKind::Previous].iter().any(|&list| person.is_in(list));
        return Some((record, if also { 800 } else { 700 }));
    }
    let words = [(ListKind::Imss, 600), (ListKind::Previous, 500), (ListKind::Members, 400)];
    words.iter().filter(|_| !has_payroll).find_map(|&(list, word)| Some((person.of(list).next()?, word)))
}

fn missing(person: &Outsider<'_>, record: &Record<'_>, confidence: u16) -> Finding {
    let (es, en) = match record.list {
        ListKind::Payroll => (
            "aparece en la nómina y no en el padrón; nada en los archivos lo explica",
            "appears on the payroll and not on the roll; nothing in the files explains it",
        ),
        ListKind::Imss => (
            "aparece activa en el IMSS y no en el padrón; nada en los archivos lo explica",
            "appears active at the IMSS and not on the roll; nothing in the files explains it",
        ),
        ListKind::Previous => (
            "estaba en el padrón anterior y no está en este; nada en los archivos lo explica",
            "was on the previous roll and is not on this one; nothing in the files explains it",
        ),
        ListKind::Members | ListKind::Dismissed | ListKind::Absences | ListKind::Contractor => (
            "aparece en la lista de personas afiliadas y no en el padrón; nada en los archivos lo explica",
            "appears on the list of members and not on the roll; nothing in the files explains it",
        ),
    };
    let others = person.records.iter().filter(|other| other.entry.at() != record.entry.at());
    let mut finding = Finding::of(
        &META,
        Subject::person(person.key.clone(), record.entry.full_name()),
        record.entry.at(),
        Msg::new(es, en),
    )
    .confidence(confidence)
    .near(others.map(|other| other.entry.at().into()))
    .evidence(record.list.source().key())
    .evidence(record.entry.text(Field::Position))
    .refuted_by(Msg::new(
        "el renglón del padrón en que aparece, una baja anterior a la votación, o una descripción de funciones de \
         confianza",
        "the row of the roll on which the person stands, a departure before the vote, or a description of confianza \
         functions",
    ));
    if confidence < 500 {
        finding = finding.severity(Severity::Low);
    }
    finding.law = vec![&law::LFT_390_BIS_III_A, &law::LFT_897_F, &law::LFT_18];
    finding
}

/// Persons on the roll whom a list that knows the rest does not know, and nothing explains it.
fn unknown_to(cx: &Scope<'_>, lists: &Lists<'_>, list: ListKind, out: &mut Findings) {
    let known = lists.get(list);
    let other = if list == ListKind::Payroll { ListKind::Imss } else { ListKind::Payroll };
    let mut seen = std::collections::BTreeSet::new();
    for (position, entry) in lists.roll().iter().enumerate() {
        let key = roll_key(cx.shared().people(), position, entry);
        if known.of_roll(position).next().is_some() {
            seen.insert(key);
        }
    }
    for (position, entry) in lists.roll().iter().enumerate() {
        let key = roll_key(cx.shared().people(), position, entry);
        if seen.contains(&key) || explained(lists, position) {
            continue;
        }
        let msg = if list == ListKind::Payroll {
            Msg::new("aparece en el padrón y no en la nómina", "appears on the roll and not on the payroll")
        } else {
            Msg::new("aparece en el padrón y no en el IMSS", "appears on the roll and not at the IMSS")
        };
        let elsewhere = lists.get(other).of_roll(position).next();
        let confidence = if elsewhere.is_some() { 300 } else { 500 };
        let mut finding = Finding::of(&META, Subject::person(key, entry.full_name()), entry.at(), msg)
            .confidence(confidence)
            .severity(if elsewhere.is_some() { Severity::Low } else { Severity::Medium })
            .near(elsewhere.map(|(row, _)| row.at().into()))
            .evidence(list.source().key())
            .refuted_by(Msg::new(
                "un recibo de nómina o un alta en el IMSS de esos días, con otra escritura del nombre o del número",
                "a pay slip or an IMSS registration of those days, with the name or number written another way",
            ));
        finding.law = vec![&law::LFT_897_F, &law::LSS_15_I];
        out.push(finding);
    }
}

/// Whether another list says why somebody on the roll is unknown to this one: a dismissal that the law protects
/// keeps the person on the roll, and departures and contractors have rules of their own.
fn explained(lists: &Lists<'_>, position: usize) -> bool {
    let left = |list| lists.get(list).of_roll(position).any(|(row, _)| Departure::of(&row).is_some());
    let on = |list| lists.get(list).of_roll(position).next().is_some();
    left(ListKind::Dismissed) || left(ListKind::Imss) || on(ListKind::Contractor) || on(ListKind::Absences)
}
