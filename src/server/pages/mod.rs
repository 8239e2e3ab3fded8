//! The pages. Each is a template and the words it needs; none says more than the report behind it.

pub(super) mod documents;
pub(super) mod error;
mod findings;
pub(super) mod home;
mod marks;
pub(super) mod result;
pub(super) mod rules;
pub(super) mod verified;

use std::borrow::Borrow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Html;

use crate::app::AppError;
use crate::model::{Lang, Msg, Text};

use super::fault::{Fault, say};

/// What every page has around it.
#[derive(Debug)]
pub(super) struct Shell {
    lang: Lang,
    title: String,
    /// The address without its language.
    here: String,
    synthetic: bool,
    version: &'static str,
}

impl Shell {
    fn new(lang: Lang, title: impl Into<String>, here: impl Into<String>) -> Self {
        Self {
            lang,
            title: title.into(),
            here: here.into(),
            synthetic: false,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// A fixed text.
    fn t(&self, text: impl Borrow<Text>) -> &'static str {
        text.borrow().get(self.lang)
    }

    /// A message.
    fn say(&self, msg: &Msg) -> String {
        say(msg, self.lang)
    }

    /// An address of this site in the reader's language.
    fn link(&self, path: &str) -> String {
        link(self.lang, path)
    }

    /// This page in a language, with whether it is the one being read.
    fn languages(&self) -> [(Lang, &'static str, String, bool); 2] {
        [(Lang::Es, "Espa\u{f1}ol"), (Lang::En, "English")]
            .map(|(lang, name)| (lang, name, link(lang, &self.here), lang == self.lang))
    }
}

/// An address with its language: Spanish needs no word.
pub(super) fn link(lang: Lang, path: &str) -> String {
    let (path, anchor) = path.find('#').map_or((path, ""), |at| path.split_at(at));
    match lang {
        Lang::Es => format!("{path}{anchor}"),
        Lang::En if path.contains('?') => format!("{path}&lang=en{anchor}"),
        Lang::En => format!("{path}?lang=en{anchor}"),
    }
}

fn write(page: &impl Template) -> Result<Html<String>, Fault> {
    page.render().map(Html).map_err(|error| Fault {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        ..Fault::from(AppError::bug("page", &error))
    })
}
