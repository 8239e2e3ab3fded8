//! CURP: the population key of 18 characters.

use chrono::NaiveDate;

use super::compose::CurpLetters;
use super::{Compact, Grade, IdReason, Sex, words};

/// How the keys begin that stand in for a foreign worker who has none; their check digits need not hold.
const GENERIC: [&[u8; 17]; 3] = [b"XEXX010101HNEXXXA", b"XEXX010101MNEXXXA", b"XEXX010101XNEXXXA"];

/// Where a person was born or registered, as a CURP codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    /// The two letters.
    pub code: &'static str,
    /// The name, in Spanish.
    pub name: &'static str,
}

macro_rules! states {
    ($($code:literal $name:literal),* $(,)?) => { [$(State { code: $code, name: $name }),*] };
}

/// The 32 states and "born abroad", by code.
pub const STATES: [State; 33] = states![
    "AS" "Aguascalientes", "BC" "Baja California", "BS" "Baja California Sur", "CC" "Campeche",
    "CH" "Chihuahua", "CL" "Coahuila", "CM" "Colima", "CS" "Chiapas", "DF" "Ciudad de México",
    "DG" "Durango", "GR" "Guerrero", "GT" "Guanajuato", "HG" "Hidalgo", "JC" "Jalisco", "MC" "México",
    "MN" "Michoacán", "MS" "Morelos", "NE" "Nacido en el extranjero", "NL" "Nuevo León", "NT" "Nayarit",
    "OC" "Oaxaca", "PL" "Puebla", "QR" "Quintana Roo", "QT" "Querétaro", "SL" "Sinaloa",
    "SP" "San Luis Potosí", "SR" "Sonora", "TC" "Tabasco", "TL" "Tlaxcala", "TS" "Tamaulipas",
    "VZ" "Veracruz", "YN" "Yucatán", "ZS" "Zacatecas",
];

/// The state of a two-letter code.
pub fn state(code: &[u8]) -> Option<&'static State> {
    let packed = u16::from_be_bytes(code.try_into().ok()?);
    CODES.binary_search(&packed).ok().and_then(|at| STATES.get(at))
}

/// The codes as numbers, in the order of [`STATES`].
const CODES: [u16; 33] = {
    let mut out = [0; 33];
    let mut at = 0;
    while at < 33 {
        let code = STATES[at].code.as_bytes();
        out[at] = u16::from_be_bytes([code[0], code[1]]);
        at += 1;
    }
    out
};

/// What a CURP says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurpCheck {
    /// In capitals, without blanks.
    pub normalised: Compact,
    /// Why it does not hold; nothing if it does.
    pub reason: Option<IdReason>,
    /// The birth date, with its century from the seventeenth character.
    pub birth_date: Option<NaiveDate>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The state.
    pub state: Option<&'static State>,
}

impl CurpCheck {
    /// Whether form, date, state and check digit hold.
    pub const fn is_valid(&self) -> bool {
        self.reason.is_none()
    }

    /// What the fault means, if there is one.
    pub fn grade(&self) -> Option<Grade> {
        self.reason.map(grade)
    }

    /// Letters 1–4 and 14–16, which come from the name, where the form holds.
    pub fn name_letters(&self) -> Option<CurpLetters> {
        let b = self.normalised.bytes();
        self.sex?;
        Some(CurpLetters { first: b.get(..4)?.try_into().ok()?, inner: b.get(13..16)?.try_into().ok()? })
    }
}

/// What a fault of a CURP means.
pub const fn grade(reason: IdReason) -> Grade {
    match reason {
        IdReason::Encoding | IdReason::Empty | IdReason::Absent | IdReason::Masked => Grade::Silent,
        IdReason::Generic => Grade::Unusual,
        IdReason::Offensive => Grade::Doubtful,
        IdReason::LostZero
        | IdReason::Partial
        | IdReason::Length
        | IdReason::Form
        | IdReason::Date
        | IdReason::State
        | IdReason::Homoclave
        | IdReason::CheckDigit => Grade::Impossible,
    }
}

/// Judges a CURP.
pub fn check(value: &str) -> CurpCheck {
    let normalised = Compact::of(value);
    let mut out = CurpCheck { normalised, reason: None, birth_date: None, sex: None, state: None };
    out.reason = judge(&mut out);
    out
}

fn judge(out: &mut CurpCheck) -> Option<IdReason> {
    let compact = out.normalised;
    if compact.is_empty() {
        return Some(IdReason::Empty);
    }
    if compact.says_absent() {
        return Some(IdReason::Absent);
    }
    if compact.is_masked(18, |i| (4..10).contains(&i) || i == 17) {
        return Some(IdReason::Masked);
    }
    if compact.is_words() {
        return Some(IdReason::Absent);
    }
    let Ok(b) = <&[u8; 18]>::try_from(compact.bytes()) else { return Some(IdReason::Length) };
    if b.starts_with(b"XEXX0") && GENERIC.iter().any(|key| key.as_slice() == &b[..17]) {
        return Some(IdReason::Generic);
    }
    if !has_form(b) {
        return Some(IdReason::Form);
    }
    out.sex = Some(match b[10] {
        b'H' => Sex::Man,
        b'M' => Sex::Woman,
        _ => Sex::NonBinary,
    });
    out.birth_date = birth_date(b);
    out.state = state(&b[11..13]);
    if out.birth_date.is_none() {
        return Some(IdReason::Date);
    }
    if out.state.is_none() {
        return Some(IdReason::State);
    }
    if words::curp_replaces([b[0], b[1], b[2], b[3]]) {
        return Some(IdReason::Offensive);
    }
    (check_digit(b) != b[17]).then_some(IdReason::CheckDigit)
}

/// Letters and digits where they belong. The day and the state are judged apart.
fn has_form(b: &[u8; 18]) -> bool {
    b[0].is_ascii_uppercase()
        && matches!(b[1], b'A' | b'E' | b'I' | b'O' | b'U' | b'X')
        && b[2].is_ascii_uppercase()
        && b[3].is_ascii_uppercase()
        && b[4..10].iter().all(u8::is_ascii_digit)
        && matches!(b[10], b'H' | b'M' | b'X')
        && b[11..13].iter().all(u8::is_ascii_uppercase)
        && b[13..16].iter().all(|&c| c.is_ascii_uppercase() && !matches!(c, b'A' | b'E' | b'I' | b'O' | b'U'))
        && (b[16].is_ascii_digit() || b[16].is_ascii_uppercase())
        && b[17].is_ascii_digit()
}

/// The day, in the century that the seventeenth character tells: digit before 2000, letter since.
fn birth_date(b: &[u8; 18]) -> Option<NaiveDate> {
    let pair = |i: usize| u32::from(b[i] - b'0') * 10 + u32::from(b[i + 1] - b'0');
    let century = if b[16].is_ascii_digit() { 1900 } else { 2000 };
    NaiveDate::from_ymd_opt(century + i32::try_from(pair(4)).ok()?, pair(6), pair(8))
}

/// The check digit, as a character, that the first 17 characters ask for.
///
/// Values 0–9, A = 10 … N = 23, (Ñ = 24,) O = 25 … Z = 36; weights 18 down to 2; the digit brings the sum
/// to a multiple of ten.
pub fn check_digit(b: &[u8; 18]) -> u8 {
    let sum: u32 = b[..17].iter().zip((2..=18u32).rev()).map(|(&c, weight)| value(c) * weight).sum();
    b"0987654321"[(sum % 10) as usize]
}

const fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => (c - b'0') as u32,
        b'A'..=b'N' => (c - b'A') as u32 + 10,
        b'O'..=b'Z' => (c - b'O') as u32 + 25,
        _ => 0,
    }
}

/// Whether two CURPs have the same first sixteen characters and differ in the last two.
///
/// Such a pair is two people whom the registry had to tell apart (twins, often), or one person with two keys;
/// only the registry can say which.
pub fn twin_pair(a: &CurpCheck, b: &CurpCheck) -> bool {
    let (x, y) = (a.normalised.bytes(), b.normalised.bytes());
    a.sex.is_some()
        && b.sex.is_some()
        && x.len() == 18
        && y.len() == 18
        && x[..16] == y[..16]
        && x[16..] != y[16..]
}
