//! Figures that a spreadsheet damaged: zeros dropped, digits lost to scientific notation.

use crate::model::Field;

use super::content::nss_holds;
use super::words::trimmed;

/// What is the matter with an identifier's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Damage {
    /// Undone beyond doubt; the note's code says what it was.
    Restored(&'static str, String),
    /// Known to be damaged, and what was lost cannot be found again.
    Lost(&'static str),
}

/// Looks at a cell of an identifier column.
pub(super) fn damage(field: Field, cell: &str) -> Option<Damage> {
    let cell = trimmed(cell);
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return if field == Field::Nss { short_nss(cell) } else { None };
    }
    if matches!(field, Field::Curp | Field::Rfc) && !cell.starts_with(['=', '\'']) {
        return None;
    }
    if let Some(inner) = unwrapped(cell) {
        return Some(Damage::Restored("text_mark", inner.to_owned()));
    }
    match scientific(cell) {
        Some(Scientific::Whole(digits)) if field != Field::Nss || nss(&digits) => {
            return Some(Damage::Restored("scientific", digits));
        }
        Some(_) => return Some(Damage::Lost("digits_lost")),
        None => {}
    }
    if let Some(whole) = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(".00"))
        && whole.len() >= 3
        && whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(Damage::Restored("decimal_suffix", whole.to_owned()));
    }
    if grouped(cell) {
        return Some(Damage::Restored("digit_groups", cell.replace(',', "")));
    }
    None
}

/// Digits alone: too few of them, and whether only leading zeros are missing.
fn short_nss(cell: &str) -> Option<Damage> {
    if !(9..=10).contains(&cell.len()) {
        return None;
    }
    let padded = format!("{cell:0>11}");
    Some(if nss(&padded) {
        Damage::Restored("zeros_restored", padded)
    } else {
        Damage::Lost("digits_missing")
    })
}

fn nss(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|ch| ch.to_digit(10)).collect();
    digits.len() <= 11 && nss_holds(&digits)
}

/// `="00123"` and `'00123`: how text is kept from becoming a number.
fn unwrapped(cell: &str) -> Option<&str> {
    let inner = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| cell.strip_prefix('\''))?;
    (!inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(inner)
}

/// A number in scientific notation.
enum Scientific {
    /// With all its digits.
    Whole(String),
    /// With digits missing.
    Cut,
}

/// `1.23E+10`: the mantissa must carry as many decimals as the power asks for.
fn scientific(cell: &str) -> Option<Scientific> {
    let (mantissa, exponent) = cell.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+')?.parse().ok().filter(|&power| power < 40)?;
    let (whole, part) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || !figures(whole) || !figures(part) {
        return None;
    }
    Some(if part.len() == exponent { Scientific::Whole(format!("{whole}{part}")) } else { Scientific::Cut })
}

/// `92,919,084,431`.
fn grouped(cell: &str) -> bool {
    let mut groups = cell.split(',');
    let first = groups.next().unwrap_or_default();
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.peekable();
    figures(first)
        && first.len() <= 3
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && figures(group))
}

/// What a spreadsheet prints where a column is too narrow for its number or day.
pub(super) fn is_too_narrow(cell: &str) -> bool {
    cell.len() >= 2 && cell.bytes().all(|byte| byte == b'#')
}

/// What a spreadsheet shows where a formula failed, in English and in Spanish.
pub(super) fn is_error(cell: &str) -> bool {
    cell.starts_with('#')
        && [
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#N/D",
            "#¡REF!",
            "#¡VALOR!",
            "#VALOR!",
            "#¡DIV/0!",
            "#¿NOMBRE?",
            "#NOMBRE?",
            "#¡NUM!",
            "#¡NULO!",
            "#NULO!",
            "#GETTING_DATA",
        ]
        .contains(&cell)
        || cell.len() >= 3 && cell.bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_provable_is_restored() {
        let restored = |code, text: &str| Some(Damage::Restored(code, text.to_owned()));
        for (field, cell, expected) in [
            // 03 78 60 1234 and its check digit, without the leading zero.
            (Field::Nss, "3786012345", Some(Damage::Lost("digits_missing"))),
            (Field::Nss, "3786012348", restored("zeros_restored", "03786012348")),
            (Field::Nss, "9.29E+10", Some(Damage::Lost("digits_lost"))),
            (Field::Nss, "9.2919084431E+10", restored("scientific", "92919084431")),
            (Field::Nss, "9.2919084432E+10", Some(Damage::Lost("digits_lost"))),
            (Field::EmployeeId, "1.00234E+05", restored("scientific", "100234")),
            (Field::EmployeeId, "100234.0", restored("decimal_suffix", "100234")),
            (Field::EmployeeId, "=\"00123\"", restored("text_mark", "00123")),
            (Field::EmployeeId, "12E4", None),
            (Field::EmployeeId, "123", None),
            (Field::Nss, "92,919,084,431", restored("digit_groups", "92919084431")),
            (Field::Nss, "92919084431", None),
        ] {
            assert_eq!(damage(field, cell), expected, "{cell}");
        }
        assert!(is_error("#N/A") && is_error("#¿NOMBRE?") && is_error("#####") && !is_error("#12"));
    }
}
