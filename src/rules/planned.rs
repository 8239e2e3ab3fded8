//! Rules that the contract names and this version does not run. Every report lists them as not checked.

use crate::model::Text;

/// A rule to come.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    /// Its id.
    pub id: &'static str,
    /// What it will check.
    pub title: Text,
}

const fn planned(id: &'static str, es: &'static str, en: &'static str) -> Planned {
    Planned { id, title: Text::new(es, en) }
}

/// Rules to come, in the contract's order. A rule leaves this list on the day it enters the catalogue.
pub const PLANNED: &[Planned] = &[
    planned("TL-02", "clasificación de votos nulos", "classification of null votes"),
    planned("TL-03", "participación mínima del 30 %", "minimum turnout of 30 %"),
    planned("TL-04", "mayoría sobre ambas bases", "majority on both bases"),
    planned("BL-01", "boletas iguales al padrón y foliadas", "ballots equal to the roll and numbered"),
    planned("BL-02", "boletas de la elección de directiva", "ballots of the officers' election"),
    planned("VT-01", "identificación oficial de quienes votan", "official identification of voters"),
    planned("IN-01", "presiones, propaganda y compra de votos", "coercion, propaganda and vote buying"),
    planned("SG-01", "lista de apoyo del 30 %", "support list of 30 %"),
    planned("TM-01", "convocatoria entre 10 y 15 días hábiles antes", "call 10 to 15 business days ahead"),
    planned("TM-02", "convocatoria de la elección de directiva", "call of the officers' election"),
    planned(
        "TM-03",
        "aviso al Centro Federal con el texto firmado",
        "notice to the CFCRL with the signed text",
    ),
    planned("TM-04", "plazo para sumarse y para el padrón", "term to join and for the roll"),
    planned("TM-05", "vigencia de la constancia", "constancia in force"),
    planned("TM-06", "publicación y aviso de resultados", "posting and notice of results"),
    planned(
        "RL-02",
        "publicación del padrón de la elección de directiva",
        "posting of the roll of the officers' election",
    ),
    planned(
        "RL-03",
        "publicación del padrón de la consulta",
        "posting of the roll of the vote on the contract",
    ),
    planned("CB-01", "entrega del contrato colectivo", "delivery of the collective contract"),
];
