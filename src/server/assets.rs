//! The style, the script and the mark of the page, from inside the program.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::i18n::ui::page::problems;

use super::fault::{Fault, problem};

const ASSETS: &[(&str, &str, &str)] = &[
    ("style.css", "text/css; charset=utf-8", include_str!("assets/style.css")),
    ("page.js", "text/javascript; charset=utf-8", include_str!("assets/page.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];

pub(super) async fn show(Path(file): Path<String>) -> Result<Response, Fault> {
    let (_, kind, text) = ASSETS
        .iter()
        .find(|(name, ..)| *name == file)
        .ok_or_else(|| Fault::new(StatusCode::NOT_FOUND, problem(problems::NOT_FOUND)))?;
    Ok(([(header::CONTENT_TYPE, *kind)], *text).into_response())
}
