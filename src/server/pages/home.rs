//! The first page: a roll, a case or a pack.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::{Shell, write};
use crate::app::{self, AppError, CaseListed};
use crate::i18n::ui::page::{error as words, frame, home as ui};
use crate::model::{Lang, Problem, Vote};
use crate::server::AppState;
use crate::server::fault::Fault;
use crate::server::forms::Entered;
use crate::server::visit::Visit;

#[derive(Template)]
#[template(path = "server/pages/home.html", escape = "visible")]
struct Page<'a> {
    shell: Shell,
    /// The cases at hand; `None` where the program was started without a folder of them.
    cases: Option<Vec<CaseListed>>,
    entered: Option<&'a Entered>,
    problems: &'a [Problem],
    most_bytes: usize,
    too_large: String,
}

impl Page<'_> {
    fn votes(&self) -> [(Vote, bool); 6] {
        Vote::ALL.map(|vote| (vote, self.entered.is_some_and(|entered| entered.vote == vote.key())))
    }

    fn as_of(&self) -> &str {
        self.entered.map_or("", |entered| &entered.as_of)
    }

    fn key(&self) -> &str {
        self.entered.map_or("", |entered| &entered.key)
    }

    /// The field that the problems are about.
    fn field(&self) -> &'static str {
        self.entered.map_or("", Entered::field)
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.field() == field
    }
}

pub(in crate::server) async fn show(
    State(state): State<AppState>,
    visit: Visit,
) -> Result<Html<String>, Fault> {
    write(&page(&state, visit.lang, None, &[]).map_err(Fault::from)?)
}

/// The page again, with what was typed and what is wrong with it.
pub(in crate::server) fn with_problems(
    state: &AppState,
    lang: Lang,
    entered: &Entered,
    problems: &[Problem],
) -> Result<Html<String>, Fault> {
    write(&page(state, lang, Some(entered), problems).map_err(Fault::from)?)
}

fn page<'a>(
    state: &AppState,
    lang: Lang,
    entered: Option<&'a Entered>,
    problems: &'a [Problem],
) -> Result<Page<'a>, AppError> {
    let cases = state.shared.data.as_deref().map(app::list_cases).transpose()?;
    let most_bytes = state.shared.limits.body;
    let shell = Shell::new(lang, ui::TITLE.get(lang), "/");
    let told = crate::server::fault::problem(crate::i18n::ui::page::problems::TOO_LARGE);
    let too_large = format!(
        "{}: {}. {}.",
        shell.t(told.title),
        shell.say(&told.detail.with("n", most_bytes >> 20)),
        shell.say(&told.help)
    );
    Ok(Page { shell, cases, entered, problems, most_bytes, too_large })
}
