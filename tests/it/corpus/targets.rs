//! What is asked of every input. Each answers in a few words what became of it; a panic is the failure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use escrutinio::analysis::identity::list::{IdKind, judge};
use escrutinio::i18n::{Audience, View, render};
use escrutinio::model::{Field, Lang, Msg, Table};
use escrutinio::readers::{self, Purpose, ReadFile, ReadOptions};
use escrutinio::signing::{
    Envelope, Files, KeyHint, PublicKey, Reader, SshSig, Statement, Verdict, sums, verify_envelope,
    verify_pack,
};

/// Delimited and fixed-width text: every record is read or set aside, exactly once.
pub(crate) fn delimited(bytes: &[u8]) -> String {
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return pdf(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return workbook(bytes);
    }
    read(bytes, "x.csv", |file| {
        for rows in accounted(file) {
            let last = u32::try_from(rows.len()).unwrap();
            assert_eq!(rows, (1..=last).collect::<Vec<_>>(), "a record is lost or counted twice");
        }
    })
}

/// Workbooks: every row that holds cells is read or set aside, and none twice.
pub(crate) fn workbook(bytes: &[u8]) -> String {
    read(bytes, "x.xlsx", |file| {
        for rows in accounted(file) {
            let distinct: BTreeSet<u32> = rows.iter().copied().collect();
            assert_eq!(distinct.len(), rows.len(), "a row is counted twice");
        }
        for table in &file.tables {
            let rows: BTreeSet<u32> = rows(table).into_iter().collect();
            let cells = table.cells();
            for position in 0..cells.rows() {
                assert!(rows.contains(&cells.number(position)), "row {} is lost", cells.number(position));
            }
        }
    })
}

/// PDF: rows count from one without a gap, and each is read or set aside.
pub(crate) fn pdf(bytes: &[u8]) -> String {
    read(bytes, "x.pdf", |file| {
        for rows in accounted(file) {
            let last = u32::try_from(rows.len()).unwrap();
            assert_eq!(rows, (1..=last).collect::<Vec<_>>(), "a row is lost or counted twice");
        }
    })
}

fn read(bytes: &[u8], name: &str, check: impl Fn(&ReadFile)) -> String {
    let options = [
        ReadOptions::default(),
        ReadOptions { header_row: Some(0), ..ReadOptions::default() },
        ReadOptions { purpose: Purpose::Absences, header_row: Some(3), ..ReadOptions::default() },
    ];
    let mut outcome = String::new();
    for options in &options {
        match readers::read(bytes, name, options) {
            Ok(file) => {
                check(&file);
                file.tables.iter().for_each(walk);
                describe(&file, &mut outcome);
            }
            Err(error) => {
                say(&error.problem().detail);
                let _ = write!(outcome, "{} ", error.code());
            }
        }
    }
    outcome
}

fn walk(table: &Table) {
    for entry in table.entries() {
        let _ = (entry.row(), entry.full_name());
        for spec in Field::ALL {
            let _ = entry.text(spec.field);
            let _ = entry.cell(spec.field);
            let _ = entry.date(spec.field);
        }
    }
    table.notes.iter().for_each(|note| say(&note.msg));
    table.columns.iter().for_each(|column| say(&column.why));
    table.set_aside.iter().for_each(|aside| say(&aside.reason));
}

fn describe(file: &ReadFile, outcome: &mut String) {
    let guess = readers::kind("x.csv", file);
    guess.why.iter().for_each(say);
    let notes: BTreeSet<&str> = file
        .notes
        .iter()
        .chain(file.tables.iter().flat_map(|table| &table.notes))
        .map(|note| note.code)
        .collect();
    let asides: BTreeSet<&str> =
        file.tables.iter().flat_map(|table| &table.set_aside).map(|aside| aside.code).collect();
    let _ = write!(outcome, "{} {} {notes:?} {asides:?} ", file.format.key(), file.tables.len());
}

/// Rows of each list of a file, read or set aside: tables below each other share a sheet, lists side by side do not.
fn accounted(file: &ReadFile) -> Vec<Vec<u32>> {
    let mut sheets: BTreeMap<Option<&str>, Vec<u32>> = BTreeMap::new();
    for table in &file.tables {
        sheets.entry(table.sheet.as_deref()).or_default().extend(rows(table));
    }
    sheets
        .into_values()
        .map(|mut rows| {
            rows.sort_unstable();
            rows
        })
        .collect()
}

fn rows(table: &Table) -> Vec<u32> {
    let mut rows: Vec<u32> = table.entries().map(|entry| entry.row()).collect();
    rows.extend(table.set_aside.iter().flat_map(|aside| aside.row..=aside.last));
    rows
}

/// Every message is whole in both languages.
fn say(msg: &Msg) {
    for lang in Lang::ALL {
        let _ = render(msg, View { lang, audience: Audience::Confidential, names: true });
    }
}

/// The case file: read, or refused with lines that are in it.
pub(crate) fn case_file(bytes: &[u8]) -> String {
    match readers::case_file::parse_bytes(bytes) {
        Ok(case) => {
            let _ = case.sources.len();
            "read".to_owned()
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            let lines = u32::try_from(bytes.split(|&byte| byte == b'\n').count()).unwrap();
            let mut codes = BTreeSet::new();
            for problem in &problems {
                assert!((1..=lines).contains(&problem.line), "line {} of {lines}", problem.line);
                say(&problem.detail);
                say(&problem.help);
                codes.insert(problem.code());
            }
            format!("{codes:?}")
        }
    }
}

/// Identifiers: one answer a line, valid exactly where there is no reason.
pub(crate) fn ids(bytes: &[u8]) -> String {
    let mut outcome = String::new();
    for kind in [IdKind::Curp, IdKind::Rfc, IdKind::Nss] {
        let mut out = Vec::new();
        let tally = judge(kind, bytes, &mut out).unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(out.as_slice());
        let (mut lines, mut valid, mut reasons) = (0, 0, BTreeSet::new());
        for record in reader.byte_records() {
            let record = record.unwrap();
            assert_eq!(record.len(), 3);
            assert_eq!(&record[1] == b"true", record[2].is_empty());
            lines += 1;
            valid += u64::from(&record[1] == b"true");
            reasons.insert(String::from_utf8_lossy(&record[2]).into_owned());
        }
        assert_eq!((lines, valid), (tally.lines, tally.valid));
        let _ = write!(outcome, "{reasons:?} ");
    }
    outcome
}

/// The key of the frozen pack, as its reader would have it.
const FINGERPRINT: &str = "7ef15c22d937cfc6b530bf3c65181e2796a56d420def9997d8a2bd5f55baf6e9";

static PACK: LazyLock<Files> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vectors/pack-v0.1");
    // The targets of `fuzz/` stand one folder deeper.
    let folder = if folder.exists() {
        folder
    } else {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/vectors/pack-v0.1")
    };
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect()
});

/// Signatures: parsed alone, and put in the place of each file of a sound pack. No change is ever valid.
pub(crate) fn verify(bytes: &[u8]) -> String {
    let hint = KeyHint::parse(FINGERPRINT).unwrap();
    let mut outcome = format!(
        "{} {} {} ",
        Envelope::parse(bytes).is_ok(),
        SshSig::parse(bytes).is_ok(),
        Statement::parse(bytes).is_ok(),
    );
    let _ = sums::parse(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = write!(
            outcome,
            "{} {} ",
            KeyHint::parse(text).is_ok(),
            PublicKey::from_openssh_line(text).is_ok()
        );
    }
    let alone = verify_envelope(bytes, Reader { key: Some(&hint), sibling_report: None });
    let _ = write!(outcome, "{:?} ", alone.verdict);
    for (name, sound) in PACK.iter() {
        let mut files = PACK.clone();
        files.insert(name.clone(), bytes.to_vec());
        let verification = verify_pack(&files, Reader { key: Some(&hint), sibling_report: None });
        assert!(verification.verdict != Verdict::Valid || bytes == sound, "a changed {name} is accepted");
        let states: Vec<_> = verification.steps.iter().map(|step| step.state).collect();
        let _ = write!(outcome, "{:?} ", states.len());
    }
    outcome
}
