//! EL-02: workers with line functions who were taken off the roll, or may be turned away, as confianza.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::analysis::functions::{Label, Share, TitleScorer, label};
use crate::analysis::lists::{ListKind, Lists, Outsider, roll_key};
use crate::law;
use crate::model::{
    Case, Citation, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Param, RuleId,
    Severity, SourceKind, Status, Subject, Table, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::confianza::grounds;
use super::operators_desk::{Desk, PLAIN_TITLE, Signs, is_unionized};

const MAX_TITLE: Param<u16> = Param::permille(
    "max_title",
    200,
    20,
    450,
    Text::new(
        "Puntaje de puesto hasta el que las funciones son de línea",
        "Score of a position up to which its functions are the line's",
    ),
);

static META: Meta = Meta {
    id: RuleId("EL-02"),
    slug: "operarios-retirados-como-confianza",
    title: Text::new(
        "Personal operativo retirado del padrón como si fuera de confianza",
        "Production workers taken off the roll as if they were confianza",
    ),
    claim: Text::new(
        "tiene puesto operativo y el patrón la clasifica como de confianza",
        "has a production post and is classed as confianza by the employer",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Payroll), Input::Source(SourceKind::Members)],
    votes: &Vote::ALL,
    law: &[
        &law::LFT_9,
        &law::LFT_18,
        &law::LFT_390_BIS_III_A,
        &law::LFT_183,
        &law::LFT_183_2,
        &law::LFT_931_IV,
    ],
    params: &[MAX_TITLE.spec],
    since: "0.2.0",
    status: Status::Stable,
    page: Page { es: include_str!("operators_removed.es.md"), en: include_str!("operators_removed.en.md") },
    file: file!(),
};

/// EL-02.
pub(crate) struct OperatorsRemoved;

/// What the label alone weighs, and what the plain word "confianza" weighs.
const WEAK_LABEL: i32 = 300;
const CONFIANZA: i32 = 500;
/// What a title of the line weighs; one that might be more weighs half.
const LINE_TITLE: i32 = 200;
/// What each fact weighs that speaks for a worker of the contract.
const FACT: i32 = 100;
/// Below what counts as excluded: whoever is still on the roll can vote.
const STILL_ON: u16 = 590;

impl Rule for OperatorsRemoved {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        let missing = missing(case, lists);
        if missing.len() == 2 {
            return Outcome::NoData(missing);
        }
        let mut desk = Desk {
            case,
            titles: TitleScorer::default(),
            bosses: cx.shared().bosses(),
            max_title: cx.get(&MAX_TITLE),
            common: Share::default(),
            peers: BTreeMap::new(),
        };
        desk.common = desk.label_share(lists);
        desk.peers = desk.peers(lists);
        for (position, entry) in lists.roll().iter().enumerate() {
            let key = roll_key(cx.shared().people(), position, entry);
            out.extend(desk.still_there(lists, position, entry, key));
        }
        let cutoff = cutoff(case);
        for outsider in lists.outsiders() {
            out.extend(desk.taken_off(lists, outsider, cutoff));
        }
        let outcome = out.outcome();
        if outcome == Outcome::Pass && !missing.is_empty() { Outcome::NoData(missing) } else { outcome }
    }
}

/// What keeps half of the rule, or all of it, from running.
fn missing(case: &Case, lists: &Lists<'_>) -> Vec<Msg> {
    let labelled = |table: &Table| table.has(Field::Class) && table.has(Field::Position);
    let mut out = Vec::new();
    let others = [ListKind::Previous, ListKind::Payroll];
    let elsewhere = others.into_iter().flat_map(|kind| lists.get(kind).entries());
    if !elsewhere.map(Entry::table).any(labelled) {
        out.push(Msg::new(
            "para ver a quiénes quitaron falta un padrón anterior o una nómina con puesto y clase (supersedes, o una [[source]] con kind = \"payroll\")",
            "to see who was taken off, an earlier roll or a payroll with position and class is missing (supersedes, or a [[source]] with kind = \"payroll\")",
        ));
    }
    if !case.roll_tables().any(labelled) {
        out.push(Msg::new(
            "para ver a quiénes pueden negar la boleta falta la clase o el puesto en el padrón",
            "to see who may be refused a ballot, the class or the position is missing on the roll",
        ));
    }
    out
}

/// The cut-off where the law itself leaves out whoever joined later: such people are missing for another reason.
fn cutoff(case: &Case) -> Option<NaiveDate> {
    let key = match case.file.case.vote? {
        Vote::Representation => "filed",
        Vote::Strike => "strike_notice",
        Vote::Titularity | Vote::Contract | Vote::Legitimization | Vote::Officers => return None,
    };
    case.file.date(key).map(|at| at.day())
}

impl Desk<'_> {
    /// The label of a row, if it weighs with its title.
    fn label(&mut self, entry: &Entry<'_>) -> Option<Label> {
        let found = label(&mut self.titles, entry.text(Field::Class))
            .or_else(|| label(&mut self.titles, entry.text(Field::Position)))?;
        let plain = self.is_line(entry.text(Field::Position), PLAIN_TITLE);
        (found == Label::Confianza || (plain && !self.common.is_common())).then_some(found)
    }

    /// Still on the roll, with a label for which a ballot may be refused.
    fn still_there(
        &mut self,
        lists: &Lists<'_>,
        position: usize,
        entry: &Entry<'_>,
        key: String,
    ) -> Option<Finding> {
        let label = self.label(entry)?;
        let others = [ListKind::Previous, ListKind::Payroll]
            .into_iter()
            .flat_map(|kind| lists.get(kind).of_roll(position));
        let others: Vec<Entry<'_>> = others.map(|found| found.0).collect();
        let rows: Vec<Entry<'_>> = std::iter::once(*entry).chain(others.iter().copied()).collect();
        if self.bosses.of_roll(position).is_some() || !self.all_line(&rows) {
            return None;
        }
        let mut signs = self.signs(label, entry, &rows);
        self.unlabelled_before(&mut signs, &others);
        let msg = Msg::new(
            "sigue en el padrón con el puesto «{title}» y clasificada como «{class}»: se le puede negar la boleta",
            "is still on the roll with the position “{title}” and classed as “{class}”: a ballot may be refused",
        );
        let subject = Subject::person(key, entry.full_name());
        let confidence = signs.points().min(STILL_ON);
        Some(self.finding(subject, entry, msg, signs).severity(Severity::Medium).confidence(confidence))
    }

    /// On another list as confianza, with a title of the line, and missing from the roll for no other reason.
    fn taken_off(
        &mut self,
        lists: &Lists<'_>,
        outsider: &Outsider<'_>,
        cutoff: Option<NaiveDate>,
    ) -> Option<Finding> {
        let left = outsider.is_in(ListKind::Dismissed)
            || outsider.is_in(ListKind::Contractor)
            || outsider.records.iter().any(|record| !record.entry.text(Field::LeaveDate).is_empty());
        let paid = lists.get(ListKind::Payroll).is_empty() || outsider.is_in(ListKind::Payroll);
        let hired = outsider.records.iter().filter_map(|record| record.entry.date(Field::HireDate)).min();
        let late = matches!((hired, cutoff), (Some(hired), Some(cutoff)) if hired > cutoff);
        if left || !paid || late || self.bosses.off_roll(&outsider.key).is_some() {
            return None;
        }
        let told = outsider
            .records
            .iter()
            .filter(|record| matches!(record.list, ListKind::Previous | ListKind::Payroll));
        let rows: Vec<Entry<'_>> = told.map(|record| record.entry).collect();
        let (entry, label) = rows.iter().find_map(|entry| Some((*entry, self.label(entry)?)))?;
        if !self.all_line(&rows) {
            return None;
        }
        let mut signs = self.signs(label, &entry, &rows);
        if let Some(member) = outsider.of(ListKind::Members).next() {
            let msg = Msg::new(
                "aparece entre las personas afiliadas al sindicato",
                "listed among the union's members",
            );
            signs.add(msg, FACT, &member.entry, Field::Name);
        }
        let absence = outsider.absence();
        if absence < 1000 {
            let msg = Msg::new(
                "que falte en el padrón se ve solo por el nombre, o hay alguien con uno igual o parecido",
                "that the person is missing shows by the name only, or somebody has the same or a similar one",
            );
            signs.add(msg, -i32::from(1000 - absence) / 2, &entry, Field::Name);
        }
        let msg = Msg::new(
            "falta en el padrón; otra lista le da el puesto «{title}» y la clasifica como «{class}»",
            "is missing from the roll; another list gives the position “{title}” and classes the person as “{class}”",
        );
        let subject = Subject::person(outsider.key.clone(), entry.full_name());
        let places = outsider
            .records
            .iter()
            .map(|record| record.entry.at().into())
            .filter(|at| *at != entry.at().into());
        let confidence = signs.points();
        Some(self.finding(subject, &entry, msg, signs).near(places).confidence(confidence))
    }

    /// No list gives the person more than a title of the line, and one gives such a title.
    fn all_line(&mut self, rows: &[Entry<'_>]) -> bool {
        let max = self.max_title;
        let mut known = false;
        for entry in rows {
            let score = self.titles.score(entry.text(Field::Position));
            if score.points > max {
                return false;
            }
            // A title that no vocabulary knows is judged by those who share it.
            known |= score.function.is_some() || self.peers_of(entry.text(Field::Position)).is_some();
        }
        known
    }

    fn signs(&mut self, label: Label, entry: &Entry<'_>, rows: &[Entry<'_>]) -> Signs {
        let mut out = Signs::default();
        let msg =
            Msg::new("el patrón la clasifica como «{label}»", "the employer classes the person as “{label}”");
        let points = if label == Label::Confianza { CONFIANZA } else { WEAK_LABEL };
        out.add(msg.with("label", label.title()), points, entry, Field::Class);
        let score = self.titles.score(entry.text(Field::Position)).clone();
        if let Some(function) = score.function {
            let msg = Msg::new("el puesto se lee como {function}", "the position is read as {function}");
            let points = if score.points <= PLAIN_TITLE { LINE_TITLE } else { LINE_TITLE / 2 };
            out.add(msg.with("function", function.title()), points, entry, Field::Position);
        } else if let Some(peers) = self.peers_of(entry.text(Field::Position)) {
            let msg = Msg::new(
                "{n} de {m} renglones con el mismo puesto van sin esa clasificación",
                "{n} of {m} rows with the same position go without that class",
            );
            out.add(msg.with("n", peers.rows).with("m", peers.of), LINE_TITLE, entry, Field::Position);
        }
        if self.bosses.are_named() {
            let msg = Msg::new("nadie le reporta en las listas", "nobody reports to the person on the lists");
            out.add(msg, FACT, entry, Field::Boss);
        }
        if let Some(row) = rows.iter().find(|row| is_unionized(&mut self.titles, row)) {
            let msg = Msg::new(
                "otra lista la marca como sindicalizada",
                "another list marks the person as unionized",
            );
            out.add(msg, FACT, row, Field::UnionFlag);
        }
        out
    }

    /// The reverse change of label before a vote.
    fn unlabelled_before(&mut self, signs: &mut Signs, others: &[Entry<'_>]) {
        let before = others.iter().find(|other| {
            !other.text(Field::Class).is_empty()
                && label(&mut self.titles, other.text(Field::Class)).is_none()
        });
        if let Some(other) = before {
            let msg = Msg::new(
                "otra lista no la clasifica así: la etiqueta cambió o no es la misma en todas",
                "another list does not class the person so: the label changed, or is not the same everywhere",
            );
            signs.add(msg, FACT, other, Field::Class);
        }
    }

    fn finding(&self, subject: Subject, entry: &Entry<'_>, msg: Msg, signs: Signs) -> Finding {
        let msg =
            msg.private("title", entry.text(Field::Position)).private("class", entry.text(Field::Class));
        let mut finding = Finding::of(&META, subject, entry.at_field(Field::Class), msg)
            .because(signs.reasons)
            .evidence(entry.text(Field::Position))
            .evidence(entry.text(Field::Class))
            .refuted_by(Msg::new(
                "una descripción de funciones con mando, inspección, vigilancia o fiscalización de carácter general; \
                 o que falte por otra causa: baja, despido, ingreso posterior. Pregunte qué hace la persona en un día \
                 normal y quién le da las órdenes",
                "a description of functions with command, inspection, surveillance or auditing of a general nature; \
                 or another cause of its absence: leaving, dismissal, a later hire. Ask what the person does on a \
                 normal day and who gives the orders",
            ));
        finding.law = laws(self.case);
        finding
    }
}

/// Who is confianza is defined by 9, doubt is for the worker by 18; then what leaves confianza out of this vote.
fn laws(case: &Case) -> Vec<&'static Citation> {
    let mut out: Vec<&'static Citation> = vec![&law::LFT_9, &law::LFT_18];
    let ground = grounds(case);
    out.extend(ground.into_iter().filter(|citation| citation.key != law::LFT_9.key));
    out
}
