//! The sections of a case file as typed fields, before they become the model.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Reader};
use super::lines::nearest;
use super::problem::Fault;
use super::schema::{ROOT, SECTIONS, Section, Times, VERSION, section};
use super::values::Spot;
use super::wording::{describe, quoted};
use crate::model::{Lined, Msg, ParamValue};

type RuleValues = BTreeMap<String, BTreeMap<String, Lined<ParamValue>>>;

/// Every section of the file.
#[derive(Debug, Default)]
pub(super) struct Document {
    once: BTreeMap<&'static str, Fields>,
    each: BTreeMap<&'static str, Vec<Fields>>,
    rules: RuleValues,
    rules_off: Vec<Lined<String>>,
    nothing: Fields,
}

impl Document {
    /// Reads the sections of a parsed file.
    pub(super) fn read(root: &DeTable<'_>, reader: &mut Reader) -> Self {
        let mut document = Self::default();
        let mut schema_given = false;
        for (name, value) in root {
            let line = reader.line(name);
            match name.get_ref().as_ref() {
                "schema" => {
                    schema_given = true;
                    version(value, line, reader);
                }
                other => match section(other) {
                    Some(found) => document.section(found, value, line, reader),
                    None => unknown_section(other, value, line, reader),
                },
            }
        }
        if !schema_given {
            missing_part(reader, "schema", ROOT.doc, "schema = 1");
        }
        for section in SECTIONS.iter().filter(|section| section.required) {
            if !root.iter().any(|(name, _)| name.get_ref().as_ref() == section.name) {
                missing_part(reader, &section.header(), section.doc, &section.header());
            }
        }
        document
    }

    fn section(
        &mut self,
        section: &'static Section,
        item: &Spanned<DeValue<'_>>,
        line: u32,
        reader: &mut Reader,
    ) {
        let header = section.header();
        match (section.times, item.get_ref()) {
            (Times::Once, DeValue::Table(table)) => {
                let fields = reader.fields(table, line, &header, section.keys);
                self.once.insert(section.name, fields);
            }
            (Times::Each, DeValue::Array(list)) => {
                let mut entries = Vec::with_capacity(list.len());
                for item in list {
                    let line = reader.line(item);
                    match item.get_ref().as_table() {
                        Some(table) => entries.push(reader.fields(table, line, &header, section.keys)),
                        None => wrong_section(section, item, line, reader),
                    }
                }
                self.each.insert(section.name, entries);
            }
            (Times::Rules, DeValue::Table(rules)) => {
                for (rule, item) in rules {
                    self.rule(section, rule.get_ref(), item, reader.line(rule), reader);
                }
            }
            (Times::Once | Times::Each | Times::Rules, _) => wrong_section(section, item, line, reader),
        }
    }

    fn rule(
        &mut self,
        section: &'static Section,
        rule: &str,
        item: &Spanned<DeValue<'_>>,
        line: u32,
        reader: &mut Reader,
    ) {
        let DeValue::Table(settings) = item.get_ref() else {
            return wrong_section(section, item, line, reader);
        };
        let header = format!("[rules.{}]", quoted(rule));
        let values = self.rules.entry(rule.to_owned()).or_default();
        for (name, item) in settings {
            let line = reader.line(name);
            let spot = Spot { line, header: &header, key: name.get_ref(), listed: false };
            if name.get_ref() == "enabled" {
                match item.get_ref().as_bool() {
                    Some(true) => {}
                    Some(false) => self.rules_off.push(Lined::new(line, rule.to_owned())),
                    None => {
                        reader.wrong_type::<()>(super::schema::Shape::Bool, item, spot);
                    }
                }
            } else if let Some(value) = setting(item) {
                values.insert(name.get_ref().to_string(), Lined::new(line, value));
            } else {
                let expected = crate::model::Text::new(
                    "un número entero, o una fecha sin hora",
                    "a whole number, or a date without a time",
                );
                reader.instead::<()>(Fault::RuleSetting, item, spot, expected, "600");
            }
        }
    }

    /// The fields of a section that stands once; none where it does not stand.
    pub(super) fn once(&self, name: &str) -> &Fields {
        self.once.get(name).unwrap_or(&self.nothing)
    }

    /// Whether a section stands in the file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.once.contains_key(name) || self.each.contains_key(name)
    }

    /// The entries of a section, in the order of the file.
    pub(super) fn each(&self, name: &str) -> &[Fields] {
        self.each.get(name).map_or(&[], Vec::as_slice)
    }

    /// The rules' parameters, and the rules that are switched off.
    pub(super) fn rules(&self) -> (RuleValues, Vec<Lined<String>>) {
        let mut off = self.rules_off.clone();
        off.sort_by_key(|rule| rule.line);
        (self.rules.clone(), off)
    }
}

fn version(item: &Spanned<DeValue<'_>>, line: u32, reader: &mut Reader) {
    let number = item
        .get_ref()
        .as_integer()
        .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
    if number == Some(VERSION) {
        return;
    }
    reader.problems.push(
        Fault::Schema,
        line,
        Msg::new(
            "este programa lee la versión {known} y hay {got}",
            "this program reads version {known}, got {got}",
        )
        .with("known", VERSION)
        .with("got", describe(item.get_ref())),
        Msg::new(
            "escriba {write}, o use una versión más nueva del programa",
            "write {write}, or use a newer version of the program",
        )
        .word("write", "schema = 1"),
    );
}

fn setting(item: &Spanned<DeValue<'_>>) -> Option<ParamValue> {
    if let Some(number) = item.get_ref().as_integer() {
        return i64::from_str_radix(number.as_str(), number.radix()).ok().map(ParamValue::Int);
    }
    let at = item.get_ref().as_datetime()?;
    match (at.date, at.time) {
        (Some(day), None) => {
            NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
                .map(ParamValue::Date)
        }
        _ => None,
    }
}

fn missing_part(reader: &mut Reader, part: &str, doc: crate::model::Text, write: &str) {
    reader.problems.push(
        Fault::Missing,
        1,
        Msg::new("falta «{part}»: {doc}", "\"{part}\" is missing: {doc}").word("part", part).with("doc", doc),
        Msg::new("agregue {write}", "add {write}").word("write", write),
    );
}

fn wrong_section(section: &Section, item: &Spanned<DeValue<'_>>, line: u32, reader: &mut Reader) {
    reader.problems.push(
        Fault::WrongType,
        line,
        Msg::new("«{name}» se escribe {header} y hay {got}", "\"{name}\" is written {header}, got {got}")
            .word("name", section.name)
            .word("header", section.header())
            .with("got", describe(item.get_ref())),
        match section.times {
            Times::Each => Msg::new(
                "ponga el encabezado con dobles corchetes, {header}, antes de cada entrada",
                "put the header with double brackets, {header}, before each entry",
            ),
            Times::Once | Times::Rules => Msg::new(
                "ponga el encabezado {header} una sola vez y sus claves debajo",
                "put the header {header} once and its keys below",
            ),
        }
        .word("header", section.header()),
    );
}

fn unknown_section(name: &str, item: &Spanned<DeValue<'_>>, line: u32, reader: &mut Reader) {
    let is_section = item.get_ref().is_table() || item.get_ref().is_array();
    let owner = SECTIONS.iter().find(|section| section.keys.iter().any(|key| key.name == name));
    let help = match owner {
        Some(owner) if !is_section => {
            Msg::new("«{name}» va debajo de {owner}", "\"{name}\" goes below {owner}")
                .word("name", quoted(name))
                .word("owner", owner.header())
        }
        _ => {
            let near =
                nearest(name, std::iter::once(ROOT.name).chain(SECTIONS.iter().map(|section| section.name)));
            let near = near.and_then(section).map_or_else(|| "schema".to_owned(), Section::header);
            Msg::new("¿quiso decir «{near}»?", "did you mean \"{near}\"?").word("near", near)
        }
    };
    reader.problems.push(
        Fault::UnknownKey,
        line,
        Msg::new("«{name}» no es una parte del archivo del caso", "\"{name}\" is no part of the case file")
            .word("name", quoted(name)),
        help,
    );
}
