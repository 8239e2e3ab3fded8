//! A report as a document in one language: the first page, then numbered facts and tables.
//!
//! HTML, Markdown and whatever is printed are written from this one structure, so that they say the same.

mod access;
mod annex;
mod comparison;
mod count;
mod findings;
mod front;
mod outcomes;
mod picture;
mod sources;

pub(super) use front::Front;
pub(super) use picture::Picture;

use super::v1::{Bilingual, LawInfo, Report};
use super::words::{self, Mark};
use crate::model::{Lang, Msg, Text};

/// How much of a report a document shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Reports with more findings than this are shortened.
    pub(super) findings: usize,
    /// Findings shown per rule in a report that is shortened.
    pub(super) per_rule: usize,
    /// Characters of one cell.
    pub(super) cell: usize,
}

impl Limits {
    /// What a browser still opens with ease.
    pub(super) const PAGE: Self = Self { findings: 10_000, per_rule: 2_000, cell: 600 };
    /// What a person still scrolls through in a terminal or a forge.
    pub(super) const TEXT: Self = Self { findings: 200, per_rule: 50, cell: 300 };
}

/// A document.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) lang: Lang,
    pub(super) synthetic: bool,
    pub(super) front: Front,
    pub(super) sections: Vec<Section>,
}

/// A part with a heading.
#[derive(Debug)]
pub(super) struct Section {
    /// Part of its address in the page: the same in both languages.
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading within a section.
    Heading { id: String, mark: Option<Mark>, text: String },
    /// A numbered fact.
    Fact(Fact),
    /// A plain paragraph.
    Note(String),
    /// A table.
    Table(Table),
    /// A complete SVG element: everything in it is escaped. The table after it holds its numbers.
    Picture(String),
    /// Terms and what they mean.
    Terms(Vec<(String, String)>),
    /// Commands to type, with what each shows.
    Commands(Vec<(String, &'static str)>),
    /// Lines to be filled in by hand.
    Blanks(Vec<String>),
}

/// A numbered fact. The numbers run through the whole document, so that a brief can cite them.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) number: usize,
    pub(super) mark: Option<Mark>,
    pub(super) text: String,
    pub(super) law: Vec<LawLink>,
    pub(super) source: Option<String>,
}

/// A provision as cited in the margin.
#[derive(Debug, Clone)]
pub(super) struct LawLink {
    pub(super) key: String,
    pub(super) label: String,
    /// Whether the legal annex has it.
    pub(super) known: bool,
}

/// A table with a caption.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Row>,
    /// Source or remark below it.
    pub(super) foot: Option<String>,
    /// A name for its widths.
    pub(super) class: &'static str,
}

/// A column's head.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) label: String,
    pub(super) numeric: bool,
}

/// A row; its address in the page, where something points at it.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) id: Option<String>,
    pub(super) cells: Vec<Cell>,
}

/// A cell: one or more lines.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) lines: Vec<Line>,
}

/// A line of a cell.
#[derive(Debug)]
pub(super) enum Line {
    Text(String),
    /// Smaller: what supports the line above.
    Quiet(String),
    /// An id, a digest, a place.
    Code(String),
    /// A state, with words after its own.
    Mark(Mark, String),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { lines: vec![Line::Text(text.into())] }
    }

    pub(super) fn code(text: impl Into<String>) -> Self {
        Self { lines: vec![Line::Code(text.into())] }
    }

    pub(super) fn count(value: u64) -> Self {
        Self::text(words::count(value))
    }

    pub(super) fn mark(mark: Mark) -> Self {
        Self { lines: vec![Line::Mark(mark, String::new())] }
    }

    pub(super) fn then(mut self, line: Line) -> Self {
        self.lines.push(line);
        self
    }
}

/// What every part is written with: the report, the language, and the number of the last fact.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Report,
    pub(super) lang: Lang,
    pub(super) limits: Limits,
    facts: usize,
}

impl Writer<'_> {
    /// A fixed text.
    pub(super) fn t(&self, es: &'static str, en: &'static str) -> String {
        Text::new(es, en).get(self.lang).to_owned()
    }

    /// A fixed text of the vocabulary.
    pub(super) fn word(&self, text: Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A sentence with figures.
    pub(super) fn say(&self, msg: &Msg) -> String {
        words::say(msg, self.lang)
    }

    /// A text of the report.
    pub(super) fn pick<'b>(&self, text: &'b Bilingual) -> &'b str {
        words::pick(text, self.lang)
    }

    pub(super) fn is_public(&self) -> bool {
        self.report.audience == "public"
    }

    pub(super) fn fact(&mut self, text: String) -> Fact {
        self.facts += 1;
        Fact { number: self.facts, mark: None, text, law: Vec::new(), source: None }
    }

    /// Heads of a table; a label that starts with `#` is of a column of figures.
    pub(super) fn heads<const N: usize>(&self, labels: [(&'static str, &'static str); N]) -> Vec<Head> {
        labels
            .into_iter()
            .map(|(es, en)| {
                let label = self.t(es, en);
                let plain = label.strip_prefix('#');
                Head { numeric: plain.is_some(), label: plain.unwrap_or(&label).to_owned() }
            })
            .collect()
    }

    pub(super) fn law(&self, keys: &[String]) -> Vec<LawLink> {
        keys.iter()
            .map(|key| {
                let known = self.report.law.iter().find(|law: &&LawInfo| law.key == *key);
                let label = known.map_or(key.as_str(), |law| self.pick(&law.article)).to_owned();
                LawLink { key: key.clone(), label, known: known.is_some() }
            })
            .collect()
    }

    /// A source as people know it: the file's name, or its id where that is withheld.
    pub(super) fn source_name(&self, id: &str) -> String {
        let file = self.report.sources.iter().find(|source| source.id == id);
        file.and_then(|source| source.file.clone()).unwrap_or_else(|| id.to_owned())
    }
}

impl Fact {
    pub(super) fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    pub(super) fn law(mut self, law: Vec<LawLink>) -> Self {
        self.law = law;
        self
    }

    pub(super) fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// Writes a report in one language.
pub(super) fn write(report: &Report, lang: Lang, limits: Limits) -> Document {
    let mut w = Writer { report, lang, limits, facts: 0 };
    let front = front::write(&w);
    let mut sections = vec![sources::write(&mut w), outcomes::write(&mut w)];
    sections.extend(findings::write(&mut w));
    sections.extend(comparison::write(&mut w));
    sections.extend(access::write(&mut w));
    sections.extend(count::tally(&mut w));
    sections.extend(count::materiality(&mut w));
    sections.extend(annex::dates(&mut w));
    sections.extend(annex::limits(&mut w));
    sections.extend(annex::parameters(&mut w));
    sections.extend(annex::law(&w));
    sections.push(annex::glossary(&w));
    sections.push(annex::verify(&w));
    Document { lang, synthetic: report.case.synthetic, front, sections }
}
