//! Text from a source, made harmless to look at: what cannot be seen is written out as `[U+202E]`.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Writes out controls, direction overrides, zero-width and other characters that have no shape.
///
/// A cell that reads `ana` on the screen and something else in the file would deceive a reader.
/// Line breaks are controls too: inside a cell they are part of what was typed, and are shown as such.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push_visible(&mut out, c);
    }
    Cow::Owned(out)
}

/// The same, cut after `limit` characters with the number of those left out: `… (+9,600)`.
///
/// Whole texts stand in `report.json` and `findings.csv`.
pub fn clipped(text: &str, limit: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(limit) else {
        return visible(text).into_owned();
    };
    let (head, tail) = text.split_at(cut);
    let rest = i64::try_from(tail.chars().count()).unwrap_or(i64::MAX);
    format!("{}… (+{})", visible(head), crate::i18n::integer(rest))
}

/// Whether a character has no shape of its own, or changes how its neighbors are laid out.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

fn push_visible(out: &mut String, c: char) {
    if is_hidden(c) {
        // Writing to a string cannot fail.
        let _ = write!(out, "[U+{:04X}]", u32::from(c));
    } else {
        out.push(c);
    }
}

/// The escaper of pages: `escape = "visible"` on a template, so that no value can miss it.
#[derive(Debug, Clone, Copy, Default)]
pub struct VisibleHtml;

impl askama::filters::Escaper for VisibleHtml {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut plain = 0;
        for (index, c) in string.char_indices() {
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                c if is_hidden(c) => "",
                _ => continue,
            };
            dest.write_str(&string[plain..index])?;
            if entity.is_empty() {
                write!(dest, "[U+{:04X}]", u32::from(c))?;
            } else {
                dest.write_str(entity)?;
            }
            plain = index + c.len_utf8();
        }
        dest.write_str(&string[plain..])
    }
}

/// Text as HTML or SVG: escaped and visible.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Writing to a string cannot fail.
    let _ = askama::filters::Escaper::write_escaped_str(&VisibleHtml, &mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_written_out() {
        assert_eq!(visible("José Ñandú 14 %\u{a0}"), "José Ñandú 14 %\u{a0}");
        assert_eq!(visible("a\u{202e}b\u{200b}c\nd\0"), "a[U+202E]b[U+200B]c[U+000A]d[U+0000]");
        assert_eq!(visible("\u{e0041}\u{fe0f}"), "[U+E0041][U+FE0F]");
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn html_is_escaped_and_visible() {
        assert_eq!(
            html("<b a='1' b=\"2\">&\u{2067}</b>"),
            "&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;[U+2067]&lt;/b&gt;"
        );
        assert_eq!(html("ñ"), "ñ");
    }

    #[test]
    fn long_text_says_what_it_leaves_out() {
        assert_eq!(clipped("abc", 3), "abc");
        assert_eq!(clipped("añc\u{200b}de", 4), "añc[U+200B]… (+2)");
    }
}
