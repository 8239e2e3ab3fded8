//! `case.toml`: read whole, with every fault named by its line and with what to write instead.
//!
//! The schema is one table (`schema`); `fields` and `values` walk the text along it; `hours`, `polls`,
//! `people` and `figures` build the model and ask where a value alone does not say enough; `references` ties
//! the parts together.

mod assumed;
mod clock;
mod document;
mod fields;
mod figures;
mod hours;
mod json_schema;
mod lines;
mod page;
mod people;
mod places;
mod polls;
mod presets;
mod problem;
mod references;
pub mod schema;
mod syntax;
mod values;
mod wording;

pub use json_schema::json_schema;
pub use page::reference_page;
pub use problem::{CaseProblem, Fault};

use toml::de::DeTable;

use crate::model::{CaseFile, Msg};
use document::Document;
use fields::Reader;
use problem::Problems;

/// The largest case file that is read: some ten thousand tally sheets.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Reads a case file from its bytes. Fails with every problem, in the order of the lines.
pub fn parse_bytes(bytes: &[u8]) -> Result<CaseFile, Vec<CaseProblem>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(text),
        Err(error) => Err(vec![syntax::not_utf8(bytes, error.valid_up_to())]),
    }
}

/// Reads a case file. Fails with every problem, in the order of the lines.
pub fn parse(text: &str) -> Result<CaseFile, Vec<CaseProblem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![too_large(text.len())]);
    }
    let mut reader = Reader::of(text);
    if !syntax::shallow(text, &mut reader) {
        return Err(reader.problems.sorted(&[]));
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let only_repeats = syntax::explain(text, &errors, &mut reader);
    if !only_repeats {
        return Err(reader.problems.sorted(&[]));
    }
    let document = Document::read(root.get_ref(), &mut reader);
    let case = build(&document, &mut reader);
    match case {
        Some(case) if reader.problems.is_empty() => Ok(case),
        _ if errors.is_empty() => Err(reader.problems.sorted(&[])),
        // A repeated table hides its first half: what then seems to be missing may stand there.
        _ => Err(reader.problems.sorted(&[
            Fault::Missing,
            Fault::NoSuchEntry,
            Fault::NoHours,
            Fault::DutyDays,
        ])),
    }
}

fn too_large(bytes: usize) -> CaseProblem {
    let mut problems = Problems::default();
    problems.push(
        Fault::TooLarge,
        1,
        Msg::new(
            "se leen hasta {most} bytes y el archivo tiene {got}",
            "up to {most} bytes are read, the file has {got}",
        )
        .with("most", MAX_BYTES)
        .with("got", bytes),
        Msg::new(
            "revise que sea el archivo del caso; las listas de personas van aparte, como fuentes",
            "check that it is the case file; lists of people go apart, as sources",
        ),
    );
    problems.sorted(&[]).swap_remove(0)
}

fn build(document: &Document, reader: &mut Reader) -> Option<CaseFile> {
    let case = people::head(document);
    let vote = case.as_ref().and_then(|case| case.vote);
    let unions = people::unions(document);
    let options = references::options(document, vote, &unions, reader);
    let crews = hours::crews(document, reader);
    let places = polls::places(document, reader);
    let releases = polls::releases(document, reader);
    let assumed = assumed::assumed(document, reader);
    let sources = people::sources(document, reader);
    let closures = people::closures(document, reader);
    let tallies = figures::tallies(document, reader);
    let (rules, rules_off) = document.rules();
    people::vote_days(document, reader);
    references::check(document, &options, reader);
    let case = case?;
    Some(CaseFile {
        case,
        facility: people::facility(document),
        authority: document.once("proceeding").text("authority"),
        file_number: document.once("proceeding").text("file_number"),
        unions,
        options,
        dates: people::dates(document),
        unit: people::unit(document),
        closures,
        documents: people::documents(document),
        incidents: people::incidents(document),
        sources,
        rules,
        rules_off,
        decisions: people::decisions(document),
        access: hours::access(document),
        crews,
        places,
        releases,
        assumed,
        tallies,
        final_count: figures::final_count(document),
        scenarios: figures::scenarios(document),
    })
}
