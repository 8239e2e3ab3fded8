//! The case's `[rules.ID]` sections held against the catalogue.

use crate::model::{CaseFile, Lined, Meta, Msg, ParamKind, ParamSpec, ParamValue, Problem, RuleId, Text};
use crate::rules::{PLANNED, Settings};

/// Parameters in effect and rules switched off.
#[derive(Debug, Default)]
pub struct Configuration {
    /// Parameters that the case sets.
    pub settings: Settings,
    /// Rules switched off.
    pub off: Vec<RuleId>,
}

/// What is wrong with a `[rules.ID]` section.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// No such rule.
    #[error("unknown rule on line {line}")]
    UnknownRule {
        /// Line of the case file.
        line: u32,
        /// As written.
        id: String,
        /// The nearest id.
        nearest: Option<&'static str>,
    },
    /// A rule that this version does not run.
    #[error("rule not built yet on line {line}")]
    NotBuilt {
        /// Line of the case file.
        line: u32,
        /// The rule.
        id: &'static str,
    },
    /// The rule has no such parameter.
    #[error("unknown parameter on line {line}")]
    UnknownParam {
        /// Line of the case file.
        line: u32,
        /// The rule.
        rule: RuleId,
        /// As written.
        name: String,
        /// Parameters the rule has.
        known: Vec<&'static str>,
    },
    /// The value is of another kind or out of range.
    #[error("parameter out of range on line {line}")]
    OutOfRange {
        /// Line of the case file.
        line: u32,
        /// The rule.
        rule: RuleId,
        /// The parameter.
        spec: ParamSpec,
    },
}

impl ConfigError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownRule { .. } => "REG-001",
            Self::NotBuilt { .. } => "REG-002",
            Self::UnknownParam { .. } => "REG-003",
            Self::OutOfRange { .. } => "REG-004",
        }
    }

    /// The problem as every face shows it.
    pub fn problem(&self) -> Problem {
        let (title, detail, help, line) = match self {
            Self::UnknownRule { line, id, nearest } => (
                Text::new("regla desconocida", "unknown rule"),
                Msg::new("no hay una regla «{id}»", "there is no rule “{id}”").word("id", id),
                match nearest {
                    Some(near) => {
                        Msg::new("¿quiso escribir {near}?", "did you mean {near}?").word("near", *near)
                    }
                    None => Msg::new(
                        "vea la lista con: escrutinio rules list",
                        "see the list with: escrutinio rules list",
                    ),
                },
                line,
            ),
            Self::NotBuilt { line, id } => (
                Text::new("regla que esta versión no revisa", "rule that this version does not run"),
                Msg::new(
                    "la regla {id} todavía no existe en este programa",
                    "rule {id} does not exist in this program yet",
                )
                .word("id", *id),
                Msg::new("quite esta sección del expediente", "take this section out of the case file"),
                line,
            ),
            Self::UnknownParam { line, rule, name, known } => (
                Text::new("parámetro desconocido", "unknown parameter"),
                Msg::new("{rule} no tiene un parámetro «{name}»", "{rule} has no parameter “{name}”")
                    .word("rule", rule.0)
                    .word("name", name),
                Msg::new("sus parámetros son: {known}", "its parameters are: {known}")
                    .word("known", if known.is_empty() { "enabled".to_owned() } else { known.join(", ") }),
                line,
            ),
            Self::OutOfRange { line, rule, spec } => (
                Text::new("valor fuera de rango", "value out of range"),
                Msg::new("{rule}.{name} espera {range}", "{rule}.{name} expects {range}")
                    .word("rule", rule.0)
                    .word("name", spec.name)
                    .with("range", expected(spec)),
                Msg::new("corrija el valor en esa línea", "correct the value on that line"),
                line,
            ),
        };
        Problem { code: self.code(), title, detail, help, place: Some(format!("case.toml:{line}")) }
    }
}

fn expected(spec: &ParamSpec) -> Msg {
    match spec.kind {
        ParamKind::Permille { min, max, .. } => Msg::new(
            "un entero de {min} a {max} (milésimas)",
            "a whole number from {min} to {max} (permille)",
        )
        .with("min", min)
        .with("max", max),
        ParamKind::Int { min, max, .. } => {
            Msg::new("un entero de {min} a {max}", "a whole number from {min} to {max}")
                .with("min", min)
                .with("max", max)
        }
        ParamKind::Date => Msg::new("una fecha, como 2025-04-29", "a date, such as 2025-04-29"),
    }
}

impl Configuration {
    /// Holds a case file's sections against the catalogue; every fault is told.
    pub fn of(file: &CaseFile, metas: &[&'static Meta]) -> Result<Self, Vec<ConfigError>> {
        let mut out = Self::default();
        let mut errors = Vec::new();
        for (id, params) in &file.rules {
            let line = params.values().map(|value| value.line).min().unwrap_or(0);
            match find(metas, id) {
                Some(meta) => read_params(meta, params, &mut out.settings, &mut errors),
                None => errors.push(unknown(metas, id, line)),
            }
        }
        for off in &file.rules_off {
            match find(metas, &off.value) {
                Some(meta) => out.off.push(meta.id),
                None => errors.push(unknown(metas, &off.value, off.line)),
            }
        }
        if errors.is_empty() { Ok(out) } else { Err(errors) }
    }
}

fn find(metas: &[&'static Meta], id: &str) -> Option<&'static Meta> {
    metas.iter().copied().find(|meta| meta.id.0 == id)
}

fn unknown(metas: &[&'static Meta], id: &str, line: u32) -> ConfigError {
    if let Some(planned) = PLANNED.iter().find(|planned| planned.id == id) {
        return ConfigError::NotBuilt { line, id: planned.id };
    }
    let nearest = metas
        .iter()
        .map(|meta| (strsim::damerau_levenshtein(meta.id.0, &id.to_uppercase()), meta.id.0))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, id)| id);
    ConfigError::UnknownRule { line, id: id.to_owned(), nearest }
}

fn read_params(
    meta: &'static Meta,
    params: &std::collections::BTreeMap<String, Lined<ParamValue>>,
    settings: &mut Settings,
    errors: &mut Vec<ConfigError>,
) {
    for (name, value) in params {
        let Some(spec) = meta.params.iter().find(|spec| spec.name == name) else {
            errors.push(ConfigError::UnknownParam {
                line: value.line,
                rule: meta.id,
                name: name.clone(),
                known: meta.params.iter().map(|spec| spec.name).collect(),
            });
            continue;
        };
        if fits(spec, value.value) {
            settings.set(meta.id, spec.name, value.value);
        } else {
            errors.push(ConfigError::OutOfRange { line: value.line, rule: meta.id, spec: *spec });
        }
    }
}

fn fits(spec: &ParamSpec, value: ParamValue) -> bool {
    match (spec.kind, value) {
        (ParamKind::Permille { min, max, .. }, ParamValue::Int(value)) => {
            i64::from(min) <= value && value <= i64::from(max)
        }
        (ParamKind::Int { min, max, .. }, ParamValue::Int(value)) => min <= value && value <= max,
        (ParamKind::Date, ParamValue::Date(_)) => true,
        (ParamKind::Permille { .. } | ParamKind::Int { .. }, ParamValue::Date(_))
        | (ParamKind::Date, ParamValue::Int(_)) => false,
    }
}
