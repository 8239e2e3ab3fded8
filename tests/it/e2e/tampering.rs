//! Every way of changing a pack on disk is refused.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use escrutinio::app::{Exit, verify_path};

use super::packs::{built, copied};
use crate::cli::harness::Case;

fn exit(pack: &Path) -> Exit {
    verify_path(pack, None).map_or_else(|error| error.exit(), |verified| verified.exit)
}

/// The same answer as the binary gives; most of the many changes are tried without starting it.
fn refused(case: &Case, what: &str) {
    let pack = case.path("packs/public");
    assert_eq!(exit(&pack), Exit::Invalid, "{what}");
}

fn names(case: &Case) -> Vec<String> {
    let listing = fs::read_dir(case.path("packs/public")).unwrap();
    let mut names: Vec<String> =
        listing.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_changed_byte() {
    let case = copied();
    assert_eq!(exit(&case.path("packs/public")), Exit::NotVouched);
    for name in names(&case) {
        let path = case.path("packs/public").join(&name);
        let good = fs::read(&path).unwrap();
        // Every byte of what is short; of the others the ends and a stride that meets every bit.
        let stride = (good.len() / 12).max(1) | 1;
        let mut at: Vec<usize> = (0..good.len()).step_by(stride).collect();
        at.extend([1, good.len() - 2, good.len() - 1]);
        for (nth, at) in at.into_iter().enumerate() {
            let mut bad = good.clone();
            bad[at] ^= 1 << (nth % 8);
            fs::write(&path, bad).unwrap();
            refused(&case, &format!("{name}, byte {at}"));
        }
        fs::write(&path, &good).unwrap();
    }
    assert_eq!(exit(&case.path("packs/public")), Exit::NotVouched);
}

#[test]
fn a_file_that_is_gone_empty_cut_or_longer() {
    let case = copied();
    for name in names(&case) {
        let path = case.path("packs/public").join(&name);
        let good = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        refused(&case, &format!("{name} is gone"));
        let longer = [good.as_slice(), b"\n"].concat();
        for (what, bytes) in [("empty", &good[..0]), ("cut", &good[..good.len() - 1]), ("longer", &longer)] {
            fs::write(&path, bytes).unwrap();
            refused(&case, &format!("{name} is {what}"));
        }
        fs::write(&path, &good).unwrap();
    }
}

#[test]
fn two_files_in_each_others_place() {
    let case = copied();
    let names = names(&case);
    for (at, one) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let [a, b] = [one, other].map(|name| case.path("packs/public").join(name));
            let [left, right] = [&a, &b].map(|path| fs::read(path).unwrap());
            fs::write(&a, &right).unwrap();
            fs::write(&b, &left).unwrap();
            refused(&case, &format!("{one} and {other}"));
            fs::write(&a, left).unwrap();
            fs::write(&b, right).unwrap();
        }
    }
}

#[test]
fn a_file_of_the_other_pack() {
    let case = copied();
    for name in names(&case) {
        let path = case.path("packs/public").join(&name);
        let good = fs::read(&path).unwrap();
        let other = fs::read(case.path("packs/confidential").join(&name)).unwrap();
        if other != good {
            fs::write(&path, other).unwrap();
            refused(&case, &name);
            fs::write(&path, good).unwrap();
        }
    }
}

#[test]
fn anything_that_does_not_belong() {
    for name in ["extra.txt", "report.JSON", "Report.json", ".oculto", "report.json~", "SHA256SUMS.SIG", "ñ"]
    {
        let case = copied();
        case.put(&format!("packs/public/{name}"), "x");
        refused(&case, name);
        case.run(4, &["verify", "packs/public"]);
    }
    let case = copied();
    fs::create_dir(case.path("packs/public/more")).unwrap();
    refused(&case, "a folder");
    case.run(4, &["verify", "packs/public"]);
    // Links are refused even where they lead to the right bytes.
    for name in ["report.json", "SHA256SUMS", "public.pem"] {
        let case = copied();
        fs::remove_file(case.path(&format!("packs/public/{name}"))).unwrap();
        symlink(built().path(&format!("packs/public/{name}")), case.path(&format!("packs/public/{name}")))
            .unwrap();
        refused(&case, name);
        case.run(4, &["verify", "packs/public"]);
    }
    let case = copied();
    fs::remove_file(case.path("packs/public/report.html")).unwrap();
    let made =
        std::process::Command::new("mkfifo").arg(case.path("packs/public/report.html")).status().unwrap();
    assert!(made.success());
    case.run(4, &["verify", "packs/public"]);
}

#[test]
fn a_report_made_anew_under_another_key() {
    // The forger signs her own report soundly: only the key that the reader names tells it apart.
    let case = super::small::case("\n[rules.EL-01]\nenabled = false\n");
    fs::copy(built().path("firma.pub"), case.path("firma.pub")).unwrap();
    case.run(0, &["key", "new", "ajena", "--no-passphrase"]);
    case.audit(0, &["caso", "--out", "packs", "--sign", "ajena"]);
    case.run(5, &["verify", "packs/public"]);
    case.run(0, &["verify", "packs/public", "--key", "ajena.pub"]);
    let ran = case.run(5, &["verify", "packs/public", "--key", "firma.pub"]);
    assert!(ran.text().contains("▲ 10"), "{}", ran.text());
}

#[test]
fn an_envelope_on_its_own() {
    let case = copied();
    let good = case.read("packs/public/report.dsse.json");
    let text = String::from_utf8(good.clone()).unwrap();
    for (what, bad) in [
        ("a trailing byte", format!("{text}x")),
        ("a second envelope", format!("{text}{text}")),
        ("a second key", text.replacen('{', "{\"payloadType\":\"text/plain\",", 1)),
        ("another type", text.replacen("in-toto", "in-tota", 1)),
        ("no signature", text.replacen("\"sig\"", "\"gis\"", 1)),
        ("nothing", "{}".to_owned()),
    ] {
        case.put("sobre.dsse.json", &bad);
        let code = case.run(4, &["verify", "sobre.dsse.json", "--key", "firma.pub"]);
        assert!(!code.text().contains("panicked"), "{what}");
    }
    case.put("sobre.dsse.json", good);
    case.run(0, &["verify", "sobre.dsse.json", "--key", "firma.pub"]);
    // The same envelope written otherwise holds, and the reader is told; in a pack it does not pass.
    case.put("sobre.dsse.json", format!("{text} "));
    assert!(case.run(0, &["verify", "sobre.dsse.json", "--key", "firma.pub"]).text().contains('◆'));
    case.put("sobre.dsse.json", "hola");
    case.run(4, &["verify", "sobre.dsse.json"]);
}
