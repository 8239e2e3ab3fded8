//! EL-06: a contractor's staff, or people outside the declared unit, on the roll.

use std::collections::BTreeMap;

use crate::analysis::lists::{ListKind, Lists, NAME_ONLY, Presence, roll_key};
use crate::analysis::unit;
use crate::law;
use crate::model::{
    Arg, Case, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, Reading, Reason,
    RuleId, Severity, SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("EL-06"),
    slug: "personal-de-contratista",
    title: Text::new(
        "Personal de contratista o ajeno a la unidad en el padrón",
        "Contractor staff, or staff outside the unit, on the roll",
    ),
    claim: Text::new(
        "aparece en el padrón y en una lista de otra empresa, o fuera de la unidad que declara el expediente",
        "appears on the roll and on another firm's list, or outside the unit that the case declares",
    ),
    family: Family::Eligibility,
    kind: Kind::Lead,
    severity: Severity::Medium,
    needs: &[Input::Roll],
    wants: &[Input::Source(SourceKind::Contractor), Input::Source(SourceKind::Payroll)],
    votes: &Vote::ALL,
    law: &[&law::LFT_12_15, &law::LFT_18],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("contractor_staff.es.md"), en: include_str!("contractor_staff.en.md") },
    file: file!(),
};

/// EL-06.
pub(crate) struct ContractorStaff;

impl Rule for ContractorStaff {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let lists = cx.shared().lists();
        let contractor = lists.get(ListKind::Contractor);
        let unit_given = case.file.unit != crate::model::Unit::default();
        let registers = lists.roll().iter().any(|entry| entry.table().has(Field::EmployerRegister));
        if contractor.is_empty() && !unit_given && !registers {
            return Outcome::NoData(vec![Msg::new(
                "falta la lista del personal de contratistas (kind = \"contractor\"), o la unidad en [unit], o el \
                 registro patronal en el padrón",
                "the list of contractor staff (kind = \"contractor\") is missing, or the unit in [unit], or the \
                 employer's register on the roll",
            )]);
        }
        for (row, presence) in contractor.standing() {
            let (at, score) = match presence {
                Presence::On { at, score } => (at, if score >= 900 { 800 } else { 500 }),
                Presence::Perhaps { at, score } if score >= NAME_ONLY => (at, score.min(300)),
                Presence::Perhaps { .. } | Presence::Off | Presence::OffByName => continue,
            };
            let Some(listed) = lists.roll().get(at) else { continue };
            let key = roll_key(cx.shared().people(), at, listed);
            out.push(on_both(lists, at, listed, key, &row, score));
        }
        for (position, entry) in lists.roll().iter().enumerate() {
            if let Some(field) = unit::outside(&case.file.unit, entry) {
                out.push(outside(entry, roll_key(cx.shared().people(), position, entry), field));
            }
        }
        other_registers(lists, out);
        hidden(case, lists, out);
        out.outcome()
    }
}

const READINGS: [Reading; 2] = [
    Reading {
        key: "specialized_services",
        msg: Msg::new(
            "servicios especializados con registro: la persona es de la contratista y no va en este padrón",
            "registered specialized services: the person is the contractor's and does not belong on this roll",
        ),
        findings: Some(1),
    },
    Reading {
        key: "prohibited_subcontracting",
        msg: Msg::new(
            "subcontratación prohibida o sin registro: puede reclamarse que es personal de la empresa y que vota",
            "prohibited or unregistered subcontracting: it may be claimed that the person is the firm's and votes",
        ),
        findings: Some(0),
    },
];

fn on_both(
    lists: &Lists<'_>,
    at: usize,
    listed: &Entry<'_>,
    key: String,
    row: &Entry<'_>,
    score: u16,
) -> Finding {
    let mut confidence = score;
    let mut reasons = Vec::new();
    if let Some((paid, _)) = lists.get(ListKind::Payroll).of_roll(at).next() {
        confidence = confidence.min(500);
        reasons.push(Reason {
            msg: Msg::new(
                "también aparece en la nómina de la empresa: pudo ser contratada directamente",
                "also stands on the firm's payroll: may have been hired directly",
            ),
            points: None,
            at: Some(paid.at().into()),
        });
    }
    let msg = Msg::new(
        "aparece en el padrón y en la lista de personal de una contratista",
        "appears on the roll and on the list of a contractor's staff",
    );
    let finding = Finding::of(&META, Subject::person(key, listed.full_name()), listed.at(), msg)
        .confidence(confidence)
        .near([row.at().into()])
        .because(reasons)
        .readings(READINGS)
        .evidence("contractor")
        .refuted_by(Msg::new(
            "un alta en el IMSS con el registro patronal de la empresa, o su contrato con ella",
            "an IMSS registration under the firm's own register, or a contract with it",
        ));
    if confidence < 500 { finding.severity(Severity::Low) } else { finding }
}

fn outside(entry: &Entry<'_>, key: String, field: Field) -> Finding {
    let msg = Msg::new(
        "aparece en el padrón con {field} «{value}», que el expediente deja fuera de la unidad",
        "appears on the roll with {field} “{value}”, which the case leaves outside the unit",
    )
    .with("field", field.spec().title)
    .private("value", entry.text(field));
    Finding::of(&META, Subject::person(key, entry.full_name()), entry.at_field(field), msg)
        .confidence(700)
        .evidence(field.key())
        .evidence(entry.text(field))
        .refuted_by(Msg::new(
            "que [unit] del expediente esté mal: el contrato, la convocatoria o la constancia dicen qué abarca",
            "that [unit] of the case is wrong: the contract, the call or the constancia say what it covers",
        ))
}

/// Employer's registers other than the usual one: a firm may hold several, so it is only a question, asked once
/// for each.
fn other_registers(lists: &Lists<'_>, out: &mut Findings) {
    let mut by_register: BTreeMap<String, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in lists.roll() {
        let text: String = entry.text(Field::EmployerRegister).to_uppercase();
        let register: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        if !register.is_empty() {
            by_register.entry(register).or_default().push(entry);
        }
    }
    let total: usize = by_register.values().map(Vec::len).sum();
    let usual = by_register.iter().max_by_key(|(_, rows)| rows.len()).map(|(register, _)| register.clone());
    for (register, rows) in by_register.iter().filter(|(register, _)| Some(*register) != usual.as_ref()) {
        let Some(first) = rows.first() else { continue };
        let msg = Msg::new(
            "{n} {n:persona|personas} de {of} con un registro patronal distinto del usual: pueden ser de otra empresa \
             o de otro centro",
            "{n} {n:person|people} of {of} with an employer's register other than the usual one: they may belong to \
             another firm or another site",
        )
        .with("n", Arg::People(rows.len() as u64))
        .with("of", total);
        let subject = Subject::thing(SubjectKind::Source, "roll:employer_register");
        out.push(
            Finding::of(&META, subject, first.at_field(Field::EmployerRegister), msg)
                .severity(Severity::Low)
                .confidence(300)
                .near(rows.iter().skip(1).take(19).map(|row| row.at_field(Field::EmployerRegister).into()))
                .evidence(register.as_str())
                .evidence(rows.len().to_string())
                .refuted_by(Msg::new(
                    "la tarjeta de identificación patronal que muestre que ese registro es de la misma empresa",
                    "the employer's identification card showing that the register is of the same firm",
                )),
        );
    }
}

/// The contractor's people who are not on the roll, as totals: a question for a lawyer, not a finding on anybody.
fn hidden(case: &Case, lists: &Lists<'_>, out: &mut Findings) {
    let off: Vec<_> = lists.outsiders().iter().filter(|person| person.is_in(ListKind::Contractor)).collect();
    if off.is_empty() {
        return;
    }
    let own = [ListKind::Payroll, ListKind::Imss, ListKind::Members];
    let seen = off.iter().filter(|person| own.iter().any(|&list| person.is_in(list))).count();
    let line =
        case.sources_of(SourceKind::Contractor).next().and_then(|(_, source)| source.line).unwrap_or(0);
    let msg = Msg::new(
        "{n} {n:persona|personas} de la contratista fuera del padrón, {seen} de ellas también en la nómina, el IMSS o \
         la lista de afiliadas; si la subcontratación está prohibida o sin registro, puede pedirse que se incluyan",
        "{n} {n:person|people} of the contractor off the roll, {seen} of them also on the payroll, at the IMSS or on \
         the list of members; where the subcontracting is prohibited or unregistered, their inclusion may be asked for",
    )
    .with("n", Arg::People(off.len() as u64))
    .with("seen", Arg::People(seen as u64));
    out.push(
        Finding::of(&META, Subject::thing(SubjectKind::Source, "contractor:off"), Place::CaseLine(line), msg)
            .kind(Kind::Note)
            .severity(Severity::Note)
            .readings(READINGS)
            .evidence(off.len().to_string()),
    );
}
