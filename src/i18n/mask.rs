//! Masks for names and identifiers on a screen that others may see.

/// Masks a name or an identifier, keeping just enough for its owner to know it.
///
/// A word keeps its first letter (`M***`), a long code with digits its first four characters
/// (`HEGJ******`), a short number its last two digits (`***34`).
pub fn mask(text: &str) -> String {
    text.split_whitespace().map(mask_word).collect::<Vec<_>>().join(" ")
}

fn mask_word(word: &str) -> String {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let length = word.chars().count();
    if digits == 0 {
        return word.chars().take(1).chain("***".chars()).collect();
    }
    if length >= 10 && word.chars().take(4).all(char::is_alphabetic) {
        return word.chars().take(4).chain("******".chars()).collect();
    }
    "***".chars().chain(word.chars().skip(length.saturating_sub(2))).collect()
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn keeps_little() {
        assert_eq!(mask("María de la Cruz"), "M*** d*** l*** C***");
        assert_eq!(mask("HEGG560427MVZRRL04"), "HEGG******");
        assert_eq!(mask("100234"), "***34");
        assert_eq!(mask("92919084431"), "***31");
        assert_eq!(mask(""), "");
    }
}
