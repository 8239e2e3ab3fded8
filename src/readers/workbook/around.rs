//! Parts of a workbook's package that belong to a sheet: its comments, and its tables with their filters.

use std::io::Read as _;

use crate::readers::error::Unreadable;

use super::package::{Archive, Beside, Filter, damaged};
use super::tags::Tags;
use super::{binary, comments};

/// What the parts say that belong to the sheet which another part holds.
pub(super) fn of_sheet(archive: &mut Archive<'_>, sheet: &str, most: u64) -> Result<Beside, Unreadable> {
    let mut found = Beside::default();
    let Some((folder, file)) = sheet.rsplit_once('/') else { return Ok(found) };
    let mut parts = Vec::new();
    if let Ok(part) = archive.by_name(&format!("{folder}/_rels/{file}.rels")) {
        let mut tags = Tags::new(part.take(most));
        while let Some(tag) = tags.next_tag().map_err(|_| damaged("zip"))? {
            if let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target")) {
                parts.push((kind, path(folder, &target)));
            }
        }
    }
    for (kind, path) in parts {
        let (words, table) = (kind.ends_with("/comments"), kind.ends_with("/table"));
        if !words && !table {
            continue;
        }
        let Ok(part) = archive.by_name(&path) else { continue };
        let mut part = part.take(most);
        let read = match (words, path.to_lowercase().ends_with(".bin")) {
            (true, true) => binary::comments(&mut part, &mut found.comments),
            (true, false) => comments::in_part(part, &mut found.comments),
            (false, true) => binary::sheet(&mut part, &mut found),
            (false, false) => filter(part, &mut found),
        };
        read.map_err(|_| damaged("zip"))?;
    }
    Ok(found)
}

/// A part that a relation names, from the folder of the part that has the relation.
fn path(folder: &str, target: &str) -> String {
    match (target.strip_prefix('/'), target.strip_prefix("../")) {
        (Some(path), _) => path.to_owned(),
        (_, Some(path)) => format!("{}/{path}", folder.rsplit_once('/').map_or("", |(above, _)| above)),
        _ => format!("{folder}/{target}"),
    }
}

/// The filter of a table.
fn filter(part: impl std::io::Read, found: &mut Beside) -> std::io::Result<()> {
    let mut tags = Tags::new(part);
    while let Some(tag) = tags.next_tag()? {
        match tag.name() {
            b"autoFilter" => found.filter = found.filter.max(Filter::Idle),
            b"filterColumn" => found.filter = Filter::On,
            _ => {}
        }
    }
    Ok(())
}
