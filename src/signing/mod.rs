//! F5: bytes to evidence: canonical bytes, keys, the envelope, the pack, and its verification.
//!
//! Everything here takes values and returns values. Seeds, salts and the claimed time are arguments;
//! files, passphrases and the terminal belong to `app`.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

pub mod canonical;
pub mod dsse;
mod failure;
pub mod keys;
pub mod pack;
mod report;
pub mod sshsig;
pub mod statement;
pub mod sums;
pub mod verify;

pub use canonical::CanonicalError;
pub use dsse::{Envelope, EnvelopeError};
pub use failure::Failure;
pub use keys::{KeyError, KeyHint, Passphrase, PublicKey, ScryptCost, SigningKeyPair};
pub use pack::{Claim, Files, PackError};
pub use report::{ReportFacts, ReportFault};
pub use sshsig::{SshSig, SshSigError};
pub use statement::{Audience, Counterpart, Engine, Statement, StatementError};
pub use sums::SumsError;
pub use verify::{Check, Reader, State, Step, Verdict, Verification, verify_envelope, verify_pack};
