//! The waterfall of a pair: what each thing that was compared adds or takes away, from the odds before comparing
//! to the sum.

use super::PictureTable;
use super::svg::{Anchor, Area, Drawing, INK, PETROL, QUIET, RULE};
use crate::analysis::why::Why;
use crate::i18n::{View, render};
use crate::model::{Lang, Text};

const WIDTH: i64 = 1000;
const LEFT: i64 = 40;
const PLOT: i64 = 860;
const TOP: i64 = 96;
const STEP: i64 = 46;
const BAR: i64 = 14;
/// One bit.
const BIT: i64 = 256;

const TITLE: Text =
    Text::new("Por qué estos dos renglones pueden ser una persona", "Why these two rows may be one person");
const NONE: Text = Text::new("no se juntan", "not held together");
const SUM: Text = Text::new("suma", "sum");
const SCALE: Text = Text::new(
    "bits: cada uno duplica lo probable; a la derecha de 0, más bien una persona; desde 7, seguro",
    "bits: each doubles the odds; right of 0, rather one person; from 7 on, certain",
);

/// A weight in bits with one decimal, signed.
pub fn bits(weight: i64) -> String {
    let tenths = (weight * 10 + if weight < 0 { -BIT / 2 } else { BIT / 2 }) / BIT;
    let sign = if tenths < 0 { "\u{2212}" } else { "+" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// The grade in words with its score.
pub fn verdict(why: &Why, lang: Lang) -> String {
    let word = why.grade.map_or(NONE, crate::analysis::duplicates::Grade::title);
    format!("{} · {}", word.get(lang), why.score)
}

/// The waterfall as SVG.
pub fn waterfall(why: &Why, view: View) -> String {
    let lang = view.lang;
    let mut sum = 0;
    let steps: Vec<(i64, i64)> = why
        .lines
        .iter()
        .map(|line| {
            let from = sum;
            sum += i64::from(line.weight);
            (from, sum)
        })
        .collect();
    let least = steps.iter().flat_map(|&(a, b)| [a, b]).min().unwrap_or(0).min(0);
    let most = steps.iter().flat_map(|&(a, b)| [a, b]).max().unwrap_or(0).max(8 * BIT);
    let x = |value: i64| LEFT + (value - least) * PLOT / (most - least).max(1);
    let height = TOP + STEP * (i64::try_from(why.lines.len()).unwrap_or(0) + 1) + 30;
    let mut drawing = Drawing::new("wf");
    let (title, verdict) = (TITLE.get(lang), verdict(why, lang));
    drawing.text(
        (LEFT, 30),
        Anchor::Start,
        r#" font-size="18" font-weight="600""#,
        &format!("{title}: {verdict}"),
    );
    drawing.text((LEFT, 54), Anchor::Start, &format!(r#" fill="{QUIET}""#), SCALE.get(lang));
    for mark in [0, 7 * BIT] {
        let at = x(mark);
        drawing.line((at, TOP - 18), (at, height - 24), &format!(r#" stroke="{RULE}""#));
        drawing.text(
            (at, TOP - 22),
            Anchor::Middle,
            &format!(r#" fill="{QUIET}""#),
            &(mark / BIT).to_string(),
        );
    }
    let mut y = TOP;
    for (line, (from, to)) in why.lines.iter().zip(&steps) {
        drawing.text((LEFT, y + 10), Anchor::Start, "", &render(&line.said, view));
        let (left, right) = (x(*from).min(x(*to)), x(*from).max(x(*to)));
        let area = Area { x: left, y: y + 17, w: (right - left).max(1), h: BAR };
        if line.weight < 0 {
            drawing.rect(area, "#ffffff", &format!(r#" stroke="{INK}""#));
        } else {
            drawing.rect(area, PETROL, "");
        }
        drawing.text((right + 6, y + 28), Anchor::Start, "", &bits(i64::from(line.weight)));
        y += STEP;
    }
    drawing.text(
        (LEFT, y + 10),
        Anchor::Start,
        r#" font-weight="600""#,
        &format!("{} {}", SUM.get(lang), bits(i64::from(why.odds))),
    );
    let at = x(i64::from(why.odds));
    drawing.line((at, y), (at, y + 24), &format!(r#" stroke="{INK}" stroke-width="3""#));
    drawing.finish((WIDTH, height), lang.tag(), title, &verdict)
}

/// The same numbers as a table.
pub fn waterfall_table(why: &Why, view: View) -> PictureTable {
    let lang = view.lang;
    let head = [Text::new("qué se comparó", "what was compared"), Text::new("bits", "bits")];
    let line =
        |line: &crate::analysis::why::Line| vec![render(&line.said, view), bits(i64::from(line.weight))];
    let mut rows: Vec<Vec<String>> = why.lines.iter().map(line).collect();
    rows.push(vec![SUM.get(lang).to_owned(), bits(i64::from(why.odds))]);
    PictureTable {
        caption: format!("{}: {}", TITLE.get(lang), verdict(why, lang)),
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn weights_are_written_in_tenths_of_a_bit() {
        assert_eq!(
            (bits(256).as_str(), bits(-128).as_str(), bits(0).as_str()),
            ("+1.0", "\u{2212}0.5", "+0.0")
        );
    }
}
