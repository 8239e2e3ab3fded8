//! Form, date, state and check digit of CURP, RFC and NSS, on published and worked vectors.

use chrono::NaiveDate;
use escrutinio::analysis::identity::compose::CurpLetters;
use escrutinio::analysis::identity::rfc::{self, Holder};
use escrutinio::analysis::identity::{Grade, IdReason, Sex, curp, nss};

const GOOD_CURPS: &[&str] = &[
    "HEGG560427MVZRRL04",
    "BOXW310820HNERXN09",
    "AAPR630321HDFLRC09",
    "PXNE660720HMCXTN06",
    "PXDO850709MGTDMF00",
    "IXRA911130HYNCDN08",
    "PEXL880229HTSRXS03",
    "CUAA011212MTSRNNA1",
    "MUNG790808HCLXXD03",
    "EAAF030610MASSRRA7",
];

#[test]
fn published_curps_hold_and_every_other_check_digit_fails() {
    for good in GOOD_CURPS {
        assert_eq!(curp::check(good).reason, None, "{good}");
        let (head, digit) = good.split_at(17);
        for other in (0..=9).map(|d| d.to_string()).filter(|d| d != digit) {
            assert_eq!(
                curp::check(&format!("{head}{other}")).reason,
                Some(IdReason::CheckDigit),
                "{head}{other}"
            );
        }
    }
}

#[test]
fn a_specimen_that_circulates_with_a_wrong_digit_fails() {
    let check = curp::check("BADD110313HCMLNS09");
    assert_eq!(check.reason, Some(IdReason::CheckDigit));
    assert_eq!(check.grade(), Some(Grade::Impossible));
    assert!(curp::check("BADD110313HCMLNS06").is_valid());
}

#[test]
fn a_curp_tells_birth_sex_and_state() {
    let check = curp::check("hegg 560427 mvzrrl 04");
    assert_eq!(check.birth_date, NaiveDate::from_ymd_opt(1956, 4, 27));
    assert_eq!(check.sex, Some(Sex::Woman));
    assert_eq!(check.state.map(|s| s.name), Some("Veracruz"));
    assert_eq!(check.normalised.to_string(), "HEGG560427MVZRRL04");
    assert_eq!(check.name_letters(), Some(CurpLetters { first: *b"HEGG", inner: *b"RRL" }));
    // A letter in the seventeenth place: born since 2000.
    assert_eq!(curp::check("CUAA011212MTSRNNA1").birth_date, NaiveDate::from_ymd_opt(2001, 12, 12));
}

/// A CURP with the check digit that its first 17 characters ask for.
fn with_digit(head: &str) -> String {
    let padded: [u8; 18] = format!("{head}0").into_bytes().try_into().unwrap();
    format!("{head}{}", char::from(curp::check_digit(&padded)))
}

#[test]
fn each_fault_of_a_curp_has_its_reason_though_the_digit_agrees() {
    let cases = [
        ("HEGG560427MVZRRL0", None),
        ("HEGG560427XVZRRL0", None),
        ("HEGG000229MVZRRLA", None),                 // 2000 was a leap year
        ("HEGG000229MVZRRL0", Some(IdReason::Date)), // 1900 was not
        ("HEGG561327MVZRRL0", Some(IdReason::Date)),
        ("HEGG560431MVZRRL0", Some(IdReason::Date)),
        ("HEGG560400MVZRRL0", Some(IdReason::Date)),
        ("HEGG560427MXXRRL0", Some(IdReason::State)),
        ("HEGG560427MQORRL0", Some(IdReason::State)),
        ("HTGG560427MVZRRL0", Some(IdReason::Form)), // second place: vowel or X
        ("HEGG560427MVZRAL0", Some(IdReason::Form)), // inner consonants
        ("HEGG560427FVZRRL0", Some(IdReason::Form)), // F is not how a CURP says woman
        ("PEDO850709MGTDMF0", Some(IdReason::Offensive)),
        ("MALO850709MGTLMF0", None), // one list replaces it, others do not
        ("MXLO850709MGTLMF0", None),
    ];
    for (head, reason) in cases {
        assert_eq!(curp::check(&with_digit(head)).reason, reason, "{head}");
    }
    let cases = [
        ("", IdReason::Empty),
        (" - ", IdReason::Empty),
        ("N/A", IdReason::Absent),
        ("SIN CURP", IdReason::Absent),
        ("HEGJ******", IdReason::Masked),
        ("HEGG560427MVZRRL0*", IdReason::Masked),
        ("HEGJXXXXXXMVZRRLXX", IdReason::Masked),
        ("XXXXXXXXXXXXXXXXXX", IdReason::Masked),
        ("••••••••••••••RL04", IdReason::Masked),
        ("HEGG560427MVZRRL04*", IdReason::Length), // a mark for a footnote covers nothing
        ("HEGG560427MVZRRL", IdReason::Length),
        ("HEGG560427MVZRRL044", IdReason::Length),
        ("HEGG56O427MVZRRL04", IdReason::Form), // letter O for zero
        ("HÑGG560427MVZRRL04", IdReason::Form),
    ];
    for (value, reason) in cases {
        assert_eq!(curp::check(value).reason, Some(reason), "{value}");
    }
}

#[test]
fn stand_in_keys_of_foreign_workers_are_nobodys() {
    for value in ["XEXX010101HNEXXXA4", "XEXX010101MNEXXXA8"] {
        let check = curp::check(value);
        assert_eq!(
            (check.reason, check.grade(), check.birth_date),
            (Some(IdReason::Generic), Some(Grade::Unusual), None)
        );
    }
}

#[test]
fn twins_share_sixteen_characters() {
    let a = curp::check(&with_digit("HEGG560427MVZRRL0"));
    let b = curp::check(&with_digit("HEGG560427MVZRRL1"));
    assert!(curp::twin_pair(&a, &b));
    assert!(!curp::twin_pair(&a, &a));
    assert!(!curp::twin_pair(&a, &curp::check(&with_digit("HEGG560428MVZRRL0"))));
    assert!(!curp::twin_pair(&curp::check(""), &curp::check("")));
}

#[test]
fn every_state_is_found_by_its_code() {
    for state in &curp::STATES {
        assert_eq!(curp::state(state.code.as_bytes()), Some(state));
    }
    assert_eq!(curp::STATES.iter().find(|s| s.name == "Querétaro").map(|s| s.code), Some("QT"));
    assert_eq!(curp::STATES.iter().find(|s| s.name == "Sinaloa").map(|s| s.code), Some("SL"));
}

#[test]
fn published_rfcs_hold() {
    for good in
        ["GODE561231GR8", "NAVG560329621", "OOGE520711151", "AECS211112JPA", "ZATJ870805CK6", "MAB9307148T4"]
    {
        assert_eq!(rfc::check(good).reason, None, "{good}");
    }
    assert_eq!(rfc::check("GODE 561231 GR8").normalised.to_string(), "GODE561231GR8");
    assert_eq!(rfc::check("GODE561231GR8").holder, Some(Holder::Person));
    assert_eq!(rfc::check("MAB9307148T4").holder, Some(Holder::Company));
    assert_eq!(rfc::check("MAB9307148T4").name_letters(), None);
    assert_eq!(
        rfc::check("GODE561231GR8").is_dated(NaiveDate::from_ymd_opt(1956, 12, 31).unwrap()),
        Some(true)
    );
    assert_eq!(
        rfc::check("GODE561231GR8").is_dated(NaiveDate::from_ymd_opt(1956, 12, 30).unwrap()),
        Some(false)
    );
}

#[test]
fn homoclave_and_check_character_of_the_published_examples() {
    let cases = [
        ("GOMEZ DIAZ EMMA", "GODE561231", "GR8"),
        ("NAVARRO VILLASANA MA GLORIA", "NAVG560329", "621"),
        ("OROZCO GOMEZ ELIUD", "OOGE520711", "151"),
        ("ANGEL CRUZ SATURNINA", "AECS211112", "JPA"),
        ("ZARZOSA DE LA TORRE JOSUE", "ZATJ870805", "CK6"),
    ];
    for (name, ten, tail) in cases {
        let pair = rfc::homoclave(name).map(char::from);
        let twelve = format!("{ten}{}{}", pair[0], pair[1]);
        let check = rfc::check_character_of(&twelve).unwrap();
        assert_eq!(format!("{}{}{check}", pair[0], pair[1]), tail, "{name}");
    }
}

#[test]
fn each_fault_of_an_rfc_has_its_reason_and_none_makes_it_false_on_the_check_character_alone() {
    let cases = [
        ("GODE561231GR9", IdReason::CheckDigit, Grade::Unusual),
        ("GODE561231GO8", IdReason::Homoclave, Grade::Unusual),
        ("GODE561231ZR8", IdReason::Homoclave, Grade::Unusual),
        ("GODE561231", IdReason::Partial, Grade::Unusual),
        ("XAXX010101000", IdReason::Generic, Grade::Unusual),
        ("XEXX-010101-000", IdReason::Generic, Grade::Unusual),
        ("GODE561331GR8", IdReason::Date, Grade::Impossible),
        ("GODE560231GR8", IdReason::Date, Grade::Impossible),
        ("GODE561231GRB", IdReason::CheckDigit, Grade::Unusual),
        ("G0DE561231GR8", IdReason::Form, Grade::Impossible),
        ("GODE561231G.8", IdReason::Form, Grade::Impossible),
        ("GODE561231GR", IdReason::Form, Grade::Impossible), // twelve: read as a company's
        ("GODE561231G", IdReason::Length, Grade::Impossible),
        ("PEDO850709AB1", IdReason::Offensive, Grade::Doubtful),
        ("GODE******", IdReason::Masked, Grade::Silent),
        ("GODEXXXXXXGR8", IdReason::Masked, Grade::Silent),
        ("", IdReason::Empty, Grade::Silent),
        ("S/N", IdReason::Absent, Grade::Silent),
    ];
    for (value, reason, grade) in cases {
        let check = rfc::check(value);
        assert_eq!((check.reason, check.grade()), (Some(reason), Some(grade)), "{value}");
    }
    // Ñ and & are letters of a key.
    assert_eq!(rfc::check("ñuñe561231gr8").reason, Some(IdReason::CheckDigit));
    assert_eq!(rfc::check("N\u{303}UN\u{303}E561231GR8").normalised.to_string(), "ÑUÑE561231GR8");
}

#[test]
fn published_nss_hold_and_every_other_check_digit_fails() {
    for good in ["92919084431", "12345678903"] {
        assert!(nss::check(good).is_valid(), "{good}");
        let (head, digit) = good.split_at(10);
        for other in (0..=9).map(|d| d.to_string()).filter(|d| d != digit) {
            assert_eq!(nss::check(&format!("{head}{other}")).reason, Some(IdReason::CheckDigit));
        }
    }
    let parts = nss::check("92-91-90-8443-1").parts.unwrap();
    assert_eq!((parts.office, parts.registered, parts.born), (92, 91, 90));
}

#[test]
fn each_fault_of_an_nss_has_its_reason() {
    let cases = [
        ("0", IdReason::Absent),
        ("00000000000", IdReason::Generic),
        ("11111111111", IdReason::Generic),
        ("929190844", IdReason::Length),
        ("929190844312", IdReason::Length),
        ("9291908443A", IdReason::Form),
        ("92******431", IdReason::Masked),
        ("XXXXXXX4431", IdReason::Masked),
        ("9.291908E+10", IdReason::Length),
    ];
    for (value, reason) in cases {
        assert_eq!(nss::check(value).reason, Some(reason), "{value}");
    }
}

#[test]
fn a_lost_leading_zero_is_put_back_only_where_the_number_then_holds() {
    // 0312345678 + check digit.
    let whole = (0..=9).map(|d| format!("0312345678{d}")).find(|v| nss::check(v).is_valid()).unwrap();
    let short = nss::check(&whole[1..]);
    assert_eq!(short.reason, Some(IdReason::LostZero));
    assert_eq!(short.normalised.to_string(), whole);
    assert_eq!(short.grade(), Some(Grade::Unusual));
    let other = if whole.ends_with('9') { "3123456780" } else { "3123456789" };
    assert_eq!(nss::check(other).reason, Some(IdReason::Length));
}

#[test]
fn reasons_have_distinct_codes_and_both_languages() {
    let mut codes: Vec<_> = IdReason::ALL.iter().map(|reason| reason.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), IdReason::ALL.len());
    assert!(IdReason::ALL.iter().all(|r| !r.text().es.is_empty() && r.text().es != r.text().en));
}
