//! The table of zones, and local times as instants.

use escrutinio::analysis::zones::{Edge, Shown, instant, local, offset_minutes, zone_of};
use escrutinio::model::{Facility, Lined};

use super::cases::at;

fn facility(state: &str, municipality: &str) -> Facility {
    let said = |text: &str| (!text.is_empty()).then(|| Lined::new(7, text.to_owned()));
    Facility { state: said(state), municipality: said(municipality), ..Facility::default() }
}

fn zone(state: &str, municipality: &str) -> String {
    zone_of(&facility(state, municipality)).unwrap().zone.name().to_owned()
}

fn code(state: &str, municipality: &str) -> &'static str {
    zone_of(&facility(state, municipality)).unwrap_err().code
}

#[test]
fn every_municipality_of_the_border_strip_has_its_own_clock() {
    let strip = [
        ("COA", "Acuña Allende Guerrero Hidalgo Jiménez Morelos Nava Ocampo Zaragoza", "America/Matamoros"),
        ("NLE", "Anáhuac", "America/Matamoros"),
        ("TAM", "Guerrero Mier Camargo Reynosa Matamoros", "America/Matamoros"),
        ("CHH", "Ojinaga", "America/Ojinaga"),
        ("CHH", "Janos Ascensión Juárez Guadalupe", "America/Ciudad_Juarez"),
    ];
    for (state, towns, expected) in strip {
        for town in towns.split(' ') {
            assert_eq!(zone(state, town), expected, "{town}, {state}");
        }
    }
    for (state, town, expected) in [
        ("COA", "Piedras Negras", "America/Matamoros"),
        ("COA", "Villa Unión", "America/Matamoros"),
        ("TAM", "Nuevo Laredo", "America/Matamoros"),
        ("TAM", "Miguel Alemán", "America/Matamoros"),
        ("TAM", "Gustavo Díaz Ordaz", "America/Matamoros"),
        ("TAM", "Río Bravo", "America/Matamoros"),
        ("TAM", "Valle Hermoso", "America/Matamoros"),
        ("CHH", "Coyame del Sotol", "America/Ojinaga"),
        ("CHH", "Manuel Benavides", "America/Ojinaga"),
        ("CHH", "Praxedis G. Guerrero", "America/Ciudad_Juarez"),
        ("NAY", "Bahía de Banderas", "America/Bahia_Banderas"),
    ] {
        assert_eq!(zone(state, town), expected, "{town}, {state}");
    }
}

#[test]
fn the_state_decides_where_it_has_one_clock() {
    for (state, expected) in [
        ("SLP", "America/Mexico_City"),
        ("BCN", "America/Tijuana"),
        ("BCS", "America/Mazatlan"),
        ("SIN", "America/Mazatlan"),
        ("SON", "America/Hermosillo"),
        ("ROO", "America/Cancun"),
        ("YUC", "America/Merida"),
    ] {
        assert_eq!(zone(state, ""), expected);
    }
}

#[test]
fn a_name_is_read_as_people_write_it() {
    assert_eq!(zone("CHH", "Cd. Juarez"), "America/Ciudad_Juarez");
    assert_eq!(zone("TAM", "H. MATAMOROS"), "America/Matamoros");
    assert_eq!(zone("COA", "Ciudad Acuña"), "America/Matamoros");
}

#[test]
fn towns_off_the_strip_keep_the_clock_of_their_state_and_it_is_said() {
    for (state, town, expected) in [
        ("COA", "Saltillo", "America/Monterrey"),
        ("NLE", "Guadalupe", "America/Monterrey"),
        ("CHH", "Chihuahua", "America/Chihuahua"),
        ("TAM", "Altamira", "America/Monterrey"),
        ("NAY", "Tepic", "America/Mazatlan"),
    ] {
        let choice = zone_of(&facility(state, town)).unwrap();
        assert_eq!((choice.zone.name(), choice.note.map(|note| note.line)), (expected, Some(7)), "{town}");
    }
    assert!(
        zone_of(&Facility::default()).unwrap().note.is_some(),
        "no place at all: central time, with a note"
    );
}

#[test]
fn what_is_open_is_asked() {
    assert_eq!(code("COA", ""), "HUS-004");
    assert_eq!(code("TAM", "Reinosa"), "HUS-005");
    assert_eq!(code("", "Reynosa"), "HUS-003");
    assert_eq!(code("SLO", "Ahome"), "HUS-002");
    let wrong =
        Facility { timezone: Some(Lined::new(3, "America/Tijuanna".to_owned())), ..Facility::default() };
    let problem = zone_of(&wrong).unwrap_err();
    assert_eq!((problem.code, problem.place.as_deref()), ("HUS-001", Some("case.toml:3")));
}

#[test]
fn a_skipped_hour_moves_forward_and_a_repeated_one_depends_on_the_edge() {
    let tijuana = chrono_tz::America::Tijuana;
    // 8 March 2026, 02:00 becomes 03:00.
    let (skipped, shown) = instant(tijuana, at("2026-03-08 02:30"), Edge::Start);
    assert_eq!((local(tijuana, skipped), shown), (at("2026-03-08 03:30"), Shown::Skipped));
    // 1 November 2026, 02:00 becomes 01:00.
    let (first, _) = instant(tijuana, at("2026-11-01 01:30"), Edge::Start);
    let (second, shown) = instant(tijuana, at("2026-11-01 01:30"), Edge::End);
    assert_eq!((second - first, shown), (3600, Shown::Twice));
    assert_eq!(offset_minutes(tijuana, first), -420);
    assert_eq!(offset_minutes(tijuana, second), -480);
}

#[test]
fn the_centre_has_not_moved_its_clocks_since_2022() {
    let centre = chrono_tz::America::Mexico_City;
    let hours = |day: &str| {
        let start = instant(centre, at(&format!("{day} 00:00")), Edge::Start).0;
        let end = instant(centre, at(&format!("{day} 24:00")), Edge::End).0;
        (end - start) / 3600
    };
    assert_eq!([hours("2022-10-30"), hours("2023-04-02"), hours("2026-03-08")], [25, 24, 24]);
}
