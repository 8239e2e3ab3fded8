//! What a file is by its bytes, whatever its name says.

use crate::model::Text;

/// The container found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A ZIP archive: `.xlsx`, `.xlsm`, `.xlsb`, `.ods` or something else.
    Zip,
    /// A compound file: `.xls`, or a workbook with a password.
    Compound,
    /// PDF.
    Pdf,
    /// Text, as far as can be seen.
    Text,
    /// Something that is no table.
    Other(Text),
}

/// First bytes by which kinds of files are known that are no tables.
const OTHERS: &[(&[u8], Text)] = &[
    (b"\x89PNG", Text::new("una imagen PNG", "a PNG picture")),
    (b"\xFF\xD8\xFF", Text::new("una fotografía JPEG", "a JPEG photograph")),
    (b"GIF8", Text::new("una imagen GIF", "a GIF picture")),
    (b"II*\0", Text::new("una imagen TIFF", "a TIFF picture")),
    (b"MM\0*", Text::new("una imagen TIFF", "a TIFF picture")),
    (b"Rar!", Text::new("un archivo RAR", "a RAR archive")),
    (b"7z\xBC\xAF", Text::new("un archivo 7z", "a 7z archive")),
    (b"\x1F\x8B", Text::new("un archivo comprimido gzip", "a gzip archive")),
    (b"SQLite format 3", Text::new("una base de datos SQLite", "an SQLite database")),
    (b"\x7FELF", Text::new("un programa", "a program")),
    (b"MZ", Text::new("un programa de Windows", "a Windows program")),
    (b"{\\rtf", Text::new("un documento RTF", "an RTF document")),
];

/// Looks at the first bytes.
pub(super) fn container(bytes: &[u8]) -> Container {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Container::Zip;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Container::Compound;
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Container::Pdf;
    }
    if let Some((magic, seen)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // Two letters alone could begin a text.
        if magic.len() > 2 || head.contains(&0) {
            return Container::Other(*seen);
        }
    }
    Container::Text
}
