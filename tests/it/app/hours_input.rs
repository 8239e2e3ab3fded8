//! What people feed to `escrutinio hours`: a roster without a roll, known patterns, five lines, and slips of the pen.

use std::fmt::Write as _;

use escrutinio::app;
use escrutinio::i18n::{Audience, View, render};
use escrutinio::model::Lang;
use escrutinio::report::text::Style;
use serde_json::Value;

use super::hours::{HEAD, answer, case, figures, run};

const GATE: &str = "[[place]]\nid = \"gate\"\ndesks = 4\nseconds_per_voter = 45\n\
    windows = [ { opens = 2025-06-25T05:00:00, closes = 2025-06-25T19:00:00 } ]\n";

const STYLE: Style = Style { lang: Lang::Es, color: false, width: 96, examples: 0 };

/// Every problem as code and place; a case that can be read has those of its assessment.
fn problems(toml: String) -> Vec<(String, String, String)> {
    let error = match case(toml, &[]) {
        Err(error) => error,
        Ok(opened) => app::hours(opened).unwrap_err(),
    };
    let view = View { lang: Lang::Es, audience: Audience::Confidential, names: false };
    let say = |problem: &escrutinio::model::Problem| {
        (
            problem.code.to_owned(),
            problem.place.clone().unwrap_or_default(),
            format!("{} {}", render(&problem.detail, view), render(&problem.help, view)),
        )
    };
    error.problems().iter().map(say).collect()
}

fn remarks(toml: String, others: &[(&str, &str)]) -> Vec<String> {
    let text = app::hours(case(toml, others).unwrap()).unwrap().text(STYLE);
    let notes = text.split("\nNotas\n").nth(1).unwrap_or_default();
    notes.replace("\n  ", " ").lines().map(str::to_owned).collect()
}

const ROSTER: &str = "[[source]]\nid = \"rol\"\nkind = \"roster\"\nfile = \"rol.csv\"\n";

const NIGHT: &str = "[[crew]]\nid = \"night\"\nroll_values = [\"N\"]\nstart = \"18:00\"\nend = \"06:00\"\n\
    days = [\"mon\", \"tue\", \"wed\", \"thu\"]\narrives_before = 30\nleaves_after = 20\n";

#[test]
fn a_roster_of_6500_rows_is_enough_without_a_roll() {
    let mut rows = "No. empleado,Turno,Fecha,Entrada,Salida\n".to_owned();
    for person in 1..=6_500 {
        // Everybody works a night of their own: half begin at six, the others at an hour past the last window.
        let (day, start, end) =
            if person % 2 == 0 { ("24", "18:00", "06:00") } else { ("26", "20:00", "06:00") };
        writeln!(rows, "{person},N,{day}/06/2025,{start},{end}").unwrap();
    }
    let access = answer(format!("{HEAD}{ROSTER}{NIGHT}{GATE}"), &[("rol.csv", &rows)]);
    assert_eq!(figures(&access, "workers"), [6500]);
    let people = access["own_dates"].as_array().unwrap();
    let of =
        |verdict: &str| people.iter().find(|row| row["verdict"] == verdict).map(|row| row["workers"].clone());
    // 20 minutes of four desks serve 106 of 3,250; whoever begins on Thursday night could only come back.
    assert_eq!(
        (of("insufficient"), of("special_trip")),
        (Some(3250.into()), Some(3250.into())),
        "{people:?}"
    );
    assert_eq!(access["without_shift"]["workers"], 0);
    // The pattern of the crew is followed by nobody, so it accuses nobody: the dates of each person do.
    let opened = case(format!("{HEAD}{ROSTER}{NIGHT}{GATE}"), &[("rol.csv", &rows)]).unwrap();
    let text = app::hours(opened).unwrap().text(STYLE);
    assert!(text.contains("nadie sigue su patrón") && text.contains("3,250 de night"), "{text}");
}

#[test]
fn a_roster_may_only_say_who_works_where() {
    let rows = "No. empleado,Turno,Ruta\n1,N,R1\n2,N,R2\n3,n,R2\n4,X,R1\n";
    let routes = |id: &str, route: &str, wait: u32| {
        let own = NIGHT.replace("leaves_after = 20", &format!("leaves_after = {wait}"));
        own.replace("id = \"night\"", &format!("id = \"{id}\"\nroutes = [\"{route}\"]"))
    };
    let crews = routes("north", "r1", 5) + &routes("south", "R2", 20);
    let access = answer(format!("{HEAD}{ROSTER}{crews}{GATE}"), &[("rol.csv", rows)]);
    assert_eq!(figures(&access, "workers"), [1, 2]);
    assert_eq!(figures(&access, "reachable_minutes"), [35, 50], "each route has its own bus");
    assert_eq!(access["without_shift"]["workers"], 1, "nobody knows the shift X");
}

#[test]
fn what_a_roster_says_twice_or_wrongly_is_told() {
    let rows = "No. empleado,Turno,Fecha,Entrada,Salida,Casilla\n1,N,24/06/2025,18:00,06:00,gate\n\
        1,N,25/06/2025,04:00,12:00,gate\n2,N,24/06/2025,18:00,,gate\n3,N,24/06/2025,18:00,06:00,otra\n";
    let said = remarks(format!("{HEAD}{ROSTER}{NIGHT}{GATE}"), &[("rol.csv", rows)]).join("\n");
    for part in [
        "1 persona tiene jornadas encimadas",
        "le falta la fecha o una de sus horas",
        "1 renglón del rol de turnos nombra un lugar que no es casilla",
        "(case.toml:8)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let late = "No. empleado,Turno,Fecha,Entrada,Salida\n1,N,24/07/2025,18:00,06:00\n";
    let said = remarks(format!("{HEAD}{ROSTER}{NIGHT}{GATE}"), &[("rol.csv", late)]).join("\n");
    assert!(said.contains("no dice nada de esos días"), "{said}");
}

#[test]
fn patterns_are_named_and_their_dates_shown() {
    let crew = |lines: &str| format!("{HEAD}[[crew]]\nid = \"a\"\nworkers = 1\n{lines}\n{GATE}");
    let dates = |lines: &str| app::hours(case(crew(lines), &[]).unwrap()).unwrap().calendar(STYLE);
    let panama = dates("preset = \"2-2-3\"\nanchor = 2025-06-23\nstart = \"06:00\"");
    assert!(panama.contains("2-2-3 (panamá)"), "{panama}");
    assert!(panama.contains("martes 24 de junio de 2025, 06:00 – 18:00"), "{panama}");
    assert!(!panama.contains("miércoles 25 de junio de 2025, 06:00"), "{panama}");
    let office = dates("preset = \"5x2\"\nstart = \"07:00\"\nend = \"16:36\"");
    assert!(office.contains("miércoles 25 de junio de 2025, 07:00 – 16:36"), "{office}");
    let weeks = dates("preset = \"rotation\"\nanchor = 2025-06-23");
    assert!(weeks.contains("miércoles 25 de junio de 2025, 06:00 – 14:00"), "{weeks}");
    let guards = dates("preset = \"24x24\"\nanchor = 2025-06-23\nstart = \"07:00\"");
    assert!(guards.contains("miércoles 25 de junio de 2025, 07:00 – jueves 07:00"), "{guards}");
    let listed = run(&["hours", "--patterns"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    for preset in escrutinio::model::Preset::ALL {
        let anchor = if preset.needs_anchor() { "anchor = 2025-06-23\n" } else { "" };
        let start = if preset.needs_start() { "start = \"06:00\"\n" } else { "" };
        let key = preset.key();
        assert!(listed.lines().any(|line| line.split(' ').next() == Some(key)), "{key}: {listed}");
        assert!(case(crew(&format!("preset = \"{key}\"\n{anchor}{start}")), &[]).is_ok(), "{key}");
    }
}

/// Five lines: the head, and what an observer knows.
const FIVE: &str = "schema = 1
case = { id = \"planta\", vote = \"representation\" }
facility = { municipality = \"San Luis Potosí\", state = \"SLP\" }
crew = [ { id = \"noche\", workers = 400, preset = \"4x3\", start = \"18:00\", end = \"06:00\", arrives_before = 30, leaves_after = 20 } ]
place = [ { id = \"puerta\", desks = 4, seconds_per_voter = 45, windows = [ { opens = \"2025-06-25 05:00\", closes = \"2025-06-25 19:00\" } ] } ]
";

#[test]
fn five_lines_get_one_screen_that_answers() {
    assert_eq!(FIVE.lines().count(), 5);
    let text = app::hours(case(FIVE.to_owned(), &[]).unwrap()).unwrap().text(STYLE);
    for part in ["insuficiente", "266 de 400", "50 minutos", "6:00", "Faltan 6,000", "Se solicita"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let lines = text.lines().count();
    assert!(lines <= 60, "{lines} lines are more than a screen: {text}");
    assert!(text.lines().all(|line| line.chars().count() <= 96), "{text}");
}

#[test]
fn slips_of_the_pen_name_their_line_and_what_to_write() {
    let crew = "[[crew]]\nid = \"a\"\nstart = \"06:00\"\nend = \"14:00\"\ndays = [\"mon\"]\n";
    let release = |from: &str, to: &str, more: &str| {
        format!("{crew}{GATE}[[release]]\nfrom = 2025-06-25T{from}:00\nto = 2025-06-25T{to}:00\n{more}")
    };
    let window = |opens: &str, closes: &str| {
        format!(
            "{crew}[[place]]\nid = \"p\"\nwindows = [ {{ opens = 2025-06-25T{opens}:00, closes = 2025-06-25T{closes}:00 }} ]\n"
        )
    };
    let asked = [
        (window("19:00", "05:00"), "CASO-030", 15, "2025-06-26"),
        (window("05:00", "05:00"), "CASO-030", 15, "24:00"),
        (release("14:00", "15:00", ""), "CASO-032", 18, "announced"),
        (release("15:00", "14:00", "announced = 2025-06-24T12:00:00\n"), "CASO-033", 20, "14:00"),
        (format!("{crew}{GATE}").replace("desks", "crews = [\"b\"]\ndesks"), "CASO-022", 15, "a"),
        (
            format!("{crew}{GATE}").replace("days =", "assumed = [\"wokers\"]\ndays ="),
            "CASO-013",
            12,
            "wokers",
        ),
    ];
    for (below, code, line, says) in asked {
        let found = problems(format!("{HEAD}{below}"));
        assert_eq!(
            (found[0].0.as_str(), found[0].1.as_str()),
            (code, format!("case.toml:{line}").as_str()),
            "{below}"
        );
        assert!(found[0].2.contains(says), "{says}: {}", found[0].2);
    }
    let border = HEAD.replace(
        "municipality = \"San Luis Potosí\"\nstate = \"SLP\"",
        "municipality = \"Reynoza\"\nstate = \"TAM\"",
    );
    let found = problems(format!("{border}{crew}{GATE}"));
    assert!(found[0].1.starts_with("case.toml:") && found[0].2.contains("Reynosa"), "{found:?}");
}

#[test]
fn what_may_be_meant_is_answered_and_told() {
    let crew = |days: &str| {
        format!(
            "[[crew]]\nid = \"a\"\nspells = [ {{ start = \"06:00\", end = \"14:00\" }}, {{ start = \"13:00\", end = \"18:00\" }} ]\n{days}\n"
        )
    };
    let told = |toml: String, part: &str| {
        let said = remarks(format!("{HEAD}{toml}"), &[]).join("\n");
        assert!(said.contains(part) && said.contains("(case.toml:"), "{part}: {said}");
    };
    told(crew("days = [\"mon\", \"wed\"]") + GATE, "a la misma hora");
    let plain = NIGHT.to_owned() + GATE;
    let release = |day: &str, announced: &str| {
        format!(
            "{plain}[[release]]\nfrom = 2025-06-{day}T18:10:00\nto = 2025-06-{day}T18:40:00\nannounced = {announced}:00\n"
        )
    };
    told(release("25", "2025-06-25T18:20"), "cuenta desde el anuncio");
    told(release("25", "2025-06-25T18:50"), "no cuenta");
    told(release("28", "2025-06-24T12:00"), "no coincide con ninguna casilla abierta");
    told(NIGHT.replace("days =", "extra = [2025-08-01]\ndays =") + GATE, "queda lejos de la votación");
    told(
        NIGHT.replace("days = [\"mon\", \"tue\", \"wed\", \"thu\"]", "dates = [2025-08-01]") + GATE,
        "ninguna jornada cerca",
    );
    told(plain.clone() + "[dates]\nvote_starts = 2025-06-26\n", "fuera de los días de votación");
}

#[test]
fn a_person_of_no_crew_still_has_dates() {
    let rows = "No. empleado,Turno,Fecha,Entrada,Salida\n1,Z,25/06/2025,06:00,20:00\n";
    let access = answer(format!("{HEAD}{ROSTER}{NIGHT}{GATE}"), &[("rol.csv", rows)]);
    let people: &Value = &access["own_dates"][0];
    // On duty from six on: only the hour before remains, and nobody knows a bus.
    assert_eq!((&people["verdict"], &people["workers"]), (&"special_trip".into(), &1.into()), "{people}");
}
