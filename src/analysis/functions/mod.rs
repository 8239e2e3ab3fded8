//! Indications that a person's functions may be those of a trabajador de confianza.
//!
//! The name of a post decides nothing (LFT 9): what stands here points a reviewer to rows and to questions.

mod bosses;
mod fold;
mod function;
mod history;
mod lookup;
mod narrowing;
mod pay;
mod probation;
mod questions;
mod record;
mod signals;
mod standing;
mod title;
mod usual;
mod words;

pub use bosses::{Astray, Bosses, Reports, Stray, Tie};
pub use function::{Function, Nature};
pub use history::{Before, Change, Relabelled};
pub use pay::{PayLevel, PayPeriod, PayUnit, daily_cents};
pub use probation::Trial;
pub use record::{Records, label};
pub use signals::{EntryFacts, Indication, Plant, Seen, TREATMENT_CAP, signals};
pub use standing::{Label, Standing};
pub use title::{Doubt, TitleScore, TitleScorer, score_title};
pub use usual::{ENOUGH_ROWS, Share, Usual};
