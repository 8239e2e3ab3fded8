//! Words with which totals, notes, signatures, captions and page numbers begin.

use super::words::fold;

pub(super) const TOTALS: &[&str] = &[
    "TOTAL",
    "TOTALES",
    "SUBTOTAL",
    "SUBTOTALES",
    "SUMA",
    "SUMAS",
    "GRAN TOTAL",
    "SUB TOTAL",
    "GRAND TOTAL",
];
/// Words with which a note or a signature begins.
pub(super) const CLOSINGS: &[&str] = &[
    "NOTA",
    "NOTAS",
    "ELABORO",
    "ELABORADO",
    "REVISO",
    "AUTORIZO",
    "AUTORIZADO",
    "VO BO",
    "VOBO",
    "FIRMA",
    "FIRMAS",
    "ATENTAMENTE",
    "OBSERVACIONES",
    "OBSERVACION",
    "FUENTE",
    "RECURSOS HUMANOS",
    "REPRESENTANTE",
    "GERENTE",
    "GERENCIA",
    "NOMBRE Y FIRMA",
    "FECHA DE",
    "LUGAR Y FECHA",
    "BAJO PROTESTA",
    "PREPARED BY",
    "APPROVED BY",
    "NOTE",
    "NOTES",
    "SIGNATURE",
    "SOURCE",
    "FIN DEL",
    "FIN DE",
    "DIRECTOR",
    "APODERADO",
    "CONFIDENCIAL",
    "EL PRESENTE",
    "LA PRESENTE",
    "SE EXTIENDE",
    "SELLO",
    "RECIBIO",
    "RECIBI",
    "ENTREGO",
    "JEFE DE RECURSOS",
    "RH",
    "CERTIFICO",
    "HACE CONSTAR",
];
pub(super) const CAPTIONS: &[&str] = &[
    "DEPARTAMENTO",
    "DEPTO",
    "AREA",
    "LINEA",
    "TURNO",
    "PLANTA",
    "CENTRO DE",
    "SECCION",
    "GRUPO",
    "CUADRILLA",
    "PRIMER TURNO",
    "SEGUNDO TURNO",
    "TERCER TURNO",
    "CUARTO TURNO",
    "PERSONAL DE",
    "DEPARTMENT",
    "SHIFT",
];
pub(super) const PAGES: &[&str] = &["PAGINA", "PAG", "HOJA", "PAGE"];

/// "Total" followed by words that are a person's other names rather than what is counted.
pub(super) fn is_person_like(text: &str) -> bool {
    const COUNTED: &[&str] = &[
        "DE",
        "DEL",
        "LA",
        "LOS",
        "LAS",
        "EN",
        "Y",
        "GENERAL",
        "TRABAJADORES",
        "EMPLEADOS",
        "PERSONAS",
        "PERSONAL",
        "REGISTROS",
        "NOMINA",
        "PLANTA",
        "TURNO",
        "DEPARTAMENTO",
        "AREA",
        "PADRON",
        "HOJA",
        "PAGINA",
        "SINDICALIZADOS",
        "CONFIANZA",
        "TRABAJADORAS",
        "ACTIVOS",
        "WORKERS",
        "EMPLOYEES",
        "RECORDS",
        "ROWS",
        "OF",
        "TOTAL",
        "FILAS",
        "HOMBRES",
        "MUJERES",
        "VOTANTES",
        "ELECTORES",
        "PLAZAS",
    ];
    let words: Vec<&str> =
        text.split(' ').skip(1).filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())).collect();
    words.len() >= 2 && !words.iter().any(|word| COUNTED.contains(word))
}

/// Whether a text begins like a total, a note or a signature.
pub(super) fn closes_or_totals(cell: &str) -> bool {
    let text = fold(cell);
    begins(&text, TOTALS) || begins(&text, CLOSINGS)
}

/// "Página 2 de 5", folded.
pub(super) fn page_mark(text: &str) -> bool {
    let counts = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || ["DE", "OF"].contains(&word);
    begins(text, PAGES) && text.split(' ').skip(1).all(counts)
}

pub(super) fn begins(text: &str, list: &[&str]) -> bool {
    // No word of any list begins with a figure; most cells of numbers do.
    !text.starts_with(|ch: char| ch.is_ascii_digit())
        && list
            .iter()
            .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}
