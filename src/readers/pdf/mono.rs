//! Pages written with letters all of one width, as old payroll reports are: put back into lines of text, whose columns
//! are those of a fixed-width file.

use std::collections::BTreeMap;

use crate::model::{Msg, Note};
use crate::readers::fixed_width;
use crate::readers::options::ReadOptions;
use crate::readers::sheet::Made;
use crate::readers::understand::{Draft, drafts};

use super::placed::Letter;
use super::rows::{LINE, PAGE, PLACE};

/// Letters of pages as long as all are of one width.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pages: Vec<Vec<Letter>>,
    other: bool,
}

/// Letters of a page from which on it tells.
const ENOUGH: usize = 100;
/// Letters on a line at most; a wider page is no report.
const WIDEST: usize = 400;

impl Typed {
    /// Takes a page in.
    pub(super) fn add(&mut self, letters: &[Letter]) {
        if self.other {
            return;
        }
        let shown: Vec<Letter> =
            letters.iter().filter(|letter| !letter.letter.is_whitespace()).copied().collect();
        let width = |letter: &Letter| (letter.x1 - letter.x0) / letter.size;
        let usual = super::gutters::median(shown.iter().map(width).collect());
        let same = shown.iter().filter(|letter| (width(letter) - usual).abs() < 0.02 * usual).count();
        if shown.len() >= ENOUGH && same * 20 < shown.len() * 19 {
            self.other = true;
            self.pages.clear();
        } else {
            self.pages.push(shown);
        }
    }

    /// The lists of the report; none where it is none, or holds nobody.
    pub(super) fn lists(&self, options: &ReadOptions) -> Vec<Draft> {
        if self.other || self.pages.iter().all(|page| page.len() < ENOUGH) {
            return Vec::new();
        }
        let (text, places) = self.text();
        let Some(columns) = fixed_width::layout(&text).filter(|columns| columns.width() >= 3) else {
            return Vec::new();
        };
        let Ok(mut sheet) = fixed_width::read(&text, &columns, options.speaks()) else { return Vec::new() };
        let made = |title, value: &dyn Fn(&(usize, usize)) -> usize| Made {
            title,
            why: PLACE,
            values: places
                .iter()
                .enumerate()
                .map(|(row, place)| (row, value(place).to_string()))
                .collect::<BTreeMap<_, _>>(),
        };
        sheet.made = vec![made(PAGE, &|place| place.0), made(LINE, &|place| place.1)];
        let msg = Msg::new(
            "las letras son todas del mismo ancho, como en un reporte de texto: las columnas son las del reporte",
            "all letters are of one width, as in a report of text: the columns are those of the report",
        );
        sheet.notes.push(Note { code: "pdf_typed", msg, at: None });
        drafts(sheet, options).unwrap_or_default().into_iter().filter(Draft::has_people).collect()
    }

    /// The pages as lines of text, and where each line stands.
    fn text(&self) -> (String, Vec<(usize, usize)>) {
        let all = || self.pages.iter().flatten();
        let left = all().map(|letter| letter.x0).fold(f64::MAX, f64::min);
        let step = super::gutters::median(all().map(|letter| letter.x1 - letter.x0).collect()).max(0.1);
        let (mut text, mut places) = (String::new(), Vec::new());
        for (number, page) in (1..).zip(&self.pages) {
            let mut letters = page.clone();
            letters.sort_by(|one, other| one.y.total_cmp(&other.y));
            let near = |one: &Letter, next: &Letter| next.y - one.y <= 0.35 * one.size.min(next.size);
            for (at, line) in (1..).zip(letters.chunk_by(near)) {
                let mut row: Vec<char> = Vec::new();
                for letter in line {
                    let col = place((letter.x0 - left) / step).min(WIDEST);
                    if row.len() <= col {
                        row.resize(col + 1, ' ');
                    }
                    if let Some(slot) = row.get_mut(col) {
                        *slot = letter.letter;
                    }
                }
                text.extend(row);
                text.push('\n');
                places.push((number, at));
            }
        }
        (text, places)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a page, not below 0")]
fn place(at: f64) -> usize {
    at.max(0.0).round() as usize
}
