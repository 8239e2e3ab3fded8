//! The count: who has how many votes of which whole, which test the law sets, and whether the papers add up.

mod checks;
mod majorities;
mod sheets;
mod wording;

pub use checks::{Check, CheckKey, Measure};
pub(crate) use majorities::affirmative;
pub use majorities::{Standing, Test, TestKey, majority, thirty_percent};
pub use sheets::{Difference, Sheet, ThreeFigures, sheets};

use crate::model::{CaseFile, Msg, Vote};

/// A part of a whole, and its permille rounded half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u64,
    /// The whole; never 0.
    pub whole: u64,
    /// Permille, rounded half up.
    pub permille: u64,
}

impl Share {
    /// A share; `None` of an empty whole.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        Some(Self { part, whole, permille: permille(part, whole)? })
    }
}

/// A part of a whole in permille, rounded half up; `None` of an empty whole.
pub fn permille(part: u64, whole: u64) -> Option<u64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    u64::try_from((2000 * part + whole) / (2 * whole)).ok()
}

/// Where the figures of a count come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// `[final]`: what was announced.
    Announced,
    /// No final count was given: the sums of the tally sheets stand in.
    Sheets,
    /// Neither was given.
    Nothing,
}

/// Where the number of people on the roll comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollBasis {
    /// `[final] roll`.
    Announced,
    /// The rolls of the tables, added.
    Sheets,
    /// The persons on the roll that counts.
    Listed,
}

/// An option's votes and its three shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionCount {
    /// The option's id.
    pub id: String,
    /// Votes, where they were published.
    pub votes: Option<u64>,
    /// Of everyone on the roll.
    pub of_roll: Option<Share>,
    /// Of the votes cast, null ones too.
    pub of_cast: Option<Share>,
    /// Of the valid votes.
    pub of_valid: Option<Share>,
}

/// The whole count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Where the figures come from.
    pub basis: Basis,
    /// The line of the case file that a finding on the whole count points at; 0 where there is none.
    pub line: u32,
    /// People on the roll (N).
    pub roll: Option<u64>,
    /// Where N comes from.
    pub roll_basis: Option<RollBasis>,
    /// Persons on the roll that counts, where they differ from N.
    pub roll_listed: Option<u64>,
    /// Votes cast, null ones too.
    pub cast: Option<u64>,
    /// Votes for an option.
    pub valid: Option<u64>,
    /// Null votes.
    pub null: Option<u64>,
    /// Votes cast of everyone on the roll.
    pub turnout: Option<Share>,
    /// The options, in the order of the case file.
    pub options: Vec<OptionCount>,
    /// The option with most votes; `None` on a tie.
    pub leader: Option<String>,
    /// The next option; `None` where there is no other.
    pub runner_up: Option<String>,
    /// Options that share the first place, where several do.
    pub tied: Vec<String>,
    /// Votes between the first and the second.
    pub margin: Option<u64>,
    /// The tests that the law sets for this vote.
    pub tests: Vec<Test>,
    /// Whether the papers add up.
    pub checks: Vec<Check>,
    /// The three figures of each sheet against the gap at that box.
    pub boxes: Vec<ThreeFigures>,
    /// What the reader must know of these figures.
    pub notes: Vec<Msg>,
}

impl Count {
    /// The votes of an option.
    pub fn votes_of(&self, id: &str) -> Option<u64> {
        self.options.iter().find(|option| option.id == id)?.votes
    }

    /// Votes cast, or where they were not published the votes that certainly were.
    pub fn cast_at_least(&self) -> Option<u64> {
        self.cast.or_else(|| Some(self.valid? + self.null.unwrap_or(0)))
    }

    /// The checks of a rule that do not hold.
    pub fn failed(&self, rule: &str) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.rule == rule && !check.ok)
    }

    /// Whether any check of a rule could be made.
    pub fn was_checked(&self, rule: &str) -> bool {
        self.checks.iter().any(|check| check.rule == rule)
    }

    /// A test by its key.
    pub fn test(&self, key: TestKey) -> Option<&Test> {
        self.tests.iter().find(|test| test.key == key)
    }
}

/// The figures of the whole vote, from one source.
#[derive(Debug, Clone, Default)]
struct Figures {
    cast: Option<u64>,
    null: Option<u64>,
    unregistered: u64,
    votes: Vec<(String, Option<u64>)>,
}

/// Counts a case. `listed` is the number of persons on the roll that counts, where there is one.
pub fn count(case: &CaseFile, listed: Option<u64>) -> Count {
    let options: Vec<&str> = case.options.iter().map(|option| option.value.as_str()).collect();
    let sheets = sheets(case);
    let (basis, line, figures) = figures(case, &options, &sheets);
    let (roll, roll_basis) = roll(case, &sheets, listed);
    let mut count = Count {
        basis,
        line,
        roll,
        roll_basis,
        roll_listed: listed.filter(|listed| roll.is_some_and(|roll| roll != *listed)),
        cast: figures.cast,
        valid: None,
        null: figures.null,
        turnout: None,
        options: Vec::new(),
        leader: None,
        runner_up: None,
        tied: Vec::new(),
        margin: None,
        tests: Vec::new(),
        checks: Vec::new(),
        boxes: sheets.iter().filter_map(|sheet| sheet.three_figures(&options)).collect(),
        notes: Vec::new(),
    };
    complete(&mut count, &figures);
    share_out(&mut count, &figures);
    rank(&mut count);
    count.tests = case.case.vote.map_or_else(Vec::new, |vote| majorities::tests(vote, &count));
    count.checks = checks::checks(case, &sheets, &count, &options);
    count.notes = notes(case.case.vote, &count);
    count
}

fn figures(case: &CaseFile, options: &[&str], sheets: &[Sheet]) -> (Basis, u32, Figures) {
    let by_option = |votes: &dyn Fn(&str) -> Option<u64>| -> Vec<(String, Option<u64>)> {
        options.iter().map(|id| ((*id).to_owned(), votes(id))).collect()
    };
    if let Some(announced) = &case.final_count {
        let votes = by_option(&|id| announced.votes.get(id).copied());
        let figures = Figures { cast: announced.cast, null: announced.null, unregistered: 0, votes };
        return (Basis::Announced, announced.line, figures);
    }
    let Some(first) = sheets.first() else { return (Basis::Nothing, 0, Figures::default()) };
    let figures = Figures {
        cast: sheets::total(sheets, |sheet| sheet.cast),
        null: sheets::total(sheets, |sheet| sheet.null),
        unregistered: sheets::total(sheets, |sheet| sheet.unregistered).unwrap_or(0),
        votes: by_option(&|id| sheets::total(sheets, |sheet| sheet.votes_of(id))),
    };
    (Basis::Sheets, first.line, figures)
}

fn roll(case: &CaseFile, sheets: &[Sheet], listed: Option<u64>) -> (Option<u64>, Option<RollBasis>) {
    let announced = case.final_count.as_ref().and_then(|count| count.roll);
    let added = || sheets::total(sheets, |sheet| sheet.roll).filter(|_| !sheets.is_empty());
    match (announced, added(), listed) {
        (Some(roll), _, _) => (Some(roll), Some(RollBasis::Announced)),
        (None, Some(roll), _) => (Some(roll), Some(RollBasis::Sheets)),
        (None, None, Some(roll)) => (Some(roll), Some(RollBasis::Listed)),
        (None, None, None) => (None, None),
    }
}

/// Fills in the figure that the other two determine.
fn complete(count: &mut Count, figures: &Figures) {
    let added: Option<u64> = figures.votes.iter().map(|(_, votes)| *votes).sum();
    let added = added.filter(|_| !figures.votes.is_empty());
    let papers = |null: u64| null + figures.unregistered;
    count.valid = added.or_else(|| count.cast?.checked_sub(papers(count.null?)));
    count.cast = count.cast.or_else(|| Some(count.valid? + papers(count.null?)));
}

fn share_out(count: &mut Count, figures: &Figures) {
    let of = |votes: Option<u64>, whole: Option<u64>| Share::of(votes?, whole?);
    count.turnout = of(count.cast, count.roll);
    count.options = figures
        .votes
        .iter()
        .map(|(id, votes)| OptionCount {
            id: id.clone(),
            votes: *votes,
            of_roll: of(*votes, count.roll),
            of_cast: of(*votes, count.cast),
            of_valid: of(*votes, count.valid),
        })
        .collect();
}

/// Leader, runner-up and margin, where every option's votes were published.
fn rank(count: &mut Count) {
    let votes: Option<Vec<u64>> = count.options.iter().map(|option| option.votes).collect();
    let Some(votes) = votes.filter(|votes| !votes.is_empty()) else { return };
    let mut order: Vec<usize> = (0..votes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(votes.get(*at).copied()), *at));
    let of = |place: usize| order.get(place).and_then(|at| Some((count.options.get(*at)?, *votes.get(*at)?)));
    let Some((first, most)) = of(0) else { return };
    let second = of(1);
    let next = second.map_or(0, |(_, votes)| votes);
    let tied: Vec<String> = count
        .options
        .iter()
        .filter(|option| option.votes == Some(most))
        .map(|option| option.id.clone())
        .collect();
    let (leader, runner_up) = (first.id.clone(), second.map(|(option, _)| option.id.clone()));
    count.margin = Some(most - next);
    if tied.len() > 1 {
        count.tied = tied;
    } else {
        count.leader = Some(leader);
        count.runner_up = runner_up;
    }
}

fn notes(vote: Option<Vote>, count: &Count) -> Vec<Msg> {
    let mut notes = Vec::new();
    if count.basis == Basis::Sheets {
        notes.push(Msg::new(
            "no se dio el resultado final: las cifras son la suma de las actas",
            "no final count was given: the figures are the sum of the tally sheets",
        ));
    }
    match count.roll_basis {
        Some(RollBasis::Sheets) => notes.push(Msg::new(
            "no se dio el padrón final: el total es la suma de los padrones de las mesas",
            "the final roll was not given: the total is the sum of the tables' rolls",
        )),
        Some(RollBasis::Listed) => notes.push(Msg::new(
            "no se dio el padrón final: el total son las personas del padrón que se revisó",
            "the final roll was not given: the total is the persons on the roll that was examined",
        )),
        Some(RollBasis::Announced) | None => {}
    }
    if let (Some(roll), Some(listed)) = (count.roll, count.roll_listed) {
        notes.push(
            Msg::new(
                "el acta final dice {roll} en el padrón y el padrón revisado tiene {listed} personas",
                "the final act says {roll} on the roll and the roll that was examined has {listed} persons",
            )
            .with("roll", roll)
            .with("listed", listed),
        );
    }
    if count.cast.is_none() && count.valid.is_some() {
        notes.push(Msg::new(
            "no se publicaron los votos nulos: la participación no se puede calcular, solo los votos válidos",
            "null votes were not published: turnout cannot be computed, only valid votes",
        ));
    }
    if !count.tied.is_empty() {
        notes.push(tie_note(vote));
    }
    notes
}

/// What the law says of a tie, which is mostly nothing.
fn tie_note(vote: Option<Vote>) -> Msg {
    match vote {
        Some(Vote::Representation) => Msg::new(
            "empate: la ley no da una regla para este caso",
            "tie: there is no statutory rule for this case",
        ),
        Some(Vote::Legitimization) => Msg::new(
            "empate: según fuentes secundarias, el protocolo de 2021 permitía convocar a otra consulta",
            "tie: by secondary sources, the 2021 protocol allowed another consultation to be called",
        ),
        Some(Vote::Contract) => Msg::new(
            "empate: no hay mayoría de las personas cubiertas por el contrato",
            "tie: there is no majority of the workers covered by the contract",
        ),
        Some(Vote::Officers) => Msg::new("empate: deciden los estatutos", "tie: the statutes decide"),
        Some(Vote::Titularity | Vote::Strike) | None => Msg::new(
            "empate: no se verificó una regla de la ley para este caso",
            "tie: no rule of the law was verified for this case",
        ),
    }
}
