//! Annex 1 as a workbook: one line a person, with her rows, causes, provisions and finding ids. Text stays text.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::authority;
use super::causes::{provisions, seen};
use super::facts::{digest, giver, received};
use super::gather::{Line, RowPlace};
use super::pen::Pen;
use super::relief::annexed;
use crate::model::DispositionState;
use crate::report::words;
use crate::report::xlsx::{Looks, Value, table};

/// Writes the annex. Its only date is the one it is given.
pub(super) fn write(es: &Pen<'_>, en: &Pen<'_>, on: Option<NaiveDate>) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let day = on.unwrap_or_else(|| NaiveDate::from_ymd_opt(2019, 5, 1).unwrap_or_default());
    let stamp = u16::try_from(day.year()).ok().zip(u8::try_from(day.month()).ok());
    if let Some(((year, month), day)) = stamp.zip(u8::try_from(day.day()).ok()) {
        let stamp = ExcelDateTime::from_ymd(year, month, day)?;
        book.set_properties(&DocProperties::new().set_author("Escrutinio").set_creation_datetime(&stamp));
    }
    persons(book.add_worksheet(), es, en, &looks)?;
    files(book.add_worksheet(), es, en, &looks)?;
    book.save_to_buffer()
}

fn page(sheet: &mut Worksheet, name: &str, pen: &Pen<'_>) -> Result<(), XlsxError> {
    let mut marks = Vec::new();
    if pen.gathered.draft {
        marks.push("BORRADOR · DRAFT");
    }
    if pen.case.file.case.synthetic {
        marks.push("DATOS SINTÉTICOS · SYNTHETIC DATA");
    }
    // An ampersand begins a code in a page header.
    let file = pen.case.file.file_number.clone().unwrap_or_default().replace('&', "&&");
    sheet.set_name(name)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&LAnexo 1 · {file}&C&B{}", marks.join(" · ")));
    sheet.set_footer("&L&A&RPágina &P de &N");
    Ok(())
}

fn persons(sheet: &mut Worksheet, es: &Pen<'_>, en: &Pen<'_>, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Personas", es)?;
    let columns = [
        ("Núm.", "No.", 7),
        ("Se pide", "What is asked", 18),
        ("Nombre", "Name", 30),
        ("Núm. de empleado", "Employee number", 13),
        ("CURP", "CURP", 22),
        ("NSS", "NSS", 14),
        ("Puesto", "Position", 24),
        ("Archivo", "File", 20),
        ("Hoja", "Sheet", 10),
        ("Renglón", "Row", 10),
        ("Otros renglones", "Other rows", 18),
        ("Causa", "Cause (Spanish)", 36),
        ("Fundamento", "Legal ground", 40),
        ("Qué se observa", "What is seen (Spanish)", 48),
        ("Decisión", "Decision", 14),
        ("Hallazgo", "Finding", 36),
        ("Causa (inglés)", "Cause", 36),
        ("Qué se observa (inglés)", "What is seen", 48),
    ];
    let last = u32::try_from(es.gathered.lines.len()).unwrap_or(u32::MAX).saturating_add(1);
    sheet.set_print_area(0, 0, last, 13)?;
    table(sheet, looks, columns, es.gathered.lines.iter().map(|line| person(es, en, line)))
}

fn person(es: &Pen<'_>, en: &Pen<'_>, line: &Line<'_>) -> [Value; 18] {
    let causes = |pen: &Pen<'_>| each(line, |cause| pen.text(cause.ground.title()));
    let seen_in = |pen: &Pen<'_>| each(line, |cause| seen(pen, cause));
    let place = line.place.as_ref();
    let text = |value: &str| Value::text(value);
    [
        Value::Plain(line.number as u64),
        Value::text(format!("{} / {}", line.request.word().es, line.request.word().en)),
        text(&line.name),
        text(&line.employee_id),
        text(&line.curp),
        text(&line.nss),
        text(&line.position),
        text(place.map_or("", |place| &place.file)),
        text(place.and_then(|place| place.sheet.as_deref()).unwrap_or_default()),
        place.map_or_else(|| text(""), |place| Value::Plain(u64::from(place.row))),
        Value::text(others(line)),
        Value::text(causes(es)),
        Value::text(each(line, |cause| provisions(es, &authority::of_ground(es.vote, cause.ground)))),
        Value::text(seen_in(es)),
        Value::text(each(line, |cause| decision(cause.decided.disposition.state))),
        Value::text(each(line, |cause| cause.decided.id.clone())),
        Value::text(causes(en)),
        Value::text(seen_in(en)),
    ]
}

fn each(line: &Line<'_>, text: impl Fn(&super::gather::Cause<'_>) -> String) -> String {
    line.causes.iter().map(text).collect::<Vec<_>>().join(" | ")
}

fn decision(state: DispositionState) -> String {
    let word = words::disposition(state.key());
    format!("{} / {}", word.es, word.en)
}

/// The other rows; each with its file and sheet where they are not those of the first.
fn others(line: &Line<'_>) -> String {
    let same = |place: &RowPlace| {
        line.place.as_ref().is_some_and(|first| (&first.file, &first.sheet) == (&place.file, &place.sheet))
    };
    let one = |place: &RowPlace| match &place.sheet {
        _ if same(place) => place.row.to_string(),
        Some(sheet) => format!("{} › {sheet} {}", place.file, place.row),
        None => format!("{} {}", place.file, place.row),
    };
    line.also.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn files(sheet: &mut Worksheet, es: &Pen<'_>, en: &Pen<'_>, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Archivos", es)?;
    let columns = [
        ("Anexo", "Annex", 8),
        ("Archivo", "File", 34),
        ("Qué es", "What it is", 30),
        ("Lo entregó", "Given by", 26),
        ("Recibido", "Received", 28),
        ("SHA-256", "SHA-256", 68),
    ];
    let rows = (2_u64..).zip(annexed(es)).filter_map(|(number, index)| {
        let source = es.case.sources.get(index)?;
        let kind = source.kind.title();
        Some([
            Value::Plain(number),
            Value::text(&source.file),
            Value::text(format!("{} / {}", kind.es, kind.en)),
            Value::text(format!("{} / {}", giver(es, source), giver(en, source))),
            Value::text(received(es, source.received)),
            Value::text(digest(source)),
        ])
    });
    table(sheet, looks, columns, rows)
}
