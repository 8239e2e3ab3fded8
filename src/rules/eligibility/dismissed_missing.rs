//! EL-04: people dismissed near the application who are not on the roll.

use crate::analysis::departures::{Filing, Right};
use crate::analysis::leaving::{Departure, Leaving};
use crate::analysis::lists::{ListKind, Lists, Outsider, Record};
use crate::law;
use crate::model::{
    Arg, Case, Citation, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, Reason,
    RuleId, Severity, SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::perhaps_listed::perhaps_listed;

static META: Meta = Meta {
    id: RuleId("EL-04"),
    slug: "despedidas-ausentes",
    title: Text::new(
        "Personas despedidas dentro del plazo y ausentes del padrón",
        "People dismissed within the window and missing from the roll",
    ),
    claim: Text::new(
        "fue dada de baja cerca de la solicitud, sin renuncia ni convenio, y no aparece en el padrón",
        "left near the application without resignation or settlement and does not appear on the roll",
    ),
    family: Family::Eligibility,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Dismissed), Input::Source(SourceKind::Imss)],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_A, &law::LFT_931_III, &law::LFT_897_F, &law::LFT_736, &law::LFT_18],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("dismissed_missing.es.md"), en: include_str!("dismissed_missing.en.md") },
    file: file!(),
};

/// EL-04.
pub(crate) struct DismissedMissing;

/// How many persons need nothing done, and why: what speaks for the roll.
#[derive(Default)]
struct Settled {
    present: u64,
    outside: u64,
    ended: u64,
    hired_after: u64,
    undated: u64,
}

impl Rule for DismissedMissing {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        if lists.get(ListKind::Dismissed).is_empty() && lists.get(ListKind::Imss).is_empty() {
            return Outcome::NoData(vec![Msg::new(
                "falta una lista de personas despedidas (kind = \"dismissed\") o de bajas en el IMSS (kind = \"imss\")",
                "a list of dismissed workers (kind = \"dismissed\") or of IMSS departures (kind = \"imss\") is missing",
            )]);
        }
        let filing = match filing(case) {
            Ok(filing) => filing,
            Err(missing) => return Outcome::NoData(vec![missing]),
        };
        let members = lists.get(ListKind::Members);
        if filing.is_none() && members.is_empty() {
            return Outcome::NoData(vec![Msg::new(
                "en la elección de directiva votan las personas afiliadas: falta su lista (kind = \"members\")",
                "in an officers' election members vote: their list is missing (kind = \"members\")",
            )]);
        }
        let mut settled = Settled::default();
        for person in lists.outsiders() {
            match &filing {
                Some(filing) => judge(person, lists, filing, &mut settled, out),
                None => member(person, lists, out),
            }
        }
        let Some(filing) = filing else { return out.outcome() };
        for (entry, presence) in lists.get(ListKind::Dismissed).standing() {
            if matches!(presence, crate::analysis::lists::Presence::On { .. })
                && let Some(Departure { day: Some(day), how }) = Departure::of(&entry)
                && filing.right(day, how) != Right::Out
            {
                settled.present += 1;
            }
        }
        tell(case, &settled, out);
        out.outcome()
    }
}

/// The filing; `None` in an officers' election, where the statutes decide.
fn filing(case: &Case) -> Result<Option<Filing>, Msg> {
    if case.file.case.vote == Some(Vote::Officers) {
        return Ok(None);
    }
    Filing::of(&case.file).map(Some)
}

/// The row that says how somebody left: the list of dismissals first, then the IMSS.
fn departure<'a, 'b>(person: &'b Outsider<'a>) -> Option<(&'b Record<'a>, Departure)> {
    [ListKind::Dismissed, ListKind::Imss]
        .into_iter()
        .flat_map(|list| person.of(list))
        .find_map(|record| Some((record, Departure::of(&record.entry)?)))
}

/// What the IMSS says of a departure: the row, and how it names it.
fn at_imss<'a, 'b>(person: &'b Outsider<'a>) -> Option<(&'b Record<'a>, Departure)> {
    person.of(ListKind::Imss).find_map(|record| {
        let departure = Departure::of(&record.entry)?;
        departure.day.is_some().then_some((record, departure))
    })
}

fn judge(
    person: &Outsider<'_>,
    lists: &Lists<'_>,
    filing: &Filing,
    settled: &mut Settled,
    out: &mut Findings,
) {
    let Some((record, Departure { day, how })) = departure(person) else { return };
    let imss = at_imss(person);
    let Some(day) = day.or_else(|| imss.and_then(|(_, said)| said.day)) else {
        settled.undated += u64::from(!how.is_final());
        return;
    };
    let hired = person.records.iter().find_map(|record| record.entry.date(Field::HireDate));
    if how.is_final() {
        settled.ended += 1;
        return;
    }
    if matches!(filing.vote, Vote::Representation | Vote::Strike)
        && hired.is_some_and(|hired| hired > filing.day)
    {
        settled.hired_after += 1;
        return;
    }
    let (mut confidence, readings) = match filing.right(day, how) {
        Right::Out => {
            settled.outside += 1;
            return;
        }
        Right::In => (1000, Vec::new()),
        Right::Depends(confidence, readings) => (confidence, readings),
    };
    let mut reasons = Vec::new();
    confidence = confidence.min(word_of(record.list, how)).min(person.absence());
    if record.list == ListKind::Dismissed {
        match imss {
            Some((other, said)) if said.how.is_final() => {
                confidence = confidence.min(600);
                reasons.push(contradicts(other, said.how));
            }
            Some((other, _)) => reasons.push(agrees(other)),
            None => confidence = confidence.min(800),
        }
    }
    let mut finding = finding(person, record, day, how, filing)
        .near(person.records.iter().filter(|other| other.entry.at() != record.entry.at()).map(near))
        .because(reasons)
        .readings(readings);
    if confidence < 1000 {
        finding = finding.kind(Kind::Lead).confidence(confidence);
    }
    if confidence < 500 {
        finding = finding.severity(Severity::Medium);
    }
    out.push(perhaps_listed(finding, person, lists));
}

/// How far the word of a list goes that the person was dismissed.
fn word_of(list: ListKind, how: Leaving) -> u16 {
    match (list, how) {
        (ListKind::Dismissed, Leaving::Unsaid) => 800,
        (ListKind::Dismissed, _) => 1000,
        (_, Leaving::Unsaid) => 400,
        (_, _) => 900,
    }
}

fn near(record: &Record<'_>) -> Place {
    record.entry.at().into()
}

fn agrees(record: &Record<'_>) -> Reason {
    let msg = Msg::new("el IMSS registra la baja", "the IMSS records the departure");
    Reason { msg, points: None, at: Some(record.entry.at_field(Field::LeaveDate).into()) }
}

fn contradicts(record: &Record<'_>, how: Leaving) -> Reason {
    let msg = Msg::new(
        "en el IMSS la baja aparece como {how}: pregunte a la persona si firmó algo",
        "at the IMSS the departure stands as {how}: ask the person whether anything was signed",
    )
    .with("how", how.title());
    Reason { msg, points: None, at: Some(record.entry.at_field(Field::LeaveKind).into()) }
}

fn finding(
    person: &Outsider<'_>,
    record: &Record<'_>,
    day: chrono::NaiveDate,
    how: Leaving,
    filing: &Filing,
) -> Finding {
    let msg = Msg::new(
        "dada de baja el {day} ({how}); {event} es del {filed}; no aparece en el padrón",
        "left on {day} ({how}); {event} is of {filed}; does not appear on the roll",
    )
    .with("day", day)
    .with("how", how.title())
    .with("event", filing.event)
    .with("filed", filing.day);
    let mut finding = Finding::of(
        &META,
        Subject::person(person.key.clone(), record.entry.full_name()),
        record.entry.at_field(Field::LeaveDate),
        msg,
    )
    .evidence(day.to_string())
    .evidence(filing.day.to_string())
    .evidence(record.entry.text(Field::LeaveKind))
    .refuted_by(Msg::new(
        "una renuncia o un convenio ratificado que no esté en juicio, o el renglón del padrón en que aparece",
        "a resignation or a ratified settlement that is not in court, or the row of the roll on which the person \
         stands",
    ));
    finding.law = grounds(filing.vote);
    finding
}

fn grounds(vote: Vote) -> Vec<&'static Citation> {
    match vote {
        Vote::Representation => vec![&law::LFT_390_BIS_III_A, &law::LFT_736],
        Vote::Titularity => vec![&law::LFT_897_F, &law::LFT_390_BIS_III_A, &law::LFT_931_III, &law::LFT_736],
        Vote::Strike => vec![&law::LFT_931_III],
        Vote::Contract | Vote::Legitimization => vec![&law::LFT_390_TER, &law::LFT_18],
        Vote::Officers => vec![&law::LFT_371_IX],
    }
}

/// In an officers' election: a member who was dismissed and is not on the roll. The statutes decide.
fn member(person: &Outsider<'_>, lists: &Lists<'_>, out: &mut Findings) {
    let Some((record, Departure { day, how })) = departure(person) else { return };
    if !person.is_in(ListKind::Members) || how.is_final() {
        return;
    }
    let msg = Msg::new(
        "persona afiliada con baja ({how}): no aparece en el padrón; la afiliación sigue hasta que los estatutos \
         digan otra cosa",
        "member who left ({how}): does not appear on the roll; membership lasts until the statutes say otherwise",
    )
    .with("how", how.title());
    let subject = Subject::person(person.key.clone(), record.entry.full_name());
    let mut finding = Finding::of(&META, subject, record.entry.at(), msg)
        .kind(Kind::Lead)
        .severity(Severity::Low)
        .confidence(300.min(person.absence()))
        .evidence(day.map(|day| day.to_string()).unwrap_or_default())
        .refuted_by(Msg::new(
            "los estatutos, si dicen que la afiliación termina con la baja",
            "the statutes, if they say that membership ends with the job",
        ));
    finding.law = grounds(Vote::Officers);
    out.push(perhaps_listed(finding, person, lists));
}

/// What speaks for the roll, and what could not be read, as totals only.
fn tell(case: &Case, settled: &Settled, out: &mut Findings) {
    let line = |kind: SourceKind| case.sources_of(kind).next().and_then(|(_, source)| source.line);
    let line = line(SourceKind::Dismissed).or_else(|| line(SourceKind::Imss)).unwrap_or(0);
    let Settled { present, outside, ended, hired_after, undated } = *settled;
    if present + outside + ended + hired_after > 0 {
        let msg = Msg::new(
            "bajas que el padrón trata como pide la ley: {present} dentro del plazo y en el padrón; fuera de él, \
             {outside} por fecha, {ended} por renuncia, convenio u otro fin, {hired} por ingreso posterior",
            "departures that the roll treats as the law asks: {present} within the window and on the roll; off it, \
             {outside} by date, {ended} by resignation, settlement or another end, {hired} hired after the filing",
        )
        .with("present", Arg::People(present))
        .with("outside", Arg::People(outside))
        .with("ended", Arg::People(ended))
        .with("hired", Arg::People(hired_after));
        out.push(note("dismissed:settled", line, msg).kind(Kind::Exculpatory));
    }
    if undated > 0 {
        let msg = Msg::new(
            "{n} {n:baja|bajas} sin fecha legible: no se puede saber si están dentro del plazo",
            "{n} {n:departure|departures} without a readable date: whether they fall in the window cannot be told",
        )
        .with("n", Arg::People(undated));
        out.push(note("dismissed:undated", line, msg).kind(Kind::Note));
    }
}

fn note(key: &str, line: u32, msg: Msg) -> Finding {
    Finding::of(&META, Subject::thing(SubjectKind::Source, key), Place::CaseLine(line), msg)
        .severity(Severity::Note)
        .evidence(key)
}
