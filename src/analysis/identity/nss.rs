//! NSS: the social security number of 11 digits.

use super::{Compact, Grade, IdReason};

/// What a social security number says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NssCheck {
    /// In capitals, without blanks; with its leading zero back where that zero makes the number hold.
    pub normalised: Compact,
    /// Why it does not hold; nothing if it does.
    pub reason: Option<IdReason>,
    /// What the digits say, where the form holds.
    pub parts: Option<Parts>,
}

/// What the digits of a social security number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Office that registered the worker first. The published list is partial: no number is doubted for it.
    pub office: u8,
    /// Year of first registration, without century.
    pub registered: u8,
    /// Year of birth, without century. Many old numbers carry a wrong one.
    pub born: u8,
}

impl Parts {
    /// Whether the office code says that no birth year was known.
    pub const fn lacks_birth_year(self) -> bool {
        self.office == 97
    }
}

impl NssCheck {
    /// Whether form and check digit hold.
    pub const fn is_valid(&self) -> bool {
        self.reason.is_none()
    }

    /// What the fault means, if there is one.
    pub fn grade(&self) -> Option<Grade> {
        self.reason.map(grade)
    }
}

/// What a fault of a social security number means.
pub const fn grade(reason: IdReason) -> Grade {
    match reason {
        IdReason::Encoding | IdReason::Empty | IdReason::Absent | IdReason::Masked => Grade::Silent,
        IdReason::Generic | IdReason::LostZero => Grade::Unusual,
        IdReason::CheckDigit => Grade::Doubtful,
        IdReason::Partial
        | IdReason::Length
        | IdReason::Form
        | IdReason::Date
        | IdReason::State
        | IdReason::Offensive
        | IdReason::Homoclave => Grade::Impossible,
    }
}

/// Judges a social security number.
pub fn check(value: &str) -> NssCheck {
    let normalised = Compact::of(value);
    let out = |reason| NssCheck { normalised, reason, parts: parts(&normalised) };
    if normalised.is_empty() {
        return out(Some(IdReason::Empty));
    }
    if normalised.says_absent() {
        return out(Some(IdReason::Absent));
    }
    if normalised.is_masked(11, |_| true) {
        return out(Some(IdReason::Masked));
    }
    if normalised.is_words() {
        return out(Some(IdReason::Absent));
    }
    let b = normalised.bytes();
    if b.len() == 10 && b.iter().all(u8::is_ascii_digit) {
        let padded = normalised.with_leading_zero();
        return if luhn_holds(padded.bytes()) {
            NssCheck { normalised: padded, reason: Some(IdReason::LostZero), parts: parts(&padded) }
        } else {
            out(Some(IdReason::Length))
        };
    }
    if normalised.len() != 11 {
        return out(Some(IdReason::Length));
    }
    if !b.iter().all(u8::is_ascii_digit) {
        return out(Some(IdReason::Form));
    }
    if b.iter().all(|c| *c == b[0]) {
        return out(Some(IdReason::Generic));
    }
    out((!luhn_holds(b)).then_some(IdReason::CheckDigit))
}

fn parts(compact: &Compact) -> Option<Parts> {
    let b = compact.bytes();
    if b.len() != 11 || !b.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let pair = |i: usize| (b[i] - b'0') * 10 + (b[i + 1] - b'0');
    Some(Parts { office: pair(0), registered: pair(2), born: pair(4) })
}

/// Luhn over all eleven digits: every second one doubled, nine taken off what passes nine, the sum a
/// multiple of ten.
fn luhn_holds(b: &[u8]) -> bool {
    let sum: u32 = b
        .iter()
        .enumerate()
        .map(|(i, c)| {
            let digit = u32::from(c - b'0') << (i % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}
