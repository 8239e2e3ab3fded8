//! The catalogue as documents: pages, lists, schema. All of it derives from `Meta` and the pages.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::model::{Digest, Input, Lang, Meta, ParamKind, ParamSpec, Status, Text};

/// The digest of a set of rules: ids, texts, law, parameters and pages. Two programs with the same
/// digest say the same of the same facts, as far as texts and parameters decide it.
pub fn rule_set(metas: &[&'static Meta]) -> String {
    let mut hash = Sha256::new();
    let mut field = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    for meta in metas {
        for text in [meta.id.0, meta.title.es, meta.title.en, meta.claim.es, meta.claim.en] {
            field(text);
        }
        field(meta.page.es);
        field(meta.page.en);
        field(meta.severity.key());
        field(meta.kind.key());
        for citation in meta.law {
            field(citation.key);
        }
        for spec in meta.params {
            field(spec.name);
            field(&format!("{:?}", spec.kind));
        }
    }
    Digest(hash.finalize().into()).to_string()
}

/// A rule's whole page in one language: its text, the parameters, and where it stands.
pub fn page(meta: &Meta, lang: Lang) -> String {
    let mut out = match lang {
        Lang::Es => meta.page.es.trim_end().to_owned(),
        Lang::En => meta.page.en.trim_end().to_owned(),
    };
    if lang == Lang::En
        && let Some((_, examples)) = meta.page.es.split_once("## Ejemplos\n")
    {
        out.push_str("\n\n## Examples\n\nThe examples stand in Spanish, as they are run.\n");
        out.push_str(examples.trim_end());
    }
    let t = |es, en| Text::new(es, en).get(lang);
    let _ = write!(out, "\n\n## {}\n\n", t("Parámetros", "Parameters"));
    if meta.params.is_empty() {
        out.push_str(t("Esta regla no tiene parámetros.\n", "This rule has no parameters.\n"));
    } else {
        let _ = writeln!(
            out,
            "| {} | {} | {} |\n|---|---|---|",
            t("clave", "key"),
            t("valor", "value"),
            t("qué es", "what it is")
        );
        for spec in meta.params {
            let _ = writeln!(
                out,
                "| `[rules.{}] {}` | {} | {} |",
                meta.id.0,
                spec.name,
                value_text(spec, lang),
                spec.title.get(lang)
            );
        }
    }
    out.extend(super::measured::section(meta.id.0, lang));
    let _ = write!(out, "\n## {}\n\n", t("Ficha", "At a glance"));
    let _ = writeln!(out, "- {}: {}", t("Familia", "Family"), meta.family.title().get(lang));
    let _ = writeln!(out, "- {}: {}", t("Clase", "Kind"), meta.kind.title().get(lang));
    let _ = writeln!(out, "- {}: {}", t("Peso", "Severity"), meta.severity.title().get(lang));
    let votes: Vec<&str> = meta.votes.iter().map(|vote| vote.title().get(lang)).collect();
    let _ = writeln!(out, "- {}: {}", t("Votaciones", "Votes"), votes.join(", "));
    let needs: Vec<String> = meta.needs.iter().map(|input| input_text(*input, lang)).collect();
    let _ = writeln!(out, "- {}: {}", t("Necesita", "Needs"), needs.join(", "));
    for citation in meta.law {
        let _ = writeln!(
            out,
            "- {} {} [{}]: {}",
            citation.instrument.short(),
            citation.article.get(lang),
            citation.force.mark(),
            citation.says.get(lang)
        );
    }
    let _ = writeln!(out, "- {}: {}", t("Desde la versión", "Since version"), meta.since);
    out
}

fn value_text(spec: &ParamSpec, lang: Lang) -> String {
    let t = |es, en| Text::new(es, en).get(lang);
    match spec.kind {
        ParamKind::Permille { default, min, max } => {
            format!(
                "{default} ({} {min} {} {max}, {})",
                t("de", "from"),
                t("a", "to"),
                t("milésimas", "permille")
            )
        }
        ParamKind::Int { default, min, max } => {
            format!("{default} ({} {min} {} {max})", t("de", "from"), t("a", "to"))
        }
        ParamKind::Date => t("una fecha; no hay valor de fábrica", "a date; there is no default").to_owned(),
    }
}

fn input_text(input: Input, lang: Lang) -> String {
    let t = |es, en| Text::new(es, en).get(lang).to_owned();
    match input {
        Input::Roll => t("el padrón", "the roll"),
        Input::Source(kind) => kind.title().get(lang).to_owned(),
        Input::Date(key) => format!("[dates] {key}"),
        Input::Count => t("los resultados", "the results"),
        Input::Crews => t("los turnos", "the crews"),
        Input::Places => t("las casillas y sus horarios", "the polling places and their hours"),
    }
}

/// The catalogue as a table in one language.
pub fn list_text(metas: &[&'static Meta], planned: &[(&'static str, Text)], lang: Lang) -> String {
    let mut out = String::new();
    let mut family = None;
    for meta in metas {
        if family != Some(meta.family) {
            let _ = writeln!(
                out,
                "{}{}",
                if family.is_some() { "\n" } else { "" },
                meta.family.title().get(lang)
            );
            family = Some(meta.family);
        }
        let _ = writeln!(
            out,
            "  {}  {:<5}  {}",
            meta.id.0,
            meta.severity.title().get(lang),
            meta.title.get(lang)
        );
    }
    if !planned.is_empty() {
        let head = Text::new("Todavía no se revisan en esta versión", "Not checked by this version yet");
        let _ = writeln!(out, "\n{}", head.get(lang));
        for (id, title) in planned {
            let _ = writeln!(out, "  {id}         {}", title.get(lang));
        }
    }
    out
}

/// The catalogue as JSON.
pub fn list_json(metas: &[&'static Meta], planned: &[(&'static str, Text)]) -> Value {
    let text = |text: Text| json!({ "es": text.es, "en": text.en });
    let rules: Vec<Value> = metas
        .iter()
        .map(|meta| {
            json!({
                "id": meta.id.0,
                "slug": meta.slug,
                "title": text(meta.title),
                "claim": text(meta.claim),
                "family": text(meta.family.title()),
                "kind": meta.kind.key(),
                "severity": meta.severity.key(),
                "votes": meta.votes.iter().map(|vote| vote.key()).collect::<Vec<_>>(),
                "law": meta.law.iter().map(|citation| citation.key).collect::<Vec<_>>(),
                "params": meta.params.iter().map(param_json).collect::<Vec<_>>(),
                "status": match meta.status {
                    Status::Draft => "draft",
                    Status::Stable => "stable",
                    Status::Removed(_) => "removed",
                },
                "since": meta.since,
            })
        })
        .collect();
    let planned: Vec<Value> =
        planned.iter().map(|(id, title)| json!({ "id": id, "title": text(*title) })).collect();
    json!({ "rules": rules, "not_built": planned, "rule_set": rule_set(metas) })
}

fn param_json(spec: &ParamSpec) -> Value {
    let (kind, default, range) = match spec.kind {
        ParamKind::Permille { default, min, max } => ("permille", json!(default), json!([min, max])),
        ParamKind::Int { default, min, max } => ("int", json!(default), json!([min, max])),
        ParamKind::Date => ("date", Value::Null, Value::Null),
    };
    json!({
        "name": spec.name, "kind": kind, "default": default, "range": range,
        "title": { "es": spec.title.es, "en": spec.title.en },
    })
}

/// The index of the committed rule pages, in one language.
pub fn index(metas: &[&'static Meta], planned: &[(&'static str, Text)], lang: Lang) -> String {
    let t = |es, en| Text::new(es, en).get(lang);
    let mut out = format!(
        "# {}\n\n{}\n\n| {} | {} | {} |\n|---|---|---|\n",
        t("Las reglas", "The rules"),
        t("Generado del catálogo; no se edita a mano.", "Generated from the catalogue; not edited by hand."),
        t("regla", "rule"),
        t("qué busca", "what it looks for"),
        t("peso", "severity")
    );
    let suffix = if lang == Lang::En { ".en" } else { "" };
    for meta in metas {
        let _ = writeln!(
            out,
            "| [{id}]({id}{suffix}.md) | {} | {} |",
            meta.title.get(lang),
            meta.severity.title().get(lang),
            id = meta.id.0
        );
    }
    let _ = write!(out, "\n## {}\n\n", t("Todavía no se revisan", "Not checked yet"));
    for (id, title) in planned {
        let _ = writeln!(out, "- {id}: {}", title.get(lang));
    }
    out
}
