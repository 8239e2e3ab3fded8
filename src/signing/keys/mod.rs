//! The signer's key: its file, its public half, and how a reader names it.
//!
//! One algorithm, Ed25519, fixed in code: no file ever says which algorithm to use.

mod hint;
mod pair;
mod public;

pub use hint::KeyHint;
pub use pair::{Passphrase, ScryptCost, SigningKeyPair};
pub use public::PublicKey;

use super::Failure;
use crate::model::{Msg, Text};

/// Why a key file, a public key or the name of a key cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a PEM private key.
    #[error("not a private key file")]
    NotAKeyFile,
    /// A public key was given where the private one is needed.
    #[error("a public key where the private one is needed")]
    PublicInstead,
    /// A private key was given where its public half is enough.
    #[error("a private key where only its public half belongs")]
    PrivateInstead,
    /// A key of another algorithm.
    #[error("not an Ed25519 key")]
    NotEd25519,
    /// An OpenSSH private key.
    #[error("an OpenSSH private key file")]
    OpenSshPrivate,
    /// The key file is encrypted and no passphrase was given.
    #[error("the key file needs its passphrase")]
    NeedsPassphrase,
    /// The passphrase does not open the key file, or the file is damaged.
    #[error("the passphrase does not open the key file")]
    WrongPassphrase,
    /// An empty passphrase protects nothing.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// Encrypted in a way that this program does not open.
    #[error("encrypted in a way that is not supported")]
    UnsupportedEncryption,
    /// The file asks for more memory or work than is sane.
    #[error("the key file asks for too much work to open")]
    CostTooHigh,
    /// The public half inside the file is not that of the private one.
    #[error("the two halves in the key file do not belong together")]
    Mismatch,
    /// A point of small order: anyone can make signatures that pass for it.
    #[error("a weak public key")]
    Weak,
    /// Not a public key in PEM (SPKI) or OpenSSH form.
    #[error("not a public key")]
    NotAPublicKey,
    /// Neither a fingerprint nor a public key.
    #[error("neither a fingerprint nor a public key")]
    BadHint,
    /// A comment with other than printable ASCII.
    #[error("the key comment holds other than printable ASCII")]
    BadComment,
}

impl Failure for KeyError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotAKeyFile => "FIR-020",
            Self::PublicInstead => "FIR-021",
            Self::PrivateInstead => "FIR-022",
            Self::NotEd25519 => "FIR-023",
            Self::OpenSshPrivate => "FIR-024",
            Self::NeedsPassphrase => "FIR-025",
            Self::WrongPassphrase => "FIR-026",
            Self::EmptyPassphrase => "FIR-027",
            Self::UnsupportedEncryption => "FIR-028",
            Self::CostTooHigh => "FIR-029",
            Self::Mismatch => "FIR-030",
            Self::Weak => "FIR-031",
            Self::NotAPublicKey => "FIR-032",
            Self::BadHint => "FIR-033",
            Self::BadComment => "FIR-034",
        }
    }

    fn title(&self) -> Text {
        match self {
            Self::NotAPublicKey | Self::Weak | Self::PrivateInstead => {
                Text::new("la llave pública no sirve", "the public key cannot be used")
            }
            Self::BadHint => {
                Text::new("no se entiende qué llave nombra", "the key you name is not understood")
            }
            Self::NeedsPassphrase | Self::WrongPassphrase | Self::EmptyPassphrase => {
                Text::new("la llave no se pudo abrir", "the key could not be opened")
            }
            Self::NotAKeyFile
            | Self::PublicInstead
            | Self::NotEd25519
            | Self::OpenSshPrivate
            | Self::UnsupportedEncryption
            | Self::CostTooHigh
            | Self::Mismatch
            | Self::BadComment => Text::new("la llave no sirve", "the key cannot be used"),
        }
    }

    fn detail(&self) -> Msg {
        match self {
            Self::NotAKeyFile => Msg::new(
                "se esperaba una llave privada en PEM («BEGIN ENCRYPTED PRIVATE KEY») y no lo es",
                "a private key in PEM (“BEGIN ENCRYPTED PRIVATE KEY”) was expected and this is none",
            ),
            Self::PublicInstead => Msg::new(
                "es la mitad pública; para firmar hace falta la privada",
                "this is the public half; signing needs the private one",
            ),
            Self::PrivateInstead => Msg::new(
                "es una llave privada; para verificar basta la mitad pública",
                "this is a private key; the public half is enough to verify",
            ),
            Self::NotEd25519 => Msg::new("no es una llave Ed25519", "this is not an Ed25519 key"),
            Self::OpenSshPrivate => Msg::new(
                "es una llave privada en formato OpenSSH; se esperaba PKCS#8 en PEM",
                "this is a private key in OpenSSH format; PKCS#8 in PEM was expected",
            ),
            Self::NeedsPassphrase => Msg::new(
                "la llave está cifrada y falta su frase",
                "the key is encrypted and its passphrase is missing",
            ),
            Self::WrongPassphrase => Msg::new(
                "la frase no abre la llave, o el archivo está dañado",
                "the passphrase does not open the key, or the file is damaged",
            ),
            Self::EmptyPassphrase => Msg::new("la frase está vacía", "the passphrase is empty"),
            Self::UnsupportedEncryption => Msg::new(
                "está cifrada de un modo que este programa no abre; se esperaba PBES2 con scrypt o PBKDF2 y AES-CBC",
                "it is encrypted in a way this program does not open; PBES2 with scrypt or PBKDF2 and AES-CBC was expected",
            ),
            Self::CostTooHigh => Msg::new(
                "abrirla pediría más de 1 GiB de memoria o demasiado tiempo",
                "opening it would take more than 1 GiB of memory or too long",
            ),
            Self::Mismatch => Msg::new(
                "la mitad pública que trae el archivo no corresponde a la privada",
                "the public half in the file does not belong to the private one",
            ),
            Self::Weak => Msg::new(
                "es una llave débil: cualquiera podría hacer firmas que pasen por suyas",
                "it is a weak key: anyone could make signatures that pass for its own",
            ),
            Self::NotAPublicKey => Msg::new(
                "se esperaba una llave pública Ed25519 en PEM o una línea «ssh-ed25519»",
                "an Ed25519 public key in PEM or an “ssh-ed25519” line was expected",
            ),
            Self::BadHint => Msg::new(
                "se esperaba una huella (64 dígitos hexadecimales o «SHA256:…») o una llave pública",
                "a fingerprint (64 hexadecimal digits or “SHA256:…”) or a public key was expected",
            ),
            Self::BadComment => Msg::new(
                "el comentario de la llave solo admite letras ASCII visibles y espacios",
                "a key comment takes only printable ASCII",
            ),
        }
    }

    fn help(&self) -> Msg {
        match self {
            Self::NeedsPassphrase | Self::WrongPassphrase => Msg::new(
                "escriba la frase, o dé el archivo que la contiene con --passphrase-file",
                "type the passphrase, or give the file that holds it with --passphrase-file",
            ),
            Self::EmptyPassphrase => Msg::new(
                "elija una frase, o diga --no-passphrase si de verdad no quiere ninguna",
                "choose a passphrase, or say --no-passphrase if you really want none",
            ),
            Self::PrivateInstead => Msg::new(
                "no comparta ese archivo; pida a quien firma su public.pem o su huella",
                "do not share that file; ask the signer for public.pem or the fingerprint",
            ),
            Self::BadHint | Self::NotAPublicKey | Self::Weak => Msg::new(
                "pida a quien firma su huella por otro camino y cópiela completa",
                "ask the signer for the fingerprint by another way and copy all of it",
            ),
            Self::BadComment => Msg::new("use otro comentario", "use another comment"),
            Self::NotAKeyFile
            | Self::PublicInstead
            | Self::NotEd25519
            | Self::OpenSshPrivate
            | Self::UnsupportedEncryption
            | Self::CostTooHigh
            | Self::Mismatch => Msg::new(
                "use una llave hecha con «escrutinio key new»",
                "use a key made with “escrutinio key new”",
            ),
        }
    }
}
