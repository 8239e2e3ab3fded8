//! A finding points at cells, says what it proves and what it does not, and can be decided on by a person.

use chrono::NaiveDate;

use super::{CellRef, Citation, Meta, Msg, RuleId, Text};

/// Legal weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Could void a vote or decide who votes.
    High,
    /// A defect that counts with others.
    Medium,
    /// Worth mending.
    Low,
    /// Information.
    Note,
}

impl Severity {
    /// All, heaviest first.
    pub const ALL: [Self; 4] = [Self::High, Self::Medium, Self::Low, Self::Note];

    /// The key used in files and reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Note => "note",
        }
    }

    /// The word for people.
    pub const fn title(self) -> Text {
        match self {
            Self::High => Text::new("alta", "high"),
            Self::Medium => Text::new("media", "medium"),
            Self::Low => Text::new("baja", "low"),
            Self::Note => Text::new("nota", "note"),
        }
    }
}

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Arithmetic or hard identity.
    Defect,
    /// An indication for a person to look at. Never a verdict.
    Lead,
    /// Information.
    Note,
    /// Speaks for the other side.
    Exculpatory,
}

impl Kind {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Defect => "defect",
            Self::Lead => "lead",
            Self::Note => "note",
            Self::Exculpatory => "exculpatory",
        }
    }

    /// The word for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Defect => Text::new("defecto", "defect"),
            Self::Lead => Text::new("indicio", "lead"),
            Self::Note => Text::new("nota", "note"),
            Self::Exculpatory => Text::new("a favor de la otra parte", "exculpatory"),
        }
    }
}

/// Where a finding stands: a cell of a source, or a line of the case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A cell or row of a table.
    Cell(CellRef),
    /// A line of `case.toml`.
    CaseLine(u32),
}

impl From<CellRef> for Place {
    fn from(at: CellRef) -> Self {
        Self::Cell(at)
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A person.
    Person,
    /// A row that could not be tied to a person.
    Row,
    /// Two rows.
    Pair,
    /// Several rows.
    Cluster,
    /// A crew.
    Crew,
    /// A polling place.
    Place,
    /// A tally sheet or the final count.
    Tally,
    /// A day or term.
    Date,
    /// A source.
    Source,
}

impl SubjectKind {
    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Row => "row",
            Self::Pair => "pair",
            Self::Cluster => "cluster",
            Self::Crew => "crew",
            Self::Place => "place",
            Self::Tally => "tally",
            Self::Date => "date",
            Self::Source => "source",
        }
    }

    /// Whether it stands for people, so that a public report shows a code in its place.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Person | Self::Row | Self::Pair | Self::Cluster)
    }
}

/// What a finding is about, by a key that is stable between versions of a source.
///
/// Personal keys (a CURP, a number, a name) never leave the program: reports carry a keyed code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Kind.
    pub kind: SubjectKind,
    /// Key; `urn:` ids for tallies and the like, identity keys for people.
    pub key: String,
    /// The persons concerned, by person key: more than one for pairs and clusters.
    pub persons: Vec<String>,
    /// The person's name as written, for the user's own eyes.
    pub label: Option<String>,
}

impl Subject {
    /// A person.
    pub fn person(key: impl Into<String>, label: impl Into<String>) -> Self {
        let key = key.into();
        Self { kind: SubjectKind::Person, persons: vec![key.clone()], key, label: Some(label.into()) }
    }

    /// Something that is no person.
    pub fn thing(kind: SubjectKind, key: impl Into<String>) -> Self {
        Self { kind, key: key.into(), persons: Vec::new(), label: None }
    }
}

/// One signal behind a finding, as a sentence with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The sentence.
    pub msg: Msg,
    /// Points it adds (permille), where the rule adds points.
    pub points: Option<i32>,
    /// The cell it was seen in.
    pub at: Option<Place>,
}

/// One way to read the law, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Stable key, such as `first_application`.
    pub key: &'static str,
    /// The reading and what follows.
    pub msg: Msg,
    /// Findings under this reading.
    pub findings: Option<u64>,
}

/// What a rule answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It ran and found nothing.
    Pass,
    /// It ran and found something.
    Fail,
    /// It depends on a reading of the law, or on a person's decision.
    Depends(Vec<Reading>),
    /// It could not run.
    NoData(Vec<Msg>),
    /// It does not apply to this vote.
    NotApplicable(Msg),
    /// It was switched off by the case.
    Off,
}

impl Outcome {
    /// The key used in reports.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Depends(_) => "depends",
            Self::NoData(_) => "no_data",
            Self::NotApplicable(_) => "not_applicable",
            Self::Off => "off",
        }
    }
}

/// What a person decided on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum DispositionState {
    /// Nobody has looked at it.
    #[default]
    Open,
    /// A person holds it to be right.
    Accepted,
    /// A person holds it to be wrong. It stays in the report.
    Dismissed,
    /// A person is still asking.
    Pending,
}

impl DispositionState {
    /// The key used in files and reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Dismissed => "dismissed",
            Self::Pending => "pending",
        }
    }

    /// The word for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Open => Text::new("por revisar", "to review"),
            Self::Accepted => Text::new("aceptado", "accepted"),
            Self::Dismissed => Text::new("descartado", "dismissed"),
            Self::Pending => Text::new("en duda", "pending"),
        }
    }
}

/// A person's decision, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disposition {
    /// The decision.
    pub state: DispositionState,
    /// Role or code of who decided.
    pub by: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
}

/// Something found. It cannot be made without a place in a source or in the case file.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// What it is.
    pub kind: Kind,
    /// Legal weight.
    pub severity: Severity,
    /// How sure, in permille.
    pub confidence: u16,
    /// What it is about.
    pub subject: Subject,
    /// The primary place.
    pub at: Place,
    /// Other places that belong to it.
    pub near: Vec<Place>,
    /// What it says.
    pub msg: Msg,
    /// The signals behind it.
    pub reasons: Vec<Reason>,
    /// What would refute it.
    pub refuted_by: Option<Msg>,
    /// Its legal ground.
    pub law: Vec<&'static Citation>,
    /// Readings on which it depends.
    pub readings: Vec<Reading>,
    /// The values it rests on. With rule and subject they make its id, so a decision expires when they change.
    pub evidence: Vec<String>,
}

impl Finding {
    /// A finding of a rule, with the rule's own kind, severity and law.
    pub fn of(meta: &'static Meta, subject: Subject, at: impl Into<Place>, msg: Msg) -> Self {
        Self {
            rule: meta.id,
            kind: meta.kind,
            severity: meta.severity,
            confidence: 1000,
            subject,
            at: at.into(),
            near: Vec::new(),
            msg,
            reasons: Vec::new(),
            refuted_by: None,
            law: meta.law.to_vec(),
            readings: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Sets what it is.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets its weight.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Sets how sure it is, in permille.
    #[must_use]
    pub fn confidence(mut self, permille: u16) -> Self {
        self.confidence = permille.min(1000);
        self
    }

    /// Adds other places.
    #[must_use]
    pub fn near(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.near.extend(places);
        self
    }

    /// Adds signals.
    #[must_use]
    pub fn because(mut self, reasons: impl IntoIterator<Item = Reason>) -> Self {
        self.reasons.extend(reasons);
        self
    }

    /// Says what would refute it.
    #[must_use]
    pub fn refuted_by(mut self, msg: Msg) -> Self {
        self.refuted_by = Some(msg);
        self
    }

    /// Adds readings on which it depends.
    #[must_use]
    pub fn readings(mut self, readings: impl IntoIterator<Item = Reading>) -> Self {
        self.readings.extend(readings);
        self
    }

    /// Adds a value it rests on.
    #[must_use]
    pub fn evidence(mut self, value: impl Into<String>) -> Self {
        self.evidence.push(value.into());
        self
    }
}
