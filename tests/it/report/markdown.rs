//! The report as Markdown.

use escrutinio::model::Lang;
use escrutinio::report::markdown::render;

use super::read::{numbers, unmatched};
use super::sample;

#[test]
fn the_first_screen_says_what_matters() {
    let text = render(&sample::before_the_vote(), Lang::Es);
    let first: Vec<&str> = text.lines().take(34).collect();
    insta::assert_snapshot!(first.join("\n"), @"
    # Planta Ejemplo: elección de representación 2025

    Reporte de auditoría · versión confidencial · elección de representación

    **DATOS SINTÉTICOS · SYNTHETIC DATA**

    - **Centro de trabajo:** Planta Ejemplo, Complejo Silao
    - **Patrón:** Ensambles del Bajío, S. de R.L. de C.V.
    - **Lugar:** San Luis Potosí, SLP
    - **Sindicatos:** Sindicato Independiente (ejemplo) (solicitante); Sindicato Titular (ejemplo) (titular)
    - **Votación:** 25 de junio de 2025 – 27 de junio de 2025, 19:00
    - **Autoridad:** CFCRL
    - **Expediente:** SLP-RC-0042/2025
    - **La auditoría habla al:** 30 de junio de 2025

    ## Qué se revisó

    - Se leyeron 6,012 renglones del padrón: 5,987 personas.
    - 14 renglones más quedaron apartados: títulos, totales, firmas.
    - Corrieron 4 reglas: 1 sin hallazgos, 2 con hallazgos, 1 según cómo se lea la ley.

    ## Qué se encontró

    - 28 hallazgos: 27 de gravedad alta, 1 media y 0 baja.
    - Lo primero por revisar: la regla EL-01, con 24.
    - Por revisar 26, aceptados 1, descartados 1, en duda 0.

    ## Qué no pudo cambiar el resultado

    - Todavía no hay resultado con qué comparar.
    - Hasta hoy: 503 registros dudosos en el padrón.

    ## Qué no se revisó

    ");
}

#[test]
fn both_languages_carry_the_same_numbers() {
    for report in [sample::full(), sample::minimal(), sample::public(), sample::hostile()] {
        let [es, en] = Lang::ALL.map(|lang| numbers(&render(&report, lang)));
        assert_eq!(unmatched(es, en), Vec::<String>::new());
    }
}

#[test]
fn hostile_text_makes_no_markup_and_no_rows() {
    let (benign, hostile) = (sample::full(), sample::hostile());
    for lang in Lang::ALL {
        let text = render(&hostile, lang);
        assert!(!text.contains('\u{202e}') && !text.contains('\0'));
        assert!(!text.replace("<br>", "").replace("< SHA256SUMS", "").contains('<'));
        assert!(!text.contains("http://") && !text.contains("\n# t"));
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let mut tables = text.lines().scan(0, |width, line| {
            let in_table = line.starts_with('|');
            let expected = if *width == 0 { bars(line) } else { *width };
            *width = if in_table { expected } else { 0 };
            Some(!in_table || bars(line) == expected)
        });
        assert!(tables.all(|even| even), "every row has the columns of its head");
        let headings = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(headings(&text), headings(&render(&benign, lang)));
    }
}

#[test]
fn long_lists_are_cut_and_say_so() {
    let mut report = sample::before_the_vote();
    report.findings = (0..201).map(sample::lead).collect();
    let text = render(&report, Lang::En);
    assert_eq!(text.matches("\n| M\\*\\*\\*").count(), 50);
    assert!(text.contains("50 of 201 are shown. The others are in findings.csv."));
}
