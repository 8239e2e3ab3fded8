//! Messy, unreadable and hostile files.

use std::fs;

use escrutinio::model::SourceKind;

use super::{arg, case, fixture, kinds, run};

#[test]
fn every_messy_roll_is_taken_for_a_roll() {
    let dir = tempfile::tempdir().unwrap();
    let mut tables = 0;
    for entry in fs::read_dir(fixture("mess")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().extension().is_some_and(|ending| ending != "py" && ending != "pdf")
            && !["encrypted.xlsx", "long-cells-bottom.txt"].contains(&name.as_str())
        {
            fs::copy(entry.path(), dir.path().join(&name)).unwrap();
            tables += 1;
        }
    }
    fs::copy(fixture("mess/encrypted.xlsx"), dir.path().join("padron cifrado.xlsx")).unwrap();
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.contains("padron cifrado.xlsx: no se pudo leer (padrón?)"), "{}", done.out);
    let case = case(dir.path());
    let silent = done.out.matches("tabla sin reconocer").count();
    let same = done.out.matches("igual a").count();
    assert_eq!(case.sources.len() + silent + same, tables, "every table is somewhere: {}", done.out);
    for name in ["plain.csv", "windows-1252.csv", "utf-16le.txt", "really-csv.xlsx", "titles-and-totals.csv"]
    {
        let there = kinds(&case).contains(&(name.to_owned(), "roll"));
        assert!(there || done.out.contains(&format!("{name}: igual a")), "{name}: {}", done.out);
    }
    let audit = run(&["audit", arg(dir.path())]);
    assert_eq!(audit.code, 0, "{}", audit.err);
}

#[test]
fn a_file_named_that_cannot_be_read_stops_everything() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("caso");
    let missing = dir.path().join("no-existe.csv");
    let good = fixture("mess/plain.csv");
    for bad in [missing.as_path(), dir.path()] {
        let done = run(&["init", arg(&home), arg(&good), arg(bad)]);
        assert_eq!(done.code, 3, "{}", done.err);
        assert!(done.err.contains(arg(bad)), "{}", done.err);
        assert!(!home.exists(), "nothing was written");
    }
    assert_eq!(run(&["init", arg(&good)]).code, 2, "a file is no folder");
}

#[test]
fn damaged_and_empty_tables_are_named_and_not_in_force() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("padron.xlsx"), b"PK\x03\x04broken").unwrap();
    fs::write(dir.path().join("nomina.csv"), b"").unwrap();
    fs::write(dir.path().join("foto acta.jpg"), b"\xff\xd8\xff\xe0....").unwrap();
    fs::write(dir.path().join("padron.pdf"), b"%PDF-1.7 nothing").unwrap();
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    let case = case(dir.path());
    assert!(case.sources.is_empty(), "{:?}", kinds(&case));
    assert_eq!(case.documents.len(), 2);
    for name in ["padron.xlsx: no se pudo leer (padrón?)", "nomina.csv: no se pudo leer (nómina?)"] {
        assert!(done.out.contains(name), "{name}: {}", done.out);
    }
    assert!(done.out.contains("por su nombre podría ser padrón"), "{}", done.out);
    assert_eq!(run(&["audit", arg(dir.path())]).code, 0);
}

#[cfg(unix)]
#[test]
fn names_cannot_break_out_of_the_case_file_or_the_screen() {
    use std::os::unix::ffi::OsStrExt as _;
    let dir = tempfile::tempdir().unwrap();
    let list = "NOMBRE,CURP,PUESTO\nA B C,HEGG560427MVZRRL04,x\nD E F,PXDO850709MGTDMF00,y\n";
    let names = [
        "padron \"x\"\\.csv",
        "padron\n[case]\nvote = 'strike'.csv",
        "padron \u{1b}[2J.csv",
        "padron \u{202e}vsc.exe.csv",
        "#padron.csv",
        "-padron.csv",
        "padrón ñ 𝒳.csv",
    ];
    for (n, name) in names.iter().enumerate() {
        fs::write(dir.path().join(name), format!("{list}G H {n},IXRA911130HYNCDN08,z{n}\n")).unwrap();
    }
    let raw = std::ffi::OsStr::from_bytes(b"padron \xff.csv");
    let odd = fs::write(dir.path().join(raw), list).is_ok();
    std::os::unix::fs::symlink("/etc/hostname", dir.path().join("enlace.csv")).unwrap();
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    let case = case(dir.path());
    let mut files: Vec<&str> = case.sources.iter().map(|source| source.value.file.as_str()).collect();
    let mut expected = names.to_vec();
    files.sort_unstable();
    expected.sort_unstable();
    assert_eq!(files, expected);
    assert_eq!(case.case.value.vote.unwrap().key(), "representation");
    for text in [&done.out, &fs::read_to_string(dir.path().join("case.toml")).unwrap()] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    }
    assert!(done.out.contains("enlace.csv: no se tomó"), "{}", done.out);
    assert!(!odd || done.out.contains("cámbielo y vuelva a empezar"), "{}", done.out);
    assert_eq!(run(&["audit", arg(dir.path())]).code, 0);
}

#[cfg(unix)]
#[test]
fn names_from_elsewhere_are_tamed_when_copied() {
    let from = tempfile::tempdir().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("caso");
    let list = "NOMBRE,CURP,PUESTO\nA B C,HEGG560427MVZRRL04,x\nD E F,PXDO850709MGTDMF00,y\n";
    let odd = from.path().join("padron\n\u{1b}x.csv");
    fs::write(&odd, list).unwrap();
    fs::write(from.path().join("case.toml"), "schema = 1\n").unwrap();
    let done = run(&["init", arg(&home), arg(&odd), arg(&from.path().join("case.toml"))]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(kinds(&case(&home)), [("padron__x.csv".to_owned(), SourceKind::Roll.key())]);
    assert!(done.out.contains("pertenece a otro expediente"), "{}", done.out);
}

#[test]
fn other_cases_reports_and_keys_inside_the_folder_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("viejo/case.toml", "schema = 1\n"),
        ("viejo/padron.csv", "NOMBRE,CURP\nA,HEGG560427MVZRRL04\n"),
        ("public/SHA256SUMS", ""),
        ("public/findings.csv", "a,b\n"),
        (".oculto.csv", "a,b\n"),
        ("llave.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"),
    ] {
        fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
        fs::write(dir.path().join(name), text).unwrap();
    }
    let done = run(&["init", arg(dir.path())]);
    assert_eq!(done.code, 0, "{}", done.err);
    let case = case(dir.path());
    assert!(case.sources.is_empty() && case.documents.is_empty());
    assert!(done.out.contains("llave privada"), "{}", done.out);
    assert_eq!(done.out.matches("es otro expediente o un reporte").count(), 2, "{}", done.out);
}
