//! How much speaks for two rows being one person: a sum of weights, field by field (Fellegi and Sunter).
//! It is defined here without regard to how pairs are found.

use super::bits::{BIT, Bits, information, one_more, telling};
use super::codes::{Code, head, length, one_edit, unseen};
use super::learnt::{Learnt, Ways};
use super::name::Words;
use super::relations::Level;
use super::rows::{NO_DAY, Rows};
use super::threads::{MANY, two};
use super::vocabulary::Style;
use super::weights::{
    BIRTH_OTHER, BIRTH_SLIP, CURP_EQUAL, CURP_OTHER, CURP_SLIP, CURP_UNLIKE, CURP_UNSEEN, DAY_MOST,
    HIRE_NEAR, HIRE_OTHER, KIN_BORN, KIN_HIRED, NSS_EQUAL, NSS_OTHER, NSS_SLIP, NSS_UNLIKE, NUMBER_MOST,
    NUMBER_OTHER, NUMBER_SLIP, RFC_CLAVE, RFC_EQUAL, RFC_OTHER, ROOT_EQUAL,
};
use crate::model::Field;

/// How two cells stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum Agreement {
    /// A word of one name and one of the other, by position.
    Word(Level, u8, u8),
    /// Words that stand in one name only, on each side.
    Unmatched(u8, u8),
    /// The words stand in another order.
    Order,
    /// Relatives and namesakes are allowed for.
    Kin,
    /// How often the other fields agree or differ between second entries of this roll, and which of them together.
    Together,
    /// The same value.
    Equal,
    /// A usual slip apart, and nothing says that both are right.
    Slip,
    /// The same first ten characters.
    Root,
    /// Different values.
    Other,
    /// Different values of which both hold their check digits.
    BothHold,
    /// The same, but they differ in one character, which the check digit lets pass.
    Unseen,
}

/// What of two rows is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A field.
    Field(Field),
    /// A column that was taken for no field, by its number among those.
    Column(u8),
    /// Several at once: what the roll shows of its second entries.
    Together,
}

impl What {
    /// The field, if it is one.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            Self::Column(_) | Self::Together => None,
        }
    }
}

/// One line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) struct Part {
    /// What was compared.
    pub(in crate::analysis) what: What,
    /// What was found.
    pub(in crate::analysis) agreement: Agreement,
    /// What it tells, in 1/256 of a bit.
    pub(in crate::analysis) weight: Bits,
}

/// What two CURPs say that both hold and are not equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::analysis) enum Curps {
    /// There are no two such.
    #[default]
    Silent,
    /// They differ in one character, which the check digit lets pass: other things must tell.
    Unseen,
    /// Two people.
    Apart,
}

/// The least packed number of three characters.
const THREE: u64 = 1 << 12;

/// What is expected of any two rows before they are compared, as log odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prior {
    /// One person.
    pub(super) same: Bits,
    /// Two people whose names are alike for a reason.
    pub(super) kin: Bits,
    /// How far below the threshold pairs are still kept: for whoever compares with a later version.
    pub(super) margin: Bits,
}

impl Prior {
    /// The same where second entries are so much more frequent.
    #[cfg(test)]
    pub(super) const fn moved(self, by: Bits) -> Self {
        Self { same: self.same + by, ..self }
    }
}

/// What a comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    /// Log odds that the two are one person.
    pub(super) odds: Bits,
    /// What the names say.
    pub(super) name: Bits,
    /// What speaks for it besides the name.
    pub(super) besides: Bits,
    /// How much of that is an employee number with a slip: numbers that follow each other look like one mistyped.
    pub(super) slip: Bits,
    /// What two CURPs say that hold and are not equal.
    pub(super) curps: Curps,
    /// What the roll has shown of such fields, for each way in which second entries come about.
    pub(super) ways: Ways,
}

/// Rows with what their values tell.
#[derive(Debug)]
pub(super) struct Scorer {
    /// The rows.
    pub(super) rows: Rows,
    /// What the roll has shown.
    pub(super) learnt: Learnt,
    styles: Vec<Style>,
    pub(super) number_weights: Vec<u16>,
    pub(super) curp_weights: Vec<u16>,
    pub(super) rfc_weights: Vec<u16>,
    pub(super) nss_weights: Vec<u16>,
    pub(super) birth_weights: Vec<u16>,
    pub(super) hire_weights: Vec<u16>,
}

impl Scorer {
    /// Weighs the rows of so many lists; a person is expected once in each.
    pub(super) fn new(rows: Rows, lists: u64) -> Self {
        let day = |run: u64, of: u64| (information(run, of.max(64)) - BIT / 2).min(DAY_MOST);
        // A value on many rows is a filler.
        let usual = lists + 2;
        let code = |most: Bits| {
            move |run: u64, _: u64| most - Bits::from(run.saturating_sub(usual).min(40) as u8) * 2 * BIT
        };
        let codes = |codes: &[Code], most| telling(codes, &0, Code::packed, code(most));
        let number = |run, of: u64| (information(run, of.max(16)) - BIT / 4).min(NUMBER_MOST);
        let days = |days: &[i32]| telling(days, &NO_DAY, |day| day, day);
        let style = |row| rows.words(row).iter().map(|&word| rows.vocabulary.style(word)).max();
        let ((number_weights, nss_weights, hire_weights), (curp_weights, rfc_weights, birth_weights, styles)) =
            two(
                rows.len >= MANY,
                || {
                    let numbers = telling(&rows.numbers, &0, |number| number, number);
                    (numbers, codes(&rows.nsss, NSS_EQUAL), days(&rows.hires))
                },
                || {
                    let styles = (0..rows.len as u32).map(|row| style(row).unwrap_or(Style::Plain)).collect();
                    let codes = (codes(&rows.curps, CURP_EQUAL), codes(&rows.rfcs, RFC_EQUAL));
                    (codes.0, codes.1, days(&rows.births), styles)
                },
            );
        Self {
            number_weights,
            curp_weights,
            rfc_weights,
            nss_weights,
            birth_weights,
            hire_weights,
            learnt: Learnt::default(),
            styles,
            rows,
        }
    }

    /// How a row's name is written.
    pub(super) fn style(&self, row: u32) -> Style {
        self.styles[row as usize]
    }

    /// The odds of two rows before they are compared.
    pub(super) fn prior(&self, prior: Prior, a: u32, b: u32) -> Bits {
        prior.same + self.learnt.moved(self.style(a).max(self.style(b)))
    }

    /// Compares two rows, telling every finding; `prior` are the odds before anything is known of them.
    pub(super) fn compare(&self, prior: Prior, a: u32, b: u32, tell: &mut impl FnMut(Part)) -> Sum {
        let name = Words { vocabulary: &self.rows.vocabulary, a: self.rows.words(a), b: self.rows.words(b) }
            .compare(&mut |agreement, weight| {
                tell(Part { what: What::Field(Field::Name), agreement, weight });
            });
        let mut sum = Sum { odds: self.prior(prior, a, b) + name.same, name: name.same, ..Sum::default() };
        let mut kin = prior.kin + name.kin;
        let mut add = |what, agreement, weight: Bits, sum: &mut Sum| {
            tell(Part { what, agreement, weight });
            sum.odds += weight;
            sum.besides += weight.max(0);
        };
        self.identifiers(a, b, &mut sum, &mut add);
        let (i, j) = (a as usize, b as usize);
        if let (Some(&x), Some(&y)) = (self.rows.numbers.get(i), self.rows.numbers.get(j))
            && x != 0
            && y != 0
        {
            if x == y {
                add(
                    What::Field(Field::EmployeeId),
                    Agreement::Equal,
                    Bits::from(self.number_weights[i]),
                    &mut sum,
                );
            } else if (x | y) >> 63 == 0 && x.min(y) >= THREE && one_edit(u128::from(x), u128::from(y)) {
                // Never more than an equal one would tell.
                let least = self.number_weights[i].min(self.number_weights[j]);
                let slip = NUMBER_SLIP.min(Bits::from(least) - BIT);
                add(What::Field(Field::EmployeeId), Agreement::Slip, slip, &mut sum);
                sum.slip = slip.max(0);
            } else {
                add(What::Field(Field::EmployeeId), Agreement::Other, NUMBER_OTHER, &mut sum);
            }
        }
        kin += self.days(i, j, &mut sum, &mut add);
        for (nth, each) in self.rows.traits.iter().enumerate() {
            let (x, y) = (each.values[i], each.values[j]);
            if x != 0 && y != 0 {
                let (found, weight) = if x == y {
                    (Agreement::Equal, each.weight(x))
                } else if each.near(x).any(|near| near == y) {
                    (Agreement::Slip, each.slip(x, y))
                } else {
                    (Agreement::Other, each.spec.other)
                };
                if found != Agreement::Slip {
                    self.learnt.add(&mut sum.ways, nth, found == Agreement::Equal);
                }
                add(each.spec.what, found, weight, &mut sum);
            }
        }
        let together = self.learnt.together(sum.ways);
        if together != 0 {
            tell(Part { what: What::Together, agreement: Agreement::Together, weight: together });
            sum.odds += together;
        }
        let kin = -one_more(kin);
        if kin < 0 {
            tell(Part { what: What::Field(Field::Name), agreement: Agreement::Kin, weight: kin });
            sum.odds += kin;
        }
        sum
    }

    fn identifiers(
        &self,
        a: u32,
        b: u32,
        sum: &mut Sum,
        add: &mut impl FnMut(What, Agreement, Bits, &mut Sum),
    ) {
        let (i, j) = (a as usize, b as usize);
        let both = |codes: &[Code]| match (codes.get(i), codes.get(j)) {
            (Some(&x), Some(&y)) if x.packed() != 0 && y.packed() != 0 => Some((x, y)),
            _ => None,
        };
        let (curps, rfcs, nsss) = (both(&self.rows.curps), both(&self.rows.rfcs), both(&self.rows.nsss));
        if let Some((x, y)) = curps {
            let equal = Bits::from(self.curp_weights[i]);
            let (found, weight) = curp(x, y, equal, equal.min(Bits::from(self.curp_weights[j])));
            if found == Agreement::BothHold {
                sum.curps = Curps::Apart;
            } else if found == Agreement::Unseen {
                sum.curps = Curps::Unseen;
            }
            add(What::Field(Field::Curp), found, weight, sum);
        }
        if let Some((x, y)) = rfcs {
            let (found, weight) = rfc(x, y, Bits::from(self.rfc_weights[i]));
            add(
                What::Field(Field::Rfc),
                found,
                if sum.besides > 0 { weight.min(2 * BIT) } else { weight },
                sum,
            );
        }
        if curps.is_none() && rfcs.is_none() && self.root(i).is_some() && self.root(i) == self.root(j) {
            add(What::Field(Field::Rfc), Agreement::Root, ROOT_EQUAL, sum);
        }
        if let Some((x, y)) = nsss {
            let equal = Bits::from(self.nss_weights[i]);
            let (found, weight) = nss(x, y, equal, equal.min(Bits::from(self.nss_weights[j])));
            add(What::Field(Field::Nss), found, weight, sum);
        }
    }

    /// The first ten characters of the RFC, or of the CURP.
    pub(super) fn root(&self, row: usize) -> Option<u128> {
        let known =
            |codes: &[Code]| codes.get(row).map(|code| code.packed()).filter(|&packed| length(packed) >= 10);
        known(&self.rows.rfcs).or_else(|| known(&self.rows.curps)).map(|packed| head(packed, 10))
    }

    /// What the days tell; and what they tell if the two are relatives.
    fn days(
        &self,
        i: usize,
        j: usize,
        sum: &mut Sum,
        add: &mut impl FnMut(What, Agreement, Bits, &mut Sum),
    ) -> Bits {
        let mut kin = 0;
        let both = |days: &[i32]| match (days.get(i), days.get(j)) {
            (Some(&x), Some(&y)) if x != NO_DAY && y != NO_DAY => Some((x, y)),
            _ => None,
        };
        if let Some((x, y)) = both(&self.rows.births) {
            if x == y {
                add(What::Field(Field::BirthDate), Agreement::Equal, Bits::from(self.birth_weights[i]), sum);
                kin += (Bits::from(self.birth_weights[i]) + KIN_BORN).max(0);
            } else if slip(x, y) {
                add(What::Field(Field::BirthDate), Agreement::Slip, BIRTH_SLIP, sum);
            } else {
                add(What::Field(Field::BirthDate), Agreement::Other, BIRTH_OTHER, sum);
            }
        }
        if let Some((x, y)) = both(&self.rows.hires) {
            if x == y {
                add(What::Field(Field::HireDate), Agreement::Equal, Bits::from(self.hire_weights[i]), sum);
                self.learnt.add_hired(&mut sum.ways, true);
                kin += (Bits::from(self.hire_weights[i]) + KIN_HIRED).max(0);
            } else if x.abs_diff(y) <= 45 || slip(x, y) {
                add(What::Field(Field::HireDate), Agreement::Slip, HIRE_NEAR, sum);
            } else {
                add(What::Field(Field::HireDate), Agreement::Other, HIRE_OTHER, sum);
                self.learnt.add_hired(&mut sum.ways, false);
            }
        }
        kin
    }
}

/// Two CURPs; `least` is what the commoner of them tells when it is equal: a filler one slip off is a filler.
fn curp(x: Code, y: Code, equal: Bits, least: Bits) -> (Agreement, Bits) {
    if x.packed() == y.packed() {
        return (Agreement::Equal, equal);
    }
    if unseen(x, y) && least > 0 {
        return (Agreement::Unseen, CURP_UNSEEN.min(least));
    }
    if x.holds() && y.holds() {
        return (Agreement::BothHold, CURP_OTHER);
    }
    if least > 0 && one_edit(x.packed(), y.packed()) {
        return (Agreement::Slip, CURP_SLIP.min(least));
    }
    (Agreement::Other, CURP_UNLIKE)
}

fn rfc(x: Code, y: Code, equal: Bits) -> (Agreement, Bits) {
    if x.packed() == y.packed() {
        let short = length(x.packed()) <= 10;
        return (Agreement::Equal, if short { equal.min(ROOT_EQUAL) } else { equal });
    }
    let root = |code: Code| (length(code.packed()) >= 10).then(|| head(code.packed(), 10));
    if root(x).is_some() && root(x) == root(y) {
        let short = length(x.packed()) == 10 || length(y.packed()) == 10;
        return (Agreement::Root, if short { ROOT_EQUAL } else { RFC_CLAVE });
    }
    (Agreement::Other, RFC_OTHER)
}

fn nss(x: Code, y: Code, equal: Bits, least: Bits) -> (Agreement, Bits) {
    if x.packed() == y.packed() {
        return (Agreement::Equal, equal);
    }
    if x.holds() && y.holds() {
        return (Agreement::BothHold, NSS_OTHER);
    }
    if least > 0 && whole(x, y) && one_edit(x.packed(), y.packed()) {
        (Agreement::Slip, NSS_SLIP.min(least))
    } else {
        (Agreement::Other, NSS_UNLIKE)
    }
}

/// Whether one of two NSS has all its digits: shorter ones are no numbers but remnants.
fn whole(x: Code, y: Code) -> bool {
    length(x.packed()).max(length(y.packed())) >= 11
}

/// Whether two days differ by one figure, or by day and month turned.
fn slip(x: i32, y: i32) -> bool {
    use chrono::{Datelike as _, NaiveDate};
    let parts = |day| NaiveDate::from_num_days_from_ce_opt(day).map(|d| (d.year(), d.month(), d.day()));
    let (Some(a), Some(b)) = (parts(x), parts(y)) else { return false };
    if a.0 == b.0 && a.1 == b.2 && a.2 == b.1 {
        return true;
    }
    let figures = |(year, month, day): (i32, u32, u32)| {
        let year = year.unsigned_abs();
        [year / 1000, year / 100 % 10, year / 10 % 10, year % 10, month / 10, month % 10, day / 10, day % 10]
    };
    figures(a).iter().zip(figures(b)).filter(|(p, q)| **p != *q).count() <= 1
}
