//! Provisions on who belongs to the workforce and on what may be known of its members.

use super::day;
use crate::model::{Citation, Force, Instrument, Text};

/// LFT 12 to 15.
pub static LFT_12_15: Citation = Citation {
    key: "LFT-12-15",
    instrument: Instrument::Lft,
    article: Text::new("12 a 15", "12 to 15"),
    says: Text::new(
        "El personal de servicios especializados es de la contratista, no de quien los recibe; si la subcontratación está prohibida o la contratista no tiene registro público, puede reclamarse que es personal de la empresa.",
        "Staff of specialized services belong to the contractor, not to its client; where the subcontracting is prohibited or the contractor is not on the public registry, they may be claimed as the firm's own.",
    ),
    from: day(2021, 4, 24),
    until: None,
    force: Force::Inference,
};

/// LFT 365 Bis.
pub static LFT_365_BIS: Citation = Citation {
    key: "LFT-365-BIS",
    instrument: Instrument::Lft,
    article: Text::new("365 Bis", "365 Bis"),
    says: Text::new(
        "El padrón de personas afiliadas es público, salvo la CURP y el domicilio.",
        "The roll of members is public, except for the CURP and the address.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LFT 736.
pub static LFT_736: Citation = Citation {
    key: "LFT-736",
    instrument: Instrument::Lft,
    article: Text::new("736", "736"),
    says: Text::new(
        "Para los plazos, los meses se cuentan de treinta días naturales.",
        "For terms, months are counted as thirty natural days.",
    ),
    from: day(2019, 5, 1),
    until: None,
    force: Force::Verified,
};

/// LGTAIP 77, last paragraph.
pub static LGTAIP_77: Citation = Citation {
    key: "LGTAIP-77",
    instrument: Instrument::Lgtaip,
    article: Text::new("77, último párrafo", "77, last paragraph"),
    says: Text::new(
        "De los padrones sindicales se reserva el domicilio; la CURP sigue protegida por la LFT 365 Bis, que es la regla especial (lectura).",
        "Of union rolls the address is withheld; the CURP stays protected under LFT 365 Bis, the special rule (a reading).",
    ),
    from: day(2025, 3, 21),
    until: None,
    force: Force::Inference,
};

pub(super) static ALL: &[&Citation] = &[&LFT_12_15, &LFT_365_BIS, &LFT_736, &LGTAIP_77];
