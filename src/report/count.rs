//! The count and its materiality as the report shows them.

use crate::analysis::materiality::{Materiality, ScenarioResult};
use crate::analysis::tally::{Check, Count, Measure, Share, Test};

use super::build::{Maker, both};
use super::v1;

pub(super) fn count_info(count: &Count, maker: &Maker<'_>) -> v1::CountInfo {
    let share = |share: Option<Share>| share.map(|share| share.permille);
    v1::CountInfo {
        roll: count.roll,
        cast: count.cast,
        valid: count.valid,
        null: count.null,
        turnout: share(count.turnout),
        options: count
            .options
            .iter()
            .map(|option| v1::OptionInfo {
                id: option.id.clone(),
                votes: option.votes,
                of_roll: share(option.of_roll),
                of_cast: share(option.of_cast),
                of_valid: share(option.of_valid),
            })
            .collect(),
        leader: count.leader.clone(),
        margin: count.margin,
        tests: count.tests.iter().map(test_info).collect(),
        checks: count.checks.iter().map(check_info).collect(),
        notes: count.notes.iter().map(|note| both(note, maker)).collect(),
    }
}

fn test_info(test: &Test) -> v1::TestInfo {
    v1::TestInfo {
        key: test.key.key().to_owned(),
        need: Some(test.need),
        have: Some(test.have),
        met: test.met,
        standing: test.standing.key().to_owned(),
        law: test.law.iter().map(|key| (*key).to_owned()).collect(),
    }
}

fn check_info(check: &Check) -> v1::CheckInfo {
    v1::CheckInfo {
        rule: check.rule.to_owned(),
        place: check.place.clone(),
        table: check.table.clone(),
        key: check.key.key().to_owned(),
        figure: check.figure.clone(),
        expected: measure(check.expected),
        found: measure(check.found),
        ok: check.ok,
    }
}

fn measure(measure: Measure) -> v1::Measure {
    match measure {
        Measure::Number(number) => v1::Measure::Number(number),
        Measure::At(at) => v1::Measure::At(at.format("%Y-%m-%dT%H:%M:%S").to_string()),
    }
}

pub(super) fn materiality_info(materiality: &Materiality, maker: &Maker<'_>) -> v1::MaterialityInfo {
    v1::MaterialityInfo {
        margin: materiality.margin,
        doubtful_rows: materiality.doubtful_rows,
        excluded_workers: materiality.excluded_workers,
        lowest_margin: materiality.lowest_margin,
        highest_margin: materiality.highest_margin,
        verdict: materiality.verdict.key().to_owned(),
        scenarios: materiality.scenarios.iter().map(|scenario| scenario_info(scenario, maker)).collect(),
    }
}

fn scenario_info(scenario: &ScenarioResult, maker: &Maker<'_>) -> v1::ScenarioInfo {
    v1::ScenarioInfo {
        id: scenario.id.clone(),
        doubtful: scenario.doubtful,
        excluded: scenario.excluded,
        lowest_margin: scenario.lowest_margin,
        highest_margin: scenario.highest_margin,
        verdict: scenario.verdict.key().to_owned(),
        quorum_met: scenario.quorum_met,
        sentence: both(&scenario.sentence, maker),
    }
}
