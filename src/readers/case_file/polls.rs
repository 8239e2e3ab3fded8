//! Builds polling places and releases, and asks where their times do not say enough.

use chrono::{Days, NaiveDateTime, NaiveTime};

use super::document::Document;
use super::fields::{Fields, Reader};
use super::people::entries;
use super::problem::Fault;
use crate::model::{Arg, Lined, Msg, PollingPlace, Release, Window};

/// `[[place]]`.
pub(super) fn places(document: &Document, reader: &mut Reader) -> Vec<Lined<PollingPlace>> {
    for fields in document.each("place") {
        for window in fields.tables("windows") {
            ask_window(window, reader);
        }
    }
    entries(document, "place", |fields| {
        Some(PollingPlace {
            id: fields.text("id")?,
            name: fields.text("name"),
            outside_gate: fields.bool("outside_gate"),
            crews: fields.lined_texts("crews").to_vec(),
            desks: fields.small("desks"),
            seconds_per_voter: fields.small("seconds_per_voter"),
            windows: fields
                .tables("windows")
                .iter()
                .filter_map(|window| Some(Lined::new(window.line, build_window(window)?)))
                .collect(),
            timezone: fields.lined_text("timezone"),
        })
    })
}

fn build_window(fields: &Fields) -> Option<Window> {
    Some(Window {
        opens: fields.at("opens")?,
        closes: fields.at("closes")?,
        opened: fields.at("opened"),
        closed: fields.at("closed"),
    })
}

fn ask_window(fields: &Fields, reader: &mut Reader) {
    let Some(window) = build_window(fields) else { return };
    ask_order(window.opens, window.closes, "closes", fields, reader);
    if window.opened.is_none() && window.closed.is_none() {
        return;
    }
    let really = (window.opened.unwrap_or(window.opens), window.closed.unwrap_or(window.closes));
    let last = if window.closed.is_some() { "closed" } else { "closes" };
    if window.opens < window.closes {
        ask_order(really.0, really.1, last, fields, reader);
    }
}

fn ask_order(opens: NaiveDateTime, closes: NaiveDateTime, last: &str, fields: &Fields, reader: &mut Reader) {
    if opens < closes {
        return;
    }
    let line = fields.line_of(last);
    let next = closes.checked_add_days(Days::new(1));
    let written = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    if opens == closes && opens.time() == NaiveTime::MIN {
        let whole_day = next.map_or_else(|| "\"24:00\"".to_owned(), written);
        return reader.problems.push(
            Fault::WindowAmbiguous,
            line,
            Msg::new(
                "la casilla abre y cierra a las 00:00 del {day}",
                "the place opens and closes at 00:00 on {day}",
            )
            .with("day", opens.date()),
            Msg::new(
                "si abre todo el día escriba {write}; si no abre, quite la ventana",
                "if it is open the whole day write {write}; if it does not open, take the window out",
            )
            .word("write", format!("{last} = {whole_day}")),
        );
    }
    let overnight = opens.date() == closes.date() && opens != closes;
    let help = match next.filter(|next| overnight && opens < *next) {
        Some(next) => Msg::new(
            "¿cierra al día siguiente? entonces escriba {write}",
            "does it close on the next day? then write {write}",
        )
        .word("write", format!("{last} = {}", written(next))),
        None => Msg::new(
            "escriba un cierre posterior a la apertura; el que es a medianoche se escribe {write}",
            "write a closing after the opening; one at midnight is written {write}",
        )
        .word("write", format!("{last} = \"{} 24:00\"", opens.date())),
    };
    reader.problems.push(
        Fault::WindowOrder,
        line,
        Msg::new("abre {opens} y cierra {closes}", "it opens {opens} and closes {closes}")
            .with("opens", Arg::Moment(opens))
            .with("closes", Arg::Moment(closes)),
        help,
    );
}

/// `[[release]]`.
pub(super) fn releases(document: &Document, reader: &mut Reader) -> Vec<Lined<Release>> {
    for fields in document.each("release") {
        ask_release(fields, reader);
    }
    entries(document, "release", |fields| {
        Some(Release {
            from: fields.at("from")?,
            to: fields.at("to")?,
            announced: fields.at("announced")?,
            crews: fields.lined_texts("crews").to_vec(),
            document: fields.text("document"),
        })
    })
}

fn ask_release(fields: &Fields, reader: &mut Reader) {
    if !fields.given("announced") {
        reader.problems.push(
            Fault::ReleaseUnannounced,
            fields.line,
            Msg::new("¿cuándo se avisó de este paro o permiso?", "when was this release announced?"),
            Msg::new(
                "agregue {write}: solo cuenta lo que se avisó a tiempo",
                "add {write}: only what was announced in time counts",
            )
            .word("write", "announced = 2025-06-26T12:00:00"),
        );
    }
    let (Some(from), Some(to)) = (fields.at("from"), fields.at("to")) else { return };
    if to <= from {
        reader.problems.push(
            Fault::ReleaseOrder,
            fields.line_of("to"),
            Msg::new("empieza {from} y termina {to}", "it starts {from} and ends {to}")
                .with("from", Arg::Moment(from))
                .with("to", Arg::Moment(to)),
            Msg::new("escriba un final posterior al inicio", "write an end after the start"),
        );
    }
}
