//! Packs of released versions verify for ever.
//!
//! `UPDATE=1` writes the pack of a version that has none yet; one that is there is never rewritten.

use std::path::{Path, PathBuf};

use escrutinio::signing::{Files, KeyHint, Reader, State, Verdict, verify_pack};

use super::pack::signed;

/// The key of the frozen packs, as a reader would have it from the signer.
const FINGERPRINT: &str = "7ef15c22d937cfc6b530bf3c65181e2796a56d420def9997d8a2bd5f55baf6e9";

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vectors")
}

fn read(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn the_pack_of_version_0_1_verifies() {
    let folder = vectors().join("pack-v0.1");
    if std::env::var_os("UPDATE").is_some() && !folder.exists() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in signed() {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let files = read(&folder);
    let hint = KeyHint::parse(FINGERPRINT).unwrap();
    let verification = verify_pack(&files, Reader { key: Some(&hint), sibling_report: None });
    let failed: Vec<_> = verification.steps.iter().filter(|step| step.state == State::Failed).collect();
    assert_eq!((verification.verdict, failed), (Verdict::Valid, vec![]));
    assert_eq!(files.len(), 11);
}
