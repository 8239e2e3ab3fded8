//! No byte of a pack can change, and no file can come, go or trade places.

use std::num::NonZero;

use escrutinio::signing::{Files, Verdict, pack};

use super::pack::{claim, content, hint, signed, signer, verdict};

/// A change of one file: its name, the byte, and the bits to flip.
type Flip<'a> = (&'a str, usize, u8);

fn refuse_all(files: &Files) {
    let hint = hint();
    assert_eq!(verdict(files, Some(&hint)), Verdict::Valid);
    let flips: Vec<Flip<'_>> = files
        .iter()
        .flat_map(|(name, bytes)| (0..bytes.len()).map(move |at| (name.as_str(), at)))
        .flat_map(|(name, at)| [0x01, 0x20].map(|bits| (name, at, bits)))
        .collect();
    let size: usize = files.values().map(Vec::len).sum();
    assert!(size < 64 * 1024 && flips.len() == 2 * size);
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        for part in flips.chunks(flips.len().div_ceil(threads)) {
            let hint = &hint;
            scope.spawn(move || {
                let mut changed = files.clone();
                for (name, at, bits) in part {
                    let byte = |files: &mut Files| files.get_mut(*name).unwrap()[*at] ^= bits;
                    byte(&mut changed);
                    assert_eq!(
                        verdict(&changed, Some(hint)),
                        Verdict::Invalid,
                        "{name} byte {at} ^ {bits:#x}"
                    );
                    byte(&mut changed);
                }
            });
        }
    });
}

#[test]
fn every_changed_byte_of_every_file_is_refused() {
    let mut files = content();
    files.insert("report.pdf".to_owned(), b"%PDF-1.7\n%%EOF\n".to_vec());
    refuse_all(&pack::sign(files, &claim(), &signer()).unwrap());
}

#[test]
fn files_cannot_go_come_shrink_grow_or_be_emptied() {
    let files = signed();
    let hint = hint();
    let refused = |what: &str, change: &dyn Fn(&mut Files)| {
        let mut changed = files.clone();
        change(&mut changed);
        assert_ne!(changed, files, "{what} changed nothing");
        for key in [None, Some(&hint)] {
            assert_eq!(verdict(&changed, key), Verdict::Invalid, "{what}");
        }
    };
    for (name, bytes) in &files {
        let put = |bytes: Vec<u8>| move |files: &mut Files| drop(files.insert(name.clone(), bytes.clone()));
        refused(&format!("without {name}"), &|files| drop(files.remove(name)));
        refused(&format!("{name} emptied"), &put(Vec::new()));
        refused(&format!("{name} halved"), &put(bytes[..bytes.len() / 2].to_vec()));
        refused(&format!("{name} cut"), &put(bytes[..bytes.len() - 1].to_vec()));
        refused(&format!("{name} beheaded"), &put(bytes[1..].to_vec()));
        for tail in [&b"\n"[..], b" ", b"\0", b"x", b"\r\n"] {
            refused(&format!("{name} with a tail"), &put([bytes, tail].concat()));
            refused(&format!("{name} with a head"), &put([tail, bytes].concat()));
        }
        refused(&format!("{name} twice"), &put([&bytes[..], &bytes[..]].concat()));
        for (other, theirs) in files.iter().filter(|(other, _)| *other > name) {
            refused(&format!("{name} and {other} swapped"), &|files: &mut Files| {
                files.insert(name.clone(), theirs.clone());
                files.insert(other.clone(), bytes.clone());
            });
            refused(&format!("{name} under the name {other}"), &|files: &mut Files| {
                files.insert(other.clone(), bytes.clone());
            });
        }
    }
    for name in [
        "notes.txt",
        "REPORT.JSON",
        "report.json ",
        "report.json\0",
        "public/report.json",
        "../report.json",
        ".tsr",
        "-x.tsr",
        "a b.tsr",
        "token.TSR",
        "report.pdf",
        "sha256sums",
        "Thumbs.db",
        ".DS_Store",
        "",
    ] {
        refused(&format!("with {name:?}"), &|files: &mut Files| {
            drop(files.insert(name.to_owned(), Vec::new()));
        });
    }
}

#[test]
fn a_pack_of_another_signing_lends_no_file() {
    let files = signed();
    let hint = hint();
    let other = super::pack::content_for("confidential");
    let other = pack::sign(other, &claim(), &signer()).unwrap();
    for (name, bytes) in other.iter().filter(|(name, bytes)| files[*name] != **bytes) {
        let mut mixed = files.clone();
        mixed.insert(name.clone(), bytes.clone());
        assert_eq!(verdict(&mixed, Some(&hint)), Verdict::Invalid, "{name}");
        // And all but that file.
        let mut mixed = other.clone();
        mixed.insert(name.clone(), files[name].clone());
        assert_eq!(verdict(&mixed, Some(&hint)), Verdict::Invalid, "all but {name}");
    }
}
