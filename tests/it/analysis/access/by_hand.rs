//! The ten cases of `docs/acceso-casos.md`: what the page says by hand, the engine must say too.

use escrutinio::model::{Break, CaseFile, Facility, Lined};

use super::cases::{
    MON_THU, Put as _, assess, case, clock, crew, dates, day, place, release, scene, time, week,
};

const PAGE: &str = include_str!("../../../../docs/acceso-casos.md");
const ENGLISH: &str = include_str!("../../../../docs/access-cases.md");

/// The result line of a case on the page.
fn on_paper(number: usize) -> String {
    let head = format!("## Caso {number}. ");
    let section = PAGE.split_once(&head).unwrap().1;
    section.lines().find_map(|line| line.strip_prefix("Resultado: ")).unwrap().to_owned()
}

#[test]
fn both_pages_give_the_same_lines() {
    for number in 1..=10 {
        let section = ENGLISH.split_once(&format!("## Case {number}. ")).unwrap().1;
        let line = section.lines().find_map(|line| line.strip_prefix("Result: ")).unwrap();
        assert_eq!(line, on_paper(number), "case {number}");
    }
}

/// The same line from the engine, for the first crew.
fn by_engine(case: &CaseFile) -> String {
    let row = assess(case).crews.remove(0);
    format!(
        "{} · {} · {} · {} · {} · {}",
        row.reach.naive_minutes,
        row.reach.reachable_minutes,
        row.reach.opportunities,
        row.reach.release_minutes,
        row.reach.special_trip_minutes,
        row.verdict.key()
    )
}

fn at_gate(start: &str, end: &str, days: escrutinio::model::DutyDays, windows: &[(&str, &str)]) -> CaseFile {
    let mut built = case();
    built.put(crew("crew", 100, clock(start, end), days));
    built.put(place("gate", windows));
    built
}

fn in_zone(mut case: CaseFile, zone: &str) -> CaseFile {
    case.facility = Facility { timezone: Some(Lined::new(1, zone.to_owned())), ..Facility::default() };
    case
}

const WEDNESDAY: (&str, &str) = ("2025-06-25 05:00", "2025-06-25 19:00");

fn cases() -> Vec<CaseFile> {
    let one = at_gate("18:00", "06:00", week(&MON_THU), &[WEDNESDAY]);
    let two = at_gate("06:00", "18:00", week(&MON_THU), &[("2025-06-25 08:00", "2025-06-25 16:00")]);
    let weekend = [chrono::Weekday::Fri, chrono::Weekday::Sat, chrono::Weekday::Sun];
    let three = at_gate("06:00", "18:00", week(&weekend), &[WEDNESDAY]);
    let four = in_zone(
        at_gate("22:00", "06:00", week(&[chrono::Weekday::Sat]), &[("2026-11-01 05:00", "2026-11-01 08:00")]),
        "America/Tijuana",
    );
    let mut five = at_gate("07:00", "07:00", dates(&["2025-06-24"]), &[WEDNESDAY]);
    let guard = &mut five.crews[0].value;
    (guard.arrives_before, guard.leaves_after) = (15, 10);
    guard.breaks = vec![Break { from: time("14:00"), to: time("14:30") }];
    let mut six =
        at_gate("06:00", "18:00", dates(&["2025-06-26"]), &[("2025-06-26 10:00", "2025-06-26 17:00")]);
    six.put(release("2025-06-26 14:00", "2025-06-26 15:00", "2025-06-26 14:20"));
    six.access.release_notice = 10;
    let mut seven =
        at_gate("06:00", "18:00", dates(&["2025-06-25"]), &[("2025-06-25 05:00", "2025-06-25 07:00")]);
    let mut others = place("other", &[WEDNESDAY]);
    others.crews = vec![Lined::new(31, "office".to_owned())];
    seven.put(crew("office", 10, clock("09:00", "17:00"), week(&MON_THU)));
    seven.put(others);
    let mut eight = case();
    for (id, lead) in [("first", 10), ("second", 20)] {
        let mut one = crew(id, 20, clock("08:00", "16:00"), dates(&["2025-06-25"]));
        (one.arrives_before, one.leaves_after) = (lead, 0);
        eight.put(one);
    }
    let mut desk = place("gate", &[("2025-06-25 07:00", "2025-06-25 15:00")]);
    (desk.desks, desk.seconds_per_voter) = (Some(1), Some(60));
    eight.put(desk);
    let mut nine = in_zone(
        at_gate("18:00", "06:00", week(&MON_THU), &[("2025-06-25 08:00", "2025-06-25 09:00")]),
        "America/Hermosillo",
    );
    nine.places[0].value.timezone = Some(Lined::new(31, "America/Cancun".to_owned()));
    let mon_fri = [
        chrono::Weekday::Mon,
        chrono::Weekday::Tue,
        chrono::Weekday::Wed,
        chrono::Weekday::Thu,
        chrono::Weekday::Fri,
    ];
    let ten = at_gate("22:00", "06:00", week(&mon_fri), &[("2022-02-01 05:00", "2022-02-02 22:00")]);
    vec![one, two, three, four, five, six, seven, eight, nine, ten]
}

#[test]
fn the_engine_says_what_paper_says() {
    let built = cases();
    assert_eq!(built.len(), 10);
    for (index, case) in built.iter().enumerate() {
        assert_eq!(by_engine(case), on_paper(index + 1), "case {}", index + 1);
    }
}

#[test]
fn the_night_of_case_four_lasts_nine_hours() {
    let scene = scene(&cases()[3]);
    let night = scene.crews[0].duties.list.iter().find(|duty| duty.day == day("2026-10-31")).unwrap();
    assert_eq!(night.span.seconds(), 9 * 3600);
}

#[test]
fn both_crews_of_case_eight_have_half() {
    let rows = assess(&cases()[7]).crews;
    let shares: Vec<_> = rows.iter().map(|row| (row.capacity_share, row.served)).collect();
    assert_eq!(shares, [(Some(500), Some(10)), (Some(500), Some(10))]);
}
