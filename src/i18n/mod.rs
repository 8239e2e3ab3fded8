//! F1: how messages, numbers and days are written in each language, and what is masked for whom.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod format;
mod mask;
mod render;
pub mod ui;

pub use format::{date, integer, moment, percent, weekday};
pub use mask::mask;
pub use render::{Audience, View, placeholders, render};
