//! Words that the registries do not let a key begin with.
//!
//! The CURP and RFC lists differ; so does the place of the X that replaces a letter.

/// Four letters as one number, which keeps their order and compares in one step.
const fn packed<const N: usize>(words: [&[u8; 4]; N]) -> [u32; N] {
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = u32::from_be_bytes(*words[at]);
        at += 1;
    }
    out
}

/// Beginnings that a CURP changes in its second letter. Sorted.
const CURP: [u32; 81] = packed([
    b"BACA", b"BAKA", b"BUEI", b"BUEY", b"CACA", b"CACO", b"CAGA", b"CAGO", b"CAKA", b"CAKO", b"COGE",
    b"COGI", b"COJA", b"COJE", b"COJI", b"COJO", b"COLA", b"CULO", b"FALO", b"FETO", b"GETA", b"GUEI",
    b"GUEY", b"JETA", b"JOTO", b"KACA", b"KACO", b"KAGA", b"KAGO", b"KAKA", b"KAKO", b"KOGE", b"KOGI",
    b"KOJA", b"KOJE", b"KOJI", b"KOJO", b"KOLA", b"KULO", b"LILO", b"LOCA", b"LOCO", b"LOKA", b"LOKO",
    b"MAME", b"MAMO", b"MEAR", b"MEAS", b"MEON", b"MIAR", b"MION", b"MOCO", b"MOKO", b"MULA", b"MULO",
    b"NACA", b"NACO", b"PEDA", b"PEDO", b"PENE", b"PIPI", b"PITO", b"POPO", b"PUTA", b"PUTO", b"QULO",
    b"RATA", b"ROBA", b"ROBE", b"ROBO", b"RUIN", b"SENO", b"TETA", b"VACA", b"VAGA", b"VAGO", b"VAKA",
    b"VUEI", b"VUEY", b"WUEI", b"WUEY",
]);

/// Beginnings that one published list replaces and others keep: both spellings are good. Sorted.
const CURP_EITHER: [u32; 2] = packed([b"MALA", b"MALO"]);

/// Beginnings that an RFC changes in its fourth letter. Sorted.
const RFC: [u32; 41] = packed([
    b"BUEI", b"BUEY", b"CACA", b"CACO", b"CAGA", b"CAGO", b"CAKA", b"CAKO", b"COGE", b"COJA", b"COJE",
    b"COJI", b"COJO", b"CULO", b"FETO", b"GUEY", b"JOTO", b"KACA", b"KACO", b"KAGA", b"KAGO", b"KAKA",
    b"KOGE", b"KOJO", b"KULO", b"MAME", b"MAMO", b"MEAR", b"MEAS", b"MEON", b"MION", b"MOCO", b"MULA",
    b"PEDA", b"PEDO", b"PENE", b"PUTA", b"PUTO", b"QULO", b"RATA", b"RUIN",
]);

/// Whether a CURP must not begin so.
pub(super) fn curp_replaces(letters: [u8; 4]) -> bool {
    CURP.binary_search(&u32::from_be_bytes(letters)).is_ok()
}

/// Whether a CURP may begin so or with the second letter replaced.
pub(super) fn curp_may_replace(letters: [u8; 4]) -> bool {
    CURP_EITHER.contains(&u32::from_be_bytes(letters))
}

/// Whether an RFC must not begin so.
pub(super) fn rfc_replaces(letters: [u8; 4]) -> bool {
    RFC.binary_search(&u32::from_be_bytes(letters)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_the_rfc_list_is_part_of_the_curp_list() {
        assert!(CURP.is_sorted() && RFC.is_sorted());
        assert!(RFC.iter().all(|word| curp_replaces(word.to_be_bytes())));
    }
}
