//! Signals beside the title: each adds its points, and the sum stays an indication.

use escrutinio::analysis::functions::{
    Before, EntryFacts, Function, Label, PayLevel, PayPeriod, Plant, Relabelled, Reports, Seen, Share, Tie,
    TitleScorer, Trial, Usual, signals,
};
use escrutinio::analysis::lists::ListKind;
use escrutinio::model::{Place, Text};

const AT: Place = Place::CaseLine(1);

fn points(facts: &EntryFacts<'_>) -> u16 {
    signals(&mut TitleScorer::default(), facts).points()
}

fn reports(workers: u32, tie: Tie) -> Reports {
    Reports { workers, tie, at: AT, list: None }
}

fn operator<'a>() -> EntryFacts<'a> {
    EntryFacts { title: "OPERADOR", min_reports: 3, ..EntryFacts::default() }
}

fn weekly() -> Plant {
    Plant { period: Some(Usual { value: PayPeriod::Weekly, rows: 95, of: 100 }), ..Plant::default() }
}

#[test]
fn command_adds_to_the_title() {
    assert_eq!(points(&operator()), 20);
    for (workers, tie, expected) in [
        (2, Tie::Sure, 320),
        (3, Tie::Sure, 620),
        (12, Tie::Sure, 620),
        (2, Tie::Like, 170),
        (3, Tie::Like, 620),
    ] {
        let named = reports(workers, tie);
        assert_eq!(
            points(&EntryFacts { reports: Some(&named), ..operator() }),
            expected,
            "{workers} {tie:?}"
        );
    }
    let named = reports(3, Tie::Sure);
    assert_eq!(points(&EntryFacts { reports: Some(&named), min_reports: 4, ..operator() }), 320);
}

#[test]
fn each_sign_of_treatment_adds_its_points() {
    assert_eq!(points(&EntryFacts { department: "RECURSOS HUMANOS", ..operator() }), 170);
    assert_eq!(points(&EntryFacts { department: "ENSAMBLE 2", ..operator() }), 20);
    assert_eq!(points(&EntryFacts { class: "CONFIANZA", ..operator() }), 170);
    assert_eq!(points(&EntryFacts { class: "SIND.", ..operator() }), 20);
    assert_eq!(points(&EntryFacts { class: "INDIRECTO", ..operator() }), 20);
    let paid = |period, plant| EntryFacts { pay_period: Some(Seen::bare(period)), plant, ..operator() };
    assert_eq!(points(&paid(PayPeriod::TwiceAMonth, weekly())), 170);
    assert_eq!(points(&paid(PayPeriod::Weekly, weekly())), 20);
    assert_eq!(points(&paid(PayPeriod::TwiceAMonth, Plant::default())), 20);
    let level = Plant { level: Some(PayLevel { most: 40_000, rows: 50 }), ..Plant::default() };
    let earns = |cents, plant| EntryFacts { pay: Some(Seen::bare(cents)), plant, ..operator() };
    assert_eq!((points(&earns(50_000, level)), points(&earns(50_001, level))), (20, 170));
    let scale = Plant { scale_top: Some(60_000), ..level };
    assert_eq!((points(&earns(60_000, scale)), points(&earns(60_001, scale))), (20, 320));
    assert_eq!(points(&EntryFacts { in_scale: Some(false), ..operator() }), 170);
    assert_eq!(points(&EntryFacts { in_scale: Some(true), ..operator() }), 20);
    let hours = Plant { hours: Some(Usual { value: 48, rows: 40, of: 40 }), ..Plant::default() };
    assert_eq!(points(&EntryFacts { hours: Some(Seen::bare(40)), plant: hours, ..operator() }), 120);
    assert_eq!(points(&EntryFacts { hours: Some(Seen::bare(48)), plant: hours, ..operator() }), 20);
    let trial = Some(Seen::bare(Trial::Probation { days: 180 }));
    assert_eq!(points(&EntryFacts { trial, ..operator() }), 170);
    assert_eq!(points(&EntryFacts { register: Some(Seen::bare("Z99")), ..operator() }), 170);
}

#[test]
fn a_mark_that_production_carries_too_says_nothing() {
    let flag = |rows| EntryFacts {
        union_flag: Some(Seen::bare(false)),
        plant: Plant { not_union: Share { rows, of: 100 }, ..Plant::default() },
        ..operator()
    };
    assert_eq!((points(&flag(49)), points(&flag(50))), (120, 20));
    let labelled = |rows| EntryFacts {
        class: "EMPLEADO",
        plant: Plant { labelled: Share { rows, of: 100 }, ..Plant::default() },
        ..operator()
    };
    assert_eq!((points(&labelled(49)), points(&labelled(50))), (170, 20));
}

#[test]
fn treatment_alone_never_makes_a_supervisor_of_an_operator() {
    let plant = Plant {
        scale_top: Some(1),
        hours: Some(Usual { value: 48, rows: 40, of: 40 }),
        not_union: Share { rows: 0, of: 100 },
        ..weekly()
    };
    let all = EntryFacts {
        class: "CONFIANZA",
        department: "RECURSOS HUMANOS",
        pay_period: Some(Seen::bare(PayPeriod::Monthly)),
        pay: Some(Seen::bare(2)),
        in_scale: Some(false),
        hours: Some(Seen::bare(40)),
        union_flag: Some(Seen::bare(false)),
        plant,
        ..operator()
    };
    let indication = signals(&mut TitleScorer::default(), &all);
    assert_eq!(indication.points(), 470);
    assert_eq!(indication.reasons.iter().filter_map(|reason| reason.points).sum::<i32>(), 470);
    // With a title that can be either, it does tip the scale.
    assert_eq!(points(&EntryFacts { title: "TEAM LEADER", ..all }), 750);
}

#[test]
fn another_title_elsewhere_and_a_label_taken_away_are_red_flags() {
    let before = Before {
        title: "SUPERVISOR",
        function: Function::Supervisor,
        points: 920,
        list: ListKind::Previous,
        change: None,
        at: AT,
    };
    assert_eq!(points(&EntryFacts { before: Some(before), ..operator() }), 20 + 675);
    let relabelled = |recent| Relabelled { label: Label::Confianza, recent, at: AT };
    assert_eq!(points(&EntryFacts { relabelled: Some(relabelled(true)), ..operator() }), 620);
    assert_eq!(points(&EntryFacts { relabelled: Some(relabelled(false)), ..operator() }), 170);
}

#[test]
fn a_coordinator_with_people_weighs_like_a_head() {
    assert_eq!(points(&EntryFacts { title: "COORD.", ..EntryFacts::default() }), 650);
    let one = reports(1, Tie::Sure);
    assert!(
        points(&EntryFacts { title: "COORD.", reports: Some(&one), min_reports: 3, ..EntryFacts::default() })
            >= 900
    );
}

#[test]
fn a_label_is_recorded_from_title_and_class_and_does_not_decide() {
    let facts = EntryFacts { title: "OPERADOR CONFIANZA", class: "STAFF", ..EntryFacts::default() };
    let indication = signals(&mut TitleScorer::default(), &facts);
    assert_eq!(indication.labels, [Label::Confianza, Label::Staff]);
    assert!(indication.employer_sets_apart());
    assert!(indication.points() < 300);
}

#[test]
fn reasons_add_up_and_a_rule_may_add_its_own() {
    let three = reports(3, Tie::Sure);
    let facts = EntryFacts {
        title: "AUX. DE SUPERVISOR",
        reports: Some(&three),
        min_reports: 3,
        ..EntryFacts::default()
    };
    let mut indication = signals(&mut TitleScorer::default(), &facts);
    indication.add(escrutinio::model::Msg::new("firma actas", "signs minutes"), 100);
    let sum: i32 = indication.reasons.iter().filter_map(|reason| reason.points).sum();
    assert_eq!((sum, indication.points()), (1100, 1000));
}

#[test]
fn questions_begin_with_those_of_the_function() {
    let of = |title| {
        let facts = EntryFacts { title, ..EntryFacts::default() };
        signals(&mut TitleScorer::default(), &facts).questions()
    };
    let guard: Vec<Text> = of("VIGILANTE");
    assert!(guard[0].en.contains("guard the premises"));
    assert!(of("SUPERVISOR")[0].en.contains("give orders"));
    assert_eq!(of("VIGILANTE").len(), of("").len());
}

#[test]
fn what_is_usual_needs_enough_rows_that_agree() {
    let rows = |weekly: usize, monthly: usize| {
        let rows = std::iter::repeat_n(PayPeriod::Weekly, weekly);
        Usual::of(rows.chain(std::iter::repeat_n(PayPeriod::Monthly, monthly)), 20)
    };
    assert_eq!(rows(18, 2), Some(Usual { value: PayPeriod::Weekly, rows: 18, of: 20 }));
    assert_eq!(rows(17, 3), None);
    assert_eq!(rows(19, 0), None);
}

#[test]
fn pay_periods_are_read_from_words_and_codes() {
    for (text, period) in [
        ("Semanal", Some(PayPeriod::Weekly)),
        ("02", Some(PayPeriod::Weekly)),
        ("CATORCENAL", Some(PayPeriod::Fortnight)),
        ("Quinc.", Some(PayPeriod::TwiceAMonth)),
        ("mensual", Some(PayPeriod::Monthly)),
        ("", None),
        ("99 otra", None),
    ] {
        assert_eq!(PayPeriod::parse(text), period, "{text}");
    }
}
