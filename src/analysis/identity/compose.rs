//! The letters that CURP and RFC take from a name.

use super::compact::ENYE;
use super::words;
use crate::analysis::names::{Parts, is_particle};

/// Letters 1–4 and 14–16 of a CURP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurpLetters {
    /// Letters 1–4.
    pub first: [u8; 4],
    /// Letters 14–16.
    pub inner: [u8; 3],
}

/// The words of a name that a key is made of: one of each part. No second surname is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen<'a> {
    /// Of the first surname.
    pub(super) surname1: &'a str,
    /// Of the second surname.
    pub(super) surname2: Option<&'a str>,
    /// Of the given names.
    pub(super) given: &'a str,
}

/// The letters that the registry's rules take from a name.
pub fn curp_letters(parts: &Parts) -> CurpLetters {
    let mut out = curp_letters_unreplaced(&Chosen {
        surname1: surname_word(&parts.surname1),
        surname2: Some(surname_word(&parts.surname2)).filter(|word| !word.is_empty()),
        given: given_word(&parts.given),
    });
    if words::curp_replaces(out.first) {
        out.first[1] = b'X';
    }
    out
}

/// The letters of words already chosen; an offensive beginning stands as it is.
pub(super) fn curp_letters_unreplaced(chosen: &Chosen<'_>) -> CurpLetters {
    let second = chosen.surname2.unwrap_or("");
    let first =
        [initial(chosen.surname1), inner_vowel(chosen.surname1), initial(second), initial(chosen.given)];
    CurpLetters { first, inner: [chosen.surname1, second, chosen.given].map(inner_consonant) }
}

/// The word of a surname that counts: the first one after its particles.
pub(super) fn surname_word(surname: &str) -> &str {
    let mut words = surname.split(' ');
    let mut last = "";
    words.find(|word| {
        last = word;
        !is_particle(word)
    });
    last
}

/// The word of the given names that counts: the first, or the one after MARÍA or JOSÉ in a compound name.
pub(super) fn given_word(given: &str) -> &str {
    let (first, rest) = given.split_once(' ').unwrap_or((given, ""));
    if rest.is_empty() || !is_common_first(first) { surname_word(given) } else { surname_word(rest) }
}

/// Whether a given name is passed over where another follows.
pub(super) fn is_common_first(word: &str) -> bool {
    matches!(word, "MARIA" | "MA" | "M" | "JOSE" | "J")
}

/// A letter as a CURP writes it: Ñ, signs and nothing at all are X.
const fn letter(c: char) -> u8 {
    if c.is_ascii_uppercase() { c as u8 } else { b'X' }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'A' | 'E' | 'I' | 'O' | 'U')
}

fn initial(word: &str) -> u8 {
    word.chars().next().map_or(b'X', letter)
}

/// The first vowel after the first letter; X where a sign comes before it or there is none.
fn inner_vowel(word: &str) -> u8 {
    word.chars().skip(1).find(|&c| is_vowel(c) || !c.is_alphabetic()).map_or(b'X', letter)
}

/// The first consonant after the first letter; X where a sign comes before it or there is none.
fn inner_consonant(word: &str) -> u8 {
    word.chars().skip(1).find(|&c| !is_vowel(c)).map_or(b'X', letter)
}

/// Words that an RFC leaves out of a name.
const RFC_PARTICLES: [&str; 11] = ["DE", "DEL", "LA", "LAS", "LOS", "MAC", "MC", "MI", "VAN", "VON", "Y"];

/// The four letters that the tax office's rules take from a name. Ñ is one byte, as in [`super::Compact`].
pub fn rfc_letters(parts: &Parts) -> [u8; 4] {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(' ').map(|w| w.replace(['/', '-', '\''], "")).filter(|w| !w.is_empty());
        let kept: Vec<String> = words.clone().filter(|w| !RFC_PARTICLES.contains(&w.as_str())).collect();
        if kept.is_empty() { words.collect() } else { kept }
    };
    let given = words(&parts.given);
    let common = given.len() > 1 && given.first().is_some_and(|w| is_common_first(w));
    let given = given.get(usize::from(common)).map_or("", String::as_str);
    let first = words(&parts.surname1);
    let second = words(&parts.surname2);
    let mut out = rfc_letters_unreplaced(&Chosen {
        surname1: first.first().map_or("", String::as_str),
        surname2: second.first().map(String::as_str),
        given,
    });
    if words::rfc_replaces(out) {
        out[3] = b'X';
    }
    out
}

/// The letters of words already chosen: short and single surnames have rules of their own.
pub(super) fn rfc_letters_unreplaced(chosen: &Chosen<'_>) -> [u8; 4] {
    let at = |word: &str, i: usize| word.chars().nth(i).map_or(b'X', rfc_letter);
    let (one, given) = (chosen.surname1, chosen.given);
    match chosen.surname2 {
        None => [at(one, 0), at(one, 1), at(given, 0), at(given, 1)],
        Some(two) if one.chars().count() <= 2 => [at(one, 0), at(two, 0), at(given, 0), at(given, 1)],
        Some(two) => {
            let vowel = one.chars().skip(1).find(|&c| is_vowel(c)).map_or(b'X', rfc_letter);
            [at(one, 0), vowel, at(two, 0), at(given, 0)]
        }
    }
}

const fn rfc_letter(c: char) -> u8 {
    match c {
        'Ñ' => ENYE,
        other => letter(other),
    }
}
