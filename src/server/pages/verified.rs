//! The result of a verification: numbered facts, never one tick.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::marks::{self, Mark};
use super::{Shell, write};
use crate::app::{Exit, StepState, Verdict, Verification, Verified};
use crate::i18n::ui::page::{frame, verified as ui};
use crate::model::{Msg, Text};
use crate::server::AppState;
use crate::server::fault::Fault;
use crate::server::kept::Result as Kept;
use crate::server::visit::Visit;

struct Step {
    number: u8,
    mark: Mark,
    title: &'static str,
    detail: String,
    meaning: &'static str,
}

/// The key that signed, where its signature holds.
struct Signer {
    fingerprint: String,
    fingerprint_ssh: String,
}

#[derive(Template)]
#[template(path = "server/pages/verified.html", escape = "visible")]
struct Page {
    shell: Shell,
    summary: &'static str,
    /// How many steps came out each way.
    tally: Vec<(Mark, String)>,
    steps: Vec<Step>,
    signer: Option<Signer>,
    claimed: Option<String>,
    exit: String,
}

pub(in crate::server) async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visit: Visit,
) -> Result<Html<String>, Fault> {
    let Some(Kept::Verification(verified)) = state.shared.kept.get(&id) else {
        return Err(super::result::gone());
    };
    let Verified { verification, exit } = verified.as_ref();
    let shell = Shell::new(visit.lang, title(verification).get(visit.lang), format!("/verified/{id}"));
    let meaning = if *exit == Exit::Done { ui::EXIT_VALID } else { exit.meaning() };
    let exit = Msg::of(ui::EXIT).word("code", (*exit as u8).to_string()).with("meaning", meaning);
    let page = Page {
        summary: verification.summary().get(visit.lang),
        tally: tally(verification, &shell),
        steps: steps(verification, &shell),
        signer: verification
            .signer
            .as_ref()
            .map(|key| Signer { fingerprint: key.fingerprint_hex(), fingerprint_ssh: key.fingerprint_ssh() }),
        claimed: verification.statement.as_ref().map(|statement| statement.claimed_time.clone()),
        exit: shell.say(&exit),
        shell,
    };
    write(&page)
}

fn title(verification: &Verification) -> Text {
    let another = verification
        .steps
        .iter()
        .any(|step| step.check.key() == "named_key" && step.state == StepState::Failed);
    match verification.verdict {
        Verdict::Valid => ui::VALID,
        Verdict::NotVouched if another => ui::OTHER_KEY,
        Verdict::NotVouched => ui::NOT_VOUCHED,
        Verdict::Invalid if !verification.signed => ui::UNSIGNED,
        Verdict::Invalid => ui::INVALID,
    }
}

/// Every state with its number, those without a step too: nought failed is a fact of its own.
fn tally(verification: &Verification, shell: &Shell) -> Vec<(Mark, String)> {
    let states = [StepState::Failed, StepState::Warning, StepState::NotChecked, StepState::Passed];
    states
        .map(|state| {
            let n = verification.steps.iter().filter(|step| step.state == state).count();
            let mark = marks::step(state);
            let mark = if n == 0 { Mark { class: "nought", ..mark } } else { mark };
            (mark, shell.say(&Msg::of(ui::TALLY).with("n", n).with("state", state.title())))
        })
        .into()
}

fn steps(verification: &Verification, shell: &Shell) -> Vec<Step> {
    let steps = verification.steps.iter();
    steps
        .map(|step| Step {
            number: step.check.number(),
            mark: marks::step(step.state),
            title: shell.t(step.check.title()),
            detail: shell.say(&step.detail),
            meaning: shell.t(step.check.meaning()),
        })
        .collect()
}
