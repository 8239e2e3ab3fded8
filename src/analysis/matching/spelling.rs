//! Names as words: letters folded, particles left out; how a word sounds; how far two words are apart.

use crate::analysis::names::unaccent;

/// Words that come and go before surnames and say nothing of who it is.
const PARTICLES: [&[u8]; 17] = [
    b"DA", b"DAS", b"DE", b"DEL", b"DELA", b"DELAS", b"DELOS", b"DI", b"EL", b"LA", b"LAS", b"LE", b"LOS",
    b"VDA", b"VON", b"Y", b"XX",
];

/// Whether a word is left out of the comparison.
pub(super) fn is_particle(word: &[u8]) -> bool {
    PARTICLES.binary_search(&word).is_ok() || word == b"XX"
}

/// Calls `each` with every word of a name: capitals without accents, Ñ (however it was lost) as N, digits
/// among letters as the letters they look like.
pub(super) fn words(name: &str, scratch: &mut Vec<u8>, mut each: impl FnMut(&[u8])) {
    scratch.clear();
    let mut chars = name.chars().peekable();
    while let Some(raw) = chars.next() {
        let letter = if raw.is_ascii_alphabetic() { Some(raw.to_ascii_uppercase()) } else { unaccent(raw) };
        let Some(c) = letter else { continue };
        let next_is_letter = chars.peek().is_some_and(|next| next.is_alphabetic());
        let inside = next_is_letter && !scratch.is_empty();
        match c {
            'A'..='Z' => scratch.push(c as u8),
            'Ñ' => scratch.push(b'N'),
            '¥' | '#' | '?' | '\u{fffd}' if inside => scratch.push(b'N'),
            '\'' | '´' | '`' | '’' if inside => {}
            c if c.is_alphanumeric() => {
                let mut room = [0; 4];
                scratch.extend_from_slice(c.encode_utf8(&mut room).as_bytes());
            }
            _ => end(scratch, &mut each),
        }
    }
    end(scratch, &mut each);
}

fn end(word: &mut Vec<u8>, each: &mut impl FnMut(&[u8])) {
    if word.iter().any(u8::is_ascii_digit) && word.iter().any(u8::is_ascii_alphabetic) {
        for byte in word.iter_mut() {
            *byte = match *byte {
                b'0' => b'O',
                b'1' => b'I',
                b'5' => b'S',
                b'8' => b'B',
                other => other,
            };
        }
    }
    if !word.is_empty() {
        each(word);
        word.clear();
    }
}

/// How a word sounds in Mexico: b and v, s, c and z, g, j and x, ll and y, qu and k, silent h, doubled letters.
pub(super) fn sound(word: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    let at = |i: usize| word.get(i).copied().unwrap_or(0);
    let soft = |b: u8| matches!(b, b'E' | b'I' | b'Y');
    let mut i = 0;
    while i < word.len() {
        let (plain, taken) = match (at(i), at(i + 1)) {
            (b'C', b'H') => (b'#', 2),
            (b'P', b'H') => (b'F', 2),
            (b'S', b'C') if soft(at(i + 2)) => (b'S', 2),
            (b'L', b'L') | (b'Y' | b'I', _) => (b'I', if at(i) == b'L' { 2 } else { 1 }),
            (b'Q', b'U') if soft(at(i + 2)) => (b'K', 2),
            (b'G', b'U') if soft(at(i + 2)) => (b'G', 2),
            (b'N', b'I') if matches!(at(i + 2), b'A' | b'O' | b'E') => (b'N', 2),
            (b'H', _) => (0, 1),
            (b'V' | b'B', _) => (b'B', 1),
            (b'C', next) if soft(next) => (b'S', 1),
            (b'Z' | b'S', _) => (b'S', 1),
            (b'C' | b'Q' | b'K', _) => (b'K', 1),
            (b'G', next) if soft(next) => (b'J', 1),
            (b'X' | b'J', _) => (b'J', 1),
            (b'W', _) => (b'U', 1),
            (other, _) => (other, 1),
        };
        if plain != 0 && out.last() != Some(&plain) {
            out.push(plain);
        }
        i += taken;
    }
    out
}

/// Edits between two texts (a letter other, lost, added, or two neighbours turned), if they are at most `most`.
pub(super) fn edits(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if b.len() - a.len() > most || b.len() > 63 {
        return None;
    }
    let mut rows = [[0_usize; 64]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=b.len() {
        let (now, before, older) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i;
        let mut least = i;
        for j in 1..=a.len() {
            let other = usize::from(a[j - 1] != b[i - 1]);
            let mut cell = (rows[before][j - 1] + other).min(rows[before][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1] {
                cell = cell.min(rows[older][j - 2] + 1);
            }
            rows[now][j] = cell;
            least = least.min(cell);
        }
        if least > most + 1 {
            return None;
        }
    }
    let found = rows[b.len() % 3][a.len()];
    (found <= most).then_some(found)
}

/// Whether a short word is the skeleton of a longer one: the same first letter, then consonants in order
/// (`HDZ`, `GLZ`, `RDGZ`), or its beginning (`ALEJ`).
pub(super) fn is_skeleton(short: &[u8], long: &[u8]) -> bool {
    let fits = (2..=5).contains(&short.len()) && long.len() >= short.len() + 2 && short[0] == long[0];
    if !fits || short[1..].iter().filter(|b| b"AEIOU".contains(b)).count() > 1 {
        return false;
    }
    let mut rest = long[1..].iter();
    let ends = short.last() == long.last() && !short[1..short.len() - 1].iter().any(|b| b"AEIOU".contains(b));
    ends && short[1..].iter().all(|b| rest.any(|other| other == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> Vec<String> {
        let mut out = Vec::new();
        words(name, &mut Vec::new(), |word| out.push(String::from_utf8(word.to_vec()).unwrap()));
        out
    }

    #[test]
    fn names_are_words() {
        assert_eq!(split("Muñoz  PE¥A, María"), ["MUNOZ", "PENA", "MARIA"]);
        assert_eq!(split("D'Amico MU#OZ L0PEZ"), ["DAMICO", "MUNOZ", "LOPEZ"]);
        assert_eq!(split("GARCIA$LOPEZ$ANA"), ["GARCIA", "LOPEZ", "ANA"]);
        assert_eq!(split("😀"), [""; 0]);
    }

    #[test]
    fn words_that_sound_alike_share_a_key() {
        let pairs = [
            ("VAZQUEZ", "BASQUES"),
            ("JIMENEZ", "XIMENES"),
            ("HERNANDEZ", "ERNANDES"),
            ("YESENIA", "LLESENIA"),
            ("IBARRA", "YVARRA"),
            ("KARINA", "CARINA"),
            ("MUNOZ", "MUNIOZ"),
        ];
        for (a, b) in pairs {
            assert_eq!(sound(a.as_bytes()), sound(b.as_bytes()), "{a} {b}");
        }
        assert_ne!(sound(b"ROSAS"), sound(b"ROJAS"));
    }

    #[test]
    fn edits_count_turned_letters_once() {
        assert_eq!(edits(b"GARCIA", b"GRACIA", 2), Some(1));
        assert_eq!(edits(b"LOPEZ", b"LOPES", 1), Some(1));
        assert_eq!(edits(b"LOPEZ", b"PEREZ", 1), None);
        assert_eq!(edits(b"", b"A", 1), Some(1));
    }

    #[test]
    fn skeletons() {
        assert!(is_skeleton(b"HDZ", b"HERNANDEZ") && is_skeleton(b"GPE", b"GUADALUPE"));
        assert!(is_skeleton(b"RDGZ", b"RODRIGUEZ") && is_skeleton(b"FCO", b"FRANCISCO"));
        assert!(!is_skeleton(b"HDZ", b"HERRERA") && !is_skeleton(b"LUZ", b"LUZ"));
    }
}
