//! Access to the polls for a terminal: the verdict on each crew first, then the strip, the fixes, the notes.

mod dates;
mod numbers;

pub use dates::patterns_text;

use crate::analysis::access::{
    Access, CrewAccess, Fix, Flip, Verdict, enabling_judgements, hours_judgements, place_judgements, request,
};
use crate::analysis::zones;
use crate::i18n::{Audience, View, moment, percent, render};
use crate::model::{CaseFile, Msg, Text};

use super::pictures::strip_text;
use super::text::{Style, wrap};
use super::words;

struct Screen<'a> {
    case: &'a CaseFile,
    access: &'a Access,
    style: Style,
    lines: Vec<String>,
}

/// The whole answer on one screen.
pub fn render_access(case: &CaseFile, access: &Access, style: Style) -> String {
    let mut screen = Screen { case, access, style, lines: Vec::new() };
    screen.head();
    screen.crews();
    screen.lines.push(String::new());
    screen.lines.extend(strip_text(access, style.lang).lines().map(str::to_owned));
    screen.flips();
    screen.people();
    screen.orders();
    screen.waits();
    screen.bottlenecks();
    screen.fixes();
    screen.problems();
    screen.notes();
    screen.finish()
}

/// The dated duties, windows and releases that were understood.
pub fn render_calendar(case: &CaseFile, access: &Access, style: Style) -> String {
    let mut screen = Screen { case, access, style, lines: Vec::new() };
    screen.head();
    screen.dates();
    screen.notes();
    screen.finish()
}

impl Screen<'_> {
    fn t(&self, es: &'static str, en: &'static str) -> &'static str {
        Text::new(es, en).get(self.style.lang)
    }

    fn say(&self, msg: &Msg) -> String {
        render(msg, View { lang: self.style.lang, audience: Audience::Confidential, names: false })
    }

    fn wrapped(&mut self, first: &str, text: &str) {
        let indent = first.chars().count();
        for (index, line) in wrap(text, self.style.width.saturating_sub(indent)).iter().enumerate() {
            let start = if index == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.lines.push(format!("{start}{line}"));
        }
    }

    fn heading(&mut self, es: &'static str, en: &'static str) {
        let title = self.t(es, en).to_owned();
        self.lines.push(String::new());
        self.lines.push(if self.style.color { format!("\x1b[1m{title}\x1b[0m") } else { title });
    }

    fn head(&mut self) {
        let head = &self.case.case;
        let mut title = head.title.clone().unwrap_or_else(|| head.id.clone());
        if head.synthetic {
            title.push_str(self.t("   DATOS SINTÉTICOS", "   SYNTHETIC DATA"));
        }
        self.wrapped("", &title);
        self.lines.push(String::new());
    }

    fn crews(&mut self) {
        let access = self.access;
        for (row, crew) in access.evaluation.crews.iter().zip(&access.scene.crews) {
            if access.nobody_follows(row.crew) {
                let alone = self.t(
                    "nadie sigue su patrón, todas las personas tienen fechas propias (vea «Las personas»)",
                    "nobody follows its pattern, all its people have dates of their own (see “The people”)",
                );
                let line = format!("{}: {alone}", crew.name);
                self.wrapped("· ", &line);
                continue;
            }
            let line = self.crew(row, &crew.name);
            self.wrapped(&format!("{} ", words::access(row.verdict.key()).glyph), &line);
        }
    }

    fn crew(&self, row: &CrewAccess, name: &str) -> String {
        let reach = &row.reach;
        let mut parts = vec![
            format!("{name}: {}", row.verdict.title().get(self.style.lang)),
            self.say(
                &Msg::new(
                    "{n} {n:minuto se alcanza|minutos se alcanzan} en {k} {k:oportunidad|oportunidades} (fuera de turno: {naive})",
                    "{n} {n:minute|minutes} within reach in {k} {k:chance|chances} (off duty: {naive})",
                )
                .with("n", reach.reachable_minutes)
                .with("k", reach.opportunities)
                .with("naive", reach.naive_minutes),
            ),
        ];
        if reach.release_minutes > 0 {
            parts.push(
                self.say(
                    &Msg::new("{n} de permiso o paro", "{n} by release or stoppage")
                        .with("n", reach.release_minutes),
                ),
            );
        }
        match (row.workers, row.served.zip(row.capacity_share)) {
            (Some(workers), Some((served, share))) => parts.push(
                self.say(
                    &Msg::new(
                        "las mesas alcanzan para {served} de {workers} ({share})",
                        "the desks suffice for {served} of {workers} ({share})",
                    )
                    .with("served", served)
                    .with("workers", workers)
                    .word("share", percent(i64::from(share), self.style.lang)),
                ),
            ),
            (Some(workers), None) => parts.push(
                self.say(
                    &Msg::new(
                        "{n} {n:persona|personas}; mesas: no se pudo revisar",
                        "{n} {n:person|people}; desks: not checked",
                    )
                    .with("n", workers),
                ),
            ),
            (None, _) => parts.push(
                self.t("cuántas personas son: no se sabe", "how many people they are: not known").to_owned(),
            ),
        }
        parts.join(" · ")
    }

    fn flips(&mut self) {
        let access = self.access;
        let near: Vec<(&str, &Flip)> = access
            .flips
            .iter()
            .zip(&access.scene.crews)
            .filter_map(|(flips, crew)| Some((crew.name.as_str(), flips.first()?)))
            .collect();
        if near.is_empty() {
            return;
        }
        self.heading("De qué depende", "What it hangs on");
        for (crew, flip) in near {
            let text = self.say(
                &Msg::new(
                    "{crew} sería «{verdict}» con {to} {input}, en vez de {from}",
                    "{crew} would be “{verdict}” with {to} {input} instead of {from}",
                )
                .word("crew", crew)
                .with("verdict", flip.verdict.title())
                .with("to", flip.to)
                .with("from", flip.from)
                .with("input", flip.input.title()),
            );
            self.wrapped("  ", &text);
        }
    }

    fn people(&mut self) {
        let access = self.access;
        let lang = self.style.lang;
        let mut said = Vec::new();
        let name = |crew: Option<usize>| {
            crew.and_then(|crew| access.scene.crews.get(crew))
                .map_or("–", |crew| crew.name.as_str())
                .to_owned()
        };
        for row in &access.people {
            let msg = Msg::new(
                "{n} de {crew} con fechas propias (rol o ausencias): {verdict}",
                "{n} of {crew} with dates of their own (roster or absences): {verdict}",
            );
            said.push(self.say(
                &msg.with("n", row.workers).word("crew", name(row.crew)).with("verdict", row.verdict.title()),
            ));
        }
        let without = access.without_shift;
        if without.workers > 0 {
            let msg = Msg::new(
                "{n} del padrón sin turno conocido: no se supone nada; entre {worst} (lo peor) y {best} (lo mejor)",
                "{n} of the roll without a known shift: nothing is assumed; between {worst} (worst) and {best} (best)",
            );
            said.push(
                self.say(
                    &msg.with("n", without.workers)
                        .word("worst", name(without.worst))
                        .word("best", name(without.best)),
                ),
            );
        }
        if let Some(people) = access.outside.people.filter(|people| *people > 0) {
            let open = match access.outside.open {
                Some(true) => Text::new(
                    "hay casilla que se alcanza desde afuera",
                    "a place can be reached from outside",
                ),
                Some(false) => Text::new(
                    "ninguna casilla se alcanza desde afuera",
                    "no place can be reached from outside",
                ),
                None => Text::new(
                    "falta decir de qué lado de la puerta está cada casilla (outside_gate)",
                    "on which side of the gate each place stands is missing (outside_gate)",
                ),
            };
            let msg = Msg::new(
                "{n} del padrón sin pase de entrada (despedidas): {open}",
                "{n} of the roll without a gate pass (dismissed): {open}",
            );
            said.push(self.say(&msg.with("n", people).with("open", open)));
        }
        if let Some(order) = access.scene.releases.iter().map(|release| release.announced).max() {
            let helped = access.survival.at(order);
            if helped.of > 0 {
                let msg = Msg::new(
                    "La última orden se dio el {at}: todavía podía ayudar a {n} de {of} personas",
                    "The last order was given on {at}: it could still help {n} of {of} people",
                );
                said.push(
                    self.say(
                        &msg.word("at", moment(zones::local(access.scene.zone, order), lang))
                            .with("n", helped.workers)
                            .with("of", helped.of),
                    ),
                );
            }
        }
        if !said.is_empty() {
            self.heading("Las personas", "The people");
        }
        for text in said {
            self.wrapped("  ", &text);
        }
    }

    fn bottlenecks(&mut self) {
        let access = self.access;
        if access.bottlenecks.is_empty() {
            return;
        }
        self.heading("Dónde no alcanzan las mesas", "Where the desks do not suffice");
        for msg in &access.bottlenecks {
            let text = self.say(msg);
            self.wrapped("  ", &text);
        }
    }

    fn fixes(&mut self) {
        let access = self.access;
        if access.fixes.is_empty() {
            return;
        }
        self.heading(
            "El menor cambio que cubre a todas las cuadrillas",
            "The least change that covers every crew",
        );
        for fix in &access.fixes {
            self.fix(fix);
        }
        if let Some(first) = access.fixes.first() {
            let text = self.say(&request(self.case, &access.scene, &first.changes));
            self.wrapped("  ", &text);
        }
    }

    fn fix(&mut self, fix: &Fix) {
        let scene = &self.access.scene;
        let lang = self.style.lang;
        let changes: Vec<String> =
            fix.changes.iter().map(|change| self.say(&change.sentence(scene))).collect();
        let title = fix.kind.title().get(lang);
        self.wrapped("  · ", &format!("{title}: {}", changes.join("; ")));
        let mut tail = fix.proof.title().get(lang).to_owned();
        if let Some(until) = fix.until {
            let at = moment(zones::local(scene.zone, until), lang);
            tail = format!(
                "{tail}; {} {at}",
                self.t("para avisarlo un día antes:", "to announce it a day ahead:")
            );
        }
        self.wrapped("    ", &tail);
    }

    fn problems(&mut self) {
        let access = self.access;
        // The verdict of each crew stands at the top already.
        let mut found = hours_judgements(access);
        found.retain(|judgement| Verdict::ALL.iter().all(|verdict| verdict.key() != judgement.key));
        found.extend(place_judgements(access));
        found.extend(enabling_judgements(self.case, access).unwrap_or_default());
        if found.is_empty() {
            return;
        }
        self.heading("Problemas", "Problems");
        found.sort_by_key(|judgement| judgement.severity);
        let mut said: Option<&str> = None;
        let mut alike = Vec::new();
        for judgement in &found {
            // One place stands for all whose hours were not enabled: they usually share their hours.
            if judgement.key == "hours_not_enabled" && said.replace(judgement.key) == Some(judgement.key) {
                alike.push(format!("{} (case.toml:{})", judgement.id, judgement.line));
                continue;
            }
            let text = format!("{} (case.toml:{})", self.say(&judgement.msg), judgement.line);
            self.wrapped(&format!("{} ", words::severity(judgement.severity.key()).glyph), &text);
        }
        if !alike.is_empty() {
            let text =
                format!("{} {}", self.t("tampoco consta en:", "nor is it on record for:"), alike.join(", "));
            self.wrapped("  ", &text);
        }
    }

    fn notes(&mut self) {
        let access = self.access;
        if access.remarks.is_empty() {
            return;
        }
        self.heading("Notas", "Notes");
        for remark in &access.remarks {
            let mut text = self.say(&remark.msg);
            if remark.line > 0 {
                text = format!("{text} (case.toml:{})", remark.line);
            }
            self.wrapped("  ", &text);
        }
    }

    fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        while text.ends_with('\n') {
            text.pop();
        }
        text.push('\n');
        text
    }
}
