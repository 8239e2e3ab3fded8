//! EL-07: people suspended or on leave who are not on the roll.

use chrono::NaiveDate;

use crate::analysis::departures::Filing;
use crate::analysis::lists::{ListKind, Outsider, Record};
use crate::analysis::omissions::{Excuse, Omissions};
use crate::law;
use crate::model::{
    Arg, Case, Citation, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, RuleId,
    Severity, SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::perhaps_listed::perhaps_listed;

static META: Meta = Meta {
    id: RuleId("EL-07"),
    slug: "suspendidas-o-con-permiso-omitidas",
    title: Text::new(
        "Personas suspendidas o con permiso que no aparecen",
        "People suspended or on leave who do not appear",
    ),
    claim: Text::new(
        "tiene incapacidad, permiso o suspensión, que no terminan la relación de trabajo, y no aparece en el padrón",
        "is on sick leave, leave or suspension, which do not end employment, and does not appear on the roll",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::Medium,
    needs: &[Input::Roll, Input::Source(SourceKind::Absences)],
    wants: &[Input::Source(SourceKind::Payroll), Input::Source(SourceKind::Imss)],
    votes: &Vote::ALL,
    law: &[&law::LFT_42, &law::LFT_390_BIS_III_A, &law::LFT_931_II, &law::LFT_18],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("on_leave_missing.es.md"), en: include_str!("on_leave_missing.en.md") },
    file: file!(),
};

/// EL-07.
pub(crate) struct OnLeaveMissing;

/// How many persons on leave need nothing done, and why.
#[derive(Default)]
struct Settled {
    present: u64,
    excused: u64,
    other_days: u64,
}

impl Rule for OnLeaveMissing {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        let from = Filing::of(&case.file).ok().map(|filing| filing.day);
        let to = case.file.law_day();
        let mut omissions = Omissions::of(case);
        let present = lists.get(ListKind::Absences).entries().len()
            - lists.outsiders().iter().flat_map(|person| person.of(ListKind::Absences)).count();
        let mut settled = Settled { present: present as u64, ..Settled::default() };
        for person in lists.outsiders() {
            let mut leaves = person.of(ListKind::Absences).peekable();
            if leaves.peek().is_none() {
                continue;
            }
            let Some(leave) = leaves.find(|leave| covers(&leave.entry, from, to)) else {
                settled.other_days += 1;
                continue;
            };
            match omissions.excuse(person) {
                Some(Excuse::NotMember) | None => {
                    out.push(perhaps_listed(finding(person, leave, case.file.case.vote), person, lists));
                }
                Some(
                    Excuse::Left
                    | Excuse::HiredAfter
                    | Excuse::Confianza
                    | Excuse::Contractor
                    | Excuse::OutsideUnit,
                ) => settled.excused += 1,
            }
        }
        tell(case, &settled, out);
        out.outcome()
    }
}

/// Whether an absence touches the time from the filing to the vote, and is not the end of the job under
/// another name. Days that the list does not give are open.
fn covers(entry: &Entry<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    let begins = entry.date(Field::From).or_else(|| entry.date(Field::Date));
    let ends = entry.date(Field::To);
    let early = matches!((ends, from), (Some(ends), Some(from)) if ends < from);
    let late = matches!((begins, to), (Some(begins), Some(to)) if begins > to);
    let kind = kind_of(entry).to_uppercase();
    let ended = ["BAJA", "TERMIN", "RENUNCIA", "DESPIDO"].iter().any(|word| kind.starts_with(word));
    !early && !late && !ended
}

fn kind_of<'a>(entry: &Entry<'a>) -> &'a str {
    let kind = entry.text(Field::Kind);
    if kind.is_empty() { entry.text(Field::Class) } else { kind }
}

fn finding(person: &Outsider<'_>, leave: &Record<'_>, vote: Option<Vote>) -> Finding {
    let entry = &leave.entry;
    let employed = [ListKind::Payroll, ListKind::Imss, ListKind::Previous].map(|list| person.of(list).next());
    let proof = employed.into_iter().flatten().next();
    let officers = vote == Some(Vote::Officers);
    let known = if proof.is_some() { 900 } else { 650 };
    let confidence = known.min(person.absence()).min(if officers { 400 } else { 1000 });
    let kind = kind_of(entry);
    let msg = match (kind.is_empty(), entry.date(Field::From), entry.date(Field::To)) {
        (false, Some(from), Some(to)) => Msg::new(
            "con «{kind}» del {from} al {to}: no aparece en el padrón",
            "on “{kind}” from {from} to {to}: does not appear on the roll",
        )
        .private("kind", kind)
        .with("from", from)
        .with("to", to),
        (false, _, _) => {
            Msg::new("con «{kind}»: no aparece en el padrón", "on “{kind}”: does not appear on the roll")
                .private("kind", kind)
        }
        (true, _, _) => Msg::new(
            "en la lista de ausencias: no aparece en el padrón",
            "on the list of absences: does not appear on the roll",
        ),
    };
    let place = if kind.is_empty() { entry.at() } else { entry.at_field(kind_field(entry)) };
    let mut finding = Finding::of(&META, Subject::person(person.key.clone(), entry.full_name()), place, msg)
        .confidence(confidence)
        .near(proof.map(|record| record.entry.at().into()))
        .evidence(kind)
        .evidence(entry.text(Field::From))
        .evidence(entry.text(Field::To))
        .refuted_by(Msg::new(
            "una renuncia, un convenio o una baja en el IMSS anteriores a la votación, o el renglón en que aparece",
            "a resignation, a settlement or an IMSS departure before the vote, or the row on which the person stands",
        ));
    if confidence < 500 {
        finding = finding.severity(Severity::Low);
    }
    finding.law = grounds(vote);
    finding
}

fn kind_field(entry: &Entry<'_>) -> Field {
    if entry.text(Field::Kind).is_empty() { Field::Class } else { Field::Kind }
}

fn grounds(vote: Option<Vote>) -> Vec<&'static Citation> {
    match vote {
        Some(Vote::Representation) => vec![&law::LFT_42, &law::LFT_390_BIS_III_A, &law::LFT_18],
        Some(Vote::Strike) => vec![&law::LFT_42, &law::LFT_931_II],
        Some(Vote::Officers) => vec![&law::LFT_42, &law::LFT_371_IX],
        Some(Vote::Titularity | Vote::Contract | Vote::Legitimization) | None => {
            vec![&law::LFT_42, &law::LFT_18]
        }
    }
}

fn tell(case: &Case, settled: &Settled, out: &mut Findings) {
    let Settled { present, excused, other_days } = *settled;
    if present + excused + other_days == 0 {
        return;
    }
    let line = case.sources_of(SourceKind::Absences).next().and_then(|(_, source)| source.line).unwrap_or(0);
    let msg = Msg::new(
        "ausencias que el padrón trata como pide la ley: {present} en el padrón; fuera de él, {excused} por otra \
         razón (baja, ingreso posterior, confianza, unidad) y {other} en otros días",
        "absences that the roll treats as the law asks: {present} on the roll; off it, {excused} for another reason \
         (departure, later hiring, confianza, unit) and {other} on other days",
    )
    .with("present", Arg::People(present))
    .with("excused", Arg::People(excused))
    .with("other", Arg::People(other_days));
    out.push(
        Finding::of(
            &META,
            Subject::thing(SubjectKind::Source, "absences:settled"),
            Place::CaseLine(line),
            msg,
        )
        .kind(Kind::Exculpatory)
        .severity(Severity::Note)
        .evidence("absences:settled"),
    );
}
