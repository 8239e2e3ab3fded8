//! Identifiers packed into integers, six bits a character, so that comparing two is one instruction.

use crate::analysis::identity::{Compact, IdReason, curp, nss, rfc};

/// A packed identifier with what its check digit says, in the highest bit. 0 is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::analysis) struct Code(u128);

const HOLDS: u128 = 1 << 127;

impl Code {
    /// Packed characters, and whether form and check digit hold.
    pub(super) const fn new(packed: u128, holds: bool) -> Self {
        Self(if holds && packed != 0 { packed | HOLDS } else { packed })
    }

    /// The characters.
    pub(super) const fn packed(self) -> u128 {
        self.0 & !HOLDS
    }

    /// Whether form and check digit hold.
    pub(super) const fn holds(self) -> bool {
        self.0 & HOLDS != 0
    }
}

/// Packs up to 21 characters.
pub(super) fn pack(bytes: &[u8]) -> u128 {
    bytes.iter().take(21).fold(0, |packed, &b| (packed << 6) | u128::from(six(b)))
}

const fn six(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0' + 1,
        b'A'..=b'Z' => byte - b'A' + 11,
        b'&' => 37,
        0xD1 => 38,
        _ => 39,
    }
}

/// How many characters are packed.
pub(super) const fn length(packed: u128) -> u32 {
    (128 - packed.leading_zeros()).div_ceil(6)
}

/// The first characters of a longer value.
pub(super) const fn head(packed: u128, count: u32) -> u128 {
    let all = length(packed);
    if all > count { packed >> (6 * (all - count)) } else { packed }
}

/// Whether two values are at most one edit apart: a character other, lost, added, or two neighbours turned.
pub(super) fn one_edit(a: u128, b: u128) -> bool {
    let (a, b) = if length(a) <= length(b) { (a, b) } else { (b, a) };
    match length(b) - length(a) {
        0 => {
            let mut other = a ^ b;
            if other == 0 {
                return true;
            }
            let low = other.trailing_zeros() / 6 * 6;
            other >>= low;
            if other < 64 {
                return true;
            }
            let (x, y) = ((a >> low) & 0xFFF, (b >> low) & 0xFFF);
            other < 4_096 && x >> 6 == y & 63 && x & 63 == y >> 6
        }
        1 => {
            // The first place from the right where they differ is the added one.
            let same = ((a ^ b).trailing_zeros() / 6 * 6).min(6 * length(a));
            b >> (same + 6) == a >> same
        }
        _ => false,
    }
}

/// Whether two codes that both hold differ in one character alone. Their check digit is then the same one, and the
/// character is among those that it lets pass for each other: of a CURP any two figures in the tens of the day,
/// whose weight is ten, and elsewhere values two, five or ten apart, by the weight.
pub(super) const fn unseen(x: Code, y: Code) -> bool {
    x.holds() && y.holds() && one_other(x.packed() ^ y.packed())
}

/// Whether two CURPs are those of two people: both hold, and more than one character differs.
pub(in crate::analysis) fn two_people(x: Code, y: Code) -> bool {
    x.holds() && y.holds() && x != y && !unseen(x, y)
}

/// Whether the characters in which two values differ are one.
pub(super) const fn one_other(differing: u128) -> bool {
    differing != 0 && differing >> (differing.trailing_zeros() / 6 * 6) < 64
}

/// A CURP, if it says who somebody is: not blank, masked or generic, and at least ten characters.
pub(super) fn curp(text: &str) -> Code {
    if text.is_empty() {
        return Code::default();
    }
    let check = curp::check(text);
    code(&check.normalised, check.reason, 17, 19)
}

/// An RFC, likewise; ten characters are enough.
pub(super) fn rfc(text: &str) -> Code {
    if text.is_empty() {
        return Code::default();
    }
    let check = rfc::check(text);
    code(&check.normalised, check.reason, 10, 14)
}

/// An NSS, likewise.
pub(super) fn nss(text: &str) -> Code {
    if text.is_empty() {
        return Code::default();
    }
    let check = nss::check(text);
    let holds = matches!(check.reason, None | Some(IdReason::LostZero));
    let code = code(&check.normalised, check.reason, 9, 12);
    Code::new(code.packed(), holds)
}

fn code(text: &Compact, reason: Option<IdReason>, least: usize, most: usize) -> Code {
    let silent = matches!(
        reason,
        Some(IdReason::Empty | IdReason::Absent | IdReason::Masked | IdReason::Generic | IdReason::Encoding)
    );
    let bytes = text.bytes();
    let filler = bytes.iter().skip(1).all(|b| Some(b) == bytes.get(1)) || bytes.contains(&b'*');
    if silent || filler || bytes.len() < least || bytes.len() > most {
        return Code::default();
    }
    Code::new(pack(bytes), reason.is_none())
}

/// An employee number: letters and digits without leading zeros. Long ones are hashed.
pub(super) fn number(text: &str, scratch: &mut Vec<u8>) -> u64 {
    scratch.clear();
    for c in text.chars() {
        match c {
            '0' if scratch.is_empty() => {}
            c if c.is_ascii_alphanumeric() => scratch.push(c.to_ascii_uppercase() as u8),
            c if c.is_alphanumeric() => scratch.extend_from_slice(c.to_string().as_bytes()),
            _ => {}
        }
    }
    let filler = scratch.len() > 1 && scratch.iter().all(|b| Some(b) == scratch.first());
    let absent =
        matches!(scratch.as_slice(), b"" | b"NA" | b"SN" | b"ND" | b"X" | b"SINNUMERO" | b"PENDIENTE");
    if filler || absent {
        return 0;
    }
    if scratch.len() <= 10 && scratch.is_ascii() {
        pack(scratch) as u64
    } else {
        super::intern::hash(scratch) | 1 << 63
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_values_are_compared_as_written() {
        let p = |text: &str| pack(text.as_bytes());
        assert!(one_edit(p("HEGG560427"), p("HEGG560427")) && one_edit(p("HEGG560427"), p("HEGG560421")));
        assert!(one_edit(p("HEGG560427"), p("HEGG564027")) && one_edit(p("HEGG560427"), p("EGG560427")));
        assert!(one_edit(p("HEGG560427"), p("HEGG56042")) && one_edit(p("HEGG560427"), p("HEG560427")));
        assert!(!one_edit(p("HEGG560427"), p("HEGX560428")) && !one_edit(p("1234"), p("2143")));
        assert_eq!((length(p("ABC")), head(p("ABCD"), 2)), (3, p("AB")));
    }

    #[test]
    fn fillers_are_no_values() {
        assert_eq!((curp("XEXX010101HNEXXXA4").packed(), nss("00000000000").packed()), (0, 0));
        let mut room = Vec::new();
        assert_eq!((number("000", &mut room), number(" - ", &mut room)), (0, 0));
        assert_eq!(number("00123", &mut room), number("123", &mut room));
    }
}
