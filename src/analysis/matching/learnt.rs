//! What the roll itself shows of its second entries: how many there are, by the way names are written, and how
//! often other fields differ between them, in each of two ways: written again as they were, or taken up anew, so
//! that several differ together. Expectation–maximisation of these rates over the pairs that were found, in integers;
//! what is expected beforehand counts too, so that a short roll says little.

use super::bits::{BIT, Bits, log2, one_more, permille, power};
use super::found::Pair;
use super::score::{Agreement, Curps, Prior, Scorer, What};
use super::vocabulary::Style;
use crate::model::Field;

/// Rows by which the expected number of second entries counts, by the style of names.
const EXPECTED_ROWS: [u64; 3] = [2_000, 300, 300];
/// Second entries by which it counts how often a field is expected to differ.
const EXPECTED_PAIRS: u64 = 20;
/// The least that a difference may come to tell.
const LEAST: Bits = -6 * BIT;
const ROUNDS: usize = 15;
/// Of the fields that may differ, so many at most.
const MOST: usize = 40;
/// The place of the days of hiring, after those of the columns that say little each.
const HIRED: usize = MOST - 1;
/// How second entries come about: written again with the same particulars, or anew, so that several differ together.
const WAYS: usize = 2;
/// Second entries by which it counts that both ways are as common.
const EXPECTED_WAYS: u64 = 20;
/// Log odds of a way that does not occur.
const NEVER: Bits = -64 * BIT;
/// By how much, at most, what agreement tells may grow.
pub(super) const GROW: Bits = BIT;

/// By how much, at most, a roll may move the expectation for rows of whom one is written so.
pub(super) const fn most_moved(style: Style) -> Bits {
    match style {
        Style::Plain => 3 * BIT / 2,
        Style::Loose => 4 * BIT,
        Style::Slipped => 5 * BIT,
    }
}

/// What was learnt, to be added to what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Learnt {
    /// To the odds of two rows, by the odder of their styles.
    moved: [Bits; 3],
    /// How common each way is, as a logarithm.
    share: Ways,
    /// To what it tells that a field agrees, by way and place.
    equal: [[Bits; MOST]; WAYS],
    /// To what it tells that a field differs.
    other: [[Bits; MOST]; WAYS],
}

/// A sum for each way in which second entries come about.
pub(super) type Ways = [Bits; WAYS];

impl Default for Learnt {
    fn default() -> Self {
        Self { moved: [0; 3], share: [0, NEVER], equal: [[0; MOST]; WAYS], other: [[0; MOST]; WAYS] }
    }
}

impl Learnt {
    /// The most that any roll may show: with it a search finds whatever may remain.
    pub(super) fn generous(scorer: &Scorer) -> Self {
        let mut out =
            Self { moved: [Style::Plain, Style::Loose, Style::Slipped].map(most_moved), ..Self::default() };
        for (place, .., tells) in expectations(scorer) {
            (out.equal[0][place], out.other[0][place]) = (GROW, -tells);
        }
        out
    }

    /// By how much, at most, the odds of a pair differ from those by what another roll has shown.
    pub(super) fn apart(&self, other: &Self) -> Bits {
        let most = |a: &[Bits], b: &[Bits]| a.iter().zip(b).map(|(x, y)| (x - y).abs()).max().unwrap_or(0);
        let at = |fields: &[[Bits; MOST]; WAYS], place: usize| [fields[0][place], fields[1][place]];
        let fields = (0..MOST).map(|place| {
            most(&at(&self.equal, place), &at(&other.equal, place))
                .max(most(&at(&self.other, place), &at(&other.other, place)))
        });
        // Two units for the rounding of two logarithms.
        most(&self.moved, &other.moved) + most(&self.share, &other.share) + fields.sum::<Bits>() + 2
    }

    /// All that was learnt, as numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Bits> {
        let fields = self.equal.into_iter().chain(self.other).flatten();
        self.moved.into_iter().chain(self.share).chain(fields)
    }

    /// The same from such numbers; nothing if there are too few.
    pub(super) fn of_numbers(numbers: &mut impl Iterator<Item = Bits>) -> Option<Self> {
        let mut out = Self::default();
        let fields = out.equal.iter_mut().chain(&mut out.other).flatten();
        let slots = out.moved.iter_mut().chain(&mut out.share).chain(fields);
        for slot in slots {
            *slot = numbers.next()?;
        }
        Some(out)
    }

    /// To the odds of two rows of which the odder is written so.
    pub(super) fn moved(&self, style: Style) -> Bits {
        self.moved[style as usize]
    }

    /// To what agreement tells at most in the column of that number among those that say little each; and difference.
    pub(super) fn most_at(&self, nth: usize) -> (Bits, Bits) {
        let most = |fields: &[[Bits; MOST]; WAYS]| fields[0][nth].max(fields[1][nth]);
        if nth < HIRED { (most(&self.equal), most(&self.other)) } else { (0, 0) }
    }

    /// To what the same day of hiring tells at most.
    pub(super) fn most_hired(&self) -> Bits {
        self.equal[0][HIRED].max(self.equal[1][HIRED])
    }

    /// Adds what it tells that the column of that number agrees, or differs.
    pub(super) fn add(&self, ways: &mut Ways, nth: usize, equal: bool) {
        if nth < HIRED {
            self.add_at(ways, nth, equal);
        }
    }

    /// Adds what it tells that the days of hiring agree, or differ.
    pub(super) fn add_hired(&self, ways: &mut Ways, equal: bool) {
        self.add_at(ways, HIRED, equal);
    }

    fn add_at(&self, ways: &mut Ways, place: usize, equal: bool) {
        let fields = if equal { &self.equal } else { &self.other };
        for (sum, field) in ways.iter_mut().zip(fields) {
            *sum += field[place];
        }
    }

    /// What the fields tell together, over what was expected: either way, as common as it is. Never more than the
    /// more telling way alone, so that a bound of each field is a bound of the sum.
    pub(super) fn together(&self, ways: Ways) -> Bits {
        let [x, y] = self.weighed(ways);
        (x.max(y) + one_more(-(x - y).abs())).min(ways[0].max(ways[1]))
    }

    fn weighed(&self, ways: Ways) -> Ways {
        [ways[0] + self.share[0], ways[1] + self.share[1]]
    }
}

/// The place of what may differ: the columns that say little each, then the days of hiring.
fn place(scorer: &Scorer, what: What) -> Option<usize> {
    let traits = &scorer.rows.traits;
    if what == What::Field(Field::HireDate) {
        return Some(HIRED);
    }
    traits.iter().take(HIRED).position(|each| each.spec.what == what)
}

/// A pair that was found, and what is to be learnt of it.
struct Case {
    odds: Bits,
    style: Style,
    curps: Curps,
    /// By place, one bit: it agrees, and it differs.
    equal: u64,
    other: u64,
}

/// The rows of which all pairs were found.
pub(super) struct Sample<'a> {
    pub(super) rows: &'a [u32],
    /// How many rows there are: of a part, either row of a pair may bring it in.
    pub(super) of: usize,
}

/// Learns from pairs that were found, whatever the scorer had learnt before.
pub(super) fn learn(
    scorer: &Scorer,
    prior: Prior,
    expected: u64,
    sample: &Sample<'_>,
    pairs: &[Pair],
) -> Learnt {
    let cases: Vec<Case> = pairs.iter().map(|pair| case(scorer, prior, pair)).collect();
    let mut rows = [0_u64; 3];
    for &row in sample.rows {
        rows[scorer.style(row) as usize] += 1;
    }
    let whole = sample.rows.len() == sample.of;
    // A part speaks for all rows, and what is expected counts among all: down to a tenth of its rows.
    let part = (1_000 * sample.rows.len() / sample.of.max(1)).max(100) as u64;
    let expected_rows = EXPECTED_ROWS.map(|rows| rows * part / 1_000);
    let expectations = expectations(scorer);
    let mut learnt = Learnt { share: [-BIT / 2, -2 * BIT], ..Learnt::default() };
    for &(place, .., tells) in &expectations {
        learnt.other[1][place] = -tells;
    }
    for _ in 0..ROUNDS {
        // All in thousandths.
        let (mut found, mut of_way) = ([0_u64; 3], [0_u64; WAYS]);
        let (mut equal, mut other) = ([[0_u64; MOST]; WAYS], [[0_u64; MOST]; WAYS]);
        for case in cases.iter().filter(|case| case.curps != Curps::Apart) {
            let ways = learnt.ways(case);
            let chance = u64::from(permille(case.odds + learnt.moved(case.style) + learnt.together(ways)));
            found[case.style as usize] += if whole { chance } else { chance / 2 };
            let [x, y] = learnt.weighed(ways);
            let first = chance * u64::from(permille(x - y)) / 1_000;
            for (way, chance) in [first, chance - first].into_iter().enumerate() {
                of_way[way] += chance;
                for_bits(case.equal, |place| equal[way][place] += chance);
                for_bits(case.other, |place| other[way][place] += chance);
            }
        }
        for style in [Style::Plain, Style::Loose, Style::Slipped] {
            let at = style as usize;
            let rate = (found[at].min(rows[at] * 1_000) + expected * expected_rows[at]).max(1);
            let usual = expected * (rows[at] + expected_rows[at]);
            let least = -most_moved(Style::Plain);
            learnt.moved[at] = (log2(rate) - log2(usual)).clamp(least, most_moved(style));
        }
        let all = log2(of_way.iter().sum::<u64>() + 2_000 * EXPECTED_WAYS);
        for way in 0..WAYS {
            learnt.share[way] = log2(of_way[way] + 1_000 * EXPECTED_WAYS) - all;
            for &(place, usual, among, tells) in &expectations {
                // Shares of a million, of one person's rows that differ and of any two rows that do.
                let both = (equal[way][place] + other[way][place]) / 1_000 + EXPECTED_PAIRS;
                let shown = ((other[way][place] * 1_000 + usual * EXPECTED_PAIRS) / both).clamp(1, 999_999);
                learnt.other[way][place] = (log2(shown) - log2(among.max(1))).clamp(LEAST, 0) - tells;
                let more = log2(1_000_000 - shown) - log2((1_000_000 - usual).max(1));
                learnt.equal[way][place] = more.clamp(-GROW, GROW);
            }
        }
    }
    learnt
}

impl Learnt {
    fn ways(&self, case: &Case) -> Ways {
        let mut ways = Ways::default();
        for_bits(case.equal, |place| self.add_at(&mut ways, place, true));
        for_bits(case.other, |place| self.add_at(&mut ways, place, false));
        ways
    }
}

fn for_bits(mut bits: u64, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

fn case(scorer: &Scorer, prior: Prior, pair: &Pair) -> Case {
    let (mut equal, mut other) = (0, 0);
    let sum = scorer.compare(prior, pair.left, pair.right, &mut |part| {
        let Some(place) = place(scorer, part.what) else { return };
        match part.agreement {
            Agreement::Equal => equal |= 1 << place,
            Agreement::Other => other |= 1 << place,
            Agreement::Word(..)
            | Agreement::Unmatched(..)
            | Agreement::Order
            | Agreement::Kin
            | Agreement::Together
            | Agreement::Slip
            | Agreement::Root
            | Agreement::BothHold
            | Agreement::Unseen => {}
        }
    });
    let style = scorer.style(pair.left).max(scorer.style(pair.right));
    let odds = sum.odds - scorer.learnt.moved(style) - scorer.learnt.together(sum.ways);
    Case { odds, style, curps: pair.curps, equal, other }
}

/// Of each place: how often second entries are expected to differ, how often any two rows do, in a million; and
/// what is expected to be told by it.
fn expectations(scorer: &Scorer) -> Vec<(usize, u64, u64, Bits)> {
    let usual = |among: u64, tells: Bits| (among * power(tells)) >> 20;
    let traits = scorer.rows.traits.iter().take(HIRED).enumerate().map(|(place, each)| {
        let among = each.differing();
        (place, usual(among, each.spec.other), among, each.spec.other)
    });
    let hired = (HIRED, usual(1_000_000, super::weights::HIRE_OTHER), 1_000_000, super::weights::HIRE_OTHER);
    traits.chain(std::iter::once(hired)).collect()
}
