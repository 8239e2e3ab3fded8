//! The documents of a result: the very bytes of the pack, to save or to read.

use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::i18n::ui::page::problems;
use crate::server::AppState;
use crate::server::fault::{Fault, problem};
use crate::server::kept::Result as Kept;

/// The report in a window of its own: it may not run anything, send anything or load anything.
const SANDBOX: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

fn document(state: &AppState, id: &str, audience: &str, file: &str) -> Result<Vec<u8>, Fault> {
    let Some(Kept::Audit(audit)) = state.shared.kept.get(id) else { return Err(super::result::gone()) };
    let files = match audience {
        "confidential" => Some(&audit.confidential),
        "public" => audit.public.as_ref(),
        _ => None,
    };
    files
        .and_then(|files| files.get(file))
        .cloned()
        .ok_or_else(|| Fault::new(StatusCode::NOT_FOUND, problem(problems::NOT_FOUND)))
}

pub(in crate::server) async fn download(
    State(state): State<AppState>,
    Path((id, audience, file)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let bytes = document(&state, &id, &audience, &file)?;
    let kind = match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "json" => "application/json",
        "html" => "text/html; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

pub(in crate::server) async fn view(
    State(state): State<AppState>,
    Path((id, audience)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let bytes = document(&state, &id, &audience, "report.html")?;
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, SANDBOX)];
    Ok((headers, bytes).into_response())
}
