//! `columns`, and how tables are understood.

use std::fmt::Write as _;

use crate::app::{self, AppError, Exit, OpenOptions, ReadFile};
use crate::i18n::ui::cli::words;
use crate::i18n::{Audience, View, integer, render};
use crate::model::{Arg, Column, ColumnKey, Field, Lang, Msg, Problem, Table, column_letters};

use super::args::{ColumnsArgs, TableArgs, TextOrJson};
use super::output::Output;
use super::run::Stop;

/// The table options as the use cases take them.
pub(super) fn options(args: &TableArgs) -> Result<OpenOptions, AppError> {
    let mut columns = Vec::new();
    for text in &args.columns {
        columns.push(column(text)?);
    }
    Ok(OpenOptions {
        columns,
        sheets: args.sheet.clone(),
        header_row: args.header_row,
        ..OpenOptions::default()
    })
}

fn column(text: &str) -> Result<(ColumnKey, Field), AppError> {
    let bad = |detail, what: &str, help| {
        AppError::usage(Problem {
            code: "USO-003",
            title: words::BAD_COLUMNS,
            detail: Msg::of(detail).word("what", what),
            help,
            place: None,
        })
    };
    let fields = || {
        let list = Field::ALL.iter().map(|spec| Arg::Word(spec.key.to_owned())).collect();
        Msg::of(words::FIELDS).with("list", Arg::List(list))
    };
    let Some((name, field)) = text.rsplit_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
        return Err(bad(words::BAD_COLUMNS_DETAIL, text, Msg::of(words::TABLE_CORRECT)));
    };
    let field = Field::from_key(field.trim()).ok_or_else(|| bad(words::BAD_FIELD_DETAIL, field, fields()))?;
    let key = match name.strip_prefix('#').and_then(letters) {
        Some(position) => ColumnKey::Letter(position),
        None => ColumnKey::Header(name.to_owned()),
    };
    Ok((key, field))
}

/// The position of a column from its letters; nothing if they are no letters.
fn letters(text: &str) -> Option<u16> {
    if text.is_empty() || text.len() > 3 || !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let number = text.bytes().fold(0_u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    u16::try_from(number - 1).ok()
}

pub(super) fn columns(args: &ColumnsArgs, out: Output) -> Result<Exit, Stop> {
    let read = app::read_table(&args.file, &options(&args.table)?)?;
    match args.format {
        TextOrJson::Text => out.result(columns_text(&read, out).as_bytes())?,
        TextOrJson::Json => out.result(format!("{:#}\n", columns_json(&read)).as_bytes())?,
    }
    Ok(Exit::Done)
}

fn columns_text(read: &ReadFile, out: Output) -> String {
    let mut text = out.text(read.format.title()).to_owned();
    if let Some(encoding) = &read.encoding {
        let _ = write!(text, " \u{b7} {} ({})", encoding.name, out.msg(&encoding.why));
    }
    if let Some(delimiter) = &read.delimiter {
        let _ = write!(text, " \u{b7} {:?} ({})", delimiter.sign, out.msg(&delimiter.why));
    }
    text.push('\n');
    if !read.sheets_seen.is_empty() {
        let _ = writeln!(text, "\n{}", out.text(words::TABLE_SHEETS));
        for sheet in &read.sheets_seen {
            let hidden = if sheet.hidden { format!(" ({})", out.text(words::HIDDEN)) } else { String::new() };
            let mark = if sheet.used { "\u{2713}" } else { "\u{b7}" };
            let _ = writeln!(text, "  {mark} {}{hidden}: {}", sheet.name, out.msg(&sheet.why));
        }
    }
    for table in &read.tables {
        table_text(table, out, &mut text);
    }
    notes(read.notes.iter(), out, &mut text);
    let _ = writeln!(text, "\n{}", out.text(words::TABLE_CORRECT));
    text
}

/// Columns shown as text; the JSON has all of them.
const SHOWN: usize = 200;

fn table_text(table: &Table, out: Output, text: &mut String) {
    text.push('\n');
    let header = match table.header_row {
        Some(row) => out.msg(&Msg::of(words::TABLE_HEADER).with("row", row)),
        None => out.text(words::TABLE_NO_HEADER).to_owned(),
    };
    let rows = Msg::of(words::TABLE_ROWS).with("n", table.len()).with("aside", table.rows_set_aside());
    if let Some(sheet) = &table.sheet {
        let _ = write!(text, "{}: ", out.msg(&Msg::of(words::TABLE_SHEET).word("name", sheet)));
    }
    let _ = writeln!(text, "{header}; {}", out.msg(&rows));
    let _ = writeln!(text, "\n{}", out.text(words::TABLE_COLUMNS));
    let lines: Vec<(String, &str, String)> = table
        .columns
        .iter()
        .take(SHOWN)
        .map(|column| {
            let field = column.field.map_or(out.text(words::TABLE_UNUSED), Field::key);
            (shown_header(column, out), field, out.msg(&column.why))
        })
        .collect();
    let wide = |of: fn(&(String, &str, String)) -> usize| lines.iter().map(of).max().unwrap_or(0);
    let (first, second) = (wide(|line| line.0.chars().count()), wide(|line| line.1.chars().count()));
    for (position, (header, field, why)) in lines.iter().enumerate() {
        let letter = column_letters(u16::try_from(position).unwrap_or(u16::MAX));
        let _ = writeln!(text, "  {letter:<3} {header:<first$}  {field:<second$}  {why}");
    }
    if table.columns.len() > SHOWN {
        let rest = i64::try_from(table.columns.len() - SHOWN).unwrap_or(i64::MAX);
        let _ = writeln!(text, "  \u{2026} +{}", integer(rest));
    }
    if !table.set_aside.is_empty() {
        let _ = writeln!(text, "\n{}", out.text(words::TABLE_ASIDE));
        for aside in table.set_aside.iter().take(20) {
            let rows = if aside.row == aside.last {
                aside.row.to_string()
            } else {
                format!("{}-{}", aside.row, aside.last)
            };
            let _ = writeln!(text, "  {rows:>9}  {}", out.msg(&aside.reason));
        }
        if table.set_aside.len() > 20 {
            let rest = i64::try_from(table.set_aside.len() - 20).unwrap_or(i64::MAX);
            let _ = writeln!(text, "  \u{2026} +{}", integer(rest));
        }
    }
    notes(table.notes.iter(), out, text);
}

/// Letters of a header shown as text; the JSON has all of them.
const HEADER: usize = 32;

/// A column's header on one line, cut with a sign, and whether the workbook hides the column.
fn shown_header(column: &Column, out: Output) -> String {
    let own = column.made.map_or(column.header.as_str(), |made| out.text(made));
    let plain: String = own.chars().map(|ch| if ch.is_control() { ' ' } else { ch }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = plain.chars().count() > HEADER;
    let mut shown: String = plain.chars().take(if cut { HEADER - 1 } else { HEADER }).collect();
    if cut {
        shown.push('\u{2026}');
    }
    if column.hidden {
        let _ = write!(shown, " ({})", out.text(words::HIDDEN));
    }
    shown
}

fn notes<'a>(notes: impl Iterator<Item = &'a crate::model::Note>, out: Output, text: &mut String) {
    let lines: Vec<String> = notes.map(|note| format!("  {}: {}", note.code, out.msg(&note.msg))).collect();
    if !lines.is_empty() {
        let _ = writeln!(text, "\n{}\n{}", out.text(words::TABLE_NOTES), lines.join("\n"));
    }
}

fn columns_json(read: &ReadFile) -> serde_json::Value {
    let both = |msg: &Msg| {
        let write = |lang| render(msg, View { lang, audience: Audience::Confidential, names: true });
        serde_json::json!({ "es": write(Lang::Es), "en": write(Lang::En) })
    };
    let note = |note: &crate::model::Note| {
        serde_json::json!({
            "code": note.code, "message": both(&note.msg),
            "row": note.at.map(|at| at.row), "column": note.at.and_then(|at| at.col).map(column_letters),
        })
    };
    let table = |table: &Table| {
        serde_json::json!({
            "sheet": table.sheet,
            "header_row": table.header_row,
            "rows": table.len(),
            "set_aside": table.rows_set_aside(),
            "columns": table.columns.iter().enumerate().map(|(position, column)| serde_json::json!({
                "column": column_letters(u16::try_from(position).unwrap_or(u16::MAX)),
                "header": column.header,
                "field": column.field.map(Field::key),
                "why": both(&column.why),
                "hidden": column.hidden,
            })).collect::<Vec<_>>(),
            "aside": table.set_aside.iter().map(|aside| serde_json::json!({
                "row": aside.row, "last": aside.last, "code": aside.code, "reason": both(&aside.reason),
            })).collect::<Vec<_>>(),
            "name_order": table.name_order.as_ref().map(|order| serde_json::json!({
                "first": match order.first {
                    crate::model::NameFirst::Surnames => "surnames",
                    crate::model::NameFirst::GivenNames => "given_names",
                },
                "separator": order.separator,
                "evidence": both(&order.evidence),
            })),
            "notes": table.notes.iter().map(note).collect::<Vec<_>>(),
        })
    };
    serde_json::json!({
        "format": read.format.key(),
        "encoding": read.encoding.as_ref().map(|found| serde_json::json!({ "name": found.name, "why": both(&found.why) })),
        "delimiter": read.delimiter.as_ref().map(|found| serde_json::json!({ "sign": found.sign, "why": both(&found.why) })),
        "sheets": read.sheets_seen.iter().map(|sheet| serde_json::json!({
            "name": sheet.name, "hidden": sheet.hidden, "rows": sheet.rows, "used": sheet.used, "why": both(&sheet.why),
        })).collect::<Vec<_>>(),
        "tables": read.tables.iter().map(table).collect::<Vec<_>>(),
        "notes": read.notes.iter().map(note).collect::<Vec<_>>(),
        "workbook": {
            "author": read.workbook.author, "last_saved_by": read.workbook.last_saved_by,
            "created": read.workbook.created, "modified": read.workbook.modified,
            "application": read.workbook.application,
        },
    })
}
