//! The one picture of the first page: how far the margin can move, or which rules found most.
//!
//! Drawn with whole numbers only, so that the same report gives the same bytes on every machine.

use std::fmt::Write as _;

use super::{Cell, Row, Table, Writer, count, front, outcomes};
use crate::i18n::integer;
use crate::model::{Lang, Msg};
use crate::report::v1::{OutcomeInfo, ScenarioInfo};
use crate::report::visible::{html, visible};
use crate::report::words;

/// A picture with its message as title and its data as a table.
#[derive(Debug)]
pub(in crate::report) struct Picture {
    pub(in crate::report) title: String,
    /// What its signs mean.
    pub(in crate::report) legend: Option<String>,
    /// A complete SVG element: everything in it is escaped.
    pub(in crate::report) svg: String,
    pub(in crate::report) table: Table,
}

const WIDTH: i64 = 480;
const LEFT: i64 = 12;
const RIGHT: i64 = WIDTH - 12;
const TOP: i64 = 34;
const STEP: i64 = 43;
/// Characters of a bar's name.
const LABEL: usize = 58;
/// Bars at most; the rest is one line.
const BARS: usize = 6;
const INK: &str = "#1c1c1c";
const PETROL: &str = "#0b5563";

/// The picture that matters most for this case, if there is anything to show.
pub(super) fn of(w: &Writer<'_>) -> Option<Picture> {
    margin(w).or_else(|| rules(w))
}

fn margin(w: &Writer<'_>) -> Option<Picture> {
    let facts = &w.report.materiality;
    let margin = i64::try_from(w.report.count.as_ref()?.margin?).ok()?;
    let bounded: Vec<(&ScenarioInfo, i64, i64)> = facts
        .scenarios
        .iter()
        .filter_map(|scenario| Some((scenario, scenario.lowest_margin?, scenario.highest_margin?)))
        .collect();
    if bounded.is_empty() {
        return None;
    }
    let lowest = facts.lowest_margin.unwrap_or(margin);
    let message = match facts.verdict.as_str() {
        "not_determinative" => Msg::new(
            "El margen de {margin} se sostiene: en el peor caso quedaría en {lowest}",
            "The margin of {margin} holds: at worst it would be {lowest}",
        ),
        "determinative" => Msg::new(
            "El resultado cambia: el margen de {margin} queda en {lowest}",
            "The result changes: the margin of {margin} becomes {lowest}",
        ),
        _ => Msg::new(
            "El resultado podría cambiar: el margen de {margin} podría bajar a {lowest}",
            "The result could change: the margin of {margin} could fall to {lowest}",
        ),
    };
    let title = w.say(&message.with("margin", margin).with("lowest", lowest));
    let rows: Vec<(String, i64, i64)> = bounded
        .iter()
        .map(|(scenario, low, high)| (count::scenario_name(w, scenario), *low, *high))
        .collect();
    let svg = margin_svg(w, &title, margin, &rows);
    let crosses = rows.iter().any(|row| row.1 <= 0);
    let legend = if crosses {
        w.t(
            "◇ margen anunciado. Cada línea va del margen mínimo al máximo; en la zona rayada ganaría otra opción.",
            "◇ margin announced. Each line runs from the lowest margin to the highest; in the hatched area another option would win.",
        )
    } else {
        w.t(
            "◇ margen anunciado. Cada línea va del margen mínimo al máximo; ninguna llega al empate.",
            "◇ margin announced. Each line runs from the lowest margin to the highest; none reaches a tie.",
        )
    };
    Some(Picture { title, legend: Some(legend), svg, table: margin_table(w, margin, &rows) })
}

fn margin_table(w: &Writer<'_>, margin: i64, rows: &[(String, i64, i64)]) -> Table {
    let row = |name: &str, low: i64, high: i64| Row {
        id: None,
        cells: vec![Cell::text(name), Cell::text(integer(low)), Cell::text(integer(high))],
    };
    let announced = w.t("Margen anunciado", "Margin announced");
    Table {
        caption: w.t("Los números de la figura, en votos", "The figures of the picture, in votes"),
        heads: w.heads([("Supuesto", "Scenario"), ("#Mínimo", "#Lowest"), ("#Máximo", "#Highest")]),
        rows: std::iter::once(row(&announced, margin, margin))
            .chain(rows.iter().map(|(name, low, high)| row(name, *low, *high)))
            .collect(),
        foot: None,
        class: "picture-data",
    }
}

/// Votes to a horizontal position.
struct Scale {
    low: i64,
    high: i64,
}

impl Scale {
    fn x(&self, value: i64) -> i64 {
        let span = i128::from(self.high) - i128::from(self.low);
        let along = (i128::from(value) - i128::from(self.low)) * i128::from(RIGHT - LEFT) / span.max(1);
        LEFT + i64::try_from(along).unwrap_or(0)
    }
}

fn margin_svg(w: &Writer<'_>, title: &str, margin: i64, rows: &[(String, i64, i64)]) -> String {
    let low = rows.iter().map(|row| row.1).chain([0, margin]).min().unwrap_or(0);
    let high = rows.iter().map(|row| row.2).chain([0, margin]).max().unwrap_or(0).max(low.saturating_add(1));
    let scale = Scale { low, high };
    let height = TOP + STEP * i64::try_from(rows.len() + 1).unwrap_or(1) + 4;
    let zero = scale.x(0);
    let mut svg = open(w.lang, title, height);
    if low < 0 {
        let hatch = format!("trama-{}", w.lang.tag());
        let _ = write!(
            svg,
            "<defs><pattern id=\"{hatch}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"#8a8a8a\" stroke-width=\"2\"/></pattern></defs><rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{}\" height=\"{}\" fill=\"url(#{hatch})\" opacity=\"0.45\"/>",
            zero - LEFT,
            height - TOP
        );
    }
    let _ = write!(svg, "<path d=\"M{zero} {}V{height}\" stroke=\"{INK}\" stroke-width=\"2\"/>", TOP - 6);
    label(&mut svg, zero, 18, near(zero), INK, 600, &w.t("0: empate", "0: tie"));
    let y = TOP;
    let (from, to) = (zero.min(scale.x(margin)), zero.max(scale.x(margin)));
    boxed(&mut svg, from + 6, y + 13, &w.t("Margen anunciado", "Margin announced"));
    let _ = write!(
        svg,
        "<rect x=\"{from}\" y=\"{}\" width=\"{}\" height=\"16\" fill=\"{PETROL}\"/>",
        y + 19,
        (to - from).max(2)
    );
    if to + 60 < RIGHT {
        boxed(&mut svg, to + 6, y + 32, &integer(margin));
    } else {
        label(&mut svg, to - 6, y + 32, "end", "#ffffff", 600, &integer(margin));
    }
    for (index, (name, low, high)) in rows.iter().enumerate() {
        let y = TOP + STEP * i64::try_from(index + 1).unwrap_or(1);
        whisker(&mut svg, &scale, y, name, (*low, *high, margin));
    }
    svg.push_str("</svg>");
    svg
}

/// A scenario: from the lowest margin to the highest, with a diamond where the announced one stands.
fn whisker(svg: &mut String, scale: &Scale, y: i64, name: &str, (low, high, margin): (i64, i64, i64)) {
    let (from, to, at) = (scale.x(low), scale.x(high), scale.x(margin));
    let middle = y + 27;
    let text = format!("{} ({} … {})", cut(name, 28), integer(low), integer(high));
    let wide = 8 * i64::try_from(text.chars().count()).unwrap_or(0);
    boxed(svg, from.min(RIGHT - wide).max(LEFT), y + 13, &text);
    let (top, bottom) = (middle - 8, middle + 8);
    let _ = write!(
        svg,
        "<path d=\"M{from} {middle}H{to}M{from} {top}V{bottom}M{to} {top}V{bottom}\" stroke=\"{PETROL}\" stroke-width=\"3\" fill=\"none\"/><path d=\"M{at} {}L{} {middle}L{at} {}L{} {middle}Z\" fill=\"#ffffff\" stroke=\"{INK}\" stroke-width=\"2\"/>",
        middle - 7,
        at + 7,
        middle + 7,
        at - 7
    );
}

fn open(lang: Lang, title: &str, height: i64) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" lang=\"{}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\" font-size=\"14\"><title>{}</title>",
        lang.tag(),
        html(title)
    )
}

/// A name that fits; the table below the picture and the sections after it have it whole.
fn cut(name: &str, limit: usize) -> String {
    let shown = visible(name);
    match shown.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", shown[..end].trim_end()),
        None => shown.into_owned(),
    }
}

/// Which side of a position has room for text.
fn near(x: i64) -> &'static str {
    if x < LEFT + 60 {
        "start"
    } else if x > RIGHT - 60 {
        "end"
    } else {
        "middle"
    }
}

fn label(svg: &mut String, x: i64, y: i64, anchor: &str, color: &str, weight: u16, text: &str) {
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{color}\" font-weight=\"{weight}\">{}</text>",
        html(text)
    );
}

/// Text that stays legible over lines and hatching: a white edge is drawn under it.
fn boxed(svg: &mut String, x: i64, y: i64, text: &str) {
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{INK}\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">{}</text>",
        html(text)
    );
}

fn rules(w: &Writer<'_>) -> Option<Picture> {
    let first = front::leading_rule(w)?;
    let mut found: Vec<&OutcomeInfo> =
        w.report.outcomes.iter().filter(|outcome| outcome.findings > 0).collect();
    found.sort_by_key(|outcome| {
        let weight = outcomes::heaviest(w, &outcome.rule).map_or(usize::MAX, words::weight);
        (weight, std::cmp::Reverse(outcome.findings))
    });
    let total = found.iter().map(|outcome| outcome.findings).sum::<u64>();
    let title = w.say(
        &Msg::new(
            "{title}: {n} de {total} {total:hallazgo|hallazgos}",
            "{title}: {n} of {total} {total:finding|findings}",
        )
        .word("title", cut(w.pick(&first.title), 70))
        .with("n", first.findings)
        .with("total", total),
    );
    let mut bars: Vec<(String, u64)> = found
        .iter()
        .take(BARS)
        .map(|outcome| {
            let mark = outcomes::heaviest(w, &outcome.rule).map_or("", |key| words::severity(key).glyph);
            (format!("{mark} {} · {}", outcome.rule, w.pick(&outcome.title)), outcome.findings)
        })
        .collect();
    let rest = found.iter().skip(BARS).map(|outcome| outcome.findings).sum::<u64>();
    if rest > 0 {
        bars.push((w.t("Las demás reglas", "The other rules"), rest));
    }
    let svg = bars_svg(w.lang, &title, &bars);
    let rows =
        bars.iter().map(|(name, n)| Row { id: None, cells: vec![Cell::text(name.clone()), Cell::count(*n)] });
    let table = Table {
        caption: w.t("Los números de la figura", "The figures of the picture"),
        heads: w.heads([("Regla", "Rule"), ("#Hallazgos", "#Findings")]),
        rows: rows.collect(),
        foot: None,
        class: "picture-data",
    };
    Some(Picture { title, legend: None, svg, table })
}

fn bars_svg(lang: Lang, title: &str, bars: &[(String, u64)]) -> String {
    let most = bars.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let step = 44;
    let mut svg = open(lang, title, 8 + step * i64::try_from(bars.len()).unwrap_or(1));
    for (index, (name, n)) in bars.iter().enumerate() {
        let y = 4 + step * i64::try_from(index).unwrap_or(0);
        let long =
            u128::from(*n) * u128::from(RIGHT.unsigned_abs() - LEFT.unsigned_abs() - 70) / u128::from(most);
        let long = i64::try_from(long).unwrap_or(0).max(2);
        label(&mut svg, LEFT, y + 14, "start", INK, 400, &cut(name, LABEL));
        let _ = write!(
            svg,
            "<rect x=\"{LEFT}\" y=\"{}\" width=\"{long}\" height=\"14\" fill=\"{PETROL}\"/>",
            y + 20
        );
        label(&mut svg, LEFT + long + 6, y + 32, "start", INK, 600, &words::count(*n));
    }
    svg.push_str("</svg>");
    svg
}
