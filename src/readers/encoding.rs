//! Which characters the bytes of a text stand for.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::model::{Msg, Note};

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

/// Decodes a text: by its mark, as UTF-8 if it is valid, else by what Spanish words look like.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return with(
            rest,
            encoding,
            Msg::new("lo marca el inicio del archivo", "the start of the file marks it"),
            mark,
        );
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(
            bytes,
            encoding,
            Msg::new("uno de cada dos bytes es cero", "every other byte is zero"),
            0,
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let why = if bytes.is_ascii() {
                Msg::new("solo letras sin acento", "only letters without accents")
            } else {
                Msg::new("todos los bytes forman caracteres UTF-8", "all bytes form UTF-8 characters")
            };
            Decoded {
                text: Cow::Borrowed(text),
                encoding: EncodingFound { name: "UTF-8", why },
                notes: Vec::new(),
            }
        }
        Err(_) => legacy(bytes),
    }
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

/// Bytes above 127 and the letters they are in each single-byte encoding that Mexican files come in.
fn legacy(bytes: &[u8]) -> Decoded<'_> {
    let candidates = [WINDOWS_1252, MACINTOSH];
    let scored: Vec<(usize, &'static Encoding)> =
        candidates.iter().map(|&encoding| (spanish(bytes, encoding), encoding)).collect();
    let best =
        scored.iter().rev().max_by_key(|(score, _)| *score).map_or(WINDOWS_1252, |&(_, encoding)| encoding);
    with(
        bytes,
        best,
        Msg::new(
            "no es UTF-8; así las letras con acento forman palabras en español",
            "it is not UTF-8; this way accented letters form Spanish words",
        ),
        0,
    )
}

/// How many bytes above 127 become letters of Spanish in an encoding.
fn spanish(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let high: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).take(20_000).collect();
    let (text, _) = encoding.decode_without_bom_handling(&high);
    text.chars().filter(|ch| "áéíóúüñÁÉÍÓÚÜÑºª°".contains(*ch)).count()
}

fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding, why: Msg, mark: usize) -> Decoded<'a> {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if bad {
        notes.push(undecodable(bytes, encoding, mark));
    }
    let name = if encoding == UTF_8 { "UTF-8" } else { encoding.name() };
    Decoded { text, encoding: EncodingFound { name, why }, notes }
}

/// Where bytes stand that mean nothing in the encoding; the offset counts from the start of the file.
fn undecodable(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Note {
    let offset = Encoding::utf8_valid_up_to(bytes);
    let offset = if encoding == UTF_8 { offset + mark } else { mark };
    let msg = Msg::new(
        "hay bytes que no son caracteres de {encoding}; el primero está en la posición {offset}; la celda muestra �",
        "there are bytes that are no characters of {encoding}; the first is at offset {offset}; the cell shows �",
    )
    .word("encoding", encoding.name())
    .with("offset", offset);
    Note { code: "undecodable", msg, at: None }
}
