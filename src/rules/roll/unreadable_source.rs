//! SR-01: a source that could not be read. The roll that counts is an error instead, and stops the audit.

use crate::model::{
    Case, Family, Finding, Kind, Meta, Msg, Outcome, Page, Place, RuleId, Severity, Source, Status, Subject,
    SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("SR-01"),
    slug: "fuente-que-no-se-puede-leer",
    title: Text::new("Fuente que no se puede leer", "Source that cannot be read"),
    claim: Text::new("una fuente del expediente no se pudo leer", "a source of the case could not be read"),
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
        }
        out.outcome()
    }
}

fn finding(case: &Case, position: usize, source: &Source, why: &Msg) -> Finding {
    let msg = Msg::new(
        "{kind} «{id}»: no se pudo leer, y nada de lo que depende de ella se revisó ({why})",
        "{kind} “{id}”: it could not be read, and nothing that depends on it was checked ({why})",
    )
    .with("kind", source.kind.title())
    .private("id", &source.id)
    .with("why", why.clone());
    // The public key of a source is its kind and number: its id may be the name of a file.
    let number = case.sources.iter().take(position + 1).filter(|other| other.kind == source.kind).count();
    let subject = Subject::thing(SubjectKind::Source, format!("{}-{number}", source.kind.key()));
    Finding::of(&META, subject, Place::CaseLine(source.line.unwrap_or(1)), msg)
        .evidence(&source.id)
        .refuted_by(Msg::new(
            "el archivo original, completo, puesto donde lo nombra el expediente",
            "the original file, whole, put where the case file names it",
        ))
}
