//! EL-08: one person entered twice, or an identity that cannot be right.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::duplicates::{self, Grade, Link, Searched};
use crate::analysis::why::Line;
use crate::law;
use crate::model::{
    Case, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, Reason, RuleId,
    Severity, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::identity_checks;

static META: Meta = Meta {
    id: RuleId("EL-08"),
    slug: "identidad-dudosa",
    title: Text::new(
        "Posibles registros dobles e identidades que no cuadran",
        "Possible double entries and identities that do not fit",
    ),
    claim: Text::new(
        "aparece en el padrón con un identificador repetido o que no cuadra",
        "appears on the roll with an identifier that is repeated or does not fit",
    ),
    family: Family::Eligibility,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_I, &law::LFT_897_F, &law::CURP_RULES],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("doubtful_identity.es.md"), en: include_str!("doubtful_identity.en.md") },
    file: file!(),
};

/// EL-08.
pub(crate) struct DoubtfulIdentity;

impl Rule for DoubtfulIdentity {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let known = [Field::Curp, Field::Nss, Field::Rfc, Field::EmployeeId];
        if !case.roll_tables().any(|table| known.iter().any(|&field| table.has(field))) {
            return Outcome::NoData(vec![Msg::new(
                "el padrón no trae CURP, NSS, RFC ni número de empleado: por el puro nombre no se señala a nadie",
                "the roll carries no CURP, NSS, RFC or employee number: nobody is flagged by name alone",
            )]);
        }
        let entries: Vec<Entry<'_>> = case.roll_entries().collect();
        let people = cx.shared().people();
        let searched = cx.shared().twice();
        let found = &searched.found;
        double_entries(&entries, searched, people.persons_by_entry(), out);
        doubtful_pairs(&entries, searched, people.persons_by_entry(), out);
        // Whoever shares an identifier under another name is asked about there.
        let told: BTreeSet<usize> = found
            .links
            .iter()
            .filter(|link| !link.names_agree && !link.shared.is_empty())
            .flat_map(|link| [link.left, link.right])
            .collect();
        identity_checks::tell(&META, case, &entries, people, &told, out);
        shared_numbers(&entries, people.persons_by_entry(), out);
        out.outcome()
    }
}

/// Certain clusters: one finding each, at the second entry, with the others beside it.
fn double_entries(entries: &[Entry<'_>], searched: &Searched, keys: &[String], out: &mut Findings) {
    let found = &searched.found;
    let certain: Vec<&Link> = found.links.iter().filter(|link| link.grade == Grade::Certain).collect();
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for member in found.members.iter().filter(|member| member.grade == Grade::Certain) {
        clusters.entry(member.cluster).or_default().push(member.entry);
    }
    for members in clusters.values() {
        let rows: Vec<&Entry<'_>> = members.iter().filter_map(|&at| entries.get(at)).collect();
        let (Some(first), Some(second)) = (rows.first(), rows.get(1)) else { continue };
        let within = |link: &&&Link| members.contains(&link.left) && members.contains(&link.right);
        // The weakest link is what the cluster hangs on.
        let Some(link) = certain.iter().filter(within).min_by_key(|link| link.score) else { continue };
        let (shared, agreeing) = (&link.shared, link.agreeing().collect::<Vec<_>>());
        let field = shared.first().copied().unwrap_or(Field::Name);
        let msg = Msg::new(
            "la misma persona aparece en {n} renglones ({rows}): coinciden {fields}",
            "the same person appears on {n} rows ({rows}): {fields} agree",
        )
        .with("n", rows.len())
        .private("rows", row_list(&rows))
        .with("fields", field_list(&agreeing));
        let key = members.first().and_then(|&at| keys.get(at)).cloned().unwrap_or_default();
        let subject = Subject { kind: SubjectKind::Cluster, ..Subject::person(key, first.full_name()) };
        out.push(
            Finding::of(&META, subject, second.at_field(field), msg)
                .near(rows.iter().filter(|row| row.row() != second.row()).map(|row| row.at_field(field).into()))
                .evidence(field.key())
                .evidence(rows.len().to_string())
                .because(reasons(searched, entries, link))
                .refuted_by(Msg::new(
                    "documentos que muestren que son personas distintas (actas de nacimiento, altas del IMSS)",
                    "documents showing that they are different people (birth certificates, IMSS registrations)",
                )),
        );
    }
}

/// Pairs that share an identifier although something tells them apart: for a person to look at.
fn doubtful_pairs(entries: &[Entry<'_>], searched: &Searched, keys: &[String], out: &mut Findings) {
    for link in searched.found.links.iter().filter(|link| link.grade != Grade::Certain) {
        let (Some(a), Some(b)) = (entries.get(link.left), entries.get(link.right)) else { continue };
        // A likeness of the name alone flags nobody.
        if link.shared.is_empty() && link.grade == Grade::Possible {
            continue;
        }
        let field = link.shared.first().copied().unwrap_or(Field::Name);
        let msg = Msg::new(
            "posible registro doble: los renglones {a} y {b} coinciden en {fields}, pero {but}",
            "possible double entry: rows {a} and {b} agree in {fields}, but {but}",
        )
        .private("a", a.row().to_string())
        .private("b", b.row().to_string())
        .with("fields", field_list(&link.agreeing().collect::<Vec<_>>()))
        .with("but", doubt(link));
        let persons: Vec<String> =
            [link.left, link.right].iter().filter_map(|&at| keys.get(at)).cloned().collect();
        let mut sorted = persons.clone();
        sorted.sort();
        let subject = Subject {
            kind: SubjectKind::Pair,
            key: sorted.join("|"),
            persons,
            label: Some(format!("{} · {}", a.full_name(), b.full_name())),
        };
        let severity = if link.grade == Grade::Probable { Severity::High } else { Severity::Medium };
        out.push(
            Finding::of(&META, subject, b.at_field(field), msg)
                .near([a.at_field(field).into()])
                .kind(Kind::Lead)
                .severity(severity)
                .confidence(link.score)
                .evidence(field.key())
                .evidence(link.names_agree.to_string())
                .because(reasons(searched, entries, link))
                .refuted_by(Msg::new(
                    "la constancia de CURP o de NSS de cada persona",
                    "each person's own CURP or NSS certificate",
                )),
        );
    }
}

/// What speaks for one person and against it, the most telling first, each with its weight in bits.
fn reasons(searched: &Searched, entries: &[Entry<'_>], link: &Link) -> Vec<Reason> {
    let reason = |line: Line| {
        let tenths = (i64::from(line.weight) * 10 + 128).div_euclid(256);
        // What comes to nothing in the figures that are printed is no signal.
        if tenths == 0 {
            return None;
        }
        let sign = if tenths < 0 { "\u{2212}" } else { "+" };
        let bits = format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let msg = Msg::new("{said} ({bits} bits)", "{said} ({bits} bits)");
        Some(Reason { msg: msg.with("said", line.said).word("bits", bits), points: None, at: None })
    };
    searched.why(entries, link.left, link.right).into_iter().filter_map(reason).collect()
}

/// What keeps a link from being certain.
const fn doubt(link: &Link) -> Text {
    match (link.names_agree, link.apart) {
        (false, _) => OTHER_NAME,
        (true, true) => OTHER_CURP,
        (true, false) => NOT_ENOUGH,
    }
}

const NOT_ENOUGH: Text = Text::new(
    "eso también puede coincidir entre dos personas distintas",
    "that may also agree between two different people",
);
const OTHER_NAME: Text = Text::new("los nombres no coinciden", "the names do not agree");
const OTHER_CURP: Text = Text::new("su CURP es distinta", "their CURPs differ");

/// One employee number on several persons: a defect of the list, no doubt about who they are.
fn shared_numbers(entries: &[Entry<'_>], keys: &[String], out: &mut Findings) {
    for group in duplicates::shared_by_different_people(entries, Field::EmployeeId) {
        let rows: Vec<&Entry<'_>> = group.iter().filter_map(|&at| entries.get(at)).collect();
        let Some(second) = rows.get(1) else { continue };
        let msg = Msg::new(
            "un mismo número de empleado está en {n} personas distintas (renglones {rows})",
            "one employee number stands on {n} different persons (rows {rows})",
        )
        .with("n", rows.len())
        .private("rows", row_list(&rows));
        let persons: Vec<String> = group.iter().filter_map(|&at| keys.get(at)).cloned().collect();
        let subject =
            Subject { kind: SubjectKind::Cluster, key: persons.join("|"), persons: Vec::new(), label: None };
        let near: Vec<Place> = rows.iter().map(|row| row.at_field(Field::EmployeeId).into()).collect();
        out.push(
            Finding::of(&META, subject, second.at_field(Field::EmployeeId), msg)
                .kind(Kind::Note)
                .severity(Severity::Low)
                .near(near)
                .evidence(second.text(Field::EmployeeId)),
        );
    }
}

fn row_list(rows: &[&Entry<'_>]) -> String {
    rows.iter().map(|row| row.row().to_string()).collect::<Vec<_>>().join(", ")
}

fn field_list(fields: &[Field]) -> crate::model::Arg {
    crate::model::Arg::List(fields.iter().map(|field| field.spec().title.into()).collect())
}
