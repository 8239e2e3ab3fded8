//! PDF: not read as a table, but told apart: a text layer, a scan, a password.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::error::Unreadable;

/// Unpacked bytes looked at; the first pages tell.
const LOOK: u64 = 16 << 20;

/// Why a PDF is not read.
pub(super) fn refuse(bytes: &[u8]) -> Unreadable {
    let has = |part: &[u8]| memchr::memmem::find(bytes, part).is_some();
    if has(b"/Encrypt") {
        return Unreadable::Encrypted;
    }
    let mut left = LOOK;
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"stream") {
        rest = rest.get(at + 6..).unwrap_or_default();
        let start = rest.iter().position(|byte| !b"\r\n".contains(byte)).unwrap_or(rest.len());
        let body = rest.get(start..).unwrap_or_default();
        if shows_text(body, &mut left) {
            return Unreadable::PdfText;
        }
        let end = memchr::memmem::find(rest, b"endstream").unwrap_or(rest.len());
        rest = rest.get(end.saturating_add(9)..).unwrap_or_default();
        if left == 0 {
            break;
        }
    }
    Unreadable::PdfScan
}

/// Whether a content stream, packed or not, puts text on a page.
fn shows_text(body: &[u8], left: &mut u64) -> bool {
    let mut unpacked = Vec::new();
    // A stream of another kind, or a broken one, is looked at as far as it can be unpacked.
    let _ = ZlibDecoder::new(body).take(*left).read_to_end(&mut unpacked);
    *left = left.saturating_sub(unpacked.len() as u64);
    let plain = memchr::memmem::find(body, b"endstream").and_then(|end| body.get(..end)).unwrap_or_default();
    let content = if unpacked.is_empty() { plain } else { &unpacked };
    let begins = memchr::memmem::find(content, b"BT").is_some();
    begins && [&b"Tj"[..], b"TJ"].iter().any(|operator| memchr::memmem::find(content, operator).is_some())
}
