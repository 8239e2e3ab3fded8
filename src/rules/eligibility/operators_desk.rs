//! What EL-02 has at hand while it reads rows: titles, who shares them, and the signs of one person.

use std::collections::BTreeMap;

use crate::analysis::functions::{Bosses, Label, Share, TitleScorer, label};
use crate::analysis::lists::{ListKind, Lists};
use crate::analysis::name_words;
use crate::model::{Case, Entry, Field, Msg, Reason};

/// Points up to which a title is production and nothing else.
pub(super) const PLAIN_TITLE: u16 = 100;
/// Rows with the same title from which they say what the title is.
const ENOUGH_PEERS: u32 = 5;

/// What is at hand while the rows are read.
pub(super) struct Desk<'a> {
    pub(super) case: &'a Case,
    pub(super) titles: TitleScorer,
    pub(super) bosses: &'a Bosses,
    pub(super) max_title: u16,
    /// How often production is set apart by a label: a label that all carry says nothing.
    pub(super) common: Share,
    /// How often each title goes without such a label.
    pub(super) peers: BTreeMap<String, Share>,
}

impl Desk<'_> {
    pub(super) fn label_share(&mut self, lists: &Lists<'_>) -> Share {
        let others =
            [ListKind::Previous, ListKind::Payroll].into_iter().flat_map(|kind| lists.get(kind).entries());
        let classes: Vec<&str> = lists
            .roll()
            .iter()
            .chain(others)
            .filter(|entry| {
                !entry.text(Field::Class).is_empty() && self.is_line(entry.text(Field::Position), PLAIN_TITLE)
            })
            .map(|entry| entry.text(Field::Class))
            .collect();
        Share::of(classes.into_iter().map(|class| label(&mut self.titles, class).is_some()))
    }

    /// Titles as written, with how often people who have one go without a label that sets them apart.
    pub(super) fn peers(&mut self, lists: &Lists<'_>) -> BTreeMap<String, Share> {
        let mut out: BTreeMap<String, Share> = BTreeMap::new();
        let others =
            [ListKind::Previous, ListKind::Payroll].into_iter().flat_map(|kind| lists.get(kind).entries());
        for entry in lists.roll().iter().chain(others) {
            let (title, class) = (name_words::words(entry.text(Field::Position)), entry.text(Field::Class));
            if !title.is_empty() && !class.is_empty() {
                let share = out.entry(title.join(" ")).or_default();
                share.of += 1;
                share.rows += u32::from(label(&mut self.titles, class).is_none());
            }
        }
        out
    }

    /// People with the same title, if four in five of them go without such a label.
    pub(super) fn peers_of(&self, title: &str) -> Option<Share> {
        let share = *self.peers.get(&name_words::words(title).join(" "))?;
        (share.of >= ENOUGH_PEERS && share.rows * 5 >= share.of * 4).then_some(share)
    }

    pub(super) fn is_line(&mut self, title: &str, max: u16) -> bool {
        let score = self.titles.score(title);
        score.function.is_some() && score.points <= max
    }
}

/// Signs for and against, with their points.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) reasons: Vec<Reason>,
    sum: i32,
}

impl Signs {
    pub(super) fn add(&mut self, msg: Msg, points: i32, entry: &Entry<'_>, field: Field) {
        self.sum += points;
        self.reasons.push(Reason { msg, points: Some(points), at: Some(entry.at_field(field).into()) });
    }

    pub(super) fn points(&self) -> u16 {
        u16::try_from(self.sum.clamp(0, 950)).unwrap_or(0)
    }
}

pub(super) fn is_unionized(titles: &mut TitleScorer, row: &Entry<'_>) -> bool {
    let flag = titles.score(row.text(Field::UnionFlag)).labels.contains(&Label::Unionized);
    let plain = row.text(Field::UnionFlag).trim().to_uppercase();
    flag || matches!(plain.as_str(), "SI" | "SÍ" | "YES" | "S" | "Y" | "1")
}
