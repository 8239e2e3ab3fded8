//! The dates that the program understood: the wizard's and `hours --calendar`'s most important screen.

use super::PictureTable;
use super::words::moment;
use crate::analysis::access::Access;
use crate::analysis::zones;
use crate::model::{Lang, Text};

/// Every duty of every crew around the vote, with its local times, the clock's distance from UTC, and its length.
pub fn duty_calendar(access: &Access, lang: Lang) -> PictureTable {
    let zone = access.scene.zone;
    let head = [
        Text::new("Cuadrilla", "Crew"),
        Text::new("Empieza", "Begins"),
        Text::new("Termina", "Ends"),
        Text::new("Dura", "Lasts"),
        Text::new("Hora UTC", "From UTC"),
    ];
    let rows = access.scene.crews.iter().flat_map(|crew| {
        crew.duties.list.iter().map(move |duty| {
            let minutes = duty.span.seconds() / 60;
            let offset = zones::offset_minutes(zone, duty.span.start);
            vec![
                crew.name.clone(),
                moment(zones::local(zone, duty.span.start), lang),
                moment(zones::local(zone, duty.span.end), lang),
                format!("{} h {:02} min", minutes / 60, minutes % 60),
                format!(
                    "{}{:02}:{:02}",
                    if offset < 0 { '−' } else { '+' },
                    offset.abs() / 60,
                    offset.abs() % 60
                ),
            ]
        })
    });
    PictureTable {
        caption: match lang {
            Lang::Es => format!("Jornadas entendidas, hora de {zone}: confirme que son las de la planta"),
            Lang::En => format!("Duties as understood, {zone} time: confirm that they are the plant's"),
        },
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows: rows.collect(),
    }
}
