//! The case file as data: which sections and keys there are, what each takes and means.
//!
//! One table drives reading, "did you mean", the type errors, the JSON Schema and the reference page.

mod access;
mod case;
mod count;
mod sources;

use crate::model::Text;

pub(super) use count::FIGURE;

/// A bound from here on only keeps sums from overflowing, and is not told to people.
pub(super) const NO_REAL_LIMIT: u64 = 1_000_000_000;

/// The version of the case file that this program reads.
pub const VERSION: u64 = 1;

/// A list whose entries have ids that others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// `[[union]]`.
    Unions,
    /// `[[option]]`.
    Options,
    /// `[[document]]`.
    Documents,
    /// `[[source]]`.
    Sources,
    /// `[[crew]]`.
    Crews,
    /// `[[place]]`.
    Places,
    /// `[[scenario]]`.
    Scenarios,
}

impl List {
    /// The section that holds the entries.
    pub const fn section(self) -> &'static str {
        match self {
            Self::Unions => "union",
            Self::Options => "option",
            Self::Documents => "document",
            Self::Sources => "source",
            Self::Crews => "crew",
            Self::Places => "place",
            Self::Scenarios => "scenario",
        }
    }
}

/// A closed list of words, and the other spellings people write, which are only ever suggested from.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The words that are read.
    pub known: &'static [&'static str],
    /// Another spelling, and the word that is meant.
    pub also: &'static [(&'static str, &'static str)],
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// The version of the case file.
    Version,
    /// Text.
    Text,
    /// The id of an entry of a list.
    Id(List),
    /// The id of an entry that stands elsewhere.
    Ref(List),
    /// Several such ids.
    Refs(List),
    /// A word of a closed list.
    Word(Words),
    /// Several such words.
    WordList(Words),
    /// Yes or no.
    Bool,
    /// A whole number between two bounds, both included.
    Whole(u64, u64),
    /// A day.
    Day,
    /// Several days.
    Days,
    /// A day, or a local date-time.
    Moment,
    /// A local date-time.
    At,
    /// A time of day at which something starts.
    Starts,
    /// A time of day at which something ends: `24:00` is midnight.
    Ends,
    /// Several texts.
    Texts,
    /// A state of Mexico.
    State,
    /// An IANA time zone.
    Zone,
    /// 64 hexadecimal digits.
    Sha256,
    /// Votes by option id.
    Votes,
    /// Fields by header or column letter.
    Columns,
    /// A table with its own keys.
    Table(&'static [Key]),
    /// Several such tables in one line.
    Tables(&'static [Key]),
    /// Hours by letter of a cycle's pattern.
    Shifts(&'static [Key]),
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether its section cannot do without it.
    pub required: bool,
    /// What it means.
    pub doc: Text,
    /// A value that would be read, where the shape alone gives a poor one.
    like: Option<&'static str>,
}

impl Key {
    const fn new(name: &'static str, shape: Shape, es: &'static str, en: &'static str) -> Self {
        Self { name, shape, required: false, doc: Text::new(es, en), like: None }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn like(mut self, sample: &'static str) -> Self {
        self.like = Some(sample);
        self
    }

    /// A value that would be read, as it is written after the key.
    pub fn sample(&self) -> String {
        self.like.map_or_else(|| self.shape.sample(), str::to_owned)
    }
}

/// How often a section stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Once: `[name]`.
    Once,
    /// Once an entry: `[[name]]`.
    Each,
    /// Once a rule: `[rules.ID]`.
    Rules,
}

/// One section.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its name in the file.
    pub name: &'static str,
    /// How often it stands.
    pub times: Times,
    /// Whether the file cannot do without it.
    pub required: bool,
    /// What it is for.
    pub doc: Text,
    /// Its keys.
    pub keys: &'static [Key],
}

impl Section {
    const fn once(name: &'static str, keys: &'static [Key], es: &'static str, en: &'static str) -> Self {
        Self { name, times: Times::Once, required: false, doc: Text::new(es, en), keys }
    }

    const fn each(name: &'static str, keys: &'static [Key], es: &'static str, en: &'static str) -> Self {
        Self { name, times: Times::Each, required: false, doc: Text::new(es, en), keys }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The section as it is written: `[case]`, `[[crew]]`, `[rules.ID]`.
    pub fn header(&self) -> String {
        match self.times {
            Times::Once => format!("[{}]", self.name),
            Times::Each => format!("[[{}]]", self.name),
            Times::Rules => format!("[{}.ID]", self.name),
        }
    }
}

/// The one key that stands before every section.
pub static ROOT: Key = Key::new(
    "schema",
    Shape::Version,
    "versión del formato de este archivo: 1",
    "version of this file's format: 1",
)
.required();

/// Every section, in the order in which a case is told.
pub static SECTIONS: &[Section] = &[
    Section::once("case", case::CASE, "el caso", "the case").required(),
    Section::once("facility", case::FACILITY, "el centro de trabajo", "the workplace"),
    Section::once("proceeding", case::PROCEEDING, "el procedimiento", "the proceeding"),
    Section::each("union", case::UNION, "un sindicato que participa", "a union that takes part"),
    Section::each(
        "option",
        case::OPTION,
        "una opción de la boleta; si no se ponen: los sindicatos, o sí y no, o a favor y en contra",
        "an option on the ballot; left out: the unions, or yes and no, or for and against",
    ),
    Section::once("dates", case::DATES, "las fechas del procedimiento", "the days of the proceeding"),
    Section::once(
        "unit",
        case::UNIT,
        "a quién abarca el contrato, además de las exclusiones de la ley",
        "whom the contract covers, beyond the law's own exclusions",
    ),
    Section::each(
        "closure",
        case::CLOSURE,
        "días en que una autoridad no labora",
        "days on which an authority does not work",
    ),
    Section::each(
        "document",
        case::DOCUMENT,
        "un documento que respalda un hecho",
        "a document that stands behind a fact",
    ),
    Section::each("incident", case::INCIDENT, "un incidente", "an incident"),
    Section::each("source", sources::SOURCE, "un archivo que se revisa", "a file that is examined"),
    Section {
        name: "rules",
        times: Times::Rules,
        required: false,
        doc: Text::new("ajustes de una regla", "settings of a rule"),
        keys: sources::RULE,
    },
    Section::each(
        "decision",
        sources::DECISION,
        "lo que una persona decidió sobre un hallazgo",
        "what a person decided on a finding",
    ),
    Section::once(
        "access",
        access::ACCESS,
        "umbrales del acceso a las casillas",
        "thresholds of access to the polls",
    ),
    Section::each("crew", access::CREW, "una cuadrilla o turno", "a crew or shift"),
    Section::each("place", access::PLACE, "una casilla", "a polling place"),
    Section::each(
        "release",
        access::RELEASE,
        "un paro o permiso con goce de sueldo para votar",
        "the plant stops, or a crew is let go to vote on paid time",
    ),
    Section::each(
        "tally",
        count::TALLY,
        "un acta de mesa, por transcripción",
        "one table's tally sheet, by transcription",
    ),
    Section::once(
        "final",
        count::FINAL,
        "lo que se anunció; omita lo no publicado",
        "what was announced; leave out what was not published",
    ),
    Section::each(
        "scenario",
        count::SCENARIO,
        "números que pone una persona",
        "numbers that a person puts in",
    ),
];

/// The section of a name.
pub fn section(name: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.name == name)
}
