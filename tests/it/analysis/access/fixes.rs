//! The smallest change that lets everyone vote, checked by hand and by trying everything.

use escrutinio::analysis::access::{
    Change, Facts, FixKind, Span, Verdict, access, crew_groups, evaluate, fixes, request,
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
fn the_cheapest_mixture_is_that_of_trying_everything() {
    for (workers, after) in [(120, 20), (90, 10), (200, 25), (75, 5), (150, 15)] {
        let scene = scene(&packers(workers, after));
        let groups = crew_groups(&scene);
        // No minute of duty is needed while desks and buses can do it, so these two are all there is to try:
        // the fewest desks first, then the shortest wait in steps of five minutes.
        let mut best = None;
        for desks in 0..=12 {
            for minutes in (0..=30).step_by(5) {
                let held = Change::HoldBus { crew: 0, minutes }.made(&scene);
                let changed = Change::AddDesks { place: 0, desks }.made(&held);
                let row = &evaluate(&changed, &groups).crews[0];
                let everyone = row.verdict == Verdict::Covered && row.served == row.workers;
                if everyone && best.is_none() {
                    best = Some((desks, minutes));
                }
            }
        }
        let found = fixes(&scene, &groups);
        let mixture = found.iter().find(|fix| fix.kind == FixKind::Mixture);
        let (desks, minutes) = best.unwrap();
        let expected = [Change::HoldBus { crew: 0, minutes }, Change::AddDesks { place: 0, desks }];
        if desks > 0 && minutes > 0 {
            assert_eq!(mixture.unwrap().changes, expected, "{workers} workers");
        } else {
            assert!(mixture.is_none(), "{workers} workers: {mixture:?}");
        }
    }
}

#[test]
fn the_least_working_time_goes_before_desks_in_a_mixture() {
    // The polls close with the shift, so no bus helps, and twelve more desks do not suffice either.
    for workers in [400, 700, 900] {
        let mut base = packers(workers, 0);
        base.crews[0].value.leaves_after = 0;
        let scene = scene(&base);
        let groups = crew_groups(&scene);
        let from = instant(scene.zone, at("2025-06-25 09:00"), Edge::Start).0;
        let grid = (0..=8_i64).flat_map(|quarters| (0..=12_u32).map(move |desks| (quarters, desks)));
        let best = grid.into_iter().find(|(quarters, desks)| {
            let span = Span::new(from, from + quarters * 900);
            let freed = Change::Release { crew: 0, span }.made(&scene);
            let row = &evaluate(&Change::AddDesks { place: 0, desks: *desks }.made(&freed), &groups).crews[0];
            row.verdict == Verdict::Covered && row.served == row.workers
        });
        let (quarters, desks) = best.unwrap();
        assert!(quarters > 0 && desks > 0, "{workers}");
        let found = fixes(&scene, &groups);
        let mixture = found.iter().find(|fix| fix.kind == FixKind::Mixture).unwrap();
        let released: i64 = mixture.changes.iter().filter_map(Change::span).map(Span::seconds).sum();
        assert_eq!(released / 900, quarters, "{workers}: {:?}", mixture.changes);
        assert!(mixture.changes.contains(&Change::AddDesks { place: 0, desks }), "{:?}", mixture.changes);
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
