//! TL-01: figures of one count that do not add up.

use crate::analysis::tally::{Check, CheckKey, Measure};
use crate::law;
use crate::model::{
    Arg, Case, Family, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, RuleId, Severity, Status,
    Subject, SubjectKind, Text, Vote,
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
    let msg = Msg::new(
        "{where}: {what}; se esperaba {expected} y hay {found}",
        "{where}: {what}; {expected} was expected and there is {found}",
    )
    .with("where", place_of(check))
    .with("what", what(check))
    .with("expected", figure(check.expected))
    .with("found", figure(check.found));
    let key = [
        check.place.as_deref().unwrap_or("*"),
        check.table.as_deref().unwrap_or("*"),
        check.key.key(),
        check.figure.as_deref().unwrap_or_default(),
    ]
    .join("/");
    Finding::of(&META, Subject::thing(SubjectKind::Tally, key), Place::CaseLine(check.line), msg)
        .evidence(format!("{:?}", check.expected))
        .evidence(format!("{:?}", check.found))
        .refuted_by(Msg::new(
            "el acta original, si dice otra cosa que la transcripción",
            "the original tally sheet, where it says something else than the transcription",
        ))
}

fn place_of(check: &Check) -> Arg {
    match (&check.place, &check.table) {
        (Some(place), Some(table)) => {
            Msg::new("casilla {place}, mesa {table}", "place {place}, table {table}")
                .word("place", place)
                .word("table", table)
                .into()
        }
        (Some(place), None) => Msg::new("casilla {place}", "place {place}").word("place", place).into(),
        (None, Some(table)) => Msg::new("mesa {table}", "table {table}").word("table", table).into(),
        (None, None) => Text::new("resultado final", "final result").into(),
    }
}

fn figure(measure: Measure) -> Arg {
    match measure {
        Measure::Number(number) => number.into(),
        Measure::At(at) => Arg::Moment(at),
    }
}

fn what(check: &Check) -> Arg {
    let text = match check.key {
        CheckKey::SumOfVotes => Text::new(
            "papeletas sacadas de la urna contra votos, nulos y no registrados",
            "papers taken out of the box against votes, null and unregistered ones",
        ),
        CheckKey::UsedUnused => Text::new(
            "boletas recibidas contra usadas, sobrantes e inutilizadas",
            "ballots received against used, left over and spoiled ones",
        ),
        CheckKey::RollMarks => Text::new(
            "personas marcadas en el padrón contra papeletas sacadas",
            "people marked on the roll against papers taken out",
        ),
        CheckKey::OverVote => Text::new(
            "hay más papeletas que personas en el padrón",
            "there are more papers than people on the roll",
        ),
        CheckKey::UrnsToFinal => Text::new(
            "suma de las mesas contra el resultado final",
            "sum of the tables against the final result",
        ),
        CheckKey::Folios => Text::new("folios", "ballot numbers"),
        CheckKey::Transcripts => {
            Text::new("dos transcripciones de la misma acta", "two transcriptions of one tally sheet")
        }
        CheckKey::PrintedToRoll => {
            Text::new("boletas impresas contra padrón", "ballots printed against the roll")
        }
        CheckKey::Times => Text::new("hora de apertura y de cierre", "time of opening and closing"),
    };
    match &check.figure {
        None => text.into(),
        Some(figure) => Msg::new("{what} ({figure})", "{what} ({figure})")
            .with("what", text)
            .word("figure", figure)
            .into(),
    }
}
