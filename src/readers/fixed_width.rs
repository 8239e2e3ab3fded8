//! Text in columns of fixed width: the columns are found by where nearly every line is blank.

use crate::model::{Cells, Msg, Note};

use super::error::Unreadable;
use super::limits::MAX_ROWS;
use super::sheet::RawSheet;
use super::wrapped::{self, Joined};

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
    /// Columns follow one another without a blank.
    tight: bool,
    /// Lines that fall into the columns, of those looked at.
    fitting: usize,
    seen: usize,
}

impl Layout {
    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Where the second column ends: a shorter line is no record of a table without blanks.
    fn curp_end(&self) -> usize {
        self.columns.get(1).map_or(0, |column| column.1)
    }
}

/// Finds the columns of a text, if it has any.
pub(super) fn layout(text: &str) -> Option<Layout> {
    let lines: Vec<Vec<char>> = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.trim_start().is_empty() && !is_rule(line))
        .take(LOOK)
        .map(|line| line.chars().take(WIDEST).collect())
        .collect();
    if let Some(tight) = tight(&lines) {
        return Some(tight);
    }
    let mut lengths: Vec<usize> = lines.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    let median = *lengths.get(lengths.len() / 2)?;
    // Titles and totals are shorter than the lines of the table, or of one piece in the middle of the page.
    let body: Vec<&Vec<char>> =
        lines.iter().filter(|line| line.len() * 10 >= median * 6 && !is_one_piece(line)).collect();
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
    (fitting * 10 >= body.len() * 7).then_some(Layout { columns, tight: false, fitting, seen: lines.len() })
}

/// A line that is drawn: dashes, equal signs, underscores.
fn is_rule(line: &str) -> bool {
    line.chars().all(|ch| "-=_*+| ".contains(ch))
}

/// Whether nothing in a line stands apart from the rest by two blanks.
fn is_one_piece(line: &[char]) -> bool {
    let inside = line.iter().skip_while(|ch| **ch == ' ');
    let text: String = inside.collect();
    !text.trim_end().contains("  ")
}

/// Social security software writes its records without a blank between them: employer's register, NSS, RFC, CURP,
/// name. Where the CURP stands is seen by its form, and what stands before it by theirs.
fn tight(lines: &[Vec<char>]) -> Option<Layout> {
    if lines.len() < LEAST {
        return None;
    }
    let most = |at: usize, len: usize, fits: fn(&str) -> bool| {
        let fitting = lines.iter().filter(|line| part(line, at, at + len).is_some_and(|text| fits(&text)));
        fitting.count() * 10 >= lines.len() * 9
    };
    let first = lines.first()?;
    let curp = (1..first.len().saturating_sub(17)).find(|&at| most(at, 18, has_curp_form))?;
    // A blank before it is what other tables have.
    if most(curp - 1, 1, |text| text == " ") {
        return None;
    }
    let rfc = curp.checked_sub(13).filter(|&at| most(at, 13, has_rfc_form));
    let nss = rfc.or(Some(curp)).and_then(|at| at.checked_sub(11)).filter(|&at| most(at, 11, is_figures));
    let mut starts = vec![0];
    starts.extend(nss.filter(|&at| at > 0));
    starts.extend(rfc);
    starts.extend([curp, curp + 18]);
    let width = lines.iter().map(Vec::len).max()?;
    let blank = |col: usize| lines.iter().all(|line| line.get(col).is_none_or(|ch| *ch == ' '));
    for col in curp + 20..width {
        if blank(col - 2) && blank(col - 1) && !blank(col) {
            starts.push(col);
        }
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let columns: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let fits = |line: &&Vec<char>| part(line, curp, curp + 18).is_some_and(|text| has_curp_form(&text));
    Some(Layout { fitting: lines.iter().filter(fits).count(), seen: lines.len(), tight: true, columns })
}

fn part(line: &[char], from: usize, to: usize) -> Option<String> {
    Some(line.get(from..to)?.iter().collect())
}

fn has_curp_form(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() == 18
        && b.iter().take(4).all(u8::is_ascii_uppercase)
        && b.iter().skip(4).take(6).all(u8::is_ascii_digit)
        && b.iter().skip(10).take(6).all(u8::is_ascii_uppercase)
        && b.last().is_some_and(u8::is_ascii_digit)
}

fn has_rfc_form(text: &str) -> bool {
    let mut signs = text.chars();
    signs.by_ref().take(4).all(|ch| ch.is_uppercase() || "#&/".contains(ch))
        && signs.by_ref().take(6).all(|ch| ch.is_ascii_digit())
        && signs.all(|ch| ch.is_ascii_alphanumeric() || ch == ' ')
}

fn is_figures(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
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

/// Cuts every line at the columns; a line that does not fall into them stays whole in the first cell. `told`: the
/// user has said how the text reads.
pub(super) fn read(text: &str, layout: &Layout, told: bool) -> Result<RawSheet, Unreadable> {
    let mut cells = Cells::with_capacity(text.len(), text.len() / 8, text.len() / 64);
    let mut rows = 0;
    for line in lines(text) {
        rows += 1;
        if rows > MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        let chars: Vec<char> = line.chars().collect();
        let whole =
            if layout.tight { chars.len() < layout.curp_end() } else { crosses(&chars, &layout.columns) };
        if whole {
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
    let mut notes = vec![Note { code: "fixed_width", msg, at: None }];
    let Joined { cells, lines: continued, note } =
        wrapped::join(cells, layout.width(), told || layout.tight)?;
    notes.extend(note);
    Ok(RawSheet { cells, width: layout.width(), continued, notes, ..RawSheet::default() })
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
        let sheet = read(TEXT, &found, false).unwrap();
        let row = |row| sheet.cells.row(row).collect::<Vec<_>>();
        assert_eq!(row(0), ["LISTA DE PERSONAL DE LA PLANTA"]);
        assert_eq!(row(3), ["101", "MUÑOZ PEÑA JUAN", "SOLDADOR"]);
        assert_eq!(sheet.cells.rows(), 5);
    }

    #[test]
    fn titles_of_pages_hide_nobody() {
        use std::fmt::Write as _;
        let mut text = String::new();
        for page in 0..6 {
            write!(
                text,
                "{:>60}\n{:>58}\n\nFICHA   NOMBRE              CURP                PUESTO\n{}\n",
                "EMPRESA EJEMPLO SA DE CV",
                "RELACION DE PERSONAL",
                "-".repeat(66)
            )
            .unwrap();
            for row in 0..9 {
                writeln!(text, "{page}0{row}     PEREZ LOPEZ ANA     HEGG560427MVZRRL04  OPERADOR GENERAL")
                    .unwrap();
            }
        }
        let found = layout(&text).unwrap();
        assert_eq!(found.width(), 4);
        let sheet = read(&text, &found, false).unwrap();
        let people =
            (0..sheet.cells.rows()).filter(|&row| sheet.cells.row(row).any(|c| c == "HEGG560427MVZRRL04"));
        assert_eq!(people.count(), 54);
    }

    #[test]
    fn records_without_a_blank_are_cut_by_the_form_of_their_identifiers() {
        let line = |nss: &str, rfc: &str, curp: &str, name: &str| {
            format!("Y5412345101{nss}{rfc}{curp}{name:<50}10010320180029758\n")
        };
        let text = line("43176762193", "GOGJ670416989", "GOGJ670416HNLNTS08", "GONZALEZ$GUTIERREZ$JESUS")
            + &line("43169637485", "SAMR960312394", "SAMR960312MJCNRC07", "SAN MARTIN$MORALES$ROCIO")
            + &line("03159286446", "HEMG921017465", "HEMG921017HNERXD01", "HERNANDEZ$MU/OZ$JOSE GUADALUPE")
            + &line("43230416380", "GOSP040918I52", "GOSP040918HDFMNDA2", "GOMEZ$SANCHEZ$PEDRO");
        let sheet = read(&text, &layout(&text).unwrap(), false).unwrap();
        let first: Vec<&str> = sheet.cells.row(0).collect();
        assert_eq!(
            first,
            [
                "Y5412345101",
                "43176762193",
                "GOGJ670416989",
                "GOGJ670416HNLNTS08",
                "GONZALEZ$GUTIERREZ$JESUS",
                "10010320180029758"
            ]
        );
    }

    #[test]
    fn plain_sentences_are_no_table() {
        let text = "Se avisa a todo el personal que la votación\nserá el miércoles en la puerta tres desde\n\
            las seis de la mañana y hasta las ocho\nde la noche, con identificación oficial.\n";
        assert_eq!(layout(text), None);
    }
}
