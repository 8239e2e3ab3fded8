//! Runs of rows after a blank row or a caption, without titles of their own: whether what they hold stands in the
//! columns of the rows above, in other columns, or in none that can be told.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{is_curp, is_name, is_nss, is_rfc};
use super::dates::looks_like_day;
use super::endings::closes_or_totals;
use super::names::{GIVEN, SURNAMES};
use super::rows::is_blank;
use super::sheet::RawSheet;
use super::words::fold;

/// Rows of the table above that are looked at.
const ABOVE: usize = 300;
/// Rows of a run that are looked at.
const RUN: usize = 60;

/// What a cell certainly is; words of other kinds have no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Curp,
    Rfc,
    Nss,
    Day,
    Whole,
    Person,
}

impl Form {
    /// Whether it is that of somebody's name or identifier.
    const fn of_people(self) -> bool {
        matches!(self, Self::Curp | Self::Rfc | Self::Nss | Self::Person)
    }

    /// Whether cells of another form may stand in a column of this one: numbers that lost a figure, days as numbers.
    const fn may_be(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Whole, Self::Nss) | (Self::Nss | Self::Day, Self::Whole) | (Self::Curp, Self::Rfc)
        )
    }
}

fn form(cell: &str) -> Option<Form> {
    if is_curp(cell) {
        Some(Form::Curp)
    } else if is_rfc(cell) {
        Some(Form::Rfc)
    } else if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(if cell.len() == 11 && is_nss(cell) { Form::Nss } else { Form::Whole })
    } else if looks_like_day(cell) {
        Some(Form::Day)
    } else if is_person(cell) {
        Some(Form::Person)
    } else {
        None
    }
}

/// Whether a cell is a name that holds a word known for one.
pub(super) fn is_person(cell: &str) -> bool {
    is_name(cell) && fold(cell).split(' ').any(|word| GIVEN.contains(&word) || SURNAMES.contains(&word))
}

/// What the cells of a column are over some rows.
#[derive(Debug, Default)]
struct Seen<'a> {
    filled: usize,
    /// Cells with a figure.
    figures: usize,
    forms: BTreeMap<Form, usize>,
    values: BTreeSet<&'a str>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, cell: &'a str) {
        if is_blank(cell) {
            return;
        }
        let cell = cell.trim();
        self.filled += 1;
        self.figures += usize::from(cell.bytes().any(|byte| byte.is_ascii_digit()));
        self.values.insert(cell);
        if let Some(form) = form(cell) {
            *self.forms.entry(form).or_default() += 1;
        }
    }

    fn count(&self, form: Form) -> usize {
        self.forms.get(&form).copied().unwrap_or(0)
    }

    /// The form that most cells have; not every name holds a word that is known for one.
    fn form(&self) -> Option<Form> {
        let (&form, &count) = self.forms.iter().max_by_key(|(_, count)| **count)?;
        let least = if form == Form::Person { 6 } else { 8 };
        (count * 10 >= self.filled * least).then_some(form)
    }

    /// Whether cells of a column that held one form above are certainly something else here.
    fn clashes(&self, above: Form) -> bool {
        let other = self.form().is_some_and(|form| form != above && !above.may_be(form));
        self.filled > 0
            && self.count(above) == 0
            && (other || above == Form::Person && self.figures == self.filled)
    }
}

fn seen(sheet: &RawSheet, from: usize, to: usize) -> Vec<Seen<'_>> {
    let mut columns: Vec<Seen<'_>> = (0..sheet.width).map(|_| Seen::default()).collect();
    for row in from..to {
        // Sums and those who sign are told apart by themselves.
        if sheet.cells.row(row).find(|cell| !is_blank(cell)).is_some_and(closes_or_totals) {
            continue;
        }
        for (cell, column) in sheet.cells.row(row).zip(&mut columns) {
            column.add(cell);
        }
    }
    columns
}

/// What the rows of a table held that its later runs are held against.
pub(super) struct Above<'a> {
    columns: Vec<Seen<'a>>,
    forms: Vec<Option<Form>>,
}

/// What a run is to the rows above it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// It goes on in the same columns, as far as can be told.
    GoesOn,
    /// It holds people in other columns: for each of its columns the one above that held the same, where that is plain.
    Moved(Vec<Option<usize>>),
    /// Its cells are others than those above, and it cannot be told what they are: columns in which that shows.
    Unlike(Vec<usize>),
}

impl<'a> Above<'a> {
    /// `None` where there are too few rows to say what the columns hold.
    pub(super) fn of(sheet: &'a RawSheet, from: usize, to: usize) -> Option<Self> {
        let columns = seen(sheet, from, to.min(from + ABOVE));
        let forms: Vec<Option<Form>> =
            columns.iter().map(|column| column.form().filter(|_| column.filled >= 2)).collect();
        forms.iter().any(Option::is_some).then_some(Self { columns, forms })
    }

    /// What the run that begins at a position is. Nearly every one goes on, and shows it in its first row.
    pub(super) fn run(&self, sheet: &RawSheet, start: usize, end: impl Fn() -> usize) -> Run {
        let differs = |(col, above): (usize, &Option<Form>)| {
            let cell = sheet.cells.cell(start, col);
            let other = |above: Form| !is_blank(cell) && form(cell.trim()) != Some(above);
            // A form where there was none is another sign.
            above.map_or_else(|| form(cell.trim()).is_some_and(Form::of_people), other)
        };
        if !self.forms.iter().enumerate().any(differs) {
            return Run::GoesOn;
        }
        let end = end();
        let found = self.rows(sheet, start, end);
        // Words above a summary, which are no titles of a list.
        if found == Run::GoesOn && start + 1 < end && is_head(sheet, start) {
            return match self.rows(sheet, start + 1, end) {
                Run::Unlike(columns) => Run::Unlike(columns),
                Run::Moved(_) | Run::GoesOn => Run::GoesOn,
            };
        }
        found
    }

    /// What rows are, looked at as a whole.
    fn rows(&self, sheet: &RawSheet, start: usize, end: usize) -> Run {
        let run = seen(sheet, start, end.min(start + RUN));
        let here: Vec<Option<Form>> = run.iter().map(Seen::form).collect();
        let clashes: Vec<usize> = self
            .forms
            .iter()
            .zip(&run)
            .enumerate()
            .filter(|(_, (above, column))| above.is_some_and(|above| column.clashes(above)))
            .map(|(col, _)| col)
            .collect();
        let moves = self.moves(&run, &here);
        // Numbers that go on in their column are those of people.
        let stay = |form: &Form| {
            *form != Form::Person
                && only(&self.forms, *form).is_some_and(|col| here.get(col) == Some(&Some(*form)))
        };
        let stays = self.forms.iter().flatten().any(stay);
        if Self::plain(&moves, &run, stays || !clashes.is_empty(), end - start) {
            return Run::Moved(self.carried(&run, &here));
        }
        let telling = |col: &usize| self.forms.get(*col).copied().flatten().is_some_and(Form::of_people);
        let several = clashes.len() >= 2;
        let mut unlike = clashes;
        unlike.extend(self.strayed(&run, &here));
        unlike.extend(self.spread(&run, end.min(start + RUN) - start));
        unlike.sort_unstable();
        unlike.dedup();
        if unlike.iter().any(telling) || several { Run::Unlike(unlike) } else { Run::GoesOn }
    }

    /// Columns that alone held people above, and none here, while other columns do.
    fn strayed(&self, run: &[Seen<'_>], here: &[Option<Form>]) -> Vec<usize> {
        let forms: BTreeSet<Form> = here.iter().copied().flatten().filter(|form| form.of_people()).collect();
        let strayed = forms.into_iter().filter_map(|form| {
            let from = only(&self.forms, form)?;
            run.get(from).is_some_and(|column| column.count(form) == 0).then_some(from)
        });
        strayed.collect()
    }

    /// Columns that held people's names above and single words here, where a column that was empty is now full: names
    /// may have been spread over several.
    fn spread(&self, run: &[Seen<'_>], rows: usize) -> Vec<usize> {
        let both = || self.columns.iter().zip(run);
        if rows < 2 || !both().any(|(above, here)| above.filled == 0 && here.filled == rows) {
            return Vec::new();
        }
        let names = self.forms.iter().enumerate().filter(|(_, form)| **form == Some(Form::Person));
        let single =
            |col: usize| run.get(col).is_some_and(|here| here.filled > 0 && here.count(Form::Person) == 0);
        names.map(|(col, _)| col).filter(|&col| single(col)).collect()
    }

    /// Forms that one column alone had above and another one alone has here: with the two columns.
    fn moves(&self, run: &[Seen<'_>], here: &[Option<Form>]) -> Vec<(Form, usize, usize)> {
        let forms: BTreeSet<Form> = here.iter().copied().flatten().collect();
        let moved = forms.into_iter().filter_map(|form| {
            let (from, to) = (only(&self.forms, form)?, only(here, form)?);
            let gone = run.get(from).is_some_and(|column| column.count(form) == 0);
            (from != to && gone && self.forms.get(to) != Some(&Some(form))).then_some((form, from, to))
        });
        moved.collect()
    }

    /// Whether the moves leave no doubt: people stand elsewhere, and not as a list of who signs would.
    fn plain(moves: &[(Form, usize, usize)], run: &[Seen<'_>], more: bool, rows: usize) -> bool {
        let mut people = moves.iter().filter(|(form, ..)| form.of_people());
        let by_name = people.clone().all(|(form, ..)| *form == Form::Person);
        let several = moves.len() > 1 || !by_name;
        let enough = if several || more { 2 } else { 3 };
        rows >= enough
            && people.any(|(_, from, _)| several || run.get(*from).is_some_and(|column| column.filled > 0))
    }

    /// For each column of a run the one above that held the same: by one shift for all, by form, by values.
    fn carried(&self, run: &[Seen<'_>], here: &[Option<Form>]) -> Vec<Option<usize>> {
        if let Some(shift) = self.shift(run, here) {
            let from = |col: usize| col.checked_add_signed(-shift).filter(|&from| from < self.columns.len());
            return (0..run.len()).map(from).collect();
        }
        let mut out: Vec<Option<usize>> = here
            .iter()
            .map(|form| form.and_then(|form| only(here, form).and(only(&self.forms, form))))
            .collect();
        for (col, column) in run.iter().enumerate() {
            if out.get(col).is_none_or(Option::is_some) || here.get(col) != Some(&None) || column.filled == 0
            {
                continue;
            }
            let free = (0..self.columns.len()).filter(|from| !out.contains(&Some(*from)));
            let shared = free.filter_map(|from| {
                let above = self.columns.get(from).filter(|_| self.forms.get(from) == Some(&None))?;
                let count = column.values.iter().filter(|value| above.values.contains(*value)).count();
                (count * 2 >= column.values.len()).then_some((count, from))
            });
            let best =
                shared.max_by_key(|&(count, from)| (count, std::cmp::Reverse(from))).map(|(_, from)| from);
            if let Some(slot) = out.get_mut(col) {
                *slot = best;
            }
        }
        out
    }

    /// By how many columns the whole table moved, where every form agrees.
    fn shift(&self, run: &[Seen<'_>], here: &[Option<Form>]) -> Option<isize> {
        let forms = |list: &[Option<Form>]| {
            list.iter().enumerate().filter_map(|(at, form)| form.map(|form| (at, form))).collect::<Vec<_>>()
        };
        let (above, below) = (forms(&self.forms), forms(here));
        let (&(from, first), &(to, second)) = (above.first()?, below.first()?);
        let shift = to.checked_signed_diff(from)?;
        let same = above.len() == below.len()
            && above.len() >= 2
            && first == second
            && above.iter().zip(&below).all(|(&(from, form), &(to, other))| {
                form == other && from.checked_add_signed(shift) == Some(to)
            });
        // Words must not fall off the edge.
        let whole = |col: usize, column: &Seen<'_>| {
            column.filled == 0 || col.checked_add_signed(-shift).is_some_and(|from| from < self.columns.len())
        };
        (same && shift != 0 && run.iter().enumerate().all(|(col, column)| whole(col, column)))
            .then_some(shift)
    }
}

/// Whether a row holds words and no figure.
fn is_head(sheet: &RawSheet, row: usize) -> bool {
    !sheet.cells.row(row).any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()) || is_person(cell.trim()))
}

/// The only column of a form.
fn only(forms: &[Option<Form>], form: Form) -> Option<usize> {
    let mut at = forms.iter().enumerate().filter(|(_, other)| **other == Some(form)).map(|(at, _)| at);
    at.next().filter(|_| at.next().is_none())
}
