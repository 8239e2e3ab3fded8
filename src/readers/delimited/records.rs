//! Records of delimited text: every line counts, and a quote that never closes swallows nothing.
//!
//! The `csv` crate passes over empty lines and lets an open quote run to the end of the file; a
//! roll's row numbers must be those a spreadsheet shows, so records are cut here. On well-formed
//! text both agree, which a property test holds.

/// What comes next in a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::readers) enum Event<'a> {
    /// A whole cell.
    Cell(&'a str),
    /// A piece of a cell whose text is not one piece of the file (doubled quotes).
    Piece(&'a str),
    /// The end of a cell given in pieces.
    EndCell,
    /// The end of a record.
    EndRecord,
}

/// How many bytes a quoted cell may take before its quote counts as never closed.
const MAX_QUOTED: usize = 64 * 1024;
const QUOTE: u8 = b'"';

/// Cuts a text into records.
#[derive(Debug)]
pub(in crate::readers) struct Records<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    /// Usual number of cells, to tell a quoted line break from an open quote; 0 where not known.
    width: usize,
    /// End of the quoted content being given in pieces.
    quoted_until: Option<usize>,
    /// The record has begun, so that a delimiter at its end opens one more, empty cell.
    in_record: bool,
    /// A cell has just ended at a delimiter or line end.
    pending: Pending,
    /// Records ended so far.
    done: u32,
    /// Records in which a quote was taken as text.
    pub(in crate::readers) stray_quotes: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pending {
    Cell,
    EndRecord,
}

/// How an opening quote is to be taken.
enum Quoted {
    /// Content ends at the first place; the cell, with its closing quote and blanks, at the second.
    Closes { content: usize, cell: usize, doubled: bool },
    /// The quote is a letter like others.
    Text,
}

impl<'a> Records<'a> {
    pub(in crate::readers) const fn new(text: &'a str, delimiter: u8, width: usize) -> Self {
        Self {
            text,
            at: 0,
            delimiter,
            width,
            quoted_until: None,
            in_record: false,
            pending: Pending::Cell,
            done: 0,
            stray_quotes: Vec::new(),
        }
    }

    /// The next record as one piece, if a record begins here and no quote stands in it: the fast way.
    /// Its cells are what stands between the delimiters.
    pub(in crate::readers) fn plain_record(&mut self) -> Option<&'a str> {
        if self.in_record || self.quoted_until.is_some() || self.pending == Pending::EndRecord {
            return None;
        }
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        let len = memchr::memchr3(b'\n', b'\r', QUOTE, bytes).unwrap_or(bytes.len());
        let step = match bytes.get(len) {
            Some(&QUOTE) => return None,
            Some(b'\r') if bytes.get(len + 1) == Some(&b'\n') => 2,
            Some(_) => 1,
            None => 0,
        };
        self.at += len + step;
        self.done += 1;
        rest.get(..len)
    }

    /// The next event; `None` at the end of the text.
    pub(in crate::readers) fn next_event(&mut self) -> Option<Event<'a>> {
        if self.pending == Pending::EndRecord {
            self.pending = Pending::Cell;
            self.in_record = false;
            self.done += 1;
            return Some(Event::EndRecord);
        }
        if let Some(until) = self.quoted_until {
            return Some(self.quoted_piece(until));
        }
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            // A delimiter at the very end of the text still opens an empty cell.
            return self.in_record.then(|| {
                self.pending = Pending::EndRecord;
                Event::Cell("")
            });
        }
        if bytes.get(self.at) == Some(&QUOTE) {
            if let Quoted::Closes { content, cell, doubled } = self.quoted() {
                return Some(self.take_quoted(content, cell, doubled));
            }
            if self.stray_quotes.last() != Some(&(self.done + 1)) {
                self.stray_quotes.push(self.done + 1);
            }
        }
        let delimiter = self.delimiter;
        let rest = bytes.get(self.at..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r')
            .unwrap_or(rest.len());
        let cell = self.text.get(self.at..self.at + len).unwrap_or_default();
        self.at += len;
        self.after_cell();
        Some(Event::Cell(cell))
    }

    /// Steps over what ends a cell and remembers whether the record goes on.
    fn after_cell(&mut self) {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(&byte) if byte == self.delimiter => {
                self.at += 1;
                self.in_record = true;
            }
            Some(&byte) => {
                self.at += 1;
                if byte == b'\r' && bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
                self.pending = Pending::EndRecord;
            }
            None => self.pending = Pending::EndRecord,
        }
    }

    fn take_quoted(&mut self, content: usize, cell: usize, doubled: bool) -> Event<'a> {
        if doubled {
            self.at += 1;
            self.quoted_until = Some(content);
            return self.quoted_piece(content);
        }
        let inner = self.text.get(self.at + 1..content).unwrap_or_default();
        self.at = cell;
        self.after_cell();
        Event::Cell(inner)
    }

    /// The next piece of a quoted cell: up to a doubled quote, of which one stays.
    fn quoted_piece(&mut self, until: usize) -> Event<'a> {
        let rest = self.text.get(self.at..until).unwrap_or_default();
        if rest.is_empty() {
            self.quoted_until = None;
            self.at = until + 1;
            while self.text.as_bytes().get(self.at) == Some(&b' ') {
                self.at += 1;
            }
            self.after_cell();
            return Event::EndCell;
        }
        let len = rest.find("\"\"").map_or(rest.len(), |pair| pair + 1);
        let piece = rest.get(..len).unwrap_or_default();
        self.at += if len < rest.len() { len + 1 } else { len };
        Event::Piece(piece)
    }

    /// Finds where the quote that opens here closes.
    fn quoted(&self) -> Quoted {
        let bytes = self.text.as_bytes();
        let limit = bytes.len().min(self.at.saturating_add(MAX_QUOTED));
        let mut at = self.at + 1;
        let (mut doubled, mut broken) = (false, false);
        let mut first_break = None;
        while at < limit {
            match bytes.get(at) {
                Some(&QUOTE) if bytes.get(at + 1) == Some(&QUOTE) => {
                    doubled = true;
                    at += 2;
                }
                Some(&QUOTE) => {
                    if let Some(cell) = self.closes(at) {
                        if first_break.is_some_and(|_| self.swallows_records(at)) {
                            return Quoted::Text;
                        }
                        return Quoted::Closes { content: at, cell, doubled };
                    }
                    // Neither doubled nor closing: a nickname inside the cell, as long as the line
                    // lasts; after a delimiter it opens the next cell, and this one never closed.
                    let opens = bytes.get(at - 1) == Some(&self.delimiter);
                    if first_break.is_some() || opens {
                        return Quoted::Text;
                    }
                    broken = true;
                    at += 1;
                }
                Some(b'\n' | b'\r') => {
                    if broken {
                        return Quoted::Text;
                    }
                    first_break.get_or_insert(at);
                    at += 1;
                }
                Some(_) => at += 1,
                None => break,
            }
        }
        Quoted::Text
    }

    /// Where the cell ends if the quote at a place closes it: a delimiter, a line end or the end follows.
    fn closes(&self, quote: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        while bytes.get(at) == Some(&b' ') && self.delimiter != b' ' {
            at += 1;
        }
        match bytes.get(at) {
            None | Some(b'\n' | b'\r') => Some(at),
            Some(&byte) => (byte == self.delimiter).then_some(at),
        }
    }

    /// Whether a quoted text of several lines holds a whole line with as many cells as a record has.
    fn swallows_records(&self, close: usize) -> bool {
        if self.width < 3 {
            return false;
        }
        let inner = self.text.get(self.at + 1..close).unwrap_or_default();
        let mut lines = inner.split(['\n', '\r']);
        let delimiter = char::from(self.delimiter);
        let _ = (lines.next(), lines.next_back());
        lines.any(|line| line.matches(delimiter).count() + 1 >= self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str, width: usize) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        let (mut row, mut cell) = (Vec::new(), String::new());
        let mut records = Records::new(text, b',', width);
        while let Some(event) = records.next_event() {
            match event {
                Event::Cell(text) => row.push(text.to_owned()),
                Event::Piece(text) => cell.push_str(text),
                Event::EndCell => row.push(std::mem::take(&mut cell)),
                Event::EndRecord => out.push(std::mem::take(&mut row)),
            }
        }
        out
    }

    #[test]
    fn every_line_end_and_empty_lines_count() {
        assert_eq!(records("a,b\r\n\r\nc\rd\n", 2), [vec!["a", "b"], vec![""], vec!["c"], vec!["d"]]);
        assert_eq!(records("a,", 2), [vec!["a", ""]]);
        assert_eq!(records("", 2), Vec::<Vec<String>>::new());
        assert_eq!(records("\n", 2), [vec![""]]);
    }

    #[test]
    fn quotes_close_double_and_carry_line_breaks() {
        assert_eq!(records("\"a,\"\"b\"\"\",\"c\nd\" ,e\n", 3), [vec!["a,\"b\"", "c\nd", "e"]]);
        assert_eq!(records("\"\",\"\"\"\"\n", 2), [vec!["", "\""]]);
        assert_eq!(records("\"a\"\"\"\n", 1), [vec!["a\""]]);
    }

    #[test]
    fn an_open_quote_swallows_nothing() {
        let text = "1,\"PEREZ,x\n2,LOPEZ,y\n3,\"RUIZ, ANA\",z\n";
        assert_eq!(
            records(text, 3),
            [vec!["1", "\"PEREZ", "x"], vec!["2", "LOPEZ", "y"], vec!["3", "RUIZ, ANA", "z"]]
        );
        let nickname = "1,\"PEREZ, \"CHATO\" JUAN\",z\n1,\"PEREZ,\"Z\"\n";
        assert_eq!(
            records(nickname, 3),
            [vec!["1", "PEREZ, \"CHATO\" JUAN", "z"], vec!["1", "\"PEREZ", "Z"]]
        );
        let lucky = "1,\"PEREZ,x\n2,LOPEZ,y\n3,TUBO 5\",z\n";
        assert_eq!(
            records(lucky, 3),
            [vec!["1", "\"PEREZ", "x"], vec!["2", "LOPEZ", "y"], vec!["3", "TUBO 5\"", "z"]]
        );
    }
}
