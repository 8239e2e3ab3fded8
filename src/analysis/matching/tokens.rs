//! What two rows must have in common to reach the threshold: marks of a row, each with what it can add.
//!
//! A mark is a word of the name (or a commoner word it may stand for), an identifier, what a slip leaves of
//! one, a day, a telling value. A row lists its marks in one order that holds for all rows. Whatever a pair
//! gains beyond what any two rows might (`base`), it gains through marks that both rows list.

use super::bits::{BIT, Bits};
use super::codes::{head, length, tail};
use super::intern::mix;
use super::name;
use super::rows::MOST_WORDS;
use super::score::Scorer;
use super::weights::{BIRTH_SLIP, CURP_SLIP, HIRE_NEAR, INITIAL, NSS_SLIP, ROOT_EQUAL};

/// From here on, the places of marks that stand twice in one row.
const TWICE: u8 = 30;
/// Places that gain separately.
pub(super) const PLACES: usize = 64;
/// A value that tells less than this is no mark; it is counted into what any two rows might gain.
const TELLING: Bits = 3 * BIT;

/// A mark of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// Its place in the order, higher first, then by key. The same for all rows.
    pub(super) rank: (u16, u32),
    /// What this row can gain by it at most.
    pub(super) gain: u16,
    /// Marks with one place exclude each other: the most telling one counts.
    pub(super) place: u8,
}

/// The marks of all rows.
#[derive(Debug)]
pub(super) struct Marks {
    all: Vec<Mark>,
    ends: Vec<u32>,
    bases: Vec<i16>,
}

impl Marks {
    /// Lists the marks of some rows.
    pub(super) fn of(scorer: &Scorer, rows: &[u32]) -> Self {
        let mut out = Self {
            all: Vec::with_capacity(rows.len() * 6),
            ends: Vec::with_capacity(rows.len()),
            bases: Vec::with_capacity(rows.len()),
        };
        let mut list = List { marks: Vec::new(), base: 0 };
        for &row in rows {
            list.marks.clear();
            list.base = 0;
            list.read(scorer, row);
            list.order();
            out.all.extend_from_slice(&list.marks);
            out.ends.push(out.all.len() as u32);
            out.bases.push(i16::try_from(list.base).unwrap_or(i16::MAX));
        }
        out
    }

    /// A row's marks, in order. Rows are counted as they were given.
    pub(super) fn get(&self, at: u32) -> &[Mark] {
        let at = at as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.all[start..self.ends[at] as usize]
    }

    /// What a row can gain without any mark in common.
    pub(super) fn base(&self, at: u32) -> Bits {
        Bits::from(self.bases[at as usize])
    }
}

struct List {
    marks: Vec<Mark>,
    base: Bits,
}

impl List {
    fn add(&mut self, kind: u64, value: u64, order: Bits, weight: Bits, least: Bits, place: u8) {
        let (Ok(order), Ok(gain)) = (u16::try_from(order), u16::try_from(weight - least)) else { return };
        if gain > 0 {
            let key = mix(mix(value ^ (kind << 58)) ^ u64::from(order)) as u32;
            self.marks.push(Mark { rank: (order, key), gain, place });
        }
    }

    fn read(&mut self, scorer: &Scorer, row: u32) {
        let vocabulary = &scorer.rows.vocabulary;
        for (place, &word) in scorer.rows.words(row).iter().enumerate().take(MOST_WORDS) {
            let place = place as u8;
            self.base += INITIAL;
            let own = vocabulary.information(word);
            self.add(1, u64::from(word), own, name::equal(vocabulary, word), INITIAL, place);
            for relation in vocabulary.relations(word).iter().filter(|relation| relation.commoner) {
                let order = vocabulary.information(relation.other);
                self.add(1, u64::from(relation.other), order, relation.weight, INITIAL, place);
            }
        }
        let at = row as usize;
        let rows = &scorer.rows;
        let weight = |weights: &[u16]| weights.get(at).map_or(0, |&weight| Bits::from(weight));
        let code = |codes: &[super::codes::Code]| codes.get(at).map_or(0, |code| code.packed);
        if let Some(&number) = rows.numbers.get(at).filter(|&&number| number != 0) {
            let weight = weight(&scorer.number_weights);
            self.add(2, number, weight, weight, 0, 8);
        }
        let (curp, rfc, nss) = (code(&rows.curps), code(&rows.rfcs), code(&rows.nsss));
        if curp != 0 {
            let weight = weight(&scorer.curp_weights);
            self.add(3, fold(curp), weight, weight, 0, 9);
            self.add(4, fold(head(curp, 8)), CURP_SLIP, CURP_SLIP, 0, 9);
            self.add(5, fold(tail(curp, 8)), CURP_SLIP, CURP_SLIP, 0, 9);
        }
        if rfc != 0 && length(rfc) > 10 {
            let weight = weight(&scorer.rfc_weights);
            self.add(6, fold(rfc), weight, weight, 0, 10);
        }
        if let Some(root) = scorer.root(at) {
            self.add(7, fold(root), ROOT_EQUAL, ROOT_EQUAL, 0, 10);
        }
        if nss != 0 {
            let weight = weight(&scorer.nss_weights);
            self.add(8, fold(nss), weight, weight, 0, 11);
            self.add(9, fold(head(nss, 5)), NSS_SLIP, NSS_SLIP, 0, 11);
            self.add(10, fold(tail(nss, 5)), NSS_SLIP, NSS_SLIP, 0, 11);
        }
        self.days(scorer, at);
    }

    fn days(&mut self, scorer: &Scorer, at: usize) {
        let days = [
            (11, 12, &scorer.rows.births, &scorer.birth_weights, BIRTH_SLIP),
            (12, 13, &scorer.rows.hires, &scorer.hire_weights, HIRE_NEAR),
        ];
        for (kind, place, values, weights, least) in days {
            if let Some(&day) = values.get(at).filter(|&&day| day != super::rows::NO_DAY) {
                self.base += least;
                let weight = Bits::from(weights[at]);
                self.add(kind, u64::from(day.cast_unsigned()), weight, weight, least, place);
            }
        }
        for (nth, each) in scorer.rows.traits.iter().enumerate() {
            let weight = each.weight(each.values[at]);
            if weight > TELLING {
                let nth = nth as u8;
                self.add(16 + u64::from(nth), u64::from(each.values[at]), weight, weight, 0, 14 + nth);
            } else {
                self.base += weight;
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
