//! What other lists say of the same person: a higher title, a label that was taken away.

use chrono::NaiveDate;

use crate::analysis::lists::ListKind;
use crate::model::{Msg, Place};

use super::signals::list_title;
use super::{Function, Label};

/// A title is higher from so many points on: less is another word for the same work.
pub(super) const STEP: u16 = 300;

/// A higher title of the same person in another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before<'a> {
    /// The title as written there.
    pub title: &'a str,
    /// The function that it is read as.
    pub function: Function,
    /// Its points.
    pub points: u16,
    /// The list.
    pub list: ListKind,
    /// Between which days it changed, where it stands on the earlier roll.
    pub change: Option<Change>,
    /// The cell.
    pub at: Place,
}

/// The days on which the earlier and this roll were received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The earlier roll.
    pub from: NaiveDate,
    /// This one.
    pub to: NaiveDate,
    /// Whether that lies within the proceeding or the three months before its cut-off.
    pub recent: bool,
}

impl Before<'_> {
    /// Three quarters of the way up from the present title: the work may have changed with the word.
    pub(super) fn points_over(&self, now: u16) -> i32 {
        i32::from(self.points.saturating_sub(now)) * 3 / 4
    }

    pub(super) fn sentence(&self) -> Msg {
        let msg = match (self.list, self.change) {
            (ListKind::Previous, None) => Msg::new(
                "su puesto cambió entre un padrón y otro: antes «{title}», que se lee como {function}",
                "the position changed from one roll to the other: before “{title}”, read as {function}",
            ),
            (ListKind::Previous, Some(change)) if change.recent => Msg::new(
                "su puesto cambió entre el {from} y el {to}, ya con la votación en puerta: antes «{title}», que se lee como {function}",
                "the position changed between {from} and {to}, with the vote in sight: before “{title}”, read as {function}",
            )
            .with("from", change.from)
            .with("to", change.to),
            (ListKind::Previous, Some(change)) => Msg::new(
                "su puesto cambió entre el {from} y el {to}: antes «{title}», que se lee como {function}",
                "the position changed between {from} and {to}: before “{title}”, read as {function}",
            )
            .with("from", change.from)
            .with("to", change.to),
            _ => Msg::new(
                "en otra lista ({list}) tiene el puesto «{title}», que se lee como {function}",
                "another list ({list}) gives the position “{title}”, read as {function}",
            ),
        };
        msg.private("title", self.title)
            .with("function", self.function.title())
            .with("list", list_title(Some(self.list)))
    }
}

/// The employer's label on the earlier roll, gone on this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relabelled {
    /// The label before.
    pub label: Label,
    /// Whether it went within the proceeding, or the three months before it, or nobody knows when.
    pub recent: bool,
    /// The cell of the earlier roll.
    pub at: Place,
}

impl Relabelled {
    pub(super) fn sentence(&self) -> Msg {
        let msg = if self.recent {
            Msg::new(
                "el padrón anterior la clasificaba como «{label}» y este ya no: señal de alerta con cualquier puesto",
                "the earlier roll classed this person as “{label}” and this one does not: a red flag whatever the position",
            )
        } else {
            Msg::new(
                "un padrón anterior, de más de tres meses antes, la clasificaba como «{label}»",
                "an earlier roll, older than three months, classed this person as “{label}”",
            )
        };
        msg.with("label", self.label.title())
    }
}
