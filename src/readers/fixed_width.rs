//! Text in columns of fixed width: the columns are found by where nearly every line is blank.

use crate::model::{Cells, Msg, Note};

use super::error::Unreadable;
use super::limits::MAX_ROWS;
use super::sheet::RawSheet;

/// Lines looked at for the layout.
const LOOK: usize = 400;
/// Lines needed before blanks in the same place mean anything.
const LEAST: usize = 4;
/// Characters of a line that matter for the layout.
const WIDEST: usize = 2_000;

/// Where columns begin and end, in characters; the last one is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    columns: Vec<(usize, usize)>,
    /// Lines that fall into the columns, of those looked at.
    fitting: usize,
    seen: usize,
}

impl Layout {
    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }
}

/// Finds the columns of a text, if it has any.
pub(super) fn layout(text: &str) -> Option<Layout> {
    let lines: Vec<Vec<char>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LOOK)
        .map(|line| line.chars().take(WIDEST).collect())
        .collect();
    let mut lengths: Vec<usize> = lines.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    let median = *lengths.get(lengths.len() / 2)?;
    // Titles and totals are shorter than the lines of the table.
    let body: Vec<&Vec<char>> = lines.iter().filter(|line| line.len() * 10 >= median * 6).collect();
    if body.len() < LEAST || body.iter().any(|line| line.contains(&'\t')) {
        return None;
    }
    let width = body.iter().map(|line| line.len()).max()?;
    // A title or a total as long as the lines of the table may write across its columns.
    let strangers = (body.len() / 50).max(3.min(body.len() / 5));
    let blank = |col: usize| {
        let filled = body.iter().filter(|line| line.get(col).is_some_and(|ch| *ch != ' ')).count();
        filled <= strangers
    };
    let blanks: Vec<bool> = (0..width).map(blank).collect();
    let columns = runs(&blanks);
    if columns.len() < 2 {
        return None;
    }
    let fits = |line: &&Vec<char>| !crosses(line, &columns);
    let fitting = body.iter().copied().filter(fits).count();
    (fitting * 10 >= body.len() * 7).then_some(Layout { columns, fitting, seen: lines.len() })
}

/// Runs of columns between blanks at least two wide.
fn runs(blanks: &[bool]) -> Vec<(usize, usize)> {
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (col, &blank) in blanks.iter().enumerate() {
        if blank {
            continue;
        }
        match columns.last_mut() {
            Some((_, end)) if col - *end < 2 => *end = col + 1,
            _ => columns.push((col, col + 1)),
        }
    }
    // A cell may be wider than those seen, up to where the next column begins.
    for at in 1..columns.len() {
        let next = columns.get(at).map_or(usize::MAX, |column| column.0);
        if let Some(column) = columns.get_mut(at - 1) {
            column.1 = next - 1;
        }
    }
    if let Some(last) = columns.last_mut() {
        last.1 = usize::MAX;
    }
    if let Some(first) = columns.first_mut() {
        first.0 = 0;
    }
    columns
}

/// Whether a line writes over the blank before a column: it is no line of the table.
fn crosses(line: &[char], columns: &[(usize, usize)]) -> bool {
    columns
        .iter()
        .skip(1)
        .any(|&(start, _)| start.checked_sub(1).and_then(|gap| line.get(gap)).is_some_and(|ch| *ch != ' '))
}

/// Cuts every line at the columns; a line that does not fall into them stays whole in the first cell.
pub(super) fn read(text: &str, layout: &Layout) -> Result<RawSheet, Unreadable> {
    let mut cells = Cells::with_capacity(text.len(), text.len() / 8, text.len() / 64);
    let mut rows = 0;
    for line in lines(text) {
        rows += 1;
        if rows > MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        let chars: Vec<char> = line.chars().collect();
        if crosses(&chars, &layout.columns) {
            cells.push(line.trim());
        } else {
            for &(start, end) in &layout.columns {
                let cell: String =
                    chars.get(start..end.min(chars.len())).unwrap_or_default().iter().collect();
                cells.push(cell.trim());
            }
        }
        cells.end_row(rows);
    }
    let msg = Msg::new(
        "texto de ancho fijo: {fitting} de {seen} renglones caen en {width} columnas separadas por espacios",
        "text of fixed width: {fitting} of {seen} lines fall into {width} columns separated by blanks",
    )
    .with("fitting", layout.fitting)
    .with("seen", layout.seen)
    .with("width", layout.width());
    let notes = vec![Note { code: "fixed_width", msg, at: None }];
    Ok(RawSheet { cells, width: layout.width(), notes, ..RawSheet::default() })
}

/// Lines as records are counted: CR, LF or both end one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        let after = rest.get(end..)?;
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "LISTA DE PERSONAL DE LA PLANTA\n\
        FICHA   NOMBRE              PUESTO\n\
        100     PEREZ LOPEZ ANA     OPERADOR\n\
        101     MUÑOZ PEÑA JUAN     SOLDADOR\n\
        102     LUNA ROJAS EVA      OPERADOR\n";

    #[test]
    fn columns_are_where_lines_are_blank() {
        let found = layout(TEXT).unwrap();
        assert_eq!(found.width(), 3);
        let sheet = read(TEXT, &found).unwrap();
        let row = |row| sheet.cells.row(row).collect::<Vec<_>>();
        assert_eq!(row(0), ["LISTA DE PERSONAL DE LA PLANTA"]);
        assert_eq!(row(3), ["101", "MUÑOZ PEÑA JUAN", "SOLDADOR"]);
        assert_eq!(sheet.cells.rows(), 5);
    }

    #[test]
    fn plain_sentences_are_no_table() {
        let text = "Se avisa a todo el personal que la votación\nserá el miércoles en la puerta tres desde\n\
            las seis de la mañana y hasta las ocho\nde la noche, con identificación oficial.\n";
        assert_eq!(layout(text), None);
    }
}
