//! What agreement and disagreement of each field tell, before the data are seen.

use super::bits::{BIT, Bits};

/// Of a thousand rows, how many are expected to be a second entry of somebody, before the roll is seen.
pub(super) const SECOND_ENTRIES: u64 = 30;
/// The same where several lists are held together: most people stand in more than one.
pub(super) const SEVERAL_LISTS: u64 = 400;

/// The same CURP: nobody shares one.
pub(super) const CURP_EQUAL: Bits = 40 * BIT;
/// One character of it other, and a check digit that fails: a slip of the pen.
pub(super) const CURP_SLIP: Bits = 18 * BIT;
/// Two different CURPs that both hold: two people.
pub(super) const CURP_OTHER: Bits = -22 * BIT;
/// Two CURPs that both hold and differ in one character, which the check digit lets pass.
pub(super) const CURP_UNSEEN: Bits = -5 * BIT;
/// Two different CURPs of which one does not hold.
pub(super) const CURP_UNLIKE: Bits = -5 * BIT;
/// The same RFC with homoclave.
pub(super) const RFC_EQUAL: Bits = 20 * BIT;
/// The same first ten characters, where one stops there: name letters and birth date.
pub(super) const ROOT_EQUAL: Bits = 11 * BIT;
/// The same first ten characters and another homoclave.
pub(super) const RFC_CLAVE: Bits = -BIT;
/// Different first ten characters.
pub(super) const RFC_OTHER: Bits = -4 * BIT;
/// The same NSS.
pub(super) const NSS_EQUAL: Bits = 24 * BIT;
/// One digit of it other and a check digit that fails.
pub(super) const NSS_SLIP: Bits = 12 * BIT;
/// Two different NSS that both hold. Some people have had two.
pub(super) const NSS_OTHER: Bits = -7 * BIT;
/// Two different NSS of which one does not hold.
pub(super) const NSS_UNLIKE: Bits = -3 * BIT;
/// Another employee number: usual for a second entry.
pub(super) const NUMBER_OTHER: Bits = -BIT * 3 / 4;
/// An employee number one figure off, if it has three or more.
pub(super) const NUMBER_SLIP: Bits = 5 * BIT / 2;
/// The most that an equal employee number tells.
pub(super) const NUMBER_MOST: Bits = 15 * BIT;
/// The most that an equal day tells.
pub(super) const DAY_MOST: Bits = 14 * BIT;
/// Birth dates that differ by a usual slip: one figure, or day and month turned.
pub(super) const BIRTH_SLIP: Bits = 3 * BIT;
/// Other birth dates.
pub(super) const BIRTH_OTHER: Bits = -5 * BIT;
/// Days of hiring close to each other, or one slip apart.
pub(super) const HIRE_NEAR: Bits = 2 * BIT;
/// Other days of hiring: hired again, or corrected.
pub(super) const HIRE_OTHER: Bits = -3 * BIT / 2;

/// Lost on an equal word: now and then it is written otherwise.
pub(super) const WORD_EQUAL: Bits = -BIT / 8;
/// A word of one letter that begins the other.
pub(super) const INITIAL: Bits = 3 * BIT / 2;
/// Both names have a word that the other lacks.
pub(super) const WORD_CONFLICT: Bits = -13 * BIT / 2;
/// One name has a word more: a second given name or surname left out.
pub(super) const WORD_MISSING: Bits = -3 * BIT / 2;
/// And a further one.
pub(super) const WORD_MISSING_MORE: Bits = -3 * BIT;
/// The words stand in another order.
pub(super) const ORDER_OTHER: Bits = -BIT;
/// Of a thousand rows, how many have a relative or namesake on the roll whose name could be taken for theirs.
pub(super) const KIN: u64 = 20;
/// Log odds of relatives where they are left out.
pub(super) const NO_KIN: Bits = -200 * BIT;
/// Of those, how often the names are alike word for word: one in three.
pub(super) const KIN_ALL: Bits = -3 * BIT / 2;
/// How often some words are alike and each has others: brothers and sisters.
pub(super) const KIN_SOME: Bits = -BIT;
/// How often one lacks words that the other has.
pub(super) const KIN_LESS: Bits = -7 * BIT / 2;
/// That a word of two relatives is also misspelt in one row.
pub(super) const KIN_SLIP: Bits = -5 * BIT;
/// Or shortened to its first letter.
pub(super) const KIN_INITIAL: Bits = -3 * BIT;
/// Or their words in another order.
pub(super) const KIN_ORDER: Bits = -5 * BIT;
/// Relatives hired on one day.
pub(super) const KIN_HIRED: Bits = -4 * BIT;
/// Twins.
pub(super) const KIN_BORN: Bits = -3 * BIT;
/// Names that disagree throughout tell no more against than this: the wrong name may stand in a row.
pub(super) const NAME_LEAST: Bits = -14 * BIT;

/// Odds from which a link is certain.
pub(super) const CERTAIN: Bits = 8 * BIT;
/// Odds from which it is probable.
pub(super) const PROBABLE: Bits = 0;
/// Odds from which it is possible.
pub(super) const POSSIBLE: Bits = -3 * BIT;
/// Odds from which a likeness of the name alone is possible: one in six or seven.
pub(super) const POSSIBLE_BY_NAME: Bits = -5 * BIT / 2;
/// Other fields that tell less than this leave the name alone.
pub(super) const NAME_ALONE: Bits = BIT;
