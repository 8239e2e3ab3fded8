//! How a reader names the key she trusts: by fingerprint, or by the public key itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::{KeyError, PublicKey};
use crate::model::Digest;

/// The key that the reader names, learnt by a way other than the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyHint {
    /// SHA-256 of the key as SPKI DER.
    Fingerprint([u8; 32]),
    /// SHA-256 of the key as OpenSSH writes it.
    SshFingerprint([u8; 32]),
    /// The key itself.
    Key(PublicKey),
}

impl KeyHint {
    /// Understands a fingerprint (64 hexadecimal digits in any case, with or without colons or spaces;
    /// or `SHA256:…` as `ssh-keygen -l` prints it) or the text of a public key file.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.contains("PRIVATE KEY-----") {
            return Err(KeyError::PrivateInstead);
        }
        if text.starts_with("-----BEGIN") {
            return PublicKey::from_spki_pem(text).map(Self::Key);
        }
        if ["ssh-", "ecdsa-", "sk-"].iter().any(|name| text.starts_with(name)) {
            return PublicKey::from_openssh_line(text).map(|(key, _)| Self::Key(key));
        }
        let hex = |text: &str| {
            let digits: String = text.chars().filter(|c| !matches!(c, ':' | ' ')).collect();
            // `from_hex` would read a sign as a digit's prefix.
            let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            Digest::from_hex(&digits).filter(|_| plain).map(|digest| Self::Fingerprint(digest.0))
        };
        let hint = match text.split_at_checked(7) {
            Some((tag, rest)) if tag.eq_ignore_ascii_case("SHA256:") => hex(rest).or_else(|| {
                let bytes = STANDARD_NO_PAD.decode(rest.trim_end_matches('=')).ok()?;
                Some(Self::SshFingerprint(bytes.try_into().ok()?))
            }),
            Some(_) | None => hex(text),
        };
        hint.ok_or(KeyError::BadHint)
    }

    /// Whether this names `key`.
    pub fn matches(&self, key: &PublicKey) -> bool {
        match self {
            Self::Fingerprint(digest) => key.fingerprint() == *digest,
            Self::SshFingerprint(digest) => key.fingerprint_ssh_bytes() == *digest,
            Self::Key(named) => named == key,
        }
    }
}
