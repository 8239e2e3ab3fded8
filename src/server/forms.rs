//! The forms of the first page: what they bring becomes a result with an address of its own.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::{self, Folder, Memory, OpenOptions};
use crate::i18n::ui::page::problems;
use crate::model::{Problem, Vote};

use super::fault::{Fault, problem};
use super::pages::link;
use super::upload::Upload;
use super::visit::Visit;
use super::{AppState, job};

/// A form of the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// A single roll.
    Roll,
    /// A case of the folder of cases.
    Open,
    /// A case folder that is sent over.
    Case,
    /// A pack.
    Pack,
}

/// What was typed into a form, and the field that a problem is about.
#[derive(Debug, Clone)]
pub(super) struct Entered {
    field: &'static str,
    pub(super) vote: String,
    pub(super) as_of: String,
    pub(super) key: String,
}

impl Entered {
    fn new(which: Which, upload: &Upload) -> Self {
        let typed = |field| upload.typed(field).unwrap_or_default().to_owned();
        let field = match which {
            Which::Roll => "roll-file",
            Which::Open => "cases",
            Which::Case => "case-files",
            Which::Pack => "pack-files",
        };
        Self { field, vote: typed("vote"), as_of: typed("as_of"), key: typed("key") }
    }

    fn at(mut self, field: &'static str) -> Self {
        self.field = field;
        self
    }

    /// The id of the field in the page.
    pub(super) const fn field(&self) -> &'static str {
        self.field
    }
}

/// A refusal and the field of the page that it is about.
type Refused = (Fault, &'static str);

/// What the form says of a single roll.
pub(super) fn options(upload: &Upload) -> Result<OpenOptions, Refused> {
    let refuse = |told: Problem, field| (Fault::new(StatusCode::UNPROCESSABLE_ENTITY, told), field);
    let vote = match upload.typed("vote") {
        None => None,
        Some(key) => Some(Vote::from_key(key).ok_or_else(|| {
            let told = problem(problems::BAD_VOTE);
            let values = Vote::ALL.map(Vote::key).join(", ");
            refuse(Problem { detail: told.detail.word("values", values), ..told }, "roll-vote")
        })?),
    };
    let as_of = match upload.typed("as_of") {
        None => None,
        Some(text) => Some(
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .map_err(|_| refuse(problem(problems::BAD_DAY), "roll-as-of"))?,
        ),
    };
    Ok(OpenOptions { vote, as_of, ..OpenOptions::default() })
}

pub(super) async fn roll(
    State(state): State<AppState>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, Fault> {
    let (mut upload, read) = Upload::read(form, state.shared.limits).await;
    let entered = Entered::new(Which::Roll, &upload);
    let outcome = async {
        read?;
        let options = options(&upload).map_err(|(fault, field)| fault.in_form(entered.clone().at(field)))?;
        let file = upload.one("roll")?;
        job::run(&state, move |state| job::audit(state, app::open_single(&file.name, &file.bytes, &options)?))
            .await
    };
    finish(outcome.await, visit, "/result/", entered)
}

pub(super) async fn case(
    State(state): State<AppState>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, Fault> {
    let (mut upload, read) = Upload::read(form, state.shared.limits).await;
    let entered = Entered::new(Which::Case, &upload);
    let outcome = async {
        read?;
        let files = Memory { files: upload.folder("files")? };
        job::run(&state, move |state| job::audit_case(state, &files)).await
    };
    finish(outcome.await, visit, "/result/", entered)
}

/// The folder of a case in the list.
#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    case: String,
}

pub(super) async fn open(
    State(state): State<AppState>,
    visit: Visit,
    form: Result<Form<Chosen>, FormRejection>,
) -> Result<Redirect, Fault> {
    let entered = Entered::new(Which::Open, &Upload::default());
    let outcome = async {
        let Form(chosen) =
            form.map_err(|_| Fault::new(StatusCode::BAD_REQUEST, problem(problems::BAD_FORM)))?;
        let data = state.shared.data.clone();
        let opened = job::run(&state, move |state| {
            let Some(data) = data else { return Ok(None) };
            // Only a name that stands in the list: what was sent never becomes a path by itself.
            let listed = app::list_cases(&data)?.into_iter().find(|case| case.folder == chosen.case);
            listed.map(|case| job::audit_case(state, &Folder::new(data.join(case.folder)))).transpose()
        });
        opened.await?.ok_or_else(|| Fault::new(StatusCode::NOT_FOUND, problem(problems::NO_SUCH_CASE)))
    };
    finish(outcome.await, visit, "/result/", entered)
}

pub(super) async fn verify(
    State(state): State<AppState>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, Fault> {
    let (mut upload, read) = Upload::read(form, state.shared.limits).await;
    let entered = Entered::new(Which::Pack, &upload);
    let outcome = async {
        read?;
        let files = pack(&mut upload)?;
        let key = upload.typed("key").map(str::to_owned);
        let named = key.is_some();
        let kept =
            job::run(&state, move |state| job::keep(state, app::verify_files(&files, key.as_deref())?));
        // Without an answer of the verifier itself, only the named key can have been refused.
        kept.await.map_err(|fault| match fault.exit {
            Some(app::Exit::Usage) if named => fault.in_form(entered.clone().at("pack-key")),
            _ => fault,
        })
    };
    finish(outcome.await, visit, "/verified/", entered)
}

/// The files of a pack: a flat folder.
pub(super) fn pack(upload: &mut Upload) -> Result<std::collections::BTreeMap<String, Vec<u8>>, Fault> {
    let files = upload.folder("files")?;
    if files.keys().any(|name| name.contains('/')) {
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, problem(problems::ONE_PACK)));
    }
    Ok(files)
}

fn finish(
    outcome: Result<String, Fault>,
    visit: Visit,
    place: &str,
    entered: Entered,
) -> Result<Redirect, Fault> {
    match outcome {
        Ok(id) => Ok(Redirect::to(&link(visit.lang, &format!("{place}{id}")))),
        Err(fault) if fault.entered.is_some() => Err(fault),
        Err(fault) => Err(fault.in_form(entered)),
    }
}
