//! The shape of a single date cell: what its figures are, before anyone decides which is the day.

use crate::readers::words::{fold, trimmed};

/// What a cell that may be a day consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::readers) enum Shape {
    /// The order is beyond doubt: year first, or the month in words.
    Day { year: i32, month: u32, day: u32, two_digit: bool },
    /// Two figures and a year: `03/04/2020`.
    Figures { first: u32, second: u32, year: i32, two_digit: bool },
    /// A whole number that a spreadsheet shows as a day once told to.
    Serial(i64),
    /// Eight digits without separators.
    Packed(u32),
    /// Nothing of the kind.
    None,
}

/// Whether a cell can be read as a day in any way that is not a mere number.
pub(in crate::readers) fn looks_like_day(cell: &str) -> bool {
    match shape(cell) {
        Shape::Day { month, day, .. } => (1..=12).contains(&month) && (1..=31).contains(&day),
        Shape::Figures { first, second, .. } => {
            (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12
        }
        Shape::Serial(_) | Shape::Packed(_) | Shape::None => false,
    }
}

/// Takes a cell apart.
pub(in crate::readers) fn shape(cell: &str) -> Shape {
    let cell = trimmed(cell);
    if let &[d1, d2, first, m1, m2, second, y1, y2, y3, y4] = cell.as_bytes()
        && first == second
        && b"/-.".contains(&first)
        && [d1, d2, m1, m2, y1, y2, y3, y4].iter().all(u8::is_ascii_digit)
    {
        // The usual form, ten signs, taken apart without a search.
        let number = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        let year = i32::try_from(number(&[y1, y2, y3, y4])).unwrap_or_default();
        return Shape::Figures {
            first: number(&[d1, d2]),
            second: number(&[m1, m2]),
            year,
            two_digit: false,
        };
    }
    if cell.len() < 4 || cell.len() > 60 {
        return Shape::None;
    }
    let cell = without_time(cell);
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return match (cell.len(), cell.parse::<u32>()) {
            (8, Ok(packed)) => Shape::Packed(packed),
            // Four digits would be a day before 1927, and more likely are a year.
            (5, Ok(serial)) => Shape::Serial(i64::from(serial)),
            _ => Shape::None,
        };
    }
    figures(cell).or_else(|| words(cell)).unwrap_or(Shape::None)
}

/// Takes a time of day off the end: `15/03/2020 08:30:00`, `2020-03-15T08:30`, `… 12:00 a. m.`.
fn without_time(cell: &str) -> &str {
    let Some(colon) = cell.find(':') else {
        // A serial with a fraction of a day.
        return match cell.split_once('.') {
            Some((whole, part))
                if whole.len() == 5
                    && !part.is_empty()
                    && part.bytes().chain(whole.bytes()).all(|byte| byte.is_ascii_digit()) =>
            {
                whole
            }
            _ => cell,
        };
    };
    let head = cell.get(..colon).unwrap_or(cell);
    head.rfind([' ', 'T', 't']).and_then(|at| head.get(..at)).map_or(cell, str::trim_end)
}

/// Three groups of figures with the same sign between them.
fn figures(cell: &str) -> Option<Shape> {
    let mut groups = [(0_u32, 0_usize); 3];
    let mut group = 0;
    let mut sign = None;
    for byte in cell.bytes() {
        if byte.is_ascii_digit() {
            let (value, len) = groups.get_mut(group)?;
            *value = value.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            *len += 1;
        } else if b"/-. ".contains(&byte) && groups.get(group)?.1 > 0 {
            if *sign.get_or_insert(byte) != byte {
                return None;
            }
            group += 1;
        } else {
            return None;
        }
    }
    let [(a, a_len), (b, b_len), (c, c_len)] = groups;
    if group != 2 || b_len == 0 || b_len > 2 || c_len == 0 {
        return None;
    }
    if a_len == 4 && c_len <= 2 {
        return Some(Shape::Day { year: i32::try_from(a).ok()?, month: b, day: c, two_digit: false });
    }
    if a_len > 2 || !(c_len == 4 || c_len == 2) {
        return None;
    }
    Some(Shape::Figures { first: a, second: b, year: i32::try_from(c).ok()?, two_digit: c_len == 2 })
}

const MONTHS: [(&str, &str); 12] = [
    ("ENERO", "JANUARY"),
    ("FEBRERO", "FEBRUARY"),
    ("MARZO", "MARCH"),
    ("ABRIL", "APRIL"),
    ("MAYO", "MAY"),
    ("JUNIO", "JUNE"),
    ("JULIO", "JULY"),
    ("AGOSTO", "AUGUST"),
    ("SEPTIEMBRE", "SEPTEMBER"),
    ("OCTUBRE", "OCTOBER"),
    ("NOVIEMBRE", "NOVEMBER"),
    ("DICIEMBRE", "DECEMBER"),
];

fn month(word: &str) -> Option<u32> {
    let word = match word {
        "SET" | "SETIEMBRE" => "SEP",
        _ => word,
    };
    let at = MONTHS.iter().position(|(es, en)| {
        (word.len() >= 3 && (es.starts_with(word) || en.starts_with(word))) || *es == word
    })?;
    u32::try_from(at + 1).ok()
}

/// A month in words: `05-ene-2024`, `5 de enero de 2024`, `lunes 5 de enero del 2024`, `Jan 5, 2024`.
fn words(cell: &str) -> Option<Shape> {
    let folded = fold(cell);
    let mut found = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    for word in split_letters(&folded) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push((word.parse().ok()?, word.len()));
        } else if let Some(month) = month(word) {
            if found.replace(month).is_some() {
                return None;
            }
        } else if !["DE", "DEL", "LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"]
            .contains(&word)
        {
            return None;
        }
    }
    let month = found?;
    match *numbers.as_slice() {
        [(day, 1 | 2), (year, len @ (2 | 4))] => {
            Some(Shape::Day { year: i32::try_from(year).ok()?, month, day, two_digit: len == 2 })
        }
        [(year, 4), (day, 1 | 2)] => {
            Some(Shape::Day { year: i32::try_from(year).ok()?, month, day, two_digit: false })
        }
        _ => None,
    }
}

/// Splits at blanks and between letters and digits: `05ENE2024`.
fn split_letters(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = rest
            .find(|ch: char| ch == ' ' || ch.is_ascii_digit() != first.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, tail) = rest.split_at_checked(end)?;
        rest = tail;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_taken_apart() {
        let day = |year, month, day| Shape::Day { year, month, day, two_digit: false };
        for (cell, expected) in [
            ("2024-01-05", day(2024, 1, 5)),
            ("2024/1/5", day(2024, 1, 5)),
            ("2024-01-05T08:30:00", day(2024, 1, 5)),
            ("05-ene-2024", day(2024, 1, 5)),
            ("5 de enero de 2024", day(2024, 1, 5)),
            ("viernes, 5 de enero del 2024", day(2024, 1, 5)),
            ("Jan 5, 2024", day(2024, 1, 5)),
            ("05ENE2024", day(2024, 1, 5)),
            ("5/sep/98", Shape::Day { year: 98, month: 9, day: 5, two_digit: true }),
            (
                "05/01/2024 12:00:00 a. m.",
                Shape::Figures { first: 5, second: 1, year: 2024, two_digit: false },
            ),
            ("5.1.24", Shape::Figures { first: 5, second: 1, year: 24, two_digit: true }),
            ("45296", Shape::Serial(45296)),
            ("45296.5", Shape::Serial(45296)),
            ("20240105", Shape::Packed(20_240_105)),
            ("5/1-2024", Shape::None),
            ("1985", Shape::None),
            ("PEREZ LOPEZ", Shape::None),
            ("123.45.6789", Shape::None),
            ("18:00", Shape::None),
            ("", Shape::None),
        ] {
            assert_eq!(shape(cell), expected, "{cell}");
        }
    }
}
