//! What the user said of columns: it wins over everything, is recorded, and never contradicts itself.

use crate::model::{ColumnKey, Field, Msg, Note, column_letters};

use super::columns::{content_field, letters};
use super::content::Profile;
use super::error::Unreadable;
use super::header::Header;
use super::options::ReadOptions;
use super::sheet::RawSheet;
use super::words::{distance, fold};

/// The user's words on the columns of one list.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) columns: Vec<(usize, Field)>,
    pub(super) notes: Vec<Note>,
    /// Those that do not fit this list; another one may have the column.
    pub(super) missed: Vec<(usize, Unreadable)>,
}

/// Which columns the user meant.
pub(super) fn heard(
    sheet: &RawSheet,
    header: &Header,
    texts: &[String],
    profiles: &[Profile],
    options: &ReadOptions,
) -> Result<Heard, Unreadable> {
    let mut heard = Heard::default();
    for (at, (key, field)) in options.columns.iter().enumerate() {
        let col = match resolve(key, sheet, texts, header) {
            Ok(col) => col,
            Err(what) => {
                heard.missed.push((at, what));
                continue;
            }
        };
        clash(&heard.columns, col, *field, texts)?;
        heard.notes.push(said(col, texts.get(col), *field));
        heard.notes.extend(twice(key, col, texts));
        heard.notes.extend(profiles.get(col).and_then(|profile| against(col, *field, profile)));
        heard.columns.push((col, *field));
    }
    Ok(heard)
}

/// Refuses two words that cannot both hold: two fields for one column, or one field for two columns.
fn clash(columns: &[(usize, Field)], col: usize, field: Field, texts: &[String]) -> Result<(), Unreadable> {
    let name = |col: usize| {
        let text = texts.get(col).map_or("", String::as_str);
        if text.is_empty() { format!("#{}", letters(col)) } else { format!("#{} “{text}”", letters(col)) }
    };
    match columns.iter().find(|&&(other, said)| (other == col) != (said == field)) {
        Some(&(other, said)) => {
            Err(Unreadable::ColumnsClash { columns: vec![name(other), name(col)], fields: vec![said, field] })
        }
        None => Ok(()),
    }
}

/// What the user said of a column, for the record.
fn said(col: usize, header: Option<&String>, field: Field) -> Note {
    let msg = Msg::new(
        "la columna {letter} “{header}” se toma por {field} porque lo indicó la persona usuaria",
        "column {letter} “{header}” is taken for {field} since the user said so",
    )
    .word("letter", letters(col))
    .private("header", header.map_or("", String::as_str))
    .with("field", field.spec().title);
    Note { code: "said_column", msg, at: None }
}

/// A title that several columns carry: the first was taken, which may not be the one meant.
fn twice(key: &ColumnKey, col: usize, texts: &[String]) -> Option<Note> {
    let ColumnKey::Header(asked) = key else { return None };
    let others: Vec<usize> = (0..texts.len())
        .filter(|&other| other != col && texts.get(other).is_some_and(|text| fold(text) == fold(asked)))
        .collect();
    let msg = Msg::new(
        "hay {count} columnas con el título “{header}”; se tomó la columna {letter}. Si es otra, indíquela por su letra, por ejemplo #{other}",
        "there are {count} columns with the title “{header}”; column {letter} was taken. If another one is meant, name it by its letter, for instance #{other}",
    )
    .with("count", others.len() + 1)
    .private("header", asked)
    .word("letter", letters(col))
    .word("other", others.first().map_or_else(String::new, |&other| letters(other)));
    (!others.is_empty()).then_some(Note { code: "said_title_twice", msg, at: None })
}

/// Cells that look like something else than what the user said.
fn against(col: usize, field: Field, profile: &Profile) -> Option<Note> {
    let (seen, count) = content_field(profile, Some(field)).filter(|&(seen, _)| seen != field)?;
    let msg = Msg::new(
        "la columna {letter} se toma por {field} porque lo indicó la persona usuaria, pero {count} de {filled} celdas tienen forma de {seen}: revise que sea esa la columna",
        "column {letter} is taken for {field} since the user said so, but {count} of {filled} cells have the form of {seen}: check that it is the right column",
    )
    .word("letter", letters(col))
    .with("field", field.spec().title)
    .with("count", count)
    .with("filled", profile.filled)
    .with("seen", seen.spec().title);
    Some(Note { code: "said_disagrees", msg, at: None })
}

/// The column that the user means.
fn resolve(
    key: &ColumnKey,
    sheet: &RawSheet,
    texts: &[String],
    header: &Header,
) -> Result<usize, Unreadable> {
    let here = |col: usize| {
        col < texts.len()
            && (col >= sheet.width || sheet.zone.is_none_or(|(from, to)| (from..=to).contains(&col)))
    };
    match key {
        ColumnKey::Letter(col) if here(usize::from(*col)) => Ok(usize::from(*col)),
        ColumnKey::Letter(col) => {
            let last = letters(texts.len().saturating_sub(1));
            Err(Unreadable::UnknownColumn {
                asked: format!("#{}", column_letters(*col)),
                near: vec![format!("#A–#{last}")],
            })
        }
        ColumnKey::Header(asked) => {
            let wanted = fold(asked);
            let exact = texts.iter().position(|text| text.trim() == asked.trim());
            let folded = || texts.iter().position(|text| fold(text) == wanted);
            let lower = || header.parts.iter().position(|[_, lower]| fold(lower) == wanted);
            let made = || sheet.made.iter().position(|made| fold(made.title.en) == wanted);
            let made = || made().map(|at| sheet.width + at);
            exact.or_else(folded).or_else(lower).or_else(made).filter(|&col| here(col)).ok_or_else(|| {
                let mut near: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
                near.sort_by_key(|text| distance(text, asked));
                Unreadable::UnknownColumn {
                    asked: asked.clone(),
                    near: near.into_iter().take(3).cloned().collect(),
                }
            })
        }
    }
}
