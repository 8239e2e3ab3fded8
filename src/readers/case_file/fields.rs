//! Walks a parsed table along the schema: every key becomes a typed value with its line, or a problem.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::lines::{Lines, nearest};
use super::problem::{Fault, Problems};
use super::schema::{Key, List, SECTIONS};
use super::wording::quoted;
use crate::model::{ColumnKey, Field, Lined, Moment, Msg};

/// A value as its shape reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Bool(bool),
    Whole(u64),
    Day(NaiveDate),
    Moment(Moment),
    At(NaiveDateTime),
    Clock(NaiveTime),
    Texts(Vec<Lined<String>>),
    Days(Vec<NaiveDate>),
    Votes(Vec<Lined<(String, u64)>>),
    Columns(Vec<(ColumnKey, Field)>),
    Table(Fields),
    Tables(Vec<Fields>),
    Shifts(BTreeMap<char, Vec<Fields>>),
}

/// The keys of one table that could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields {
    /// Line of the table.
    pub(super) line: u32,
    values: BTreeMap<&'static str, Lined<Value>>,
    /// Keys that stand there, readable or not.
    given: BTreeSet<&'static str>,
}

impl Fields {
    pub(super) fn at_line(line: u32) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn insert(&mut self, name: &'static str, value: Lined<Value>) {
        self.values.insert(name, value);
    }

    pub(super) fn note_given(&mut self, name: &'static str) {
        self.given.insert(name);
    }

    /// Whether the key stands there, readable or not.
    pub(super) fn given(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Lined<Value>> {
        self.values.get(name)
    }

    /// The line of a key, or of the table.
    pub(super) fn line_of(&self, name: &str) -> u32 {
        self.get(name).map_or(self.line, |value| value.line)
    }

    pub(super) fn lined_text(&self, name: &str) -> Option<Lined<String>> {
        let found = self.get(name)?;
        if let Value::Text(text) = &found.value { Some(Lined::new(found.line, text.clone())) } else { None }
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.lined_text(name).map(|text| text.value)
    }

    /// A number whose bounds in the schema keep it small.
    pub(super) fn small(&self, name: &str) -> Option<u32> {
        self.whole(name).and_then(|value| u32::try_from(value).ok())
    }

    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.lined_texts(name).iter().map(|text| text.value.clone()).collect()
    }
}

macro_rules! single_values {
    ($($name:ident $variant:ident $what:ty),*) => {
        impl Fields {
            $(pub(super) fn $name(&self, name: &str) -> Option<$what> {
                if let Value::$variant(value) = self.get(name)?.value { Some(value) } else { None }
            })*
        }
    };
}
single_values!(bool Bool bool, whole Whole u64, day Day NaiveDate, moment Moment Moment, at At NaiveDateTime,
    clock Clock NaiveTime);

macro_rules! lists {
    ($($name:ident $variant:ident $what:ty),*) => {
        impl Fields {
            $(pub(super) fn $name(&self, name: &str) -> &[$what] {
                if let Some(Value::$variant(list)) = self.get(name).map(|found| &found.value) { list } else { &[] }
            })*
        }
    };
}
lists!(lined_texts Texts Lined<String>, days Days NaiveDate, votes Votes Lined<(String, u64)>,
    columns Columns (ColumnKey, Field), tables Tables Self);

impl Fields {
    pub(super) fn table(&self, name: &str) -> Option<&Self> {
        if let Value::Table(fields) = &self.get(name)?.value { Some(fields) } else { None }
    }

    pub(super) fn shifts(&self, name: &str) -> Option<&BTreeMap<char, Vec<Self>>> {
        if let Value::Shifts(map) = &self.get(name)?.value { Some(map) } else { None }
    }
}

/// Where an id is used that stands in another list.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    pub(super) list: List,
    pub(super) id: Lined<String>,
    /// Section and key that name it.
    pub(super) by: String,
}

/// What reading collects besides values.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) lines: Lines,
    pub(super) problems: Problems,
    pub(super) ids: Vec<(List, Lined<String>)>,
    pub(super) references: Vec<Reference>,
}

impl Reader {
    pub(super) fn of(text: &str) -> Self {
        Self {
            lines: Lines::of(text),
            problems: Problems::default(),
            ids: Vec::new(),
            references: Vec::new(),
        }
    }

    pub(super) fn line<T>(&self, spanned: &Spanned<T>) -> u32 {
        self.lines.at(spanned.span().start)
    }

    /// Reads a table by its keys. `header` is the table as messages call it.
    pub(super) fn fields(
        &mut self,
        table: &DeTable<'_>,
        line: u32,
        header: &str,
        keys: &'static [Key],
    ) -> Fields {
        let mut fields = Fields::at_line(line);
        for (name, value) in table {
            let key_line = self.line(name);
            match keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
                Some(key) => self.field(&mut fields, key, value, key_line, header),
                None => self.unknown_key(name.get_ref(), key_line, header, keys),
            }
        }
        for key in keys.iter().filter(|key| key.required && !fields.given(key.name)) {
            self.missing(key, line, header);
        }
        fields
    }

    fn field(
        &mut self,
        fields: &mut Fields,
        key: &'static Key,
        value: &Spanned<DeValue<'_>>,
        line: u32,
        header: &str,
    ) {
        let left_out = !key.required && value.get_ref().as_str() == Some("…");
        if left_out {
            return;
        }
        fields.note_given(key.name);
        if let Some(read) = self.value(key.shape, value, line, header, key.name) {
            fields.insert(key.name, Lined::new(line, read));
        }
    }

    fn missing(&mut self, key: &Key, line: u32, header: &str) {
        self.problems.push(
            Fault::Missing,
            line,
            Msg::new("en {section} falta «{key}»: {doc}", "{section} lacks \"{key}\": {doc}")
                .word("section", header)
                .word("key", key.name)
                .with("doc", key.doc),
            Msg::new("agregue {write}", "add {write}")
                .word("write", format!("{} = {}", key.name, key.sample())),
        );
    }

    /// Names the nearest known key, or the section that the key belongs to.
    pub(super) fn unknown_key(&mut self, name: &str, line: u32, header: &str, keys: &'static [Key]) {
        let detail = Msg::new("«{key}» no es una clave de {section}", "\"{key}\" is no key of {section}")
            .word("key", quoted(name))
            .word("section", header);
        let elsewhere = SECTIONS.iter().find(|section| section.keys.iter().any(|key| key.name == name));
        let near = nearest(name, keys.iter().map(|key| key.name)).unwrap_or("");
        let help = match (super::schema::section(name), elsewhere) {
            (Some(section), _) => Msg::new(
                "{elsewhere} es una sección aparte: ponga su encabezado en un renglón propio",
                "{elsewhere} is a section of its own: put its header on a line of its own",
            )
            .word("elsewhere", section.header()),
            (None, Some(section)) => Msg::new(
                "¿quiso decir «{near}»? «{key}» va en {elsewhere}",
                "did you mean \"{near}\"? \"{key}\" belongs in {elsewhere}",
            )
            .word("near", near)
            .word("key", quoted(name))
            .word("elsewhere", section.header()),
            (None, None) => Msg::new("¿quiso decir «{near}»?", "did you mean \"{near}\"?").word("near", near),
        };
        self.problems.push(Fault::UnknownKey, line, detail, help);
    }
}
