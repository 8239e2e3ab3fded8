//! One document's language and facts at hand: what every part of the letter writes with.

use chrono::NaiveDate;

use super::deadline::Deadline;
use super::gather::Gathered;
use crate::engine::Audit;
use crate::i18n::{Audience, View, date, render};
use crate::model::{Case, Digest, Lang, Msg, Source, Text, Vote};

/// What a part of the letter writes from, and in which language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen<'a> {
    /// Language.
    pub(super) lang: Lang,
    /// The case.
    pub(super) case: &'a Case,
    /// Its audit.
    pub(super) audit: &'a Audit,
    /// The kind of vote.
    pub(super) vote: Vote,
    /// The persons and causes.
    pub(super) gathered: &'a Gathered<'a>,
    /// Until when.
    pub(super) deadline: &'a Deadline,
    /// Digest of the annex that goes with it.
    pub(super) annex: Digest,
}

impl Pen<'_> {
    /// A fixed text.
    pub(super) fn text(&self, text: Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A message. Names are written out: the letter is the user's own, and goes to the authority.
    pub(super) fn msg(&self, msg: &Msg) -> String {
        render(msg, View { lang: self.lang, audience: Audience::Confidential, names: true })
    }

    /// A day in words.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        date(day, self.lang)
    }

    /// A day of `[dates]` in words.
    pub(super) fn date(&self, key: &str) -> Option<String> {
        self.case.file.date(key).map(|moment| self.day(moment.day()))
    }

    /// The roll that is objected to.
    pub(super) fn roll(&self) -> Option<&Source> {
        self.case.roll()
    }
}

/// A sentence begins with a capital letter.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
