//! SSHSIG: byte for byte what `ssh-keygen` makes, and nothing else.

use escrutinio::signing::{PublicKey, SshSig, SshSigError};

use super::tools::must;

/// A signature that `ssh-keygen` made over `message`, and its key.
fn by_openssh(namespace: &str, message: &[u8]) -> (Vec<u8>, PublicKey) {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    std::fs::write(here.join("message"), message).unwrap();
    must(here, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"], None);
    must(here, "ssh-keygen", &["-q", "-Y", "sign", "-f", "key", "-n", namespace, "message"], None);
    let line = std::fs::read_to_string(here.join("key.pub")).unwrap();
    (std::fs::read(here.join("message.sig")).unwrap(), PublicKey::from_openssh_line(&line).unwrap().0)
}

#[test]
fn what_openssh_signs_is_read_verified_and_spelled_the_same() {
    let (armor, key) = by_openssh("escrutinio", b"hola\n");
    let sig = SshSig::parse(&armor).unwrap();
    assert_eq!(sig.to_armor().as_bytes(), armor);
    assert_eq!(sig.verify(b"hola\n", &key), Ok(()));
    assert_eq!(sig.verify(b"hola", &key), Err(SshSigError::Signature));
    let (_, other) = by_openssh("escrutinio", b"x");
    assert_eq!(sig.verify(b"hola\n", &other), Err(SshSigError::OtherKey));
}

#[test]
fn a_signature_for_another_purpose_is_refused() {
    let (armor, key) = by_openssh("file", b"hola\n");
    assert_eq!(SshSig::parse(&armor).unwrap().verify(b"hola\n", &key), Err(SshSigError::Namespace));
}

#[test]
fn every_changed_byte_is_refused() {
    let (armor, key) = by_openssh("escrutinio", b"hola\n");
    for at in 0..armor.len() {
        for change in [0x01, 0x20, 0x80] {
            let mut changed = armor.clone();
            changed[at] ^= change;
            let verdict = SshSig::parse(&changed).and_then(|sig| sig.verify(b"hola\n", &key));
            assert!(verdict.is_err(), "byte {at} ^ {change:#x}");
        }
    }
}

#[test]
fn other_spellings_of_the_same_signature_are_refused() {
    let (armor, _) = by_openssh("escrutinio", b"hola\n");
    let text = String::from_utf8(armor).unwrap();
    for other in [
        text.replace('\n', "\r\n"),
        format!("{text}\n"),
        format!("\n{text}"),
        text.trim_end().to_owned(),
        text.replacen("U1NI", "U1NI\n", 1),
        text.replace(" SSH ", " OPENSSH "),
    ] {
        assert!(SshSig::parse(other.as_bytes()).is_err(), "{other}");
    }
}
