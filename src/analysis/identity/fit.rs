//! Whether a key's letters can come from a name, trying every innocent explanation before saying no.

use super::compact::ENYE;
use super::compose::{
    Chosen, CurpLetters, curp_letters_unreplaced, given_word, rfc_letters_unreplaced, surname_word,
};
use super::words;
use crate::analysis::names::{Parts, expansions, is_particle};
use crate::model::Text;

/// An innocent reason for letters that differ from what the rules give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The registry wrote a name with another spelling (B/V, S/C/Z, G/J/X, silent H).
    Spelling,
    /// Ñ became N on one side.
    Enye,
    /// The name is abbreviated here.
    Abbreviation,
    /// A particle (`DE`, `LA`) was counted, or was not.
    Particles,
    /// Another word of a compound surname was taken.
    Compound,
    /// Another of the given names was taken (the rule for MARÍA and JOSÉ).
    GivenName,
    /// One side has no second surname.
    NoSecondSurname,
    /// An offensive beginning was replaced, or was not.
    Offensive,
    /// The surnames are in the other order.
    SwappedSurnames,
    /// Given names and surnames stand in each other's columns.
    SwappedParts,
    /// The letters differ, but the homoclave is the one this name gives.
    Homoclave,
}

impl Why {
    /// The reason in words.
    pub const fn text(self) -> Text {
        match self {
            Self::Spelling => Text::new("otra ortografía en el registro", "another spelling in the registry"),
            Self::Enye => Text::new("la Ñ escrita como N", "Ñ written as N"),
            Self::Abbreviation => Text::new("un nombre abreviado", "an abbreviated name"),
            Self::Particles => Text::new("las partículas (DE, LA) contadas", "particles (DE, LA) counted"),
            Self::Compound => Text::new("un apellido compuesto", "a compound surname"),
            Self::GivenName => Text::new("otro de los nombres de pila", "another of the given names"),
            Self::NoSecondSurname => Text::new("falta un segundo apellido", "a second surname is missing"),
            Self::Offensive => {
                Text::new("una palabra sustituida por el registro", "a word replaced by the registry")
            }
            Self::SwappedSurnames => {
                Text::new("los apellidos en orden inverso", "the surnames in reverse order")
            }
            Self::SwappedParts => Text::new(
                "nombre y apellidos en la columna del otro",
                "given names and surnames in each other's column",
            ),
            Self::Homoclave => {
                Text::new("la homoclave sí sale de este nombre", "the homoclave does come from this name")
            }
        }
    }
}

/// Whether a key fits a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// The rules give these letters.
    Agrees,
    /// They do under these explanations.
    Explained(Vec<Why>),
    /// They do not: how many letters differ from the nearest official reading.
    Differs(usize),
}

/// At most this many explanations together; with more, anything could be explained.
const MOST: usize = 2;

/// Whether the letters of a CURP can come from one of these readings of a name.
pub fn curp_fit(readings: &[Parts], actual: CurpLetters) -> Fit {
    let search =
        Search { target: [&actual.first[..], &actual.inner].concat(), second: &[2, 5], make: &curp_variants };
    search.run(readings)
}

/// Whether the letters of an RFC can come from one of these readings of a name.
pub fn rfc_fit(readings: &[Parts], actual: [u8; 4]) -> Fit {
    let search = Search { target: actual.to_vec(), second: &[2], make: &rfc_variants };
    search.run(readings)
}

/// Letters that chosen words give, with the explanation that each way of giving them needs.
type Variants = Vec<(Vec<u8>, Option<Why>)>;

fn curp_variants(chosen: &Chosen<'_>) -> Variants {
    let plain = curp_letters_unreplaced(chosen);
    let mut replaced = plain;
    replaced.first[1] = b'X';
    let letters = |l: CurpLetters| [&l.first[..], &l.inner].concat();
    if words::curp_replaces(plain.first) {
        vec![(letters(replaced), None), (letters(plain), Some(Why::Offensive))]
    } else if words::curp_may_replace(plain.first) {
        vec![(letters(plain), None), (letters(replaced), None)]
    } else {
        vec![(letters(plain), None)]
    }
}

fn rfc_variants(chosen: &Chosen<'_>) -> Variants {
    let plain = rfc_letters_unreplaced(chosen);
    let mut replaced = plain;
    replaced[3] = b'X';
    let mut out = if words::rfc_replaces(plain) {
        vec![(replaced.to_vec(), None), (plain.to_vec(), Some(Why::Offensive))]
    } else {
        vec![(plain.to_vec(), None)]
    };
    if chosen.surname2.is_none() {
        // As the CURP does it: X for the surname that is missing.
        let [a, b, ..] = plain;
        let given = chosen.given.bytes().next().unwrap_or(b'X');
        out.push((vec![a, b, b'X', given], Some(Why::NoSecondSurname)));
    }
    out
}

/// A word that a key may be made of, and what explains taking it.
struct Candidate {
    word: Option<String>,
    why: Option<Why>,
    /// The surname may exist without standing here: any letter will do.
    any: bool,
}

impl Candidate {
    fn of(word: &str, why: Option<Why>) -> Self {
        Self { word: Some(word.to_owned()), why, any: false }
    }
}

struct Search<'a> {
    target: Vec<u8>,
    /// Where the letters of the second surname stand.
    second: &'a [usize],
    make: &'a dyn Fn(&Chosen<'_>) -> Variants,
}

impl Search<'_> {
    fn run(&self, readings: &[Parts]) -> Fit {
        let mut best: Option<Vec<Why>> = None;
        let mut nearest = self.target.len();
        for reading in readings {
            nearest = nearest.min(self.official_difference(reading));
        }
        if nearest == 0 {
            return Fit::Agrees;
        }
        for (reading, why) in readings.iter().flat_map(orders) {
            self.explain(&reading, why, &mut best);
        }
        match best {
            Some(whys) if whys.is_empty() => Fit::Agrees,
            Some(whys) => Fit::Explained(whys),
            None => Fit::Differs(nearest),
        }
    }

    /// How many letters differ from what the rules give for a reading.
    fn official_difference(&self, parts: &Parts) -> usize {
        let chosen = Chosen {
            surname1: surname_word(&parts.surname1),
            surname2: Some(surname_word(&parts.surname2)).filter(|word| !word.is_empty()),
            given: given_word(&parts.given),
        };
        let (letters, _) = &(self.make)(&chosen)[0];
        letters.iter().zip(&self.target).filter(|(a, b)| a != b).count()
    }

    fn explain(&self, parts: &Parts, base: Option<Why>, best: &mut Option<Vec<Why>>) {
        let seconds = second_candidates(&parts.surname2);
        let givens = given_candidates(&parts.given);
        for first in surname_candidates(&parts.surname1) {
            for second in &seconds {
                for given in &givens {
                    let whys = [base, first.why, second.why, given.why];
                    if whys.iter().flatten().count() > MOST {
                        continue;
                    }
                    let chosen = Chosen {
                        surname1: first.word.as_deref().unwrap_or(""),
                        surname2: second.word.as_deref(),
                        given: given.word.as_deref().unwrap_or(""),
                    };
                    for (letters, why) in (self.make)(&chosen) {
                        let Some(spelled) = self.spelled(&letters, second.any) else { continue };
                        let mut all: Vec<Why> =
                            whys.into_iter().chain([why]).flatten().chain(spelled).collect();
                        all.sort_unstable();
                        all.dedup();
                        if all.len() <= MOST && best.as_ref().is_none_or(|b| (all.len(), &all) < (b.len(), b))
                        {
                            *best = Some(all);
                        }
                    }
                }
            }
        }
    }

    /// The letters that only spelling tells apart, if no other differ and they are two at most.
    fn spelled(&self, letters: &[u8], any: bool) -> Option<Vec<Why>> {
        let mut whys = Vec::new();
        for (at, (&made, &actual)) in letters.iter().zip(&self.target).enumerate() {
            if made != actual && !(any && self.second.contains(&at)) {
                whys.push(alike(made, actual)?);
            }
        }
        (whys.len() <= 2).then_some(whys)
    }
}

/// A reading and the ways in which its parts may have changed places.
fn orders(parts: &Parts) -> Vec<(Parts, Option<Why>)> {
    let mut out = vec![(parts.clone(), None)];
    if !parts.surname2.is_empty() {
        let swapped =
            Parts { surname1: parts.surname2.clone(), surname2: parts.surname1.clone(), ..parts.clone() };
        out.push((swapped, Some(Why::SwappedSurnames)));
    }
    let line = [&parts.given, &parts.surname1, &parts.surname2].map(String::as_str).join(" ");
    let others = Parts::splits(line.trim()).into_iter().filter(|other| other != parts);
    out.extend(others.map(|other| (other, Some(Why::SwappedParts))));
    out
}

fn surname_candidates(surname: &str) -> Vec<Candidate> {
    let official = surname_word(surname);
    let mut out = vec![Candidate::of(official, None)];
    for word in surname.split(' ').filter(|word| *word != official) {
        let why = if is_particle(word) { Why::Particles } else { Why::Compound };
        out.push(Candidate::of(word, Some(why)));
    }
    respelled(official, &mut out);
    out
}

fn second_candidates(surname: &str) -> Vec<Candidate> {
    if surname.is_empty() {
        let unknown = Candidate { word: None, why: Some(Why::NoSecondSurname), any: true };
        // An RFC is made by other rules where the second surname exists, whatever it is.
        let some = Candidate { word: Some("X".to_owned()), why: Some(Why::NoSecondSurname), any: true };
        return vec![Candidate { word: None, why: None, any: false }, unknown, some];
    }
    let mut out = surname_candidates(surname);
    out.push(Candidate { word: None, why: Some(Why::NoSecondSurname), any: false });
    out
}

fn given_candidates(given: &str) -> Vec<Candidate> {
    let official = given_word(given);
    let mut out = vec![Candidate::of(official, None)];
    for word in given.split(' ').filter(|word| *word != official && !is_particle(word)) {
        out.push(Candidate::of(word, Some(Why::GivenName)));
    }
    respelled(official, &mut out);
    out
}

/// A word in full where it is abbreviated, without its silent H or with one, with LL or Y, without signs.
fn respelled(word: &str, out: &mut Vec<Candidate>) {
    for full in expansions(word) {
        out.push(Candidate::of(full, Some(Why::Abbreviation)));
    }
    let spelled = Some(Why::Spelling);
    if let Some(rest) = word.strip_prefix('H') {
        out.push(Candidate::of(rest, spelled));
    } else if word.starts_with(['A', 'E', 'I', 'O', 'U']) {
        out.push(Candidate::of(&format!("H{word}"), spelled));
    }
    if let Some(rest) = word.strip_prefix("LL") {
        out.push(Candidate::of(&format!("Y{rest}"), spelled));
    } else if let Some(rest) = word.strip_prefix('Y') {
        out.push(Candidate::of(&format!("LL{rest}"), spelled));
    }
    if word.contains(['/', '-', '\'']) {
        out.push(Candidate::of(&word.replace(['/', '-', '\''], ""), spelled));
    }
}

/// Letters that registries and rolls write for one another.
fn alike(a: u8, b: u8) -> Option<Why> {
    const CLASSES: [&[u8]; 6] = [b"BV", b"SCZ", b"GJX", b"IY", b"CKQ", b"GUW"];
    if matches!((a, b), (b'N', b'X' | ENYE) | (b'X' | ENYE, b'N') | (b'X', ENYE) | (ENYE, b'X')) {
        return Some(Why::Enye);
    }
    CLASSES.iter().any(|class| class.contains(&a) && class.contains(&b)).then_some(Why::Spelling)
}
