//! TL-01: figures of one count that do not add up.

use crate::analysis::tally::Check;
use crate::law;
use crate::model::{
    Case, Family, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, RuleId, Severity, Status, Subject,
    SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("TL-01"),
    slug: "sumas-del-conteo",
    title: Text::new("Sumas del conteo que no cuadran", "Sums of the count that do not add up"),
    claim: Text::new("una suma del conteo no cuadra", "a sum of the count does not add up"),
    family: Family::Tally,
    kind: Kind::Defect,
    severity: Severity::High,
    needs: &[Input::Count],
    wants: &[],
    votes: &Vote::ALL,
    law: &[&law::LFT_390_BIS_III_G],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("sums.es.md"), en: include_str!("sums.en.md") },
    file: file!(),
};

/// TL-01.
pub(crate) struct Sums;

impl Rule for Sums {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, _: &Case, cx: &Scope<'_>, out: &mut Findings) -> Outcome {
        let count = cx.shared().count();
        if !count.was_checked(META.id.0) {
            return Outcome::NoData(vec![Msg::new(
                "las cifras publicadas no alcanzan para ninguna suma: faltan cast, null, received o las mesas",
                "the published figures are not enough for any sum: cast, null, received or the tables are missing",
            )]);
        }
        for check in count.failed(META.id.0) {
            out.push(finding(check));
        }
        out.outcome()
    }
}

fn finding(check: &Check) -> Finding {
    Finding::of(
        &META,
        Subject::thing(SubjectKind::Tally, check.subject_key()),
        Place::CaseLine(check.line),
        check.sentence(),
    )
    .evidence(format!("{:?}", check.expected))
    .evidence(format!("{:?}", check.found))
    .refuted_by(Msg::new(
        "el acta original, si dice otra cosa que la transcripción, o un acta que falte",
        "the original tally sheet, where it says something else than the transcription, or a sheet that is missing",
    ))
}
