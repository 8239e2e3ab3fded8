//! SR-01: a source that could not be read, whole or in part. A roll that counts and cannot be read at all is an error
//! instead, and stops the audit.

use crate::model::{
    Case, Family, Finding, Kind, Meta, Msg, Note, Outcome, Page, Place, RuleId, Severity, Source, Status,
    Subject, SubjectKind, Table, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("SR-01"),
    slug: "fuente-que-no-se-puede-leer",
    title: Text::new("Fuente que no se puede leer", "Source that cannot be read"),
    claim: Text::new(
        "una fuente del expediente, o parte de ella, no se pudo leer",
        "a source of the case, or a part of it, could not be read",
    ),
    family: Family::Housekeeping,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[],
    wants: &[],
    votes: &Vote::ALL,
    law: &[],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("unreadable_source.es.md"), en: include_str!("unreadable_source.en.md") },
    file: file!(),
};

/// SR-01.
pub(crate) struct UnreadableSource;

impl Rule for UnreadableSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        for (position, source) in case.sources.iter().enumerate() {
            if let Some(why) = &source.unreadable {
                out.push(finding(case, position, source, why));
            }
            for table in case.tables_of(position) {
                for note in table.notes.iter().filter(|note| PARTS.contains(&note.code)) {
                    out.push(part(case, position, source, table, note));
                }
            }
        }
        out.outcome()
    }
}

/// Notes of the reader that say: there are people in this file who were not read, or were read wrongly.
const PARTS: [&str; 9] = [
    "columns_mixed",
    "people_above_header",
    "rows_unlike",
    "pdf_cut_text",
    "second_list",
    "sheet_people_left",
    "pdf_picture_pages",
    "pdf_pages_left",
    "pdf_cut_rows",
];

fn part(case: &Case, position: usize, source: &Source, table: &Table, note: &Note) -> Finding {
    let place =
        table.entries().next().map_or(Place::CaseLine(source.line.unwrap_or(1)), |entry| entry.at().into());
    Finding::of(&META, subject(case, position, source, note.code), place, note.msg.clone())
        .evidence(note.code)
        .refuted_by(Msg::new(
            "el archivo con una sola lista y texto en todas sus páginas, leído de nuevo con el mismo número de personas",
            "the file with a single list and text on all of its pages, read again with the same number of people",
        ))
}

/// The public key of a source is its kind and number: its id may be the name of a file.
fn subject(case: &Case, position: usize, source: &Source, part: &str) -> Subject {
    let number = case.sources.iter().take(position + 1).filter(|other| other.kind == source.kind).count();
    let colon = if part.is_empty() { "" } else { ":" };
    Subject::thing(SubjectKind::Source, format!("{}-{number}{colon}{part}", source.kind.key()))
}

fn finding(case: &Case, position: usize, source: &Source, why: &Msg) -> Finding {
    let msg = Msg::new(
        "{kind} «{id}»: no se pudo leer, y nada de lo que depende de ella se revisó ({why})",
        "{kind} “{id}”: it could not be read, and nothing that depends on it was checked ({why})",
    )
    .with("kind", source.kind.title())
    .private("id", &source.id)
    .with("why", why.clone());
    Finding::of(&META, subject(case, position, source, ""), Place::CaseLine(source.line.unwrap_or(1)), msg)
        .evidence(&source.id)
        .refuted_by(Msg::new(
            "el archivo original, completo, puesto donde lo nombra el expediente",
            "the original file, whole, put where the case file names it",
        ))
}
