//! TM-07: published hours outside business hours, without the enabling that the law asks for.

use crate::analysis::access::enabling_judgements;
use crate::law;
use crate::model::{
    Case, Family, Input, Kind, Meta, Msg, Outcome, Page, RuleId, Severity, Status, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::dress;

static META: Meta = Meta {
    id: RuleId("TM-07"),
    slug: "habilitacion-de-horas",
    title: Text::new(
        "Horas inhábiles sin habilitación que conste",
        "Non-business hours without an enabling on record",
    ),
    claim: Text::new(
        "una casilla abre en horas inhábiles sin habilitación que conste",
        "a place is open in non-business hours without an enabling on record",
    ),
    family: Family::Timing,
    kind: Kind::Defect,
    severity: Severity::Medium,
    needs: &[Input::Crews, Input::Places],
    wants: &[],
    votes: &[Vote::Representation, Vote::Titularity],
    law: &[&law::LFT_717, &law::LFT_716, &law::LFT_715, &law::LFT_74],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("enabling.es.md"), en: include_str!("enabling.en.md") },
    file: file!(),
};

/// TM-07.
pub(crate) struct Enabling;

impl Rule for Enabling {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let found = match dress::assessed(cx) {
            Ok(found) => found,
            Err(outcome) => return outcome,
        };
        let judgements = enabling_judgements(&case.file, &found.access).unwrap_or_default();
        for judgement in judgements {
            out.push(dress::finding(&META, judgement).refuted_by(refutation()));
        }
        out.outcome()
    }
}

fn refutation() -> Msg {
    Msg::new(
        "el acuerdo que habilitó esos días y horas, con su fecha: escríbala en hours_enabled de [dates]",
        "the order that enabled those days and hours, with its date: write it in hours_enabled of [dates]",
    )
}
