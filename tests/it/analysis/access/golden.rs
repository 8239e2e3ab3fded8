//! The golden numbers of the "planta 4×3" fixture: computed by hand, never by this engine.

use escrutinio::analysis::access::{CrewAccess, Verdict};
use escrutinio::model::{CaseFile, Lined};

use super::cases::{MON_THU, Put as _, assess, case, clock, crew, place, release, week};

const WED_TO_FRI: [(&str, &str); 3] = [
    ("2025-06-25 05:00", "2025-06-25 19:00"),
    ("2025-06-26 05:00", "2025-06-26 19:00"),
    ("2025-06-27 05:00", "2025-06-27 19:00"),
];

/// Day crew Monday to Thursday 06–18, night crew Monday to Thursday 18–06, polls Wednesday to Friday 05–19.
fn plant() -> CaseFile {
    let mut case = case();
    case.put(crew("day", 3250, clock("06:00", "18:00"), week(&MON_THU)));
    case.put(crew("night", 3250, clock("18:00", "06:00"), week(&MON_THU)));
    case.put(place("gate", &WED_TO_FRI));
    case
}

/// The stoppages of Thursday and Friday, ordered on Thursday at noon.
fn with_order(announced: &str) -> CaseFile {
    let mut case = plant();
    for (from, to) in [
        ("2025-06-26 14:00", "2025-06-26 15:00"),
        ("2025-06-26 18:00", "2025-06-26 19:00"),
        ("2025-06-27 14:00", "2025-06-27 15:00"),
        ("2025-06-27 18:00", "2025-06-27 19:00"),
    ] {
        case.put(release(from, to, announced));
    }
    case
}

/// Five places of four desks, 45 seconds a voter.
fn with_desks(mut case: CaseFile) -> CaseFile {
    let gate = case.places.remove(0).value;
    for index in 1..=5 {
        let mut place = gate.clone();
        place.id = format!("gate-{index}");
        place.desks = Some(4);
        place.seconds_per_voter = Some(45);
        case.put(place);
    }
    case
}

/// A case with one of its two crews alone.
fn alone(mut case: CaseFile, crew: usize) -> CaseFile {
    case.crews = vec![case.crews[crew].clone()];
    case
}

fn naive_reachable(crews: &[CrewAccess]) -> Vec<(i64, i64)> {
    crews.iter().map(|crew| (crew.reach.naive_minutes, crew.reach.reachable_minutes)).collect()
}

#[test]
fn naive_minutes_say_the_opposite_of_reachable_minutes() {
    let found = assess(&plant());
    assert_eq!(naive_reachable(&found.crews), [(1080, 100), (2220, 120)]);
    let opportunities: Vec<usize> = found.crews.iter().map(|crew| crew.reach.opportunities).collect();
    // Day: before and after each of two duties. Night: Wednesday 06:00 and 17:30, Thursday the same, Friday 06:00.
    assert_eq!(opportunities, [4, 5]);
    assert!(found.crews.iter().all(|crew| crew.verdict == Verdict::Covered && crew.capacity_share.is_none()));
}

#[test]
fn an_order_on_thursday_noon_gives_each_crew_one_hour() {
    let found = assess(&with_order("2025-06-26 12:00"));
    let release: Vec<i64> = found.crews.iter().map(|crew| crew.reach.release_minutes).collect();
    assert_eq!(release, [60, 60]);
    assert_eq!(naive_reachable(&found.crews), [(1080, 160), (2220, 180)]);
}

#[test]
fn ordered_before_the_polls_opened_it_would_have_given_two_hours() {
    let mut case = with_order("2025-06-24 12:00");
    case.put(release("2025-06-25 14:00", "2025-06-25 15:00", "2025-06-24 12:00"));
    case.put(release("2025-06-25 18:00", "2025-06-25 19:00", "2025-06-24 12:00"));
    let release: Vec<i64> = assess(&case).crews.iter().map(|crew| crew.reach.release_minutes).collect();
    assert_eq!(release, [120, 120]);
}

#[test]
fn published_on_friday_morning_it_helps_nobody() {
    let found = assess(&with_order("2025-06-27 06:30"));
    assert_eq!(naive_reachable(&found.crews), [(1080, 100), (2220, 120)]);
    assert!(found.crews.iter().all(|crew| crew.reach.release_minutes == 0));
}

#[test]
fn four_desks_a_place_are_too_few_without_the_order() {
    let case = with_desks(plant());
    let served = |crew: usize| {
        let row = assess(&alone(case.clone(), crew)).crews.remove(0);
        (row.served, row.capacity_share, row.verdict)
    };
    assert_eq!(served(0), (Some(2666), Some(821), Verdict::Insufficient));
    assert_eq!(served(1), (Some(3200), Some(985), Verdict::Insufficient));
    // Their minutes do not meet, so together they are served as well as alone.
    let both = assess(&case);
    let shares: Vec<Option<u16>> = both.crews.iter().map(|crew| crew.capacity_share).collect();
    assert_eq!(shares, [Some(821), Some(985)]);
    let exact = both.capacity.unwrap();
    assert_eq!((exact.unit, exact.bottlenecks[0].supply, exact.bottlenecks[0].asked), (45, 120_000, 146_250));
}

#[test]
fn with_the_order_the_desks_suffice() {
    let case = with_desks(with_order("2025-06-26 12:00"));
    for crew in [0, 1] {
        let row = assess(&alone(case.clone(), crew)).crews.remove(0);
        assert_eq!((row.served, row.capacity_share), (Some(3250), Some(1000)));
    }
}

#[test]
fn each_single_fix_is_enough_for_the_day_crew() {
    let base = alone(with_desks(plant()), 0);
    let share = |case: &CaseFile| assess(case).crews[0].capacity_share.unwrap();
    let mut fifth_desk = base.clone();
    for place in &mut fifth_desk.places {
        place.value.desks = Some(5);
    }
    assert_eq!(share(&fifth_desk), 1000);
    let held = |minutes: u32| {
        let mut case = base.clone();
        case.crews[0].value.leaves_after += minutes;
        share(&case)
    };
    assert!(held(10) < 990, "ten minutes are not enough");
    assert_eq!(held(11), 1000);
    let mut hour = base;
    hour.put(release("2025-06-25 14:00", "2025-06-25 15:00", "2025-06-20 12:00"));
    assert_eq!(share(&hour), 1000);
}

#[test]
fn a_continuous_window_alone_changes_nothing() {
    let mut case = plant();
    case.places = vec![Lined::new(30, place("gate", &[("2025-06-25 05:00", "2025-06-26 22:00")]))];
    let found = assess(&case);
    let reachable: Vec<i64> = found.crews.iter().map(|crew| crew.reach.reachable_minutes).collect();
    assert_eq!(reachable, [100, 100]);
    // The window overlaps 1,440 and 1,020 minutes of duty: only on-duty voting could use them.
    let on_duty: Vec<i64> = found.crews.iter().map(|crew| 41 * 60 - crew.reach.naive_minutes).collect();
    assert_eq!(on_duty, [1440, 1020]);
}
