//! What the cells of a column look like, whatever its header says.

use super::dates;
use super::sheet::RawSheet;
use super::words::fold;

/// How many cells of a column are looked at; columns of larger tables are sampled evenly.
const SAMPLE: usize = 2_000;

/// Counts over the non-blank cells of a column, or an even sample of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Non-blank cells looked at.
    pub(super) filled: usize,
    /// Cells looked at, blank ones included.
    pub(super) seen: usize,
    /// With the form of a CURP.
    pub(super) curp: usize,
    /// That begin like a CURP and break off, as where paper was too narrow.
    pub(super) cut: usize,
    /// With the form of an RFC.
    pub(super) rfc: usize,
    /// Eleven digits, or ten that lost a zero, whose check digit holds.
    pub(super) nss: usize,
    /// Eleven digits whose check digit holds.
    pub(super) whole_nss: usize,
    /// Whole numbers too short for a social security number.
    pub(super) short: usize,
    /// With the form of an employer's register.
    pub(super) register: usize,
    /// That can be read as a day.
    pub(super) date: usize,
    /// Whole numbers.
    pub(super) whole: usize,
    /// Whole numbers that are one more than the one above.
    pub(super) next: usize,
    /// Numbers of any kind.
    pub(super) number: usize,
    /// Two or more words of letters only: what a person's name looks like.
    pub(super) name: usize,
    /// A single letter or word for a sex.
    pub(super) sex: usize,
    /// Distinct values among the first cells.
    pub(super) distinct: usize,
}

impl Profile {
    /// Whether at least so many permille of the filled cells are of a kind.
    pub(super) fn mostly(&self, count: usize, permille: usize) -> bool {
        self.filled > 0 && count * 1000 >= self.filled * permille
    }
}

/// Looks at a column from a row position on.
pub(super) fn profile(sheet: &RawSheet, col: usize, from: usize) -> Profile {
    let rows = sheet.cells.rows().saturating_sub(from);
    let step = rows.div_ceil(SAMPLE).max(1);
    let mut out = Profile::default();
    let mut values: Vec<&str> = Vec::new();
    let mut above: Option<u64> = None;
    for row in (from..sheet.cells.rows()).step_by(step) {
        let cell = sheet.cells.cell(row, col).trim();
        out.seen += 1;
        if cell.is_empty() {
            continue;
        }
        out.filled += 1;
        if values.len() < 500 {
            values.push(cell);
        }
        count(&mut out, cell);
        let number = cell.parse::<u64>().ok();
        out.next += usize::from(number.is_some() && number == above.and_then(|above| above.checked_add(1)));
        above = number;
    }
    values.sort_unstable();
    values.dedup();
    out.distinct = values.len();
    out
}

fn count(out: &mut Profile, cell: &str) {
    out.curp += usize::from(is_curp(cell));
    out.cut += usize::from(is_cut_curp(cell));
    out.rfc += usize::from(is_rfc(cell));
    out.nss += usize::from(is_nss(cell));
    let figures = cell.bytes().all(|byte| byte.is_ascii_digit());
    out.whole_nss += usize::from(figures && cell.len() == 11 && is_nss(cell));
    out.short += usize::from(figures && cell.len() <= 8);
    out.register += usize::from(is_register(cell));
    out.date += usize::from(dates::looks_like_day(cell));
    let number = cell.bytes().all(|byte| byte.is_ascii_digit() || b".,-+$ ".contains(&byte))
        && cell.bytes().any(|byte| byte.is_ascii_digit());
    out.number += usize::from(number);
    out.whole += usize::from(figures);
    out.name += usize::from(is_name(cell));
    out.sex += usize::from(is_sex(cell));
}

/// Letters and digits of a cell in upper case, other signs dropped; `None` where there are more than 18.
fn squeeze(cell: &str) -> Option<([u8; 18], usize)> {
    let mut out = ([0_u8; 18], 0);
    for ch in cell.chars() {
        let byte = match ch {
            'ñ' | 'Ñ' => b'N',
            ' ' | '-' | '.' | '\u{a0}' => continue,
            _ => u8::try_from(ch).ok().filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'&')?,
        };
        *out.0.get_mut(out.1)? = byte.to_ascii_uppercase();
        out.1 += 1;
    }
    Some(out)
}

/// Whether a text has the form of a CURP: letters, date, sex, state, consonants.
pub(super) fn is_curp(cell: &str) -> bool {
    let Some((bytes, 18)) = squeeze(cell) else { return false };
    bytes.iter().enumerate().all(|(at, byte)| match at {
        0..=3 | 10..=15 => byte.is_ascii_uppercase(),
        4..=9 | 17 => byte.is_ascii_digit(),
        _ => byte.is_ascii_alphanumeric(),
    })
}

/// Whether a text is the beginning of a CURP with some of its date, and no more.
fn is_cut_curp(cell: &str) -> bool {
    let Some((bytes, len)) = squeeze(cell) else { return false };
    (6..18).contains(&len)
        && bytes.iter().take(len).enumerate().all(|(at, byte)| match at {
            0..=3 | 10..=15 => byte.is_ascii_uppercase(),
            4..=9 => byte.is_ascii_digit(),
            _ => byte.is_ascii_alphanumeric(),
        })
}

/// Whether a text has the form of a person's or a company's RFC.
pub(super) fn is_rfc(cell: &str) -> bool {
    let Some((bytes, len)) = squeeze(cell) else { return false };
    let letters = match len {
        13 | 10 => 4,
        12 => 3,
        _ => return false,
    };
    bytes.iter().take(len).enumerate().all(|(at, byte)| {
        if at < letters {
            byte.is_ascii_uppercase() || *byte == b'&'
        } else if at < letters + 6 {
            byte.is_ascii_digit()
        } else {
            byte.is_ascii_alphanumeric()
        }
    })
}

/// Whether a text is a social security number: eleven digits with their check digit, or ten that
/// lost a leading zero.
pub(super) fn is_nss(cell: &str) -> bool {
    let Some((bytes, len)) = squeeze(cell) else { return false };
    let digits: Vec<u32> = bytes.iter().take(len).filter_map(|byte| char::from(*byte).to_digit(10)).collect();
    digits.len() == len && (10..=11).contains(&len) && nss_holds(&digits)
}

/// Whether the last digit is the check digit of the ones before; missing leading zeros weigh nothing
/// but shift the rest, so the number is counted from its end.
pub(super) fn nss_holds(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(from_end, &digit)| match (from_end % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_register(cell: &str) -> bool {
    let Some((bytes, len)) = squeeze(cell) else { return false };
    (10..=11).contains(&len)
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.iter().take(len).skip(1).all(u8::is_ascii_digit)
}

/// Whether a text looks like a person's full name: two words or more, letters only.
pub(super) fn is_name(cell: &str) -> bool {
    let mut words = 0;
    for word in cell.split([' ', ',', '$', '/', '\u{a0}']).filter(|word| !word.is_empty()) {
        if !word.chars().all(|ch| ch.is_alphabetic() || ".'-´`¥#".contains(ch)) {
            return false;
        }
        words += 1;
    }
    (2..=9).contains(&words)
}

fn is_sex(cell: &str) -> bool {
    cell.len() <= 10
        && ["H", "M", "F", "X", "HOMBRE", "MUJER", "MASCULINO", "FEMENINO", "MASC", "FEM", "MALE", "FEMALE"]
            .contains(&fold(cell).as_str())
}

/// Whether a row holds an identifier of a person: such a row is never a title, a header or a total.
pub(super) fn row_carries_identifier(sheet: &RawSheet, row: usize) -> bool {
    sheet.cells.row(row).any(|cell| {
        let cell = cell.trim();
        is_curp(cell) || (cell.len() != 10 && is_rfc(cell) && cell.len() <= 16)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        assert!(
            is_curp("HEGG560427MVZRRL04") && is_curp(" hegg560427mvzrrl04 ") && !is_curp("HEGG560427MVZRRL0")
        );
        assert!(
            is_rfc("GODE561231GR8")
                && is_rfc("GODE-561231-GR8")
                && is_rfc("GODE561231")
                && !is_rfc("PUESTO1234567")
        );
        assert!(is_nss("92919084431") && !is_nss("92919084432") && is_nss("12345678903"));
        assert!(
            is_name("PEREZ LOPEZ JUAN")
                && is_name("PEREZ$LOPEZ$JUAN")
                && !is_name("OPERADOR 2")
                && !is_name("JUAN")
        );
        assert!(is_register("Y5412345108") && !is_register("92919084431"));
    }
}
