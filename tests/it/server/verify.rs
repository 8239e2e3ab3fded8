//! Verifying a pack on the page: separate facts, never one tick.

use std::collections::BTreeMap;

use super::site::{Form, Site, fixtures, program};

/// The key of the frozen pack, as a reader has it from the signer.
const FINGERPRINT: &str = "7ef15c22d937cfc6b530bf3c65181e2796a56d420def9997d8a2bd5f55baf6e9";

fn pack() -> BTreeMap<String, Vec<u8>> {
    let folder = std::fs::read_dir(fixtures().join("vectors/pack-v0.1")).unwrap();
    folder
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

fn form(pack: &BTreeMap<String, Vec<u8>>, folder: &str) -> Form {
    pack.iter()
        .fold(Form::default(), |form, (name, bytes)| form.file("files", &format!("{folder}{name}"), bytes))
}

#[test]
fn the_page_says_every_step_and_what_they_come_to() {
    let site = Site::new();
    for (key, tally, title, code) in [
        (FINGERPRINT, "9 pasos: correcto", "Lo firmó la llave que usted nombró", "saldría con 0"),
        ("", "8 pasos: correcto", "no se sabe quién firmó", "saldría con 5"),
        (&"0".repeat(64), "1 paso: no coincide", "No lo firmó la llave que usted nombró", "saldría con 5"),
    ] {
        let (_, page) = site.follow("/verify", &form(&pack(), "public/").text("key", key));
        let text = page.text();
        assert!(text.contains(title) && text.contains(tally) && text.contains(code), "{title}");
        assert_eq!(text.matches("<li value=").count(), 11);
        assert!(text.contains(FINGERPRINT));
        // The time is claimed, whoever signed.
        assert!(text.contains("no probada") && text.contains("sin revisar"));
    }
}

#[test]
fn one_flipped_bit_in_any_file_is_not_valid() {
    let site = Site::new();
    for name in pack().into_keys() {
        let mut files = pack();
        let bytes = files.get_mut(&name).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let (_, page) = site.follow("/verify", &form(&files, "").text("key", FINGERPRINT));
        assert!(page.text().contains("<h1>No es válido</h1>"), "{name}");
        assert!(!page.text().contains("0 pasos: no coincide"), "{name}");
        assert!(page.text().contains("saldría con 4"), "{name}");
    }
    let mut more = pack();
    more.insert("extra.txt".to_owned(), b"x".to_vec());
    let (_, page) = site.follow("/verify", &form(&more, ""));
    assert!(page.text().contains("saldría con 4"));
}

#[test]
fn programs_get_the_steps() {
    let site = Site::new();
    let answer = site.send(
        form(&pack(), "")
            .text("key", &format!("SHA256:{FINGERPRINT}"))
            .request(program("POST", "/api/v1/verify")),
    );
    let told = answer.json();
    assert_eq!((&told["verdict"], &told["exit_code"]), (&"valid".into(), &0.into()));
    assert_eq!(told["signer"]["fingerprint"], FINGERPRINT);
    let steps = told["steps"].as_array().unwrap();
    assert_eq!(
        steps.iter().map(|step| step["number"].as_u64().unwrap()).collect::<Vec<_>>(),
        (1..=11).collect::<Vec<_>>()
    );
    let not_vouched = site.send(form(&pack(), "").request(program("POST", "/api/v1/verify"))).json();
    assert_eq!((&not_vouched["verdict"], &not_vouched["exit_code"]), (&"not_vouched".into(), &5.into()));
}

#[test]
fn a_key_is_never_a_path() {
    let site = Site::new();
    let key = fixtures().join("vectors/pack-v0.1/public.pem");
    let sent = site.post("/verify", &form(&pack(), "").text("key", key.to_str().unwrap()));
    assert!(sent.status.is_client_error());
    let text = std::fs::read_to_string(key).unwrap();
    let (_, page) = site.follow("/verify", &form(&pack(), "").text("key", &text));
    assert!(page.text().contains("saldría con 0"), "the text of a public key is welcome");
}
