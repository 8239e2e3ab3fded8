//! F5: an audit as documents. What may be seen by whom is decided here and only here.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod document;
pub mod html;
pub mod v1;
pub mod visible;
mod words;
