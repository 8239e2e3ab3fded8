//! What a title says beside the function: who only helps, and how the employer labels the post.

use crate::model::{Msg, Text};

use super::Function;

/// How a person stands to the function that the title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Has it.
    Own,
    /// Has it in the second place (`SUP. AUX.`).
    Deputy,
    /// Helps whoever has it (`AUX. DE SUPERVISOR`).
    Helper,
}

impl Standing {
    /// The indication of a function in this standing, in permille.
    ///
    /// Calibrated on the supervisor's 920: a deputy keeps 850 of it, a helper 400.
    pub(super) const fn apply(self, function: Function) -> u16 {
        let points = function.points();
        match self {
            Self::Own => points,
            Self::Deputy => points - points * 7 / 92,
            Self::Helper => points * 10 / 23,
        }
    }

    /// The sentence that explains what is taken off.
    pub(super) const fn sentence(self) -> Option<Msg> {
        match self {
            Self::Own => None,
            Self::Deputy => Some(Msg::new(
                "el puesto dice que la ejerce como auxiliar",
                "the position says that it is held as a deputy",
            )),
            Self::Helper => Some(Msg::new(
                "el puesto dice que ayuda a quien la ejerce",
                "the position says that it helps whoever holds it",
            )),
        }
    }
}

/// How the employer labels a post. Recorded, and tested against the functions; it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// `CONFIANZA`.
    Confianza,
    /// `NO SINDICALIZADO`.
    NonUnion,
    /// `SINDICALIZADO`.
    Unionized,
    /// `EMPLEADO`, as against worker.
    Employee,
    /// `STAFF`.
    Staff,
    /// `SALARIED`.
    Salaried,
    /// `ADMVO.`
    Office,
    /// `HOURLY`.
    Hourly,
    /// `DIRECTO`: a word of cost accounting.
    Direct,
    /// `INDIRECTO`: a word of cost accounting, not confianza.
    Indirect,
}

impl Label {
    /// The label in words.
    pub const fn title(self) -> Text {
        match self {
            Self::Confianza => Text::new("de confianza", "confianza"),
            Self::NonUnion => Text::new("no sindicalizado", "non-union"),
            Self::Unionized => Text::new("sindicalizado", "unionized"),
            Self::Employee => Text::new("empleado", "employee (office)"),
            Self::Staff => Text::new("personal de oficina (staff)", "staff"),
            Self::Salaried => Text::new("asalariado de oficina", "salaried"),
            Self::Office => Text::new("administrativo", "administrative"),
            Self::Hourly => Text::new("por hora", "hourly"),
            Self::Direct => Text::new("mano de obra directa", "direct labor"),
            Self::Indirect => Text::new("mano de obra indirecta", "indirect labor"),
        }
    }

    /// Whether the employer sets the person apart from the workers of the contract.
    pub const fn sets_apart(self) -> bool {
        matches!(
            self,
            Self::Confianza | Self::NonUnion | Self::Employee | Self::Staff | Self::Salaried | Self::Office
        )
    }
}
