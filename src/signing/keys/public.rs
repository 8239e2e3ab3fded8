//! The public half of a key, in the forms that OpenSSL and OpenSSH read.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::KeyError;

/// DER of a `SubjectPublicKeyInfo` for Ed25519 (RFC 8410 §4), up to the 32 bytes of the key.
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM_BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const PEM_END: &str = "-----END PUBLIC KEY-----";
const SSH_NAME: &str = "ssh-ed25519";

/// An Ed25519 public key that is not weak.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint_ssh())
    }
}

impl PublicKey {
    /// A key from its 32 bytes. Points of small order and bytes that are no point are refused.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPublicKey)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        // Two spellings of one point would be two fingerprints of one key.
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(KeyError::NotAPublicKey);
        }
        Ok(Self(key))
    }

    pub(super) const fn of(key: VerifyingKey) -> Self {
        Self(key)
    }

    /// The 32 bytes of the key.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether `signature` is this key's over exactly `message`, in the strict reading of RFC 8032.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    /// The key as DER `SubjectPublicKeyInfo`.
    pub fn spki_der(&self) -> Vec<u8> {
        [&SPKI_PREFIX[..], self.as_bytes()].concat()
    }

    /// The key as `public.pem`, as `openssl pkey -pubin` reads it.
    pub fn spki_pem(&self) -> String {
        format!("{PEM_BEGIN}\n{}\n{PEM_END}\n", STANDARD.encode(self.spki_der()))
    }

    /// The key as `public.ssh`: one line, ending in a newline.
    pub fn openssh_line(&self, comment: &str) -> Result<String, KeyError> {
        let plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
        if !comment.bytes().all(plain) || comment.trim() != comment {
            return Err(KeyError::BadComment);
        }
        let space = if comment.is_empty() { "" } else { " " };
        Ok(format!("{SSH_NAME} {}{space}{comment}\n", STANDARD.encode(self.openssh_blob())))
    }

    /// The key as OpenSSH puts it on the wire and into signatures.
    pub(in crate::signing) fn openssh_blob(&self) -> Vec<u8> {
        let mut blob = vec![0, 0, 0, 11];
        blob.extend_from_slice(SSH_NAME.as_bytes());
        blob.extend_from_slice(&[0, 0, 0, 32]);
        blob.extend_from_slice(self.as_bytes());
        blob
    }

    pub(in crate::signing) fn from_openssh_blob(blob: &[u8]) -> Result<Self, KeyError> {
        let tail: &[u8; 32] = blob.last_chunk().ok_or(KeyError::NotAPublicKey)?;
        let key = Self::from_bytes(tail)?;
        if key.openssh_blob() == blob { Ok(key) } else { Err(KeyError::NotAPublicKey) }
    }

    /// SHA-256 of the SPKI DER: the fingerprint that reports print.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.spki_der()).into()
    }

    /// The fingerprint as 64 lowercase hexadecimal digits.
    pub fn fingerprint_hex(&self) -> String {
        crate::model::Digest(self.fingerprint()).to_string()
    }

    pub(super) fn fingerprint_ssh_bytes(&self) -> [u8; 32] {
        Sha256::digest(self.openssh_blob()).into()
    }

    /// The fingerprint as `ssh-keygen -l` prints it, `SHA256:…`.
    pub fn fingerprint_ssh(&self) -> String {
        format!("SHA256:{}", STANDARD_NO_PAD.encode(self.fingerprint_ssh_bytes()))
    }

    /// Reads DER `SubjectPublicKeyInfo`.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        let Some(key) = der.strip_prefix(&SPKI_PREFIX) else {
            // 1.3.101.112 stands in the prefix: anything else is another algorithm or no key.
            return Err(if der.first() == Some(&0x30) {
                KeyError::NotEd25519
            } else {
                KeyError::NotAPublicKey
            });
        };
        Self::from_bytes(key.try_into().map_err(|_| KeyError::NotAPublicKey)?)
    }

    /// Reads a PEM public key, tolerating line ends and outer white space that mail may have changed.
    pub fn from_spki_pem(text: &str) -> Result<Self, KeyError> {
        let body = text
            .trim()
            .strip_prefix(PEM_BEGIN)
            .and_then(|rest| rest.strip_suffix(PEM_END))
            .ok_or(KeyError::NotAPublicKey)?;
        let body: String = body.split_ascii_whitespace().collect();
        Self::from_spki_der(&STANDARD.decode(body).map_err(|_| KeyError::NotAPublicKey)?)
    }

    /// Reads an OpenSSH public key line and gives its comment too.
    pub fn from_openssh_line(text: &str) -> Result<(Self, &str), KeyError> {
        let line = text.trim();
        if line.contains(['\n', '\r']) {
            return Err(KeyError::NotAPublicKey);
        }
        let mut parts = line.splitn(3, ' ');
        match parts.next() {
            Some(SSH_NAME) => {}
            Some(other)
                if other.starts_with("ssh-") || other.starts_with("ecdsa-") || other.starts_with("sk-") =>
            {
                return Err(KeyError::NotEd25519);
            }
            Some(_) | None => return Err(KeyError::NotAPublicKey),
        }
        let blob = parts.next().and_then(|text| STANDARD.decode(text).ok()).ok_or(KeyError::NotAPublicKey)?;
        Ok((Self::from_openssh_blob(&blob)?, parts.next().unwrap_or("")))
    }
}
