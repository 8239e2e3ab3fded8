//! The same measure on plants of another kind, generated here: nothing of them is committed.

use std::collections::{BTreeMap, BTreeSet};

use escrutinio::app::{self, Memory, OpenOptions};
use escrutinio::model::{Kind, Place, Severity};

use crate::fixtures::generator::plant::further::{self, Made};

/// What an audit of a plant says of one rule.
struct Measure {
    found: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

impl Measure {
    fn permille(part: usize, other: usize) -> usize {
        (part * 1000).checked_div(part + other).unwrap_or(1000)
    }

    fn precision(&self) -> usize {
        Self::permille(self.found, self.wrong.len())
    }

    fn recall(&self) -> usize {
        Self::permille(self.found, self.missed.len())
    }
}

/// Facts by group: what to expect, where it stands, what it is called.
type Facts = BTreeMap<usize, (&'static str, &'static str, BTreeSet<(String, u32)>, String)>;

/// Every rule that was planted for, measured.
fn measure(made: Made) -> BTreeMap<&'static str, Measure> {
    let mut facts: BTreeMap<&'static str, Facts> = BTreeMap::new();
    for line in &made.truth {
        let of = facts.entry(line.rule).or_default();
        let fact =
            of.entry(line.group).or_insert((line.expect, line.list, BTreeSet::new(), line.title.clone()));
        fact.2.insert((line.source.to_owned(), line.row));
    }
    let opened = app::open_case(&Memory { files: made.files }, &OpenOptions::default())
        .unwrap_or_else(|error| panic!("{:?}", error.problems()));
    let audited = app::audit(opened);
    let case = &audited.opened.case;
    facts
        .into_iter()
        .map(|(rule, facts)| {
            let findings = audited.audit.findings.iter().map(|decided| &decided.finding);
            let flagged: BTreeSet<(String, u32)> = findings
                .filter(|found| {
                    found.rule.0 == rule && found.kind != Kind::Note && found.severity != Severity::Note
                })
                .filter(|found| !found.subject.persons.is_empty())
                .filter_map(|found| match found.at {
                    Place::Cell(at) => Some((case.source_of(at)?.id.clone(), at.row)),
                    Place::CaseLine(_) => None,
                })
                .collect();
            (rule, judge(&facts, &flagged))
        })
        .collect()
}

fn judge(facts: &Facts, flagged: &BTreeSet<(String, u32)>) -> Measure {
    let hit = |places: &BTreeSet<(String, u32)>| places.iter().any(|place| flagged.contains(place));
    let told = |(_, list, places, title): &(&str, &str, BTreeSet<(String, u32)>, String)| {
        format!("{list} {title} {:?}", places.iter().next())
    };
    let wanted: Vec<_> = facts.values().filter(|fact| fact.0 == "flag").collect();
    let allowed: BTreeSet<&(String, u32)> =
        facts.values().filter(|fact| fact.0 != "quiet").flat_map(|fact| &fact.2).collect();
    // A person may carry two facts of one rule; rows are counted, not facts.
    let rows: BTreeSet<_> = wanted.iter().map(|fact| &fact.2).collect();
    let missed = wanted.iter().filter(|fact| !hit(&fact.2)).map(|fact| told(fact)).collect();
    let named = |place: &(String, u32)| {
        facts.values().find(|fact| fact.2.contains(place)).map_or_else(|| format!("{place:?}"), told)
    };
    let wrong = flagged.iter().filter(|place| !allowed.contains(place)).map(named).collect();
    Measure { found: rows.into_iter().filter(|places| hit(places)).count(), missed, wrong }
}

/// Seeds that no rule was tuned to.
const SEEDS: [u64; 3] = [1, 2, 3];

fn holds(name: &str, make: impl Fn(u64) -> Made, floors: &[(&str, usize, usize)]) {
    for seed in SEEDS {
        let measured = measure(make(seed));
        for &(rule, precision, recall) in floors {
            let found = &measured[rule];
            println!(
                "{name} {seed} {rule}: precision {}, recall {} ({} found)\n  missed {:?}\n  wrong {:?}",
                found.precision(),
                found.recall(),
                found.found,
                found.missed,
                found.wrong
            );
            assert!(found.found > 0, "{name} {seed}: {rule} found nothing");
            assert!(found.precision() >= precision, "{name} {seed}: {rule} precision {}", found.precision());
            assert!(found.recall() >= recall, "{name} {seed}: {rule} recall {}", found.recall());
        }
    }
}

#[test]
fn a_maquila_with_english_titles_and_bosses_by_name() {
    holds("maquila", |seed| further::maquila(seed).unwrap(), &[("EL-01", 980, 980), ("EL-02", 980, 950)]);
}

#[test]
fn a_food_plant_with_categories_and_cut_titles() {
    holds("food", |seed| further::food(seed).unwrap(), &[("EL-01", 850, 920), ("EL-02", 980, 950)]);
}
