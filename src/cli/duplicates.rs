//! `duplicates`: who appears twice, and why two rows are held together.

use std::fmt::Write as _;

use crate::app::{
    self, AppError, DuplicateRows, DuplicatesOptions, Exit, FieldWeight, Looking, RowAsked, RowPlace, What,
    Why,
};
use crate::i18n::ui::cli::words;
use crate::i18n::{Audience, View, integer, render};
use crate::model::{Field, Lang, Msg, Problem};
use crate::report::pictures::{bits, verdict, waterfall, waterfall_table};

use super::args::{CsvOrJson, DuplicatesArgs};
use super::output::Output;
use super::run::Stop;
use super::table::options;

pub(super) fn run(args: &DuplicatesArgs, out: Output) -> Result<Exit, Stop> {
    if let Some(asked) = &args.why {
        return why(args, asked, out);
    }
    if args.format == CsvOrJson::Svg {
        return Err(AppError::usage(needs_why()).into());
    }
    let asked = DuplicatesOptions {
        how: if args.every_pair { Looking::AtEveryPair } else { Looking::Lossless },
        memory: args.memory.as_deref().map(memory).transpose()?,
        decisions: args.decisions.as_deref(),
        state: args.state.as_deref(),
    };
    let found = app::duplicates(&args.files, &options(&args.table)?, asked)?;
    tell(&found, args.decisions.is_some(), out);
    let json = args.format == CsvOrJson::Json;
    if args.pairs {
        write(pair_columns(json), pairs(&found, json), json, out)?;
    } else {
        write(MEMBER_COLUMNS, members(&found), json, out)?;
    }
    Ok(Exit::Done)
}

/// What stands beside the table: how many, how many of them chance alone explains, and what was decided.
fn tell(found: &DuplicateRows, decisions: bool, out: Output) {
    let clusters = found.found.members.iter().map(|member| member.cluster).max().unwrap_or(0);
    let number = |n: usize| integer(i64::try_from(n).unwrap_or(i64::MAX));
    let chance = (found.by_chance + 500) / 1_000;
    out.tell(
        &out.msg(
            &Msg::of(words::DUPLICATES_COUNT)
                .with("clusters", clusters)
                .with("pairs", found.found.pairs().len())
                .with("chance", chance),
        ),
    );
    if let Some(renewed) = found.renewed {
        out.tell(
            &out.msg(
                &Msg::of(words::DUPLICATES_RENEWED).with("n", renewed.searched).with("of", renewed.rows),
            ),
        );
    }
    if decisions {
        out.tell(&out.msg(&Msg::of(words::DUPLICATES_DECIDED).with("n", found.decided)));
    }
    if !found.expired.is_empty() {
        let lines: Vec<String> = found.expired.iter().map(u64::to_string).collect();
        out.say(
            &out.msg(
                &Msg::of(words::DUPLICATES_EXPIRED)
                    .word("n", number(lines.len()))
                    .word("lines", lines.join(", ")),
            ),
        );
    }
}

/// Bytes as they are typed: a number with `M` or `G`, in powers of 1,024.
fn memory(text: &str) -> Result<u64, AppError> {
    let typed = text.trim().trim_end_matches(['B', 'b']).trim_end_matches('i');
    let unit = match typed.chars().last() {
        Some('M' | 'm') => 20,
        Some('G' | 'g') => 30,
        _ => 64,
    };
    let number = typed.get(..typed.len().saturating_sub(1)).and_then(|number| number.trim().parse().ok());
    let bytes = number.and_then(|number: u64| number.checked_mul(1_u64.checked_shl(unit)?));
    bytes.filter(|&bytes| bytes > 0).ok_or_else(|| {
        AppError::usage(Problem {
            code: "USO-010",
            title: words::BAD_MEMORY,
            detail: Msg::of(words::BAD_MEMORY_DETAIL).word("what", text),
            help: Msg::of(words::MEMORY_EXAMPLE),
            place: None,
        })
    })
}

fn needs_why() -> Problem {
    Problem {
        code: "USO-009",
        title: words::BAD_WHY,
        detail: Msg::of(words::SVG_NEEDS_WHY),
        help: Msg::of(words::WHY_EXAMPLE),
        place: None,
    }
}

fn why(args: &DuplicatesArgs, asked: &str, out: Output) -> Result<Exit, Stop> {
    let rows = rows_asked(asked)?;
    let explained = app::explain_pair(&args.files, &options(&args.table)?, &rows)?;
    let (why, places) = (&explained.why, explained.rows.map(|row| explained.places.get(row)));
    let view = View { lang: out.lang, audience: Audience::Confidential, names: args.names };
    let bytes = match args.format {
        CsvOrJson::Csv => why_text(why, &places, view).into_bytes(),
        CsvOrJson::Json => why_json(why, &places, args.names),
        CsvOrJson::Svg => waterfall(why, view).into_bytes(),
    };
    out.result(&bytes)?;
    Ok(Exit::Done)
}

/// Two rows as they are typed: `12,45`; `1:12,2:45` where there are several files, `T1!12,T2!45` where there are
/// several sheets or lists side by side.
fn rows_asked(text: &str) -> Result<[RowAsked; 2], AppError> {
    let row = |part: &str| -> Option<RowAsked> {
        let (before, row) = match part.trim().rsplit_once('!') {
            Some((before, row)) => (Some(before), row),
            None => (None, part.trim()),
        };
        // Of `1:T1!12` the file is 1; a sheet may have a colon in its name.
        let numbered = |text: &str| -> Option<(usize, String)> {
            let (file, rest) = text.split_once(':')?;
            Some((file.trim().parse().ok()?, rest.to_owned()))
        };
        let (file, sheet, row) = match before {
            Some(before) => {
                let (file, sheet) = numbered(before).unwrap_or((1, before.to_owned()));
                (file, Some(sheet), row.to_owned())
            }
            None => numbered(row).map_or((1, None, row.to_owned()), |(file, row)| (file, None, row)),
        };
        Some(RowAsked { file, sheet, row: row.trim().parse().ok()? })
    };
    // A sheet may have a comma in its name: the one that leaves a row on either side parts the two.
    let both =
        text.match_indices(',').find_map(|(at, _)| Some([row(text.get(..at)?)?, row(text.get(at + 1..)?)?]));
    both.ok_or_else(|| {
        AppError::usage(Problem {
            code: "USO-009",
            title: words::BAD_WHY,
            detail: Msg::of(words::BAD_WHY_DETAIL).word("what", text),
            help: Msg::of(words::WHY_EXAMPLE),
            place: None,
        })
    })
}

fn why_text(why: &Why, places: &[Option<RowPlace<'_>>; 2], view: View) -> String {
    let table = waterfall_table(why, view);
    let mut text = String::new();
    for place in places.iter().flatten() {
        let sheet = if place.sheet.is_empty() { String::new() } else { format!(" \u{203a} {}", place.sheet) };
        let _ = writeln!(text, "{}{sheet} \u{203a} {}", place.source, place.row);
    }
    let _ = writeln!(text, "{}\n", verdict(why, view.lang));
    for row in &table.rows {
        if let [said, weight] = row.as_slice() {
            let _ = writeln!(text, "  {weight:>6}  {said}");
        }
    }
    let _ = writeln!(text, "\n{}", words::WHY_SETTLE.get(view.lang));
    for settle in &why.settle {
        let _ = writeln!(text, "  {}", render(settle, view));
    }
    text
}

fn why_json(why: &Why, places: &[Option<RowPlace<'_>>; 2], names: bool) -> Vec<u8> {
    let both = |msg: &Msg| {
        let write = |lang| render(msg, View { lang, audience: Audience::Confidential, names });
        serde_json::json!({ "es": write(Lang::Es), "en": write(Lang::En) })
    };
    let place = |place: &RowPlace<'_>| serde_json::json!({ "source": place.source, "sheet": place.sheet, "row": place.row });
    let line = |line: &app::WhyLine| {
        serde_json::json!({
            "field": line.field.map(Field::key),
            "said": both(&line.said),
            "hundredths_of_a_bit": line.weight * 100 / 256,
        })
    };
    let value = serde_json::json!({
        "rows": places.iter().flatten().map(place).collect::<Vec<_>>(),
        "grade": why.grade.map(crate::app::LinkGrade::key),
        "score": why.score,
        "sum": bits(i64::from(why.odds)),
        "lines": why.lines.iter().map(line).collect::<Vec<_>>(),
        "settle": why.settle.iter().map(both).collect::<Vec<_>>(),
    });
    format!("{value:#}\n").into_bytes()
}

/// A cell of a line that is written.
enum Value<'a> {
    Text(&'a str),
    Number(u64),
    Why(Vec<serde_json::Value>),
}

const MEMBER_COLUMNS: &[&str] = &["source", "sheet", "row", "cluster", "grade", "score"];
/// The columns of `--pairs`; the last only where it is asked why.
const PAIR_COLUMNS: &[&str] =
    &["source_l", "sheet_l", "row_l", "source_r", "sheet_r", "row_r", "grade", "score", "why"];

fn pair_columns(why: bool) -> &'static [&'static str] {
    if why { PAIR_COLUMNS } else { PAIR_COLUMNS.split_last().map_or(PAIR_COLUMNS, |(_, rest)| rest) }
}

const fn place(place: RowPlace<'_>) -> [Value<'_>; 3] {
    [Value::Text(place.source), Value::Text(place.sheet), Value::Number(place.row as u64)]
}

fn members(found: &DuplicateRows) -> impl Iterator<Item = Vec<Value<'_>>> {
    found.found.members.iter().filter_map(|member| {
        let mut row: Vec<Value<'_>> = place(found.places.get(member.entry)?).into();
        row.push(Value::Number(member.cluster as u64));
        row.push(Value::Text(member.grade.key()));
        row.push(Value::Number(u64::from(member.score)));
        Some(row)
    })
}

/// `why` adds what each field says: hundredths of a bit, above zero for one person, below for two.
fn pairs(found: &DuplicateRows, why: bool) -> impl Iterator<Item = Vec<Value<'_>>> {
    found.found.pairs().filter_map(move |pair| {
        let mut row: Vec<Value<'_>> = place(found.places.get(pair.left)?).into();
        row.extend(place(found.places.get(pair.right)?));
        row.push(Value::Text(pair.grade.key()));
        row.push(Value::Number(u64::from(pair.score)));
        if why {
            let weights = found.found.weights(pair.left, pair.right);
            row.push(Value::Why(
                weights.iter().map(|each| weight_json(*each, found.found.columns())).collect(),
            ));
        }
        Some(row)
    })
}

/// Bytes that are handed over at a time: the whole may be large.
const AT_ONCE: usize = 1 << 16;

/// Writes lines as they come.
fn write<'a>(
    header: &[&str],
    rows: impl Iterator<Item = Vec<Value<'a>>>,
    json: bool,
    out: Output,
) -> Result<(), Stop> {
    let fault = |error: csv::Error| AppError::bug("csv", &error);
    let mut text = if json { b"[".to_vec() } else { csv_line(header.iter().copied()).map_err(fault)? };
    let mut first = true;
    for row in rows {
        if json {
            text.extend_from_slice(if first { b"\n  " } else { b",\n  " });
            text.extend_from_slice(json_of(header, row).replace('\n', "\n  ").as_bytes());
        } else {
            let cells = row.iter().map(|value| match value {
                Value::Text(text) => std::borrow::Cow::Borrowed(*text),
                Value::Number(number) => number.to_string().into(),
                Value::Why(_) => "".into(),
            });
            let cells: Vec<_> = cells.collect();
            text.append(&mut csv_line(cells.iter().map(AsRef::as_ref)).map_err(fault)?);
        }
        first = false;
        if text.len() >= AT_ONCE {
            out.result(&text)?;
            text.clear();
        }
    }
    if json {
        text.extend_from_slice(if first { b"]\n" } else { b"\n]\n" });
    }
    out.result(&text)?;
    Ok(())
}

fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(256).from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn json_of(header: &[&str], row: Vec<Value<'_>>) -> String {
    let object = header.iter().zip(row).map(|(key, value)| {
        let value = match value {
            Value::Text(text) => serde_json::Value::from(text),
            Value::Number(number) => serde_json::Value::from(number),
            Value::Why(weights) => serde_json::Value::Array(weights),
        };
        ((*key).to_owned(), value)
    });
    let object: serde_json::Map<_, _> = object.collect();
    format!("{:#}", serde_json::Value::from(object))
}

fn weight_json(each: FieldWeight, columns: &[String]) -> serde_json::Value {
    let said = serde_json::json!({ "agrees": each.agrees, "hundredths_of_a_bit": each.weight * 100 / 256 });
    let name = match each.what {
        What::Field(field) => {
            let title = field.spec().title;
            serde_json::json!({ "field": field.key(), "title": { "es": title.es, "en": title.en } })
        }
        What::Column(nth) => {
            let title = columns.get(usize::from(nth)).map_or("", String::as_str);
            serde_json::json!({ "field": null, "title": { "es": title, "en": title } })
        }
        What::Together => serde_json::json!({ "field": null, "title": {
            "es": "lo que muestra la lista", "en": "what the list shows"
        } }),
    };
    let (serde_json::Value::Object(mut name), serde_json::Value::Object(said)) = (name, said) else {
        return serde_json::Value::Null;
    };
    name.extend(said);
    name.into()
}
