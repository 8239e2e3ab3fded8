//! Texts in the two languages, and messages whose arguments know what must not be published.

use chrono::{NaiveDate, NaiveDateTime};

/// A language of the product. Spanish is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Spanish as spoken in a union hall.
    #[default]
    Es,
    /// Plain American English.
    En,
}

impl Lang {
    /// Both languages, Spanish first.
    pub const ALL: [Self; 2] = [Self::Es, Self::En];

    /// The BCP 47 tag, as in the `lang` attribute of a page.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }
}

/// A fixed text in both languages. Neither can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Spanish.
    pub es: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// A text; Spanish first.
    pub const fn new(es: &'static str, en: &'static str) -> Self {
        Self { es, en }
    }

    /// The text in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }
}

/// A value put into a message. Its kind decides how it is written and who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A whole number, written with thousands separators.
    Int(i64),
    /// A number of persons: under 5 it is not written out for the public.
    People(u64),
    /// A share in permille, written as a percentage with one decimal.
    Permille(i64),
    /// A day.
    Date(NaiveDate),
    /// A local moment.
    Moment(NaiveDateTime),
    /// A fixed text in both languages.
    Text(Text),
    /// A word of the program or of the case file that anyone may see (an id, a rule, a command).
    Word(String),
    /// Text taken from a source (a job title, a header, a file name): the user's own, never published.
    Private(String),
    /// A person's name or identifier: masked on the user's own screen too, unless she asks for names.
    Name(String),
    /// Another message.
    Msg(Box<Msg>),
    /// Another message, for the user's own eyes: withheld from the public.
    Own(Box<Msg>),
    /// Several values, joined by commas.
    List(Vec<Arg>),
}

impl From<Text> for Arg {
    fn from(value: Text) -> Self {
        Self::Text(value)
    }
}

impl From<NaiveDate> for Arg {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}

impl From<Msg> for Arg {
    fn from(value: Msg) -> Self {
        Self::Msg(Box::new(value))
    }
}

macro_rules! arg_from_int {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg {
            fn from(value: $t) -> Self {
                Self::Int(i64::from(value))
            }
        }
    )*};
}
arg_from_int!(i64, i32, u32, u16);

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(value: u64) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

/// A template in both languages with named arguments.
///
/// `{name}` is replaced by the argument; `{name:persona|personas}` writes the first word
/// where the argument is 1 and the second otherwise. Rendering is `i18n::render`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Msg {
    /// The template.
    pub template: Text,
    /// Arguments by placeholder name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Msg {
    /// A message without arguments so far.
    pub const fn new(es: &'static str, en: &'static str) -> Self {
        Self { template: Text::new(es, en), args: Vec::new() }
    }

    /// A message from a text that stands elsewhere.
    pub const fn of(template: Text) -> Self {
        Self { template, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a word that anyone may see.
    #[must_use]
    pub fn word(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Word(value.into()))
    }

    /// Adds text from a source, withheld from the public.
    #[must_use]
    pub fn private(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Private(value.into()))
    }

    /// Adds a message that is withheld from the public.
    #[must_use]
    pub fn own(self, name: &'static str, value: Self) -> Self {
        self.with(name, Arg::Own(Box::new(value)))
    }

    /// Adds a person's name or identifier.
    #[must_use]
    pub fn name(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Name(value.into()))
    }
}
