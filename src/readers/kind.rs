//! What kind of source a table is: by its name, its titles, its headers and the fields it carries.
//!
//! A guess that a person confirms: each comes with its reasons, and a table that says nothing stays unknown.

mod words;

use crate::model::{Arg, Field, Msg, SourceKind, Table};

use super::read::ReadFile;
use super::words::fold;
use words::{HEADS, NAMES, SIGNATURES, SUPPORT, SUPPORT_NAMES, among};

/// What a file was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A source of this kind.
    Source(SourceKind),
    /// A union's list of signatures in support of a petition: never part of a case.
    Support,
    /// A table that does not say what it is.
    Unknown,
}

/// What a file was taken for, with the reasons.
#[derive(Debug, Clone)]
pub struct Guess {
    /// What it was taken for.
    pub taken: Taken,
    /// What spoke for it, the strongest first.
    pub why: Vec<Msg>,
    /// Another kind that is nearly as likely.
    pub instead: Option<SourceKind>,
}

/// One reason for one kind.
struct Sign {
    kind: SourceKind,
    points: u32,
    why: Msg,
}

/// What a file that was read is, as far as can be told. `file_name` is its name without folders.
pub fn kind(file_name: &str, read: &ReadFile) -> Guess {
    let Some(table) = read.tables.iter().max_by_key(|table| table.len()) else {
        return Guess { taken: Taken::Unknown, why: Vec::new(), instead: None };
    };
    let mut signs = Vec::new();
    for (text, divisor, es, en) in texts(file_name, table) {
        named(&text, divisor, (es, en), &mut signs);
    }
    let heads: Vec<String> = table.columns.iter().map(|column| fold(&column.header)).collect();
    headed(&heads, table, &mut signs);
    shaped(table, &mut signs);
    if let Some(why) = support(file_name, table, &heads, &signs) {
        return Guess { taken: Taken::Support, why: vec![why], instead: None };
    }
    signs.retain(|sign| possible(sign.kind, table));
    decide(signs)
}

/// What the name alone says: for a file that could not be read.
pub fn kind_by_name(file_name: &str) -> Option<SourceKind> {
    let mut signs = Vec::new();
    named(&stem(file_name), 1, NAME, &mut signs);
    match decide(signs).taken {
        Taken::Source(kind) => Some(kind),
        Taken::Support | Taken::Unknown => None,
    }
}

/// Whether the name alone says that a file is a list of support: for a scan, or what could not be read.
pub fn support_by_name(file_name: &str) -> Option<Msg> {
    let folded = fold(&stem(file_name));
    let word = folded.split(' ').find(|word| among(SUPPORT_NAMES, without_figures(word)))?;
    Some(seems_support(word))
}

fn seems_support(word: &str) -> Msg {
    Msg::new(
        "dice «{word}»: parece una lista de apoyo con firmas",
        "it says “{word}”: it seems to be a list of signatures in support",
    )
    .private("word", word.to_lowercase())
}

fn decide(signs: Vec<Sign>) -> Guess {
    let mut sums: Vec<(SourceKind, u32)> = Vec::new();
    for &kind in SourceKind::ALL {
        let sum = signs.iter().filter(|sign| sign.kind == kind).map(|sign| sign.points).sum();
        if sum >= 2 {
            sums.push((kind, sum));
        }
    }
    // Stable: of two equal kinds the one the contract names first.
    sums.sort_by_key(|&(_, sum)| std::cmp::Reverse(sum));
    let Some(&(kind, best)) = sums.first() else {
        return Guess { taken: Taken::Unknown, why: Vec::new(), instead: None };
    };
    let instead = sums.get(1).filter(|(_, sum)| best - sum <= 1).map(|&(kind, _)| kind);
    let mut own: Vec<Sign> = signs.into_iter().filter(|sign| sign.kind == kind).collect();
    own.sort_by_key(|sign| std::cmp::Reverse(sign.points));
    Guess { taken: Taken::Source(kind), why: own.into_iter().map(|sign| sign.why).collect(), instead }
}

type Wording = (&'static str, &'static str);

const NAME: Wording = ("su nombre dice «{word}»", "its name says “{word}”");
const SHEET: Wording = ("una hoja se llama «{word}»", "a sheet is called “{word}”");
const TITLE: Wording = ("su título dice «{word}»", "its title says “{word}”");

/// The texts that name a file: its name, its sheet, the rows above its header. The last two say half as much.
fn texts(file_name: &str, table: &Table) -> Vec<(String, u32, &'static str, &'static str)> {
    let mut texts = vec![(stem(file_name), 1, NAME.0, NAME.1)];
    if let Some(sheet) = &table.sheet {
        texts.push((sheet.clone(), 2, SHEET.0, SHEET.1));
    }
    let above = table.header_row.unwrap_or(1);
    let cells = table.cells();
    let title: Vec<&str> = (0..cells.rows().min(40))
        .filter(|&position| cells.number(position) < above)
        .flat_map(|position| cells.row(position))
        .filter(|cell| !cell.trim().is_empty())
        .take(40)
        .collect();
    texts.push((title.join(" "), 2, TITLE.0, TITLE.1));
    texts
}

fn stem(file_name: &str) -> String {
    file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).replace(['_', '-'], " ")
}

/// One sign a kind: the first of its words.
fn named(text: &str, divisor: u32, (es, en): Wording, signs: &mut Vec<Sign>) {
    let folded = fold(text);
    for (kind, points, names) in NAMES {
        let word = folded
            .split(|ch: char| !ch.is_alphanumeric())
            .find(|word| !word.is_empty() && among(names, without_figures(word)));
        if let Some(word) = word {
            let why = Msg::new(es, en).private("word", word.to_lowercase());
            signs.push(Sign { kind: *kind, points: points / divisor, why });
        }
    }
}

/// `PADRON2025` is `PADRON`.
fn without_figures(word: &str) -> &str {
    word.trim_end_matches(|ch: char| ch.is_ascii_digit())
}

fn headed(heads: &[String], table: &Table, signs: &mut Vec<Sign>) {
    for rule in HEADS {
        let found: Option<Vec<usize>> = rule
            .groups
            .iter()
            .map(|group| heads.iter().position(|head| group.contains(&head.as_str())))
            .collect();
        let Some(found) = found else { continue };
        let list = found
            .into_iter()
            .filter_map(|position| table.columns.get(position))
            .map(|column| Arg::Private(format!("“{}”", column.header)))
            .collect();
        let why = Msg::new("tiene columnas {list}", "it has columns {list}").with("list", Arg::List(list));
        signs.push(Sign { kind: rule.kind, points: rule.points, why });
    }
}

/// Whether rows name persons.
fn people(table: &Table) -> bool {
    [Field::Name, Field::Surname1, Field::Curp, Field::Nss, Field::Rfc].iter().any(|&field| table.has(field))
}

fn shaped(table: &Table, signs: &mut Vec<Sign>) {
    let has = |field| table.has(field);
    let mut sign = |kind, points, fields: &[Field]| {
        let list =
            fields.iter().filter(|&&field| has(field)).map(|field| Arg::Text(field.spec().title)).collect();
        let why = Msg::new("trae {list}", "it carries {list}").with("list", Arg::List(list));
        signs.push(Sign { kind, points, why });
    };
    let work = has(Field::Position) || has(Field::Department);
    if people(table) {
        if work {
            sign(SourceKind::Roll, 3, &[Field::Name, Field::Curp, Field::Position, Field::Department]);
        }
        if has(Field::Pay) && (has(Field::PayPeriod) || has(Field::UnionFlag) || has(Field::WeeklyHours)) {
            sign(
                SourceKind::Payroll,
                3,
                &[Field::Pay, Field::PayPeriod, Field::UnionFlag, Field::WeeklyHours],
            );
        }
        if has(Field::Nss) && has(Field::EmployerRegister) {
            sign(SourceKind::Imss, 3, &[Field::Nss, Field::EmployerRegister]);
        }
        if has(Field::Nss) && has(Field::HireDate) && has(Field::LeaveDate) && !work {
            sign(SourceKind::Imss, 5, &[Field::Nss, Field::HireDate, Field::LeaveDate, Field::LeaveKind]);
        }
        if (has(Field::LeaveDate) || has(Field::LeaveKind)) && !has(Field::HireDate) {
            sign(SourceKind::Dismissed, 5, &[Field::LeaveDate, Field::LeaveKind]);
        }
    } else if has(Field::Position) && has(Field::Pay) {
        sign(SourceKind::Tabulator, 6, &[Field::Position, Field::Pay]);
    }
}

/// Whether a table can be of a kind at all.
fn possible(kind: SourceKind, table: &Table) -> bool {
    match kind {
        SourceKind::Roll
        | SourceKind::Payroll
        | SourceKind::Imss
        | SourceKind::Members
        | SourceKind::Dismissed
        | SourceKind::Contractor
        | SourceKind::MarkedRoll => people(table),
        SourceKind::Absences => people(table) || table.has(Field::EmployeeId),
        SourceKind::Tabulator => table.has(Field::Position) || table.has(Field::Pay),
        SourceKind::Roster | SourceKind::Actas => table.columns.len() >= 3,
    }
}

/// A list of persons whose name, title or headers speak of support, or of signatures and of nothing else.
fn support(file_name: &str, table: &Table, heads: &[String], signs: &[Sign]) -> Option<Msg> {
    if !people(table) {
        return None;
    }
    let found = |list: &[&str], text: &str| {
        fold(text).split(' ').find(|word| among(list, without_figures(word))).map(seems_support)
    };
    let all: Vec<String> = texts(file_name, table).into_iter().map(|(text, ..)| text).collect();
    if let Some(why) = all.iter().chain(heads).find_map(|text| found(SUPPORT, text)) {
        return Some(why);
    }
    let known = signs.iter().any(|sign| sign.points >= 5);
    if known {
        return None;
    }
    all.iter().chain(heads).find_map(|text| found(SIGNATURES, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::{ReadOptions, read};

    fn taken(name: &str, text: &str) -> Guess {
        kind(name, &read(text.as_bytes(), name, &ReadOptions::default()).unwrap())
    }

    const PERSON: &str = "PEREZ LOPEZ JUAN,HEGG560427MVZRRL04";

    #[test]
    fn the_name_decides_between_lists_of_the_same_shape() {
        let text = format!("NOMBRE,CURP,PUESTO\n{PERSON},OPERADOR\n{PERSON},SOLDADOR\n");
        for (name, kind) in [
            ("Padrón definitivo.csv", SourceKind::Roll),
            ("padron2025.csv", SourceKind::Roll),
            ("PADRON_AFILIADOS.csv", SourceKind::Members),
            ("Nómina catorcena 12.csv", SourceKind::Payroll),
            ("padron-marcado.csv", SourceKind::MarkedRoll),
            ("x.csv", SourceKind::Roll),
        ] {
            assert_eq!(taken(name, &text).taken, Taken::Source(kind), "{name}");
        }
    }

    #[test]
    fn columns_speak_where_the_name_is_silent() {
        for (head, row, kind) in [
            ("NOMBRE,CURP,DESDE,HASTA", "01/02/2025,03/02/2025", SourceKind::Absences),
            ("NOMBRE,CURP,FECHA BAJA,MOTIVO BAJA", "01/02/2025,RENUNCIA", SourceKind::Dismissed),
            ("NOMBRE,CURP,PROVEEDOR,SERVICIO", "ACME,LIMPIEZA", SourceKind::Contractor),
            ("NOMBRE,CURP,PUESTO,VOTO", "OPERADOR,SI", SourceKind::MarkedRoll),
        ] {
            let guess = taken("hoja1.csv", &format!("{head}\n{PERSON},{row}\n{PERSON},{row}\n"));
            assert_eq!(guess.taken, Taken::Source(kind), "{head}");
            assert!(!guess.why.is_empty());
        }
    }

    #[test]
    fn a_table_without_persons_is_never_a_list_of_persons() {
        let guess = taken("padron.csv", "MAQUINA,HORAS,TURNOS\nA,12,3\nB,9,2\n");
        assert_eq!(guess.taken, Taken::Unknown);
    }

    #[test]
    fn a_list_of_support_is_recognised_and_a_roll_to_be_signed_is_not() {
        let text = format!("NOMBRE,CURP,FIRMA\n{PERSON},\n{PERSON},\n");
        assert_eq!(taken("apoyo.csv", &text).taken, Taken::Support);
        assert_eq!(taken("lista.csv", &text).taken, Taken::Support);
        assert_eq!(taken("padron.csv", &text).taken, Taken::Source(SourceKind::Roll));
    }
}
