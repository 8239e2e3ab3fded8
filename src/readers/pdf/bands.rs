//! Lines that are one row: a cell that needs several lines, in a row between two rules or set close together.

use super::gutters::{Gutters, median};
use super::lines::{Line, PageLines, Piece};
use super::placed::Rule;

/// Lines of one row at most; more between two rules are a table without rules between its rows.
const MOST: usize = 8;

/// Gaps that differ by a smaller share of a letter's size are the same.
const SAME: f64 = 0.1;

/// Rows of a page as runs of its lines.
pub(super) fn bands<'a>(page: &'a PageLines, gutters: &Gutters) -> Vec<&'a [Line]> {
    let lines = &page.lines;
    let dividers = dividers(page);
    let ruled = dividers.len() >= 3;
    let mut linked = if ruled { between(lines, &dividers, gutters) } else { near(lines, gutters) };
    for &running in &page.running {
        for at in [running.checked_sub(1), Some(running)].into_iter().flatten() {
            if let Some(slot) = linked.get_mut(at) {
                *slot = false;
            }
        }
    }
    let keys = key_columns(page, gutters);
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
        let whole = one_row(run, gutters) || ruled && between_rules(run, gutters, &keys);
        if run.len() <= MOST && whole {
            out.push(run);
        } else {
            out.extend(run.chunks(1));
        }
    }
    out
}

/// Of each line but the last: whether it stands between the same two rules as the next, or below the last one: a row
/// that goes on on the next page is not closed.
fn between(lines: &[Line], dividers: &[f64], gutters: &Gutters) -> Vec<bool> {
    let above = |line: &Line| dividers.partition_point(|&rule| rule < line.y - 0.3 * line.size);
    let same = |pair: &[Line]| match pair {
        [upper, lower] => above(upper) == above(lower) && (1..=dividers.len()).contains(&above(upper)),
        _ => false,
    };
    // Below the last rule stand totals and signatures too: only what a person's full line begins is a row.
    let open = lines.iter().position(|line| above(line) == dividers.len());
    let begins = open.and_then(|at| lines.get(at)).is_some_and(|line| is_full(line, gutters));
    let end = open.filter(|_| !begins).unwrap_or(lines.len());
    lines.windows(2).enumerate().map(|(at, pair)| at + 1 < end && same(pair)).collect()
}

/// Of each line but the last: whether it or the next carries the other on. A line with few cells belongs to the
/// nearer of its neighbours, if that is nearer than rows are to each other.
fn near(lines: &[Line], gutters: &Gutters) -> Vec<bool> {
    let full: Vec<&Line> = lines.iter().filter(|line| is_full(line, gutters)).collect();
    let usual = median(full.windows(2).filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y)).collect());
    let steps: Vec<f64> =
        lines.windows(2).filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y)).collect();
    let step = |at: Option<usize>| at.and_then(|at| steps.get(at)).copied().unwrap_or(f64::MAX);
    let pitch = 1.05 * pitch(lines, gutters);
    let alike = |at: usize| match lines.get(at..at + 2) {
        Some([one, next]) => {
            one.size < 1.1 * next.size && next.size < 1.1 * one.size && gap(one, next, gutters) <= pitch
        }
        _ => false,
    };
    let mut linked = vec![false; steps.len()];
    for (at, line) in lines.iter().enumerate() {
        if is_full(line, gutters) {
            continue;
        }
        let (up, down) = (step(at.checked_sub(1)), step(Some(at)));
        // Of two as near, a line between the halves of its row belongs to both.
        let most = (up.min(down) + SAME * line.size).min(0.8 * usual).min(2.0 * line.size);
        for (at, step) in [(at.checked_sub(1), up), (Some(at), down)] {
            if step < most
                && at.is_some_and(alike)
                && let Some(slot) = at.and_then(|at| linked.get_mut(at))
            {
                *slot = true;
            }
        }
    }
    linked
}

/// How far lines of one cell stand apart: the smallest distance that comes several times within a column.
fn pitch(lines: &[Line], gutters: &Gutters) -> f64 {
    let mut last: Vec<Option<f64>> = vec![None; gutters.width()];
    let mut steps = Vec::new();
    for line in lines {
        for piece in &line.pieces {
            if let Some(last) = last.get_mut(gutters.reach(piece).0) {
                steps.extend(last.map(|last| piece.y - last).filter(|&step| step > 0.5 * line.size));
                *last = Some(piece.y);
            }
        }
    }
    steps.sort_by(f64::total_cmp);
    let often =
        steps.windows(3).find(|three| three.last().zip(three.first()).is_some_and(|(a, b)| a - b < 0.5));
    often.and_then(|three| three.last()).copied().unwrap_or(f64::MAX)
}

/// How far two lines stand apart: within a column, if both have text in one.
fn gap(one: &Line, next: &Line, gutters: &Gutters) -> f64 {
    let column = |piece: &Piece| gutters.reach(piece).0;
    let within = next.pieces.iter().filter_map(|lower| {
        let upper = one.pieces.iter().find(|upper| column(upper) == column(lower))?;
        Some(lower.y - upper.y)
    });
    within.reduce(f64::min).unwrap_or(next.y - one.y)
}

/// Whether only one of several lines is a row of its own: the others carry a few cells on.
fn one_row(run: &[Line], gutters: &Gutters) -> bool {
    run.len() > 1 && run.iter().filter(|line| is_full(line, gutters)).count() == 1
}

/// Columns whose cells are numbers or identifiers, of which each person has one.
fn key_columns(page: &PageLines, gutters: &Gutters) -> Vec<bool> {
    let mut counts = vec![(0_usize, 0_usize); gutters.width()];
    for piece in page.body().iter().flat_map(|line| &line.pieces) {
        if let Some((keys, all)) = counts.get_mut(gutters.reach(piece).0) {
            *keys += usize::from(is_key(piece));
            *all += 1;
        }
    }
    counts.into_iter().map(|(keys, all)| keys >= 3 && keys * 10 >= all * 7).collect()
}

fn is_key(piece: &Piece) -> bool {
    let figures = piece.text.bytes().filter(u8::is_ascii_digit).count();
    figures == piece.text.trim().len() || figures >= 6
}

/// Whether lines between two rules are one row: they carry one number in some column of numbers and no two in any, as
/// two people do; or they are a few words that carry on a row of the page before.
fn between_rules(run: &[Line], gutters: &Gutters, key_columns: &[bool]) -> bool {
    let mut keys = vec![0_usize; gutters.width()];
    for piece in run.iter().flat_map(|line| &line.pieces).filter(|piece| is_key(piece)) {
        let col = gutters.reach(piece).0;
        if let Some(count) = keys.get_mut(col).filter(|_| key_columns.get(col) == Some(&true)) {
            *count += 1;
        }
    }
    let full = run.iter().any(|line| is_full(line, gutters));
    run.len() > 1 && keys.iter().max() == Some(&usize::from(full))
}

/// Whether a line has text in more than half of the columns.
fn is_full(line: &Line, gutters: &Gutters) -> bool {
    let mut columns: Vec<usize> = line.pieces.iter().map(|piece| gutters.reach(piece).0).collect();
    columns.dedup();
    columns.len() * 2 > gutters.width()
}

/// Heights of the rules that run along most of the table's width.
fn dividers(page: &PageLines) -> Vec<f64> {
    // Most lines of a page are rows; titles and page numbers may stand wider.
    let body = page.body();
    let left = median(body.iter().filter_map(|line| Some(line.pieces.first()?.x0)).collect());
    let right = median(body.iter().filter_map(|line| Some(line.pieces.last()?.x1)).collect());
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
