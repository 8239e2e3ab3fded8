//! Whatever is written in a cell, reading it ends, and says something within bounds.

use escrutinio::analysis::functions::{EntryFacts, Reports, Tie, TitleScorer, score_title, signals};
use escrutinio::analysis::identity::cross::{Facts, NameFact, check};
use escrutinio::analysis::identity::list::IdKind;
use escrutinio::analysis::identity::{compose, curp, nss, rfc};
use escrutinio::analysis::names::{Parts, fold, key};
use escrutinio::model::Place;
use proptest::prelude::*;

/// Text near what cells hold: words, marks, accents, and now and then anything.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZÑÁÉ0-9&*./' -]{0,30}",
        "(SUP|AUX|GTE|JEFE|OP|DE|LA|CALIDAD|T.L.|\\(A\\)|/A|[A-Z]{3,12}|[0-9]| |\\.|,){0,8}",
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn a_title_gives_an_indication_within_bounds(title in cell(), class in cell(), department in cell(), boss_of in any::<u32>()) {
        let score = score_title(&title);
        prop_assert!(score.points <= 1000);
        prop_assert!(!score.reasons(&title).is_empty());
        let named = Reports { workers: boss_of, tie: Tie::Like, at: Place::CaseLine(1), list: None };
        let facts = EntryFacts { title: &title, class: &class, department: &department, reports: Some(&named), ..EntryFacts::default() };
        prop_assert!(signals(&mut TitleScorer::default(), &facts).points() >= score.points);
    }

    #[test]
    fn keys_and_names_never_stop_the_reading(a in cell(), b in cell(), c in cell(), d in cell()) {
        for kind in IdKind::ALL {
            let _ = kind.reason(&a);
        }
        let columns = NameFact::Columns { given: &a, surname1: &b, surname2: &c };
        let _ = check(&Facts { name: columns, curp: "HEGG560427MVZRRL04", rfc: "GODE561231GR8", nss: &d, ..Facts::default() });
        let _ = check(&Facts { name: NameFact::Line(&a), curp: &b, rfc: &c, nss: &d, ..Facts::default() });
        let parts = Parts::new(&a, &b, &c);
        let _ = (compose::curp_letters(&parts), compose::rfc_letters(&parts));
    }

    #[test]
    fn folding_a_folded_name_changes_nothing(name in cell()) {
        let once = fold(&name);
        prop_assert_eq!(&fold(&once), &once);
        prop_assert_eq!(key(&once), key(&name));
    }

    /// A key built by the rules holds, and no other check digit does.
    #[test]
    fn sound_curps_hold(
        name in "[A-Z][AEIOUX][A-Z]{2}", year in 30u32..100, month in 1u32..13, day in 1u32..29,
        sex in "[HMX]", state in 0usize..33, inner in "[B-DF-HJ-NP-TV-Z]{3}", last in "[0-9]",
    ) {
        let head = format!("{name}{year:02}{month:02}{day:02}{sex}{}{inner}{last}", curp::STATES[state].code);
        let padded: [u8; 18] = format!("{head}0").into_bytes().try_into().unwrap();
        let digit = curp::check_digit(&padded);
        let holds: Vec<u8> = (b'0'..=b'9')
            .filter(|d| curp::check(&format!("{head}{}", char::from(*d))).is_valid())
            .collect();
        let offensive = curp::check(&format!("{head}{}", char::from(digit))).reason.map(escrutinio::analysis::identity::IdReason::code);
        prop_assert!(holds == [digit] || offensive == Some("offensive"));
    }

    /// Whatever ten digits come first, exactly one check digit makes a number hold.
    #[test]
    fn one_check_digit_makes_an_nss_hold(head in "[0-8][0-9]{9}") {
        let holds = (0..10).filter(|d| nss::check(&format!("{head}{d}")).is_valid()).count();
        prop_assert!(holds == 1 || head.bytes().all(|b| b == head.as_bytes()[0]));
    }

    /// The check character of an RFC is one of eleven, and changing one character of the rest is mostly seen.
    #[test]
    fn an_rfc_with_its_own_check_character_holds(head in "[A-Z]{4}[0-9]{2}0[1-9]0[1-9][1-9A-NP-V][1-9A-NP-Z]") {
        let check = rfc::check_character_of(&head).unwrap();
        let reason = rfc::check(&format!("{head}{check}")).reason.map(escrutinio::analysis::identity::IdReason::code);
        prop_assert!(reason.is_none() || reason == Some("offensive"));
    }
}
