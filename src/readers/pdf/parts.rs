//! Pages to tables: pages with the same columns are one table, and columns that did not fit on a page stand on another.

use std::collections::{BTreeMap, BTreeSet};

use super::gutters::{Gutters, median};
use super::lines::{Line, PageLines};

/// Pages that carry the same columns.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) gutters: Gutters,
    /// Their numbers from 0, ascending.
    pub(super) pages: Vec<usize>,
    /// Columns that stand on other pages beside these.
    pub(super) beside: Vec<Part>,
}

/// Sorts pages into tables.
pub(super) fn parts(pages: &[PageLines]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let body = body(&page.lines);
        let fits = |part: &&mut Part| {
            let held = body.iter().filter(|line| part.gutters.holds(line)).count();
            held * 10 >= body.len() * 7 && alike(part, pages, &body)
        };
        if let Some(part) = parts.iter_mut().find(fits) {
            part.pages.push(number);
        } else if body.is_empty() && !parts.is_empty() {
            // Closing words alone on a page belong to the table before.
            if let Some(part) = parts.last_mut() {
                part.pages.push(number);
            }
        } else {
            parts.push(Part { gutters: Gutters::find(&body), pages: vec![number], beside: Vec::new() });
        }
    }
    for part in &mut parts {
        // All pages together know the columns better than the first.
        let all: Vec<&Line> = part
            .pages
            .iter()
            .filter_map(|&page| pages.get(page))
            .flat_map(|page| body(&page.lines))
            .collect();
        part.gutters = Gutters::find(&all);
    }
    join_sideways(parts, pages)
}

/// Lines that look like rows of a table.
fn body(lines: &[Line]) -> Vec<&Line> {
    lines.iter().filter(|line| line.pieces.len() > 1).collect()
}

/// Whether lines have about as many pieces as those of a table's first page.
fn alike(part: &Part, pages: &[PageLines], body: &[&Line]) -> bool {
    let pieces = |lines: &[&Line]| {
        median(lines.iter().map(|line| f64::from(u32::try_from(line.pieces.len()).unwrap_or(0))).collect())
    };
    let first = part.pages.first().and_then(|&page| pages.get(page));
    let (own, theirs) = (first.map_or(0.0, |page| pieces(&self::body(&page.lines))), pieces(body));
    !body.is_empty() && theirs * 2.0 >= own && own * 2.0 >= theirs
}

/// A wide sheet prints its last columns on pages of their own: the same lines at the same heights.
fn join_sideways(parts: Vec<Part>, pages: &[PageLines]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        let heights = |part: &Part| -> Vec<Vec<f64>> {
            let page = |&number: &usize| pages.get(number);
            let heights = |page: &PageLines| body(&page.lines).iter().map(|line| line.y).collect();
            part.pages.iter().filter_map(page).map(heights).collect()
        };
        let own = heights(&part);
        let beside = |other: &&mut Part| {
            let theirs = heights(other);
            own.len() == theirs.len()
                && own.iter().zip(&theirs).all(|(left, right)| {
                    left.len() >= 3
                        && left.len() == right.len()
                        && left.iter().zip(right).all(|(left, right)| (left - right).abs() < 1.5)
                })
        };
        match out.iter_mut().find(beside) {
            Some(first) => first.beside.push(part),
            None => out.push(part),
        }
    }
    out
}

/// Lines that come again on other pages at the same height, figures aside: page headers and footers.
pub(super) fn furniture(pages: &[PageLines], width: usize) -> BTreeSet<(usize, usize)> {
    let mut seen: BTreeMap<(String, i64), Vec<(usize, usize)>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, line) in page.lines.iter().enumerate() {
            if line.pieces.len() == 1 || line.pieces.len() * 2 <= width {
                let text = line.text().chars().filter(|ch| !ch.is_ascii_digit()).collect();
                seen.entry((text, step(line.y))).or_default().push((number, at));
            }
        }
    }
    let most = pages.len() / 2;
    seen.into_values().filter(|places| places.len() > most.max(1)).flatten().collect()
}

/// A height in steps of four points, as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "heights of a page are small")]
fn step(height: f64) -> i64 {
    (height / 4.0).round() as i64
}
