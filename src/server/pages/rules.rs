//! What this version checks, and what it does not: the catalogue as a page.

use askama::Template;
use axum::response::Html;
use serde_json::Value;

use super::{Shell, write};
use crate::app;
use crate::i18n::ui::page::{frame, rules as ui};
use crate::model::Lang;
use crate::server::fault::Fault;
use crate::server::visit::Visit;

struct Rule {
    id: String,
    title: String,
    claim: String,
}

#[derive(Template)]
#[template(path = "server/pages/rules.html", escape = "visible")]
struct Page {
    shell: Shell,
    run: Vec<Rule>,
    planned: Vec<Rule>,
}

pub(in crate::server) async fn show(visit: Visit) -> Result<Html<String>, Fault> {
    let catalogue = app::rules_json();
    write(&Page {
        shell: Shell::new(visit.lang, ui::TITLE.get(visit.lang), "/rules"),
        run: list(&catalogue, "rules", visit.lang),
        planned: list(&catalogue, "not_built", visit.lang),
    })
}

fn list(catalogue: &Value, key: &str, lang: Lang) -> Vec<Rule> {
    let text = |rule: &Value, key: &str| {
        let text = rule.get(key).map(|text| text.get(lang.tag()).unwrap_or(text));
        text.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let rules = catalogue.get(key).and_then(Value::as_array);
    let rule = |rule| Rule { id: text(rule, "id"), title: text(rule, "title"), claim: text(rule, "claim") };
    rules.into_iter().flatten().map(rule).collect()
}
