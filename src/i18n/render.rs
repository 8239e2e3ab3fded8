//! Rendering a message for one reader: her language, and what she may see.

use crate::model::{Arg, Lang, Msg, Text};

use super::{format, mask};

/// For whom a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The user's own: rows, sheets and file names are shown.
    Confidential,
    /// Anyone: no text of a source, no place in a file.
    Public,
}

impl Audience {
    /// The key used in reports and as a pack's folder name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::Public => "public",
        }
    }
}

/// A reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Language.
    pub lang: Lang,
    /// What may be shown.
    pub audience: Audience,
    /// Whether names and identifiers are written out (never to the public).
    pub names: bool,
}

const WITHHELD: Text = Text::new("[reservado]", "[withheld]");

/// Stands for a group of persons so small that its number could point at them.
const FEW: Text = Text::new("menos de 5", "fewer than 5");

/// Writes a message. An argument that is missing leaves its placeholder, which a test would see.
pub fn render(msg: &Msg, view: View) -> String {
    let template = msg.template.get(view.lang);
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = after.find('}') else {
            rest = after;
            break;
        };
        let inner = &after[1..close];
        match write_placeholder(inner, msg, view) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&after[..=close]),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

fn write_placeholder(inner: &str, msg: &Msg, view: View) -> Option<String> {
    let (name, forms) = match inner.split_once(':') {
        Some((name, forms)) => (name, Some(forms)),
        None => (inner, None),
    };
    let value = msg.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value)?;
    let Some(forms) = forms else { return Some(write_arg(value, view)) };
    let (one, many) = forms.split_once('|')?;
    let single = match value {
        Arg::Int(1) => true,
        Arg::People(1) => view.audience == Audience::Confidential,
        Arg::Int(_)
        | Arg::People(_)
        | Arg::Permille(_)
        | Arg::Date(_)
        | Arg::Moment(_)
        | Arg::Text(_)
        | Arg::Word(_)
        | Arg::Private(_)
        | Arg::Name(_)
        | Arg::Msg(_)
        | Arg::Own(_)
        | Arg::List(_) => false,
    };
    Some(if single { one } else { many }.to_owned())
}

fn write_arg(arg: &Arg, view: View) -> String {
    match arg {
        Arg::Int(value) => format::integer(*value),
        Arg::People(1..5) if view.audience == Audience::Public => FEW.get(view.lang).to_owned(),
        Arg::People(value) => format::integer(i64::try_from(*value).unwrap_or(i64::MAX)),
        Arg::Permille(value) => format::percent(*value, view.lang),
        Arg::Date(day) => format::date(*day, view.lang),
        Arg::Moment(at) => format::moment(*at, view.lang),
        Arg::Text(text) => text.get(view.lang).to_owned(),
        Arg::Word(word) => word.clone(),
        Arg::Private(text) => match view.audience {
            Audience::Confidential => text.clone(),
            Audience::Public => WITHHELD.get(view.lang).to_owned(),
        },
        Arg::Name(text) => match view.audience {
            Audience::Confidential if view.names => text.clone(),
            Audience::Confidential => mask(text),
            Audience::Public => WITHHELD.get(view.lang).to_owned(),
        },
        Arg::Msg(msg) => render(msg, view),
        Arg::Own(msg) => match view.audience {
            Audience::Confidential => render(msg, view),
            Audience::Public => WITHHELD.get(view.lang).to_owned(),
        },
        Arg::List(items) => items.iter().map(|item| write_arg(item, view)).collect::<Vec<_>>().join(", "),
    }
}

/// The placeholder names of a template, sorted, without their plural forms.
pub fn placeholders(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> = template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(inner, _)| inner.split_once(':').map_or(inner, |(name, _)| name))
        .filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: View = View { lang: Lang::Es, audience: Audience::Confidential, names: false };

    #[test]
    fn writes_arguments_and_plurals() {
        let msg = Msg::new("{n} {n:persona|personas}", "{n} {n:person|people}").with("n", 1_200_i64);
        assert_eq!(render(&msg, OWN), "1,200 personas");
        let one = Msg { args: vec![("n", Arg::Int(1))], ..msg };
        assert_eq!(render(&one, View { lang: Lang::En, ..OWN }), "1 person");
    }

    #[test]
    fn withholds_source_text_from_the_public() {
        let msg =
            Msg::new("puesto «{p}», {n}", "position “{p}”, {n}").private("p", "JEFE").name("n", "Ana Ruiz");
        assert_eq!(render(&msg, OWN), "puesto «JEFE», A*** R***");
        assert_eq!(render(&msg, View { names: true, ..OWN }), "puesto «JEFE», Ana Ruiz");
        let public = View { audience: Audience::Public, names: true, ..OWN };
        assert_eq!(render(&msg, public), "puesto «[reservado]», [reservado]");
    }
}
