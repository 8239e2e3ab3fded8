//! The capacity bars: how many of each crew the desks can serve, and the desk time that is too short.

use super::PictureTable;
use super::svg::{Anchor, Area, Drawing, PETROL, QUIET};
use super::words::{figure, moment, percent};
use crate::analysis::access::{Access, Stretch, alike};
use crate::analysis::zones;
use crate::model::{Lang, Text};

const WIDTH: i64 = 1000;
const LEFT: i64 = 150;
const PLOT: i64 = 560;
const TOP: i64 = 44;
const ROW: i64 = 34;

fn message(access: &Access, lang: Lang) -> String {
    let known: Vec<_> =
        access.evaluation.crews.iter().filter_map(|row| Some((row.served?, row.workers?))).collect();
    if known.is_empty() {
        return Text::new(
            "No se pudo revisar si las mesas alcanzan: faltan mesas o personas",
            "Whether the desks suffice was not checked: desks or people are missing",
        )
        .get(lang)
        .to_owned();
    }
    let short: u64 = known.iter().map(|(served, workers)| workers - served).sum();
    let short = figure(i64::try_from(short).unwrap_or(i64::MAX));
    match (short.as_str(), lang) {
        ("0", Lang::Es) => "Las mesas alcanzan para todas las personas que pueden llegar".to_owned(),
        ("0", Lang::En) => "The desks suffice for everyone who can get there".to_owned(),
        (_, Lang::Es) => format!("Las mesas no alcanzan para {short} personas"),
        (_, Lang::En) => format!("The desks are too few for {short} people"),
    }
}

/// The stretches of every bottleneck, the worst first; places that offer the same at the same time together.
fn stretches(access: &Access) -> impl Iterator<Item = Vec<Stretch>> + '_ {
    let found = access.evaluation.capacity.iter().flat_map(|capacity| capacity.bottlenecks.iter());
    found.flat_map(|bottleneck| alike(&access.scene, &bottleneck.stretches))
}

/// Names, desks and desk-seconds of places that offer the same.
fn together(access: &Access, same: &[Stretch]) -> [String; 3] {
    let place = |stretch: &Stretch| &access.scene.places[stretch.place];
    let names: Vec<&str> = same.iter().map(|stretch| place(stretch).id.as_str()).collect();
    let desks = figure(i64::from(place(&same[0]).desks.unwrap_or(0)));
    let desks = if same.len() > 1 { format!("{} × {desks}", same.len()) } else { desks };
    let total: u64 = same.iter().map(|stretch| stretch.desk_seconds).sum();
    [names.join(", "), desks, figure(i64::try_from(total).unwrap_or(i64::MAX))]
}

fn stretch_text(access: &Access, same: &[Stretch], lang: Lang) -> String {
    let stretch = same[0];
    let place = &access.scene.places[stretch.place];
    let from = moment(zones::local(place.zone, stretch.span.start), lang);
    let to = zones::local(place.zone, stretch.span.end).format("%H:%M").to_string();
    let seconds = figure(stretch.span.seconds());
    let word = Text::new("mesas", "desks").get(lang);
    let [names, desks, sum] = together(access, same);
    format!("{from}–{to} · {desks} {word} × {seconds} s = {sum} · {names}")
}

/// The capacity bars as SVG; below them the stretches of desk time that are too short, ready to add up.
pub fn capacity_bars(access: &Access, lang: Lang) -> String {
    let mut drawing = Drawing::new(match lang {
        Lang::Es => "es-bars",
        Lang::En => "en-bars",
    });
    let title = message(access, lang);
    drawing.text((0, 20), Anchor::Start, r#" font-size="17" font-weight="600""#, &title);
    let mut y = TOP;
    for (row, crew) in access.evaluation.crews.iter().zip(&access.scene.crews) {
        drawing.name((LEFT - 10, y + 10), &crew.name);
        let frame = Area { x: LEFT, y, w: PLOT, h: 20 };
        let known = (row.served, row.workers, row.capacity_share);
        let label = if let (Some(served), Some(workers), Some(share)) = known {
            drawing.rect(frame, "duty", &format!(r#" stroke="{QUIET}" stroke-width="1""#));
            let full = Area { w: PLOT * i64::from(share) / 1000, ..frame };
            drawing.rect(full, PETROL, "");
            let figures = [served, workers].map(|count| figure(i64::try_from(count).unwrap_or(0)));
            let of = Text::new("de", "of").get(lang);
            format!("{} {of} {} ({})", figures[0], figures[1], percent(share))
        } else {
            drawing.rect(frame, "#ffffff", &format!(r#" stroke="{QUIET}" stroke-dasharray="1 3""#));
            Text::new("∅ no se pudo revisar", "∅ not checked").get(lang).to_owned()
        };
        drawing.text((LEFT + PLOT + 12, y + 15), Anchor::Start, "", &label);
        y += ROW;
    }
    y = cut(&mut drawing, access, y + 6, lang);
    let desc =
        capacity_table(access, lang).rows.iter().map(|row| row.join(", ")).collect::<Vec<_>>().join(". ");
    drawing.finish((WIDTH, y + 10), lang.tag(), &title, &desc)
}

/// Long lists of stretches go to the table; the picture shows the first few and says how many more there are.
const SHOWN: usize = 8;

fn cut(drawing: &mut Drawing, access: &Access, top: i64, lang: Lang) -> i64 {
    let all: Vec<Vec<Stretch>> = stretches(access).collect();
    if all.is_empty() {
        return top;
    }
    let head = Text::new("El tiempo de mesa que no alcanza:", "The desk time that is too short:").get(lang);
    drawing.text((LEFT, top + 14), Anchor::Start, r#" font-weight="600""#, head);
    let mut y = top + 14;
    for same in all.iter().take(SHOWN) {
        y += 18;
        drawing.text((LEFT, y), Anchor::Start, r#" font-size="12""#, &stretch_text(access, same, lang));
    }
    if all.len() > SHOWN {
        y += 18;
        let more = all.len() - SHOWN;
        let text = match lang {
            Lang::Es => format!("… y {more} más en la tabla"),
            Lang::En => format!("… and {more} more in the table"),
        };
        drawing.text((LEFT, y), Anchor::Start, r#" font-size="12""#, &text);
    }
    y
}

/// The stretches of desk time behind each bottleneck, with the sums.
pub fn capacity_table(access: &Access, lang: Lang) -> PictureTable {
    let head = [
        Text::new("Casilla", "Place"),
        Text::new("Desde", "From"),
        Text::new("Hasta", "To"),
        Text::new("Mesas", "Desks"),
        Text::new("Segundos de mesa", "Desk-seconds"),
    ];
    let rows = stretches(access).map(|same| {
        let stretch = same[0];
        let zone = access.scene.places[stretch.place].zone;
        let at = |instant| moment(zones::local(zone, instant), lang);
        let [names, desks, sum] = together(access, &same);
        vec![names, at(stretch.span.start), at(stretch.span.end), desks, sum]
    });
    PictureTable {
        caption: message(access, lang),
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows: rows.collect(),
    }
}
