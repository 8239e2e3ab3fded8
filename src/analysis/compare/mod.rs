//! Two versions of a roll as people: who stayed, who came, who left, and what was changed.
//!
//! Every row of either roll is counted once: as a person, as a further row of a person already counted, or as a
//! row that says nothing by which anybody could be known.

mod assign;
mod fields;
mod mass;
mod persons;
mod relabel;

use crate::analysis::duplicates::{self, Duplicates, Grade};
use crate::analysis::linking::Linker;
use crate::analysis::side_by_side::side_by_side;
use crate::model::{Entry, Field};

pub use fields::{ChangedField, Compared, differences, fields_of};
pub use mass::MassEdit;
use persons::Persons;
pub use relabel::Relabelling;

/// A person on both rolls. Positions are those of the slices that were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// First row on the old roll.
    pub old: usize,
    /// First row on the new roll.
    pub new: usize,
    /// How sure it is that they are one person.
    pub grade: Grade,
    /// What differs, a column written in other words throughout aside; empty where nothing does.
    pub changed: Vec<ChangedField>,
}

impl Pair {
    /// Whether an identifier differs: the number, CURP, RFC or NSS.
    pub fn reidentified(&self) -> bool {
        let ids = [Field::EmployeeId, Field::Curp, Field::Rfc, Field::Nss];
        self.changed.iter().any(|change| ids.contains(&change.field))
    }

    /// Whether title, class or department differ.
    pub fn title_changed(&self) -> bool {
        [Field::Position, Field::Class, Field::Department].into_iter().any(|field| self.differs(field))
    }

    /// Whether a field differs.
    pub fn differs(&self, field: Field) -> bool {
        self.changed.iter().any(|change| change.field == field)
    }
}

/// The rows of one roll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rows {
    /// All rows: persons + duplicates + unidentified.
    pub all: usize,
    /// Distinct persons.
    pub persons: usize,
    /// Further rows of persons that stand on the roll more than once.
    pub duplicates: usize,
    /// Rows with neither a name nor an identifier.
    pub unidentified: usize,
}

/// Two rolls compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The old roll.
    pub old: Rows,
    /// The new roll.
    pub new: Rows,
    /// Persons on both, in order of the old roll.
    pub pairs: Vec<Pair>,
    /// Persons on the old roll alone: their first rows.
    pub removed: Vec<usize>,
    /// Persons on the new roll alone: their first rows.
    pub added: Vec<usize>,
    /// Of each row of the old roll, the first row of its person.
    pub old_first: Vec<usize>,
    /// Of each row of the new roll, the first row of its person.
    pub new_first: Vec<usize>,
    /// A removed and an added person who may be one: too weak a link to say so.
    pub perhaps: Vec<(usize, usize)>,
    /// Fields that both rolls carry.
    pub fields: Vec<Compared>,
    /// Fields of the old roll alone.
    pub only_old: Vec<Field>,
    /// Fields of the new roll alone.
    pub only_new: Vec<Field>,
    /// Columns written in other words throughout: nobody's own change.
    pub relabelled: Vec<Relabelling>,
    /// The same change on many persons.
    pub mass_edits: Vec<MassEdit>,
}

impl Comparison {
    /// Persons on both rolls of whom nothing changed.
    pub fn same(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.changed.is_empty()).count()
    }

    /// Persons on both rolls of whom something changed.
    pub fn changed(&self) -> usize {
        self.pairs.len() - self.same()
    }

    /// Whether both rolls hold persons and share none of them.
    pub fn shares_nobody(&self) -> bool {
        self.pairs.is_empty() && self.old.persons > 0 && self.new.persons > 0
    }
}

/// Compares two rolls, which the linker has read.
pub fn compare(old: &[Entry<'_>], new: &[Entry<'_>], linker: &Linker) -> Comparison {
    let mut twice = side_by_side(&[old, new], |rows| duplicates::find(rows).found).into_iter();
    let mut next = || twice.next().unwrap_or_default();
    let (before, after) = (next(), next());
    compare_known((old, &before), (new, &after), linker)
}

/// The same where it is known who may stand twice on either roll.
pub fn compare_known(
    (old, old_twice): (&[Entry<'_>], &Duplicates),
    (new, new_twice): (&[Entry<'_>], &Duplicates),
    linker: &Linker,
) -> Comparison {
    let (before, after) = (Persons::of(old, old_twice), Persons::of(new, new_twice));
    let (left, right) = (before.firsts, after.firsts);
    let (left_rows, right_rows) = (picked(old, &left), picked(new, &right));
    let fields = fields_of(old, new);
    let mut pairs = Vec::new();
    let mut perhaps = Vec::new();
    let (mut gone, mut come) = (vec![true; left.len()], vec![true; right.len()]);
    let links = linker.link(&left_rows, &right_rows);
    for found in assign::assign(links, &left_rows, &right_rows, &fields.compared) {
        let (Some(a), Some(b)) = (left_rows.get(found.left), right_rows.get(found.right)) else { continue };
        let (Some(&old_at), Some(&new_at)) = (left.get(found.left), right.get(found.right)) else { continue };
        let (Some(gone), Some(come)) = (gone.get_mut(found.left), come.get_mut(found.right)) else {
            continue;
        };
        if found.grade == Grade::Possible {
            perhaps.push((old_at, new_at));
            continue;
        }
        // A person is counted once whatever the links say.
        if !*gone || !*come {
            continue;
        }
        (*gone, *come) = (false, false);
        let changed = differences(a, b, &fields.compared);
        pairs.push(Pair { old: old_at, new: new_at, grade: found.grade, changed });
    }
    pairs.sort_by_key(|pair| pair.old);
    let left_over = |list: &[usize], free: &[bool]| -> Vec<usize> {
        list.iter().zip(free).filter(|(_, free)| **free).map(|(at, _)| *at).collect()
    };
    let relabelled = relabel::take(&mut pairs, old, new, &fields.compared);
    let mass_edits = mass::edits(&pairs);
    Comparison {
        old: before.rows,
        new: after.rows,
        removed: left_over(&left, &gone),
        added: left_over(&right, &come),
        pairs,
        old_first: before.first_of,
        new_first: after.first_of,
        perhaps,
        fields: fields.compared,
        only_old: fields.only_old,
        only_new: fields.only_new,
        relabelled,
        mass_edits,
    }
}

fn picked<'a>(entries: &[Entry<'a>], at: &[usize]) -> Vec<Entry<'a>> {
    at.iter().filter_map(|&row| entries.get(row).copied()).collect()
}
