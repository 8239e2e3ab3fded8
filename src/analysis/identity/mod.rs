//! The three identifiers of a Mexican worker: what each says of itself, and whether they agree.
//!
//! Nothing here asks a registry: a value that holds in every test may still belong to nobody.

mod compact;
pub mod compose;
pub mod cross;
pub mod curp;
pub mod fit;
pub mod list;
pub mod nss;
mod reason;
pub mod rfc;
mod sex;
mod words;

pub use compact::Compact;
pub use reason::{Grade, IdReason};
pub use sex::{Sex, SexLetters};
