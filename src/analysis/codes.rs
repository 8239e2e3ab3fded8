//! Keyed codes for findings and persons, so that nobody can guess a name from a report.
//!
//! HMAC-SHA256 under keys that HKDF-SHA256 derives from the case's secret (RFC 2104, RFC 5869).

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, ZeroizeOnDrop};

/// The 32 random bytes of a case. Never printed, never in a pack.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// The published bytes that stand in for a secret where a case has none. Codes made under them can be
/// guessed by anyone who holds the roll, so no public report is made with them.
const PUBLISHED: [u8; 32] = *b"escrutinio: case with no secret.";

impl Secret {
    /// The case's own secret.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The published stand-in.
    pub const fn published() -> Self {
        Self(PUBLISHED)
    }

    /// The key of the confidential report: the same for every version of the roll.
    pub fn confidential_key(&self) -> CodeKey {
        self.derive(b"escrutinio/codes/confidential/v1", &[])
    }

    /// The key of one public report, named by the digest of the confidential one.
    pub fn public_key(&self, confidential_report: &[u8; 32]) -> CodeKey {
        self.derive(b"escrutinio/codes/public/v1", confidential_report)
    }

    fn derive(&self, tag: &[u8], context: &[u8]) -> CodeKey {
        let mut key = [0_u8; 32];
        let mut info = tag.to_vec();
        info.push(0);
        info.extend_from_slice(context);
        let expanded = Hkdf::<Sha256>::new(None, &self.0).expand(&info, &mut key);
        debug_assert!(expanded.is_ok(), "32 bytes are far below HKDF's limit");
        CodeKey(key)
    }
}

/// A key under which codes are made.
#[derive(Clone, ZeroizeOnDrop)]
pub struct CodeKey([u8; 32]);

impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeKey(***)")
    }
}

impl CodeKey {
    /// The code of a sequence of values: 16 hexadecimal digits (64 bits).
    ///
    /// Each value is preceded by its length, so that no two sequences run together.
    pub fn code(&self, purpose: &str, values: &[&str]) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        for value in std::iter::once(&purpose).chain(values) {
            mac.update(&(value.len() as u64).to_be_bytes());
            mac.update(value.as_bytes());
        }
        let mut tag = mac.finalize().into_bytes();
        let code = tag.iter().take(8).fold(String::with_capacity(16), |mut out, byte| {
            use fmt::Write as _;
            let _ = write!(out, "{byte:02x}");
            out
        });
        tag.zeroize();
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_depend_on_every_part() {
        let key = Secret::new([7; 32]).confidential_key();
        let base = key.code("finding", &["EL-01", "ab", "c"]);
        assert_eq!(base.len(), 16);
        assert_eq!(base, key.code("finding", &["EL-01", "ab", "c"]));
        assert_ne!(base, key.code("finding", &["EL-01", "a", "bc"]));
        assert_ne!(base, key.code("person", &["EL-01", "ab", "c"]));
        assert_ne!(base, Secret::new([8; 32]).confidential_key().code("finding", &["EL-01", "ab", "c"]));
        assert_ne!(base, Secret::new([7; 32]).public_key(&[1; 32]).code("finding", &["EL-01", "ab", "c"]));
    }

    #[test]
    fn nothing_secret_is_printed() {
        assert_eq!(format!("{:?}", Secret::new([9; 32])), "Secret(***)");
    }
}
