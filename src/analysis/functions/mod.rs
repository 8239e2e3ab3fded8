//! Indications that a person's functions may be those of a trabajador de confianza.
//!
//! The name of a post decides nothing (LFT 9): what stands here points a reviewer to rows and to questions.

mod fold;
mod function;
mod lookup;
mod narrowing;
mod signals;
mod standing;
mod title;
mod words;

pub use function::{Function, Nature};
pub use signals::{EntryFacts, Indication, PayBaseline, PayPeriod, signals};
pub use standing::{Label, Standing};
pub use title::{Doubt, TitleScore, TitleScorer, score_title};
