//! What a column holds where neither its title nor its cells alone say so: what the table as a whole lets one guess.

use crate::model::{Field, Msg};

use super::captions;
use super::columns::{By, Claim};
use super::content::{Profile, is_curp};
use super::header::Header;
use super::movements;
use super::sheet::RawSheet;
use super::words::fold;

/// A column of days that no header names and that are the days in the CURPs holds birth dates.
pub(super) fn born_as_in_curp(
    sheet: &RawSheet,
    header: &Header,
    claims: &mut [Option<Claim>],
    profiles: &[Profile],
) {
    let has =
        |field| claims.iter().position(|claim| claim.as_ref().is_some_and(|claim| claim.field == field));
    let (Some(curps), None) = (has(Field::Curp), has(Field::BirthDate)) else { return };
    for (col, profile) in profiles.iter().enumerate() {
        if claims.get(col).is_none_or(Option::is_some) || !profile.mostly(profile.date, 800) {
            continue;
        }
        let (mut same, mut seen) = (0, 0);
        for row in (header.below()..sheet.cells.rows()).take(500) {
            if let Some(equal) = same_day(sheet.cells.cell(row, curps).trim(), sheet.cells.cell(row, col)) {
                seen += 1;
                same += usize::from(equal);
            }
        }
        if seen < 3 || same * 10 < seen * 8 {
            continue;
        }
        let why = Msg::new(
            "por su contenido: {count} de {filled} fechas son las de la CURP",
            "by its content: {count} of {filled} days are those in the CURP",
        )
        .with("count", same)
        .with("filled", seen);
        if let Some(slot) = claims.get_mut(col) {
            *slot = Some(Claim { field: Field::BirthDate, by: By::Content, why });
        }
        return;
    }
}

/// Whether a written day has the year, month and day of a CURP, in whatever order; `None` where one of them is
/// missing.
fn same_day(curp: &str, day: &str) -> Option<bool> {
    if !is_curp(curp) {
        return None;
    }
    let mut inside = [curp.get(4..6)?, curp.get(6..8)?, curp.get(8..10)?];
    let day = day.trim().split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> =
        day.split(|ch: char| !ch.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let mut written = [*a, *b, *c].map(|part| {
        let last = part.get(part.len().saturating_sub(2)..).unwrap_or(part);
        if last.len() == 1 { format!("0{last}") } else { last.to_owned() }
    });
    inside.sort_unstable();
    written.sort_unstable();
    Some(written.iter().zip(inside).all(|(written, inside)| written == inside))
}

/// Gives a field to the first column that nothing is known of yet, that has a few cells, and that fits.
fn give_free(
    claims: &mut [Option<Claim>],
    profiles: &[Profile],
    fits: impl Fn(usize, &Profile) -> bool,
    claim: impl FnOnce() -> Claim,
) {
    let at = profiles
        .iter()
        .enumerate()
        .find(|&(col, profile)| claims.get(col).is_some_and(Option::is_none) && fits(col, profile));
    if let Some(slot) = at.and_then(|(col, _)| claims.get_mut(col)) {
        *slot = Some(claim());
    }
}

/// Without a header: names, employee numbers and days from the cells alone.
pub(super) fn guess(header: &Header, claims: &mut [Option<Claim>], profiles: &[Profile]) {
    let mut free = |field: Field, fits: &dyn Fn(&Profile) -> bool, why: Msg| {
        if claims.iter().flatten().any(|claim| claim.field == field) {
            return;
        }
        let untitled = |col: usize| header.texts.get(col).is_none_or(String::is_empty);
        let fits = |col: usize, profile: &Profile| untitled(col) && profile.filled >= 3 && fits(profile);
        give_free(claims, profiles, fits, || Claim { field, by: By::Guess, why });
    };
    let many = |profile: &Profile| profile.distinct * 10 >= profile.filled.min(500) * 7;
    free(
        Field::Name,
        &|profile| profile.mostly(profile.name, 800) && many(profile),
        Msg::new("por su contenido: nombres de personas", "by its content: names of persons"),
    );
    free(
        Field::EmployeeId,
        &|profile| profile.mostly(profile.whole, 900) && profile.distinct == profile.filled.min(500),
        Msg::new("por su contenido: números que no se repiten", "by its content: numbers that do not repeat"),
    );
    free(
        Field::HireDate,
        &|profile| profile.mostly(profile.date, 800),
        Msg::new("por su contenido: fechas; revise cuál es", "by its content: days; check which"),
    );
    free(
        Field::Sex,
        &|profile| profile.mostly(profile.sex, 900),
        Msg::new("por su contenido: letras de sexo", "by its content: letters for sex"),
    );
}

/// Names under no title, or beside identifiers of people under one that says nothing, where no other column holds any.
pub(super) fn names_without_title(header: &Header, claims: &mut [Option<Claim>], profiles: &[Profile]) {
    const NAMES: [Field; 3] = [Field::Name, Field::Surname1, Field::GivenNames];
    const PEOPLE: [Field; 3] = [Field::Curp, Field::Rfc, Field::Nss];
    let claimed = |list: [Field; 3]| claims.iter().flatten().any(|claim| list.contains(&claim.field));
    if claimed(NAMES) {
        return;
    }
    // A catalogue of positions has keys and words, too.
    let people = claimed(PEOPLE);
    let fits = |col: usize, profile: &Profile| {
        (people || header.texts.get(col).is_some_and(String::is_empty))
            && profile.filled >= 3
            && profile.mostly(profile.name, 800)
            && profile.distinct * 10 >= profile.filled.min(500) * 9
    };
    give_free(claims, profiles, fits, || Claim {
        field: Field::Name,
        by: By::Guess,
        why: Msg::new(
            "por su contenido: nombres de personas que no se repiten, y ninguna otra columna los trae",
            "by its content: names of persons that do not repeat, and no other column carries any",
        ),
    });
}

/// `Núm.` alone counts the rows, or it heads employee numbers: those do not follow each other.
pub(super) fn number_without_words(header: &Header, claims: &mut [Option<Claim>], profiles: &[Profile]) {
    const NUMBER: &[&str] = &["NO", "NUM", "NUMERO", "N", "NRO", "NUMBER"];
    if claims.iter().flatten().any(|claim| claim.field == Field::EmployeeId) {
        return;
    }
    let fits = |col: usize, profile: &Profile| {
        header.texts.get(col).is_some_and(|text| {
            let untitled = text.is_empty() && profile.filled >= 3 && profile.mostly(profile.short, 950);
            untitled || NUMBER.contains(&fold(text).as_str())
        }) && profile.filled >= 2
            && profile.mostly(profile.whole, 950)
            && profile.distinct == profile.filled.min(500)
            && profile.next * 2 < profile.filled
    };
    give_free(claims, profiles, fits, || Claim {
        field: Field::EmployeeId,
        by: By::Guess,
        why: Msg::new(
            "números que no se repiten ni van seguidos, bajo un título que solo dice número o sin título",
            "numbers that neither repeat nor follow each other, under a title that only says number or without one",
        ),
    });
}

/// Columns made out of movements, where no column says hiring and departure itself.
pub(super) fn from_movements(sheet: &RawSheet, claims: &mut [Option<Claim>]) {
    for (title, field) in movements::MADE {
        let at = sheet.made.iter().position(|made| made.title == title);
        let free = !claims.iter().flatten().any(|claim| claim.field == field);
        if let Some(made) = at.and_then(|at| sheet.made.get(at)).filter(|_| free)
            && let Some(slot) = at.and_then(|at| claims.get_mut(sheet.width + at))
        {
            *slot = Some(Claim { field, by: By::Synonym, why: Msg::of(made.why) });
        }
    }
}

/// The class that captions say, where no column does.
pub(super) fn from_captions(sheet: &RawSheet, claims: &mut [Option<Claim>]) {
    let at = sheet.made.iter().position(|made| made.title == captions::TITLE);
    if let Some(made) = at.and_then(|at| sheet.made.get(at))
        && let Some(slot) = at.and_then(|at| claims.get_mut(sheet.width + at))
    {
        *slot = Some(Claim { field: Field::Class, by: By::Guess, why: Msg::of(made.why) });
    }
}

/// `NOMBRE` beside a column of surnames holds given names.
pub(super) fn settle_given_names(claims: &mut [Option<Claim>]) {
    let has = |claims: &[Option<Claim>], field| claims.iter().flatten().any(|claim| claim.field == field);
    if has(claims, Field::Surname1) && !has(claims, Field::GivenNames) {
        for claim in
            claims.iter_mut().flatten().filter(|claim| claim.field == Field::Name && claim.by <= By::Exact)
        {
            claim.field = Field::GivenNames;
            claim.why = Msg::new(
                "por su título, junto a columnas de apellidos",
                "by its title, beside columns of surnames",
            );
        }
    }
}
