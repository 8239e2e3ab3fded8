//! The kinds of union vote, which decide who may vote and which test counts.

use super::Text;

/// A kind of vote, as in `case.vote`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vote {
    /// Contest for the constancia de representatividad (LFT 390 Bis).
    Representation,
    /// Recuento for the titularity of a contract (LFT 389, 897-F).
    Titularity,
    /// Strike recuento (LFT 931).
    Strike,
    /// Approval of an initial contract or of a revision (LFT 390 Ter).
    Contract,
    /// Election of union officers (LFT 371 IX).
    Officers,
    /// Legitimization of a contract that stood before May 2019 (transitory 11).
    Legitimization,
}

impl Vote {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 6] = [
        Self::Representation,
        Self::Titularity,
        Self::Strike,
        Self::Contract,
        Self::Officers,
        Self::Legitimization,
    ];

    /// The key used in files and flags.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Representation => "representation",
            Self::Titularity => "titularity",
            Self::Strike => "strike",
            Self::Contract => "contract",
            Self::Officers => "officers",
            Self::Legitimization => "legitimization",
        }
    }

    /// The kind that a key names.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vote| vote.key() == key)
    }

    /// How people call it.
    pub const fn title(self) -> Text {
        match self {
            Self::Representation => Text::new("elección de representación", "representation election"),
            Self::Titularity => Text::new("recuento de titularidad", "recount of contract titularity"),
            Self::Strike => Text::new("recuento de huelga", "strike recount"),
            Self::Contract => Text::new("consulta del contrato colectivo", "vote on the collective contract"),
            Self::Officers => Text::new("elección de directiva sindical", "election of union officers"),
            Self::Legitimization => {
                Text::new("legitimación del contrato colectivo", "legitimization of the collective contract")
            }
        }
    }

    /// Whether the ballot asks one question, answered yes or no (or for and against).
    pub const fn single_question(self) -> bool {
        matches!(self, Self::Contract | Self::Legitimization | Self::Strike)
    }
}

/// Contract votes only: a first contract, or the revision of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Stage {
    /// A first contract.
    #[default]
    Initial,
    /// A revision or modification.
    Revision,
}

impl Stage {
    /// The key used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Revision => "revision",
        }
    }
}
