//! HR-01: crews whose people cannot reach the polls, or whom the desks cannot serve.

use crate::analysis::access::hours_judgements;
use crate::law;
use crate::model::{
    Case, Family, Input, Kind, Meta, Msg, Outcome, Page, RuleId, Severity, Status, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

use super::dress;

static META: Meta = Meta {
    id: RuleId("HR-01"),
    slug: "turnos-sin-acceso",
    title: Text::new(
        "Turnos sin acceso suficiente a las casillas",
        "Shifts without enough access to the polls",
    ),
    claim: Text::new(
        "el acceso de una cuadrilla a las casillas no alcanza",
        "a crew’s access to the polls is not enough",
    ),
    family: Family::Hours,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Crews, Input::Places],
    wants: &[],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_B, &law::LFT_390_TER_II, &law::LINEAMIENTOS_2022],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("shifts.es.md"), en: include_str!("shifts.en.md") },
    file: file!(),
};

/// HR-01.
pub(crate) struct Shifts;

impl Rule for Shifts {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, _: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let found = match dress::assessed(cx) {
            Ok(found) => found,
            Err(outcome) => return outcome,
        };
        for judgement in hours_judgements(&found.access) {
            out.push(dress::finding(&META, judgement).refuted_by(refutation()));
        }
        out.outcome()
    }
}

fn refutation() -> Msg {
    Msg::new(
        "las horas reales del transporte y de las casillas, un permiso para votar que no esté en el expediente, o el registro de quién votó de esa cuadrilla",
        "the real hours of transport and polls, a release to vote that is not in the case, or the record of who voted from that crew",
    )
}
