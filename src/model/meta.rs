//! What is known of a rule without running it. Catalogue, docs, schema and reports derive from it.

use std::marker::PhantomData;

use chrono::NaiveDate;

use super::{Citation, Kind, Severity, SourceKind, Text, Vote};

/// A rule's id, such as `EL-01`. Never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(pub &'static str);

/// The capability that owns a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Who may vote.
    Eligibility,
    /// The roll as a document.
    Roll,
    /// Terms and notices.
    Timing,
    /// Access of the shifts to the polls.
    Hours,
    /// The polling place.
    Place,
    /// Ballots.
    Ballots,
    /// The count.
    Tally,
    /// Support lists.
    Support,
    /// Protection of workers' data.
    Privacy,
    /// The case's own housekeeping.
    Housekeeping,
}

impl Family {
    /// Its name for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Eligibility => Text::new("Quién puede votar", "Who may vote"),
            Self::Roll => Text::new("El padrón como documento", "The roll as a document"),
            Self::Timing => Text::new("Plazos y avisos", "Terms and notices"),
            Self::Hours => {
                Text::new("Acceso de los turnos a las casillas", "Access of the shifts to the polls")
            }
            Self::Place => Text::new("El lugar de votación", "The polling place"),
            Self::Ballots => Text::new("Las boletas", "The ballots"),
            Self::Tally => Text::new("El conteo", "The count"),
            Self::Support => Text::new("Listas de apoyo", "Support lists"),
            Self::Privacy => Text::new("Protección de datos", "Data protection"),
            Self::Housekeeping => Text::new("Orden del expediente", "Order of the case"),
        }
    }
}

/// What a rule reads. A rule whose needs are not met answers `no_data` without being called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The roll that counts.
    Roll,
    /// Another source.
    Source(SourceKind),
    /// A day of `[dates]`, by its key.
    Date(&'static str),
    /// At least one `[[tally]]` or `[final]`.
    Count,
    /// At least one `[[crew]]`.
    Crews,
    /// At least one `[[place]]` with windows.
    Places,
}

/// Whether a rule is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Runs only when named.
    Draft,
    /// Runs.
    Stable,
    /// No longer runs; the id stays known.
    Removed(Text),
}

/// A rule's page in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Spanish.
    pub es: &'static str,
    /// English.
    pub en: &'static str,
}

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct Meta {
    /// Its id.
    pub id: RuleId,
    /// A readable name for links, in Spanish.
    pub slug: &'static str,
    /// The defect it looks for.
    pub title: Text,
    /// What it says of one person or entry, with no source text in it: the sentence a public report prints.
    pub claim: Text,
    /// Its family.
    pub family: Family,
    /// The kind of its findings, unless a finding says otherwise.
    pub kind: Kind,
    /// The severity of its findings, unless a finding says otherwise.
    pub severity: Severity,
    /// What it cannot run without.
    pub needs: &'static [Input],
    /// What makes it surer.
    pub wants: &'static [Input],
    /// The votes it applies to.
    pub votes: &'static [Vote],
    /// Its legal ground, the most direct first.
    pub law: &'static [&'static Citation],
    /// Its parameters.
    pub params: &'static [ParamSpec],
    /// Version of the program it came with.
    pub since: &'static str,
    /// Whether it is offered.
    pub status: Status,
    /// Its page.
    pub page: Page,
    /// Its source file.
    pub file: &'static str,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// A share or score, 0 to 1000.
    Permille {
        /// Used where the case says nothing.
        default: u16,
        /// Lowest allowed.
        min: u16,
        /// Highest allowed.
        max: u16,
    },
    /// A whole number of the unit that its title names.
    Int {
        /// Used where the case says nothing.
        default: i64,
        /// Lowest allowed.
        min: i64,
        /// Highest allowed.
        max: i64,
    },
    /// A day; there is no default.
    Date,
}

/// A parameter as catalogue, schema and page show it.
#[derive(Debug, Clone, Copy)]
pub struct ParamSpec {
    /// Its key under `[rules.ID]`.
    pub name: &'static str,
    /// What it takes.
    pub kind: ParamKind,
    /// What it means.
    pub title: Text,
}

/// A parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamValue {
    /// A number or permille.
    Int(i64),
    /// A day.
    Date(NaiveDate),
}

/// A parameter with its type, so that a rule reads it without a string or a cast.
#[derive(Debug, Clone, Copy)]
pub struct Param<T> {
    /// Its public side.
    pub spec: ParamSpec,
    kind: PhantomData<T>,
}

impl Param<u16> {
    /// A share or score. A default outside the range does not compile.
    ///
    /// # Panics
    /// While compiling, on a default outside its range.
    pub const fn permille(name: &'static str, default: u16, min: u16, max: u16, title: Text) -> Self {
        assert!(min <= default && default <= max && max <= 1000, "default outside the range");
        Self {
            spec: ParamSpec { name, kind: ParamKind::Permille { default, min, max }, title },
            kind: PhantomData,
        }
    }
}

impl Param<i64> {
    /// A whole number. A default outside the range does not compile.
    ///
    /// # Panics
    /// While compiling, on a default outside its range.
    pub const fn int(name: &'static str, default: i64, min: i64, max: i64, title: Text) -> Self {
        assert!(min <= default && default <= max, "default outside the range");
        Self {
            spec: ParamSpec { name, kind: ParamKind::Int { default, min, max }, title },
            kind: PhantomData,
        }
    }
}

impl Param<NaiveDate> {
    /// A day that the case may give.
    pub const fn date(name: &'static str, title: Text) -> Self {
        Self { spec: ParamSpec { name, kind: ParamKind::Date, title }, kind: PhantomData }
    }
}
