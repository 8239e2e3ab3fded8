//! What one part of the file says of another: ids, options, and the chain of sources.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::fields::{Reader, Reference};
use super::lines::{folded, nearest};
use super::people::entries;
use super::problem::Fault;
use super::schema::List;
use super::wording::quoted;
use crate::model::{Lined, Msg, Union, Vote};

/// Ids that the program gives to its own scenarios.
const OWN_SCENARIOS: [&str; 3] = ["doubtful_alone", "excluded_alone", "joint"];

/// Spellings of the answers to a single question, which lead to a suggestion.
const ANSWERS: &[(&str, &str)] =
    &[("si", "yes"), ("a_favor", "for"), ("favor", "for"), ("en_contra", "against"), ("contra", "against")];

/// `[[option]]`, or what stands in for it: the answers of a single question, the unions, or, where the
/// file names neither, whatever the counts name.
pub(super) fn options(
    document: &Document,
    vote: Option<Vote>,
    unions: &[Lined<Union>],
    reader: &mut Reader,
) -> Vec<Lined<String>> {
    if document.has("option") {
        let options = entries(document, "option", |fields| fields.text("id"));
        if vote.is_some_and(Vote::single_question) && document.each("option").len() != 2 {
            two_options(document, reader);
        }
        return options;
    }
    match vote {
        Some(Vote::Contract | Vote::Legitimization) => answers(["yes", "no"]),
        Some(Vote::Strike) => answers(["for", "against"]),
        _ if unions.is_empty() => counted(document),
        _ => unions.iter().map(|union| Lined::new(union.line, union.id.clone())).collect(),
    }
}

fn answers(ids: [&str; 2]) -> Vec<Lined<String>> {
    ids.into_iter().map(|id| Lined::new(0, id.to_owned())).collect()
}

fn two_options(document: &Document, reader: &mut Reader) {
    let entries = document.each("option");
    let line = entries.get(2).or(entries.first()).map_or(1, |fields| fields.line);
    reader.problems.push(
        Fault::OptionCount,
        line,
        Msg::new(
            "esta votación hace una sola pregunta y hay {got:opción|opciones}: {count}",
            "this vote asks a single question and there are {got:option|options}: {count}",
        )
        .with("got", entries.len())
        .with("count", entries.len()),
        Msg::new(
            "quite las secciones {header}: se entienden las dos respuestas",
            "take the {header} sections out: the two answers are understood",
        )
        .word("header", "[[option]]"),
    );
}

/// The options named by the counts, in the order of the file.
fn counted(document: &Document) -> Vec<Lined<String>> {
    let finals = document.once("final").votes("votes").iter();
    let tallies = document.each("tally").iter().flat_map(|fields| fields.votes("votes"));
    let mut options: Vec<Lined<String>> = Vec::new();
    for entry in finals.chain(tallies) {
        if !options.iter().any(|option| option.value == entry.value.0) {
            options.push(Lined::new(entry.line, entry.value.0.clone()));
        }
    }
    options
}

/// Checks ids and everything that names one.
pub(super) fn check(document: &Document, options: &[Lined<String>], reader: &mut Reader) {
    repeated_ids(reader);
    let mut known: BTreeMap<List, BTreeSet<String>> = BTreeMap::new();
    for (list, id) in &reader.ids {
        known.entry(*list).or_default().insert(id.value.clone());
    }
    known.insert(List::Options, options.iter().map(|option| option.value.clone()).collect());
    let none = BTreeSet::new();
    for reference in std::mem::take(&mut reader.references) {
        let ids = known.get(&reference.list).unwrap_or(&none);
        // A count alone may name its places without describing them.
        let free = reference.list == List::Places && !document.has("place");
        if !free && !ids.contains(&reference.id.value) {
            no_such(&reference, ids, reader);
        }
    }
    chain(document, reader);
}

fn repeated_ids(reader: &mut Reader) {
    let mut first: BTreeMap<(List, String), u32> = BTreeMap::new();
    for (list, id) in std::mem::take(&mut reader.ids) {
        let own = list == List::Scenarios && OWN_SCENARIOS.contains(&id.value.as_str());
        let earlier = first.get(&(list, id.value.clone())).copied();
        if own || earlier.is_some() {
            let detail = match earlier {
                Some(line) => Msg::new(
                    "«{id}» ya es la clave de otra entrada de [[{section}]], en el renglón {line}",
                    "\"{id}\" already is the id of another [[{section}]] entry, on line {line}",
                )
                .word("line", line.to_string()),
                None => Msg::new(
                    "«{id}» es el nombre de un escenario que el programa calcula siempre ([[{section}]])",
                    "\"{id}\" is the name of a scenario that the program always computes ([[{section}]])",
                ),
            };
            reader.problems.push(
                Fault::RepeatedId,
                id.line,
                detail.word("id", quoted(&id.value)).word("section", list.section()),
                Msg::new("escriba otra clave, por ejemplo {write}", "write another id, for example {write}")
                    .word("write", format!("\"{}-2\"", quoted(&id.value))),
            );
        }
        first.entry((list, id.value.clone())).or_insert(id.line);
        reader.ids.push((list, id));
    }
}

fn no_such(reference: &Reference, ids: &BTreeSet<String>, reader: &mut Reader) {
    let id = &reference.id.value;
    let detail = Msg::new(
        "{by} nombra «{id}», que no está en ninguna sección [[{section}]]",
        "{by} names \"{id}\", which stands in no [[{section}]] section",
    )
    .word("by", reference.by.clone())
    .word("id", quoted(id))
    .word("section", reference.list.section());
    let plain = folded(id);
    let answer = ANSWERS.iter().find(|(spelling, _)| *spelling == plain).map(|(_, word)| *word);
    let answer = answer.filter(|word| ids.contains(*word));
    let help = match answer.or_else(|| nearest(id, ids.iter().map(String::as_str))) {
        Some(near) => {
            Msg::new("¿quiso decir «{near}»?", "did you mean \"{near}\"?").word("near", quoted(near))
        }
        None => Msg::new("agregue la sección {write}", "add the section {write}")
            .word("write", format!("[[{}]] id = \"{}\"", reference.list.section(), quoted(id))),
    };
    reader.problems.push(Fault::NoSuchEntry, reference.id.line, detail, help);
}

/// Follows `supersedes`: same kind of source, and no circle.
fn chain(document: &Document, reader: &mut Reader) {
    let sources = document.each("source");
    let by_id: BTreeMap<String, usize> =
        sources.iter().enumerate().rev().filter_map(|(at, fields)| Some((fields.text("id")?, at))).collect();
    let next: Vec<Option<usize>> =
        sources.iter().map(|fields| by_id.get(&fields.text("supersedes")?).copied()).collect();
    for (fields, other) in sources.iter().zip(&next) {
        let other = other.and_then(|at| sources.get(at)?.text("kind"));
        if let (Some(kind), Some(other)) = (fields.text("kind"), other)
            && kind != other
        {
            other_kind_superseded(reader, fields.line_of("supersedes"), &kind, &other);
        }
    }
    for circle in circles(&next) {
        let first = circle.first().and_then(|at| sources.get(*at));
        tell_circle(reader, first.map_or(1, |fields| fields.line_of("supersedes")), &circle, sources);
    }
}

/// The circles of a chain in which everything has at most one next, each from its first member on.
fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut walked_from: Vec<Option<usize>> = vec![None; next.len()];
    let mut circles = Vec::new();
    for start in 0..next.len() {
        let mut at = Some(start);
        while let Some(here) = at {
            match walked_from.get_mut(here) {
                Some(mark @ None) => *mark = Some(start),
                Some(Some(from)) if *from == start => {
                    circles.push(circle_through(here, next));
                    break;
                }
                Some(Some(_)) | None => break,
            }
            at = next.get(here).copied().flatten();
        }
    }
    circles
}

fn circle_through(member: usize, next: &[Option<usize>]) -> Vec<usize> {
    let mut circle = vec![member];
    let mut at = next.get(member).copied().flatten();
    while let Some(here) = at.filter(|here| *here != member) {
        circle.push(here);
        at = next.get(here).copied().flatten();
    }
    let first = circle.iter().enumerate().min_by_key(|(_, source)| **source).map_or(0, |(place, _)| place);
    circle.rotate_left(first);
    circle
}

fn other_kind_superseded(reader: &mut Reader, line: u32, kind: &str, other: &str) {
    reader.problems.push(
        Fault::SupersedesOther,
        line,
        Msg::new(
            "una fuente {kind} no sustituye a una fuente {other}",
            "a {kind} source does not supersede a {other} source",
        )
        .word("kind", kind)
        .word("other", other),
        Msg::new(
            "corrija la clase de una de las dos, o quite «supersedes»",
            "mend the kind of one of the two, or take \"supersedes\" out",
        ),
    );
}

fn tell_circle(reader: &mut Reader, line: u32, walk: &[usize], sources: &[super::fields::Fields]) {
    let names: Vec<String> =
        walk.iter().filter_map(|at| sources.get(*at)?.text("id")).map(|id| quoted(&id)).collect();
    reader.problems.push(
        Fault::Cycle,
        line,
        Msg::new("se sustituyen en círculo: {names}", "they supersede each other in a circle: {names}")
            .word("names", names.join(" → ")),
        Msg::new("quite «supersedes» de la primera versión", "take \"supersedes\" out of the first version"),
    );
}
