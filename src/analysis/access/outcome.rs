//! The whole answer for one case: what `escrutinio hours` prints and the report keeps as `access`.

use super::alternatives::{flips_of_some, search_cut, why_fewer};
use super::assess::{Evaluation, evaluate};
use super::assumed::{assumed, desks_needed};
use super::fix::Fix;
use super::fixes::{Found, search_fixes};
use super::flips::{Flip, flips};
use super::people::{Facts, Grouping, group_people};
use super::places::{OutsideAccess, PlaceAccess, outside_access, place_rows, rest_days_of_the_vote};
use super::reach::{Counted, Group, Polls, reach_in};
use super::remark::Remark;
use super::scene::Scene;
use super::sentences::bottleneck_sentences;
use super::timing::{Helpable, Notice, Survival, notice};
use super::verdict::{Verdict, verdict};
use super::waits::{PlaceWaits, place_waits};
use crate::model::{CaseFile, Msg, Problem, Text};

/// People of one crew whose own dates give them another access than the crew's pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeopleAccess {
    /// Their crew, by position; `None` where nobody knows it.
    pub crew: Option<usize>,
    /// Their verdict.
    pub verdict: Verdict,
    /// Whether nothing but their own absence keeps them from the polls.
    pub away: bool,
    /// How many they are.
    pub workers: u64,
}

/// People whose shift nobody knows: what holds at best and at worst, never a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WithoutShift {
    /// How many they are.
    pub workers: u64,
    /// The crew with the most reachable minutes, by position.
    pub best: Option<usize>,
    /// The crew with the fewest.
    pub worst: Option<usize>,
}

/// Access of every crew to the polls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The scene in instants: duties, windows, releases.
    pub scene: Scene,
    /// The people as groups.
    pub grouping: Grouping,
    /// Crews, shares, verdicts.
    pub evaluation: Evaluation,
    /// People with dates of their own, by crew and verdict.
    pub people: Vec<PeopleAccess>,
    /// The verdict of each group, in the order of `grouping.groups`.
    pub group_verdicts: Vec<Verdict>,
    /// The places.
    pub places: Vec<PlaceAccess>,
    /// People whose shift nobody knows.
    pub without_shift: WithoutShift,
    /// People without a gate pass.
    pub outside: OutsideAccess,
    /// Who an order could still help, at every moment that matters.
    pub helpable: Vec<Helpable>,
    /// The same for any moment.
    pub survival: Survival,
    /// How much notice people had.
    pub notice: Option<Notice>,
    /// On which inputs the verdicts hang: for each crew, the most sensitive first.
    pub flips: Vec<Vec<Flip>>,
    /// The least fix of each kind, the cheapest first.
    pub fixes: Vec<Fix>,
    /// What people would meet in the queue, by simulation.
    pub waits: Vec<PlaceWaits>,
    /// Each bottleneck of the desks as a sentence that adds up.
    pub bottlenecks: Vec<Msg>,
    /// What a reader must know.
    pub remarks: Vec<Remark>,
}

impl Access {
    /// Whether all of a crew's people have dates of their own, so that its pattern speaks for nobody.
    pub fn nobody_follows(&self, crew: usize) -> bool {
        let groups = &self.grouping.groups;
        let own = groups.get(self.scene.crews.len()..).unwrap_or_default();
        groups.get(crew).is_some_and(|usual| usual.workers == Some(0))
            && own.iter().any(|group| group.crew == Some(crew))
    }
}

/// More crews than these and the values at which verdicts change are sought only for crews that are not covered.
const FLIPS_FOR_ALL: usize = 24;

/// The seed of the simulation: one for all, so that two people who run the same case read the same numbers.
pub const SEED: u64 = 1;

/// Assesses a case.
///
/// # Errors
/// The problems of the case file, each with its line and what to write instead.
pub fn access(case: &CaseFile, facts: &Facts<'_>) -> Result<Access, Vec<Problem>> {
    let scene = Scene::of(case)?;
    let mut grouping = group_people(case, &scene, facts);
    let evaluation = evaluate(&scene, &grouping.groups);
    let group_verdicts = verdicts_of_groups(&scene, &grouping.groups, &evaluation);
    let survival = Survival::of(&scene, &grouping.groups);
    let mut remarks = assumed(case);
    remarks.extend_from_slice(&scene.remarks);
    remarks.append(&mut grouping.remarks);
    remarks.extend(capacity_remarks(&scene, &evaluation));
    remarks.extend(desks_needed(&scene, &pattern_groups(&scene, &evaluation)));
    remarks.extend(rest_days_of_the_vote(&scene).into_iter().map(rest_day_remark));
    let bottlenecks = bottleneck_sentences(&scene, &grouping.groups, &evaluation);
    let patterns = pattern_groups(&scene, &evaluation);
    let Found { fixes, cut } = search_fixes(&scene, &patterns);
    remarks.extend(if cut { Some(search_cut()) } else { why_fewer(&scene, &patterns, &fixes) });
    remarks.extend((scene.crews.len() > FLIPS_FOR_ALL).then(|| flips_of_some(FLIPS_FOR_ALL)));
    Ok(Access {
        people: people_rows(&scene, &grouping, &evaluation, &group_verdicts),
        places: place_rows(&scene, facts.non_business),
        without_shift: without_shift(&grouping, &evaluation),
        outside: outside_access(&scene, (!facts.people.is_empty()).then_some(grouping.outside.len() as u64)),
        helpable: survival.moments(&scene),
        notice: notice(case, &scene),
        flips: all_flips(&scene, &evaluation),
        fixes,
        waits: place_waits(&scene, &grouping.groups, &evaluation, SEED),
        scene,
        grouping,
        evaluation,
        group_verdicts,
        survival,
        bottlenecks,
        remarks,
    })
}

/// The crews' patterns alone, each with its whole head count: what the sensitivity and the fixes are tried on.
pub(super) fn pattern_groups(scene: &Scene, evaluation: &Evaluation) -> Vec<Group> {
    let of_crew = |crew: usize| {
        let mut group = Group::of_crew(scene, crew)?;
        group.workers = evaluation.crews.get(crew).and_then(|row| row.workers);
        Some(group)
    };
    (0..scene.crews.len()).filter_map(of_crew).collect()
}

fn all_flips(scene: &Scene, evaluation: &Evaluation) -> Vec<Vec<Flip>> {
    let groups = pattern_groups(scene, evaluation);
    let now = evaluate(scene, &groups);
    let few = scene.crews.len() <= FLIPS_FOR_ALL;
    let mut left = FLIPS_FOR_ALL;
    let mut wanted = |crew: usize| {
        let uncovered = now.crews.get(crew).is_some_and(|row| row.verdict != Verdict::Covered);
        let chosen = few || (uncovered && left > 0);
        left -= usize::from(chosen && !few);
        chosen
    };
    (0..scene.crews.len())
        .map(|crew| if wanted(crew) { flips(scene, &groups, &now, crew) } else { Vec::new() })
        .collect()
}

fn verdicts_of_groups(scene: &Scene, groups: &[Group], evaluation: &Evaluation) -> Vec<Verdict> {
    let polls = Polls::of(scene);
    let late = scene.releases.iter().any(super::scene::ReleaseTimes::is_short_notice);
    groups
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let all = &evaluation.reaches[index];
            let in_time =
                if late { reach_in(scene, &polls, group, Counted::InGoodTime) } else { all.clone() };
            let position = evaluation.counted.binary_search(&index).ok();
            let share = position
                .zip(evaluation.capacity.as_ref())
                .and_then(|(position, capacity)| capacity.shares.get(position))
                .map(|share| share.permille());
            verdict(&scene.settings, all, &in_time, share)
        })
        .collect()
}

fn people_rows(
    scene: &Scene,
    grouping: &Grouping,
    evaluation: &Evaluation,
    verdicts: &[Verdict],
) -> Vec<PeopleAccess> {
    let mut rows: std::collections::BTreeMap<(Option<usize>, bool, Verdict), u64> =
        std::collections::BTreeMap::new();
    let special = grouping.groups.iter().zip(verdicts).enumerate().skip(scene.crews.len());
    for (index, (group, verdict)) in special {
        let away = evaluation.away.binary_search(&index).is_ok();
        *rows.entry((group.crew, away, *verdict)).or_default() += group.workers.unwrap_or(0);
    }
    rows.into_iter()
        .map(|((crew, away, verdict), workers)| PeopleAccess { crew, verdict, away, workers })
        .collect()
}

fn without_shift(grouping: &Grouping, evaluation: &Evaluation) -> WithoutShift {
    let minutes = |index: &usize| evaluation.crews[*index].reach.reachable_minutes;
    let crews = || 0..evaluation.crews.len();
    WithoutShift {
        workers: grouping.without_shift.len() as u64,
        best: crews().rev().max_by_key(minutes),
        worst: crews().min_by_key(minutes),
    }
}

/// A mandatory rest day in the vote: no business day for the authority, and often no working day for the crews.
fn rest_day_remark((day, name): (chrono::NaiveDate, Text)) -> Remark {
    Remark::new(
        "rest_day",
        0,
        Msg::new(
            "el {day} es inhábil ({name}; LFT 74 y 715). Si ese día la planta no trabaja, quite las jornadas con `rest = [{iso}]`: quien descansa no está en la planta",
            "{day} is no business day ({name}; LFT 74 and 715). If the plant does not work on it, take the duties out with `rest = [{iso}]`: people who rest are not on the premises",
        )
        .with("day", day)
        .with("name", name)
        .word("iso", day.to_string()),
    )
}

fn capacity_remarks(scene: &Scene, evaluation: &Evaluation) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let counting = evaluation.crews.iter().any(|row| row.capacity_share.is_some());
    for place in
        scene.places.iter().filter(|place| counting && place.desks.is_some() && place.seconds_assumed)
    {
        remarks.push(Remark::new(
            "seconds_assumed",
            place.line,
            Msg::new(
                "la casilla «{place}» no dice cuánto tarda cada votante: se tomaron {n} segundos como referencia; mídalo con un reloj",
                "place “{place}” does not say how long each voter takes: {n} seconds were taken as a reference; time it with a watch",
            )
            .word("place", &place.id)
            .with("n", place.seconds_per_voter),
        ));
    }
    for (row, crew) in evaluation.crews.iter().zip(&scene.crews) {
        let Some(missing) = missing(scene, row.crew, row.workers).filter(|_| row.capacity_share.is_none())
        else {
            continue;
        };
        remarks.push(Remark::new("capacity_unknown", crew.line, missing.word("crew", &crew.id)));
    }
    if evaluation.capacity.is_none() {
        remarks.push(Remark::new(
            "capacity_uncountable",
            0,
            Msg::new(
                "los segundos por votante de las casillas no tienen un múltiplo común manejable: no se calculó la capacidad; use valores redondos",
                "the seconds per voter of the places have no manageable common multiple: capacity was not computed; use round values",
            ),
        ));
    }
    remarks
}

/// What a crew's share lacks.
fn missing(scene: &Scene, crew: usize, workers: Option<u64>) -> Option<Msg> {
    if workers.is_none() {
        return Some(Msg::new(
            "no se calculó si las mesas alcanzan para «{crew}»: falta cuántas personas son (`workers`, o el padrón con su turno). Lo que se dice de las demás supone que nadie más hace fila",
            "whether the desks suffice for “{crew}” was not computed: how many people they are is missing (`workers`, or the roll with their shift). What is said of the others assumes that nobody else queues",
        ));
    }
    let lacking = scene
        .places
        .iter()
        .any(|place| place.admits(Some(crew)) && place.desks.is_none() && !place.open.is_empty());
    lacking.then(|| {
        Msg::new(
            "no se calculó si las mesas alcanzan para «{crew}»: falta `desks` en alguna de sus casillas",
            "whether the desks suffice for “{crew}” was not computed: `desks` is missing at one of its places",
        )
    })
}
