//! The pictures of access say the numbers of the engine, the same bytes every time.

use escrutinio::analysis::access::{Access, Facts, access};
use escrutinio::model::{CaseFile, Lang};
use escrutinio::report::pictures::{
    PictureTable, capacity_bars, capacity_table, duty_calendar, heat_strip, heat_strip_table, strip_text,
    survival_curve, survival_table,
};

use crate::analysis::access::cases::{MON_THU, Put as _, case, clock, crew, place, release, week};

/// Day and night crews at one gate with twenty desks, and an order on Thursday at noon.
fn plant() -> CaseFile {
    let mut case = case();
    case.put(crew("Día", 3250, clock("06:00", "18:00"), week(&MON_THU)));
    case.put(crew("Noche <T2>", 3250, clock("18:00", "06:00"), week(&MON_THU)));
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
    case.put(release("2025-06-26 18:00", "2025-06-26 18:15", "2025-06-26 12:00"));
    case
}

fn answer(case: &CaseFile) -> Access {
    access(case, &Facts::default()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The texts of a picture, in order.
fn texts(svg: &str) -> Vec<&str> {
    svg.split("</text>")
        .filter_map(|part| Some(part.rsplit_once('>')?.1))
        .filter(|text| !text.trim().is_empty())
        .collect()
}

#[test]
fn each_row_says_what_the_table_says() {
    let found = answer(&plant());
    for lang in Lang::ALL {
        let svg = heat_strip(&found, lang);
        let table = heat_strip_table(&found, lang);
        let shown = texts(&svg);
        for row in &table.rows {
            assert!(shown.contains(&row[8].as_str()), "{} of {shown:?}", row[8]);
            assert!(shown.iter().any(|text| text.starts_with(&format!("{} min", row[3]))), "{} min", row[3]);
        }
    }
    let table = heat_strip_table(&found, Lang::Es);
    assert_eq!(table.rows[0][2..5], ["1,080", "100", "0"]);
    assert_eq!(table.rows[1][2..5], ["2,220", "135", "15"]);
}

#[test]
fn pictures_are_well_formed_and_name_themselves() {
    let found = answer(&plant());
    for svg in
        [heat_strip(&found, Lang::Es), survival_curve(&found, Lang::Es), capacity_bars(&found, Lang::En)]
    {
        assert!(svg.contains(r#"role="img""#) && svg.contains("<title id=") && svg.contains("<desc id="));
        assert!(!svg.contains("<T2>"), "a name is text, not markup");
        let opened = svg.matches("<text").count();
        assert_eq!(opened, svg.matches("</text>").count());
        let values = svg.split('"').skip(1).step_by(2);
        let numbers: Vec<&str> =
            values.filter(|value| value.chars().all(|c| c.is_ascii_digit() || " ,.-".contains(c))).collect();
        assert!(numbers.len() > 20);
        assert!(numbers.iter().all(|number| !number.contains('.')), "coordinates are integers");
    }
    assert_eq!(heat_strip(&found, Lang::Es), heat_strip(&answer(&plant()), Lang::Es));
}

#[test]
fn the_curve_carries_the_order() {
    let found = answer(&plant());
    let title = survival_table(&found, Lang::Es).caption;
    assert_eq!(title, "La orden del jue 26 12:00 podía ayudar a 6,500 de 6,500 personas");
    assert!(texts(&survival_curve(&found, Lang::Es)).contains(&"jue 26 12:00 · 100.0 %"));
    let halved =
        survival_table(&found, Lang::Es).rows.into_iter().find(|row| row[0] == "jue 26 18:20").unwrap();
    assert_eq!(halved[1..], ["3,250", "6,500", "50.0 %"]);
}

#[test]
fn the_bars_add_up() {
    let found = answer(&plant());
    let PictureTable { caption, rows, .. } = capacity_table(&found, Lang::Es);
    assert_eq!(caption, "Las mesas no alcanzan para 634 personas");
    let sum: i64 = rows.iter().map(|row| row[4].replace(',', "").parse::<i64>().unwrap()).sum();
    // Day: 100 minutes of twenty desks, the late release shared; night: the 120 minutes it has alone.
    assert_eq!(sum, 120_000 + 144_000);
}

#[test]
fn the_strip_reads_in_a_terminal() {
    let shown = strip_text(&answer(&plant()), Lang::Es);
    insta::assert_snapshot!(shown, @r"
    2 de 2 cuadrillas: insuficiente

                 |mié 25                 |jue 26                 |vie 27
    Día               █////////////█          █////////////█          ··············
                 100 min, 4 oportunidades · ◆ insuficiente
    Noche <T2>   //////█··········█////////////█··········██///////////█············
                 135 min, 5 oportunidades · ◆ insuficiente

    █ puede votar  / en turno  - en la planta, casilla cerrada  · casilla abierta, ya sin transporte
    ");
}

#[test]
fn an_empty_case_still_draws() {
    let found = answer(&case());
    assert!(heat_strip(&found, Lang::Es).contains("No hay cuadrillas"));
    assert!(survival_curve(&found, Lang::En).starts_with("<svg"));
    assert!(capacity_bars(&found, Lang::En).starts_with("<svg"));
    assert_eq!(strip_text(&found, Lang::En), "The case has no crews\n\n");
}

#[test]
fn the_calendar_shows_the_night_that_the_clock_goes_back() {
    let mut night = case();
    night.facility.timezone = Some(escrutinio::model::Lined::new(1, "America/Tijuana".to_owned()));
    night.put(crew("noche", 1, clock("22:00", "06:00"), week(&[chrono::Weekday::Sat])));
    night.put(place("gate", &[("2026-11-01 05:00", "2026-11-01 08:00")]));
    let rows = duty_calendar(&answer(&night), Lang::Es).rows;
    assert!(rows.contains(
        &["noche", "sáb 31 22:00", "dom 1 06:00", "9 h 00 min", "−07:00"].map(str::to_owned).to_vec()
    ));
}
