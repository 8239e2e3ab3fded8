//! Which column is which field: the user's word, then the cells, then the header.

use crate::model::{Column, Field, Msg, Note, Text, column_letters};

use super::content::{Profile, profile};
use super::dictionary::Strength;
use super::error::Unreadable;
use super::guesses::{
    born_as_in_curp, from_captions, from_movements, guess, names_without_title, number_without_words,
    settle_given_names,
};
use super::header::Header;
use super::more_tables;
use super::name_columns;
use super::options::{Purpose, ReadOptions};
use super::said;
use super::sheet::RawSheet;

/// How a column came to its field; the later the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    Guess,
    Synonym,
    Exact,
    Content,
    User,
}

#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) field: Field,
    pub(super) by: By,
    pub(super) why: Msg,
}

/// The columns, decided, with what was noted on the way.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    pub(super) notes: Vec<Note>,
    /// What the user said of columns that this list does not have: its place among what she said, and the refusal.
    pub(super) missed: Vec<(usize, Unreadable)>,
}

/// Decides on every column of a sheet.
pub(super) fn decide(
    sheet: &RawSheet,
    header: &Header,
    options: &ReadOptions,
) -> Result<Columns, Unreadable> {
    let profiles: Vec<Profile> = (0..sheet.width).map(|col| profile(sheet, col, header.below())).collect();
    let texts: Vec<String> = (0..sheet.all_columns()).map(|col| shown_header(sheet, header, col)).collect();
    let mut notes = Vec::new();
    let mut claims: Vec<Option<Claim>> = (0..sheet.all_columns())
        .map(|col| {
            let text = header.texts.get(col).map_or("", String::as_str);
            let profile = profiles.get(col)?;
            let found = claim(text, header.field(col, options.purpose), profile, col, &mut notes)?;
            let from = header.carried.get(&col).filter(|_| matches!(found.by, By::Exact | By::Synonym));
            Some(match from {
                Some(&from) => Claim { by: By::Synonym, why: carried(from), ..found },
                None => found,
            })
        })
        .collect();
    if options.purpose == Purpose::People {
        born_as_in_curp(sheet, header, &mut claims, &profiles);
        if header.row.is_none() {
            guess(header, &mut claims, &profiles);
        }
        if header.row.is_some() {
            names_without_title(header, &mut claims, &profiles);
        }
        parts_of_names(sheet, header, &mut claims, &profiles, &mut notes);
        number_without_words(header, &mut claims, &profiles);
        from_movements(sheet, &mut claims);
        from_captions(sheet, &mut claims);
        settle_given_names(&mut claims);
    }
    let heard = said::heard(sheet, header, &texts, &profiles, options)?;
    notes.extend(heard.notes);
    for (col, field) in heard.columns {
        let why = Msg::new("lo indicó la persona usuaria", "the user said so");
        if let Some(slot) = claims.get_mut(col) {
            *slot = Some(Claim { field, by: By::User, why });
        }
    }
    let list = award(sheet, &claims, &profiles, texts);
    notes.extend(more_tables::mixed(&list, &profiles).filter(|_| options.purpose == Purpose::People));
    Ok(Columns { list, notes, missed: heard.missed })
}

/// The header as shown: its text, or the name of a column that the reader made.
fn shown_header(sheet: &RawSheet, header: &Header, col: usize) -> String {
    let made =
        col.checked_sub(sheet.width).and_then(|at| sheet.made.get(at)).map(|made| made.title.es.to_owned());
    made.unwrap_or_else(|| header.texts.get(col).cloned().unwrap_or_default())
}

/// What a column says it is, and what its cells say.
fn claim(
    header: &str,
    named: Option<(Field, Strength)>,
    profile: &Profile,
    col: usize,
    notes: &mut Vec<Note>,
) -> Option<Claim> {
    let found = content_field(profile, named.map(|hit| hit.0));
    match (named, found) {
        (Some((field, _)), Some((seen, count))) if field != seen => {
            notes.push(disagreement(header, col, seen, count, profile));
            Some(Claim { field: seen, by: By::Content, why: by_content(seen, count, profile) })
        }
        (None, Some((seen, count))) => {
            Some(Claim { field: seen, by: By::Content, why: by_content(seen, count, profile) })
        }
        (Some((field, strength)), _) => {
            let field = settle_person(field, profile);
            let (by, why) = match strength {
                Strength::Exact => (By::Exact, Msg::new("por su título", "by its title")),
                Strength::Synonym => {
                    (By::Synonym, Msg::new("por palabras de su título", "by words of its title"))
                }
            };
            // `Plaza` over numbers is no better than a column of words.
            let by =
                if field == Field::Position && profile.mostly(profile.whole, 600) { By::Guess } else { by };
            if contradicted(field, profile) {
                notes.push(implausible(header, col, field));
                return None;
            }
            Some(Claim { field, by, why })
        }
        (None, None) => None,
    }
}

/// A title that stands higher up, above another column.
fn carried(from: usize) -> Msg {
    Msg::new(
        "sin título aquí: sus celdas siguen las de la columna {letter} de la tabla de arriba",
        "no title here: its cells go on from column {letter} of the table above",
    )
    .word("letter", letters(from))
}

/// `Trabajador` or `Empleado` may head names as well as numbers: the cells tell.
fn settle_person(field: Field, profile: &Profile) -> Field {
    if field == Field::EmployeeId && profile.mostly(profile.name, 700) {
        Field::Name
    } else if field == Field::Name && profile.filled >= 3 && profile.mostly(profile.whole, 900) {
        Field::EmployeeId
    } else {
        field
    }
}

/// The field that cells show beyond doubt: 8 of 10 have the form that only this field has.
pub(super) fn content_field(profile: &Profile, named: Option<Field>) -> Option<(Field, usize)> {
    let enough = profile.filled >= 2;
    let clear = |count| enough && profile.mostly(count, 800);
    if clear(profile.curp) {
        Some((Field::Curp, profile.curp))
    } else if clear(profile.rfc) {
        Some((Field::Rfc, profile.rfc))
    } else if clear(profile.nss) && profile.filled >= 4 && named != Some(Field::EmployeeId) {
        Some((Field::Nss, profile.nss))
    } else if profile.filled >= 10 && profile.mostly(profile.whole_nss, 950) {
        // One number in ten passes by chance: ten in a row are no employee numbers.
        Some((Field::Nss, profile.whole_nss))
    } else if clear(profile.register) && named.is_none() {
        Some((Field::EmployerRegister, profile.register))
    } else {
        None
    }
}

/// Whether the cells cannot be what the title says: an identifier or a day without any figure.
fn contradicted(field: Field, profile: &Profile) -> bool {
    if field == Field::Nss && profile.filled >= 4 && profile.mostly(profile.short, 900) {
        return true;
    }
    if field == Field::Curp && profile.filled >= 4 && profile.mostly(profile.cut, 800) {
        return true;
    }
    let figures = matches!(field, Field::Curp | Field::Rfc | Field::Nss) || field.is_date();
    figures && profile.filled >= 3 && profile.mostly(profile.name + profile.sex, 800)
}

fn by_content(field: Field, count: usize, profile: &Profile) -> Msg {
    Msg::new(
        "por su contenido: {count} de {filled} celdas tienen forma de {field}",
        "by its content: {count} of {filled} cells have the form of {field}",
    )
    .with("count", count)
    .with("filled", profile.filled)
    .with("field", field.spec().title)
}

fn disagreement(header: &str, col: usize, seen: Field, count: usize, profile: &Profile) -> Note {
    let msg = Msg::new(
        "la columna {letter} se titula “{header}”, pero {count} de {filled} celdas tienen forma de {field}: se toma por {field}",
        "column {letter} is titled “{header}”, but {count} of {filled} cells have the form of {field}: it is taken for {field}",
    )
    .word("letter", letters(col))
    .private("header", header)
    .with("count", count)
    .with("filled", profile.filled)
    .with("field", seen.spec().title);
    Note { code: "header_disagrees", msg, at: None }
}

fn implausible(header: &str, col: usize, field: Field) -> Note {
    let msg = Msg::new(
        "la columna {letter} se titula “{header}”, pero sus celdas no pueden ser {field}: queda sin asignar",
        "column {letter} is titled “{header}”, but its cells cannot be {field}: it is left unassigned",
    )
    .word("letter", letters(col))
    .private("header", header)
    .with("field", field.spec().title);
    Note { code: "header_contradicted", msg, at: None }
}

pub(super) fn letters(col: usize) -> String {
    u16::try_from(col).map(column_letters).unwrap_or_default()
}

/// Columns of names whose initials are those of another part than their titles say.
fn parts_of_names(
    sheet: &RawSheet,
    header: &Header,
    claims: &mut [Option<Claim>],
    profiles: &[Profile],
    notes: &mut Vec<Note>,
) {
    let taken: Vec<Option<Field>> =
        claims.iter().take(sheet.width).map(|claim| claim.as_ref().map(|claim| claim.field)).collect();
    for moved in name_columns::moved(sheet, header, &taken, profiles) {
        notes.extend(moved.note);
        if let Some(slot) = claims.get_mut(moved.col) {
            *slot = Some(Claim { field: moved.field, by: By::Content, why: moved.why });
        }
    }
}

/// Gives each field to one column: the better claim, then the fuller column, then the first.
fn award(
    sheet: &RawSheet,
    claims: &[Option<Claim>],
    profiles: &[Profile],
    texts: Vec<String>,
) -> Vec<Column> {
    let share =
        |col: usize| profiles.get(col).map_or(0, |profile| profile.filled * 1000 / profile.seen.max(1));
    let winner = |field: Field| {
        claims
            .iter()
            .enumerate()
            .filter_map(|(col, claim)| {
                claim.as_ref().filter(|claim| claim.field == field).map(|claim| (col, claim.by))
            })
            .max_by_key(|&(col, by)| (by, share(col) / 100, std::cmp::Reverse(col)))
            .map(|(col, _)| col)
    };
    texts
        .into_iter()
        .enumerate()
        .map(|(col, header)| {
            let hidden =
                u16::try_from(col).is_ok_and(|letter| sheet.hidden_columns.binary_search(&letter).is_ok());
            let (field, why) = if let Some(claim) = claims.get(col).and_then(Option::as_ref) {
                if let Some(best) = winner(claim.field).filter(|&best| best != col) {
                    (None, second(claim.field, best))
                } else {
                    (Some(claim.field), claim.why.clone())
                }
            } else {
                let made = col.checked_sub(sheet.width).and_then(|at| sheet.made.get(at));
                let other =
                    made.is_none() && sheet.zone.is_some_and(|(from, to)| !(from..=to).contains(&col));
                (None, Msg::of(made.map_or(if other { OTHER_LIST } else { UNKNOWN }, |made| made.why)))
            };
            let made = col.checked_sub(sheet.width).and_then(|at| sheet.made.get(at)).map(|made| made.title);
            Column { header, field, why, hidden, made }
        })
        .collect()
}

const UNKNOWN: Text = Text::new(
    "ni su título ni su contenido dicen qué es",
    "neither its title nor its content says what it is",
);

const OTHER_LIST: Text = Text::new(
    "es de otra lista al lado, que se lee por separado",
    "it is of another list at the side, which is read on its own",
);

fn second(field: Field, best: usize) -> Msg {
    Msg::new(
        "parece {field}, pero la columna {letter} lo es mejor",
        "it looks like {field}, but column {letter} fits better",
    )
    .with("field", field.spec().title)
    .word("letter", letters(best))
}
