//! EL-05: people who left before the vote and still stand on the roll.

use chrono::NaiveDate;

use crate::analysis::departures::{Filing, Right};
use crate::analysis::leaving::{Departure, Leaving};
use crate::analysis::lists::{ListKind, Lists, roll_key};
use crate::law;
use crate::model::{
    Case, Citation, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Reading, Reason,
    RuleId, Severity, SourceKind, Status, Subject, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("EL-05"),
    slug: "bajas-en-el-padron",
    title: Text::new(
        "Personas que ya no trabajan y siguen en el padrón",
        "People who left and are still on the roll",
    ),
    claim: Text::new(
        "aparece en el padrón aunque otra lista la da de baja antes de la votación",
        "appears on the roll although another list says that she left before the vote",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::Medium,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Imss), Input::Source(SourceKind::Dismissed)],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_A, &law::LFT_897_F, &law::LFT_931_II, &law::LFT_390_TER, &law::LFT_371_IX],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("left_still_there.es.md"), en: include_str!("left_still_there.en.md") },
    file: file!(),
};

/// EL-05.
pub(crate) struct LeftStillThere;

/// Lists that say who left, and how far the word of each goes that the person did.
const SOURCES: [(ListKind, u16); 3] =
    [(ListKind::Imss, 900), (ListKind::Dismissed, 800), (ListKind::Payroll, 800)];
/// Ties weaker than this are of another name or another identifier: they never count by themselves.
const SURE_TIE: u16 = 900;

/// A row that says that a person of the roll left.
struct Said<'a> {
    entry: Entry<'a>,
    list: Option<ListKind>,
    day: NaiveDate,
    how: Leaving,
    word: u16,
}

impl Rule for LeftStillThere {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        let dated = |entries: &[Entry<'_>]| entries.iter().any(|entry| entry.table().has(Field::LeaveDate));
        let any = dated(lists.roll()) || SOURCES.iter().any(|(list, _)| dated(lists.get(*list).entries()));
        if !any {
            return Outcome::NoData(vec![Msg::new(
                "falta una lista con fechas de baja: movimientos del IMSS (kind = \"imss\") o personas que salieron \
                 (kind = \"dismissed\")",
                "a list with leave dates is missing: IMSS movements (kind = \"imss\") or people who left \
                 (kind = \"dismissed\")",
            )]);
        }
        let filing = Filing::of(&case.file).ok();
        let vote_day = case.file.law_day();
        for (position, entry) in lists.roll().iter().enumerate() {
            let Some(said) = departure(lists, position, *entry, vote_day) else { continue };
            let Some((confidence, readings)) = weigh(&said, filing.as_ref(), case.file.case.vote) else {
                continue;
            };
            let key = roll_key(cx.shared().people(), position, entry);
            out.push(finding(entry, key, &said, confidence, case.file.case.vote).readings(readings));
        }
        out.outcome()
    }
}

/// The departure that stands against the entry: the latest that nothing says was followed by a new hiring. A
/// list of dismissals that calls it one goes before what the IMSS calls it.
fn departure<'a>(
    lists: &Lists<'a>,
    position: usize,
    entry: Entry<'a>,
    vote_day: Option<NaiveDate>,
) -> Option<Said<'a>> {
    let mut all: Vec<Said<'a>> = Vec::new();
    let mut hired: Option<NaiveDate> = entry.date(Field::HireDate);
    if let Some(Departure { day: Some(day), how }) = Departure::of(&entry) {
        all.push(Said { entry, list: None, day, how, word: 1000 });
    }
    for (list, word) in SOURCES {
        for (row, score) in lists.get(list).of_roll(position) {
            hired = hired.max(row.date(Field::HireDate));
            if let Some(Departure { day: Some(day), how }) = Departure::of(&row) {
                let word = if score >= SURE_TIE { word } else { word.min(550) };
                all.push(Said { entry: row, list: Some(list), day, how, word });
            }
        }
    }
    let came_back = |day: NaiveDate| hired.is_some_and(|hired| hired > day);
    all.retain(|said| !came_back(said.day) && vote_day.is_none_or(|vote| said.day <= vote));
    // The reason that a list of dismissals gives is the one that decides; the IMSS often files all under one word.
    let told = all.iter().find(|said| said.list == Some(ListKind::Dismissed)).map(|said| said.how);
    let mut said = all.into_iter().max_by_key(|said| (said.word, said.day))?;
    if let Some(how) = told.filter(|&how| how != Leaving::Unsaid) {
        if said.how.is_final() && !how.is_final() {
            said.word = said.word.min(500);
        }
        said.how = how;
    }
    Some(said)
}

/// How sure it is that the person should not be there; `None` where the law keeps her.
fn weigh(said: &Said<'_>, filing: Option<&Filing>, vote: Option<Vote>) -> Option<(u16, Vec<Reading>)> {
    if vote == Some(Vote::Officers) {
        return Some((300, Vec::new()));
    }
    if said.how.is_final() {
        return Some((said.word, Vec::new()));
    }
    match filing?.right(said.day, said.how) {
        Right::Out => Some((said.word.min(800), Vec::new())),
        // Whoever stays under the more natural reading is left alone; EL-04 asks for those who are missing.
        Right::Depends(confidence, _) if confidence >= 700 => None,
        Right::Depends(confidence, readings) => {
            Some((1000_u16.saturating_sub(confidence).min(500), readings))
        }
        Right::In if said.how == Leaving::Unsaid => Some((300, UNSAID.to_vec())),
        Right::In => None,
    }
}

const UNSAID: [Reading; 2] = [
    Reading {
        key: "if_dismissed",
        msg: Msg::new(
            "si fue despido, está dentro del plazo: debe seguir",
            "if it was a dismissal, it falls in the window: the person stays",
        ),
        findings: Some(0),
    },
    Reading {
        key: "if_ended",
        msg: Msg::new(
            "si fue renuncia o convenio: no debe estar",
            "if it was a resignation or a settlement: the person should not be there",
        ),
        findings: Some(1),
    },
];

fn finding(entry: &Entry<'_>, key: String, said: &Said<'_>, confidence: u16, vote: Option<Vote>) -> Finding {
    let source =
        said.list.map_or(Text::new("el padrón mismo", "the roll itself"), |list| list.source().title());
    let msg = Msg::new(
        "aparece en el padrón; según {source}, causó baja el {day} ({how})",
        "appears on the roll; according to {source}, left on {day} ({how})",
    )
    .with("source", source)
    .with("day", said.day)
    .with("how", said.how.title());
    let place = said.entry.at_field(Field::LeaveDate);
    let kind = Reason {
        msg: Msg::new("motivo escrito: «{why}»", "reason as written: “{why}”")
            .private("why", said.entry.text(Field::LeaveKind)),
        points: None,
        at: Some(said.entry.at_field(Field::LeaveKind).into()),
    };
    let at = if said.list.is_none() { place } else { entry.at() };
    let mut finding = Finding::of(&META, Subject::person(key, entry.full_name()), at, msg)
        .confidence(confidence)
        .near(said.list.is_some().then_some(place.into()))
        .because((!said.entry.text(Field::LeaveKind).is_empty()).then_some(kind))
        .evidence(said.day.to_string())
        .evidence(said.how.title().es)
        .refuted_by(Msg::new(
            "un alta posterior en el IMSS, un recibo de nómina de fechas posteriores, o un juicio en curso sobre esa baja",
            "a later IMSS registration, a pay slip of later dates, or a pending claim on that departure",
        ));
    if confidence >= 1000 {
        finding = finding.kind(Kind::Defect);
    } else if confidence < 500 {
        finding = finding.severity(Severity::Low);
    }
    finding.law = grounds(vote);
    finding
}

fn grounds(vote: Option<Vote>) -> Vec<&'static Citation> {
    match vote {
        Some(Vote::Representation) | None => vec![&law::LFT_390_BIS_III_A],
        Some(Vote::Titularity) => vec![&law::LFT_897_F, &law::LFT_390_BIS_III_A],
        Some(Vote::Strike) => vec![&law::LFT_931_II, &law::LFT_931_III],
        Some(Vote::Contract | Vote::Legitimization) => vec![&law::LFT_390_TER],
        Some(Vote::Officers) => vec![&law::LFT_371_IX],
    }
}
