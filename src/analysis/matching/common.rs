//! How common the commonest names are, for rolls too small to tell.

/// In how many of a million people's names a word stands. Surnames: INEGI, births 2017–2020, both places
/// counted; given names: an estimate for ages 18 to 60, both sexes together. Sorted.
const SHARES: &[(&[u8], u32)] = &[
    (b"AGUILAR", 11_400),
    (b"ALBERTO", 15_000),
    (b"ALEJANDRA", 5_000),
    (b"ALEJANDRO", 12_000),
    (b"ALVAREZ", 10_600),
    (b"ANA", 8_000),
    (b"ANGEL", 22_000),
    (b"ANTONIO", 24_000),
    (b"CARLOS", 24_000),
    (b"CARMEN", 8_000),
    (b"CASTILLO", 11_000),
    (b"CHAVEZ", 9_600),
    (b"CRUZ", 25_200),
    (b"DANIEL", 9_000),
    (b"DIAZ", 15_400),
    (b"EDUARDO", 9_000),
    (b"ELENA", 5_000),
    (b"FERNANDO", 10_000),
    (b"FLORES", 22_200),
    (b"FRANCISCO", 18_000),
    (b"GARCIA", 56_600),
    (b"GOMEZ", 22_200),
    (b"GONZALEZ", 43_400),
    (b"GUADALUPE", 20_000),
    (b"GUTIERREZ", 14_000),
    (b"HERNANDEZ", 82_800),
    (b"JAVIER", 12_000),
    (b"JESUS", 22_000),
    (b"JIMENEZ", 17_400),
    (b"JORGE", 10_000),
    (b"JOSE", 80_000),
    (b"JUAN", 50_000),
    (b"LOPEZ", 50_800),
    (b"LUIS", 45_000),
    (b"MANUEL", 20_000),
    (b"MARIA", 70_000),
    (b"MARTIN", 6_000),
    (b"MARTINEZ", 55_000),
    (b"MENDOZA", 12_400),
    (b"MIGUEL", 15_000),
    (b"MORALES", 18_200),
    (b"MORENO", 10_800),
    (b"ORTIZ", 11_600),
    (b"PEREZ", 41_000),
    (b"RAMIREZ", 31_800),
    (b"RAMOS", 9_400),
    (b"REYES", 17_400),
    (b"RIVERA", 10_400),
    (b"RODRIGUEZ", 36_200),
    (b"ROMERO", 10_000),
    (b"ROSA", 6_000),
    (b"RUIZ", 12_000),
    (b"SANCHEZ", 35_600),
    (b"TORRES", 15_800),
    (b"VAZQUEZ", 17_800),
];

/// What is assumed of a word that is not among them.
const RARE: u64 = 60;

/// In how many of a million people's names a word stands.
pub(super) fn share(word: &[u8]) -> u64 {
    let at = SHARES.binary_search_by(|(known, _)| (*known).cmp(word));
    at.map_or(RARE, |at| u64::from(SHARES[at].1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SHARES.is_sorted_by_key(|(word, _)| *word));
        assert!(share(b"HERNANDEZ") > share(b"MENDOZA") && share(b"XOCHIHUA") == RARE);
    }
}
