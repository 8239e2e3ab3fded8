//! Letters that were damaged on the way: recognised by what Spanish never writes, and undone.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// Offsets in a text where a sign stands that sound Spanish hardly writes: what [`undo`] and
/// [`lost_letter`] look for. Sound text costs two fast passes.
pub(super) fn suspicious(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let next = move |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
    // Á É Í Ñ Ó Ú Ü and their small ones begin with C3 too; º, ª and the hard space with C2.
    let latin = memchr::memchr2_iter(0xC3, b'?', bytes).filter(move |&at| {
        // Ã, Â and â begin every damaged letter; Ð and ð are the Ñ of a DOS page.
        // ç, ê, î and ò between capitals are letters of a Mac.
        bytes.get(at) == Some(&b'?')
            || [0x82, 0x83, 0x90, 0xA2, 0xA7, 0xAA, 0xAE, 0xB0, 0xB2].contains(&next(at))
    });
    let signs = memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes).filter(move |&at| {
        // The second byte of a character is below C0, so these are all first bytes.
        bytes.get(at) != Some(&0xC2) || ![0xBA, 0xAA, 0xA0, 0xB4].contains(&next(at))
    });
    latin.chain(signs).chain(memchr::memchr_iter(0xC6, bytes))
}

/// Undoes what can be undone in a text; `None` where nothing is damaged.
pub(super) fn undo(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut current: Option<String> = None;
    // Damage done twice (`Ãƒâ€˜`) takes two rounds.
    for _ in 0..3 {
        match one_round(current.as_deref().unwrap_or(text)) {
            Some(better) => current = Some(better),
            None => break,
        }
    }
    let once = current.as_deref().unwrap_or(text);
    dos_letters(once).or_else(|| mac_capitals(once)).or(current)
}

/// UTF-8 that was taken for a single-byte encoding: pairs such as `Ã‘`, `√ë`, `├æ`.
fn one_round(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text.chars();
    while let Some(first) = rest.next() {
        if let Some((whole, taken)) = undone(first, rest.as_str()) {
            out.push(whole);
            changed = true;
            for _ in 0..taken {
                rest.next();
            }
        } else {
            out.push(first);
        }
    }
    changed.then_some(out)
}

/// The character whose UTF-8 bytes, taken one by one, show as `first` and what follows.
fn undone(first: char, rest: &str) -> Option<(char, usize)> {
    let byte_of: fn(char) -> Option<u8> = match first {
        'Ã' | 'Â' | 'â' => |ch| latin_byte(ch).or_else(|| single_byte(WINDOWS_1252, ch)),
        '√' | '¬' | '‚' => |ch| single_byte(MACINTOSH, ch),
        '├' | '┬' => super::encoding::dos_byte,
        _ => return None,
    };
    let lead = byte_of(first)?;
    let follow = match lead {
        0xC2 | 0xC3 => 1,
        0xE2 => 2,
        _ => return None,
    };
    let mut bytes = vec![lead];
    for ch in rest.chars().take(follow) {
        bytes.push(byte_of(ch).filter(|byte| (0x80..0xC0).contains(byte))?);
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    Some((text.chars().next()?, follow))
}

/// The byte of a sign that Latin-1 shows as it is: `PEÃ` and U+0091, which Windows-1252 would show as a quote.
fn latin_byte(ch: char) -> Option<u8> {
    u8::try_from(u32::from(ch)).ok()
}

fn single_byte(encoding: &'static Encoding, ch: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, lost) = encoding.encode(ch.encode_utf8(&mut buffer));
    match (bytes.as_ref(), lost) {
        (&[byte], false) => Some(byte),
        _ => None,
    }
}

/// Letters of a DOS code page shown as Windows signs inside a word: `MU¥OZ`.
fn dos_letters(text: &str) -> Option<String> {
    const SIGNS: &[(char, char)] = &[
        ('¥', 'Ñ'),
        ('¤', 'ñ'),
        ('¢', 'ó'),
        ('£', 'ú'),
        ('¡', 'í'),
        ('‚', 'é'),
        ('µ', 'Á'),
        ('ð', 'Ñ'),
        ('Ð', 'Ñ'),
    ];
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for (at, &ch) in chars.iter().enumerate() {
        let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|ch| ch.is_alphabetic());
        let (before, after) = (letter(at.checked_sub(1)), letter(at.checked_add(1)));
        // ¥ and ¤ may begin a word; the others stand between letters or are what they seem.
        let inside = before && after || ("¥¤".contains(ch) && (before || after));
        match SIGNS.iter().find(|(sign, _)| *sign == ch && inside) {
            Some(&(_, spanish)) => {
                out.push(spanish);
                changed = true;
            }
            None => out.push(ch),
        }
    }
    changed.then_some(out)
}

/// Capitals of a Mac read by Windows: `GONZçLEZ`, `MU„OZ`. A small letter never stands between capitals.
fn mac_capitals(text: &str) -> Option<String> {
    const SIGNS: &[(char, char)] =
        &[('ç', 'Á'), ('ƒ', 'É'), ('ê', 'Í'), ('î', 'Ó'), ('ò', 'Ú'), ('„', 'Ñ'), ('†', 'Ü')];
    let chars: Vec<char> = text.chars().collect();
    let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied();
    let mut changed = false;
    let out: String = chars
        .iter()
        .enumerate()
        .map(|(at, &ch)| {
            let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
            let capital = |ch: Option<char>| ch.is_some_and(char::is_uppercase);
            let outside = |ch: Option<char>| ch.is_none_or(|ch| !ch.is_alphabetic());
            let inside = capital(before) && (capital(after) || outside(after))
                || outside(before) && capital(after) && !"„†".contains(ch);
            match SIGNS.iter().find(|(sign, _)| *sign == ch && inside) {
                Some(&(_, spanish)) => {
                    changed = true;
                    spanish
                }
                None => ch,
            }
        })
        .collect();
    changed.then_some(out)
}

/// `#` between letters, which social security software writes for Ñ; `/` too where it separates nothing.
pub(super) fn undo_sua(text: &str, slash: bool) -> Option<String> {
    if !(text.contains('#') || slash && text.contains('/')) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|ch| ch.is_alphabetic());
    let out: String = chars
        .iter()
        .enumerate()
        .map(|(at, &ch)| {
            let sign = ch == '#' || slash && ch == '/';
            if sign && at > 0 && letter(at - 1) && letter(at + 1) { 'Ñ' } else { ch }
        })
        .collect();
    (out != text).then_some(out)
}

/// Whether a letter was lost for good: a question mark or a replacement sign inside a word.
pub(super) fn lost_letter(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if ch == '\u{fffd}' || ch == '?' && before.is_alphabetic() && after.is_alphabetic() {
            return true;
        }
        before = ch;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_undone_and_sound_text_left_alone() {
        for (damaged, sound) in [
            ("PEÃ‘A", "PEÑA"),
            ("NÃºÃ±ez", "Núñez"),
            ("JOSÃ‰ Ã\u{81}NGEL", "JOSÉ ÁNGEL"),
            ("PEÃ\u{91}A", "PEÑA"),
            ("PEÃ\u{83}Â\u{91}A", "PEÑA"),
            ("MU¥OZ", "MUÑOZ"),
            ("¥A¥EZ", "ÑAÑEZ"),
            ("Mu¤oz", "Muñoz"),
            ("PE√ëA", "PEÑA"),
            ("PE├æA", "PEÑA"),
            ("PEÃƒâ€˜A", "PEÑA"),
            ("NÂº", "Nº"),
            ("GONZçLEZ çLVAREZ, JOSƒ", "GONZÁLEZ ÁLVAREZ, JOSÉ"),
            ("MU„OZ PE„A", "MUÑOZ PEÑA"),
        ] {
            assert_eq!(undo(damaged).as_deref(), Some(sound), "{damaged}");
        }
        for sound in [
            "PEÑA",
            "JOSÉ ÁNGEL",
            "JOÃO",
            "5 ¥",
            "¡Hola!",
            "Nº 5",
            "MÜLLER",
            "N/A",
            "François",
            "Gonçalves",
            "A „B“",
        ] {
            assert_eq!(undo(sound), None, "{sound}");
        }
        assert_eq!(undo_sua("MU#OZ$PE/A$ANA", true).as_deref(), Some("MUÑOZ$PEÑA$ANA"));
        assert_eq!(undo_sua("D/AMICO", false), None);
        assert!(lost_letter("MU?OZ") && lost_letter("MU\u{fffd}OZ") && !lost_letter("¿Qué? NO"));
    }
}
