//! Where columns part: places that hardly a piece of text writes across.

use super::lines::{Line, Piece};

/// The columns of a table: where each but the first begins.
#[derive(Debug, Clone)]
pub(super) struct Gutters {
    pub(super) starts: Vec<f64>,
    /// How far text may stand over.
    slack: f64,
}

/// How far a blank stands over, in the size of letters.
const BLANK: f64 = 0.3;

/// The share of a piece, in hundredths, that must lie in a column for the piece to be said to reach it.
const REACHES: f64 = 0.25;

impl Gutters {
    /// Finds the columns of lines that have several pieces.
    pub(super) fn find(lines: &[&Line]) -> Self {
        let size = median(lines.iter().map(|line| line.size).collect());
        let slack = 0.15 * size;
        let mut pieces: Vec<&Piece> = lines.iter().flat_map(|line| &line.pieces).collect();
        pieces.sort_by(|left, right| left.x0.total_cmp(&right.x0));
        // A title or a total may write across columns.
        let strangers = (lines.len() / 50).max(2.min(lines.len() / 5));
        let free = uncrossed(&pieces, slack, strangers, lines.len());
        let mut gutters = Self { starts: distinct(&pieces, &free, slack), slack };
        gutters.join_halves(lines);
        gutters
    }

    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.starts.len() + 1
    }

    /// First and last column that a piece lies in.
    pub(super) fn reach(&self, piece: &Piece) -> (usize, usize) {
        let column = |x: f64| self.starts.partition_point(|&start| start <= x + self.slack);
        let (first, last) =
            (column(piece.x0), self.starts.partition_point(|&start| start < piece.x1 - self.slack));
        let needed = REACHES * (piece.x1 - piece.x0);
        let share = |col: usize| {
            let from = col.checked_sub(1).and_then(|at| self.starts.get(at)).copied().unwrap_or(f64::MIN);
            let to = self.starts.get(col).copied().unwrap_or(f64::MAX);
            piece.x1.min(to) - piece.x0.max(from)
        };
        let last = last.max(first);
        let reached: Vec<usize> = (first..=last).filter(|&col| share(col) >= needed).collect();
        match (reached.first(), reached.last()) {
            (Some(&first), Some(&last)) => (first, last),
            _ => (first, first),
        }
    }

    /// A piece that goes on in the next column because its last letter there is a blank, parted where that begins.
    pub(super) fn part(&self, piece: &Piece) -> Option<(Piece, Piece)> {
        let begins = |x: f64| self.starts.iter().any(|start| (start - x).abs() <= self.slack);
        let &(x, at) = piece.seams.iter().find(|(x, _)| begins(*x))?;
        let (before, after) = piece.text.split_at_checked(at)?;
        let one =
            Piece { x1: x, text: before.trim_end().to_owned(), over: BLANK, cut: false, ..piece.clone() };
        let other =
            Piece { x0: x, text: after.to_owned(), over: piece.over, seams: Vec::new(), ..piece.clone() };
        (!one.text.is_empty()).then_some((one, other))
    }

    /// Whether no piece of a line lies in more than one column.
    pub(super) fn holds(&self, line: &Line) -> bool {
        line.pieces.iter().all(|piece| {
            let (first, last) = self.reach(piece);
            first == last
        })
    }

    /// A title on the left above figures on the right looks like two columns: no line has both.
    fn join_halves(&mut self, lines: &[&Line]) {
        let few = (lines.len() / 20).max(2);
        let mut at = 0;
        while at < self.starts.len() {
            let (mut left, mut right, mut both) = (0, 0, 0);
            for line in lines {
                let has = |col: usize| line.pieces.iter().any(|piece| self.reach(piece).0 == col);
                let (in_left, in_right) = (has(at), has(at + 1));
                left += usize::from(in_left);
                right += usize::from(in_right);
                both += usize::from(in_left && in_right);
            }
            if both == 0 && left.min(right) <= few {
                self.starts.remove(at);
            } else {
                at += 1;
            }
        }
    }
}

/// Beginnings of pieces that at most `strangers` others write across; or at which most lines begin a piece, where
/// what is written across is text too long for its cell.
fn uncrossed(pieces: &[&Piece], slack: f64, strangers: usize, lines: usize) -> Vec<f64> {
    let mut starts: Vec<f64> = pieces.iter().map(|piece| piece.x0).collect();
    starts.dedup_by(|next, first| *next - *first < 0.5);
    let mut steps = vec![0_i64; starts.len() + 1];
    for piece in pieces {
        let from = starts.partition_point(|&start| start <= piece.x0 + slack);
        // A text cut off where its cell ends may stand over by half a letter.
        let to = starts.partition_point(|&start| start < piece.x1 - 2.5 * slack).max(from);
        for (at, step) in [(from, 1), (to, -1)] {
            if let Some(slot) = steps.get_mut(at) {
                *slot += step;
            }
        }
    }
    let most = i64::try_from(strangers).unwrap_or(i64::MAX);
    let mut crossed = 0;
    let mut free = Vec::new();
    for (&start, step) in starts.iter().zip(steps) {
        crossed += step;
        let begin = |from: f64| pieces.partition_point(|piece| piece.x0 < from);
        let beginning = begin(start + slack) - begin(start - slack);
        let across = usize::try_from(crossed).unwrap_or(0);
        if crossed <= most || beginning * 2 > lines && beginning > across * 3 {
            free.push(start);
        }
    }
    free
}

/// Of free places those between which text stands; the first is the edge of the table.
fn distinct(pieces: &[&Piece], free: &[f64], slack: f64) -> Vec<f64> {
    // The leftmost end of any piece from here on.
    let mut ends: Vec<f64> = pieces.iter().map(|piece| piece.x1).collect();
    for at in (1..ends.len()).rev() {
        let next = ends.get(at).copied().unwrap_or(f64::MAX);
        if let Some(end) = ends.get_mut(at - 1) {
            *end = end.min(next);
        }
    }
    let mut starts = Vec::new();
    let mut last = f64::MIN;
    for &place in free {
        let from = pieces.partition_point(|piece| piece.x0 < last - slack);
        if ends.get(from).is_some_and(|&end| end <= place + slack) {
            starts.push(place);
            last = place;
        }
    }
    starts
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}
