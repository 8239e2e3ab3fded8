//! RFC: the taxpayer key, 13 characters for a person and 12 for a company.

use chrono::{Datelike as _, NaiveDate};

use super::compact::ENYE;
use super::{Compact, Grade, IdReason, words};

/// Keys that stand for anybody: the general public, and residents abroad.
const GENERIC: [&[u8; 13]; 2] = [b"XAXX010101000", b"XEXX010101000"];

/// Whose key it is, by its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A natural person.
    Person,
    /// A company; no worker's key.
    Company,
}

/// What an RFC says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfcCheck {
    /// In capitals, without blanks.
    pub normalised: Compact,
    /// Why it does not hold; nothing if it does.
    pub reason: Option<IdReason>,
    /// Whose it is, where the form holds.
    pub holder: Option<Holder>,
    /// Year of birth (or of incorporation) without its century, month and day, where the day exists.
    pub date: Option<(u8, u8, u8)>,
}

impl RfcCheck {
    /// Whether form, date and check character hold.
    pub const fn is_valid(&self) -> bool {
        self.reason.is_none()
    }

    /// What the fault means, if there is one.
    pub fn grade(&self) -> Option<Grade> {
        self.reason.map(grade)
    }

    /// The first four letters of a person's key, where the form holds.
    pub fn name_letters(&self) -> Option<[u8; 4]> {
        (self.holder? == Holder::Person).then_some(())?;
        self.normalised.bytes().get(..4)?.try_into().ok()
    }

    /// The homoclave of a person's key, where the whole key has the form.
    pub fn homoclave(&self) -> Option<[u8; 2]> {
        self.name_letters()?;
        self.normalised.bytes().get(10..12)?.try_into().ok()
    }

    /// Whether the day inside is this one. The RFC carries no century.
    pub fn is_dated(&self, day: NaiveDate) -> Option<bool> {
        let (year, month, dom) = self.date?;
        let same = day.year().rem_euclid(100) == i32::from(year) && day.month() == u32::from(month);
        Some(same && day.day() == u32::from(dom))
    }
}

/// What a fault of an RFC means.
///
/// Homoclaves are handed out by the tax office, which avoids repeats; about 15 in 1,000 keys in use do not
/// meet their check character. So neither makes a key false.
pub const fn grade(reason: IdReason) -> Grade {
    match reason {
        IdReason::Encoding | IdReason::Empty | IdReason::Absent | IdReason::Masked => Grade::Silent,
        IdReason::Generic | IdReason::Partial | IdReason::Homoclave | IdReason::CheckDigit => Grade::Unusual,
        IdReason::Offensive => Grade::Doubtful,
        IdReason::LostZero | IdReason::Length | IdReason::Form | IdReason::Date | IdReason::State => {
            Grade::Impossible
        }
    }
}

/// Judges an RFC.
pub fn check(value: &str) -> RfcCheck {
    let normalised = Compact::of(value);
    let mut out = RfcCheck { normalised, reason: None, holder: None, date: None };
    out.reason = judge(&mut out);
    out
}

fn judge(out: &mut RfcCheck) -> Option<IdReason> {
    let compact = out.normalised;
    let b = compact.bytes();
    if compact.is_empty() {
        return Some(IdReason::Empty);
    }
    if compact.says_absent() {
        return Some(IdReason::Absent);
    }
    let letters = if b.len() == 12 { 3 } else { 4 };
    if compact.is_masked(13, |i| (letters..letters + 6).contains(&i)) {
        return Some(IdReason::Masked);
    }
    if compact.is_words() {
        return Some(IdReason::Absent);
    }
    if GENERIC.iter().any(|key| key.as_slice() == b) {
        return Some(IdReason::Generic);
    }
    if !matches!(b.len(), 10 | 12 | 13) || compact.len() != b.len() {
        return Some(IdReason::Length);
    }
    let (name, rest) = b.split_at(letters);
    let (date, tail) = rest.split_at(6);
    if !has_form(name, date, tail) {
        return Some(IdReason::Form);
    }
    out.holder = Some(if letters == 3 { Holder::Company } else { Holder::Person });
    out.date = short_date(date);
    if out.date.is_none() {
        return Some(IdReason::Date);
    }
    if name.try_into().is_ok_and(words::rfc_replaces) {
        return Some(IdReason::Offensive);
    }
    if tail.is_empty() {
        return Some(IdReason::Partial);
    }
    if !is_homoclave(tail) {
        return Some(IdReason::Homoclave);
    }
    (check_character(&b[..b.len() - 1]) != tail[2]).then_some(IdReason::CheckDigit)
}

fn has_form(name: &[u8], date: &[u8], tail: &[u8]) -> bool {
    name.iter().all(|&c| c.is_ascii_uppercase() || c == ENYE || c == b'&')
        && date.iter().all(u8::is_ascii_digit)
        && tail.iter().all(|&c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// The day in some century: 29 February is accepted in `00`, since 2000 was a leap year.
fn short_date(digits: &[u8]) -> Option<(u8, u8, u8)> {
    let pair = |i: usize| (digits[i] - b'0') * 10 + (digits[i + 1] - b'0');
    let (year, month, day) = (pair(0), pair(2), pair(4));
    NaiveDate::from_ymd_opt(2000 + i32::from(year), u32::from(month), u32::from(day))?;
    Some((year, month, day))
}

/// The first sign is a quotient of at most 29, the second a remainder below 34; 0 and O are never used.
fn is_homoclave(tail: &[u8]) -> bool {
    matches!(tail[0], b'1'..=b'9' | b'A'..=b'N' | b'P'..=b'V')
        && matches!(tail[1], b'1'..=b'9' | b'A'..=b'N' | b'P'..=b'Z')
}

/// The check character that the rest of the key asks for: 12 characters of a person, 11 of a company.
pub(super) fn check_character(rest: &[u8]) -> u8 {
    // A company's key is one short; a blank (37) takes the place before it.
    let blank = if rest.len() == 11 { 37 * 13 } else { 0 };
    let sum: u32 = rest.iter().rev().zip(2u32..).map(|(&c, weight)| value(c) * weight).sum();
    b"0A987654321"[((sum + blank) % 11) as usize]
}

const fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => (c - b'0') as u32,
        b'A'..=b'N' => (c - b'A') as u32 + 10,
        b'&' => 24,
        b'O'..=b'Z' => (c - b'O') as u32 + 25,
        b' ' => 37,
        ENYE => 38,
        _ => 0,
    }
}

/// The check character for the text of a key without it, if it has the length of one.
pub fn check_character_of(rest: &str) -> Option<char> {
    let compact = Compact::of(rest);
    matches!(compact.len(), 11 | 12).then(|| char::from(check_character(compact.bytes())))
}

/// The two signs that the published method gives for a name, folded as `PATERNO MATERNO NOMBRES`.
///
/// The tax office may have handed out others, so a difference says nothing by itself.
pub fn homoclave(folded: &str) -> [u8; 2] {
    const SIGNS: &[u8; 34] = b"123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
    let mut sum = 0u32;
    let mut before = 0u32;
    for c in folded.chars() {
        let code = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '&' => 10,
            'A'..='I' => u32::from(c) - u32::from('A') + 11,
            'J'..='R' => u32::from(c) - u32::from('J') + 21,
            'S'..='Z' => u32::from(c) - u32::from('S') + 32,
            'Ñ' => 40,
            _ => 0,
        };
        for digit in [code / 10, code % 10] {
            sum += (10 * before + digit) * digit;
            before = digit;
        }
    }
    let tail = sum % 1000;
    [SIGNS[(tail / 34) as usize], SIGNS[(tail % 34) as usize]]
}
