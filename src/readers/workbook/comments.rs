//! Comments on cells: somebody's words beside the data, kept as evidence.

use std::io::Read as _;

use crate::readers::error::Unreadable;

use super::package::{Archive, damaged};
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

/// The comments on the sheet that a part of an xlsx package holds.
pub(super) fn of_sheet(
    archive: &mut Archive<'_>,
    sheet: &str,
    most: u64,
) -> Result<Vec<Comment>, Unreadable> {
    let mut list = Vec::new();
    let Some((folder, file)) = sheet.rsplit_once('/') else { return Ok(list) };
    let mut target = None;
    if let Ok(part) = archive.by_name(&format!("{folder}/_rels/{file}.rels")) {
        let mut tags = Tags::new(part.take(most));
        while let Some(tag) = tags.next_tag().map_err(|_| damaged("zip"))? {
            if tag.attribute("Type").is_some_and(|kind| kind.ends_with("/comments")) {
                target = tag.attribute("Target");
            }
        }
    }
    let Some(target) = target else { return Ok(list) };
    let path = match (target.strip_prefix('/'), target.strip_prefix("../")) {
        (Some(path), _) => path.to_owned(),
        (_, Some(path)) => format!("{}/{path}", folder.rsplit_once('/').map_or("", |(above, _)| above)),
        _ => format!("{folder}/{target}"),
    };
    let Ok(part) = archive.by_name(&path) else { return Ok(list) };
    let mut tags = Tags::new(part.take(most));
    let (mut cell, mut words) = (String::new(), String::new());
    while let Some(tag) = tags.next_tag().map_err(|_| damaged("zip"))? {
        match tag.name() {
            b"comment" => {
                cell = tag.attribute("ref").unwrap_or_default();
                words.clear();
            }
            b"/t" if words.len() < 4 * LETTERS => words.push_str(&tag.before()),
            b"/comment" => keep(&mut list, std::mem::take(&mut cell), &words),
            _ => {}
        }
    }
    Ok(list)
}
