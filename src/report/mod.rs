//! F5: an audit as documents. What may be seen by whom is decided here and only here.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod build;
pub mod catalogue;
mod count;
mod document;
pub mod html;
mod people;
pub mod text;
pub mod v1;
pub mod visible;
mod words;

pub use build::{Maker, build};

// STAND-IN until the renderers are merged.
pub mod markdown {
    pub fn render(_: &super::v1::Report, _: crate::model::Lang) -> String {
        String::new()
    }
}
pub fn findings_xlsx(_: &v1::Report) -> Result<Vec<u8>, std::fmt::Error> {
    Ok(Vec::new())
}
pub fn findings_csv(_: &v1::Report) -> Vec<u8> {
    Vec::new()
}
pub fn report_schema() -> serde_json::Value {
    serde_json::Value::Null
}
