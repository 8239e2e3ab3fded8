//! The causes for which a roll is objected to, and what is asked for each.

use crate::model::{Finding, SubjectKind, Text, Vote};

/// What is asked of the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Request {
    /// Take a person off the roll.
    Exclude,
    /// Put a missing person on it.
    Include,
    /// Clear up an entry, and correct it.
    Correct,
    /// Something about the roll as a whole.
    Order,
}

impl Request {
    /// The word for a table.
    pub const fn word(self) -> Text {
        match self {
            Self::Exclude => Text::new("excluir", "exclude"),
            Self::Include => Text::new("incluir", "include"),
            Self::Correct => Text::new("aclarar y corregir", "clear up and correct"),
            Self::Order => Text::new("ordenar", "order"),
        }
    }
}

/// A cause of objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// Indications of confianza functions (EL-01).
    Confianza,
    /// Hired after the cut-off (EL-03).
    HiredAfter,
    /// No longer works there (EL-05).
    Left,
    /// Works for a contractor (EL-06).
    Contractor,
    /// Works for the client, by another firm's list (EL-06, seen in that list).
    HiddenEmployee,
    /// An operator taken off as confianza (EL-02).
    OperatorRemoved,
    /// Dismissed within the window and missing (EL-04).
    DismissedMissing,
    /// Suspended or on leave, and left out (EL-07).
    OnLeave,
    /// One person in several entries (EL-08).
    Twice,
    /// An identity that cannot be right, or a number on several persons (EL-08).
    Identity,
    /// The roll differs from other lists (EL-09).
    Differences,
    /// The employer made or altered the roll (EL-10).
    EmployerMade,
    /// The employer's report lacks what it must carry (RL-01).
    Fields,
}

impl Ground {
    /// All, in the order of the letter.
    pub const ALL: [Self; 13] = [
        Self::Confianza,
        Self::HiredAfter,
        Self::Left,
        Self::Contractor,
        Self::HiddenEmployee,
        Self::OperatorRemoved,
        Self::DismissedMissing,
        Self::OnLeave,
        Self::Twice,
        Self::Identity,
        Self::Differences,
        Self::EmployerMade,
        Self::Fields,
    ];

    /// The cause to which a finding belongs; `None` for findings that are no objection to a roll.
    pub fn of(finding: &Finding, on_roll: bool) -> Option<Self> {
        let ground = match finding.rule.0 {
            "EL-01" => Self::Confianza,
            "EL-02" => Self::OperatorRemoved,
            "EL-03" => Self::HiredAfter,
            "EL-04" => Self::DismissedMissing,
            "EL-05" => Self::Left,
            "EL-06" if on_roll => Self::Contractor,
            "EL-06" => Self::HiddenEmployee,
            "EL-07" => Self::OnLeave,
            "EL-08" if Self::same_person(finding) => Self::Twice,
            "EL-08" => Self::Identity,
            "EL-09" => Self::Differences,
            "EL-10" => Self::EmployerMade,
            "RL-01" => Self::Fields,
            _ => return None,
        };
        Some(ground)
    }

    /// Whether EL-08 says that several entries may be one person: a pair, or a cluster of one person.
    fn same_person(finding: &Finding) -> bool {
        let subject = &finding.subject;
        match subject.kind {
            SubjectKind::Pair => true,
            SubjectKind::Cluster => !subject.persons.is_empty(),
            SubjectKind::Person
            | SubjectKind::Row
            | SubjectKind::Crew
            | SubjectKind::Place
            | SubjectKind::Tally
            | SubjectKind::Date
            | SubjectKind::Source => false,
        }
    }

    /// What is asked for it. Where the law of a vote sets no rule, only that the entry be cleared up.
    pub const fn request(self, vote: Vote) -> Request {
        let open = matches!(vote, Vote::Contract | Vote::Legitimization | Vote::Officers);
        match self {
            Self::HiredAfter | Self::DismissedMissing if open => Request::Correct,
            Self::Confianza | Self::HiredAfter | Self::Left | Self::Contractor => Request::Exclude,
            Self::HiddenEmployee | Self::OperatorRemoved | Self::DismissedMissing | Self::OnLeave => {
                Request::Include
            }
            Self::Twice | Self::Identity | Self::Differences => Request::Correct,
            Self::EmployerMade | Self::Fields => Request::Order,
        }
    }

    /// Whether a person in it counts among the doubtful entries of the materiality (`contract.md`).
    pub const fn is_doubtful_entry(self) -> bool {
        matches!(self, Self::Confianza | Self::HiredAfter | Self::Left | Self::Contractor | Self::Twice)
    }

    /// Whether a person in it counts among the excluded of the materiality.
    pub const fn is_missing_person(self) -> bool {
        matches!(self, Self::OperatorRemoved | Self::DismissedMissing | Self::OnLeave)
    }

    /// Its heading.
    pub const fn title(self) -> Text {
        match self {
            Self::Confianza => Text::new(
                "Personas con indicios de funciones de confianza",
                "Persons with indications of confianza (supervisory or management) functions",
            ),
            Self::HiredAfter => Text::new(
                "Personas que ingresaron después de la fecha de corte",
                "Persons hired after the cut-off",
            ),
            Self::Left => Text::new(
                "Personas que terminaron su relación de trabajo y siguen en el padrón",
                "Persons whose employment ended and who are still on the roll",
            ),
            Self::Contractor => {
                Text::new("Personas que trabajan para una contratista", "Persons who work for a contractor")
            }
            Self::HiddenEmployee => Text::new(
                "Personas de otra empresa que trabajarían para el patrón y faltan en el padrón",
                "Persons of another firm who would work for the employer and are missing from the roll",
            ),
            Self::OperatorRemoved => Text::new(
                "Personal operativo que falta en el padrón o aparece como confianza",
                "Production workers who are missing from the roll or classed as confianza",
            ),
            Self::DismissedMissing => Text::new(
                "Personas despedidas dentro del plazo que faltan en el padrón",
                "Persons dismissed within the window who are missing from the roll",
            ),
            Self::OnLeave => Text::new(
                "Personas suspendidas o con licencia que faltan en el padrón",
                "Suspended or on-leave persons who are missing from the roll",
            ),
            Self::Twice => Text::new(
                "Personas que aparecen, o pueden aparecer, más de una vez",
                "Persons who appear, or may appear, more than once",
            ),
            Self::Identity => Text::new(
                "Registros cuyos datos de identidad no pueden ser correctos",
                "Entries whose identity data cannot be right",
            ),
            Self::Differences => Text::new(
                "Diferencias del padrón con otras listas",
                "Differences between the roll and other lists",
            ),
            Self::EmployerMade => {
                Text::new("Intervención del patrón en el padrón", "The employer's intervention in the roll")
            }
            Self::Fields => Text::new(
                "Datos que faltan en el informe del patrón",
                "Data missing from the employer's report",
            ),
        }
    }
}
