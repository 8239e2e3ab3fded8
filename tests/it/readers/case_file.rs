//! The case file: the example of the format is read whole, and every fault names its line and its code.

use chrono::{NaiveDate, NaiveTime, Weekday};
use escrutinio::model::{
    CaseFile, ColumnKey, DispositionState, DutyDays, Field, Folios, Moment, ParamValue, SourceKind, Spell,
    Stage, Vote,
};
use escrutinio::readers::case_file::parse;

mod faults;
mod schema;

const EXAMPLE: &str = include_str!("../../../fixtures/case_file/example.toml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn read(text: &str) -> CaseFile {
    parse(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn the_example_of_the_format_is_read_whole() {
    let case = read(EXAMPLE);
    assert_eq!(case.case.line, 3);
    assert_eq!(case.case.id, "planta-ejemplo");
    assert_eq!((case.case.vote, case.case.stage), (Some(Vote::Representation), Stage::Initial));
    assert_eq!(case.case.as_of, Some(day("2025-06-30")));
    assert!(case.case.synthetic);
    assert_eq!(case.case.secret.as_deref(), Some("case.secret"));
    assert_eq!(case.case.title, None, "a text left as … counts as left out");
    assert_eq!(case.facility.state.as_ref().map(|state| state.value.as_str()), Some("SLP"));
    assert_eq!(case.facility.products, Vec::<String>::new());
    assert_eq!(case.authority.as_deref(), Some("CFCRL"));
    assert_eq!(case.unions[0].role.as_deref(), Some("challenger"));
    let options: Vec<&str> = case.options.iter().map(|option| option.value.as_str()).collect();
    assert_eq!(options, ["sinttia", "carlos-leone"]);
    assert_eq!(case.dates.len(), 12);
    assert_eq!(case.date("filed").unwrap().value, Moment::Day(day("2025-04-29")));
    assert_eq!(case.closures[0].to, day("2025-07-25"));
    assert_eq!(
        case.documents[0].received,
        Some(Moment::At(day("2025-06-26").and_hms_opt(12, 10, 0).unwrap()))
    );
    assert_eq!(case.incidents[0].kind, "campaigning_by_staff");
    let roll = &case.sources[0];
    assert_eq!(
        (roll.kind, roll.header_row, roll.sheets.as_slice()),
        (SourceKind::Roll, Some(4), &["Hoja1".into()][..])
    );
    assert_eq!(
        roll.columns,
        [(ColumnKey::Letter(6), Field::Shift), (ColumnKey::Header("F. INGRESO".into()), Field::HireDate)]
    );
    assert_eq!(roll.sha256, None);
    assert_eq!(case.sources[1].supersedes.as_ref().map(|id| id.value.as_str()), Some("roll-1"));
    assert_eq!(case.rules["EL-01"]["min_signal"].value, ParamValue::Int(600));
    assert_eq!(case.decisions[0].disposition, DispositionState::Accepted);
    assert_eq!((case.access.fragile_below, case.access.enough_share), (30, 990));
}

#[test]
fn the_example_s_hours_and_figures_are_read() {
    let case = read(EXAMPLE);
    let night = &case.crews[0];
    assert_eq!((night.workers, night.arrives_before, night.leaves_after), (Some(3250), 30, 20));
    assert_eq!(night.spells, [Spell::Clock { start: time(18, 0), end: time(6, 0) }]);
    assert_eq!(night.days, DutyDays::Weekdays(vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu]));
    assert_eq!(
        (night.rest.as_slice(), night.extra.as_slice()),
        (&[day("2025-06-16")][..], &[day("2025-06-28")][..])
    );
    assert_eq!((night.breaks[0].from, night.breaks[0].to), (time(22, 0), time(22, 30)));
    let DutyDays::Cycle { anchor, pattern, shifts } = &case.crews[1].days else {
        panic!("{:?}", case.crews[1].days)
    };
    assert_eq!((*anchor, pattern.as_str()), (day("2025-06-23"), "MMMMM--TTTTT--NNNNN--"));
    assert_eq!(shifts[&'N'], [Spell::Clock { start: time(22, 0), end: time(6, 0) }]);
    assert_eq!(shifts.len(), 3);
    let place = &case.places[0];
    assert_eq!((place.outside_gate, place.desks, place.seconds_per_voter), (Some(false), Some(4), Some(45)));
    assert_eq!(place.windows[1].closes, day("2025-06-27").and_hms_opt(0, 0, 0).unwrap());
    assert_eq!(place.windows[0].opened, Some(day("2025-06-25").and_hms_opt(5, 20, 0).unwrap()));
    assert_eq!(case.releases[0].announced, day("2025-06-26").and_hms_opt(12, 0, 0).unwrap());
    let sheet = &case.tallies[0];
    assert_eq!(
        (sheet.received, sheet.used, sheet.leftover, sheet.spoiled),
        (Some(1300), Some(698), Some(600), Some(2))
    );
    assert_eq!(sheet.folios, [Folios { from: 1, to: 1300 }]);
    assert_eq!(sheet.votes["carlos-leone"], 389);
    let total = case.final_count.as_ref().unwrap();
    assert_eq!((total.roll, total.cast, total.null), (Some(6500), Some(3003), Some(0)));
    assert_eq!((case.scenarios[0].doubtful, case.scenarios[0].excluded), (500, 0));
}

const HEAD: &str = "schema = 1\n[case]\nid = \"a\"\nvote = \"representation\"\n";

#[test]
fn three_lines_are_a_case_and_the_answers_are_understood() {
    let case = read(HEAD);
    assert_eq!(case.options, []);
    let options = |vote: &str| -> Vec<String> {
        let text = HEAD.replace("representation", vote);
        read(&text).options.into_iter().map(|option| option.value).collect()
    };
    assert_eq!(options("contract"), ["yes", "no"]);
    assert_eq!(options("legitimization"), ["yes", "no"]);
    assert_eq!(options("strike"), ["for", "against"]);
    let unions =
        format!("{HEAD}[[union]]\nid = \"x\"\n[[union]]\nid = \"b\"\n[final]\nvotes = {{ b = 1, x = 2 }}\n");
    assert_eq!(
        read(&unions).options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>(),
        ["x", "b"]
    );
    let bare = format!("{HEAD}[final]\nvotes = {{ x = 1, b = 2 }}\n");
    assert_eq!(
        read(&bare).options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>(),
        ["x", "b"]
    );
}

#[test]
fn rules_are_set_and_switched_off_with_their_lines() {
    let case =
        read(&format!("{HEAD}[rules.EL-03]\nenabled = false\n[rules.TM-01]\ncut = 2025-01-31\nlow = -3\n"));
    assert_eq!(
        case.rules_off.iter().map(|rule| (rule.line, rule.value.as_str())).collect::<Vec<_>>(),
        [(6, "EL-03")]
    );
    assert_eq!(case.rules["TM-01"]["cut"].value, ParamValue::Date(day("2025-01-31")));
    assert_eq!((case.rules["TM-01"]["low"].line, case.rules["TM-01"]["low"].value), (9, ParamValue::Int(-3)));
}

#[test]
fn every_way_of_saying_a_duty_is_read() {
    let crew = |keys: &str| read(&format!("{HEAD}[[crew]]\nid = \"c\"\n{keys}\n")).crews.remove(0).value;
    assert_eq!(
        crew("days = [\"mon\"]\nstart = \"07:00\"\nhours = 36").spells,
        [Spell::Hours { start: time(7, 0), hours: 36 }]
    );
    let split = crew(
        "dates = [2025-06-25]\nspells = [{ start = 06:00:00, end = \"10:00\" }, { start = \"14:00\", end = \"24:00\" }]",
    );
    assert_eq!(split.spells[1], Spell::Clock { start: time(14, 0), end: time(0, 0) });
    let cycle =
        crew("cycle = { anchor = 2025-06-23, pattern = \"1100\" }\nstart = \"18:00\"\nend = \"06:00\"");
    assert!(matches!(cycle.days, DutyDays::Cycle { ref shifts, .. } if shifts.is_empty()));
    let letters = crew(
        "cycle = { anchor = 2025-06-23, pattern = \"AB-\" }\nshifts = { A = [{ start = \"06:00\", hours = 4 }, \
         { start = \"12:00\", hours = 4 }], B = { spells = [{ start = \"22:00\", end = \"06:00\" }] } }",
    );
    let DutyDays::Cycle { shifts, .. } = letters.days else { panic!() };
    assert_eq!((shifts[&'A'].len(), shifts[&'B'].len()), (2, 1));
}
