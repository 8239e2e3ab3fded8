//! Signals of confianza functions beside the title, summed to one graded indication.
//!
//! Each signal is a sentence with its points. Command over others counts in full; what only shows how the
//! employer treats a person is capped together, so that no treatment makes a supervisor of an operator. The sum
//! is an indication; only the facts of the work settle the matter, so the questions that would settle it come
//! with it. The reasons for the weights stand in `docs/decisiones/0040`.

use crate::analysis::lists::ListKind;
use crate::model::{Msg, Place, Reason, Text};

use super::bosses::{Reports, Tie};
use super::history::{Before, Relabelled};
use super::pay::{PayLevel, PayPeriod};
use super::probation::Trial;
use super::title::{TitleScore, TitleScorer};
use super::usual::{Share, Usual};
use super::{Function, Label, Nature, questions};

/// Points of a person who is named as boss of several workers.
const BOSS_OF_SEVERAL: i32 = 600;
/// Points of a person who is named as boss of fewer, which may be a slip of the list.
const BOSS_OF_FEW: i32 = 300;
/// Points of a strong sign of treatment.
const STRONG: i32 = 300;
/// Points of a medium signal.
const MEDIUM: i32 = 150;
/// Points of a sign that often has another cause.
const WEAK: i32 = 100;
/// What all signs of treatment weigh together at most: less than what is flagged, with an operator's title.
pub const TREATMENT_CAP: i32 = 450;
/// Points of a change from the employer's label to the union's before a vote, whatever the title.
const RELABELLED: i32 = 600;

/// A value and the cell it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub at: Option<Place>,
}

impl<T> Seen<T> {
    /// A value of which no cell is known.
    pub const fn bare(value: T) -> Self {
        Self { value, at: None }
    }
}

/// What is usual among production at this plant.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plant {
    /// How often production is paid.
    pub period: Option<Usual<PayPeriod>>,
    /// How much production earns a day, or in the list's own unit.
    pub level: Option<PayLevel>,
    /// The highest pay of the contract's scale, a day, in cents.
    pub scale_top: Option<i64>,
    /// Weekly hours of production.
    pub hours: Option<Usual<u32>>,
    /// How often the employer sets production apart by a label.
    pub labelled: Share,
    /// How often production is marked as not unionized.
    pub not_union: Share,
    /// Rows of production under the usual employer's register, of those that give one.
    pub register: Share,
}

/// What a row, and the rows and lists around it, say of one person's functions.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryFacts<'a> {
    /// The position as written.
    pub title: &'a str,
    /// The employer's class as written (`CONFIANZA`, `SINDICALIZADO`, …).
    pub class: &'a str,
    /// The department as written.
    pub department: &'a str,
    /// Who names this person as their boss.
    pub reports: Option<&'a Reports>,
    /// From how many workers a boss counts in full.
    pub min_reports: u32,
    /// How often the person is paid.
    pub pay_period: Option<Seen<PayPeriod>>,
    /// Pay for a day, in cents.
    pub pay: Option<Seen<i64>>,
    /// Whether the category stands in the contract's scale; nothing where there is no scale to ask.
    pub in_scale: Option<bool>,
    /// Hours a week.
    pub hours: Option<Seen<u32>>,
    /// Whether a list marks the person as unionized.
    pub union_flag: Option<Seen<bool>>,
    /// A trial or a training longer than production may have.
    pub trial: Option<Seen<Trial>>,
    /// The employer's register with the IMSS, where production has one and this is another.
    pub register: Option<Seen<&'a str>>,
    /// A higher title of the same person in another list.
    pub before: Option<Before<'a>>,
    /// A label that was taken away since the earlier roll.
    pub relabelled: Option<Relabelled>,
    /// What is usual at the plant.
    pub plant: Plant,
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
    treatment: i32,
}

impl Indication {
    /// The indication, 0–1000.
    pub fn points(&self) -> u16 {
        u16::try_from(self.sum.clamp(0, 1000)).unwrap_or(1000)
    }

    /// Adds a signal.
    pub fn add(&mut self, msg: Msg, points: i32) {
        self.add_at(msg, points, None);
    }

    fn add_at(&mut self, msg: Msg, points: i32, at: Option<Place>) {
        self.sum += points;
        self.reasons.push(Reason { msg, points: Some(points), at });
    }

    /// Adds a sign of how the employer treats the person.
    fn treat(&mut self, msg: Msg, points: i32, at: Option<Place>) {
        self.treatment += points;
        self.add_at(msg, points, at);
    }

    /// Takes off what the signs of treatment weigh above their cap.
    fn cap(&mut self) {
        let above = self.treatment - TREATMENT_CAP;
        if above > 0 {
            let msg = Msg::new(
                "el trato que da el patrón pesa en conjunto {cap} puntos como máximo",
                "how the employer treats a person weighs {cap} points at most, all together",
            );
            self.add(msg.with("cap", TREATMENT_CAP), -above);
        }
    }

    /// Whether the employer itself sets the person apart from the workers of the contract.
    pub fn employer_sets_apart(&self) -> bool {
        self.labels.iter().any(|label| label.sets_apart())
    }

    /// The questions on the facts that would settle it, those of the function first.
    pub fn questions(&self) -> Vec<Text> {
        questions::of_nature(self.title.function.map_or(Nature::Direction, Function::nature))
    }
}

/// Sums the signals of one row.
pub fn signals(scorer: &mut TitleScorer, facts: &EntryFacts<'_>) -> Indication {
    let title = scorer.score(facts.title).clone();
    let mut labels = title.labels.clone();
    labels.extend(&scorer.score(facts.class).labels);
    labels.sort_unstable();
    labels.dedup();
    let reasons = title.reasons(facts.title);
    let mut out = Indication { sum: i32::from(title.points), title, labels, reasons, treatment: 0 };
    add_boss(&mut out, facts);
    add_history(&mut out, facts);
    add_department(&mut out, scorer, facts.department);
    add_pay(&mut out, facts);
    add_label(&mut out, facts);
    add_union_flag(&mut out, facts);
    add_hours(&mut out, facts);
    add_trial(&mut out, facts);
    add_register(&mut out, facts);
    out.cap();
    out
}

fn add_boss(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(Reports { workers, tie, at, list }) = facts.reports else { return };
    let several = *workers >= facts.min_reports.max(1);
    let points = match (several, tie) {
        (true, _) => BOSS_OF_SEVERAL,
        (false, Tie::Sure) => BOSS_OF_FEW,
        (false, Tie::Like) => MEDIUM,
    };
    let msg = match tie {
        Tie::Sure => Msg::new(
            "aparece como jefe directo de {n} {n:persona|personas} ({list})",
            "listed as the direct boss of {n} {n:person|people} ({list})",
        ),
        Tie::Like => Msg::new(
            "un nombre como el suyo, y de nadie más en las listas, aparece como jefe directo de {n} {n:persona|personas} ({list})",
            "a name like this one, and like nobody else's on the lists, is given as the direct boss of {n} {n:person|people} ({list})",
        ),
    };
    out.add_at(msg.with("n", *workers).with("list", list_title(*list)), points, Some(*at));
}

/// A list in words.
pub(super) const fn list_title(list: Option<ListKind>) -> Text {
    match list {
        None => Text::new("este padrón", "this roll"),
        Some(ListKind::Previous) => Text::new("el padrón anterior", "the earlier roll"),
        Some(other) => other.source().title(),
    }
}

/// What other lists say the person did, and a label taken away: red flags whatever the title is now.
fn add_history(out: &mut Indication, facts: &EntryFacts<'_>) {
    if let Some(before) = &facts.before {
        let points = before.points_over(out.title.points);
        out.add_at(before.sentence(), points, Some(before.at));
    }
    if let Some(changed) = &facts.relabelled {
        let points = if changed.recent { RELABELLED } else { MEDIUM };
        out.add_at(changed.sentence(), points, Some(changed.at));
    }
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
    out.treat(msg.private("department", department), MEDIUM, None);
}

fn add_pay(out: &mut Indication, facts: &EntryFacts<'_>) {
    if let (Some(period), Some(usual)) = (facts.pay_period, facts.plant.period)
        && period.value > usual.value
    {
        let msg = Msg::new(
            "se le paga en forma {period}; a producción, en forma {usual} ({rows} de {of} renglones)",
            "paid {period}; production is paid {usual} ({rows} of {of} rows)",
        );
        let msg = msg.with("period", period.value.title()).with("usual", usual.value.title());
        out.treat(msg.with("rows", usual.rows).with("of", usual.of), MEDIUM, period.at);
    }
    add_pay_level(out, facts);
    if facts.in_scale == Some(false) {
        let msg = Msg::new(
            "su categoría no está en el tabulador del contrato",
            "the category is not in the contract's pay scale",
        );
        out.treat(msg, MEDIUM, None);
    }
}

/// Above the scale where there is one, else above what this plant pays production.
fn add_pay_level(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(pay) = facts.pay else { return };
    if let Some(top) = facts.plant.scale_top {
        if pay.value > top {
            let msg = Msg::new(
                "gana más que la categoría más alta del tabulador",
                "earns more than the highest category of the pay scale",
            );
            out.treat(msg, STRONG, pay.at);
        }
        return;
    }
    if let Some(level) = facts.plant.level.filter(|level| level.is_exceeded(pay.value)) {
        let msg = Msg::new(
            "gana un cuarto más que lo que gana casi toda producción ({rows} renglones con salario)",
            "earns a quarter more than nearly all of production does ({rows} rows with pay)",
        );
        out.treat(msg.with("rows", level.rows), MEDIUM, pay.at);
    }
}

/// The employer's label weighs little: the law goes by the functions. It says nothing where production carries
/// it too.
fn add_label(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(label) = out.labels.iter().copied().find(|label| label.sets_apart()) else { return };
    if facts.plant.labelled.is_common() {
        return;
    }
    let msg = Msg::new(
        "el patrón la clasifica como «{label}», lo que por sí solo no decide",
        "the employer classes this person as “{label}”, which does not decide by itself",
    );
    out.treat(msg.with("label", label.title()), MEDIUM, None);
}

/// The tax receipt's mark. Whoever left the union, or never joined, carries it too (LFT 110, VI).
fn add_union_flag(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(flag) = facts.union_flag.filter(|flag| !flag.value) else { return };
    if facts.plant.not_union.is_common() || facts.plant.not_union.of == 0 {
        return;
    }
    let msg = Msg::new(
        "una lista la marca como no sindicalizada; también lo está quien trabaja en producción sin afiliarse",
        "a list marks this person as not unionized; so are production workers who never joined",
    );
    out.treat(msg, WEAK, flag.at);
}

fn add_hours(out: &mut Indication, facts: &EntryFacts<'_>) {
    let (Some(hours), Some(usual)) = (facts.hours, facts.plant.hours) else { return };
    if hours.value >= usual.value {
        return;
    }
    let msg = Msg::new(
        "su semana es de {hours} horas; la de producción, de {usual} ({rows} de {of} renglones)",
        "works {hours} hours a week; production works {usual} ({rows} of {of} rows)",
    );
    let msg = msg.with("hours", hours.value).with("usual", usual.value);
    out.treat(msg.with("rows", usual.rows).with("of", usual.of), WEAK, hours.at);
}

/// A trial of more than thirty days, or a training of more than three months, is lawful only for posts of direction
/// and for technical or professional ones (LFT 39-A, 39-B).
fn add_trial(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(trial) = facts.trial else { return };
    let (msg, days) = match trial.value {
        Trial::Probation { days } => (
            Msg::new(
                "está a prueba {days} días: más de 30 solo caben en puestos de dirección, o técnicos y profesionales (LFT 39-A)",
                "on trial for {days} days: more than 30 are only for posts of direction, or technical and professional ones (LFT 39-A)",
            ),
            days,
        ),
        Trial::Training { days } => (
            Msg::new(
                "está en capacitación inicial {days} días: más de tres meses solo caben en puestos de dirección, o técnicos y profesionales (LFT 39-B)",
                "in initial training for {days} days: more than three months are only for posts of direction, or technical and professional ones (LFT 39-B)",
            ),
            days,
        ),
    };
    out.treat(msg.with("days", days), MEDIUM, trial.at);
}

/// A firm may have several registers, and staff are often paid through another one. EL-06 tells the register itself.
fn add_register(out: &mut Indication, facts: &EntryFacts<'_>) {
    let Some(register) = facts.register else { return };
    let msg = Msg::new(
        "está dada de alta en otro registro patronal que producción ({rows} de {of} renglones comparten uno)",
        "registered under another employer's number than production ({rows} of {of} rows share one)",
    );
    let usual = facts.plant.register;
    out.treat(msg.with("rows", usual.rows).with("of", usual.of), MEDIUM, register.at);
}
