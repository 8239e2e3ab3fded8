//! The letters that keys take from names, on the registries' own examples.

use escrutinio::analysis::identity::compose::{curp_letters, rfc_letters};
use escrutinio::analysis::names::Parts;

fn curp(given: &str, surname1: &str, surname2: &str) -> (String, String) {
    let letters = curp_letters(&Parts::new(given, surname1, surname2));
    (String::from_utf8(letters.first.to_vec()).unwrap(), String::from_utf8(letters.inner.to_vec()).unwrap())
}

#[test]
fn curp_letters_of_the_examples() {
    let cases = [
        ("ANDRES", "ICH", "RODRIGUEZ", "IXRA", "CDN"),
        ("LUIS", "PEREZ", "", "PEXL", "RXS"),
        ("MARIA LUISA", "PEREZ", "HERNANDEZ", "PEHL", "RRS"),
        ("CARLOS", "MC GREGOR", "LOPEZ", "GELC", "RPR"),
        ("ROCIO", "RIVA PALACIO", "CRUZ", "RICR", "VRC"),
        ("ALBERTO", "ÑANDO", "RODRIGUEZ", "XARA", "NDL"),
        ("JUAN JOSE", "D/AMICO", "ALVAREZ", "DXAJ", "XLN"),
        ("OFELIA", "PEDRERO", "DOMINGUEZ", "PXDO", "DMF"),
        ("MARÍA DE LOS ÁNGELES", "DE LA CRUZ", "DEL ÁNGEL", "CUAA", "RNN"),
        ("JOSE GUADALUPE", "MUÑOZ", "NUÑEZ", "MUNG", "XXD"),
        ("MARIA FERNANDA", "ESCAMILLA", "ARROYO", "EAAF", "SRR"),
        ("RICARDO", "ALAMAN", "PEREZ", "AAPR", "LRC"),
        ("GLORIA", "HERNANDEZ", "GARCIA", "HEGG", "RRL"),
        // Alone, MARÍA and JOSÉ count.
        ("MARIA", "PEREZ", "HERNANDEZ", "PEHM", "RRR"),
        ("JOSE", "PEREZ", "HERNANDEZ", "PEHJ", "RRS"),
        ("MA. DEL CARMEN", "PEREZ", "HERNANDEZ", "PEHC", "RRR"),
        ("J. JESUS", "PEREZ", "HERNANDEZ", "PEHJ", "RRS"),
        ("ALVARO", "DE LA O", "LOZANO", "OXLA", "XZL"),
        ("MÜLLER", "GÜEMES", "XX", "GUXM", "MXL"),
    ];
    for (given, surname1, surname2, first, inner) in cases {
        assert_eq!(
            curp(given, surname1, surname2),
            (first.to_owned(), inner.to_owned()),
            "{given} {surname1}"
        );
    }
}

#[test]
fn rfc_letters_of_the_examples() {
    let cases: [(&str, &str, &str, &[u8; 4]); 12] = [
        ("EVA", "IRIARTE", "MENDEZ", b"IIME"),
        ("ERNESTO", "EK", "RIVERA", b"ERER"),
        ("ALVARO", "DE LA O", "LOZANO", b"OLAL"),
        ("JUAN", "MARTINEZ", "", b"MAJU"),
        ("EMMA", "GOMEZ", "DIAZ", b"GODE"),
        ("MA. GLORIA", "NAVARRO", "VILLASANA", b"NAVG"),
        ("JOSUE", "ZARZOSA", "DE LA TORRE", b"ZATJ"),
        ("SATURNINA", "ANGEL", "CRUZ", b"AECS"),
        ("JOSE ANTONIO", "LLANO", "CHAVEZ", b"LACA"),
        ("INES", "BUENO", "ESPINO", b"BUEX"),
        ("ALBERTO", "ÑANDO", "RODRIGUEZ", &[0xD1, b'A', b'R', b'A']),
        ("JUAN", "D/AMICO", "ALVAREZ", b"DAAJ"),
    ];
    for (given, surname1, surname2, letters) in cases {
        assert_eq!(rfc_letters(&Parts::new(given, surname1, surname2)), *letters, "{given} {surname1}");
    }
}
