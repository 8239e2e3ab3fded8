//! Access of the crews to the polls: who is covered, the heat strip, and the least change that mends it.

mod more;

use super::{Block, Cell, Head, Row, Section, Table, Writer};
use crate::i18n::percent;
use crate::model::{Lang, Msg};
use crate::report::v1::{AccessInfo, CrewInfo, PictureInfo};
use crate::report::words;

pub(super) fn write(w: &mut Writer<'_>) -> Option<Section> {
    let access = w.report.access.as_ref()?;
    let covered = access.crews.iter().filter(|crew| crew.verdict == "covered").count();
    let text = w.say(
        &Msg::new(
            "{n} de {of} {of:cuadrilla tiene|cuadrillas tienen} acceso suficiente a las casillas.",
            "{n} of {of} {of:crew has|crews have} enough access to the polls.",
        )
        .with("n", covered)
        .with("of", access.crews.len()),
    );
    let worst = access
        .crews
        .iter()
        .map(|crew| words::access(&crew.verdict))
        .min_by_key(|mark| ["high", "medium", "low", "pass"].iter().position(|key| *key == mark.key));
    let fact = w.fact(text);
    let mut blocks = vec![Block::Fact(match worst {
        Some(mark) => fact.mark(mark),
        None => fact,
    })];
    let mut pictures = access.pictures.iter();
    blocks.extend(pictures.next().map(|picture| Block::Picture(w.pick(&picture.svg).to_owned())));
    blocks.push(Block::Table(crews(w, access)));
    for picture in pictures {
        blocks.push(Block::Picture(w.pick(&picture.svg).to_owned()));
        blocks.push(Block::Table(numbers(w, picture)));
    }
    blocks.extend(more::write(w, access));
    Some(Section { id: "acceso", title: w.t("Acceso a las casillas", "Access to the polls"), blocks })
}

/// The numbers of a picture.
fn numbers(w: &Writer<'_>, picture: &PictureInfo) -> Table {
    let [es, en] = &picture.tables;
    let table = if w.lang == Lang::Es { es } else { en };
    // Only the first column of these tables is words.
    let head = |(index, label): (usize, &String)| Head { label: label.clone(), numeric: index > 0 };
    let row = |cells: &Vec<String>| Row { id: None, cells: cells.iter().map(Cell::text).collect() };
    Table {
        caption: w.t("Los números de la figura", "The figures of the picture"),
        heads: table.head.iter().enumerate().map(head).collect(),
        rows: table.rows.iter().map(row).collect(),
        foot: None,
        class: "picture-data",
    }
}

fn crews(w: &Writer<'_>, access: &AccessInfo) -> Table {
    Table {
        caption: w.t("Acceso de cada cuadrilla", "Access of each crew"),
        heads: w.heads([
            ("Cuadrilla", "Crew"),
            ("Resultado", "Result"),
            ("#Personas", "#People"),
            ("#Minutos que se alcanzan", "#Minutes within reach"),
            ("#Oportunidades", "#Chances"),
            ("#Minutos fuera de turno", "#Off-duty minutes"),
            ("#Atienden las mesas", "#Served by the desks"),
        ]),
        rows: access.crews.iter().map(|crew| row(w, crew)).collect(),
        foot: Some(w.t(
            "Los minutos fuera de turno no consideran el transporte.",
            "Off-duty minutes know nothing of transport.",
        )),
        class: "crews",
    }
}

fn row(w: &Writer<'_>, crew: &CrewInfo) -> Row {
    let unknown = || w.t("no se sabe", "not known");
    let minutes = |value: i64| Cell::text(crate::i18n::integer(value));
    let served = match (crew.served, crew.capacity_share.and_then(|share| i64::try_from(share).ok())) {
        (Some(served), Some(share)) => {
            format!("{} ({})", words::figure(served, w.lang), percent(share, w.lang))
        }
        _ => w.t("no se revisó", "not checked"),
    };
    let cells = vec![
        Cell::text(&crew.crew),
        Cell::mark(words::access(&crew.verdict)),
        Cell::text(crew.workers.map_or_else(unknown, |workers| words::figure(workers, w.lang))),
        minutes(crew.reachable_minutes),
        Cell::count(crew.opportunities),
        minutes(crew.naive_minutes),
        Cell::text(served),
    ];
    Row { id: None, cells }
}
