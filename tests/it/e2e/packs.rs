//! Keys and packs through the real binary, and what a stranger verifies with nothing but her own tools.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::small;
use crate::cli::harness::{Case, copy};

/// The small case with an open key `firma` and signed packs for both audiences in `packs`, made once.
pub(super) fn built() -> &'static Case {
    static BUILT: OnceLock<Case> = OnceLock::new();
    BUILT.get_or_init(|| {
        let case = small::case("");
        case.run(0, &["key", "new", "firma", "--no-passphrase"]);
        case.audit(0, &["caso", "--out", "packs", "--confidential", "--sign", "firma"]);
        case
    })
}

/// A copy of both packs, to be spoilt.
pub(super) fn copied() -> Case {
    let case = Case::new();
    copy(&built().path("packs"), &case.path("packs"));
    fs::copy(built().path("firma.pub"), case.path("firma.pub")).unwrap();
    case
}

fn fingerprint(case: &Case, key: &str) -> String {
    let shown = case.run(0, &["key", "show", key, "--lang", "en", "--no-passphrase"]).text();
    let line = shown.lines().find_map(|line| line.strip_prefix("fingerprint: ")).unwrap();
    line.to_owned()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_key_is_made_once_and_for_its_owner_alone() {
    let case = Case::new();
    let made = case.run(0, &["key", "new", "firma", "--no-passphrase"]);
    assert_eq!((mode(&case.path("firma")), mode(&case.path("firma.pub"))), (0o600, 0o644));
    let print = fingerprint(&case, "firma");
    assert!(print.len() == 64 && made.text().contains(&format!("--key {print}")), "{}", made.text());
    assert!(made.err.contains("no tiene contraseña"), "{}", made.err);
    assert!(!made.text().contains("PRIVATE"));
    // Never over a key, nor over the public half of another.
    let before = case.read("firma");
    case.run(2, &["key", "new", "firma", "--no-passphrase"]);
    assert_eq!(case.read("firma"), before);
    fs::remove_file(case.path("firma")).unwrap();
    case.run(2, &["key", "new", "firma", "--no-passphrase"]);
    assert!(!case.path("firma").exists());
    // Without a terminal, and without a word on the passphrase, no key is made.
    let ran = case.run(2, &["key", "new", "otra"]);
    assert!(ran.err.contains("--no-passphrase") && !case.path("otra").exists(), "{}", ran.err);
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let case = small::case("");
    case.run(0, &["key", "new", "firma", "--no-passphrase"]);
    fs::set_permissions(case.path("firma"), fs::Permissions::from_mode(0o640)).unwrap();
    let ran = case.audit(2, &["caso", "--out", "packs", "--sign", "firma"]);
    assert!(ran.err.contains("chmod 600") && !case.path("packs").exists(), "{}", ran.err);
}

#[test]
fn a_passphrase_opens_its_key_and_no_other_does() {
    let case = small::case("").file("frase", "añil, once, ~nube~\n").file("otra", "anil, once, ~nube~\n");
    case.run(0, &["key", "new", "firma", "--passphrase-file", "frase"]);
    assert!(
        String::from_utf8(case.read("firma")).unwrap().starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    );
    let sign = |code, phrase| {
        let out = format!("packs-{phrase}");
        case.audit(code, &["caso", "--out", &out, "--sign", "firma", "--passphrase-file", phrase])
    };
    let wrong = sign(4, "otra");
    assert!(!case.path("packs-otra").exists() && wrong.err.contains("qué hacer"), "{}", wrong.err);
    sign(2, "nada");
    sign(0, "frase");
    case.run(0, &["verify", "packs-frase/public", "--key", "firma.pub"]);
    case.run(2, &["key", "show", "firma"]);
    case.run(2, &["key", "show", "firma", "--passphrase-file", "frase", "--no-passphrase"]);
    let opened =
        stranger(case.root(), "openssl", &["pkey", "-in", "firma", "-passin", "file:frase", "-pubout"], None);
    assert_eq!(opened.stdout, case.read("firma.pub"));
}

#[test]
fn the_packs_hold_the_files_of_the_contract() {
    let names = |audience: &str| -> Vec<String> {
        let listing = fs::read_dir(built().path("packs").join(audience)).unwrap();
        let mut names: Vec<String> =
            listing.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let contract = [
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
    ];
    assert_eq!(names("public"), contract);
    assert_eq!(names("confidential"), contract);
    assert_eq!(built().read("packs/public/statement.sig").len(), 64);
    assert_eq!(mode(&built().path("packs/confidential")), 0o700);
    for name in contract {
        assert!(!built().read(&format!("packs/public/{name}")).is_empty(), "{name} is empty");
    }
}

#[test]
fn each_pack_verifies_for_whoever_names_the_key() {
    let case = built();
    let print = fingerprint(case, "firma");
    let ssh = stranger(case.root(), "ssh-keygen", &["-lf", "packs/public/public.ssh"], None);
    let ssh = String::from_utf8(ssh.stdout).unwrap();
    let ssh = ssh.split_whitespace().nth(1).unwrap();
    for pack in ["packs/public", "packs/confidential", "packs/public/report.dsse.json"] {
        for key in [print.as_str(), "firma.pub", "packs/public/public.pem", "packs/public/public.ssh", ssh] {
            case.run(0, &["verify", pack, "--key", key]);
        }
        let ran = case.run(5, &["verify", pack]);
        assert!(ran.text().contains("Resultado: "), "{}", ran.text());
    }
    // Another key does not vouch for it; what is no key, or a private one, is a slip of whoever typed it.
    case.run(5, &["verify", "packs/public", "--key", &"0".repeat(64)]);
    case.run(2, &["verify", "packs/public", "--key", "firma"]);
    case.run(2, &["verify", "packs/public", "--key", "no es una huella"]);
}

#[test]
fn verification_goes_step_by_step() {
    let plain = built().run(5, &["verify", "packs/public"]).text();
    let explained = built().run(5, &["verify", "packs/public", "--explain"]).text();
    let steps = |text: &str| text.lines().filter(|line| line.starts_with(['✓', '▲', '◆', '∅'])).count();
    assert!(steps(&plain) >= 5 && steps(&plain) == steps(&explained), "{plain}");
    assert!(explained.len() > plain.len() + 200);
    // A step that was not done says so, and is no success.
    assert!(plain.lines().any(|line| line.starts_with(['∅', '◆'])), "{plain}");
    let english = built().run(5, &["verify", "packs/public", "--lang", "en"]).text();
    assert_eq!(steps(&english), steps(&plain));
    assert!(english.contains("Result") && !english.contains("Resultado"));
}

#[test]
fn the_two_packs_are_bound_to_each_other() {
    let case = copied();
    // The other pack, made of another case by the same signer, stands in its place.
    let other = small::case("\n[rules.EL-01]\nmin_signal = 900\n");
    fs::copy(built().path("firma"), other.path("firma")).unwrap();
    other.audit(0, &["caso", "--out", "packs", "--confidential", "--sign", "firma"]);
    fs::remove_dir_all(case.path("packs/confidential")).unwrap();
    case.run(0, &["verify", "packs/public", "--key", "firma.pub"]);
    copy(&other.path("packs/confidential"), &case.path("packs/confidential"));
    case.run(4, &["verify", "packs/public", "--key", "firma.pub"]);
    case.run(4, &["verify", "packs/confidential", "--key", "firma.pub"]);
}

#[test]
fn the_pack_says_what_the_screen_says() {
    let case = built();
    let mut screen = case.audit(0, &["caso", "--format", "json"]).out;
    assert_eq!(screen.pop(), Some(b'\n'));
    assert!(screen == case.read("packs/confidential/report.json"));
    for audience in ["public", "confidential"] {
        let report: Value =
            serde_json::from_slice(&case.read(&format!("packs/{audience}/report.json"))).unwrap();
        crate::cli::report_json::holds(&report);
        assert_eq!(report["audience"], audience);
        let csv = case.read(&format!("packs/{audience}/findings.csv"));
        let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&csv);
        let rows = csv::Reader::from_reader(csv).records().count();
        assert_eq!(rows, report["findings"].as_array().unwrap().len(), "{audience}");
        let html = String::from_utf8(case.read(&format!("packs/{audience}/report.html"))).unwrap();
        assert!(html.starts_with("<!") && html.contains("sintéticos") | html.contains("SINTÉTICOS"));
        // The name of SVG's vocabulary is the only address, and nothing follows it.
        let addresses = html.replace("http://www.w3.org/2000/svg", "");
        for outside in ["http://", "https://", "src=", "url(", "@import"] {
            assert!(!addresses.contains(outside), "{audience}: {outside}");
        }
    }
}

/// A program of the stranger's.
fn stranger(folder: &Path, program: &str, args: &[&str], stdin: Option<&str>) -> Output {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    match stdin {
        Some(name) => command.stdin(fs::File::open(folder.join(name)).unwrap()),
        None => command.stdin(Stdio::null()),
    };
    command.output().unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"))
}

#[test]
fn a_stranger_needs_none_of_our_code() {
    for audience in ["public", "confidential"] {
        let case = copied();
        let here = case.path("packs").join(audience);
        let openssl =
            "pkeyutl -verify -pubin -inkey public.pem -rawin -in statement.pae -sigfile statement.sig";
        let openssl: Vec<&str> = openssl.split(' ').collect();
        let ssh = "-Y verify -f allowed -I x -n escrutinio -s SHA256SUMS.sig";
        let ssh: Vec<&str> = ssh.split(' ').collect();
        let line = String::from_utf8(fs::read(here.join("public.ssh")).unwrap()).unwrap();
        fs::write(here.join("allowed"), format!("x {line}")).unwrap();
        let all = || {
            [
                stranger(&here, "openssl", &openssl, None),
                stranger(&here, "sha256sum", &["-c", "--strict", "SHA256SUMS"], None),
                stranger(&here, "ssh-keygen", &ssh, Some("SHA256SUMS")),
            ]
            .map(|output| output.status.success())
        };
        assert_eq!(all(), [true, true, true], "{audience}");
        let sums = fs::read_to_string(here.join("SHA256SUMS")).unwrap();
        assert_eq!(sums.lines().count(), 9);
        for name in ["statement.pae", "report.html", "SHA256SUMS"] {
            let path = here.join(name);
            let good = fs::read(&path).unwrap();
            let mut bad = good.clone();
            let middle = bad.len() / 2;
            bad[middle] ^= 1;
            fs::write(&path, bad).unwrap();
            assert_ne!(all(), [true, true, true], "{audience}: {name}");
            fs::write(&path, good).unwrap();
        }
    }
}

fn files(case: &Case, pack: &str) -> BTreeMap<String, Vec<u8>> {
    let listing = fs::read_dir(case.path(pack)).unwrap().map(Result::unwrap);
    listing.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

/// Takes every time out of a statement.
fn forget(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.iter_mut().for_each(|(key, value)| {
                if key.contains("time") {
                    *value = Value::Null;
                }
                forget(value);
            });
        }
        Value::Array(list) => list.iter_mut().for_each(forget),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The statement of a pack, without the time that the signer claims.
fn statement(case: &Case, pack: &str) -> String {
    let pae = String::from_utf8(case.read(&format!("{pack}/statement.pae"))).unwrap();
    let payload = pae.splitn(5, ' ').nth(4).unwrap().to_owned();
    let mut value: Value = serde_json::from_str(&payload).unwrap();
    forget(&mut value);
    value.to_string()
}

#[test]
fn signing_later_says_the_same_as_signing_at_once() {
    let case = small::case("");
    fs::copy(built().path("firma"), case.path("firma")).unwrap();
    case.audit(0, &["caso", "--out", "packs", "--confidential"]);
    for audience in ["public", "confidential"] {
        let pack = format!("packs/{audience}");
        let content = files(&case, &pack);
        assert_eq!(content.len(), 5);
        // Unsigned: nobody vouches for it, and nothing is proven.
        assert!([4, 5].contains(&crate::cli::harness::ended(case.command(&["verify", &pack]), &[]).0));
        case.run(0, &["sign", &pack, "--key", "firma"]);
        for (name, bytes) in content.iter().filter(|(name, _)| *name != "SHA256SUMS") {
            assert!(case.read(&format!("{pack}/{name}")) == *bytes, "{name} was changed by signing");
        }
        assert_eq!(statement(&case, &pack), statement(built(), &pack));
        case.run(0, &["verify", &pack, "--key", &format!("{pack}/public.pem")]);
    }
    assert_eq!(mode(&case.path("packs/confidential")), 0o700);
}

#[test]
fn a_pack_is_not_signed_twice_nor_after_a_change() {
    let case = copied();
    fs::copy(built().path("firma"), case.path("firma")).unwrap();
    let before = files(&case, "packs/public");
    case.run(4, &["sign", "packs/public", "--key", "firma"]);
    assert!(files(&case, "packs/public") == before);
    let case = small::case("");
    fs::copy(built().path("firma"), case.path("firma")).unwrap();
    case.audit(0, &["caso", "--out", "packs"]);
    let mut report = case.read("packs/public/report.html");
    report.extend(b"<!-- one more -->");
    case.put("packs/public/report.html", report);
    case.run(4, &["sign", "packs/public", "--key", "firma"]);
    assert_eq!(files(&case, "packs/public").len(), 5, "half a signature was left behind");
}

#[test]
fn what_is_no_pack_is_left_alone() {
    let case = small::case("").file("packs/public/tesis.docx", "four years of work");
    case.audit(2, &["caso", "--out", "packs"]);
    assert_eq!(case.read("packs/public/tesis.docx"), b"four years of work");
    let case = small::case("").file("packs/public.tmp/tesis.docx", "four years of work");
    case.audit(2, &["caso", "--out", "packs"]);
    assert_eq!(case.read("packs/public.tmp/tesis.docx"), b"four years of work");
    // An earlier pack is replaced whole.
    let case = small::case("");
    case.audit(0, &["caso", "--out", "packs"]);
    case.audit(0, &["caso", "--out", "packs"]);
    assert_eq!(files(&case, "packs/public").len(), 5);
    assert!(!case.path("packs/public.tmp").exists());
}
