//! The objection tonight: from accepted findings to a letter that a word processor opens.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::small;
use crate::cli::harness::{Case, Ran};

const MORE: &str = "\n[proceeding]\nauthority = \"CFCRL\"\nfile_number = \"SINT/0001/2025\"\n\n[facility]\n\
                    name = \"Planta Uno\"\nemployer = \"Uno, S.A. de C.V.\"\nmunicipality = \"San Luis Potosí\"\n";

/// The small case with findings of some rules accepted.
fn accepted(rules: &[&str], toml: &str, rows: &[small::Row]) -> Case {
    let open = small::case_of(rows, toml).audit(0, &["caso", "--format", "json"]).json();
    let mut decisions = Vec::new();
    for finding in open["findings"].as_array().unwrap() {
        if rules.contains(&finding["rule"].as_str().unwrap()) {
            let id = &finding["id"];
            decisions.push(format!("\n[[decision]]\nfinding = {id}\ndisposition = \"accepted\""));
            decisions.push("why = \"visto\"\nby = \"revisora\"\n".to_owned());
        }
    }
    assert!(!decisions.is_empty(), "{rules:?} found nothing");
    small::case_of(rows, &format!("{toml}{}", decisions.join("\n")))
}

fn export(case: &Case, code: i32, more: &[&str]) -> Ran {
    case.run(code, &[&["export", "caso", "--to", "objection"], more].concat())
}

/// A Word file as LibreOffice reads it: its text, and its number of pages.
fn opened(folder: &Path, name: &str) -> (String, usize) {
    let home = tempfile::tempdir().unwrap();
    let ran = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.path().display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(home.path())
        .arg(folder.join(name))
        .output()
        .unwrap();
    let pdf = home.path().join(name).with_extension("pdf");
    assert!(pdf.exists(), "soffice: {}", String::from_utf8_lossy(&ran.stderr));
    let text = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let pages = text.matches('\u{c}').count();
    (text, pages)
}

/// Words alone, since a line may break anywhere.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn documents(case: &Case, folder: &str) -> Vec<Vec<u8>> {
    ["objecion.docx", "objecion-anexo.xlsx", "objection.en.docx", "objecion-notas.docx"]
        .map(|name| case.read(&format!("{folder}/{name}")))
        .to_vec()
}

#[test]
fn nothing_accepted_says_how_to_accept_and_writes_nothing() {
    let case = small::case(MORE);
    let ran = export(&case, 2, &[]);
    assert!(ran.err.contains("APP-036") && ran.err.contains("disposition"), "{}", ran.err);
    assert!(!case.path("caso/objecion.docx").exists());
    for to in ["petition", "pdf", "sarif"] {
        let ran = case.run(2, &["export", "caso", "--to", to]);
        assert!(ran.err.contains("APP-030") && ran.err.contains(to), "{}", ran.err);
    }
}

#[test]
fn a_word_processor_opens_the_letter_and_finds_the_facts() {
    let toml = small::case_toml(MORE);
    let case = accepted(&["EL-01", "EL-03", "EL-08"], &toml, &small::rows());
    let ran = export(&case, 0, &["--out", "escrito"]);
    assert!(ran.err.contains("ATENCIÓN") && ran.err.contains("CURP"), "{}", ran.err);
    let (text, pages) = opened(&case.path("escrito"), "objecion.docx");
    assert!((4..=12).contains(&pages), "{pages} pages");
    let words = flat(&text);
    let report = case.audit(0, &["caso", "--format", "json", "--names"]).json();
    let roll = report["sources"].as_array().unwrap().iter().find(|source| source["id"] == "roll").unwrap();
    for fact in [
        "CENTRO FEDERAL DE CONCILIACIÓN Y REGISTRO LABORAL",
        "SINT/0001/2025",
        "Uno, S.A. de C.V.",
        roll["sha256"].as_str().unwrap(),
        "29 de abril de 2025",
        "no señalan plazo para objetarlo",
        "Fundamento: LFT 390 Bis, fracción III, inciso a); LFT 183, párrafo primero; LFT 363; LFT 9.",
        "PRIMERO. Tener por presentado",
        "Corte en la segunda solicitud: quedan dentro",
        "DATOS SINTÉTICOS",
        "Nombre y firma",
    ] {
        assert!(
            words.contains(&flat(fact)) || text.replace(['\n', ' '], "").contains(fact),
            "{fact}\n{words}"
        );
    }
    assert!(!words.contains("BORRADOR"));
    let person = report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "EL-01").unwrap();
    let surname = person["subject"]["label"].as_str().unwrap().split(' ').next().unwrap();
    assert!(words.contains(surname));
    // The letter says of nobody what only a court can say; “indicios de funciones de confianza” it does say.
    for verdict in [" es de confianza", "fraude", " ilegal"] {
        assert!(!words.contains(verdict), "{verdict}");
    }
    let (english, _) = opened(&case.path("escrito"), "objection.en.docx");
    assert!(flat(&english).contains("Courtesy translation"));
    let (notes, _) = opened(&case.path("escrito"), "objecion-notas.docx");
    assert!(flat(&notes).contains("No es asesoría legal") && !words.contains("asesoría legal"));
}

#[test]
fn the_same_case_gives_the_same_bytes_and_nothing_is_overwritten_unsaid() {
    let toml = small::case_toml(MORE);
    let case = accepted(&["EL-01"], &toml, &small::rows());
    export(&case, 0, &["--out", "uno"]);
    let mut elsewhere = case.command(&["export", "caso", "--to", "objection", "--out", "dos"]);
    elsewhere.env("TZ", "Asia/Tokyo").env("LANG", "C");
    case.run_with(0, elsewhere, &[]);
    assert_eq!(documents(&case, "uno"), documents(&case, "dos"));
    case.put("uno/objecion.docx", "mi trabajo");
    let ran = export(&case, 2, &["--out", "uno"]);
    assert!(ran.err.contains("APP-032") && ran.err.contains("--replace"), "{}", ran.err);
    assert_eq!(case.read("uno/objecion.docx"), b"mi trabajo");
    export(&case, 0, &["--out", "uno", "--replace"]);
    assert_eq!(documents(&case, "uno"), documents(&case, "dos"));
}

#[test]
fn a_draft_says_so_on_every_page() {
    let case = small::case(MORE);
    export(&case, 0, &["--draft", "--out", "escrito"]);
    let (text, pages) = opened(&case.path("escrito"), "objecion.docx");
    assert!(pages > 1);
    for page in text.split('\u{c}').take(pages) {
        assert!(page.contains("BORRADOR: incluye hallazgos que nadie ha revisado"), "{page}");
    }
}

#[test]
fn a_titularity_recount_prints_its_seven_days() {
    let toml = small::case_toml(
        "\n[proceeding]\nauthority = \"TRIBUNAL\"\n\n[[closure]]\nauthority = \"TRIBUNAL\"\nfrom = 2025-06-10\n\
         to = 2025-06-10\n",
    )
    .replace("\"representation\"", "\"titularity\"")
    .replace("filed = 2025-04-29", "claim_filed = 2025-04-29\nroll_received = 2025-06-06");
    let case = accepted(&["EL-01", "EL-03"], &toml, &small::rows());
    let ran = export(&case, 0, &["--out", "escrito"]);
    assert!(ran.err.contains("18 de junio de 2025"), "{}", ran.err);
    let words = flat(&opened(&case.path("escrito"), "objecion.docx").0);
    for fact in [
        "Vence el miércoles 18 de junio de 2025",
        "Lunes 9 de junio de 2025 1",
        "Martes 10 de junio de 2025 no se cuenta: la autoridad suspende labores",
        "Sábado 14 de junio de 2025 no se cuenta",
        "Miércoles 18 de junio de 2025 7",
        "LFT 183, párrafo segundo; LFT 9",
        "por analogía: rige otra votación",
    ] {
        assert!(words.contains(fact), "{fact}\n{words}");
    }
    // Nothing of the representation contest is said to be this recount's express text.
    assert!(!words.contains("Fundamento: LFT 390 Bis, fracción III, inciso a);"));
}

/// The annex as a spreadsheet program reads it: text stays text.
#[test]
fn the_annex_lists_everybody_and_holds_no_formula() {
    use calamine::{Data, Reader as _, Xlsx};
    let mut rows = small::rows();
    rows[1][1] = "=HYPERLINK(\"http://x\",\"ANA\")".to_owned();
    rows[1][6] = "+1+1".to_owned();
    let toml = small::case_toml(MORE);
    let case = accepted(&["EL-01", "EL-08"], &toml, &rows);
    export(&case, 0, &["--out", "escrito"]);
    let bytes = case.read("escrito/objecion-anexo.xlsx");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert!(book.worksheet_formula("Personas").unwrap().used_cells().next().is_none());
    let sheet = book.worksheet_range("Personas").unwrap();
    let cells: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    let report: Value = case.audit(0, &["caso", "--format", "json"]).json();
    let ids: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["disposition"]["state"] == "accepted")
        .map(|finding| finding["id"].as_str().unwrap())
        .collect();
    for id in ids {
        assert!(cells.iter().any(|row| row[15].contains(id)), "{id} is in no line");
    }
    let numbers: Vec<usize> = cells.iter().skip(2).map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    let injected = cells.iter().find(|row| row[2].starts_with("=HYPERLINK")).unwrap();
    assert_eq!(injected[9], "3", "the row that a spreadsheet shows");
}

/// The report's own files, the same bytes as in the pack.
#[test]
fn the_reports_files_are_those_of_the_pack() {
    let case = small::case(MORE);
    case.audit(0, &["caso", "--out", "packs", "--confidential"]);
    for (to, file) in [("html", "report.html"), ("xlsx", "findings.xlsx")] {
        case.run(0, &["export", "caso", "--to", to, "--out", "suelto"]);
        assert_eq!(case.read(&format!("suelto/{file}")), case.read(&format!("packs/confidential/{file}")));
        case.run(0, &["export", "packs/public", "--to", to, "--out", "publico"]);
        assert_eq!(case.read(&format!("publico/{file}")), case.read(&format!("packs/public/{file}")));
    }
    let ran = case.run(2, &["export", "packs/public", "--to", "objection"]);
    assert!(ran.err.contains("APP-033"), "{}", ran.err);
}

/// Three people who are not on the roll: one the payroll calls confianza, one dismissed, one on leave.
const OFF: [usize; 3] = [33, 35, 37];

/// The small case without them, and the lists that know them.
fn with_missing(decisions: &str) -> Case {
    let all = small::rows();
    let on: Vec<small::Row> =
        all.iter().enumerate().filter(|(at, _)| !OFF.contains(at)).map(|(_, row)| row.clone()).collect();
    let csv = |header: &[&str], rows: Vec<Vec<&str>>| {
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(header).unwrap();
        for row in &rows {
            out.write_record(row).unwrap();
        }
        out.into_inner().unwrap()
    };
    let paid = all.iter().enumerate().filter(|(at, _)| *at < 60 && *at != OFF[1]).map(|(at, row)| {
        let class = if at == OFF[0] { "CONFIANZA" } else { "SINDICALIZADO" };
        vec![row[0].as_str(), &row[1], &row[2], &row[5], class]
    });
    let paid = csv(&["NO. EMPLEADO", "NOMBRE", "CURP", "PUESTO", "TIPO"], paid.collect());
    let [_, dismissed, away] = OFF.map(|at| &all[at]);
    let dismissed = csv(
        &["NOMBRE", "CURP", "FECHA BAJA", "MOTIVO"],
        vec![vec![&dismissed[1], &dismissed[2], "12/05/2025", "DESPIDO"]],
    );
    let away = csv(
        &["NO. EMPLEADO", "NOMBRE", "DESDE", "HASTA", "TIPO"],
        vec![vec![&away[0], &away[1], "01/06/2025", "30/07/2025", "INCAPACIDAD"]],
    );
    let mut sources = String::new();
    for (kind, file) in
        [("payroll", "nomina.csv"), ("dismissed", "despedidos.csv"), ("absences", "ausencias.csv")]
    {
        for line in ["\n[[source]]\nid = \"", kind, "\"\nkind = \"", kind, "\"\nfile = \"", file, "\"\n"] {
            sources.push_str(line);
        }
    }
    small::case_of(&on, &small::case_toml(&format!("{MORE}{sources}{decisions}")))
        .file("caso/nomina.csv", paid)
        .file("caso/despedidos.csv", dismissed)
        .file("caso/ausencias.csv", away)
}

#[test]
fn whoever_is_missing_is_pleaded_as_an_inclusion() {
    use calamine::{Data, Reader as _, Xlsx};
    let open = with_missing("").audit(0, &["caso", "--format", "json"]).json();
    let mut decisions = String::new();
    for rule in ["EL-02", "EL-04", "EL-07"] {
        let of_rule = |finding: &&Value| finding["rule"] == rule && finding["severity"] != "note";
        let found: Vec<&Value> = open["findings"].as_array().unwrap().iter().filter(of_rule).collect();
        assert_eq!(found.len(), 1, "{rule}: {found:?}");
        decisions.push_str(&["\n[[decision]]\nfinding = ", &found[0]["id"].to_string(), "\n"].concat());
        decisions.push_str("disposition = \"accepted\"\nwhy = \"visto\"\nby = \"revisora\"\n");
    }
    let case = with_missing(&decisions);
    let screen = case.audit(0, &["caso"]).text();
    assert!(screen.contains("export caso --to objection"), "{screen}");
    assert!(screen.contains("3 hallazgos aceptados (la ley no fija plazo"), "{screen}");
    let ran = export(&case, 0, &["--out", "escrito"]);
    assert!(ran.err.contains("excluir a 0, incluir a 3"), "{}", ran.err);
    let words = flat(&opened(&case.path("escrito"), "objecion.docx").0);
    let english = flat(&opened(&case.path("escrito"), "objection.en.docx").0);
    let all = small::rows();
    for name in OFF.map(|at| &all[at][1]) {
        let surname = name.split(' ').next().unwrap();
        assert!(words.contains(surname) && english.contains(surname), "{name}\n{words}");
    }
    for fact in [
        "Incluir en el padrón a 3 personas (números 1 a 3 del Anexo 1)",
        "Personal operativo que falta en el padrón o aparece como confianza (1)",
        "Personas despedidas dentro del plazo que faltan en el padrón (1)",
        "Personas suspendidas o con licencia que faltan en el padrón (1)",
        "Faltar en el padrón es también causa de objeción",
        "nomina.csv",
        "despedidos.csv",
        "ausencias.csv",
    ] {
        assert!(words.contains(fact), "{fact}\n{words}");
    }
    assert!(!words.contains("Excluir del padrón"), "{words}");
    for fact in
        ["To include 3 persons (numbers 1 to 3 of Annex 1)", "Being left off is a cause of objection too"]
    {
        assert!(english.contains(fact), "{fact}\n{english}");
    }
    let mut book: Xlsx<_> =
        calamine::open_workbook(case.path("escrito").join("objecion-anexo.xlsx")).unwrap();
    let sheet = book.worksheet_range("Personas").unwrap();
    let asked: Vec<String> = sheet.rows().skip(2).map(|row| row[1].to_string()).collect();
    assert!(asked.iter().all(|asked| asked == "incluir / include") && asked.len() == 3, "{asked:?}");
    // Each stands in the file that knows her, with the row that a spreadsheet shows.
    let files: Vec<String> = sheet.rows().skip(2).map(|row| row[7].to_string()).collect();
    assert!(
        ["nomina.csv", "despedidos.csv", "ausencias.csv"].iter().all(|file| files.iter().any(|f| f == file)),
        "{files:?}"
    );
    assert!(sheet.rows().skip(2).all(|row| matches!(row[9], Data::Float(_) | Data::Int(_))));
}

#[test]
fn what_is_true_of_many_is_said_of_the_roll_and_puts_nobody_out() {
    // Twelve supervisors of the earlier roll are operators on this one.
    let now = small::rows();
    let mut before = now.clone();
    for row in before.iter_mut().skip(8).take(12) {
        "SUPERVISOR DE PRODUCCION".clone_into(&mut row[5]);
    }
    let second =
        "\n[[source]]\nid = \"antes\"\nkind = \"roll\"\nfile = \"antes.csv\"\nreceived = 2025-05-20\n";
    let toml = small::case_toml(&format!("{MORE}{second}")).replace(
        "file = \"padron.csv\"\n",
        "file = \"padron.csv\"\nsupersedes = \"antes\"\nreceived = 2025-06-20\n",
    );
    let made = |toml: &str| small::case_of(&now, toml).file("caso/antes.csv", small::roll(&before));
    let open = made(&toml).audit(0, &["caso", "--format", "json"]).json();
    let mut decisions = String::new();
    let mut persons = 0;
    for finding in open["findings"].as_array().unwrap() {
        if finding["rule"] == "EL-01" && finding["kind"] == "lead" {
            persons += usize::from(finding["subject"]["kind"] == "person");
            decisions.push_str(&["\n[[decision]]\nfinding = ", &finding["id"].to_string(), "\n"].concat());
            decisions.push_str("disposition = \"accepted\"\nwhy = \"visto\"\n");
        }
    }
    let case = made(&format!("{toml}{decisions}"));
    let ran = export(&case, 0, &["--out", "escrito"]);
    assert!(persons >= 20 && ran.err.contains(&format!("excluir a {persons}, incluir a 0")), "{}", ran.err);
    let words = flat(&opened(&case.path("escrito"), "objecion.docx").0);
    for fact in [
        "Además, entre un padrón y otro, 12 personas pasaron de un puesto de mando",
        "su puesto cambió entre el 20 de mayo de 2025 y el 20 de junio de 2025, ya con la votación en puerta",
    ] {
        assert!(words.contains(fact), "{fact}\n{words}");
    }
}
