//! The same jobs for programs: JSON in the shapes that the command line prints.

use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use crate::app::{self, Memory, OpenOptions, Verified};
use crate::i18n::Audience;
use crate::model::{Lang, Msg, Text};

use super::fault::{Fault, say};
use super::upload::Upload;
use super::{AppState, forms, job};

pub(super) async fn health() -> &'static str {
    "ok\n"
}

pub(super) async fn rules() -> Json<Value> {
    Json(app::rules_json())
}

/// Audits the file of the field `roll`, or the case folder of the field `files`. The answer is `report.json`,
/// byte for byte; `audit --format json` prints the same and ends the line.
pub(super) async fn audit(
    State(state): State<AppState>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let (mut upload, read) = Upload::read(form, state.shared.limits).await;
    read?;
    let bytes = if upload.files.contains_key("files") {
        let files = Memory { files: upload.folder("files")? };
        job::run(&state, move |_| own_report(app::open_case(&files, &OpenOptions::default())?)).await?
    } else {
        let options = forms::options(&upload).map_err(|(fault, _)| fault)?;
        let file = upload.one("roll")?;
        job::run(&state, move |_| own_report(app::open_single(&file.name, &file.bytes, &options)?)).await?
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
}

fn own_report(opened: app::Opened) -> Result<Vec<u8>, app::AppError> {
    app::report_json(&app::audit(opened).report(Audience::Confidential, false)?)
}

/// Verifies the pack of the field `files`, by the key of the field `key` where it is given.
pub(super) async fn verify(
    State(state): State<AppState>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<Value>, Fault> {
    let (mut upload, read) = Upload::read(form, state.shared.limits).await;
    read?;
    let files = forms::pack(&mut upload)?;
    let key = upload.typed("key").map(str::to_owned);
    let verified = job::run(&state, move |_| app::verify_files(&files, key.as_deref())).await?;
    Ok(Json(verification(&verified)))
}

fn verification(verified: &Verified) -> Value {
    let verification = &verified.verification;
    let text = |text: Text| json!({ "es": text.es, "en": text.en });
    let msg = |msg: &Msg| json!({ "es": say(msg, Lang::Es), "en": say(msg, Lang::En) });
    let steps: Vec<Value> = verification
        .steps
        .iter()
        .map(|step| {
            json!({
                "number": step.check.number(),
                "check": step.check.key(),
                "title": text(step.check.title()),
                "state": step.state.key(),
                "detail": msg(&step.detail),
            })
        })
        .collect();
    json!({
        "verdict": verification.verdict.key(),
        "summary": text(verification.summary()),
        "exit_code": verified.exit as u8,
        "signed": verification.signed,
        "signer": verification.signer.as_ref().map(|key| json!({
            "fingerprint": key.fingerprint_hex(),
            "fingerprint_ssh": key.fingerprint_ssh(),
        })),
        "claimed_time": verification.statement.as_ref().map(|statement| statement.claimed_time.clone()),
        "steps": steps,
    })
}
