//! Verification: what each step says, and the forgeries that each one stops.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use escrutinio::signing::{
    Audience, Check, Claim, Counterpart, Files, KeyHint, Reader, SigningKeyPair, State, Verdict,
    Verification, dsse::pae, pack, sums, verify_envelope, verify_pack,
};

use super::pack::{claim, content, content_for, hint, report, signed, signer, verdict};

fn verified(files: &Files) -> Verification {
    verify_pack(files, Reader { key: Some(&hint()), sibling_report: None })
}

fn states(verification: &Verification) -> String {
    let letter = |state| match state {
        State::Passed => 'P',
        State::Warning => 'W',
        State::NotChecked => '-',
        State::Failed => 'F',
    };
    verification.steps.iter().map(|step| letter(step.state)).collect()
}

/// The raw signing key, to make by hand what the library refuses to make.
fn forger() -> SigningKey {
    SigningKey::from_bytes(b"a key for tests, never for votes")
}

/// A pack in which everything is consistent but the statement, which is `payload` of type `kind`.
fn with_statement(kind: &str, payload: &[u8]) -> Files {
    let mut files = signed();
    let signed_bytes = pae(kind, payload);
    let signature = forger().sign(&signed_bytes).to_bytes();
    let envelope = format!(
        r#"{{"payload":"{}","payloadType":"{kind}","signatures":[{{"keyid":"{}","sig":"{}"}}]}}"#,
        STANDARD.encode(payload),
        signer().public().fingerprint_hex(),
        STANDARD.encode(signature)
    );
    files.insert("report.dsse.json".to_owned(), envelope.into_bytes());
    files.insert("statement.pae".to_owned(), signed_bytes);
    files.insert("statement.sig".to_owned(), signature.to_vec());
    listed_again(files, "escrutinio")
}

/// Makes `SHA256SUMS` and its signature anew, as the holder of the key could.
fn listed_again(mut files: Files, namespace: &str) -> Files {
    let listed = files.iter().filter(|(name, _)| pack::is_listed(name));
    let sums = sums::write(&listed.map(|(name, bytes)| (name.clone(), sums::sha256(bytes))).collect());
    files.insert("SHA256SUMS.sig".to_owned(), sshsig(sums.as_bytes(), namespace));
    files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    files
}

fn sshsig(message: &[u8], namespace: &str) -> Vec<u8> {
    use sha2::Digest as _;
    let put = |out: &mut Vec<u8>, bytes: &[u8]| {
        out.extend_from_slice(&u32::try_from(bytes.len()).unwrap().to_be_bytes());
        out.extend_from_slice(bytes);
    };
    let mut tagged = b"SSHSIG".to_vec();
    for part in [namespace.as_bytes(), b"", b"sha512", &sha2::Sha512::digest(message)] {
        put(&mut tagged, part);
    }
    let sig = escrutinio::signing::SshSig {
        key: signer().public(),
        namespace: namespace.to_owned(),
        signature: forger().sign(&tagged).to_bytes(),
    };
    sig.to_armor().into_bytes()
}

fn statement_text() -> String {
    let pae = String::from_utf8(signed()["statement.pae"].clone()).unwrap();
    pae.splitn(5, ' ').nth(4).unwrap().to_owned()
}

const TYPE: &str = "application/vnd.in-toto+json";

#[test]
fn a_good_pack_passes_step_by_step() {
    let verification = verified(&signed());
    assert_eq!(states(&verification), "PPPPPPPP-P-");
    let numbers: Vec<u8> = verification.steps.iter().map(|step| step.check.number()).collect();
    assert_eq!(numbers, (1..=11).collect::<Vec<u8>>());
    assert!(verification.steps.iter().map(|step| step.check).eq(Check::ALL));
    assert_eq!(verification.verdict.exit_code(), 0);
    assert_eq!(verification.signer, Some(signer().public()));
    let statement = verification.statement.unwrap();
    assert_eq!((statement.audience, statement.case.as_str()), (Audience::Public, "planta-ejemplo"));
    assert_eq!(statement.claimed_time, "2025-07-01T12:00:00Z");
}

#[test]
fn without_a_key_named_by_the_reader_nobody_vouches() {
    let verification = verify_pack(&signed(), Reader::default());
    assert_eq!(states(&verification), "PPPPPPPP---");
    assert_eq!((verification.verdict, verification.verdict.exit_code()), (Verdict::NotVouched, 5));
}

#[test]
fn a_pack_signed_anew_by_another_key_is_not_vouched_for() {
    let thief = SigningKeyPair::from_seed(&[66; 32]);
    let mut content = content();
    content.insert("findings.csv".to_owned(), b"nothing to see".to_vec());
    let files = pack::sign(content, &claim(), &thief).unwrap();
    let verification = verified(&files);
    assert_eq!(states(&verification), "PPPPPPPP-F-");
    assert_eq!((verification.verdict, verification.verdict.exit_code()), (Verdict::NotVouched, 5));
    assert!(verification.summary().en.contains("did NOT"));
    let own = KeyHint::Key(thief.public());
    assert_eq!(verdict(&files, Some(&own)), Verdict::Valid);
}

#[test]
fn half_a_substitution_is_not_valid_under_either_key() {
    let thief = SigningKeyPair::from_seed(&[66; 32]);
    let theirs = pack::sign(content(), &claim(), &thief).unwrap();
    let ours = signed();
    let differing: Vec<&String> = ours.keys().filter(|name| ours[*name] != theirs[*name]).collect();
    assert_eq!(differing.len(), 7);
    for choice in 1..(1_usize << differing.len()) - 1 {
        let mut mixed = ours.clone();
        for (bit, name) in differing.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1) {
            let _ = bit;
            mixed.insert((*name).clone(), theirs[*name].clone());
        }
        for key in [hint(), KeyHint::Key(thief.public())] {
            assert_eq!(verdict(&mixed, Some(&key)), Verdict::Invalid, "{choice:b}");
        }
    }
}

#[test]
fn the_same_statement_signed_by_another_key_is_refused() {
    // The statement names its key inside what is signed, so no other key can take it over.
    let thief = SigningKey::from_bytes(&[66; 32]);
    let public = SigningKeyPair::from_seed(&[66; 32]).public();
    let mut files = signed();
    let signature = thief.sign(&files["statement.pae"]).to_bytes();
    let envelope = String::from_utf8(files["report.dsse.json"].clone()).unwrap();
    let envelope = envelope
        .replace(&STANDARD.encode(&files["statement.sig"]), &STANDARD.encode(signature))
        .replace(&signer().public().fingerprint_hex(), &public.fingerprint_hex());
    files.insert("report.dsse.json".to_owned(), envelope.into_bytes());
    files.insert("statement.sig".to_owned(), signature.to_vec());
    files.insert("public.pem".to_owned(), public.spki_pem().into_bytes());
    files.insert("public.ssh".to_owned(), public.openssh_line("escrutinio").unwrap().into_bytes());
    let verification = verify_pack(&listed_again(files, "escrutinio"), Reader::default());
    assert_eq!(&states(&verification)[2..7], "PFPF-");
    assert_eq!(verification.verdict, Verdict::Invalid);
}

#[test]
fn an_unsigned_pack_says_so() {
    let verification = verified(&pack::unsigned(content()).unwrap());
    assert_eq!(states(&verification), "FP---------");
    assert_eq!((verification.verdict, verification.verdict.exit_code()), (Verdict::Invalid, 4));
    assert!(!verification.signed);
    assert!(verification.summary().es.contains("no está firmado"));
}

#[test]
fn forged_by_hand_and_consistent_is_the_baseline_of_the_next_tests() {
    assert_eq!(with_statement(TYPE, statement_text().as_bytes()), signed());
}

#[test]
fn a_signature_for_another_purpose_is_refused() {
    for namespace in ["file", "git", "", "Escrutinio", "escrutinio\0", "escrutinio.disclosure"] {
        let verification = verified(&listed_again(signed(), namespace));
        assert_eq!(&states(&verification)[..5], "PPPFP", "{namespace:?}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn a_document_of_another_type_does_not_verify_as_a_report() {
    let text = statement_text();
    for kind in [
        "application/vnd.escrutinio.disclosure+json",
        "application/vnd.in-toto",
        "application/vnd.in-toto+json; v=2",
        "",
    ] {
        let verification = verified(&with_statement(kind, text.as_bytes()));
        assert_eq!(&states(&verification)[4..7], "F--", "{kind}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
    for other in ["urn:escrutinio:disclosure:1", "urn:escrutinio:report:0", "urn:escrutinio:report:2"] {
        let payload = text.replace("urn:escrutinio:report:1", other);
        let verification = verified(&with_statement(TYPE, payload.as_bytes()));
        assert_eq!(&states(&verification)[4..7], "PF-", "{other}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn a_statement_that_reads_in_two_ways_is_refused_though_it_is_signed() {
    let text = statement_text();
    for payload in [
        text.replacen(r#""audience":"public""#, r#""audience":"public","audience":"confidential""#, 1),
        text.replacen(r#""audience":"public""#, r#""audience":"public","\u0061udience":"public""#, 1),
        text.replacen(':', ": ", 1),
        format!("{text}\n"),
        format!("\u{feff}{text}"),
        text.replace("planta", r"pl\u0061nta"),
        text.replacen("\"schema\"", "\"a\":1,\"schema\"", 1),
        text.replacen("\"name\":\"findings.csv\"", "\"name\":\"findings.csv\",\"uri\":\"x\"", 1),
        text.replace("null", "1.5"),
    ] {
        let verification = verified(&with_statement(TYPE, payload.as_bytes()));
        assert_eq!(&states(&verification)[4..7], "PF-", "{payload}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn a_statement_that_leaves_out_a_file_is_refused() {
    let mut tree: serde_json::Value = serde_json::from_str(&statement_text()).unwrap();
    tree["subject"].as_array_mut().unwrap().remove(0);
    let payload = escrutinio::signing::canonical::to_bytes(&tree).unwrap();
    let verification = verified(&with_statement(TYPE, &payload));
    assert_eq!(&states(&verification)[4..8], "PPF-");
    assert_eq!(verification.verdict, Verdict::Invalid);
}

#[test]
fn a_report_that_says_otherwise_than_the_statement_is_refused() {
    // The holder of the key signs a statement about other bytes than it describes.
    for (from, to) in [
        ("public\",\"case", "confidential\",\"case"),
        ("planta-ejemplo", "planta-otra"),
        ("0.1.0", "0.2.0"),
        ("report/1", "report/2"),
        ("true", "1.5"),
        ("true", "true,\"synthetic\":true"),
        ("{\"audience", "{ \"audience"),
    ] {
        let other = report("public").replacen(from, to, 1).into_bytes();
        let payload = statement_text().replace(
            &sums::sha256(report("public").as_bytes()).to_string(),
            &sums::sha256(&other).to_string(),
        );
        let mut files = with_statement(TYPE, payload.as_bytes());
        files.insert("report.json".to_owned(), other);
        let verification = verified(&listed_again(files, "escrutinio"));
        assert_eq!(states(&verification), "PPPPPPPF-P-", "{to}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn a_weak_key_is_refused_whatever_it_signs() {
    let mut files = signed();
    let weak = "MCowBQYDK2VwAyEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    files.insert(
        "public.pem".to_owned(),
        format!("-----BEGIN PUBLIC KEY-----\n{weak}\n-----END PUBLIC KEY-----\n").into_bytes(),
    );
    let verification = verified(&listed_again(files, "escrutinio"));
    assert_eq!(&states(&verification)[2..], "F--------");
    assert_eq!(verification.verdict, Verdict::Invalid);
}

#[test]
fn other_spellings_are_refused_though_the_list_is_signed_anew() {
    let respelled = |name: &str, from: &str, to: &str| {
        let mut files = signed();
        let text = String::from_utf8(files[name].clone()).unwrap();
        let other = text.replacen(from, to, 1);
        assert_ne!(text, other, "{name}");
        files.insert(name.to_owned(), other.into_bytes());
        verified(&listed_again(files, "escrutinio"))
    };
    for (name, from, to, step) in [
        ("public.pem", "\n-", "\r\n-", Check::PublicKey),
        ("public.ssh", " escr", "  escr", Check::PublicKey),
        ("report.dsse.json", ":", ": ", Check::Envelope),
        ("report.dsse.json", "\"keyid\":\"", "\"keyid\":\"0", Check::Envelope),
        ("report.dsse.json", "\"sig\"", "\"cert\":\"\",\"sig\"", Check::Envelope),
        ("report.dsse.json", "{\"payload\"", "{\"payload\":\"\",\"payload\"", Check::Envelope),
        ("report.dsse.json", "==\"}]", "\"}]", Check::Envelope),
        ("statement.pae", "DSSEv1", "DSSEv2", Check::Envelope),
    ] {
        let verification = respelled(name, from, to);
        assert_eq!(verification.step(step).unwrap().state, State::Failed, "{name}: {to}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn pieces_that_disagree_are_refused_though_the_list_is_signed_anew() {
    let thief = SigningKeyPair::from_seed(&[66; 32]).public();
    let mut wrong = signed()["statement.sig"].clone();
    wrong[0] ^= 1;
    let good = signed();
    let envelope = String::from_utf8(good["report.dsse.json"].clone()).unwrap();
    let with_wrong = envelope.replace(&STANDARD.encode(&good["statement.sig"]), &STANDARD.encode(&wrong));
    let other_line = thief.openssh_line("escrutinio").unwrap().into_bytes();
    for (changes, expected) in [
        (vec![("statement.sig", wrong.clone())], "PPPPF"),
        (vec![("statement.sig", wrong), ("report.dsse.json", with_wrong.into_bytes())], "PPPPF"),
        (vec![("public.ssh", other_line)], "PPF--"),
        (vec![("public.pem", thief.spki_pem().into_bytes())], "PPF--"),
    ] {
        let mut files = signed();
        for (name, bytes) in changes {
            files.insert(name.to_owned(), bytes);
        }
        let verification = verified(&listed_again(files, "escrutinio"));
        assert_eq!(&states(&verification)[..5], expected);
        assert_eq!(verification.verdict, Verdict::Invalid);
        assert_eq!((verification.signer, verification.statement), (None, None));
    }
}

#[test]
fn two_different_keys_in_one_pack_are_named_as_such() {
    let thief = SigningKeyPair::from_seed(&[66; 32]).public();
    let mut files = signed();
    files.insert("public.ssh".to_owned(), thief.openssh_line("escrutinio").unwrap().into_bytes());
    let verification = verified(&files);
    let step = verification.step(Check::PublicKey).unwrap();
    assert_eq!(step.detail.template.en, "public.pem and public.ssh are different keys");
}

#[test]
fn a_list_in_another_spelling_is_refused_though_it_is_signed() {
    let sums = String::from_utf8(signed()["SHA256SUMS"].clone()).unwrap();
    let (first, rest) = sums.split_once('\n').unwrap();
    for other in [
        sums.replace("  ", " *"),
        sums.replace('\n', "\r\n"),
        sums.trim_end().to_owned(),
        format!("{sums}\n"),
        format!("{rest}{first}\n"),
        format!("{first}\n{sums}"),
        sums.to_uppercase(),
        sums.replacen('a', "A", 1),
        rest.to_owned(),
        format!("# list\n{sums}"),
        sums.replace("  report.html", "  ./report.html"),
        format!("{sums}{}  zz\n", "0".repeat(64)),
        format!("{}  SHA256SUMS\n{sums}", "0".repeat(64)),
    ] {
        let mut files = signed();
        files.insert("SHA256SUMS.sig".to_owned(), sshsig(other.as_bytes(), "escrutinio"));
        files.insert("SHA256SUMS".to_owned(), other.clone().into_bytes());
        let verification = verified(&files);
        assert_eq!(&states(&verification)[..5], "PFPPP", "{other}");
        assert_eq!(verification.verdict, Verdict::Invalid);
    }
}

#[test]
fn the_two_audiences_are_bound_by_digest() {
    let theirs = report("confidential");
    let bond = Counterpart { audience: Audience::Confidential, report: sums::sha256(theirs.as_bytes()) };
    let files = pack::sign(content(), &Claim { counterpart: Some(bond), ..claim() }, &signer()).unwrap();
    let with = |files: &Files, sibling: Option<&[u8]>| {
        let verification = verify_pack(files, Reader { key: Some(&hint()), sibling_report: sibling });
        (verification.step(Check::Counterpart).unwrap().state, verification.verdict)
    };
    assert_eq!(with(&files, None), (State::NotChecked, Verdict::Valid));
    assert_eq!(with(&files, Some(theirs.as_bytes())), (State::Passed, Verdict::Valid));
    assert_eq!(with(&files, Some(b"{}")), (State::Failed, Verdict::Invalid));
    // A pack that names no other version, beside one.
    assert_eq!(with(&signed(), Some(theirs.as_bytes())), (State::Warning, Verdict::Valid));
    let back = Counterpart { audience: Audience::Public, report: sums::sha256(report("public").as_bytes()) };
    let back = Claim { counterpart: Some(back), ..claim() };
    let confidential = pack::sign(content_for("confidential"), &back, &signer()).unwrap();
    assert_eq!(with(&confidential, Some(report("public").as_bytes())), (State::Passed, Verdict::Valid));
}

#[test]
fn a_time_stamp_token_is_a_sidecar_and_proves_nothing_here() {
    let mut files = signed();
    files.insert("report.dsse.json.tsr".to_owned(), vec![0x30, 0]);
    let verification = verified(&files);
    assert_eq!(states(&verification), "PPPPPPPP-P-");
    assert_eq!(verification.verdict, Verdict::Valid);
    assert_ne!(verification.step(Check::Time), verified(&signed()).step(Check::Time));
    for number in 0..16 {
        files.insert(format!("token-{number}.tsr"), Vec::new());
    }
    assert_eq!(verified(&files).verdict, Verdict::Invalid);
    let mut large = signed();
    large.insert("token.tsr".to_owned(), vec![0; (1 << 20) + 1]);
    assert_eq!(verified(&large).verdict, Verdict::Invalid);
}

#[test]
fn the_envelope_alone_is_valid_only_under_a_named_key() {
    let files = signed();
    let envelope = &files["report.dsse.json"];
    let with = |hint: Option<&KeyHint>, bytes: &[u8]| {
        let verification = verify_envelope(bytes, Reader { key: hint, sibling_report: None });
        (states(&verification), verification.verdict)
    };
    let own = [hint(), KeyHint::Key(signer().public())];
    for key in &own {
        assert_eq!(with(Some(key), envelope), ("----PP---P-".to_owned(), Verdict::Valid));
    }
    assert_eq!(with(None, envelope), ("----PP-----".to_owned(), Verdict::NotVouched));
    let other = KeyHint::Key(SigningKeyPair::from_seed(&[66; 32]).public());
    assert_eq!(with(Some(&other), envelope), ("----PP---F-".to_owned(), Verdict::NotVouched));
    for (at, _) in envelope.iter().enumerate() {
        for bits in [0x01, 0x20] {
            let mut changed = envelope.clone();
            changed[at] ^= bits;
            let (states, verdict) = with(Some(&own[0]), &changed);
            // A changed hint of the key changes nothing that is signed, and is told.
            let told = verdict == Verdict::Invalid || states == "----WP---P-";
            assert!(told, "byte {at} ^ {bits:#x}: {states}");
        }
    }
    let spaced = String::from_utf8(envelope.clone()).unwrap().replace(',', ", ");
    assert_eq!(with(Some(&own[0]), spaced.as_bytes()), ("----WP---P-".to_owned(), Verdict::Valid));
    assert_eq!(with(Some(&own[0]), &files["report.json"]).1, Verdict::Invalid);
    assert_eq!(with(Some(&own[0]), b"").1, Verdict::Invalid);
}
