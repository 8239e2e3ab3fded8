//! An identifier as typed, brought to the form in which it is judged, without allocating.

use std::fmt;

/// How many characters are kept. The longest identifier has 18.
const ROOM: usize = 24;

/// Capital Ñ, one byte in this form (its Latin-1 code).
pub(super) const ENYE: u8 = 0xD1;

/// Stands for any character that no identifier can carry.
const ALIEN: u8 = b'!';

/// Stands for a covering sign, such as the stars of `HEGJ******`.
const COVER: u8 = b'*';

/// Marks, in [`PLAIN`], a character that is left out.
const SKIP: u8 = 0;

/// What each ASCII character becomes.
const PLAIN: [u8; 128] = {
    let mut table = [ALIEN; 128];
    let mut at = 0u8;
    while at < 128 {
        table[at as usize] = match at {
            b' ' | b'\t' | b'-' | b'_' => SKIP,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'&' | COVER => at.to_ascii_uppercase(),
            _ => ALIEN,
        };
        at += 1;
    }
    table
};

/// Words that say "there is none", after compaction.
const ABSENT: [&[u8]; 22] = [
    b"0",
    b"00",
    b"N!A",
    b"N!D",
    b"NA",
    b"ND",
    b"NINGUNO",
    b"NOAPLICA",
    b"NONE",
    b"NOTIENE",
    b"NULL",
    b"PENDIENTE",
    b"S!D",
    b"S!N",
    b"SD",
    b"SINCURP",
    b"SINDATO",
    b"SINNSS",
    b"SINRFC",
    b"SN",
    b"X",
    b"XX",
];

/// An identifier in capitals, without blanks and hyphens.
///
/// Blanks, no-break spaces, hyphens and underscores are left out wherever they stand; small letters become
/// capitals; a full stop, a slash and every other sign is kept as a foreign character, because dropping it
/// could turn one identifier into another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Compact {
    bytes: [u8; ROOM],
    kept: usize,
    over: bool,
}

impl Compact {
    /// Brings a value to this form.
    pub fn of(value: &str) -> Self {
        let mut out = Self { bytes: [0; ROOM], kept: 0, over: false };
        if value.is_ascii() {
            for &b in value.as_bytes() {
                match PLAIN[usize::from(b)] {
                    SKIP => {}
                    plain => out.push(plain),
                }
            }
            return out;
        }
        for c in value.chars() {
            match c {
                '\0'..='\x7f' => match PLAIN[c as usize] {
                    SKIP => {}
                    plain => out.push(plain),
                },
                '\u{a0}'
                | '\u{2007}'
                | '\u{200b}'
                | '\u{202f}'
                | '\u{feff}'
                | '\u{2010}'..='\u{2015}'
                | '\u{2212}' => {}
                'Ñ' | 'ñ' => out.push(ENYE),
                '\u{303}' if out.bytes().last() == Some(&b'N') => out.bytes[out.kept - 1] = ENYE,
                '•' | '●' | '█' | '■' | '…' | '∗' | '＊' => out.push(COVER),
                _ => out.push(ALIEN),
            }
        }
        out
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.kept) {
            *slot = byte;
            self.kept += 1;
        } else {
            self.over = true;
        }
    }

    /// The characters, one byte each: capitals, digits, `&`, Ñ as Latin-1, `*` covered, `!` foreign.
    pub(in crate::analysis) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.kept]
    }

    /// How many characters; one more than can be kept where the value is longer.
    pub fn len(&self) -> usize {
        self.kept + usize::from(self.over)
    }

    /// Whether nothing but blanks and hyphens was written.
    pub fn is_empty(&self) -> bool {
        self.kept == 0
    }

    /// Whether it is a word for "there is none".
    pub(super) fn says_absent(&self) -> bool {
        self.kept <= 9 && ABSENT.contains(&self.bytes())
    }

    /// Whether words are written where an identifier should be (`EN TRAMITE`, `EXTRANJERO`): none is all letters.
    pub(super) fn is_words(&self) -> bool {
        let b = self.bytes();
        b.len() >= 4
            && b.iter().all(|c| c.is_ascii_alphabetic() || *c == ENYE)
            && b.iter().any(|c| Some(c) != b.first())
    }

    /// Whether characters were covered on purpose: stars, or X in two or more places that hold digits.
    pub(super) fn is_masked(&self, full: usize, holds_digit: impl Fn(usize) -> bool) -> bool {
        let (mut covers, mut crosses) = (0, 0);
        for (at, &b) in self.bytes().iter().enumerate() {
            covers += usize::from(b == COVER);
            crosses += usize::from(b == b'X' && holds_digit(at));
        }
        covers >= 2 || (covers == 1 && self.len() <= full) || crosses >= 2
    }

    /// The same value with a zero before it, as it stood before a spreadsheet took it for a number.
    pub(super) fn with_leading_zero(&self) -> Self {
        let mut out = Self { bytes: [0; ROOM], kept: 0, over: self.over };
        out.push(b'0');
        for &b in self.bytes() {
            out.push(b);
        }
        out
    }
}

impl fmt::Display for Compact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes().iter().try_for_each(|&b| fmt::Write::write_char(f, char::from(b)))
    }
}

/// Personal data: the length alone.
impl fmt::Debug for Compact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Compact({} characters)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_hyphens_and_small_letters_do_not_count() {
        assert_eq!(Compact::of(" gode 561231-gr8\t").to_string(), "GODE561231GR8");
        assert_eq!(Compact::of("mun\u{303}o").to_string(), "MUÑO");
        assert_eq!(Compact::of("MU/O.").to_string(), "MU!O!");
    }

    #[test]
    fn what_is_too_long_is_known_to_be() {
        assert_eq!(Compact::of(&"A".repeat(24)).len(), 24);
        assert_eq!(Compact::of(&"A".repeat(500)).len(), 25);
    }

    #[test]
    fn debug_shows_no_personal_data() {
        assert_eq!(format!("{:?}", Compact::of("GODE561231GR8")), "Compact(13 characters)");
    }
}
