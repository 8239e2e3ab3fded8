//! What files are taken for, and what becomes of them.

use std::fs;

use super::{arg, case, fixture, folder, kinds, run};

const PLANT: &[&str] = &[
    "afiliados.csv",
    "ausencias.csv",
    "contratista.csv",
    "despedidos.csv",
    "imss.csv",
    "nomina.csv",
    "padron-v1.xlsx",
    "padron-v2.xlsx",
    "truth.csv",
    "README.md",
    "docs/correo-orden.txt",
];

#[test]
fn a_folder_of_files_becomes_a_case_that_is_audited_at_once() {
    let dir = folder("cases/planta-ejemplo", PLANT);
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    let case = case(dir.path());
    let kinds = kinds(&case);
    let expected = [
        ("padron-v1.xlsx", "roll"),
        ("padron-v2.xlsx", "roll"),
        ("afiliados.csv", "members"),
        ("ausencias.csv", "absences"),
        ("contratista.csv", "contractor"),
        ("despedidos.csv", "dismissed"),
        ("imss.csv", "imss"),
        ("nomina.csv", "payroll"),
    ];
    assert_eq!(kinds, expected.map(|(file, kind)| (file.to_owned(), kind)));
    let newer = &case.sources[1].value;
    assert_eq!(newer.supersedes.as_ref().unwrap().value, "roll-1");
    assert!(case.sources.iter().all(|source| source.value.sha256.is_some()));
    let documents: Vec<&str> =
        case.documents.iter().filter_map(|document| document.value.file.as_deref()).collect();
    assert_eq!(documents, ["README.md", "docs/correo-orden.txt"]);
    assert!(done.out.contains("truth.csv: tabla sin reconocer"), "{}", done.out);
    assert!(done.out.contains("sustituye a roll-1"), "{}", done.out);
    let audit = run(&["audit", arg(dir.path())]);
    assert_eq!(audit.code, 0, "{}", audit.err);
    assert!(audit.out.contains("6,458"), "{}", audit.out);
}

#[test]
fn the_same_files_in_english() {
    let dir = folder("cases/planta-ejemplo", &["despedidos.csv", "padron-v2.xlsx"]);
    let done = run(&["init", arg(dir.path()), "--lang", "en", "--vote", "strike", "--as-of", "2025-07-02"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let text = fs::read_to_string(dir.path().join("case.toml")).unwrap();
    assert!(text.starts_with("# A case of Escrutinio."), "{text}");
    assert!(!text.contains("PROPUESTA") && !text.contains("por llenar"), "{text}");
    assert!(done.out.contains("despedidos.csv: dismissed workers (dismissed)"), "{}", done.out);
    assert!(done.out.contains("dates.strike_notice"), "{}", done.out);
    let case = case(dir.path());
    assert_eq!(case.case.value.vote.unwrap().key(), "strike");
    assert_eq!(case.case.value.as_of.unwrap().to_string(), "2025-07-02");
}

#[test]
fn files_from_elsewhere_are_copied_and_nothing_is_moved_or_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("caso nuevo");
    let from = fixture("mess/plain.csv");
    let other = dir.path().join("plain.csv");
    fs::write(&other, "NOMBRE,CURP,FECHA BAJA\nA,HEGG560427MVZRRL04,01/01/2025\n").unwrap();
    let done = run(&["init", arg(&home), arg(&from), arg(&other)]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(fs::read(home.join("plain.csv")).unwrap(), fs::read(&from).unwrap());
    assert_eq!(fs::read(home.join("plain-2.csv")).unwrap(), fs::read(&other).unwrap());
    assert!(from.exists() && other.exists());
    assert_eq!(case(&home).sources.len(), 2);
    assert_eq!(run(&["audit", arg(&home)]).code, 0);
}

#[test]
fn a_case_is_never_started_twice() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(run(&["init", arg(dir.path())]).code, 0);
    let before = fs::read(dir.path().join("case.toml")).unwrap();
    let secret = fs::read(dir.path().join("case.secret")).unwrap();
    let again = run(&["init", arg(dir.path()), arg(&fixture("mess/plain.csv"))]);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("ya es un expediente"), "{}", again.err);
    assert_eq!(fs::read(dir.path().join("case.toml")).unwrap(), before);
    assert_eq!(fs::read(dir.path().join("case.secret")).unwrap(), secret);
    assert!(!dir.path().join("plain.csv").exists());
}

#[test]
fn an_empty_folder_becomes_an_empty_case() {
    let dir = tempfile::tempdir().unwrap();
    let done = run(&["init", arg(&dir.path().join("nuevo"))]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.contains("Todavía no hay archivos"), "{}", done.out);
    let home = dir.path().join("nuevo");
    assert!(case(&home).sources.is_empty());
    assert_eq!(run(&["audit", arg(&home)]).code, 0);
}

#[cfg(unix)]
#[test]
fn the_secret_is_new_random_and_closed_to_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("case.secret"), [7_u8; 32]).unwrap();
    assert_eq!(run(&["init", arg(dir.path())]).code, 0);
    assert_eq!(fs::read(dir.path().join("case.secret")).unwrap(), [7_u8; 32], "left as it was");
    assert_eq!(
        case(dir.path()).case.value.secret.as_deref(),
        Some("case-2.secret"),
        "one that came along is not used"
    );
    let own = dir.path().join("case-2.secret");
    assert_eq!(fs::metadata(&own).unwrap().permissions().mode() & 0o777, 0o600);
    let secret = fs::read(&own).unwrap();
    assert_eq!(secret.len(), 32);
    assert_ne!(secret, [7_u8; 32]);
    let other = tempfile::tempdir().unwrap();
    assert_eq!(run(&["init", arg(other.path())]).code, 0);
    let theirs = other.path().join("case.secret");
    assert_eq!(fs::metadata(&theirs).unwrap().permissions().mode() & 0o777, 0o600);
    assert_ne!(fs::read(theirs).unwrap(), secret);
}

#[test]
fn a_list_of_support_is_warned_of_and_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let from = tempfile::tempdir().unwrap();
    let list = "NOMBRE,CURP,FIRMA\nA B C,HEGG560427MVZRRL04,si\nD E F,PXDO850709MGTDMF00,si\n";
    fs::write(dir.path().join("firmas de apoyo.csv"), list).unwrap();
    fs::write(dir.path().join("apoyo hoja 1.jpg"), b"\xff\xd8\xff\xe0").unwrap();
    fs::write(from.path().join("lista-apoyo.csv"), list.replace("si", "SI")).unwrap();
    let done = run(&["init", arg(dir.path()), arg(&from.path().join("lista-apoyo.csv"))]);
    assert_eq!(done.code, 0, "{}", done.err);
    let text = fs::read_to_string(dir.path().join("case.toml")).unwrap();
    assert!(!text.contains("apoyo"), "neither as a source nor as a document nor in a comment: {text}");
    assert!(!dir.path().join("lista-apoyo.csv").exists(), "not copied");
    assert_eq!(done.out.matches("lista de apoyo: NO va aquí").count(), 3, "{}", done.out);
    assert_eq!(done.err.matches("nunca entra en un expediente").count(), 3, "{}", done.err);
}

#[test]
fn a_scan_is_said_to_be_one() {
    let dir = folder("mess", &["scan.pdf", "plain.csv"]);
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    let said = done.out.split("scan.pdf").nth(1).unwrap();
    assert!(said.contains("PDF escaneado") && said.contains("typing-sheet"), "{}", done.out);
    let text = fs::read_to_string(dir.path().join("case.toml")).unwrap();
    assert!(text.contains("PDF escaneado"), "{text}");
}
