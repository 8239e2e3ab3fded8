//! A citation: what an instrument says, since when, and how sure we are of it.

use chrono::NaiveDate;

use super::Text;

/// A legal instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Instrument {
    /// Ley Federal del Trabajo.
    Lft,
    /// Constitución Política de los Estados Unidos Mexicanos.
    Cpeum,
    /// Ley del Seguro Social.
    Lss,
    /// Ley de los Husos Horarios.
    Lhh,
    /// Ley General de Transparencia y Acceso a la Información Pública.
    Lgtaip,
    /// CFCRL's general guidelines of 17 August 2022.
    Lineamientos,
    /// Decree of 1 May 2019, transitory articles.
    Decree2019,
    /// RENAPO's normative instructions for the CURP.
    CurpRules,
    /// SAT's algorithm for the RFC.
    RfcRules,
}

impl Instrument {
    /// Its short name, as written before an article.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Lft => "LFT",
            Self::Cpeum => "CPEUM",
            Self::Lss => "LSS",
            Self::Lhh => "LHH",
            Self::Lgtaip => "LGTAIP",
            Self::Lineamientos => "Lineamientos 2022",
            Self::Decree2019 => "Decreto 1-V-2019",
            Self::CurpRules => "Instructivo CURP",
            Self::RfcRules => "SAT RFC",
        }
    }
}

/// How well a citation was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Read in the text of the instrument.
    Verified,
    /// A secondary source; the text itself was not available.
    Secondary,
    /// An inference from a verified text: a reading, said to be one.
    Inference,
}

impl Force {
    /// The mark printed beside a citation.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Verified => "V",
            Self::Secondary => "S",
            Self::Inference => "I",
        }
    }

    /// What the mark means.
    pub const fn meaning(self) -> Text {
        match self {
            Self::Verified => {
                Text::new("leído en el texto de la norma", "read in the text of the instrument")
            }
            Self::Secondary => Text::new("fuente secundaria", "secondary source"),
            Self::Inference => {
                Text::new("lectura o analogía, no texto expreso", "a reading or analogy, not express text")
            }
        }
    }
}

/// One provision. `from` and `until` bound the wording that is summarised, so that the text
/// in force on the vote's date is the one that is cited.
#[derive(Debug)]
pub struct Citation {
    /// Stable key used in reports, such as `LFT-390-BIS-III-A`.
    pub key: &'static str,
    /// The instrument.
    pub instrument: Instrument,
    /// Article, fraction and paragraph, as lawyers write it: `390 Bis, fracción III, inciso a)`.
    pub article: Text,
    /// What it provides, in our own words.
    pub says: Text,
    /// First day on which this wording is known to have been in force.
    pub from: NaiveDate,
    /// Last day of this wording; `None` while it is in force.
    pub until: Option<NaiveDate>,
    /// How well it was checked.
    pub force: Force,
}

impl Citation {
    /// Whether this wording was in force on a day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}
