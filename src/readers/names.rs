//! In which order a column of full names is written, inferred from the column as a whole.

use crate::model::{Field, Msg, NameFirst, NameOrder, Table};

use super::words::fold;

/// Names looked at; more would not decide better.
const SAMPLE: usize = 5_000;

/// Words that belong to the surname they stand before.
pub(super) const PARTICLES: &[&str] =
    &["DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "SAN", "SANTA", "MC", "MAC", "VAN", "VON", "DA", "DI"];

/// Given names that are hardly ever surnames.
pub(super) const GIVEN: &[&str] = &[
    "JUAN",
    "JOSE",
    "MARIA",
    "LUIS",
    "CARLOS",
    "JESUS",
    "FRANCISCO",
    "PEDRO",
    "MIGUEL",
    "JORGE",
    "ANA",
    "ROSA",
    "GUADALUPE",
    "MARGARITA",
    "JUANA",
    "ANTONIO",
    "MANUEL",
    "ALEJANDRO",
    "JAVIER",
    "RICARDO",
    "EDUARDO",
    "FERNANDO",
    "ROBERTO",
    "SERGIO",
    "DANIEL",
    "RAUL",
    "ARTURO",
    "VICTOR",
    "LETICIA",
    "PATRICIA",
    "ELIZABETH",
    "GABRIELA",
    "VERONICA",
    "ALEJANDRA",
    "CLAUDIA",
    "SANDRA",
    "ADRIANA",
    "MARTHA",
    "LAURA",
    "ROCIO",
    "SOFIA",
    "IVAN",
    "OSCAR",
    "KAREN",
    "FERNANDA",
    "DIANA",
    "ERIKA",
    "ANGEL",
    "HECTOR",
    "HUGO",
    "OMAR",
    "JULIO",
    "CESAR",
    "ALBERTO",
    "RAFAEL",
    "EVA",
    "LUCIA",
    "TERESA",
    "SILVIA",
    "YOLANDA",
    "BRENDA",
    "DAVID",
    "EMMANUEL",
    "GERARDO",
    "ENRIQUE",
    "ERIC",
];

/// Surnames that are hardly ever given names.
pub(super) const SURNAMES: &[&str] = &[
    "HERNANDEZ",
    "GARCIA",
    "MARTINEZ",
    "LOPEZ",
    "GONZALEZ",
    "PEREZ",
    "RODRIGUEZ",
    "SANCHEZ",
    "RAMIREZ",
    "CRUZ",
    "FLORES",
    "GOMEZ",
    "MORALES",
    "VAZQUEZ",
    "REYES",
    "JIMENEZ",
    "TORRES",
    "DIAZ",
    "GUTIERREZ",
    "RUIZ",
    "MENDOZA",
    "AGUILAR",
    "ORTIZ",
    "MORENO",
    "CASTILLO",
    "ROMERO",
    "ALVAREZ",
    "MENDEZ",
    "CHAVEZ",
    "RIVERA",
    "JUAREZ",
    "RAMOS",
    "DOMINGUEZ",
    "HERRERA",
    "MEDINA",
    "CASTRO",
    "VARGAS",
    "GUZMAN",
    "VELAZQUEZ",
    "MUNOZ",
    "ROJAS",
    "DELGADO",
    "ORTEGA",
    "SALAZAR",
    "LUNA",
    "SOTO",
    "CONTRERAS",
    "PENA",
    "IBARRA",
    "CERVANTES",
    "AVILA",
    "ESTRADA",
    "NUNEZ",
    "ESPINOSA",
];

/// Votes of the single names.
#[derive(Debug, Default)]
struct Votes {
    surnames: usize,
    given: usize,
}

/// How the names of a table are written; `None` where nothing tells.
pub(super) fn order(table: &Table) -> Option<NameOrder> {
    let col = table.column_of(Field::Name)?;
    let step = table.len().div_ceil(SAMPLE).max(1);
    let names: Vec<(usize, &str)> = (0..table.len())
        .step_by(step)
        .map(|index| (index, table.value(index, col).trim()))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    by_separator(&names).or_else(|| by_identifier(table, &names)).or_else(|| by_words(&names)).or_else(|| {
        let header = table.columns.get(usize::from(col)).map(|column| fold(&column.header))?;
        by_header(&header)
    })
}

/// Most names carry the same sign between their parts.
fn by_separator(names: &[(usize, &str)]) -> Option<NameOrder> {
    for (sign, least) in [('$', 1), (',', 1), ('/', 2)] {
        let with = names.iter().filter(|(_, name)| (least..=2).contains(&name.matches(sign).count())).count();
        if with > 0 && with * 10 >= names.len() * 7 {
            let evidence = Msg::new(
                "{with} de {total} nombres llevan “{sign}” tras los apellidos",
                "{with} of {total} names carry “{sign}” after the surnames",
            )
            .with("with", with)
            .with("total", names.len())
            .word("sign", sign.to_string());
            return Some(NameOrder { first: NameFirst::Surnames, separator: Some(sign), evidence });
        }
    }
    None
}

/// The first letters of CURP or RFC are those of surname, surname and given name.
fn by_identifier(table: &Table, names: &[(usize, &str)]) -> Option<NameOrder> {
    let field = [Field::Curp, Field::Rfc].into_iter().find(|&field| table.has(field))?;
    let col = table.column_of(field)?;
    let mut votes = Votes::default();
    for &(index, name) in names {
        let code = fold(table.value(index, col));
        let words = words(name);
        let (Some(surname), Some(given)) = (code.chars().next(), code.chars().nth(3)) else { continue };
        // A name in which both orders give the same letters says nothing.
        match (surnames_first(&words, surname, given), given_first(&words, surname, given)) {
            (true, false) => votes.surnames += 1,
            (false, true) => votes.given += 1,
            _ => {}
        }
    }
    votes.decide(
        Msg::new(
            "{for} de {informative} {field} concuerdan con este orden",
            "{for} of {informative} {field} agree with this order",
        )
        .with("field", field.spec().title),
    )
}

fn words(name: &str) -> Vec<String> {
    fold(name).split(' ').map(ToOwned::to_owned).collect()
}

/// First letter of a word as CURP takes it.
fn initial(word: &str) -> Option<char> {
    word.chars().next()
}

/// The words without particles and without the `MARIA`, `JOSE` that CURP passes over.
fn surnames_first(words: &[String], surname: char, given: char) -> bool {
    let mut rest = words.iter().filter(|word| !PARTICLES.contains(&word.as_str()));
    rest.next().and_then(|word| initial(word)) == Some(surname)
        && rest.skip(1).any(|word| initial(word) == Some(given))
}

fn given_first(words: &[String], surname: char, given: char) -> bool {
    let rest: Vec<&String> = words.iter().filter(|word| !PARTICLES.contains(&word.as_str())).collect();
    let Some((first, others)) = rest.split_first() else { return false };
    let second = others
        .first()
        .filter(|_| others.len() >= 3 && ["MARIA", "MA", "JOSE", "J", "M"].contains(&first.as_str()));
    let starts = [Some(first), second].into_iter().flatten().any(|word| initial(word) == Some(given));
    // The first surname stands before the last word.
    let from_end = others.len().checked_sub(2).and_then(|at| others.get(at));
    starts && from_end.and_then(|word| initial(word)) == Some(surname)
}

/// Which end of the names carries given names, by words that are hardly ever the other thing.
fn by_words(names: &[(usize, &str)]) -> Option<NameOrder> {
    let mut votes = Votes::default();
    for (_, name) in names {
        let words = words(name);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let (first, last) = (first.as_str(), last.as_str());
        if GIVEN.contains(&last) && !GIVEN.contains(&first) {
            votes.surnames += 1;
        } else if GIVEN.contains(&first) && !GIVEN.contains(&last) {
            votes.given += 1;
        } else if SURNAMES.contains(&first) && !SURNAMES.contains(&last) || PARTICLES.contains(&first) {
            votes.surnames += 1;
        } else if SURNAMES.contains(&last) && !SURNAMES.contains(&first) {
            votes.given += 1;
        }
    }
    votes.decide(Msg::new(
        "{for} de {informative} nombres llevan apellidos y nombres conocidos en este orden",
        "{for} of {informative} names carry known surnames and given names in this order",
    ))
}

fn by_header(header: &str) -> Option<NameOrder> {
    let surname = header.find("APELLIDO").or_else(|| header.find("PATERNO"))?;
    let given = header.find("NOMBRE")?;
    let first = if surname < given { NameFirst::Surnames } else { NameFirst::GivenNames };
    let evidence = Msg::new("así lo dice el título de la columna", "the column's title says so");
    Some(NameOrder { first, separator: None, evidence })
}

impl Votes {
    /// Three names in agreement at least, and nine of ten of those that tell.
    fn decide(&self, evidence: Msg) -> Option<NameOrder> {
        let informative = self.surnames + self.given;
        let (first, agree) = if self.surnames >= self.given {
            (NameFirst::Surnames, self.surnames)
        } else {
            (NameFirst::GivenNames, self.given)
        };
        (agree >= 3 && agree * 10 >= informative * 9).then(|| NameOrder {
            first,
            separator: None,
            evidence: evidence.with("for", agree).with("informative", informative),
        })
    }
}
