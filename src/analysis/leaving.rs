//! How an employment ended, as lists write it: what decides whether the person still votes.

use chrono::NaiveDate;

use crate::analysis::names::unaccent;
use crate::model::{Entry, Field, Text};

/// How an employment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// The employer ended it: dismissal, rescission by the employer.
    Dismissal,
    /// The end is before a court or the conciliation authority.
    SubJudice,
    /// The worker ended it.
    Resignation,
    /// Both ended it: settlement, ratified agreement, signed final pay.
    Settlement,
    /// Retirement or pension.
    Retirement,
    /// Death.
    Death,
    /// The list does not say, or says what could be any of these (`OTRAS`, `TERMINO DE CONTRATO`).
    Unsaid,
}

/// Words that tell, strongest first: a dismissal that went to court is before the court, a settled dismissal
/// is settled.
const WORDS: [(Leaving, &[&str]); 6] = [
    (
        Leaving::SubJudice,
        &[
            "SUB JUDICE",
            "SUBJUDICE",
            "JUICIO",
            "DEMANDA",
            "DEMANDO",
            "LITIGIO",
            "TRIBUNAL",
            "REINSTALACION",
            "LAWSUIT",
            "IN COURT",
            "PENDING CLAIM",
            "REINSTATEMENT",
        ],
    ),
    (Leaving::Death, &["DEFUNCION", "FALLECI", "MUERTE", "DEATH", "DECEASED"]),
    (
        Leaving::Settlement,
        &[
            "CONVENIO",
            "FINIQUITO",
            "LIQUIDACION",
            "MUTUO",
            "RATIFICA",
            "ACUERDO",
            "SETTLE",
            "MUTUAL",
            "AGREEMENT",
        ],
    ),
    (
        Leaving::Resignation,
        &[
            "RENUNCI",
            "SEPARACION VOLUNTARIA",
            "BAJA VOLUNTARIA",
            "RETIRO VOLUNTARIO",
            "VOLUNTARI",
            "RESIGN",
            "QUIT",
        ],
    ),
    (Leaving::Retirement, &["JUBILA", "PENSION", "CESANTIA", "RETIRO", "RETIRE"]),
    (
        Leaving::Dismissal,
        &[
            "DESPID",
            "DESPED",
            "RESCISION",
            "RESCINDI",
            "INJUSTIFICAD",
            "CESE",
            "DISMISS",
            "FIRED",
            "TERMINATED",
        ],
    ),
];

impl Leaving {
    /// Reads a reason as written in a list or in an IMSS movement.
    pub fn parse(text: &str) -> Self {
        let folded: String =
            text.chars().filter_map(unaccent).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let words: Vec<&str> = folded.split_whitespace().collect();
        WORDS
            .iter()
            .find(|(_, list)| list.iter().any(|sought| said(&words, sought)))
            .map_or(Self::Unsaid, |(kind, _)| *kind)
    }

    /// In words.
    pub const fn title(self) -> Text {
        match self {
            Self::Dismissal => Text::new("despido", "dismissal"),
            Self::SubJudice => Text::new("asunto ante la autoridad", "matter before the authority"),
            Self::Resignation => Text::new("renuncia o separación voluntaria", "resignation"),
            Self::Settlement => Text::new("convenio o finiquito", "settlement"),
            Self::Retirement => Text::new("jubilación o pensión", "retirement"),
            Self::Death => Text::new("fallecimiento", "death"),
            Self::Unsaid => Text::new("motivo no dicho", "reason not said"),
        }
    }

    /// Whether it ended the relationship for good, so that the dismissed worker's protection does not hold.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Resignation | Self::Settlement | Self::Retirement | Self::Death)
    }
}

/// Whether words begin with the sought ones somewhere, and are not denied there (`SIN FINIQUITO`).
fn said(words: &[&str], sought: &str) -> bool {
    let sought: Vec<&str> = sought.split(' ').collect();
    words.windows(sought.len()).enumerate().any(|(at, seen)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let denied = before.is_some_and(|word| ["NO", "SIN", "NOT", "WITHOUT"].contains(word));
        !denied && seen.iter().zip(&sought).all(|(seen, sought)| seen.starts_with(sought))
    })
}

/// When and how the person of a row left, if the row says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// The day, where the list gives one that can be read.
    pub day: Option<NaiveDate>,
    /// How.
    pub how: Leaving,
}

impl Departure {
    /// What a row of any list says; `None` where it says nothing of leaving.
    pub fn of(entry: &Entry<'_>) -> Option<Self> {
        let day = entry.date(Field::LeaveDate);
        let text = entry.text(Field::LeaveKind);
        (day.is_some() || !text.is_empty()).then(|| Self { day, how: Leaving::parse(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_as_lists_write_them() {
        for (text, kind) in [
            ("DESPIDO INJUSTIFICADO", Leaving::Dismissal),
            ("Rescisión", Leaving::Dismissal),
            ("RENUNCIA", Leaving::Resignation),
            ("SEPARACION VOLUNTARIA", Leaving::Resignation),
            ("renunció", Leaving::Resignation),
            ("CONVENIO RATIFICADO", Leaving::Settlement),
            ("Despido, con finiquito firmado", Leaving::Settlement),
            ("DESPIDO, DEMANDA EN CURSO", Leaving::SubJudice),
            ("RENUNCIA (EN JUICIO)", Leaving::SubJudice),
            ("DESPIDO SIN FINIQUITO", Leaving::Dismissal),
            ("Jubilación", Leaving::Retirement),
            ("DEFUNCIÓN", Leaving::Death),
            ("OTRAS", Leaving::Unsaid),
            ("SUSPENSION", Leaving::Unsaid),
            ("ABANDONO DE EMPLEO", Leaving::Unsaid),
            ("TERMINO DE CONTRATO", Leaving::Unsaid),
            ("", Leaving::Unsaid),
        ] {
            assert_eq!(Leaving::parse(text), kind, "{text}");
        }
    }
}
