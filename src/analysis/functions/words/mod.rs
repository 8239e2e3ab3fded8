//! The vocabulary of job titles: each word with the ways in which it is shortened.

mod office;
mod other;
mod shop;

use super::Label;
use super::function::Function as F;

/// What a word does in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Names a function, which the other words may narrow.
    Role(Option<F>),
    /// The same, but an area with stronger functions decides (`ANALISTA DE NÓMINAS`).
    Generic(Option<F>),
    /// Names an area; speaks alone only where no role is named.
    Area(Option<F>),
    /// Helps whatever follows (`AUX.`, `AYTE.`, `ASIST.`), with the function it has alone.
    Assist(Option<F>),
    /// Narrows a role and says nothing by itself.
    Object,
    /// Ties the next word to the one before: what follows is an object.
    Link,
    /// A grade or qualifier that changes nothing.
    Grade,
    /// A word of the contract, no function.
    Contract,
    /// The employer's own label.
    Label(Label),
}

/// A word: its stem, what it does, and how it is also written.
pub(super) struct Word {
    /// The word in full, folded. Phrases are joined by `_`.
    pub(super) stem: &'static str,
    /// What it does.
    pub(super) part: Part,
    /// Abbreviations and variants, folded.
    pub(super) also: &'static [&'static str],
}

const fn w(stem: &'static str, part: Part, also: &'static [&'static str]) -> Word {
    Word { stem, part, also }
}

const fn role(function: F) -> Part {
    Part::Role(Some(function))
}

const fn area(function: F) -> Part {
    Part::Area(Some(function))
}

/// The whole vocabulary.
pub(super) fn all() -> impl Iterator<Item = &'static Word> {
    office::WORDS.iter().chain(shop::WORDS).chain(other::WORDS)
}
