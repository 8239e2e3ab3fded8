//! What the roll itself shows of its second entries: how many there are, by the way names are written, and how
//! often other fields differ between them. Expectation–maximisation of these rates over the pairs that were
//! found, in integers; what is expected beforehand counts too, so that a short roll says little.

use super::bits::{BIT, Bits, log2, permille, power};
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
    /// To what it tells that a field agrees, by place.
    equal: [Bits; MOST],
    /// To what it tells that a field differs.
    other: [Bits; MOST],
}

impl Default for Learnt {
    fn default() -> Self {
        Self { moved: [0; 3], equal: [0; MOST], other: [0; MOST] }
    }
}

impl Learnt {
    /// The most that any roll may show: with it a search finds whatever may remain.
    pub(super) fn generous(scorer: &Scorer) -> Self {
        let mut out =
            Self { moved: [Style::Plain, Style::Loose, Style::Slipped].map(most_moved), ..Self::default() };
        for (place, .., tells) in expectations(scorer) {
            (out.equal[place], out.other[place]) = (GROW, -tells);
        }
        out
    }

    /// By how much, at most, the odds of a pair differ from those by what another roll has shown.
    pub(super) fn apart(&self, other: &Self) -> Bits {
        let gap = |a: &[Bits], b: &[Bits], at: usize| (a[at] - b[at]).abs();
        let moved = (0..3).map(|at| gap(&self.moved, &other.moved, at)).max().unwrap_or(0);
        let fields =
            (0..MOST).map(|at| gap(&self.equal, &other.equal, at).max(gap(&self.other, &other.other, at)));
        moved + fields.sum::<Bits>()
    }

    /// All that was learnt, as numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Bits> {
        self.moved.into_iter().chain(self.equal).chain(self.other)
    }

    /// The same from such numbers; nothing if there are too few.
    pub(super) fn of_numbers(numbers: &mut impl Iterator<Item = Bits>) -> Option<Self> {
        let mut out = Self::default();
        let slots = out.moved.iter_mut().chain(&mut out.equal).chain(&mut out.other);
        for slot in slots {
            *slot = numbers.next()?;
        }
        Some(out)
    }

    /// To the odds of two rows of which the odder is written so.
    pub(super) fn moved(&self, style: Style) -> Bits {
        self.moved[style as usize]
    }

    /// To what agreement tells in the column of that number among those that say little each; and difference.
    pub(super) fn at(&self, nth: usize) -> (Bits, Bits) {
        if nth < HIRED { (self.equal[nth], self.other[nth]) } else { (0, 0) }
    }

    /// To what the same day of hiring tells; and another.
    pub(super) const fn hired(&self) -> (Bits, Bits) {
        (self.equal[HIRED], self.other[HIRED])
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
    /// Whether they are all rows: of a part, either row of a pair may bring it in.
    pub(super) whole: bool,
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
    let expectations = expectations(scorer);
    let mut learnt = Learnt::default();
    for _ in 0..ROUNDS {
        // All in thousandths.
        let (mut found, mut equal, mut other) = ([0_u64; 3], [0_u64; MOST], [0_u64; MOST]);
        for case in cases.iter().filter(|case| case.curps != Curps::Apart) {
            let chance = u64::from(permille(case.odds + learnt.of(case)));
            found[case.style as usize] += if sample.whole { chance } else { chance / 2 };
            for_bits(case.equal, |place| equal[place] += chance);
            for_bits(case.other, |place| other[place] += chance);
        }
        for style in [Style::Plain, Style::Loose, Style::Slipped] {
            let at = style as usize;
            let rate = (found[at].min(rows[at] * 1_000) + expected * EXPECTED_ROWS[at]).max(1);
            let usual = expected * (rows[at] + EXPECTED_ROWS[at]);
            let least = -most_moved(Style::Plain);
            learnt.moved[at] = (log2(rate) - log2(usual)).clamp(least, most_moved(style));
        }
        for &(place, usual, among, tells) in &expectations {
            // Shares of a million, of one person's rows that differ and of any two rows that do.
            let both = (equal[place] + other[place]) / 1_000 + EXPECTED_PAIRS;
            let shown = ((other[place] * 1_000 + usual * EXPECTED_PAIRS) / both).clamp(1, 999_999);
            learnt.other[place] = (log2(shown) - log2(among.max(1))).clamp(LEAST, 0) - tells;
            let more = log2(1_000_000 - shown) - log2((1_000_000 - usual).max(1));
            learnt.equal[place] = more.clamp(-GROW, GROW);
        }
    }
    learnt
}

impl Learnt {
    fn of(&self, case: &Case) -> Bits {
        let mut sum = self.moved[case.style as usize];
        for_bits(case.equal, |place| sum += self.equal[place]);
        for_bits(case.other, |place| sum += self.other[place]);
        sum
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
            | Agreement::Slip
            | Agreement::Root
            | Agreement::BothHold
            | Agreement::Unseen => {}
        }
    });
    let style = scorer.style(pair.left).max(scorer.style(pair.right));
    let mut case = Case { odds: sum.odds, style, curps: pair.curps, equal, other };
    case.odds -= scorer.learnt.of(&case);
    case
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
