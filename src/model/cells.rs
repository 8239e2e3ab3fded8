//! Rows of cells as they stand in a file: one arena, rows of any width, nothing copied twice.

/// The raw cells of a sheet or of a delimited file, row by row.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    text: String,
    ends: Vec<u32>,
    firsts: Vec<u32>,
    numbers: Vec<u32>,
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
        }
    }

    /// Adds a cell to the row being written.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.end_cell();
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
        self.firsts.push(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
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
        let (first, next) = self.span(row);
        next - first
    }

    /// A cell's text; empty where the row is shorter.
    pub fn cell(&self, row: usize, col: usize) -> &str {
        let (first, next) = self.span(row);
        let at = first + col;
        if at < next { self.at(at) } else { "" }
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        let (first, next) = self.span(row);
        (first..next).map(|at| self.at(at))
    }

    /// All text, cell after cell.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Position of the row in whose text a byte of [`Cells::text`] lies, and the cell's column.
    pub fn find(&self, byte: usize) -> Option<(usize, usize)> {
        let byte = u32::try_from(byte).ok()?;
        let cell = self.ends.partition_point(|&end| end <= byte);
        let cell = u32::try_from(cell).ok().filter(|&cell| (cell as usize) < self.ends.len())?;
        let row = self.firsts.partition_point(|&first| first <= cell).checked_sub(1)?;
        Some((row, cell as usize - self.firsts.get(row).copied()? as usize))
    }

    /// Bytes of memory held: the text and where its cells and rows end.
    pub fn held_bytes(&self) -> usize {
        let places = self.ends.capacity() + self.firsts.capacity() + self.numbers.capacity();
        self.text.capacity() + places * size_of::<u32>()
    }

    fn span(&self, row: usize) -> (usize, usize) {
        match (self.firsts.get(row), self.firsts.get(row.saturating_add(1))) {
            (Some(&first), Some(&next)) => (first as usize, next as usize),
            _ => (0, 0),
        }
    }

    fn at(&self, cell: usize) -> &str {
        let Some(&end) = self.ends.get(cell) else { return "" };
        let start = cell.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
