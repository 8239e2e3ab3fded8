//! Input that is missing, of another kind, or wrong: what is said, where, and what to do.

use super::harness::Case;
use crate::e2e::small;

/// A PDF with nothing in it.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// Every command that reads a table, with the table last.
const READERS: [&[&str]; 4] = [&["audit"], &["columns"], &["duplicates"], &["ids", "--kind", "nss"]];

fn each(case: &Case, code: i32, file: &str) -> Vec<String> {
    let runs = READERS.map(|command| case.run(code, &[command, &[file]].concat()));
    for ran in &runs {
        assert!(!ran.err.contains("panicked") && !ran.err.contains("APP-003"), "{}", ran.err);
    }
    runs.map(|ran| ran.problem()).into()
}

#[test]
fn a_file_that_is_not_there() {
    for said in each(&Case::new(), 3, "nada.csv") {
        insta::allow_duplicates! { insta::assert_snapshot!(said, @r"
        problema APP-004: no se pudo leer el archivo
          dónde: nada.csv
          no existe
          qué hacer: revise el nombre y la carpeta
        ") }
    }
}

#[test]
fn a_folder_where_a_file_is_meant() {
    let case = Case::new().file("carpeta/x.csv", "a,b\n");
    let said = each_but_audit(&case, "carpeta");
    for said in said {
        insta::allow_duplicates! { insta::assert_snapshot!(said, @r"
        problema APP-004: no se pudo leer el archivo
          dónde: carpeta
          es una carpeta, se esperaba un archivo
          qué hacer: dé el archivo que está adentro
        ") }
    }
    // For `audit` a folder is a case.
    insta::assert_snapshot!(case.run(2, &["audit", "carpeta"]).problem(), @r"
    problema APP-004: la carpeta no es un expediente
      dónde: carpeta/case.toml
      no tiene un archivo case.toml
      qué hacer: dé la carpeta que tiene case.toml, o un solo padrón (.csv, .xlsx, …)
    ");
    case.run(2, &["count", "carpeta"]);
}

fn each_but_audit(case: &Case, file: &str) -> Vec<String> {
    READERS[1..].iter().map(|command| case.run(3, &[command, &[file][..]].concat()).problem()).collect()
}

#[test]
fn a_pipe_answers_at_once() {
    let case = small::case("");
    let made = std::process::Command::new("mkfifo").arg(case.path("pipe")).status().unwrap();
    assert!(made.success());
    // Nobody will ever write into it: a program that opens it hangs, and the harness ends it.
    for said in each(&case, 3, "pipe") {
        insta::allow_duplicates! { insta::assert_snapshot!(said, @r"
        problema APP-004: no se pudo leer el archivo
          dónde: pipe
          no es un archivo común
          qué hacer: cópielo primero a un archivo
        ") }
    }
    case.run(3, &["verify", "pipe"]);
    case.run(2, &["key", "show", "pipe"]);
    case.put("caso/case.toml", small::case_toml("").replace("padron.csv", "../pipe"));
    case.run(3, &["audit", "caso"]);
    case.put("caso/case.toml", small::case_toml("").replace("afiliados-en-secreto.csv", "../pipe"));
    case.run(0, &["audit", "caso"]);
}

#[test]
fn nothing_at_all_and_nothing_but_blanks() {
    let case = Case::new().file("vacio.csv", "").file("vacio.xlsx", "").file("blancos.csv", "\n \n\n");
    for file in ["vacio.csv", "vacio.xlsx", "blancos.csv"] {
        for command in &READERS[..3] {
            let ran = case.run(3, &[command, &[file][..]].concat());
            assert!(ran.out.is_empty() && ran.err.contains("LEC-"), "{command:?} {file}: {}", ran.err);
        }
    }
    insta::assert_snapshot!(case.run(3, &["audit", "vacio.csv"]).problem(), @r"
    problema LEC-001: el archivo está vacío
      dónde: vacio.csv
      se esperaba una tabla y no hay ningún carácter visible
      qué hacer: pida de nuevo el archivo; quizá la copia se interrumpió
    ");
    // No identifiers are no fault.
    assert_eq!(case.run(0, &["ids", "--kind", "rfc", "vacio.csv"]).text(), "value,valid,reason\n");
}

#[test]
fn a_pdf_that_calls_itself_a_workbook() {
    let case = Case::new().file("padron.xlsx", PDF);
    let es = case.run(3, &["audit", "padron.xlsx"]);
    assert!(es.out.is_empty() && es.err.contains("PDF"), "{}", es.err);
    let en = case.run(3, &["audit", "padron.xlsx", "--lang", "en"]);
    assert!(en.err.contains("PDF") && en.err != es.err, "{}", en.err);
}

#[test]
fn a_roll_that_is_not_the_pinned_one() {
    let pin = "sha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";
    let toml = small::case_toml("").replace("from = \"employer\"\n", &format!("from = \"employer\"\n{pin}"));
    let case = small::case_of(&small::rows(), &toml);
    let said = case.run(3, &["audit", "caso"]).problem();
    let place = format!("padron.csv (case.toml:{})", small::line(&toml, "sha256"));
    assert!(said.contains(&place) && said.contains(&"0".repeat(64)), "{said}");
    // The right pin passes, in capitals too.
    let digest = said.split(|c: char| !c.is_ascii_hexdigit()).rfind(|word| word.len() == 64).unwrap();
    for digest in [digest.to_owned(), digest.to_uppercase()] {
        case.put("caso/case.toml", toml.replace(&"0".repeat(64), &digest));
        case.run(0, &["audit", "caso"]);
    }
}

#[test]
fn an_unknown_key_names_its_line_and_the_nearest_one() {
    let case = small::case("");
    case.put("caso/case.toml", small::case_toml("").replace("second_application", "second_aplication"));
    insta::assert_snapshot!(case.run(2, &["audit", "caso"]).problem(), @r"
    problema CASO-010: clave desconocida
      dónde: case.toml:12
      «second_aplication» no es una clave de [dates]
      qué hacer: ¿quiso decir «second_application»?
    ");
    insta::assert_snapshot!(case.run(2, &["audit", "caso", "--lang", "en"]).problem(), @r#"
    problem CASO-010: unknown key
      where: case.toml:12
      "second_aplication" is no key of [dates]
      what to do: did you mean "second_application"?
    "#);
    case.run(2, &["count", "caso"]);
}

#[test]
fn every_fault_of_a_case_file_is_told_at_once() {
    let case = small::case("");
    let toml =
        small::case_toml("").replace("synthetic = true", "sintetic = true").replace("null = 2", "nul = 2");
    case.put("caso/case.toml", &toml);
    let said = case.run(2, &["audit", "caso"]).problem();
    let lines =
        toml.lines().enumerate().filter(|(_, line)| line.starts_with("sintetic") || line.starts_with("nul "));
    let places: Vec<String> = lines.map(|(at, _)| format!("case.toml:{}\n", at + 1)).collect();
    assert_eq!(places.len(), 3);
    for word in places.iter().map(String::as_str).chain(["«synthetic»", "«null»"]) {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn rules_and_parameters_that_do_not_exist_or_do_not_fit() {
    let case = small::case("");
    for (more, es, en) in [
        ("[rules.EL-1]\nmin_signal = 600\n", "¿quiso escribir EL-01?", "did you mean EL-01?"),
        ("[rules.EL-01]\nmin_signl = 600\n", "sus parámetros son", "its parameters are"),
        ("[rules.EL-01]\nmin_signal = 1001\n", "a 1,000", "to 1,000"),
        ("[rules.EL-01]\nmin_signal = 2025-01-01\n", "min_signal", "min_signal"),
        ("[rules.EL-03]\ncutoff = 7\n", "una fecha", "a date"),
        ("[rules.TL-02]\nenabled = false\n", "todavía", "yet"),
    ] {
        case.put("caso/case.toml", small::case_toml(&format!("\n{more}")));
        let said = case.run(2, &["audit", "caso"]).problem();
        let first = 3 + small::case_toml("").lines().count();
        let place = format!("case.toml:{first}\n");
        assert!(said.contains(es) && said.contains(&place), "{more}: {said}");
        let said = case.run(2, &["audit", "caso", "--lang", "en"]).problem();
        assert!(said.contains(en), "{more}: {said}");
    }
    for rule in ["EL-1", "XX-99", "TL-02"] {
        let said = case.run(2, &["explain", rule]).problem();
        assert!(said.contains("APP-017"), "{said}");
    }
}

/// What is done to a case.
type Spoil = fn(&Case);

#[test]
fn a_second_source_that_cannot_be_read_is_a_high_finding() {
    let faults: [(&str, Spoil); 4] = [
        ("missing", |case| std::fs::remove_file(case.path("caso/afiliados-en-secreto.csv")).unwrap()),
        ("empty", |case| case.put("caso/afiliados-en-secreto.csv", "")),
        ("pdf", |case| case.put("caso/afiliados-en-secreto.csv", PDF)),
        ("pinned", |case| {
            let pin = format!("from = \"cardenche\"\nsha256 = \"{}\"\n", "0".repeat(64));
            case.put("caso/case.toml", small::case_toml("").replace("from = \"cardenche\"\n", &pin));
        }),
    ];
    for (fault, spoil) in faults {
        let case = small::case("");
        let before = case.audit(0, &["caso", "--format", "json"]).json();
        spoil(&case);
        let report = case.audit(0, &["caso", "--format", "json"]).json();
        let found: Vec<_> =
            report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "SR-01").collect();
        assert_eq!(found.len(), 1, "{fault}");
        let line = small::line(&small::case_toml(""), "id = \"members\"") - 1;
        assert_eq!((&found[0]["severity"], &found[0]["kind"]), (&"high".into(), &"defect".into()), "{fault}");
        assert_eq!(found[0]["at"], serde_json::json!({ "source": "case.toml", "line": line }), "{fault}");
        assert!(found[0]["message"]["es"].as_str().unwrap().contains("«members»"), "{fault}");
        assert!(!report["sources"][1]["unreadable"]["es"].is_null(), "{fault}");
        // The rest of the audit is what it was; EL-09 is the rule that reads that list.
        let others = |report: &serde_json::Value| -> Vec<serde_json::Value> {
            let all = report["findings"].as_array().unwrap().iter();
            let found = all.filter(|one| one["rule"] != "SR-01" && one["rule"] != "EL-09");
            found.map(|one| one["id"].clone()).collect()
        };
        assert_eq!(others(&before), others(&report), "{fault}");
        let screen = case.audit(0, &["caso"]).text();
        assert!(screen.contains("SR-01"), "{fault}: {screen}");
        // And a public report says that there was a list, not what is known of it.
        case.audit(0, &["caso", "--out", fault]);
        let public = String::from_utf8(case.read(&format!("{fault}/public/report.json"))).unwrap();
        assert!(
            public.contains("SR-01") && !public.contains("en-secreto") && !public.contains(&"0".repeat(64))
        );
    }
}

#[test]
fn a_single_file_says_what_it_leaves_open() {
    let case = Case::new().file("padron.csv", small::roll(&small::rows()));
    let report = case.audit(0, &["padron.csv", "--format", "json"]).json();
    assert_eq!(report["case"]["origin"], "file");
    assert_eq!(report["sources"][0]["id"], "padron.csv");
    for outcome in report["outcomes"].as_array().unwrap() {
        if outcome["outcome"] == "no_data" {
            let missing = outcome["missing"][0]["es"].as_str();
            assert!(missing.is_some_and(|text| !text.is_empty()), "{outcome} does not say what to give");
        }
    }
    // A public report needs a secret; the pack that is written is the user's own.
    let ran = case.audit(0, &["padron.csv", "--vote", "representation", "--out", "fuera"]);
    assert!(!case.path("fuera/public").exists() && case.path("fuera/confidential").is_dir());
    assert!(ran.err.contains("secreto"), "{}", ran.err);
}

#[test]
fn a_case_without_a_roll_says_so_loudly() {
    let case = Case::new().copied(&super::harness::repository("fixtures/cases/gm-slp-2025"), "gm");
    let report = case.audit(0, &["gm", "--format", "json"]).json();
    assert_eq!((&report["summary"]["rows"], &report["sources"]), (&0.into(), &serde_json::json!([])));
    let unanswered: Vec<&str> = report["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|rule| rule["outcome"] == "no_data")
        .map(|rule| rule["rule"].as_str().unwrap())
        .collect();
    for rule in ["EL-01", "EL-03", "EL-08"] {
        assert!(unanswered.contains(&rule), "{rule} answered without a roll");
    }
    let screen = case.audit(0, &["gm"]).text();
    assert!(screen.contains("no trae padrón") && screen.contains("EL-01"), "{screen}");
    case.audit(11, &["gm", "--strict"]);
    let count = case.run(0, &["count", "gm", "--format", "json"]).json();
    assert_eq!((&count["count"]["roll"], &count["count"]["margin"]), (&6_500.into(), &773.into()));
}
