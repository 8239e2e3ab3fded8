//! Each row of the table of edge cases, and input that must be asked about.

use chrono::{NaiveDate, Weekday};
use escrutinio::analysis::access::{CrewAccess, Group, Scene, Span, Spans, Verdict, evaluate, reach};
use escrutinio::analysis::zones;
use escrutinio::model::{Break, CaseFile, DutyDays, Facility, Lined, Spell};

use super::cases::{
    MON_THU, Put as _, assess, at, case, clock, codes, crew, dates, day, place, release, remarks, scene,
    time, week,
};

/// A night crew and a gate with the given windows.
fn night_and(windows: &[(&str, &str)]) -> CaseFile {
    let mut case = case();
    case.put(crew("night", 100, clock("18:00", "06:00"), week(&MON_THU)));
    case.put(place("gate", windows));
    case
}

fn only(case: &CaseFile) -> CrewAccess {
    assess(case).crews.remove(0)
}

fn in_zone(mut case: CaseFile, zone: &str) -> CaseFile {
    case.facility = Facility { timezone: Some(Lined::new(1, zone.to_owned())), ..Facility::default() };
    case
}

fn duty_hours(scene: &Scene, on: &str) -> i64 {
    let on: NaiveDate = day(on);
    scene.crews[0]
        .duties
        .list
        .iter()
        .filter(|duty| duty.day == on)
        .map(|duty| duty.span.seconds() / 3600)
        .sum()
}

#[test]
fn minutes_after_a_night_shift_belong_to_the_next_days_polls() {
    // The last night of the week begins on Thursday and ends on Friday, the day after the last working day.
    assert_eq!(only(&night_and(&[("2025-06-27 05:00", "2025-06-27 19:00")])).reach.reachable_minutes, 20);
    assert_eq!(only(&night_and(&[("2025-06-28 05:00", "2025-06-28 19:00")])).reach.reachable_minutes, 0);
}

#[test]
fn windows_may_pass_midnight_and_close_at_24() {
    let mut case = night_and(&[("2025-06-25 22:00", "2025-06-26 02:00")]);
    case.crews[0].value.breaks = vec![Break { from: time("23:45"), to: time("00:15") }];
    assert_eq!(only(&case).reach.reachable_minutes, 30);
    let whole_day = night_and(&[("2025-06-25 00:00", "2025-06-25 24:00")]);
    assert_eq!(scene(&whole_day).places[0].open.minutes(), 1440);
}

#[test]
fn windows_without_length_or_backwards_ask() {
    assert_eq!(codes(&night_and(&[("2025-06-25 00:00", "2025-06-25 00:00")])), ["TUR-008"]);
    assert_eq!(codes(&night_and(&[("2025-06-25 19:00", "2025-06-25 05:00")])), ["TUR-008"]);
    let problem = Scene::of(&night_and(&[("2025-06-25 19:00", "2025-06-25 05:00")])).unwrap_err().remove(0);
    assert_eq!(problem.place.as_deref(), Some("case.toml:50"));
    let mut late = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    late.places[0].value.windows[0].value.opened = Some(at("2025-06-25 20:00"));
    assert_eq!(codes(&late), ["TUR-008"], "opened after it closed");
}

#[test]
fn overlapping_windows_of_a_place_are_one_and_do_not_add_desks() {
    let served = |windows: &[(&str, &str)]| {
        let mut case = night_and(windows);
        case.crews[0].value.workers = Some(1000);
        case.places[0].value.desks = Some(1);
        only(&case).served
    };
    let one = served(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    let same = served(&[
        ("2025-06-25 05:00", "2025-06-25 12:00"),
        ("2025-06-25 05:30", "2025-06-25 18:00"),
        ("2025-06-25 18:00", "2025-06-25 19:00"),
    ]);
    // 20 minutes after the night, 30 before the next: 3,000 desk-seconds of 45.
    assert_eq!((one, same), (Some(66), Some(66)));
}

#[test]
fn two_places_at_once_are_one_chance_and_no_head_counts_twice() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.put(place("second", &[("2025-06-25 05:00", "2025-06-25 19:00")]));
    for place in &mut case.places {
        place.value.desks = Some(10);
    }
    let row = only(&case);
    assert_eq!((row.reach.reachable_minutes, row.reach.opportunities, row.served), (50, 2, Some(100)));
}

#[test]
fn a_night_shift_is_9_hours_in_november_and_7_in_march_at_the_border() {
    let nights = |zone: &str, window: (&str, &str)| {
        let mut case = night_and(&[window]);
        case.crews[0].value.spells = vec![clock("22:00", "06:00")];
        case.crews[0].value.days = week(&[Weekday::Sat]);
        scene(&in_zone(case, zone))
    };
    for zone in ["America/Tijuana", "America/Ciudad_Juarez", "America/Matamoros"] {
        let november = nights(zone, ("2026-11-01 05:00", "2026-11-01 19:00"));
        assert_eq!(duty_hours(&november, "2026-10-31"), 9, "{zone}");
        let march = nights(zone, ("2026-03-08 05:00", "2026-03-08 19:00"));
        assert_eq!(duty_hours(&march, "2026-03-07"), 7, "{zone}");
    }
    let centre = nights("America/Mexico_City", ("2026-11-01 05:00", "2026-11-01 19:00"));
    assert_eq!(duty_hours(&centre, "2026-10-31"), 8);
}

#[test]
fn skipped_and_repeated_local_times_are_said() {
    let mut case = night_and(&[("2026-11-01 01:30", "2026-11-01 19:00")]);
    case.crews[0].value.days = week(&[Weekday::Sat]);
    let notes = remarks(&in_zone(case.clone(), "America/Tijuana"));
    assert_eq!(notes, ["clock_twice"]);
    let opens = scene(&in_zone(case, "America/Tijuana")).places[0].open.first().unwrap();
    assert_eq!(
        zones::offset_minutes(chrono_tz::America::Tijuana, opens),
        -420,
        "an opening is the first of two"
    );
    let mut march = night_and(&[("2026-03-08 02:15", "2026-03-08 19:00")]);
    march.crews[0].value.days = week(&[Weekday::Sat]);
    let march = in_zone(march, "America/Tijuana");
    assert_eq!(remarks(&march), ["clock_skipped"]);
}

#[test]
fn a_place_may_live_by_another_clock() {
    // Plant in Sonora (−7), dormitory polls in Quintana Roo (−5): 08:00 there is 06:00 here.
    let mut case = night_and(&[("2025-06-25 08:00", "2025-06-25 09:00")]);
    case.places[0].value.timezone = Some(Lined::new(40, "America/Cancun".to_owned()));
    let row = only(&in_zone(case, "America/Hermosillo"));
    assert_eq!(row.reach.reachable_minutes, 20);
}

#[test]
fn a_duty_over_24_hours_is_one_interval() {
    let mut case =
        night_and(&[("2025-06-25 05:00", "2025-06-25 19:00"), ("2025-06-26 05:00", "2025-06-26 19:00")]);
    let guard = &mut case.crews[0].value;
    guard.spells = vec![Spell::Hours { start: time("07:00"), hours: 36 }];
    guard.days = dates(&["2025-06-25"]);
    guard.breaks = vec![Break { from: time("14:00"), to: time("14:30") }];
    let row = only(&case);
    // 06:30–07:00 before, 14:00–14:30 twice inside; the duty ends on the 26th at 19:00, when the polls close.
    assert_eq!((row.reach.reachable_minutes, row.reach.opportunities), (90, 3));
    assert_eq!(scene(&case).crews[0].duties.list.len(), 1);
    assert_eq!(duty_hours(&scene(&case), "2025-06-25"), 36);
}

#[test]
fn equal_start_and_end_are_24_hours() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.crews[0].value.spells = vec![clock("07:00", "07:00")];
    case.crews[0].value.days = dates(&["2025-06-25"]);
    assert_eq!(duty_hours(&scene(&case), "2025-06-25"), 24);
}

#[test]
fn a_holiday_takes_the_duty_and_the_minutes_on_the_premises_away() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.crews[0].value.rest = vec![day("2025-06-24"), day("2025-06-25")];
    let row = only(&case);
    assert_eq!((row.reach.reachable_minutes, row.reach.special_trip_minutes), (0, 840));
    assert_eq!(row.verdict, Verdict::SpecialTrip);
}

#[test]
fn rest_takes_dates_out_and_extra_puts_them_in() {
    let mut case = night_and(&[("2025-06-28 05:00", "2025-06-28 19:00")]);
    case.crews[0].value.extra = vec![day("2025-06-27")];
    assert_eq!(only(&case).reach.reachable_minutes, 20, "Friday's added night ends on Saturday at six");
    case.crews[0].value.rest = vec![day("2025-06-27")];
    assert_eq!(only(&case).reach.reachable_minutes, 20, "less rest, then plus extra");
}

#[test]
fn absent_people_reach_nothing() {
    let scene = scene(&night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]));
    let mut group = Group::of_crew(&scene, 0).unwrap();
    group.absent = Spans::of([Span::new(scene.horizon.start - 2 * 86_400, scene.horizon.end)]);
    let found = reach(&scene, &group, escrutinio::analysis::access::Counted::All);
    assert_eq!((found.reachable_minutes, found.opportunities), (0, 0));
    assert_eq!(group.last_presence(&scene), None);
}

#[test]
fn people_with_no_place_have_no_access() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.put(crew("drivers", 10, clock("08:00", "17:00"), week(&MON_THU)));
    case.places[0].value.crews = vec![Lined::new(33, "night".to_owned())];
    let rows = assess(&case).crews;
    assert_eq!((rows[0].verdict, rows[1].verdict), (Verdict::Covered, Verdict::None));
}

#[test]
fn what_really_happened_replaces_what_was_published() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.places[0].value.windows[0].value.opened = Some(at("2025-06-25 06:10"));
    case.places[0].value.windows[0].value.closed = Some(at("2025-06-25 17:45"));
    let scene = scene(&case);
    assert_eq!((scene.places[0].published.minutes(), scene.places[0].open.minutes()), (840, 695));
    assert_eq!(only(&case).reach.reachable_minutes, 10 + 15);
}

#[test]
fn an_order_after_the_last_presence_counts_nothing() {
    let mut case = night_and(&[("2025-06-27 05:00", "2025-06-27 19:00")]);
    case.put(release("2025-06-27 14:00", "2025-06-27 15:00", "2025-06-27 06:30"));
    let scene = scene(&case);
    let last = Group::of_crew(&scene, 0).unwrap().last_presence(&scene).unwrap();
    assert_eq!(zones::local(scene.zone, last), at("2025-06-27 06:20"));
    assert_eq!(only(&case).reach.release_minutes, 0);
}

#[test]
fn a_release_counts_from_its_announcement_and_the_notice_it_needs() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 23:00")]);
    case.put(release("2025-06-25 20:00", "2025-06-25 21:00", "2025-06-25 20:15"));
    assert_eq!(only(&case).reach.release_minutes, 45);
    assert_eq!(remarks(&case), ["zone_assumed", "release_before_notice"]);
    case.access.release_notice = 30;
    assert_eq!(only(&case).reach.release_minutes, 15);
}

#[test]
fn a_chance_too_short_to_vote_does_not_count() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.access.minutes_needed = 25;
    assert_eq!(only(&case).reach.reachable_minutes, 30, "twenty minutes after the shift are too short");
}

#[test]
fn cycles_run_from_their_anchor_both_ways() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    let rotating = &mut case.crews[0].value;
    rotating.spells = Vec::new();
    rotating.days = DutyDays::Cycle {
        anchor: day("2025-06-23"),
        pattern: "MMMMM--TTTTT--NNNNN--".to_owned(),
        shifts: [
            ('M', vec![clock("06:00", "14:00")]),
            ('T', vec![clock("14:00", "22:00")]),
            ('N', vec![clock("22:00", "06:00")]),
        ]
        .into(),
    };
    let starts: Vec<NaiveDate> = scene(&case).crews[0].duties.list.iter().map(|duty| duty.day).collect();
    let expected = [
        "2025-06-18",
        "2025-06-19",
        "2025-06-20",
        "2025-06-23",
        "2025-06-24",
        "2025-06-25",
        "2025-06-26",
        "2025-06-27",
    ];
    // The night of Tuesday 17th ends at 06:00 on the 18th, after the horizon begins at 05:00.
    assert_eq!(starts, [vec![day("2025-06-17")], expected.iter().map(|text| day(text)).collect()].concat());
}

#[test]
fn questions_name_the_line() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.places[0].value.crews = vec![Lined::new(33, "nigth".to_owned())];
    case.put(release("2025-06-25 15:00", "2025-06-25 14:00", "2025-06-20 12:00"));
    case.put(crew("night", 5, clock("06:00", "14:00"), week(&MON_THU)));
    let problems = Scene::of(&case).unwrap_err();
    let found: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.code, problem.place.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        found,
        [("TUR-006", "case.toml:11"), ("TUR-007", "case.toml:33"), ("TUR-009", "case.toml:80")]
    );
}

#[test]
fn duties_without_hours_ask() {
    let base = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    let with = |change: &dyn Fn(&mut escrutinio::model::Crew)| {
        let mut case = base.clone();
        change(&mut case.crews[0].value);
        codes(&case)
    };
    assert_eq!(with(&|crew| crew.spells.clear()), ["TUR-001"]);
    assert_eq!(
        with(&|crew| crew.spells = vec![Spell::Hours { start: time("07:00"), hours: 0 }]),
        ["TUR-005"]
    );
    assert_eq!(
        with(&|crew| crew.breaks = vec![Break { from: time("07:00"), to: time("07:00") }]),
        ["TUR-004"]
    );
    let cycle = |pattern: &str| DutyDays::Cycle {
        anchor: day("2025-06-23"),
        pattern: pattern.to_owned(),
        shifts: std::collections::BTreeMap::new(),
    };
    assert_eq!(with(&|crew| crew.days = cycle("11X0")), ["TUR-002"]);
    assert_eq!(with(&|crew| crew.days = cycle("")), ["TUR-002"]);
    assert_eq!(with(&|crew| crew.days = cycle("1100")), Vec::<&str>::new());
}

#[test]
fn slips_of_the_pen_are_said() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    case.crews[0].value.spells = vec![clock("18:00", "06:00"), clock("22:00", "02:00")];
    case.crews[0].value.extra = vec![day("2026-06-25")];
    case.put(release("2025-07-25 14:00", "2025-07-25 15:00", "2025-06-20 12:00"));
    assert_eq!(
        remarks(&case),
        ["zone_assumed", "duties_overlap", "release_outside_vote", "date_outside_vote"]
    );
}

#[test]
fn crews_compete_for_the_same_desks() {
    // One desk, ten minutes that both reach and ten that only the second reaches.
    let mut case = case();
    let mut first = crew("first", 20, clock("08:00", "16:00"), dates(&["2025-06-25"]));
    (first.arrives_before, first.leaves_after) = (10, 0);
    let mut second = crew("second", 20, clock("08:00", "16:00"), dates(&["2025-06-25"]));
    (second.arrives_before, second.leaves_after) = (20, 0);
    let mut gate = place("gate", &[("2025-06-25 07:00", "2025-06-25 15:00")]);
    (gate.desks, gate.seconds_per_voter) = (Some(1), Some(60));
    case.put(first).put(second).put(gate);
    // Twenty minutes serve 20 of 40: each can have half, the second in the minutes it has alone.
    let shares: Vec<Option<u16>> = assess(&case).crews.iter().map(|crew| crew.capacity_share).collect();
    assert_eq!(shares, [Some(500), Some(500)]);
    // With 5 in the second, they vote while alone and the first keeps the shared ten minutes.
    case.crews[1].value.workers = Some(5);
    let rows = assess(&case).crews;
    assert_eq!((rows[0].served, rows[1].served), (Some(10), Some(5)));
}

#[test]
fn missing_desks_or_workers_leave_the_share_open() {
    let mut case = night_and(&[("2025-06-25 05:00", "2025-06-25 19:00")]);
    assert_eq!(only(&case).capacity_share, None);
    case.places[0].value.desks = Some(4);
    assert_eq!(only(&case).capacity_share, Some(1000));
    case.crews[0].value.workers = None;
    let scene = scene(&case);
    let found = evaluate(&scene, &[Group::of_crew(&scene, 0).unwrap()]);
    assert_eq!((found.crews[0].capacity_share, found.crews[0].workers), (None, None));
}

#[test]
fn a_crew_that_hangs_on_a_late_order_is_fragile() {
    let mut case = case();
    case.put(crew("day", 10, clock("06:00", "18:00"), dates(&["2025-06-25"])));
    case.put(place("gate", &[("2025-06-25 05:00", "2025-06-25 17:00")]));
    case.put(release("2025-06-25 14:00", "2025-06-25 15:00", "2025-06-24 14:01"));
    assert_eq!(only(&case).verdict, Verdict::Fragile, "announced 23 h 59 min ahead");
    case.releases[0].value.announced = at("2025-06-24 14:00");
    assert_eq!(only(&case).verdict, Verdict::Covered);
}
