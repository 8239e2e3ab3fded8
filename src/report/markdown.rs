//! The report as Markdown, for a terminal, a mail or a forge.

use std::fmt::Write as _;

use super::document::{self, Block, Cell, Fact, Limits, Line, Table};
use super::v1::Report;
use super::visible::visible;
use super::words::Mark;
use crate::model::Lang;

/// Writes a report in one language. Long lists of findings are cut, and say so.
pub fn render(report: &Report, lang: Lang) -> String {
    let document = document::write(report, lang, Limits::TEXT);
    let front = &document.front;
    let mut out = format!("# {}\n\n", escaped(&front.title));
    let vote = front.vote.as_deref().map(|vote| format!(" · {}", escaped(vote))).unwrap_or_default();
    let _ = writeln!(out, "{}{vote}", escaped(&front.kicker));
    if document.synthetic {
        out.push_str("\n**DATOS SINTÉTICOS · SYNTHETIC DATA**\n");
    }
    out.push('\n');
    for (label, value) in &front.facts {
        let _ = writeln!(out, "- **{}:** {}", escaped(label), escaped(value));
    }
    for answer in &front.boxes {
        let _ = writeln!(out, "\n## {}\n", escaped(&answer.title));
        for sentence in &answer.sentences {
            let _ = writeln!(out, "- {}", escaped(sentence));
        }
    }
    if let Some(picture) = &front.picture {
        let _ = writeln!(out, "\n## {}", escaped(&picture.title));
        table(&mut out, &picture.table, lang);
    }
    for section in &document.sections {
        let _ = writeln!(out, "\n## {}", escaped(&section.title));
        for item in &section.blocks {
            block(&mut out, item, lang);
        }
    }
    out.push_str("\n---\n\n");
    for (label, value) in &front.foot {
        let _ = writeln!(out, "- **{}:** {}", escaped(label), escaped(value));
    }
    let _ = writeln!(out, "\n**{}**", escaped(&front.disclaimer));
    out
}

fn block(out: &mut String, block: &Block, lang: Lang) {
    match block {
        Block::Heading { mark, text, .. } => {
            let mark = mark.map(|mark| format!("{} ", mark.glyph)).unwrap_or_default();
            let _ = writeln!(out, "\n### {mark}{}", escaped(text));
        }
        Block::Fact(item) => fact(out, item, lang),
        Block::Note(text) => {
            let _ = writeln!(out, "\n{}", escaped(text));
        }
        // Its numbers stand in the table after it.
        Block::Picture(_) => {}
        Block::Table(item) => table(out, item, lang),
        Block::Terms(terms) => {
            out.push('\n');
            for (term, meaning) in terms {
                let _ = writeln!(out, "- **{}:** {}", escaped(term), escaped(meaning));
            }
        }
        Block::Commands(commands) => {
            for (why, command) in commands {
                let _ = writeln!(out, "\n{}\n\n```sh\n{command}\n```", escaped(why));
            }
        }
        Block::Blanks(labels) => {
            out.push('\n');
            for label in labels {
                let _ = writeln!(out, "- {}: ……………………………………", escaped(label));
            }
        }
    }
}

fn fact(out: &mut String, fact: &Fact, lang: Lang) {
    let _ = write!(out, "\n**{}.** ", fact.number);
    if let Some(mark) = fact.mark {
        let _ = write!(out, "{} · ", marked(mark, lang));
    }
    out.push_str(&escaped(&fact.text));
    let law: Vec<String> = fact.law.iter().map(|law| escaped(&law.label)).collect();
    if !law.is_empty() {
        let _ = write!(out, " *({})*", law.join("; "));
    }
    if let Some(source) = &fact.source {
        let label = crate::model::Text::new("Fuente", "Source").get(lang);
        let _ = write!(out, " {label}: {}.", escaped(source));
    }
    out.push('\n');
}

fn marked(mark: Mark, lang: Lang) -> String {
    format!("{} **{}**", mark.glyph, mark.word.get(lang))
}

fn table(out: &mut String, table: &Table, lang: Lang) {
    let _ = writeln!(out, "\n**{}**\n", escaped(&table.caption));
    let heads: Vec<String> = table.heads.iter().map(|head| escaped(&head.label)).collect();
    let rule: Vec<&str> = table.heads.iter().map(|head| if head.numeric { "---:" } else { "---" }).collect();
    let _ = writeln!(out, "| {} |\n| {} |", heads.join(" | "), rule.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|item| cell(item, lang)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    if let Some(foot) = &table.foot {
        let _ = writeln!(out, "\n{}", escaped(foot));
    }
}

fn cell(cell: &Cell, lang: Lang) -> String {
    let lines: Vec<String> = cell
        .lines
        .iter()
        .map(|line| match line {
            Line::Text(text) | Line::Quiet(text) | Line::Code(text) => escaped(text),
            Line::Mark(mark, text) if text.is_empty() => marked(*mark, lang),
            Line::Mark(mark, text) => format!("{} · {}", marked(*mark, lang), escaped(text)),
        })
        .collect();
    lines.join("<br>")
}

/// Text that Markdown leaves alone: no markup, no HTML, no link that makes itself.
fn escaped(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 8);
    let mut rest = shown.as_ref();
    while let Some(c) = rest.chars().next() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            ':' if rest.starts_with("://") => out.push_str("\\:"),
            '.' if ends_with_www(&out) => out.push_str("\\."),
            _ => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Whether a dot here would make a link of itself.
fn ends_with_www(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .len()
        .checked_sub(3)
        .and_then(|at| bytes.get(at..))
        .is_some_and(|last| last.eq_ignore_ascii_case(b"www"))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_stays_text() {
        assert_eq!(escaped("a|b `c` <d> [e](f)"), "a\\|b \\`c\\` &lt;d&gt; \\[e\\](f)");
        assert_eq!(escaped("http://x www.y"), "http\\://x www\\.y");
        assert_eq!(escaped("1\n# x"), "1\\[U+000A\\]# x");
    }
}
