//! Business days against the table of LFT 74 and the counts worked by hand.

use chrono::NaiveDate;
use escrutinio::analysis::business_days::{BusinessDays, NotBusiness, rest_day};
use escrutinio::model::{CaseFile, Closure, Lined};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn file(closures: &[(&str, &str, &str)]) -> CaseFile {
    let mut file = CaseFile::for_single_file("x".to_owned(), None, None);
    file.closures = closures
        .iter()
        .map(|(authority, from, to)| {
            let closure = Closure { authority: (*authority).to_owned(), from: day(from), to: day(to) };
            Lined::new(1, closure)
        })
        .collect();
    file
}

/// The table of `law-mx.md` 4.3, retyped: February, March, November, other.
#[test]
fn rest_days_are_those_of_the_table() {
    let years: [(i32, [u32; 3], bool); 7] = [
        (2024, [5, 18, 18], true),
        (2025, [3, 17, 17], false),
        (2026, [2, 16, 16], false),
        (2027, [1, 15, 15], false),
        (2028, [7, 20, 20], false),
        (2029, [5, 19, 19], false),
        (2030, [4, 18, 18], true),
    ];
    for (year, [february, march, november], handover) in years {
        let mut expected = vec![
            format!("{year}-01-01"),
            format!("{year}-02-{february:02}"),
            format!("{year}-03-{march:02}"),
            format!("{year}-05-01"),
            format!("{year}-09-16"),
        ];
        if handover {
            expected.push(format!("{year}-10-01"));
        }
        expected.extend([format!("{year}-11-{november:02}"), format!("{year}-12-25")]);
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let found: Vec<String> = first
            .iter_days()
            .take_while(|day| day.to_string().starts_with(&year.to_string()))
            .filter(|day| rest_day(*day).is_some())
            .map(|day| day.to_string())
            .collect();
        assert_eq!(found, expected);
    }
}

/// The fixture of `law-mx.md` 4.2: a vote on Friday 27 March 2026, with Monday 16 March a holiday.
#[test]
fn counts_worked_by_hand() {
    let file = file(&[]);
    let days = BusinessDays::of(&file, "CFCRL");
    let vote = day("2026-03-27");
    assert_eq!(days.between(day("2026-03-05"), vote), 15);
    assert_eq!(days.between(day("2026-03-12"), vote), 10);
    assert_eq!(days.between(vote, vote), 0);
    assert_eq!(days.term(vote, 2).due(), day("2026-03-31"));
    assert_eq!(days.term(vote, 3).due(), day("2026-04-01"));
    let term = days.term(day("2026-03-13"), 1);
    assert_eq!(term.due(), day("2026-03-17"));
    let why: Vec<Option<NotBusiness>> = term.run.iter().map(|day| day.counted.err()).collect();
    assert_eq!(why.len(), 4);
    assert_eq!(why[0], Some(NotBusiness::Weekend));
    assert!(matches!(why[2], Some(NotBusiness::RestDay(_))));
    assert_eq!(why[3], None);
}

#[test]
fn an_authority_is_closed_on_its_own_days_only() {
    let file = file(&[("cfcrl", "2025-07-14", "2025-07-25"), ("TRIBUNAL", "2025-07-28", "2025-07-28")]);
    let days = BusinessDays::of(&file, "CFCRL");
    assert_eq!(days.term(day("2025-07-11"), 1).due(), day("2025-07-28"));
    assert_eq!(days.why_not(day("2025-07-14")), Some(NotBusiness::Closed));
    assert_eq!(days.why_not(day("2025-07-19")), Some(NotBusiness::Weekend));
    assert_eq!(days.term(day("2025-07-11"), 0).due(), day("2025-07-11"));
}

/// A closure that never ends must not hang the count.
#[test]
fn an_endless_closure_ends_the_search() {
    let file = file(&[("CFCRL", "2000-01-01", "9999-12-31")]);
    let term = BusinessDays::of(&file, "CFCRL").term(day("2025-07-11"), 7);
    assert!(term.run.iter().all(|day| day.counted.is_err()));
}
