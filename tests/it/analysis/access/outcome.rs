//! The whole answer: people with dates of their own, who can be helped, places, sentences, judgements.

use escrutinio::analysis::access::{
    Absence, Access, Facts, FlipInput, Person, RosterRow, Verdict, access, enabling_judgements,
    hours_judgements, place_judgements,
};
use escrutinio::analysis::zones::{Edge, instant};
use escrutinio::model::{Arg, CaseFile, Lined, Moment, Msg, Severity, Vote};

use super::cases::{MON_THU, Put as _, at, case, clock, crew, day, place, release, time, week};

/// The day and night crews of the golden fixture, with desks at one place.
fn plant() -> CaseFile {
    let mut case = case();
    case.put(crew("day", 100, clock("06:00", "18:00"), week(&MON_THU)));
    case.put(crew("night", 100, clock("18:00", "06:00"), week(&MON_THU)));
    case.put(place(
        "gate",
        &[
            ("2025-06-25 05:00", "2025-06-25 19:00"),
            ("2025-06-26 05:00", "2025-06-26 19:00"),
            ("2025-06-27 05:00", "2025-06-27 19:00"),
        ],
    ));
    case
}

fn answer(case: &CaseFile, facts: &Facts<'_>) -> Access {
    access(case, facts).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn person(shift: &str) -> Person<'_> {
    Person { shift, route: "", gate_pass: true }
}

fn args<'a>(msg: &'a Msg, name: &str) -> &'a Arg {
    &msg.args.iter().find(|arg| arg.0 == name).unwrap().1
}

#[test]
fn an_order_helps_only_those_who_are_still_to_come() {
    let mut case = plant();
    case.put(release("2025-06-26 18:00", "2025-06-26 19:00", "2025-06-26 12:00"));
    let found = answer(&case, &Facts::default());
    let zone = found.scene.zone;
    let share = |moment: &str| {
        let helped = found.survival.at(instant(zone, at(moment), Edge::Start).0);
        (helped.workers, helped.of)
    };
    assert_eq!(share("2025-06-26 12:00"), (200, 200));
    assert_eq!(share("2025-06-26 18:19"), (200, 200));
    assert_eq!(share("2025-06-26 18:20"), (100, 200), "the day crew's last bus has left");
    assert_eq!(share("2025-06-27 06:30"), (0, 200));
    let order = instant(zone, at("2025-06-26 12:00"), Edge::Start).0;
    assert!(found.helpable.iter().any(|row| (row.at, row.workers) == (order, 200)));
    assert!(found.helpable.is_sorted_by_key(|row| row.at));
}

#[test]
fn a_roster_speaks_for_its_own_dates() {
    let mut case = plant();
    case.crews[0].value.workers = None;
    case.crews[0].value.roll_values = vec!["T1 Día".to_owned()];
    case.crews[1].value.workers = None;
    let people = [person("T1 DIA"), person("t1  día"), person("night"), person("")];
    let roster = [
        // The second works the night of Thursday only; the last row for one date and start holds.
        RosterRow { person: 1, day: day("2025-06-24"), hours: None, place: "" },
        RosterRow {
            person: 1,
            day: day("2025-06-26"),
            hours: Some((time("18:00"), time("02:00"))),
            place: "",
        },
        RosterRow {
            person: 1,
            day: day("2025-06-26"),
            hours: Some((time("18:00"), time("06:00"))),
            place: "",
        },
    ];
    let found = answer(&case, &Facts { people: &people, roster: &roster, ..Facts::default() });
    assert_eq!(found.grouping.members, [vec![0], vec![2], vec![1]]);
    assert_eq!(found.without_shift.workers, 1);
    assert_eq!((found.without_shift.best, found.without_shift.worst), (Some(1), Some(0)));
    // Thursday 17:30–18:00, Friday 06:00–06:20.
    assert_eq!(found.evaluation.reaches[2].reachable_minutes, 50);
    assert!(found.remarks.iter().any(|remark| remark.key == "roster_rows_replaced"));
    assert_eq!(found.evaluation.crews[0].workers, Some(2));
}

#[test]
fn absent_people_stay_in_the_count_without_access() {
    let mut case = plant();
    case.places[0].value.desks = Some(4);
    let people = [person("day"), person("day")];
    let absences = [Absence { person: 1, from: day("2025-06-20"), to: day("2025-06-30") }];
    let found = answer(&case, &Facts { people: &people, absences: &absences, ..Facts::default() });
    let rows: Vec<(Verdict, u64)> = found.people.iter().map(|row| (row.verdict, row.workers)).collect();
    assert_eq!(rows, [(Verdict::SpecialTrip, 1)]);
    assert_eq!(found.evaluation.crews[0].workers, Some(100), "the case's number, one of them absent");
    assert_eq!(
        (found.evaluation.crews[0].served, found.evaluation.crews[0].capacity_share),
        (Some(99), Some(990))
    );
    let judged = hours_judgements(&found);
    let away = judged.iter().find(|judged| judged.key == "absent").unwrap();
    assert_eq!((away.people, away.severity), (Some(1), Severity::Note), "told, without weight");
    assert_eq!(found.evaluation.crews[0].verdict, Verdict::Covered, "leave does not condemn the crew");
}

#[test]
fn many_on_leave_leave_the_verdict_to_the_others() {
    let mut case = plant();
    case.crews[0].value.workers = None;
    case.places[0].value.desks = Some(4);
    let people = vec![person("day"); 20];
    let absences: Vec<Absence> =
        (0..10).map(|person| Absence { person, from: day("2025-06-20"), to: day("2025-06-30") }).collect();
    let found = answer(&case, &Facts { people: &people, absences: &absences, ..Facts::default() });
    let row = &found.evaluation.crews[0];
    assert_eq!((row.workers, row.served, row.capacity_share), (Some(20), Some(10), Some(500)));
    assert_eq!(row.verdict, Verdict::Covered);
    assert!(found.people.iter().all(|row| row.away && row.workers == 10));
}

#[test]
fn a_mandatory_rest_day_is_no_business_day() {
    let mut case = case();
    case.put(crew("day", 10, clock("06:00", "14:00"), week(&MON_THU)));
    case.put(place("gate", &[("2026-09-16 07:00", "2026-09-16 19:00")]));
    let found = answer(&case, &Facts::default());
    assert_eq!(found.places[0].off_hours.minutes(), 720, "16 September, all day");
    assert!(found.remarks.iter().any(|remark| remark.key == "rest_day"));
    let judged = enabling_judgements(&case, &found).unwrap();
    assert_eq!(judged.len(), 1);
}

#[test]
fn people_without_a_gate_pass_have_their_own_check() {
    let mut case = plant();
    let people = [Person { shift: "day", route: "", gate_pass: false }];
    let facts = Facts { people: &people, ..Facts::default() };
    assert_eq!(answer(&case, &facts).outside.open, None, "no place says on which side of the gate it stands");
    case.places[0].value.outside_gate = Some(false);
    let inside = answer(&case, &facts);
    assert_eq!((inside.outside.open, inside.outside.people), (Some(false), Some(1)));
    let judged = place_judgements(&inside);
    assert_eq!((judged[0].key, judged[0].severity), ("outside", Severity::High));
    case.places[0].value.outside_gate = Some(true);
    let outside = answer(&case, &facts);
    assert_eq!((outside.outside.open, outside.outside.minutes), (Some(true), 2520));
    assert!(place_judgements(&outside).is_empty());
}

#[test]
fn a_place_that_opened_late_lost_hours() {
    let mut case = plant();
    case.places[0].value.windows[0].value.opened = Some(at("2025-06-25 05:20"));
    let found = answer(&case, &Facts::default());
    assert_eq!((found.places[0].published_minutes, found.places[0].lost_minutes), (2520, 20));
    assert_eq!(place_judgements(&found)[0].key, "lost_hours");
}

#[test]
fn hours_outside_seven_to_nineteen_need_enabling() {
    let mut case = plant();
    let judged = |case: &CaseFile, off: &[chrono::NaiveDate]| {
        let found = answer(case, &Facts { non_business: off, ..Facts::default() });
        enabling_judgements(case, &found)
            .map(|found| found.iter().map(|one| args(&one.msg, "minutes").clone()).collect())
    };
    assert_eq!(judged(&case, &[]), Some(vec![Arg::Int(360)]), "05:00–07:00 on three days");
    assert_eq!(
        judged(&case, &[day("2025-06-25")]),
        Some(vec![Arg::Int(240 + 840)]),
        "a whole day that is not one of business"
    );
    case.dates.insert("hours_enabled", Lined::new(9, Moment::Day(day("2025-06-20"))));
    assert_eq!(judged(&case, &[]), Some(vec![]));
    case.dates.insert("hours_enabled", Lined::new(9, Moment::Day(day("2025-06-26"))));
    assert_eq!(judged(&case, &[]), Some(vec![Arg::Int(360)]), "enabled after the first of those hours");
    case.case.value.vote = Some(Vote::Strike);
    assert_eq!(judged(&case, &[]), None, "in a strike all hours are business hours");
}

#[test]
fn a_bottleneck_adds_up() {
    let mut case = plant();
    case.crews[0].value.workers = Some(3250);
    (case.places[0].value.desks, case.places[0].value.seconds_per_voter) = (Some(20), Some(45));
    let found = answer(&case, &Facts::default());
    let sentence = &found.bottlenecks[0];
    let numbers = ["supply", "asked", "short", "left"].map(|name| args(sentence, name).clone());
    assert_eq!(numbers, [Arg::Int(120_000), Arg::Int(146_250), Arg::Int(26_250), Arg::Int(584)]);
    let Arg::List(sums) = args(sentence, "sums") else { panic!("a list of sums") };
    let sum = |arg: &Arg| {
        let Arg::Msg(msg) = arg else { panic!("a message: {arg:?}") };
        let Arg::Int(sum) = args(msg, "sum") else { panic!("a number: {msg:?}") };
        *sum
    };
    let total: i64 = sums.iter().map(sum).sum();
    assert_eq!(total, 120_000);
}

#[test]
fn the_values_at_which_a_verdict_changes_are_right() {
    let mut case = plant();
    case.crews.truncate(1);
    case.crews[0].value.workers = Some(3250);
    (case.places[0].value.desks, case.places[0].value.seconds_per_voter) = (Some(20), Some(45));
    let found = answer(&case, &Facts::default());
    assert_eq!(found.evaluation.crews[0].verdict, Verdict::Insufficient);
    let value = |input: FlipInput| {
        let flip = found.flips[0].iter().find(|flip| flip.input == input && flip.verdict == Verdict::Covered);
        flip.map(|flip| (flip.from, flip.to))
    };
    assert_eq!(value(FlipInput::LeavesAfter), Some((20, 31)));
    assert_eq!(value(FlipInput::Desks), Some((20, 25)));
    // 120,000 desk-seconds / (3,250 × 0.9895): 37 s serve 3,243 (998 permille), 38 s only 3,157.
    assert_eq!(value(FlipInput::SecondsPerVoter), Some((45, 37)));
    assert!(found.flips[0].is_sorted_by_key(escrutinio::analysis::access::Flip::effort));
}

#[test]
fn notice_is_counted_from_publication_to_each_crew() {
    let mut case = plant();
    case.dates.insert("notice_published", Lined::new(4, Moment::At(at("2025-06-24 05:00"))));
    let notice = answer(&case, &Facts::default()).notice.unwrap();
    assert_eq!(notice.hours_to_opening, Some(24));
    // The day crew arrives at 05:30; the night crew of Monday is still on duty.
    assert_eq!(notice.hours_to_crews, [Some(0), Some(0)]);
}

#[test]
fn a_crew_of_unknown_size_is_said() {
    let mut case = plant();
    case.crews[0].value.workers = None;
    case.places[0].value.desks = Some(4);
    let found = answer(&case, &Facts::default());
    let keys: Vec<&str> = found.remarks.iter().map(|remark| remark.key).collect();
    assert_eq!(keys, ["zone_assumed", "seconds_assumed", "capacity_unknown"]);
    assert_eq!(found.evaluation.crews[1].capacity_share, Some(1000));
}
