//! A sheet to type a roll into that came only on paper or as a picture: the columns that an audit reads, ready.

use std::path::Path;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, Workbook, Worksheet, XlsxError,
};

use crate::app::AppError;
use crate::app::files::create_new;
use crate::i18n::ui::typing_sheet as words;
use crate::model::{Field, Lang};

/// Rows prepared; typing goes on below them without the checks.
const ROWS: u32 = 20_000;
/// Columns of the sheet: the field that the header is read as, and its width. The last two lead back to the paper.
pub const COLUMNS: &[(Option<Field>, u16)] = &[
    (Some(Field::EmployeeId), 14),
    (Some(Field::Surname1), 20),
    (Some(Field::Surname2), 20),
    (Some(Field::GivenNames), 24),
    (Some(Field::Curp), 24),
    (Some(Field::Nss), 16),
    (Some(Field::Position), 30),
    (Some(Field::Department), 20),
    (Some(Field::Shift), 12),
    (Some(Field::HireDate), 16),
    (None, 10),
    (None, 10),
];

/// Writes the sheet; a file that is there already is never overwritten.
pub fn write_typing_sheet(path: &Path, lang: Lang) -> Result<(), AppError> {
    let bytes = typing_sheet(lang).map_err(|error| AppError::bug("typing sheet", &error))?;
    create_new(path, &bytes, true).map_err(|source| AppError::cannot_write(path, &source))
}

/// The sheet as a workbook. The same bytes every time.
pub fn typing_sheet(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2019, 5, 1)?;
    book.set_properties(&DocProperties::new().set_author("Escrutinio").set_creation_datetime(&day));
    roll(book.add_worksheet(), lang)?;
    advice(book.add_worksheet(), lang)?;
    book.save_to_buffer()
}

fn roll(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00F4_F2EC));
    // As text, so that no zero is lost and no number becomes 1.23E+10.
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.set_name(words::SHEET.get(lang))?;
    for (col, ((field, width), title)) in (0..).zip(COLUMNS.iter().zip(words::HEADERS)) {
        sheet.set_column_width(col, *width)?;
        sheet.set_column_format(col, if *field == Some(Field::HireDate) { &day } else { &text })?;
        sheet.write_with_format(0, col, title.get(lang), &head)?;
        if let Some(check) = check(*field, lang)? {
            sheet.add_data_validation(1, col, ROWS, col, &check)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A warning where what is typed has not the length of its kind; it never forbids what the paper says.
fn check(field: Option<Field>, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let (length, say) = match field {
        Some(Field::Curp) => (18, words::CURP),
        Some(Field::Nss) => (11, words::NSS),
        _ => return Ok(None),
    };
    let check = DataValidation::new()
        .allow_text_length(DataValidationRule::EqualTo(length))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(words::WARNING.get(lang))?
        .set_error_message(say.get(lang))?;
    Ok(Some(check))
}

fn advice(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    let text = Format::new().set_text_wrap();
    sheet.set_name(words::ADVICE_SHEET.get(lang))?;
    sheet.set_column_width(0, 90)?;
    for (row, line) in (0..).zip(words::ADVICE) {
        sheet.write_with_format(row, 0, line.get(lang), &text)?;
    }
    Ok(())
}
