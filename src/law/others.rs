//! Instruments other than the LFT.

use super::day;
use crate::model::{Citation, Force, Instrument, Text};

/// Cpeum 123, section A, fraction XXII Bis.
pub static CPEUM_123_A_XXII_BIS: Citation = Citation {
    key: "CPEUM-123-A-XXII-BIS",
    instrument: Instrument::Cpeum,
    article: Text::new("123, apartado A, fracción XXII Bis", "123, section A, fraction XXII Bis"),
    says: Text::new(
        "El voto para resolver conflictos entre sindicatos, solicitar un contrato colectivo y elegir dirigentes es personal, libre y secreto.",
        "The vote to settle conflicts between unions, to request a collective contract and to elect leaders is personal, free and secret.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// Lss 15, fraction I.
pub static LSS_15_I: Citation = Citation {
    key: "LSS-15-I",
    instrument: Instrument::Lss,
    article: Text::new("15, fracción I", "15, fraction I"),
    says: Text::new(
        "El patrón comunica al IMSS altas, bajas y cambios de salario dentro de cinco días hábiles.",
        "The employer reports hirings, departures and wage changes to the IMSS within five business days.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// Lineamientos general guidelines on union democracy.
pub static LINEAMIENTOS_2022: Citation = Citation {
    key: "LINEAMIENTOS-2022",
    instrument: Instrument::Lineamientos,
    article: Text::new(
        "lineamientos generales de democracia sindical",
        "general guidelines on union democracy",
    ),
    says: Text::new(
        "El patrón facilita espacios seguros, accesibles y neutrales y permite votar dentro de la jornada.",
        "The employer provides safe, accessible and neutral spaces and lets workers vote within working hours.",
    ),
    from: day(2022, 8, 18),
    until: None,
    force: Force::Secondary,
};

/// Decree2019 eleventh transitory article.
pub static DECREE_2019_T11: Citation = Citation {
    key: "DECRETO-2019-T11",
    instrument: Instrument::Decree2019,
    article: Text::new("transitorio décimo primero", "eleventh transitory article"),
    says: Text::new(
        "Los contratos anteriores a la reforma debían aprobarse por la mayoría de las personas trabajadoras en una consulta conforme al 390 Ter.",
        "Contracts older than the reform had to be approved by the majority of the workers in a vote under 390 Ter.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// `CurpRules`: composition and check digit.
pub static CURP_RULES: Citation = Citation {
    key: "INSTRUCTIVO-CURP",
    instrument: Instrument::CurpRules,
    article: Text::new("integración y dígito verificador", "composition and check digit"),
    says: Text::new(
        "Cómo se integra la CURP y cómo se calcula su dígito verificador.",
        "How the CURP is composed and how its check digit is computed.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Secondary,
};

pub(super) static ALL: &[&Citation] =
    &[&CPEUM_123_A_XXII_BIS, &LSS_15_I, &LINEAMIENTOS_2022, &DECREE_2019_T11, &CURP_RULES];
