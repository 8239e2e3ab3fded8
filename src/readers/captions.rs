//! Captions over rows that say of what class the workers below them are: `SINDICALIZADOS`, `PERSONAL DE CONFIANZA`.

use std::collections::BTreeMap;

use crate::model::{Arg, Field, Msg, Note, Table, Text};

use super::endings::TOTALS;
use super::header::Header;
use super::rows::is_blank;
use super::sheet::{Made, RawSheet};
use super::words::fold;

/// Title of the column made out of captions.
pub(super) const TITLE: Text = Text::new("(subtítulo)", "(caption)");

const WHY: Text = Text::new(
    "se infiere del subtítulo que está sobre los renglones: ninguna columna trae la clase",
    "inferred from the caption above the rows: no column carries the class",
);

/// Stems of words that say what class of worker somebody is.
const CLASSES: &[&str] = &[
    "SINDICALIZAD",
    "CONFIANZA",
    "EVENTUAL",
    "TEMPORAL",
    "PERMANENTE",
    "BASE",
    "HONORARIOS",
    "SUBCONTRATAD",
    "BECARI",
    "PRACTICANTE",
    "UNIONIZED",
    "UNIONISED",
];

/// Words that stand beside them and change nothing. `NO` does, and stays part of the caption.
const BESIDE: &[&str] = &[
    "PERSONAL",
    "TRABAJADORES",
    "TRABAJADORAS",
    "TRABAJADOR",
    "EMPLEADOS",
    "EMPLEADAS",
    "EMPLEADO",
    "DE",
    "DEL",
    "LA",
    "LAS",
    "LOS",
    "NO",
    "LISTA",
    "LISTADO",
    "RELACION",
    "PADRON",
    "NOMINA",
    "PLANTILLA",
    "TIPO",
    "CLASE",
    "REGIMEN",
    "CONTRATO",
    "GRUPO",
    "SECCION",
    "TABLA",
    "WORKERS",
    "EMPLOYEES",
    "STAFF",
    "PERSONNEL",
    "NON",
    "LIST",
    "OF",
    "TYPE",
];

/// Whether a text names one class of worker and nothing else.
fn names_class(text: &str) -> bool {
    if text.len() > 80 {
        return false;
    }
    let folded = fold(text);
    let (mut classes, mut words) = (0, 0);
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        words += 1;
        if CLASSES.iter().any(|stem| word.starts_with(stem) && word.len() <= stem.len() + 2) {
            classes += 1;
        } else if !BESIDE.contains(&word) && !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
    }
    classes == 1 && words <= 8
}

/// What a row is to the rows below it.
enum Row<'a> {
    /// It names a class.
    Caption(&'a str),
    /// It adds up a class, and ends it.
    Sum,
    /// It has several cells.
    Full,
    /// It has one cell, or none.
    Other,
}

fn row_of(sheet: &RawSheet, row: usize) -> Row<'_> {
    let mut cells = sheet.cells.row(row).filter(|cell| !is_blank(cell));
    let Some(first) = cells.next().map(str::trim) else { return Row::Other };
    // Most rows begin with a number: a letter tells them apart at once.
    let sums = first.starts_with(['T', 't', 'S', 's', 'G', 'g'])
        && ["TOTAL", "SUBTOTAL", "SUMA", "GRAN", "SUB"]
            .iter()
            .any(|word| first.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    if sums {
        let folded = fold(first);
        let mut words = folded.split(' ').skip(1);
        let class = words.any(|word| CLASSES.iter().any(|stem| word.starts_with(stem)));
        return if class && super::endings::begins(&folded, TOTALS) { Row::Sum } else { Row::Other };
    }
    // How many they are may stand beside it.
    let count = |cell: &str| cell.trim().len() <= 6 && cell.trim().bytes().all(|byte| byte.is_ascii_digit());
    match cells.next() {
        None if names_class(first) => Row::Caption(first),
        Some(second) if count(second) && cells.next().is_none() && names_class(first) => Row::Caption(first),
        None => Row::Other,
        Some(_) => Row::Full,
    }
}

/// Finds the captions of a list and makes a column of what they say.
pub(super) fn add(sheet: &mut RawSheet, header: &Header) {
    let mut captions: BTreeMap<usize, String> = BTreeMap::new();
    let mut values = BTreeMap::new();
    // The caption that holds, and whether rows have followed it.
    let mut open: Option<(&str, bool)> = None;
    for row in 0..sheet.cells.rows() {
        match row_of(sheet, row) {
            Row::Caption(text) => {
                captions.insert(row, text.to_owned());
                // Two captions without a row between them add something up: they head nobody.
                let headed = open.is_none_or(|(_, rows)| rows);
                open = Some((if headed { text } else { "" }, false));
            }
            Row::Sum => open = None,
            Row::Full | Row::Other if row < header.below() => {
                let titles = header.row.is_some_and(|top| row >= top);
                open = open.map(|(text, rows)| (text, rows || titles));
            }
            Row::Full => open = open.map(|(text, _)| (text, true)),
            Row::Other => {}
        }
        if let Some((text, _)) = open
            && row >= header.below()
            && !text.is_empty()
            && !captions.contains_key(&row)
            && sheet.cells.row(row).any(|cell| !is_blank(cell))
        {
            values.insert(row, text.to_owned());
        }
    }
    if !values.is_empty() {
        sheet.made.push(Made { title: TITLE, why: WHY, values });
    }
    sheet.captions = captions;
}

/// Says that the class was inferred, from which captions, and for how many people each.
pub(super) fn told(table: &Table, captions: &BTreeMap<u32, String>) -> Option<Note> {
    let col = table.column_of(Field::Class)?;
    table.columns.get(usize::from(col)).filter(|column| column.header == TITLE.es)?;
    let mut groups: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    for index in 0..table.len() {
        let row = table.row_number(index);
        let said = !table.raw(index, col).is_empty();
        let from = captions.range(..row).next_back().map(|(&from, _)| from).filter(|_| said);
        *groups.entry(from).or_default() += 1;
    }
    let without = groups.remove(&None).unwrap_or(0);
    let list = groups.into_iter().filter_map(|(from, count)| {
        let from = from?;
        let msg = Msg::new("“{text}” (renglón {row}): {count}", "“{text}” (row {row}): {count}")
            .word("text", captions.get(&from)?)
            .with("row", from)
            .with("count", count);
        Some(Arg::Msg(Box::new(msg)))
    });
    let msg = Msg::new(
        "ninguna columna trae la clase: se infirió del subtítulo que está sobre los renglones, no es un dato escrito junto a cada persona ({list}; sin subtítulo: {without})",
        "no column carries the class: it was inferred from the caption above the rows, it is not written beside each person ({list}; without a caption: {without})",
    )
    .with("list", Arg::List(list.collect()))
    .with("without", without);
    Some(Note { code: "class_from_caption", msg, at: None })
}

#[cfg(test)]
mod tests {
    use super::names_class;

    #[test]
    fn captions_name_one_class_and_nothing_else() {
        for text in [
            "CONFIANZA",
            "Sindicalizados",
            "PERSONAL DE CONFIANZA",
            "Personal no sindicalizado:",
            "RELACIÓN DE TRABAJADORES EVENTUALES (12)",
            "Non-unionized staff",
        ] {
            assert!(names_class(text), "{text}");
        }
        for text in [
            "SINDICALIZADOS Y CONFIANZA",
            "SINDICALIZADOS CONFIANZA",
            "DEPARTAMENTO BASE DE DATOS",
            "PERSONAL",
            "JUAN BASURTO CONFIANZA",
            "BASELGA",
            "PLANTA 1",
            "",
        ] {
            assert!(!names_class(text), "{text}");
        }
    }
}
