//! The reference page of the case file, in Markdown, from the same table that reads it.

use std::fmt::Write as _;

use super::places::STATES;
use super::schema::{Key, NO_REAL_LIMIT, ROOT, SECTIONS, Shape};
use crate::model::{Field, Lang, Text};

/// The reference page in one language.
pub fn reference_page(lang: Lang) -> String {
    let say = |es: &'static str, en: &'static str| Text::new(es, en).get(lang);
    let mut page = format!("# {}\n\n", say("El archivo del caso, `case.toml`", "The case file, `case.toml`"));
    page.push_str(say(
        "Todo lo que no dice **necesario** se puede omitir: la regla que lo necesite dirá qué falta. \
         Un texto que se queda en `…` cuenta como omitido. Las fechas con hora son hora local, sin desfase, \
         o un texto `\"AAAA-MM-DD HH:MM\"` con horas de 00 a 24.\n",
        "Whatever is not marked **required** may be left out: a rule that needs it says what is missing. \
         A text left as `…` counts as left out. Date-times are local, without an offset, \
         or a text `\"YYYY-MM-DD HH:MM\"` with hours from 00 to 24.\n",
    ));
    line(&mut page, &format!("\n`{}` — {}", ROOT.name, ROOT.doc.get(lang)));
    for section in SECTIONS {
        line(&mut page, &format!("\n## `{}`\n\n{}", section.header(), section.doc.get(lang)));
        keys(&mut page, section.keys, "", lang);
    }
    let states: Vec<&str> = STATES.iter().map(|(code, _)| *code).collect();
    let fields: Vec<&str> = Field::ALL.iter().map(|spec| spec.key).collect();
    line(&mut page, &format!("\n{}: {}.", say("Estados", "States"), states.join(", ")));
    line(
        &mut page,
        &format!("\n{}: `{}`.", say("Campos de columnas", "Fields of columns"), fields.join("` `")),
    );
    page
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

fn keys(page: &mut String, keys: &[Key], within: &str, lang: Lang) {
    let heads = Text::new("| clave | lleva | significa |", "| key | takes | means |").get(lang);
    line(page, &format!("\n{heads}\n| --- | --- | --- |"));
    rows(page, keys, within, lang);
}

fn rows(page: &mut String, keys: &[Key], within: &str, lang: Lang) {
    for key in keys {
        let required = Text::new(" **necesario**", " **required**").get(lang);
        let required = if key.required { required } else { "" };
        let takes = takes(key.shape, lang);
        // Writing to a String cannot fail.
        let _ = writeln!(page, "| `{within}{}` | {takes} | {}{required} |", key.name, key.doc.get(lang));
        if let Shape::Table(inner) | Shape::Tables(inner) | Shape::Shifts(inner) = key.shape {
            rows(page, inner, &format!("{within}{} › ", key.name), lang);
        }
    }
}

fn takes(shape: Shape, lang: Lang) -> String {
    let expected = shape.expected().get(lang);
    match shape {
        Shape::Word(words) | Shape::WordList(words) => format!("`{}`", words.known.join("` `")),
        Shape::Whole(min, max) if max < NO_REAL_LIMIT => format!("{expected}, {min}–{max}"),
        Shape::Ref(list) | Shape::Refs(list) => format!("{expected} → `[[{}]]`", list.section()),
        Shape::Whole(..)
        | Shape::Version
        | Shape::Text
        | Shape::Id(_)
        | Shape::Bool
        | Shape::Day
        | Shape::Days
        | Shape::Moment
        | Shape::At
        | Shape::Starts
        | Shape::Ends
        | Shape::Texts
        | Shape::State
        | Shape::Zone
        | Shape::Sha256
        | Shape::Votes
        | Shape::Columns
        | Shape::Table(_)
        | Shape::Tables(_)
        | Shape::Shifts(_) => expected.to_owned(),
    }
}
