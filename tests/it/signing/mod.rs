//! Bytes to evidence: what must verify for ever, and what must never verify.
#![allow(clippy::disallowed_methods, reason = "these tests write packs and run other programs on them")]

mod bytes;
mod canonical;
mod dsse;
mod frozen;
mod keys;
mod pack;
mod sshsig;
mod statement;
mod stranger;
mod texts;
mod tools;
mod verify;
