//! Which characters the bytes of a text stand for.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::model::{Arg, Msg, Note};

/// An encoding with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingFound {
    /// Its usual name.
    pub name: &'static str,
    /// Why it was taken.
    pub why: Msg,
}

/// A text with the encoding it was read by.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: EncodingFound,
    pub(super) notes: Vec<Note>,
}

/// The upper half of code page 850, in which DOS programs still write.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// How many broken places a note names.
const NAMED: usize = 5;

/// The byte of a character in code page 850.
pub(super) fn dos_byte(ch: char) -> Option<u8> {
    if ch.is_ascii() {
        return u8::try_from(ch).ok();
    }
    DOS.chars().position(|dos| dos == ch).and_then(|at| u8::try_from(at + 0x80).ok())
}

fn from_dos(bytes: &[u8]) -> String {
    let high: Vec<char> = DOS.chars().collect();
    let letter =
        |byte: &u8| high.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte));
    bytes.iter().map(letter).collect()
}

/// Decodes a text: by its mark, as UTF-8 if it is valid, else by what Spanish words look like.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let why = Msg::new("lo marca el inicio del archivo", "the start of the file marks it");
        return with(bytes, encoding, why, mark);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let why = Msg::new("uno de cada dos bytes es cero", "every other byte is zero");
        return with(bytes, encoding, why, 0);
    }
    let broken = match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => {
            let why = if bytes.is_ascii() {
                Msg::new("solo letras sin acento", "only letters without accents")
            } else {
                Msg::new("todos los bytes forman caracteres UTF-8", "all bytes form UTF-8 characters")
            };
            return Decoded { text, encoding: EncodingFound { name: UTF_8.name(), why }, notes: Vec::new() };
        }
        None => broken_utf8(bytes),
    };
    // Many whole characters and few broken ones: UTF-8 that was cut or patched.
    if broken.whole >= 10 * broken.count.max(1) {
        let why = Msg::new(
            "casi todos los bytes forman caracteres UTF-8",
            "nearly all bytes form UTF-8 characters",
        );
        return with(bytes, UTF_8, why, 0);
    }
    legacy(bytes)
}

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count() * 10;
    let pairs = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (first, second) if second > pairs * 8 && first < pairs => Some(UTF_16LE),
        (first, second) if first > pairs * 8 && second < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Neither marked nor UTF-8: the single-byte encoding in which most high bytes are Spanish letters.
fn legacy(bytes: &[u8]) -> Decoded<'_> {
    let high: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).take(20_000).collect();
    let windows = spanish(&WINDOWS_1252.decode_without_bom_handling(&high).0);
    let mac = spanish(&MACINTOSH.decode_without_bom_handling(&high).0);
    let dos = spanish(&from_dos(&high));
    let why = Msg::new(
        "no es UTF-8; así {count} de {total} letras con acento son del español",
        "it is not UTF-8; this way {count} of {total} accented letters are Spanish ones",
    )
    .with("count", windows.max(mac).max(dos))
    .with("total", high.len());
    if windows >= mac && windows >= dos {
        with(bytes, WINDOWS_1252, why, 0)
    } else if mac >= dos {
        with(bytes, MACINTOSH, why, 0)
    } else {
        let text = Cow::Owned(from_dos(bytes));
        Decoded { text, encoding: EncodingFound { name: "IBM850", why }, notes: Vec::new() }
    }
}

fn spanish(text: &str) -> usize {
    text.chars().filter(|ch| "áéíóúüñÁÉÍÓÚÜÑº".contains(*ch)).count()
}

/// Decodes by an encoding of the standard; `mark` bytes at the start are no text.
fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding, why: Msg, mark: usize) -> Decoded<'a> {
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, bad) = encoding.decode_without_bom_handling(rest);
    let broken = if encoding == UTF_8 && bad {
        broken_utf8(rest)
    } else if bad {
        broken_utf16(rest, encoding == UTF_16BE)
    } else if encoding == WINDOWS_1252 {
        undefined_windows(rest)
    } else {
        Broken::default()
    };
    let notes = broken.note(encoding.name(), mark).into_iter().collect();
    Decoded { text, encoding: EncodingFound { name: encoding.name(), why }, notes }
}

/// Bytes that stand for no character.
#[derive(Debug, Default)]
struct Broken {
    count: usize,
    /// Offsets of the first of them.
    first: Vec<usize>,
    /// Characters of more than one byte that are whole.
    whole: usize,
}

impl Broken {
    fn add(&mut self, offset: usize) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(offset);
        }
    }

    /// Offsets count from the start of the file.
    fn note(self, encoding: &str, mark: usize) -> Option<Note> {
        if self.count == 0 {
            return None;
        }
        let offsets = Arg::List(self.first.into_iter().map(|offset| (offset + mark).into()).collect());
        let msg = Msg::new(
            "{count} {count:lugar tiene|lugares tienen} bytes que no son caracteres de {encoding}; ahí la celda muestra un signo de reemplazo (posiciones {offsets} del archivo)",
            "{count} {count:place has|places have} bytes that are no characters of {encoding}; the cell shows a replacement sign there (offsets {offsets} of the file)",
        )
        .with("count", self.count)
        .word("encoding", encoding)
        .with("offsets", offsets);
        Some(Note { code: "undecodable", msg, at: None })
    }
}

fn broken_utf8(bytes: &[u8]) -> Broken {
    let mut broken = Broken::default();
    let mut offset = 0;
    for chunk in bytes.utf8_chunks() {
        broken.whole += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        offset += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken.add(offset);
            offset += chunk.invalid().len();
        }
    }
    broken
}

fn broken_utf16(bytes: &[u8], big_endian: bool) -> Broken {
    let mut broken = Broken::default();
    let units = bytes.chunks(2).map(|pair| match *pair {
        [first, second] if big_endian => u16::from_be_bytes([first, second]),
        [first, second] => u16::from_le_bytes([first, second]),
        // A lone last byte is no character; a lone surrogate says so.
        _ => 0xD800,
    });
    let mut offset = 0;
    for decoded in char::decode_utf16(units) {
        if let Ok(ch) = decoded {
            offset += 2 * ch.len_utf16();
        } else {
            broken.add(offset);
            offset += 2;
        }
    }
    broken
}

/// Five bytes that Windows-1252 leaves undefined.
fn undefined_windows(bytes: &[u8]) -> Broken {
    let mut broken = Broken::default();
    for (offset, byte) in bytes.iter().enumerate() {
        if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            broken.add(offset);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode(bytes);
        (decoded.text.into_owned(), decoded.encoding.name, decoded.notes.len())
    }

    #[test]
    fn single_byte_encodings_are_told_apart() {
        let expected = "PEÑA MUÑOZ, JOSÉ ÁNGEL; Núñez Ibáñez".to_owned();
        let dos: Vec<u8> = expected.chars().map(|ch| dos_byte(ch).unwrap()).collect();
        assert_eq!(read(&dos), (expected.clone(), "IBM850", 0));
        let (windows, ..) = WINDOWS_1252.encode(&expected);
        assert_eq!(read(&windows), (expected.clone(), "windows-1252", 0));
        let (mac, ..) = MACINTOSH.encode(&expected);
        assert_eq!(read(&mac), (expected, "macintosh", 0));
    }

    #[test]
    fn broken_bytes_are_noted_with_their_offset() {
        let decoded = decode(b"\xEF\xBB\xBFa,b\n\xFF,c\n");
        assert_eq!(decoded.text, "a,b\n\u{fffd},c\n");
        let Some((_, Arg::List(offsets))) = decoded.notes[0].msg.args.last() else { panic!("no offsets") };
        assert_eq!(offsets, &[Arg::Int(7)]);
        let text = "Ñandú ".repeat(20) + "a";
        let mut bytes = text.into_bytes();
        bytes.push(0xC3);
        assert_eq!((read(&bytes).1, read(&bytes).2), ("UTF-8", 1));
        assert_eq!(read(b"\xFF\xFEa\0b"), ("a\u{fffd}".to_owned(), "UTF-16LE", 1));
    }
}
