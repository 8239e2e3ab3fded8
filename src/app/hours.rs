//! Access to the polls on its own: crews, places and releases of a case, with or without a roll.

use crate::analysis::access::{Access, case_access, place_waits};
use crate::analysis::people::People;
use crate::i18n::Audience;
use crate::model::{CaseFile, Lang, Msg, Problem, Text};
use crate::report::{access_info, access_text, pictures, text::Style};
use crate::signing::canonical;

use super::AppError;
use super::open::Opened;

/// The answer: whether every crew can vote, and the least change that mends it.
#[derive(Debug)]
pub struct Hours {
    file: CaseFile,
    access: Access,
}

/// A picture of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Crews against hours.
    Strip,
    /// Whom an order could still help, by its moment.
    Orders,
    /// Whom the desks can serve.
    Desks,
}

/// Every pattern of shifts that a case may name.
pub fn shift_patterns(lang: Lang) -> String {
    access_text::patterns_text(lang)
}

/// Assesses a case.
pub fn hours(opened: Opened) -> Result<Hours, AppError> {
    let people = People::of_roll(&opened.case);
    match case_access(&opened.case, &people) {
        None => Err(AppError::usage(nothing_to_assess(&opened.case.file))),
        Some(Err(problems)) => Err(AppError::Usage(problems)),
        Some(Ok(found)) => Ok(Hours { file: opened.case.file, access: found.access }),
    }
}

impl Hours {
    /// The screen for people.
    pub fn text(&self, style: Style) -> String {
        access_text::render_access(&self.file, &self.access, style)
    }

    /// The dated duties, places and releases that were understood.
    pub fn calendar(&self, style: Style) -> String {
        access_text::render_calendar(&self.file, &self.access, style)
    }

    /// The same answer with the queue simulated from another seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        let access = &mut self.access;
        access.waits = place_waits(&access.scene, &access.grouping.groups, &access.evaluation, seed);
        self
    }

    /// One of the pictures.
    pub fn svg(&self, picture: Picture, lang: Lang) -> String {
        match picture {
            Picture::Strip => pictures::heat_strip(&self.access, lang),
            Picture::Orders => pictures::survival_curve(&self.access, lang),
            Picture::Desks => pictures::capacity_bars(&self.access, lang),
        }
    }

    /// The report's `access`, on one line.
    pub fn json(&self) -> Result<Vec<u8>, AppError> {
        let info = access_info(&self.file, &self.access, Audience::Confidential);
        let mut bytes = canonical::to_bytes(&info).map_err(|error| AppError::bug("access", &error))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn nothing_to_assess(file: &CaseFile) -> Problem {
    let detail = if file.crews.is_empty() {
        Msg::new("faltan las cuadrillas ([[crew]])", "the crews ([[crew]]) are missing")
    } else {
        Msg::new(
            "faltan las casillas con su horario ([[place]] con windows)",
            "the polling places with their hours ([[place]] with windows) are missing",
        )
    };
    Problem {
        code: "APP-018",
        title: Text::new("no hay turnos que revisar", "there are no shifts to check"),
        detail,
        help: Msg::new(
            "escriba en case.toml al menos una [[crew]] (id, start, end, days) y un [[place]] (id, windows)",
            "write at least one [[crew]] (id, start, end, days) and one [[place]] (id, windows) in case.toml",
        ),
        place: Some("case.toml".to_owned()),
    }
}
