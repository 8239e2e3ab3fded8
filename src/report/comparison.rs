//! The versions of the roll as each audience may see them: to the public, numbers alone, and no small group.

use crate::analysis::compare::{MassEdit, Relabelling, Rows};
use crate::analysis::people::person_key;
use crate::engine::{Fate, RollStep, rows_of};
use crate::i18n::{Audience, mask};
use crate::model::{Arg, Case, DispositionState, Entry, Field, Msg, Place};

use super::build::{Maker, at, both, public_source_id};
use super::people::{SMALLEST_GROUP, WITHHELD, hidden};
use super::v1::{
    At, ChangeInfo, ComparisonInfo, DecidedInfo, FateInfo, FieldChange, FieldCount, Figure, FlaggedInfo,
    MassEditInfo, RelabelledInfo, RowsInfo, StepInfo, TotalsInfo,
};

/// Persons listed one by one in a report.
const LISTED: usize = 20_000;
/// Fields whose values are names or identifiers.
const PERSONAL: [Field; 8] = [
    Field::Name,
    Field::EmployeeId,
    Field::Curp,
    Field::Rfc,
    Field::Nss,
    Field::Address,
    Field::Phone,
    Field::Boss,
];

/// The comparison of a case's versions of the roll; `None` where no roll replaces another.
pub fn comparison_info(case: &Case, steps: &[RollStep], maker: &Maker<'_>) -> Option<ComparisonInfo> {
    if steps.is_empty() {
        return None;
    }
    let steps = steps.iter().map(|step| Writer::new(case, step, maker).info());
    Some(ComparisonInfo { steps: steps.collect() })
}

struct Writer<'a> {
    case: &'a Case,
    step: &'a RollStep,
    maker: &'a Maker<'a>,
    old: Vec<Entry<'a>>,
    new: Vec<Entry<'a>>,
}

impl<'a> Writer<'a> {
    fn new(case: &'a Case, step: &'a RollStep, maker: &'a Maker<'a>) -> Self {
        Self { case, step, maker, old: rows_of(case, step.old), new: rows_of(case, step.new) }
    }

    fn public(&self) -> bool {
        self.maker.audience == Audience::Public
    }

    fn info(&self) -> StepInfo {
        let found = &self.step.comparison;
        let (changes, left_out) = if self.public() { (None, None) } else { self.changes() };
        let keys = |fields: &[Field]| fields.iter().map(|field| field.key().to_owned()).collect();
        let counts = Counts::of(self.step);
        let shown = if self.public() { counts.suppressed() } else { counts.exact() };
        StepInfo {
            old: self.source(self.step.old),
            new: self.source(self.step.new),
            sentences: sentences(self.step, &shown, self.public())
                .iter()
                .map(|msg| both(msg, self.maker))
                .collect(),
            totals: TotalsInfo {
                old: rows(found.old),
                new: rows(found.new),
                same: shown.same,
                changed: shown.changed,
                removed: shown.removed,
                added: shown.added,
                reidentified: shown.reidentified,
                title_changed: shown.title_changed,
                perhaps: shown.perhaps,
                share_nobody: found.shares_nobody(),
            },
            fields: self.fields(),
            only_old: keys(&found.only_old),
            only_new: keys(&found.only_new),
            flagged: shown.flagged,
            decided: self.decided(),
            relabelled: self.relabelled(),
            mass_edits: self.mass_edits(),
            changes,
            changes_left_out: left_out,
        }
    }

    fn source(&self, index: usize) -> String {
        if self.public() {
            return public_source_id(self.case, index);
        }
        self.case.sources.get(index).map_or_else(String::new, |source| source.id.clone())
    }

    /// A number of persons out of a known total.
    fn part(&self, n: usize, of: usize) -> Figure {
        if self.public() { part(n, of) } else { Figure::Exact(n as u64) }
    }

    fn fields(&self) -> Vec<FieldCount> {
        let found = &self.step.comparison;
        let counted = found.fields.iter().map(|compared| {
            let differs = |pair: &&crate::analysis::compare::Pair| {
                pair.changed.iter().any(|change| change.field == compared.0)
            };
            (compared.0, found.pairs.iter().filter(differs).count())
        });
        counted
            .filter(|(_, n)| *n > 0)
            .map(|(field, n)| FieldCount {
                field: field.key().to_owned(),
                persons: self.part(n, found.pairs.len()),
            })
            .collect()
    }

    fn decided(&self) -> Vec<DecidedInfo> {
        use DispositionState::{Accepted, Dismissed, Pending};
        let states = [Accepted, Dismissed, Pending].into_iter().filter_map(|state| {
            let all: Vec<_> = self.step.decided.iter().filter(|one| one.state == state).collect();
            if all.is_empty() {
                return None;
            }
            let fates = [Fate::Removed, Fate::Remaining, Fate::Retitled, Fate::Included, Fate::StillMissing];
            let counts = fates.map(|fate| all.iter().filter(|one| one.fate == fate).count() as u64);
            let [removed, remaining, retitled, included, still_missing] =
                if self.public() { suppress(counts) } else { counts.map(Figure::Exact) };
            let items = all.iter().map(|one| FateInfo {
                finding: one.finding.clone(),
                fate: one.fate.key().to_owned(),
                old: one.old.and_then(|row| self.place(&self.old, row)),
                new: one.new.and_then(|row| self.place(&self.new, row)),
            });
            Some(DecidedInfo {
                state: state.key().to_owned(),
                decisions: self.part(all.len(), usize::MAX),
                removed,
                remaining,
                retitled,
                included,
                still_missing,
                items: (!self.public()).then(|| items.collect()),
            })
        });
        states.collect()
    }

    fn mass_edits(&self) -> Vec<MassEditInfo> {
        self.step.comparison.mass_edits.iter().map(|edit| self.edit(edit)).collect()
    }

    fn edit(&self, edit: &MassEdit) -> MassEditInfo {
        let value = |text: &str| (!self.public()).then(|| self.value(edit.field, text));
        MassEditInfo {
            field: edit.field.key().to_owned(),
            persons: edit.persons as u64,
            old: value(&edit.old),
            new: value(&edit.new),
        }
    }

    fn relabelled(&self) -> Vec<RelabelledInfo> {
        let found = &self.step.comparison;
        let columns = found.relabelled.iter().map(|column| RelabelledInfo {
            field: column.field.key().to_owned(),
            persons: self.part(column.persons, found.pairs.len()),
            words: (!self.public()).then(|| column.words.iter().map(|word| self.edit(word)).collect()),
        });
        columns.collect()
    }

    fn value(&self, field: Field, text: &str) -> String {
        if PERSONAL.contains(&field) && !self.maker.names { mask(text) } else { text.to_owned() }
    }

    fn place(&self, rows: &[Entry<'_>], row: usize) -> Option<At> {
        rows.get(row).map(|entry| at(self.case, Place::Cell(entry.at())))
    }

    fn changes(&self) -> (Option<Vec<ChangeInfo>>, Option<u64>) {
        let found = &self.step.comparison;
        let removed = found.removed.iter().map(|&row| self.change("removed", Some(row), None));
        let added = found.added.iter().map(|&row| self.change("added", None, Some(row)));
        let changed = found.pairs.iter().filter(|pair| !pair.changed.is_empty()).map(|pair| {
            let mut change = self.change("changed", Some(pair.old), Some(pair.new));
            change.grade = Some(pair.grade.key().to_owned());
            change.reidentified = pair.reidentified();
            change.retitled = change.flagged_old && pair.title_changed();
            let fields = pair.changed.iter().map(|field| FieldChange {
                field: field.field.key().to_owned(),
                old: self.value(field.field, &field.old),
                new: self.value(field.field, &field.new),
            });
            change.fields = fields.collect();
            change
        });
        let all = found.removed.len() + found.added.len() + found.changed();
        let listed: Vec<ChangeInfo> = removed.chain(changed).chain(added).take(LISTED).collect();
        let left_out = all.saturating_sub(listed.len()) as u64;
        (Some(listed), Some(left_out))
    }

    fn change(&self, kind: &str, old: Option<usize>, new: Option<usize>) -> ChangeInfo {
        let entry = new.map_or_else(|| old.and_then(|row| self.old.get(row)), |row| self.new.get(row));
        let name = entry.map(Entry::full_name).unwrap_or_default();
        let key = entry.map(person_key).unwrap_or_default();
        let flagged = |rows: &Option<std::collections::BTreeSet<usize>>, row: Option<usize>| {
            row.is_some_and(|row| rows.as_ref().is_some_and(|rows| rows.contains(&row)))
        };
        ChangeInfo {
            kind: kind.to_owned(),
            person: self.maker.codes.code("person", &[&key]),
            label: if self.maker.names { name } else { mask(&name) },
            old: old.and_then(|row| self.place(&self.old, row)),
            new: new.and_then(|row| self.place(&self.new, row)),
            grade: None,
            reidentified: false,
            retitled: false,
            flagged_old: flagged(&self.step.flagged_old, old),
            flagged_new: flagged(&self.step.flagged_new, new),
            fields: Vec::new(),
        }
    }
}

fn rows(rows: Rows) -> RowsInfo {
    RowsInfo {
        rows: rows.all as u64,
        persons: rows.persons as u64,
        duplicate_rows: rows.duplicates as u64,
        unidentified_rows: rows.unidentified as u64,
    }
}

/// A part of a known whole: hidden where it, or the rest, is a group too small to tell.
fn part(n: usize, of: usize) -> Figure {
    let small = |n: usize| n > 0 && (n as u64) < SMALLEST_GROUP;
    if small(n) || small(of.saturating_sub(n)) { WITHHELD } else { Figure::Exact(n as u64) }
}

fn suppress<const N: usize>(counts: [u64; N]) -> [Figure; N] {
    let hide = hidden(&counts);
    std::array::from_fn(|i| if hide[i] { WITHHELD } else { Figure::Exact(counts[i]) })
}

/// The numbers of a step, as one audience may see them.
struct Shown {
    same: Figure,
    changed: Figure,
    removed: Figure,
    added: Figure,
    reidentified: Figure,
    title_changed: Figure,
    perhaps: Figure,
    flagged: Option<FlaggedInfo>,
}

/// The numbers of a step.
struct Counts {
    same: usize,
    changed: usize,
    removed: usize,
    added: usize,
    reidentified: usize,
    title_changed: usize,
    perhaps: usize,
    flagged: Option<Flagged>,
}

#[derive(Clone, Copy)]
struct Flagged {
    old: usize,
    removed: usize,
    retitled: usize,
    fields: [usize; 3],
    retitled_still: usize,
    new: usize,
    newly: usize,
}

impl Counts {
    fn of(step: &RollStep) -> Self {
        let found = &step.comparison;
        let count = |test: fn(&crate::analysis::compare::Pair) -> bool| {
            found.pairs.iter().filter(|pair| test(pair)).count()
        };
        Self {
            same: found.same(),
            changed: found.changed(),
            removed: found.removed.len(),
            added: found.added.len(),
            reidentified: count(crate::analysis::compare::Pair::reidentified),
            title_changed: count(crate::analysis::compare::Pair::title_changed),
            perhaps: found.perhaps.len(),
            flagged: Flagged::of(step),
        }
    }

    fn exact(&self) -> Shown {
        let exact = |n: usize| Figure::Exact(n as u64);
        Shown {
            same: exact(self.same),
            changed: exact(self.changed),
            removed: exact(self.removed),
            added: exact(self.added),
            reidentified: exact(self.reidentified),
            title_changed: exact(self.title_changed),
            perhaps: exact(self.perhaps),
            flagged: self.flagged.map(|flagged| flagged.info(|n, _| exact(n))),
        }
    }

    /// To the public: both sums are known, so in neither may one group alone be hidden.
    fn suppressed(&self) -> Shown {
        let counts = [self.same, self.changed, self.removed, self.added];
        let mut hide = [false; 4];
        let sums = [[0, 1, 2], [0, 1, 3]];
        for _ in 0..3 {
            for sum in sums {
                let values = sum.map(|at| if hide[at] { 1 } else { counts[at] as u64 });
                for (at, hide_it) in sum.into_iter().zip(hidden(&values)) {
                    hide[at] |= hide_it;
                }
            }
        }
        let shown = |at: usize| if hide[at] { WITHHELD } else { Figure::Exact(counts[at] as u64) };
        Shown {
            same: shown(0),
            changed: shown(1),
            removed: shown(2),
            added: shown(3),
            reidentified: part(self.reidentified, self.changed),
            title_changed: part(self.title_changed, self.changed),
            perhaps: part(self.perhaps, usize::MAX),
            flagged: self.flagged.map(|flagged| flagged.info(part)),
        }
    }
}

impl Flagged {
    fn of(step: &RollStep) -> Option<Self> {
        let (old, new) = (step.flagged_old.as_ref()?, step.flagged_new.as_ref()?);
        let pairs = || step.comparison.pairs.iter().filter(|pair| old.contains(&pair.old));
        let remaining = pairs().count();
        let retitled = || pairs().filter(|pair| pair.title_changed());
        let still = pairs().filter(|pair| new.contains(&pair.new)).count();
        Some(Self {
            old: old.len(),
            removed: old.len() - remaining,
            retitled: retitled().count(),
            fields: [Field::Position, Field::Class, Field::Department]
                .map(|field| pairs().filter(|pair| pair.differs(field)).count()),
            retitled_still: retitled().filter(|pair| new.contains(&pair.new)).count(),
            new: new.len(),
            newly: new.len().saturating_sub(still),
        })
    }

    fn info(self, figure: impl Fn(usize, usize) -> Figure) -> FlaggedInfo {
        let remaining = self.old - self.removed;
        let [title, class, department] = self.fields;
        FlaggedInfo {
            old: self.old as u64,
            removed: figure(self.removed, self.old),
            remaining: figure(remaining, self.old),
            retitled: figure(self.retitled, remaining),
            other_title: figure(title, self.retitled),
            other_class: figure(class, self.retitled),
            other_department: figure(department, self.retitled),
            retitled_flagged: figure(self.retitled_still, self.retitled),
            new: self.new as u64,
            newly: figure(self.newly, self.new),
        }
    }
}

/// What became of the people, the answer first.
fn sentences(step: &RollStep, shown: &Shown, public: bool) -> Vec<Msg> {
    let n = |figure: Figure| match figure {
        Figure::Exact(n) => Msg::new("{n}", "{n}").with("n", n),
        // Also where the number is hidden because another could be told from it.
        Figure::Below { .. } => Msg::new("[reservado]", "[withheld]"),
    };
    let found = &step.comparison;
    if found.shares_nobody() {
        return vec![
            Msg::new(
                "las dos listas no comparten a ninguna persona ({old} en una, {new} en otra): o son de centros \
                 distintos, o sus columnas no se leyeron bien",
                "the two lists share nobody ({old} people on one, {new} on the other): either they are of different \
                 workplaces, or their columns were not read rightly",
            )
            .with("old", found.old.persons)
            .with("new", found.new.persons),
        ];
    }
    let mut out = Vec::new();
    if let Some(flagged) = &shown.flagged {
        out.push(
            Msg::new(
                "{old} con indicios de funciones de confianza en la versión anterior → {removed} ya no están, \
                 {remaining} siguen, de ellas {title} con otro puesto ({retitled} contando cambios de clase o \
                 departamento)",
                "{old} with indications of confianza functions in the older version → {removed} are gone, {remaining} \
                 remain, {title} of them under another title ({retitled} counting changes of class or department)",
            )
            .with("old", flagged.old)
            .with("removed", n(flagged.removed))
            .with("remaining", n(flagged.remaining))
            .with("title", n(flagged.other_title))
            .with("retitled", n(flagged.retitled)),
        );
    }
    out.push(
        Msg::new(
            "{before} personas → {after}: {same} iguales, {changed} con cambios, {removed} ya no están, {added} nuevas",
            "{before} people → {after}: {same} the same, {changed} changed, {removed} gone, {added} new",
        )
        .with("before", found.old.persons)
        .with("after", found.new.persons)
        .with("same", n(shown.same))
        .with("changed", n(shown.changed))
        .with("removed", n(shown.removed))
        .with("added", n(shown.added)),
    );
    out.extend(found.relabelled.iter().map(|column| relabelled(column, found.pairs.len(), public)));
    out
}

/// Words of a column that its sentence shows.
const WORDS: usize = 4;

/// A column in other words, as one sentence; without the words where the public reads it.
fn relabelled(column: &Relabelling, of: usize, public: bool) -> Msg {
    let field = column.field.spec().title;
    if public {
        return Msg::new(
            "la columna «{field}» está escrita con otras palabras en la versión nueva: no se cuenta como cambio de nadie",
            "the column “{field}” is written in other words in the newer version: counted as nobody's change",
        )
        .with("field", field);
    }
    let one = |word: &MassEdit| {
        let msg = Msg::new("{old} → {new}", "{old} → {new}");
        Arg::Msg(Box::new(msg.private("old", &word.old).private("new", &word.new)))
    };
    let mut words: Vec<Arg> = column.words.iter().take(WORDS).map(one).collect();
    if column.words.len() > WORDS {
        words.push(Arg::Word("…".to_owned()));
    }
    Msg::new(
        "la columna «{field}» está escrita con otras palabras en la versión nueva ({words}): {n} de {of} personas, y no \
         se cuenta como cambio de ninguna",
        "the column “{field}” is written in other words in the newer version ({words}): {n} of {of} people, and counted \
         as nobody's change",
    )
    .with("field", field)
    .with("words", Arg::List(words))
    .with("n", column.persons)
    .with("of", of)
}
