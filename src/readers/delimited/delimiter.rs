//! Which sign separates the cells of a text, decided on its first lines.

use crate::model::Msg;

use super::records::{Event, Records};

/// The signs tried, the most usual first.
const CANDIDATES: [u8; 5] = [b',', b';', b'\t', b'|', b'^'];
const SAMPLE_RECORDS: usize = 200;
const SAMPLE_BYTES: usize = 256 * 1024;

/// A delimiter with the reason for it.
#[derive(Debug, Clone)]
pub(in crate::readers) struct Delimiter {
    pub(in crate::readers) byte: u8,
    /// Cells in most records; 1 where nothing separates.
    pub(in crate::readers) width: usize,
    pub(in crate::readers) why: Msg,
}

/// Decides by which sign most records fall into the same number of cells.
pub(in crate::readers) fn choose(text: &str) -> Delimiter {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    if let Some(byte) = declared(sample) {
        let width = profile(sample, byte).0;
        let why =
            Msg::new("el archivo lo declara en su primera línea", "the file declares it in its first line");
        return Delimiter { byte, width, why };
    }
    let mut best: Option<(u64, u8, usize, usize, usize)> = None;
    for byte in CANDIDATES {
        let (width, agree, total) = profile(sample, byte);
        if width < 2 {
            continue;
        }
        // Agreement counts first; among equals more cells are better evidence than few.
        let score = (agree as u64 * 1000 / total.max(1) as u64) * 100 + (width.min(40) as u64);
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, byte, width, agree, total));
        }
    }
    match best {
        Some((_, byte, width, agree, total)) => Delimiter {
            byte,
            width,
            why: Msg::new(
                "{agree} de las primeras {total} filas dan {width} columnas con este signo",
                "{agree} of the first {total} rows give {width} columns with this sign",
            )
            .with("agree", agree)
            .with("total", total)
            .with("width", width),
        },
        None => Delimiter {
            byte: b',',
            width: 1,
            why: Msg::new(
                "ningún signo separa las filas en columnas",
                "no sign separates the rows into columns",
            ),
        },
    }
}

/// `sep=;` as first line, as Excel understands it.
pub(super) fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?;
    let rest = line.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
    match rest.as_bytes() {
        [byte] if byte.is_ascii() => Some(*byte),
        _ => None,
    }
}

/// The most usual number of cells, how many records have it, and how many non-empty records there are.
fn profile(sample: &str, delimiter: u8) -> (usize, usize, usize) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    let (mut width, mut filled, mut total) = (0, false, 0);
    let mut records = Records::new(sample, delimiter, 0);
    while let Some(event) = records.next_event() {
        match event {
            Event::Cell(cell) => {
                width += 1;
                filled |= !cell.trim().is_empty();
            }
            Event::Piece(piece) => filled |= !piece.trim().is_empty(),
            Event::EndCell => width += 1,
            Event::EndRecord => {
                if filled {
                    total += 1;
                    match counts.iter_mut().find(|(seen, _)| *seen == width) {
                        Some((_, count)) => *count += 1,
                        None => counts.push((width, 1)),
                    }
                }
                (width, filled) = (0, false);
                if total >= SAMPLE_RECORDS {
                    break;
                }
            }
        }
    }
    // A record of one cell says nothing for a sign, only against it.
    let best = counts.iter().filter(|(width, _)| *width > 1).max_by_key(|(width, count)| (*count, *width));
    best.map_or((1, 0, total), |&(width, agree)| (width, agree, total))
}
