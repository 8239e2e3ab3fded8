//! Two versions of a roll on the terminal: the answer, the matrix, and where to look.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::i18n::integer;
use crate::model::{Field, Text};

use super::text::{Style, place, wrap};
use super::v1::{ChangeInfo, ComparisonInfo, Figure, Report, StepInfo};
use super::visible::visible;
use super::words;

/// Whether a change is of a kind.
type Test = fn(&ChangeInfo) -> bool;

/// Mass edits on the screen.
const EDITS: usize = 8;

/// Writes a comparison. `files` are the names of sources by id. Style's `examples` says how many persons of each kind are shown.
pub fn render_comparison(
    comparison: &ComparisonInfo,
    files: &BTreeMap<String, String>,
    style: Style,
) -> String {
    let mut screen = Screen { files, style, out: String::new() };
    for step in &comparison.steps {
        screen.step(step);
    }
    screen.out
}

/// The sentences of the last step, for the first screen of an audit.
pub(super) fn headlines(report: &Report) -> impl Iterator<Item = &super::v1::Bilingual> {
    let last = report.comparison.as_ref().and_then(|comparison| comparison.steps.last());
    last.into_iter().flat_map(|step| &step.sentences)
}

struct Screen<'a> {
    files: &'a BTreeMap<String, String>,
    style: Style,
    out: String,
}

impl Screen<'_> {
    fn t(&self, es: &'static str, en: &'static str) -> &'static str {
        Text::new(es, en).get(self.style.lang)
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", visible(text.trim_end()));
    }

    fn wrapped(&mut self, text: &str, indent: usize) {
        for line in wrap(text, self.style.width.saturating_sub(indent)) {
            self.line(&format!("{:indent$}{line}", ""));
        }
    }

    fn source(&self, id: &str) -> String {
        self.files.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn step(&mut self, step: &StepInfo) {
        let title = format!("{} → {}", self.source(&step.old), self.source(&step.new));
        self.line(&title);
        for sentence in &step.sentences {
            let text = words::pick(sentence, self.style.lang).to_owned();
            self.wrapped(&text, 2);
        }
        self.line("");
        self.matrix(step);
        self.flagged(step);
        self.decided(step);
        self.fields(step);
        self.mass_edits(step);
        self.people(step);
    }

    fn matrix(&mut self, step: &StepInfo) {
        let sums = &step.totals;
        let n = |value: u64| integer(i64::try_from(value).unwrap_or(i64::MAX));
        let lang = self.style.lang;
        let figure = |value: Figure| words::figure(value, lang);
        let (older, newer) = (self.t("anterior", "older"), self.t("nueva", "newer"));
        self.line(&format!("{:<42}{older:>12}{newer:>12}", ""));
        let rows = [
            (self.t("iguales", "the same"), figure(sums.same), figure(sums.same)),
            (self.t("con cambios", "changed"), figure(sums.changed), figure(sums.changed)),
            (self.t("ya no están", "gone"), figure(sums.removed), String::new()),
            (self.t("nuevas", "new"), String::new(), figure(sums.added)),
            (self.t("= personas", "= people"), n(sums.old.persons), n(sums.new.persons)),
            (
                self.t("+ renglones repetidos", "+ repeated rows"),
                n(sums.old.duplicate_rows),
                n(sums.new.duplicate_rows),
            ),
            (
                self.t("+ sin nombre ni identificador", "+ neither name nor identifier"),
                n(sums.old.unidentified_rows),
                n(sums.new.unidentified_rows),
            ),
            (self.t("= renglones", "= rows"), n(sums.old.rows), n(sums.new.rows)),
        ];
        for (label, old, new) in rows {
            self.line(&format!("  {label:<40}{old:>12}{new:>12}"));
        }
        let notes = [
            (
                self.t("con otro número, CURP, RFC o NSS", "with another number, CURP, RFC or NSS"),
                sums.reidentified,
            ),
            (
                self.t("con otro puesto, clase o departamento", "with another title, class or department"),
                sums.title_changed,
            ),
            (
                self.t(
                    "pares que quizá son la misma persona, por revisar",
                    "pairs that may be one person, to review",
                ),
                sums.perhaps,
            ),
        ];
        self.line("");
        for (label, value) in notes {
            self.line(&format!("{:>8}  {label}", figure(value)));
        }
        self.line("");
    }

    fn flagged(&mut self, step: &StepInfo) {
        let Some(flagged) = &step.flagged else { return };
        let lang = self.style.lang;
        let n = |value: u64| integer(i64::try_from(value).unwrap_or(i64::MAX));
        let figure = |value: Figure| words::figure(value, lang);
        let title = self.t(
            "Con indicios de funciones de confianza (EL-01)",
            "With indications of confianza functions (EL-01)",
        );
        self.line(title);
        let rows = [
            (n(flagged.old), self.t("señaladas en la versión anterior", "flagged in the older version")),
            (figure(flagged.removed), self.t("  ya no están", "  are gone")),
            (figure(flagged.remaining), self.t("  siguen", "  remain")),
            (
                figure(flagged.retitled),
                self.t(
                    "    de ellas, con otro puesto, clase o departamento",
                    "    of them, under another title, class or department",
                ),
            ),
            (figure(flagged.other_title), self.t("      otro puesto", "      another title")),
            (figure(flagged.other_class), self.t("      otra clase", "      another class")),
            (figure(flagged.other_department), self.t("      otro departamento", "      another department")),
            (figure(flagged.retitled_flagged), self.t("      todavía señaladas", "      still flagged")),
            (n(flagged.new), self.t("señaladas en la versión nueva", "flagged in the newer version")),
            (figure(flagged.newly), self.t("  de ellas, por primera vez", "  of them, for the first time")),
        ];
        for (value, label) in rows {
            self.line(&format!("{value:>8}  {label}"));
        }
        self.line("");
    }

    fn decided(&mut self, step: &StepInfo) {
        let lang = self.style.lang;
        let figure = |value: Figure| words::figure(value, lang);
        for one in &step.decided {
            let state = words::disposition(&one.state).get(lang);
            let title =
                self.t("Lo decidido sobre la versión anterior", "What was decided on the older version");
            self.line(&format!("{title}: {state} ({})", figure(one.decisions)));
            let rows = [
                (one.removed, self.t("ya no están", "are gone")),
                (one.remaining, self.t("siguen igual", "remain as they were")),
                (
                    one.retitled,
                    self.t(
                        "siguen con otro puesto, clase o departamento",
                        "remain under another title, class or department",
                    ),
                ),
                (one.included, self.t("faltaban y ya están", "were missing and are there")),
                (one.still_missing, self.t("siguen fuera", "are still missing")),
            ];
            for (value, label) in rows {
                if value != Figure::Exact(0) {
                    self.line(&format!("{:>8}  {label}", figure(value)));
                }
            }
            self.line("");
        }
    }

    fn field(&self, key: &str) -> &'static str {
        Field::from_key(key).map_or("?", |field| field.spec().title.get(self.style.lang))
    }

    fn fields(&mut self, step: &StepInfo) {
        if step.fields.is_empty() {
            return;
        }
        let title = self.t("Qué cambió, y a cuántas personas", "What changed, and for how many people");
        self.line(title);
        for one in &step.fields {
            let line =
                format!("{:>8}  {}", words::figure(one.persons, self.style.lang), self.field(&one.field));
            self.line(&line);
        }
        for (keys, label) in [
            (&step.only_old, self.t("solo en la versión anterior: ", "in the older version alone: ")),
            (&step.only_new, self.t("solo en la nueva: ", "in the newer version alone: ")),
        ] {
            if !keys.is_empty() {
                let names: Vec<&str> = keys.iter().map(|key| self.field(key)).collect();
                let text = format!("{label}{}", names.join(", "));
                self.wrapped(&text, 10);
            }
        }
        self.line("");
    }

    fn mass_edits(&mut self, step: &StepInfo) {
        if step.mass_edits.is_empty() {
            return;
        }
        let title = self.t("El mismo cambio en muchas personas", "The same change on many people");
        self.line(title);
        for edit in step.mass_edits.iter().take(EDITS) {
            let value = |text: &Option<String>| match text.as_deref() {
                Some("") | None => self.t("(vacío)", "(blank)").to_owned(),
                Some(text) => format!("«{text}»"),
            };
            let n = integer(i64::try_from(edit.persons).unwrap_or(i64::MAX));
            let line =
                format!("{n:>8}  {}: {} → {}", self.field(&edit.field), value(&edit.old), value(&edit.new));
            self.line(&line);
        }
        let rest = step.mass_edits.len().saturating_sub(EDITS);
        if rest > 0 {
            self.line(&format!("{:>8}  +{rest}", "…"));
        }
        self.line("");
    }

    fn people(&mut self, step: &StepInfo) {
        let Some(changes) = &step.changes else { return };
        let kinds: [(Text, Test, &[&str]); 4] = [
            (
                Text::new(
                    "Señaladas antes que siguen con otro puesto, clase o departamento",
                    "Flagged before and still there under another title, class or department",
                ),
                |change| change.retitled,
                &["position", "class", "department"],
            ),
            (
                Text::new(
                    "La misma persona con otro número o identificador",
                    "The same person under another number or identifier",
                ),
                |change| change.reidentified,
                &["employee_id", "curp", "rfc", "nss"],
            ),
            (Text::new("Ya no están", "Gone"), |change| change.kind == "removed", &[]),
            (Text::new("Nuevas", "New"), |change| change.kind == "added", &[]),
        ];
        for (title, test, fields) in kinds {
            let mut found: Vec<&ChangeInfo> = changes.iter().filter(|change| test(change)).collect();
            // Those whose first of these fields differs come first.
            found.sort_by_key(|change| {
                fields.iter().position(|field| change.fields.iter().any(|one| one.field == **field))
            });
            if found.is_empty() || self.style.examples == 0 {
                continue;
            }
            self.line(title.get(self.style.lang));
            for change in found.iter().take(self.style.examples) {
                self.person(change, fields);
            }
            let rest = found.len().saturating_sub(self.style.examples);
            if rest > 0 {
                let more = self.t("más, con --format json", "more, with --format json");
                let n = integer(i64::try_from(rest).unwrap_or(i64::MAX));
                self.line(&format!("  … {n} {more}"));
            }
            self.line("");
        }
    }

    fn person(&mut self, change: &ChangeInfo, fields: &[&str]) {
        let at = |at: &Option<super::v1::At>| at.as_ref().map(place).unwrap_or_default();
        let places: Vec<String> =
            [at(&change.old), at(&change.new)].into_iter().filter(|p| !p.is_empty()).collect();
        self.line(&format!("  {}  {}", change.label, places.join(" → ")));
        for field in change.fields.iter().filter(|field| fields.contains(&field.field.as_str())) {
            let line = format!("      {}: «{}» → «{}»", self.field(&field.field), field.old, field.new);
            self.line(&line);
        }
    }
}
