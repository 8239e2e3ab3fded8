//! What the parts of a binary workbook (.xlsb) say beside their cells, record by record ([MS-XLSB] 2.1.4).

use std::collections::BTreeMap;
use std::io::Read;

use crate::model::column_letters;
use crate::readers::error::Unreadable;

use super::comments::{Comment, keep};
use super::compound::{u16_at, u32_at};
use super::package::{Archive, Beside, Filter, damaged};

const ROW: u32 = 0;
/// A formula with each kind of value.
const FORMULAS: std::ops::RangeInclusive<u32> = 8..=11;
const COLUMN: u32 = 60;
const SHEET: u32 = 156;
const FILTER: u32 = 161;
const FILTER_COLUMN: u32 = 163;
const MERGED: u32 = 176;
const COMMENT: u32 = 635;
const COMMENT_END: u32 = 636;
const COMMENT_TEXT: u32 = 637;

/// Bytes of a record that are looked at; those of a comment fit.
const LOOKED_AT: usize = 1 << 16;

/// Calls `each` with the kind and the bytes of every record.
fn records(part: &mut impl Read, mut each: impl FnMut(u32, &[u8])) -> std::io::Result<()> {
    let mut part = std::io::BufReader::with_capacity(1 << 16, part);
    let mut body = Vec::new();
    while let Some(kind) = number(&mut part, 2)? {
        let Some(len) = number(&mut part, 4)? else { return Ok(()) };
        body.clear();
        let kept = part.by_ref().take(u64::from(len).min(LOOKED_AT as u64)).read_to_end(&mut body)?;
        std::io::copy(&mut part.by_ref().take(u64::from(len) - kept as u64), &mut std::io::sink())?;
        // The high bit of a kind's first byte says that a second one follows, and counts.
        each(kind, &body);
    }
    Ok(())
}

/// A number of at most so many bytes, seven bits each; `None` at the end.
fn number(part: &mut impl Read, most: u32) -> std::io::Result<Option<u32>> {
    let mut out = 0;
    for at in 0..most {
        let mut byte = [0];
        if part.read(&mut byte)? == 0 {
            return Ok(None);
        }
        out |= u32::from(byte[0] & 0x7F) << (7 * at);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Ok(Some(out))
}

/// Names of the sheets by their relations' ids.
pub(super) fn names(archive: &mut Archive<'_>, most: u64) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut names = BTreeMap::new();
    let Ok(part) = archive.by_name("xl/workbook.bin") else { return Ok(names) };
    records(&mut part.take(most), |kind, body| {
        if kind == SHEET
            && let Some((id, rest)) = wide(body.get(8..).unwrap_or_default())
            && let Some((name, _)) = wide(rest)
        {
            names.insert(id, name);
        }
    })
    .map_err(|_| damaged("zip"))?;
    Ok(names)
}

/// A text with its length before it, and what follows.
fn wide(bytes: &[u8]) -> Option<(String, &[u8])> {
    let len = usize::try_from(u32_at(bytes, 0)?).ok()?.checked_mul(2)?;
    let (text, rest) = bytes.get(4..)?.split_at_checked(len)?;
    let units = text.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    Some((char::decode_utf16(units).map(|ch| ch.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), rest))
}

/// What the part of a sheet says beside its cells.
pub(super) fn sheet(part: &mut impl Read, found: &mut Beside) -> std::io::Result<()> {
    let mut row = 0;
    records(part, |kind, body| {
        let at = |from: usize| u32_at(body, from);
        match kind {
            ROW => {
                row = at(0).unwrap_or_default().saturating_add(1);
                if body.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    found.hide_rows(row, row);
                }
            }
            COLUMN if body.get(16).is_some_and(|flags| flags & 1 != 0) => {
                let (first, last) = (at(0).unwrap_or_default(), at(4).unwrap_or_default());
                found.hide_columns(first, last.saturating_sub(first).saturating_add(1));
            }
            MERGED => {
                if let (Some(top), Some(bottom), Some(left), Some(right)) = (at(0), at(4), at(8), at(12))
                    && let (Ok(left), Ok(right)) = (u16::try_from(left), u16::try_from(right))
                {
                    found.merges.push((top.saturating_add(1), left, bottom.saturating_add(1), right));
                }
            }
            FILTER => found.filter = found.filter.max(Filter::Idle),
            FILTER_COLUMN => found.filter = Filter::On,
            _ if FORMULAS.contains(&kind) => found.formula(row),
            _ => {}
        }
    })
}

/// The comments that a part holds.
pub(super) fn comments(part: &mut impl Read, list: &mut Vec<Comment>) -> std::io::Result<()> {
    let (mut cell, mut words) = (String::new(), String::new());
    records(part, |kind, body| match kind {
        COMMENT => {
            let letter = u32_at(body, 12).and_then(|col| u16::try_from(col).ok()).map(column_letters);
            let row = u32_at(body, 4).unwrap_or_default().saturating_add(1);
            cell = format!("{}{row}", letter.unwrap_or_default());
            words.clear();
        }
        COMMENT_TEXT => {
            words = wide(body.get(1..).unwrap_or_default()).map(|(text, _)| text).unwrap_or_default();
        }
        COMMENT_END => keep(list, std::mem::take(&mut cell), &words),
        _ => {}
    })
}
