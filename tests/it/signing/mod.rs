//! Bytes to evidence: what must verify for ever, and what must never verify.

mod canonical;
mod dsse;
mod keys;
mod sshsig;
mod statement;
mod tools;
