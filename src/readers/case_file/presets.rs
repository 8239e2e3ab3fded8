//! `preset` of a crew: a known pattern of shifts instead of days and hours written out.

use chrono::{NaiveDate, NaiveTime};

use super::fields::{Fields, Reader};
use super::hours::{hours_twice, no_hours};
use super::problem::Fault;
use crate::model::{Msg, Pattern, Preset};

/// The pattern that a crew names; what it lacks has been asked for.
pub(super) fn pattern(fields: &Fields) -> Option<(Preset, Pattern)> {
    let preset = Preset::by_key(&fields.text("preset")?)?;
    // Weekly patterns do not look at the anchor, and the rotation not at the start.
    let anchor = fields.day("anchor").unwrap_or(NaiveDate::MIN);
    Some((preset, preset.pattern(anchor, fields.clock("start").unwrap_or(NaiveTime::MIN))))
}

/// Asks for what a pattern needs, and refuses what it already says.
pub(super) fn ask_preset(fields: &Fields, whose: &str, reader: &mut Reader) {
    let Some(preset) = fields.text("preset").and_then(|key| Preset::by_key(&key)) else { return };
    let own = |key: &&&str| match **key {
        "shifts" => true,
        "start" => !preset.needs_start(),
        _ => preset.has_own_hours(),
    };
    let keys = ["start", "end", "hours", "spells", "shifts"];
    for key in keys.iter().filter(|key| fields.given(key)).filter(own) {
        hours_twice(whose, fields.line_of(key), "preset", key, reader);
    }
    let spells = fields.given("spells");
    if fields.given("end") && fields.given("hours") {
        hours_twice(whose, fields.line_of("hours"), "end", "hours", reader);
    } else if spells && keys[..3].iter().any(|key| fields.given(key)) {
        hours_twice(whose, fields.line_of("spells"), "spells", "start", reader);
    }
    if preset.needs_start() && !fields.given("start") && !spells {
        no_hours(whose, fields.line_of("preset"), reader);
    }
    if preset.needs_anchor() && !fields.given("anchor") {
        reader.problems.push(
            Fault::Pattern,
            fields.line_of("preset"),
            Msg::new(
                "¿desde qué fecha se cuenta el ciclo {preset} de {crew}?",
                "from which date is the cycle {preset} of {crew} counted?",
            )
            .word("preset", preset.key())
            .word("crew", whose),
            Msg::new(
                "escriba un primer día de turno conocido: {anchor}",
                "write a known first day of duty: {anchor}",
            )
            .word("anchor", "anchor = 2025-06-23"),
        );
    }
}
