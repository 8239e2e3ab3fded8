//! The catalogue for the faces: lists and pages, and the derived files on disk.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::model::{Lang, Meta, Msg, Problem, Text};
use crate::report::catalogue;
use crate::rules::{self, PLANNED};

use super::audit::planned;
use super::{AppError, derived};

/// The catalogue as a list for people.
pub fn rules_text(lang: Lang) -> String {
    catalogue::list_text(&rules::metas(), &planned(), lang)
}

/// The catalogue for programs.
pub fn rules_json() -> Value {
    catalogue::list_json(&rules::metas(), &planned())
}

/// A rule's page.
pub fn rule_page(id: &str, lang: Lang) -> Result<String, AppError> {
    Ok(catalogue::page(find(id)?, lang))
}

/// A rule as `rules list` gives it, with its page in both languages.
pub fn rule_json(id: &str) -> Result<Value, AppError> {
    let meta = find(id)?;
    let mut list = catalogue::list_json(&[meta], &[]);
    let mut rule =
        list.get_mut("rules").and_then(|rules| rules.get_mut(0)).map(Value::take).unwrap_or_default();
    if let Some(object) = rule.as_object_mut() {
        object.insert(
            "page".to_owned(),
            serde_json::json!({ "es": catalogue::page(meta, Lang::Es), "en": catalogue::page(meta, Lang::En) }),
        );
    }
    Ok(rule)
}

fn find(id: &str) -> Result<&'static Meta, AppError> {
    let wanted = id.to_uppercase();
    let metas = rules::metas();
    if let Some(meta) = metas.iter().copied().find(|meta| meta.id.0 == wanted || meta.slug == id) {
        return Ok(meta);
    }
    let planned = PLANNED.iter().find(|rule| rule.id == wanted);
    let nearest = metas
        .iter()
        .map(|meta| (strsim::damerau_levenshtein(meta.id.0, &wanted), meta.id.0))
        .filter(|(distance, _)| *distance <= 2)
        .min();
    let help = match nearest {
        Some((_, near)) if planned.is_none() => {
            Msg::new("¿quiso escribir {near}?", "did you mean {near}?").word("near", near)
        }
        _ => Msg::new(
            "vea las que hay con: escrutinio rules list",
            "see those there are with: escrutinio rules list",
        ),
    };
    let (title, detail) = match planned {
        Some(rule) => (
            Text::new("esta versión todavía no revisa esa regla", "this version does not run that rule yet"),
            Msg::new("{id}: {title}", "{id}: {title}").word("id", rule.id).with("title", rule.title),
        ),
        None => (
            Text::new("no hay esa regla", "there is no such rule"),
            Msg::new("se pidió «{id}»", "“{id}” was asked for").word("id", id),
        ),
    };
    Err(AppError::usage(Problem { code: "APP-017", title, detail, help, place: None }))
}

/// Writes every derived file under a folder.
pub fn write_derived(dir: &Path) -> Result<(), AppError> {
    for (name, text) in derived()? {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent).map_err(|source| AppError::cannot_write(parent, &source))?;
        fs::write(&path, text).map_err(|source| AppError::cannot_write(&path, &source))?;
    }
    Ok(())
}
