//! Which column holds which part of the names, by the initials in the CURPs: titles may be swapped or missing.

use crate::model::{Field, Msg, Note};

use super::columns::letters;
use super::content::{Profile, is_curp};
use super::header::Header;
use super::names::{GIVEN, PARTICLES};
use super::sheet::RawSheet;
use super::words::fold;

/// Rows looked at.
const SAMPLE: usize = 500;
/// Parts of a name with the place of their initial in the CURP.
const PARTS: [(Field, usize); 3] = [(Field::Surname1, 0), (Field::Surname2, 2), (Field::GivenNames, 3)];

/// A column that holds another part of the names than its title says.
#[derive(Debug)]
pub(super) struct Moved {
    pub(super) col: usize,
    pub(super) field: Field,
    pub(super) why: Msg,
    pub(super) note: Option<Note>,
}

/// Columns of names whose part is another than what was thought so far.
pub(super) fn moved(
    sheet: &RawSheet,
    header: &Header,
    taken: &[Option<Field>],
    profiles: &[Profile],
) -> Vec<Moved> {
    // A sheet may be a thousand blank columns wide: they are not walked through row by row.
    let holds = |col: usize| profiles.get(col).is_some_and(|profile| profile.filled > 0);
    let names = [Field::Name, Field::Surname1, Field::Surname2, Field::GivenNames];
    let untitled = |col: usize| header.row.is_some() && header.texts.get(col).is_some_and(String::is_empty);
    let candidates: Vec<usize> = taken
        .iter()
        .enumerate()
        .filter(|(col, field)| field.map_or_else(|| untitled(*col), |field| names.contains(&field)))
        .map(|(col, _)| col)
        .filter(|&col| holds(col) && words_only(sheet, header, col))
        .collect();
    if candidates.len() < 2 {
        return Vec::new();
    }
    let curps = taken.iter().position(|field| *field == Some(Field::Curp));
    let found = match curps {
        Some(curps) => by_curp(sheet, header, &candidates, curps),
        None => by_words(sheet, header, &candidates, taken),
    };
    let thought = |col: usize| taken.get(col).copied().flatten();
    let once = |field: Field| found.iter().filter(|(_, other, ..)| *other == field).count() == 1;
    let surname = found.iter().any(|&(_, field, ..)| field == Field::Surname1);
    let given = found.iter().any(|&(_, field, ..)| field == Field::GivenNames);
    let clear = surname && given && found.iter().all(|&(_, field, ..)| once(field));
    if !clear {
        return Vec::new();
    }
    found
        .into_iter()
        .filter(|&(col, field, ..)| thought(col) != Some(field))
        .map(|(col, field, same, seen)| {
            let why = Msg::new(
                "por sus iniciales: {same} de {seen} concuerdan con {field}",
                "by its initials: {same} of {seen} agree with {field}",
            )
            .with("same", same)
            .with("seen", seen)
            .with("field", field.spec().title);
            // `Nombre` beside surnames is a usual title of given names.
            let plain = thought(col) == Some(Field::Name) && field == Field::GivenNames;
            let note = thought(col).filter(|_| !plain).map(|_| against(header, col, field, same, seen));
            Moved { col, field, why, note }
        })
        .collect()
}

fn against(header: &Header, col: usize, field: Field, same: usize, seen: usize) -> Note {
    let msg = Msg::new(
        "la columna {letter} se titula “{header}”, pero {same} de {seen} celdas concuerdan con {field}: se toma por {field}",
        "column {letter} is titled “{header}”, but {same} of {seen} cells agree with {field}: it is taken for {field}",
    )
    .word("letter", letters(col))
    .private("header", header.texts.get(col).map_or("", String::as_str))
    .with("same", same)
    .with("seen", seen)
    .with("field", field.spec().title);
    Note { code: "header_disagrees", msg, at: None }
}

/// Rows with something in a column, folded.
fn cells(sheet: &RawSheet, header: &Header, col: usize) -> Vec<(usize, Vec<String>)> {
    (header.below()..sheet.cells.rows())
        .map(|row| (row, sheet.cells.cell(row, col).trim()))
        .filter(|(_, cell)| !cell.is_empty())
        .take(SAMPLE)
        .map(|(row, cell)| (row, fold(cell).split(' ').map(ToOwned::to_owned).collect()))
        .collect()
}

/// Whether a column holds words of letters, as names do.
fn words_only(sheet: &RawSheet, header: &Header, col: usize) -> bool {
    let cells = cells(sheet, header, col);
    let worded =
        |words: &[String]| words.iter().all(|word| word.chars().all(char::is_alphabetic)) && words.len() <= 6;
    let count = cells.iter().filter(|(_, words)| worded(words)).count();
    cells.len() >= 5 && count * 10 >= cells.len() * 9
}

type Found = (usize, Field, usize, usize);

/// The part whose initials a column has in 17 of 20 CURPs, if none else comes near.
fn by_curp(sheet: &RawSheet, header: &Header, candidates: &[usize], curps: usize) -> Vec<Found> {
    let mut found = Vec::new();
    for &col in candidates {
        let mut same = [0_usize; 3];
        let (mut seen, mut whole) = (0, 0);
        for (row, words) in cells(sheet, header, col) {
            let curp = sheet.cells.cell(row, curps).trim().to_ascii_uppercase();
            let letter = |at: usize| curp.chars().nth(at).filter(|&letter| letter != 'X');
            if !is_curp(&curp) || [0, 2, 3].iter().any(|&at| letter(at).is_none()) {
                continue;
            }
            seen += 1;
            for (count, (field, at)) in same.iter_mut().zip(PARTS) {
                *count += usize::from(letter(at).is_some_and(|letter| begins(&words, field, letter)));
            }
            let any = |at: usize| words.iter().any(|word| word.chars().next() == letter(at));
            whole += usize::from(words.len() >= 3 && any(0) && any(3));
        }
        if seen < 5 || whole * 10 >= seen * 6 {
            continue;
        }
        let best = same.iter().zip(PARTS).max_by_key(|(count, _)| **count);
        let others = same.iter().filter(|&&count| count * 10 >= seen * 6).count();
        if let Some((&count, (field, _))) = best
            && count * 20 >= seen * 17
            && others == 1
        {
            found.push((col, field, count, seen));
        }
    }
    found
}

/// Whether words begin like a part of a name: particles of surnames and a leading `MARIA` or `JOSE` do not count.
fn begins(words: &[String], field: Field, letter: char) -> bool {
    let first = |word: Option<&String>| word.and_then(|word| word.chars().next()) == Some(letter);
    if field == Field::GivenNames {
        let passed =
            words.first().is_some_and(|word| ["MARIA", "MA", "M", "JOSE", "J"].contains(&word.as_str()));
        let second = words.iter().skip(1).find(|word| !PARTICLES.contains(&word.as_str()));
        return first(words.first()) || passed && first(second);
    }
    first(words.iter().find(|word| !PARTICLES.contains(&word.as_str())))
}

/// Without CURPs: an untitled column of given names right of one titled names that holds none.
fn by_words(sheet: &RawSheet, header: &Header, candidates: &[usize], taken: &[Option<Field>]) -> Vec<Found> {
    let given = |col: usize| {
        let cells = cells(sheet, header, col);
        let known = |words: &[String]| words.iter().any(|word| GIVEN.contains(&word.as_str()));
        (cells.iter().filter(|(_, words)| known(words)).count(), cells.len())
    };
    for &col in candidates {
        let right = col + 1;
        if taken.get(col) != Some(&Some(Field::Name))
            || taken.get(right) != Some(&None)
            || !candidates.contains(&right)
        {
            continue;
        }
        let ((here, all), (there, seen)) = (given(col), given(right));
        if there * 10 >= seen * 6 && here * 10 <= all * 2 {
            return vec![(col, Field::Surname1, all - here, all), (right, Field::GivenNames, there, seen)];
        }
    }
    Vec::new()
}
