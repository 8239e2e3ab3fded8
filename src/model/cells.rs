//! Rows of cells as they stand in a file: one arena, rows of any width, nothing copied twice.

/// The raw cells of a sheet or of a delimited file, row by row.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    /// First cell of each row, and the cell after the last row. A row whose cells stand in the text
    /// with their delimiters between them carries [`SPACED`] too.
    firsts: Vec<u32>,
    numbers: Vec<u32>,
    /// The row being written is spaced.
    spaced: bool,
}

const SPACED: u32 = 1 << 31;
/// All bits but the highest of each byte.
const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;

/// A row's cells: first, the one after the last, and how many bytes stand between two.
#[derive(Clone, Copy)]
struct Span {
    first: usize,
    next: usize,
    gap: usize,
}

impl Cells {
    /// Bytes of text that one arena holds at most; readers refuse larger files before they come here.
    pub const MAX_TEXT: usize = u32::MAX as usize;

    /// An empty arena with room for so many bytes, cells and rows.
    pub fn with_capacity(text: usize, cells: usize, rows: usize) -> Self {
        Self {
            text: String::with_capacity(text),
            ends: Vec::with_capacity(cells),
            firsts: Vec::with_capacity(rows + 1),
            numbers: Vec::with_capacity(rows),
            spaced: false,
        }
    }

    /// Adds a cell to the row being written.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.end_cell();
    }

    /// Adds a whole row as it stands in a delimited text, the delimiters between its cells included.
    /// The row must be empty so far, and no other way of adding cells may follow in it.
    pub fn push_line(&mut self, line: &str, delimiter: u8) {
        let base = self.text.len();
        self.text.push_str(line);
        // Eight bytes at a time: a byte that is the delimiter leaves its high bit set, exactly.
        let pattern = u64::from(delimiter) * 0x0101_0101_0101_0101;
        let (words, rest) = line.as_bytes().as_chunks::<8>();
        let mut end = u32::try_from(base).unwrap_or(u32::MAX);
        for word in words {
            let other = u64::from_le_bytes(*word) ^ pattern;
            let mut hits = !(((other & LOW) + LOW) | other | LOW);
            while hits != 0 {
                self.ends.push(end.saturating_add(hits.trailing_zeros() / 8));
                hits &= hits - 1;
            }
            end = end.saturating_add(8);
        }
        for &byte in rest {
            if byte == delimiter {
                self.ends.push(end);
            }
            end = end.saturating_add(1);
        }
        self.end_cell();
        self.spaced = true;
    }

    /// Adds so many blank cells to the row being written.
    pub fn push_blanks(&mut self, count: usize) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.ends.resize(self.ends.len() + count, end);
    }

    /// Adds a piece to the cell being written; [`Cells::end_cell`] closes it.
    pub fn push_piece(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    /// Closes the cell being written.
    pub fn end_cell(&mut self) {
        // Readers refuse texts beyond `MAX_TEXT`, so the conversion cannot saturate.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Closes the row being written and gives it its number.
    pub fn end_row(&mut self, number: u32) {
        if self.firsts.is_empty() {
            self.firsts.push(0);
        }
        if let (true, Some(first)) = (self.spaced, self.firsts.last_mut()) {
            *first |= SPACED;
        }
        self.spaced = false;
        // Readers refuse more cells than fit below the mark.
        self.firsts.push(u32::try_from(self.ends.len()).unwrap_or(u32::MAX) & !SPACED);
        self.numbers.push(number);
    }

    /// Number of cells, the row being written included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.numbers.len()
    }

    /// The number that a spreadsheet shows for a row given by position.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers.get(row).copied().unwrap_or_default()
    }

    /// The position of the row with a number, if it is there. Row numbers ascend.
    pub fn position(&self, number: u32) -> Option<usize> {
        self.numbers.binary_search(&number).ok()
    }

    /// Number of cells in a row.
    pub fn width(&self, row: usize) -> usize {
        let span = self.span(row);
        span.next - span.first
    }

    /// A cell's text; empty where the row is shorter.
    pub fn cell(&self, row: usize, col: usize) -> &str {
        let span = self.span(row);
        let at = span.first + col;
        if at < span.next { self.at(at, span) } else { "" }
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        let span = self.span(row);
        (span.first..span.next).map(move |at| self.at(at, span))
    }

    /// The text of a whole row, as it is held: in spaced rows with the delimiters.
    pub fn line(&self, row: usize) -> &str {
        let span = self.span(row);
        let end = |cell: usize| {
            cell.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize
        };
        self.text.get(end(span.first)..end(span.next)).unwrap_or_default()
    }

    /// How many cells of a row show something, told by `shows` where the first byte does not tell.
    pub fn filled(&self, row: usize, shows: impl Fn(&str) -> bool) -> usize {
        let cells = self.row(row).filter(|cell| {
            cell.as_bytes().first().is_some_and(|byte| byte.is_ascii_graphic() || shows(cell))
        });
        cells.count()
    }

    /// All text, cell after cell; in spaced rows with the delimiters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Position of the row in whose text a byte of [`Cells::text`] lies, and the cell's column.
    pub fn find(&self, byte: usize) -> Option<(usize, usize)> {
        let byte = u32::try_from(byte).ok()?;
        let cell = self.ends.partition_point(|&end| end <= byte);
        let cell = u32::try_from(cell).ok().filter(|&cell| (cell as usize) < self.ends.len())?;
        let row = self.firsts.partition_point(|&first| first & !SPACED <= cell).checked_sub(1)?;
        Some((row, cell as usize - self.span(row).first))
    }

    /// Bytes of memory held: the text and where its cells and rows end.
    pub fn held_bytes(&self) -> usize {
        let places = self.ends.capacity() + self.firsts.capacity() + self.numbers.capacity();
        self.text.capacity() + places * size_of::<u32>()
    }

    fn span(&self, row: usize) -> Span {
        match (self.firsts.get(row), self.firsts.get(row.saturating_add(1))) {
            (Some(&first), Some(&next)) => Span {
                first: (first & !SPACED) as usize,
                next: (next & !SPACED) as usize,
                gap: usize::from(first & SPACED != 0),
            },
            _ => Span { first: 0, next: 0, gap: 0 },
        }
    }

    fn at(&self, cell: usize, span: Span) -> &str {
        let Some(&end) = self.ends.get(cell) else { return "" };
        let before =
            cell.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let start = if cell == span.first { before } else { before + span.gap };
        self.text.get(start..end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_any_width_and_spaced_rows_read_alike() {
        let mut cells = Cells::default();
        cells.push("a");
        cells.push("bc");
        cells.end_row(1);
        cells.push_line("d,,ef", b',');
        cells.end_row(2);
        cells.push_line("", b',');
        cells.end_row(3);
        cells.push_line(",ñ,áéíóú, ,,-,+,z", b',');
        cells.end_row(4);
        cells.push_blanks(2);
        cells.push("g");
        cells.end_row(7);
        let rows: Vec<Vec<&str>> = (0..cells.rows()).map(|row| cells.row(row).collect()).collect();
        assert_eq!(
            rows,
            [
                vec!["a", "bc"],
                vec!["d", "", "ef"],
                vec![""],
                vec!["", "ñ", "áéíóú", " ", "", "-", "+", "z"],
                vec!["", "", "g"]
            ]
        );
        assert_eq!((cells.line(0), cells.line(1), cells.line(4), cells.line(9)), ("abc", "d,,ef", "g", ""));
        assert_eq!((cells.cell(1, 2), cells.cell(1, 3), cells.cell(9, 0)), ("ef", "", ""));
        assert_eq!((cells.width(4), cells.position(7), cells.number(4)), (3, Some(4), 7));
        for (sign, place) in [('c', (0, 1)), ('d', (1, 0)), ('e', (1, 2)), ('z', (3, 7)), ('g', (4, 2))] {
            assert_eq!(cells.find(cells.text().find(sign).unwrap()), Some(place), "{sign}");
        }
        assert_eq!((cells.filled(1, |_| false), cells.find(99)), (2, None));
    }
}
