//! Values with a fixed list behind them: states, time zones, digests and columns.

use std::str::FromStr as _;

use toml::Spanned;
use toml::de::DeValue;

use super::fields::Reader;
use super::lines::{folded, nearest};
use super::problem::Fault;
use super::schema::Shape;
use super::values::Spot;
use super::wording::quoted;
use crate::model::{ColumnKey, Digest, Field, Msg, Text};

/// The states by their ISO 3166-2:MX codes, with the spellings that only ever lead to a suggestion.
pub(super) static STATES: &[(&str, &[&str])] = &[
    ("AGU", &["Aguascalientes", "AGS"]),
    ("BCN", &["Baja California", "BC", "Tijuana"]),
    ("BCS", &["Baja California Sur"]),
    ("CAM", &["Campeche", "CAMP"]),
    ("CHP", &["Chiapas", "CHIS"]),
    ("CHH", &["Chihuahua", "CHIH", "CHI"]),
    ("CMX", &["Ciudad de México", "CDMX", "DF", "Distrito Federal", "D.F.", "DIF", "Mexico City"]),
    ("COA", &["Coahuila", "Coahuila de Zaragoza", "COAH"]),
    ("COL", &["Colima"]),
    ("DUR", &["Durango", "DGO"]),
    ("GUA", &["Guanajuato", "GTO", "GJT"]),
    ("GRO", &["Guerrero"]),
    ("HID", &["Hidalgo", "HGO"]),
    ("JAL", &["Jalisco"]),
    ("MEX", &["Estado de México", "México", "EDOMEX", "EDO. DE MEXICO", "EM"]),
    ("MIC", &["Michoacán", "Michoacán de Ocampo", "MICH"]),
    ("MOR", &["Morelos"]),
    ("NAY", &["Nayarit"]),
    ("NLE", &["Nuevo León", "NL", "N.L."]),
    ("OAX", &["Oaxaca"]),
    ("PUE", &["Puebla"]),
    ("QUE", &["Querétaro", "QRO", "Querétaro de Arteaga"]),
    ("ROO", &["Quintana Roo", "QROO", "Q. Roo", "QR"]),
    ("SLP", &["San Luis Potosí", "S.L.P."]),
    ("SIN", &["Sinaloa"]),
    ("SON", &["Sonora"]),
    ("TAB", &["Tabasco"]),
    ("TAM", &["Tamaulipas", "TAMPS"]),
    ("TLA", &["Tlaxcala", "TLAX"]),
    ("VER", &["Veracruz", "Veracruz de Ignacio de la Llave"]),
    ("YUC", &["Yucatán"]),
    ("ZAC", &["Zacatecas"]),
];

/// The zones used in Mexico, suggested first.
const MEXICAN_ZONES: [&str; 14] = [
    "America/Mexico_City",
    "America/Monterrey",
    "America/Merida",
    "America/Chihuahua",
    "America/Mazatlan",
    "America/Hermosillo",
    "America/Tijuana",
    "America/Cancun",
    "America/Bahia_Banderas",
    "America/Matamoros",
    "America/Ojinaga",
    "America/Ciudad_Juarez",
    "Mexico/General",
    "Mexico/BajaNorte",
];

type Item<'i> = Spanned<DeValue<'i>>;

impl Reader {
    fn plain_text<'v>(&mut self, shape: Shape, item: &'v Item<'_>, spot: Spot<'_>) -> Option<&'v str> {
        match item.get_ref().as_str() {
            Some(text) => Some(text),
            None => self.wrong_type(shape, item, spot),
        }
    }

    pub(super) fn state(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        let text = self.plain_text(Shape::State, item, spot)?;
        if STATES.iter().any(|(code, _)| *code == text) {
            return Some(text.to_owned());
        }
        let write = format!("\"{}\"", nearest_state(text));
        self.instead(Fault::BadState, item, spot, Shape::State.expected(), &write)
    }

    pub(super) fn zone(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        let text = self.plain_text(Shape::Zone, item, spot)?;
        if chrono_tz::Tz::from_str(text).is_ok() {
            return Some(text.to_owned());
        }
        let near = nearest(text, MEXICAN_ZONES).unwrap_or("America/Mexico_City");
        self.instead(Fault::BadZone, item, spot, Shape::Zone.expected(), &format!("\"{near}\""))
    }

    pub(super) fn sha256(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        let text = self.plain_text(Shape::Sha256, item, spot)?;
        if Digest::from_hex(text).is_some() && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(text.to_ascii_lowercase());
        }
        self.problems.push(
            Fault::BadDigest,
            spot.line,
            Msg::new(
                "se esperaban 64 dígitos hexadecimales (0-9, a-f) y hay {got} caracteres",
                "expected 64 hexadecimal digits (0-9, a-f), got {got} characters",
            )
            .with("got", text.chars().count()),
            Msg::new(
                "copie la huella completa, por ejemplo la de {command}, o quite el renglón",
                "copy the whole digest, for example from {command}, or take the line out",
            )
            .word("command", "sha256sum"),
        );
        None
    }

    pub(super) fn columns(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<Vec<(ColumnKey, Field)>> {
        let table = self.table(Shape::Columns, item, spot)?;
        let mut columns = Vec::with_capacity(table.len());
        for (name, item) in table {
            let line = self.line(name);
            let spot = Spot { line, header: spot.header, key: name.get_ref(), listed: false };
            let Some(word) = self.plain_text(Shape::Text, item, spot) else { continue };
            let Some(field) = Field::from_key(word) else {
                let near = nearest_field(word);
                let expected = Text::new("el nombre de un campo", "the name of a field");
                self.instead::<()>(Fault::BadColumn, item, spot, expected, &format!("\"{near}\""));
                continue;
            };
            match column_key(name.get_ref()) {
                Some(key) => columns.push((key, field)),
                None => self.bad_column_name(name.get_ref(), line),
            }
        }
        Some(columns)
    }

    fn bad_column_name(&mut self, name: &str, line: u32) {
        self.problems.push(
            Fault::BadColumn,
            line,
            Msg::new("«{name}» no nombra ninguna columna", "\"{name}\" names no column")
                .private("name", quoted(name)),
            Msg::new(
                "escriba el encabezado tal como aparece, o la letra: {write}",
                "write the header as it stands, or the letter: {write}",
            )
            .word("write", "\"#G\" = \"shift\""),
        );
    }
}

fn nearest_state(text: &str) -> &'static str {
    let known = STATES.iter().flat_map(|(code, names)| {
        std::iter::once((*code, *code)).chain(names.iter().map(move |name| (*name, *code)))
    });
    let plain = |text: &str| folded(text).replace('.', "");
    let wanted = plain(text.trim().trim_start_matches("MX-").trim_start_matches("mx-"));
    known.min_by_key(|(name, _)| strsim::osa_distance(&wanted, &plain(name))).map_or("CMX", |(_, code)| code)
}

/// The field meant by a mistyped key, or by the field's name in either language.
fn nearest_field(word: &str) -> &'static str {
    let known = Field::ALL
        .iter()
        .flat_map(|spec| [spec.key, spec.title.es, spec.title.en].map(|name| (name, spec.key)));
    let wanted = folded(word.trim());
    known.min_by_key(|(name, _)| strsim::osa_distance(&wanted, &folded(name))).map_or("name", |(_, key)| key)
}

/// `#G` is a letter; anything else is a header. `None` for an empty name and for letters beyond the last column.
pub(super) fn column_key(name: &str) -> Option<ColumnKey> {
    if name.trim().is_empty() {
        return None;
    }
    let letters = name
        .strip_prefix('#')
        .filter(|rest| (1..=3).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_uppercase()));
    let Some(letters) = letters else { return Some(ColumnKey::Header(name.to_owned())) };
    let number = letters.bytes().fold(0_u32, |number, byte| number * 26 + u32::from(byte - b'A') + 1);
    // A workbook has 16,384 columns: the last is XFD.
    if number > 16_384 {
        return None;
    }
    u16::try_from(number - 1).ok().map(ColumnKey::Letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_as_a_spreadsheet_does() {
        let letter = |name| match column_key(name) {
            Some(ColumnKey::Letter(at)) => Some(at),
            _ => None,
        };
        assert_eq!(["#A", "#Z", "#AA", "#XFD"].map(letter), [Some(0), Some(25), Some(26), Some(16_383)]);
        assert_eq!(column_key("#XFE"), None);
        assert_eq!(column_key("# EMPLEADO"), Some(ColumnKey::Header("# EMPLEADO".into())));
        assert_eq!(column_key("#g"), Some(ColumnKey::Header("#g".into())));
    }

    #[test]
    fn states_are_suggested_from_names_people_write() {
        for (text, code) in [
            ("S.L.P.", "SLP"),
            ("Nuevo León", "NLE"),
            ("nuevo leon", "NLE"),
            ("CDMX", "CMX"),
            ("MX-QUE", "QUE"),
            ("Edo. de México", "MEX"),
            ("slp", "SLP"),
            ("GTO", "GUA"),
        ] {
            assert_eq!(nearest_state(text), code, "{text}");
        }
        assert_eq!(STATES.len(), 32);
    }

    #[test]
    fn fields_are_suggested_from_their_names() {
        assert_eq!(nearest_field("fecha de ingreso"), "hire_date");
        assert_eq!(nearest_field("hiredate"), "hire_date");
    }
}
