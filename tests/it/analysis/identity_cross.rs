//! Keys against names, dates and each other: innocent explanations first.

use chrono::NaiveDate;
use escrutinio::analysis::identity::compose::curp_letters;
use escrutinio::analysis::identity::cross::{CrossKind, CrossNote, Facts, NameFact, Strength, check};
use escrutinio::analysis::identity::fit::{Fit, Why, curp_fit, rfc_fit};
use escrutinio::analysis::identity::{Sex, curp};
use escrutinio::analysis::names::Parts;

const GLORIA: Facts<'_> = Facts {
    name: NameFact::Columns { given: "Gloria", surname1: "Hernández", surname2: "García" },
    curp: "HEGG560427MVZRRL04",
    rfc: "",
    nss: "",
    birth_date: None,
    sex: None,
    birth_state: "",
    as_of: None,
};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn kinds(facts: Facts<'_>) -> Vec<(CrossKind, Strength)> {
    check(&facts).iter().map(|note: &CrossNote| (note.kind, note.strength)).collect()
}

#[test]
fn a_row_that_agrees_gives_no_note() {
    let facts = Facts {
        rfc: "HEGG560427AB1",
        nss: "92745612348",
        birth_date: day(1956, 4, 27),
        sex: Some(Sex::Woman),
        birth_state: "Veracruz",
        as_of: day(2025, 6, 30),
        ..GLORIA
    };
    assert_eq!(kinds(facts), []);
    assert_eq!(kinds(Facts { name: NameFact::Line("HERNANDEZ GARCIA GLORIA"), ..facts }), []);
    assert_eq!(kinds(Facts { name: NameFact::Line("Gloria Hernández García"), ..facts }), []);
    assert_eq!(kinds(Facts::default()), []);
}

#[test]
fn dates_that_differ_weigh_unless_a_slip_explains_them() {
    let strength = |stated| kinds(Facts { birth_date: stated, ..GLORIA });
    assert_eq!(strength(day(1956, 5, 27)), [(CrossKind::CurpBirth, Strength::Strong)]);
    assert_eq!(strength(day(2056, 4, 27)), [(CrossKind::CurpBirth, Strength::Weak)]);
    assert_eq!(strength(day(1956, 4, 26)), [(CrossKind::CurpBirth, Strength::Weak)]);
    assert_eq!(strength(day(1960, 4, 28)), [(CrossKind::CurpBirth, Strength::Weak)]);
    // 3 December and 12 March.
    let swapped =
        Facts { curp: "CUAA011203MTSRNNA0", name: NameFact::None, birth_date: day(2001, 3, 12), ..GLORIA };
    assert_eq!(kinds(swapped)[0], (CrossKind::CurpBirth, Strength::Weak));
}

#[test]
fn sex_state_and_age() {
    assert_eq!(kinds(Facts { sex: Some(Sex::Man), ..GLORIA }), [(CrossKind::CurpSex, Strength::Strong)]);
    assert_eq!(kinds(Facts { sex: Some(Sex::NonBinary), ..GLORIA }), [(CrossKind::CurpSex, Strength::Weak)]);
    assert_eq!(kinds(Facts { birth_state: "JC", ..GLORIA }), [(CrossKind::CurpState, Strength::Weak)]);
    assert_eq!(kinds(Facts { birth_state: "Veracruz", ..GLORIA }), []);
    assert_eq!(kinds(Facts { birth_state: "un rancho", ..GLORIA }), []);
    let on = |as_of| kinds(Facts { as_of, ..GLORIA });
    assert_eq!(on(day(1950, 1, 1)), [(CrossKind::Age, Strength::Strong)]);
    assert_eq!(on(day(1971, 4, 26)), [(CrossKind::Age, Strength::Medium)]);
    assert_eq!(on(day(1971, 4, 27)), []);
    assert_eq!(on(day(2046, 4, 26)), []);
    assert_eq!(on(day(2046, 4, 27)), [(CrossKind::Age, Strength::Medium)]);
}

#[test]
fn another_persons_name_is_said_not_to_match() {
    let facts = Facts {
        name: NameFact::Columns { given: "Ramiro", surname1: "Ontiveros", surname2: "Quijano" },
        ..GLORIA
    };
    assert_eq!(kinds(facts), [(CrossKind::CurpName, Strength::Strong)]);
    // A key that fails by itself is a slip of the pen: what disagrees with it weighs little.
    let slip = Facts { curp: "HEGG560427MVZRRL05", ..facts };
    assert_eq!(kinds(slip), [(CrossKind::CurpName, Strength::Weak)]);
}

/// Given names, surnames, the seven letters of a key, and what explains them.
type Explained<'a> = (&'a str, &'a str, &'a str, &'a [u8; 7], &'a [Why]);

#[test]
fn every_listed_alternative_is_tried() {
    let cases: [Explained<'_>; 14] = [
        ("Gloria", "García", "Hernández", b"HEGGRRL", &[Why::SwappedSurnames]),
        ("María Luisa", "Pérez", "Hernández", b"PEHMRRR", &[Why::GivenName]),
        ("Carlos", "De la Cruz", "López", b"DELCXPR", &[Why::Particles]),
        ("Rocío", "Riva Palacio", "Cruz", b"PACRLRC", &[Why::Compound]),
        ("Ofelia", "Pedrero", "Domínguez", b"PEDODMF", &[Why::Offensive]),
        ("Jose", "Munoz", "Lopez", b"MULJXPS", &[Why::Enye]),
        ("Jose", "Muñoz", "Lopez", b"MULJNPS", &[Why::Enye]),
        ("Luis", "Pérez", "", b"PELLRPS", &[Why::NoSecondSurname]),
        ("Luis", "Pérez", "López", b"PEXLRXS", &[Why::NoSecondSurname]),
        ("Gloria", "Hdez.", "García", b"HEGGRRL", &[Why::Abbreviation]),
        ("Elena", "Servantes", "Lopez", b"CELERPL", &[Why::Spelling]),
        ("Helena", "Lopez", "Ruiz", b"LOREPZL", &[Why::Spelling]),
        ("Juan", "D/Amico", "Alvarez", b"DAAJMLN", &[Why::Spelling]),
        ("Hernández García", "Gloria", "", b"HEGGRRL", &[Why::SwappedParts]),
    ];
    for (given, surname1, surname2, letters, whys) in cases {
        let parts = [Parts::new(given, surname1, surname2)];
        let mut actual = curp_letters(&parts[0]);
        assert_ne!([&actual.first[..], &actual.inner].concat(), letters);
        actual.first.copy_from_slice(&letters[..4]);
        actual.inner.copy_from_slice(&letters[4..]);
        assert_eq!(curp_fit(&parts, actual), Fit::Explained(whys.to_vec()), "{given} {surname1} {surname2}");
    }
    // Both spellings of a word that one list alone replaces.
    let parts = [Parts::new("Luis Omar", "Malo", "Lopez")];
    let mut letters = curp_letters(&parts[0]);
    assert_eq!(&letters.first, b"MALL");
    letters = curp_letters(&Parts::new("Omar", "Maza", "Lopez"));
    assert_eq!(&letters.first, b"MALO");
    letters.first = *b"MXLO";
    assert_eq!(curp_fit(&[Parts::new("Omar", "Maza", "Lopez")], letters), Fit::Agrees);
}

#[test]
fn rfc_letters_follow_their_own_rules() {
    let fit = |given, one, two, letters: &[u8; 4]| rfc_fit(&[Parts::new(given, one, two)], *letters);
    assert_eq!(fit("Álvaro", "De la O", "Lozano", b"OLAL"), Fit::Agrees);
    assert_eq!(fit("Juan", "Martínez", "", b"MAJU"), Fit::Agrees);
    assert_eq!(fit("Juan", "Martínez", "", b"MAXJ"), Fit::Explained(vec![Why::NoSecondSurname]));
    assert_eq!(fit("Juan", "Martínez", "", b"MALJ"), Fit::Explained(vec![Why::NoSecondSurname]));
    assert_eq!(fit("Inés", "Bueno", "Espino", b"BUEX"), Fit::Agrees);
    assert_eq!(fit("Inés", "Bueno", "Espino", b"BUEI"), Fit::Explained(vec![Why::Offensive]));
    assert_eq!(fit("Juan", "Martínez", "Ruiz", b"ZOTQ"), Fit::Differs(4));
}

#[test]
fn the_homoclave_speaks_for_a_name_that_the_letters_do_not_show() {
    // The published key of Emma Gómez Díaz under letters of another rule.
    let facts = |rfc| Facts {
        name: NameFact::Columns { given: "Emma", surname1: "Gómez", surname2: "Díaz" },
        curp: "",
        rfc,
        ..GLORIA
    };
    assert_eq!(kinds(facts("QOWE561231GR8")), [(CrossKind::RfcName, Strength::Weak)]);
    assert_eq!(kinds(facts("QOWE561231AB8")), [(CrossKind::RfcName, Strength::Medium)]);
}

#[test]
fn curp_and_rfc_begin_alike_or_for_a_reason() {
    let of = |curp, rfc| kinds(Facts { name: NameFact::None, curp, rfc, ..GLORIA });
    assert_eq!(of("HEGG560427MVZRRL04", "HEGG560427AB1"), []);
    assert_eq!(of("HEGG560427MVZRRL04", "HEGG560428AB1"), [(CrossKind::CurpRfcDate, Strength::Strong)]);
    assert_eq!(of("PXDO850709MGTDMF00", "PEDX850709AB1"), []);
    assert_eq!(of("PEXL880229HTSRXS03", "PELU880229AB1"), []);
    assert_eq!(of("IXRA911130HYNCDN08", "ICRA911130AB1"), []);
    assert_eq!(of("HEGG560427MVZRRL04", "HEGA560427AB1"), [(CrossKind::CurpRfcName, Strength::Medium)]);
    assert_eq!(of("HEGG560427MVZRRL04", "LOTA560427AB1"), [(CrossKind::CurpRfcName, Strength::Strong)]);
    assert_eq!(of("HEGG560427MVZRRL04", "MAB9307148T4"), [(CrossKind::RfcHolder, Strength::Strong)]);
}

#[test]
fn an_nss_may_carry_a_wrong_year_but_not_one_before_birth() {
    let of = |nss, as_of| kinds(Facts { nss, as_of, ..GLORIA });
    // Office 92, registered 1974 and 1950, born 1956.
    assert_eq!(of("92745612348", day(2025, 6, 30)), []);
    assert_eq!(of("92505612348", day(2025, 6, 30)), [(CrossKind::NssRegistered, Strength::Medium)]);
    assert_eq!(of("92505612348", None), []);
    assert_eq!(of("92745812344", None), [(CrossKind::NssBirth, Strength::Weak)]);
    // Office 97: no year of birth was known.
    assert_eq!(of("97505800009", day(2025, 6, 30)), []);
}

/// Names for pairs of strangers, and a small generator so that the draw is the same everywhere.
const SURNAMES: &str = "Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales \
    Vázquez Jiménez Reyes Torres Díaz Gutiérrez Mendoza Ruiz Ortiz Aguilar Castillo Moreno Álvarez Rivera Romero Chávez \
    Ramos Juárez Méndez Domínguez Herrera Medina Castro Guzmán Vargas Velázquez Rojas Muñoz Ibarra Ochoa Zavala Quiroz";
const GIVEN: &str = "Juan José Francisco Antonio Jesús Miguel Pedro Alejandro Manuel Guadalupe María Juana Margarita Verónica \
    Leticia Eduardo Daniel Víctor Martín Roberto Ricardo Jorge Fernando Alejandra Gabriela Patricia Claudia Sandra Adriana \
    Elizabeth Laura Mónica Araceli Karina Brenda Diana Norma Iván Óscar Ulises Xóchitl Yolanda Zenaida Hugo Ignacio";

fn draw(seed: &mut u64, list: &str) -> String {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let words: Vec<&str> = list.split_whitespace().collect();
    words[usize::try_from(*seed >> 33).unwrap() % words.len()].to_owned()
}

#[test]
fn explanations_do_not_make_strangers_match() {
    let mut seed = 20_250_630;
    let mut person = || {
        Parts::new(
            &format!("{} {}", draw(&mut seed, GIVEN), draw(&mut seed, GIVEN)),
            &draw(&mut seed, SURNAMES),
            &draw(&mut seed, SURNAMES),
        )
    };
    let people: Vec<Parts> = (0..4000).map(|_| person()).collect();
    let (mut agree, mut explained) = (0, 0);
    for pair in people.chunks_exact(2) {
        assert_eq!(curp_fit(&pair[..1], curp_letters(&pair[0])), Fit::Agrees);
        match curp_fit(&pair[..1], curp_letters(&pair[1])) {
            Fit::Agrees => agree += 1,
            Fit::Explained(_) => explained += 1,
            Fit::Differs(_) => {}
        }
    }
    // Of 2,000 pairs of strangers with common names.
    assert!(agree <= 2 && explained <= 10, "{agree} agree, {explained} explained");
}

#[test]
fn worked_examples_fit_their_names() {
    for (value, given, one, two) in [
        ("PXDO850709MGTDMF00", "Ofelia", "Pedrero", "Domínguez"),
        ("IXRA911130HYNCDN08", "Andrés", "Ich", "Rodríguez"),
        ("PEXL880229HTSRXS03", "Luis", "Pérez", ""),
        ("CUAA011212MTSRNNA1", "María de los Ángeles", "De la Cruz", "Del Ángel"),
        ("MUNG790808HCLXXD03", "José Guadalupe", "Muñoz", "Núñez"),
        ("EAAF030610MASSRRA7", "María Fernanda", "Escamilla", "Arroyo"),
    ] {
        let letters = curp::check(value).name_letters().unwrap();
        assert_eq!(curp_fit(&[Parts::new(given, one, two)], letters), Fit::Agrees, "{value}");
    }
}
