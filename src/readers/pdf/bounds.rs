//! What a PDF unfolds to, looked at before any of it is unfolded for good: packed streams may be bombs.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::readers::error::Unreadable;

/// Bytes that streams other than pictures may unfold to; a roll of 100,000 people takes a quarter of it.
const MOST: u64 = 256 << 20;
/// Below this nothing is suspicious; above it a stream may be `RATIO` times the file.
const ALWAYS: u64 = 8 << 20;
const RATIO: u64 = 60;
/// Bytes of pictures that are looked at. A file with more of them is a scan.
const PICTURES: u64 = 64 << 20;
/// Arrays or dictionaries within each other, of which honest files have a dozen.
const DEEPEST: usize = 200;
/// Streams that are looked into; a page has a handful.
const STREAMS: usize = 50_000;
/// Pages of which a roll of 100,000 people has two thousand.
pub(super) const PAGES: usize = 20_000;

/// Bytes that all streams but pictures unfold to, or why the file is refused.
pub(super) fn check(bytes: &[u8]) -> Result<u64, Unreadable> {
    if memchr::memmem::find(bytes, b"/Encrypt").is_some() {
        return Err(Unreadable::Encrypted);
    }
    if too_deep(bytes) {
        return Err(damaged("nesting"));
    }
    let limit = ALWAYS.max(RATIO * bytes.len() as u64).min(MOST);
    let (mut total, mut pictures, mut count) = (0, 0, 0);
    // Counted here, since the list of pages alone takes a second and half a gigabyte where there are 300,000.
    let mut pages = declared_pages(bytes);
    let mut part = vec![0; 1 << 15];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let after = bytes.get(at + 6..).unwrap_or_default();
        let start = after.iter().take(2).take_while(|byte| b"\r\n".contains(byte)).count();
        let body = after.get(start..).unwrap_or_default();
        if start == 0 || bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        count += 1;
        if count > STREAMS {
            return Err(damaged("streams"));
        }
        let dictionary = dictionary(bytes, at);
        let has = |part: &[u8]| memchr::memmem::find(dictionary, part).is_some();
        let picture = has(b"/Image") && has(b"/Width");
        if has(b"/LZWDecode") && !picture {
            // Thirty years old, and what it unfolds to cannot be counted here.
            return Err(damaged("LZW"));
        }
        let (spent, most) = if picture { (&mut pictures, PICTURES) } else { (&mut total, limit) };
        let objects = has(b"/ObjStm");
        let mut within = 0;
        let (length, nested) = unfolded(body, most - *spent, &mut part, |bytes| {
            within += if objects { declared_pages(bytes) } else { 0 };
        });
        *spent += length;
        pages += within;
        if pages > PAGES {
            return Err(damaged("pages"));
        }
        if nested && !picture {
            // Packed twice: no program does that, and its true size stays hidden.
            return Err(damaged("stream packed twice"));
        }
        if *spent >= most {
            return Err(if picture {
                Unreadable::PdfScan
            } else {
                Unreadable::TooLarge { bytes: *spent, limit: most }
            });
        }
    }
    if pages > PAGES { Err(damaged("pages")) } else { Ok(total) }
}

/// How many pages the bytes declare.
fn declared_pages(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"/Page")
        .filter(|at| !bytes.get(at + 5).is_some_and(u8::is_ascii_alphanumeric))
        .count()
}

/// Bytes that a stream unfolds to, at most `most`; and whether what comes out is packed again. Some programs write
/// packed bytes as letters.
///
/// Each piece of what comes out is shown to `see`.
fn unfolded(body: &[u8], most: u64, part: &mut [u8], see: impl FnMut(&[u8])) -> (u64, bool) {
    if is_packed(body) {
        return inflated(body, most, part, see);
    }
    let bytes = from_letters(body, most);
    if is_packed(&bytes) { inflated(&bytes, most, part, see) } else { (0, false) }
}

/// Whether bytes begin like those that zlib packed.
fn is_packed(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => first & 0x0f == 8 && (u16::from(*first) * 256 + u16::from(*second)) % 31 == 0,
        _ => false,
    }
}

/// The bytes behind letters of base 85 or of hexadecimal figures, as far as they go.
fn from_letters(body: &[u8], most: u64) -> Vec<u8> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let head: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(4).collect();
    let hexadecimal = head.iter().all(u8::is_ascii_hexdigit);
    let mut out = Vec::new();
    let (mut group, mut length) = (0_u32, 0);
    for &byte in body.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            _ if out.len() >= most => break,
            _ if hexadecimal => {
                let Some(figure) = char::from(byte).to_digit(16) else { break };
                group = group * 16 + figure;
                length += 1;
                if length == 2 {
                    out.push(u8::try_from(group).unwrap_or(0));
                    (group, length) = (0, 0);
                }
            }
            b'z' if length == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                length += 1;
                if length == 5 {
                    out.extend(group.to_be_bytes());
                    (group, length) = (0, 0);
                }
            }
            _ => break,
        }
    }
    out
}

fn damaged(detail: &str) -> Unreadable {
    Unreadable::Damaged { detail: detail.to_owned() }
}

/// Length of packed bytes once unpacked, at most `most`; and whether what comes out is packed again.
fn inflated(body: &[u8], most: u64, part: &mut [u8], mut see: impl FnMut(&[u8])) -> (u64, bool) {
    let mut packed = ZlibDecoder::new(body).take(most);
    let (mut length, mut nested) = (0, false);
    loop {
        match packed.read(part) {
            // A broken stream, or bytes of another kind: what came out of it counts.
            Ok(0) | Err(_) => return (length, nested),
            Ok(count) => {
                let out = part.get(..count).unwrap_or_default();
                see(out);
                if length == 0 {
                    let mut probe = [0; 64];
                    nested =
                        is_packed(out) && ZlibDecoder::new(out).read(&mut probe).is_ok_and(|read| read > 0);
                }
                length += count as u64;
            }
        }
    }
}

/// The dictionary before a stream.
fn dictionary(bytes: &[u8], at: usize) -> &[u8] {
    let before = bytes.get(at.saturating_sub(600)..at).unwrap_or_default();
    let from = memchr::memmem::rfind(before, b" obj").unwrap_or(0);
    before.get(from..).unwrap_or_default()
}

/// Whether brackets stand within each other deeper than any program writes them.
fn too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut close) = (0_usize, 0_usize);
    for &byte in bytes {
        match byte {
            b'[' | b'<' => {
                depth += 1;
                close = 0;
            }
            b']' | b'>' => {
                depth = depth.saturating_sub(1);
                close += 1;
            }
            // Packed bytes hold brackets by chance: an unbroken run of openings is what nesting looks like.
            b' ' | b'\r' | b'\n' | b'\t' => {}
            _ if close == 0 && depth > DEEPEST => return true,
            _ => depth = 0,
        }
    }
    depth > DEEPEST
}
