//! Writing TOML that people read: strings that hide nothing, comments that cannot break out.

/// Characters that turn the direction of text, or cannot be seen: a name could hide behind them.
pub(super) fn turns_text(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A basic string with everything unseen written out.
pub(in crate::app) fn string(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => {
                out.push('\\');
                out.push(ch);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if ch.is_control() || turns_text(ch) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(ch));
            }
            _ => out.push(ch),
        }
    }
    out.push('"');
    out
}

/// Text on one line, fit for a comment and for a terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.chars()
        .map(|ch| match ch {
            '\n' | '\r' | '\t' => ' ',
            _ if ch.is_control() || turns_text(ch) => '\u{fffd}',
            _ => ch,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_read_back_as_they_were() {
        for text in ["a\"b\\c", "uno\ndos\t\r\u{7}\u{7f}", "abc\u{202e}txt.exe", "Ñandú 'x'", ""] {
            let page = format!("a = {}", string(text));
            let table = toml::de::DeTable::parse(&page).unwrap();
            let value = table.get_ref().get("a").unwrap().get_ref().as_str().unwrap();
            assert_eq!(value, text);
        }
    }

    #[test]
    fn a_comment_stays_on_its_line() {
        assert_eq!(one_line("a\nvote = 1\u{1b}[2J"), "a vote = 1\u{fffd}[2J");
    }
}
