//! The case file as a JSON Schema, for editors that complete and check TOML.

use serde_json::{Map, Value, json};

use super::places::STATES;
use super::schema::{Key, ROOT, SECTIONS, Section, Shape, Times};
use crate::model::{Field, ParamKind, ParamSpec};

const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";
const AT: &str = r"^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$";
const CLOCK: &str = r"^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$";

/// The JSON Schema of `case.toml`. Rules and their parameters are given, since reading knows no rules.
pub fn json_schema(rules: &[(&str, &[ParamSpec])]) -> Value {
    let mut properties = Map::new();
    properties.insert(ROOT.name.to_owned(), key_schema(&ROOT));
    for section in SECTIONS {
        properties.insert(section.name.to_owned(), section_schema(section, rules));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "case.toml",
        "description": "Escrutinio: archivo del caso · case file",
        "type": "object",
        "properties": properties,
        "required": required(
            std::iter::once((ROOT.name, true)).chain(SECTIONS.iter().map(|section| (section.name, section.required)))
        ),
        "additionalProperties": false,
    })
}

fn required<'a>(parts: impl Iterator<Item = (&'a str, bool)>) -> Vec<&'a str> {
    parts.filter(|(_, required)| *required).map(|(name, _)| name).collect()
}

fn section_schema(section: &Section, rules: &[(&str, &[ParamSpec])]) -> Value {
    let mut schema = match section.times {
        Times::Once => table_schema(section.keys),
        Times::Each => json!({ "type": "array", "items": table_schema(section.keys) }),
        Times::Rules => rules_schema(section, rules),
    };
    describe(&mut schema, section.doc.es, section.doc.en);
    schema
}

fn describe(schema: &mut Value, es: &str, en: &str) {
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".to_owned(), Value::String(format!("{es} · {en}")));
    }
}

fn table_schema(keys: &[Key]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), key_schema(key))).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required(keys.iter().map(|key| (key.name, key.required))),
        "additionalProperties": false,
    })
}

fn rules_schema(section: &Section, rules: &[(&str, &[ParamSpec])]) -> Value {
    let mut properties = Map::new();
    for (rule, params) in rules {
        let mut settings: Map<String, Value> =
            section.keys.iter().map(|key| (key.name.to_owned(), key_schema(key))).collect();
        for param in *params {
            settings.insert(param.name.to_owned(), param_schema(param));
        }
        let schema = json!({ "type": "object", "properties": settings, "additionalProperties": false });
        properties.insert((*rule).to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn param_schema(param: &ParamSpec) -> Value {
    let mut schema = match param.kind {
        ParamKind::Permille { default, min, max } => {
            json!({ "type": "integer", "default": default, "minimum": min, "maximum": max })
        }
        ParamKind::Int { default, min, max } => {
            json!({ "type": "integer", "default": default, "minimum": min, "maximum": max })
        }
        ParamKind::Date => json!({ "type": "string", "pattern": DAY }),
    };
    describe(&mut schema, param.title.es, param.title.en);
    schema
}

fn key_schema(key: &Key) -> Value {
    let mut schema = shape_schema(key.shape);
    describe(&mut schema, key.doc.es, key.doc.en);
    schema
}

fn list_of(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn shape_schema(shape: Shape) -> Value {
    match shape {
        Shape::Version => json!({ "const": super::schema::VERSION }),
        Shape::Text | Shape::Ref(_) | Shape::Zone => json!({ "type": "string" }),
        Shape::Id(_) => json!({ "type": "string", "minLength": 1, "maxLength": 64 }),
        Shape::Refs(_) | Shape::Texts => list_of(&json!({ "type": "string" })),
        Shape::Word(words) => json!({ "type": "string", "enum": words.known }),
        Shape::WordList(words) => list_of(&json!({ "type": "string", "enum": words.known })),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Day => json!({ "type": "string", "pattern": DAY }),
        Shape::Days => list_of(&json!({ "type": "string", "pattern": DAY })),
        Shape::Moment => {
            json!({ "type": "string", "anyOf": [{ "pattern": DAY }, { "pattern": AT }] })
        }
        Shape::At => json!({ "type": "string", "pattern": AT }),
        Shape::Starts | Shape::Ends => json!({ "type": "string", "pattern": CLOCK }),
        Shape::State => {
            let codes: Vec<&str> = STATES.iter().map(|(code, _)| *code).collect();
            json!({ "type": "string", "enum": codes })
        }
        Shape::Sha256 => json!({ "type": "string", "pattern": "^([0-9A-Fa-f]{64}|…)$" }),
        Shape::Votes => {
            json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } })
        }
        Shape::Columns => {
            let fields: Vec<&str> = Field::ALL.iter().map(|spec| spec.key).collect();
            json!({ "type": "object", "additionalProperties": { "type": "string", "enum": fields } })
        }
        Shape::Table(keys) => table_schema(keys),
        Shape::Tables(keys) => list_of(&table_schema(keys)),
        Shape::Shifts(keys) => {
            let hours = table_schema(keys);
            json!({ "type": "object", "additionalProperties": { "anyOf": [hours, list_of(&hours)] } })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseFile, DispositionState, SourceKind, Stage, Vote};

    fn words(section: &str, key: &str) -> Vec<&'static str> {
        let section = super::super::schema::section(section).unwrap();
        let shape = section.keys.iter().find(|found| found.name == key).unwrap().shape;
        let Shape::Word(words) = shape else { panic!("{shape:?}") };
        words.known.to_vec()
    }

    #[test]
    fn the_table_and_the_model_know_the_same_words() {
        let dates = super::super::schema::section("dates").unwrap();
        assert!(dates.keys.iter().map(|key| key.name).eq(CaseFile::DATE_KEYS.iter().copied()));
        assert_eq!(words("case", "vote"), Vote::ALL.map(Vote::key));
        assert_eq!(words("case", "stage"), [Stage::Initial.key(), Stage::Revision.key()]);
        assert_eq!(
            words("source", "kind"),
            SourceKind::ALL.iter().map(|kind| kind.key()).collect::<Vec<_>>()
        );
        let states = [DispositionState::Accepted, DispositionState::Dismissed, DispositionState::Pending];
        assert_eq!(words("decision", "disposition"), states.map(DispositionState::key));
    }
}
