//! The documents of a result are the bytes of the pack that the command line writes.

use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use escrutinio::app::{self, OpenOptions};
use escrutinio::i18n::Audience;

use super::site::{Form, SMALL_ROLL, Site, fixtures, program};

const NAMES: [&str; 4] = ["report.json", "report.html", "findings.csv", "findings.xlsx"];

/// The command line, run in `folder`.
fn escrutinio(folder: &Path, args: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_escrutinio")).args(args).current_dir(folder).output().unwrap()
}

#[test]
fn a_case_gives_the_very_files_of_the_command_line() {
    let folder = fixtures().join("cases/planta-ejemplo");
    let out = tempfile::tempdir().unwrap();
    let packs = out.path().join("packs");
    let run = escrutinio(&folder, &["audit", ".", "--confidential", "--out", packs.to_str().unwrap()]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let site = Site::new();
    let (address, page) = site.follow("/case", &Form::default().folder("files", &folder));
    for audience in ["confidential", "public"] {
        for name in NAMES {
            let answer = site.get(&format!("{address}/{audience}/{name}"));
            assert_eq!(answer.status, StatusCode::OK);
            assert!(page.text().contains(&format!("{address}/{audience}/{name}\"")), "{name} has a link");
            let written = std::fs::read(packs.join(audience).join(name)).unwrap();
            assert!(answer.body == written, "{audience}/{name} differs");
            assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}\""));
            assert!(answer.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        }
        let view = site.get(&format!("{address}/{audience}/report"));
        assert!(view.body == std::fs::read(packs.join(audience).join("report.html")).unwrap());
        assert!(view.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(view.header("content-disposition"), "");
    }
    assert_eq!(site.get(&format!("{address}/public/case.secret")).status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("{address}/other/report.json")).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_single_roll_has_no_public_report_and_says_why() {
    let site = Site::new();
    let form =
        Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes()).text("vote", "representation");
    let (address, page) = site.follow("/roll", &form);
    let options =
        OpenOptions { vote: escrutinio::model::Vote::from_key("representation"), ..OpenOptions::default() };
    let audited = app::audit(app::open_single("padron.csv", SMALL_ROLL.as_bytes(), &options).unwrap());
    for (name, bytes) in audited.documents(Audience::Confidential, false).unwrap().files {
        assert!(site.get(&format!("{address}/confidential/{name}")).body == bytes, "{name} differs");
        assert_eq!(site.get(&format!("{address}/public/{name}")).status, StatusCode::NOT_FOUND);
    }
    assert!(page.text().contains("No hay versión pública"));
    assert!(!page.text().contains(&format!("{address}/public/")));
}

#[test]
fn a_program_gets_the_report_that_the_command_line_prints() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("padron.csv"), SMALL_ROLL).unwrap();
    let printed = escrutinio(
        folder.path(),
        &["audit", "padron.csv", "--format", "json", "--vote", "representation", "--as-of", "2025-07-01"],
    );
    let site = Site::new();
    let form = Form::default()
        .file("roll", "padron.csv", SMALL_ROLL.as_bytes())
        .text("vote", "representation")
        .text("as_of", "2025-07-01");
    let answer = site.send(form.request(program("POST", "/api/v1/audit")));
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    // `report.json` has no last line break; a terminal needs one.
    assert!([answer.body.as_slice(), b"\n"].concat() == printed.stdout);
}

#[test]
fn a_program_sends_a_case_folder() {
    let site = Site::new();
    let folder = fixtures().join("cases/gm-slp-2025");
    let answer =
        site.send(Form::default().folder("files", &folder).request(program("POST", "/api/v1/audit")));
    let printed = escrutinio(&folder, &["audit", ".", "--format", "json"]);
    assert!([answer.body.as_slice(), b"\n"].concat() == printed.stdout, "{}", answer.status);
}
