//! What went wrong, where, what was expected and got, and one next step.

use askama::Template;
use axum::response::Html;

use super::{Shell, write as finish};
use crate::i18n::ui::page::error as words;
use crate::i18n::ui::page::frame;
use crate::model::{Lang, Problem};
use crate::server::fault::Fault;

#[derive(Template)]
#[template(path = "server/pages/error.html", escape = "visible")]
struct Page<'a> {
    shell: Shell,
    problems: &'a [Problem],
}

/// The page of a problem that belongs to no form.
pub(in crate::server) fn write(lang: Lang, problems: &[Problem]) -> Result<Html<String>, Fault> {
    let title = problems.first().map_or("", |problem| problem.title.get(lang));
    finish(&Page { shell: Shell::new(lang, title, "/"), problems })
}
