//! The sizes of the lists beside the roll: which of them know the whole of it, and whether roll and payroll
//! are too far apart (EL-09).

use crate::analysis::lists::{ListKind, Lists};
use crate::model::{Case, Finding, Kind, Meta, Msg, Place, Severity, Subject, SubjectKind, Text};
use crate::rules::Findings;

const PREVIOUS: Text = Text::new("padrón anterior", "previous roll");

/// Whether a list knows enough of the roll for an absence from it to say something: a list of movements knows few.
pub(super) fn covers(lists: &Lists<'_>, list: ListKind, coverage: u16) -> bool {
    let roll = lists.roll().len();
    roll > 0 && lists.get(list).known() * 1000 >= roll * usize::from(coverage)
}

/// The lists of a case, to be told side by side.
pub(super) struct Sizes<'a> {
    pub(super) case: &'a Case,
    pub(super) lists: &'a Lists<'a>,
    pub(super) persons: u64,
    pub(super) coverage: u16,
    pub(super) gap: u16,
}

impl Sizes<'_> {
    /// One note for each list, and the unit where it is much larger or smaller than who is paid. `off` counts the
    /// persons of the payroll who are not on the roll, explained or not.
    pub(super) fn tell(&self, meta: &'static Meta, off: u64, out: &mut Findings) {
        for list in [ListKind::Payroll, ListKind::Imss, ListKind::Previous, ListKind::Members] {
            if !self.lists.get(list).is_empty() {
                out.push(self.note(meta, list));
            }
        }
        if covers(self.lists, ListKind::Payroll, self.coverage) {
            self.size(meta, off, out);
        }
    }

    fn place(&self) -> Place {
        Place::CaseLine(self.case.roll().and_then(|roll| roll.line).unwrap_or(0))
    }

    fn note(&self, meta: &'static Meta, list: ListKind) -> Finding {
        let held = self.lists.get(list);
        let (known, rows) = (held.known(), held.entries().len());
        let name = if list == ListKind::Previous { PREVIOUS } else { list.source().title() };
        let msg = Msg::new(
            "{list}: {rows} renglones; conoce a {known} de los {roll} renglones del padrón ({persons} personas)",
            "{list}: {rows} rows; knows {known} of the {roll} rows of the roll ({persons} persons)",
        )
        .with("list", name)
        .with("rows", rows)
        .with("known", known)
        .with("roll", self.lists.roll().len())
        .with("persons", self.persons);
        let whole = list == ListKind::Members || covers(self.lists, list, self.coverage);
        let subject = Subject::thing(SubjectKind::Source, format!("totals:{list:?}"));
        Finding::of(meta, subject, self.place(), if whole { msg } else { partial(msg) })
            .kind(Kind::Note)
            .severity(Severity::Note)
            .evidence(rows.to_string())
            .evidence(known.to_string())
    }

    fn size(&self, meta: &'static Meta, off: u64, out: &mut Findings) {
        let roll = self.lists.roll().len() as u64;
        let unpaid = roll.saturating_sub(self.lists.get(ListKind::Payroll).known() as u64);
        let larger = Msg::new(
            "{n} renglones del padrón no están en la nómina: la unidad puede estar inflada",
            "{n} rows of the roll are not on the payroll: the unit may be inflated",
        );
        let smaller = Msg::new(
            "{n} personas de la nómina no están en el padrón, con y sin explicación (confianza incluida): la unidad \
             puede estar reducida",
            "{n} persons of the payroll are not on the roll, explained or not (confianza included): the unit may have \
             been shrunk",
        );
        for (n, key, msg) in [(unpaid, "unit:larger", larger), (off, "unit:smaller", smaller)] {
            if n * 1000 < u64::from(self.gap) * roll {
                continue;
            }
            let subject = Subject::thing(SubjectKind::Source, key);
            out.push(
                Finding::of(meta, subject, self.place(), msg.with("n", n))
                    .severity(Severity::Low)
                    .confidence(400)
                    .evidence(n.to_string())
                    .refuted_by(Msg::new(
                        "listas de la misma fecha y de la misma unidad que coincidan",
                        "lists of the same day and the same unit that agree",
                    )),
            );
        }
    }
}

fn partial(msg: Msg) -> Msg {
    Msg::new(
        "{what}; se lee como lista de movimientos: faltar en ella no dice nada",
        "{what}; read as a list of movements: not being on it says nothing",
    )
    .with("what", msg)
}
