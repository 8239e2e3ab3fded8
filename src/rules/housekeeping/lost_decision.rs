//! HK-01: a decision that matches no finding any more. It must not vanish with what it was about.

use crate::model::{
    Case, Family, Finding, Kind, Meta, Msg, Outcome, Page, Place, RuleId, Severity, Status, Subject,
    SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("HK-01"),
    slug: "decision-sin-hallazgo",
    title: Text::new("Decisiones que no corresponden a ningún hallazgo", "Decisions that match no finding"),
    claim: Text::new(
        "una decisión del expediente no corresponde a ningún hallazgo",
        "a decision of the case file matches no finding",
    ),
    family: Family::Housekeeping,
    kind: Kind::Note,
    severity: Severity::Note,
    needs: &[],
    wants: &[],
    votes: &Vote::ALL,
    law: &[],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("lost_decision.es.md"), en: include_str!("lost_decision.en.md") },
    file: file!(),
};

/// HK-01.
pub(crate) struct LostDecision;

impl Rule for LostDecision {
    fn meta(&self) -> &'static Meta {
        &META
    }

    /// Only the engine knows which decisions found their finding; it asks for [`lost_decision`] after that.
    fn check(&self, _: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        out.outcome()
    }
}

/// The finding of HK-01 for a decision on `line` of the case file that names the finding `id`.
pub fn lost_decision(id: &str, line: u32) -> Finding {
    let msg = Msg::new(
        "la decisión sobre «{id}» no corresponde a ningún hallazgo: cambiaron los datos en que se apoyaba, o el \
         identificador está mal copiado",
        "the decision on “{id}” matches no finding: the facts it rested on have changed, or the id was copied wrongly",
    )
    .private("id", id);
    Finding::of(&META, Subject::thing(SubjectKind::Source, "case.toml"), Place::CaseLine(line), msg)
        .evidence(id)
        .refuted_by(Msg::new(
            "un hallazgo con ese identificador en el mismo expediente",
            "a finding of that id in the same case",
        ))
}
