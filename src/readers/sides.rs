//! Lists side by side: columns that carry the titles of the first ones again, with other people below them.

use std::collections::BTreeSet;

use super::header::Header;
use super::options::Purpose;
use super::regions::PERSON;
use super::rows::is_blank;
use super::sheet::RawSheet;
use super::words::fold;

/// Words above a group of columns of people who are not on the list themselves.
const OTHERS: &[&str] = &[
    "JEFE",
    "JEFA",
    "SUPERVISOR",
    "SUPERVISORA",
    "BENEFICIARIO",
    "BENEFICIARIA",
    "BENEFICIARIOS",
    "CONYUGE",
    "AVAL",
    "SUPLENTE",
    "CONTACTO",
    "BOSS",
    "MANAGER",
    "BENEFICIARY",
    "SPOUSE",
    "EMERGENCIA",
    "EMERGENCY",
];

/// Columns of each list, first and last; one or none where there is a single list or it cannot be told.
pub(super) fn blocks(sheet: &RawSheet, header: &Header, purpose: Purpose) -> Vec<(usize, usize)> {
    let titles: Vec<String> = (0..sheet.width).map(|col| title(header, col)).collect();
    if !people_again(header, &titles, purpose) {
        return Vec::new();
    }
    let blank = |col: usize| {
        titles.get(col).is_some_and(String::is_empty)
            && (header.below()..sheet.cells.rows()).all(|row| is_blank(sheet.cells.cell(row, col)))
    };
    let first = titles.iter().position(|title| !title.is_empty()).unwrap_or(0);
    let again: Vec<usize> =
        (first + 1..titles.len()).filter(|&col| titles.get(col) == titles.get(first)).collect();
    let gaps: Vec<usize> = (first + 1..titles.len()).filter(|&col| blank(col - 1) && !blank(col)).collect();
    for starts in [again, gaps] {
        let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        let ends = starts.iter().skip(1).map(|next| next - 1).chain([titles.len().saturating_sub(1)]);
        let trimmed =
            |first: usize, last: usize| (first..=last).rev().find(|&col| !blank(col)).unwrap_or(first);
        let zones: Vec<(usize, usize)> =
            starts.iter().zip(ends).map(|(&first, last)| (first, trimmed(first, last))).collect();
        let lists = Lists { sheet, header, titles: &titles, purpose };
        let parted = |zone: (usize, usize)| zone.0 > 0 && blank(zone.0 - 1);
        if let [one, rest @ ..] = zones.as_slice()
            && !rest.is_empty()
            && rest.iter().all(|&other| lists.are_two(*one, other, parted(other)))
        {
            return zones;
        }
    }
    Vec::new()
}

/// A column's title, folded: in a header of two lines the lower one, or the upper where there is no lower.
fn title(header: &Header, col: usize) -> String {
    let lower = header.parts.get(col).map(|[upper, lower]| if lower.is_empty() { upper } else { lower });
    lower.or(header.texts.get(col)).map_or_else(String::new, |text| fold(text))
}

/// Whether a title of people comes twice: cheap, and true of hardly any file.
fn people_again(header: &Header, titles: &[String], purpose: Purpose) -> bool {
    let mut seen = BTreeSet::new();
    titles.iter().enumerate().any(|(col, title)| {
        let person = header.field(col, purpose).is_some_and(|(field, _)| PERSON.contains(&field));
        person && !seen.insert(title)
    })
}

struct Lists<'a> {
    sheet: &'a RawSheet,
    header: &'a Header,
    titles: &'a [String],
    purpose: Purpose,
}

impl Lists<'_> {
    /// Whether two runs of columns are lists of different people with the same titles.
    fn are_two(&self, one: (usize, usize), other: (usize, usize), parted: bool) -> bool {
        let pairs: Vec<(usize, usize)> = (other.0..=other.1)
            .filter(|&col| self.titles.get(col).is_some_and(|title| !title.is_empty()))
            .filter_map(|col| {
                Some(((one.0..=one.1).find(|&first| self.titles.get(first) == self.titles.get(col))?, col))
            })
            .collect();
        let named = |zone: (usize, usize)| {
            (zone.0..=zone.1)
                .filter(|&col| self.titles.get(col).is_some_and(|title| !title.is_empty()))
                .count()
        };
        let fewer = named(one).min(named(other));
        let people: Vec<(usize, usize)> = pairs
            .iter()
            .copied()
            .filter(|&(_, col)| {
                self.header.field(col, self.purpose).is_some_and(|(field, _)| PERSON.contains(&field))
            })
            .collect();
        pairs.len() >= 2
            && pairs.len() == fewer
            && !people.is_empty()
            && !self.of_others(other)
            && people.iter().all(|&(first, second)| self.different(first, second))
            && (parted || pairs.iter().any(|&(_, col)| self.numbered(col)))
    }

    /// Whether a title above the columns says that those are other people: a boss, a beneficiary.
    fn of_others(&self, zone: (usize, usize)) -> bool {
        (zone.0..=zone.1).any(|col| {
            let text = self.header.texts.get(col).map_or_else(String::new, |text| fold(text));
            text.split(' ').any(|word| OTHERS.contains(&word))
        })
    }

    fn values(&self, col: usize) -> Vec<&str> {
        (self.header.below()..self.sheet.cells.rows())
            .map(|row| self.sheet.cells.cell(row, col).trim())
            .filter(|cell| !is_blank(cell))
            .collect()
    }

    /// Whether the second column hardly repeats itself or the first: a boss comes again and again.
    fn different(&self, first: usize, second: usize) -> bool {
        let ones: BTreeSet<&str> = self.values(first).into_iter().collect();
        let others = self.values(second);
        let distinct: BTreeSet<&str> = others.iter().copied().collect();
        let both = distinct.iter().filter(|value| ones.contains(*value)).count();
        !others.is_empty() && distinct.len() * 10 >= others.len() * 9 && both * 10 <= distinct.len()
    }

    /// Whether a column holds whole numbers, each once: people of a list are counted.
    fn numbered(&self, col: usize) -> bool {
        let values = self.values(col);
        let whole = values.iter().filter(|value| value.bytes().all(|byte| byte.is_ascii_digit())).count();
        let distinct: BTreeSet<&str> = values.iter().copied().collect();
        whole * 10 >= values.len() * 9 && whole > 0 && distinct.len() * 10 >= values.len() * 9
    }
}
