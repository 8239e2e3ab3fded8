//! Words of headers and footers, made comparable: accents, case, dots and small words do not matter.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Upper case without accents; letters and digits stay, everything else becomes one space. Ñ becomes N.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                gap = false;
                out.push(char::from(byte.to_ascii_uppercase()));
            } else {
                gap = true;
            }
        }
        return out;
    }
    for ch in text.nfkd().filter(|&ch| !is_combining_mark(ch)) {
        if ch.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.extend(ch.to_uppercase());
        } else {
            gap = true;
        }
    }
    out
}

/// Words that carry no meaning in a header.
const SMALL: &[&str] = &["DE", "DEL", "LA", "LAS", "EL", "LOS", "Y", "EN", "A", "OF", "THE", "AND", "AL"];
/// Ways to write "number", which a header may or may not carry.
const NUMBER: &[&str] = &["NO", "NUM", "NUMERO", "N", "NRO", "NUMBER", "CVE"];

/// The words of a header that count. A header made of small words only keeps them all.
pub(super) fn header_words(header: &str) -> Vec<String> {
    let folded = join_initials(&fold(header));
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let kept: Vec<&str> =
        words.iter().copied().filter(|word| !SMALL.contains(word) && !NUMBER.contains(word)).collect();
    let kept = if kept.is_empty() { words } else { kept };
    // "Nº" folds to "NO", "Nºempleado" to "NOEMPLEADO": only separate words are taken off.
    kept.into_iter().map(ToOwned::to_owned).collect()
}

/// `S D I` becomes `SDI`: initials written with dots are one word.
fn join_initials(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut after_initial = false;
    for word in folded.split(' ') {
        let initial = word.len() == 1;
        if !(out.is_empty() || initial && after_initial) {
            out.push(' ');
        }
        out.push_str(word);
        after_initial = initial;
    }
    out
}

/// A cell without the blanks around it; most have none, which two bytes tell.
pub(super) fn trimmed(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if plain(bytes.first()) && plain(bytes.last()) { cell } else { cell.trim() }
}

/// How many changes turn one text into the other, both folded.
pub(super) fn distance(left: &str, right: &str) -> usize {
    strsim::damerau_levenshtein(&fold(left), &fold(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_fold_like_all_others() {
        for text in ["", " a.b  C-3 ", "TOTAL:12", "_\t_x"] {
            let other = fold(&format!("{text} \u{e9}"));
            assert_eq!(format!("{} E", fold(text)).trim_start(), other, "{text}");
        }
    }

    #[test]
    fn headers_fold_to_the_words_that_count() {
        assert_eq!(header_words("  Nº. de Empleado "), ["EMPLEADO"]);
        assert_eq!(header_words("F. INGRESO"), ["F", "INGRESO"]);
        assert_eq!(header_words("Número"), ["NUMERO"]);
        assert_eq!(header_words("Año Antigüedad"), ["ANO", "ANTIGUEDAD"]);
        assert_eq!(header_words("R.F.C."), ["RFC"]);
        assert_eq!(header_words("###"), Vec::<String>::new());
    }
}
