//! Why an identifier does not hold, as a stable code, with what follows from it.

use crate::model::Text;

/// What a fault of an identifier means for the row that carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Nothing to judge: no value, or a covered one.
    Silent,
    /// Seen in genuine documents; worth a look together with other signs.
    Unusual,
    /// Probably wrong, but a registry may have issued it.
    Doubtful,
    /// No registry issues such a value: a slip of the pen, or an invented one.
    Impossible,
}

impl Grade {
    /// The word for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Silent => Text::new("sin dato que revisar", "nothing to check"),
            Self::Unusual => Text::new("poco común", "unusual"),
            Self::Doubtful => Text::new("dudoso", "doubtful"),
            Self::Impossible => Text::new("imposible", "impossible"),
        }
    }
}

/// Why an identifier does not hold. The first that applies, in this order, is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdReason {
    /// The line is not UTF-8 text.
    Encoding,
    /// Nothing is written.
    Empty,
    /// A word for "there is none" is written.
    Absent,
    /// Characters are covered on purpose.
    Masked,
    /// A value that stands for anybody: `XAXX010101000`, `XEXX010101HNEXXXA4`, eleven zeros.
    Generic,
    /// Ten digits that hold with the zero that a spreadsheet drops before them.
    LostZero,
    /// Only the first ten characters of an RFC, without homoclave.
    Partial,
    /// Wrong number of characters.
    Length,
    /// A character that cannot stand in its place.
    Form,
    /// A day that does not exist.
    Date,
    /// No such state code.
    State,
    /// Letters that the registry replaces, unreplaced.
    Offensive,
    /// A homoclave that the published method cannot give.
    Homoclave,
    /// The check digit does not agree with the rest.
    CheckDigit,
}

impl IdReason {
    /// All, in the order in which they are tried.
    pub const ALL: [Self; 14] = [
        Self::Encoding,
        Self::Empty,
        Self::Absent,
        Self::Masked,
        Self::Generic,
        Self::LostZero,
        Self::Partial,
        Self::Length,
        Self::Form,
        Self::Date,
        Self::State,
        Self::Offensive,
        Self::Homoclave,
        Self::CheckDigit,
    ];

    /// The stable code, as `escrutinio ids` prints it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Empty => "empty",
            Self::Absent => "absent",
            Self::Masked => "masked",
            Self::Generic => "generic",
            Self::LostZero => "lost_zero",
            Self::Partial => "partial",
            Self::Length => "length",
            Self::Form => "form",
            Self::Date => "date",
            Self::State => "state",
            Self::Offensive => "offensive",
            Self::Homoclave => "homoclave",
            Self::CheckDigit => "check_digit",
        }
    }

    /// The reason in words.
    pub const fn text(self) -> Text {
        match self {
            Self::Encoding => Text::new("el renglón no es texto UTF-8", "the line is not UTF-8 text"),
            Self::Empty => Text::new("no hay nada escrito", "nothing is written"),
            Self::Absent => Text::new("dice que no hay dato", "it says there is none"),
            Self::Masked => {
                Text::new("está tapado con asteriscos o equis", "it is covered with stars or crosses")
            }
            Self::Generic => Text::new(
                "es una clave genérica, de nadie en particular",
                "it is a generic key, nobody's in particular",
            ),
            Self::LostZero => Text::new(
                "le falta el cero inicial, que las hojas de cálculo suelen quitar",
                "its leading zero is missing, which spreadsheets tend to drop",
            ),
            Self::Partial => Text::new(
                "solo trae los diez primeros caracteres, sin homoclave",
                "only the first ten characters, no homoclave",
            ),
            Self::Length => Text::new(
                "no tiene el número de caracteres que debe",
                "it does not have the right number of characters",
            ),
            Self::Form => Text::new(
                "lleva un carácter que no puede ir en ese lugar",
                "a character cannot stand where it stands",
            ),
            Self::Date => Text::new("la fecha que contiene no existe", "the date inside it does not exist"),
            Self::State => Text::new(
                "la clave de entidad que contiene no existe",
                "the state code inside it does not exist",
            ),
            Self::Offensive => Text::new(
                "empieza con una palabra que el registro sustituye",
                "it begins with a word that the registry replaces",
            ),
            Self::Homoclave => Text::new(
                "la homoclave no puede salir del método publicado",
                "the published method cannot give this homoclave",
            ),
            Self::CheckDigit => Text::new(
                "el dígito verificador no corresponde al resto",
                "the check digit does not agree with the rest",
            ),
        }
    }
}
