//! Signals beside the title: each adds its points, and the sum stays an indication.

use escrutinio::analysis::functions::{
    EntryFacts, Label, PayBaseline, PayPeriod, TitleScorer, score_title, signals,
};
use escrutinio::model::Text;

fn points(facts: EntryFacts<'_>) -> u16 {
    signals(&mut TitleScorer::default(), &facts).points()
}

#[test]
fn each_signal_adds_to_the_title() {
    let weekly = PayBaseline { period: PayPeriod::Weekly, rows: 95, of: 100 };
    let operator = EntryFacts { title: "OPERADOR", ..EntryFacts::default() };
    assert_eq!(points(operator), 20);
    assert_eq!(points(EntryFacts { boss_of: 2, ..operator }), 320);
    assert_eq!(points(EntryFacts { boss_of: 12, ..operator }), 620);
    assert_eq!(points(EntryFacts { department: "RECURSOS HUMANOS", ..operator }), 170);
    assert_eq!(points(EntryFacts { department: "ENSAMBLE 2", ..operator }), 20);
    assert_eq!(points(EntryFacts { class: "CONFIANZA", ..operator }), 170);
    assert_eq!(points(EntryFacts { class: "SIND.", ..operator }), 20);
    assert_eq!(points(EntryFacts { class: "INDIRECTO", ..operator }), 20);
    let paid = EntryFacts { pay_period: Some(PayPeriod::TwiceAMonth), baseline: Some(weekly), ..operator };
    assert_eq!(points(paid), 170);
    assert_eq!(points(EntryFacts { pay_period: Some(PayPeriod::Weekly), ..paid }), 20);
    assert_eq!(points(EntryFacts { baseline: None, ..paid }), 20);
    assert_eq!(points(EntryFacts { title: "GERENTE", boss_of: 30, class: "CONFIANZA", ..paid }), 1000);
}

#[test]
fn a_coordinator_with_people_weighs_like_a_head() {
    assert_eq!(points(EntryFacts { title: "COORD.", ..EntryFacts::default() }), 650);
    assert!(points(EntryFacts { title: "COORD.", boss_of: 1, ..EntryFacts::default() }) >= 900);
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
    let facts = EntryFacts { title: "AUX. DE SUPERVISOR", boss_of: 3, ..EntryFacts::default() };
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
fn the_pay_baseline_needs_enough_rows_that_agree() {
    let operator = score_title("OPERADOR");
    let manager = score_title("GERENTE");
    let rows = |weekly: usize, monthly: usize| {
        let rows = std::iter::repeat_n((&operator, PayPeriod::Weekly), weekly);
        let rows = rows.chain(std::iter::repeat_n((&operator, PayPeriod::Monthly), monthly));
        PayBaseline::of(rows.chain(std::iter::repeat_n((&manager, PayPeriod::Monthly), 50)))
    };
    assert_eq!(rows(18, 2), Some(PayBaseline { period: PayPeriod::Weekly, rows: 18, of: 20 }));
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
