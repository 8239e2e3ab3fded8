//! HK-01: a decision that matches no finding any more. It must not vanish with what it was about.

use crate::model::{
    Arg, Case, Decision, Family, Finding, Kind, Meta, Msg, Outcome, Page, Place, RuleId, Severity, Status,
    Subject, SubjectKind, Text, Vote,
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

/// What became of whom or what a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectNow {
    /// The decision does not say whom it is about.
    Unknown,
    /// The same rule flags them again, on other facts: the id of that finding.
    FoundAgain(String),
    /// They are on the roll, and the rule does not flag them any more.
    OnTheRoll,
    /// They are not on the roll any more, or carry another identifier.
    Gone,
}

/// The finding of HK-01 for a decision on `line` of the case file that matches no finding.
pub fn lost_decision(decision: &Decision, line: u32, now: &SubjectNow) -> Finding {
    let msg = Msg::new(
        "la decisión sobre «{id}» ({said}) no corresponde a ningún hallazgo: {now}",
        "the decision on “{id}” ({said}) matches no finding: {now}",
    )
    .private("id", &decision.finding)
    .own("said", said(decision))
    .own("now", now_told(now));
    Finding::of(&META, Subject::thing(SubjectKind::Source, "case.toml"), Place::CaseLine(line), msg)
        .evidence(&decision.finding)
        .refuted_by(Msg::new(
            "un hallazgo con ese identificador en el mismo expediente",
            "a finding of that id in the same case",
        ))
}

/// What the decision said: its word, its reason, its day.
fn said(decision: &Decision) -> Msg {
    let state = Arg::Text(decision.disposition.title());
    let why = decision.why.clone().unwrap_or_default();
    match (why.is_empty(), decision.on) {
        (true, None) => Msg::new("{state}", "{state}"),
        (true, Some(day)) => Msg::new("{state} el {day}", "{state} on {day}").with("day", day),
        (false, None) => Msg::new("{state}: «{why}»", "{state}: “{why}”").private("why", why),
        (false, Some(day)) => Msg::new("{state} el {day}: «{why}»", "{state} on {day}: “{why}”")
            .private("why", why)
            .with("day", day),
    }
    .with("state", state)
}

fn now_told(now: &SubjectNow) -> Msg {
    match now {
        SubjectNow::Unknown => Msg::new(
            "cambiaron los datos en que se apoyaba, o el identificador está mal copiado",
            "the facts it rested on have changed, or the id was copied wrongly",
        ),
        SubjectNow::FoundAgain(id) => Msg::new(
            "cambiaron los datos en que se apoyaba, pero la regla sigue señalando lo mismo: vea {again} y decida otra vez",
            "the facts it rested on have changed, but the rule still flags the same: see {again} and decide again",
        )
        .private("again", id),
        SubjectNow::OnTheRoll => Msg::new(
            "cambiaron los datos; la persona sigue en el padrón y la regla ya no la señala",
            "the facts have changed; the person is still on the roll and the rule flags them no more",
        ),
        SubjectNow::Gone => Msg::new(
            "cambiaron los datos; aquello de lo que trata ya no está en el padrón, o lleva otro identificador",
            "the facts have changed; what it is about is not on the roll any more, or carries another identifier",
        ),
    }
}
