//! The report as one page: both languages, no network, no script, ready for the printer.

use askama::Template;
use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use super::document::{self, Block, Cell, Document, Head, Limits, Line, Row, Table};
use super::v1::Report;
use crate::model::Lang;

/// The page's only style. Its digest stands in the page's content security policy.
const STYLE: &str = include_str!("html/style.css");

#[derive(Template)]
#[template(path = "report/html/page.html", escape = "visible")]
struct Page<'a> {
    title: &'a str,
    style: &'a str,
    /// The style's digest as a content security policy names it.
    digest: String,
    synthetic: bool,
    documents: [Document; 2],
}

/// Writes a report as one HTML file.
///
/// It shows Spanish first; the reader changes the language with two radio buttons that need no script.
/// It asks for nothing from outside itself: its policy forbids every load, and names its one style by digest.
pub fn render(report: &Report) -> Result<String, askama::Error> {
    let title = report.case.title.as_deref().unwrap_or(&report.case.id);
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let documents = Lang::ALL.map(|lang| document::write(report, lang, Limits::PAGE));
    Page { title, style: STYLE, digest, synthetic: report.case.synthetic, documents }.render()
}

impl Document {
    /// The language's tag; it also begins every address inside its half of the page.
    fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// A short text of the page itself.
    fn t(&self, es: &'static str, en: &'static str) -> &'static str {
        crate::model::Text::new(es, en).get(self.lang)
    }
}

impl Table {
    /// A row's cells, each with the head of its column.
    fn columns<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Cell, &'a Head)> {
        row.cells.iter().zip(&self.heads)
    }
}
