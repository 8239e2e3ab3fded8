//! The private key and its file: PKCS#8 **version 1**, encrypted by PBES2 with scrypt and AES-256-CBC.
//!
//! Version 2, which carries the public key too, is refused by OpenSSL before 3.5.

use std::fmt;

use ed25519_dalek::pkcs8::KeypairBytes;
use ed25519_dalek::{Signer as _, SigningKey};
use pkcs8::der::Decode as _;
use pkcs8::pkcs5::{EncryptionScheme, pbes2, scrypt};
use pkcs8::{
    EncodePrivateKey as _, EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument,
};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::{KeyError, PublicKey};

const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";
const PLAIN: &str = "PRIVATE KEY";

/// Most memory that opening a key file may take, in units of 128 bytes (N · r): 1 GiB.
const MAX_SCRYPT_MEMORY: u64 = 1 << 23;
/// Most work that opening a key file may take (N · r · p): 16 times that of a new key.
const MAX_SCRYPT_WORK: u64 = 1 << 24;
const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// A passphrase in NFC, so that the same letters typed on another keyboard open the key.
pub struct Passphrase(Zeroizing<String>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(***)")
    }
}

impl Passphrase {
    /// A passphrase as typed; an empty one is refused.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        if text.is_empty() {
            return Err(KeyError::EmptyPassphrase);
        }
        // Room for the longest NFC expansion, so that no half-grown copy is left behind in memory.
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * 3));
        normal.extend(text.nfc());
        Ok(Self(normal))
    }
}

/// What guessing one passphrase costs: the parameters of scrypt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScryptCost {
    log_n: u8,
    r: u16,
    p: u16,
}

impl ScryptCost {
    /// N = 2^17, r = 8, p = 1: 128 MiB for each guess.
    pub const DEFAULT: Self = Self { log_n: 17, r: 8, p: 1 };

    /// N = 2^14, r = 8, p = 5: as much work, 16 MiB. OpenSSL opens no key file that takes
    /// more than 32 MiB.
    pub const OPENSSL: Self = Self { log_n: 14, r: 8, p: 5 };

    /// Another cost: N = 2^`log_n`, block size `r`, parallelism `p`.
    pub const fn new(log_n: u8, r: u16, p: u16) -> Self {
        Self { log_n, r, p }
    }
}

impl Default for ScryptCost {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A signer's key. Its bytes are wiped from memory when it is dropped and never printed.
pub struct SigningKeyPair(SigningKey);

impl fmt::Debug for SigningKeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKeyPair({})", self.public().fingerprint_ssh())
    }
}

impl SigningKeyPair {
    /// The key of 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::of(self.0.verifying_key())
    }

    /// The 64 bytes of the signature. Only this floor signs, and only bytes that begin with a tag.
    pub(in crate::signing) fn sign(&self, tagged: &[u8]) -> [u8; 64] {
        self.0.sign(tagged).to_bytes()
    }

    fn to_pkcs8(&self) -> Result<SecretDocument, KeyError> {
        KeypairBytes { secret_key: self.0.to_bytes(), public_key: None }
            .to_pkcs8_der()
            .map_err(|_| KeyError::NotAKeyFile)
    }

    /// The key file without encryption, for `--no-passphrase`.
    pub fn to_plain_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        self.to_pkcs8()?.to_pem(PLAIN, LineEnding::LF).map_err(|_| KeyError::NotAKeyFile)
    }

    /// The encrypted key file. `salt` and `iv` are random and used once.
    pub fn to_encrypted_pem(
        &self,
        passphrase: &Passphrase,
        salt: &[u8; 16],
        iv: [u8; 16],
        cost: ScryptCost,
    ) -> Result<Zeroizing<String>, KeyError> {
        let unsupported = |_| KeyError::UnsupportedEncryption;
        let params = scrypt::Params::new(cost.log_n, cost.r.into(), cost.p.into())
            .map_err(|_| KeyError::UnsupportedEncryption)?;
        let scheme = pbes2::Parameters::generate_scrypt_aes256cbc(params, salt, iv).map_err(unsupported)?;
        check_cost(&scheme.kdf)?;
        let plain = self.to_pkcs8()?;
        let sealed = scheme.encrypt(passphrase.0.as_bytes(), plain.as_bytes()).map_err(unsupported)?;
        let sealed = pkcs8::der::asn1::OctetStringRef::new(&sealed).map_err(|_| KeyError::NotAKeyFile)?;
        let info = EncryptedPrivateKeyInfoRef { encryption_algorithm: scheme.into(), encrypted_data: sealed };
        SecretDocument::encode_msg(&info)
            .and_then(|document| document.to_pem(ENCRYPTED, LineEnding::LF))
            .map_err(|_| KeyError::NotAKeyFile)
    }

    /// Opens a key file of ours, or one by OpenSSL, encrypted or not.
    pub fn from_pem(pem: &str, passphrase: Option<&Passphrase>) -> Result<Self, KeyError> {
        let pem = pem.trim_start_matches('\u{feff}').trim_start();
        if pem.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----") {
            return Err(KeyError::OpenSshPrivate);
        }
        if pem.starts_with("-----BEGIN PUBLIC KEY-----") || pem.starts_with("ssh-") {
            return Err(KeyError::PublicInstead);
        }
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| KeyError::NotAKeyFile)?;
        match label {
            PLAIN => Self::from_pkcs8(document.as_bytes(), KeyError::NotAKeyFile),
            ENCRYPTED => {
                let passphrase = passphrase.ok_or(KeyError::NeedsPassphrase)?;
                let plain = decrypt(document.as_bytes(), passphrase)?;
                Self::from_pkcs8(plain.as_bytes(), KeyError::WrongPassphrase)
            }
            _ => Err(KeyError::NotAKeyFile),
        }
    }

    /// `garbled` is what bytes mean that are no PKCS#8 at all: after decryption, a wrong passphrase.
    fn from_pkcs8(der: &[u8], garbled: KeyError) -> Result<Self, KeyError> {
        let info = PrivateKeyInfoRef::from_der(der).map_err(|_| garbled)?;
        let bytes = KeypairBytes::try_from(info).map_err(|_| KeyError::NotEd25519)?;
        let pair = Self::from_seed(&Zeroizing::new(bytes.secret_key));
        match &bytes.public_key {
            Some(stated) if stated.0 != *pair.public().as_bytes() => Err(KeyError::Mismatch),
            Some(_) | None => Ok(pair),
        }
    }
}

/// Done before any work: a file is not trusted to choose how much memory we take.
fn check_cost(kdf: &pbes2::Kdf) -> Result<(), KeyError> {
    if let Some(cost) = kdf.scrypt() {
        let memory = cost.cost_parameter.saturating_mul(u64::from(cost.block_size));
        let work = memory.saturating_mul(u64::from(cost.parallelization));
        if !cost.cost_parameter.is_power_of_two() || cost.cost_parameter < 2 || work == 0 {
            return Err(KeyError::UnsupportedEncryption);
        }
        if memory > MAX_SCRYPT_MEMORY || work > MAX_SCRYPT_WORK {
            return Err(KeyError::CostTooHigh);
        }
    }
    if kdf.pbkdf2().is_some_and(|cost| cost.iteration_count > MAX_PBKDF2_ROUNDS) {
        return Err(KeyError::CostTooHigh);
    }
    Ok(())
}

fn decrypt(der: &[u8], passphrase: &Passphrase) -> Result<SecretDocument, KeyError> {
    let info = EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| KeyError::UnsupportedEncryption)?;
    let EncryptionScheme::Pbes2(scheme) = &info.encryption_algorithm else {
        return Err(KeyError::UnsupportedEncryption);
    };
    check_cost(&scheme.kdf)?;
    info.decrypt(passphrase.0.as_bytes()).map_err(|error| {
        let unknown = matches!(
            error,
            pkcs8::Error::EncryptedPrivateKey(
                pkcs8::pkcs5::Error::UnsupportedAlgorithm { .. }
                    | pkcs8::pkcs5::Error::AlgorithmParametersInvalid { .. }
            )
        );
        if unknown { KeyError::UnsupportedEncryption } else { KeyError::WrongPassphrase }
    })
}
