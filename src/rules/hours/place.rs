//! PL-01: places that people without a gate pass cannot reach, and places that lost published hours.

use crate::analysis::access::place_judgements;
use crate::law;
use crate::model::{
    Case, Family, Input, Kind, Meta, Msg, Outcome, Page, RuleId, Severity, Status, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::dress;

static META: Meta = Meta {
    id: RuleId("PL-01"),
    slug: "lugar-accesible",
    title: Text::new(
        "Lugar de votación que no se alcanza o que cerró",
        "Polling place that cannot be reached or was closed",
    ),
    claim: Text::new(
        "un lugar de votación no se alcanza o perdió horario",
        "a polling place cannot be reached or lost hours",
    ),
    family: Family::Place,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Crews, Input::Places],
    wants: &[],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_B, &law::LFT_390_BIS_III_A, &law::LFT_390_TER_II],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("place.es.md"), en: include_str!("place.en.md") },
    file: file!(),
};

/// PL-01.
pub(crate) struct Accessible;

impl Rule for Accessible {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, _: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let found = match dress::assessed(cx) {
            Ok(found) => found,
            Err(outcome) => return outcome,
        };
        for judgement in place_judgements(&found.access) {
            out.push(dress::finding(&META, judgement).refuted_by(refutation()));
        }
        out.outcome()
    }
}

fn refutation() -> Msg {
    Msg::new(
        "una casilla fuera de la puerta, un pase de entrada dado para votar, o el acta con las horas de apertura y cierre",
        "a place outside the gate, a pass handed out for voting, or the acta with the opening and closing times",
    )
}
