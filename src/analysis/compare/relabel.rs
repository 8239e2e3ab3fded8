//! A column that is written in other words throughout: `T1` → `DIURNO`, `T2` → `NOCTURNO`. The list changed its
//! words; the people did not change their shift. It is told once, and counted as nobody's own change.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Field};

use super::fields::folded;
use super::mass::{MANY, MassEdit};
use super::{Compared, Pair};

/// Columns of a few words that many persons share. A title is one only if all of its words were replaced: one
/// title renamed is what re-titling looks like, and stays a change of each person.
const LABELS: [Field; 11] = [
    Field::Shift,
    Field::Crew,
    Field::Route,
    Field::Site,
    Field::EmployerRegister,
    Field::PayPeriod,
    Field::UnionFlag,
    Field::Sex,
    Field::Position,
    Field::Class,
    Field::Department,
];
/// What a person does, as the contract defines a re-titling.
const TITLES: [Field; 3] = [Field::Position, Field::Class, Field::Department];

/// A column written in other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relabelling {
    /// The column.
    pub field: Field,
    /// Each old word and the new one that stands for it, most persons first.
    pub words: Vec<MassEdit>,
    /// Persons whose value changed by it alone.
    pub persons: usize,
}

/// Old words as they are compared, each with the new one that stands for it.
type Words = BTreeMap<String, String>;
/// How often each new word stands for an old one.
type Counts = BTreeMap<String, BTreeMap<String, usize>>;

/// Finds the columns written in other words, and takes what they explain off the changes of the persons.
pub(super) fn take(
    pairs: &mut [Pair],
    old: &[Entry<'_>],
    new: &[Entry<'_>],
    compared: &[Compared],
) -> Vec<Relabelling> {
    let fields = LABELS.into_iter().filter(|field| compared.contains(&Compared(*field)));
    let found: Vec<Relabelling> = fields
        .filter_map(|field| {
            if pairs.iter().filter(|pair| pair.differs(field)).count() < MANY {
                return None;
            }
            let words = words(&counts(pairs, old, new, field), field)?;
            explained(pairs, field, &words)
        })
        .collect();
    found
}

fn counts(pairs: &[Pair], old: &[Entry<'_>], new: &[Entry<'_>], field: Field) -> Counts {
    let mut out = Counts::new();
    for pair in pairs {
        let Some((a, b)) = old.get(pair.old).zip(new.get(pair.new)) else { continue };
        let (a, b) = (folded(a.text(field)), folded(b.text(field)));
        if !a.is_empty() && !b.is_empty() {
            *out.entry(a).or_default().entry(b).or_default() += 1;
        }
    }
    out
}

/// The words that stand for each other, if that is what happened to the column: no two old words became one, and
/// nineteen in twenty persons have the word that stands for their old one.
fn words(counts: &Counts, field: Field) -> Option<Words> {
    let sum = |of: &BTreeMap<String, usize>| of.values().sum::<usize>();
    let all: usize = counts.values().map(sum).sum();
    // Where nearly everybody has a word of their own, it is no label.
    if all < MANY || counts.len() * 3 > all {
        return None;
    }
    let mut taken = BTreeSet::new();
    let (mut words, mut agree, mut renamed) = (Words::new(), 0, 0);
    for (old, of) in counts {
        // Of two equally frequent, the one in which nothing changed.
        let (new, &n) = of.iter().max_by_key(|&(new, n)| (*n, new == old))?;
        if n * 5 < sum(of) * 4 {
            continue;
        }
        agree += n;
        if !taken.insert(new) {
            return None;
        }
        if new != old {
            renamed += n;
            words.insert(old.clone(), new.clone());
        }
    }
    let throughout = agree * 20 >= all * 19;
    let enough = if TITLES.contains(&field) { renamed * 10 >= all * 9 } else { renamed >= MANY };
    (throughout && enough).then_some(words)
}

/// Takes the changes off that the words explain.
fn explained(pairs: &mut [Pair], field: Field, words: &Words) -> Option<Relabelling> {
    let mut told: BTreeMap<&str, MassEdit> = BTreeMap::new();
    let mut persons = 0;
    for pair in pairs {
        let Some(at) = pair.changed.iter().position(|change| change.field == field) else { continue };
        let Some(change) = pair.changed.get(at) else { continue };
        let Some((old, new)) = words.get_key_value(&folded(&change.old)) else { continue };
        if *new != folded(&change.new) {
            continue;
        }
        let change = pair.changed.remove(at);
        persons += 1;
        told.entry(old)
            .or_insert(MassEdit { field, old: change.old, new: change.new, persons: 0 })
            .persons += 1;
    }
    let mut words: Vec<MassEdit> = told.into_values().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.persons));
    (persons > 0).then_some(Relabelling { field, words, persons })
}
