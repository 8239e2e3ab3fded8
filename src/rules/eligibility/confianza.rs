//! EL-01: people whose functions look like those of confianza staff are on the roll.

use std::collections::BTreeMap;

use crate::analysis::functions::{EntryFacts, Indication, PayBaseline, PayPeriod, TitleScorer, signals};
use crate::analysis::name_words;
use crate::law;
use crate::model::{
    Arg, Case, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Param, Reason, RuleId,
    Severity, SourceKind, Status, Subject, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

const MIN_SIGNAL: Param<u16> = Param::permille(
    "min_signal",
    600,
    300,
    1000,
    Text::new("Puntaje mínimo para señalar", "Lowest score that is flagged"),
);

static META: Meta = Meta {
    id: RuleId("EL-01"),
    slug: "funciones-de-confianza",
    title: Text::new(
        "Personas con indicios de funciones de confianza",
        "People with indications of confianza functions",
    ),
    claim: Text::new(
        "aparece en el padrón con indicios de funciones de confianza",
        "appears on the roll with indications of confianza functions",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Payroll), Input::Source(SourceKind::Tabulator)],
    votes: &Vote::ALL,
    law: &[
        &law::LFT_390_BIS_III_A,
        &law::LFT_183,
        &law::LFT_183_2,
        &law::LFT_363,
        &law::LFT_931_IV,
        &law::LFT_9,
    ],
    params: &[MIN_SIGNAL.spec],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("confianza.es.md"), en: include_str!("confianza.en.md") },
    file: file!(),
};

/// EL-01.
pub(crate) struct Confianza;

impl Rule for Confianza {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        if !case.roll_tables().any(|table| table.has(Field::Position) || table.has(Field::Class)) {
            return Outcome::NoData(vec![Msg::new(
                "el padrón no trae puesto (si lo trae con otro nombre, dígalo con columns)",
                "the roll carries no position (if it does under another name, say so with columns)",
            )]);
        }
        let min = cx.get(&MIN_SIGNAL);
        let bosses = Bosses::of(case);
        let mut titles = TitleScorer::default();
        let baseline = baseline(case, &mut titles);
        for (position, entry) in case.roll_entries().enumerate() {
            let facts = EntryFacts {
                title: entry.text(Field::Position),
                class: entry.text(Field::Class),
                department: entry.text(Field::Department),
                boss_of: bosses.reports_to(&entry),
                pay_period: PayPeriod::parse(entry.text(Field::PayPeriod)),
                baseline,
            };
            let indication = signals(&mut titles, &facts);
            if indication.points() >= min {
                out.push(finding(
                    &entry,
                    cx.shared().people().key(position),
                    &indication,
                    case.file.case.vote,
                ));
            }
        }
        out.outcome()
    }
}

/// How production is paid at this plant, against which a person's own pay period is held.
fn baseline(case: &Case, titles: &mut TitleScorer) -> Option<PayBaseline> {
    let mut rows = Vec::new();
    for entry in case.roll_entries() {
        if let Some(period) = PayPeriod::parse(entry.text(Field::PayPeriod)) {
            rows.push((titles.score(entry.text(Field::Position)).clone(), period));
        }
    }
    PayBaseline::of(rows.iter().map(|(score, period)| (score, *period)))
}

/// At most so many of the questions that would settle a finding are printed with it.
const QUESTIONS: usize = 3;

fn finding(entry: &Entry<'_>, key: &str, indication: &Indication, vote: Option<Vote>) -> Finding {
    let title = entry.text(Field::Position);
    let msg = if title.is_empty() {
        Msg::new(
            "aparece en el padrón clasificada como «{class}»",
            "appears on the roll classed as “{class}”",
        )
        .private("class", entry.text(Field::Class))
    } else {
        Msg::new(
            "aparece en el padrón con el puesto «{title}»",
            "appears on the roll with the position “{title}”",
        )
        .private("title", title)
    };
    let place = if title.is_empty() { Field::Class } else { Field::Position };
    let questions = indication.questions().into_iter().take(QUESTIONS).map(Arg::Text).collect();
    let reasons = indication
        .reasons
        .iter()
        .map(|reason| Reason { at: Some(entry.at_field(place).into()), ..reason.clone() })
        .collect::<Vec<_>>();
    let mut finding = Finding::of(&META, Subject::person(key, entry.full_name()), entry.at_field(place), msg)
        .confidence(indication.points())
        .because(reasons)
        .evidence(title)
        .evidence(entry.text(Field::Class))
        .refuted_by(
            Msg::new(
                "una descripción de funciones que muestre que no dirige, inspecciona, vigila ni fiscaliza con \
                 carácter general. Pregunte: {questions}",
                "a description of functions showing no direction, inspection, surveillance or auditing of a \
                 general nature. Ask: {questions}",
            )
            .with("questions", Arg::List(questions)),
        );
    finding.law = grounds(vote);
    finding
}

/// The provision of each vote first, then the one that defines confianza.
fn grounds(vote: Option<Vote>) -> Vec<&'static crate::model::Citation> {
    match vote {
        Some(Vote::Representation) => {
            vec![&law::LFT_390_BIS_III_A, &law::LFT_183, &law::LFT_363, &law::LFT_9]
        }
        Some(Vote::Strike) => vec![&law::LFT_931_IV, &law::LFT_183, &law::LFT_9],
        Some(Vote::Titularity | Vote::Contract | Vote::Legitimization) => vec![&law::LFT_183_2, &law::LFT_9],
        Some(Vote::Officers) => vec![&law::LFT_363, &law::LFT_9],
        None => vec![&law::LFT_9],
    }
}

/// Who appears as somebody's boss, by employee number or by name.
struct Bosses {
    by_number: BTreeMap<String, u32>,
    by_name: BTreeMap<Vec<String>, u32>,
}

impl Bosses {
    fn of(case: &Case) -> Self {
        let mut out = Self { by_number: BTreeMap::new(), by_name: BTreeMap::new() };
        for entry in case.roll_entries() {
            let boss = entry.text(Field::Boss);
            if boss.is_empty() {
                continue;
            }
            if boss.chars().any(|c| c.is_ascii_digit()) {
                *out.by_number.entry(boss.trim_start_matches('0').to_owned()).or_default() += 1;
            } else {
                *out.by_name.entry(name_words::words(boss)).or_default() += 1;
            }
        }
        out
    }

    fn reports_to(&self, entry: &Entry<'_>) -> u32 {
        let number = entry.text(Field::EmployeeId).trim_start_matches('0');
        let by_number = self.by_number.get(number).copied().unwrap_or(0);
        if by_number > 0 || self.by_name.is_empty() {
            return by_number;
        }
        self.by_name.get(&name_words::words(&entry.full_name())).copied().unwrap_or(0)
    }
}
