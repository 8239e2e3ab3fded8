//! Ley Federal del Trabajo: how days are counted, and the steps at which a roll is objected to.

use super::day;
use crate::model::{Citation, Force, Instrument, Text};

/// LFT 13.
pub static LFT_13: Citation = Citation {
    key: "LFT-13",
    instrument: Instrument::Lft,
    article: Text::new("13", "13"),
    says: Text::new(
        "Se permite subcontratar servicios especializados de contratistas con registro público; su personal trabaja para la contratista.",
        "Specialized services may be contracted from firms on the public registry; their staff work for the contractor.",
    ),
    from: day(2025, 2, 21),
    until: None,
    force: Force::Inference,
};

/// LFT 74.
pub static LFT_74: Citation = Citation {
    key: "LFT-74",
    instrument: Instrument::Lft,
    article: Text::new("74", "74"),
    says: Text::new(
        "Días de descanso obligatorio: 1 de enero, primer lunes de febrero, tercer lunes de marzo, 1 de mayo, 16 de septiembre, tercer lunes de noviembre, 25 de diciembre, y el 1 de octubre de cada seis años.",
        "Mandatory rest days: January 1, first Monday of February, third Monday of March, May 1, September 16, third Monday of November, December 25, and October 1 every six years.",
    ),
    from: day(2024, 9, 30),
    until: None,
    force: Force::Verified,
};

/// LFT 715.
pub static LFT_715: Citation = Citation {
    key: "LFT-715",
    instrument: Instrument::Lft,
    article: Text::new("715", "715"),
    says: Text::new(
        "Son hábiles todos los días menos sábados, domingos, descansos obligatorios, festivos del calendario oficial y aquellos en que la autoridad suspende labores.",
        "All days are business days but Saturdays, Sundays, mandatory rest days, holidays of the official calendar and days on which the authority suspends work.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 733.
pub static LFT_733: Citation = Citation {
    key: "LFT-733",
    instrument: Instrument::Lft,
    article: Text::new("733", "733"),
    says: Text::new(
        "Los términos corren desde el día siguiente al en que surte efecto la notificación y cuentan el día del vencimiento.",
        "Terms run from the day after the notification takes effect and include the due day.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 735.
pub static LFT_735: Citation = Citation {
    key: "LFT-735",
    instrument: Instrument::Lft,
    article: Text::new("735", "735"),
    says: Text::new(
        "Cuando no hay término señalado, es de tres días hábiles.",
        "Where no term is set, it is three business days.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 747, fraction III.
pub static LFT_747_III: Citation = Citation {
    key: "LFT-747-III",
    instrument: Instrument::Lft,
    article: Text::new("747, fracción III", "747, fraction III"),
    says: Text::new(
        "La notificación por buzón electrónico surte efecto a los dos días.",
        "A notice by electronic mailbox takes effect in two days.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 390 Ter, fraction II, item f).
pub static LFT_390_TER_II_F: Citation = Citation {
    key: "LFT-390-TER-II-F",
    instrument: Instrument::Lft,
    article: Text::new("390 Ter, fracción II, inciso f)", "390 Ter, fraction II, item f)"),
    says: Text::new(
        "Si hay inconsistencias en hechos sustantivos, el Centro Federal declara nula la consulta y ordena reponerla.",
        "Where there are inconsistencies on substantive facts, the CFCRL declares the vote null and orders it repeated.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 897.
pub static LFT_897: Citation = Citation {
    key: "LFT-897",
    instrument: Instrument::Lft,
    article: Text::new("897", "897"),
    says: Text::new(
        "El procedimiento especial colectivo atiende la libertad de asociación, la impugnación de elecciones de directivas y las sanciones que limitan el derecho a votar y ser votado.",
        "The special collective procedure covers freedom of association, challenges to officer elections and sanctions that limit the right to vote or stand.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 931, fraction I is the offer; fractions VI and VII the counter-list and the incident.
pub static LFT_931_VI: Citation = Citation {
    key: "LFT-931-VI",
    instrument: Instrument::Lft,
    article: Text::new("931, fracciones VI y VII", "931, fractions VI and VII"),
    says: Text::new(
        "En la audiencia se presenta la lista contraria; si coinciden o hay acuerdo, es el padrón; si difieren, un incidente se resuelve en 72 horas y el tribunal elabora el padrón.",
        "The counter-list is presented at the hearing; where lists agree, they are the roll; where they differ, an incident is decided in 72 hours and the court draws up the roll.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

pub(super) static ALL: &[&Citation] =
    &[&LFT_13, &LFT_74, &LFT_715, &LFT_733, &LFT_735, &LFT_747_III, &LFT_390_TER_II_F, &LFT_897, &LFT_931_VI];
