//! How values and expectations are called in messages.

use toml::de::DeValue;

use super::lines::folded;
use super::schema::{Key, Shape};
use crate::model::{Arg, Msg, Text};

/// The longest piece of a value that a message repeats, in characters.
const QUOTED: usize = 48;

/// A value's text, short enough for a message.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > QUOTED {
        short.push('…');
    }
    short
}

/// What a value is, in words.
pub(super) fn describe(value: &DeValue<'_>) -> Arg {
    let numbered = |es, en, text: String| Arg::from(Msg::new(es, en).word("value", quoted(&text)));
    match value {
        DeValue::String(text) => {
            Msg::new("el texto «{value}»", "the text \"{value}\"").private("value", quoted(text)).into()
        }
        DeValue::Integer(number) => numbered("el número {value}", "the number {value}", number.to_string()),
        DeValue::Float(number) => {
            numbered("el número con decimales {value}", "the decimal number {value}", number.to_string())
        }
        DeValue::Boolean(true) => Text::new("sí o no (true)", "yes or no (true)").into(),
        DeValue::Boolean(false) => Text::new("sí o no (false)", "yes or no (false)").into(),
        DeValue::Datetime(at) => {
            let (es, en) = match (at.date.is_some(), at.time.is_some()) {
                (true, true) => ("la fecha y hora {value}", "the date-time {value}"),
                (true, false) => ("la fecha {value}", "the date {value}"),
                (false, _) => ("la hora {value}", "the time {value}"),
            };
            numbered(es, en, at.to_string())
        }
        DeValue::Array(_) => Text::new("una lista [ … ]", "a list [ … ]").into(),
        DeValue::Table(_) => Text::new("una tabla de claves", "a table of keys").into(),
    }
}

impl Shape {
    /// What the key takes, in words.
    pub fn expected(&self) -> Text {
        match self {
            Self::Version => Text::new("el número 1", "the number 1"),
            Self::Text => Text::new("un texto entre comillas", "a text in quotes"),
            Self::Id(_) => Text::new("una clave corta entre comillas", "a short key in quotes"),
            Self::Ref(_) => Text::new("la clave de una entrada, entre comillas", "an entry's id in quotes"),
            Self::Refs(_) => Text::new("una lista de claves", "a list of ids"),
            Self::Word(_) => Text::new("una de sus palabras, entre comillas", "one of its words, in quotes"),
            Self::WordList(_) => Text::new("una lista de sus palabras", "a list of its words"),
            Self::Bool => Text::new("true o false, sin comillas", "true or false, without quotes"),
            Self::Whole(..) => {
                Text::new("un número entero sin comillas ni comas", "a whole number without quotes or commas")
            }
            Self::Day => Text::new("una fecha sin hora", "a date without a time"),
            Self::Days => Text::new("una lista de fechas", "a list of dates"),
            Self::Moment => Text::new("una fecha, o una fecha con hora", "a date, or a date with a time"),
            Self::At => Text::new("una fecha con hora", "a date with a time"),
            Self::Starts | Self::Ends => Text::new("una hora entre comillas", "a time of day in quotes"),
            Self::Texts => Text::new("una lista de textos", "a list of texts"),
            Self::State => Text::new("la clave de tres letras de un estado", "a state's three-letter code"),
            Self::Zone => Text::new("una zona horaria IANA", "an IANA time zone"),
            Self::Sha256 => {
                Text::new("64 dígitos hexadecimales entre comillas", "64 hexadecimal digits in quotes")
            }
            Self::Votes => Text::new("una tabla de votos por opción", "a table of votes by option"),
            Self::Columns => Text::new("una tabla de columnas y campos", "a table of columns and fields"),
            Self::Table(_) => Text::new("una tabla de claves", "a table of keys"),
            Self::Tables(_) => Text::new("una lista de tablas", "a list of tables"),
            Self::Shifts(_) => Text::new("una tabla de horas por letra", "a table of hours by letter"),
        }
    }

    /// A value that would be read, as it is written after the key.
    pub fn sample(&self) -> String {
        let plain = match self {
            Self::Version => "1",
            Self::Text => "\"texto\"",
            Self::Id(_) | Self::Ref(_) => "\"clave\"",
            Self::Refs(_) | Self::Texts => "[\"uno\", \"otro\"]",
            Self::Word(words) => return format!("\"{}\"", words.known.first().copied().unwrap_or("")),
            Self::WordList(_) => "[\"mon\", \"tue\"]",
            Self::Bool => "true",
            Self::Whole(..) => "120",
            Self::Day | Self::Moment => "2025-06-25",
            Self::Days => "[2025-06-25, 2025-06-26]",
            Self::At => "2025-06-25T05:00:00",
            Self::Starts => "\"18:00\"",
            Self::Ends => "\"22:30\"",
            Self::State => "\"SLP\"",
            Self::Zone => "\"America/Mexico_City\"",
            Self::Sha256 => "\"9f86d081…\"",
            Self::Votes => "{ a = 120, b = 98 }",
            Self::Columns => "{ \"F. INGRESO\" = \"hire_date\", \"#G\" = \"shift\" }",
            Self::Table(keys) => return table_sample(keys),
            Self::Tables(keys) => return format!("[ {} ]", table_sample(keys)),
            Self::Shifts(keys) => return format!("{{ M = {} }}", table_sample(keys)),
        };
        plain.to_owned()
    }

    /// The same value written as the key takes it, where that can be told; else a sample.
    pub(super) fn rewritten(&self, value: &DeValue<'_>) -> String {
        self.repaired(value).unwrap_or_else(|| self.sample())
    }

    fn repaired(&self, value: &DeValue<'_>) -> Option<String> {
        let text = value.as_str().map(str::trim);
        match self {
            Self::Text | Self::Id(_) | Self::Ref(_) => {
                let number = value.as_integer().map(ToString::to_string);
                let number = number.or_else(|| value.as_float().map(ToString::to_string));
                let plain = number.or_else(|| value.as_datetime().map(ToString::to_string))?;
                Some(format!("\"{plain}\""))
            }
            Self::Refs(_) | Self::Texts | Self::WordList(_) => Some(format!("[\"{}\"]", quoted(text?))),
            Self::Whole(..) | Self::Version => whole_in(value),
            Self::Bool => {
                matches!(folded(text?).as_str(), "no" | "false" | "falso").then(|| "false".to_owned())
            }
            Self::Days => Some(format!("[{}]", value.as_datetime()?)),
            Self::At => {
                let at = value.as_datetime().filter(|at| at.date.is_some() && at.time.is_none())?;
                Some(format!("{at}T05:00:00"))
            }
            Self::Word(_)
            | Self::Day
            | Self::Moment
            | Self::Starts
            | Self::Ends
            | Self::State
            | Self::Zone
            | Self::Sha256
            | Self::Votes
            | Self::Columns
            | Self::Table(_)
            | Self::Tables(_)
            | Self::Shifts(_) => None,
        }
    }
}

/// A table with the keys that it cannot do without, or with its first two.
fn table_sample(keys: &[Key]) -> String {
    let mut shown: Vec<&Key> = keys.iter().filter(|key| key.required).collect();
    if shown.len() < 2 {
        shown = keys.iter().take(2).collect();
    }
    let pairs: Vec<String> = shown.iter().map(|key| format!("{} = {}", key.name, key.sample())).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// The whole number that a text or a decimal number holds: `"6,500"` and `6500.0` are 6500.
fn whole_in(value: &DeValue<'_>) -> Option<String> {
    let text = if let Some(number) = value.as_float() {
        let (whole, rest) = number.as_str().split_once('.')?;
        if rest.bytes().any(|byte| byte != b'0') {
            return None;
        }
        whole.to_owned()
    } else {
        value.as_str()?.trim().replace([',', ' ', '\''], "")
    };
    (!text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}
