//! Whether two names as written are the same words: order, accents, particles and the usual
//! abbreviations aside. A question of spelling only; likeness is another matter.

use crate::analysis::names::unaccent;

/// Words that belong to a surname and come and go between lists.
const PARTICLES: [&str; 9] = ["DE", "DEL", "LA", "LAS", "LOS", "LE", "Y", "SAN", "SANTA"];

/// Abbreviations that lists use for given names and surnames.
const SHORT: [(&str, &str); 14] = [
    ("MA", "MARIA"),
    ("GPE", "GUADALUPE"),
    ("J", "JOSE"),
    ("FCO", "FRANCISCO"),
    ("JAV", "JAVIER"),
    ("HDEZ", "HERNANDEZ"),
    ("HDZ", "HERNANDEZ"),
    ("GLEZ", "GONZALEZ"),
    ("MTZ", "MARTINEZ"),
    ("RDZ", "RODRIGUEZ"),
    ("RMZ", "RAMIREZ"),
    ("SCHZ", "SANCHEZ"),
    ("GTZ", "GUTIERREZ"),
    ("LPZ", "LOPEZ"),
];

/// The words of a name, in capitals without accents, sorted, without particles; abbreviations written out.
pub fn words(name: &str) -> Vec<String> {
    let folded: String = name
        .chars()
        .filter_map(unaccent)
        .map(|c| match c {
            'Ñ' => 'N',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let mut out: Vec<String> = folded
        .split_whitespace()
        .filter(|word| !PARTICLES.contains(word))
        .map(|word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full).to_owned())
        .collect();
    out.sort_unstable();
    out
}

/// Whether two names are the same words, or one lacks a single word of the other (a second surname or
/// given name) and they still share two.
pub fn agree(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return false;
    }
    let mut rest = long.iter();
    let contained = short.iter().all(|word| rest.any(|other| other == word));
    contained && (short.len() == long.len() || (short.len() >= 2 && long.len() - short.len() == 1))
}

/// How many words of a reference are not as in a name that has all of them; `None` where it has not, where more
/// than one is off, or where fewer than two stand as they are.
pub fn nearly(reference: &[String], name: &[String]) -> Option<usize> {
    let mut free: Vec<&String> = name.iter().collect();
    let mut off = Vec::new();
    for word in reference {
        match free.iter().position(|own| *own == word) {
            Some(at) => {
                free.swap_remove(at);
            }
            None => off.push(word),
        }
    }
    let slips = off.len();
    // Most names that share a word share no more: they end here, before any spelling is compared.
    if slips > 1 || reference.len() - slips < 2 {
        return None;
    }
    off.iter().all(|word| free.iter().any(|own| resembles(word, own))).then_some(slips)
}

/// A word cut short, an initial, or one slip in a word long enough for it.
fn resembles(word: &str, own: &str) -> bool {
    const LONG: usize = 5;
    own.starts_with(word) || (word.len() >= LONG && own.len() >= LONG && strsim::osa_distance(word, own) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_accents_and_particles_aside() {
        assert!(agree("María de la Cruz Peña", "PENA CRUZ MARIA"));
        assert!(agree("MA. GPE. HDEZ RUIZ", "Hernández Ruiz María Guadalupe"));
        assert!(agree("LUIS PEREZ MORA", "PEREZ LUIS"));
    }

    #[test]
    fn other_people_stay_apart() {
        assert!(!agree("ANA ROSAS SOTO", "ANA ROJAS SOTO"));
        assert!(!agree("JUAN PEREZ", "JUAN"));
        assert!(!agree("", ""));
        assert!(!agree("JUAN PEREZ LOPEZ RUIZ", "JUAN PEREZ"));
    }
}
