//! A file that somebody gave: what it is, its bytes' digest, and who gave it when.

use std::fmt;

use super::{Moment, Msg, Text};

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Digest {
    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 64 {
            return None;
        }
        let mut out = [0_u8; 32];
        for (slot, pair) in out.iter_mut().zip(bytes.chunks(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *slot = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(out))
    }
}

macro_rules! source_kinds {
    ($($variant:ident $key:literal $es:literal $en:literal $workers:literal),* $(,)?) => {
        /// What a source is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum SourceKind {
            $(#[doc = $en] $variant,)*
        }

        impl SourceKind {
            /// All kinds, in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The key used in files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// Its name for people.
            pub const fn title(self) -> Text {
                match self { $(Self::$variant => Text::new($es, $en)),* }
            }

            /// Whether workers or their union made it, so that its digest must not be published:
            /// a list of names can be guessed from its plain hash.
            pub const fn made_by_workers(self) -> bool {
                match self { $(Self::$variant => $workers),* }
            }
        }
    };
}

source_kinds! {
    Roll "roll" "padrón" "voter roll" false,
    Payroll "payroll" "nómina" "payroll" false,
    Imss "imss" "movimientos IMSS" "IMSS movements" false,
    Members "members" "padrón de afiliados" "union members" true,
    Dismissed "dismissed" "personas despedidas" "dismissed workers" true,
    Contractor "contractor" "personal de contratista" "contractor staff" false,
    Tabulator "tabulator" "tabulador" "pay scale" false,
    Roster "roster" "rol de turnos" "shift roster" false,
    Absences "absences" "ausencias" "absences" false,
    MarkedRoll "marked_roll" "padrón marcado" "marked roll" false,
    Actas "actas" "actas" "tally sheets" false,
}

impl SourceKind {
    /// The kind that a key names.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }
}

/// The format found in the bytes, whatever the file is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileFormat {
    /// Delimited text.
    Delimited,
    /// Text in columns of fixed width.
    FixedWidth,
    /// Office Open XML workbook, with or without macros.
    Xlsx,
    /// Binary Office Open XML workbook.
    Xlsb,
    /// Workbook of Excel 97 to 2003.
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// PDF with a text layer.
    Pdf,
}

impl FileFormat {
    /// A short stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Delimited => "delimited",
            Self::FixedWidth => "fixed_width",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Pdf => "pdf",
        }
    }

    /// What it is, for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Delimited => Text::new("texto separado por signos", "delimited text"),
            Self::FixedWidth => Text::new("texto de ancho fijo", "text of fixed width"),
            Self::Xlsx => Text::new("libro .xlsx", ".xlsx workbook"),
            Self::Xlsb => Text::new("libro .xlsb", ".xlsb workbook"),
            Self::Xls => Text::new("libro .xls", ".xls workbook"),
            Self::Ods => Text::new("libro .ods", ".ods workbook"),
            Self::Pdf => Text::new("PDF", "PDF"),
        }
    }
}

/// What a workbook says of its own making.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkbookFacts {
    /// Author, as the program wrote it.
    pub author: Option<String>,
    /// Who saved it last.
    pub last_saved_by: Option<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// When it was saved last, as written.
    pub modified: Option<String>,
    /// The program that wrote it.
    pub application: Option<String>,
}

/// A file that stands behind findings.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id in the case; the argument as typed for a single file.
    pub id: String,
    /// The file as the case names it.
    pub file: String,
    /// What it is.
    pub kind: SourceKind,
    /// Digest of its bytes; `None` where it could not be read.
    pub sha256: Option<Digest>,
    /// Size in bytes.
    pub bytes: u64,
    /// The format found.
    pub format: Option<FileFormat>,
    /// Who gave it.
    pub from: Option<String>,
    /// When it was received.
    pub received: Option<Moment>,
    /// The source that this one replaces.
    pub supersedes: Option<String>,
    /// Line of the case file.
    pub line: Option<u32>,
    /// What a workbook says of its own making.
    pub workbook: WorkbookFacts,
    /// Why it could not be read, if so; the roll that counts is an error instead.
    pub unreadable: Option<Msg>,
}
