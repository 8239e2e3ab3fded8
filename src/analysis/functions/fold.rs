//! A title as typed, brought to plain words.

use crate::analysis::names::unaccent;

/// The words of a title: capitals and digits only, initials joined (`T.L.` → `TL`), feminine endings that
/// stand in brackets or after a slash left out (`ENFERMERO(A)`).
pub(super) fn words(title: &str) -> Vec<String> {
    let plain: Vec<char> =
        title.chars().filter_map(unaccent).map(|c| if c == 'Ñ' { 'N' } else { c }).collect();
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    while let Some(&c) = plain.get(at) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else {
            at += gender_ending(&plain[at..], word.len());
            if !word.is_empty() {
                words.push((std::mem::take(&mut word), c == '.'));
            }
            if c == '&' {
                words.push(("Y".to_owned(), false));
            }
        }
        at += 1;
    }
    if !word.is_empty() {
        words.push((word, false));
    }
    join_initials(words)
}

/// How many characters after the sign belong to an ending such as `(A)` or `/A`.
fn gender_ending(rest: &[char], before: usize) -> usize {
    let closed = rest[0] == '(';
    if before < 4 || !(closed || rest[0] == '/') {
        return 0;
    }
    let letters = rest[1..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let ending: String = rest[1..=letters].iter().collect();
    let next = rest.get(letters + 1);
    let ends = if closed { next == Some(&')') } else { next.is_none_or(|c| *c == ' ') };
    if ends && matches!(ending.as_str(), "A" | "O" | "AS" | "OS" | "ES" | "RA" | "ORA" | "TA") {
        letters
    } else {
        0
    }
}

/// Joins single letters that a full stop ties together.
fn join_initials(words: Vec<(String, bool)>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut open = false;
    for (word, dotted) in words {
        let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        match out.last_mut() {
            Some(last) if open && initial => last.push_str(&word),
            _ => out.push(word),
        }
        open = initial && dotted;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn titles_become_plain_words() {
        let folded = |title: &str| words(title).join(" ");
        assert_eq!(folded("T.L."), "TL");
        assert_eq!(folded("Gte. R.H."), "GTE RH");
        assert_eq!(folded("J. Turno"), "J TURNO");
        assert_eq!(folded("Enfermero(a)"), "ENFERMERO");
        assert_eq!(folded("supervisor/a de línea"), "SUPERVISOR DE LINEA");
        assert_eq!(folded("OP. A/B"), "OP A B");
        assert_eq!(folded("SEG. & HIG."), "SEG Y HIG");
        assert_eq!(folded("SUP.PROD."), "SUP PROD");
        assert_eq!(folded(" -- "), "");
    }
}
