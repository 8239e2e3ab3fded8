//! What the audit of an invented plant says, held against what was planted in it: rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use escrutinio::app::{self, Memory, OpenOptions};
use escrutinio::model::{Case, Kind, Place, Severity};

use crate::fixtures::generator::plant::{self, Files, further::Made};

/// Source and row.
type At = (String, u32);

/// One planted fact: the rows of which it is true, in every list.
pub(super) struct Fact {
    list: String,
    expect: String,
    rows: BTreeSet<At>,
    title: String,
}

/// What was planted, by rule.
pub(super) type Truth = BTreeMap<String, Vec<Fact>>;

/// One finding about somebody.
pub(super) struct Flag {
    at: At,
    rows: BTreeSet<At>,
    confidence: u16,
}

/// What the audit said, by rule.
pub(super) type Flags = BTreeMap<String, Vec<Flag>>;

/// One rule, measured.
pub(super) struct Measure {
    pub(super) found: usize,
    pub(super) flagged: usize,
    pub(super) missed: Vec<String>,
    pub(super) wrong: Vec<String>,
}

impl Measure {
    fn permille(part: usize, other: usize) -> usize {
        (part * 1000).checked_div(part + other).unwrap_or(1000)
    }

    pub(super) fn precision(&self) -> usize {
        Self::permille(self.found, self.wrong.len())
    }

    pub(super) fn recall(&self) -> usize {
        Self::permille(self.found, self.missed.len())
    }
}

/// A further plant: its facts, and what an audit says.
pub(super) fn of_made(made: Made) -> (Truth, Flags) {
    let mut truth = Truth::new();
    let mut groups: BTreeMap<(&str, usize), Fact> = BTreeMap::new();
    for line in &made.truth {
        let fact = groups.entry((line.rule, line.group)).or_insert_with(|| Fact {
            list: line.list.to_owned(),
            expect: line.expect.to_owned(),
            rows: BTreeSet::new(),
            title: line.title.clone(),
        });
        fact.rows.insert((line.source.to_owned(), line.row));
    }
    for ((rule, _), fact) in groups {
        truth.entry(rule.to_owned()).or_default().push(fact);
    }
    (truth, audited(made.files))
}

/// Rules about rows of the roll that counts; what an older version carries is no fact of theirs.
const OF_ROLL: [&str; 5] = ["EL-01", "EL-03", "EL-05", "EL-06", "EL-08"];
/// Facts of another rule that EL-09 may tell too: paid and not on the roll, registered late, on no payroll.
const TOLD_TWICE: [&str; 6] = [
    "operator_as_confianza",
    "backdated",
    "contractor",
    "duplicate_exact",
    "duplicate_fuzzy",
    "invented_identity",
];

/// The bundled plant.
pub(super) fn of_bundled() -> (Truth, Flags) {
    let files = plant::files(plant::SEED).unwrap();
    let mut groups: BTreeMap<(String, String, String), Fact> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(files["truth.csv"].as_slice());
    for record in reader.records().map(Result::unwrap) {
        let [list, rule, group, expect, source, row, _, title] =
            std::array::from_fn(|at| record[at].to_owned());
        let Ok(row) = row.parse() else { continue };
        let mut add = |rule: &str, expect: &str| {
            if source == "roll-1" && OF_ROLL.contains(&rule) {
                return;
            }
            let fact = groups.entry((rule.to_owned(), list.clone(), group.clone())).or_insert_with(|| Fact {
                list: list.clone(),
                expect: expect.to_owned(),
                rows: BTreeSet::new(),
                title: title.clone(),
            });
            fact.rows.insert((source.clone(), row));
        };
        add(&rule, &expect);
        if TOLD_TWICE.contains(&list.as_str()) {
            add("EL-09", "either");
        }
    }
    let mut truth = Truth::new();
    for ((rule, _, _), fact) in groups {
        truth.entry(rule).or_default().push(fact);
    }
    (truth, audited(files))
}

/// The lowest threshold of EL-01 that is measured: what more points would leave out is left out afterwards.
pub(super) const LOWEST: u16 = 500;

fn audited(mut files: Files) -> Flags {
    let toml = files.get_mut("case.toml").unwrap();
    toml.extend(format!("\n[rules.EL-01]\nmin_signal = {LOWEST}\n").bytes());
    let opened = app::open_case(&Memory { files }, &OpenOptions::default())
        .unwrap_or_else(|error| panic!("{:?}", error.problems()));
    let audited = app::audit(opened);
    let case = &audited.opened.case;
    let mut out = Flags::new();
    for found in audited.audit.findings.iter().map(|decided| &decided.finding) {
        let silent = matches!(found.kind, Kind::Note | Kind::Exculpatory) || found.severity == Severity::Note;
        let Some(at) = row(case, found.at).filter(|_| !silent && !found.subject.persons.is_empty()) else {
            continue;
        };
        let rows = found.near.iter().filter_map(|near| row(case, *near)).chain([at.clone()]).collect();
        out.entry(found.rule.0.to_owned()).or_default().push(Flag { at, rows, confidence: found.confidence });
    }
    out
}

fn row(case: &Case, place: Place) -> Option<At> {
    match place {
        Place::Cell(at) => Some((case.source_of(at)?.id.clone(), at.row)),
        Place::CaseLine(_) => None,
    }
}

/// One rule: findings of this confidence or more against the facts. Two entries of one person are found where one
/// finding names both.
pub(super) fn judge(rule: &str, truth: &Truth, flags: &Flags, confidence: u16) -> Measure {
    let (facts, flags) = (&truth[rule], flags.get(rule).map(Vec::as_slice).unwrap_or_default());
    let flags: Vec<&Flag> = flags.iter().filter(|flag| flag.confidence >= confidence).collect();
    let pairs = rule == "EL-08";
    let at: BTreeSet<&At> = flags.iter().map(|flag| &flag.at).collect();
    let hit = |fact: &Fact| {
        if pairs && fact.rows.len() > 1 {
            return flags.iter().any(|flag| flag.rows.intersection(&fact.rows).count() > 1);
        }
        fact.rows.iter().any(|row| at.contains(row))
    };
    // A person may carry two facts of one rule: people are counted, not facts.
    let wanted: BTreeMap<&BTreeSet<At>, &Fact> =
        facts.iter().filter(|fact| fact.expect == "flag").map(|fact| (&fact.rows, fact)).collect();
    let allowed: BTreeSet<&At> =
        facts.iter().filter(|fact| fact.expect != "quiet").flat_map(|fact| &fact.rows).collect();
    let told = |fact: &Fact| format!("{} {} {:?}", fact.list, fact.title, fact.rows.first());
    let (found, missed): (Vec<&Fact>, Vec<&Fact>) = wanted.values().partition(|fact| hit(fact));
    let wrong = at.iter().filter(|row| !allowed.contains(*row)).map(|row| {
        facts.iter().find(|fact| fact.rows.contains(*row)).map_or_else(|| format!("{row:?}"), told)
    });
    Measure {
        found: found.len(),
        flagged: at.len(),
        missed: missed.into_iter().map(told).collect(),
        wrong: wrong.collect(),
    }
}
