//! Signals of confianza functions beside the title, summed to one graded indication.
//!
//! A rule may add its own with [`Indication::add`]. The sum is an indication; only the facts of the work
//! settle the matter, so the questions that would settle it come with it.

use std::collections::BTreeMap;

use crate::model::{Msg, Reason, Text};

use super::title::{TitleScore, TitleScorer};
use super::{Function, Label, Nature};

/// Points of a person who is named as boss of three workers or more.
const BOSS_OF_SEVERAL: i32 = 600;
/// Points of a person who is named as boss of one or two, which may be a slip of the list.
const BOSS_OF_FEW: i32 = 300;
/// Points of a medium signal.
const MEDIUM: i32 = 150;

/// How often a person is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayPeriod {
    /// Every week.
    Weekly,
    /// Every 14 days.
    Fortnight,
    /// Twice a month (`quincenal`).
    TwiceAMonth,
    /// Every month.
    Monthly,
}

impl PayPeriod {
    /// Reads a word or the tax office's code (`02`–`05`).
    pub fn parse(text: &str) -> Option<Self> {
        let words = super::fold::words(text);
        let first = words.first()?.as_str();
        Some(match first {
            "02" | "2" | "S" | "SEM" | "SEMANAL" | "SEMANA" | "WEEKLY" => Self::Weekly,
            "03" | "3" | "C" | "CAT" | "CATORCENAL" | "CATORCENA" | "BIWEEKLY" => Self::Fortnight,
            "04" | "4" | "Q" | "QNA" | "QUIN" | "QUINC" | "QUINCENAL" | "QUINCENA" | "SEMIMONTHLY" => {
                Self::TwiceAMonth
            }
            "05" | "5" | "M" | "MEN" | "MENSUAL" | "MES" | "MONTHLY" => Self::Monthly,
            _ => return None,
        })
    }

    /// The period in words.
    pub const fn title(self) -> Text {
        match self {
            Self::Weekly => Text::new("semanal", "weekly"),
            Self::Fortnight => Text::new("catorcenal", "every 14 days"),
            Self::TwiceAMonth => Text::new("quincenal", "twice a month"),
            Self::Monthly => Text::new("mensual", "monthly"),
        }
    }
}

/// How production is paid in this plant: the period of most rows whose title reads as shop-floor work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayBaseline {
    /// The period.
    pub period: PayPeriod,
    /// Rows of production with that period.
    pub rows: u32,
    /// Rows of production with any period.
    pub of: u32,
}

impl PayBaseline {
    /// The baseline, if at least 20 rows of production give a period and nine in ten agree.
    pub fn of<'a>(rows: impl Iterator<Item = (&'a TitleScore, PayPeriod)>) -> Option<Self> {
        let mut counts: BTreeMap<PayPeriod, u32> = BTreeMap::new();
        for (title, period) in rows {
            if title.function.is_some() && title.points <= 100 {
                *counts.entry(period).or_default() += 1;
            }
        }
        let of: u32 = counts.values().sum();
        let (&period, &rows) = counts.iter().max_by_key(|(_, rows)| **rows)?;
        (of >= 20 && rows * 10 >= of * 9).then_some(Self { period, rows, of })
    }
}

/// What a row, and the rows around it, say of one person's functions.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryFacts<'a> {
    /// The position as written.
    pub title: &'a str,
    /// The employer's class as written (`CONFIANZA`, `SINDICALIZADO`, …).
    pub class: &'a str,
    /// The department as written.
    pub department: &'a str,
    /// How many workers name this person as their boss.
    pub boss_of: u32,
    /// How often the person is paid.
    pub pay_period: Option<PayPeriod>,
    /// How production is paid.
    pub baseline: Option<PayBaseline>,
}

/// A graded indication: a capped sum of signals, each a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indication {
    /// The title's part.
    pub title: TitleScore,
    /// How the employer labels the person, in the title or in the class.
    pub labels: Vec<Label>,
    /// The signals with their points.
    pub reasons: Vec<Reason>,
    sum: i32,
}

impl Indication {
    /// The indication, 0–1000.
    pub fn points(&self) -> u16 {
        u16::try_from(self.sum.clamp(0, 1000)).unwrap_or(1000)
    }

    /// Adds a signal.
    pub fn add(&mut self, msg: Msg, points: i32) {
        self.sum += points;
        self.reasons.push(Reason { msg, points: Some(points), at: None });
    }

    /// Whether the employer itself sets the person apart from the workers of the contract.
    pub fn employer_sets_apart(&self) -> bool {
        self.labels.iter().any(|label| label.sets_apart())
    }

    /// The questions on the facts that would settle it, those of the function first.
    pub fn questions(&self) -> Vec<Text> {
        let nature = self.title.function.map_or(Nature::Direction, Function::nature);
        let first = QUESTIONS.iter().filter(|(of, _)| *of == nature);
        let rest = QUESTIONS.iter().filter(|(of, _)| *of != nature);
        first.chain(rest).map(|(_, text)| *text).collect()
    }
}

/// What one would ask to know what a person does (LFT 9, 11).
const QUESTIONS: &[(Nature, Text)] = &[
    (
        Nature::Direction,
        Text::new(
            "¿Da órdenes a otras personas y decide permisos, tiempo extra o sanciones, en toda la planta o en un departamento?",
            "Does the person give orders to others and decide leave, overtime or sanctions, for the plant or a department?",
        ),
    ),
    (
        Nature::Direction,
        Text::new(
            "¿Contrata, evalúa o despide, o firma por la empresa?",
            "Does the person hire, evaluate or dismiss, or sign for the firm?",
        ),
    ),
    (
        Nature::Inspection,
        Text::new(
            "¿Revisa cómo trabaja la empresa en general, o solo piezas y productos?",
            "Does the person inspect how the firm works in general, or only parts and products?",
        ),
    ),
    (
        Nature::Surveillance,
        Text::new(
            "¿Vigila las instalaciones en general, y lo emplea la empresa o un contratista?",
            "Does the person guard the premises in general, and is the employer the firm or a contractor?",
        ),
    ),
    (
        Nature::Auditing,
        Text::new(
            "¿Revisa las cuentas de la empresa o maneja sus fondos?",
            "Does the person audit the firm's accounts or handle its funds?",
        ),
    ),
    (
        Nature::Personal,
        Text::new(
            "¿Hace trabajos personales del patrón o trata información reservada de él?",
            "Does the person do work personal to the employer or handle its confidential information?",
        ),
    ),
    (
        Nature::Other,
        Text::new(
            "¿Qué hace en un día normal, y quién le da las órdenes?",
            "What does the person do on a normal day, and who gives the orders?",
        ),
    ),
    (
        Nature::Other,
        Text::new(
            "¿Está su categoría en el tabulador del contrato colectivo?",
            "Is the category in the wage table of the collective contract?",
        ),
    ),
];

/// Sums the signals of one row.
pub fn signals(scorer: &mut TitleScorer, facts: &EntryFacts<'_>) -> Indication {
    let title = scorer.score(facts.title).clone();
    let mut labels = title.labels.clone();
    labels.extend(&scorer.score(facts.class).labels);
    labels.sort_unstable();
    labels.dedup();
    let reasons = title.reasons(facts.title);
    let mut out = Indication { sum: i32::from(title.points), title, labels, reasons };
    add_boss(&mut out, facts.boss_of);
    add_department(&mut out, scorer, facts.department);
    add_pay(&mut out, facts);
    add_label(&mut out);
    out
}

fn add_boss(out: &mut Indication, workers: u32) {
    let points = match workers {
        0 => return,
        1 | 2 => BOSS_OF_FEW,
        _ => BOSS_OF_SEVERAL,
    };
    let msg = Msg::new(
        "aparece como jefe directo de {n} {n:persona|personas}",
        "listed as the direct boss of {n} {n:person|people}",
    );
    out.add(msg.with("n", workers), points);
}

/// Offices whose work is the employer's own: a medium signal where the title does not say so already.
fn add_department(out: &mut Indication, scorer: &mut TitleScorer, department: &str) {
    const OFFICES: [&str; 10] = [
        "ADMINISTRATIVO",
        "RH",
        "RELACIONES_LABORALES",
        "FINANZAS",
        "CONTADOR",
        "NOMINA",
        "GERENCIA",
        "DIRECCION",
        "TESORERIA",
        "RECLUTAMIENTO",
    ];
    let office = scorer.department(department).iter().any(|stem| OFFICES.contains(stem));
    if !office {
        return;
    }
    let msg =
        Msg::new("aparece en el departamento «{department}»", "listed in the department “{department}”");
    out.add(msg.private("department", department), MEDIUM);
}

fn add_pay(out: &mut Indication, facts: &EntryFacts<'_>) {
    let (Some(period), Some(baseline)) = (facts.pay_period, facts.baseline) else { return };
    if period <= baseline.period {
        return;
    }
    let msg = Msg::new(
        "se le paga en forma {period}; a producción, en forma {usual} ({rows} de {of} renglones)",
        "paid {period}; production is paid {usual} ({rows} of {of} rows)",
    );
    let msg = msg.with("period", period.title()).with("usual", baseline.period.title());
    out.add(msg.with("rows", baseline.rows).with("of", baseline.of), MEDIUM);
}

/// The employer's label weighs little: the law goes by the functions.
fn add_label(out: &mut Indication) {
    let Some(label) = out.labels.iter().copied().find(|label| label.sets_apart()) else { return };
    let msg = Msg::new(
        "el patrón la clasifica como «{label}», lo que por sí solo no decide",
        "the employer classes this person as “{label}”, which does not decide by itself",
    );
    out.add(msg.with("label", label.title()), MEDIUM);
}
