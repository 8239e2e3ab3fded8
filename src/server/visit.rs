//! What a request says of its reader: the language, and whether a browser or a program asks.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};

use crate::model::Lang;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visit {
    /// The language: Spanish unless `?lang=en`.
    pub(super) lang: Lang,
    /// Whether the answer is shown as a page.
    pub(super) browser: bool,
}

impl Visit {
    pub(super) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let english = uri.query().unwrap_or_default().split('&').any(|pair| pair == "lang=en");
        let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let browser = accepts.contains("text/html") && !uri.path().starts_with("/api/");
        Self { lang: if english { Lang::En } else { Lang::Es }, browser }
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}
