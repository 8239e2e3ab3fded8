//! Comments on cells: somebody's words beside the data, kept as evidence.

use std::io::Read;

use super::tags::Tags;

/// Comments of one sheet that are kept; more are only counted.
const KEPT: usize = 200;
/// Letters of a comment that are kept.
const LETTERS: usize = 200;

/// A comment: its cell as a spreadsheet names it, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) cell: String,
    pub(super) words: String,
}

/// Adds a comment, shortened.
pub(super) fn keep(list: &mut Vec<Comment>, cell: String, words: &str) {
    if list.len() < KEPT {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        list.push(Comment { cell, words: words.chars().take(LETTERS).collect() });
    }
}

/// The comments that a part of an xlsx package holds.
pub(super) fn in_part(part: impl Read, list: &mut Vec<Comment>) -> std::io::Result<()> {
    let mut tags = Tags::new(part);
    let (mut cell, mut words) = (String::new(), String::new());
    while let Some(tag) = tags.next_tag()? {
        match tag.name() {
            b"comment" => {
                cell = tag.attribute("ref").unwrap_or_default();
                words.clear();
            }
            b"/t" if words.len() < 4 * LETTERS => words.push_str(&tag.before()),
            b"/comment" => keep(list, std::mem::take(&mut cell), &words),
            _ => {}
        }
    }
    Ok(())
}
