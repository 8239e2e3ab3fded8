//! Sex as a CURP states it, and as rolls write it.

use crate::analysis::names::fold;

/// Sex as a CURP states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// `H`.
    Man,
    /// `M`.
    Woman,
    /// `X`, issued since 2023.
    NonBinary,
}

/// What the letter M means in a column: the other letter that is used tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SexLetters {
    /// H and M: hombre, mujer.
    HombreMujer,
    /// F and M: femenino, masculino.
    FemeninoMasculino,
}

impl SexLetters {
    /// The letters that a column uses; nothing where it uses both sets, or only M.
    pub fn of_column<'a>(values: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut h, mut f) = (false, false);
        for value in values {
            match value.trim() {
                "H" | "h" => h = true,
                "F" | "f" => f = true,
                _ => {}
            }
        }
        match (h, f) {
            (true, false) => Some(Self::HombreMujer),
            (false, true) => Some(Self::FemeninoMasculino),
            _ => None,
        }
    }
}

impl Sex {
    /// Reads a cell. A lone M is read only where the column tells what it means.
    pub fn parse(text: &str, letters: Option<SexLetters>) -> Option<Self> {
        Some(match fold(text).as_str() {
            "H" | "HOMBRE" | "MASC" | "MASCULINO" | "VARON" | "MALE" | "MAN" => Self::Man,
            "F" | "FEM" | "FEMENINO" | "MUJER" | "FEMALE" | "WOMAN" => Self::Woman,
            "X" | "NB" | "NO BINARIO" | "NO BINARIE" | "NONBINARY" => Self::NonBinary,
            "M" => match letters? {
                SexLetters::HombreMujer => Self::Woman,
                SexLetters::FemeninoMasculino => Self::Man,
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m_means_what_the_column_says() {
        let hm = SexLetters::of_column(["M", "H", ""].into_iter());
        let fm = SexLetters::of_column(["M", "F"].into_iter());
        assert_eq!(Sex::parse("M", hm), Some(Sex::Woman));
        assert_eq!(Sex::parse("m", fm), Some(Sex::Man));
        assert_eq!(Sex::parse("M", SexLetters::of_column(["M", "M"].into_iter())), None);
        assert_eq!(SexLetters::of_column(["H", "F"].into_iter()), None);
        assert_eq!(Sex::parse("Masc.", None), Some(Sex::Man));
    }
}
