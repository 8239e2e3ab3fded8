//! Start tags of an XML part, one after another: enough for what is asked of it, and fast.

use std::io::{BufRead as _, BufReader, Read};

/// Reads tags; text between them is passed over.
pub(super) struct Tags<R> {
    reader: BufReader<R>,
    buffer: Vec<u8>,
}

impl<R: Read> Tags<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(64 * 1024, reader), buffer: Vec::new() }
    }

    /// The next tag without its brackets (`row r="5" hidden="1"`), or `None` at the end.
    pub(super) fn next_tag(&mut self) -> std::io::Result<Option<Tag<'_>>> {
        loop {
            self.buffer.clear();
            if self.reader.read_until(b'>', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            let Some(open) = self.buffer.iter().rposition(|&byte| byte == b'<') else { continue };
            if self.buffer.get(open + 1).is_some_and(|byte| !b"?!".contains(byte)) {
                let inner =
                    self.buffer.get(open + 1..self.buffer.len().saturating_sub(1)).unwrap_or_default();
                return Ok(Some(Tag(inner, self.buffer.get(..open).unwrap_or_default())));
            }
        }
    }
}

/// A tag's inside, and the text before it.
pub(super) struct Tag<'a>(&'a [u8], &'a [u8]);

impl Tag<'_> {
    /// Whether text stands between the tag before and this one.
    pub(super) fn has_text(&self) -> bool {
        !self.1.is_empty()
    }

    /// The text between the tag before and this one.
    pub(super) fn before(&self) -> String {
        unescape(&String::from_utf8_lossy(self.1))
    }

    /// Its name without prefix; of an end tag with the slash, as `/row`.
    pub(super) fn name(&self) -> &[u8] {
        let end = self
            .0
            .iter()
            .position(|byte| b" \t\r\n/".contains(byte) && *byte != b'/')
            .unwrap_or(self.0.len());
        let name = self.0.get(..end).unwrap_or_default();
        let name = name.strip_suffix(b"/").unwrap_or(name);
        match name.iter().rposition(|&byte| byte == b':') {
            Some(colon) if name.first() != Some(&b'/') => name.get(colon + 1..).unwrap_or_default(),
            _ => name,
        }
    }

    /// An attribute's value, entities of XML undone. The key is given with its prefix.
    pub(super) fn attribute(&self, key: &str) -> Option<String> {
        let text = std::str::from_utf8(self.0).ok()?;
        let mut from = 0;
        loop {
            let at = from + text.get(from..)?.find(key)?;
            let before = text.get(..at)?.ends_with([' ', '\t', '\n', '\r']);
            let rest = text.get(at + key.len()..)?.trim_start();
            if let (true, Some(rest)) = (before, rest.strip_prefix('=')) {
                let rest = rest.trim_start();
                let quote = rest.chars().next().filter(|ch| "\"'".contains(*ch))?;
                return rest.get(1..)?.split(quote).next().map(unescape);
            }
            from = at + key.len();
        }
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, key: &str) -> Option<u32> {
        self.attribute(key)?.parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn yes(&self, key: &str) -> bool {
        self.attribute(key).is_some_and(|value| value == "1" || value == "true")
    }
}

fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found() {
        let xml = b"<?xml?><a:sheet name=\"R &amp; D\" id='7'/>text<x r=\"1\" hidden=\"1\" ><v>a</v></x>";
        let mut tags = Tags::new(&xml[..]);
        let tag = tags.next_tag().unwrap().unwrap();
        assert_eq!(
            (tag.name(), tag.attribute("name").as_deref(), tag.number("id")),
            (&b"sheet"[..], Some("R & D"), Some(7))
        );
        let tag = tags.next_tag().unwrap().unwrap();
        assert_eq!(
            (tag.name(), tag.yes("hidden"), tag.yes("r"), tag.attribute("idden")),
            (&b"x"[..], true, true, None)
        );
        assert_eq!(tags.next_tag().unwrap().unwrap().name(), b"v");
        assert_eq!(tags.next_tag().unwrap().unwrap().name(), b"/v");
    }
}
