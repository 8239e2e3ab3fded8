//! The smallest change that lets everyone vote, checked by hand and by trying everything.

use escrutinio::analysis::access::{
    Change, Cost, Facts, FixKind, Proof, Span, Verdict, access, crew_groups, evaluate, fixes, request,
};
use escrutinio::analysis::zones::{Edge, instant};
use escrutinio::model::{CaseFile, Release, Vote};

use super::cases::{MON_THU, Put as _, assess, at, case, clock, crew, dates, place, scene, week};

/// The day crew of the golden fixture alone, at one place with the twenty desks of all five.
fn day_crew() -> CaseFile {
    let mut case = case();
    case.put(crew("day", 3250, clock("06:00", "18:00"), week(&MON_THU)));
    let mut gate = place(
        "gate",
        &[
            ("2025-06-25 05:00", "2025-06-25 19:00"),
            ("2025-06-26 05:00", "2025-06-26 19:00"),
            ("2025-06-27 05:00", "2025-06-27 19:00"),
        ],
    );
    (gate.desks, gate.seconds_per_voter) = (Some(20), Some(45));
    case.put(gate);
    case
}

#[test]
fn the_menu_of_the_golden_fixture() {
    let scene = scene(&day_crew());
    let found = fixes(&scene, &crew_groups(&scene));
    let of = |kind: FixKind| found.iter().find(|fix| fix.kind == kind).unwrap().changes.clone();
    assert_eq!(of(FixKind::Buses), [Change::HoldBus { crew: 0, minutes: 11 }]);
    // A fifth desk at each of five places is five desks at this one.
    assert_eq!(of(FixKind::Desks), [Change::AddDesks { place: 0, desks: 5 }]);
    let Change::Release { crew: 0, span } = of(FixKind::Releases)[0] else { panic!("a release") };
    // 120.66 minutes of twenty desks serve 99 %: 100 are there, so two quarters of an hour are needed.
    assert_eq!((span.seconds() / 60, of(FixKind::Releases).len()), (30, 1));
}

#[test]
fn a_fix_written_into_the_case_file_covers_every_crew() {
    let base = day_crew();
    let found = access(&base, &Facts::default()).unwrap();
    assert!(found.fixes.len() >= 3);
    for fix in &found.fixes {
        let mut case = base.clone();
        for change in &fix.changes {
            match change {
                Change::HoldBus { crew, minutes } => case.crews[*crew].value.leaves_after += minutes,
                Change::AddDesks { place, desks } => {
                    let own = &mut case.places[*place].value.desks;
                    *own = own.map(|now| now + desks);
                }
                Change::Release { span, .. } => {
                    let local = |at| escrutinio::analysis::zones::local(found.scene.zone, at);
                    case.put(Release {
                        from: local(span.start),
                        to: local(span.end),
                        announced: local(span.start - 86_400),
                        crews: Vec::new(),
                        document: None,
                    });
                }
                Change::OpenLonger { place, span } => {
                    let local = |at| escrutinio::analysis::zones::local(found.scene.zone, at);
                    let mut window = case.places[*place].windows[0].clone();
                    (window.value.opens, window.value.closes) = (local(span.start), local(span.end));
                    case.places[*place].value.windows.push(window);
                }
            }
        }
        let after = assess(&case).crews;
        assert!(after.iter().all(|row| row.verdict == Verdict::Covered), "{:?}", fix.kind);
    }
}

#[test]
fn the_cheapest_release_is_that_of_trying_every_block() {
    let mut base = case();
    let mut packers = crew("packers", 120, clock("08:00", "16:00"), dates(&["2025-06-25", "2025-06-26"]));
    (packers.arrives_before, packers.leaves_after) = (10, 0);
    base.put(packers);
    let mut gate =
        place("gate", &[("2025-06-25 07:00", "2025-06-25 12:00"), ("2025-06-26 07:00", "2025-06-26 12:00")]);
    (gate.desks, gate.seconds_per_voter) = (Some(1), Some(60));
    base.put(gate);
    let scene = scene(&base);
    let groups = crew_groups(&scene);
    let found = fixes(&scene, &groups);
    let release = found.iter().find(|fix| fix.kind == FixKind::Releases).unwrap();
    let start = instant(scene.zone, at("2025-06-25 08:00"), Edge::Start).0;
    let mut least = i64::MAX;
    for from in (0..32 * 60).step_by(5) {
        for minutes in (15..=180).step_by(15) {
            let span = Span::new(start + from * 60, start + (from + minutes) * 60);
            let covered = evaluate(&Change::Release { crew: 0, span }.made(&scene), &groups).crews[0].verdict;
            if covered == Verdict::Covered {
                least = least.min(minutes);
            }
        }
    }
    let total: i64 = release
        .changes
        .iter()
        .map(|change| if let Change::Release { span, .. } = change { span.seconds() / 60 } else { 0 })
        .sum();
    // 20 minutes of one desk are there for 120 people of a minute each: 99 % need 99 minutes more, so 105.
    assert_eq!((total, least), (105, 105));
}

#[test]
fn an_uncovered_night_crew_gets_hours_that_must_be_enabled() {
    let mut base = case();
    base.put(crew("night", 50, clock("22:00", "06:00"), dates(&["2025-06-24", "2025-06-25"])));
    base.put(place("gate", &[("2025-06-25 09:00", "2025-06-25 17:00")]));
    base.case.value.vote = Some(Vote::Representation);
    assert_eq!(assess(&base).crews[0].verdict, Verdict::SpecialTrip);
    let found = access(&base, &Facts::default()).unwrap();
    let windows = found.fixes.iter().find(|fix| fix.kind == FixKind::Windows).unwrap();
    let asked = request(&base, &found.scene, &windows.changes);
    let tail = asked.args.iter().find(|arg| arg.0 == "tail").unwrap();
    assert!(format!("{:?}", tail.1).contains("716 y 717"));
    assert!(windows.until.unwrap() < found.scene.places[0].open.first().unwrap());
}

#[test]
fn nothing_is_proposed_where_everyone_is_covered() {
    let mut base = day_crew();
    base.crews[0].value.workers = Some(100);
    let scene = scene(&base);
    assert!(fixes(&scene, &crew_groups(&scene)).is_empty());
}

/// 120 packers, one desk of a minute each; the polls close a while after the shift.
fn packers(workers: u32, after: u32) -> CaseFile {
    let mut base = case();
    let mut packers = crew("packers", workers, clock("08:00", "16:00"), dates(&["2025-06-25", "2025-06-26"]));
    (packers.arrives_before, packers.leaves_after) = (10, 0);
    base.put(packers);
    let closes = |day: &str| format!("2025-06-{day} {}:{:02}", 16 + after / 60, after % 60);
    let (first, second) = (closes("25"), closes("26"));
    let mut gate = place("gate", &[("2025-06-25 07:00", &first), ("2025-06-26 07:00", &second)]);
    (gate.desks, gate.seconds_per_voter) = (Some(1), Some(60));
    base.put(gate);
    base
}

#[test]
fn the_least_working_time_goes_before_desks_in_a_mixture() {
    // The polls close with the shift: half an hour more each day with the bus held, and twelve more desks, do not
    // suffice either, so some working time must be given.
    for workers in [1100, 1400, 1700] {
        let mut base = packers(workers, 0);
        base.crews[0].value.leaves_after = 0;
        let scene = scene(&base);
        let groups = crew_groups(&scene);
        let moment = |text: &str| instant(scene.zone, at(text), Edge::Start).0;
        let from = moment("2025-06-25 09:00");
        let longer = ["2025-06-25 16:00", "2025-06-26 16:00"]
            .map(|text| Change::OpenLonger { place: 0, span: Span::new(moment(text), moment(text) + 1800) });
        let held = Change::HoldBus { crew: 0, minutes: 30 };
        let most = Change::AddDesks { place: 0, desks: 12 };
        let with = |quarters: i64, others: &[Change]| {
            let release = Change::Release { crew: 0, span: Span::new(from, from + quarters * 900) };
            let changed = others.iter().fold(release.made(&scene), |scene, change| change.made(&scene));
            let row = &evaluate(&changed, &groups).crews[0];
            row.verdict == Verdict::Covered && row.served == row.workers
        };
        let all = [longer[0].clone(), longer[1].clone(), held, most];
        assert!(!with(0, &all), "{workers}");
        let least = (1..=8).find(|quarters| with(*quarters, &all)).unwrap();
        let found = fixes(&scene, &groups);
        let mixture = found.iter().find(|fix| fix.kind == FixKind::Mixture).unwrap();
        assert_eq!(mixture.cost.on_duty_minutes, u64::from(workers) * 15 * least.unsigned_abs(), "{workers}");
        assert!(mixture.changes.iter().any(|change| matches!(change, Change::AddDesks { .. })));
    }
}

#[test]
fn fewer_than_three_ways_out_say_why() {
    let case = super::cases::case;
    // The night crew is at home while the polls are open.
    let mut base = case();
    base.put(crew("night", 50, clock("22:00", "06:00"), dates(&["2025-06-24", "2025-06-25"])));
    base.put(place("gate", &[("2025-06-25 09:00", "2025-06-25 17:00")]));
    let found = access(&base, &Facts::default()).unwrap();
    let note = found.remarks.iter().find(|remark| remark.key == "fewer_fixes");
    assert_eq!(note.is_some(), found.fixes.len() < 3, "{:?}", found.fixes);
    let kinds: Vec<FixKind> = found.fixes.iter().map(|fix| fix.kind).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == FixKind::Windows), "{kinds:?}");
    // Of one kind alone, alternatives ask for other hours.
    let spans: Vec<Span> =
        found.fixes.iter().flat_map(|fix| fix.changes.iter().filter_map(Change::span)).collect();
    let apart =
        spans.iter().enumerate().all(|(index, span)| spans[..index].iter().all(|other| !other.meets(*span)));
    assert!(apart, "{spans:?}");
}

#[test]
fn two_crews_at_five_places_get_several_ways_out() {
    let mut base = case();
    base.put(crew("day", 3250, clock("06:00", "18:00"), week(&MON_THU)));
    base.put(crew("night", 3250, clock("18:00", "06:00"), week(&MON_THU)));
    for index in 1..=5 {
        let mut gate = day_crew().places.remove(0).value;
        (gate.id, gate.desks) = (format!("gate-{index}"), Some(4));
        base.put(gate);
    }
    let scene = scene(&base);
    let groups = crew_groups(&scene);
    let found = fixes(&scene, &groups);
    assert!(found.len() >= 3, "{:?}", found.iter().map(|fix| fix.kind).collect::<Vec<_>>());
    assert!(found.is_sorted_by_key(|fix| fix.cost));
    for fix in &found {
        let changed = fix.changes.iter().fold(scene.clone(), |scene, change| change.made(&scene));
        let after = evaluate(&changed, &groups).crews;
        assert!(after.iter().all(|row| row.verdict == Verdict::Covered), "{:?}", fix.kind);
        assert!(fix.until < scene.places[0].open.first());
    }
}

/// The packers' polls close with the shift and they have no time after it: nothing but new hours, a release, or both.
#[test]
fn new_hours_are_weighed_with_desks_and_buses() {
    for (workers, after) in [(120, 0), (60, 0), (200, 5), (90, 10), (300, 0)] {
        let scene = scene(&packers(workers, after));
        let groups = crew_groups(&scene);
        let close = |day: &str| {
            instant(scene.zone, at(&format!("2025-06-{day} 16:00")), Edge::Start).0 + i64::from(after) * 60
        };
        let (first, second) = (close("25"), close("26"));
        // Longer in the afternoon of each day, up to two quarters on the clock; the morning has nothing to gain, as
        // the polls open before anybody arrives.
        let longer = |end: i64, quarters: i64| {
            let from = end - end.rem_euclid(900);
            (quarters > 0).then(|| Span::new(from, from + quarters * 900))
        };
        let mut best: Option<(u64, u64)> = None;
        for (one, two) in (0..=2).flat_map(|one| (0..=2).map(move |two| (one, two))) {
            for desks in 0..=12 {
                for minutes in (0..=30).step_by(5) {
                    let spans = [longer(first, one), longer(second, two)].into_iter().flatten();
                    let mut changes: Vec<Change> =
                        spans.map(|span| Change::OpenLonger { place: 0, span }).collect();
                    changes.extend((minutes > 0).then_some(Change::HoldBus { crew: 0, minutes }));
                    changes.extend((desks > 0).then_some(Change::AddDesks { place: 0, desks }));
                    let changed = changes.iter().fold(scene.clone(), |scene, change| change.made(&scene));
                    let row = &evaluate(&changed, &groups).crews[0];
                    if row.verdict == Verdict::Covered && row.served == row.workers {
                        let cost = Cost::of(&changes, &scene, &[u64::from(workers)]);
                        let both = (cost.desk_minutes, cost.waiting_minutes);
                        best = Some(best.map_or(both, |best| best.min(both)));
                    }
                }
            }
        }
        let found = fixes(&scene, &groups);
        let proven = found.iter().find(|fix| fix.proof == Proof::Optimal);
        let cost = proven.map(|fix| (fix.cost.desk_minutes, fix.cost.waiting_minutes));
        assert_eq!(cost, best, "{workers} {after}: {found:?}");
        assert_eq!(proven.unwrap().cost.on_duty_minutes, 0);
    }
}

#[test]
fn a_crew_that_is_never_free_while_the_polls_are_open_gets_the_least_new_hours() {
    // On duty the whole time that the polls are open: no chance at all, and desks enough.
    let mut base = packers(20, 20);
    base.crews[0].value.leaves_after = 20;
    base.places.clear();
    let mut gate =
        place("gate", &[("2025-06-25 09:00", "2025-06-25 15:00"), ("2025-06-26 09:00", "2025-06-26 15:00")]);
    (gate.desks, gate.seconds_per_voter) = (Some(4), Some(60));
    base.put(gate);
    let scene = scene(&base);
    let groups = crew_groups(&scene);
    assert_eq!(evaluate(&scene, &groups).crews[0].reach.opportunities, 0);
    let found = fixes(&scene, &groups);
    let hours = found.iter().find(|fix| fix.kind == FixKind::Windows).unwrap();
    // Two chances are needed; an opening lasts an hour or lengthens one, and the cheapest is an hour of four desks.
    assert_eq!((hours.proof, hours.cost.desk_minutes), (Proof::Optimal, 2 * 60 * 4), "{hours:?}");
}

#[test]
fn many_crews_get_ways_out_too() {
    let mut base = case();
    for index in 0..14_u32 {
        let (from, to) = (format!("06:{:02}", index * 4), format!("18:{:02}", index * 4));
        base.put(crew(&format!("crew-{index:02}"), 120, clock(&from, &to), week(&MON_THU)));
    }
    let mut gate = day_crew().places.remove(0).value;
    gate.desks = Some(2);
    base.put(gate);
    let found = access(&base, &Facts::default()).unwrap();
    let uncovered = found.evaluation.crews.iter().filter(|row| row.verdict != Verdict::Covered).count();
    assert!(uncovered > 0);
    assert!(!found.fixes.is_empty(), "{:?}", found.remarks);
    let flips = found.flips.iter().filter(|flips| !flips.is_empty()).count();
    assert!(flips >= uncovered, "{flips}");
}
