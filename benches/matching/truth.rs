//! What is true of the generated rows, and how near the written clusters come to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use crate::process::{Cost, Record};

/// Bytes of a roll beyond which names and errors are not kept.
const BRIEF: u64 = 200_000_000;

/// A row: file, then number.
type Place = (usize, usize);

/// What is true of one row.
#[derive(Debug)]
struct Fact {
    person: usize,
    kind: String,
    detail: String,
    name: String,
}

/// Everything that is true of a set of files.
#[derive(Debug)]
pub(crate) struct Truth {
    files: BTreeMap<String, usize>,
    facts: BTreeMap<Place, Fact>,
}

/// How near an output comes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    /// Of the pairs in the written clusters (certain and probable; for names possible too).
    pub(crate) all: [f64; 3],
    /// The same of the certain alone.
    pub(crate) certain: [f64; 3],
    /// Share of the true pairs that are not certain which `probable` and `possible` hold.
    pub(crate) review_share: f64,
    /// How many pairs must be read for it, for each true pair that is not certain.
    pub(crate) review_cost: f64,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [precision, recall, f1] = self.all;
        write!(
            f,
            "{precision:.4} | {recall:.4} | **{f1:.4}** | {:.4} | {:.4} | ",
            self.certain[0], self.certain[1]
        )?;
        write!(f, "{:.3} | {:.2}", self.review_share, self.review_cost)
    }
}

impl Score {
    /// The mean of several rolls, with what they took.
    pub(crate) fn mean(rolls: &[(Self, Cost)]) -> String {
        let count = rolls.len() as f64;
        let of = |value: fn(&(Self, Cost)) -> f64| rolls.iter().map(value).sum::<f64>() / count;
        let cost = Cost { seconds: of(|r| r.1.seconds), cpu: of(|r| r.1.cpu), mib: of(|r| r.1.mib) };
        let score = Self {
            all: [of(|r| r.0.all[0]), of(|r| r.0.all[1]), of(|r| r.0.all[2])],
            certain: [of(|r| r.0.certain[0]), of(|r| r.0.certain[1]), of(|r| r.0.certain[2])],
            review_share: of(|r| r.0.review_share),
            review_cost: of(|r| r.0.review_cost),
        };
        format!("{cost} | {score}")
    }
}

impl Truth {
    /// Reads the truth of `roll.csv` whose rows were dealt out to files, one after another.
    pub(crate) fn read_divided(folder: &Path, files: &[String]) -> Self {
        let mut whole = Self::read(folder, &[("roll.csv", "truth.csv")]);
        let deal = |(_, row): Place| ((row - 2) % files.len(), (row - 2) / files.len() + 2);
        let facts = std::mem::take(&mut whole.facts);
        whole.facts = facts.into_iter().map(|(place, fact)| (deal(place), fact)).collect();
        whole.files = files.iter().cloned().zip(0..).collect();
        whole
    }

    /// Reads lists and their truths, `(list, truth)` each.
    pub(crate) fn read(folder: &Path, files: &[(&str, &str)]) -> Self {
        let mut facts = BTreeMap::new();
        for (file, (list, truth)) in files.iter().enumerate() {
            // Of the largest rolls only who is who is kept.
            let brief = std::fs::metadata(folder.join(list)).unwrap().len() > BRIEF;
            let mut rows = csv::Reader::from_path(folder.join(list)).unwrap();
            let head = rows.headers().unwrap().clone();
            let parts: Vec<usize> = (0..head.len())
                .filter(|at| {
                    ["Apellido", "Nombre", "surname", "given"].iter().any(|word| head[*at].starts_with(word))
                })
                .collect();
            let told = csv::Reader::from_path(folder.join(truth)).unwrap().into_records();
            for (row, fact) in rows.records().zip(told) {
                let (row, fact) = (row.unwrap(), fact.unwrap());
                let name: Vec<&str> = parts.iter().map(|at| &row[*at]).collect();
                let fact_of = Fact {
                    person: fact[1].parse().unwrap(),
                    kind: if brief { String::new() } else { fact[2].to_owned() },
                    detail: if brief { String::new() } else { fact[3].to_owned() },
                    name: if brief { String::new() } else { name.join(" ") },
                };
                facts.insert((file, fact[0].parse().unwrap()), fact_of);
            }
        }
        let names = files.iter().map(|(list, _)| (*list).to_owned());
        Self { files: names.zip(0..).collect(), facts }
    }

    /// Rows of all files.
    pub(crate) fn rows(&self) -> usize {
        self.facts.len()
    }

    fn place(&self, source: &str, row: &str) -> Place {
        (self.files[source], row.parse().unwrap())
    }

    fn person(&self, place: Place) -> usize {
        self.facts[&place].person
    }

    /// Rows of each cluster by grades that count.
    fn clusters(&self, groups: &[Record], grades: &[&str]) -> Vec<Vec<Place>> {
        let mut clusters: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
        for line in groups.iter().filter(|line| grades.contains(&&line[4])) {
            clusters.entry(&line[3]).or_default().push(self.place(&line[0], &line[2]));
        }
        clusters.into_values().filter(|rows| rows.len() > 1).collect()
    }

    /// Pairs found and pairs found that are true.
    fn count(&self, clusters: &[Vec<Place>]) -> (usize, usize) {
        let (mut found, mut right) = (0, 0);
        for rows in clusters {
            found += pairs_of(rows.len());
            let mut persons: BTreeMap<usize, usize> = BTreeMap::new();
            for row in rows {
                *persons.entry(self.person(*row)).or_default() += 1;
            }
            right += persons.values().map(|count| pairs_of(*count)).sum::<usize>();
        }
        (found, right)
    }

    /// Measures clusters and pairs over one roll.
    pub(crate) fn score(&self, groups: &[Record], pairs: &[Record], names_only: bool) -> Score {
        let mut persons: BTreeMap<usize, usize> = BTreeMap::new();
        for fact in self.facts.values() {
            *persons.entry(fact.person).or_default() += 1;
        }
        let real: usize = persons.values().map(|count| pairs_of(*count)).sum();
        let (found, right) = self.count(&self.clusters(groups, grades(names_only)));
        let certain = self.clusters(groups, &["certain"]);
        let (sure, sure_right) = self.count(&certain);
        let in_certain = by_row(&certain);
        // Rows that stand together by a third one are shown together, though the two are no pair of their own.
        let written = by_row(&self.clusters(groups, &["certain", "probable", "possible"]));
        let listed: BTreeSet<(Place, Place)> = pairs
            .iter()
            .filter(|line| &line[6] != "certain")
            .map(|line| (self.place(&line[0], &line[2]), self.place(&line[3], &line[5])))
            .map(|(left, right)| (left.min(right), left.max(right)))
            .filter(|pair| !together(&in_certain, pair))
            .collect();
        let shown = |pair: &(Place, Place)| listed.contains(pair) || together(&written, pair);
        let truly = self.true_pairs();
        let review_right =
            truly.iter().filter(|pair| !together(&in_certain, pair)).filter(|pair| shown(pair)).count();
        let (review, rest) = (listed.len(), real - sure_right);
        Score {
            all: measures(found, right, real),
            certain: measures(sure, sure_right, real),
            review_share: share(review_right, rest),
            review_cost: share(review, rest),
        }
    }

    /// Every two rows of one person, in order.
    fn true_pairs(&self) -> Vec<(Place, Place)> {
        let mut persons: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
        for (place, fact) in &self.facts {
            persons.entry(fact.person).or_default().push(*place);
        }
        let pairs = persons.values().flat_map(|rows| {
            rows.iter().enumerate().flat_map(|(nth, a)| rows[nth + 1..].iter().map(move |b| (*a, *b)))
        });
        pairs.collect()
    }

    /// Measures pairs of one row of the first list and one of the second.
    pub(crate) fn score_across(&self, groups: &[Record], names_only: bool) -> Score {
        let mut persons: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
        for ((file, _), fact) in &self.facts {
            persons.entry(fact.person).or_default()[*file] += 1;
        }
        let real: usize = persons.values().map(|[left, right]| left * right).sum();
        let across = |grades: &[&str]| {
            let (mut found, mut right) = (0, 0);
            for rows in self.clusters(groups, grades) {
                let (left, other): (Vec<Place>, Vec<Place>) = rows.iter().partition(|row| row.0 == 0);
                found += left.len() * other.len();
                for row in &left {
                    right += other.iter().filter(|place| self.person(**place) == self.person(*row)).count();
                }
            }
            measures(found, right, real)
        };
        Score { all: across(grades(names_only)), certain: across(&["certain"]), ..Score::default() }
    }

    /// Recall by class of error, and who the false pairs are.
    pub(crate) fn print_classes(&self, groups: &[Record], names_only: bool) {
        let clusters = self.clusters(groups, grades(names_only));
        let cluster_of = by_row(&clusters);
        let mut first: BTreeMap<usize, Place> = BTreeMap::new();
        let mut classes: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
        for (place, fact) in &self.facts {
            let original = *first.entry(fact.person).or_insert(*place);
            if original == *place {
                continue;
            }
            let at = cluster_of.get(place);
            let found = usize::from(at.is_some() && at == cluster_of.get(&original));
            let slips: Vec<&str> = fact.detail.split('+').filter(|slip| *slip != "other_number").collect();
            let alone = slips.len() < 2;
            for slip in if slips.is_empty() { vec!["other_number"] } else { slips } {
                let counts = classes.entry(if slip.is_empty() { "none" } else { slip }).or_default();
                let slot = if alone { 0 } else { 2 };
                counts[slot] += 1;
                counts[slot + 1] += found;
            }
        }
        println!("\n| class of error | alone | found | with others | found |\n|---|---|---|---|---|");
        for (class, [alone, found, with, found_with]) in classes {
            let percent = |found: usize, of: usize| {
                if of == 0 { "–".to_owned() } else { format!("{:.0} %", 100.0 * share(found, of)) }
            };
            println!(
                "| {class} | {alone} | {} | {with} | {} |",
                percent(found, alone),
                percent(found_with, with)
            );
        }
        println!("\nfalse pairs: {:?}\n", self.false_pairs(&clusters));
    }

    fn false_pairs(&self, clusters: &[Vec<Place>]) -> BTreeMap<String, usize> {
        let alike = self.planted();
        let mut kinds = BTreeMap::new();
        for rows in clusters {
            for (at, left) in rows.iter().enumerate() {
                for right in &rows[at + 1..] {
                    let (a, b) = (&self.facts[left], &self.facts[right]);
                    if a.person != b.person {
                        let chance = if a.name == b.name { "equal name by chance" } else { "unrelated" };
                        let kind = alike.get(&[a.person.min(b.person), a.person.max(b.person)]);
                        *kinds.entry(kind.map_or(chance, |how| *how).to_owned()).or_default() += 1;
                    }
                }
            }
        }
        kinds
    }

    /// People who were made to look like somebody, lower number first, with the way in which they do.
    fn planted(&self) -> BTreeMap<[usize; 2], &str> {
        let alike = self.facts.values().filter(|fact| fact.kind == "alike").filter_map(|fact| {
            let (how, of) = fact.detail.split_once(" of ")?;
            let of: usize = of.parse().ok()?;
            Some(([fact.person.min(of), fact.person.max(of)], how))
        });
        alike.collect()
    }
}

/// The cluster of each row.
fn by_row(clusters: &[Vec<Place>]) -> BTreeMap<Place, usize> {
    clusters.iter().enumerate().flat_map(|(at, rows)| rows.iter().map(move |row| (*row, at))).collect()
}

/// Whether two rows stand in one cluster.
fn together(clusters: &BTreeMap<Place, usize>, (left, right): &(Place, Place)) -> bool {
    clusters.get(left).is_some_and(|at| clusters.get(right) == Some(at))
}

/// The grades of which a cluster counts.
const fn grades(names_only: bool) -> &'static [&'static str] {
    if names_only { &["certain", "probable", "possible"] } else { &["certain", "probable"] }
}

const fn pairs_of(rows: usize) -> usize {
    rows * rows.saturating_sub(1) / 2
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 1.0 } else { part as f64 / of as f64 }
}

fn measures(found: usize, right: usize, real: usize) -> [f64; 3] {
    let (precision, recall) = (share(right, found), share(right, real));
    let sum = precision + recall;
    [precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 }]
}
