//! Names, folded for exact comparison and split into the parts that keys are made of.
//!
//! Likeness between names is judged elsewhere; here two names are the same or they are not.

/// Words that stand before a surname and belong to it. The CURP drops them (each spelling of its list).
const PARTICLES: [&str; 21] = [
    "DA", "DAS", "DD", "DE", "DEL", "DER", "DI", "DIE", "EL", "LA", "LAS", "LE", "LES", "LOS", "MAC", "MC",
    "MI", "VAN", "VDA", "VON", "Y",
];

/// How a missing surname is written.
const MISSING: [&str; 12] = ["", "-", ".", "N/A", "NA", "S/A", "SA", "X", "XX", "XXX", "XXXX", "NINGUNO"];

/// Abbreviations with what they may stand for. Candidates, never replacements. Sorted.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("ALEJ", &["ALEJANDRO", "ALEJANDRA"]),
    ("ALEX", &["ALEJANDRO", "ALEXANDER"]),
    ("ALF", &["ALFREDO", "ALFONSO"]),
    ("ALVZ", &["ALVAREZ"]),
    ("ANT", &["ANTONIO", "ANTONIA"]),
    ("ARM", &["ARMANDO"]),
    ("CZ", &["CRUZ"]),
    ("DGZ", &["DOMINGUEZ"]),
    ("DOM", &["DOMINGUEZ", "DOMINGO"]),
    ("FCA", &["FRANCISCA"]),
    ("FCO", &["FRANCISCO"]),
    ("FDEZ", &["FERNANDEZ"]),
    ("FDZ", &["FERNANDEZ"]),
    ("GCIA", &["GARCIA"]),
    ("GLEZ", &["GONZALEZ"]),
    ("GPE", &["GUADALUPE"]),
    ("GTRZ", &["GUTIERREZ"]),
    ("GTZ", &["GUTIERREZ"]),
    ("GZLZ", &["GONZALEZ"]),
    ("GZZ", &["GONZALEZ"]),
    ("HDEZ", &["HERNANDEZ"]),
    ("HDZ", &["HERNANDEZ"]),
    ("J", &["JOSE", "JUAN", "JESUS"]),
    ("JAV", &["JAVIER"]),
    ("JE", &["JOSE"]),
    ("JIM", &["JIMENEZ"]),
    ("JMZ", &["JIMENEZ"]),
    ("JSUS", &["JESUS"]),
    ("LPZ", &["LOPEZ"]),
    ("LUPE", &["GUADALUPE"]),
    ("M", &["MARIA", "MANUEL"]),
    ("MA", &["MARIA"]),
    ("MDZ", &["MENDEZ"]),
    ("MTNEZ", &["MARTINEZ"]),
    ("MTZ", &["MARTINEZ"]),
    ("PZ", &["PEREZ"]),
    ("RAMZ", &["RAMIREZ"]),
    ("RDZ", &["RODRIGUEZ"]),
    ("RGUEZ", &["RODRIGUEZ"]),
    ("RMZ", &["RAMIREZ"]),
    ("RODZ", &["RODRIGUEZ"]),
    ("SCHZ", &["SANCHEZ"]),
    ("SNCHZ", &["SANCHEZ"]),
    ("SNZ", &["SANCHEZ"]),
    ("STGO", &["SANTIAGO"]),
    ("VAZQ", &["VAZQUEZ"]),
    ("VELAZQ", &["VELAZQUEZ"]),
    ("VLZ", &["VELAZQUEZ"]),
    ("VZQ", &["VAZQUEZ"]),
];

/// A character in capitals without its accent; Ñ stays a letter of its own. Nothing for a loose accent.
pub fn unaccent(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' => c.to_ascii_uppercase(),
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' | 'Å' => 'A',
        'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'E',
        'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => 'I',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' => 'O',
        'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => 'U',
        'ý' | 'ÿ' | 'Ý' => 'Y',
        'ç' | 'Ç' => 'C',
        'ñ' => 'Ñ',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// A name in capitals, without accents, with single blanks between its words.
///
/// Ñ stays, also where it came as `¥` or `#`, as exports of payroll programs write it. A slash, hyphen or
/// apostrophe inside a word stays too, because a key may be made of it; full stops, commas and `$` part words.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(raw) = chars.next() {
        let Some(mut c) = unaccent(raw) else { continue };
        if c == 'N' && chars.next_if_eq(&'\u{303}').is_some() {
            c = 'Ñ';
        }
        let inside =
            out.ends_with(char::is_alphabetic) && chars.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            'Ñ' => out.push(c),
            '¥' | '#' if inside => out.push('Ñ'),
            '´' | '`' | '’' | '\'' if inside => out.push('\''),
            '/' | '-' if inside => out.push(c),
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// What two spellings of one name share: folded, Ñ as N, signs and blanks inside left out, particles kept.
pub fn key(name: &str) -> String {
    let letters = fold(name);
    let plain = letters.chars().filter(|c| !matches!(c, '\'' | '/')).map(|c| match c {
        'Ñ' => 'N',
        '-' => ' ',
        other => other,
    });
    plain.collect()
}

/// Whether a folded word stands before a surname and belongs to it.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Whether a text only says that there is no such surname.
pub fn is_missing(surname: &str) -> bool {
    MISSING.contains(&surname.trim().to_uppercase().as_str()) || fold(surname).is_empty()
}

/// What a folded word may be short for. Empty where it is no known abbreviation.
pub fn expansions(word: &str) -> &'static [&'static str] {
    let at = ABBREVIATIONS.binary_search_by(|(short, _)| (*short).cmp(word));
    at.ok().and_then(|at| ABBREVIATIONS.get(at)).map_or(&[], |(_, full)| *full)
}

/// A name in its three parts, folded. A part that is missing is empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Parts {
    /// Given names.
    pub given: String,
    /// First surname.
    pub surname1: String,
    /// Second surname.
    pub surname2: String,
}

/// Personal data: nothing.
impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Parts(…)")
    }
}

impl Parts {
    /// Folds three columns.
    pub fn new(given: &str, surname1: &str, surname2: &str) -> Self {
        let part = |text: &str| if is_missing(text) { String::new() } else { fold(text) };
        let mut out = Self { given: part(given), surname1: part(surname1), surname2: part(surname2) };
        if out.surname1.is_empty() {
            std::mem::swap(&mut out.surname1, &mut out.surname2);
        }
        out
    }

    /// Every way to read one line as a name, likeliest first: `PATERNO$MATERNO$NOMBRE`, surnames before a
    /// comma, given names first, surnames first, with surnames of one or two words.
    pub fn splits(line: &str) -> Vec<Self> {
        for mark in ['$', '/', '|'] {
            if let [first, second, given] = line.split(mark).collect::<Vec<_>>()[..] {
                return vec![Self::new(given, first, second)];
            }
        }
        let mut out = Vec::new();
        if let [surnames, given] = line.split(',').collect::<Vec<_>>()[..] {
            let units = units(&fold(surnames));
            for cut in 1..=units.len().min(2) {
                push(&mut out, given, &units[..cut], &units[cut..]);
            }
            return out;
        }
        let units = units(&fold(line));
        for (first, second) in [(1, 1), (1, 0), (2, 1), (1, 2), (2, 2)] {
            let taken = first + second;
            if taken >= units.len() {
                continue;
            }
            let rest = units.len() - taken;
            push(&mut out, &units[..rest].join(" "), &units[rest..rest + first], &units[rest + first..]);
            push(&mut out, &units[taken..].join(" "), &units[..first], &units[first..taken]);
        }
        out
    }
}

fn push(out: &mut Vec<Parts>, given: &str, surname1: &[String], surname2: &[String]) {
    let parts = Parts::new(given, &surname1.join(" "), &surname2.join(" "));
    if !parts.given.is_empty() && !parts.surname1.is_empty() && !out.contains(&parts) {
        out.push(parts);
    }
}

/// The words of a folded name, each with the particles before it.
fn units(folded: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = String::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        open.push_str(word);
        if is_particle(word) {
            open.push(' ');
        } else {
            out.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        out.push(open.trim_end().to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PARTICLES.is_sorted());
        assert!(ABBREVIATIONS.is_sorted_by_key(|(short, _)| *short));
    }

    #[test]
    fn folding_keeps_enye_and_inner_signs() {
        assert_eq!(fold("  Muñoz  Núñez,  José "), "MUÑOZ NUÑEZ JOSE");
        assert_eq!(fold("mun\u{303}oz"), "MUÑOZ");
        assert_eq!(fold("PE¥A MU#OZ"), "PEÑA MUÑOZ");
        assert_eq!(fold("Juan José D/Amico"), "JUAN JOSE D/AMICO");
        assert_eq!(fold("O’Brien-Ruiz"), "O'BRIEN-RUIZ");
        assert_eq!(fold("MA.GUADALUPE"), "MA GUADALUPE");
        assert_eq!(fold("Güemes"), "GUEMES");
        assert_eq!(fold(" - "), "");
        assert_eq!(key("Peña"), key("PENA"));
        assert_ne!(fold("Peña"), fold("PENA"));
        assert_eq!(key("D'Amico"), key("DAMICO"));
    }

    #[test]
    fn lines_are_split_in_every_order() {
        let has = |line: &str, given, first, second| {
            let found = Parts::splits(line).contains(&Parts::new(given, first, second));
            assert!(found, "{line}: {given} / {first} / {second}");
        };
        has("JUAN PEREZ LOPEZ", "JUAN", "PEREZ", "LOPEZ");
        has("PEREZ LOPEZ JUAN", "JUAN", "PEREZ", "LOPEZ");
        has("MARÍA DE LOS ÁNGELES DE LA CRUZ DEL ÁNGEL", "MARIA DE LOS ANGELES", "DE LA CRUZ", "DEL ANGEL");
        has("PEREZ LOPEZ, JUAN CARLOS", "JUAN CARLOS", "PEREZ", "LOPEZ");
        has("PONCE DE LEON, JUAN", "JUAN", "PONCE DE LEON", "");
        has("PEREZ$LOPEZ$JUAN CARLOS", "JUAN CARLOS", "PEREZ", "LOPEZ");
        has("LUIS PEREZ", "LUIS", "PEREZ", "");
        has("LUIS PEREZ XX", "LUIS", "PEREZ", "");
        assert!(Parts::splits("LUIS XX").is_empty());
        has("RIVA PALACIO CRUZ ROCIO", "ROCIO", "RIVA PALACIO", "CRUZ");
        assert_eq!(Parts::splits("")[..], []);
    }

    #[test]
    fn a_missing_surname_is_known_by_its_marks() {
        assert!(["X", "XX", ".", "-", "S/A", "", " "].into_iter().all(is_missing));
        assert!(!is_missing("XOCHITL"));
        assert_eq!(Parts::new("Luis", "X", "Pérez"), Parts::new("LUIS", "PEREZ", ""));
    }

    #[test]
    fn abbreviations_are_candidates() {
        assert_eq!(expansions("HDEZ"), ["HERNANDEZ"]);
        assert_eq!(expansions("J"), ["JOSE", "JUAN", "JESUS"]);
        assert_eq!(expansions("PEREZ"), [""; 0]);
    }
}
