//! Making packs, and the small synthetic one that the other tests verify.

use escrutinio::model::Digest;
use escrutinio::signing::{
    Audience, Claim, Counterpart, Failure as _, Files, KeyHint, PackError, Reader, SigningKeyPair, Verdict,
    pack, verify_pack,
};

pub(super) const TIME: &str = "2025-07-01T12:00:00Z";

pub(super) fn signer() -> SigningKeyPair {
    SigningKeyPair::from_seed(b"a key for tests, never for votes")
}

/// A report with no more than what is signed about it.
pub(super) fn report(audience: &str) -> String {
    format!(
        r#"{{"audience":"{audience}","case":{{"id":"planta-ejemplo","synthetic":true}},"engine":{{"rule_set":"2025-06","version":"0.1.0"}},"schema":"escrutinio.report/1"}}"#
    )
}

pub(super) fn content_for(audience: &str) -> Files {
    let html = "<!doctype html><html lang=\"es\"><title>Reporte</title><p>Ningún hallazgo.</p></html>\n";
    Files::from([
        ("report.json".to_owned(), report(audience).into_bytes()),
        ("report.html".to_owned(), html.as_bytes().to_vec()),
        ("findings.csv".to_owned(), b"id,rule,severity\r\n".to_vec()),
        ("findings.xlsx".to_owned(), b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec()),
    ])
}

pub(super) fn content() -> Files {
    content_for("public")
}

pub(super) fn claim() -> Claim {
    Claim { time: TIME.to_owned(), counterpart: None }
}

pub(super) fn signed() -> Files {
    pack::sign(content(), &claim(), &signer()).unwrap()
}

pub(super) fn hint() -> KeyHint {
    KeyHint::parse(&signer().public().fingerprint_hex()).unwrap()
}

pub(super) fn verdict(files: &Files, hint: Option<&KeyHint>) -> Verdict {
    verify_pack(files, Reader { key: hint, sibling_report: None }).verdict
}

#[test]
fn a_signed_pack_has_the_files_of_the_contract_and_verifies() {
    let files = signed();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "SHA256SUMS",
            "SHA256SUMS.sig",
            "findings.csv",
            "findings.xlsx",
            "public.pem",
            "public.ssh",
            "report.dsse.json",
            "report.html",
            "report.json",
            "statement.pae",
            "statement.sig",
        ]
    );
    assert_eq!(verdict(&files, Some(&hint())), Verdict::Valid);
    assert_eq!(verdict(&files, None), Verdict::NotVouched);
    assert_eq!(files["statement.sig"].len(), 64);
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count(), 9);
    assert!(!sums.contains("SHA256SUMS"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(signed(), signed());
}

#[test]
fn an_unsigned_pack_can_be_signed_later() {
    let bare = pack::unsigned(content()).unwrap();
    assert_eq!(bare.len(), 5);
    assert_eq!(pack::sign(bare.clone(), &claim(), &signer()), Ok(signed()));
    let mut changed = bare;
    changed.insert("findings.csv".to_owned(), b"other".to_vec());
    assert_eq!(pack::sign(changed, &claim(), &signer()), Err(PackError::Changed));
}

#[test]
fn a_printed_report_is_listed_but_not_declared() {
    let mut files = content();
    files.insert("report.pdf".to_owned(), b"%PDF-1.7".to_vec());
    let files = pack::sign(files, &claim(), &signer()).unwrap();
    assert_eq!(verdict(&files, Some(&hint())), Verdict::Valid);
    assert!(String::from_utf8(files["SHA256SUMS"].clone()).unwrap().contains("  report.pdf\n"));
    assert!(!String::from_utf8(files["statement.pae"].clone()).unwrap().contains("report.pdf"));
    let mut without = files.clone();
    without.remove("report.pdf");
    assert_eq!(verdict(&without, Some(&hint())), Verdict::Invalid);
    let mut changed = files;
    changed.insert("report.pdf".to_owned(), b"%PDF-1.8".to_vec());
    assert_eq!(verdict(&changed, Some(&hint())), Verdict::Invalid);
}

#[test]
fn a_printed_report_may_embed_the_envelope() {
    let content = content();
    let envelope = pack::seal(&content, &claim(), &signer()).unwrap();
    let mut with_pdf = content;
    with_pdf.insert("report.pdf".to_owned(), envelope.to_bytes().unwrap());
    let files = pack::complete(with_pdf, &envelope, &signer()).unwrap();
    assert_eq!(verdict(&files, Some(&hint())), Verdict::Valid);
    assert_eq!(files["report.pdf"], files["report.dsse.json"]);
}

#[test]
fn what_is_no_pack_is_not_signed() {
    let change = |change: &dyn Fn(&mut Files)| {
        let mut files = content();
        change(&mut files);
        pack::sign(files, &claim(), &signer()).unwrap_err()
    };
    let put = |name: &'static str, bytes: &'static [u8]| {
        change(&move |files: &mut Files| {
            files.insert(name.to_owned(), bytes.to_vec());
        })
    };
    assert_eq!(put("notes.txt", b"x"), PackError::Unexpected("notes.txt".to_owned()));
    assert_eq!(put("Report.json", b"x"), PackError::Unexpected("Report.json".to_owned()));
    assert_eq!(put("token.tsr", b"x"), PackError::Unexpected("token.tsr".to_owned()));
    assert_eq!(put("statement.sig", b"x"), PackError::AlreadySigned);
    assert_eq!(
        change(&|files: &mut Files| {
            files.remove("report.html");
        }),
        PackError::Missing("report.html")
    );
    for report in [
        "{}".to_owned(),
        report("public").replace("report/1", "report/2"),
        report("everyone"),
        report("public").replace("\"id\":\"planta-ejemplo\",", ""),
        report("public") + "\n",
        report("public").replace("true", "1.5"),
        report("public").replace("true", "1,\"synthetic\":2"),
    ] {
        let mut files = content();
        files.insert("report.json".to_owned(), report.clone().into_bytes());
        let error = pack::sign(files, &claim(), &signer()).unwrap_err();
        assert_eq!(error.code(), "FIR-115", "{report}");
    }
    let bad = Claim { time: "ayer".to_owned(), counterpart: None };
    assert_eq!(pack::sign(content(), &bad, &signer()).unwrap_err().code(), "FIR-064");
    let same = Claim {
        counterpart: Some(Counterpart { audience: Audience::Public, report: Digest([0; 32]) }),
        ..claim()
    };
    assert_eq!(pack::sign(content(), &same, &signer()).unwrap_err().code(), "FIR-068");
}
