//! What an `OpenDocument` spreadsheet says beside its cells.

use std::collections::BTreeMap;
use std::io::Read;

use crate::model::column_letters;
use crate::readers::error::Unreadable;
use crate::readers::limits::MAX_CELLS;

use super::comments::keep;
use super::package::{Beside, Filter, damaged};
use super::tags::{Tag, Tags};

/// Where the part is being read.
#[derive(Default)]
struct Place {
    name: String,
    found: Beside,
    /// The last row of the run that is open, counted from 1.
    row: u32,
    repeat: u32,
    /// Columns declared so far, for those hidden.
    declared: u32,
    /// The open cell's column and the one after it.
    col: u32,
    next: u32,
    /// Words of the comment that is open.
    comment: Option<String>,
    unfolded: u64,
}

/// The tables of a spreadsheet. Its repeats can unfold to any size, so they are added up.
pub(super) fn sheets(part: &mut impl Read, sheets: &mut BTreeMap<String, Beside>) -> Result<(), Unreadable> {
    let mut tags = Tags::new(part);
    let mut place = Place::default();
    while let Some(tag) = tags.next_tag().map_err(|_| damaged("zip"))? {
        match tag.name() {
            b"table" => {
                place = Place {
                    name: tag.attribute("table:name").unwrap_or_default(),
                    unfolded: place.unfolded,
                    ..Place::default()
                };
            }
            b"/table:table" => {
                sheets.insert(std::mem::take(&mut place.name), std::mem::take(&mut place.found));
            }
            b"table-column" => place.column(&tag),
            b"table-row" => place.row(&tag),
            b"table-cell" | b"covered-table-cell" => place.cell(&tag)?,
            // Filters are declared after all tables, each with the cells it stands over.
            b"database-range" => {
                let arrows = tag.attribute("table:display-filter-buttons").is_some_and(|yes| yes == "true");
                let over = tag.attribute("table:target-range-address").unwrap_or_default();
                place.name = sheet_of(&over);
                if let Some(sheet) = sheets.get_mut(&place.name).filter(|_| arrows) {
                    sheet.filter = sheet.filter.max(Filter::Idle);
                }
            }
            b"filter-condition" => {
                if let Some(sheet) = sheets.get_mut(&place.name) {
                    sheet.filter = Filter::On;
                }
            }
            b"annotation" => place.comment = Some(String::new()),
            b"/text:p" | b"/text:span" => {
                if let Some(words) = place.comment.as_mut().filter(|words| words.len() < 1000) {
                    words.push(' ');
                    words.push_str(&tag.before());
                }
            }
            b"/office:annotation" => {
                if let Some(words) = place.comment.take() {
                    let letter = u16::try_from(place.col).map(column_letters).unwrap_or_default();
                    keep(&mut place.found.comments, format!("{letter}{}", place.row), &words);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The sheet of an address such as `$'T 1'.A1:'T 1'.G21`.
fn sheet_of(address: &str) -> String {
    let address = address.trim_start_matches('$');
    match address.strip_prefix('\'') {
        Some(quoted) => quoted.split("'.").next().unwrap_or_default().replace("''", "'"),
        None => address.split('.').next().unwrap_or_default().to_owned(),
    }
}

fn hidden(tag: &Tag<'_>) -> bool {
    tag.attribute("table:visibility").is_some_and(|value| value != "visible")
}

impl Place {
    fn column(&mut self, tag: &Tag<'_>) {
        let count = tag.number("table:number-columns-repeated").unwrap_or(1);
        if hidden(tag) {
            self.found.hide_columns(self.declared, count);
        }
        self.declared = self.declared.saturating_add(count);
    }

    fn row(&mut self, tag: &Tag<'_>) {
        self.repeat = tag.number("table:number-rows-repeated").unwrap_or(1);
        if hidden(tag) {
            self.found.hide_rows(self.row.saturating_add(1), self.row.saturating_add(self.repeat));
        }
        self.row = self.row.saturating_add(self.repeat);
        self.next = 0;
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let wide = tag.number("table:number-columns-repeated").unwrap_or(1);
        self.col = self.next;
        self.next = self.next.saturating_add(wide);
        let typed = tag.attribute("office:value-type").is_some();
        if tag.attribute("table:formula").is_some() {
            self.found.formula(self.row);
            if !typed {
                self.found.unvalued(self.row);
            }
        }
        let span = |key: &str| tag.number(key).unwrap_or(1).max(1) - 1;
        let (right, down) = (span("table:number-columns-spanned"), span("table:number-rows-spanned"));
        if (right > 0 || down > 0)
            && let (Ok(left), Ok(last)) =
                (u16::try_from(self.col), u16::try_from(self.col.saturating_add(right)))
        {
            self.found.merges.push((self.row, left, self.row.saturating_add(down), last));
        }
        if typed {
            self.unfolded = self.unfolded.saturating_add(u64::from(wide) * u64::from(self.repeat));
            if self.unfolded > MAX_CELLS as u64 {
                return Err(Unreadable::TooManyCells { limit: MAX_CELLS });
            }
        }
        Ok(())
    }
}
