//! Long work off the threads that answer: a few at a time, and a panic in it is an answer like any other.

use axum::http::StatusCode;
use tokio::sync::TryAcquireError;

use crate::app::{self, AppError, Files, OpenOptions, Opened, Verified};
use crate::i18n::Audience;
use crate::i18n::ui::page::problems;
use crate::model::Problem;

use super::AppState;
use super::fault::{Fault, problem};
use super::kept::{self, AuditKept};

/// Runs `work` on a thread of its own.
///
/// The place stays taken until the work ends, also where its reader has stopped waiting for it.
pub(super) async fn run<T: Send + 'static>(
    state: &AppState,
    work: impl FnOnce(&AppState) -> Result<T, AppError> + Send + 'static,
) -> Result<T, Fault> {
    let limit = state.shared.limits.jobs;
    let place = state.shared.jobs.clone().try_acquire_owned().map_err(|error| match error {
        TryAcquireError::NoPermits | TryAcquireError::Closed => {
            let told = problem(problems::BUSY);
            let told = Problem { detail: told.detail.with("n", limit), ..told };
            Fault::new(StatusCode::SERVICE_UNAVAILABLE, told)
        }
    })?;
    let state = state.clone();
    let done = tokio::task::spawn_blocking(move || {
        let done = work(&state);
        drop(place);
        done
    });
    match done.await {
        Ok(done) => done.map_err(Fault::from),
        Err(_) => Err(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, problem(problems::BUG))),
    }
}

/// Audits and keeps the documents; answers the id of the result.
pub(super) fn audit(state: &AppState, opened: Opened) -> Result<String, AppError> {
    let warnings = opened.warnings.clone();
    let audited = app::audit(opened);
    let own = audited.documents(Audience::Confidential, false)?;
    let public =
        if audited.can_publish() { Some(audited.documents(Audience::Public, false)?.files) } else { None };
    let kept = AuditKept { report: own.report, warnings, confidential: own.files, public };
    state.shared.kept.put(kept::Result::Audit(kept.into()), state.shared.ports.as_ref())
}

/// Opens a case from files in memory or on disk, audits it and keeps the documents.
pub(super) fn audit_case(state: &AppState, files: &dyn Files) -> Result<String, AppError> {
    audit(state, app::open_case(files, &OpenOptions::default())?)
}

/// Keeps a verification.
pub(super) fn keep(state: &AppState, verified: Verified) -> Result<String, AppError> {
    state.shared.kept.put(kept::Result::Verification(verified.into()), state.shared.ports.as_ref())
}
