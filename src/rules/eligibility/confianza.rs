//! EL-01: people whose functions look like those of confianza staff are on the roll.

use crate::analysis::functions::{Astray, Indication, Records, Stray, TitleScorer, signals};
use crate::analysis::lists::ListKind;
use crate::law;
use crate::model::{
    Arg, Case, Citation, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Param, Place,
    Reading, Reason, RuleId, Severity, SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

const MIN_SIGNAL: Param<u16> = Param::permille(
    "min_signal",
    600,
    300,
    1000,
    Text::new("Puntaje mínimo para señalar", "Lowest score that is flagged"),
);

const MIN_REPORTS: Param<i64> = Param::int(
    "min_reports",
    3,
    1,
    50,
    Text::new(
        "Personas a cargo desde las que el mando cuenta completo",
        "Workers reporting from which command counts in full",
    ),
);

const BASELINE_ROWS: Param<i64> = Param::int(
    "baseline_rows",
    20,
    3,
    1000,
    Text::new(
        "Renglones de producción desde los que se fija lo usual en la planta",
        "Rows of production from which the plant's usual is taken",
    ),
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
    params: &[MIN_SIGNAL.spec, MIN_REPORTS.spec, BASELINE_ROWS.spec],
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
        let bosses = cx.shared().bosses();
        let readable = |table: &crate::model::Table| {
            [Field::Position, Field::Class].into_iter().any(|field| table.has(field))
        };
        if !case.roll_tables().any(readable) && !bosses.are_named() {
            return Outcome::NoData(vec![Msg::new(
                "el padrón no trae puesto, ni lista alguna quién reporta a quién (si vienen con otro nombre, dígalo con columns)",
                "the roll carries no position, and no list says who reports to whom (if they do under another name, say so with columns)",
            )]);
        }
        let min = cx.get(&MIN_SIGNAL);
        let mut titles = TitleScorer::default();
        let small = |param: &Param<i64>| u32::try_from(cx.get(param)).unwrap_or(1);
        let lists = cx.shared().lists();
        let records =
            Records::of(case, lists, bosses, &mut titles, small(&BASELINE_ROWS), small(&MIN_REPORTS));
        let mut curve = Curve::default();
        let mut retitled = Vec::new();
        for (position, entry) in lists.roll().iter().enumerate() {
            let Some(facts) = records.facts(&mut titles, position) else { continue };
            let indication = signals(&mut titles, &facts);
            curve.count(indication.points(), min);
            if facts.before.is_some_and(|before| before.list == ListKind::Previous) {
                retitled.push((*entry, facts.title));
            }
            if indication.points() >= min {
                out.push(finding(entry, cx.shared().people().key(position), &indication, case));
            }
        }
        out.extend(strays(bosses.strays()));
        out.extend(mass_edit(&retitled, case));
        out.extend(curve.note(case, min));
        conclude(case, out)
    }
}

/// The statutes decide on members who were promoted; everywhere else the exclusion is the law's own.
fn conclude(case: &Case, out: &Findings) -> Outcome {
    let outcome = out.outcome();
    let n = out.persons();
    if case.file.case.vote != Some(Vote::Officers) || n == 0 {
        return outcome;
    }
    Outcome::Depends(vec![
        Reading {
            key: "confianza_out",
            msg: Msg::new(
                "quien tiene funciones de confianza no puede ser miembro del sindicato: {n} fuera",
                "whoever has confianza functions cannot be a member of the union: {n} out",
            )
            .with("n", n),
            findings: Some(n),
        },
        Reading {
            key: "statutes",
            msg: Msg::new(
                "los estatutos pueden conservar como miembro a quien ascendió a un puesto de confianza: hay que leerlos",
                "the statutes may keep as a member whoever was promoted to a confianza post: they have to be read",
            ),
            findings: None,
        },
    ])
}

/// At most so many of the questions that would settle a finding are printed with it.
const QUESTIONS: usize = 3;

fn finding(entry: &Entry<'_>, key: &str, indication: &Indication, case: &Case) -> Finding {
    let title = entry.text(Field::Position);
    let class = entry.text(Field::Class);
    let (msg, place) = match (title.is_empty(), class.is_empty()) {
        (false, _) => (
            Msg::new(
                "aparece en el padrón con el puesto «{title}»",
                "appears on the roll with the position “{title}”",
            )
            .private("title", title),
            Field::Position,
        ),
        (true, false) => (
            Msg::new(
                "aparece en el padrón clasificada como «{class}»",
                "appears on the roll classed as “{class}”",
            )
            .private("class", class),
            Field::Class,
        ),
        (true, true) => (
            Msg::new("aparece en el padrón sin puesto", "appears on the roll without a position"),
            Field::Position,
        ),
    };
    let questions = indication.questions().into_iter().take(QUESTIONS).map(Arg::Text).collect();
    let here: Place = entry.at_field(place).into();
    let reasons: Vec<Reason> = indication
        .reasons
        .iter()
        .map(|reason| Reason { at: reason.at.or(Some(here)), ..reason.clone() })
        .collect();
    let mut finding = Finding::of(&META, Subject::person(key, entry.full_name()), here, msg)
        .confidence(indication.points())
        .because(reasons)
        .evidence(title)
        .evidence(class)
        .refuted_by(
            Msg::new(
                "una descripción de funciones que muestre que no dirige, inspecciona, vigila ni fiscaliza con \
                 carácter general. Pregunte: {questions}",
                "a description of functions showing no direction, inspection, surveillance or auditing of a \
                 general nature. Ask: {questions}",
            )
            .with("questions", Arg::List(questions)),
        );
    finding.law = grounds(case);
    finding
}

/// The provision of each vote first, then the one that defines confianza; of each the wording in force on the
/// day of the vote.
pub(super) fn grounds(case: &Case) -> Vec<&'static Citation> {
    let of: &[&'static Citation] = match case.file.case.vote {
        Some(Vote::Representation) => &[&law::LFT_390_BIS_III_A, &law::LFT_183, &law::LFT_363, &law::LFT_9],
        Some(Vote::Strike) => &[&law::LFT_931_IV, &law::LFT_183, &law::LFT_9],
        Some(Vote::Titularity | Vote::Contract | Vote::Legitimization) => &[&law::LFT_183_2, &law::LFT_9],
        Some(Vote::Officers) => &[&law::LFT_363, &law::LFT_9],
        None => &[&law::LFT_9],
    };
    let day = case.file.law_day();
    let in_force: Vec<_> =
        of.iter().copied().filter(|citation| day.is_none_or(|day| citation.in_force(day))).collect();
    // A vote older than every wording that was checked: the articles are still the ones to look up.
    if in_force.is_empty() { of.to_vec() } else { in_force }
}

/// So many references of a column are told one by one; more are told together.
const ONE_BY_ONE: usize = 25;

/// Notes on bosses whom no list knows, or whom several people could be.
fn strays(strays: &[Stray]) -> Vec<Finding> {
    let (several, lost): (Vec<_>, Vec<_>) = strays.iter().partition(|stray| stray.why == Astray::Ambiguous);
    let mut out = Vec::new();
    for group in [several, lost] {
        if group.len() <= ONE_BY_ONE {
            out.extend(group.iter().filter_map(|stray| {
                let msg = match stray.why {
                    Astray::Ambiguous => Msg::new(
                        "«{boss}», a quien {n} {n:renglón nombra|renglones nombran} como jefe, puede ser cualquiera de {m} personas: no se atribuye a ninguna",
                        "“{boss}”, named as boss in {n} {n:row|rows}, may be any of {m} people: put down to none of them",
                    )
                    .with("m", stray.candidates.len()),
                    Astray::Nowhere => Msg::new(
                        "nadie en las listas corresponde a «{boss}», a quien {n} {n:renglón nombra|renglones nombran} como jefe",
                        "nobody on the lists answers to “{boss}”, named as boss in {n} {n:row|rows}",
                    ),
                    Astray::Oneself => Msg::new(
                        "{n} {n:renglón se nombra a sí mismo|renglones se nombran a sí mismos} como jefe («{boss}»)",
                        "{n} {n:row names itself|rows name themselves} as boss (“{boss}”)",
                    ),
                };
                let msg = msg.name("boss", &stray.text).with("n", stray.rows.len());
                let places = stray.rows.iter().chain(&stray.candidates).copied().collect();
                // The key is printed: it names a row, never a person.
                let key = match stray.rows.first() {
                    Some(Place::Cell(at)) => format!("boss:{}", at.row),
                    Some(Place::CaseLine(_)) | None => "boss".to_owned(),
                };
                Some(note(&key, places, msg)?.evidence(&stray.text))
            }));
        } else {
            let rows: usize = group.iter().map(|stray| stray.rows.len()).sum();
            let msg = Msg::new(
                "{m} jefes distintos, nombrados en {n} renglones, no corresponden a una sola persona de las listas; aquí, el primer renglón de cada uno",
                "{m} different bosses, named in {n} rows, answer to no single person on the lists; here, the first row of each",
            );
            let places = group.iter().filter_map(|stray| stray.rows.first().copied()).collect();
            let key = if group.first().is_some_and(|stray| stray.why == Astray::Ambiguous) {
                "boss:several"
            } else {
                "boss:lost"
            };
            out.extend(note(key, places, msg.with("m", group.len()).with("n", rows)));
        }
    }
    out
}

/// A note on the roll itself, at the first of its places.
fn note(key: &str, places: Vec<Place>, msg: Msg) -> Option<Finding> {
    let mut places = places.into_iter();
    let first = places.next()?;
    let subject = Subject::thing(SubjectKind::Source, format!("roll:{key}"));
    let mut finding = Finding::of(&META, subject, first, msg)
        .kind(Kind::Note)
        .severity(Severity::Note)
        .near(places.take(ONE_BY_ONE))
        .refuted_by(Msg::new(
            "un organigrama, o el reloj checador con quien autoriza",
            "an organization chart, or clock records with who approves them",
        ));
    finding.law = vec![&law::LFT_9];
    Some(finding)
}

/// From so many on, changes of title are called an edit in a mass.
const MASS: usize = 10;

/// Higher titles that were written down between two rolls, many at once.
fn mass_edit(retitled: &[(Entry<'_>, &str)], case: &Case) -> Option<Finding> {
    if retitled.len() < MASS {
        return None;
    }
    let mut titles: Vec<&str> = retitled.iter().map(|(_, title)| *title).collect();
    titles.sort_unstable();
    let most = titles.chunk_by(|a, b| a == b).max_by_key(|chunk| chunk.len())?;
    let msg = Msg::new(
        "entre un padrón y otro, {n} personas pasaron de un puesto de mando u oficina a otro más bajo; {m} de ellas al mismo («{title}»)",
        "between one roll and the other, {n} people went from a supervisory or office title to a lower one; {m} of them to the same (“{title}”)",
    )
    .with("n", retitled.len())
    .with("m", most.len())
    .private("title", *most.first()?);
    let mut places = retitled.iter().map(|(entry, _)| Place::from(entry.at_field(Field::Position)));
    let subject = Subject::thing(SubjectKind::Source, "roll:mass_edit");
    let mut finding = Finding::of(&META, subject, places.next()?, msg)
        .confidence(700)
        .near(places.take(ONE_BY_ONE))
        .evidence(retitled.len().to_string())
        .refuted_by(Msg::new(
            "avisos de cambio de puesto con fecha y firma, y lo que cada persona hacía antes y hace después",
            "dated and signed notices of the change of post, and what each person did before and does now",
        ));
    finding.law = grounds(case);
    Some(finding)
}

/// How many people other thresholds would point at.
#[derive(Default)]
struct Curve {
    below: u32,
    at: u32,
    above: u32,
}

/// How far the other thresholds lie.
const STEP: u16 = 100;
/// Rows below which one sees each of them, and no table helps.
const TABLE_FROM: usize = 100;

impl Curve {
    fn count(&mut self, points: u16, min: u16) {
        self.below += u32::from(points >= min.saturating_sub(STEP));
        self.at += u32::from(points >= min);
        self.above += u32::from(points >= min.saturating_add(STEP));
    }

    /// The table of sensitivity, as a note on the roll.
    fn note(&self, case: &Case, min: u16) -> Option<Finding> {
        if case.roll_entries().count() < TABLE_FROM {
            return None;
        }
        let first = case.roll_entries().next()?;
        let msg = Msg::new(
            "qué tanto depende del umbral: con {low} puntos se señala a {a} personas; con {min}, a {b}; con {high}, a {c}",
            "how much depends on the threshold: with {low} points {a} people are flagged; with {min}, {b}; with {high}, {c}",
        )
        .with("low", min.saturating_sub(STEP))
        .with("min", min)
        .with("high", min.saturating_add(STEP));
        let people = |n: u32| Arg::People(u64::from(n));
        let msg = msg.with("a", people(self.below)).with("b", people(self.at)).with("c", people(self.above));
        note("sensitivity", vec![first.at_field(Field::Position).into()], msg)
    }
}
