//! Builds crews, and asks where their days and hours do not say enough.

use chrono::Weekday;

use super::document::Document;
use super::fields::{Fields, Reader};
use super::people::entries;
use super::presets::{ask_preset, pattern};
use super::problem::Fault;
use super::wording::quoted;
use crate::model::{AccessSettings, Break, Crew, DutyDays, Lined, Msg, Spell};

/// Days of the week as the file names them.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// The longest cycle: a year and some weeks.
const LONGEST_PATTERN: usize = 400;

/// `[access]`.
pub(super) fn access(document: &Document) -> AccessSettings {
    let fields = document.once("access");
    let usual = AccessSettings::default();
    AccessSettings {
        minutes_needed: fields.small("minutes_needed").unwrap_or(usual.minutes_needed),
        release_notice: fields.small("release_notice").unwrap_or(usual.release_notice),
        fragile_below: fields.small("fragile_below").unwrap_or(usual.fragile_below),
        enough_share: fields
            .whole("enough_share")
            .and_then(|share| u16::try_from(share).ok())
            .unwrap_or(usual.enough_share),
    }
}

/// `[[crew]]`.
pub(super) fn crews(document: &Document, reader: &mut Reader) -> Vec<Lined<Crew>> {
    for fields in document.each("crew") {
        if fields.given("preset") {
            ask_preset(fields, &called(fields), reader);
        } else {
            ask_hours(fields, reader);
            lone_anchor(fields, reader);
        }
        ask_days(fields, reader);
        for rest in fields.tables("breaks") {
            ask_break(rest, reader);
        }
    }
    entries(document, "crew", crew)
}

fn crew(fields: &Fields) -> Option<Crew> {
    let (preset, usual) = pattern(fields).unzip();
    let (own, usual) = (spells(fields), usual.map(|pattern| (pattern.days, pattern.spells)).unzip());
    Some(Crew {
        id: fields.text("id")?,
        name: fields.text("name"),
        workers: fields.small("workers"),
        roll_values: fields.texts("roll_values"),
        routes: fields.texts("routes"),
        preset,
        spells: if own.is_empty() { usual.1.unwrap_or_default() } else { own },
        days: usual.0.or_else(|| duty_days(fields))?,
        rest: fields.days("rest").to_vec(),
        extra: fields.days("extra").to_vec(),
        arrives_before: fields.small("arrives_before").unwrap_or(0),
        leaves_after: fields.small("leaves_after").unwrap_or(0),
        breaks: fields
            .tables("breaks")
            .iter()
            .filter_map(|rest| Some(Break { from: rest.clock("from")?, to: rest.clock("to")? }))
            .collect(),
    })
}

/// A duty's hours, from `start` with `end` or `hours`, or from `spells`.
fn spells(fields: &Fields) -> Vec<Spell> {
    let own = spell(fields).into_iter();
    own.chain(fields.tables("spells").iter().filter_map(spell)).collect()
}

fn spell(fields: &Fields) -> Option<Spell> {
    let start = fields.clock("start")?;
    match (fields.clock("end"), fields.small("hours")) {
        (Some(end), _) => Some(Spell::Clock { start, end }),
        (None, Some(hours)) => Some(Spell::Hours { start, hours }),
        (None, None) => None,
    }
}

fn duty_days(fields: &Fields) -> Option<DutyDays> {
    if fields.given("days") {
        let named = fields.texts("days");
        let days = WEEKDAYS.into_iter().filter(|(name, _)| named.iter().any(|day| day == name));
        return Some(DutyDays::Weekdays(days.map(|(_, day)| day).collect()));
    }
    if fields.given("dates") {
        return Some(DutyDays::Dates(fields.days("dates").to_vec()));
    }
    let cycle = fields.table("cycle")?;
    let shifts = fields.shifts("shifts");
    Some(DutyDays::Cycle {
        anchor: cycle.day("anchor")?,
        pattern: cycle.text("pattern")?,
        shifts: shifts
            .into_iter()
            .flatten()
            .map(|(letter, pieces)| (*letter, pieces.iter().flat_map(spells).collect()))
            .collect(),
    })
}

/// What a crew is called in messages.
fn called(fields: &Fields) -> String {
    fields.text("id").map_or_else(|| "[[crew]]".to_owned(), |id| format!("[[crew]] {}", quoted(&id)))
}

fn ask_hours(fields: &Fields, reader: &mut Reader) {
    let whose = called(fields);
    let own = ask_spells(fields, &whose, reader);
    match fields.shifts("shifts") {
        Some(shifts) => {
            for piece in shifts.values().flatten() {
                if !ask_spells(piece, &whose, reader) {
                    no_hours(&whose, piece.line, reader);
                }
            }
            if own && fields.days("extra").is_empty() {
                hours_twice(&whose, fields.line_of("shifts"), "shifts", "start", reader);
            }
            if !own && !fields.days("extra").is_empty() {
                no_hours(&whose, fields.line_of("extra"), reader);
            }
        }
        None if !own && !fields.given("shifts") => no_hours(&whose, fields.line, reader),
        None => {}
    }
    if fields.given("shifts") && !fields.given("cycle") {
        reader.problems.push(
            Fault::Pattern,
            fields.line_of("shifts"),
            Msg::new(
                "«shifts» de {crew} va con «cycle», y no lo hay",
                "\"shifts\" of {crew} goes with \"cycle\", and there is none",
            )
            .word("crew", whose),
            Msg::new("agregue {write}", "add {write}")
                .word("write", "cycle = { anchor = 2025-06-23, pattern = \"MMMMM--\" }"),
        );
    }
}

/// A cycle's anchor stands inside `cycle`; beside it, it belongs to a preset.
fn lone_anchor(fields: &Fields, reader: &mut Reader) {
    if fields.given("anchor") {
        reader.problems.push(
            Fault::Pattern,
            fields.line_of("anchor"),
            Msg::new(
                "«anchor» de {crew} va con «preset», y no lo hay",
                "\"anchor\" of {crew} goes with \"preset\", and there is none",
            )
            .word("crew", called(fields)),
            Msg::new(
                "agregue {write}, o escriba la fecha dentro de cycle",
                "add {write}, or write the date inside cycle",
            )
            .word("write", "preset = \"4x4\""),
        );
    }
}

/// Checks one table's own hours; whether it says any, readable or not.
fn ask_spells(fields: &Fields, whose: &str, reader: &mut Reader) -> bool {
    let (start, end, hours) = (fields.given("start"), fields.given("end"), fields.given("hours"));
    let spells = fields.given("spells");
    if end && hours {
        hours_twice(whose, fields.line_of("hours"), "end", "hours", reader);
    }
    if spells && (start || end || hours) {
        hours_twice(whose, fields.line_of("spells"), "spells", "start", reader);
    } else if (start && !end && !hours) || (!start && (end || hours)) {
        no_hours(whose, fields.line, reader);
    }
    for spell in fields.tables("spells") {
        if spell.given("end") && spell.given("hours") {
            hours_twice(whose, spell.line, "end", "hours", reader);
        } else if !spell.given("end") && !spell.given("hours") {
            no_hours(whose, spell.line, reader);
        }
    }
    if spells && fields.tables("spells").is_empty() {
        no_hours(whose, fields.line_of("spells"), reader);
    }
    start || end || hours || spells
}

pub(super) fn no_hours(whose: &str, line: u32, reader: &mut Reader) {
    reader.problems.push(
        Fault::NoHours,
        line,
        Msg::new(
            "¿a qué hora empieza y termina el turno de {crew}?",
            "at what time does the duty of {crew} start and end?",
        )
        .word("crew", whose),
        Msg::new(
            "escriba {clock}, o {hours} si dura más de un día",
            "write {clock}, or {hours} if it lasts more than a day",
        )
        .word("clock", "start = \"18:00\", end = \"06:00\"")
        .word("hours", "start = \"07:00\", hours = 36"),
    );
}

pub(super) fn hours_twice(whose: &str, line: u32, one: &str, other: &str, reader: &mut Reader) {
    reader.problems.push(
        Fault::HoursTwice,
        line,
        Msg::new("{crew} lleva «{one}» y «{other}»", "{crew} has both \"{one}\" and \"{other}\"")
            .word("crew", whose)
            .word("one", one)
            .word("other", other),
        Msg::new("deje una de las dos maneras", "leave one of the two ways"),
    );
}

fn ask_days(fields: &Fields, reader: &mut Reader) {
    let whose = called(fields);
    let given: Vec<&str> =
        ["days", "cycle", "dates", "preset"].into_iter().filter(|key| fields.given(key)).collect();
    let empty = fields.texts("days").is_empty() && fields.days("dates").is_empty();
    let [only] = given.as_slice() else {
        let detail = if given.is_empty() {
            Msg::new("¿qué días trabaja {crew}?", "on which days does {crew} work?")
        } else {
            Msg::new("{crew} lleva {given}", "{crew} has {given}").word("given", given.join(", "))
        };
        return reader.problems.push(
            Fault::DutyDays,
            fields.line,
            detail.word("crew", whose),
            Msg::new("deje una sola de: {a}; {b}; {c}; {d}", "leave exactly one of: {a}; {b}; {c}; {d}")
                .word("a", "days = [\"mon\", \"tue\"]")
                .word("b", "cycle = { anchor = 2025-06-23, pattern = \"1111000\" }")
                .word("c", "dates = [2025-06-25]")
                .word("d", "preset = \"4x3\", start = \"06:00\""),
        );
    };
    if *only == "cycle" {
        ask_pattern(fields, &whose, reader);
    } else if *only != "preset" && empty && fields.get(only).is_some() {
        reader.problems.push(
            Fault::DutyDays,
            fields.line_of(only),
            Msg::new(
                "«{key}» de {crew} está vacía: ¿qué días trabaja?",
                "\"{key}\" of {crew} is empty: on which days does it work?",
            )
            .word("key", *only)
            .word("crew", whose),
            Msg::new("escriba al menos un día", "write at least one day"),
        );
    }
}

fn ask_pattern(fields: &Fields, whose: &str, reader: &mut Reader) {
    let Some(cycle) = fields.table("cycle") else { return };
    let Some(pattern) = cycle.text("pattern") else { return };
    let with_shifts = fields.given("shifts");
    let letters: Vec<char> = match fields.shifts("shifts") {
        Some(shifts) => shifts.keys().copied().collect(),
        None if with_shifts => return,
        None => vec!['1'],
    };
    let known: String = letters.iter().collect();
    let line = cycle.line_of("pattern");
    let stray = pattern.chars().find(|letter| !matches!(letter, '-' | '0') && !letters.contains(letter));
    let works = pattern.chars().any(|letter| letters.contains(&letter));
    let detail = if let Some(stray) = stray {
        Msg::new(
            "el ciclo de {crew} lleva «{letter}», y sus letras son: {known}",
            "the cycle of {crew} has \"{letter}\", and its letters are: {known}",
        )
        .word("letter", stray.to_string())
        .word("known", known)
    } else if !works {
        Msg::new("en el ciclo de {crew} nadie trabaja", "nobody works in the cycle of {crew}")
    } else if pattern.chars().count() > LONGEST_PATTERN {
        Msg::new("el ciclo de {crew} pasa de {most} días", "the cycle of {crew} has more than {most} days")
            .with("most", LONGEST_PATTERN)
    } else {
        return;
    };
    let help = if with_shifts {
        Msg::new(
            "use las letras de «shifts», y - o 0 para descansar",
            "use the letters of \"shifts\", and - or 0 to rest",
        )
    } else {
        Msg::new(
            "use 1 para trabajar y 0 o - para descansar, o agregue «shifts» con las horas de cada letra",
            "use 1 to work and 0 or - to rest, or add \"shifts\" with each letter's hours",
        )
    };
    reader.problems.push(Fault::Pattern, line, detail.word("crew", whose), help);
}

fn ask_break(rest: &Fields, reader: &mut Reader) {
    let (Some(from), Some(to)) = (rest.clock("from"), rest.clock("to")) else { return };
    if from == to {
        reader.problems.push(
            Fault::ZeroBreak,
            rest.line,
            Msg::new("el descanso empieza y termina a las {at}", "the break starts and ends at {at}")
                .word("at", from.format("%H:%M").to_string()),
            Msg::new(
                "escriba a qué hora termina, o quite el descanso",
                "write when it ends, or take the break out",
            ),
        );
    }
}
