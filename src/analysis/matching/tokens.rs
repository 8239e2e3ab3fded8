//! What two rows must have in common to reach the threshold: marks of a row, each with what it can add.
//!
//! A mark is a word of the name (or a commoner word it may stand for), an identifier, a day, a value. A row
//! lists its marks in one order that holds for all rows. Whatever a pair gains beyond what any two rows of
//! their classes might (`classes::Floor`), it gains through marks that both rows list; identifiers one slip
//! apart are found by themselves (`slips`).

use super::bits::Bits;
use super::classes::{Floor, Saves};
use super::codes::length;
use super::intern::mix;
use super::name;
use super::rows::MOST_WORDS;
use super::score::Scorer;
use super::weights::{BIRTH_SLIP, HIRE_NEAR, NUMBER_SLIP};

/// From here on, the places of marks that stand twice in one row.
const TWICE: u8 = 46;
/// Places that gain separately.
pub(super) const PLACES: usize = 64;
/// Marks of a row at most: the marks chosen of a row are the bits of one number.
pub(super) const MOST: usize = 64;

/// A mark of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// Its place in the order, higher first, then by key. The same for all rows.
    pub(super) rank: (u16, u32),
    /// What this row can gain by it at most.
    pub(super) gain: i16,
    /// Marks with one place exclude each other: the most telling one counts.
    pub(super) place: u8,
    /// What it saves besides.
    pub(super) saves: Saves,
}

impl Mark {
    /// Whether it is a word of the name.
    pub(super) fn is_word(&self) -> bool {
        self.saves == Saves::Word
    }

    /// What a row gains by it at most, over its floor.
    pub(super) fn value(&self, floor: &Floor) -> u16 {
        u16::try_from(Bits::from(self.gain) + floor.saves(self.saves)).unwrap_or(0)
    }
}

/// What a row gains by marks: each place once, by its most telling mark.
pub(super) struct Gains<'a> {
    floor: &'a Floor,
    base: Bits,
    by_place: [u16; PLACES],
    words: Bits,
    others: Bits,
}

impl<'a> Gains<'a> {
    /// No mark yet; `base` is what the row may gain by what is no mark.
    pub(super) fn new(floor: &'a Floor, base: Bits) -> Self {
        Self { floor, base, by_place: [0; PLACES], words: 0, others: 0 }
    }

    /// Counts a mark.
    pub(super) fn add(&mut self, mark: &Mark) {
        let value = mark.value(self.floor);
        let known = &mut self.by_place[usize::from(mark.place)];
        // The last place is that of all marks for which there was no place of their own.
        let more = if usize::from(mark.place) == PLACES - 1 { value } else { value.saturating_sub(*known) };
        *known = (*known).max(value);
        *(if mark.is_word() { &mut self.words } else { &mut self.others }) += Bits::from(more);
    }

    /// What the row gains in all, at most.
    pub(super) fn total(&self) -> Bits {
        self.floor.total(self.words, self.others) + self.base
    }
}

/// Lists the marks of one row after another.
pub(super) struct Lister<'a> {
    scorer: &'a Scorer,
    /// Of each column, whether every row has a value.
    full: Vec<bool>,
    list: List,
}

impl<'a> Lister<'a> {
    /// Of these rows.
    pub(super) fn new(scorer: &'a Scorer) -> Self {
        let full = scorer.rows.traits.iter().map(|each| !each.values.contains(&0)).collect();
        Self { scorer, full, list: List { marks: Vec::new(), base: 0 } }
    }

    /// A row's marks, in order, and what it can gain by what is no mark.
    pub(super) fn marks(&mut self, row: u32) -> (&[Mark], Bits) {
        self.list.marks.clear();
        self.list.base = 0;
        self.list.read(self.scorer, row, &self.full);
        self.list.order();
        (&self.list.marks, self.list.base)
    }
}

struct List {
    marks: Vec<Mark>,
    base: Bits,
}

impl List {
    fn add(&mut self, (kind, value): (u64, u64), order: Bits, gain: Bits, place: u8, saves: Saves) {
        let (Ok(order), Ok(gain)) = (u16::try_from(order), i16::try_from(gain)) else { return };
        if gain <= 0 && saves == Saves::Nothing {
            return;
        }
        if self.marks.len() >= MOST {
            // Counted as if every row had it.
            self.base += Bits::from(gain).max(0);
            return;
        }
        let key = mix(mix(value ^ (kind << 58)) ^ u64::from(order)) as u32;
        self.marks.push(Mark { rank: (order, key), gain, place, saves });
    }

    fn read(&mut self, scorer: &Scorer, row: u32, full: &[bool]) {
        let rows = &scorer.rows;
        let at = row as usize;
        let weight = |weights: &[u16]| weights.get(at).map_or(0, |&weight| Bits::from(weight));
        let code = |codes: &[super::codes::Code]| codes.get(at).map_or(0, |code| code.packed());
        if let Some(&number) = rows.numbers.get(at).filter(|&&number| number != 0) {
            let weight = weight(&scorer.number_weights);
            self.base += NUMBER_SLIP;
            self.add((2, number), weight, weight - NUMBER_SLIP, 8, Saves::Nothing);
        }
        let (curp, rfc, nss) = (code(&rows.curps), code(&rows.rfcs), code(&rows.nsss));
        if curp != 0 {
            let weight = weight(&scorer.curp_weights);
            self.add((3, fold(curp)), weight, weight, 9, Saves::Curp);
        }
        if rfc != 0 && length(rfc) > 10 {
            let weight = weight(&scorer.rfc_weights);
            self.add((6, fold(rfc)), weight, weight, 10, Saves::Rfc);
        }
        if let Some(root) = scorer.root(at) {
            self.add((7, fold(root)), super::weights::ROOT_EQUAL, 0, 10, Saves::Root);
        }
        if nss != 0 {
            let weight = weight(&scorer.nss_weights);
            self.add((8, fold(nss)), weight, weight, 11, Saves::Nss);
        }
        self.words(scorer, row);
        self.days(scorer, at);
        self.traits(scorer, at, full);
    }

    fn words(&mut self, scorer: &Scorer, row: u32) {
        let vocabulary = &scorer.rows.vocabulary;
        for (place, &word) in scorer.rows.words(row).iter().enumerate().take(MOST_WORDS) {
            let place = place as u8;
            let own = vocabulary.information(word);
            self.add((1, u64::from(word)), own, name::equal(vocabulary, word), place, Saves::Word);
            for relation in vocabulary.relations(word).iter().filter(|relation| relation.commoner) {
                let order = vocabulary.information(relation.other);
                self.add((1, u64::from(relation.other)), order, relation.weight, place, Saves::Word);
            }
        }
    }

    fn days(&mut self, scorer: &Scorer, at: usize) {
        let hired = scorer.learnt.most_hired();
        let days = [
            (11, 12, &scorer.rows.births, &scorer.birth_weights, BIRTH_SLIP, 0),
            (12, 13, &scorer.rows.hires, &scorer.hire_weights, HIRE_NEAR, hired),
        ];
        for (kind, place, values, weights, least, more) in days {
            if let Some(&day) = values.get(at).filter(|&&day| day != super::rows::NO_DAY) {
                self.base += least;
                let weight = Bits::from(weights[at]);
                self.add(
                    (kind, u64::from(day.cast_unsigned())),
                    weight,
                    weight + more - least,
                    place,
                    Saves::Nothing,
                );
            }
        }
    }

    /// Where every row has a value, a pair that does not share it has two different ones.
    fn traits(&mut self, scorer: &Scorer, at: usize, full: &[bool]) {
        for (nth, (each, &full)) in scorer.rows.traits.iter().zip(full).enumerate() {
            let value = each.values[at];
            if value == 0 {
                continue;
            }
            let learnt = scorer.learnt.most_at(nth);
            let other = if full { each.spec.other + learnt.1 } else { 0 };
            let weight = each.weight(value);
            self.base += other;
            let nth = nth as u8;
            let key = |value: u32| (16 + u64::from(nth), u64::from(value));
            self.add(key(value), weight, weight + learnt.0 - other, 14 + nth, Saves::Nothing);
            // Of two values one slip apart, the one with the higher number is marked with the other too; what
            // agreement tells may be less than what a slip would.
            for near in each.near(value).filter(|&near| near < value) {
                let gain = each.slip(value, near) - other;
                self.add(key(near), each.weight(near), gain, 14 + nth, Saves::Nothing);
            }
        }
    }

    /// Puts the marks in order; a mark that stands twice becomes two, the more telling one first.
    fn order(&mut self) {
        let by_rank = |a: &Mark, b: &Mark| (b.rank.0, a.rank.1).cmp(&(a.rank.0, b.rank.1));
        self.marks
            .sort_unstable_by(|a, b| by_rank(a, b).then(b.gain.cmp(&a.gain)).then(a.place.cmp(&b.place)));
        let mut place = TWICE;
        let mut again = false;
        let mut at = 0;
        while at < self.marks.len() {
            let rank = self.marks[at].rank;
            let run = self.marks[at..].iter().take_while(|mark| mark.rank == rank).count();
            if run > 1 {
                again = true;
                for (nth, mark) in self.marks[at..at + run].iter_mut().enumerate() {
                    mark.rank.1 =
                        if nth == 0 { rank.1 } else { mix(u64::from(rank.1) << 8 | nth as u64) as u32 };
                    mark.place = place;
                    place = (place + 1).min(PLACES as u8 - 1);
                }
            }
            at += run;
        }
        if again {
            self.marks.sort_unstable_by(by_rank);
        }
    }
}

fn fold(packed: u128) -> u64 {
    (packed as u64) ^ mix((packed >> 64) as u64 + 1)
}
