//! `columns` and `duplicates`: which row is which, whatever the file does to hide it.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::harness::{Case, repository};
use crate::e2e::small;

/// Four real rows: a quoted line break, an empty line and a title stand between them.
const TRICKY: &str = "PADRÓN,,,\nNo. empleado,Nombre,CURP,Puesto\n1,\"RUIZ SOTO\nANA\",HEGG560427MVZRRL04,OPERADOR\n\n\
                      2,LUIS PEREZ MORA,,\"AYUDANTE\n\nGENERAL\"\n3,EVA LARA CRUZ,,OPERADOR\n\
                      4,ANA RUIZ SOTO,HEGG560427MVZRRL04,OPERADOR\n";

fn table(report: &Value) -> &Value {
    &report["tables"][0]
}

#[test]
fn columns_says_how_a_table_was_understood() {
    let case = Case::new().file("lista.csv", TRICKY);
    let json = case.run(0, &["columns", "lista.csv", "--format", "json"]).json();
    assert_eq!((&json["format"], &json["delimiter"]["sign"]), (&"delimited".into(), &",".into()));
    assert_eq!(json["encoding"]["name"], "UTF-8");
    let table = table(&json);
    assert_eq!(
        (&table["header_row"], &table["rows"], &table["set_aside"]),
        (&2.into(), &4.into(), &3.into())
    );
    let fields: Vec<&str> =
        table["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["employee_id", "name", "curp", "position"]);
    for column in table["columns"].as_array().unwrap() {
        for key in ["column", "header", "field", "why", "hidden"] {
            assert!(column.get(key).is_some(), "{key}");
        }
        assert!(column["why"]["es"] != column["why"]["en"]);
    }
    let text = case.run(0, &["columns", "lista.csv"]).text();
    assert!(text.contains("4 renglones leídos, 3 apartados"), "{text}");
}

#[test]
fn columns_stay_in_line_whatever_stands_in_a_header() {
    let case = Case::new()
        .file("lista.csv", "Ficha,\"Nombre\ncompleto\",\"Registro patronal de la empresa que contrata\"\n1,RUIZ SOTO ANA,Y5412345108\n2,LARA CRUZ EVA,Y5412345108\n")
        .file("oculta.xlsx", std::fs::read(repository("fixtures/mess/hidden-and-coloured.xlsx")).unwrap());
    for (file, lang) in
        [("lista.csv", "es"), ("lista.csv", "en"), ("oculta.xlsx", "es"), ("oculta.xlsx", "en")]
    {
        let text = case.run(0, &["columns", file, "--lang", lang]).text();
        let head = if lang == "es" { "Columnas" } else { "Columns" };
        let lines: Vec<&str> = text
            .lines()
            .skip_while(|line| *line != head)
            .skip(1)
            .take_while(|line| !line.is_empty())
            .collect();
        let field = |line: &str| {
            let at = [
                "employee_id",
                "name ",
                "employer_register",
                "(no se usa)",
                "(not used)",
                "curp",
                "position",
                "pay",
                "boss",
                "class",
            ]
            .iter()
            .filter_map(|field| line.find(&format!("  {field}")))
            .max();
            line[..at.unwrap_or_else(|| panic!("{line}"))].chars().count()
        };
        assert!(lines.len() >= 3 && lines.iter().all(|line| field(line) == field(lines[0])), "{text}");
        if file == "lista.csv" {
            assert!(text.contains("Nombre completo") && text.contains('\u{2026}'), "{text}");
            assert_eq!(text.starts_with("delimited text"), lang == "en", "{text}");
        } else {
            assert_eq!(text.contains("(color de celda)"), lang == "es", "{text}");
            assert_eq!(text.contains("(cell colour)"), lang == "en", "{text}");
            assert!(text.contains(if lang == "es" { "(oculta)" } else { "(hidden)" }), "{text}");
        }
    }
}

#[test]
fn the_user_knows_better() {
    let case = Case::new().file("lista.csv", "a,b\nX,HEGG560427MVZRRL04\nY,HEGG560427MVZRRL04\n");
    let args = ["columns", "lista.csv", "--format", "json", "--columns", "a=name", "--columns", "#B=curp"];
    let json = case.run(0, &args).json();
    assert_eq!(table(&json)["columns"][0]["field"], "name");
    assert_eq!(table(&json)["columns"][1]["field"], "curp");
    let bare = case.run(0, &["columns", "lista.csv", "--format", "json", "--header-row", "0"]).json();
    assert_eq!((&table(&bare)["rows"], &table(&bare)["header_row"]), (&3.into(), &Value::Null));
    for wrong in ["a=nombre", "a", "#B", "=curp"] {
        case.run(2, &["columns", "lista.csv", "--columns", wrong]);
    }
    case.run(2, &["columns", "lista.csv", "--columns", "z=name"]);
    case.run(2, &["columns", "lista.csv", "--header-row", "9"]);
}

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn duplicates_gives_the_rows_that_a_spreadsheet_shows() {
    let case = Case::new().file("lista.csv", TRICKY);
    let out = case.run(0, &["duplicates", "lista.csv"]).text();
    insta::assert_snapshot!(out, @r"
    source,sheet,row,cluster,grade,score
    lista.csv,,3,1,certain,1000
    lista.csv,,7,1,certain,1000
    ");
    let pairs = case.run(0, &["duplicates", "lista.csv", "--pairs"]).text();
    insta::assert_snapshot!(pairs, @r"
    source_l,sheet_l,row_l,source_r,sheet_r,row_r,grade,score
    lista.csv,,3,lista.csv,,7,certain,1000
    ");
}

#[test]
fn duplicates_looks_across_lists_and_names_them_as_typed() {
    let rows = small::rows();
    let case = Case::new()
        .file("a.csv", small::roll(&rows[..40]))
        .file("sub/b.csv", small::roll(&rows[20..60]))
        .file("sola.csv", small::roll(&rows[..20]));
    let found = records(&case.run(0, &["duplicates", "./a.csv", "sub/b.csv"]).out);
    assert_eq!(found[0], ["source", "sheet", "row", "cluster", "grade", "score"]);
    // Persons 21 to 40 stand in both: rows 22 to 41 of the first, 2 to 21 of the second.
    let at = |source: &str, row: usize| {
        found.iter().position(|line| line[0] == source && line[2] == row.to_string()).map(|at| &found[at][3])
    };
    for person in 0..20 {
        assert_eq!(at("./a.csv", 22 + person), Some(&(person + 1).to_string()));
        assert_eq!(at("sub/b.csv", 2 + person), Some(&(person + 1).to_string()));
    }
    assert_eq!(found.len(), 41);
    assert!(found[1..].iter().all(|line| line[1].is_empty() && line[4] == "certain" && line[5] == "1000"));
    // The same list twice is everybody twice; a list without second entries is a header.
    assert_eq!(records(&case.run(0, &["duplicates", "sola.csv", "sola.csv"]).out).len(), 41);
    assert_eq!(records(&case.run(0, &["duplicates", "sola.csv"]).out).len(), 1);
}

#[test]
fn duplicates_gives_the_same_as_json_and_as_pairs() {
    let case = Case::new().file("padron.csv", small::roll(&small::rows()));
    for extra in [&[][..], &["--pairs"]] {
        let csv = records(&case.run(0, &[&["duplicates", "padron.csv"], extra].concat()).out);
        let json = case.run(0, &[&["duplicates", "padron.csv", "--format", "json"], extra].concat()).json();
        let list = json.as_array().unwrap();
        assert_eq!(list.len(), csv.len() - 1);
        for (line, object) in csv[1..].iter().zip(list) {
            for (key, value) in csv[0].iter().zip(line) {
                let told = &object[key];
                let told = told.as_str().map_or_else(|| told.to_string(), str::to_owned);
                assert_eq!(&told, value, "{key}");
            }
        }
    }
    let pairs = records(&case.run(0, &["duplicates", "padron.csv", "--pairs"]).out);
    assert_eq!(pairs[0], ["source_l", "sheet_l", "row_l", "source_r", "sheet_r", "row_r", "grade", "score"]);
    let rows: Vec<[&str; 2]> = pairs[1..].iter().map(|line| [line[2].as_str(), line[5].as_str()]).collect();
    assert_eq!(rows, [["32", "62"], ["43", "63"]]);
}

/// A cell of a generated list: some look like headers, totals, identifiers; some hold line breaks and quotes.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z]{0,8}",
        4 => "[0-9]{1,11}",
        1 => Just("TOTAL".to_owned()),
        2 => Just("NOMBRE".to_owned()),
        2 => Just("CURP".to_owned()),
        2 => Just("HEGG560427MVZRRL04".to_owned()),
        1 => Just("uno\ndos".to_owned()),
        1 => Just("di\"jo, \"\"".to_owned()),
        2 => Just(String::new()),
    ]
}

#[test]
fn every_physical_row_is_read_or_set_aside() {
    let case = Case::new();
    let mut runner = TestRunner::deterministic();
    let rows = prop::collection::vec(prop::collection::vec(cell(), 4..5), 1..25);
    let mut read = 0;
    for _ in 0..24 {
        let rows = rows.new_tree(&mut runner).unwrap().current();
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        case.put("lista.csv", writer.into_inner().unwrap());
        let (code, out, err) =
            super::harness::ended(case.command(&["columns", "lista.csv", "--format", "json"]), &[]);
        // A list with nothing in it is refused, never half read.
        if code == 3 {
            assert!(err.contains("LEC-"), "{err}");
            continue;
        }
        assert_eq!(code, 0, "{err}");
        let json: Value = serde_json::from_slice(&out).unwrap();
        // Tables below each other share the rows out among them.
        let mut all = 0;
        for table in json["tables"].as_array().unwrap() {
            let number = |key: &str| table[key].as_u64().unwrap();
            all += number("rows") + number("set_aside");
            let aside: u64 = table["aside"]
                .as_array()
                .unwrap()
                .iter()
                .map(|part| part["last"].as_u64().unwrap() - part["row"].as_u64().unwrap() + 1)
                .sum();
            assert_eq!(aside, number("set_aside"));
        }
        assert_eq!(all, rows.len() as u64, "{rows:?}");
        read += 1;
    }
    assert!(read >= 12, "only {read} of 24 lists could be read");
}

/// A clerk's two spellings of one man, and two women who may be one.
const TWICE: &str = "No. Empleado,Nombre,CURP,Puesto\n101,HERNANDEZ GARCIA JOSE LUIS,HEGL900101HSPRRS04,OPERADOR\n\
                     205,ERNANDES GARCIA JOSE L.,HEGL900101HSPRRS05,OPERADOR\n300,LOPEZ PEREZ ANA,,OPERADOR\n\
                     301,LOPES PEREZ ANNA,,SOLDADOR\n";

#[test]
fn why_two_rows_are_one_person_adds_up() {
    let case = Case::new().file("lista.csv", TWICE);
    let asked = ["duplicates", "lista.csv", "--why", "2,3"];
    let json = case.run(0, &[&asked[..], &["--format", "json", "--names"]].concat()).json();
    assert_eq!((&json["rows"][0]["row"], &json["rows"][1]["row"]), (&2.into(), &3.into()));
    let said: Vec<&str> =
        json["lines"].as_array().unwrap().iter().map(|line| line["said"]["es"].as_str().unwrap()).collect();
    assert!(said.iter().any(|line| line.contains("«HERNANDEZ» y «ERNANDES» suenan igual")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("es la inicial de la otra")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("a un error de distancia")), "{said:?}");
    assert!(!json["settle"].as_array().unwrap().is_empty());
    // The score of the explanation is that of the pair.
    let pairs = records(&case.run(0, &["duplicates", "lista.csv", "--pairs"]).out);
    assert_eq!(json["score"].to_string(), pairs[1][7]);
    assert_eq!(json["grade"].as_str().unwrap(), pairs[1][6]);
    // Names stay masked unless they are asked for, and every line of the text stands in the picture.
    for extra in [&[][..], &["--format", "svg"], &["--lang", "en"]] {
        let text = case.run(0, &[&asked[..], extra].concat()).text();
        assert!(!text.contains("HERNANDEZ") && !text.contains("HEGL900101HSPRRS04"), "{text}");
        assert!(text.contains("H***"), "{text}");
    }
    for wrong in ["2", "2,x", "2,99", "2:2,2:3"] {
        case.run(2, &["duplicates", "lista.csv", "--why", wrong]);
    }
    case.run(2, &["duplicates", "lista.csv", "--format", "svg"]);
}

#[test]
fn decisions_on_pairs_are_replayed_and_expire_with_their_evidence() {
    let case = Case::new().file("lista.csv", TWICE);
    let pairs = case.run(0, &["duplicates", "lista.csv", "--pairs"]).text();
    let decided = |word: &str| {
        let lines = pairs.lines().enumerate().map(|(nth, line)| {
            if nth == 0 { format!("{line},decision\n") } else { format!("{line},{word}\n") }
        });
        lines.collect::<String>()
    };
    let run = |word: &str| {
        case.put("decisiones.csv", decided(word));
        let ran = case.run(0, &["duplicates", "lista.csv", "--decisions", "decisiones.csv"]);
        (records(&ran.out).len() - 1, ran.err)
    };
    assert_eq!(run("different").0, 0);
    assert_eq!(run("unsure").0, 0);
    let (rows, told) = run("same");
    assert_eq!(rows, 4);
    assert!(told.contains("2 decisiones aplicadas"), "{told}");
    assert_eq!(run("").0, 4, "a blank is no decision");
    // Another CURP is other evidence: the decision says so and is not applied.
    case.put("decisiones.csv", decided("different"));
    case.put("lista.csv", TWICE.replace("HEGL900101HSPRRS05", ""));
    let told = case.run(0, &["duplicates", "lista.csv", "--decisions", "decisiones.csv"]).err;
    assert!(told.contains("no se aplicaron"), "{told}");
    case.put("decisiones.csv", decided("perhaps"));
    assert!(
        case.run(2, &["duplicates", "lista.csv", "--decisions", "decisiones.csv"])
            .problem()
            .contains("perhaps")
    );
    case.put("decisiones.csv", "a,b\n1,2\n");
    assert!(
        case.run(2, &["duplicates", "lista.csv", "--decisions", "decisiones.csv"])
            .problem()
            .contains("source_l")
    );
}

#[test]
fn a_pair_of_lists_side_by_side_is_asked_about_by_list() {
    // Two lists; the first person of each is the same.
    let given =
        ["ANA", "EVA", "IVAN", "LUIS", "ROSA", "PEDRO", "JUAN", "SARA", "OLGA", "HUGO", "INES", "RAUL"];
    let name = |at: usize| {
        format!(
            "{} {} {}",
            ["PEREZ", "LUNA", "SOTO"][at % 3],
            ["LOPEZ", "ROJAS", "LARA", "MEZA"][at % 4],
            given[at]
        )
    };
    let mut text = "Ficha,Nombre,Puesto,,Ficha,Nombre,Puesto\n".to_owned();
    for at in 0..12 {
        let other = if at == 0 {
            name(0)
        } else {
            format!("{} DE LA CRUZ {}", ["RUIZ", "DIAZ", "VEGA"][at % 3], given[at])
        };
        let line = [(100 + at).to_string(), name(at), "OPERADOR,".to_owned(), (900 + at).to_string(), other];
        text += &(line.join(",") + ",OPERADOR\n");
    }
    let case = Case::new().file("lado.csv", text);
    let problem = case.run(2, &["duplicates", "lado.csv", "--why", "2,3"]).problem();
    assert!(problem.contains("A\u{2013}C, E\u{2013}G") && problem.contains("A\u{2013}C!2"), "{problem}");
    for asked in ["A\u{2013}C!2,E\u{2013}G!2", "a-c!2,1:e-g!2"] {
        let shown = case.run(0, &["duplicates", "lado.csv", "--why", asked]).text();
        assert!(
            shown.contains("A\u{2013}C \u{203a} 2") && shown.contains("E\u{2013}G \u{203a} 2"),
            "{shown}"
        );
    }
    for wrong in ["A-C!99,E-G!2", "X-Z!2,E-G!2"] {
        case.run(2, &["duplicates", "lado.csv", "--why", wrong]);
    }
}
