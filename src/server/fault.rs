//! Problems as answers: `application/problem+json` for programs, a page with the same code for people.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::app::{AppError, Exit};
use crate::i18n::ui::page::problems::{self, Wording};
use crate::i18n::{Audience, View, render as write};
use crate::model::{Lang, Msg, Problem};

use super::forms::Entered;
use super::visit::Visit;
use super::{AppState, pages};

/// Why a request was not answered as it asked.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) status: StatusCode,
    pub(super) problems: Vec<Problem>,
    /// The exit code that the command line gives to the same error.
    pub(super) exit: Option<Exit>,
    /// The form that it is about, so that it is shown again with what was typed.
    pub(super) entered: Option<Box<Entered>>,
}

/// The code of a problem, for the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told(pub(super) &'static str);

impl Fault {
    pub(super) fn new(status: StatusCode, problem: Problem) -> Self {
        Self { status, problems: vec![problem], exit: None, entered: None }
    }

    /// Ties it to the form that was sent.
    pub(super) fn in_form(mut self, entered: Entered) -> Self {
        self.entered = Some(Box::new(entered));
        self
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        let status = match &error {
            AppError::Usage(_) | AppError::Roll(_) | AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            AppError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self { status, problems: error.problems().to_vec(), exit: Some(error.exit()), entered: None }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// A problem with these words.
pub fn problem(words: Wording) -> Problem {
    Problem {
        code: words.code,
        title: words.title,
        detail: Msg::of(words.detail),
        help: Msg::of(words.help),
        place: None,
    }
}

/// A message to the user herself: names of files are hers, names of people stay masked.
pub(super) fn say(msg: &Msg, lang: Lang) -> String {
    write(msg, View { lang, audience: Audience::Confidential, names: false })
}

pub(super) async fn not_found() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, problem(problems::NOT_FOUND))
}

pub(super) async fn wrong_method() -> Fault {
    Fault::new(StatusCode::METHOD_NOT_ALLOWED, problem(problems::METHOD))
}

/// Writes what went wrong for the one who asked.
pub(super) async fn render(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let visit = Visit::of(request.uri(), request.headers());
    let mut response = next.run(request).await;
    let told = response.extensions_mut().remove::<Arc<Fault>>();
    let status = response.status();
    let fault = match told {
        Some(fault) => fault,
        // Whatever else refuses a request, such as an address that is not UTF-8.
        None if status.is_client_error() || status.is_server_error() => {
            Arc::new(Fault::new(status, problem(problems::REFUSED)))
        }
        None => return response,
    };
    let kept = response.headers().get(header::ALLOW).cloned();
    let mut answer =
        if visit.browser { page(&state, &fault, visit.lang) } else { document(&fault, visit.lang) };
    if let Some(allow) = kept {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    if fault.status == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    if let Some(first) = fault.problems.first() {
        answer.extensions_mut().insert(Told(first.code));
    }
    answer
}

fn page(state: &AppState, fault: &Fault, lang: Lang) -> Response {
    let entered = fault.entered.as_ref();
    let form =
        entered.and_then(|entered| pages::home::with_problems(state, lang, entered, &fault.problems).ok());
    match form.map_or_else(|| pages::error::write(lang, &fault.problems), Ok) {
        Ok(html) => (fault.status, html).into_response(),
        Err(_) => document(fault, lang),
    }
}

/// RFC 9457, with the texts in both languages beside those of the language asked for.
fn document(fault: &Fault, lang: Lang) -> Response {
    let both = |msg: &Msg| json!({ "es": say(msg, Lang::Es), "en": say(msg, Lang::En) });
    let first = fault.problems.first();
    let list: Vec<_> = fault
        .problems
        .iter()
        .map(|problem| {
            json!({
                "code": problem.code,
                "title": { "es": problem.title.es, "en": problem.title.en },
                "detail": both(&problem.detail),
                "help": both(&problem.help),
                "place": problem.place,
            })
        })
        .collect();
    let body = json!({
        "type": "about:blank",
        "status": fault.status.as_u16(),
        "code": first.map(|problem| problem.code),
        "title": first.map(|problem| problem.title.get(lang)),
        "detail": first.map(|problem| say(&problem.detail, lang)),
        "help": first.map(|problem| say(&problem.help, lang)),
        "field": fault.entered.as_ref().map(|entered| entered.field()),
        "exit_code": fault.exit.map(|exit| exit as u8),
        "problems": list,
    });
    let mut response = (fault.status, Body::from(body.to_string())).into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
    response
}
