//! The files behind a report: whose they are, what they weigh, what the reader noticed.

use super::{Block, Cell, Line, Row, Section, Table, Writer};
use crate::model::Msg;
use crate::report::v1::{At, SourceInfo};
use crate::report::words;

pub(super) fn write(w: &mut Writer<'_>) -> Section {
    let sources = &w.report.sources;
    let mut blocks = vec![Block::Fact(totals(w))];
    if !sources.is_empty() {
        blocks.push(Block::Table(table(w)));
    }
    for source in sources {
        if let Some(why) = &source.unreadable {
            let text = format!("{}: {}", w.source_name(&source.id), w.pick(why));
            blocks.push(Block::Fact(w.fact(text).mark(words::UNREADABLE)));
        }
    }
    if sources.iter().any(|source| !source.notes.is_empty()) {
        blocks.push(Block::Table(notes(w)));
    }
    Section { id: "fuentes", title: w.t("Las fuentes", "The sources"), blocks }
}

fn totals(w: &mut Writer<'_>) -> super::Fact {
    let sum = &w.report.summary;
    let mut text = w.say(
        &Msg::new(
            "Se {n:recibió|recibieron} {n} {n:archivo|archivos}.",
            "{n} {n:file was|files were} received.",
        )
        .with("n", w.report.sources.len()),
    );
    if w.report.sources.iter().any(|source| source.kind == "roll") {
        text.push(' ');
        text.push_str(&w.say(
            &Msg::new(
                "El padrón que cuenta tiene {rows} {rows:renglón|renglones} y {persons} {persons:persona|personas}; {aside} {aside:renglón quedó apartado|renglones quedaron apartados} porque no son personas (títulos, totales, firmas, líneas vacías).",
                "The roll that counts has {rows} {rows:row|rows} and {persons} {persons:person|people}; {aside} {aside:row was|rows were} set aside because they are not people (titles, totals, signatures, blank lines).",
            )
            .with("rows", sum.rows)
            .with("persons", sum.persons)
            .with("aside", sum.set_aside),
        ));
    }
    let counts: Vec<String> = w
        .report
        .sources
        .iter()
        .filter(|source| source.kind == "roll" && !is_superseded(w, source))
        .map(|source| w.source_name(&source.id))
        .collect();
    let fact = w.fact(text);
    if counts.is_empty() { fact } else { fact.source(counts.join("; ")) }
}

fn is_superseded(w: &Writer<'_>, source: &SourceInfo) -> bool {
    w.report.sources.iter().any(|other| other.supersedes.as_deref() == Some(source.id.as_str()))
}

fn table(w: &Writer<'_>) -> Table {
    let rows = w.report.sources.iter().map(|source| row(w, source)).collect();
    Table {
        caption: w.t("Archivos recibidos", "Files received"),
        heads: w.heads([
            ("Archivo", "File"),
            ("Qué es", "What it is"),
            ("#Renglones", "#Rows"),
            ("#Apartados", "#Set aside"),
            ("Quién lo entregó y cuándo", "Who gave it, and when"),
        ]),
        rows,
        foot: Some(if w.is_public() {
            w.t(
                "La versión pública no lleva nombres de archivo, ni la huella de listas hechas por trabajadoras y trabajadores.",
                "The public version carries no file names, nor the digest of lists made by workers.",
            )
        } else {
            w.t(
                "SHA-256 es la huella de los bytes de cada archivo: si cambia una letra, cambia la huella.",
                "SHA-256 is the digest of each file's bytes: if one letter changes, the digest changes.",
            )
        }),
        class: "sources",
    }
}

fn row(w: &Writer<'_>, source: &SourceInfo) -> Row {
    let mut name = Cell::default();
    if let Some(file) = &source.file {
        name = name.then(Line::Text(file.clone()));
    }
    name = name.then(Line::Code(source.id.clone()));
    if let Some(sha256) = &source.sha256 {
        let (first, second) = sha256.split_at_checked(32).unwrap_or((sha256, ""));
        let digest = [grouped(first), grouped(second)];
        name = name.then(Line::Quiet("SHA-256".to_owned()));
        name.lines.extend(digest.into_iter().map(Line::Code));
    }
    let mut what = Cell::text(w.word(words::source_kind(&source.kind)));
    if source.kind == "roll" {
        let counts = if is_superseded(w, source) {
            w.t("lo reemplaza otro", "replaced by another")
        } else {
            w.t("el que cuenta", "the one that counts")
        };
        what = what.then(Line::Quiet(counts));
    }
    if let Some(format) = &source.format {
        what = what.then(Line::Quiet(w.word(words::format(format))));
    }
    if let Some(bytes) = source.bytes {
        what = what.then(Line::Quiet(w.say(&Msg::new("{n} bytes", "{n} bytes").with("n", bytes))));
    }
    let giver = source
        .from
        .as_deref()
        .map(|from| words::giver(from).map_or_else(|| from.to_owned(), |text| w.word(text)));
    let mut from = Cell::text(giver.unwrap_or_else(|| w.t("no consta", "not stated")));
    if let Some(received) = &source.received {
        from = from.then(Line::Quiet(words::when(received, w.lang)));
    }
    let unread = source.unreadable.is_some();
    let rows = if unread { Cell::mark(words::UNREADABLE) } else { Cell::count(source.rows) };
    let aside = if unread { Cell::text("–") } else { Cell::count(source.set_aside) };
    Row { id: None, cells: vec![name, what, rows, aside, from] }
}

/// A digest in groups of eight, so that two people can read it to each other.
fn grouped(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn notes(w: &Writer<'_>) -> Table {
    let mut rows = Vec::new();
    for source in &w.report.sources {
        for note in &source.notes {
            let place = note.at.as_ref().map_or_else(|| w.source_name(&source.id), |at| place(w, at));
            let text = Cell::text(super::super::visible::clipped(w.pick(&note.message), w.limits.cell));
            rows.push(Row { id: None, cells: vec![Cell::code(place), text] });
        }
    }
    Table {
        caption: w.t("Lo que se notó al leer los archivos", "What was noticed while reading the files"),
        heads: w.heads([("Dónde", "Where"), ("Qué se vio y qué se hizo", "What was seen and done")]),
        rows,
        foot: None,
        class: "notes",
    }
}

/// A place as a person looks it up: file, sheet, cell.
pub(super) fn place(w: &Writer<'_>, at: &At) -> String {
    match at {
        At::Line { source, line } => format!("{source} · {} {line}", w.t("línea", "line")),
        At::Cell { source, sheet, row, column } => {
            let file = w.source_name(source);
            let sheet = sheet.as_deref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
            let cell = match column {
                Some(column) => format!("{} {column}{row}", w.t("celda", "cell")),
                None => format!("{} {row}", w.t("renglón", "row")),
            };
            format!("{file}{sheet} · {cell}")
        }
    }
}
