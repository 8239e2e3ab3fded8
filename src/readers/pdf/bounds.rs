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
    let mut part = vec![0; 1 << 15];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let after = bytes.get(at + 6..).unwrap_or_default();
        let start = after.iter().take(2).take_while(|byte| b"\r\n".contains(byte)).count();
        let body = after.get(start..).unwrap_or_default();
        if start == 0 || body.first().is_none_or(|first| first & 0x0f != 8) {
            continue;
        }
        count += 1;
        if count > STREAMS {
            return Err(damaged("streams"));
        }
        let picture = is_picture(bytes, at);
        let (spent, most) = if picture { (&mut pictures, PICTURES) } else { (&mut total, limit) };
        let (length, nested) = unfolded(body, most - *spent, &mut part);
        *spent += length;
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
    Ok(total)
}

fn damaged(detail: &str) -> Unreadable {
    Unreadable::Damaged { detail: detail.to_owned() }
}

/// Length of a packed stream once unpacked, at most `most`; and whether what comes out is packed again.
fn unfolded(body: &[u8], most: u64, part: &mut [u8]) -> (u64, bool) {
    let mut packed = ZlibDecoder::new(body).take(most);
    let (mut length, mut nested) = (0, false);
    loop {
        match packed.read(part) {
            // A broken stream, or bytes of another kind: what came out of it counts.
            Ok(0) | Err(_) => return (length, nested),
            Ok(count) => {
                let out = part.get(..count).unwrap_or_default();
                if length == 0 {
                    let mut probe = [0; 64];
                    let zlib = out.first().is_some_and(|first| first & 0x0f == 8);
                    nested = zlib && ZlibDecoder::new(out).read(&mut probe).is_ok_and(|read| read > 0);
                }
                length += count as u64;
            }
        }
    }
}

/// Whether the dictionary before a stream says that it is a picture.
fn is_picture(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(600)..at).unwrap_or_default();
    let from = memchr::memmem::rfind(before, b" obj").unwrap_or(0);
    let dictionary = before.get(from..).unwrap_or_default();
    let has = |part: &[u8]| memchr::memmem::find(dictionary, part).is_some();
    has(b"/Image") && has(b"/Width")
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
