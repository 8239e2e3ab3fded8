//! RL-01: what the employer's sworn report must carry in a titularity recount, and does not.

use crate::analysis::leaving::Departure;
use crate::analysis::origin::{Origin, origin};
use crate::law;
use crate::model::{
    Arg, Case, CellRef, Entry, Family, Field, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, RuleId,
    Severity, Source, SourceKind, Status, Subject, SubjectKind, Table, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("RL-01"),
    slug: "informe-del-patron-incompleto",
    title: Text::new("Datos que faltan en el informe del patrón", "Data missing from the employer's report"),
    claim: Text::new(
        "al informe del patrón le falta un dato que la ley pide",
        "the employer's report lacks something that the law asks for",
    ),
    family: Family::Roll,
    kind: Kind::Defect,
    severity: Severity::Medium,
    needs: &[],
    wants: &[Input::Roll, Input::Source(SourceKind::Payroll)],
    votes: &[Vote::Titularity],
    law: &[&law::LFT_897_F_I_B],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("sworn_fields.es.md"), en: include_str!("sworn_fields.en.md") },
    file: file!(),
};

/// RL-01.
pub(crate) struct SwornFields;

/// A field that the report must carry, and the fields that may carry it.
const ASKED: [(Field, &[Field]); 5] = [
    (Field::Name, &[Field::Name, Field::Surname1, Field::GivenNames]),
    (Field::Class, &[Field::Class, Field::UnionFlag]),
    (Field::Position, &[Field::Position]),
    (Field::Pay, &[Field::Pay]),
    (Field::HireDate, &[Field::HireDate]),
];

impl Rule for SwornFields {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        let Some((at, report)) = report(case) else {
            return Outcome::NoData(vec![Msg::new(
                "falta el informe del patrón: agregue su lista como [[source]] (kind = \"roll\" o \"payroll\") con from \
                 = \"employer\"",
                "the employer's report is missing: add its list as a [[source]] (kind = \"roll\" or \"payroll\") with \
                 from = \"employer\"",
            )]);
        };
        for table in case.tables_of(at) {
            for (asked, carriers) in ASKED {
                field(table, asked, carriers, out);
            }
            classes(table, out);
        }
        movements(case, at, report, out);
        out.push(contract(report));
        out.outcome()
    }
}

/// The employer's own list: its roll, the last one it gave; else its payroll.
fn report(case: &Case) -> Option<(usize, &Source)> {
    [SourceKind::Roll, SourceKind::Payroll].into_iter().find_map(|kind| {
        case.sources_of(kind).filter(|(_, source)| origin(case, source) == Origin::Employer).last()
    })
}

/// The header row of a table, or its first row where there is no header.
fn head(table: &Table) -> CellRef {
    let row = table.header_row.unwrap_or_else(|| table.row_number(0));
    CellRef { table: table.index, row, col: None }
}

fn field(table: &Table, asked: Field, carriers: &[Field], out: &mut Findings) {
    let title = asked.spec().title;
    let refuted = Msg::new(
        "otra hoja o anexo del informe que sí lo traiga, o la columna que lo trae con otro nombre (dígala en columns)",
        "another sheet or annex of the report that carries it, or the column that does under another name (say so in \
         columns)",
    );
    if !carriers.iter().any(|&field| table.has(field)) {
        let msg = Msg::new("el informe no trae {field} de nadie", "the report carries nobody's {field}")
            .with("field", title);
        out.push(about(asked.key(), head(table), msg).refuted_by(refuted));
        return;
    }
    let blank: Vec<Entry<'_>> =
        table.entries().filter(|entry| carriers.iter().all(|&field| entry.text(field).is_empty())).collect();
    let Some(first) = blank.first() else { return };
    let place = carriers.iter().copied().find(|&field| table.has(field)).unwrap_or(asked);
    let msg = Msg::new("{n} {n:renglón|renglones} sin {field}", "{n} {n:row|rows} without {field}")
        .with("n", Arg::People(blank.len() as u64))
        .with("field", title);
    out.push(
        about(asked.key(), first.at_field(place), msg)
            .severity(Severity::Low)
            .near(blank.iter().skip(1).take(19).map(|entry| entry.at_field(place).into()))
            .evidence(blank.len().to_string())
            .refuted_by(refuted),
    );
}

fn about(key: &str, at: CellRef, msg: Msg) -> Finding {
    Finding::of(&META, Subject::thing(SubjectKind::Source, format!("report:{key}")), at, msg).evidence(key)
}

/// The law asks for three classes apart. A column that says the same of everybody, or only two things, does not
/// tell them apart.
fn classes(table: &Table, out: &mut Findings) {
    let field = if table.has(Field::Class) { Field::Class } else { Field::UnionFlag };
    let Some(col) = table.column_of(field) else { return };
    let mut seen: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for entry in table.entries() {
        let text = entry.text(field).to_uppercase();
        if !text.is_empty() && seen.len() < 3 {
            seen.insert(text);
        }
    }
    if seen.is_empty() || seen.len() >= 3 {
        return;
    }
    let msg = Msg::new(
        "la columna de clase distingue {n:una clase|dos clases}; la ley pide tres: confianza, sindicalizables y \
         sindicalizadas",
        "the class column tells {n:one class|two classes} apart; the law asks for three: confianza, unionizable and \
         unionized",
    )
    .with("n", seen.len());
    let at = CellRef { col: Some(col), ..head(table) };
    out.push(
        about("classes", at, msg)
            .kind(Kind::Lead)
            .severity(Severity::Low)
            .confidence(600)
            .evidence(seen.len().to_string())
            .refuted_by(Msg::new(
                "que en la empresa no haya personas de alguna de las tres clases",
                "that the firm has nobody of one of the three classes",
            )),
    );
}

/// Who joined, was dismissed or left in the three months before the claim: in the report itself, or in another
/// list of the employer.
fn movements(case: &Case, at: usize, report: &Source, out: &mut Findings) {
    let own = case.tables_of(at).flat_map(Table::entries).any(|entry| Departure::of(&entry).is_some());
    let other = [SourceKind::Dismissed, SourceKind::Imss]
        .into_iter()
        .any(|kind| case.sources_of(kind).any(|(_, source)| origin(case, source) == Origin::Employer));
    if own || other {
        return;
    }
    let msg = Msg::new(
        "el informe no dice quiénes ingresaron, fueron despedidas o salieron en los tres meses anteriores a la demanda",
        "the report does not say who joined, was dismissed or left in the three months before the claim",
    );
    let place = Place::CaseLine(report.line.unwrap_or(0));
    out.push(
        Finding::of(&META, Subject::thing(SubjectKind::Source, "report:movements"), place, msg)
            .evidence("movements")
            .refuted_by(Msg::new(
                "la lista de movimientos que entregó la empresa (agréguela con kind = \"dismissed\" y from = \"employer\"), \
                 o su manifestación de que no hubo",
                "the list of movements that the employer gave (add it with kind = \"dismissed\" and from = \"employer\"), \
                 or its statement that there were none",
            )),
    );
}

/// What no table can show: a reminder, not a finding against the report.
fn contract(report: &Source) -> Finding {
    let msg = Msg::new(
        "revise además que el informe venga bajo protesta de decir verdad y con copia del contrato colectivo: eso no se \
         ve en una tabla",
        "check too that the report comes under oath and with a copy of the collective contract: a table does not show \
         that",
    );
    let place = Place::CaseLine(report.line.unwrap_or(0));
    Finding::of(&META, Subject::thing(SubjectKind::Source, "report:oath"), place, msg)
        .kind(Kind::Note)
        .severity(Severity::Note)
        .evidence("oath")
}
