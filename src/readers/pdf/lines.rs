//! Letters to lines, and lines to pieces that stand apart.

use std::collections::BTreeSet;

use super::placed::{Letter, Placed, Rule, point};

/// A piece of a line: text without a gap that could part columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The height of its first letter: cells of a line may stand a little off each other.
    pub(super) y: f64,
    pub(super) text: String,
    /// How far it stands over into the next piece, in its letters' size: of text cut off where its cell ends, a letter.
    pub(super) over: f64,
    /// Whether it was cut off at the edge of its cell.
    pub(super) cut: bool,
    /// Where another stretch of writing begins after a blank, and from which byte of the text on.
    pub(super) seams: Vec<(f64, usize)>,
}

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) pieces: Vec<Piece>,
}

impl Line {
    /// Its whole text.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A page as lines from top to bottom.
#[derive(Debug)]
pub(super) struct PageLines {
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    /// Positions of its lines that come on most pages, whatever the table's width: dates, titles, page numbers.
    pub(super) running: BTreeSet<usize>,
}

impl PageLines {
    /// Lines that look like rows of a table; of a page with a single column, all but those of every page.
    pub(super) fn rows(&self) -> Vec<&Line> {
        let body = self.body();
        if !body.is_empty() {
            return body;
        }
        let lines = self.lines.iter().enumerate();
        lines.filter(|(at, _)| !self.running.contains(at)).map(|(_, line)| line).collect()
    }

    /// Takes back that texts were cut off at edges beyond which others go on.
    pub(super) fn keep_whole(&mut self, edges: &BTreeSet<i64>) {
        for piece in self.lines.iter_mut().flat_map(|line| &mut line.pieces) {
            piece.cut &= !edges.contains(&point(piece.x0)) && !edges.contains(&point(piece.x1));
        }
    }

    /// Lines that have several cells.
    pub(super) fn body(&self) -> Vec<&Line> {
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(at, line)| line.pieces.len() > 1 && !self.running.contains(at))
            .map(|(_, line)| line)
            .collect()
    }
}

/// Shares of a letter's size: lines part, words part, cells part.
const LINES: f64 = 0.35;
const TOUCH: f64 = 0.05;
const WORDS: f64 = 0.12;
const CELLS: f64 = 0.6;
/// A piece that stands over into the next one by more was cut where its cell ends.
const CUT: f64 = 0.15;

/// Lines of a page. `spaced`: the page draws the blanks between words, so that a gap without one parts cells.
pub(super) fn lines(mut letters: Vec<Letter>, rules: Vec<Rule>, spaced: bool) -> PageLines {
    letters.retain(|letter| !letter.letter.is_control());
    letters.sort_by(|left, right| left.y.total_cmp(&right.y));
    let mut lines = Vec::new();
    for line in letters.chunk_by(|upper, lower| lower.y - upper.y <= LINES * upper.size.min(lower.size)) {
        let pieces = pieces(&in_order(line), spaced);
        if pieces.is_empty() {
            continue;
        }
        let count = f64::from(u32::try_from(line.len()).unwrap_or(u32::MAX));
        lines.push(Line {
            y: line.iter().map(|letter| letter.y).sum::<f64>() / count,
            size: line.iter().map(|letter| letter.size).fold(0.0, f64::max),
            pieces,
        });
    }
    PageLines { lines, rules, running: BTreeSet::new() }
}

/// Whether a page draws the blanks between words; `None` where there are too few letters to tell.
pub(super) fn draws_blanks(page: &Placed) -> Option<bool> {
    let blank = page.letters.iter().filter(|letter| letter.letter.is_whitespace()).count();
    (page.letters.len() >= 100).then_some(blank * 500 > page.letters.len())
}

/// Letters of a line from left to right; those of one operator stay together, and one shown twice counts once.
fn in_order(line: &[Letter]) -> Vec<Letter> {
    let mut letters = line.to_vec();
    letters.sort_by(|left, right| left.run.cmp(&right.run).then(left.x0.total_cmp(&right.x0)));
    let mut runs: Vec<&[Letter]> = letters
        .chunk_by(|left, right| left.run == right.run && right.x0 - left.x1 < CELLS * left.size)
        .collect();
    runs.sort_by(|left, right| start(left).total_cmp(&start(right)));
    runs.dedup_by(|next, first| {
        (start(next) - start(first)).abs() < 0.3 * first.first().map_or(0.0, |letter| letter.size)
            && next.iter().map(|letter| letter.letter).eq(first.iter().map(|letter| letter.letter))
    });
    runs.concat()
}

fn start(run: &[Letter]) -> f64 {
    run.first().map_or(0.0, |letter| letter.x0)
}

fn pieces(letters: &[Letter], spaced: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Where the edge of its cell runs through the last letter of each piece.
    let mut ends: Vec<Option<f64>> = Vec::new();
    let mut last: Option<Letter> = None;
    for letter in letters {
        let blank = letter.letter.is_whitespace();
        let apart = last.is_none_or(|last| parts(&last, letter, spaced));
        match pieces.last_mut() {
            Some(piece) if !apart => {
                let gap = last.is_some_and(|last| letter.x0 - last.x1 > WORDS * last.size);
                if (blank || gap) && !piece.text.ends_with(' ') {
                    piece.text.push(' ');
                }
                if !blank && piece.text.ends_with(' ') && last.is_some_and(|last| last.run != letter.run) {
                    piece.seams.push((letter.x0, piece.text.len()));
                }
                if !blank {
                    piece.text.push(letter.letter);
                    piece.x1 = piece.x1.max(letter.x1);
                }
                if let Some(end) = ends.last_mut() {
                    *end = letter.cut[0];
                }
            }
            // A piece does not begin with a blank.
            _ if blank => {}
            _ => {
                pieces.push(Piece {
                    x0: letter.cut[1].unwrap_or(letter.x0),
                    x1: letter.x1,
                    y: letter.y,
                    text: letter.letter.to_string(),
                    over: 0.0,
                    cut: letter.cut[1].is_some(),
                    seams: Vec::new(),
                });
                ends.push(letter.cut[0]);
            }
        }
        last = Some(*letter);
    }
    for (piece, end) in pieces.iter_mut().zip(ends) {
        if let Some(end) = end {
            (piece.x1, piece.cut) = (piece.x1.min(end), true);
        }
        piece.text.truncate(piece.text.trim_end().len());
    }
    let size = letters.iter().map(|letter| letter.size).fold(0.0, f64::max);
    for at in 1..pieces.len() {
        let (before, after) = pieces.split_at_mut(at);
        if let (Some(piece), Some(next)) = (before.last_mut(), after.first())
            && piece.x0 < next.x0
            && piece.x1 - next.x0 > CUT * size
        {
            (piece.x1, piece.over) = (next.x0, (piece.x1 - next.x0) / size);
        }
    }
    pieces
}

/// Whether a gap between letters parts cells.
fn parts(last: &Letter, next: &Letter, spaced: bool) -> bool {
    let gap = next.x0 - last.x1;
    let size = last.size.max(next.size);
    if gap > CELLS * size {
        return true;
    }
    if next.letter.is_whitespace() && last.run == next.run {
        return false;
    }
    let other = last.run != next.run;
    if last.letter.is_whitespace() {
        return other && (gap > TOUCH * size || gap < -CELLS * size);
    }
    spaced && (other || gap > WORDS * size)
}
