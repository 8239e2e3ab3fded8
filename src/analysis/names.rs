//! Names, folded for comparison and split for the keys that are made of them.

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
