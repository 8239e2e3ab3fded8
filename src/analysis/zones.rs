//! Which clock a town lives by, and local times as instants.
//!
//! The table is that of the Ley de los Husos Horarios, articles 3 to 5 (DOF 28-10-2022, reformed 29-11-2022):
//! the zone follows the municipality, for the strip along the northern border moves its clocks and the rest of
//! its states does not. IANA zones know the rules of earlier years too, so an older vote reads rightly.

use chrono::{DateTime, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use crate::model::{Facility, Lined, Msg, Problem, Text};

/// The clock of most of the country; used, with a note, where a case names no place at all.
pub const CENTRAL: Tz = Tz::America__Mexico_City;

/// A state: its ISO 3166-2:MX code, its name, the zone of all of it but the municipalities of [`EXCEPTIONS`].
const STATES: &[(&str, &str, Tz)] = &[
    ("AGU", "Aguascalientes", CENTRAL),
    ("BCN", "Baja California", Tz::America__Tijuana),
    ("BCS", "Baja California Sur", Tz::America__Mazatlan),
    ("CAM", "Campeche", Tz::America__Merida),
    ("CHH", "Chihuahua", Tz::America__Chihuahua),
    ("CHP", "Chiapas", CENTRAL),
    ("CMX", "Ciudad de México", CENTRAL),
    ("COA", "Coahuila", Tz::America__Monterrey),
    ("COL", "Colima", CENTRAL),
    ("DUR", "Durango", Tz::America__Monterrey),
    ("GRO", "Guerrero", CENTRAL),
    ("GUA", "Guanajuato", CENTRAL),
    ("HID", "Hidalgo", CENTRAL),
    ("JAL", "Jalisco", CENTRAL),
    ("MEX", "Estado de México", CENTRAL),
    ("MIC", "Michoacán", CENTRAL),
    ("MOR", "Morelos", CENTRAL),
    ("NAY", "Nayarit", Tz::America__Mazatlan),
    ("NLE", "Nuevo León", Tz::America__Monterrey),
    ("OAX", "Oaxaca", CENTRAL),
    ("PUE", "Puebla", CENTRAL),
    ("QUE", "Querétaro", CENTRAL),
    ("ROO", "Quintana Roo", Tz::America__Cancun),
    ("SIN", "Sinaloa", Tz::America__Mazatlan),
    ("SLP", "San Luis Potosí", CENTRAL),
    ("SON", "Sonora", Tz::America__Hermosillo),
    ("TAB", "Tabasco", CENTRAL),
    ("TAM", "Tamaulipas", Tz::America__Monterrey),
    ("TLA", "Tlaxcala", CENTRAL),
    ("VER", "Veracruz", CENTRAL),
    ("YUC", "Yucatán", Tz::America__Merida),
    ("ZAC", "Zacatecas", CENTRAL),
];

/// Municipalities whose clock differs from the rest of their state's: state, names, zone.
const EXCEPTIONS: &[(&str, &[&str], Tz)] = &[
    ("NAY", &["Bahía de Banderas"], Tz::America__Bahia_Banderas),
    (
        "COA",
        &[
            "Acuña",
            "Allende",
            "Guerrero",
            "Hidalgo",
            "Jiménez",
            "Morelos",
            "Nava",
            "Ocampo",
            "Piedras Negras",
            "Villa Unión",
            "Zaragoza",
        ],
        Tz::America__Matamoros,
    ),
    ("NLE", &["Anáhuac"], Tz::America__Matamoros),
    (
        "TAM",
        &[
            "Nuevo Laredo",
            "Guerrero",
            "Mier",
            "Miguel Alemán",
            "Camargo",
            "Gustavo Díaz Ordaz",
            "Reynosa",
            "Río Bravo",
            "Valle Hermoso",
            "Matamoros",
        ],
        Tz::America__Matamoros,
    ),
    ("CHH", &["Coyame del Sotol", "Ojinaga", "Manuel Benavides"], Tz::America__Ojinaga),
    (
        "CHH",
        &["Janos", "Ascensión", "Juárez", "Praxedis G. Guerrero", "Guadalupe"],
        Tz::America__Ciudad_Juarez,
    ),
];

/// The zone that was chosen, and why where it was not simply given or looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneChoice {
    /// The zone.
    pub zone: Tz,
    /// What was assumed, and the line of the case file that it rests on.
    pub note: Option<Lined<Msg>>,
}

/// The facility's zone: as given, else from municipality and state.
///
/// # Errors
/// `HUS-001` unknown zone name, `HUS-002` unknown state, `HUS-003` a municipality without its state,
/// `HUS-004` a state with two clocks and no municipality, `HUS-005` a municipality written almost like one
/// of the strip.
pub fn zone_of(facility: &Facility) -> Result<ZoneChoice, Box<Problem>> {
    if let Some(name) = &facility.timezone {
        return Ok(ZoneChoice { zone: zone_named(name)?, note: None });
    }
    match (&facility.state, &facility.municipality) {
        (None, None) => Ok(ZoneChoice {
            zone: CENTRAL,
            note: Some(Lined::new(
                0,
                Msg::new(
                    "el expediente no dice dónde está el centro de trabajo: se usó la hora del centro del país (Ley de los Husos Horarios, 3)",
                    "the case does not say where the workplace is: central time was used (Ley de los Husos Horarios, 3)",
                ),
            )),
        }),
        (None, Some(municipality)) => Err(problem(
            "HUS-003",
            Text::new("falta el estado", "the state is missing"),
            Msg::new(
                "el municipio «{name}» se dio sin su estado, y la hora depende de los dos",
                "the municipality “{name}” was given without its state, and the clock depends on both",
            )
            .word("name", &municipality.value),
            Msg::new(
                "escriba `state = \"…\"` en [facility], por ejemplo \"SLP\"",
                "write `state = \"…\"` in [facility], for example \"SLP\"",
            ),
            municipality.line,
        )),
        (Some(state), municipality) => zone_in_state(state, municipality.as_ref()),
    }
}

fn zone_in_state(
    state: &Lined<String>,
    municipality: Option<&Lined<String>>,
) -> Result<ZoneChoice, Box<Problem>> {
    let Some(&(code, name, zone)) = STATES.iter().find(|row| row.0 == state.value) else {
        return Err(unknown_state(state));
    };
    let divided = EXCEPTIONS.iter().any(|row| row.0 == code);
    let Some(municipality) = municipality else {
        if !divided {
            return Ok(ZoneChoice { zone, note: None });
        }
        return Err(problem(
            "HUS-004",
            Text::new("falta el municipio", "the municipality is missing"),
            Msg::new(
                "en {state} no todos los municipios tienen la misma hora (Ley de los Husos Horarios, 3 a 5)",
                "not all municipalities of {state} share one clock (Ley de los Husos Horarios, 3 to 5)",
            )
            .word("state", name),
            Msg::new(
                "escriba `municipality = \"…\"` en [facility]",
                "write `municipality = \"…\"` in [facility]",
            ),
            state.line,
        ));
    };
    if !divided {
        return Ok(ZoneChoice { zone, note: None });
    }
    let written = plain(&municipality.value);
    let of_state = EXCEPTIONS.iter().filter(|row| row.0 == code);
    let names = of_state.flat_map(|row| row.1.iter().map(move |name| (*name, row.2)));
    let mut nearest: Option<(usize, &str)> = None;
    for (listed, its_zone) in names {
        let distance = strsim::osa_distance(&written, &plain(listed));
        if distance == 0 {
            return Ok(ZoneChoice { zone: its_zone, note: None });
        }
        // Short names differ by one letter from too many others.
        let close = distance <= if listed.chars().count() > 5 { 2 } else { 1 };
        if close && nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, listed));
        }
    }
    if let Some((_, listed)) = nearest {
        return Err(problem(
            "HUS-005",
            Text::new("municipio dudoso", "doubtful municipality"),
            Msg::new(
                "«{name}» se parece a {listed}, {state}, que tiene otra hora que el resto del estado",
                "“{name}” looks like {listed}, {state}, whose clock differs from the rest of the state",
            )
            .word("name", &municipality.value)
            .word("listed", listed)
            .word("state", name),
            Msg::new(
                "corrija el nombre del municipio, o escriba `timezone = \"…\"` en [facility]",
                "correct the name of the municipality, or write `timezone = \"…\"` in [facility]",
            ),
            municipality.line,
        ));
    }
    let note = Msg::new(
        "«{name}» no está entre los municipios de {state} con hora propia (Ley de los Husos Horarios, 3 a 5): se usó la del resto del estado, {zone}",
        "“{name}” is not among the municipalities of {state} with a clock of their own (Ley de los Husos Horarios, 3 to 5): that of the rest of the state was used, {zone}",
    )
    .word("name", &municipality.value)
    .word("state", name)
    .word("zone", zone.name());
    Ok(ZoneChoice { zone, note: Some(Lined::new(municipality.line, note)) })
}

fn unknown_state(state: &Lined<String>) -> Box<Problem> {
    let written = plain(&state.value);
    let distance = |row: &&(&str, &str, Tz)| {
        strsim::osa_distance(&written, &plain(row.0)).min(strsim::osa_distance(&written, &plain(row.1)))
    };
    let (code, name) =
        STATES.iter().min_by_key(distance).map_or(("SLP", "San Luis Potosí"), |row| (row.0, row.1));
    problem(
        "HUS-002",
        Text::new("estado desconocido", "unknown state"),
        Msg::new(
            "«{got}» no es una clave de estado; la más parecida es {code} ({name})",
            "“{got}” is no state code; the nearest is {code} ({name})",
        )
        .word("got", &state.value)
        .word("code", code)
        .word("name", name),
        Msg::new(
            "escriba la clave ISO 3166-2 de tres letras, sin MX-",
            "write the three letters of ISO 3166-2, without MX-",
        ),
        state.line,
    )
}

/// The zone of an IANA name.
///
/// # Errors
/// `HUS-001` with the nearest of the Mexican zones.
pub fn zone_named(name: &Lined<String>) -> Result<Tz, Box<Problem>> {
    if let Ok(zone) = name.value.parse::<Tz>() {
        return Ok(zone);
    }
    let known = STATES.iter().map(|row| row.2).chain(EXCEPTIONS.iter().map(|row| row.2));
    let nearest = known.min_by_key(|zone| strsim::osa_distance(&name.value, zone.name())).unwrap_or(CENTRAL);
    Err(problem(
        "HUS-001",
        Text::new("huso horario desconocido", "unknown time zone"),
        Msg::new(
            "«{got}» no es un huso de la base IANA; el más parecido es {nearest}",
            "“{got}” is no zone of the IANA database; the nearest is {nearest}",
        )
        .word("got", &name.value)
        .word("nearest", nearest.name()),
        Msg::new(
            "corrija `timezone`, o quítelo para que se tome del municipio",
            "correct `timezone`, or remove it so that the municipality decides",
        ),
        name.line,
    ))
}

/// A town's name without accents, case, punctuation and the words that people put before it.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let bare: String = name
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    while words.len() > 1
        && matches!(words.first(), Some(&("ciudad" | "cd" | "heroica" | "h" | "municipio" | "de")))
    {
        words.remove(0);
    }
    words.join(" ")
}

fn problem(code: &'static str, title: Text, detail: Msg, help: Msg, line: u32) -> Box<Problem> {
    let place = (line > 0).then(|| format!("case.toml:{line}"));
    Box::new(Problem { code, title, detail, help, place })
}

/// Which edge of an interval a local time stands for; it decides where the clock shows the time twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// A start or an opening: the first of two.
    Start,
    /// An end or a closing: the second of two.
    End,
}

/// How often the clock showed a local time that night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Once, as on nearly every day.
    Once,
    /// Never: the clock jumped over it, and it was moved forward by the jump.
    Skipped,
    /// Twice: the clock went back.
    Twice,
}

/// The instant of a local time, in seconds since 1970 UTC, and how often the clock showed it.
pub fn instant(zone: Tz, local: NaiveDateTime, edge: Edge) -> (i64, Shown) {
    match zone.from_local_datetime(&local) {
        chrono::LocalResult::Single(at) => (at.timestamp(), Shown::Once),
        chrono::LocalResult::Ambiguous(first, second) => {
            (if edge == Edge::Start { first } else { second }.timestamp(), Shown::Twice)
        }
        chrono::LocalResult::None => (across_gap(zone, local), Shown::Skipped),
    }
}

/// A skipped local time, read with the offset that held before the jump: so it moves forward by the jump.
fn across_gap(zone: Tz, local: NaiveDateTime) -> i64 {
    let before = (1..=25).find_map(|hours| {
        let earlier = local.checked_sub_signed(TimeDelta::hours(hours))?;
        zone.from_local_datetime(&earlier).latest()
    });
    let offset = before.map_or(0, |at| i64::from(at.offset().fix().local_minus_utc()));
    local.and_utc().timestamp() - offset
}

/// The local time of an instant.
pub fn local(zone: Tz, at: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp(at, 0).unwrap_or(DateTime::UNIX_EPOCH);
    utc.with_timezone(&zone).naive_local()
}

/// Minutes by which the zone's clock is ahead of UTC at an instant: −360 for central time.
pub fn offset_minutes(zone: Tz, at: i64) -> i32 {
    let utc = DateTime::from_timestamp(at, 0).unwrap_or(DateTime::UNIX_EPOCH);
    utc.with_timezone(&zone).offset().fix().local_minus_utc() / 60
}
