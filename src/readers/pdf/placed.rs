//! Letters and lines at their places on a page, put upright.

use std::collections::BTreeSet;

use hayro_cmap::BfString;
use hayro_font::{Font, FontGlyph};

use super::clip::Clip;

/// A letter on a page whose y grows downwards.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_field_names, reason = "the letter of a placed letter")]
pub(super) struct Letter {
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The line it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) letter: char,
    /// Which stretch of writing it is of: letters of one operator, and of those that carry it on, belong together.
    pub(super) run: u32,
    /// Where the edge of its cell runs through it: its end, and its beginning.
    pub(super) cut: [Option<f64>; 2],
}

/// A straight line that rows may be divided by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) y: f64,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) letters: Vec<Letter>,
    pub(super) rules: Vec<Rule>,
    /// Letters that run in another direction than the page's, such as a stamp across it.
    pub(super) turned: usize,
    /// Letters whose font does not say which they are.
    pub(super) unknown: usize,
    /// Letters that nobody sees, as beneath the picture of a scan.
    pub(super) invisible: usize,
    /// Edges, in whole points, beyond which letters lie: the file keeps what the paper does not show.
    pub(super) hidden: BTreeSet<i64>,
    /// Whether the page shows a picture.
    pub(super) picture: bool,
}

/// A page while it is read: letters and lines by the direction in which they run, in quarter turns.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    turns: [(Vec<Letter>, Vec<Rule>); 4],
    /// Letters put so far.
    pub(super) count: usize,
    pub(super) placed: Placed,
}

/// A letter to be put on the sheet.
pub(super) struct Put {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) size: f64,
    pub(super) run: u32,
    pub(super) invisible: bool,
    pub(super) clip: Option<Clip>,
}

impl Sheet {
    /// Puts the letter of a code.
    pub(super) fn put(&mut self, font: &Font<'_>, code: u32, put: &Put) {
        let known = match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let shown = match known {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => {
                self.placed.unknown += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        self.count += 1;
        self.placed.invisible += usize::from(put.invisible);
        let finite = [put.from.0, put.from.1, put.to.0, put.to.1, put.size].iter().all(|at| at.is_finite());
        // Left of the page or above it nobody sees a letter: programs write a cell once more for the next page.
        let outside = put.to.0 < -1.0 && put.from.0 < -1.0 || put.to.1 < -1.0 && put.from.1 < -1.0;
        if !finite || put.size <= 0.0 || outside {
            return;
        }
        let Some(turn) = direction(put.from, put.to) else {
            self.placed.turned += 1;
            return;
        };
        let hidden = put.clip.filter(|_| !shown.trim().is_empty());
        if let Some(edge) = hidden.and_then(|clip| clip.hides(put.from, put.to, put.size)) {
            self.placed.hidden.insert(point(upright(turn, edge).0));
        }
        let edge = |from, to| Some(upright(turn, put.clip?.edge(from, to, put.size)?).0);
        let cut = [edge(put.from, put.to), edge(put.to, put.from)];
        let Some((letters, _)) = self.turns.get_mut(turn) else { return };
        let ((from, y), (to, _)) = (upright(turn, put.from), upright(turn, put.to));
        // A letter for several, such as `ﬁ`, is shared out over its width.
        let count = u32::try_from(shown.chars().count().max(1)).unwrap_or(1);
        let step = (to - from) / f64::from(count);
        for (index, letter) in (0_u32..).zip(shown.chars()) {
            let x0 = from + step * f64::from(index);
            letters.push(Letter { x0, x1: x0 + step, y, size: put.size, letter, run: put.run, cut });
        }
    }

    /// Notes a straight line, in whichever direction it may divide rows.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        for (turn, (_, rules)) in self.turns.iter_mut().enumerate() {
            let ((x0, y0), (x1, y1)) = (upright(turn, from), upright(turn, to));
            if (y1 - y0).abs() < 1.0 && (x1 - x0).abs() > 4.0 {
                rules.push(Rule { y: f64::midpoint(y0, y1), x0: x0.min(x1), x1: x0.max(x1) });
            }
        }
    }

    /// The direction in which most letters run is the page's.
    pub(super) fn finish(mut self) -> Placed {
        let length = |turn: usize| self.turns.get(turn).map_or(0, |(letters, _)| letters.len());
        let all: usize = (0..4).map(length).sum();
        let most = (0..4).rev().max_by_key(|&turn| length(turn)).unwrap_or(0);
        if let Some((letters, rules)) = self.turns.get_mut(most) {
            self.placed.turned += all - letters.len();
            self.placed.letters = std::mem::take(letters);
            self.placed.rules = std::mem::take(rules);
        }
        self.placed
    }
}

/// A place in whole points.
#[expect(clippy::cast_possible_truncation, reason = "places on a page are small")]
pub(super) fn point(at: f64) -> i64 {
    at.round() as i64
}

/// The direction from one point to another in quarter turns; `None` if it is aslant.
fn direction(from: (f64, f64), to: (f64, f64)) -> Option<usize> {
    let (right, down) = (to.0 - from.0, to.1 - from.1);
    if down.abs() <= right.abs() * 0.05 {
        Some(if right < 0.0 { 2 } else { 0 })
    } else if right.abs() <= down.abs() * 0.05 {
        Some(if down < 0.0 { 3 } else { 1 })
    } else {
        None
    }
}

/// A point seen so that letters of a direction run to the right.
const fn upright(turn: usize, (x, y): (f64, f64)) -> (f64, f64) {
    match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}
