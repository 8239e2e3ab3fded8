//! Keys: their files, their names, and the ones that must not be taken.

use std::path::Path;

use escrutinio::signing::{KeyError, KeyHint, Passphrase, PublicKey, ScryptCost, SigningKeyPair};

use super::tools::{must, run};

const SALT: [u8; 16] = [7; 16];
const IV: [u8; 16] = [9; 16];
/// Quick, and no protection at all.
const CHEAP: ScryptCost = ScryptCost::new(4, 8, 1);

fn pair() -> SigningKeyPair {
    SigningKeyPair::from_seed(&[42; 32])
}

fn sealed(passphrase: &str, cost: ScryptCost) -> String {
    pair().to_encrypted_pem(&Passphrase::new(passphrase).unwrap(), &SALT, IV, cost).unwrap().to_string()
}

fn open(pem: &str, passphrase: Option<&str>) -> Result<PublicKey, KeyError> {
    let passphrase = passphrase.map(|text| Passphrase::new(text).unwrap());
    SigningKeyPair::from_pem(pem, passphrase.as_ref()).map(|pair| pair.public())
}

#[test]
fn rfc_8032_keys_are_derived_as_in_the_standard() {
    // RFC 8032 §7.1, TEST 1 and TEST 2: secret key and public key.
    for (secret, public) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        ),
    ] {
        assert_eq!(SigningKeyPair::from_seed(&hex(secret)).public().as_bytes(), &hex(public));
    }
}

#[test]
fn rfc_8032_signatures_verify_and_changed_ones_do_not() {
    // RFC 8032 §7.1: public key, message, signature of TEST 1, 2 and 3.
    for (public, message, signature) in [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ] {
        let key = PublicKey::from_bytes(&hex(public)).unwrap();
        let message = bytes(message);
        let signature: [u8; 64] = bytes(signature).try_into().unwrap();
        assert!(key.verifies(&message, &signature));
        for at in 0..64 {
            let mut changed = signature;
            changed[at] ^= 1;
            assert!(!key.verifies(&message, &changed));
        }
        // S + L: the same signature in another spelling, accepted by lax verifiers.
        let mut other = signature;
        add_group_order(&mut other[32..]);
        assert!(!key.verifies(&message, &other));
    }
}

#[test]
fn keys_of_small_order_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    for weak in [
        identity,
        [0; 32],
        hex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ] {
        assert_eq!(PublicKey::from_bytes(&weak), Err(KeyError::Weak));
    }
    // A second spelling of a point: y = p + 3 with a sign, or no point at all.
    assert!(PublicKey::from_bytes(&[0xff; 32]).is_err());
}

#[test]
fn a_signature_with_a_point_of_small_order_is_refused_though_a_lax_verifier_takes_it() {
    use ed25519_dalek::Verifier as _;
    use sha2::Digest as _;
    use std::ops::{Add, Mul};
    /// A scalar from 64 little-endian bytes, in the type of `like`.
    fn reduced<T: From<u64> + Add<Output = T> + Mul<Output = T>>(_like: &T, bytes: &[u8]) -> T {
        bytes.iter().rev().fold(T::from(0), |sum, byte| sum * T::from(256) + T::from(u64::from(*byte)))
    }
    let key = ed25519_dalek::SigningKey::from_bytes(&[42; 32]);
    let message = b"DSSEv1";
    // R = the neutral point, S = H(R, A, M) * a: no secret nonce was ever used.
    let mut signature = [0; 64];
    signature[0] = 1;
    let hash = sha2::Sha512::new()
        .chain_update(&signature[..32])
        .chain_update(key.verifying_key().as_bytes())
        .chain_update(message)
        .finalize();
    let secret = key.to_scalar();
    signature[32..].copy_from_slice(&(reduced(&secret, &hash) * secret).to_bytes());
    assert!(key.verifying_key().verify(message, &signature.into()).is_ok());
    assert!(!pair().public().verifies(message, &signature));
}

#[test]
fn a_key_file_opens_with_its_passphrase_only() {
    let pem = sealed("año nuevo", CHEAP);
    assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assert_eq!(open(&pem, Some("año nuevo")), Ok(pair().public()));
    // The same words typed with a combining tilde.
    assert_eq!(open(&pem, Some("an\u{303}o nuevo")), Ok(pair().public()));
    assert_eq!(open(&pem, Some("ano nuevo")), Err(KeyError::WrongPassphrase));
    assert_eq!(open(&pem, None), Err(KeyError::NeedsPassphrase));
    for wrong in 0..600 {
        assert_eq!(open(&pem, Some(&format!("{wrong}"))), Err(KeyError::WrongPassphrase));
    }
    assert!(matches!(Passphrase::new(""), Err(KeyError::EmptyPassphrase)));
    let windows = pem.replace('\n', "\r\n");
    assert_eq!(open(&windows, Some("año nuevo")), Ok(pair().public()));
}

#[test]
fn the_default_cost_is_two_to_the_seventeen_and_is_in_the_file() {
    let pem = sealed("frase", ScryptCost::default());
    assert_eq!(open(&pem, Some("frase")), Ok(pair().public()));
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("key.pem"), &pem).unwrap();
    let shown = must(folder.path(), "openssl", &["asn1parse", "-in", "key.pem"], None);
    for piece in [":PBES2", ":scrypt", "INTEGER           :020000", ":aes-256-cbc"] {
        assert!(shown.contains(piece), "{piece} not in {shown}");
    }
}

#[test]
fn a_file_that_asks_for_too_much_work_is_not_opened() {
    // The cost of a small file, raised in place: INTEGER 16 (02 01 10) to INTEGER 2^31.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("key.pem"), sealed("frase", CHEAP)).unwrap();
    must(folder.path(), "openssl", &["asn1parse", "-in", "key.pem", "-noout", "-out", "key.der"], None);
    let der = std::fs::read(folder.path().join("key.der")).unwrap();
    let cost = [0x02, 0x01, 0x10, 0x02, 0x01, 0x08];
    let at = der.windows(cost.len()).position(|window| window == cost).unwrap();
    for no_power_of_two in [0x00, 0x01, 0x7f] {
        let mut changed = der.clone();
        changed[at + 2] = no_power_of_two;
        assert_eq!(open(&pem_of(&changed), Some("frase")), Err(KeyError::UnsupportedEncryption));
    }
    let mut huge = der;
    huge.splice(at..at + 3, [0x02, 0x05, 0x00, 0x80, 0, 0, 0]);
    grow_headers(&mut huge, at, 4);
    assert_eq!(open(&pem_of(&huge), Some("frase")), Err(KeyError::CostTooHigh));
}

#[test]
fn a_file_that_could_not_be_opened_again_is_not_made() {
    let frase = Passphrase::new("frase").unwrap();
    for (log_n, r, p, expected) in [
        (24, 8, 1, KeyError::CostTooHigh),
        (14, 8, 2000, KeyError::CostTooHigh),
        (64, 8, 1, KeyError::UnsupportedEncryption),
        (0, 8, 1, KeyError::UnsupportedEncryption),
        (14, 0, 1, KeyError::UnsupportedEncryption),
        (14, 8, 0, KeyError::UnsupportedEncryption),
    ] {
        let made = pair().to_encrypted_pem(&frase, &SALT, IV, ScryptCost::new(log_n, r, p));
        assert_eq!(made.map(|_| ()), Err(expected), "{log_n} {r} {p}");
    }
}

#[test]
fn a_file_without_passphrase_opens_with_and_without_one() {
    let pem = pair().to_plain_pem().unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    assert_eq!(open(&pem, None), Ok(pair().public()));
    assert_eq!(open(&pem, Some("ignored")), Ok(pair().public()));
}

#[test]
fn a_file_that_carries_the_public_half_too_opens_only_if_it_belongs() {
    use ed25519_dalek::pkcs8::{EncodePrivateKey as _, KeypairBytes, PublicKeyBytes};
    let other = SigningKeyPair::from_seed(&[1; 32]).public();
    for (public, expected) in [(pair().public(), Ok(pair().public())), (other, Err(KeyError::Mismatch))] {
        let public_key = Some(PublicKeyBytes(*public.as_bytes()));
        let file = KeypairBytes { secret_key: [42; 32], public_key };
        let pem = file.to_pkcs8_pem(pkcs8::LineEnding::LF).unwrap();
        assert_eq!(open(&pem, None), expected);
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let public = pair().public();
    assert_eq!(open(&public.spki_pem(), None), Err(KeyError::PublicInstead));
    assert_eq!(open(&public.openssh_line("x").unwrap(), None), Err(KeyError::PublicInstead));
    for text in ["", "hola", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"] {
        assert_eq!(open(text, None), Err(KeyError::NotAKeyFile), "{text}");
    }
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    must(here, "openssl", &["genpkey", "-algorithm", "x25519", "-out", "x.pem"], None);
    assert_eq!(open(&text(here, "x.pem"), None), Err(KeyError::NotEd25519));
    must(here, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", "ssh"], None);
    assert_eq!(open(&text(here, "ssh"), None), Err(KeyError::OpenSshPrivate));
    assert_eq!(KeyHint::parse(&text(here, "ssh")), Err(KeyError::PrivateInstead));
}

#[test]
fn openssl_opens_our_key_files_and_gives_the_same_public_key() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    std::fs::write(here.join("key.pem"), sealed("contraseña", ScryptCost::OPENSSL)).unwrap();
    std::fs::write(here.join("plain.pem"), pair().to_plain_pem().unwrap().as_bytes()).unwrap();
    let own = pair().public().spki_pem();
    let opened =
        must(here, "openssl", &["pkey", "-in", "key.pem", "-passin", "pass:contraseña", "-pubout"], None);
    assert_eq!(opened, own);
    assert_eq!(must(here, "openssl", &["pkey", "-in", "plain.pem", "-pubout"], None), own);
    let wrong = run(here, "openssl", &["pkey", "-in", "key.pem", "-passin", "pass:otra", "-pubout"], None);
    assert!(!wrong.status.success());
}

#[test]
fn we_open_key_files_by_openssl() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    must(here, "openssl", &["genpkey", "-algorithm", "ed25519", "-out", "plain.pem"], None);
    let pass = ["-passout", "pass:frase"];
    let convert = ["pkcs8", "-topk8", "-in", "plain.pem"];
    must(here, "openssl", &[&convert[..], &["-scrypt", "-out", "scrypt.pem"], &pass].concat(), None);
    must(
        here,
        "openssl",
        &[&convert[..], &["-v2", "aes-256-cbc", "-out", "pbkdf2.pem"], &pass].concat(),
        None,
    );
    let public =
        PublicKey::from_spki_pem(&must(here, "openssl", &["pkey", "-in", "plain.pem", "-pubout"], None))
            .unwrap();
    assert_eq!(open(&text(here, "plain.pem"), None), Ok(public.clone()));
    assert_eq!(open(&text(here, "scrypt.pem"), Some("frase")), Ok(public.clone()));
    assert_eq!(open(&text(here, "pbkdf2.pem"), Some("frase")), Ok(public));
}

#[test]
fn fingerprints_are_those_of_openssl_and_openssh() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let key = pair().public();
    std::fs::write(here.join("public.pem"), key.spki_pem()).unwrap();
    std::fs::write(here.join("public.ssh"), key.openssh_line("escrutinio").unwrap()).unwrap();
    must(here, "openssl", &["pkey", "-pubin", "-in", "public.pem", "-outform", "DER", "-out", "spki"], None);
    let sum = must(here, "sha256sum", &["spki"], None);
    assert_eq!(sum.split(' ').next(), Some(key.fingerprint_hex().as_str()));
    let listed = must(here, "ssh-keygen", &["-l", "-f", "public.ssh"], None);
    assert_eq!(listed.trim(), format!("256 {} escrutinio (ED25519)", key.fingerprint_ssh()));
}

#[test]
fn a_key_can_be_named_in_many_ways() {
    let key = pair().public();
    let hex = key.fingerprint_hex();
    let pairs: Vec<&str> = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap()).collect();
    let ways = [
        hex.clone(),
        hex.to_uppercase(),
        pairs.join(":"),
        pairs.join(" "),
        format!("sha256:{hex}"),
        format!("  {hex}\n"),
        key.fingerprint_ssh(),
        key.spki_pem(),
        key.spki_pem().replace('\n', "\r\n"),
        format!("\u{feff}{}", key.spki_pem()),
        key.openssh_line("").unwrap(),
        key.openssh_line("ana en su casa").unwrap(),
    ];
    let other = SigningKeyPair::from_seed(&[1; 32]).public();
    for way in ways {
        let hint = KeyHint::parse(&way).unwrap_or_else(|error| panic!("{way}: {error}"));
        assert!(hint.matches(&key), "{way}");
        assert!(!hint.matches(&other), "{way}");
    }
}

#[test]
fn half_a_fingerprint_names_no_key() {
    let key = pair().public();
    let hex = key.fingerprint_hex();
    for text in [
        "",
        &hex[..32],
        &hex[..63],
        &format!("{hex}0"),
        &format!("+{}", &hex[1..]),
        &hex.replace(&hex[..1], "g"),
        "SHA256:",
        &key.fingerprint_ssh()[..40],
        "MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
    ] {
        assert_eq!(KeyHint::parse(text), Err(KeyError::BadHint), "{text}");
    }
    assert_eq!(KeyHint::parse("ssh-rsa AAAA x"), Err(KeyError::NotEd25519));
}

#[test]
fn nothing_secret_is_printed() {
    let passphrase = Passphrase::new("muy secreta").unwrap();
    assert_eq!(format!("{passphrase:?}"), "Passphrase(***)");
    let shown = format!("{:?}", pair());
    assert!(shown.starts_with("SigningKeyPair(SHA256:"), "{shown}");
    assert!(!shown.contains("42"), "{shown}");
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn hex(text: &str) -> [u8; 32] {
    bytes(text).try_into().unwrap()
}

fn pem_of(der: &[u8]) -> String {
    use base64::Engine as _;
    let body = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n{}\n-----END ENCRYPTED PRIVATE KEY-----\n",
        lines.join("\n")
    )
}

/// Adds the order of the group to a little-endian scalar.
fn add_group_order(scalar: &mut [u8]) {
    let order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    let mut carry = 0_u16;
    for (byte, add) in scalar.iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
}

/// Adds `by` to the length of every DER sequence (short or one-byte form) that contains offset `at`.
fn grow_headers(der: &mut [u8], at: usize, by: u8) {
    let mut start = 0;
    while start < at && der[start] == 0x30 {
        let long = der[start + 1] == 0x81;
        let (length_at, header) = if long { (start + 2, 3) } else { (start + 1, 2) };
        der[length_at] += by;
        start += header;
        // Step over the object identifier and salt that stand before the next sequence.
        while start < at && der[start] != 0x30 {
            start += 2 + usize::from(der[start + 1]);
        }
    }
}
