//! Seeded mutations: the same seeds and the same start give the same inputs everywhere.

use std::io::{Cursor, Read as _, Write as _};

/// A small generator of numbers (xorshift64*).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below a bound that is not 0.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap() % bound
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }
}

/// Pieces that readers of tables, dates, numbers, TOML, JSON and workbooks give a meaning to.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b"\r",
    b"\n",
    b"\r\n",
    b";",
    b",",
    b"\t",
    b"|",
    b"$",
    b"\0",
    b"\x1a",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xc3\x91",
    b"\xc3\x83\xe2\x80\x98",
    b"\xd1",
    b"\xa5",
    b"\xed\xa0\x80",
    b"\xf4\x8f\xbf\xbf",
    b"TOTAL",
    b"NOMBRE",
    b"CURP",
    b"HEGG560427MVZRRL04",
    b"FECHA",
    b"31/12/9999",
    b"29/02/1900",
    b"00/00/0000",
    b"-1",
    b"1E+308",
    b"1e-400",
    b"99999999999999999999",
    b"2958466",
    b"-693594",
    b"60",
    b"nan",
    b"#N/A",
    b"inf",
    b"9223372036854775807",
    b"4294967296",
    b"65536",
    b"1048577",
    b"[[",
    b"]]",
    b"[",
    b"{",
    b"}",
    b" = ",
    b"'''",
    b"\\u{0}",
    b"\\uD800",
    b"\\x00",
    b"24:00",
    b"2025-06-25",
    b"9999-12-31T23:59:60",
    b"schema = 1",
    b"sheet",
    b"<row r=\"0\">",
    b"<row r=\"4294967295\">",
    b"<c r=\"XFE1048577\">",
    b"<c r=\"A0\"/>",
    b"<mergeCell ref=\"A1:XFD1048576\"/>",
    b"<mergeCell ref=\"B2:A1\"/>",
    b"<dimension ref=\"A1:XFD1048576\"/>",
    b"t=\"s\"",
    b"<v>-1</v>",
    b"<v>99999999</v>",
    b"</sheetData>",
    b"<!--",
    b"<![CDATA[",
    b"&#x0;",
    b"&#1114112;",
    b"&amp",
    b"table:number-rows-repeated=\"1048576\"",
    b"table:number-columns-repeated=\"16384\"",
    b"hidden=\"1\"",
    b"min=\"0\" max=\"4294967295\"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"-----BEGIN",
    b"ssh-ed25519 ",
    b"SSHSIG",
    b"AAAA",
    b"==",
    b"\"payload\"",
    b"null",
    b"1.0",
    b"\xcc\x81",
];

/// A seed with some mutations; of workbooks, half the time inside one of their packed parts.
pub(super) fn mutated(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let seed = &seeds[chance.below(seeds.len())];
    if seed.starts_with(b"PK\x03\x04")
        && chance.below(4) > 0
        && let Some(inside) = inside(seed, chance)
    {
        return inside;
    }
    let mut bytes = seed.clone();
    bytes.truncate(1 << 16);
    let other = &seeds[chance.below(seeds.len())];
    rounds(&mut bytes, other, chance);
    bytes
}

fn rounds(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    for _ in 0..=chance.below(8) {
        once(bytes, other, chance);
    }
}

fn once(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(64)).min(bytes.len());
    match chance.below(9) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = chance.byte();
            }
        }
        2 => drop(bytes.drain(at.min(end)..end)),
        3 => {
            let piece = bytes[at.min(end)..end].to_vec();
            for _ in 0..=chance.below(20) {
                bytes.splice(at..at, piece.iter().copied());
            }
        }
        4 | 5 => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        6 => {
            let piece = PIECES[chance.below(PIECES.len())];
            let to = (at + piece.len()).min(bytes.len());
            bytes.splice(at..to, piece.iter().copied());
        }
        7 => {
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(256)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        _ => {
            if chance.below(4) == 0 {
                bytes.truncate(at);
            }
        }
    }
}

/// A workbook with one part mutated and packed again.
fn inside(seed: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(seed)).ok()?;
    let victim = chance.below(archive.len());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        if index == victim || name.contains("sheet1.xml") && chance.below(3) == 0 {
            rounds(&mut bytes, seed, chance);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        out.write_all(&bytes).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}
