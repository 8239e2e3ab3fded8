//! Comments in the records of an Excel 97 sheet: the words stand with a drawn object, the cell in a note that names it.

use std::collections::BTreeMap;

use crate::model::column_letters;

use super::comments::{Comment, keep};
use super::compound::u16_at;

const NOTE: u16 = 0x001C;
const CONTINUE: u16 = 0x003C;
const OBJECT: u16 = 0x005D;
const TEXT: u16 = 0x01B6;
/// Texts that are kept while their cells are not known.
const KEPT: usize = 2000;

/// What has been seen of a sheet's comments.
#[derive(Default)]
pub(super) struct Notes {
    object: Option<u16>,
    /// The object whose words come next, and how many letters they have.
    open: Option<(u16, usize)>,
    words: BTreeMap<u16, String>,
    cells: Vec<(u16, u16, u16)>,
}

impl Notes {
    /// Looks at a record.
    pub(super) fn take(&mut self, kind: u16, body: &[u8]) {
        match kind {
            // The object's common part comes first: its kind at 4, its number at 6.
            OBJECT => self.object = u16_at(body, 6),
            TEXT => {
                let letters = u16_at(body, 10).map(usize::from).filter(|&letters| letters > 0);
                self.open = self.object.take().zip(letters);
            }
            CONTINUE => {
                if let Some((object, letters)) = self.open.take().filter(|_| self.words.len() < KEPT) {
                    self.words.insert(object, text(body, letters));
                }
            }
            NOTE => {
                if let (Some(row), Some(col), Some(object)) =
                    (u16_at(body, 0), u16_at(body, 2), u16_at(body, 6))
                    && self.cells.len() < KEPT
                {
                    self.cells.push((row, col, object));
                }
            }
            _ => {}
        }
    }

    /// The comments, cell by cell.
    pub(super) fn finish(mut self) -> Vec<Comment> {
        let mut list = Vec::new();
        for (row, col, object) in std::mem::take(&mut self.cells) {
            let words = self.words.get(&object).map_or("…", String::as_str);
            keep(&mut list, format!("{}{}", column_letters(col), u32::from(row) + 1), words);
        }
        list
    }
}

/// Words with one or two bytes a letter, as the first byte says.
fn text(body: &[u8], letters: usize) -> String {
    let rest = body.get(1..).unwrap_or_default();
    if body.first().is_none_or(|flags| flags & 1 == 0) {
        return rest.iter().take(letters).map(|&byte| char::from(byte)).collect();
    }
    let units = rest.chunks_exact(2).take(letters).filter_map(|pair| u16_at(pair, 0));
    char::decode_utf16(units).map(|ch| ch.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
