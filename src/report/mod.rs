//! F5: an audit as documents. What may be seen by whom is decided here and only here.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod access;
pub mod access_text;
mod build;
pub mod catalogue;
mod comparison;
pub mod comparison_text;
mod count;
mod csv;
pub mod decisions;
mod document;
pub mod html;
pub mod markdown;
pub mod measured;
pub mod objection;
mod people;
pub mod pictures;
mod schema;
pub mod text;
pub mod v1;
pub mod visible;
mod words;
mod xlsx;

pub use access::access_info;
pub use build::{Maker, build};
pub use comparison::comparison_info;
pub use csv::{COLUMNS, findings_csv};
pub use schema::report_schema;
pub use xlsx::findings_xlsx;
