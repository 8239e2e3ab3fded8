//! The causes of objection: what is seen, what the law says, who, and which readings there are.

use super::authority::{self, Cited, How};
use super::block::{Block, Column, or_blank};
use super::cause_text;
use super::gather::{Cause, Line, RowPlace};
use super::ground::Ground;
use super::pen::{Pen, sentence};
use crate::model::{DispositionState, Msg, Reason, Text};

/// Lines of a cause that the letter lists itself; all of them stand in the annex.
const LISTED: usize = 60;
/// Numbers that a sentence about readings names.
const NUMBERS: usize = 30;

/// Every cause that occurs, as its heading, its text and its table.
pub(super) fn write(pen: &Pen<'_>) -> Vec<Block> {
    let letters = ('A'..='Z').map(String::from);
    pen.gathered
        .grounds()
        .into_iter()
        .zip(letters)
        .flat_map(|(ground, letter)| cause(pen, ground, &letter))
        .collect()
}

fn cause(pen: &Pen<'_>, ground: Ground, letter: &str) -> Vec<Block> {
    let found: Vec<(&Line<'_>, &Cause<'_>)> = pen.gathered.of(ground).collect();
    let heading = format!("{letter}. {} ({})", pen.text(ground.title()), found.len());
    let mut out = vec![
        Block::Subheading(heading),
        Block::Body(pen.msg(&cause_text::of(pen, ground).with("n", found.len()))),
    ];
    let remarks = pen.gathered.remarks.iter().filter(|remark| remark.ground == ground);
    out.extend(remarks.map(|remark| {
        let besides = Msg::new("Además, {what}.", "Besides, {what}.");
        Block::Body(pen.msg(&besides.word("what", pen.msg(&remark.decided.finding.msg))))
    }));
    out.push(Block::Body(format!(
        "{}: {}.",
        pen.text(Text::new("Fundamento", "Legal ground")),
        provisions(pen, &authority::of_ground(pen.vote, ground))
    )));
    out.push(table(pen, &found));
    if found.len() > LISTED {
        let msg = Msg::new(
            "Aquí se listan {listed} de {n}; todos están en el Anexo 1, con su número.",
            "{listed} of {n} are listed here; all stand in Annex 1, with their numbers.",
        );
        out.push(Block::Small(pen.msg(&msg.with("listed", LISTED).with("n", found.len()))));
    }
    out.extend(readings(pen, &found));
    out
}

/// Provisions in one line; how each is relied on is said unless its own words cover the case.
pub(super) fn provisions(pen: &Pen<'_>, cited: &[Cited]) -> String {
    let one = |cited: &Cited| {
        let citation = cited.citation;
        let name = format!("{} {}", citation.instrument.short(), pen.text(citation.article));
        match cited.how {
            How::Express if cited.mark() == "V" => name,
            How::Express | How::Analogy | How::Reading => format!("{name} ({})", pen.text(cited.words())),
        }
    };
    cited.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn table(pen: &Pen<'_>, found: &[(&Line<'_>, &Cause<'_>)]) -> Block {
    let column = |head: Text, width| Column { head: pen.text(head), width };
    let columns = vec![
        column(Text::new("Núm.", "No."), 760),
        column(Text::new("Nombre e identificación", "Name and identifier"), 2_250),
        column(Text::new("Puesto", "Position"), 1_900),
        column(Text::new("Renglón", "Row"), 1_050),
        column(Text::new("Qué se observa", "What is seen"), 3_400),
    ];
    let rows = found.iter().take(LISTED).map(|(line, cause)| {
        vec![
            line.number.to_string(),
            who(pen, line),
            line.position.clone(),
            rows_of(pen, line),
            in_short(pen, cause),
        ]
    });
    Block::Table(columns, rows.collect())
}

/// Name and number, as the authority needs them to find the person.
fn who(pen: &Pen<'_>, line: &Line<'_>) -> String {
    let name = or_blank(Some(&line.name));
    if !line.employee_id.is_empty() {
        let word = pen.text(Text::new("núm.", "no."));
        return format!("{name} ({word} {})", line.employee_id);
    }
    let other = [("CURP", &line.curp), ("NSS", &line.nss)].into_iter().find(|(_, value)| !value.is_empty());
    other.map_or(name.clone(), |(word, value)| format!("{name} ({word} {value})"))
}

fn rows_of(pen: &Pen<'_>, line: &Line<'_>) -> String {
    let places = line.place.iter().chain(&line.also);
    places.map(|place| row_label(pen, place)).collect::<Vec<_>>().join("; ")
}

/// The row; its file and sheet where it is not the one sheet of the roll objected to.
fn row_label(pen: &Pen<'_>, place: &RowPlace) -> String {
    let roll = pen.case.roll_index() == Some(place.source);
    if roll && pen.case.roll_tables().count() == 1 {
        return place.row.to_string();
    }
    let word = pen.text(Text::new("renglón", "row"));
    match &place.sheet {
        Some(sheet) => format!("{}, {sheet}, {word} {}", place.file, place.row),
        None => format!("{}, {word} {}", place.file, place.row),
    }
}

/// Signals that a line of the letter tells; the annex has all of them.
const SIGNALS: usize = 3;

/// What the finding says, and its strongest signals.
fn in_short(pen: &Pen<'_>, cause: &Cause<'_>) -> String {
    let reasons = &cause.decided.finding.reasons;
    let mut strongest: Vec<&Reason> = reasons.iter().filter(|reason| reason.points != Some(0)).collect();
    strongest.sort_by_key(|reason| std::cmp::Reverse(reason.points.unwrap_or(0)));
    strongest.truncate(SIGNALS);
    // In the order of the finding, in which the title comes first.
    let told: Vec<&Reason> =
        reasons.iter().filter(|reason| strongest.iter().any(|kept| std::ptr::eq(*kept, *reason))).collect();
    let rest = reasons.iter().filter(|reason| reason.points.is_none_or(|points| points > 0)).count();
    let more = rest.saturating_sub(told.len());
    let mut text = sentences(pen, cause, &told);
    if more > 0 {
        let msg = Msg::new(
            " (y {n} {n:indicio|indicios} más, en el Anexo 1)",
            " (and {n} more {n:signal|signals}, in Annex 1)",
        );
        text.push_str(&pen.msg(&msg.with("n", more)));
    }
    text
}

/// What the finding says, and its signals.
pub(super) fn seen(pen: &Pen<'_>, cause: &Cause<'_>) -> String {
    sentences(pen, cause, &cause.decided.finding.reasons.iter().collect::<Vec<_>>())
}

fn sentences(pen: &Pen<'_>, cause: &Cause<'_>, reasons: &[&Reason]) -> String {
    let finding = &cause.decided.finding;
    let mut parts: Vec<String> = reasons.iter().map(|reason| pen.msg(&reason.msg)).collect();
    // The signals of EL-01 begin with the title, which is all that its own sentence says.
    let named = finding.reasons.first().zip(reasons.first()).is_some_and(|(a, b)| std::ptr::eq(a, *b));
    if cause.ground != Ground::Confianza || !named {
        parts.insert(0, pen.msg(&finding.msg));
    }
    if let Some(first) = parts.first_mut() {
        *first = sentence(first);
    }
    let open = cause.decided.disposition.state != DispositionState::Accepted;
    if open {
        parts.push(pen.text(Text::new("[por revisar]", "[to review]")));
    }
    parts.join("; ")
}

/// The readings that the findings of a cause carry, each once, with the numbers that turn on it.
fn readings(pen: &Pen<'_>, found: &[(&Line<'_>, &Cause<'_>)]) -> Vec<Block> {
    let mut seen: Vec<(&'static str, String, Vec<usize>)> = Vec::new();
    for (line, cause) in found {
        for reading in &cause.decided.finding.readings {
            let text = pen.msg(&reading.msg);
            match seen.iter_mut().find(|(key, known, _)| *key == reading.key && *known == text) {
                Some((_, _, numbers)) => numbers.push(line.number),
                None => seen.push((reading.key, text, vec![line.number])),
            }
        }
    }
    if seen.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Block::Body(pen.text(Text::new(
        "La ley admite más de una lectura en los casos que siguen. Se plantean todas, para que la autoridad decida:",
        "The law can be read in more than one way in the following cases. All are put, for the authority to decide:",
    )))];
    for ((_, text, numbers), letter) in seen.into_iter().zip('a'..='z') {
        let msg = Msg::new("{text} (números {numbers})", "{text} (numbers {numbers})")
            .word("text", sentence(&text))
            .word("numbers", listed(pen, &numbers));
        out.push(Block::Item(format!("{letter})"), pen.msg(&msg)));
    }
    out
}

fn listed(pen: &Pen<'_>, numbers: &[usize]) -> String {
    let head = numbers.iter().take(NUMBERS).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let rest = numbers.len().saturating_sub(NUMBERS);
    if rest == 0 {
        return head;
    }
    let msg = Msg::new("{head} y {rest} más, en el Anexo 1", "{head} and {rest} more, in Annex 1");
    pen.msg(&msg.word("head", head).with("rest", rest))
}
