//! A stranger verifies with OpenSSL, OpenSSH and coreutils alone.

use std::path::Path;

use escrutinio::signing::Files;

use super::pack::{signed, signer};
use super::tools::{must, run};

fn unpacked() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &signed());
    folder
}

fn write(folder: &Path, files: &Files) {
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

const PKEYUTL: [&str; 10] = [
    "pkeyutl",
    "-verify",
    "-pubin",
    "-inkey",
    "public.pem",
    "-rawin",
    "-in",
    "statement.pae",
    "-sigfile",
    "statement.sig",
];
const SSH: [&str; 10] =
    ["-Y", "verify", "-f", "allowed", "-I", "x", "-n", "escrutinio", "-s", "SHA256SUMS.sig"];

#[test]
fn openssl_verifies_the_statement() {
    let folder = unpacked();
    assert!(must(folder.path(), "openssl", &PKEYUTL, None).contains("Signature Verified Successfully"));
    let mut pae = signed()["statement.pae"].clone();
    pae.push(b' ');
    std::fs::write(folder.path().join("statement.pae"), pae).unwrap();
    assert!(!run(folder.path(), "openssl", &PKEYUTL, None).status.success());
}

#[test]
fn coreutils_verify_the_files() {
    let folder = unpacked();
    must(folder.path(), "sha256sum", &["-c", "--strict", "SHA256SUMS"], None);
    std::fs::write(folder.path().join("report.html"), "other").unwrap();
    assert!(!run(folder.path(), "sha256sum", &["-c", "--strict", "SHA256SUMS"], None).status.success());
}

#[test]
fn openssh_verifies_the_list_of_files() {
    let folder = unpacked();
    let here = folder.path();
    let line = std::fs::read_to_string(here.join("public.ssh")).unwrap();
    std::fs::write(here.join("allowed"), format!("x {line}")).unwrap();
    let sums = Some(Path::new("SHA256SUMS"));
    assert!(must(here, "ssh-keygen", &SSH, sums).contains(&signer().public().fingerprint_ssh()));
    let file = SSH.map(|arg| if arg == "escrutinio" { "file" } else { arg });
    assert!(!run(here, "ssh-keygen", &file, sums).status.success());
    std::fs::write(here.join("SHA256SUMS"), "other").unwrap();
    assert!(!run(here, "ssh-keygen", &SSH, sums).status.success());
}

#[test]
fn the_envelope_holds_the_same_bytes_that_openssl_verified() {
    // What `statement.pae` says after its header is the payload, and the envelope's base64 of it.
    let folder = unpacked();
    let here = folder.path();
    let files = signed();
    let pae = String::from_utf8(files["statement.pae"].clone()).unwrap();
    let payload = pae.splitn(5, ' ').nth(4).unwrap();
    std::fs::write(here.join("payload"), payload).unwrap();
    let encoded = must(here, "base64", &["-w0", "payload"], None);
    let envelope: serde_json::Value = serde_json::from_slice(&files["report.dsse.json"]).unwrap();
    assert_eq!(envelope["payload"], encoded.trim());
    std::fs::write(here.join("sig"), &files["statement.sig"]).unwrap();
    assert_eq!(envelope["signatures"][0]["sig"], must(here, "base64", &["-w0", "sig"], None).trim());
}
