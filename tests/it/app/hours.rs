//! `escrutinio hours`: the golden numbers through the command, with and without a roll.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::{Command, Output};

use escrutinio::app::{self, Exit, Memory, OpenOptions};
use escrutinio::i18n::Audience;
use serde_json::{Value, json};

pub(super) const HEAD: &str = "schema = 1\n[case]\nid = \"planta\"\nvote = \"representation\"\n\
    [facility]\nmunicipality = \"San Luis Potosí\"\nstate = \"SLP\"\n";

/// The plant of four days of work and three of rest; five places of four desks.
fn plant(extra: &str) -> String {
    let mut text = HEAD.to_owned();
    for (id, start, end) in [("day", "06:00", "18:00"), ("night", "18:00", "06:00")] {
        write!(
            text,
            "[[crew]]\nid = \"{id}\"\nworkers = 3250\nstart = \"{start}\"\nend = \"{end}\"\n\
             days = [\"mon\", \"tue\", \"wed\", \"thu\"]\narrives_before = 30\nleaves_after = 20\n"
        )
        .unwrap();
    }
    for gate in 1..=5 {
        write!(
            text,
            "[[place]]\nid = \"gate-{gate}\"\ndesks = 4\nseconds_per_voter = 45\nwindows = [\
             {{ opens = 2025-06-25T05:00:00, closes = 2025-06-25T19:00:00 }}, \
             {{ opens = 2025-06-26T05:00:00, closes = 2025-06-26T19:00:00 }}, \
             {{ opens = 2025-06-27T05:00:00, closes = 2025-06-27T19:00:00 }} ]\n"
        )
        .unwrap();
    }
    text + extra
}

fn release(day: &str, hours: [&str; 2], announced: &str) -> String {
    let [from, to] = hours;
    format!("[[release]]\nfrom = {day}T{from}:00\nto = {day}T{to}:00\nannounced = {announced}:00\n")
}

pub(super) fn case(toml: String, others: &[(&str, &str)]) -> Result<app::Opened, app::AppError> {
    let mut files: BTreeMap<String, Vec<u8>> =
        others.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    files.insert("case.toml".to_owned(), toml.into_bytes());
    app::open_case(&Memory { files }, &OpenOptions::default())
}

pub(super) fn answer(toml: String, others: &[(&str, &str)]) -> Value {
    let bytes = app::hours(case(toml, others).unwrap()).unwrap().json().unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// One figure of every crew.
pub(super) fn figures(access: &Value, key: &str) -> Vec<Value> {
    access["crews"].as_array().unwrap().iter().map(|crew| crew[key].clone()).collect()
}

#[test]
fn golden_numbers_before_the_order() {
    let access = answer(plant(""), &[]);
    assert_eq!(figures(&access, "naive_minutes"), [1080, 2220]);
    assert_eq!(figures(&access, "reachable_minutes"), [100, 120]);
    assert_eq!(figures(&access, "release_minutes"), [0, 0]);
    assert_eq!(figures(&access, "served"), [2666, 3200]);
    assert_eq!(figures(&access, "capacity_share"), [821, 985]);
    assert_eq!(figures(&access, "verdict"), ["insufficient", "insufficient"]);
    let keys: Vec<&String> = access["crews"][0].as_object().unwrap().keys().collect();
    let mut expected = [
        "crew",
        "workers",
        "naive_minutes",
        "reachable_minutes",
        "release_minutes",
        "special_trip_minutes",
        "opportunities",
        "capacity_share",
        "served",
        "verdict",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    let kinds: Vec<&Value> = access["fixes"].as_array().unwrap().iter().map(|fix| &fix["kind"]).collect();
    assert!(kinds.contains(&&json!("desks")) && kinds.contains(&&json!("buses")), "{kinds:?}");
}

#[test]
fn golden_numbers_of_the_order() {
    let order = |announced: &str| {
        ["2025-06-26", "2025-06-27"]
            .iter()
            .flat_map(|day| {
                [["14:00", "15:00"], ["18:00", "19:00"]].map(|hours| release(day, hours, announced))
            })
            .collect::<String>()
    };
    let noon = answer(plant(&order("2025-06-26T12:00")), &[]);
    assert_eq!(figures(&noon, "release_minutes"), [60, 60]);
    assert_eq!(figures(&noon, "served"), [3250, 3250]);
    let early = order("2025-06-24T12:00")
        + &release("2025-06-25", ["14:00", "15:00"], "2025-06-24T12:00")
        + &release("2025-06-25", ["18:00", "19:00"], "2025-06-24T12:00");
    assert_eq!(figures(&answer(plant(&early), &[]), "release_minutes"), [120, 120]);
    let late = answer(plant(&order("2025-06-27T06:30")), &[]);
    assert_eq!(figures(&late, "release_minutes"), [0, 0]);
    let then = late["helpable"].as_array().unwrap().iter().find(|row| row["at"] == "2025-06-27T06:30:00");
    assert_eq!(then.unwrap(), &json!({ "at": "2025-06-27T06:30:00", "workers": 0, "of": 6500 }));
}

const ROLL: &str = "No. empleado,Nombre,Puesto,Turno\n\
    1,ANA RUIZ LARA,OPERADOR,T1\n2,LUIS PEREZ SOTO,OPERADOR,T1\n3,EVA LUNA RIOS,OPERADOR,t2\n\
    4,JUAN MORA DIAZ,OPERADOR,\n5,ROSA VEGA CANO,OPERADOR,T2\n";

/// One day of polls from 9 to 15: by day nobody may leave, by night the bus is long gone.
fn with_roll(extra: &str) -> String {
    let mut text = HEAD.to_owned();
    text.push_str("[[source]]\nid = \"roll\"\nkind = \"roll\"\nfile = \"padron.csv\"\n");
    for (id, value, start, end) in [("day", "T1", "06:00", "18:00"), ("night", "T2", "18:00", "06:00")] {
        write!(
            text,
            "[[crew]]\nid = \"{id}\"\nroll_values = [\"{value}\"]\nstart = \"{start}\"\nend = \"{end}\"\n\
             days = [\"mon\", \"tue\", \"wed\", \"thu\"]\n"
        )
        .unwrap();
    }
    text.push_str(
        "[[place]]\nid = \"gate\"\nwindows = [ { opens = 2025-06-25T09:00:00, closes = 2025-06-25T15:00:00 } ]\n",
    );
    text + extra
}

#[test]
fn sizes_come_from_the_roll_and_nobody_is_skipped() {
    let dismissed = "[[source]]\nid = \"gone\"\nkind = \"dismissed\"\nfile = \"bajas.csv\"\n";
    let away = "[[source]]\nid = \"away\"\nkind = \"absences\"\nfile = \"ausencias.csv\"\n";
    let access = answer(
        with_roll(&format!("{dismissed}{away}")),
        &[
            ("padron.csv", ROLL),
            ("bajas.csv", "No. empleado,Nombre\n5,ROSA VEGA CANO\n"),
            ("ausencias.csv", "No. empleado,Nombre,Desde,Hasta\n2,LUIS PEREZ SOTO,20/06/2025,30/06/2025\n"),
        ],
    );
    assert_eq!(figures(&access, "workers"), [2, 1]);
    assert_eq!(figures(&access, "verdict"), ["none", "special_trip"]);
    assert_eq!(access["without_shift"]["workers"], 1);
    assert_eq!(access["outside"]["workers"], 1);
}

#[test]
fn crews_without_access_weigh_on_the_result() {
    let result = "[[option]]\nid = \"a\"\n[[option]]\nid = \"b\"\n[final]\nroll = 5\ncast = 1\nnull = 0\n\
        votes = { a = 1, b = 0 }\n";
    let audited = app::audit(case(with_roll(result), &[("padron.csv", ROLL)]).unwrap());
    // Two by day and two by night; the fifth has no known shift.
    assert_eq!(audited.audit.materiality.excluded_workers, 4);
    let id = audited.audit.findings.iter().find(|decided| decided.finding.subject.key == "night").unwrap();
    let decision = format!(
        "[[decision]]\nfinding = \"{}\"\ndisposition = \"dismissed\"\nby = \"reviewer-1\"\nwhy = \"x\"\non = 2025-06-30\n",
        id.id
    );
    let dismissed =
        app::audit(case(with_roll(&format!("{result}{decision}")), &[("padron.csv", ROLL)]).unwrap());
    assert_eq!(dismissed.audit.materiality.excluded_workers, 2);
}

#[test]
fn the_report_and_the_command_say_the_same() {
    let toml = plant("");
    let audited = app::audit(case(toml.clone(), &[]).unwrap());
    let report = audited.report(Audience::Confidential, false).unwrap();
    let report = serde_json::to_value(&report).unwrap();
    assert_eq!(report["access"], answer(toml, &[]));
    let rules = report["outcomes"].as_array().unwrap();
    let outcome = |rule: &str| rules.iter().find(|row| row["rule"] == rule).unwrap()["outcome"].clone();
    assert_eq!([outcome("HR-01"), outcome("PL-01"), outcome("TM-07")], ["fail", "pass", "fail"]);
}

#[test]
fn a_small_crew_is_not_counted_out_to_the_public() {
    let secret = HEAD.replace("[facility]", "secret = \"case.secret\"\n[facility]");
    let toml = with_roll("").replace(HEAD, &secret);
    let files = [("padron.csv", ROLL), ("case.secret", "0123456789abcdef0123456789abcdef")];
    let audited = app::audit(case(toml, &files).unwrap());
    let report = serde_json::to_value(audited.report(Audience::Public, false).unwrap()).unwrap();
    let below = json!({ "lt": 5 });
    assert_eq!(figures(&report["access"], "workers"), [below.clone(), below]);
    assert_eq!(report["access"]["helpable"], json!([]));
}

#[test]
fn what_is_missing_is_asked_for() {
    let error = app::hours(case(HEAD.to_owned(), &[]).unwrap()).unwrap_err();
    assert_eq!(error.exit(), Exit::Usage);
    assert_eq!(error.problems()[0].code, "APP-018");
}

pub(super) fn run(args: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    Command::new(env!("CARGO_BIN_EXE_escrutinio")).args(args).current_dir(root).output().unwrap()
}

#[test]
fn public_cases_are_answered_on_one_screen() {
    for (name, lang, said) in [
        ("gm-slp-2025", "es", "ayudar a 3,250 de 6,500"),
        ("gm-slp-2025", "en", "help 3,250 of 6,500"),
        ("silao-2022", "es", "permiso|casilla"),
    ] {
        let case = format!("fixtures/cases/{name}");
        let output = run(&["hours", &case, "--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(said.split('|').any(|word| text.contains(word)), "{text}");
        assert!(!text.contains('{'), "a placeholder was left: {text}");
        assert!(text.lines().all(|line| line.chars().count() <= 100), "a line is too wide: {text}");
    }
}

#[test]
fn the_strip_and_the_dates_are_printed() {
    let svg = run(&["hours", "fixtures/cases/silao-2022", "--format", "svg"]);
    assert!(svg.status.success() && svg.stdout.starts_with(b"<svg"));
    let dates = run(&["hours", "fixtures/cases/silao-2022", "--calendar"]);
    let text = String::from_utf8(dates.stdout).unwrap();
    assert!(text.contains("martes 1 de febrero de 2022, 06:00 – 18:00"), "{text}");
    assert!(text.contains("lunes 31 de enero de 2022, 18:00 – martes 06:00"), "{text}");
}

#[test]
fn each_picture_is_drawn_and_what_is_assumed_is_said() {
    let case = "fixtures/cases/gm-slp-2025";
    let mut seen = std::collections::BTreeSet::new();
    for picture in ["strip", "orders", "desks"] {
        let drawn = run(&["hours", case, "--format", "svg", "--picture", picture]);
        assert!(drawn.status.success() && drawn.stdout.starts_with(b"<svg"), "{picture}");
        seen.insert(drawn.stdout);
    }
    assert_eq!(seen.len(), 3);
    assert!(run(&["hours", case, "--seed", "7"]).status.success());
    let text = String::from_utf8(run(&["hours", case]).stdout).unwrap();
    assert_eq!(text.matches("supuesto de quien escribió el expediente").count(), 7, "{text}");
}
