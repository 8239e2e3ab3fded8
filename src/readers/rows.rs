//! Which rows are entries and which are titles, blanks, repeated headers, totals, notes or signatures.
//!
//! A row that carries a person is never set aside, whatever its words: the tests come in that order.

use crate::model::{Column, Field, Msg};

use super::content::{is_curp, is_nss, is_rfc, row_carries_identifier};
use super::digits::is_error;
use super::endings::{CAPTIONS, CLOSINGS, TOTALS, begins, is_person_like, page_mark};
use super::header::Header;
use super::sheet::RawSheet;
use super::words::{fold, trimmed};

/// Why a row is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Blank,
    Title,
    Header,
    RepeatedHeader,
    Total,
    Signature,
    Caption,
    PageMark,
    Furniture,
    Filler,
    Continued,
    Vacant,
    Rule,
}

impl Aside {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Title => "title",
            Self::Header => "header",
            Self::RepeatedHeader => "repeated_header",
            Self::Total => "total",
            Self::Signature => "signature",
            Self::Caption => "caption",
            Self::PageMark => "page_mark",
            Self::Furniture => "page_furniture",
            Self::Filler => "filler",
            Self::Continued => "continued",
            Self::Vacant => "vacant",
            Self::Rule => "rule",
        }
    }

    pub(super) const fn reason(self) -> Msg {
        match self {
            Self::Blank => Msg::new("fila en blanco", "blank row"),
            Self::Title => {
                Msg::new("título o logotipo sobre el encabezado", "title or logo above the header")
            }
            Self::Header => Msg::new("encabezado", "header"),
            Self::RepeatedHeader => Msg::new("el encabezado se repite", "the header is repeated"),
            Self::Total => Msg::new("fila de totales", "row of totals"),
            Self::Signature => {
                Msg::new("nota o firma, sin persona del padrón", "note or signature, no person of the roll")
            }
            Self::Caption => Msg::new("subtítulo de un grupo de filas", "caption of a group of rows"),
            Self::PageMark => Msg::new("número de página", "page number"),
            Self::Furniture => Msg::new(
                "encabezado o pie que se repite en las páginas",
                "header or footer that comes on every page",
            ),
            Self::Filler => Msg::new(
                "solo ceros, números o errores de fórmula: sin nombre, número ni identificador de nadie",
                "only zeros, numbers or formula errors: nobody's name, number or identifier",
            ),
            Self::Vacant => Msg::new("plaza vacante: nadie la ocupa", "vacant post: nobody holds it"),
            Self::Rule => Msg::new("solo rayas", "only dashes"),
            Self::Continued => Msg::new(
                "sigue el texto largo del renglón de arriba, y se leyó con él",
                "goes on with the long text of the line above, and was read with it",
            ),
        }
    }
}

/// Decides on rows of one sheet.
pub(super) struct Sorter<'a> {
    sheet: &'a RawSheet,
    header: &'a Header,
    identifiers: Vec<usize>,
    numbers: Vec<usize>,
    names: Vec<usize>,
    keys: bool,
    /// First column with header text, to notice a repeated header cheaply.
    probe: Option<usize>,
    /// Filled cells from which a row is certainly an entry.
    usual: usize,
    /// A closing row has been met with no full row after it.
    closing: bool,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(sheet: &'a RawSheet, header: &'a Header, columns: &[Column], usual: usize) -> Self {
        let with = |wanted: &[Field]| -> Vec<usize> {
            let fits = |column: &Column| column.field.is_some_and(|field| wanted.contains(&field));
            columns.iter().enumerate().filter(|(_, column)| fits(column)).map(|(at, _)| at).collect()
        };
        let identifiers = with(&[Field::Curp, Field::Rfc, Field::Nss]);
        let numbers = with(&[Field::EmployeeId, Field::Id]);
        let names = with(&[Field::Name, Field::Surname1, Field::Surname2, Field::GivenNames]);
        let keys = !(identifiers.is_empty() && numbers.is_empty() && names.is_empty());
        let probe = header.row.and_then(|_| header.texts.iter().position(|text| !text.is_empty()));
        Self { sheet, header, identifiers, numbers, names, keys, probe, usual, closing: false }
    }

    /// Why the row at a position is no entry; `None` if it is one. Rows are asked for in order.
    pub(super) fn aside(&mut self, row: usize) -> Option<Aside> {
        if self.header.row.is_none_or(|first| row >= first + self.header.lines)
            && self.carries_identifier(row)
        {
            self.closing = false;
            return None;
        }
        let filled = self.sheet.cells.filled(row, |cell| !is_blank(cell));
        if filled == 0 {
            let continued = self.sheet.continued.contains(&row);
            return Some(if continued { Aside::Continued } else { Aside::Blank });
        }
        if self.sheet.furniture.contains(&row) {
            return Some(Aside::Furniture);
        }
        if let Some(first) = self.header.row
            && row < first + self.header.lines
        {
            if row >= first {
                return Some(Aside::Header);
            }
            return (!row_carries_identifier(self.sheet, row)).then_some(Aside::Title);
        }
        if self.sheet.captions.contains_key(&row) {
            self.closing = false;
            return Some(Aside::Caption);
        }
        if self.sheet.repeated.contains(&row) || self.repeats_header(row) {
            return Some(Aside::RepeatedHeader);
        }
        let aside = self.footer(row, filled);
        match aside {
            Some(Aside::Signature) => self.closing = true,
            None if filled * 2 > self.usual => self.closing = false,
            _ => {}
        }
        aside
    }

    /// The rows of the header once more, as at the top of every printed page.
    fn repeats_header(&self, row: usize) -> bool {
        let (Some(probe), Some(first)) = (self.probe, self.header.row) else { return false };
        let cells = &self.sheet.cells;
        let same =
            |line: usize, col: usize| same_title(cells.cell(line, col).trim(), cells.cell(row, col).trim());
        // One cell tells nearly every row apart.
        (first..first + self.header.lines).any(|line| {
            same(line, probe)
                && (0..self.sheet.width).all(|col| same(line, col))
                && cells.row(line).any(|cell| !is_blank(cell))
        })
    }

    fn carries_identifier(&self, row: usize) -> bool {
        let cells = &self.sheet.cells;
        self.identifiers.iter().any(|&col| {
            let cell = trimmed(cells.cell(row, col));
            let figures = cell.bytes().filter(u8::is_ascii_digit).count();
            figures >= 5 && cell.len() >= 9 || is_curp(cell) || is_rfc(cell) || is_nss(cell)
        })
    }

    fn filled(&self, columns: &[usize], row: usize) -> bool {
        columns.iter().any(|&col| !is_blank(self.sheet.cells.cell(row, col)))
    }

    /// A row without identifier: is it a person with little data, or words under the table?
    fn footer(&self, row: usize, filled: usize) -> Option<Aside> {
        let cells = &self.sheet.cells;
        if self.vacant(row) {
            return Some(Aside::Vacant);
        }
        // A few of them are lines to sign on.
        let rules = filled > 1 && filled * 2 > self.usual;
        if rules && cells.row(row).filter(|cell| !is_blank(cell)).all(is_rule) {
            return Some(Aside::Rule);
        }
        let numbered = self.numbers.iter().any(|&col| {
            let cell = cells.cell(row, col).trim();
            cell.len() <= 20 && cell.bytes().any(|byte| byte.is_ascii_digit())
        });
        let named = self
            .names
            .iter()
            .any(|&col| cells.cell(row, col).chars().filter(|ch| ch.is_alphabetic()).count() >= 2);
        if numbered && named {
            return None;
        }
        let text = fold(cells.row(row).find(|cell| !is_blank(cell)).unwrap_or_default());
        let few = filled * 2 <= self.usual.max(2);
        if begins(&text, TOTALS) && (few || !named || self.is_total_name(row)) && !is_person_like(&text) {
            return Some(Aside::Total);
        }
        if filled == 1 && counts_people(&text) {
            return Some(Aside::Total);
        }
        // Below a signature, cells without a name where names stand, a number or an identifier are those who sign.
        if self.closing && self.keys && !numbered && filled > 1 && (!named || self.closes(row)) {
            return Some(Aside::Signature);
        }
        if !numbered && filled <= 3 && !self.numbers.is_empty() && self.titled(row) && self.closes(row + 1) {
            return Some(Aside::Signature);
        }
        if !few && self.closing_cells(row) < 2 || numbered && !self.keys_empty_but_number(row, filled) {
            return None;
        }
        if filled <= 2 && page_mark(&text) {
            return Some(Aside::PageMark);
        }
        if self.closes(row) {
            return Some(Aside::Signature);
        }
        if filled == 1 && begins(&text, CAPTIONS) {
            return Some(Aside::Caption);
        }
        let orphan = !self.filled(&self.names, row) && !self.filled(&self.identifiers, row) && !numbered;
        let alone = filled == 1 && (self.usual >= 3 || orphan);
        let worded = |cell: &str| cell.chars().any(char::is_alphabetic) && !is_error(cell.trim());
        if orphan && self.keys && !cells.row(row).any(worded) && !self.closing {
            return Some(Aside::Filler);
        }
        match (self.closing, orphan && self.keys) {
            // Under a signature line a lone name, or names with a title, are the signers'.
            (true, _) if alone || self.signers(row, filled) => Some(Aside::Signature),
            (_, true) if alone => Some(if text.is_empty() { Aside::Signature } else { Aside::Caption }),
            _ => None,
        }
    }

    /// Whether the name says that nobody holds the post.
    fn vacant(&self, row: usize) -> bool {
        const VACANT: &[&str] = &[
            "VACANTE",
            "VACANTES",
            "PLAZA VACANTE",
            "VACANT",
            "SIN OCUPANTE",
            "POR CUBRIR",
            "POR CONTRATAR",
        ];
        let mut names = self
            .names
            .iter()
            .map(|&col| trimmed(self.sheet.cells.cell(row, col)))
            .filter(|cell| !cell.is_empty());
        let says = |cell: &str| VACANT.iter().any(|word| cell.eq_ignore_ascii_case(word));
        names.next().is_some_and(says) && names.all(says)
    }

    /// Names of those who sign: with a title, or not standing where a person's name stands.
    fn signers(&self, row: usize, filled: usize) -> bool {
        let named = self.names.iter().filter(|&&col| !is_blank(self.sheet.cells.cell(row, col))).count();
        filled <= 3 && (self.titled(row) || named * 2 < self.names.len() || named == 0)
    }

    /// Whether a cell begins with a title as those who sign have.
    fn titled(&self, row: usize) -> bool {
        const TITLES: &[&str] =
            &["LIC", "ING", "CP", "C P", "DR", "DRA", "MTRO", "MTRA", "LAE", "ARQ", "PROF", "SR", "SRA"];
        self.sheet.cells.row(row).any(|cell| begins(&fold(cell), TITLES))
    }

    /// Only the number column is filled: a caption may stand there as well as a number.
    fn keys_empty_but_number(&self, row: usize, filled: usize) -> bool {
        filled == 1
            && self.numbers.iter().any(|&col| {
                self.sheet.cells.cell(row, col).chars().filter(|ch| ch.is_alphabetic()).count() >= 4
            })
    }

    /// The only name cell filled says "total", and there is no number.
    fn is_total_name(&self, row: usize) -> bool {
        let mut names =
            self.names.iter().map(|&col| self.sheet.cells.cell(row, col)).filter(|cell| !is_blank(cell));
        let only = names.next().is_some_and(|cell| begins(&fold(cell), TOTALS)) && names.next().is_none();
        only && !self.filled(&self.numbers, row)
    }

    fn closes(&self, row: usize) -> bool {
        self.closing_cells(row) > 0
    }

    /// Cells that begin like a note or signature, or are a line to sign on.
    fn closing_cells(&self, row: usize) -> usize {
        let closing = |cell: &&str| {
            let text = fold(cell);
            let rule = text.is_empty() && cell.trim().chars().filter(|ch| "_-=*.".contains(*ch)).count() >= 4;
            rule || begins(&text, CLOSINGS) && !(text.split(' ').count() <= 4 && self.names_look_like(cell))
        };
        self.sheet.cells.row(row).filter(|cell| !is_blank(cell)).filter(closing).count()
    }

    /// A short text in a table of plain names could be a person called `Nota` or `Firma`.
    fn names_look_like(&self, cell: &str) -> bool {
        self.usual <= 1 && super::content::is_name(cell)
    }
}

/// Whether a cell is drawn: dashes and the like.
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() > 1 && cell.bytes().all(|byte| b"-_=*+~.|".contains(&byte))
}

/// "36 registros", folded.
fn counts_people(text: &str) -> bool {
    const COUNTED: &[&str] = &[
        "REGISTROS",
        "TRABAJADORES",
        "EMPLEADOS",
        "PERSONAS",
        "RENGLONES",
        "FILAS",
        "ROWS",
        "RECORDS",
        "WORKERS",
        "EMPLOYEES",
    ];
    let mut words = text.split(' ');
    words.next().is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.next().is_some_and(|word| COUNTED.contains(&word))
        && words.count() < 3
}

/// Whether two titles are the same but for case, accents and dots.
fn same_title(title: &str, here: &str) -> bool {
    let initial = |text: &str| text.chars().find(|ch| ch.is_alphanumeric()).map(|ch| ch.to_ascii_lowercase());
    title == here
        || initial(title)
            .zip(initial(here))
            .is_some_and(|(left, right)| left == right || !(left.is_ascii() && right.is_ascii()))
            && fold(title) == fold(here)
}

/// Whether a cell shows nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    // The first sign tells nearly every cell apart.
    if cell.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
        return false;
    }
    cell.bytes().all(|byte| byte == b' ' || byte == b'\t')
        || cell.chars().all(|ch| ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}')
}
