//! What a file that is no table stands for, by its name.

/// Words of names by kind of document. The first that fits.
const NAMES: &[(&str, &[&str])] = &[
    ("email", &["correo", "email", "mail", ".eml", ".msg"]),
    ("photo", &["foto", "photo", ".jpg", ".jpeg", ".png", ".heic", ".tif", ".gif", ".webp"]),
    ("call", &["convocatoria"]),
    ("notice", &["aviso", "notice", "cartel"]),
    ("acta", &["acta"]),
    ("order", &["orden", "order", "oficio", "acuerdo", "resolucion", "resolución"]),
    ("statement", &["declaracion", "declaración", "testimonio", "statement", "comparecencia"]),
];

/// The kind of document that a name tells; `other` where it tells none.
pub(super) fn kind(name: &str) -> &'static str {
    let name = name.to_lowercase();
    NAMES
        .iter()
        .find(|(_, words)| words.iter().any(|word| name.contains(word)))
        .map_or("other", |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn names_tell_documents() {
        for (name, expected) in [
            ("correo-orden.txt", "email"),
            ("IMG_0042.JPG", "photo"),
            ("Convocatoria 2025.pdf", "call"),
            ("oficio.pdf", "order"),
            ("contrato.pdf", "other"),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
