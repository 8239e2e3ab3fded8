//! EL-03: people hired after the cut-off are on the roll.

use chrono::NaiveDate;

use crate::analysis::people::person_key;
use crate::law;
use crate::model::{
    Arg, Case, Entry, Family, Field, Finding, Input, Kind, Lined, Meta, Moment, Msg, Outcome, Page, Param,
    Reading, RuleId, Severity, Status, Subject, SubjectKind, Text, Vote,
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
    wants: &[],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_A, &law::LFT_931_IV],
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
        if !case.roll_tables().any(|table| table.has(Field::HireDate)) {
            return Outcome::NoData(vec![Msg::new(
                "el padrón no trae fecha de ingreso (si la trae con otro nombre, dígalo con columns)",
                "the roll carries no hire date (if it does under another name, say so with columns)",
            )]);
        }
        let mut after = 0_u64;
        let mut between = 0_u64;
        for (position, entry) in case.roll_entries().enumerate() {
            let Some(hired) = entry.date(Field::HireDate).filter(|&day| day > cutoff.day) else { continue };
            let in_doubt = cutoff.later.is_some_and(|later| hired <= later);
            *(if in_doubt { &mut between } else { &mut after }) += 1;
            out.push(finding(&entry, cx.shared().people().key(position), hired, &cutoff, in_doubt));
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

fn finding(entry: &Entry<'_>, key: &str, hired: NaiveDate, cutoff: &Cutoff, in_doubt: bool) -> Finding {
    let msg = Msg::new(
        "ingresó el {hired}, después de {event} del {cutoff}",
        "was hired on {hired}, after {event} of {cutoff}",
    )
    .with("hired", hired)
    .with("event", cutoff.event)
    .with("cutoff", cutoff.day);
    let key = if key.is_empty() { person_key(entry) } else { key.to_owned() };
    let finding =
        Finding::of(&META, Subject::person(key, entry.full_name()), entry.at_field(Field::HireDate), msg)
            .evidence(hired.to_string())
            .evidence(cutoff.day.to_string())
            .refuted_by(Msg::new(
                "un alta en el IMSS o un recibo CFDI con fecha de inicio anterior al corte",
                "an IMSS registration or a CFDI pay slip with a start date before the cut-off",
            ));
    match (cutoff.ground, in_doubt) {
        (_, true) => finding.kind(Kind::Lead).confidence(500).readings(application_readings(1)),
        (Ground::None, false) => finding.kind(Kind::Lead).severity(Severity::Low).confidence(300),
        (Ground::Analogy, false) => finding.kind(Kind::Lead).confidence(700),
        (Ground::Text | Ground::Given, false) => finding,
    }
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
