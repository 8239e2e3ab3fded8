//! Keys of the sections about tally sheets, the final count and scenarios.

use super::{Key, List, Shape};

/// A figure of a count: more than everyone in the country, and small enough that no sum overflows.
pub(in crate::readers::case_file) const FIGURE: Shape = Shape::Whole(0, 1_000_000_000_000);

static FOLIOS: &[Key] = &[
    Key::new("from", FIGURE, "primer folio", "first ballot number").required(),
    Key::new("to", FIGURE, "último folio", "last ballot number").required(),
];

const VOTES: Key = Key::new("votes", Shape::Votes, "votos por opción", "votes by option");

pub(super) static TALLY: &[Key] = &[
    Key::new("place", Shape::Ref(List::Places), "casilla", "polling place"),
    Key::new("table", Shape::Text, "mesa o urna", "table or ballot box"),
    Key::new(
        "transcript",
        Shape::Text,
        "letra de la transcripción: dos personas copian la misma acta",
        "letter of the transcription: two people copy the same sheet",
    ),
    Key::new("roll", FIGURE, "personas en el padrón de esta mesa", "people on this table's roll"),
    Key::new("printed", FIGURE, "boletas impresas", "ballots printed"),
    Key::new("received", FIGURE, "boletas recibidas", "ballots received"),
    Key::new("used", FIGURE, "boletas entregadas a votantes", "ballots handed to voters"),
    Key::new("leftover", FIGURE, "boletas sobrantes", "ballots left over"),
    Key::new("spoiled", FIGURE, "boletas inutilizadas", "ballots spoiled"),
    Key::new("signed_roll", FIGURE, "personas marcadas como que votaron", "people marked as having voted"),
    Key::new("cast", FIGURE, "papeletas sacadas de la urna", "papers taken out of the box"),
    Key::new(
        "unregistered",
        FIGURE,
        "votos por opciones no registradas",
        "votes for options not on the ballot",
    ),
    Key::new("null", FIGURE, "votos nulos", "null votes"),
    Key::new("folios", Shape::Tables(FOLIOS), "folios recibidos", "ballot numbers received"),
    Key::new("opened", Shape::At, "apertura según el acta", "opening, by the sheet"),
    Key::new("closed", Shape::At, "cierre según el acta", "closing, by the sheet"),
    VOTES,
];

pub(super) static FINAL: &[Key] = &[
    Key::new("roll", FIGURE, "personas en el padrón", "people on the roll"),
    Key::new("cast", FIGURE, "votos emitidos", "votes cast"),
    Key::new("null", FIGURE, "votos nulos", "null votes"),
    VOTES,
];

pub(super) static SCENARIO: &[Key] = &[
    Key::new("id", Shape::Id(List::Scenarios), "clave corta", "short key").required(),
    Key::new("doubtful", FIGURE, "registros dudosos en el padrón", "doubtful entries on the roll"),
    Key::new(
        "excluded",
        FIGURE,
        "personas con derecho que no pudieron votar",
        "eligible people who could not vote",
    ),
];
