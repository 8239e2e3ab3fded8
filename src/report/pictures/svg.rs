//! A drawing in integer coordinates, written as SVG text.

use std::fmt::Write as _;

/// Ink.
pub(super) const INK: &str = "#1c1c1c";
/// Quiet grey.
pub(super) const QUIET: &str = "#595959";
/// Rule lines.
pub(super) const RULE: &str = "#c9c9c9";
/// Wash.
pub(super) const WASH: &str = "#f4f2ec";
/// Petrol, the accent.
pub(super) const PETROL: &str = "#0b5563";

/// How a text hangs on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) w: i64,
    pub(super) h: i64,
}

/// A drawing under way.
pub(super) struct Drawing {
    name: &'static str,
    body: String,
}

impl Drawing {
    /// A drawing whose inner ids begin with a name, so that several can stand on one page.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, body: String::new() }
    }

    /// A rectangle with a fill (a colour, or a pattern by name) and further attributes.
    pub(super) fn rect(&mut self, area: Area, fill: &str, more: &str) {
        let Area { x, y, w, h } = area;
        let fill = match fill {
            "duty" | "release" => format!("url(#{}-{fill})", self.name),
            colour => colour.to_owned(),
        };
        let _ =
            writeln!(self.body, r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"{more}/>"#);
    }

    /// A line with further attributes.
    pub(super) fn line(&mut self, from: (i64, i64), to: (i64, i64), more: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _ = writeln!(self.body, r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{more}/>"#);
    }

    /// A path through points.
    pub(super) fn path(&mut self, points: &[(i64, i64)], more: &str) {
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = writeln!(self.body, r#"<polyline points="{}" fill="none"{more}/>"#, steps.join(" "));
    }

    /// A text at a point.
    pub(super) fn text(&mut self, (x, y): (i64, i64), anchor: Anchor, more: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = escape(text);
        let _ = writeln!(self.body, r#"<text x="{x}" y="{y}" text-anchor="{anchor}"{more}>{text}</text>"#);
    }

    /// A name at the left of a row whose middle is at `y`, in one line or two; what does not fit ends in `…`.
    pub(super) fn name(&mut self, (x, y): (i64, i64), name: &str) {
        let lines = two_lines(name, NAME);
        let first = if lines.len() > 1 { y - 4 } else { y + 4 };
        for (at, line) in (0..).zip(&lines) {
            self.text((x, first + 15 * at), Anchor::End, r#" font-weight="600""#, line);
        }
    }

    /// The finished picture, with a title and a description for those who hear it.
    pub(super) fn finish(self, (width, height): (i64, i64), lang: &str, title: &str, desc: &str) -> String {
        let name = self.name;
        let (title, desc) = (escape(title), escape(desc));
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="{name}-t {name}-d" lang="{lang}" font-family="system-ui, sans-serif" font-size="13" fill="{INK}">
<title id="{name}-t">{title}</title>
<desc id="{name}-d">{desc}</desc>
<defs>
<pattern id="{name}-duty" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="{QUIET}"/></pattern>
<pattern id="{name}-release" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="2" fill="{PETROL}"/></pattern>
</defs>
<rect x="0" y="0" width="{width}" height="{height}" fill="#ffffff"/>
{}</svg>
"##,
            self.body
        )
    }
}

/// Letters of a name that stand beside a row.
const NAME: usize = 17;

/// A name in at most two lines of so many letters, broken between words where it can be.
fn two_lines(name: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if lines_fit(line, word, most) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    let cut = |line: String| {
        if line.chars().count() <= most {
            line
        } else {
            line.chars().take(most - 1).collect::<String>() + "…"
        }
    };
    lines.into_iter().map(cut).collect()
}

fn lines_fit(line: &str, word: &str, most: usize) -> bool {
    line.chars().count() + 1 + word.chars().count() <= most
}

/// Text that cannot be taken for markup.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{escape, two_lines};

    #[test]
    fn names_that_begin_alike_stay_apart() {
        assert_eq!(two_lines("Noche", 17), ["Noche"]);
        assert_eq!(two_lines("Diurno, lunes a jueves", 17), ["Diurno, lunes a", "jueves"]);
        assert_eq!(
            two_lines("Tercer turno rotativo de mantenimiento", 17),
            ["Tercer turno", "rotativo de mant…"]
        );
        assert_eq!(two_lines("Extraordinariamentelargo", 17), ["Extraordinariame…"]);
    }

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(escape("<script>\"a\"&'b'\u{7}"), "&lt;script&gt;&quot;a&quot;&amp;&#39;b&#39; ");
    }
}
