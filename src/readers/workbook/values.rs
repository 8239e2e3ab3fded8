//! The text of a typed cell as a spreadsheet shows it.

use calamine::{CellErrorType, DataRef, ExcelDateTime};

/// Appends the text of a cell.
pub(super) fn push_text(out: &mut String, value: &DataRef<'_>, zeros: usize) {
    match value {
        DataRef::Int(number) => push_whole(out, *number, zeros),
        DataRef::Float(number) => push_number(out, *number, zeros),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Bool(yes) => out.push_str(if *yes { "VERDADERO" } else { "FALSO" }),
        DataRef::DateTime(moment) => push_moment(out, moment),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => out.push_str(text),
        DataRef::Error(error) => out.push_str(error_text(error)),
        DataRef::Empty => {}
    }
}

/// A number format such as `00000` shows so many digits at least.
pub(super) fn zeros_of(format: &str) -> usize {
    let format = format.split(';').next().unwrap_or_default();
    if !format.is_empty() && format.bytes().all(|byte| byte == b'0') { format.len() } else { 0 }
}

fn push_whole(out: &mut String, number: i64, zeros: usize) {
    use std::fmt::Write as _;
    // Writing to a string cannot fail.
    let _ = write!(out, "{number:0zeros$}");
}

/// Whole numbers without a point, others with at most the 15 digits a spreadsheet keeps.
fn push_number(out: &mut String, number: f64, zeros: usize) {
    use std::fmt::Write as _;
    if number.fract() == 0.0 && number.abs() < 1e18 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^18, so it fits")]
        let whole = number as i64;
        return push_whole(out, whole, zeros);
    }
    let short = format!("{number}");
    if short.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        out.push_str(&short);
        return;
    }
    match format!("{number:.14e}").parse::<f64>() {
        Ok(rounded) => {
            let _ = write!(out, "{rounded}");
        }
        Err(_) => out.push_str(&short),
    }
}

/// A day as ISO writes it, so that nobody takes its month for its day; a time of day where there is one.
fn push_moment(out: &mut String, moment: &ExcelDateTime) {
    use std::fmt::Write as _;
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a duration that a cell can hold fit")]
        let minutes = (serial * 1440.0).round() as i64;
        let _ = write!(out, "{:02}:{:02}", minutes / 60, minutes % 60);
        return;
    }
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) != (0, 0, 0) {
        let _ = write!(out, " {hour:02}:{minute:02}:{second:02}");
    }
}

const fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn text(value: &DataRef<'_>, zeros: usize) -> String {
        let mut out = String::new();
        push_text(&mut out, value, zeros);
        out
    }

    #[test]
    fn cells_read_as_a_spreadsheet_shows_them() {
        assert_eq!(text(&DataRef::Float(100_234.0), 0), "100234");
        assert_eq!(text(&DataRef::Float(123.0), 5), "00123");
        assert_eq!(text(&DataRef::Float(0.1 + 0.2), 0), "0.3");
        assert_eq!(text(&DataRef::Float(92_919_084_431.0), 0), "92919084431");
        assert_eq!(text(&DataRef::Error(CellErrorType::NA), 0), "#N/A");
        let day = |serial| DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(text(&day(45296.0), 0), "2024-01-05");
        assert_eq!(text(&day(45296.5), 0), "2024-01-05 12:00:00");
        assert_eq!(text(&day(0.75), 0), "18:00");
        assert_eq!((zeros_of("00000"), zeros_of("0.00"), zeros_of("General")), (5, 0, 0));
    }
}
