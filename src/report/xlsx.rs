//! The findings as a workbook: summary, findings, rules, sources. Text stays text, never a formula.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::document::{self, Limits};
use super::v1::{At, Bilingual, FindingInfo, OutcomeInfo, Report, SourceInfo};
use super::visible::clipped;
use super::words;
use crate::model::Lang;

/// Characters of a cell; a workbook allows 32,767.
const LONGEST: usize = 30_000;

/// A column: its heads in both languages and its width in characters.
pub(super) type Column = (&'static str, &'static str, u16);

/// A value of a cell.
pub(super) enum Value {
    Text(String),
    /// A count, with thousands separators.
    Number(u64),
    /// A row or a score, written as it is looked up.
    Plain(u64),
}

impl Value {
    fn of(text: Option<&String>) -> Self {
        Self::Text(text.cloned().unwrap_or_default())
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The looks that the sheets share.
pub(super) struct Looks {
    title: Format,
    head: Format,
    under: Format,
    text: Format,
    number: Format,
    plain: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        // A cell marked as text stays text when somebody edits it.
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix();
        let head = Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00F4_F2EC));
        Self {
            title: Format::new().set_bold().set_font_size(15).set_quote_prefix(),
            under: Format::new()
                .set_italic()
                .set_font_color(Color::RGB(0x0059_5959))
                .set_background_color(Color::RGB(0x00F4_F2EC))
                .set_border_bottom(FormatBorder::Medium),
            head,
            text,
            number: Format::new().set_num_format("#,##0").set_align(FormatAlign::Top),
            plain: Format::new().set_num_format("0").set_align(FormatAlign::Top),
        }
    }
}

/// Writes the workbook. The same report gives the same bytes: it carries no hour and no author's name.
pub fn findings_xlsx(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2019, 5, 1)?;
    book.set_properties(&DocProperties::new().set_author("Escrutinio").set_creation_datetime(&day));
    summary(book.add_worksheet(), report, &looks)?;
    findings(book.add_worksheet(), report, &looks)?;
    rules(book.add_worksheet(), report, &looks)?;
    sources(book.add_worksheet(), report, &looks)?;
    book.save_to_buffer()
}

fn page(sheet: &mut Worksheet, name: &str, report: &Report) -> Result<(), XlsxError> {
    let fiction = if report.case.synthetic { "DATOS SINTÉTICOS · SYNTHETIC DATA" } else { "" };
    let audience = if report.audience == "public" { "Versión pública" } else { "Versión confidencial" };
    sheet.set_name(name)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&L{audience}&C&B{fiction}"));
    sheet.set_footer("&L&A&RPágina &P de &N");
    Ok(())
}

fn put(sheet: &mut Worksheet, looks: &Looks, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, clipped(text, LONGEST), &looks.text)?;
        }
        // All far below 2^32, where a cell is exact.
        Value::Number(n) | Value::Plain(n) => {
            let exact = u32::try_from(*n).unwrap_or(u32::MAX);
            let look = if matches!(value, Value::Number(_)) { &looks.number } else { &looks.plain };
            sheet.write_number_with_format(row, column, exact, look)?;
        }
    }
    Ok(())
}

/// Height of a row in points, so that wrapped text is seen whole in every program; 409 is the most there is.
fn height<'a>(cells: impl Iterator<Item = (&'a Value, u16)>) -> u16 {
    let lines = cells.map(|(value, width)| match value {
        // Words do not break just where the column ends: count on nine tenths of it.
        Value::Text(text) => text.chars().count().div_ceil(usize::from(width.max(2)) * 9 / 10).max(1),
        Value::Number(_) | Value::Plain(_) => 1,
    });
    u16::try_from(lines.max().unwrap_or(1)).unwrap_or(u16::MAX).saturating_mul(15).saturating_add(2).min(409)
}

/// A sheet that is one table: heads in Spanish, English beneath, both always in sight.
pub(super) fn table<const N: usize>(
    sheet: &mut Worksheet,
    looks: &Looks,
    columns: [Column; N],
    rows: impl Iterator<Item = [Value; N]>,
) -> Result<(), XlsxError> {
    for (column, (es, en, width)) in (0_u16..).zip(columns.iter().copied()) {
        sheet.write_string_with_format(0, column, es, &looks.head)?;
        sheet.write_string_with_format(1, column, en, &looks.under)?;
        sheet.set_column_width(column, width)?;
    }
    let mut last = 1;
    for (row, values) in (2_u32..).zip(rows) {
        for (column, value) in (0_u16..).zip(&values) {
            put(sheet, looks, row, column, value)?;
        }
        let widths = columns.iter().map(|(_, _, width)| *width);
        sheet.set_row_height(row, height(values.iter().zip(widths)))?;
        last = row;
    }
    let right = u16::try_from(N).unwrap_or(1).saturating_sub(1);
    sheet.autofilter(1, 0, last, right)?;
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_repeat_rows(0, 1)?;
    Ok(())
}

fn summary(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Resumen", report)?;
    let [es, en] = Lang::ALL.map(|lang| document::write(report, lang, Limits::PAGE).front);
    sheet.set_column_width(0, 30)?.set_column_width(1, 62)?.set_column_width(2, 62)?;
    let title = clipped(&es.title, 200);
    sheet.write_string_with_format(0, 0, title, &looks.title)?;
    let mut row = 1;
    let mut line = |sheet: &mut Worksheet, label: &str, left: &str, right: &str| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, label, &looks.text)?;
        put(sheet, looks, row, 1, &Value::text(left))?;
        put(sheet, looks, row, 2, &Value::text(right))?;
        let cells = [Value::text(label), Value::text(left), Value::text(right)];
        sheet.set_row_height(row, height(cells.iter().zip([30, 62, 62])))?;
        row += 1;
        Ok(())
    };
    if report.case.synthetic {
        line(sheet, "", "DATOS SINTÉTICOS", "SYNTHETIC DATA")?;
    }
    line(sheet, "", &es.kicker, &en.kicker)?;
    line(sheet, "", es.vote.as_deref().unwrap_or_default(), en.vote.as_deref().unwrap_or_default())?;
    for ((label, value), (english, translated)) in es.facts.iter().zip(&en.facts) {
        line(sheet, &format!("{label} / {english}"), value, translated)?;
    }
    for (left, right) in es.boxes.iter().zip(&en.boxes) {
        let mut label = format!("{} / {}", left.title, right.title);
        for (sentence, translated) in left.sentences.iter().zip(&right.sentences) {
            line(sheet, &label, sentence, translated)?;
            label.clear();
        }
    }
    for ((label, value), (english, translated)) in es.foot.iter().zip(&en.foot) {
        line(sheet, &format!("{label} / {english}"), value, translated)?;
    }
    line(sheet, "", &es.disclaimer, &en.disclaimer)
}

fn marked(mark: words::Mark) -> Value {
    Value::Text(format!("{} {} / {}", mark.glyph, mark.word.es, mark.word.en))
}

fn joined<'a, T: 'a>(items: impl IntoIterator<Item = &'a T>, text: impl Fn(&T) -> String) -> Value {
    Value::Text(items.into_iter().map(text).collect::<Vec<_>>().join("; "))
}

fn findings(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Hallazgos", report)?;
    // What a person works with comes first and is what gets printed; the rest stands to its right.
    let columns = [
        ("Regla", "Rule", 8),
        ("Gravedad", "Severity", 15),
        ("Tipo", "Kind", 16),
        ("Certeza (de 1000)", "Confidence (of 1000)", 11),
        ("Nombre", "Name", 20),
        ("Fuente", "Source", 20),
        ("Hoja", "Sheet", 9),
        ("Renglón", "Row", 9),
        ("Columna", "Column", 9),
        ("Qué se ve", "What is seen (Spanish)", 46),
        ("Señales", "Signals (Spanish)", 42),
        ("Decisión", "Decision", 14),
        ("Quién", "By", 14),
        ("Por qué", "Why", 40),
        ("Cuándo", "When", 12),
        ("Qué se ve (inglés)", "What is seen", 46),
        ("Señales (inglés)", "Signals", 42),
        ("Fundamento", "Law", 26),
        ("Sobre", "About", 18),
        ("Clave", "Key", 20),
        ("Id", "Id", 36),
    ];
    let last = u32::try_from(report.findings.len()).unwrap_or(u32::MAX).saturating_add(1);
    sheet.set_print_area(0, 0, last, 11)?;
    table(sheet, looks, columns, report.findings.iter().map(|finding| finding_row(report, finding)))
}

fn finding_row(report: &Report, finding: &FindingInfo) -> [Value; 21] {
    let subject = &finding.subject;
    let decided = &finding.disposition;
    let pair = |text: crate::model::Text| Value::Text(format!("{} / {}", text.es, text.en));
    let (source, sheet, row, column) = match &finding.at {
        None => (Value::text(""), Value::text(""), Value::text(""), Value::text("")),
        Some(At::Line { source, line }) => {
            (Value::text(source), Value::text(""), Value::Plain(u64::from(*line)), Value::text(""))
        }
        Some(At::Cell { source, sheet, row, column }) => {
            let known = report.sources.iter().find(|known| known.id == *source);
            let name = known.and_then(|known| known.file.as_ref()).unwrap_or(source);
            (
                Value::text(name),
                Value::of(sheet.as_ref()),
                Value::Plain(u64::from(*row)),
                Value::of(column.as_ref()),
            )
        }
    };
    [
        Value::text(&finding.rule),
        marked(words::severity(&finding.severity)),
        pair(words::kind(&finding.kind)),
        Value::Plain(u64::from(finding.confidence)),
        Value::of(subject.label.as_ref()),
        source,
        sheet,
        row,
        column,
        Value::text(&finding.message.es),
        joined(&finding.reasons, |reason| reason.message.es.clone()),
        pair(words::disposition(&decided.state)),
        Value::of(decided.by.as_ref()),
        Value::of(decided.why.as_ref()),
        Value::of(decided.on.as_ref()),
        Value::text(&finding.message.en),
        joined(&finding.reasons, |reason| reason.message.en.clone()),
        joined(&finding.law, Clone::clone),
        pair(words::subject(&subject.kind)),
        Value::text(&subject.key),
        Value::text(&finding.id),
    ]
}

fn rules(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Reglas", report)?;
    let columns = [
        ("Regla", "Rule", 8),
        ("Qué busca", "What it looks for (Spanish)", 48),
        ("Qué busca (inglés)", "What it looks for", 48),
        ("Respuesta", "Answer", 30),
        ("Hallazgos", "Findings", 12),
        ("Qué falta, o de qué depende", "What is missing, or what it depends on (Spanish)", 50),
        ("Qué falta (inglés)", "What is missing, or what it depends on", 50),
        ("Fundamento", "Law", 30),
    ];
    let mut outcomes: Vec<&OutcomeInfo> = report.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| words::outcome_order(&outcome.outcome));
    table(sheet, looks, columns, outcomes.into_iter().map(|outcome| rule_row(report, outcome)))
}

fn rule_row(report: &Report, outcome: &OutcomeInfo) -> [Value; 8] {
    let heaviest = report
        .findings
        .iter()
        .filter(|finding| finding.rule == outcome.rule)
        .map(|finding| finding.severity.as_str())
        .min_by_key(|severity| words::weight(severity));
    let why: Vec<&Bilingual> = outcome
        .missing
        .iter()
        .chain(outcome.readings.iter().map(|reading| &reading.message))
        .chain(&outcome.why)
        .collect();
    let ran = matches!(outcome.outcome.as_str(), "pass" | "fail" | "depends");
    [
        Value::text(&outcome.rule),
        Value::text(&outcome.title.es),
        Value::text(&outcome.title.en),
        marked(words::outcome(&outcome.outcome, heaviest)),
        if ran || outcome.findings > 0 { Value::Number(outcome.findings) } else { Value::text("–") },
        joined(why.iter().copied(), |text| text.es.clone()),
        joined(why.iter().copied(), |text| text.en.clone()),
        joined(&outcome.law, Clone::clone),
    ]
}

fn sources(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Result<(), XlsxError> {
    page(sheet, "Fuentes", report)?;
    let columns = [
        ("Fuente", "Source", 14),
        ("Archivo", "File", 36),
        ("Qué es", "What it is", 28),
        ("SHA-256", "SHA-256", 68),
        ("Bytes", "Bytes", 12),
        ("Renglones", "Rows", 12),
        ("Apartados", "Set aside", 12),
        ("Lo entregó", "Given by", 18),
        ("Recibido", "Received", 22),
        ("Reemplaza a", "Replaces", 14),
        ("No se pudo leer", "Could not be read", 40),
    ];
    table(sheet, looks, columns, report.sources.iter().map(source_row))
}

fn source_row(source: &SourceInfo) -> [Value; 11] {
    let kind = words::source_kind(&source.kind);
    let unreadable = source.unreadable.as_ref();
    [
        Value::text(&source.id),
        Value::of(source.file.as_ref()),
        Value::Text(format!("{} / {}", kind.es, kind.en)),
        Value::of(source.sha256.as_ref()),
        source.bytes.map_or_else(|| Value::text(""), Value::Number),
        Value::Number(source.rows),
        Value::Number(source.set_aside),
        Value::of(source.from.as_ref()),
        Value::of(source.received.as_ref()),
        Value::of(source.supersedes.as_ref()),
        Value::Text(unreadable.map(|why| format!("{} / {}", why.es, why.en)).unwrap_or_default()),
    ]
}
