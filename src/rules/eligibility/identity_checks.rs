//! The part of EL-08 that judges each row by itself: identifiers that do not hold, and identifiers that do not fit
//! the rest of the row.
//!
//! Where a third of a column fails, the column is at fault (read as another, cut, made up for a trial), and one note
//! says so instead of a finding for each worker.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::identity::cross::{self, CrossKind, CrossNote, Facts, NameFact, Strength};
use crate::analysis::identity::{Grade, IdReason, Sex, SexLetters, curp, nss, rfc};
use crate::analysis::people::People;
use crate::model::{
    Arg, Case, Entry, Field, Finding, Kind, Meta, Msg, Place, Reason, Severity, Subject, SubjectKind, Text,
};
use crate::rules::Findings;

/// Rows of a kind from which a column can be at fault.
const FEW: usize = 6;

/// Judges every row; `told` are rows of which a finding already says that an identifier is somebody else's.
pub(super) fn tell(
    meta: &'static Meta,
    case: &Case,
    entries: &[Entry<'_>],
    people: &People,
    told: &BTreeSet<usize>,
    out: &mut Findings,
) {
    let rows = Rows { meta, entries, people };
    for field in [Field::Curp, Field::Rfc, Field::Nss] {
        rows.faults(field, out);
    }
    rows.misfits(case, told, out);
}

struct Rows<'a> {
    meta: &'static Meta,
    entries: &'a [Entry<'a>],
    people: &'a People,
}

/// A fault of an identifier at a position of the roll.
struct Fault {
    at: usize,
    reason: IdReason,
    grade: Grade,
}

impl Rows<'_> {
    /// What a field's identifiers say of themselves.
    fn faults(&self, field: Field, out: &mut Findings) {
        let (mut judged, mut faults, mut unusual) = (0, Vec::new(), Vec::new());
        for (at, entry) in self.entries.iter().enumerate() {
            let Some(cell) = entry.cell(field) else { continue };
            let Some((reason, grade)) = judge(field, cell.text) else {
                judged += 1;
                continue;
            };
            judged += usize::from(grade != Grade::Silent);
            match grade {
                Grade::Silent => {}
                Grade::Unusual => unusual.push(at),
                Grade::Doubtful | Grade::Impossible => faults.push(Fault { at, reason, grade }),
            }
        }
        if is_of_column(faults.len(), judged) {
            let msg = Msg::new(
                "{n} de {m} valores de {field} no pueden ser correctos: lo más probable es que la columna sea otra, \
                 esté cortada o lleve datos de prueba; revise la columna antes que a las personas",
                "{n} of {m} values of {field} cannot be right: most likely the column is another one, is cut or holds \
                 trial data; check the column before the people",
            );
            let at: Vec<usize> = faults.iter().map(|fault| fault.at).collect();
            self.note(field.key(), field, &at, msg.with("m", judged).with("field", field.spec().title), out);
        } else {
            for fault in &faults {
                self.fault(field, fault, out);
            }
        }
        let msg = Msg::new(
            "{n} {n:valor|valores} de {field} {n:es|son} poco {n:común|comunes} y los hay genuinos así: no se señala \
             a nadie",
            "{n} {n:value|values} of {field} {n:is|are} unusual, and genuine ones like {n:it|them} exist: nobody is \
             flagged",
        );
        self.note("unusual", field, &unusual, msg.with("field", field.spec().title), out);
    }

    fn fault(&self, field: Field, fault: &Fault, out: &mut Findings) {
        let Some((entry, cell)) =
            self.entries.get(fault.at).and_then(|entry| Some((entry, entry.cell(field)?)))
        else {
            return;
        };
        let impossible = fault.grade == Grade::Impossible;
        let msg = if impossible {
            Msg::new(
                "el dato de {field} no puede ser correcto: {why}; puede ser un error de captura o una identidad que no existe",
                "the {field} cannot be right: {why}; it may be a typing error or an identity that does not exist",
            )
        } else {
            Msg::new(
                "el dato de {field} es dudoso: {why}; un registro pudo expedirlo así",
                "the {field} is doubtful: {why}; a registry may have issued it so",
            )
        };
        out.push(
            Finding::of(
                self.meta,
                self.person(fault.at, entry),
                cell.at,
                msg.with("field", field.spec().title).with("why", fault.reason.text()),
            )
            .kind(Kind::Lead)
            .severity(if impossible { Severity::Medium } else { Severity::Low })
            .confidence(if impossible { 500 } else { 300 })
            .evidence(cell.text)
            .refuted_by(certificate(field)),
        );
    }

    /// Identifiers that do not fit the row's name, birth date or sex, nor each other.
    fn misfits(&self, case: &Case, told: &BTreeSet<usize>, out: &mut Findings) {
        let letters = SexLetters::of_column(self.entries.iter().map(|entry| entry.text(Field::Sex)));
        let mut by_row: Vec<(usize, Vec<CrossNote>)> = Vec::new();
        let mut by_kind: BTreeMap<CrossKind, Vec<usize>> = BTreeMap::new();
        let mut explained = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let (weak, notes): (Vec<CrossNote>, Vec<CrossNote>) = cross::check(&facts(case, entry, letters))
                .into_iter()
                .partition(|note| note.strength == Strength::Weak);
            if !weak.is_empty() && notes.is_empty() {
                explained.push(at);
            }
            for note in &notes {
                by_kind.entry(note.kind).or_default().push(at);
            }
            if !notes.is_empty() {
                by_row.push((at, notes));
            }
        }
        let columns: BTreeSet<CrossKind> = by_kind
            .iter()
            .filter(|(kind, rows)| is_of_column(rows.len(), self.comparable(**kind)))
            .map(|(kind, _)| *kind)
            .collect();
        for kind in &columns {
            let rows = by_kind.get(kind).map_or(&[][..], Vec::as_slice);
            let msg = Msg::new(
                "en {n} de {m} renglones no concuerdan {what}: lo más probable es que una columna sea otra o sus \
                 fechas se lean al revés; revise las columnas antes que a las personas",
                "in {n} of {m} rows {what} do not agree: most likely a column is another one or its dates are read \
                 the wrong way round; check the columns before the people",
            );
            let msg = msg.with("m", self.comparable(*kind)).with("what", what(*kind));
            self.note(kind.key(), side(*kind), rows, msg, out);
        }
        for (at, notes) in by_row {
            let own: Vec<&CrossNote> = notes
                .iter()
                .filter(|note| !columns.contains(&note.kind))
                // Whose CURP it is, the finding of the shared CURP already asks.
                .filter(|note| !(told.contains(&at) && note.kind == CrossKind::CurpName))
                .collect();
            self.misfit(at, &own, out);
        }
        let msg = Msg::new(
            "en {n} {n:renglón|renglones} los datos de una persona no concuerdan entre sí, con una explicación \
             inocente o común (nombre compuesto, fecha volteada, NSS antiguo): no se señala a nadie",
            "in {n} {n:row|rows} one person's data do not agree, with an innocent or common explanation (compound \
             name, date turned round, old social security number): nobody is flagged",
        );
        self.note("explained", Field::Curp, &explained, msg, out);
    }

    fn misfit(&self, at: usize, notes: &[&CrossNote], out: &mut Findings) {
        let (Some(entry), Some(first)) =
            (self.entries.get(at), notes.iter().max_by_key(|note| note.strength))
        else {
            return;
        };
        let strong = first.strength == Strength::Strong;
        let msg = Msg::new(
            "los datos de este renglón no concuerdan entre sí: {why}; uno de los dos está mal, y no se sabe cuál",
            "the data of this row do not agree: {why}; one of the two is wrong, and which is not known",
        );
        let whys = Arg::List(notes.iter().map(|note| note.msg.clone().into()).collect());
        let place: Place = entry.at_field(side(first.kind)).into();
        let reasons = notes.iter().map(|note| Reason {
            msg: note.msg.clone(),
            points: None,
            at: Some(entry.at_field(side(note.kind)).into()),
        });
        let mut finding = Finding::of(self.meta, self.person(at, entry), place, msg.with("why", whys))
            .kind(Kind::Lead)
            .severity(if strong { Severity::Medium } else { Severity::Low })
            .confidence(if strong { 400 } else { 250 })
            .because(reasons)
            .refuted_by(certificate(side(first.kind)));
        for note in notes {
            finding = finding.evidence(note.kind.key());
        }
        for field in [Field::Curp, Field::Rfc, Field::Nss, Field::BirthDate, Field::Sex] {
            finding = finding.evidence(entry.text(field));
        }
        out.push(finding);
    }

    /// Rows that fill both columns that are compared.
    fn comparable(&self, kind: CrossKind) -> usize {
        let (a, b) = sides(kind);
        let filled = |entry: &&Entry<'_>, field: Field| {
            !if field == Field::Name { entry.full_name().is_empty() } else { entry.text(field).is_empty() }
        };
        self.entries.iter().filter(|entry| filled(entry, a) && filled(entry, b)).count()
    }

    /// One note for all rows of a kind.
    fn note(&self, key: &str, field: Field, rows: &[usize], msg: Msg, out: &mut Findings) {
        let Some(first) = rows.first().and_then(|&at| self.entries.get(at)) else { return };
        let subject = Subject::thing(SubjectKind::Source, format!("roll:{}:{key}", field.key()));
        let near = rows.iter().skip(1).take(19).filter_map(|&at| self.entries.get(at));
        out.push(
            Finding::of(self.meta, subject, first.at_field(field), msg.with("n", rows.len()))
                .kind(Kind::Note)
                .severity(Severity::Note)
                .near(near.map(|entry| entry.at_field(field).into()))
                .evidence(rows.len().to_string()),
        );
    }

    fn person(&self, at: usize, entry: &Entry<'_>) -> Subject {
        Subject::person(self.people.key(at), entry.full_name())
    }
}

/// What a value says of itself; nothing where it holds.
fn judge(field: Field, text: &str) -> Option<(IdReason, Grade)> {
    if field == Field::Rfc {
        rfc::check(text).reason.map(|reason| (reason, rfc::grade(reason)))
    } else if field == Field::Nss {
        nss::check(text).reason.map(|reason| (reason, nss::grade(reason)))
    } else {
        curp::check(text).reason.map(|reason| (reason, curp::grade(reason)))
    }
}

/// Whether so many faults among so many values are the column's.
const fn is_of_column(faults: usize, judged: usize) -> bool {
    faults >= FEW && faults * 3 > judged
}

fn facts<'a>(case: &Case, entry: &Entry<'a>, letters: Option<SexLetters>) -> Facts<'a> {
    let whole = entry.text(Field::Name);
    let apart = entry.table().has(Field::Surname1);
    let given = if entry.table().has(Field::GivenNames) { entry.text(Field::GivenNames) } else { whole };
    let name = match (apart, whole.is_empty() && given.is_empty()) {
        (_, true) => NameFact::None,
        (true, false) => NameFact::Columns {
            given,
            surname1: entry.text(Field::Surname1),
            surname2: entry.text(Field::Surname2),
        },
        (false, false) => NameFact::Line(whole),
    };
    Facts {
        name,
        curp: entry.text(Field::Curp),
        rfc: entry.text(Field::Rfc),
        nss: entry.text(Field::Nss),
        birth_date: entry.date(Field::BirthDate),
        sex: Sex::parse(entry.text(Field::Sex), letters),
        birth_state: "",
        as_of: case.file.case.as_of,
    }
}

/// The two columns that a comparison reads.
const fn sides(kind: CrossKind) -> (Field, Field) {
    match kind {
        CrossKind::CurpBirth => (Field::Curp, Field::BirthDate),
        CrossKind::CurpSex => (Field::Curp, Field::Sex),
        CrossKind::CurpState | CrossKind::CurpName => (Field::Curp, Field::Name),
        CrossKind::RfcName => (Field::Rfc, Field::Name),
        CrossKind::RfcBirth => (Field::Rfc, Field::BirthDate),
        CrossKind::CurpRfcDate | CrossKind::CurpRfcName => (Field::Curp, Field::Rfc),
        CrossKind::RfcHolder => (Field::Rfc, Field::Rfc),
        CrossKind::NssBirth | CrossKind::NssRegistered => (Field::Nss, Field::Nss),
        CrossKind::Age => (Field::Curp, Field::Curp),
    }
}

/// The cell at which a disagreement is shown.
const fn side(kind: CrossKind) -> Field {
    sides(kind).0
}

const fn what(kind: CrossKind) -> Text {
    match kind {
        CrossKind::CurpBirth => Text::new("la CURP y la fecha de nacimiento", "the CURP and the birth date"),
        CrossKind::CurpSex => Text::new("la CURP y el sexo", "the CURP and the sex"),
        CrossKind::CurpState => {
            Text::new("la CURP y la entidad de nacimiento", "the CURP and the state of birth")
        }
        CrossKind::CurpName => Text::new("la CURP y el nombre", "the CURP and the name"),
        CrossKind::RfcName => Text::new("el RFC y el nombre", "the RFC and the name"),
        CrossKind::RfcBirth => Text::new("el RFC y la fecha de nacimiento", "the RFC and the birth date"),
        CrossKind::CurpRfcDate | CrossKind::CurpRfcName => {
            Text::new("la CURP y el RFC", "the CURP and the RFC")
        }
        CrossKind::RfcHolder => Text::new("el RFC y quien lo lleva", "the RFC and whose it is"),
        CrossKind::NssBirth | CrossKind::NssRegistered => {
            Text::new("el NSS y el año de nacimiento", "the social security number and the year of birth")
        }
        CrossKind::Age => Text::new("la edad y la fecha de la revisión", "the age and the day of the audit"),
    }
}

fn certificate(field: Field) -> Msg {
    if field == Field::Rfc {
        Msg::new("la constancia del RFC que expide el SAT", "the RFC certificate that the SAT issues")
    } else if field == Field::Nss {
        Msg::new("la constancia del NSS que expide el IMSS", "the NSS certificate that the IMSS issues")
    } else {
        Msg::new("la constancia de la CURP que expide el RENAPO", "the CURP certificate that RENAPO issues")
    }
}
