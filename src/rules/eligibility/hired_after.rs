//! EL-03: people hired after the cut-off are on the roll.

use chrono::NaiveDate;

use crate::analysis::business_days::BusinessDays;
use crate::analysis::lists::{ListKind, Lists, roll_key};
use crate::law;
use crate::model::{
    Arg, Case, Entry, Family, Field, Finding, Input, Kind, Lined, Meta, Moment, Msg, Outcome, Page, Param,
    Reading, Reason, RuleId, Severity, SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

const CUTOFF: Param<NaiveDate> = Param::date(
    "cutoff",
    Text::new(
        "Fecha de corte, donde la ley no la fija o usted lee otra",
        "Cut-off day, where the law sets none or you read another",
    ),
);

static META: Meta = Meta {
    id: RuleId("EL-03"),
    slug: "ingreso-posterior",
    title: Text::new(
        "Personas que ingresaron después de la fecha de corte",
        "People hired after the cut-off",
    ),
    claim: Text::new(
        "aparece en el padrón con fecha de ingreso posterior a la fecha de corte",
        "appears on the roll with a hire date after the cut-off",
    ),
    family: Family::Eligibility,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Imss)],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_A, &law::LFT_931_IV, &law::LSS_15_I],
    params: &[CUTOFF.spec],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("hired_after.es.md"), en: include_str!("hired_after.en.md") },
    file: file!(),
};

/// EL-03.
pub(crate) struct HiredAfter;

/// Where the cut-off comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// The article itself.
    Text,
    /// The article of another vote, by analogy.
    Analogy,
    /// No rule in the law: a day that the case or a default gives.
    None,
    /// The user's own parameter.
    Given,
}

/// The cut-off of a vote, and the later day on which a second reading would put it.
struct Cutoff {
    day: NaiveDate,
    event: Text,
    later: Option<NaiveDate>,
    ground: Ground,
}

impl Rule for HiredAfter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let Some(vote) = case.file.case.vote else {
            return Outcome::NoData(vec![Msg::new(
                "la fecha de corte depende de la clase de votación, y falta (vote en [case], o --vote)",
                "the cut-off depends on the kind of vote, and it is missing (vote in [case], or --vote)",
            )]);
        };
        let cutoff = match cutoff_of(vote, case, cx.get(&CUTOFF)) {
            Ok(cutoff) => cutoff,
            Err(missing) => return Outcome::NoData(vec![missing]),
        };
        let lists = cx.shared().lists();
        let dated = case.roll_tables().any(|table| table.has(Field::HireDate));
        let others = [ListKind::Imss, ListKind::Payroll];
        if !dated && !others.iter().any(|&list| has_dates(lists, list)) {
            return Outcome::NoData(vec![Msg::new(
                "ni el padrón, ni la nómina, ni el IMSS traen fecha de ingreso (si la traen con otro nombre, dígalo con \
                 columns)",
                "neither the roll, nor the payroll, nor the IMSS list carries a hire date (if it does under another \
                 name, say so with columns)",
            )]);
        }
        let calendar = BusinessDays::of(&case.file, "IMSS");
        let mut after = 0_u64;
        let mut between = 0_u64;
        for (position, entry) in case.roll_entries().enumerate() {
            let Some(seen) = seen(lists, position, &entry, cutoff.day, &calendar) else { continue };
            let in_doubt = cutoff.later.is_some_and(|later| seen.day <= later);
            *(if in_doubt { &mut between } else { &mut after }) += 1;
            let key = roll_key(cx.shared().people(), position, &entry);
            out.push(finding(&entry, key, &seen, &cutoff, in_doubt));
        }
        unreadable(case, out);
        conclude(after, between, &cutoff, out)
    }
}

fn conclude(after: u64, between: u64, cutoff: &Cutoff, out: &Findings) -> Outcome {
    if cutoff.ground == Ground::None && after > 0 {
        return Outcome::Depends(vec![
            Reading {
                key: "no_cutoff",
                msg: Msg::new(
                    "la ley no fija fecha de corte para esta votación: nadie queda fuera por su ingreso",
                    "the law sets no cut-off for this vote: nobody is out for the hire date",
                ),
                findings: Some(0),
            },
            Reading {
                key: "notice",
                msg: Msg::new(
                    "corte el día del aviso al Centro Federal: {n} fuera",
                    "cut-off on the day of the notice to the CFCRL: {n} out",
                )
                .with("n", after),
                findings: Some(after),
            },
        ]);
    }
    if after == 0 && between > 0 {
        return Outcome::Depends(application_readings(between));
    }
    out.outcome()
}

fn application_readings(between: u64) -> Vec<Reading> {
    vec![
        Reading {
            key: "first_application",
            msg: Msg::new(
                "corte en la primera solicitud: quedan fuera",
                "cut-off at the first application: out",
            ),
            findings: Some(between),
        },
        Reading {
            key: "second_application",
            msg: Msg::new(
                "corte en la segunda solicitud: quedan dentro",
                "cut-off at the second application: in",
            ),
            findings: Some(0),
        },
    ]
}

fn has_dates(lists: &Lists<'_>, list: ListKind) -> bool {
    lists.get(list).entries().iter().any(|entry| entry.date(Field::HireDate).is_some())
}

/// Business days within which an employer reports a hiring (LSS 15, fraction I).
const TO_REPORT: u32 = 5;

/// A hiring after the cut-off, and which list says so.
struct Seen<'a> {
    day: NaiveDate,
    /// The other list's row; `None` where the roll itself says it.
    row: Option<(Entry<'a>, Text)>,
    /// The day that the roll states, where it is on the other side of the cut-off.
    stated: Option<NaiveDate>,
    /// The row of an IMSS registration on or before the cut-off, which speaks against the finding.
    earlier: Option<(Entry<'a>, NaiveDate)>,
}

/// What the lists say of a hiring after the cut-off. The roll's own date goes first; one before the cut-off is held
/// against the IMSS, and one that the roll lacks is taken from the IMSS or the payroll.
fn seen<'a>(
    lists: &Lists<'a>,
    position: usize,
    entry: &Entry<'a>,
    cutoff: NaiveDate,
    calendar: &BusinessDays<'_>,
) -> Option<Seen<'a>> {
    const IMSS: Text = Text::new("el IMSS", "the IMSS");
    const PAYROLL: Text = Text::new("la nómina", "the payroll");
    let registered = lists.registered(position);
    let stated = entry.date(Field::HireDate);
    if let Some(day) = stated.filter(|&day| day > cutoff) {
        let earlier = registered.filter(|&(_, registered)| registered <= cutoff);
        return Some(Seen { day, row: None, stated: None, earlier });
    }
    let late = registered.filter(|&(_, day)| day > cutoff);
    if let (Some(stated), Some((row, day))) = (stated, late) {
        let reported_late = calendar.between(stated, day) > TO_REPORT;
        return reported_late.then_some(Seen {
            day,
            row: Some((row, IMSS)),
            stated: Some(stated),
            earlier: None,
        });
    }
    if stated.is_some() || entry.table().has(Field::HireDate) {
        return None;
    }
    let paid = lists.get(ListKind::Payroll).of_roll(position);
    let paid = paid
        .filter_map(|(row, _)| row.date(Field::HireDate).map(|day| (row, day)))
        .min_by_key(|(_, day)| *day);
    let ((row, day), source) = match (registered, paid) {
        (Some(found), _) => (found, IMSS),
        (None, Some(found)) => (found, PAYROLL),
        (None, None) => return None,
    };
    (day > cutoff).then_some(Seen { day, row: Some((row, source)), stated: None, earlier: None })
}

fn finding(entry: &Entry<'_>, key: String, seen: &Seen<'_>, cutoff: &Cutoff, in_doubt: bool) -> Finding {
    let msg = match (seen.row, seen.stated) {
        (Some(_), Some(stated)) => Msg::new(
            "el padrón dice que ingresó el {stated}, pero su alta en el IMSS es del {hired}, después de {event} del {cutoff}",
            "the roll says hired on {stated}, but the IMSS registration is of {hired}, after {event} of {cutoff}",
        )
        .with("stated", stated),
        (Some((_, source)), None) => Msg::new(
            "según {source}, ingresó el {hired}, después de {event} del {cutoff}",
            "according to {source}, hired on {hired}, after {event} of {cutoff}",
        )
        .with("source", source),
        (None, _) => Msg::new(
            "ingresó el {hired}, después de {event} del {cutoff}",
            "was hired on {hired}, after {event} of {cutoff}",
        ),
    };
    let msg = msg.with("hired", seen.day).with("event", cutoff.event).with("cutoff", cutoff.day);
    let mut finding =
        Finding::of(&META, Subject::person(key, entry.full_name()), entry.at_field(Field::HireDate), msg)
            .near(seen.row.map(|(row, _)| row.at_field(Field::HireDate).into()))
            .evidence(seen.day.to_string())
            .evidence(cutoff.day.to_string())
            .refuted_by(Msg::new(
                "un alta en el IMSS o un recibo CFDI con fecha de inicio anterior al corte",
                "an IMSS registration or a CFDI pay slip with a start date before the cut-off",
            ));
    finding = match (cutoff.ground, in_doubt) {
        (_, true) => finding.kind(Kind::Lead).confidence(500).readings(application_readings(1)),
        (Ground::None, false) => finding.kind(Kind::Lead).severity(Severity::Low).confidence(300),
        (Ground::Analogy, false) => finding.kind(Kind::Lead).confidence(700),
        (Ground::Text | Ground::Given, false) if seen.row.is_some() => {
            finding.kind(Kind::Lead).confidence(700)
        }
        (Ground::Text | Ground::Given, false) => finding,
    };
    if seen.row.is_some() {
        finding = finding.evidence("imss");
        finding.law.push(&law::LSS_15_I);
        finding.law.dedup_by_key(|citation| citation.key);
    } else {
        finding.law.retain(|citation| citation.key != law::LSS_15_I.key);
    }
    match seen.earlier {
        Some((row, day)) => softened(finding, &row, day),
        None => finding,
    }
}

/// An IMSS registration on or before the cut-off speaks for the person: a lead, to be asked about.
fn softened(finding: Finding, row: &Entry<'_>, day: NaiveDate) -> Finding {
    let msg = Msg::new(
        "a su favor: el IMSS registra un alta del {day}, no posterior al corte",
        "in the person's favor: the IMSS records a registration of {day}, not after the cut-off",
    );
    let at = row.at_field(Field::HireDate);
    let confidence = finding.confidence.min(400);
    finding
        .kind(Kind::Lead)
        .confidence(confidence)
        .near([at.into()])
        .because([Reason { msg: msg.with("day", day), points: None, at: Some(at.into()) }])
        .evidence(day.to_string())
}

fn cutoff_of(vote: Vote, case: &Case, given: Option<NaiveDate>) -> Result<Cutoff, Msg> {
    const GIVEN: Text = Text::new("la fecha de corte", "the cut-off");
    if let Some(day) = given {
        return Ok(Cutoff { day, event: GIVEN, later: None, ground: Ground::Given });
    }
    let (key, event, ground) = match vote {
        Vote::Representation => ("filed", Text::new("la solicitud", "the application"), Ground::Text),
        Vote::Strike => ("strike_notice", Text::new("el emplazamiento", "the strike notice"), Ground::Text),
        Vote::Titularity => ("claim_filed", Text::new("la demanda", "the claim"), Ground::Analogy),
        Vote::Contract | Vote::Legitimization => (
            "cfcrl_notified",
            Text::new("el aviso al Centro Federal", "the notice to the CFCRL"),
            Ground::None,
        ),
        Vote::Officers => {
            return Err(Msg::new(
                "la fecha de corte la fijan los estatutos: dela en [rules.EL-03] cutoff",
                "the union's statutes set the cut-off: give it in [rules.EL-03] cutoff",
            ));
        }
    };
    let day = case.file.date(key).map(|at| at.day()).ok_or_else(|| {
        Msg::new("falta la fecha {key} en [dates]", "the date {key} is missing in [dates]").word("key", key)
    })?;
    let second: Option<&Lined<Moment>> = case.file.date("second_application");
    let later = second.map(|at| at.day()).filter(|&later| vote == Vote::Representation && later > day);
    Ok(Cutoff { day, event, later, ground })
}

/// One note for all the hire dates that nobody can read, at the first of them.
fn unreadable(case: &Case, out: &mut Findings) {
    let rows: Vec<Entry<'_>> = case
        .roll_entries()
        .filter(|entry| entry.table().has(Field::HireDate) && entry.date(Field::HireDate).is_none())
        .collect();
    let Some(first) = rows.first() else { return };
    let msg = Msg::new(
        "{n} {n:renglón|renglones} sin fecha de ingreso legible: no se {n:pudo|pudieron} revisar",
        "{n} {n:row|rows} without a readable hire date could not be checked",
    )
    .with("n", Arg::People(rows.len() as u64));
    out.push(
        Finding::of(
            &META,
            Subject::thing(SubjectKind::Source, "roll:hire_date"),
            first.at_field(Field::HireDate),
            msg,
        )
        .kind(Kind::Note)
        .severity(Severity::Note)
        .near(rows.iter().skip(1).take(19).map(|entry| entry.at_field(Field::HireDate).into()))
        .evidence(rows.len().to_string()),
    );
}
