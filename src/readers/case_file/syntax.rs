//! Faults of the text itself: encoding, TOML syntax and repeated keys, in plain words.

use toml::de::Error;

use super::fields::Reader;
use super::lines::Lines;
use super::problem::{CaseProblem, Fault};
use super::wording::quoted;
use crate::model::{Msg, Text};

/// More dots than any key of a case file has. Deeper nesting is refused before it is built.
const MOST_DOTS: usize = 64;

/// Faults of one text that are explained; whoever mends so many reads the file again anyway.
const MOST_EXPLAINED: usize = 200;

/// What the TOML reader says, by how its message begins, in the words of a union hall.
const EXPLAINED: &[(&str, Text, Text)] = &[
    (
        "string values must be quoted",
        Text::new(
            "después de = falta el valor, o es un texto o una fecha sin su forma",
            "after = the value is missing, or it is a text or a date out of form",
        ),
        Text::new(
            "ponga los textos entre comillas dobles; las fechas se escriben 2025-04-29",
            "put texts in double quotes; dates are written 2025-04-29",
        ),
    ),
    (
        "unexpected key or value",
        Text::new("hay algo de más después del valor", "there is something too much after the value"),
        Text::new(
            "deje un dato por renglón; los números van sin comas, como 3003",
            "leave one entry a line; numbers have no commas, as 3003",
        ),
    ),
    (
        "invalid basic string",
        Text::new(
            "el texto no termina con comillas en su renglón",
            "the text does not end with a quote on its line",
        ),
        Text::new(
            "cierre las comillas antes del fin del renglón",
            "close the quotes before the end of the line",
        ),
    ),
    (
        "invalid literal string",
        Text::new(
            "el texto no termina con comilla simple en su renglón",
            "the text does not end with a single quote on its line",
        ),
        Text::new(
            "cierre la comilla antes del fin del renglón",
            "close the quote before the end of the line",
        ),
    ),
    (
        "missing escaped value",
        Text::new("hay una diagonal invertida sin su letra", "there is a backslash without its letter"),
        Text::new("escriba las rutas con diagonal normal (/)", "write paths with a forward slash (/)"),
    ),
    (
        "unclosed array",
        Text::new("falta el corchete que cierra la lista", "the bracket that closes the list is missing"),
        Text::new("cierre la lista con ]", "close the list with ]"),
    ),
    (
        "missing comma",
        Text::new("falta una coma entre dos valores", "a comma between two values is missing"),
        Text::new("separe los valores con comas", "separate the values with commas"),
    ),
    (
        "extra comma",
        Text::new("hay una coma de más", "there is a comma too many"),
        Text::new("quite la coma", "take the comma out"),
    ),
    (
        "missing value",
        Text::new("después de = no hay valor", "there is no value after ="),
        Text::new("escriba el valor, o quite el renglón", "write the value, or take the line out"),
    ),
    (
        "extra `=`",
        Text::new("hay un signo = de más", "there is an = too many"),
        Text::new("deje un solo =", "leave a single ="),
    ),
    (
        "unexpected leading zero",
        Text::new("un número no empieza con cero", "a number does not start with zero"),
        Text::new(
            "quite el cero, o ponga comillas si es una clave",
            "take the zero out, or use quotes if it is a key",
        ),
    ),
    (
        "`_` may only go between digits",
        Text::new(
            "el guion bajo de un número va entre dígitos",
            "the underscore of a number goes between digits",
        ),
        Text::new("escriba el número sin guion bajo", "write the number without the underscore"),
    ),
    (
        "invalid unquoted key",
        Text::new("la clave lleva signos que piden comillas", "the key has signs that need quotes"),
        Text::new("ponga la clave entre comillas", "put the key in quotes"),
    ),
    (
        "invalid time",
        Text::new("la hora no existe o está mal escrita", "the time does not exist or is miswritten"),
        Text::new("escriba la hora como \"18:00\"", "write the time as \"18:00\""),
    ),
    (
        "recursion limit",
        Text::new(
            "hay demasiadas listas o tablas una dentro de otra",
            "too many lists or tables stand inside each other",
        ),
        Text::new("escriba cada sección con su encabezado", "write each section with its header"),
    ),
    (
        "invalid date",
        Text::new(
            "la fecha u hora no existe o está mal escrita",
            "the date or time does not exist or is miswritten",
        ),
        Text::new("escriba 2025-06-25, o 2025-06-25T05:00:00", "write 2025-06-25, or 2025-06-25T05:00:00"),
    ),
];

/// Explains the faults that the TOML reader found. Whether none of them hides what follows.
pub(super) fn explain(text: &str, errors: &[Error], reader: &mut Reader) -> bool {
    let repeats = |error: &Error| error.message().starts_with("duplicate key");
    let mut last_line = 0;
    for error in errors.iter().take(MOST_EXPLAINED) {
        let offset = error.span().map_or(0, |span| span.start);
        let line = reader.lines.at(offset.min(text.len()));
        if repeats(error) {
            repeated(text, offset, line, reader);
        } else {
            // One slip of the pen makes the reader stumble over the rest of its line.
            if line != last_line {
                unreadable(error.message(), line, reader);
            }
            last_line = line;
        }
    }
    errors.iter().all(repeats)
}

/// Refuses keys nested so deep that no case file means them.
pub(super) fn shallow(text: &str, reader: &mut Reader) -> bool {
    let deep = text.lines().position(|line| {
        let key = line.split_once('=').map_or(line, |(key, _)| key);
        let dots = key.bytes().filter(|byte| *byte == b'.').count();
        // A row of dots in a comment or a long text is no path.
        dots > MOST_DOTS
            && !key.trim_start().starts_with('#')
            && key.split('.').filter(|part| !part.trim().is_empty()).count() > MOST_DOTS
    });
    let Some(at) = deep else { return true };
    unreadable("recursion limit", u32::try_from(at + 1).unwrap_or(u32::MAX), reader);
    false
}

/// A text in another encoding.
pub(super) fn not_utf8(bytes: &[u8], valid: usize) -> CaseProblem {
    let line = Lines::of(&String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default())).at(valid);
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let detail = if wide {
        Msg::new("está en UTF-16 («Unicode» en el Bloc de notas)", "it is UTF-16 (\"Unicode\" in Notepad)")
    } else {
        Msg::new(
            "en el byte {byte} hay un carácter que no es UTF-8; suele venir de Windows-1252",
            "byte {byte} holds a character that is not UTF-8; it usually comes from Windows-1252",
        )
        .with("byte", valid)
    };
    CaseProblem {
        fault: Fault::Encoding,
        line,
        detail,
        help: Msg::new(
            "guarde el archivo de nuevo con codificación UTF-8",
            "save the file again with UTF-8 encoding",
        ),
    }
}

fn unreadable(message: &str, line: u32, reader: &mut Reader) {
    let explained = EXPLAINED.iter().find(|(start, _, _)| message.starts_with(start));
    let (detail, help) = match explained {
        Some((_, detail, help)) => (Msg::of(*detail), Msg::of(*help)),
        None => (
            Msg::new("el lector de TOML dice: {said}", "the TOML reader says: {said}")
                .private("said", quoted(message)),
            Msg::new(
                "escriba cada dato como {write}, y cada sección con su encabezado entre corchetes",
                "write each entry as {write}, and each section with its header in brackets",
            )
            .word("write", "clave = \"valor\""),
        ),
    };
    reader.problems.push(Fault::Syntax, line, detail, help);
}

fn repeated(text: &str, offset: usize, line: u32, reader: &mut Reader) {
    let (name, first) = first_written(text, offset, line);
    let detail = match first {
        Some(first) => {
            Msg::new("«{key}» ya está en el renglón {first}", "\"{key}\" already stands on line {first}")
                .word("first", first.to_string())
        }
        None => Msg::new("«{key}» ya está más arriba", "\"{key}\" already stands further up"),
    };
    reader.problems.push(
        Fault::Duplicate,
        line,
        detail.word("key", quoted(&name)),
        Msg::new(
            "deje una sola; una sección que se repite lleva dobles corchetes, como {write}",
            "leave only one; a section that repeats has double brackets, as {write}",
        )
        .word("write", "[[crew]]"),
    );
}

/// The repeated key or header as written, and the line on which it stood first, if that can be told.
fn first_written(text: &str, offset: usize, line: u32) -> (String, Option<u32>) {
    let at = usize::try_from(line).unwrap_or(1).saturating_sub(1);
    let lines: Vec<&str> = text.lines().take(at + 1).collect();
    let this = lines.get(at).copied().unwrap_or("").trim();
    let is_header = this.starts_with('[');
    let name = if is_header {
        this.split('#').next().unwrap_or(this).trim()
    } else {
        let rest = text.get(offset..).unwrap_or("");
        rest.split(['=', '\n', '.', ' ', '\t', ',']).next().unwrap_or("").trim()
    };
    let before = lines.iter().take(at).enumerate().rev();
    let mut found = None;
    for (index, earlier) in before {
        let earlier = earlier.trim();
        if is_header {
            if earlier.split('#').next().unwrap_or(earlier).trim() == name {
                found = Some(index);
            }
        } else {
            if earlier.starts_with('[') {
                break;
            }
            if earlier.split('=').next().unwrap_or("").trim() == name {
                found = Some(index);
            }
        }
    }
    (name.to_owned(), found.and_then(|index| u32::try_from(index + 1).ok()))
}
