//! What one would ask to know what a person does: the functions decide, not the list.

use crate::model::Text;

use super::Nature;

/// The questions on the facts that would settle a doubt, those of the function first.
pub(super) fn of_nature(nature: Nature) -> Vec<Text> {
    let first = QUESTIONS.iter().filter(|(of, _)| *of == nature);
    let rest = QUESTIONS.iter().filter(|(of, _)| *of != nature);
    first.chain(rest).map(|(_, text)| *text).collect()
}

/// What one would ask to know what a person does (LFT 9, 11).
const QUESTIONS: &[(Nature, Text)] = &[
    (
        Nature::Direction,
        Text::new(
            "¿Da órdenes a otras personas y decide permisos, tiempo extra o sanciones, en toda la planta o en un departamento?",
            "Does the person give orders to others and decide leave, overtime or sanctions, for the plant or a department?",
        ),
    ),
    (
        Nature::Direction,
        Text::new(
            "¿Contrata, evalúa o despide, o firma por la empresa?",
            "Does the person hire, evaluate or dismiss, or sign for the firm?",
        ),
    ),
    (
        Nature::Inspection,
        Text::new(
            "¿Revisa cómo trabaja la empresa en general, o solo piezas y productos?",
            "Does the person inspect how the firm works in general, or only parts and products?",
        ),
    ),
    (
        Nature::Surveillance,
        Text::new(
            "¿Vigila las instalaciones en general, y lo emplea la empresa o un contratista?",
            "Does the person guard the premises in general, and is the employer the firm or a contractor?",
        ),
    ),
    (
        Nature::Auditing,
        Text::new(
            "¿Revisa las cuentas de la empresa o maneja sus fondos?",
            "Does the person audit the firm's accounts or handle its funds?",
        ),
    ),
    (
        Nature::Personal,
        Text::new(
            "¿Hace trabajos personales del patrón o trata información reservada de él?",
            "Does the person do work personal to the employer or handle its confidential information?",
        ),
    ),
    (
        Nature::Other,
        Text::new(
            "¿Qué hace en un día normal, y quién le da las órdenes?",
            "What does the person do on a normal day, and who gives the orders?",
        ),
    ),
    (
        Nature::Other,
        Text::new(
            "¿Está su categoría en el tabulador del contrato colectivo?",
            "Is the category in the wage table of the collective contract?",
        ),
    ),
];
