//! Pages to tables: pages with the same columns are one table, and columns that did not fit on a page stand on another.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Field;
use crate::readers::dictionary::lookup;
use crate::readers::options::Purpose;
use crate::readers::regions::PERSON;

use super::gutters::Gutters;
use super::lines::{Line, PageLines, Piece};

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
        let body = page.body();
        let fits = |part: &&mut Part| {
            let held = body.iter().filter(|line| part.gutters.holds(line)).count();
            held * 10 >= body.len() * 7 && alike(part, pages, &body) && !other_titles(part, pages, page)
        };
        if let Some(part) = parts.iter_mut().find(fits) {
            part.pages.push(number);
        } else if body.is_empty()
            && !parts.is_empty()
            && !parts.iter().any(|part| beside(part, number, pages))
        {
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
        part.gutters = gutters(&part.pages, pages);
    }
    join_sideways(parts, pages)
}

/// Whether the fullest of some lines has about as many pieces as that of a table's first page: a row whose cells take
/// several lines leaves lines of a few pieces.
fn alike(part: &Part, pages: &[PageLines], body: &[&Line]) -> bool {
    let pieces = |lines: &[&Line]| lines.iter().map(|line| line.pieces.len()).max().unwrap_or(0);
    let first = part.pages.first().and_then(|&page| pages.get(page));
    let (own, theirs) = (first.map_or(0, |page| pieces(&page.body())), pieces(body));
    !body.is_empty() && theirs * 2 >= own && own * 2 >= theirs
}

/// A wide sheet prints its last columns on pages of their own: the same lines at the same heights.
fn join_sideways(parts: Vec<Part>, pages: &[PageLines]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        let place = out.iter().position(|other| !sideways(other, &part.pages, pages).is_empty());
        match place.and_then(|at| out.get_mut(at)) {
            Some(first) => {
                for run in sideways(first, &part.pages, pages) {
                    let gutters = gutters(&run, pages);
                    first.beside.push(Part { gutters, pages: run, beside: Vec::new() });
                }
            }
            None => out.push(part),
        }
    }
    out
}

/// The pages of a part as runs that each stand beside a table's pages: several where the columns of more than one page
/// across look alike. Programs print down and then across, or across and then down.
fn sideways(table: &Part, own: &[usize], pages: &[PageLines]) -> Vec<Vec<usize>> {
    let length = table.pages.len();
    let across = own.len() / length.max(1);
    if across == 0 || !own.len().is_multiple_of(length) {
        return Vec::new();
    }
    let down_first: Vec<Vec<usize>> = own.chunks(length).map(<[usize]>::to_vec).collect();
    let across_first: Vec<Vec<usize>> =
        (0..across).map(|first| own.iter().copied().skip(first).step_by(across).collect()).collect();
    let fits = |runs: &Vec<Vec<usize>>| runs.iter().all(|run| same_heights(&table.pages, run, pages));
    [down_first, across_first].into_iter().find(fits).unwrap_or_default()
}

/// Whether the lines of some pages stand at the heights of others', but for rows that are blank there, and say nothing
/// of other people: two lists printed alike stand at the same heights too.
fn same_heights(one: &[usize], other: &[usize], pages: &[PageLines]) -> bool {
    one.iter().zip(other).all(|(&left, &right)| {
        let (Some(left), Some(right)) = (pages.get(left), pages.get(right)) else { return false };
        let (all, left, right) = (&left.lines, left.rows(), right.rows());
        let near = |one: &Line, other: &Line| (one.y - other.y).abs() < 1.5;
        let first = right.first().is_some_and(|line| left.iter().take(4).any(|other| near(line, other)));
        let found = right.iter().filter(|line| all.iter().any(|other| near(line, other))).count();
        right.len() >= 3
            && found == right.len()
            && (left.len() == right.len() || first && right.len() * 2 > left.len())
            && !both_name_people(&left, &right)
    })
}

fn both_name_people(one: &[&Line], other: &[&Line]) -> bool {
    let (one, other) = (titled(one), titled(other));
    PERSON.iter().any(|field| one.contains(field) && other.contains(field))
}

/// Fields that the header of a page names, if it has one.
fn titled(lines: &[&Line]) -> BTreeSet<Field> {
    let header = lines.iter().take(4).find_map(|line| {
        let figures = line.pieces.iter().any(|piece| piece.text.bytes().any(|byte| byte.is_ascii_digit()));
        let fields: BTreeSet<Field> = line
            .pieces
            .iter()
            .filter_map(|piece| lookup(&piece.text, Purpose::People))
            .map(|(field, _)| field)
            .collect();
        (!figures && fields.len() * 2 > line.pieces.len()).then_some(fields)
    });
    header.unwrap_or_default()
}

/// Whether the headers of two pages name other columns: each some that the other has not.
fn other_titles(part: &Part, pages: &[PageLines], page: &PageLines) -> bool {
    let first = part.pages.first().and_then(|&page| pages.get(page));
    let (own, theirs) = (first.map_or_else(BTreeSet::new, |page| titled(&page.rows())), titled(&page.rows()));
    !own.is_subset(&theirs) && !theirs.is_subset(&own)
}

/// Whether a page of one column stands beside the first of a table's pages.
fn beside(table: &Part, page: usize, pages: &[PageLines]) -> bool {
    table.pages.first().is_some_and(|&first| same_heights(&[first], &[page], pages))
}

/// The columns of some pages together.
fn gutters(run: &[usize], pages: &[PageLines]) -> Gutters {
    let lines: Vec<&Line> =
        run.iter().filter_map(|&page| pages.get(page)).flat_map(PageLines::body).collect();
    Gutters::find(&lines)
}

/// Marks the lines at the top and foot of pages that come again on most of them at the same height.
pub(super) fn mark_running(pages: &mut [PageLines]) {
    let again = furniture(pages, SHORT);
    for (number, page) in pages.iter_mut().enumerate() {
        let runs = |at: &usize| {
            again.contains(&(number, *at))
                && !page.lines.get(*at).is_some_and(|line| line.pieces.iter().any(names_a_field))
        };
        let top = (0..page.lines.len()).take_while(runs).count();
        let foot = (top..page.lines.len()).rev().take_while(runs).count();
        // What stands close to the next line belongs to it, as the first line of a header does.
        let far = |one: usize, next: usize| match (page.lines.get(one), page.lines.get(next)) {
            (Some(one), Some(next)) => next.y - one.y > CLOSE * one.size.max(next.size),
            _ => true,
        };
        let last = page.lines.len();
        let top = (0..top).rev().find(|&at| far(at, at + 1)).map_or(0, |at| at + 1);
        let foot = (last - foot..last).find(|&at| at > 0 && far(at - 1, at)).unwrap_or(last);
        page.running = (0..top).chain(foot..last).collect();
    }
}

/// Lines nearer than so many sizes of their letters stand together.
const CLOSE: f64 = 1.6;

/// Whether a piece is a column's title: the header of a narrow table comes on every page too.
fn names_a_field(piece: &Piece) -> bool {
    lookup(&piece.text, Purpose::People).is_some()
}

/// Twice the pieces that a page's header or footer has at most: an address, and a number out of how many.
const SHORT: usize = 8;

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
