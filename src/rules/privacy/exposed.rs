//! PV-01: workers' data where the law wants them withheld.

use crate::analysis::origin::{Origin, origin};
use crate::law;
use crate::model::{
    Arg, Case, CellRef, Citation, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place,
    RuleId, Severity, Source, SourceKind, Status, Subject, SubjectKind, Table, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("PV-01"),
    slug: "datos-personales-expuestos",
    title: Text::new("Datos personales expuestos", "Exposed personal data"),
    claim: Text::new(
        "una lista trae datos de las personas trabajadoras que deben reservarse",
        "a list carries workers' data that must be withheld",
    ),
    family: Family::Privacy,
    kind: Kind::Lead,
    severity: Severity::High,
    needs: &[],
    wants: &[Input::Roll, Input::Source(SourceKind::Members), Input::Date("roll_posted")],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_I, &law::LFT_365_BIS, &law::LGTAIP_77],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("exposed.es.md"), en: include_str!("exposed.en.md") },
    file: file!(),
};

/// PV-01.
pub(crate) struct Exposed;

/// Columns that a posted roll has no need of: those that the law withholds first, then those that identify or reach
/// a person all the same.
const WITHHELD: [Field; 2] = [Field::Curp, Field::Address];
const SENSITIVE: [Field; 5] = [Field::Nss, Field::Rfc, Field::Phone, Field::BirthDate, Field::Pay];

impl Rule for Exposed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        let members = case.sources_of(SourceKind::Members).next().is_some();
        if case.roll_index().is_none() && !members {
            return Outcome::NoData(vec![Msg::new(
                "falta el padrón o la lista de personas afiliadas",
                "the roll or the list of members is missing",
            )]);
        }
        let posted = case.file.date("roll_posted").is_some();
        for table in case.roll_tables() {
            for field in WITHHELD {
                column(table, field, posted, true, out);
            }
            for field in SENSITIVE {
                column(table, field, posted, false, out);
            }
        }
        for (_, source) in case.sources_of(SourceKind::Members) {
            if origin(case, source) == Origin::Employer {
                out.push(held_by_employer(source));
            }
        }
        out.outcome()
    }
}

fn column(table: &Table, field: Field, posted: bool, withheld: bool, out: &mut Findings) {
    let Some(col) = table.column_of(field) else { return };
    let filled = table.entries().filter(|entry| !entry.text(field).is_empty()).count();
    if filled == 0 {
        return;
    }
    let at = CellRef {
        table: table.index,
        row: table.header_row.unwrap_or_else(|| table.row_number(0)),
        col: Some(col),
    };
    let msg = if posted {
        Msg::new(
            "el padrón trae {field} en {n} renglones y se publicó: si la versión publicada trae esta columna, expone a \
             esas personas",
            "the roll carries {field} on {n} rows and was posted: if the posted version has this column, it exposes \
             those people",
        )
    } else {
        Msg::new(
            "el padrón trae {field} en {n} renglones: no debe publicarse con esta columna",
            "the roll carries {field} on {n} rows: it must not be posted with this column",
        )
    };
    let msg = msg.with("field", field.spec().title).with("n", Arg::People(filled as u64));
    let key = format!("roll:{}", field.key());
    let mut finding = Finding::of(&META, Subject::thing(SubjectKind::Source, key), at, msg)
        .evidence(field.key())
        .evidence(if posted { "posted" } else { "held" })
        .refuted_by(Msg::new(
            "una foto o copia del padrón publicado, sin esa columna",
            "a photograph or copy of the posted roll, without that column",
        ));
    finding.law = grounds(field);
    let finding = match (posted, withheld) {
        (true, true) => finding.confidence(500),
        (true, false) => finding.confidence(400).severity(Severity::Low),
        (false, _) => finding.kind(Kind::Note).severity(Severity::Note),
    };
    out.push(finding);
}

fn grounds(field: Field) -> Vec<&'static Citation> {
    if field == Field::Address { vec![&law::LFT_365_BIS, &law::LGTAIP_77] } else { vec![&law::LFT_365_BIS] }
}

fn held_by_employer(source: &Source) -> Finding {
    let msg = Msg::new(
        "la lista de personas afiliadas o que firmaron la entregó la empresa; la lista de apoyo se guarda en secreto y \
         el patrón no debe tenerla",
        "the list of members or signers was given by the employer; the support list is kept secret and the employer \
         must not hold it",
    );
    let place = Place::CaseLine(source.line.unwrap_or(0));
    let mut finding =
        Finding::of(&META, Subject::thing(SubjectKind::Source, "members:employer"), place, msg)
            .confidence(700)
            .evidence("members")
            .refuted_by(Msg::new(
                "que sea el padrón de afiliadas que la ley hace público (sin CURP ni domicilio), o que from esté mal",
                "that it is the roll of members that the law makes public (without CURP or address), or that from is \
                 wrong",
            ));
    finding.law = vec![&law::LFT_390_BIS_I, &law::LFT_365_BIS, &law::LFT_133_IV];
    finding
}
