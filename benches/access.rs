//! What access costs: `cargo bench --bench access`. Printed, never asserted.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use escrutinio::analysis::access::{
    Facts, Person, RosterRow, Scene, access, crew_groups, evaluate, fixes, flips, group_people,
};
use escrutinio::model::{CaseFile, Crew, DutyDays, Lined, PollingPlace, Spell, Vote, Window};

fn main() {
    divan::main();
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// A three-day vote at so many gates of four desks, with a day and a night crew.
fn plant(gates: usize, workers: u32) -> CaseFile {
    let mut case = CaseFile::for_single_file("bench".to_owned(), Some(Vote::Representation), None);
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu];
    for (id, start, end) in [("day", at(6, 0), at(18, 0)), ("night", at(18, 0), at(6, 0))] {
        case.crews.push(Lined::new(
            1,
            Crew {
                id: id.to_owned(),
                name: None,
                workers: Some(workers / 2),
                roll_values: Vec::new(),
                routes: Vec::new(),
                preset: None,
                spells: vec![Spell::Clock { start, end }],
                days: DutyDays::Weekdays(week.to_vec()),
                rest: Vec::new(),
                extra: Vec::new(),
                arrives_before: 30,
                leaves_after: 20,
                breaks: Vec::new(),
            },
        ));
    }
    for gate in 0..gates {
        let windows = (25..28).map(|day| {
            let day = NaiveDate::from_ymd_opt(2025, 6, day).unwrap_or_default();
            let window = Window {
                opens: day.and_time(at(5, 0)),
                closes: day.and_time(at(19, 0)),
                opened: None,
                closed: None,
            };
            Lined::new(2, window)
        });
        case.places.push(Lined::new(
            2,
            PollingPlace {
                id: format!("gate-{gate}"),
                name: None,
                outside_gate: None,
                crews: Vec::new(),
                desks: Some(4),
                seconds_per_voter: Some(45),
                windows: windows.collect(),
                timezone: None,
            },
        ));
    }
    case
}

/// Two weeks of dated duties for each person; starts differ by so many minutes from person to person.
fn roster(people: usize, starts: usize, grid: i64) -> Vec<RosterRow<'static>> {
    let first = NaiveDate::from_ymd_opt(2025, 6, 16).unwrap_or_default();
    let rows = (0..people).flat_map(|person| {
        let shift = i64::try_from(person % starts).unwrap_or(0) * grid;
        let start = at(0, 0).overflowing_add_signed(TimeDelta::minutes(shift)).0;
        let end = start.overflowing_add_signed(TimeDelta::hours(9)).0;
        (0..14_u64).filter(move |day| (day + person as u64) % 7 < 5).map(move |day| RosterRow {
            person,
            day: first + Days::new(day),
            hours: Some((start, end)),
            place: "",
        })
    });
    rows.collect()
}

fn individual(bencher: divan::Bencher<'_, '_>, people: usize, gates: usize, starts: usize, grid: i64) {
    let case = plant(gates, u32::try_from(people).unwrap_or(0));
    let persons = vec![Person { shift: "day", route: "", gate_pass: true }; people];
    let rows = roster(people, starts, grid);
    bencher.bench(|| {
        let facts = Facts { people: &persons, roster: &rows, ..Facts::default() };
        let Ok(scene) = Scene::of(&case) else { return 0 };
        let grouping = group_people(&case, &scene, &facts);
        evaluate(&scene, &grouping.groups).crews.len()
    });
}

/// Individual calendars with capacity and verdicts, starts on the quarter of an hour: 672 different ones.
#[divan::bench(args = [1_000, 6_500, 20_000, 100_000], sample_count = 10)]
fn calendars_on_the_quarter(bencher: divan::Bencher<'_, '_>, people: usize) {
    individual(bencher, people, 5, 96, 15);
}

/// Starts on any minute: no two of 6,500 calendars are the same.
#[divan::bench(args = [1_000, 6_500], sample_count = 5)]
fn calendars_all_different(bencher: divan::Bencher<'_, '_>, people: usize) {
    individual(bencher, people, 5, 1440, 1);
}

/// A large company: 100,000 people at 50 places.
#[divan::bench(sample_count = 3)]
fn hundred_thousand_at_fifty_places(bencher: divan::Bencher<'_, '_>) {
    individual(bencher, 100_000, 50, 96, 15);
}

/// Two crews, as an observer types them: the whole answer with fixes and sensitivity.
#[divan::bench]
fn two_crews_whole_answer() -> usize {
    access(&plant(5, 6_500), &Facts::default()).map_or(0, |found| found.fixes.len())
}

/// The fixes alone.
#[divan::bench]
fn two_crews_fixes() -> usize {
    let case = plant(5, 6_500);
    Scene::of(&case).map_or(0, |scene| fixes(&scene, &crew_groups(&scene)).len())
}

/// What the verdicts hang on: every input of both crews moved alone.
#[divan::bench]
fn two_crews_flips() -> usize {
    let case = plant(5, 6_500);
    let Ok(scene) = Scene::of(&case) else { return 0 };
    let groups = crew_groups(&scene);
    let now = evaluate(&scene, &groups);
    (0..2).map(|crew| flips(&scene, &groups, &now, crew).len()).sum()
}
