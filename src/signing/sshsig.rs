//! SSHSIG: the signature that `ssh-keygen -Y verify` checks, here over `SHA256SUMS`.
//!
//! Format: PROTOCOL.sshsig of OpenSSH. What we read must be byte for byte what we would write.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha512};

use super::{Failure, PublicKey, SigningKeyPair};
use crate::model::{Msg, Text};

/// The namespace that every signature of ours carries.
pub const NAMESPACE: &str = "escrutinio";
/// Largest signature file that is read, in bytes.
pub const MAX_BYTES: u64 = 4096;

const MAGIC: &[u8] = b"SSHSIG";
const HASH: &str = "sha512";
const KEY_TYPE: &str = "ssh-ed25519";
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "\n-----END SSH SIGNATURE-----\n";
/// `ssh-keygen` breaks lines after 70 characters.
const WIDTH: usize = 70;

/// Why a signature file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SshSigError {
    /// Not an armoured SSH signature.
    #[error("not an SSH signature")]
    Armor,
    /// Another version, key type, hash, or a malformed body.
    #[error("the body of the SSH signature is not of the expected form")]
    Body,
    /// Made for another purpose.
    #[error("the SSH signature was made for another namespace")]
    Namespace,
    /// The key inside is weak or no key.
    #[error("the key in the SSH signature is not usable")]
    Key,
    /// Says the same, but spelled otherwise.
    #[error("the SSH signature is not spelled as OpenSSH spells it")]
    Spelling,
    /// Another key signed.
    #[error("the SSH signature names another key")]
    OtherKey,
    /// The signature does not belong to the bytes.
    #[error("the SSH signature does not verify")]
    Signature,
}

impl Failure for SshSigError {
    fn code(&self) -> &'static str {
        match self {
            Self::Armor => "FIR-080",
            Self::Body => "FIR-081",
            Self::Namespace => "FIR-082",
            Self::Key => "FIR-083",
            Self::Spelling => "FIR-084",
            Self::OtherKey => "FIR-085",
            Self::Signature => "FIR-086",
        }
    }

    fn title(&self) -> Text {
        Text::new("la firma de SHA256SUMS no es válida", "the signature of SHA256SUMS is not valid")
    }

    fn detail(&self) -> Msg {
        match self {
            Self::Armor => Msg::new("no es una firma SSH", "it is not an SSH signature"),
            Self::Body => Msg::new(
                "la firma SSH es de otra versión, otro tipo de llave u otro resumen, o está mal formada",
                "the SSH signature is of another version, key type or hash, or malformed",
            ),
            Self::Namespace => Msg::new(
                "la firma SSH se hizo para otro fin; se esperaba el espacio de nombres «{namespace}»",
                "the SSH signature was made for another purpose; the namespace “{namespace}” was expected",
            )
            .word("namespace", NAMESPACE),
            Self::Key => Msg::new(
                "la llave dentro de la firma SSH no sirve",
                "the key inside the SSH signature is not usable",
            ),
            Self::Spelling => Msg::new(
                "la firma SSH no está escrita byte por byte como la escribe OpenSSH",
                "the SSH signature is not spelled byte for byte as OpenSSH spells it",
            ),
            Self::OtherKey => Msg::new(
                "la firma SSH nombra otra llave que public.pem",
                "the SSH signature names another key than public.pem",
            ),
            Self::Signature => Msg::new(
                "la firma no corresponde a los bytes de SHA256SUMS",
                "the signature does not belong to the bytes of SHA256SUMS",
            ),
        }
    }

    fn help(&self) -> Msg {
        Msg::new("pida el paquete original a quien firmó", "ask the signer for the original pack")
    }
}

/// A signature that was parsed, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SshSig {
    /// The key that it names.
    pub key: PublicKey,
    /// The purpose for which it was made.
    pub namespace: String,
    /// The 64 bytes.
    pub signature: [u8; 64],
}

impl SshSig {
    /// Signs `message` for [`NAMESPACE`].
    pub(super) fn sign(message: &[u8], key: &SigningKeyPair) -> Self {
        let signature = key.sign(&signed_bytes(NAMESPACE, message));
        Self { key: key.public(), namespace: NAMESPACE.to_owned(), signature }
    }

    /// The armoured file.
    pub fn to_armor(&self) -> String {
        let mut body = MAGIC.to_vec();
        body.extend_from_slice(&[0, 0, 0, 1]);
        put(&mut body, &self.key.openssh_blob());
        put(&mut body, self.namespace.as_bytes());
        put(&mut body, b"");
        put(&mut body, HASH.as_bytes());
        let mut inner = Vec::new();
        put(&mut inner, KEY_TYPE.as_bytes());
        put(&mut inner, &self.signature);
        put(&mut body, &inner);
        let text = STANDARD.encode(body);
        let mut armor = BEGIN.to_owned();
        for (at, letter) in text.chars().enumerate() {
            if at > 0 && at % WIDTH == 0 {
                armor.push('\n');
            }
            armor.push(letter);
        }
        armor.push_str(END);
        armor
    }

    /// Reads an armoured file that must be spelled as [`Self::to_armor`] spells it.
    pub fn parse(armor: &[u8]) -> Result<Self, SshSigError> {
        let text = std::str::from_utf8(armor).map_err(|_| SshSigError::Armor)?;
        let body = text
            .strip_prefix(BEGIN)
            .and_then(|rest| rest.strip_suffix(END))
            .filter(|_| u64::try_from(armor.len()).is_ok_and(|len| len <= MAX_BYTES))
            .ok_or(SshSigError::Armor)?;
        let body: String = body.split('\n').collect();
        let body = STANDARD.decode(body).map_err(|_| SshSigError::Armor)?;
        let sig = Self::parse_body(&body)?;
        if sig.to_armor().as_bytes() == armor { Ok(sig) } else { Err(SshSigError::Spelling) }
    }

    fn parse_body(body: &[u8]) -> Result<Self, SshSigError> {
        let rest = body
            .strip_prefix(MAGIC)
            .and_then(|rest| rest.strip_prefix(&[0, 0, 0, 1]))
            .ok_or(SshSigError::Body)?;
        let (key, rest) = take(rest)?;
        let (namespace, rest) = take(rest)?;
        let (reserved, rest) = take(rest)?;
        let (hash, rest) = take(rest)?;
        let (inner, rest) = take(rest)?;
        let (kind, signature) = take(inner)?;
        let (signature, inner_rest) = take(signature)?;
        let exact = reserved.is_empty() && rest.is_empty() && inner_rest.is_empty();
        if !exact || hash != HASH.as_bytes() || kind != KEY_TYPE.as_bytes() {
            return Err(SshSigError::Body);
        }
        Ok(Self {
            key: PublicKey::from_openssh_blob(key).map_err(|_| SshSigError::Key)?,
            namespace: String::from_utf8(namespace.to_vec()).map_err(|_| SshSigError::Body)?,
            signature: signature.try_into().map_err(|_| SshSigError::Body)?,
        })
    }

    /// Whether `key` signed exactly `message` for [`NAMESPACE`].
    pub fn verify(&self, message: &[u8], key: &PublicKey) -> Result<(), SshSigError> {
        if self.namespace != NAMESPACE {
            return Err(SshSigError::Namespace);
        }
        if self.key != *key {
            return Err(SshSigError::OtherKey);
        }
        if key.verifies(&signed_bytes(NAMESPACE, message), &self.signature) {
            Ok(())
        } else {
            Err(SshSigError::Signature)
        }
    }
}

fn signed_bytes(namespace: &str, message: &[u8]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    put(&mut out, namespace.as_bytes());
    put(&mut out, b"");
    put(&mut out, HASH.as_bytes());
    put(&mut out, &Sha512::digest(message));
    out
}

/// A string as SSH writes it: its length in four bytes, then its bytes.
fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(bytes);
}

fn take(bytes: &[u8]) -> Result<(&[u8], &[u8]), SshSigError> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(SshSigError::Body)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| SshSigError::Body)?;
    rest.split_at_checked(length).ok_or(SshSigError::Body)
}
