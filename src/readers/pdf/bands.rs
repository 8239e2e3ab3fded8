//! Lines that are one row: a cell that needs several lines, in a row between two rules or set close together.

use super::gutters::{Gutters, median};
use super::lines::{Line, PageLines};
use super::placed::Rule;

/// Lines of one row at most; more between two rules are a table without rules between its rows.
const MOST: usize = 8;

/// Rows of a page as runs of its lines.
pub(super) fn bands<'a>(page: &'a PageLines, gutters: &Gutters) -> Vec<&'a [Line]> {
    let lines = &page.lines;
    let dividers = dividers(page);
    let linked = if dividers.len() >= 3 { between(lines, &dividers) } else { near(lines, gutters) };
    let mut out = Vec::new();
    let mut rest: &[Line] = lines;
    let mut length = 1;
    for linked in linked.into_iter().chain([false]) {
        if linked {
            length += 1;
            continue;
        }
        let (run, after) = rest.split_at(length.min(rest.len()));
        (rest, length) = (after, 1);
        if run.len() <= MOST && one_row(run, gutters) {
            out.push(run);
        } else {
            out.extend(run.chunks(1));
        }
    }
    out
}

/// Of each line but the last: whether it stands between the same two rules as the next.
fn between(lines: &[Line], dividers: &[f64]) -> Vec<bool> {
    let above = |line: &Line| dividers.partition_point(|&rule| rule < line.y - 0.3 * line.size);
    let same = |pair: &[Line]| match pair {
        [upper, lower] => above(upper) == above(lower) && (1..dividers.len()).contains(&above(upper)),
        _ => false,
    };
    lines.windows(2).map(same).collect()
}

/// Of each line but the last: whether it or the next carries the other on. A line with few cells belongs to the
/// nearer of its neighbours, if that is nearer than rows are to each other.
fn near(lines: &[Line], gutters: &Gutters) -> Vec<bool> {
    let full: Vec<&Line> = lines.iter().filter(|line| is_full(line, gutters)).collect();
    let usual = median(full.windows(2).filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y)).collect());
    let steps: Vec<f64> =
        lines.windows(2).filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y)).collect();
    let step = |at: Option<usize>| at.and_then(|at| steps.get(at)).copied().unwrap_or(f64::MAX);
    let mut linked = vec![false; steps.len()];
    for (at, line) in lines.iter().enumerate() {
        if is_full(line, gutters) {
            continue;
        }
        let (up, down) = (step(at.checked_sub(1)), step(Some(at)));
        let nearer = if up <= down { at.checked_sub(1) } else { Some(at) };
        if up.min(down) < 0.8 * usual
            && up.min(down) < 2.0 * line.size
            && let Some(slot) = nearer.and_then(|at| linked.get_mut(at))
        {
            *slot = true;
        }
    }
    linked
}

/// Whether only one of several lines is a row of its own: the others carry a few cells on.
fn one_row(run: &[Line], gutters: &Gutters) -> bool {
    run.len() > 1 && run.iter().filter(|line| is_full(line, gutters)).count() == 1
}

/// Whether a line has text in more than half of the columns.
fn is_full(line: &Line, gutters: &Gutters) -> bool {
    let mut columns: Vec<usize> = line.pieces.iter().map(|piece| gutters.reach(piece).0).collect();
    columns.dedup();
    columns.len() * 2 > gutters.width()
}

/// Heights of the rules that run along most of the table's width.
fn dividers(page: &PageLines) -> Vec<f64> {
    let pieces = || page.lines.iter().filter(|line| line.pieces.len() > 1).flat_map(|line| &line.pieces);
    let left = pieces().map(|piece| piece.x0).fold(f64::MAX, f64::min);
    let right = pieces().map(|piece| piece.x1).fold(f64::MIN, f64::max);
    let mut rules: Vec<Rule> =
        page.rules.iter().filter(|rule| rule.x1 > left && rule.x0 < right).copied().collect();
    rules.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut out = Vec::new();
    for level in rules.chunk_by_mut(|upper, lower| lower.y - upper.y < 1.5) {
        level.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        let (mut covered, mut until) = (0.0, left);
        for rule in level.iter() {
            let (from, to) = (rule.x0.max(until), rule.x1.min(right));
            if to > from {
                covered += to - from;
                until = to;
            }
        }
        if covered > 0.6 * (right - left) {
            out.push(level.first().map_or(0.0, |rule| rule.y));
        }
    }
    out
}
